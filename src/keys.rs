//! The key table: which key does what where. Help and footer are written from it, so they can't disagree with it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::InputRequest;

use crate::app::{Action, Focus, Motion};

/// Where a binding holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In all three panes.
    Panes,
    /// In the filter line.
    Filter,
    /// In the lists that lie over the panes.
    Overlay,
    /// In what lies over the panes and has nothing to narrow.
    Note,
}

impl Place {
    /// The place that has the keys when the focus is there.
    pub fn of(focus: Focus) -> Self {
        match focus {
            Focus::Filter => Self::Filter,
            Focus::Overlay => Self::Overlay,
            Focus::Note => Self::Note,
            Focus::Stories | Focus::Reader | Focus::Quotes => Self::Panes,
        }
    }

    /// What the help calls it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Panes => "In the panes",
            Self::Filter => "In the filter line",
            Self::Overlay => "In this window",
            Self::Note => "In the window of w",
        }
    }
}

/// One line of the table.
#[derive(Debug)]
pub struct Binding {
    /// Where it holds.
    pub place: Place,
    /// The keys, by the names that [`name`] gives.
    pub keys: &'static [&'static str],
    /// What they do.
    pub action: Action,
    /// What the help says.
    pub help: &'static str,
    /// What the footer says, if it is shown there.
    pub footer: Option<&'static str>,
}

const fn bind(
    place: Place,
    keys: &'static [&'static str],
    action: Action,
    help: &'static str,
    footer: Option<&'static str>,
) -> Binding {
    Binding {
        place,
        keys,
        action,
        help,
        footer,
    }
}

use Action::{Edit, Move};
use Place::{Filter, Note, Overlay, Panes};

/// All bindings, in the order in which the help shows them.
#[rustfmt::skip] // one line a binding, as a table
pub const TABLE: &[Binding] = &[
    bind(Panes, &["j", "Down"], Move(Motion::Down), "next story, row or quote", Some("move")),
    bind(Panes, &["k", "Up"], Move(Motion::Up), "the one before", None),
    bind(Panes, &["Ctrl-d"], Move(Motion::HalfDown), "half a page down", None),
    bind(Panes, &["Ctrl-u"], Move(Motion::HalfUp), "half a page up", None),
    bind(Panes, &["Space", "PgDn", "Ctrl-f"], Move(Motion::PageDown), "a page down", None),
    bind(Panes, &["b", "PgUp", "Ctrl-b"], Move(Motion::PageUp), "a page up", None),
    bind(Panes, &["g", "Home"], Move(Motion::First), "to the beginning", None),
    bind(Panes, &["G", "End"], Move(Motion::Last), "to the end", None),
    bind(Panes, &["Enter", "l", "Right"], Action::Enter, "further in: story, its quotes, the quote's place", Some("open")),
    bind(Panes, &["Esc", "h", "Left"], Action::Back, "back out; from the stories: clear the filter", Some("back")),
    bind(Panes, &["Tab"], Action::NextPane, "next pane", Some("pane")),
    bind(Panes, &["Shift-Tab"], Action::PreviousPane, "pane before", None),
    bind(Panes, &["]"], Action::NextQuote, "next quote", Some("quote")),
    bind(Panes, &["["], Action::PreviousQuote, "quote before", None),
    bind(Panes, &["w"], Action::Why, "why this quote has this speaker", Some("why")),
    bind(Panes, &["/"], Action::EditFilter, "filter as you type", Some("filter")),
    bind(Panes, &["n"], Action::NextHit, "next match of the filter in the story", None),
    bind(Panes, &["N"], Action::PreviousHit, "match before", None),
    bind(Panes, &["c"], Action::ToggleFolds, "show or fold captions and repeats", None),
    bind(Panes, &["z"], Action::Zoom, "this pane alone, or all of them", None),
    bind(Panes, &["!"], Action::ShowSkipped, "what could not be loaded", None),
    bind(Panes, &["?", "F1"], Action::Help, "these keys; type to search them", Some("help")),
    bind(Panes, &["q", "Ctrl-c"], Action::Quit, "quit", Some("quit")),
    bind(Filter, &["Enter", "Tab"], Action::AcceptFilter, "keep the filter, go to the stories", Some("keep")),
    bind(Filter, &["Esc", "Ctrl-g"], Action::Back, "take the filter away", Some("clear")),
    bind(Filter, &["Down", "Ctrl-n"], Move(Motion::Down), "next in the pane", Some("move")),
    bind(Filter, &["Up", "Ctrl-p"], Move(Motion::Up), "the one before", None),
    bind(Filter, &["PgDn"], Move(Motion::PageDown), "a page down", None),
    bind(Filter, &["PgUp"], Move(Motion::PageUp), "a page up", None),
    bind(Filter, &["Left", "Ctrl-b"], Edit(InputRequest::GoToPrevChar), "one letter left", None),
    bind(Filter, &["Right", "Ctrl-f"], Edit(InputRequest::GoToNextChar), "one letter right", None),
    bind(Filter, &["Alt-b", "Ctrl-Left"], Edit(InputRequest::GoToPrevWord), "one word left", None),
    bind(Filter, &["Alt-f", "Ctrl-Right"], Edit(InputRequest::GoToNextWord), "one word right", None),
    bind(Filter, &["Home", "Ctrl-a"], Edit(InputRequest::GoToStart), "to the start of the line", None),
    bind(Filter, &["End", "Ctrl-e"], Edit(InputRequest::GoToEnd), "to the end of the line", None),
    bind(Filter, &["Backspace", "Ctrl-h"], Edit(InputRequest::DeletePrevChar), "delete the letter before", None),
    bind(Filter, &["Delete", "Ctrl-d"], Edit(InputRequest::DeleteNextChar), "delete the letter here", None),
    bind(Filter, &["Ctrl-w", "Alt-Backspace"], Edit(InputRequest::DeletePrevWord), "delete the word before", None),
    bind(Filter, &["Ctrl-u"], Edit(InputRequest::DeleteFromStart), "delete back to the start", None),
    bind(Filter, &["Ctrl-k"], Edit(InputRequest::DeleteTillEnd), "delete to the end", None),
    bind(Filter, &["F1"], Action::Help, "all keys", Some("help")),
    bind(Filter, &["Ctrl-c"], Action::Quit, "quit", None),
    bind(Overlay, &["Esc", "Enter"], Action::Back, "close", Some("close")),
    bind(Overlay, &["Down", "Ctrl-n"], Move(Motion::Down), "down", Some("move")),
    bind(Overlay, &["Up", "Ctrl-p"], Move(Motion::Up), "up", None),
    bind(Overlay, &["PgDn"], Move(Motion::PageDown), "a page down", None),
    bind(Overlay, &["PgUp"], Move(Motion::PageUp), "a page up", None),
    bind(Overlay, &["Backspace"], Edit(InputRequest::DeletePrevChar), "delete the letter before", None),
    bind(Overlay, &["Ctrl-u"], Edit(InputRequest::DeleteLine), "delete what was typed", None),
    bind(Overlay, &["Ctrl-c"], Action::Quit, "quit", None),
    bind(Note, &["Esc", "w", "Enter"], Action::Back, "close", Some("close")),
    bind(Note, &["j", "Down"], Move(Motion::Down), "down", Some("move")),
    bind(Note, &["k", "Up"], Move(Motion::Up), "up", None),
    bind(Note, &["Space", "PgDn"], Move(Motion::PageDown), "a page down", None),
    bind(Note, &["b", "PgUp"], Move(Motion::PageUp), "a page up", None),
    bind(Note, &["q", "Ctrl-c"], Action::Quit, "quit", None),
];

