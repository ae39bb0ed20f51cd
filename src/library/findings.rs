//! What was found in one story, made ready for the library: all that can be known without other stories.

use super::identity::{Identity, part_namesakes};
use super::quotes::Quotes;
use crate::quote::{Quote, QuoteKind, Speaker, StoryQuotes};
use crate::story::Story;
use crate::story::words::{words, words_hash};

/// What a story has that has to do with a quote of another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bond {
    /// These words, folded, somewhere in headline, byline, standfirst or text, in any order.
    Named(Vec<String>),
    /// These words of its text in this order, as far apart as may be: *she said* may be put in anywhere.
    Said(Vec<String>),
}

/// The fewest words that are hardly ever said twice.
const FEWEST_WORDS: u32 = 5;

/// The quotes and speakers of one story, made ready to be taken into a library.
#[derive(Clone, Debug)]
pub struct Findings {
    pub(super) quotes: Quotes,
    /// The speakers, and what each is known by.
    pub(super) speakers: Vec<(Speaker, Identity)>,
    /// For each quote what it says.
    pub(super) said: Vec<Said>,
}

/// What a quote says, as far as it takes to find it again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    /// How many words.
    pub(super) words: u32,
    /// A hash of them.
    pub(super) hash: u64,
    /// Whether it is said so rarely that whoever says the same prints the same utterance.
    pub(super) is_rare: bool,
}

impl Findings {
    /// What was `found` in `story`.
    pub fn new(story: &Story, found: StoryQuotes) -> Self {
        let mut identities: Vec<Identity> = found.speakers.iter().map(Identity::of).collect();
        part_namesakes(&mut identities);
        let said = |quote: &Quote| {
            let words = quote.word_count(story);
            Said {
                words,
                hash: words_hash(words_of(story, quote)),
                is_rare: words >= FEWEST_WORDS && quote.kind != QuoteKind::Scare,
            }
        };
        Self {
            said: found.quotes.iter().map(said).collect(),
            speakers: found.speakers.into_iter().zip(identities).collect(),
            quotes: found.quotes.as_slice().into(),
        }
    }

    /// What every other story has that names the speaker of the quote at this index, and what every one has that prints what
    /// it says.
    pub fn bonds(&self, story: &Story, quote: usize) -> impl Iterator<Item = Bond> + use<> {
        let found = self.quotes.get(quote);
        let speaker = found.as_ref().and_then(|quote| quote.speaker);
        let speaker = speaker.and_then(|local| self.speakers.get(local as usize));
        let named = speaker.and_then(|(_, identity)| identity.words());
        let is_rare = self.said.get(quote).is_some_and(|said| said.is_rare);
        let said = found.filter(|_| is_rare).map(|quote| {
            let words = words_of(story, &quote).map(str::to_owned);
            words.collect()
        });
        let named = named.map(Bond::Named).into_iter();
        named.chain(said.map(Bond::Said))
    }

    /// What is known of a story in which nothing could be looked for.
    pub fn none() -> Self {
        Self {
            quotes: Quotes::default(),
            speakers: Vec::new(),
            said: Vec::new(),
        }
    }
}

/// The words of a quote, by which it is known.
pub(super) fn words_of<'a>(story: &'a Story, quote: &'a Quote) -> impl Iterator<Item = &'a str> {
    let spans = quote.spans.iter();
    spans.flat_map(|&span| words(story.slice(span)))
}
