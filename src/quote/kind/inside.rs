//! What the words inside a marked stretch look like.

use crate::quote::lexicon::{Word, known};
use crate::quote::symbol::{NOTHING, Symbol, of_word};
use crate::quote::tokens::{first_inside, last_inside, shape_of};
use crate::story::words::is_of_words;

/// What the words inside look like.
#[allow(clippy::struct_excessive_bools)] // facts that hold or do not, each read by its name
pub(super) struct Inside {
    /// How many there are, up to [`LOOK`].
    pub(super) words: usize,
    /// Every word of weight is capitalised.
    title: bool,
    capital: bool,
    stop: bool,
    comma: bool,
    /// I, you, is, don’t: words of utterances.
    pub(super) personal: bool,
    /// The words.
    symbols: [Symbol; LOOK],
}

/// As many words are looked at.
const LOOK: usize = 13;

impl Inside {
    pub(super) fn new(text: &str) -> Self {
        let mut title = true;
        let mut personal = false;
        let mut symbols = [NOTHING; LOOK];
        let mut words = 0;
        for word in text.split_whitespace().take(LOOK) {
            let word = word.trim_matches(|c: char| !is_of_words(c));
            if word.is_empty() {
                continue;
            }
            let small = !word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
            let known = known(word);
            symbols[words] = of_word(word, shape_of(word), known);
            words += 1;
            let known = known.word;
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
            symbols,
        }
    }

    /// The words, up to [`LOOK`].
    pub(super) fn symbols(&self) -> &[Symbol] {
        &self.symbols[..self.words]
    }

    /// Whether it is written like the title of something.
    pub(super) fn is_title(&self) -> bool {
        self.title && self.words > 1
    }

    /// How long it is, in steps: below 7.
    pub(super) fn length(&self) -> usize {
        match self.words {
            0..=1 => 0,
            2 => 1,
            3 => 2,
            4 => 3,
            5..=6 => 4,
            7..=12 => 5,
            _ => 6,
        }
    }

    /// How it is written and how it ends: below 16.
    pub(super) fn look(&self) -> usize {
        let case = match (self.title, self.capital) {
            (true, _) if self.words > 1 => 0,
            (true, _) => 1,
            (_, true) => 2,
            _ => 3,
        };
        let end = match (self.stop, self.comma) {
            (true, _) => 1,
            (_, true) => 2,
            _ => 0,
        };
        case * 4 + end
    }
}
