//! All loaded stories with their quotes, and the speakers across them: the in-memory model.

use std::collections::HashMap;

use crate::quote::{Quote, Speaker, SpeakerKind, StoryQuotes};
use crate::story::Story;

/// A story with what was found in it.
#[derive(Debug)]
pub struct Entry {
    /// The story.
    pub story: Story,
    /// Its quotes; their `speaker` is an index into this entry's [`speakers`](Self::speakers).
    pub quotes: Vec<Quote>,
    /// For each speaker of the story, the index of the same one in [`Library::speakers`].
    pub speakers: Vec<u32>,
}

/// Someone who speaks in the library.
#[derive(Debug)]
pub struct LibrarySpeaker {
    /// Name, role and kind; the role is the first that a story gives.
    pub speaker: Speaker,
    /// In how many stories they speak.
    pub stories: u32,
    /// How many quotes are theirs, repeats left out.
    pub quotes: u32,
    /// How many words those quotes have.
    pub words: u32,
}

/// All stories, in the order in which they were loaded.
#[derive(Debug, Default)]
pub struct Library {
    entries: Vec<Entry>,
    speakers: Vec<LibrarySpeaker>,
    by_name: HashMap<String, u32>,
    quotes: usize,
}

impl Library {
    /// Takes in a story and what was found in it.
    pub fn push(&mut self, story: Story, found: StoryQuotes) {
        let ids: Vec<u32> = found
            .speakers
            .into_iter()
            .map(|speaker| self.intern(speaker))
            .collect();
        for &id in &ids {
            self.speakers[id as usize].stories += 1;
        }
        for quote in found.quotes.iter().filter(|q| q.duplicate_of.is_none()) {
            self.quotes += 1;
            if let Some(local) = quote.speaker {
                let speaker = &mut self.speakers[ids[local as usize] as usize];
                speaker.quotes += 1;
                speaker.words += word_count(&story, quote);
            }
        }
        self.entries.push(Entry {
            story,
            quotes: found.quotes,
            speakers: ids,
        });
    }

    /// The library's speaker that is this story's speaker. The same full name is the same person, organisation or
    /// description; a bare surname may be anybody's and stays with its story.
    fn intern(&mut self, speaker: Speaker) -> u32 {
        let id = u32::try_from(self.speakers.len()).expect("fewer than four billion speakers");
        let bare = speaker.kind == SpeakerKind::Person && !speaker.name.contains(' ');
        if !bare {
            if let Some(&known) = self.by_name.get(&speaker.name) {
                let role = &mut self.speakers[known as usize].speaker.role;
                if role.is_none() {
                    *role = speaker.role;
                }
                return known;
            }
            self.by_name.insert(speaker.name.clone(), id);
        }
        self.speakers.push(LibrarySpeaker {
            speaker,
            stories: 0,
            quotes: 0,
            words: 0,
        });
        id
    }

    /// How many stories there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All stories with their quotes.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Everyone who speaks, in the order of first appearance.
    pub fn speakers(&self) -> &[LibrarySpeaker] {
        &self.speakers
    }

    /// How many quotes there are, repeats left out.
    pub fn quote_count(&self) -> usize {
        self.quotes
    }

    /// Who said `quote` of `entry`, if known.
    pub fn speaker_of(&self, entry: &Entry, quote: &Quote) -> Option<&LibrarySpeaker> {
        let local = quote.speaker?;
        self.speakers
            .get(*entry.speakers.get(local as usize)? as usize)
    }
}

/// How many words a quote has.
pub(crate) fn word_count(story: &Story, quote: &Quote) -> u32 {
    let words = quote
        .spans
        .iter()
        .map(|&span| story.slice(span).split_whitespace().count())
        .sum::<usize>();
    u32::try_from(words).unwrap_or(u32::MAX)
}
