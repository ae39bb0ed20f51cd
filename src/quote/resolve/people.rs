//! Everyone whom a story calls by name or description, and which name is whose.

use crate::quote::SpeakerKind;
use crate::quote::lexicon::Word;
use crate::quote::mentions::{Mention, MentionKind};
use crate::quote::scene::Scene;

use super::entity::Entity;
use super::name::{
    Fit, Letters, Name, full_name_in, is_capitals, is_same_part, is_same_person, is_second_half,
    is_short_for,
};
use super::role::{self, Beginnings};

/// Everyone in a story.
#[derive(Debug, Default)]
pub(super) struct People<'a> {
    pub(super) all: Vec<Entity<'a>>,
    /// For each of them the letters that its name begins and ends with.
    letters: Vec<Letters>,
    /// For each of them what the words of a description begin with that tells of it, see [`Entity::told_by`].
    told_by: Vec<Beginnings>,
    /// For each mention of the story its name, if it is one.
    names: Vec<Option<Name<'a>>>,
}

/// More people than this are not told apart: a list of names is no story.
pub(super) const MOST: usize = 400;
/// As many times one may be called by a role beside the full name: more tells nothing new, and takes long to search.
const MOST_ROLES: usize = 64;
/// As many of one surname are told apart.
const MOST_NAMESAKES: usize = 8;

/// Who may be called by a name.
pub(super) enum Called {
    /// Nobody known.
    Nobody,
    /// The only one whom it fits best.
    One(usize),
    /// All whom it fits best.
    Several(Vec<usize>),
}

impl Called {
    /// Takes in one more.
    fn add(&mut self, entity: usize) {
        match self {
            Self::Nobody => *self = Self::One(entity),
            Self::One(first) => *self = Self::Several(vec![*first, entity]),
            Self::Several(all) if all.len() < MOST_NAMESAKES => all.push(entity),
            Self::Several(_) => {}
        }
    }
}

/// The people and bodies that the story calls by name.
pub(super) fn from_names<'a>(scene: &Scene<'a>) -> People<'a> {
    const FEW: usize = 32;
    let mut people = People {
        all: Vec::with_capacity(FEW),
        letters: Vec::with_capacity(FEW),
        told_by: Vec::with_capacity(FEW),
        names: Name::all(scene),
    };
    for (index, mention) in scene.mentions.iter().enumerate() {
        match (mention.kind, people.names[index]) {
            (MentionKind::Name, Some(name)) if name.is_full() => {
                people.add_person(scene, index, &name);
            }
            (MentionKind::Organisation, Some(name)) => people.add_body(&name),
            _ => {}
        }
    }
    if let Some(title) = scene
        .story
        .metadata
        .title
        .as_deref()
        .filter(|title| !scene.story.text().starts_with(*title))
    {
        people.add_title(scene, title);
    }
    people
}

impl<'a> People<'a> {
    fn push(&mut self, entity: Entity<'a>) -> usize {
        self.letters.push(entity.letters());
        self.told_by.push(entity.told_by());
        self.all.push(entity);
        self.all.len() - 1
    }

    /// For each of them what the words of a description begin with that tells of it.
    pub(super) fn told_by(&self) -> &[Beginnings] {
        &self.told_by
    }

    fn add_person(&mut self, scene: &Scene<'a>, index: usize, name: &Name<'a>) {
        let letters = name.letters;
        let same = self.letters.iter().zip(&self.all).position(|(other, e)| {
            letters.close_alike(*other)
                && is_same_part(e.last, name.last)
                && e.kind == SpeakerKind::Person
                && is_same_person(e.name, name.text)
        });
        let at = match same {
            Some(at) => at,
            None if self.all.len() < MOST => self.push(Entity::new(name.text, SpeakerKind::Person)),
            None => return,
        };
        let entity = &mut self.all[at];
        let plainer = is_capitals(entity.name) && !is_capitals(name.text);
        if plainer || name.text.len() > entity.name.len() {
            entity.rename(name.text);
            self.letters[at] = entity.letters();
        }
        entity.learn(scene, index, name, MOST_ROLES);
        self.told_by[at] = entity.told_by();
    }

    fn add_body(&mut self, name: &Name<'a>) {
        let letters = name.letters;
        let mut all = self.letters.iter().zip(&self.all);
        let known = all.any(|(other, e)| letters == *other && e.name == name.text);
        if !known && self.all.len() < MOST {
            self.push(Entity::new(name.text, SpeakerKind::Organisation));
        }
    }

    /// Full names that only the title has, of people whom the text calls by their surname.
    fn add_title(&mut self, scene: &Scene<'a>, title: &'a str) {
        let is_name = |&index: &usize| scene.mentions[index].kind == MentionKind::Name;
        for index in (0..scene.mentions.len()).filter(is_name).take(MOST) {
            let Some(name) = self.names[index] else {
                continue;
            };
            if name.is_full() || self.all.iter().any(|e| e.last == name.text) {
                continue;
            }
            if let Some(full) = full_name_in(title, name.text) {
                self.push(Entity::new(full, SpeakerKind::Person));
            }
        }
    }

