//! Keys written as words.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The keys that `text` writes, parted by blanks: a key by its name (`Enter`, `Ctrl-d`), else the letters of a word,
/// `_` for a blank.
pub(crate) fn typed(text: &str) -> Vec<KeyEvent> {
    text.split_whitespace().flat_map(word).collect()
}

fn word(word: &str) -> Vec<KeyEvent> {
    let plain = |code| vec![KeyEvent::new(code, KeyModifiers::NONE)];
    if let Some(letter) = word.strip_prefix("Ctrl-") {
        let letters = letter
            .chars()
            .map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL));
        return letters.collect();
    }
    match word {
        "Enter" => plain(KeyCode::Enter),
        "Esc" => plain(KeyCode::Esc),
        "Tab" => plain(KeyCode::Tab),
        "BackTab" => plain(KeyCode::BackTab),
        "Backspace" => plain(KeyCode::Backspace),
        "Down" => plain(KeyCode::Down),
        "Up" => plain(KeyCode::Up),
        "PgDn" => plain(KeyCode::PageDown),
        _ => {
            let letters = word.chars().map(|c| if c == '_' { ' ' } else { c });
            letters
                .map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE))
                .collect()
        }
    }
}
