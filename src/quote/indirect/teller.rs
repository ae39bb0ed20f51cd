//! Which mention near a cue tells the clause that it reports: what speaks for each, and for none.

use super::anchor::{Anchor, CUES, KINDS, PATHS, mixed, path, steps};
use crate::quote::attribute::facts::kind;
use crate::quote::lexicon::Word;
use crate::quote::model::{Features, templates};
use crate::quote::scene::Scene;
use crate::quote::symbol::{SORTS, SYMBOLS};
use crate::story::Span;

/// Relations to the cue and the clause, by how the teller stands about them.
const RELATIONS: usize = 10;
/// Places about cue and clause, see [`place`].
const PLACES: usize = 6;

templates! {
    /// What speaks for and against a mention; the first ones speak for none at all.
    pub(in crate::quote) enum Template {
        /// No mention: by the cue.
        NoneWord = [SYMBOLS],
        /// By the sort of cue, and where the clause stands.
        NoneSort = [CUES, 2, 2],
        /// By the subject.
        NoneSubject = [CUES, 8, KINDS],
        /// By the sorts before.
        NoneBefore = [SORTS, SORTS],
        /// By the word before.
        NoneWordBefore = [SYMBOLS],
        /// By the cue and the sort before.
        NonePair = [SYMBOLS, SORTS],
        /// By the sort behind.
        NoneBehind = [SORTS, CUES],
        /// By whether the clause ends where the cue's group begins.
        NoneTouch = [3, CUES],
        /// By the second word before.
        NoneSecondBefore = [SYMBOLS],
        /// By the word behind.
        NoneWordBehind = [SYMBOLS],
        /// By the first sort of the clause.
        NoneClause = [2, SORTS, CUES],
        /// By whether a "by" follows.
        NoneBy = [2, 2, CUES],
        /// The relation, and the sorts on its sides.
        RelationSides = [RELATIONS, SORTS, SORTS],
        /// The relation, the place, and mentions between.
        RelationPlace = [RELATIONS, PLACES, 5],
        /// The relation and the word behind.
        RelationBehind = [RELATIONS, SYMBOLS],
        /// The words between it and the cue, if they are few.
        Words = [PATHS],
        /// Relation and sort of cue.
        Relation = [RELATIONS, CUES, 2],
        /// Relation and kind.
        RelationKind = [RELATIONS, KINDS, 2],
        /// Relation and cue.
        RelationWord = [RELATIONS, SYMBOLS],
        /// Place and kind.
        PlaceKind = [PLACES, KINDS, CUES],
        /// Place and distance from the cue.
        Distance = [PLACES, 12, CUES],
        /// Place, and how many mentions stand between.
        Between = [PLACES, 5, 2],
        /// The sorts between it and the cue.
        Path = [PATHS],
        /// The words on its sides.
        Before = [PLACES, SYMBOLS],
        /// The word behind.
        Behind = [PLACES, SYMBOLS],
        /// The sorts on its sides.
        Sides = [PLACES, SORTS, SORTS],
        /// Its head.
        Head = [PLACES, SYMBOLS],
        /// Genitive, describing, plural, first of its sentence.
        Grammar = [PLACES, 2, 2, 2, 2],
        /// Whether a preposition stands before it, and the sort of cue.
        Object = [PLACES, 2, CUES],
        /// Words that are no mention: the sort of cue, and its subject.
        Bare = [2, 2, CUES, 8],
        /// Their last word.
        BareHead = [2, SYMBOLS],
        /// Their first word.
        BareFirst = [2, SYMBOLS],
        /// The sorts of both.
        BareSorts = [2, SORTS, SORTS],
        /// The sort before them, and of the last.
        BareBefore = [2, SORTS, SORTS],
        /// The cue beside them.
        BareCue = [SYMBOLS],
        /// How many they are.
        BareLength = [2, 7, SORTS],
    }
}

/// Words that may tell a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::quote) enum Teller {
    /// A mention, by index.
    Mention(usize),
    /// Words beside the cue that are no mention, from a token to before another: *exit polls*, *some*, *we*.
    Words(usize, usize),
}

/// Words that stand where the subject of the cue stands, or behind its *to*, *by* or *from*, where no mention does.
pub(in crate::quote) fn bare(anchor: &Anchor, clause: &[(usize, usize)]) -> Option<Teller> {
    let free = |words: &(usize, usize)| {
        words.0 < words.1
            && clause
                .iter()
                .all(|&(start, end)| words.1 <= start || words.0 >= end)
    };
    let found = ahead(anchor)
        .filter(free)
        .or_else(|| subject(anchor).filter(free));
    found.map(|(first, end)| Teller::Words(first, end))
}

