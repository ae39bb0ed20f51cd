//! Where the clause of a cue begins, if it reports one at all: the options, and what speaks for each.

use super::anchor::{
    Anchor, CUES, KINDS, PATHS, STEPS, STYLES, bars, is_punctuation, mixed, path, steps,
};
use crate::quote::lexicon::Word;
use crate::quote::model::{Features, templates};
use crate::quote::symbol::{SORTS, SYMBOLS};

/// Sides of the cue, see [`Side`].
pub(super) const SIDES: usize = 3;
/// Ways to begin, see [`Opening::how`].
pub(super) const HOWS: usize = 16;
/// Values of two hashed words.
const PAIRS: usize = 16384;

/// On which side of the cue a clause stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quote) enum Side {
    /// She said the visit would go ahead.
    Behind,
    /// The visit would go ahead, she said.
    Before,
    /// The visit, she said, *would go ahead*: behind the cue, and another part stands before it.
    Rest,
}

/// Where a clause may begin.
#[derive(Clone, Copy, Debug)]
pub(in crate::quote) struct Opening {
    /// Its first token.
    pub(in crate::quote) at: usize,
    /// On which side of the cue.
    pub(in crate::quote) side: Side,
    /// What makes it a beginning: below [`HOWS`].
    pub(super) how: usize,
}

templates! {
    /// What speaks for and against a beginning; the first ones speak for none at all.
    pub(in crate::quote) enum Template {
        /// No clause: by the cue.
        NoneWord = [2, SYMBOLS],
        /// By the sort of cue, and how likely it reports.
        NoneLikely = [2, CUES, STEPS],
        /// By the word before.
        NoneBefore = [2, SYMBOLS],
        /// By the word behind.
        NoneBehind = [2, SYMBOLS],
        /// By the second word behind.
        NoneSecond = [SYMBOLS],
        /// By the sorts on both sides.
        NoneSides = [CUES, SORTS, SORTS],
        /// By the two sorts before.
        NoneEarlier = [SORTS, SORTS],
        /// By the two sorts behind.
        NoneLater = [SORTS, SORTS],
        /// By the cue and the sort behind.
        NoneWordBehind = [SYMBOLS, SORTS],
        /// By the cue and the sort before.
        NoneWordBefore = [SYMBOLS, SORTS],
        /// By stretches in marks on both sides.
        NoneQuotes = [CUES, 4, 5],
        /// By the subject.
        NoneSubject = [CUES, 8, KINDS],
        /// By the place in the sentence.
        NonePlace = [CUES, 5, 5],
        /// By the likely cues near by.
        NoneNear = [STEPS, STEPS, 2],
        /// By the kind of paragraph.
        NoneParagraph = [6, CUES],
        /// By the second word before.
        NoneSecondBefore = [SYMBOLS],
        /// By the cue and the word before.
        NonePairBefore = [PAIRS],
        /// By the cue and the two words behind.
        NonePairBehind = [PAIRS],
        /// By the head of the subject.
        NoneHead = [SYMBOLS],
        /// By the likeliest cues of the sentence before and behind.
        NoneStrong = [STEPS, STEPS, STEPS],
        /// By the custom of the story's marks.
        NoneStyle = [STYLES, CUES, STEPS],
        /// By the custom, and the sorts on both sides.
        NoneStyleSides = [STYLES, SORTS, SORTS],
        /// By the custom and the cue.
        NoneStyleWord = [STYLES, SYMBOLS],
        /// The custom, the way and the sort of cue.
        Style = [STYLES, HOWS, CUES],
        /// The custom, the side and the first sort.
        StyleFirst = [STYLES, SIDES, SORTS, CUES],
        /// The custom and the first two sorts.
        StyleAhead = [STYLES, SORTS, SORTS],
        /// The side, the way and the sort of cue.
        How = [SIDES, HOWS, CUES],
        /// The way and the cue.
        HowWord = [HOWS, SYMBOLS],
        /// The way and how likely the cue is.
        HowLikely = [SIDES, HOWS, STEPS],
        /// The way, and a "that" near by.
        HowThat = [HOWS, 3, CUES],
        /// The first word.
        First = [SIDES, SYMBOLS],
        /// The second word.
        Second = [SIDES, SYMBOLS],
        /// The word before.
        Before = [SIDES, SYMBOLS],
        /// The sorts on both sides of the beginning.
        Edge = [SIDES, SORTS, SORTS],
        /// The first two sorts.
        Ahead = [SIDES, SORTS, SORTS],
        /// The first sort, the way and the sort of cue.
        HowFirst = [HOWS, SORTS, CUES],
        /// The sort before, the way and the sort of cue.
        HowBefore = [HOWS, SORTS, CUES],
        /// The cue and the first sort.
        WordFirst = [SYMBOLS, SORTS],
        /// The cue and the first word.
        WordPair = [PAIRS],
        /// The sorts between the cue and the beginning.
        Path = [PATHS],
        /// The distance from the cue.
        Distance = [SIDES, 12, CUES],
        /// The kind of the mention that begins there.
        Kind = [HOWS, KINDS],
        /// How the subject is tied to the cue, and the sort before it.
        Subject = [SIDES, HOWS, 8],
        /// The sort before the subject, and the one behind the cue.
        Tail = [SIDES, SORTS, SORTS],
        /// A mark in the marks: stretches between.
        Bars = [SIDES, 4, 5],
    }
}

