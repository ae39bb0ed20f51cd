//! Which stories, quotes and speakers of a library match, in the order in which they are listed.

use std::collections::HashMap;

use super::record::SpeakerRecord;
use crate::library::{Entry, Library};
use crate::query::Query;
use crate::quote::{Quote, QuoteKind};
use crate::search::{Search, matches_quote};

/// The stories that match, in the order of the library.
pub(super) fn stories(library: &Library, query: Query) -> Vec<&Entry> {
    let mut search = Search::new(query);
    while !search.advance(library, usize::MAX) {}
    let mut hits: Vec<u32> = search.hits().iter().map(|hit| hit.story).collect();
    hits.sort_unstable();
    hits.into_iter()
        .filter_map(|story| library.entries().get(story as usize))
        .collect()
}

/// The stories that have quotes of these kinds (none named: of any) that match, with the indices of those quotes.
pub(super) fn quotes<'a>(
    library: &'a Library,
    query: &'a Query,
    kinds: &'a [QuoteKind],
) -> impl Iterator<Item = (&'a Entry, Vec<usize>)> {
    library.entries().iter().filter_map(move |entry| {
        let matches = |index: &usize| {
            (kinds.is_empty() || kinds.contains(&entry.quotes[*index].kind))
                && matches_quote(query, library, entry, *index)
        };
        let indices: Vec<usize> = (0..entry.quotes.len()).filter(matches).collect();
        (!indices.is_empty()).then_some((entry, indices))
    })
}

/// Who speaks in the quotes that match, with their counts there: most quotes first, then by name. What only repeats
/// another quote is not counted again, and scare quotes quote nobody.
pub(super) fn speakers<'a>(library: &'a Library, query: &Query) -> Vec<SpeakerRecord<'a>> {
    let mut tallies: HashMap<u32, Tally> = HashMap::new();
    for (entry, indices) in quotes(library, query, &[]) {
        for quote in indices.into_iter().map(|index| &entry.quotes[index]) {
            if let Some(speaker) = counted_speaker(entry, quote) {
                tallies.entry(speaker).or_default().add(entry, quote);
            }
        }
    }
    let mut records: Vec<(u32, SpeakerRecord<'a>)> = tallies
        .into_iter()
        .filter_map(|(index, tally)| {
            let speaker = &library.speakers().get(index as usize)?.speaker;
            Some((index, tally.record(speaker)))
        })
        .collect();
    // The index decides between two people of one name, so that the order is the same every time.
    records.sort_by(|(a_index, a), (b_index, b)| {
        (b.quotes.cmp(&a.quotes))
            .then_with(|| a.speaker.cmp(b.speaker))
            .then_with(|| a_index.cmp(b_index))
    });
    records.into_iter().map(|(_, record)| record).collect()
}

/// The library's index of the one in whose favour `quote` counts.
fn counted_speaker(entry: &Entry, quote: &Quote) -> Option<u32> {
    if quote.duplicate_of.is_some() || quote.kind == QuoteKind::Scare {
        return None;
    }
    entry.speakers.get(quote.speaker? as usize).copied()
}

/// What one speaker has said so far.
#[derive(Default)]
struct Tally<'a> {
    last: Option<&'a Entry>,
    stories: u32,
    quotes: u32,
    words: u32,
}

impl<'a> Tally<'a> {
    /// Counts a quote; those of one story come one after the other.
    fn add(&mut self, entry: &'a Entry, quote: &Quote) {
        if !self.last.is_some_and(|last| std::ptr::eq(last, entry)) {
            self.stories += 1;
            self.last = Some(entry);
        }
        self.quotes += 1;
        self.words = self.words.saturating_add(quote.word_count(&entry.story));
    }

    fn record(self, speaker: &crate::quote::Speaker) -> SpeakerRecord<'_> {
        SpeakerRecord {
            speaker: &speaker.name,
            role: speaker.role.as_deref(),
            stories: self.stories,
            quotes: self.quotes,
            words: self.words,
        }
    }
}
