//! All loaded stories with their quotes, and the speakers and utterances across them: the in-memory model.
//!
//! A story is listed as soon as it is read; its quotes are found later, on any core and in any order. A quote is what one story
//! prints; who says it and whether it was said before is a matter of all stories. Both are settled as each story's quotes come in
//! (`library/speakers.rs`, `library/utterances.rs`), so that a library can be looked at while it is loaded. What can be
//! known of a story's quotes without the others is made ready beforehand ([`Findings`]), where there are more cores than one.
//!
//! In whatever order quotes come in, in the end every story has the same quotes, every quote the same first printing, and
//! the same people are one, as long as no name fits several. What depends on the order is how speakers and utterances are
//! numbered and which of several names of a speaker is shown: the one that came in first. Listings take quotes in
//! the order of the stories, so theirs are always the same. Considered and left: settling in the order of the stories only
//! (what is on the screen would wait for all before it), and settling all again at the end (numbers would change under
//! whoever holds them).
//!
//! Memory is near the size of the text: it is held once, by its story, which is shared with whoever reads it; all else
//! are numbers and ranges: quotes are packed (`library/quotes.rs`), names and sources that are the same are held once, and lists have
//! no room to spare.

mod findings;
mod identity;
mod names;
mod quotes;
mod speakers;
mod utterances;

pub use findings::{Bond, Findings};
pub use quotes::Quotes;
pub use speakers::{Appearance, LibrarySpeaker, Named};
pub use utterances::Printing;

use std::sync::Arc;

use crate::quote::{Quote, StoryQuotes};
use crate::story::Story;
use findings::Said;
use names::Names;
use speakers::Speakers;
use utterances::Utterances;

/// A story with what was found in it.
#[derive(Debug)]
pub struct Entry {
    /// The story.
    pub story: Arc<Story>,
    /// Its quotes, none until they are found; their `speaker` is an index into this entry's [`speakers`](Self::speakers).
    pub quotes: Quotes,
    /// For each speaker of the story, which one of the library it is.
    pub speakers: Box<[Appearance]>,
    /// For each quote, the number of its utterance in the library.
    utterances: Box<[u32]>,
    settled: bool,
}

impl Entry {
    /// Whether its quotes have been found, if it has any.
    pub fn is_settled(&self) -> bool {
        self.settled
    }

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
    /// The stories whose quotes have been found, in the order in which they were.
    settled: Vec<u32>,
    speakers: Speakers,
    utterances: Utterances,
    sources: Names,
}

impl Library {
    /// Takes in a story and what was found in it.
    ///
    /// # Panics
    /// At the four billionth story, which no memory holds.
    pub fn push(&mut self, story: Story, found: StoryQuotes) {
        let findings = Findings::new(&story, found);
        let index = self.list(story);
        self.settle(index, findings);
    }

    /// Takes in a story whose quotes have not been found yet; returns its index.
    ///
    /// # Panics
    /// At the four billionth story, which no memory holds.
    pub fn list(&mut self, story: impl Into<Arc<Story>>) -> u32 {
        let mut story = story.into();
        let index = u32::try_from(self.entries.len()).expect("fewer than four billion stories");
        let own = Arc::get_mut(&mut story);
        if let Some(source) = own.and_then(|story| story.metadata.source.as_mut()) {
            self.sources.share(source);
        }
        self.entries.push(Entry {
            story,
            quotes: Quotes::default(),
            speakers: Box::default(),
            utterances: Box::default(),
            settled: false,
        });
        index
    }

    /// Takes in what was found in the story at `index`. A story is settled once; there is nothing more to find in it.
    pub fn settle(&mut self, index: u32, found: Findings) {
        let Some(entry) = self.entries.get_mut(index as usize) else {
            return;
        };
        if std::mem::replace(&mut entry.settled, true) {
            return;
        }
        let Findings {
            quotes,
            speakers,
            said,
        } = found;
        entry.quotes = quotes;
        entry.speakers = self.speakers.take_in(index, speakers);
        let utterances = self.listen(index, &said);
        self.entries[index as usize].utterances = utterances;
        self.settled.push(index);
    }

    /// The utterances of a story's quotes, counted for who says something new.
    fn listen(&mut self, story: u32, said: &[Said]) -> Box<[u32]> {
        let entry = &self.entries[story as usize];
        let mut utterances = vec![0; entry.quotes.len()].into_boxed_slice();
        for ((index, quote), &said) in (0..).zip(&entry.quotes).zip(said) {
            if quote.duplicate_of.is_some() {
                continue;
            }
            let here = Printing {
                story,
                quote: index,
            };
            let speaker = entry
                .appearance(&quote)
                .map(|appearance| appearance.speaker);
            let placed = (self.utterances).take_in(&self.entries, here, speaker, said);
            utterances[index as usize] = placed.utterance;
            if let Some(speaker) = speaker.filter(|_| placed.is_news) {
                self.speakers.credit(speaker, said.words);
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

    /// The stories whose quotes have been found, by their indices in the order in which they were.
    pub fn settled(&self) -> &[u32] {
        &self.settled
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
