//! What is said of a story, a quote and a speaker: the records that NDJSON, JSON and CSV write and the other formats draw on.
//!
//! The fields that are serialized, their names and their order are the contract with scripts. They borrow from the library;
//! text is as the story has it.

use serde::{Serialize, Serializer};

use crate::explain;
use crate::library::{Entry, Library};
use crate::quote::{Inquiry, Quote};
use crate::story::{Origin, Span, Spans, Story};

/// One story.
#[derive(Debug, Serialize)]
pub(super) struct StoryRecord<'a> {
    pub(super) id: &'a str,
    pub(super) headline: Option<&'a str>,
    pub(super) standfirst: &'a [String],
    pub(super) byline: Option<&'a str>,
    pub(super) date: Option<String>,
    pub(super) source: Option<&'a str>,
    pub(super) url: Option<&'a str>,
    pub(super) origin: String,
    /// All of them, whatever the filter; repeats left out.
    pub(super) quotes: usize,
    pub(super) speakers: Vec<&'a str>,
    pub(super) text: &'a str,
    /// The story itself, for what a reader wants to know.
    #[serde(skip)]
    pub(super) story: &'a Story,
}

impl<'a> StoryRecord<'a> {
    /// The record of a story of `library`.
    pub(super) fn new(library: &'a Library, entry: &'a Entry) -> Self {
        let story = &entry.story;
        let name = |local: u32| Some(library.speaker(entry, local)?.speaker.name.as_ref());
        Self {
            id: &story.id,
            headline: headline(story),
            standfirst: &story.metadata.standfirst,
            byline: story.metadata.byline.as_deref(),
            date: date(story),
            source: story.metadata.source.as_deref(),
            url: story.metadata.url.as_deref(),
            origin: place(story, story.line_of(0)),
            quotes: (entry.quotes.iter())
                .filter(|quote| quote.duplicate_of.is_none())
                .count(),
            speakers: (0..)
                .zip(&entry.speakers)
                .filter_map(|(local, _)| name(local))
                .collect(),
            text: story.text(),
            story,
        }
    }
}

/// One quote.
#[derive(Debug, Serialize)]
pub(super) struct QuoteRecord<'a> {
    pub(super) id: String,
    pub(super) story: &'a str,
    pub(super) headline: Option<&'a str>,
    /// Path and line.
    pub(super) source: String,
    pub(super) date: Option<String>,
    pub(super) url: Option<&'a str>,
    /// From 1, as on the screen.
    pub(super) paragraph: u32,
    pub(super) kind: &'static str,
    pub(super) text: String,
    pub(super) spans: Fragments,
    pub(super) speaker: Option<&'a str>,
    pub(super) role: Option<&'a str>,
    pub(super) mention: Option<&'a str>,
    pub(super) mention_span: Option<Pair>,
    pub(super) cue: Option<&'a str>,
    pub(super) cue_span: Option<Pair>,
    pub(super) confidence: f32,
    pub(super) duplicate_of: Option<String>,
    /// The first printing of the same utterance, where that is in another story.
    pub(super) reprint_of: Option<String>,
    /// What led to the speaker, in words; only where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) why: Option<String>,
    /// The quote itself, for what a reader wants to know.
    #[serde(skip)]
    pub(super) quote: Quote,
    /// Its index in its story.
    #[serde(skip)]
    index: usize,
}

/// The records of the quotes of `entry` that have these indices, which ascend.
pub(super) fn of_quotes<'a>(
    library: &'a Library,
    entry: &'a Entry,
    indices: &[usize],
) -> Vec<QuoteRecord<'a>> {
    let mut lines = LineCount::new(&entry.story);
    indices
        .iter()
        .filter_map(|&index| {
            let quote = entry.quotes.get(index)?;
            let line = lines.at(quote.extent().start as usize);
            Some(QuoteRecord::new(library, entry, (index, quote), line))
        })
        .collect()
}

