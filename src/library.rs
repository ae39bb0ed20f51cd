//! All loaded stories with their quotes, and the speakers and utterances across them: the in-memory model.
//!
//! A quote is what one story prints; who says it and whether it was said before is a matter of all stories. Both are
//! settled as each story comes in (`library/speakers.rs`, `library/utterances.rs`), so that a library can be looked at while
//! it is loaded.

mod identity;
mod speakers;
mod utterances;

pub use speakers::{Appearance, LibrarySpeaker};
pub use utterances::Printing;

use crate::quote::{Quote, StoryQuotes};
use crate::story::Story;
use speakers::Speakers;
use utterances::Utterances;

/// A story with what was found in it.
#[derive(Debug)]
pub struct Entry {
    /// The story.
    pub story: Story,
    /// Its quotes; their `speaker` is an index into this entry's [`speakers`](Self::speakers).
    pub quotes: Vec<Quote>,
    /// For each speaker of the story, which one of the library it is.
    pub speakers: Vec<Appearance>,
    /// For each quote, the number of its utterance in the library.
    utterances: Vec<u32>,
}

impl Entry {
    /// Which speaker of the library says a quote of this story, if known.
    pub fn appearance(&self, quote: &Quote) -> Option<Appearance> {
        self.speakers.get(quote.speaker? as usize).copied()
    }

    /// The number of the utterance that the quote at this index prints; quotes with the same number say the same.
    pub fn utterance(&self, quote: usize) -> Option<u32> {
        self.utterances.get(quote).copied()
    }
}

/// All stories, in the order in which they were loaded.
#[derive(Debug, Default)]
pub struct Library {
    entries: Vec<Entry>,
    speakers: Speakers,
    utterances: Utterances,
}

impl Library {
    /// Takes in a story and what was found in it.
    ///
    /// # Panics
    /// At the four billionth story, which no memory holds.
    pub fn push(&mut self, story: Story, found: StoryQuotes) {
        let index = u32::try_from(self.entries.len()).expect("fewer than four billion stories");
        self.entries.push(Entry {
            story,
            quotes: found.quotes,
            speakers: self.speakers.take_in(index, &found.speakers),
            utterances: Vec::new(),
        });
        let utterances = self.listen(index);
        self.entries[index as usize].utterances = utterances;
    }

    /// The utterances of a story's quotes, counted for who says something new.
    fn listen(&mut self, story: u32) -> Vec<u32> {
        let entry = &self.entries[story as usize];
        let mut utterances = vec![0; entry.quotes.len()];
        for (index, quote) in (0..).zip(&entry.quotes) {
            if quote.duplicate_of.is_some() {
                continue;
            }
            let here = Printing {
                story,
                quote: index,
            };
            let words = quote.word_count(&entry.story);
            let speaker = entry.appearance(quote).map(|appearance| appearance.speaker);
            let placed = (self.utterances).take_in(&self.entries, here, speaker, words);
            utterances[index as usize] = placed.utterance;
            if let Some(speaker) = speaker.filter(|_| placed.is_news) {
                self.speakers.credit(speaker, words);
            }
        }
        for (index, quote) in entry.quotes.iter().enumerate() {
            if let Some(original) = quote.duplicate_of {
                utterances[index] = utterances[original as usize];
            }
        }
        utterances
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
        self.speakers.all()
    }

    /// How many utterances there are: quotes without repeats and reprints.
    pub fn quote_count(&self) -> usize {
        self.utterances.len()
    }

    /// Who said `quote` of `entry`, if known.
    pub fn speaker_of(&self, entry: &Entry, quote: &Quote) -> Option<&LibrarySpeaker> {
        self.speaker(entry, quote.speaker?)
    }

    /// The library's entry for a speaker of `entry`, by the index that its quotes use.
    pub fn speaker(&self, entry: &Entry, local: u32) -> Option<&LibrarySpeaker> {
        let appearance = entry.speakers.get(local as usize)?;
        self.speakers().get(appearance.speaker as usize)
    }

    /// The role of a speaker of `entry`: the one that the story gives, or else the one that most stories give.
    pub fn role(&self, entry: &Entry, local: u32) -> Option<&str> {
        let appearance = *entry.speakers.get(local as usize)?;
        self.speaker(entry, local)?.role_in(appearance)
    }

    /// Where what the quote at index `quote` of `entry` says was printed first; none if that is here or in the same story.
    pub fn reprinted_from(&self, entry: &Entry, quote: usize) -> Option<(&Entry, u32)> {
        let first = self.utterances.first(entry.utterance(quote)?)?;
        let other = self.entries.get(first.story as usize)?;
        (!std::ptr::eq(other, entry)).then_some((other, first.quote))
    }
}
