//! Where the clause of a cue ends, given where it begins: the options, and what speaks for each.

use super::anchor::{
    Anchor, CUES, KINDS, PATHS, STEPS, bars, is_punctuation, likely, mixed, steps,
};
use super::opening::{HOWS, Opening, SIDES, Side};
use crate::quote::lexicon::Word;
use crate::quote::model::{Features, templates};
use crate::quote::symbol::{SORTS, SYMBOLS, Sort};

/// Where a clause may end.
#[derive(Clone, Copy, Debug)]
pub(in crate::quote) struct Closing {
    /// The token behind its last.
    pub(in crate::quote) at: usize,
    /// How many words it has.
    length: usize,
    /// Verbs, commas and dashes in it.
    verbs: usize,
    commas: usize,
    dashes: usize,
    /// How many endings stand before.
    order: usize,
    /// Commas of the sentence behind it.
    left: usize,
    /// How near a stretch in marks stands behind it.
    quote: usize,
    /// The next likely cue behind it: how near, and how likely.
    next: (usize, usize),
}

templates! {
    /// What speaks for and against an ending.
    pub(in crate::quote) enum Template {
        /// The sorts on both sides of the ending.
        Edge = [SIDES, SORTS, SORTS],
        /// The two sorts behind it.
        Ahead = [SIDES, SORTS, SORTS],
        /// The word behind it.
        Word = [SIDES, SYMBOLS],
        /// The second word behind it.
        Second = [SIDES, SYMBOLS],
        /// The last word.
        Last = [SIDES, SYMBOLS],
        /// The number of words, and the sort behind.
        Length = [SIDES, 12, SORTS],
        /// The number of words, and how it began.
        HowLength = [HOWS, 12],
        /// How many endings stand before, and the sort behind.
        Order = [SIDES, 10, SORTS],
        /// How it began, and the sort behind.
        How = [HOWS, SORTS],
        /// The first sort, and the one behind.
        First = [SIDES, SORTS, SORTS],
        /// The first word, and the sort behind.
        FirstWord = [SYMBOLS, SORTS],
        /// The sort of cue, and the sort behind.
        Cue = [SIDES, CUES, SORTS],
        /// The cue, and the sort behind.
        CueWord = [SYMBOLS, SORTS],
        /// The cue, and how many words.
        CueLength = [SYMBOLS, 6],
        /// Verbs in the clause, and the sort behind.
        Verbs = [SIDES, 4, SORTS],
        /// Verbs in the clause, the first sort, and how it ends.
        VerbsFirst = [4, SORTS, 4],
        /// Commas in the clause and behind it.
        Commas = [SIDES, 4, 4, SORTS],
        /// Dashes in the clause.
        Dashes = [3, SORTS],
        /// The length of what is left of the sentence.
        Left = [SIDES, 12, SORTS],
        /// What follows, three sorts.
        Path = [PATHS],
        /// What follows, two words.
        Words = [PATHS],
        /// The next cue behind the ending: how near and how likely.
        Next = [6, STEPS, SORTS],
        /// Stretches in marks behind.
        Quotes = [3, SORTS],
        /// The kind of the mention behind.
        Kind = [SIDES, KINDS],
        /// The kind of the mention behind a comma or conjunction.
        KindBehind = [SORTS, KINDS],
        /// Before the cue: where the ending stands about the subject and the cue's group.
        Standing = [6, CUES, SORTS],
        /// Before the cue: what stands between.
        Between = [PATHS],
    }
}

/// The endings of a clause that begins at `opening`.
pub(in crate::quote) fn closings(anchor: &Anchor, opening: &Opening, out: &mut Vec<Closing>) {
    const MOST: usize = 20;
    out.clear();
    let before = opening.side == Side::Before;
    let end = if before {
        anchor.cue.at
    } else {
        anchor.sentence.end
    };
    let all = &anchor.scene.tokens.all;
    let mut next = Closing {
        at: opening.at,
        length: 0,
        verbs: 0,
        commas: 0,
        dashes: 0,
        order: 0,
        left: 0,
        quote: 0,
        next: (0, 0),
    };
    for (at, token) in all.iter().enumerate().take(end).skip(opening.at) {
        if bars(token) {
            break;
        }
        match token.sort {
            Sort::Auxiliary
            | Sort::Be
            | Sort::Verb
            | Sort::VerbPast
            | Sort::Speech
            | Sort::SpeechPast
            | Sort::Report
            | Sort::ReportPast => next.verbs += 1,
            Sort::Comma => next.commas += 1,
            Sort::Mark => next.dashes += 1,
            _ => {}
        }
        next.length += usize::from(token.is_word());
        next.at = at + 1;
        if !is_punctuation(token) && may_end(anchor, &next, end, before) {
            out.push(next);
            next.order += 1;
            if out.len() >= MOST {
                break;
            }
        }
    }
    // the sentence's own end is always one, however many come first
    if !before && out.len() >= MOST {
        let tail = &all[opening.at..end];
        if !tail.iter().any(bars) {
            let stop = tail.iter().rev().take_while(|t| is_punctuation(t)).count();
            let count = |sort: Sort| tail.iter().filter(|t| t.sort == sort).count();
            next.at = end - stop;
            next.length = tail.len() - stop;
            next.verbs = 3;
            next.commas = count(Sort::Comma);
            next.dashes = count(Sort::Mark);
            out.push(next);
        }
    }
    look_ahead(anchor, opening, out);
}

