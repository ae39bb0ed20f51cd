//! The speakers of the library, one for each person, organisation and description across the stories.
//!
//! Stories come in one after the other and may be asked about at any time, so a speaker once numbered stays: numbers go by
//! first appearance, the name shown is the one first printed, and no later story parts or joins what is there. Each story
//! costs a look-up a speaker. Who is one is for [`Identity`] to say; what is decided here is which of several known people
//! a name means:
//!
//! - the one of whom exactly this is known;
//! - or else the only one whom it fits. What it tells beyond is learnt: once she was Ann B. Lee, she is not Ann C. Lee;
//! - if it fits several, none of them, but somebody to whom nothing but the same name leads;
//! - if two people of one story have names that could be one person's, neither tells who they are elsewhere, and both
//!   belong to their story.
//!
//! As long as no name fits several people, the order in which the stories come makes no difference to who is one.

use std::collections::HashMap;

use super::identity::{FullName, Identity};
use crate::quote::Speaker;

/// More people than this with the same forename and surname are not told apart, nor more names and roles of one speaker:
/// nobody has so many, and a made-up archive takes no long time.
const MOST: usize = 64;

/// Someone who speaks in the library.
#[derive(Debug)]
pub struct LibrarySpeaker {
    /// Name, role and kind: the name first printed, and the role that most stories give.
    pub speaker: Speaker,
    /// In how many stories they speak.
    pub stories: u32,
    /// How many utterances are theirs.
    pub quotes: u32,
    /// How many words those have.
    pub words: u32,
    names: Vec<Printed>,
    roles: Vec<Printed>,
    /// The story in which they spoke last.
    last: Option<u32>,
}

/// A name or role as stories print it.
#[derive(Debug)]
struct Printed {
    text: String,
    stories: u32,
}

impl LibrarySpeaker {
    fn new(speaker: &Speaker) -> Self {
        Self {
            speaker: Speaker {
                role: None,
                ..speaker.clone()
            },
            stories: 0,
            quotes: 0,
            words: 0,
            names: Vec::new(),
            roles: Vec::new(),
            last: None,
        }
    }

    /// The other names under which stories print them, in the order of first appearance.
    pub fn aliases(&self) -> impl Iterator<Item = &str> {
        self.names.iter().skip(1).map(|name| name.text.as_str())
    }

    /// The roles that stories give them, each with the number of those stories, in the order of first appearance.
    pub fn roles(&self) -> impl Iterator<Item = (&str, u32)> {
        let roles = self.roles.iter();
        roles.map(|role| (role.text.as_str(), role.stories))
    }

    /// The name by which a story prints them.
    pub fn name_in(&self, appearance: Appearance) -> &str {
        let name = self.names.get(usize::from(appearance.name));
        name.map_or(&self.speaker.name, |name| &name.text)
    }

    /// The role that a story gives them, or else the one that most stories give.
    pub fn role_in(&self, appearance: Appearance) -> Option<&str> {
        let own = appearance
            .role
            .and_then(|role| self.roles.get(usize::from(role)));
        own.map(|role| role.text.as_str())
            .or(self.speaker.role.as_deref())
    }

    /// Takes in that a story gives them this name and role.
    fn appear(&mut self, story: u32, speaker: &Speaker) -> (u16, Option<u16>) {
        self.stories += u32::from(self.last.replace(story) != Some(story));
        let name = count(&mut self.names, &speaker.name, |a, b| a == b);
        let role = speaker.role.as_deref();
        let role = role.and_then(|role| count(&mut self.roles, role, str::eq_ignore_ascii_case));
        // The first of equals: max_by_key would give the last.
        let usual = self.roles.iter().rev().max_by_key(|role| role.stories);
        let usual = usual.map(|role| role.text.as_str());
        if usual != self.speaker.role.as_deref() {
            self.speaker.role = usual.map(str::to_owned);
        }
        (name.unwrap_or(0), role)
    }
}

/// Counts `text` among what was printed and gives its place, if there is room.
fn count(printed: &mut Vec<Printed>, text: &str, same: fn(&str, &str) -> bool) -> Option<u16> {
    let known = printed.iter().position(|other| same(&other.text, text));
    let at = known.unwrap_or(printed.len());
    if at == MOST {
        return None;
    }
    if known.is_none() {
        printed.push(Printed {
            text: text.to_owned(),
            stories: 0,
        });
    }
    printed[at].stories += 1;
    u16::try_from(at).ok()
}

