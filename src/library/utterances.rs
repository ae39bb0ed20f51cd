//! Utterances: what was said once, however many stories print it.
//!
//! Agencies and copying desks print the same words over and over, and a count that takes each printing for a new utterance
//! says who was copied most, not who said most. Two quotes of different stories are printings of one utterance if
//!
//! - they have the same words: letters and digits in any case, so that marks, apostrophes, dashes, white space and the
//!   comma before the closing mark make no difference, nor where *she said* was put in between;
//! - those are five words or more: ‘I don’t know’ is said every day;
//! - they have the same speaker of the library, or the speaker of one is unknown;
//! - they are not scare quotes: titles and nicknames are nobody's utterance.
//!
//! So there are as many utterances of the same words as there are speakers known to have said them, or else one, in
//! whatever order the stories come. Where there are several, printings without a speaker are counted to the first. Within a story, headline, bullets and captions are linked already
//! ([`Quote::duplicate_of`]).
//!
//! The first printing is that of the earliest day, the stories without a date last, and of one day the one loaded first; but
//! those that tell who says it come before all others, so that whoever counts first printings by speaker counts each
//! utterance. It changes when an earlier one comes in; an utterance's number never does. Finding one costs a hash of the quote's
//! words, and its words are kept nowhere but in the stories: the table holds numbers of utterances only.

use std::collections::HashMap;

use hashbrown::HashTable;

use super::Entry;
use super::findings::{Said, words_of};
use crate::quote::{Quote, QuoteKind};
use crate::story::Story;
use crate::story::words::same_word;

/// The fewest words that are hardly ever said twice.
const FEWEST_WORDS: u32 = 5;

/// A place where an utterance is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printing {
    /// The index of the story in the library.
    pub story: u32,
    /// The index of the quote in the story.
    pub quote: u32,
}

impl Printing {
    fn of(self, entries: &[Entry]) -> (&Story, &Quote) {
        let entry = &entries[self.story as usize];
        (&entry.story, &entry.quotes[self.quote as usize])
    }
}

#[derive(Debug)]
struct Utterance {
    speaker: Option<u32>,
    first: Printing,
    hash: u64,
}

/// All utterances, numbered in the order of first appearance.
#[derive(Debug, Default)]
pub(super) struct Utterances {
    all: Vec<Utterance>,
    /// The first utterance of some words, found by their hash.
    by_words: HashTable<u32>,
    /// Those of the same words by other speakers, of whom there are few.
    by_others: HashMap<(u64, u32), u32>,
}

/// Where a quote was put.
pub(super) struct Placed {
    /// The number of its utterance.
    pub(super) utterance: u32,
    /// Whether its speaker was not known to have said that.
    pub(super) is_news: bool,
}

impl Utterances {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Where an utterance was printed first.
    pub(super) fn first(&self, utterance: u32) -> Option<Printing> {
        Some(self.all.get(utterance as usize)?.first)
    }

    /// Takes in a quote that stands in `entries`, says so much, and is not a repeat within its story.
    pub(super) fn take_in(
        &mut self,
        entries: &[Entry],
        here: Printing,
        speaker: Option<u32>,
        said: Said,
    ) -> Placed {
        let (story, quote) = here.of(entries);
        let hash = said.hash;
        if said.words < FEWEST_WORDS || quote.kind == QuoteKind::Scare {
            return self.add(here, speaker, hash);
        }
        let known = self.by_words.find(hash, |&other| {
            let other = &self.all[other as usize];
            let (other_story, other_quote) = other.first.of(entries);
            let other_words = || words_of(other_story, other_quote);
            other.hash == hash && is_same(words_of(story, quote), other_words())
        });
        let Some(&known) = known else {
            let placed = self.add(here, speaker, hash);
            let all = &self.all;
            self.by_words
                .insert_unique(hash, placed.utterance, |&other| all[other as usize].hash);
            return placed;
        };
        let owner = self.all[known as usize].speaker;
        let meant = match (speaker, owner) {
            (Some(speaker), Some(owner)) if speaker != owner => {
                let Some(&meant) = self.by_others.get(&(hash, speaker)) else {
                    let placed = self.add(here, Some(speaker), hash);
                    self.by_others.insert((hash, speaker), placed.utterance);
                    return placed;
                };
                meant
            }
            _ => known,
        };
        let utterance = &mut self.all[meant as usize];
        utterance.speaker = utterance.speaker.or(speaker);
        self.reprint(entries, meant, here);
        Placed {
            utterance: meant,
            is_news: owner.is_none() && speaker.is_some(),
        }
    }

    fn add(&mut self, first: Printing, speaker: Option<u32>, hash: u64) -> Placed {
        let utterance = u32::try_from(self.all.len()).expect("fewer than four billion quotes");
        self.all.push(Utterance {
            speaker,
            first,
            hash,
        });
        Placed {
            utterance,
            is_news: true,
        }
    }

    /// Takes in another printing, which may be earlier than those known.
    fn reprint(&mut self, entries: &[Entry], utterance: u32, here: Printing) {
        let first = &mut self.all[utterance as usize].first;
        let order = |printing: Printing| {
            let (story, quote) = printing.of(entries);
            let date = story.metadata.date;
            (quote.speaker.is_none(), date.is_none(), date, printing.story)
        };
        if order(here) < order(*first) {
            *first = here;
        }
    }
}

fn is_same<'a>(
    mut one: impl Iterator<Item = &'a str>,
    mut other: impl Iterator<Item = &'a str>,
) -> bool {
    loop {
        match (one.next(), other.next()) {
            (None, None) => return true,
            (Some(word), Some(other)) if same_word(word, other) => {}
            _ => return false,
        }
    }
}
