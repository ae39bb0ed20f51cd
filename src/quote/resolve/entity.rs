//! Someone whom mentions stand for: a person, a body or whoever a description tells of.

use crate::quote::SpeakerKind;
use crate::quote::lexicon::{Word, look_up};
use crate::quote::scene::Scene;

use super::name::{Letters, Name, ends};
use super::role::{self, Beginnings};

/// Whether somebody is the elder or the younger of two of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Generation {
    /// Nothing is known.
    Unknown,
    /// A father, mother or uncle.
    Parent,
    /// A son, daughter or nephew.
    Child,
}

/// Someone whom mentions stand for.
#[derive(Debug)]
pub(super) struct Entity<'a> {
    /// The fullest name, without title, rank or honour; or the describing phrase.
    pub(super) name: &'a str,
    /// Its first word.
    pub(super) first: &'a str,
    /// Its last word.
    pub(super) last: &'a str,
    /// Sir, Dame, Baroness.
    honour: Option<&'a str>,
    /// What it is called beside its name.
    pub(super) role: Option<&'a str>,
    /// All roles told, for finding it by them.
    pub(super) roles: Vec<&'a str>,
    /// What their words begin with.
    pub(super) role_words: Beginnings,
    /// What the words of its name begin with.
    pub(super) name_words: Beginnings,
    /// What sort of speaker it is.
    pub(super) kind: SpeakerKind,
    /// Whether it is a man or a woman, as far as known.
    gender: Word,
    /// How many names of the story end with the same word.
    pub(super) often: usize,
    /// How many years old it is.
    pub(super) age: Option<u16>,
    /// Whether it was called with a title or role before its name.
    pub(super) titled: bool,
    /// What it is to another one: 0 nothing known, 1 relation by marriage or as a sibling, 2 parent or child.
    pub(super) kin: usize,
    /// Whether it is the elder or the younger of two of a name.
    pub(super) generation: Generation,
    /// How many times it was called by a bare word, and how many times by a title and one word.
    pub(super) called: [usize; 2],
    /// Whether several are meant.
    pub(super) plural: bool,
    /// Whether it is a document or another thing.
    pub(super) thing: bool,
}

impl<'a> Entity<'a> {
    pub(super) fn new(name: &'a str, kind: SpeakerKind) -> Self {
        let (first, last) = ends(name);
        Self {
            name,
            first,
            last,
            honour: None,
            role: None,
            roles: Vec::new(),
            role_words: Beginnings::default(),
            name_words: Beginnings::of_text(name),
            kind,
            gender: Word::default(),
            often: 0,
            age: None,
            titled: false,
            kin: 0,
            generation: Generation::Unknown,
            called: [0; 2],
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

    pub(super) fn letters(&self) -> Letters {
        Letters::of(self.first, self.last)
    }

    pub(super) fn rename(&mut self, name: &'a str) {
        self.name = name;
        self.name_words = Beginnings::of_text(name);
        (self.first, self.last) = ends(name);
    }

    /// What a description begins with by the head of which it may be told: that of a person by a role, that of others by the name.
    pub(super) fn told_by(&self) -> Beginnings {
        match self.kind {
            SpeakerKind::Person => self.role_words,
            SpeakerKind::Organisation | SpeakerKind::Description => self.name_words,
        }
    }

    /// Whether one of its roles has the word, or one that names the same post.
    pub(super) fn has_role(&self, head: &str) -> bool {
        let known = |word: &str| self.roles.iter().any(|role| role::has_word(role, word));
        let same = |(word, post): &&(&str, &str)| head.eq_ignore_ascii_case(word) && known(post);
        known(head) || POSTS.iter().any(|post| same(&post))
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

    /// Whether it has the same surname as another one.
    pub(super) fn is_namesake_of(&self, other: &Self) -> bool {
        self.last == other.last
    }

    /// Whether it is called by more than one word.
    pub(super) fn is_full(&self) -> bool {
        self.first.len() < self.name.len()
    }

    pub(super) fn take_gender(&mut self, word: Word) {
        let (male, female) = (word.is(Word::MALE), word.is(Word::FEMALE));
        if male != female && !self.is_gendered() {
            self.gender = if male { Word::MALE } else { Word::FEMALE };
        }
    }

    /// Takes in what a mention by name tells beside the name.
    pub(super) fn learn(
        &mut self,
        scene: &Scene<'a>,
        index: usize,
        name: &Name<'a>,
        most_roles: usize,
    ) {
        let mention = &scene.mentions[index];
        self.honour = self.honour.or(name.honour);
        self.take_gender(mention.word);
        self.often = self.often.max(usize::from(scene.often[index]));
        self.titled |= mention.first < mention.core || name.honour.is_some();
        self.age = self.age.or_else(|| role::age_behind(scene, mention));
        if let Some(role) = role::of(scene, mention) {
            self.role.get_or_insert(role);
            self.add_role(role, most_roles);
        } else if let Some((start, end)) = mention.role {
            self.add_role(scene.words(start, end), most_roles); // a title alone: Dr, Cllr
        }
    }

    /// Takes in one more thing that it is called by.
    pub(super) fn add_role(&mut self, role: &'a str, most: usize) {
        if self.roles.contains(&role) {
            return; // it told all it tells when it was taken in
        }
        let head = role
            .split_whitespace()
            .find(|word| look_up(word).is(Word::RELATION));
        if let Some(head) = head.filter(|_| self.kin == 0) {
            let is_one_of =
                |words: &[&str]| words.iter().any(|word| head.eq_ignore_ascii_case(word));
            if is_one_of(&[
                "father",
                "mother",
                "dad",
                "mum",
                "grandfather",
                "grandmother",
                "uncle",
                "aunt",
            ]) {
                (self.kin, self.generation) = (2, Generation::Parent);
            } else if is_one_of(&[
                "son",
                "daughter",
                "grandson",
                "granddaughter",
                "nephew",
                "niece",
            ]) {
                (self.kin, self.generation) = (2, Generation::Child);
            } else if look_up(head).is(Word::MALE.or(Word::FEMALE)) {
                self.kin = 1;
            }
        }
        if self.roles.len() < most {
            self.roles.push(role);
            self.role_words = self.role_words.or(Beginnings::of_text(role));
        }
    }
}

/// What a role begins with that [`Entity::has_role`] finds by `head`.
pub(super) fn beginnings_of_role(head: &str) -> Beginnings {
    let posts = POSTS
        .iter()
        .filter(|(word, _)| head.eq_ignore_ascii_case(word));
    posts.fold(Beginnings::of_word(head), |all, (_, post)| {
        all.or(Beginnings::of_word(post))
    })
}

/// Words for those whose title is another word.
const POSTS: &[(&str, &str)] = &[
    ("minister", "secretary"),
    ("governor", "gov"),
    ("senator", "sen"),
    ("congressman", "rep"),
    ("congresswoman", "rep"),
    ("councillor", "cllr"),
    ("doctor", "dr"),
    ("professor", "prof"),
    ("priest", "fr"),
    ("vicar", "rev"),
    ("officer", "inspector"),
    ("officer", "superintendent"),
    ("officer", "constable"),
    ("detective", "det"),
    ("knight", "sir"),
];