/// According to *exit polls*; said *many*.
fn ahead(anchor: &Anchor) -> Option<(usize, usize)> {
    const LONGEST: usize = 6;
    let at = anchor.cue.at;
    let next = anchor.token(at + 1)?;
    let tied = next.is(Word::TO) && anchor.sort == CUES - 1
        || (anchor.cue.passive || anchor.cue.noun)
            && (next.is(Word::BY) || next.is(Word::PREPOSITION));
    if !tied {
        return None;
    }
    let first = at + 2;
    let goes_on = |at: &usize| {
        anchor
            .token(*at)
            .is_some_and(|t| t.is_word() && !t.is(Word::PREPOSITION) && !t.is(Word::SUBORDINATOR))
    };
    let end = (first..first + LONGEST).take_while(goes_on).last()? + 1;
    let taken = !anchor.scene.mentions_in(first, end).is_empty();
    (!taken).then_some((first, end))
}

/// *New polls* have shown; *many* say; *we* know.
fn subject(anchor: &Anchor) -> Option<(usize, usize)> {
    const LONGEST: usize = 6;
    let end = anchor.group;
    let before = anchor.scene.mentions_in(anchor.sentence.start, end);
    let beside =
        |m: &crate::quote::mentions::Mention| !m.genitive && (m.end == end || m.reach == end);
    if anchor.scene.mentions[before]
        .iter()
        .rev()
        .take(3)
        .any(beside)
    {
        return None;
    }
    let last = anchor.token(end.checked_sub(1)?)?;
    if last.is(Word::FIRST.or(Word::WHO).or(Word::THAT)) {
        return Some((end - 1, end));
    }
    let goes_on = |at: &usize| {
        anchor.token(*at).is_some_and(|t| {
            let joint = Word::AUXILIARY
                .or(Word::CONJUNCTION)
                .or(Word::SUBORDINATOR)
                .or(Word::THAT)
                .or(Word::WHO)
                .or(Word::TO);
            t.is_word() && !t.is(joint) && !(t.is(Word::PREPOSITION) && *at + 1 == end)
        })
    };
    let first = (end.saturating_sub(LONGEST)..end)
        .rev()
        .take_while(goes_on)
        .last()?;
    Some((first, end))
}

/// The mentions of the sentence that may tell a clause of these tokens.
pub(in crate::quote) fn window<'a>(
    anchor: &'a Anchor,
    clause: &'a [(usize, usize)],
) -> impl Iterator<Item = Teller> + 'a {
    const BEFORE: usize = 7;
    const BEHIND: usize = 5;
    let scene = anchor.scene;
    let before = scene.mentions_in(anchor.sentence.start, anchor.cue.at);
    let behind = scene.mentions_in(anchor.cue.at, anchor.sentence.end);
    let before = before.start.max(before.end.saturating_sub(BEFORE))..before.end;
    let behind = behind.start..behind.end.min(behind.start + BEHIND);
    let free = move |&mention: &usize| {
        let mention = &scene.mentions[mention];
        clause
            .iter()
            .all(|&(start, end)| mention.end <= start || mention.first >= end)
    };
    before
        .chain(behind)
        .filter(free)
        .map(Teller::Mention)
        .chain(bare(anchor, clause))
}

fn place(anchor: &Anchor, first: usize, clause: (usize, usize)) -> usize {
    let (at, behind) = (anchor.cue.at, clause.0 > anchor.cue.at);
    match (first < at, behind) {
        (true, true) => 0,
        (true, false) if first < clause.0 => 1,
        (true, false) => 2,
        (false, true) if first < clause.0 => 3,
        (false, true) => 4,
        (false, false) => 5,
    }
}

/// The words of a teller.
pub(in crate::quote) fn span(scene: &Scene, teller: Teller) -> Span {
    match teller {
        Teller::Mention(mention) => scene.mention_span(mention),
        Teller::Words(first, end) => Span {
            start: scene.tokens.all[first].span.start,
            end: scene.tokens.all[end - 1].span.end,
        },
    }
}

/// The features of no mention.
pub(in crate::quote) fn nothing(anchor: &Anchor, clause: (usize, usize), out: &mut impl Features) {
    let at = anchor.cue.at;
    let behind = usize::from(clause.0 > at);
    let last = anchor.sort_at(at.wrapping_sub(1));
    out.add(Template::NoneWord.of([anchor.symbol]));
    out.add(Template::NoneSort.of([anchor.sort, behind, usize::from(anchor.cue.passive)]));
    let kind = anchor
        .subject
        .map_or(0, |subject| anchor.kind_at(subject.first));
    out.add(Template::NoneSubject.of([anchor.sort, anchor.bond(), kind]));
    out.add(Template::NoneBefore.of([last, anchor.sort_at(at.wrapping_sub(2))]));
    out.add(Template::NoneWordBefore.of([anchor.symbol_at(at.wrapping_sub(1))]));
    out.add(Template::NonePair.of([anchor.symbol, last]));
    out.add(Template::NoneBehind.of([anchor.sort_at(at + 1), anchor.sort]));
    let word = |at: usize| anchor.symbol_at(at);
    out.add(Template::NoneSecondBefore.of([word(at.wrapping_sub(2))]));
    out.add(Template::NoneWordBehind.of([word(at + 1)]));
    out.add(Template::NoneClause.of([behind, anchor.sort_at(clause.0), anchor.sort]));
    let by = (at + 1..at + 12).any(|at| anchor.token(at).is_some_and(|t| t.is(Word::BY)));
    out.add(Template::NoneBy.of([
        usize::from(by),
        usize::from(anchor.cue.passive),
        anchor.sort,
    ]));
    let touch = if behind == 1 {
        0
    } else {
        1 + usize::from(clause.1 == anchor.group)
    };
    out.add(Template::NoneTouch.of([touch, anchor.sort]));
}

