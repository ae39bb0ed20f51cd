//! The people, bodies and descriptions of a story, and which name is whose.

use crate::quote::SpeakerKind;
use crate::quote::lexicon::{Word, look_up};
use crate::quote::mentions::{Mention, MentionKind};
use crate::quote::scene::Scene;

use super::role;

/// Someone whom mentions stand for.
#[derive(Debug)]
pub(super) struct Entity<'a> {
    /// The fullest name, without title, rank or honour; or the describing phrase.
    pub(super) name: &'a str,
    /// Its first word.
    first: &'a str,
    /// Its last word.
    last: &'a str,
    /// Sir, Dame, Baroness.
    honour: Option<&'a str>,
    /// What it is called beside its name.
    pub(super) role: Option<&'a str>,
    /// All roles told, for finding it by them.
    pub(super) roles: Vec<&'a str>,
    /// What sort of speaker it is.
    pub(super) kind: SpeakerKind,
    /// Whether it is a man or a woman, as far as known.
    gender: Word,
    /// Whether several are meant.
    pub(super) plural: bool,
    /// Whether it is a document or another thing.
    pub(super) thing: bool,
}

impl<'a> Entity<'a> {
    fn new(name: &'a str, kind: SpeakerKind) -> Self {
        let (first, last) = ends(name);
        Self {
            name,
            first,
            last,
            honour: None,
            role: None,
            roles: Vec::new(),
            kind,
            gender: Word::default(),
            plural: false,
            thing: false,
        }
    }

    /// The name to show: with the honour, and with a description's opening capital taken back.
    pub(super) fn full_name(&self) -> String {
        let mut name = String::with_capacity(self.name.len() + 9);
        if let Some(honour) = self.honour {
            name.push_str(honour);
            name.push(' ');
        }
        for (at, word) in self.name.split_whitespace().enumerate() {
            if at > 0 {
                name.push(' ');
            }
            name.push_str(word);
        }
        name
    }

    fn rename(&mut self, name: &'a str) {
        self.name = name;
        (self.first, self.last) = ends(name);
    }

    /// Whether its gender is known.
    pub(super) fn is_gendered(&self) -> bool {
        self.gender != Word::default()
    }

    /// Whether the gender is known and of the pronoun or title with these classes; none if nothing is known.
    pub(super) fn agrees(&self, word: Word) -> Option<bool> {
        let male = word.is(Word::HE.or(Word::MALE));
        let female = word.is(Word::SHE.or(Word::FEMALE));
        (self.is_gendered() && male != female)
            .then(|| self.gender == if male { Word::MALE } else { Word::FEMALE })
    }

    pub(super) fn set_gender(&mut self, male: bool) {
        self.gender = if male { Word::MALE } else { Word::FEMALE };
    }

    fn take_gender(&mut self, word: Word) {
        let (male, female) = (word.is(Word::MALE), word.is(Word::FEMALE));
        if male != female && !self.is_gendered() {
            self.set_gender(male);
        }
    }
}

/// Everyone in a story.
#[derive(Debug, Default)]
pub(super) struct People<'a> {
    pub(super) all: Vec<Entity<'a>>,
}

/// More people than this are not told apart: a list of names is no story.
const MOST: usize = 400;

