//! Whom a pronoun, a definite description or an ambiguous name stands for.
//!
//! The options are those met before, for a description also those whom the story names only later, and that it stands for
//! itself. Each option is scored by a learned sum of [`Template`]s; their softmax is how likely it is meant. So that much is said
//! for what no option fits, one more stands for nobody: it takes its share of the likelihood and is never chosen.

use super::entity::beginnings_of_role;
use super::is_personal;
use super::memory::{MEMORY, Memory};
use super::people::People;
use super::role::{self, Beginnings};
use crate::quote::SpeakerKind;
use crate::quote::lexicon::Word;
use crate::quote::mentions::{Mention, MentionKind};
use crate::quote::model::Model;
use crate::quote::scene::Scene;
use crate::quote::tokens::Token;

mod evidence;

pub(in crate::quote) use evidence::Template;

/// A mention whose antecedent is asked for.
pub(super) struct Query<'q, 'a> {
    scene: &'q Scene<'a>,
    people: &'q People<'a>,
    memory: &'q Memory,
    mention: &'q Mention,
    /// The classes of the word that tells the gender: of her brother, those of "her" or of "brother".
    word: Word,
    class: usize,
    article: usize,
    /// Whether it opens its sentence, and whether a marked stretch stands before it there.
    standing: usize,
    /// Whether it speaks, and whether it stands in headline or first paragraph.
    stage: usize,
    head: &'a str,
    /// What the words of a description begin with.
    told: Told,
    age: Option<u16>,
    /// To whom the relation is, for her brother.
    owner: Option<usize>,
}

/// What the words of a description begin with, by which those who are not told of by them are passed over.
#[derive(Clone, Copy, Default)]
struct Told {
    /// Its head.
    head: Beginnings,
    /// Its head and the posts that this names.
    role: Beginnings,
    /// Its words before the head, and the posts that these name.
    others: Beginnings,
}

impl Told {
    fn new(scene: &Scene, mention: &Mention) -> Self {
        let head = scene.text(mention.end - 1);
        let others = telling(scene, mention).map(beginnings_of_role);
        Self {
            head: Beginnings::of_word(head),
            role: beginnings_of_role(head),
            others: others.fold(Beginnings::default(), Beginnings::or),
        }
    }
}

/// The words of a description before its head by which somebody may be known.
fn telling<'a>(scene: &Scene<'a>, mention: &Mention) -> impl Iterator<Item = &'a str> {
    let words = mention.core..mention.end - 1;
    words.filter_map(|word| {
        let token = &scene.tokens.all[word];
        (token.is_word() && token.span.len() > 2).then(|| scene.text(word))
    })
}

/// One who may be meant. Its facts are small numbers, so that a list of them is one that the allocator has at hand.
pub(super) struct Candidate {
    /// The entity; none if the description stands for itself.
    pub(super) entity: Option<usize>,
    /// How many others were met since.
    rank: u8,
    /// How many others were the subject of a sentence since.
    subject_rank: u8,
    /// How many others the story names before.
    order: u8,
    /// Whether it was met more often than any other.
    main: bool,
    /// How the description fits it, see [`Query::matches`].
    matched: u8,
}

impl Candidate {
    fn new(entity: Option<usize>, rank: usize) -> Self {
        Self {
            entity,
            rank: small(rank),
            subject_rank: 0,
            order: 0,
            main: false,
            matched: 0,
        }
    }
}

/// Whether a description that [matches](Query::matches) so tells of somebody by its head, owner or age.
fn tells(matched: u8) -> bool {
    matches!(matched, 2..=6 | 8 | 9)
}

/// Whether the mentions of a class describe somebody by a noun.
fn describes(class: usize) -> bool {
    matches!(class, 3..=6 | 9)
}

