//! Whom a pronoun or a definite description stands for: the best of those seen before.

use std::collections::VecDeque;

use super::people::{Entity, People};
use super::{certainty, is_personal, role};
use crate::quote::SpeakerKind;
use crate::quote::features::features;
use crate::quote::lexicon::Word;
use crate::quote::mentions::{Mention, MentionKind};
use crate::quote::scene::Scene;

features! {
    /// What speaks for and against an antecedent.
    enum Feature {
        /// Each one seen since.
        Since = -0.25,
        /// Each sentence since.
        Sentence = -0.45,
        /// Each paragraph since.
        Paragraph = -0.8,
        /// It was a subject: no preposition before it, no genitive behind it.
        Subject = 1.2,
        /// It opened its sentence.
        Opened = 0.6,
        /// It opened the sentence before, in the same paragraph.
        LastSubject = 2.4,
        /// It spoke.
        Spoke = 0.8,
        /// Its gender is the pronoun's.
        Gender = 0.9,
        /// It is told by name.
        Named = 0.4,
        /// The role is the one described.
        Role = 6.0,
        /// Its name holds the word.
        InName = 4.0,
        /// It has another role.
        OtherRole = -1.5,
    }
}

/// As many are remembered.
const MEMORY: usize = 16;
/// As many sentences and paragraphs back count.
const FAR: u32 = 4;

/// A mention that was seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    entity: usize,
    sentence: u32,
    paragraph: u32,
    subject: bool,
    opened: bool,
    spoke: bool,
}

impl Seen {
    pub(super) fn new(scene: &Scene, mention: &Mention, entity: usize, spoke: bool) -> Self {
        let all = &scene.tokens.all;
        let token = &all[mention.first];
        let mut first = mention.first;
        if let Some(before) = scene.tokens.beside(first, first.checked_sub(1))
            && before.is(Word::DETERMINER.or(Word::OWNER))
        {
            first -= 1;
        }
        let before = scene.tokens.beside(first, first.checked_sub(1));
        Self {
            entity,
            sentence: token.sentence,
            paragraph: token.paragraph,
            subject: !mention.genitive
                && !before
                    .is_some_and(|t| t.is(Word::PREPOSITION.or(Word::REPORTING).or(Word::VERB))),
            opened: before.is_none(),
            spoke,
        }
    }
}

/// Those seen before.
#[derive(Debug, Default)]
pub(super) struct Antecedents {
    seen: VecDeque<Seen>,
}

impl Antecedents {
    pub(super) fn see(&mut self, seen: Seen) {
        if self.seen.len() == MEMORY {
            self.seen.pop_back();
        }
        self.seen.push_front(seen);
    }

    /// The entities seen, the latest first.
    pub(super) fn recent(&self) -> impl Iterator<Item = usize> + Clone {
        self.seen.iter().map(|seen| seen.entity)
    }

    /// Whom a pronoun stands for.
    pub(super) fn pronoun(
        &self,
        scene: &Scene,
        people: &People,
        mention: &Mention,
    ) -> Option<(usize, f32)> {
        self.stands_for(scene, people, mention, mention.word)
    }

    /// Whom a pronoun with these classes stands for where `mention` stands.
    pub(super) fn stands_for(
        &self,
        scene: &Scene,
        people: &People,
        mention: &Mention,
        word: Word,
    ) -> Option<(usize, f32)> {
        let best = self.best(scene, mention, |seen| {
            let entity = &people.all[seen.entity];
            let fits = if word.is(Word::IT) {
                entity.kind == SpeakerKind::Organisation || entity.thing
            } else if word.is(Word::THEY) {
                entity.plural || entity.kind == SpeakerKind::Organisation
            } else {
                is_personal(entity)
                    && entity.agrees(word) != Some(false)
                    && (entity.kind == SpeakerKind::Person || seen.subject)
            };
            fits.then(|| {
                let gender = if entity.agrees(word) == Some(true) {
                    Feature::Gender.weight()
                } else {
                    0.0
                };
                gender
                    + if entity.kind == SpeakerKind::Person {
                        Feature::Named.weight()
                    } else {
                        0.0
                    }
            })
        });
        best?.over(0.0)
    }

    /// Whom a definite description stands for; without a role to tell, only if it speaks.
    pub(super) fn description(
        &self,
        scene: &Scene,
        people: &People,
        mention: &Mention,
        speaks: bool,
    ) -> Option<(usize, f32)> {
        let head = scene.text(mention.end - 1);
        let personal = mention.word.is(Word::SOMEBODY) && !mention.plural;
        let body = mention.word.is(Word::ORGANISATION)
            && !(mention.plural || personal || mention.word.is(Word::DOCUMENT));
        let near = self.best(scene, mention, |seen| {
            told(scene, people, seen, mention, head, personal)
        });
        let over = |least: f32| near.as_ref().and_then(|best| best.over(least));
        over(4.5)
            .or_else(|| Self::known(people, mention, head, personal))
            .or_else(|| over(-1.0).filter(|_| speaks && (personal || body)))
    }

