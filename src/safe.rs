//! Untrusted text → text that a terminal can't be commanded by.
//!
//! Story text may hold escape sequences, bidirectional overrides and invisible characters. What is shown of it goes
//! through [`visible`], which puts one visible character in the place of each, so that a column on the screen still
//! stands for a character of the story. The story itself keeps what it came with.

use std::borrow::Cow;

/// The character to show for `c`: itself, or a visible sign in its place.
///
/// Controls of ASCII become their Unicode pictures (ESC → ␛), white space a space, invisible joiners a middle dot, and
/// everything that could command a terminal or reorder a line the replacement character.
pub fn visible(c: char) -> char {
    match c {
        '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '␡',
        '\u{ad}'
        | '\u{34f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => '·',
        c if is_unsafe(c) => '\u{fffd}',
        c => c,
    }
}

/// Whether `c` commands a terminal, reorders text or shows as nothing, and has no gentler sign in [`visible`].
fn is_unsafe(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9f}'                          // C1 controls
        | '\u{61c}' | '\u{200e}' | '\u{200f}'        // bidirectional marks
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' // embeddings, overrides, isolates
        | '\u{2028}' | '\u{2029}'                    // line and paragraph separators
        | '\u{2061}'..='\u{2065}' | '\u{206a}'..='\u{206f}' // invisible operators, deprecated formats
        | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' // Hangul fillers
        | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' // invisible vowels and selectors
        | '\u{fff0}'..='\u{fffc}'                    // interlinear annotation, object replacement
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}'                  // tags and variation selectors
        | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' // private use and what lies beyond
        | '\u{fdd0}'..='\u{fdef}'
    ) || (c as u32 & 0xfffe) == 0xfffe
}

/// The text with every character made [`visible`]; borrowed where nothing had to change. Line ends are characters like
/// any other here: split lines first.
pub fn safe(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| visible(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(visible).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn what_could_command_or_mislead_is_shown_as_a_sign() {
        let cases = [
            ("plain ‘prose’ stays", "plain ‘prose’ stays"),
            ("\x1b[2Jgone", "␛[2Jgone"),
            ("a\tb\u{a0}c", "a b c"),
            ("\u{202e}desrever", "\u{fffd}desrever"),
            ("\u{9b}31m", "\u{fffd}31m"),
            ("zero\u{200b}width", "zero·width"),
            ("name\r\n", "name␍␊"),
        ];
        for (text, shown) in cases {
            assert_eq!(safe(text), shown, "{text:?}");
        }
    }
}
