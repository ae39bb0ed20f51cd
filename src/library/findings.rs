//! What was found in one story, made ready for the library: all that can be known without other stories.

use super::identity::{Identity, part_namesakes};
use super::quotes::Quotes;
use crate::fold::{Case, fold};
use crate::quote::{Quote, QuoteKind, Speaker, StoryQuotes};
use crate::story::Story;
use crate::story::words::{words, words_hash};

/// The fewest words that are hardly ever said twice.
const FEWEST_WORDS: u32 = 5;

/// So many of its words hardly stand together anywhere but where a quote is printed.
const TELLING_WORDS: usize = 4;

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

    /// What every other story holds that names the speaker of the quote at this index, and what every one holds that prints
    /// what it says: for each the words, folded, all of which stand in its headline, byline, standfirst or text.
    pub fn bonds(&self, story: &Story, quote: usize) -> impl Iterator<Item = Vec<String>> + use<> {
        let found = self.quotes.get(quote);
        let speaker = found.as_ref().and_then(|quote| quote.speaker);
        let speaker = speaker.and_then(|local| self.speakers.get(local as usize));
        let named = speaker.and_then(|(_, identity)| identity.words());
        let said = self.said.get(quote).filter(|said| said.is_rare);
        let printed = found.filter(|_| said.is_some()).map(|quote| {
            let words = words_of(story, &quote).map(|word| fold(word, Case::Ignored));
            let mut words: Vec<String> = words.collect();
            words.sort_unstable_by_key(|word| std::cmp::Reverse(word.len()));
            words.dedup();
            words.truncate(TELLING_WORDS);
            words
        });
        named.into_iter().chain(printed)
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