    /// Those whom the mention with this index may stand for, if it is a name: all that fit it best.
    pub(super) fn called(&self, scene: &Scene<'a>, index: usize) -> Called {
        let Some(name) = &self.names[index] else {
            return Called::Nobody;
        };
        let mention = &scene.mentions[index];
        let mut best: Option<Fit> = None;
        let mut found = Called::Nobody;
        let looked_at = self.letters.len().min(2 * MOST);
        for (at, &other) in self.letters[..looked_at].iter().enumerate() {
            if !name.letters.touch(other) {
                continue;
            }
            let Some(fit) = fits(&self.all[at], name, mention) else {
                continue;
            };
            if fit == Fit::Exact {
                return Called::One(at);
            }
            if best.is_none_or(|other| fit < other) {
                (best, found) = (Some(fit), Called::One(at));
            } else if best == Some(fit) {
                found.add(at);
            }
        }
        found
    }

    /// Makes the entity of a name, if the mention with this index is one.
    pub(super) fn add_called(&mut self, scene: &Scene<'a>, index: usize) -> Option<usize> {
        let name = self.names[index]?;
        Some(self.add(&name, &scene.mentions[index]))
    }

    /// Takes in what the mention with this index tells of an entity beside its name.
    pub(super) fn learn(&mut self, scene: &Scene<'a>, index: usize, entity: usize) {
        if let Some(name) = self.names[index] {
            let mention = &scene.mentions[index];
            if !name.is_full() {
                self.all[entity].called[usize::from(mention.first < mention.core)] += 1;
            }
            self.all[entity].learn(scene, index, &name, 8);
            self.told_by[entity] = self.all[entity].told_by();
        }
    }

    fn add(&mut self, name: &Name<'a>, mention: &Mention) -> usize {
        let kind = if mention.kind == MentionKind::Organisation {
            SpeakerKind::Organisation
        } else {
            SpeakerKind::Person
        };
        self.push(Entity::new(name.text, kind))
    }

    /// The entity of a description that stands for itself; the same words mean the same one, and the Duke of Tarn is the
    /// Duke that was told of before.
    pub(super) fn describe(&mut self, scene: &Scene<'a>, mention: &Mention) -> usize {
        let text = role::phrase(scene, mention);
        let titled = mention
            .word
            .is(Word::HONOUR)
            .then(|| text.split_once(" of "))
            .flatten();
        if let Some((title, _)) = titled
            && let Some(at) = self
                .all
                .iter()
                .take(MOST)
                .position(|e| e.kind == SpeakerKind::Description && e.name == title)
        {
            let entity = &mut self.all[at];
            entity.rename(text);
            (self.letters[at], self.told_by[at]) = (entity.letters(), entity.told_by());
            return at;
        }
        let mut entity = Entity::new(text, SpeakerKind::Description);
        let letters = entity.letters();
        let is_same =
            |e: &Entity| e.kind == SpeakerKind::Description && e.name.eq_ignore_ascii_case(text);
        let first = self.letters.len().saturating_sub(MOST);
        for at in (first..self.letters.len()).rev() {
            if letters.close_alike(self.letters[at]) && is_same(&self.all[at]) {
                return at;
            }
        }
        entity.take_gender(mention.word);
        entity.plural = mention.plural;
        entity.thing = !mention
            .word
            .is(Word::SOMEBODY.or(Word::RELATION).or(Word::HONOUR));
        self.push(entity)
    }

    /// Whether two people have the same surname.
    pub(super) fn are_namesakes(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.all[one], &self.all[other]);
        one.last == other.last
            && one.kind == SpeakerKind::Person
            && other.kind == SpeakerKind::Person
    }

    /// The entity that is called `name`, wherever that stands.
    pub(super) fn by_text(&self, name: &str) -> Option<usize> {
        let first = || self.all.iter().take(2 * MOST);
        let surname = |e: &Entity| {
            e.kind == SpeakerKind::Person && e.first != e.last && e.last.eq_ignore_ascii_case(name)
        };
        first()
            .position(surname)
            .or_else(|| first().position(|e| e.name.eq_ignore_ascii_case(name)))
    }

    /// A new person with a name that stands inside the words.
    pub(super) fn add_text(&mut self, name: &'a str) -> usize {
        self.push(Entity::new(name, SpeakerKind::Person))
    }
}

/// How a name fits an entity, if it can be meant at all.
fn fits(entity: &Entity, name: &Name, mention: &Mention) -> Option<Fit> {
    if entity.kind == SpeakerKind::Description {
        return None;
    }
    let surname = is_same_part(entity.last, name.last);
    if surname
        && name.is_full()
        && (entity.name == name.text || is_same_person(entity.name, name.text))
    {
        return Some(Fit::Exact);
    }
    if entity.name == name.text && !entity.is_full() {
        return Some(Fit::Bare);
    }
    let body = entity.kind == SpeakerKind::Organisation && mention.kind == MentionKind::Name;
    if name.is_full()
        || body
        || entity.agrees(mention.word) == Some(false) && mention.role.is_some()
    {
        return None;
    }
    let forename = entity.first == name.first;
    if surname
        || forename && name.honour.is_some()
        || entity.last.ends_with(name.last) && is_second_half(entity.last, name.last)
    {
        Some(Fit::Surname)
    } else if forename || is_short_for(name.text, entity.first) {
        Some(Fit::Forename)
    } else {
        None
    }
}
