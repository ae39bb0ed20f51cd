//! The decisions of a story as a learner sees them: the options of each, and their features.
//!
//! The features are computed by the code that decides when a story is read, so what is learned is what is used. A learner
//! is no part of the program: it reads labelled stories, asks for their [`Lesson`]s, fits weights to them and writes the file that
//! [`Models`] are read from.

pub use super::attribute::Attribution;
use super::attribute::candidate::{self, Evidence};
use super::attribute::{Stretch, attribute, cue};
use super::cues::score;
use super::drafts::{nobody, speaking};
use super::indirect::anchor::Anchor;
use super::indirect::{closing, opening, reporters, teller};
use super::marks::{Marked, marked};
pub use super::model::Task;
use super::resolve::{antecedent, decisions};
use super::scene::Scene;
use super::{Models, kind, trust};
use crate::story::{Span, Story};

/// A story that is learned from.
pub struct Lesson<'a> {
    marked: Vec<Marked>,
    scene: Scene<'a>,
}

/// A mention or a cue that may be chosen.
pub struct Choice {
    /// Its index.
    pub index: usize,
    /// Its words.
    pub span: Span,
    /// The subject of a cue.
    pub subject: Option<Span>,
    /// Its features.
    pub features: Vec<u32>,
}

/// Whom a mention may stand for.
pub struct Meaning {
    /// Its words.
    pub span: Span,
    /// For each option the speaker's name, none for nobody; and its features.
    pub options: Vec<(Option<String>, Vec<u32>)>,
}

/// How many weights the model of a task has.
pub fn size(task: Task) -> usize {
    match task {
        Task::Cue => score::Template::SIZE,
        Task::Link => cue::Template::SIZE,
        Task::Speaker => candidate::Template::SIZE,
        Task::Scare => kind::Template::SIZE,
        Task::Trust => trust::Template::SIZE,
        Task::Report => opening::Template::SIZE,
        Task::Close => closing::Template::SIZE,
        Task::Teller => teller::Template::SIZE,
        Task::Antecedent => antecedent::Template::SIZE,
    }
}

impl<'a> Lesson<'a> {
    /// The lesson of `story`, what stands in the text found by `models`.
    pub fn new(story: &'a Story, models: &Models) -> Self {
        let marked = marked(story);
        let scene = Scene::new(story, &marked, models);
        Self { marked, scene }
    }

    /// The parts of each marked stretch.
    pub fn stretches(&self) -> impl Iterator<Item = &[Span]> {
        self.marked.iter().map(|marked| marked.parts.as_slice())
    }

    /// The words that may report, and the features of each.
    pub fn words(&self) -> impl Iterator<Item = (Span, Vec<u32>)> {
        let tokens = &self.scene.tokens;
        let may = tokens
            .all
            .iter()
            .enumerate()
            .filter(|(_, token)| score::may_report(token));
        may.map(|(at, token)| {
            let mut features = Vec::new();
            score::features(tokens, at, &mut features);
            (token.span, features)
        })
    }

    /// The cues that may report a stretch; `last` is that of the stretch before.
    pub fn cues(&self, stretch: usize, last: Option<usize>) -> Vec<Choice> {
        let place = self.scene.tokens.places[stretch];
        let around = Stretch::new(&self.scene, place);
        cue::window(&self.scene, place)
            .map(|index| {
                let mut features = Vec::new();
                cue::features(&self.scene, &around, index, last, &mut features);
                Choice {
                    index,
                    span: self.scene.tokens.all[self.scene.cues[index].at].span,
                    subject: self.scene.cues[index]
                        .subject
                        .map(|at| self.scene.mention_span(at)),
                    features,
                }
            })
            .collect()
    }

    /// The reading of a stretch: the cue that `models` choose, and how likely it is; `last` is the cue of the stretch before.
    pub fn reading(
        &self,
        stretch: usize,
        models: &Models,
        last: Option<usize>,
    ) -> (Option<usize>, f32) {
        let place = self.scene.tokens.places[stretch];
        cue::reading(&self.scene, models, &Stretch::new(&self.scene, place), last)
    }

    /// The mentions that may be the speaker of a stretch with this cue; `before` has the mention of each stretch before it.
    pub fn speakers(
        &self,
        stretch: usize,
        reading: (Option<usize>, f32),
        before: &[Option<usize>],
    ) -> Vec<Choice> {
        let before: Vec<Attribution> = before
            .iter()
            .map(|&mention| Attribution {
                mention,
                ..Attribution::default()
            })
            .collect();
        let place = self.scene.tokens.places[stretch];
        let around = Stretch::new(&self.scene, place);
        let evidence = Evidence::new(&self.scene, &around, &before, stretch, reading);
        evidence
            .window()
            .map(|index| {
                let mut features = Vec::new();
                evidence.features(index, &mut features);
                Choice {
                    index,
                    span: self.scene.mention_span(index),
                    subject: None,
                    features,
                }
            })
            .collect()
    }

