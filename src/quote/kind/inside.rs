//! What the words inside a marked stretch look like.

use crate::quote::lexicon::{Word, look_up};
use crate::quote::tokens::{first_inside, last_inside};

/// What the words inside look like.
#[allow(clippy::struct_excessive_bools)] // facts that hold or do not, each read by its name
pub(super) struct Inside {
    pub(super) words: usize,
    /// Every word of weight is capitalised.
    pub(super) title: bool,
    pub(super) capital: bool,
    pub(super) stop: bool,
    pub(super) comma: bool,
    /// I, you, is, don’t: words of utterances.
    pub(super) personal: bool,
}

/// As many words are looked at.
pub(super) const LOOK: usize = 13;

impl Inside {
    pub(super) fn new(text: &str) -> Self {
        let mut words = 0_usize;
        let mut title = true;
        let mut personal = false;
        for word in text.split_whitespace().take(LOOK) {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if word.is_empty() {
                continue;
            }
            words += 1;
            let small = !word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
            let known = look_up(word);
            title &= !small || words > 1 && known.is(Word::GLUE) && word.len() <= 4;
            personal |= known.is(Word::FIRST.or(Word::SUBJECT).or(Word::AUXILIARY));
        }
        let last = last_inside(text);
        Self {
            words,
            title,
            capital: first_inside(text).is_some_and(char::is_uppercase),
            stop: matches!(last, Some('.' | '!' | '?' | '…')),
            comma: last == Some(','),
            personal,
        }
    }

    pub(super) fn is_title(&self) -> bool {
        self.title && self.words > 1
    }

    pub(super) fn is_short(&self) -> bool {
        self.words <= 4
    }
}
