//! How likely a word reports: a learned model over the word and what stands beside it.

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
    let kind = [
        Word::CORE,
        Word::SPEECH,
        Word::REPORT,
        Word::MANNER,
        Word::THOUGHT,
        Word::VERB,
        Word::CUE_NOUN,
    ]
    .iter()
    .position(|&class| token.is(class))
    .unwrap_or(7);
    let form = [Word::PAST, Word::THIRD, Word::ING, Word::BASE]
        .iter()
        .position(|&form| token.is(form))
        .unwrap_or(4);
    kind * 6 + form
}

/// The features of the token at `at`.
pub(in crate::quote) fn features(tokens: &Tokens, at: usize, out: &mut impl Features) {
    outline(tokens, at, out);
    details(tokens, at, out);
}

/// Those of the word itself and the one behind it, which settle most.
pub(super) fn outline(tokens: &Tokens, at: usize, out: &mut impl Features) {
    let token = &tokens.all[at];
    let next = tokens.beside(at, Some(at + 1));
    let word = token.symbol as usize;
    let class = class(token);
    out.add(Template::Bias.of([0]));
    out.add(Template::Word.of([word]));
    out.add(Template::Class.of([class]));
    let symbol = next.map_or(NOTHING, |t| t.symbol) as usize;
    let sort = next.map_or(Sort::Nothing, |t| t.sort) as usize;
    out.add(Template::Behind.of([symbol]));
    out.add(Template::WordBehind.of([word, sort]));
    out.add(Template::ClassNext.of([class, symbol]));
}

/// As many tokens on each side are looked through.
const FAR: usize = 16;

/// All others.
pub(super) fn details(tokens: &Tokens, at: usize, out: &mut impl Features) {
    let all = &tokens.all;
    let token = &all[at];
    let sentence = tokens.sentence_around(at);
    let near = |at: Option<usize>| at.filter(|at| sentence.contains(at)).map(|at| &all[at]);
    let sort = |at: Option<usize>| near(at).map_or(Sort::Nothing, |t| t.sort) as usize;
    let symbol = |at: Option<usize>| near(at).map_or(NOTHING, |t| t.symbol) as usize;
    let (one, two) = (at.checked_sub(1), at.checked_sub(2));
    let (next, second) = (Some(at + 1), Some(at + 2));
    let word = token.symbol as usize;
    let class = class(token);
    out.add(Template::Before.of([symbol(one)]));
    out.add(Template::SecondBefore.of([symbol(two)]));
    out.add(Template::SecondBehind.of([symbol(second)]));
    out.add(Template::WordBefore.of([word, sort(one)]));
    out.add(Template::ClassSides.of([class, sort(one), sort(next)]));
    out.add(Template::ClassBefore.of([class, sort(two), sort(one)]));
    out.add(Template::ClassBehind.of([class, sort(next), sort(second)]));
    out.add(Template::ClassPrevious.of([class, symbol(one)]));
    let quote = |gap: Option<usize>| match gap {
        None => 0,
        Some(gap @ 0..=3) => 1 + gap,
        Some(4..=8) => 5,
        Some(_) => 6,
    };
    let behind = &all[at + 1..sentence.end.min(at + FAR)];
    let before = &all[sentence.start.max(at.saturating_sub(FAR))..at];
    let back = quote(before.iter().rev().position(Token::is_quote));
    let ahead = quote(behind.iter().position(Token::is_quote));
    out.add(Template::Quotes.of([back, ahead]));
    out.add(Template::WordQuotes.of([word, back.div_ceil(2).min(2), ahead.div_ceil(2).min(2)]));
    out.add(Template::ClassQuotes.of([class, back, ahead]));
    let step = |gap: usize| match gap {
        0..=1 => gap,
        2..=3 => 2,
        4..=8 => 3,
        _ => 4,
    };
    out.add(Template::Place.of([
        step(at - sentence.start),
        step(sentence.end - at - 1),
        class,
    ]));
    let that = usize::from(behind.iter().take(4).any(|t| t.is(Word::THAT)));
    out.add(Template::That.of([that, class]));
    out.add(Template::WordThat.of([that, word]));
}
