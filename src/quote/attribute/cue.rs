//! Which cue reports a marked stretch.
//!
//! All cues near by are looked at in outline, and those that this leaves a chance in detail, as the mentions are
//! ([`candidate`](super::candidate)).

use super::facts::{Crossed, PATHS, cue_sort, hashed, path, steps};
use super::{SETTINGS, Stretch};
use crate::quote::cues::Cue;
use crate::quote::lexicon::Word;
use crate::quote::mentions::{Mention, MentionKind};
use crate::quote::model::{Features, Models, Task, templates};
use crate::quote::scene::Scene;
use crate::quote::symbol::{NOTHING, SORTS, SYMBOLS, Sort};
use crate::quote::tokens::{Place, Token};

/// How likely a cue reports at all, in steps.
const L: usize = 8;

templates! {
    /// What speaks for and against a cue.
    pub(in crate::quote) enum Template {
        /// There is one at all.
        Bias = [1],
        /// Its side and how likely it reports.
        Likely = [2, L],
        /// Its sort and side.
        Sort = [12, 2],
        /// Single marks, its sentence, sort and how likely it reports.
        Marks = [2, 5, 12, L],
        /// Its sentence.
        Sentence = [5, SETTINGS],
        /// Its sentence, and how likely it reports.
        SentenceLikely = [5, L, 3],
        /// Its sort and the setting.
        Setting = [12, 2, SETTINGS],
        /// Its side, and how far away it is.
        Distance = [2, 12, 12],
        /// How likely it reports, and how far away it is.
        LikelyDistance = [2, L, 12],
        /// The word and its side.
        Word = [2, SYMBOLS],
        /// The word, and how the stretch begins and ends.
        WordSetting = [3, SYMBOLS, 12],
        /// How likely it reports, and the sorts at both ends of the gap.
        LikelyEdges = [3, L, SORTS, SORTS],
        /// The kind of its subject and how far away that is.
        SubjectGap = [3, 6, 6, L],
        /// The length of the stretch.
        Length = [3, 6, L],
        /// The word behind it.
        Behind = [2, SYMBOLS],
        /// The word before it.
        Before = [2, SYMBOLS],
        /// The sorts beside it.
        Sides = [2, SORTS, SORTS],
        /// The sort behind the cue, and the one before the stretch.
        Edges = [2, SORTS, SORTS],
        /// Commas, stretches, breaks between.
        Between = [2, 5, 4, 2],
        /// Better and other cues between.
        Rivals = [2, 4, 4],
        /// Its subject: bond, where it stands, kind.
        Subject = [2, 4, 3, 5],
        /// Subject and setting.
        SubjectSetting = [2, 4, 3, SETTINGS],
        /// Noun, passive, nested.
        Grammar = [2, 2, 2, 2],
        /// The sorts between.
        Path = [PATHS],
        /// The sorts between, and how likely it reports.
        PathLikely = [PATHS],
        /// Infinitive or capital.
        Form = [2, 2, 2, 12],
        /// Whether the stretch before has this cue.
        Last = [2, 3, 12],
    }
}

/// As many cues of earlier paragraphs are weighed.
const EARLIER: usize = 3;
/// As many cues are weighed on each side.
const NEAREST: usize = 7;
/// As many are weighed in all.
const MOST: usize = 2 * NEAREST;

/// The cues near the stretch at `place`, by index: those of its paragraph before it, and of its sentence behind it.
pub(in crate::quote) fn window(scene: &Scene, place: Place) -> impl Iterator<Item = usize> {
    let paragraph = scene.tokens.all[place.first].paragraph as usize;
    let start = scene.tokens.paragraph(paragraph).start;
    let end = scene.sentences_of(place).end;
    let before = scene.cues_in(start, place.first);
    let before = before
        .start
        .saturating_sub(EARLIER)
        .max(before.end.saturating_sub(NEAREST))..before.end;
    let behind = scene.cues_in(place.last, end);
    before.chain(behind.start..behind.end.min(behind.start + NEAREST))
}

/// A reading of a stretch: the cue that reports it, or none, and how likely that is.
pub(in crate::quote) type Reading = (Option<usize>, f32);

/// A cue whose outline lies so far behind the best one is not looked at in detail.
const HOPELESS: f32 = 4.0;

