//! Which mention near a marked stretch names its speaker: what speaks for and against each.
//!
//! Every mention near by is looked at in outline: where it stands, what it is, and what it is to the cues. That leaves a
//! choice of two or three, and only these are looked at in detail ([`details`]), which costs nothing in accuracy and saves half
//! of the work.

use super::cue::{Reading, sure};
use super::facts::{PATHS, cue_sort, kind, position, steps};
use super::{Attribution, SETTINGS, Stretch, can_speak};
use crate::quote::cues::{Bond, Cue};
use crate::quote::mentions::Mention;
use crate::quote::model::{Features, templates};
use crate::quote::scene::Scene;
use crate::quote::symbol::{NOTHING, SORTS, SYMBOLS, Sort, Symbol};
use crate::quote::tokens::Place;

mod details;

/// Places of a mention about the stretch, see [`position`].
const P: usize = 7;
/// Kinds of mention, see [`kind`].
const K: usize = 16;
/// Distances, see [`steps`].
const D: usize = 12;
/// Relations to the chosen cue, see [`relation`].
const R: usize = 10;
/// Values of a few words in a row.
const WORDS: usize = 8192;

templates! {
    /// What speaks for and against a mention: *it*, in words that readers are told too (see [`why()`](crate::quote::why())).
    pub(in crate::quote) enum Template {
        /// How far it stands from the quote, and where.
        Distance = [P, D],
        /// What kind of mention it is, and where it stands.
        Kind = [P, K],
        /// How many mentions stand between it and the quote.
        Between = [P, 8],
        /// How many mentions stand between it and the quote, for its kind of mention.
        KindBetween = [P, K, 4],
        /// Where it stands, and how the quote sits in its sentence.
        Setting = [SETTINGS, P],
        /// Where it stands, how the quote sits in its sentence, and its kind of mention.
        SettingKind = [SETTINGS, P, K],
        /// How it is tied to the cue, and what sort of cue that is.
        Relation = [R, 12, 4],
        /// How it is tied to the cue, and where both stand.
        RelationPlace = [R, P, 4],
        /// How it is tied to the cue, for its kind of mention.
        RelationKind = [R, K, 4],
        /// How it is tied to the cue, and how the quote sits in its sentence.
        RelationSetting = [R, SETTINGS, 4],
        /// How it is tied to the cue, for this very word.
        RelationCue = [R, SYMBOLS],
        /// How it is tied to the cue, and how far that is from the quote.
        RelationGap = [R, 4, 8],
        /// The words before it, of these the last.
        WordBefore = [P, SYMBOLS],
        /// The words behind it, of these the first.
        WordBehind = [P, SYMBOLS],
        /// The words behind it, of these the second.
        SecondBehind = [P, SYMBOLS],
        /// The words before it, of these the last but one.
        SecondBefore = [P, SYMBOLS],
        /// Its own words, of these the last.
        Head = [P, SYMBOLS],
        /// Its own words, of these the first.
        First = [SYMBOLS],
        /// The word before the quote, and where the mention stands.
        QuoteBefore = [P, SYMBOLS],
        /// The word behind the quote, and where the mention stands.
        QuoteBehind = [P, SYMBOLS],
        /// The words on both sides of it, by their sorts.
        Sides = [P, SORTS, SORTS],
        /// The words behind it, by the sorts of two.
        Behind = [P, SORTS, SORTS],
        /// Which cue it is the subject of, by the word.
        OwnCue = [SYMBOLS],
        /// Which cue it is the subject of, and where that stands.
        OwnCuePlace = [P, 4, 4, 12],
        /// Which cue it is the subject of, and what sort of word follows that.
        OwnCueBehind = [12, P, SORTS],
        /// How far its own cue is from the quote, and on which side.
        OwnGap = [12, 3, 10],
        /// Whether its own cue stands inside what another one reports, and how many stand between.
        OwnNested = [P, 3, 3, 4],
        /// What follows its own cue, and what comes before the quote.
        OwnEdges = [SORTS, SORTS, 2],
        /// What stands between it and its own cue, by sorts of words.
        OwnPath = [PATHS],
        /// What stands between its own cue and the quote, by sorts of words.
        OwnPathOn = [PATHS],
        /// What stands between it and the quote, by sorts of words.
        Path = [PATHS],
        /// What stands between it and the quote, by the words if they are few.
        Words = [WORDS],
        /// Its own words, of these the last, and the sort of the cue.
        HeadCue = [SYMBOLS, 12],
        /// The words before it, of these the last, for its kind of mention.
        KindBefore = [K, SYMBOLS],
        /// The words behind it, of these the first, for its kind of mention.
        KindBehind = [K, SYMBOLS],
        /// The word before the quote, for this kind of mention.
        KindQuoteBefore = [K, SYMBOLS],
        /// The word behind the quote, for this kind of mention.
        KindQuoteBehind = [K, SYMBOLS],
        /// How many mentions stand between it and the quote, of the same class.
        ClassBetween = [P, 3, 5],
        /// What stands between it and the quote, by the clauses that begin there.
        Clauses = [P, 6, 2],
        /// How likely its own cue reports, its bond, and where it stands.
        OwnLikely = [P, 9, 4, 4],
        /// How it is tied to the cue, if the quote has single marks.
        Marks = [2, R, P, 4],
        /// What kind of mention it is, if the quote has single marks.
        MarksKind = [2, K, P],
        /// How it is tied to the cue, and how sure that one is the cue.
        RelationSure = [R, 6, 4],
        /// How it is tied to the cue, and how likely that reports at all.
        RelationLikely = [R, 9, 4],
        /// What stands between it and the quote, by commas, verbs and quotes.
        Punctuation = [P, 4, 4, 3],
        /// Whether it opens its sentence or paragraph, for its kind of mention.
        Opens = [P, K, 3],
        /// Whether it is the first mention of its sentence.
        FirstSubject = [P, 2, 2, 2],
        /// Its grammar, genitive, describing, plural, behind a preposition.
        Grammar = [P, 2, 2, 2, 2],
        /// How far it stands from the quote, in sentences and paragraphs.
        Gaps = [6, 5],
        /// Who spoke before, by the same mention or name, and where.
        Last = [4, 4, SETTINGS],
        /// Who spoke before, and the cue.
        LastCue = [4, 4, 4, 4],
        /// Who spoke before, for this kind of mention.
        LastKind = [4, 4, K],
        /// Who spoke before, the last time and the time before.
        LastButOne = [4, 4, 4],
        /// How long the quote is, for a mention in this place.
        Length = [6, P, K],
        /// Whether its name stands inside the quote.
        Inside = [2, P],
        /// How often its name comes up, and how often it has spoken.
        Often = [5, 4, K],
        /// What sort of paragraph the quote stands in, for a mention in this place.
        Paragraph = [6, P, K],
    }
}

