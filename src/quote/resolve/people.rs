//! The people, bodies and descriptions of a story, and which name is whose.

use crate::quote::SpeakerKind;
use crate::quote::lexicon::Word;
use crate::quote::mentions::{Mention, MentionKind};
use crate::quote::scene::Scene;

use super::name::{
    Fit, Letters, Name, ends, full_name_in, is_same_part, is_same_person, is_second_half,
    is_short_for,
};
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
    initials: role::Initials,
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
            initials: role::Initials::default(),
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

    fn letters(&self) -> Letters {
        Letters::of(self.first, self.last)
    }

    fn rename(&mut self, name: &'a str) {
        self.name = name;
        (self.first, self.last) = ends(name);
    }

    /// Whether one of its roles has the word, or one that names the same post.
    pub(super) fn has_role(&self, head: &str) -> bool {
        let known = |word: &str| {
            self.initials.may_have(word) && self.roles.iter().any(|role| role::has_word(role, word))
        };
        // a minister's title is often Secretary
        known(head) || head.eq_ignore_ascii_case("minister") && known("secretary")
    }

    fn add_role(&mut self, role: &'a str) {
        self.initials.add(role);
        self.roles.push(role);
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
    /// For each of them the letters that its name begins and ends with.
    letters: Vec<Letters>,
    /// For each mention of the story its name, if it is one.
    names: Vec<Option<Name<'a>>>,
}

/// More people than this are not told apart: a list of names is no story.
const MOST: usize = 400;
/// As many times one may be called by a role beside the full name: more tells nothing new, and takes long to search.
const MOST_ROLES: usize = 64;

/// The people and bodies that the story calls by name.
pub(super) fn from_names<'a>(scene: &Scene<'a>) -> People<'a> {
    let mut people = People {
        names: Name::all(scene),
        ..People::default()
    };
    for (index, mention) in scene.mentions.iter().enumerate() {
        match (mention.kind, people.names[index]) {
            (MentionKind::Name, Some(name)) if name.is_full() => {
                people.add_person(scene, mention, &name);
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
        self.all.push(entity);
        self.all.len() - 1
    }

    fn add_person(&mut self, scene: &Scene<'a>, mention: &Mention, name: &Name<'a>) {
        let letters = name.letters;
        let same = self.letters.iter().zip(&self.all).position(|(other, e)| {
            letters.close_alike(*other)
                && e.last == name.last
                && e.kind == SpeakerKind::Person
                && is_same_person(e.name, name.text)
        });
        let at = match same {
            Some(at) => at,
            None if self.all.len() < MOST => self.push(Entity::new(name.text, SpeakerKind::Person)),
            None => return,
        };
        let entity = &mut self.all[at];
        if name.text.len() > entity.name.len() {
            entity.rename(name.text);
            self.letters[at] = entity.letters();
        }
        entity.honour = entity.honour.or(name.honour);
        entity.take_gender(mention.word);
        if let Some(role) = role::of(scene, mention) {
            entity.role.get_or_insert(role);
            if entity.roles.len() < MOST_ROLES {
                entity.add_role(role);
            }
        }
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

    /// The entity that the mention with this index stands for, if it is a name; `recent` are the entities seen last, the latest first.
    pub(super) fn link(
        &mut self,
        scene: &Scene<'a>,
        index: usize,
        recent: impl Iterator<Item = usize> + Clone,
    ) -> Option<usize> {
        let name = self.names[index]?;
        let mention = &scene.mentions[index];
        let found = self.best_fit(&name, mention, recent);
        let at = found.unwrap_or_else(|| self.add(&name, mention));
        let entity = &mut self.all[at];
        entity.honour = entity.honour.or(name.honour);
        entity.take_gender(mention.word);
        if let Some(role) = role::of(scene, mention) {
            entity.role.get_or_insert(role);
            if !entity.roles.contains(&role) && entity.roles.len() < 8 {
                entity.add_role(role);
            }
        }
        Some(at)
    }

    /// The one that fits best; of equals the one seen last, or else the first of the story.
    fn best_fit(
        &self,
        name: &Name,
        mention: &Mention,
        recent: impl Iterator<Item = usize>,
    ) -> Option<usize> {
        let letters = name.letters;
        let mut best: Option<(Fit, usize)> = None;
        let recent = recent.filter(|&at| letters.touch(self.letters[at]));
        let everyone = (self.letters.iter().take(2 * MOST).enumerate())
            .filter(|(_, other)| letters.touch(**other))
            .map(|(at, _)| at);
        for at in recent.chain(everyone) {
            let Some(fit) = fits(&self.all[at], name, mention) else {
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
        self.push(Entity::new(name.text, kind))
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
        self.push(entity)
    }

    /// The only other person with the surname of `owner` and the gender of `word`.
    pub(super) fn namesake(&self, owner: usize, word: Word) -> Option<usize> {
        let surname = self.all[owner].last;
        let fits = |at: &usize| {
            let entity = &self.all[*at];
            *at != owner
                && entity.kind == SpeakerKind::Person
                && entity.last == surname
                && entity.agrees(word) == Some(true)
        };
        let mut all = (0..self.all.len().min(MOST)).filter(fits);
        all.next().filter(|_| all.next().is_none())
    }

    /// The one person of the story with a role, if there is just one.
    pub(super) fn only_one(&self, head: &str) -> Option<usize> {
        let mut fits = (self.all.iter().take(MOST).enumerate())
            .filter(|(_, e)| e.kind == SpeakerKind::Person && e.has_role(head));
        let (at, _) = fits.next()?;
        fits.next().is_none().then_some(at)
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
        && (entity.name == name.text || name.is_full() && is_same_person(entity.name, name.text))
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