    /// One who was named long ago and is still known by the role; a body by a word of its name.
    fn known(
        people: &People,
        mention: &Mention,
        head: &str,
        personal: bool,
    ) -> Option<(usize, f32)> {
        const FIRST: usize = 64;
        let body = mention.word.is(Word::ORGANISATION) && !personal;
        let fits = |entity: &Entity| match entity.kind {
            SpeakerKind::Organisation => body && role::has_beginning(entity.name, head),
            SpeakerKind::Person => personal && entity.has_role(head),
            SpeakerKind::Description => false,
        };
        let at = people.all.iter().take(FIRST).position(fits)?;
        Some((at, 0.6))
    }

    fn best(
        &self,
        scene: &Scene,
        mention: &Mention,
        fits: impl Fn(&Seen) -> Option<f32>,
    ) -> Option<Best> {
        let token = &scene.tokens.all[mention.first];
        let mut best: Option<(usize, f32)> = None;
        let mut second = -2.0_f32;
        for (since, seen) in self.seen.iter().enumerate() {
            let Some(extra) = fits(seen) else { continue };
            let score = extra + nearness(since, seen, token.sentence, token.paragraph);
            match best {
                Some((entity, _)) if entity == seen.entity => {}
                Some((_, top)) if score <= top => second = second.max(score),
                _ => {
                    second = second.max(best.map_or(-2.0, |(_, top)| top));
                    best = Some((seen.entity, score));
                }
            }
        }
        best.map(|(entity, score)| Best {
            entity,
            score,
            second,
        })
    }
}

/// The one of those seen that fits best.
struct Best {
    entity: usize,
    score: f32,
    /// The score of the next one.
    second: f32,
}

impl Best {
    /// The entity and how sure it is, if it fits well enough.
    fn over(&self, least: f32) -> Option<(usize, f32)> {
        (self.score > least - 2.0).then(|| (self.entity, certainty(self.score - self.second)))
    }
}

#[allow(clippy::cast_precision_loss)] // counts below a hundred
fn nearness(since: usize, seen: &Seen, sentence: u32, paragraph: u32) -> f32 {
    let mut sum = Feature::Since.weight() * since as f32
        + Feature::Sentence.weight() * sentence.abs_diff(seen.sentence).min(FAR) as f32
        + Feature::Paragraph.weight() * paragraph.abs_diff(seen.paragraph).min(FAR) as f32;
    let last = paragraph == seen.paragraph && sentence == seen.sentence + 1;
    for (holds, feature) in [
        (last && seen.subject && seen.opened, Feature::LastSubject),
        (seen.subject, Feature::Subject),
        (seen.opened, Feature::Opened),
        (seen.spoke, Feature::Spoke),
    ] {
        if holds {
            sum += feature.weight();
        }
    }
    sum
}

/// How well an entity fits a description by what is told of it; none if it cannot be meant.
fn told(
    scene: &Scene,
    people: &People,
    seen: &Seen,
    mention: &Mention,
    head: &str,
    personal: bool,
) -> Option<f32> {
    let entity = &people.all[seen.entity];
    if entity.kind == SpeakerKind::Organisation {
        let body = mention.word.is(Word::ORGANISATION) && !personal;
        return (body && mention.kind == MentionKind::Nominal).then(|| {
            if role::has_beginning(entity.name, head) {
                Feature::InName.weight()
            } else {
                0.0
            }
        });
    }
    if entity.kind == SpeakerKind::Description && personal && !seen.spoke {
        return None;
    }
    if entity.kind == SpeakerKind::Description
        && role::has_word(entity.name, head)
        && entity.plural == mention.plural
    {
        return Some(Feature::Role.weight());
    }
    if !personal || !is_personal(entity) || entity.agrees(mention.word) == Some(false) {
        return None;
    }
    let former = mention.core < mention.end
        && scene.tokens.all[mention.core..mention.end - 1]
            .iter()
            .any(|t| t.is(Word::MODIFIER));
    let by_age = head.ends_with("-old");
    let known = entity.has_role(head);
    let score = if known {
        Feature::Role.weight()
    } else if entity.roles.is_empty() || former || by_age {
        0.0
    } else {
        Feature::OtherRole.weight()
    };
    Some(score)
}