/// Mentions looked at before the stretch in its paragraph, in earlier paragraphs, behind it in its sentence, and behind that.
const BEFORE: usize = 16;
const EARLIER: usize = 7;
const BEHIND: usize = 7;
const NEXT: usize = 2;
/// As many are looked at in all.
pub(super) const MOST: usize = BEFORE + EARLIER + BEHIND + NEXT;
/// The longest line that can be a name under a quote, in tokens.
const SIGNATURE: usize = 14;

/// The mentions near a stretch, by index.
fn window(scene: &Scene, stretch: &Stretch) -> impl Iterator<Item = usize> {
    let (place, (before, up_to)) = (stretch.setting.place, stretch.mentions);
    let all = &scene.tokens.all;
    let number = all[place.first].paragraph as usize;
    let paragraph = scene.tokens.paragraph(number);
    let here = scene.mentions[..before].partition_point(|m| m.first < paragraph.start);
    let earlier = here.saturating_sub(EARLIER)..here;
    let here = before.saturating_sub(BEFORE).max(here)..before;
    let sentence = scene.tokens.sentence_around(place.last).end;
    let near = scene.mentions[up_to..].iter().take(BEHIND);
    let behind = up_to..up_to + near.take_while(|m| m.first < sentence).count();
    let number = all[place.last].paragraph as usize;
    let paragraph = scene.tokens.paragraph(number);
    let next = if sentence < paragraph.end {
        scene.mentions_in(sentence, scene.tokens.sentence_around(sentence).end)
    } else if place.last + 1 >= paragraph.end && number + 1 < scene.tokens.paragraph_count() {
        // a line of its own under the quote: – Ann Lee, farmer
        let line = scene.tokens.paragraph(number + 1);
        let signs = line.len() <= SIGNATURE && all.get(line.start).is_some_and(|t| t.is_mark(b'-'));
        scene.mentions_in(line.start, if signs { line.end } else { line.start })
    } else {
        0..0
    };
    let next = next.start..next.end.min(next.start + NEXT);
    earlier
        .chain(here)
        .chain(behind)
        .chain(next)
        .filter(|&mention| can_speak(scene, mention))
}

/// As many speakers before are remembered.
const RECENT: usize = 24;

/// What is known when the candidates of a stretch are weighed.
pub(in crate::quote) struct Evidence<'a> {
    scene: &'a Scene<'a>,
    stretch: &'a Stretch,
    cue: Option<ChosenCue<'a>>,
    /// How likely the reading is, in steps.
    sure: usize,
    /// The mentions of the last two speakers, and where their stretches stand: 0 in the same sentence, 1 in the same paragraph,
    /// 2 in the one before, 3 further off.
    last: [Option<(usize, usize)>; 2],
    /// What was found out about the stretches before.
    before: &'a [Attribution],
    /// The symbols beside the stretch.
    beside: (Symbol, Symbol),
    paragraph: usize,
}