    /// What `models` find out about the stretches.
    pub fn attributions(&self, models: &Models) -> Vec<Attribution> {
        attribute(&self.scene, models)
    }

    /// The features of a stretch that may quote nobody; `last` tells whether the one before does, if that stands in the same sentence.
    pub fn scare(&self, stretch: usize, attributions: &[Attribution], last: bool) -> Vec<u32> {
        let last = self.scene.follows_in_sentence(stretch).then_some(last);
        let mut out = Vec::new();
        kind::features(&self.scene, attributions, stretch, last, &mut out);
        out
    }

    /// For each stretch how likely it quotes nobody.
    pub fn nobody(&self, models: &Models, attributions: &[Attribution]) -> Vec<f32> {
        nobody(&self.scene, models, attributions)
    }

    /// The mentions that may stand for several, told in the order of the story as `models` resolve what stands before.
    pub fn meanings(&self, models: &Models) -> Vec<Meaning> {
        let speaking = speaking(&self.scene, &self.marked, models);
        let meaning = |decision: super::resolve::Decision| Meaning {
            span: self.scene.mention_span(decision.mention),
            options: decision.options,
        };
        decisions(&self.scene, &speaking, models)
            .into_iter()
            .map(meaning)
            .collect()
    }

    /// Where a cue stands.
    pub fn cue_span(&self, cue: usize) -> Span {
        self.scene.tokens.all[self.scene.cues[cue].at].span
    }

    /// Where a mention stands.
    pub fn mention_span(&self, mention: usize) -> Span {
        self.scene.mention_span(mention)
    }

    /// The features of an attribution that may be right.
    pub fn trust(&self, stretch: usize, attribution: &Attribution, nobody: f32) -> Vec<u32> {
        let mut out = Vec::new();
        trust::features(&self.scene, attribution, stretch, nobody, &mut out);
        out
    }

    /// The cues that may report a clause without marks, and how likely each reports at all.
    pub fn reporters(&self) -> Vec<(usize, f32)> {
        reporters(&self.scene)
            .map(|cue| (cue, self.scene.cues[cue].likely))
            .collect()
    }

    /// Where the clause of a cue may begin, with the features of no clause before all: all of it, or the `rest` behind the cue.
    pub fn openings(&self, cue: usize, rest: bool) -> (Vec<u32>, Vec<Choice>) {
        let anchor = Anchor::new(&self.scene, cue);
        let (mut nothing, mut found) = (Vec::new(), Vec::new());
        opening::nothing(&anchor, rest, &mut nothing);
        opening::openings(&anchor, rest, &mut found);
        let choice = |opening: &opening::Opening| {
            let mut features = Vec::new();
            opening::features(&anchor, opening, &mut features);
            let span = self.scene.tokens.all[opening.at].span;
            Choice {
                index: opening.at,
                span,
                subject: None,
                features,
            }
        };
        (nothing, found.iter().map(choice).collect())
    }

    /// Where the clause of a cue may end that begins with the token `start`; the span is the clause.
    pub fn closings(&self, cue: usize, rest: bool, start: usize) -> Vec<Choice> {
        let anchor = Anchor::new(&self.scene, cue);
        let (mut openings, mut found) = (Vec::new(), Vec::new());
        opening::openings(&anchor, rest, &mut openings);
        let Some(opening) = openings.iter().find(|opening| opening.at == start) else {
            return Vec::new();
        };
        closing::closings(&anchor, opening, &mut found);
        let choice = |closing: &closing::Closing| {
            let mut features = Vec::new();
            closing::features(&anchor, opening, closing, &mut features);
            let all = &self.scene.tokens.all;
            let span = Span {
                start: all[start].span.start,
                end: all[closing.at - 1].span.end,
            };
            Choice {
                index: closing.at,
                span,
                subject: None,
                features,
            }
        };
        found.iter().map(choice).collect()
    }

    /// The mentions that may tell the clause of a cue, with the features of none before all.
    pub fn tellers(&self, cue: usize, clause: (usize, usize)) -> (Vec<u32>, Vec<Choice>) {
        let anchor = Anchor::new(&self.scene, cue);
        let mut nothing = Vec::new();
        teller::nothing(&anchor, clause, &mut nothing);
        let choice = |(index, teller)| {
            let mut features = Vec::new();
            teller::features(&anchor, clause, teller, &mut features);
            Choice {
                index,
                span: teller::span(&self.scene, teller),
                subject: None,
                features,
            }
        };
        (
            nothing,
            teller::window(&anchor, &[clause])
                .enumerate()
                .map(choice)
                .collect(),
        )
    }
}