impl<'a> QuoteRecord<'a> {
    fn new(
        library: &'a Library,
        entry: &'a Entry,
        (index, quote): (usize, Quote),
        line: u32,
    ) -> Self {
        let story: &Story = &entry.story;
        let id = |story: &Story, index: u32| format!("{}#{}", story.id, u64::from(index) + 1);
        let (speaker, role) = (
            library.speaker_of(entry, &quote),
            quote.speaker.and_then(|local| library.role(entry, local)),
        );
        let first = library.reprinted_from(entry, index);
        Self {
            id: id(story, u32::try_from(index).unwrap_or(u32::MAX)),
            story: &story.id,
            headline: headline(story),
            source: place(story, line),
            date: date(story),
            url: story.metadata.url.as_deref(),
            paragraph: quote.paragraph + 1,
            kind: quote.kind.name(),
            text: quote.text(story),
            spans: Fragments(quote.spans.clone()),
            speaker: speaker.map(|known| known.speaker.name.as_ref()),
            role,
            mention: quote.mention.map(|span| story.slice(span)),
            mention_span: quote.mention.map(Pair),
            cue: quote.cue.map(|span| story.slice(span)),
            cue_span: quote.cue.map(Pair),
            confidence: (quote.confidence * 1000.0).round() / 1000.0,
            duplicate_of: quote.duplicate_of.map(|original| id(story, original)),
            reprint_of: first.map(|(other, quote)| id(&other.story, quote)),
            why: None,
            quote,
            index,
        }
    }
}

/// Adds to the records of the quotes of `entry` what led to their speakers.
pub(super) fn explain(entry: &Entry, records: &mut [QuoteRecord<'_>]) {
    let quotes = entry.quotes.to_vec();
    let inquiry = Inquiry::new(&entry.story, &quotes);
    for record in records {
        let why = inquiry.why(record.index);
        record.why = why.map(|why| explain::line(&entry.story, &why));
    }
}

/// The records without those that only repeat another of them.
pub(super) fn folded<'a, 'b>(
    records: &'a [QuoteRecord<'b>],
) -> impl Iterator<Item = &'a QuoteRecord<'b>> {
    records.iter().filter(|record| {
        let listed = |original: u32| {
            records
                .binary_search_by_key(&(original as usize), |other| other.index)
                .is_ok()
        };
        !record.quote.duplicate_of.is_some_and(listed)
    })
}

/// One speaker, with what they say in the quotes that match.
#[derive(Debug, Serialize)]
pub(super) struct SpeakerRecord<'a> {
    pub(super) speaker: &'a str,
    pub(super) role: Option<&'a str>,
    pub(super) stories: u32,
    pub(super) quotes: u32,
    pub(super) words: u32,
    /// Other names that stories print.
    pub(super) aliases: Vec<&'a str>,
}

/// A span as a pair of byte offsets.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair(pub(super) Span);

impl Serialize for Pair {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.0.start, self.0.end).serialize(serializer)
    }
}

/// Spans as a list of pairs.
#[derive(Clone, Debug)]
pub(super) struct Fragments(pub(super) Spans);

impl Serialize for Fragments {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().copied().map(Pair))
    }
}

/// The headline, if the story has any words to make one of.
pub(super) fn headline(story: &Story) -> Option<&str> {
    Some(story.headline()).filter(|headline| !headline.is_empty())
}

fn date(story: &Story) -> Option<String> {
    story.metadata.date.map(|date| date.to_string())
}

fn place(story: &Story, line: u32) -> String {
    format!("{}:{line}", story.origin.path())
}

/// Lines of ascending offsets, counted once over the story: asking [`Story::line_of`] for each of many quotes would read a
/// long file once a quote.
struct LineCount<'a> {
    story: &'a Story,
    offset: usize,
    line: u32,
}

impl<'a> LineCount<'a> {
    fn new(story: &'a Story) -> Self {
        Self {
            story,
            offset: 0,
            line: story.line_of(0),
        }
    }

    fn at(&mut self, offset: usize) -> u32 {
        if matches!(self.story.origin, Origin::File(_)) && offset > self.offset {
            let passed = &self.story.text().as_bytes()[self.offset..offset];
            let breaks = memchr::memchr_iter(b'\n', passed).count();
            self.line = self
                .line
                .saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
            self.offset = offset;
        }
        self.line
    }
}