/// The openings of a cue's clause: on both sides, or only of what follows a part before it.
pub(in crate::quote) fn openings(anchor: &Anchor, rest: bool, out: &mut Vec<Opening>) {
    out.clear();
    behind(anchor, if rest { Side::Rest } else { Side::Behind }, out);
    if !rest {
        before(anchor, out);
    }
}

fn behind(anchor: &Anchor, side: Side, out: &mut Vec<Opening>) {
    const NEAR: usize = 6;
    const FAR: usize = 24;
    const MOST: usize = 10;
    let at = anchor.cue.at;
    for next in at + 1..anchor.sentence.end.min(at + FAR) {
        let token = &anchor.scene.tokens.all[next];
        if bars(token) || out.len() >= MOST {
            break;
        }
        if is_punctuation(token) {
            continue;
        }
        let last = &anchor.scene.tokens.all[next - 1];
        let how = if last.is(Word::THAT) {
            6
        } else if last.is_mark(b':') {
            8
        } else if next - at <= NEAR {
            next - at - 1
        } else if last.is_mark(b',') {
            7
        } else if last.is_mark(b'-') {
            9
        } else {
            continue;
        };
        out.push(Opening {
            at: next,
            side,
            how,
        });
    }
}

fn before(anchor: &Anchor, out: &mut Vec<Opening>) {
    const FAR: usize = 60;
    const MOST: usize = 7;
    let start = anchor.sentence.start.max(anchor.cue.at.saturating_sub(FAR));
    let all = &anchor.scene.tokens.all;
    let mut found = 0;
    let mut next = anchor.cue.at;
    while next > start && found < MOST {
        next -= 1;
        let token = &all[next];
        if bars(token) {
            return;
        }
        if is_punctuation(token) {
            continue;
        }
        let last = next
            .checked_sub(1)
            .filter(|&last| last >= anchor.sentence.start)
            .map(|last| &all[last]);
        let how = match last {
            None => 10,
            Some(last) if last.is_mark(b',') => 11,
            Some(last) if is_punctuation(last) => 15,
            _ if token.is(Word::WHO) || token.is(Word::THAT) => 12,
            Some(last) if last.is(Word::THAT.or(Word::SUBORDINATOR).or(Word::CONJUNCTION)) => 14,
            _ if anchor.cue.at - next <= 12 && anchor.kind_at(next) > 0 => 13,
            _ => continue,
        };
        found += 1;
        out.push(Opening {
            at: next,
            side: Side::Before,
            how,
        });
    }
}

