//! How likely a word reports: a learned model over the word and what stands beside it.

use std::ops::Range;

use crate::quote::lexicon::Word;
use crate::quote::model::{Features, templates};
use crate::quote::symbol::{NOTHING, SORTS, SYMBOLS, Sort};
use crate::quote::tokens::{Shape, Token, Tokens};

/// Classes of word by what is known of it, see [`class`].
const C: usize = 48;

templates! {
    /// What speaks for a word's reporting.
    pub(in crate::quote) enum Template {
        /// Always.
        Bias = [1],
        /// The word.
        Word = [SYMBOLS],
        /// What is known of the word.
        Class = [C],
        /// The word before.
        Before = [SYMBOLS],
        /// The word behind.
        Behind = [SYMBOLS],
        /// The second word before.
        SecondBefore = [SYMBOLS],
        /// The second word behind.
        SecondBehind = [SYMBOLS],
        /// The word and the sort before.
        WordBefore = [SYMBOLS, SORTS],
        /// The word and the sort behind.
        WordBehind = [SYMBOLS, SORTS],
        /// What is known and the sorts beside.
        ClassSides = [C, SORTS, SORTS],
        /// What is known and the two sorts before.
        ClassBefore = [C, SORTS, SORTS],
        /// What is known and the two sorts behind.
        ClassBehind = [C, SORTS, SORTS],
        /// What is known and the word behind.
        ClassNext = [C, SYMBOLS],
        /// What is known and the word before.
        ClassPrevious = [C, SYMBOLS],
        /// Where the nearest stretches of the sentence stand.
        Quotes = [7, 7],
        /// The word, and whether stretches stand beside it.
        WordQuotes = [SYMBOLS, 3, 3],
        /// What is known, and where the nearest stretches stand.
        ClassQuotes = [C, 7, 7],
        /// Where it stands in its sentence.
        Place = [5, 5, C],
        /// Whether "that" follows soon.
        That = [2, C],
        /// Whether "that" follows soon, and the word.
        WordThat = [2, SYMBOLS],
    }
}

/// Whether a token may report at all: a word in lower case that is no mere link, or *According*.
pub(in crate::quote) fn may_report(token: &Token) -> bool {
    const NEVER: Word = Word::PREPOSITION
        .or(Word::CONJUNCTION)
        .or(Word::SUBORDINATOR)
        .or(Word::SUBJECT)
        .or(Word::WHO)
        .or(Word::FIRST)
        .or(Word::DETERMINER)
        .or(Word::OWNER)
        .or(Word::DATE);
    let verb = token.is(Word::REPORTING.or(Word::THOUGHT).or(Word::CUE_NOUN));
    token.shape == Shape::Lower && (verb || !token.is(NEVER.or(Word::ADVERB).or(Word::AUXILIARY)))
        || token.is(Word::ACCORDING)
}

/// What is known of a word: what it does, and its form.
fn class(token: &Token) -> usize {
    const KINDS: [Word; 7] = [
        Word::CORE,
        Word::SPEECH,
        Word::REPORT,
        Word::MANNER,
        Word::THOUGHT,
        Word::VERB,
        Word::CUE_NOUN,
    ];
    const FORMS: [Word; 4] = [Word::PAST, Word::THIRD, Word::ING, Word::BASE];
    // from the last to the first without stopping: which one it is can't be foreseen, and a wrong guess costs more than the tests
    let first_of = |classes: &[Word]| {
        let places = classes.iter().enumerate().rev();
        places.fold(
            classes.len(),
            |found, (at, &class)| {
                if token.is(class) { at } else { found }
            },
        )
    };
    first_of(&KINDS) * 6 + first_of(&FORMS)
}

/// The features of the token at `at`.
pub(in crate::quote) fn features(tokens: &Tokens, at: usize, out: &mut impl Features) {
    let asked = Asked::new(tokens, at);
    asked.outline(out);
    asked.details(out);
}

/// A word of which it is asked whether it reports.
pub(super) struct Asked<'a> {
    tokens: &'a Tokens,
    at: usize,
    token: &'a Token,
    class: usize,
}

/// As many tokens on each side are looked through.
const FAR: usize = 16;