/// The cue of the reading, with its facts.
#[derive(Clone, Copy)]
struct ChosenCue<'a> {
    index: usize,
    cue: &'a Cue,
    sort: usize,
    symbol: Symbol,
    /// 1 before the stretch in its sentence, 2 behind it, 3 in a sentence before.
    side: usize,
    /// How far from the stretch.
    gap: usize,
    /// How likely it reports, in steps.
    likely: usize,
}

/// A mention that is weighed, with the facts that many templates share.
pub(super) struct Candidate<'a> {
    index: usize,
    mention: &'a Mention,
    position: usize,
    kind: usize,
    /// Whether it stands behind the stretch.
    behind: bool,
    /// The tokens between it and the stretch.
    gap: (usize, usize),
    /// How many mentions stand between.
    between: usize,
    /// The relation to the chosen cue.
    relation: usize,
    /// The side of the chosen cue, 0 if there is none.
    side: usize,
    /// The cue of which it is the subject.
    own: Option<usize>,
}

impl<'a> Evidence<'a> {
    /// The evidence about the stretch with index `quote`, those `before` it attributed.
    pub(in crate::quote) fn new(
        scene: &'a Scene<'a>,
        stretch: &'a Stretch,
        before: &'a [Attribution],
        quote: usize,
        (cue, likely): Reading,
    ) -> Self {
        let place = stretch.setting.place;
        let symbol = |near, at| scene.tokens.beside(near, at).map_or(NOTHING, |t| t.symbol);
        Self {
            scene,
            stretch,
            cue: cue.map(|cue| ChosenCue::new(scene, place, cue)),
            sure: sure(likely),
            last: [1, 2].map(|back| last_speaker(scene, before, quote, back)),
            before,
            beside: (
                symbol(place.first, place.first.checked_sub(1)),
                symbol(place.last, Some(place.last + 1)),
            ),
            paragraph: scene.paragraph_kind(place.first),
        }
    }

    /// The features of a mention.
    pub(in crate::quote) fn features(&self, index: usize, out: &mut impl Features) {
        let candidate = self.candidate(index);
        self.outline(&candidate, out);
        self.details(&candidate, out);
    }

    /// Those that mostly decide: where it stands, what it is, and what it is to the cues.
    pub(super) fn outline(&self, candidate: &Candidate, out: &mut impl Features) {
        self.standing(candidate, out);
        self.relation(candidate, out);
        self.own_cue(candidate, out);
    }

    /// The mentions that are weighed, by index.
    pub(in crate::quote) fn window(&self) -> impl Iterator<Item = usize> {
        window(self.scene, self.stretch)
    }

