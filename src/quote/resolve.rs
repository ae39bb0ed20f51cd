//! Stage eight: from mentions to speakers, one for each person, body or description.
//!
//! Names come first: all full names of the story make the people, and shorter names are linked to them by surname,
//! forename and title ([`people`]). Then one walk through the mentions gives every pronoun and definite description
//! (*the minister*) its antecedent among those seen before ([`antecedent`]), learning gender as it goes. What is left
//! stands for itself: *one senior government source*. Only speakers are resolved, not all that a story tells of; general
//! coreference is deliberately absent.

use super::features::squash;
use super::lexicon::Word;
use super::mentions::{Mention, MentionKind};
use super::scene::Scene;
use super::{Speaker, SpeakerKind};
use crate::story::ParagraphKind;

mod antecedent;
mod name;
mod people;
mod role;

use antecedent::{Antecedents, Seen};
use people::{Entity, People};

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
pub(super) fn resolve<'a>(scene: &Scene<'a>, speaking: &[bool]) -> Resolved<'a> {
    let people = people::from_names(scene);
    let mut walk = Walk {
        scene,
        speaking,
        meant: vec![None; scene.mentions.len()],
        antecedents: Antecedents::default(),
        people,
    };
    for index in 0..scene.mentions.len() {
        walk.step(index);
    }
    Resolved {
        people: walk.people,
        meant: walk.meant,
    }
}

struct Walk<'s, 'a> {
    scene: &'s Scene<'a>,
    speaking: &'s [bool],
    meant: Vec<Option<(usize, f32)>>,
    antecedents: Antecedents,
    people: People<'a>,
}

impl Walk<'_, '_> {
    fn step(&mut self, index: usize) {
        let mention = &self.scene.mentions[index];
        let meant = match mention.kind {
            MentionKind::Name | MentionKind::Organisation => self.name(index),
            MentionKind::Pronoun => self.antecedents.pronoun(self.scene, &self.people, mention),
            MentionKind::Relative => self.relative(index),
            MentionKind::Nominal => self.description(index),
        };
        self.meant[index] = meant;
        if let Some((entity, _)) = meant {
            self.learn_gender(entity, mention);
            let seen = Seen::new(self.scene, mention, entity, self.speaking[index]);
            self.antecedents.see(seen);
        }
    }

    fn name(&mut self, index: usize) -> Option<(usize, f32)> {
        let recent = self.antecedents.recent();
        let entity = self.people.link(self.scene, index, recent)?;
        Some((entity, 0.98))
    }

    /// Who: what stands right before it.
    fn relative(&self, index: usize) -> Option<(usize, f32)> {
        const BACK: usize = 4;
        let at = self.scene.mentions[index].first;
        let comma = at > 0 && self.scene.tokens.all[at - 1].is_mark(b',');
        let end = at - usize::from(comma);
        (index.saturating_sub(BACK)..index)
            .find(|&other| self.scene.mentions[other].reach == end)
            .and_then(|other| self.meant[other])
    }

    fn description(&mut self, index: usize) -> Option<(usize, f32)> {
        let mention = &self.scene.mentions[index];
        if let Some(found) = mention.describes.and_then(|other| self.name(other)) {
            return Some(found);
        }
        if let Some(found) = self.relative_of(mention) {
            return Some(found);
        }
        let somebody = mention.word.is(Word::SOMEBODY
            .or(Word::RELATION)
            .or(Word::ORGANISATION)
            .or(Word::DOCUMENT));
        if (somebody || self.speaking[index])
            && role::is_definite(self.scene, mention)
            && let Some(found) = self.antecedents.description(
                self.scene,
                &self.people,
                mention,
                self.speaking[index] || self.opens(mention),
            )
        {
            return Some(found);
        }
        if let Some(found) = self.foretold(mention) {
            return Some(found);
        }
        if !self.speaking[index] && (!somebody || mention.genitive) {
            return None;
        }
        Some((self.people.describe(self.scene, mention), 0.9))
    }

    /// Her brother: another person of her surname and the right gender, if there is just one.
    fn relative_of(&self, mention: &Mention) -> Option<(usize, f32)> {
        let owner = self.scene.tokens.all[mention.first].word;
        let gendered = mention.word.is(Word::MALE.or(Word::FEMALE));
        if !(owner.is(Word::OWNER) && mention.word.is(Word::RELATION) && gendered) {
            return None;
        }
        let (owner, _) = self
            .antecedents
            .stands_for(self.scene, &self.people, mention, owner)?;
        let found = self.people.namesake(owner, mention.word)?;
        Some((found, 0.7))
    }

    /// Headline and first paragraph speak of *a judge*, and tell the name later.
    fn foretold(&self, mention: &Mention) -> Option<(usize, f32)> {
        let paragraphs = self.scene.story.paragraphs();
        let lead = paragraphs
            .iter()
            .position(|p| p.kind == ParagraphKind::Body)?;
        let token = &self.scene.tokens.all[mention.first];
        let early = token.paragraph as usize <= lead;
        let one = mention.word.is(Word::SOMEBODY) && !mention.plural;
        let head = self.scene.text(mention.end - 1);
        let found = (early && one).then(|| self.people.only_one(head))??;
        Some((found, 0.6))
    }

    /// Whether a mention opens its sentence.
    fn opens(&self, mention: &Mention) -> bool {
        self.scene
            .tokens
            .beside(mention.first, mention.first.checked_sub(1))
            .is_none()
    }

    fn learn_gender(&mut self, entity: usize, mention: &Mention) {
        let entity = &mut self.people.all[entity];
        let sure = mention.kind == MentionKind::Pronoun;
        if sure && mention.word.is(Word::HE.or(Word::SHE)) && !entity.is_gendered() {
            entity.set_gender(mention.word.is(Word::HE));
        }
    }
}

/// How sure a choice is by its lead over the next one.
fn certainty(lead: f32) -> f32 {
    squash(lead.min(6.0))
}

/// Whether an entity can be he or she.
fn is_personal(entity: &Entity) -> bool {
    entity.kind != SpeakerKind::Organisation && !entity.plural && !entity.thing
}