/// The likeliest reading of a stretch; `last` is the cue of the stretch before.
pub(in crate::quote) fn reading(
    scene: &Scene,
    models: &Models,
    stretch: &Stretch,
    last: Option<usize>,
) -> Reading {
    let model = models.of(Task::Link);
    let mut scores: Vec<(Pair, f32)> = Vec::with_capacity(MOST);
    window(scene, stretch.setting.place).for_each(|cue| {
        let pair = Pair::new(scene, stretch, cue, last);
        let score = model.score(|out| pair.outline(out));
        scores.push((pair, score));
    });
    let best = scores.iter().map(|&(_, score)| score).fold(0.0, f32::max);
    let (mut reading, mut top, mut all) = (None, 0.0_f32, 1.0_f32);
    for (pair, outline) in &mut scores {
        if *outline < best - HOPELESS {
            continue;
        }
        let score = *outline + model.score(|out| pair.details(out));
        all += score.exp();
        if score > top {
            (reading, top) = (Some(pair.index), score);
        }
    }
    (reading, top.exp() / all)
}

/// How likely a reading is, in steps.
pub(super) fn sure(likely: f32) -> usize {
    const LEAST: [f32; 5] = [0.2, 0.4, 0.6, 0.8, 0.95];
    LEAST.iter().take_while(|&&least| likely > least).count()
}

/// How likely a cue reports at all, in steps.
pub(super) fn likely(scene: &Scene, cue: usize) -> usize {
    let likely = scene.cues[cue].likely;
    [0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95]
        .iter()
        .take_while(|&&least| likely > least)
        .count()
}

/// The features of a cue for a stretch.
pub(in crate::quote) fn features(
    scene: &Scene,
    stretch: &Stretch,
    index: usize,
    last: Option<usize>,
    out: &mut impl Features,
) {
    let pair = Pair::new(scene, stretch, index, last);
    pair.outline(out);
    pair.details(out);
}

/// A cue and a stretch, with the facts that many templates share.
struct Pair<'a> {
    scene: &'a Scene<'a>,
    stretch: &'a Stretch,
    index: usize,
    cue: &'a Cue,
    token: &'a Token,
    subject: Option<&'a Mention>,
    /// Whether the cue stands behind the stretch.
    behind: usize,
    /// 0 in its sentence before it, 1 in a sentence before, 2 behind it.
    side: usize,
    /// 0 in its sentence before it, 1 and 2 in sentences before, 3 behind it, 4 in an earlier paragraph.
    sentence: usize,
    /// The tokens between.
    gap: (usize, usize),
    likely: usize,
    sort: usize,
    /// Whether the stretch before has this cue: 0 it has none, 1 yes, 2 another.
    last: usize,
}

impl<'a> Pair<'a> {
    fn new(scene: &'a Scene, stretch: &'a Stretch, index: usize, last: Option<usize>) -> Self {
        let cue = &scene.cues[index];
        let (place, token) = (stretch.setting.place, &scene.tokens.all[cue.at]);
        let quote = &scene.tokens.all[place.first];
        let behind = cue.at > place.last;
        let sentence = match (behind, token.paragraph == quote.paragraph) {
            (true, _) => 3,
            (false, true) => (quote.sentence - token.sentence).min(2) as usize,
            (false, false) => 4,
        };
        Self {
            scene,
            stretch,
            index,
            cue,
            token,
            subject: cue.subject.map(|at| &scene.mentions[at]),
            behind: usize::from(behind),
            side: if behind { 2 } else { usize::from(sentence > 0) },
            sentence,
            gap: if behind {
                (place.last + 1, cue.at)
            } else {
                (cue.at + 1, place.first.max(cue.at + 1))
            },
            likely: likely(scene, index),
            sort: cue_sort(scene, index),
            last: last.map_or(0, |last| if last == index { 1 } else { 2 }),
        }
    }