/// What a key does when the focus is there. Where text is written, a key without a binding writes its letter.
pub fn action(focus: Focus, key: KeyEvent) -> Option<Action> {
    let place = Place::of(focus);
    let name = name(key)?;
    let bound = TABLE
        .iter()
        .find(|b| b.place == place && b.keys.contains(&name.as_str()));
    if let Some(binding) = bound {
        return Some(binding.action);
    }
    match key.code {
        KeyCode::Char(c)
            if matches!(place, Filter | Overlay)
                && !key
                    .modifiers
                    .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) =>
        {
            Some(Edit(InputRequest::InsertChar(c)))
        }
        _ => None,
    }
}

/// A key's name as the table and the help write it: `j`, `G`, `Ctrl-d`, `Alt-b`, `Shift-Tab`, `PgDn`.
pub fn name(key: KeyEvent) -> Option<String> {
    let base = match key.code {
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(c) => c.to_string(),
        KeyCode::Enter => "Enter".to_owned(),
        KeyCode::Esc => "Esc".to_owned(),
        KeyCode::Tab => "Tab".to_owned(),
        KeyCode::BackTab => "Shift-Tab".to_owned(),
        KeyCode::Backspace => "Backspace".to_owned(),
        KeyCode::Delete => "Delete".to_owned(),
        KeyCode::Up => "Up".to_owned(),
        KeyCode::Down => "Down".to_owned(),
        KeyCode::Left => "Left".to_owned(),
        KeyCode::Right => "Right".to_owned(),
        KeyCode::Home => "Home".to_owned(),
        KeyCode::End => "End".to_owned(),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        KeyCode::F(n) => format!("F{n}"),
        _ => return None,
    };
    let control = if key.modifiers.contains(KeyModifiers::CONTROL) {
        "Ctrl-"
    } else {
        ""
    };
    let alt = if key.modifiers.contains(KeyModifiers::ALT) {
        "Alt-"
    } else {
        ""
    };
    Some(format!("{control}{alt}{base}"))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::TABLE;

    #[test]
    fn no_key_is_bound_twice_in_one_place() {
        let mut seen = HashSet::new();
        for binding in TABLE {
            for key in binding.keys {
                assert!(seen.insert((binding.place.title(), key)), "{key} twice");
            }
        }
    }
}
