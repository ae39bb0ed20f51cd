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
use std::sync::Arc;

use super::identity::{FullName, Identity, MOST};
use super::names::Names;
use crate::quote::{Speaker, SpeakerKind};

/// Who a speaker of the library is.
#[derive(Debug)]
pub struct Named {
    /// The name first printed.
    pub name: Arc<str>,
    /// The role that most stories give, if any does.
    pub role: Option<Arc<str>>,
    /// What sort of speaker it is.
    pub kind: SpeakerKind,
}

/// Someone who speaks in the library.
#[derive(Debug)]
pub struct LibrarySpeaker {
    /// Name, role and kind.
    pub speaker: Named,
    /// In how many stories they speak.
    pub stories: u32,
    /// How many utterances are theirs.
    pub quotes: u32,
    /// How many words those have.
    pub words: u32,
    /// The story in which they spoke last.
    last: Option<u32>,
    /// What is known beyond; nothing of most speakers, who are described once and never heard of again.
    more: Option<Box<More>>,
}

#[derive(Debug, Default)]
struct More {
    /// The other names.
    aliases: Vec<Arc<str>>,
    /// The roles, each with the number of stories that give it.
    roles: Vec<(Arc<str>, u32)>,
}

impl LibrarySpeaker {
    fn new(speaker: &Speaker, names: &mut Names) -> Self {
        Self {
            speaker: Named {
                name: names.named(&speaker.name),
                role: None,
                kind: speaker.kind,
            },
            stories: 0,
            quotes: 0,
            words: 0,
            last: None,
            more: None,
        }
    }

    /// The other names under which stories print them, in the order of first appearance.
    pub fn aliases(&self) -> impl Iterator<Item = &str> {
        let more = self.more.iter();
        more.flat_map(|more| &more.aliases).map(AsRef::as_ref)
    }

    /// The roles that stories give them, each with the number of those stories, in the order of first appearance.
    pub fn roles(&self) -> impl Iterator<Item = (&str, u32)> {
        let roles = self.more.iter().flat_map(|more| &more.roles);
        roles.map(|(role, stories)| (role.as_ref(), *stories))
    }

    /// The name by which a story prints them.
    pub fn name_in(&self, appearance: Appearance) -> &str {
        let alias = usize::from(appearance.name).checked_sub(1);
        let alias = alias.and_then(|at| self.more.as_ref()?.aliases.get(at));
        alias.unwrap_or(&self.speaker.name)
    }

    /// The role that a story gives them, or else the one that most stories give.
    pub fn role_in(&self, appearance: Appearance) -> Option<&str> {
        let own = appearance.role.map(usize::from);
        let own = own.and_then(|at| self.more.as_ref()?.roles.get(at));
        own.map(|(role, _)| role.as_ref())
            .or(self.speaker.role.as_deref())
    }

    /// Takes in that a story gives them this name and role.
    fn appear(&mut self, story: u32, speaker: &Speaker, names: &mut Names) -> (u16, Option<u16>) {
        self.stories += u32::from(self.last.replace(story) != Some(story));
        let name = self.called(&speaker.name, names);
        let role = speaker.role.as_deref();
        (name, role.and_then(|role| self.serve_as(role, names)))
    }

    /// The place of a name among theirs; 0 is the first, which also stands for one too many.
    fn called(&mut self, name: &str, names: &mut Names) -> u16 {
        if *self.speaker.name == *name {
            return 0;
        }
        let aliases = &mut self.more.get_or_insert_default().aliases;
        let known = aliases.iter().position(|alias| **alias == *name);
        let at = known.unwrap_or(aliases.len());
        if at + 1 >= MOST {
            return 0;
        }
        if known.is_none() {
            push_tightly(aliases, names.named(name));
        }
        u16::try_from(at + 1).unwrap_or(0)
    }

    /// Counts a role and gives its place, if there is room.
    fn serve_as(&mut self, role: &str, names: &mut Names) -> Option<u16> {
        let roles = &mut self.more.get_or_insert_default().roles;
        let same = |(known, _): &(Arc<str>, u32)| known.eq_ignore_ascii_case(role);
        let known = roles.iter().position(same);
        let at = known.unwrap_or(roles.len());
        if at == MOST {
            return None;
        }
        if known.is_none() {
            push_tightly(roles, (names.named(role), 0));
        }
        roles[at].1 += 1;
        // The first of equals: max_by_key would give the last.
        let usual = roles.iter().rev().max_by_key(|(_, stories)| *stories);
        self.speaker.role = usual.map(|(role, _)| Arc::clone(role));
        u16::try_from(at).ok()
    }
}

/// Nearly all of these lists have one element; a list's own growth would begin with four.
fn push_tightly<T>(list: &mut Vec<T>, element: T) {
    if list.is_empty() {
        list.reserve_exact(1);
    }
    list.push(element);
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
    organisations: HashMap<String, u32>,
    /// All names and roles.
    names: Names,
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
    pub(super) fn take_in(
        &mut self,
        story: u32,
        speakers: Vec<(Speaker, Identity)>,
    ) -> Box<[Appearance]> {
        let appear = |(speaker, identity): (Speaker, Identity)| {
            let index = self.find(identity);
            if index as usize == self.all.len() {
                self.all
                    .push(LibrarySpeaker::new(&speaker, &mut self.names));
            }
            let known = &mut self.all[index as usize];
            let (name, role) = known.appear(story, &speaker, &mut self.names);
            Appearance {
                speaker: index,
                name,
                role,
            }
        };
        speakers.into_iter().map(appear).collect()
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
            Identity::Name(name) => *self.organisations.entry(name).or_insert(new),
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
        let vague = fit.is_some();
        push_tightly(
            namesakes,
            Known {
                name,
                speaker: new,
                vague,
            },
        );
    }
    new
}
