//! Stage eight: from mentions to speakers, one for each person, body or description.
//!
//! Names come first: all full names of the story make the people, and shorter names are linked to them by surname,
//! forename and title ([`people`]). Then one walk through the mentions gives every pronoun, description (*the minister*) and
//! surname of several people the one it stands for ([`antecedent`]), by what the walk remembers of those it has met
//! ([`memory`]). A description that nobody fits stands for itself: *one senior government source*. Only speakers are
//! resolved, not all that a story tells of; general coreference is deliberately absent.
//!
//! What decides is learned from labelled stories ([`decisions`]); gender, age and the elder of two rule out by hand, since they are
//! facts and not habits.

use super::lexicon::Word;
use super::mentions::{Mention, MentionKind};
use super::model::{Models, Task};
use super::scene::Scene;
use super::{Speaker, SpeakerKind};
use crate::story::ParagraphKind;

pub(super) mod antecedent;
mod entity;
mod memory;
mod name;
mod people;
mod role;

use antecedent::{Candidate, Query};
use entity::Entity;
use memory::{Memory, Trace};
use people::{Called, People};

/// Who is meant by each mention of a story.
pub(super) struct Resolved<'a> {
    people: People<'a>,
    /// For each mention its entity, and how sure that is.
    meant: Vec<Option<(usize, f32)>>,
}

impl<'a> Resolved<'a> {
    /// The entity that a mention stands for and how likely that is, if it stands for any.
    pub(super) fn entity(&self, mention: usize) -> Option<(usize, f32)> {
        self.meant[mention]
    }

    /// The entity with this name, made if need be.
    pub(super) fn named(&mut self, name: &'a str) -> usize {
        self.people
            .by_text(name)
            .unwrap_or_else(|| self.people.add_text(name))
    }

    /// The entity as a speaker.
    pub(super) fn speaker(&self, entity: usize) -> Speaker {
        let entity = &self.people.all[entity];
        Speaker {
            name: entity.full_name(),
            role: entity.role.map(str::to_owned),
            kind: entity.kind,
        }
    }
}

/// Resolves the mentions of `scene`, of which `speaking` tells which ones speak.
pub(super) fn resolve<'a>(scene: &Scene<'a>, speaking: &[bool], models: &Models) -> Resolved<'a> {
    walked(Walk::new(scene, speaking, models))
}

/// The same, where it is not told how likely it is whom they stand for: that takes longer than choosing.
pub(super) fn resolve_speakers<'a>(
    scene: &Scene<'a>,
    speaking: &[bool],
    models: &Models,
) -> Resolved<'a> {
    let mut walk = Walk::new(scene, speaking, models);
    walk.weighs = false;
    walked(walk)
}

fn walked<'a>(mut walk: Walk<'_, 'a>) -> Resolved<'a> {
    for index in 0..walk.scene.mentions.len() {
        walk.step(index);
    }
    Resolved {
        people: walk.people,
        meant: walk.meant,
    }
}

/// A choice as a learner sees it.
pub(super) struct Decision {
    /// The mention.
    pub(super) mention: usize,
    /// For each option the name of the entity, none for nobody; and its features.
    pub(super) options: Vec<(Option<String>, Vec<u32>)>,
}

/// The choices that resolving the mentions of `scene` consists of.
pub(super) fn decisions(scene: &Scene, speaking: &[bool], models: &Models) -> Vec<Decision> {
    let mut walk = Walk::new(scene, speaking, models);
    let mut asked = Vec::new();
    for index in 0..scene.mentions.len() {
        walk.asked = Some(Vec::new());
        walk.step(index);
        let options = walk.asked.take().unwrap_or_default();
        if options.len() > 1 {
            asked.push((index, options));
        }
    }
    let named = |index: usize, who: Option<Option<usize>>| match who {
        Some(Some(entity)) => Some(walk.people.all[entity].full_name()),
        Some(None) => Some(role::phrase(scene, &scene.mentions[index]).to_owned()),
        None => None,
    };
    let decision = |(index, options): (usize, Vec<Asked>)| Decision {
        mention: index,
        options: options
            .into_iter()
            .map(|(who, features)| (named(index, who), features))
            .collect(),
    };
    asked.into_iter().map(decision).collect()
}