impl<'a> Asked<'a> {
    pub(super) fn new(tokens: &'a Tokens, at: usize) -> Self {
        let token = &tokens.all[at];
        Self {
            tokens,
            at,
            token,
            class: class(token),
        }
    }

    /// The features of the word itself and the one behind it, which settle most.
    pub(super) fn outline(&self, out: &mut impl Features) {
        let next = self.tokens.beside(self.at, Some(self.at + 1));
        let word = self.token.symbol as usize;
        let class = self.class;
        out.add(Template::Bias.of([0]));
        out.add(Template::Word.of([word]));
        out.add(Template::Class.of([class]));
        let symbol = next.map_or(NOTHING, |t| t.symbol) as usize;
        let sort = next.map_or(Sort::Nothing, |t| t.sort) as usize;
        out.add(Template::Behind.of([symbol]));
        out.add(Template::WordBehind.of([word, sort]));
        out.add(Template::ClassNext.of([class, symbol]));
    }

    /// All others.
    pub(super) fn details(&self, out: &mut impl Features) {
        let sentence = self.tokens.sentence_around(self.at);
        self.sides(&sentence, out);
        self.quotes(&sentence, out);
        let (word, class) = (self.token.symbol as usize, self.class);
        let step = |gap: usize| match gap {
            0..=1 => gap,
            2..=3 => 2,
            4..=8 => 3,
            _ => 4,
        };
        out.add(Template::Place.of([
            step(self.at - sentence.start),
            step(sentence.end - self.at - 1),
            class,
        ]));
        let behind = &self.tokens.all[self.at + 1..sentence.end.min(self.at + 5)];
        let that = usize::from(behind.iter().any(|t| t.is(Word::THAT)));
        out.add(Template::That.of([that, class]));
        out.add(Template::WordThat.of([that, word]));
    }

    /// The words beside it.
    fn sides(&self, sentence: &Range<usize>, out: &mut impl Features) {
        let near = |at: Option<usize>| {
            let at = at.filter(|at| sentence.contains(at))?;
            self.tokens.all.get(at)
        };
        let look = |at: Option<usize>| {
            let of = |t: &Token| (t.symbol as usize, t.sort as usize);
            near(at).map_or((NOTHING as usize, Sort::Nothing as usize), of)
        };
        let (one, one_sort) = look(self.at.checked_sub(1));
        let (two, two_sort) = look(self.at.checked_sub(2));
        let (_, next_sort) = look(Some(self.at + 1));
        let (second, second_sort) = look(Some(self.at + 2));
        let (word, class) = (self.token.symbol as usize, self.class);
        out.add(Template::Before.of([one]));
        out.add(Template::SecondBefore.of([two]));
        out.add(Template::SecondBehind.of([second]));
        out.add(Template::WordBefore.of([word, one_sort]));
        out.add(Template::ClassSides.of([class, one_sort, next_sort]));
        out.add(Template::ClassBefore.of([class, two_sort, one_sort]));
        out.add(Template::ClassBehind.of([class, next_sort, second_sort]));
        out.add(Template::ClassPrevious.of([class, one]));
    }

    /// The stretches near it.
    fn quotes(&self, sentence: &Range<usize>, out: &mut impl Features) {
        let step = |gap: Option<usize>| match gap {
            None => 0,
            Some(gap @ 0..=3) => 1 + gap,
            Some(4..=8) => 5,
            Some(_) => 6,
        };
        let from = sentence.start.max(self.at.saturating_sub(FAR));
        let to = sentence.end.min(self.at + FAR);
        let (before, behind) = self.tokens.quotes_beside(self.at);
        let back = before.filter(|&quote| quote >= from);
        let ahead = behind.filter(|&quote| quote < to);
        let back = step(back.map(|quote| self.at - 1 - quote));
        let ahead = step(ahead.map(|quote| quote - self.at - 1));
        let (word, class) = (self.token.symbol as usize, self.class);
        out.add(Template::Quotes.of([back, ahead]));
        out.add(Template::WordQuotes.of([word, back.div_ceil(2).min(2), ahead.div_ceil(2).min(2)]));
        out.add(Template::ClassQuotes.of([class, back, ahead]));
    }
}