    pub(super) fn candidate(&self, index: usize) -> Candidate<'a> {
        let scene = self.scene;
        let mention = &scene.mentions[index];
        let place = self.stretch.setting.place;
        let behind = mention.first > place.last;
        let (before, up_to) = self.stretch.mentions;
        Candidate {
            index,
            mention,
            position: position(scene, place, mention),
            kind: kind(mention, &scene.tokens.all),
            behind,
            gap: if behind {
                (place.last + 1, mention.first)
            } else {
                (mention.reach.min(place.first), place.first)
            },
            between: if behind {
                index - up_to
            } else {
                before.saturating_sub(index + 1)
            },
            relation: self
                .cue
                .map_or(0, |chosen| relation(chosen.cue, index, mention)),
            side: self.cue.map_or(0, |chosen| chosen.side),
            own: scene.own_cue(index, self.cue.map(|chosen| chosen.index), place),
        }
    }

    fn standing(&self, candidate: &Candidate, out: &mut impl Features) {
        let &Candidate {
            position,
            kind,
            between,
            gap: (start, end),
            ..
        } = candidate;
        out.add(Template::Distance.of([position, steps(end - start)]));
        out.add(Template::Kind.of([position, kind]));
        out.add(Template::Between.of([position, between]));
        out.add(Template::KindBetween.of([position, kind, between]));
        out.add(Template::Setting.of([self.stretch.code, position]));
        out.add(Template::SettingKind.of([self.stretch.code, position, kind]));
        let all = &self.scene.tokens.all;
        let place = self.stretch.setting.place;
        let quote = &all[if candidate.behind {
            place.last
        } else {
            place.first
        }];
        let token = &all[candidate.mention.first];
        out.add(Template::Gaps.of([
            quote.sentence.abs_diff(token.sentence) as usize,
            quote.paragraph.abs_diff(token.paragraph) as usize,
        ]));
    }

    /// Where it stands about the chosen cue.
    fn relation(&self, candidate: &Candidate, out: &mut impl Features) {
        let &Candidate {
            position,
            kind,
            relation,
            side,
            ..
        } = candidate;
        let (sort, symbol, gap, likely) = self.cue.map_or((0, NOTHING, 0, 0), |chosen| {
            (
                1 + chosen.sort,
                chosen.symbol,
                chosen.gap,
                1 + chosen.likely,
            )
        });
        out.add(Template::Relation.of([relation, sort, side]));
        out.add(Template::RelationPlace.of([relation, position, side]));
        out.add(Template::RelationKind.of([relation, kind, side]));
        out.add(Template::RelationLikely.of([relation, likely, side]));
        out.add(Template::RelationSure.of([relation, self.sure, side]));
        out.add(Template::RelationSetting.of([relation, self.stretch.code, side]));
        out.add(Template::RelationCue.of([relation, symbol as usize]));
        out.add(Template::RelationGap.of([relation, side, gap]));
    }

    /// The cue of which it is the subject.
    fn own_cue(&self, candidate: &Candidate, out: &mut impl Features) {
        let (scene, place) = (self.scene, self.stretch.setting.place);
        let Some(own) = candidate.own else {
            out.add(Template::OwnCuePlace.of([candidate.position, 0, 0, 0]));
            return;
        };
        let cue = &scene.cues[own];
        let standing = if self.cue.is_some_and(|chosen| chosen.index == own) {
            3
        } else if cue.at > place.last {
            2
        } else {
            usize::from(cue.at + 2 >= place.first)
        };
        let (bond, sort) = (1 + cue.bond as usize, cue_sort(scene, own));
        let likely = 1 + super::cue::likely(scene, own);
        out.add(Template::OwnCuePlace.of([candidate.position, standing, bond, sort]));
        out.add(Template::OwnLikely.of([candidate.position, likely, bond, standing]));
        out.add(Template::OwnCue.of([scene.tokens.all[cue.at].symbol as usize]));
        let (side, from, to) = self.gap_to_cue(cue);
        out.add(Template::OwnGap.of([sort, side, steps(to - from)]));
    }

    /// The side of a cue (0 before the stretch in its sentence, 1 behind, 2 in a sentence before), and the tokens between.
    fn gap_to_cue(&self, cue: &Cue) -> (usize, usize, usize) {
        let all = &self.scene.tokens.all;
        let place = self.stretch.setting.place;
        if cue.at > place.last {
            return (1, place.last + 1, cue.at);
        }
        let earlier = all[cue.at].sentence != all[place.first].sentence;
        let from = cue.at + 1;
        (2 * usize::from(earlier), from, place.first.max(from))
    }
}

impl<'a> ChosenCue<'a> {
    fn new(scene: &'a Scene<'a>, place: Place, index: usize) -> Self {
        let all = &scene.tokens.all;
        let cue = &scene.cues[index];
        let behind = cue.at > place.last;
        Self {
            index,
            cue,
            sort: cue_sort(scene, index),
            symbol: all[cue.at].symbol,
            side: if behind {
                2
            } else if all[cue.at].sentence == all[place.first].sentence {
                1
            } else {
                3
            },
            gap: if behind {
                cue.at - place.last
            } else {
                place.first.abs_diff(cue.at)
            },
            likely: super::cue::likely(scene, index),
        }
    }
}

/// The mention of the speaker so many stretches back, and how far that is.
fn last_speaker(
    scene: &Scene,
    before: &[Attribution],
    quote: usize,
    back: usize,
) -> Option<(usize, usize)> {
    let at = quote.checked_sub(back)?;
    let token = &scene.tokens.all[scene.tokens.places[quote].first];
    let other = &scene.tokens.all[scene.tokens.places[at].last];
    let gap = if other.sentence == token.sentence {
        0
    } else {
        1 + (token.paragraph - other.paragraph).min(2) as usize
    };
    Some((before.get(at)?.mention?, gap))
}

/// What a mention is to the chosen cue: 1 to 9; 0 stands for no cue.
fn relation(cue: &Cue, index: usize, mention: &Mention) -> usize {
    if cue.subject == Some(index) {
        return match cue.bond {
            Bond::Close => 1,
            Bond::Joined => 2,
            Bond::Loose => 3,
        };
    }
    let known = cue.subject.is_some();
    match (mention.first > cue.at, known) {
        (true, _) if mention.first <= cue.at + 1 => 4,
        (true, true) => 5,
        (true, false) => 6,
        (false, true) => 7,
        (false, false) if mention.reach == cue.at => 8,
        (false, false) => 9,
    }
}