/// An option: an entity, the description itself or nobody; and its features.
type Asked = (Option<Option<usize>>, Vec<u32>);

struct Walk<'s, 'a> {
    scene: &'s Scene<'a>,
    speaking: &'s [bool],
    models: &'s Models,
    meant: Vec<Option<(usize, f32)>>,
    memory: Memory,
    people: People<'a>,
    /// The last paragraph of those that open the story.
    lead: usize,
    /// Whether it is told how likely a choice is.
    weighs: bool,
    /// The options of the present choice, kept for a learner.
    asked: Option<Vec<Asked>>,
}

impl<'s, 'a> Walk<'s, 'a> {
    fn new(scene: &'s Scene<'a>, speaking: &'s [bool], models: &'s Models) -> Self {
        let mut paragraphs = scene.story.paragraphs().iter();
        Self {
            scene,
            speaking,
            models,
            meant: vec![None; scene.mentions.len()],
            memory: Memory::default(),
            people: people::from_names(scene),
            lead: paragraphs
                .position(|p| p.kind == ParagraphKind::Body)
                .unwrap_or(0),
            weighs: true,
            asked: None,
        }
    }

    fn step(&mut self, index: usize) {
        let mention = &self.scene.mentions[index];
        let meant = match mention.kind {
            MentionKind::Name | MentionKind::Organisation => self.name(index),
            MentionKind::Pronoun => {
                let query = self.query(index, mention.word);
                let (found, asked) = self.ask(&query, &query.candidates());
                self.keep(asked);
                found.and_then(|(entity, likely)| Some((entity?, likely)))
            }
            MentionKind::Relative => self.relative(index),
            MentionKind::Nominal => self.description(index),
        };
        self.meant[index] = meant;
        if let Some((entity, _)) = meant {
            self.memory.see(
                entity,
                Trace::new(self.scene, mention, self.speaking[index]),
            );
        }
    }

    /// The question whom the mention with this index stands for.
    fn query(&self, index: usize, word: Word) -> Query<'_, 'a> {
        let mention = &self.scene.mentions[index];
        let early = self.scene.tokens.all[mention.first].paragraph as usize <= self.lead;
        Query::new(self.scene, &self.people, &self.memory, mention, word)
            .at_stage(self.speaking[index], early)
    }

    /// The candidate that is meant, none for the description itself, and how likely.
    #[allow(clippy::type_complexity)]
    fn ask(
        &self,
        query: &Query,
        candidates: &[Candidate],
    ) -> (Option<(Option<usize>, f32)>, Option<Vec<Asked>>) {
        let asked = self.asked.is_some().then(|| {
            let mut asked: Vec<Asked> = Vec::new();
            for candidate in candidates {
                let mut features = Vec::new();
                query.features(candidate, &mut features);
                asked.push((Some(candidate.entity), features));
            }
            let mut features = Vec::new();
            query.nobody(&mut features);
            asked.push((None, features));
            asked
        });
        let model = self.models.of(Task::Antecedent);
        let answer = if self.weighs {
            query.answer(candidates, model)
        } else {
            query.choice(candidates, model).map(|at| (at, DOUBTFUL))
        };
        (
            answer.map(|(at, likely)| (candidates[at].entity, likely)),
            asked,
        )
    }

    fn keep(&mut self, asked: Option<Vec<Asked>>) {
        if asked.is_some() {
            self.asked = asked;
        }
    }

    fn name(&mut self, index: usize) -> Option<(usize, f32)> {
        let (entity, likely) = match self.people.called(self.scene, index) {
            Called::Nobody => (self.people.add_called(self.scene, index)?, CALLED),
            Called::One(entity) => (entity, CALLED),
            Called::Several(mut called) => {
                let met = |entity: usize| self.memory.recent().position(|other| other == entity);
                called.sort_by_key(|&entity| met(entity).unwrap_or(usize::MAX));
                let query = self.query(index, self.scene.mentions[index].word);
                let (found, asked) = self.ask(&query, &query.only(&called));
                self.keep(asked);
                match found {
                    Some((Some(entity), likely)) => (entity, likely),
                    _ => (called[0], DOUBTFUL), // all are too old
                }
            }
        };
        self.people.learn(self.scene, index, entity);
        Some((entity, likely))
    }