/// A rank as a small number.
fn small(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// The class of a mention.
fn class_of(mention: &Mention, word: Word) -> usize {
    match mention.kind {
        MentionKind::Pronoun | MentionKind::Relative if word.is(Word::THEY) => 1,
        MentionKind::Pronoun | MentionKind::Relative if word.is(Word::IT) => 2,
        MentionKind::Pronoun | MentionKind::Relative => 0,
        MentionKind::Name | MentionKind::Organisation if mention.core == mention.first => 7,
        MentionKind::Name | MentionKind::Organisation => 8,
        MentionKind::Nominal if mention.plural => 4,
        MentionKind::Nominal if word.is(Word::RELATION) => 9,
        MentionKind::Nominal if word.is(Word::SOMEBODY.or(Word::HONOUR)) => 3,
        MentionKind::Nominal if word.is(Word::ORGANISATION) && !word.is(Word::DOCUMENT) => 5,
        MentionKind::Nominal => 6,
    }
}

impl<'q, 'a> Query<'q, 'a> {
    /// The question whom `mention` stands for, of which `word` tells gender and number.
    pub(super) fn new(
        scene: &'q Scene<'a>,
        people: &'q People<'a>,
        memory: &'q Memory,
        mention: &'q Mention,
        word: Word,
    ) -> Self {
        let tokens = &scene.tokens;
        let opens = tokens
            .beside(mention.first, mention.first.checked_sub(1))
            .is_none();
        let sentence = tokens.sentence_around(mention.first);
        let quoted = tokens.all[sentence.start..mention.first]
            .iter()
            .rev()
            .take(12);
        let behind = quoted.into_iter().any(Token::is_quote);
        let head = scene.text(mention.end - 1);
        let class = class_of(mention, word);
        let told = if describes(class) {
            Told::new(scene, mention)
        } else {
            Told::default()
        };
        Self {
            scene,
            people,
            memory,
            mention,
            word,
            class,
            article: article(scene, mention),
            standing: usize::from(opens) * 2 + usize::from(behind),
            stage: 0,
            head,
            told,
            age: role::age(head),
            owner: None,
        }
    }

    /// The same question, where the mention speaks or stands early in the story.
    pub(super) fn at_stage(mut self, speaks: bool, early: bool) -> Self {
        self.stage = usize::from(speaks) * 2 + usize::from(early);
        self
    }

    /// The same question as if the mention were a pronoun: his, in *his wife*.
    pub(super) fn of_pronoun(mut self) -> Self {
        self.class = usize::from(self.word.is(Word::THEY));
        self
    }

    /// The same question about somebody's relation.
    pub(super) fn of_owner(mut self, owner: Option<usize>) -> Self {
        self.owner = owner;
        self
    }

    /// Those who may be meant, the last met first; of a description also itself, and those whom the story names later.
    pub(super) fn candidates(&self) -> Vec<Candidate> {
        let mut out = self.recent();
        self.rank_subjects(&mut out);
        let describes = describes(self.class);
        if describes || self.class == 0 && self.is_early() {
            self.add_others(&mut out);
            let aged = |c: &Candidate| {
                self.age.is_some()
                    && c.entity
                        .is_some_and(|at| self.people.all[at].age == self.age)
            };
            if out.iter().any(aged) {
                out.retain(aged); // the 34-year-old
            } else if describes {
                out.push(Candidate::new(None, 0));
            }
        }
        out
    }

    /// Whether the mention speaks.
    fn speaks(&self) -> bool {
        self.stage & 2 == 2
    }

    /// Whether it stands in headline or first paragraph.
    fn is_early(&self) -> bool {
        self.stage & 1 == 1
    }

    /// Those met not long ago who may be meant, the last one first.
    fn recent(&self) -> Vec<Candidate> {
        let describes = describes(self.class);
        let mut out = Vec::with_capacity(2 * MEMORY);
        // of what does not speak nothing is learned: it needs to be told by its words
        let told = describes && !self.speaks();
        for entity in self.memory.recent() {
            if told && !self.may_tell_of(entity) || !self.may_be(entity) {
                continue;
            }
            let matched = if describes {
                self.matches(&self.people.all[entity], entity)
            } else {
                0
            };
            if !told || tells(matched) {
                out.push(Candidate {
                    matched,
                    ..Candidate::new(Some(entity), out.len())
                });
            }
        }
        out
    }

    /// Adds those whom the words of the description tell of, and of those not met yet the ones that the story names later.
    fn add_others(&self, out: &mut Vec<Candidate>) {
        const LATER: usize = 24;
        const MOST: usize = 64;
        let describes = describes(self.class);
        let foretells = self.is_early() && (!describes || self.speaks());
        let recent = out
            .iter()
            .filter_map(|c| c.entity)
            .filter(|&at| at < MOST)
            .fold(0_u64, |bits, at| bits | 1 << at);
        let mut later = 0;
        for at in 0..self.people.all.len().min(MOST) {
            let told = describes && self.may_tell_of(at);
            if recent >> at & 1 == 1 || !told && !foretells {
                continue;
            }
            let entity = &self.people.all[at];
            let matched = if describes {
                self.matches(entity, at)
            } else {
                0
            };
            let foretold = || {
                foretells && later < LATER && entity.is_full() && self.memory.trace(at).is_none()
            };
            if (tells(matched) || foretold()) && self.may_be(at) {
                out.push(Candidate {
                    subject_rank: 4,
                    matched,
                    ..Candidate::new(Some(at), later)
                });
                later += 1;
            }
        }
    }

    /// Those of `entities` as candidates; of the elder Brook, only those who can be that.
    pub(super) fn only(&self, entities: &[usize]) -> Vec<Candidate> {
        let one = |(rank, &entity)| Candidate::new(Some(entity), rank);
        let mut out: Vec<Candidate> = entities.iter().enumerate().map(one).collect();
        let elder = |c: &Candidate| {
            c.entity
                .map_or(0, |entity| self.elder(&self.people.all[entity]))
        };
        if out.iter().any(|c| elder(c) == 1) {
            out.retain(|c| elder(c) == 1);
        } else {
            out.retain(|c| elder(c) == 0);
        }
        self.rank_subjects(&mut out);
        for candidate in &mut out {
            candidate.order = small(
                entities
                    .iter()
                    .filter(|&&other| Some(other) < candidate.entity)
                    .count(),
            );
        }
        out
    }

    fn rank_subjects(&self, candidates: &mut [Candidate]) {
        // one more than the sentence in which each was last the subject, as numbers side by side
        let mut sentences = [0; MEMORY];
        // who was met most often, how often that was, and whether another was met as often
        let (mut main, mut most, mut shared) = (0, 0, false);
        for (at, candidate) in candidates.iter().enumerate() {
            let entity = candidate.entity;
            let Some(trace) = entity.and_then(|entity| self.memory.trace(entity)) else {
                continue;
            };
            if let Some(sentence) = sentences.get_mut(at) {
                *sentence = trace.subject_sentence().map_or(0, |number| number + 1);
            }
            if trace.times > most {
                (main, most, shared) = (at, trace.times, false);
            } else {
                shared |= trace.times == most;
            }
        }
        for (own, candidate) in sentences.iter().zip(&mut *candidates) {
            candidate.subject_rank =
                small(sentences.iter().filter(|&sentence| sentence > own).count());
        }
        if most > 2 && !shared {
            candidates[main].main = true;
        }
    }

    /// Whether the description may tell of an entity by its head, owner or age: if not, [`matches`](Self::matches) need not
    /// be asked whether it [does](tells).
    fn may_tell_of(&self, at: usize) -> bool {
        self.told.role.may_share(self.people.told_by()[at])
            || self.owner.is_some()
            || self.age.is_some()
    }

    fn may_be(&self, at: usize) -> bool {
        let entity = &self.people.all[at];
        if let (Some(age), Some(other)) = (self.age, entity.age)
            && age != other
        {
            return false;
        }
        let body = entity.kind == SpeakerKind::Organisation;
        let bare =
            entity.kind == SpeakerKind::Person && (!entity.is_full() || !entity.is_gendered());
        match self.class {
            0 | 3 | 9 => {
                is_personal(entity)
                    && entity.agrees(self.word) != Some(false)
                    && Some(at) != self.owner
            }
            1 => !entity.thing,
            2 => body || entity.thing || bare,
            4 => entity.plural || body,
            5 => body || bare || entity.thing,
            6 => entity.thing,
            _ => true,
        }
    }

    /// The one that is meant and how likely, if there is any to choose.
    pub(super) fn answer(&self, candidates: &[Candidate], model: &Model) -> Option<(usize, f32)> {
        let (best, scores) = self.best(candidates, model)?;
        let nobody = model.score(|out| self.nobody(out));
        let top = scores.iter().copied().fold(nobody, f32::max);
        let all: f32 = scores
            .iter()
            .chain([&nobody])
            .map(|score| (score - top).exp())
            .sum();
        Some((best, (scores[best] - top).exp() / all))
    }

    /// The one that is meant. A single one needs no weighing.
    pub(super) fn choice(&self, candidates: &[Candidate], model: &Model) -> Option<usize> {
        match candidates {
            [] => None,
            [_] => Some(0),
            _ => {
                let (mut best, mut top) = (0, f32::MIN);
                for (at, candidate) in candidates.iter().enumerate() {
                    let score = model.score(|out| self.features(candidate, out));
                    if score > top {
                        (best, top) = (at, score);
                    }
                }
                Some(best)
            }
        }
    }

    /// The one with the highest score, and all scores.
    fn best(&self, candidates: &[Candidate], model: &Model) -> Option<(usize, Vec<f32>)> {
        let scores = candidates
            .iter()
            .map(|c| model.score(|out| self.features(c, out)));
        let scores: Vec<f32> = scores.collect();
        let best = scores
            .iter()
            .enumerate()
            .rev()
            .max_by(|a, b| a.1.total_cmp(b.1))?
            .0;
        Some((best, scores))
    }
}

/// What opens a description: 0 the, 1 nothing, 2 his, 3 a, 4 one or some, 5 a genitive or anything else.
pub(super) fn article(scene: &Scene, mention: &Mention) -> usize {
    let token = &scene.tokens.all[mention.first];
    if mention.core == mention.first {
        1
    } else if token.is(Word::THE) {
        0
    } else if token.is(Word::OWNER) {
        2
    } else if token.is(Word::DETERMINER) {
        3 + usize::from(token.span.len() > 2)
    } else {
        5
    }
}