/// The features of words that are no mention.
fn bare_features(
    anchor: &Anchor,
    clause: (usize, usize),
    first: usize,
    end: usize,
    out: &mut impl Features,
) {
    let at = anchor.cue.at;
    let side = usize::from(clause.0 > at);
    let ahead = usize::from(first > at);
    let (head, sort) = (anchor.symbol_at(end - 1), anchor.sort_at(end - 1));
    out.add(Template::Bare.of([ahead, side, anchor.sort, anchor.bond()]));
    out.add(Template::BareHead.of([ahead, head]));
    out.add(Template::BareFirst.of([ahead, anchor.symbol_at(first)]));
    out.add(Template::BareSorts.of([ahead, anchor.sort_at(first), sort]));
    out.add(Template::BareBefore.of([ahead, anchor.sort_at(first.wrapping_sub(1)), sort]));
    out.add(Template::BareCue.of([anchor.symbol]));
    out.add(Template::BareLength.of([ahead, end - first, sort]));
}

/// The features of a teller.
pub(in crate::quote) fn features(
    anchor: &Anchor,
    clause: (usize, usize),
    teller: Teller,
    out: &mut impl Features,
) {
    match teller {
        Teller::Mention(index) => mention_features(anchor, clause, index, out),
        Teller::Words(first, end) => bare_features(anchor, clause, first, end, out),
    }
}

/// The features of a mention.
fn mention_features(
    anchor: &Anchor,
    clause: (usize, usize),
    index: usize,
    out: &mut impl Features,
) {
    let scene = anchor.scene;
    let mention = &scene.mentions[index];
    let all = &scene.tokens.all;
    let at = anchor.cue.at;
    let side = usize::from(clause.0 > at);
    let place = place(anchor, mention.first, clause);
    let kind = 1 + kind(mention, all);
    let relation = match anchor.cue.subject {
        Some(subject) if subject == index => 1 + anchor.cue.bond as usize,
        Some(subject) if scene.mentions[subject].first < mention.first => {
            4 + usize::from(mention.first > at)
        }
        Some(_) => 6,
        None => 7 + usize::from(mention.first > at),
    };
    out.add(Template::Relation.of([relation, anchor.sort, side]));
    out.add(Template::RelationKind.of([relation, kind, side]));
    out.add(Template::RelationWord.of([relation, anchor.symbol]));
    out.add(Template::PlaceKind.of([place, kind, anchor.sort]));
    let gap = if mention.first > at {
        at + 1..mention.first
    } else {
        mention.reach.min(at)..at
    };
    out.add(Template::Distance.of([place, steps(gap.len()), anchor.sort]));
    let between = scene.mentions_in(gap.start, gap.end).len();
    out.add(Template::Between.of([place, between, side]));
    out.add(Template::RelationPlace.of([relation, place, between]));
    let (left, right) = (
        anchor.sort_at(mention.first.wrapping_sub(1)),
        anchor.sort_at(mention.reach),
    );
    out.add(Template::RelationSides.of([relation, left, right]));
    out.add(Template::RelationBehind.of([relation, anchor.symbol_at(mention.reach)]));
    let seed = usize::from(mention.first > at) + 2 * anchor.sort;
    if gap.len() <= 4 {
        let words = all[gap.clone()].iter().map(|t| t.symbol as usize);
        out.add(Template::Words.of([mixed(words, seed) % PATHS]));
    }
    out.add(Template::Path.of([path(&all[gap], seed)]));
    let (before, behind) = (mention.first.wrapping_sub(1), mention.reach);
    out.add(Template::Before.of([place, anchor.symbol_at(before)]));
    out.add(Template::Behind.of([place, anchor.symbol_at(behind)]));
    out.add(Template::Sides.of([place, anchor.sort_at(before), anchor.sort_at(behind)]));
    out.add(Template::Head.of([place, all[mention.end - 1].symbol as usize]));
    out.add(
        Template::Grammar.of([
            place,
            usize::from(mention.genitive),
            usize::from(mention.describes.is_some()),
            usize::from(mention.plural),
            usize::from(
                scene
                    .mentions_in(anchor.sentence.start, mention.first)
                    .is_empty(),
            ),
        ]),
    );
    let object = anchor
        .token(before)
        .is_some_and(|t| t.is(Word::PREPOSITION));
    out.add(Template::Object.of([place, usize::from(object), anchor.sort]));
}