/// Tells each ending what stands behind it.
fn look_ahead(anchor: &Anchor, opening: &Opening, out: &mut [Closing]) {
    const NEAR: usize = 6;
    const SURE: f32 = 0.15;
    let tail = &anchor.scene.tokens.all[opening.at..anchor.sentence.end];
    let commas = tail.iter().filter(|t| t.sort == Sort::Comma).count();
    let bar = tail.iter().position(bars).map(|bar| opening.at + bar);
    let cues = &anchor.scene.cues;
    let mut next = anchor.scene.cues_in(0, opening.at).end;
    for closing in out {
        closing.left = commas - closing.commas.min(commas);
        closing.quote = bar.map_or(0, |bar| if bar <= closing.at + 2 { 1 } else { 2 });
        while cues.get(next).is_some_and(|cue| {
            cue.at < closing.at || cue.likely < SURE && cue.at < anchor.sentence.end
        }) {
            next += 1;
        }
        let near = cues
            .get(next)
            .filter(|cue| cue.at < anchor.sentence.end.min(closing.at + NEAR));
        closing.next = near.map_or((0, 0), |cue| {
            (1 + (cue.at - closing.at).min(4), likely(cue.likely))
        });
    }
}

/// Whether a clause that has come so far may end.
fn may_end(anchor: &Anchor, so_far: &Closing, end: usize, before: bool) -> bool {
    const NEAR: usize = 8;
    let at = so_far.at;
    let Some(token) = anchor.token(at).filter(|_| at < end) else {
        return true;
    };
    if before {
        return end - at <= 14;
    }
    let breaks = matches!(
        token.shape,
        crate::quote::tokens::Shape::Punctuation(_) | crate::quote::tokens::Shape::Quote
    ) || matches!(
        token.sort,
        Sort::Conjunction | Sort::That | Sort::Subordinator | Sort::Who
    );
    let soft = matches!(
        token.sort,
        Sort::Preposition
            | Sort::By
            | Sort::To
            | Sort::Auxiliary
            | Sort::Be
            | Sort::Pronoun
            | Sort::First
            | Sort::Adverb
            | Sort::Speech
            | Sort::SpeechPast
            | Sort::Report
            | Sort::ReportPast
            | Sort::VerbPast
            | Sort::Verb
            | Sort::Number
    );
    let subordinate = token.is(Word::SUBORDINATOR.or(Word::WHO)) || anchor.symbol_at(at) == 0;
    breaks || subordinate || soft && so_far.length <= NEAR
}

/// The features of an ending.
pub(in crate::quote) fn features(
    anchor: &Anchor,
    opening: &Opening,
    closing: &Closing,
    out: &mut impl Features,
) {
    let side = opening.side as usize;
    let (at, last) = (closing.at, closing.at - 1);
    let behind = anchor.sort_at(at);
    let first = anchor.sort_at(opening.at);
    let length = steps(closing.length);
    out.add(Template::Edge.of([side, anchor.sort_at(last), behind]));
    out.add(Template::Ahead.of([side, behind, anchor.sort_at(at + 1)]));
    out.add(Template::Word.of([side, anchor.symbol_at(at)]));
    out.add(Template::Second.of([side, anchor.symbol_at(at + 1)]));
    out.add(Template::Last.of([side, anchor.symbol_at(last)]));
    out.add(Template::Length.of([side, length, behind]));
    out.add(Template::HowLength.of([opening.how, length]));
    out.add(Template::Order.of([side, closing.order, behind]));
    out.add(Template::How.of([opening.how, behind]));
    out.add(Template::First.of([side, first, behind]));
    out.add(Template::FirstWord.of([anchor.symbol_at(opening.at), behind]));
    out.add(Template::Cue.of([side, anchor.sort, behind]));
    out.add(Template::CueWord.of([anchor.symbol, behind]));
    out.add(Template::CueLength.of([anchor.symbol, closing.length.div_ceil(2)]));
    out.add(Template::Verbs.of([side, closing.verbs, behind]));
    let ends = match anchor.token(at).map(|t| t.sort) {
        None | Some(Sort::Stop) => 0,
        Some(Sort::Comma) => 1,
        Some(Sort::Conjunction | Sort::Subordinator) => 2,
        _ => 3,
    };
    out.add(Template::VerbsFirst.of([closing.verbs, first, ends]));
    out.add(Template::Commas.of([side, closing.commas, closing.left, behind]));
    out.add(Template::Dashes.of([closing.dashes, behind]));
    out.add(Template::Left.of([side, steps(anchor.sentence.end - at), behind]));
    let ahead = |n: usize| anchor.sort_at(at + n);
    let path = mixed([behind, ahead(1), ahead(2)].into_iter(), side) % PATHS;
    out.add(Template::Path.of([path]));
    let words = [anchor.symbol_at(at), anchor.symbol_at(at + 1)];
    out.add(Template::Words.of([mixed(words.into_iter(), side) % PATHS]));
    let (gap, sure) = closing.next;
    out.add(Template::Next.of([gap, sure, behind]));
    out.add(Template::Quotes.of([closing.quote, behind]));
    let kind = anchor.kind_at(at);
    out.add(Template::Kind.of([side, kind]));
    out.add(Template::KindBehind.of([behind, anchor.kind_at(at + 1)]));
    if opening.side == Side::Before {
        before(anchor, at, behind, out);
    }
}

fn before(anchor: &Anchor, at: usize, behind: usize, out: &mut impl Features) {
    let subject = anchor.subject;
    let standing = if subject.is_some_and(|subject| at == subject.first) {
        1
    } else if subject.is_some_and(|subject| at + 1 == subject.first) {
        2
    } else if at == anchor.group {
        3
    } else if at + 1 == anchor.group {
        4
    } else if at == anchor.cue.at {
        5
    } else {
        0
    };
    out.add(Template::Standing.of([standing, anchor.sort, behind]));
    let gap = &anchor.scene.tokens.all[at..anchor.cue.at];
    out.add(Template::Between.of([super::anchor::path(gap, anchor.sort)]));
}