    /// Who: what stands right before it.
    fn relative(&self, index: usize) -> Option<(usize, f32)> {
        let at = self.scene.mentions[index].first;
        let comma = at > 0 && self.scene.tokens.all[at - 1].is_mark(b',');
        let end = at - usize::from(comma);
        (index.saturating_sub(BACK)..index)
            .find(|&other| self.scene.mentions[other].reach == end)
            .and_then(|other| self.meant[other])
    }

    fn description(&mut self, index: usize) -> Option<(usize, f32)> {
        let mention = &self.scene.mentions[index];
        let speaks = self.speaking[index];
        if let Some(found) = mention.describes.and_then(|other| self.name(other)) {
            return Some(found);
        }
        if let Some(found) = self.author_of(index) {
            return Some(found);
        }
        let somebody = mention.word.is(Word::SOMEBODY
            .or(Word::RELATION)
            .or(Word::ORGANISATION)
            .or(Word::DOCUMENT)
            .or(Word::HONOUR));
        if !somebody && !speaks {
            return None;
        }
        let article = antecedent::article(self.scene, mention);
        let early = self.scene.tokens.all[mention.first].paragraph as usize <= self.lead;
        if !(speaks || early || article <= 2) {
            return (!mention.genitive).then(|| (self.itself(index), ITSELF));
        }
        let owner = self.owner_of(mention);
        let query = self.query(index, mention.word).of_owner(owner);
        let (found, asked) = self.ask(&query, &query.candidates());
        self.keep(asked);
        let (entity, likely) = found?;
        match entity {
            Some(entity) => Some((entity, likely)),
            None if !speaks && mention.genitive => None,
            None => Some((self.itself(index), likely)),
        }
    }

    fn itself(&mut self, index: usize) -> usize {
        self.people
            .describe(self.scene, &self.scene.mentions[index])
    }

    /// Whose relation a mention tells of: her brother.
    fn owner_of(&self, mention: &Mention) -> Option<usize> {
        if !mention.word.is(Word::RELATION) {
            return None;
        }
        Some(self.pronoun_owner(mention)?.0)
    }

    /// Whose words a mention tells of: *her statement*, *Lee’s letter* say what she says.
    fn author_of(&self, index: usize) -> Option<(usize, f32)> {
        let mention = &self.scene.mentions[index];
        if !role::is_utterance(self.scene.text(mention.end - 1)) {
            return None;
        }
        let before = index.checked_sub(1)?;
        let owner = &self.scene.mentions[before];
        if owner.genitive && owner.first == mention.first {
            return self.meant[before];
        }
        self.pronoun_owner(mention)
    }

    /// Whom the pronoun means that opens a description: *her* brother.
    fn pronoun_owner(&self, mention: &Mention) -> Option<(usize, f32)> {
        let opening = &self.scene.tokens.all[mention.first];
        if !opening.is(Word::OWNER) {
            return None;
        }
        let query = Query::new(
            self.scene,
            &self.people,
            &self.memory,
            mention,
            opening.word,
        )
        .of_pronoun();
        let (found, _) = self.ask(&query, &query.candidates());
        let (entity, likely) = found?;
        Some((entity?, likely))
    }
}

/// Among as many mentions before it, *who* finds the one that it stands for.
const BACK: usize = 4;
/// How sure a name is that fits one entity only.
const CALLED: f32 = 0.98;
/// How sure a name is that fits several entities, none of them well.
const DOUBTFUL: f32 = 0.3;
/// How sure it is that a description like *a driver* stands for itself.
const ITSELF: f32 = 0.9;
/// Whether an entity can be he or she.
fn is_personal(entity: &Entity) -> bool {
    entity.kind != SpeakerKind::Organisation && !entity.plural && !entity.thing
}