    fn near(&self, at: Option<usize>) -> Option<&'a Token> {
        self.scene.tokens.beside(self.cue.at, at)
    }

    fn sort_of(&self, at: Option<usize>) -> usize {
        self.near(at).map_or(Sort::Nothing, |t| t.sort) as usize
    }

    /// Those that mostly decide: where it stands, and how likely it reports.
    fn outline(&self, out: &mut impl Features) {
        let &Self {
            behind,
            sentence,
            likely,
            sort,
            ..
        } = self;
        let code = self.stretch.code;
        let steps = steps(self.gap.1 - self.gap.0);
        out.add(Template::Bias.of([0]));
        out.add(Template::Likely.of([behind, likely]));
        out.add(Template::Marks.of([usize::from(self.scene.single), sentence, sort, likely]));
        out.add(Template::Sentence.of([sentence, code]));
        out.add(Template::SentenceLikely.of([sentence, likely, self.last]));
        out.add(Template::Sort.of([sort, behind]));
        out.add(Template::Setting.of([sort, behind, code]));
        out.add(Template::Distance.of([behind, steps, sort]));
        out.add(Template::LikelyDistance.of([behind, likely, steps]));
        out.add(Template::Last.of([behind, self.last, sort]));
        self.subject(out);
    }

    fn subject(&self, out: &mut impl Features) {
        let (behind, code) = (self.behind, self.stretch.code);
        let Some(subject) = self.subject else {
            out.add(Template::Subject.of([behind, 0, 0, 0]));
            out.add(Template::SubjectSetting.of([behind, 0, 0, code]));
            return;
        };
        let bond = 1 + self.cue.bond as usize;
        let standing = usize::from(subject.first > self.cue.at)
            + usize::from(subject.first > self.stretch.setting.place.last);
        out.add(Template::Subject.of([behind, bond, standing, kind_of(subject)]));
        out.add(Template::SubjectSetting.of([behind, bond, standing, code]));
    }

    /// All others, which are worth a look only where the outline leaves a chance.
    fn details(&self, out: &mut impl Features) {
        self.words(out);
        self.between(out);
        self.form(out);
    }

    fn words(&self, out: &mut impl Features) {
        let &Self {
            behind,
            side,
            likely,
            ..
        } = self;
        let (before, next) = (self.cue.at.checked_sub(1), Some(self.cue.at + 1));
        let symbol = |at| self.near(at).map_or(NOTHING, |t| t.symbol) as usize;
        let word = self.token.symbol as usize;
        let next_sort = self.sort_of(next);
        out.add(Template::Word.of([behind, word]));
        out.add(Template::Behind.of([behind, symbol(next)]));
        out.add(Template::Before.of([behind, symbol(before)]));
        out.add(Template::Sides.of([behind, self.sort_of(before), next_sort]));
        let place = self.stretch.setting.place;
        let edge = if behind == 1 {
            self.sort_of(Some(place.last + 1))
        } else {
            self.sort_of(place.first.checked_sub(1))
        };
        out.add(Template::Edges.of([behind, next_sort, edge]));
        out.add(Template::LikelyEdges.of([side, likely, next_sort, edge]));
        out.add(Template::WordSetting.of([side, word, self.stretch.code % 12]));
        out.add(Template::Length.of([side, self.stretch.length, likely]));
    }

    fn between(&self, out: &mut impl Features) {
        const FAR: usize = 40;
        let &Self {
            behind,
            likely,
            gap: (from, to),
            ..
        } = self;
        let all = &self.scene.tokens.all[from..to];
        let near = &all[..all.len().min(FAR)];
        let crossed = Crossed::of(near);
        let is_break = |t: &Token| t.is_mark(b';') || t.is_mark(b'-') || t.is_mark(b'(');
        let breaks = crossed.marks() > 0 && near.iter().any(is_break);
        out.add(Template::Between.of([
            behind,
            crossed.commas(),
            crossed.quotes(),
            usize::from(breaks),
        ]));
        let (before, up_to) = self.stretch.cues;
        let others = if behind == 1 {
            &self.scene.cues[up_to..self.index]
        } else {
            &self.scene.cues[(self.index + 1).min(before)..before]
        };
        let rival = |other: &&Cue| other.likely > self.cue.likely;
        let better = others.iter().filter(rival).count();
        out.add(Template::Rivals.of([behind, better, others.len() - better]));
        let path = path(all, self.sort * 2 + behind);
        out.add(Template::Path.of([path]));
        out.add(Template::PathLikely.of([hashed(path, std::iter::once(likely)) % PATHS]));
    }

    fn form(&self, out: &mut impl Features) {
        let &Self {
            behind, sort, cue, ..
        } = self;
        out.add(Template::Grammar.of([
            behind,
            usize::from(cue.noun),
            usize::from(cue.passive),
            usize::from(cue.nested),
        ]));
        let infinitive = self
            .near(cue.at.checked_sub(1))
            .is_some_and(|t| t.is(Word::TO));
        out.add(Template::Form.of([
            behind,
            usize::from(infinitive),
            usize::from(self.token.is_capital()),
            sort,
        ]));
        let (kind, far) = self.subject.map_or((5, 5), |subject| {
            let before = cue.at.saturating_sub(subject.reach).min(3);
            let far = if subject.first > cue.at { 4 } else { before };
            (kind_of(subject), far)
        });
        out.add(Template::SubjectGap.of([self.side, kind, far, self.likely]));
    }
}

/// The kind of a subject: below 5.
fn kind_of(subject: &Mention) -> usize {
    match subject.kind {
        MentionKind::Name => 0,
        MentionKind::Organisation => 1,
        MentionKind::Pronoun => 2,
        MentionKind::Relative => 3,
        MentionKind::Nominal => 4,
    }
}