/// The people and bodies that the story calls by name.
pub(super) fn from_names<'a>(scene: &Scene<'a>) -> People<'a> {
    let mut people = People::default();
    for mention in &scene.mentions {
        let name = Name::of(scene, mention);
        match mention.kind {
            MentionKind::Name if name.is_full() => people.add_person(scene, mention, &name),
            MentionKind::Organisation => people.add_body(&name),
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

/// A name as a mention gives it.
struct Name<'a> {
    text: &'a str,
    /// Its first word.
    first: &'a str,
    /// Its last word.
    last: &'a str,
    honour: Option<&'a str>,
}

impl<'a> Name<'a> {
    fn of(scene: &Scene<'a>, mention: &Mention) -> Self {
        let honour =
            scene.tokens.all[mention.core].is(Word::HONOUR) && mention.core + 1 < mention.end;
        let start = mention.core + usize::from(honour);
        let text = scene.words(start, mention.end);
        let (first, last) = ends(text);
        Self {
            text,
            first,
            last,
            honour: honour.then(|| scene.text(mention.core)),
        }
    }

    /// Whether it has more than one word.
    fn is_full(&self) -> bool {
        self.first.len() < self.text.len()
    }
}

impl<'a> People<'a> {
    fn add_person(&mut self, scene: &Scene<'a>, mention: &Mention, name: &Name<'a>) {
        let same = self.all.iter().position(|e| {
            e.last == name.last
                && e.kind == SpeakerKind::Person
                && is_same_person(e.name, name.text)
        });
        let at = match same {
            Some(at) => at,
            None if self.all.len() < MOST => {
                self.all.push(Entity::new(name.text, SpeakerKind::Person));
                self.all.len() - 1
            }
            None => return,
        };
        let entity = &mut self.all[at];
        if name.text.len() > entity.name.len() {
            entity.rename(name.text);
        }
        entity.honour = entity.honour.or(name.honour);
        entity.take_gender(mention.word);
        if let Some(role) = role::of(scene, mention) {
            entity.role.get_or_insert(role);
            entity.roles.push(role);
        }
    }

    fn add_body(&mut self, name: &Name<'a>) {
        let known = self.all.iter().any(|e| e.name == name.text);
        if !known && self.all.len() < MOST {
            self.all
                .push(Entity::new(name.text, SpeakerKind::Organisation));
        }
    }

    /// Full names that only the title has, of people whom the text calls by their surname.
    fn add_title(&mut self, scene: &Scene<'a>, title: &'a str) {
        for mention in scene
            .mentions
            .iter()
            .filter(|m| m.kind == MentionKind::Name)
            .take(MOST)
        {
            let name = Name::of(scene, mention);
            if name.is_full() || self.all.iter().any(|e| e.last == name.text) {
                continue;
            }
            if let Some(full) = full_name_in(title, name.text) {
                self.all.push(Entity::new(full, SpeakerKind::Person));
            }
        }
    }

    /// The entity that a name stands for; `recent` are the entities seen last, the latest first.
    pub(super) fn link(
        &mut self,
        scene: &Scene<'a>,
        mention: &Mention,
        recent: impl Iterator<Item = usize> + Clone,
    ) -> usize {
        let name = Name::of(scene, mention);
        let found = self.best_fit(&name, mention, recent);
        let at = found.unwrap_or_else(|| self.add(&name, mention));
        let entity = &mut self.all[at];
        entity.honour = entity.honour.or(name.honour);
        entity.take_gender(mention.word);
        if let Some(role) = role::of(scene, mention) {
            entity.role.get_or_insert(role);
            if !entity.roles.contains(&role) && entity.roles.len() < 8 {
                entity.roles.push(role);
            }
        }
        at
    }

    fn fits(&self, entity: &Entity, name: &Name, mention: &Mention) -> Option<Fit> {
        if entity.kind == SpeakerKind::Description {
            return None;
        }
        let surname = entity.last == name.last;
        if surname
            && (entity.name == name.text
                || name.is_full() && is_same_person(entity.name, name.text))
        {
            return Some(Fit::Exact);
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

    /// The one that fits best; of equals the one seen last, or else the first of the story.
    fn best_fit(
        &self,
        name: &Name,
        mention: &Mention,
        recent: impl Iterator<Item = usize>,
    ) -> Option<usize> {
        let mut best: Option<(Fit, usize)> = None;
        for at in recent.chain(0..self.all.len()) {
            let Some(fit) = self.fits(&self.all[at], name, mention) else {
                continue;
            };
            if fit == Fit::Exact {
                return Some(at);
            }
            if best.is_none_or(|(other, _)| fit < other) {
                best = Some((fit, at));
            }
        }
        best.map(|(_, at)| at)
    }

    fn add(&mut self, name: &Name<'a>, mention: &Mention) -> usize {
        let kind = if mention.kind == MentionKind::Organisation {
            SpeakerKind::Organisation
        } else {
            SpeakerKind::Person
        };
        if self.all.len() >= 2 * MOST {
            return self.all.len() - 1;
        }
        self.all.push(Entity::new(name.text, kind));
        self.all.len() - 1
    }

    /// The entity of a description that stands for itself; the same words mean the same one.
    pub(super) fn describe(&mut self, scene: &Scene<'a>, mention: &Mention) -> usize {
        let text = role::phrase(scene, mention);
        let same =
            self.all.iter().rev().take(MOST).position(|e| {
                e.kind == SpeakerKind::Description && e.name.eq_ignore_ascii_case(text)
            });
        if let Some(back) = same {
            return self.all.len() - 1 - back;
        }
        let mut entity = Entity::new(text, SpeakerKind::Description);
        entity.take_gender(mention.word);
        entity.plural = mention.plural;
        entity.thing = !mention
            .word
            .is(Word::SOMEBODY.or(Word::RELATION).or(Word::PEOPLE));
        self.all.push(entity);
        self.all.len() - 1
    }

    /// The entity that is called `name`, wherever that stands.
    pub(super) fn by_text(&self, name: &str) -> Option<usize> {
        self.all
            .iter()
            .position(|e| e.name.eq_ignore_ascii_case(name))
            .or_else(|| {
                self.all.iter().position(|e| {
                    e.kind == SpeakerKind::Person && e.last.eq_ignore_ascii_case(name)
                })
            })
    }

    /// A new person with a name that stands inside the words.
    pub(super) fn add_text(&mut self, name: &'a str) -> usize {
        self.all.push(Entity::new(name, SpeakerKind::Person));
        self.all.len() - 1
    }
}

/// How a name fits an entity, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Exact,
    Surname,
    Forename,
}

/// Whether two full names can be one person's: the same surname, and of the forenames one list holds the other, an initial
/// standing for a name.
fn is_same_person(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (Some((fore_a, last_a)), Some((fore_b, last_b))) = (split_name(a), split_name(b)) else {
        return false;
    };
    if last_a != last_b {
        return false;
    }
    let (short, long) = if fore_a.len() <= fore_b.len() {
        (fore_a, fore_b)
    } else {
        (fore_b, fore_a)
    };
    short.split_whitespace().all(|word| {
        long.split_whitespace()
            .any(|other| other == word || is_initial_of(word, other) || is_initial_of(other, word))
    })
}

/// Whether `half` is what follows the hyphen of a double name.
fn is_second_half(name: &str, half: &str) -> bool {
    name.strip_suffix(half)
        .is_some_and(|front| front.ends_with('-'))
}

/// The first and the last word.
fn ends(name: &str) -> (&str, &str) {
    let first = name
        .find(char::is_whitespace)
        .map_or(name, |end| &name[..end]);
    let last = name
        .rfind(char::is_whitespace)
        .map_or(name, |start| name[start..].trim_start());
    (first, last)
}

fn split_name(name: &str) -> Option<(&str, &str)> {
    name.trim().rsplit_once(char::is_whitespace)
}

fn is_initial_of(initial: &str, name: &str) -> bool {
    let letter = initial.trim_end_matches('.');
    letter.chars().count() == 1 && name.starts_with(letter)
}

/// Whether a short form stands for a forename: Cal for Callum.
fn is_short_for(short: &str, forename: &str) -> bool {
    short.len() >= 3
        && forename.len() > short.len()
        && forename.starts_with(short)
        && look_up(forename).is(Word::GIVEN)
}

/// The full name of a person with that surname in a headline: the capitals right before it that nothing else is known of.
fn full_name_in<'t>(title: &'t str, surname: &str) -> Option<&'t str> {
    let at = title.find(surname)?;
    let bounded = !title[at + surname.len()..].starts_with(char::is_alphanumeric);
    let before = title[..at].trim_end();
    let start = before
        .rfind(char::is_whitespace)
        .map_or(0, |space| space + 1);
    let fore = &title[start..before.len()];
    let known = look_up(fore);
    let name = fore.starts_with(char::is_uppercase)
        && fore
            .chars()
            .all(|c| c.is_alphabetic() || c == '-' || c == '.')
        && (known.is_unknown() || known.is(Word::GIVEN));
    (bounded && name).then(|| &title[start..at + surname.len()])
}