/// How a speaker of the library appears in a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// The index in [`Library::speakers`](super::Library::speakers).
    pub speaker: u32,
    name: u16,
    role: Option<u16>,
}

impl Appearance {
    /// Whether the story prints another name than the library shows.
    pub fn is_alias(self) -> bool {
        self.name > 0
    }
}

/// All speakers, and how they are found again.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    all: Vec<LibrarySpeaker>,
    /// People by forename and surname.
    people: HashMap<String, Vec<Known>>,
    /// Organisations and their spokespeople by name.
    names: HashMap<String, u32>,
}

/// A person that a full name may lead to.
#[derive(Debug)]
struct Known {
    name: FullName,
    speaker: u32,
    /// Whether several others have a name that this one fits, so that nothing but the same name leads here.
    vague: bool,
}

impl Speakers {
    /// Everyone.
    pub(super) fn all(&self) -> &[LibrarySpeaker] {
        &self.all
    }

    /// Takes in the speakers of a story.
    pub(super) fn take_in(&mut self, story: u32, speakers: &[Speaker]) -> Vec<Appearance> {
        let mut identities: Vec<Identity> = speakers.iter().map(Identity::of).collect();
        part_namesakes(&mut identities);
        let both = speakers.iter().zip(identities);
        both.map(|(speaker, identity)| {
            let index = self.find(identity);
            if index as usize == self.all.len() {
                self.all.push(LibrarySpeaker::new(speaker));
            }
            let (name, role) = self.all[index as usize].appear(story, speaker);
            Appearance {
                speaker: index,
                name,
                role,
            }
        })
        .collect()
    }

    /// Counts an utterance of so many words.
    pub(super) fn credit(&mut self, speaker: u32, words: u32) {
        let speaker = &mut self.all[speaker as usize];
        speaker.quotes += 1;
        speaker.words = speaker.words.saturating_add(words);
    }

    /// The speaker of that identity, or the number that the next new one gets.
    fn find(&mut self, identity: Identity) -> u32 {
        let new = u32::try_from(self.all.len()).expect("fewer than four billion speakers");
        match identity {
            Identity::Story => new,
            Identity::Name(name) => *self.names.entry(name).or_insert(new),
            Identity::Person(name) => {
                let namesakes = self.people.entry(name.ends.clone()).or_default();
                find_person(namesakes, name, new)
            }
        }
    }
}

/// Whom of `namesakes` the name means; if it is nobody of them, `new` is, and is one of them from now on.
fn find_person(namesakes: &mut Vec<Known>, name: FullName, new: u32) -> u32 {
    let exact = namesakes.iter().position(|known| known.name == name);
    let fits = |known: &Known| !known.vague && known.name.fits(&name);
    let mut fitting = (0..namesakes.len()).filter(|&at| fits(&namesakes[at]));
    let (fit, another) = (fitting.next(), fitting.next());
    if let Some(meant) = exact.or(fit.filter(|_| another.is_none())) {
        namesakes[meant].name.learn(name);
        return namesakes[meant].speaker;
    }
    if namesakes.len() < MOST {
        namesakes.push(Known {
            name,
            speaker: new,
            vague: fit.is_some(),
        });
    }
    new
}

/// Makes those people of a story belong to it whose names could be one person's.
fn part_namesakes(identities: &mut [Identity]) {
    let ends = |at: &usize| match &identities[*at] {
        Identity::Person(name) => Some(name.ends.as_str()),
        _ => None,
    };
    let mut people: Vec<usize> = (0..identities.len())
        .filter(|at| ends(at).is_some())
        .collect();
    people.sort_by_key(ends);
    let fit = |one: usize, other: usize| match (&identities[one], &identities[other]) {
        (Identity::Person(one), Identity::Person(other)) => one.fits(other),
        _ => false,
    };
    let parted: Vec<usize> = people
        .chunk_by(|one, other| ends(one) == ends(other))
        .flat_map(|same| {
            let namesake = |&&one: &&usize| {
                same.len() > MOST || same.iter().any(|&other| one != other && fit(one, other))
            };
            same.iter().filter(namesake).copied().collect::<Vec<_>>()
        })
        .collect();
    for at in parted {
        identities[at] = Identity::Story;
    }
}