/// The features of no clause at all.
pub(in crate::quote) fn nothing(anchor: &Anchor, rest: bool, out: &mut impl Features) {
    let at = anchor.cue.at;
    let rest = usize::from(rest);
    let (sort, symbol) = (anchor.sort, anchor.symbol);
    let behind = |n: usize| at + n;
    let before = |n: usize| at.wrapping_sub(n);
    let (last, next) = (anchor.sort_at(before(1)), anchor.sort_at(behind(1)));
    out.add(Template::NoneWord.of([rest, symbol]));
    out.add(Template::NoneLikely.of([rest, sort, anchor.likely]));
    out.add(Template::NoneBefore.of([rest, anchor.symbol_at(before(1))]));
    out.add(Template::NoneBehind.of([rest, anchor.symbol_at(behind(1))]));
    out.add(Template::NoneSecond.of([anchor.symbol_at(behind(2))]));
    out.add(Template::NoneSides.of([sort, last, next]));
    out.add(Template::NoneEarlier.of([anchor.sort_at(before(2)), last]));
    out.add(Template::NoneLater.of([next, anchor.sort_at(behind(2))]));
    out.add(Template::NoneWordBehind.of([symbol, next]));
    out.add(Template::NoneWordBefore.of([symbol, last]));
    let (left, right) = anchor.quotes;
    out.add(Template::NoneQuotes.of([sort, left, right]));
    let subject = anchor
        .subject
        .map_or(0, |subject| anchor.kind_at(subject.first));
    out.add(Template::NoneSubject.of([sort, anchor.bond(), subject]));
    let step = |gap: usize| match gap {
        0..=1 => gap,
        2..=3 => 2,
        4..=8 => 3,
        _ => 4,
    };
    out.add(Template::NonePlace.of([
        sort,
        step(at - anchor.sentence.start),
        step(anchor.sentence.end - at - 1),
    ]));
    let word = |at: usize| anchor.symbol_at(at);
    out.add(Template::NoneSecondBefore.of([word(before(2))]));
    let pair = |words: [usize; 3], seed: usize| mixed(words.into_iter(), seed) % PAIRS;
    out.add(Template::NonePairBefore.of([pair([symbol, word(before(1)), 0], 1)]));
    out.add(Template::NonePairBehind.of([pair([symbol, word(behind(1)), word(behind(2))], 2)]));
    out.add(Template::NoneHead.of([anchor.subject.map_or(0, |subject| word(subject.end - 1))]));
    let strongest = |start: usize, end: usize| {
        let cues = &anchor.scene.cues[anchor.scene.cues_in(start, end)];
        let most = cues.iter().fold(0.0, |most: f32, cue| most.max(cue.likely));
        super::anchor::likely(most)
    };
    let (left, right) = (
        strongest(anchor.sentence.start, at),
        strongest(at + 1, anchor.sentence.end),
    );
    out.add(Template::NoneStrong.of([left, right, anchor.likely]));
    out.add(Template::NoneStyle.of([anchor.style, sort, anchor.likely]));
    out.add(Template::NoneStyleSides.of([anchor.style, last, next]));
    out.add(Template::NoneStyleWord.of([anchor.style, symbol]));
    let near = |index: Option<usize>| {
        let cue = index.and_then(|index| anchor.scene.cues.get(index));
        cue.filter(|cue| anchor.sentence.contains(&cue.at))
            .map_or(0, |cue| super::anchor::likely(cue.likely))
    };
    let (one, two) = (
        near(anchor.index.checked_sub(1)),
        near(Some(anchor.index + 1)),
    );
    out.add(Template::NoneNear.of([one, two, usize::from(anchor.cue.nested)]));
    out.add(Template::NoneParagraph.of([anchor.scene.paragraph_kind(at), sort]));
}

/// The features of an opening.
pub(in crate::quote) fn features(anchor: &Anchor, opening: &Opening, out: &mut impl Features) {
    let (at, how, side) = (opening.at, opening.how, opening.side as usize);
    let (sort, symbol) = (anchor.sort, anchor.symbol);
    let all = &anchor.scene.tokens.all;
    let cue = anchor.cue.at;
    let before = at.wrapping_sub(1);
    let first = anchor.sort_at(at);
    let last = anchor.sort_at(before);
    out.add(Template::How.of([side, how, sort]));
    out.add(Template::Style.of([anchor.style, how, sort]));
    out.add(Template::StyleFirst.of([anchor.style, side, first, sort]));
    out.add(Template::StyleAhead.of([anchor.style, first, anchor.sort_at(at + 1)]));
    out.add(Template::HowWord.of([how, symbol]));
    out.add(Template::HowLikely.of([side, how, anchor.likely]));
    let gap = if at > cue {
        &all[cue + 1..at]
    } else {
        &all[at..cue]
    };
    let that = if anchor.that < at {
        1
    } else {
        2 * usize::from(anchor.that < at + 8)
    };
    out.add(Template::HowThat.of([how, that, sort]));
    out.add(Template::First.of([side, anchor.symbol_at(at)]));
    out.add(Template::Second.of([side, anchor.symbol_at(at + 1)]));
    out.add(Template::Before.of([side, anchor.symbol_at(before)]));
    out.add(Template::Edge.of([side, last, first]));
    out.add(Template::Ahead.of([side, first, anchor.sort_at(at + 1)]));
    out.add(Template::HowFirst.of([how, first, sort]));
    out.add(Template::HowBefore.of([how, last, sort]));
    out.add(Template::WordFirst.of([symbol, first]));
    let pair = [symbol, anchor.symbol_at(at), how];
    out.add(Template::WordPair.of([mixed(pair.into_iter(), side) % PAIRS]));
    out.add(Template::Path.of([path(gap, sort * SIDES + side)]));
    out.add(Template::Distance.of([side, steps(gap.len()), sort]));
    out.add(Template::Kind.of([how, anchor.kind_at(at)]));
    out.add(Template::Subject.of([side, how, anchor.bond()]));
    out.add(Template::Tail.of([side, anchor.tail.0, anchor.tail.1]));
    let (left, right) = anchor.quotes;
    out.add(Template::Bars.of([side, left, right]));
}
