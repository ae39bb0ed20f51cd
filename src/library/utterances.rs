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
use crate::quote::Quote;
use crate::story::Story;
use crate::story::words::same_word;

/// A place where an utterance is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printing {
    /// The index of the story in the library.
    pub story: u32,
    /// The index of the quote in the story.
    pub quote: u32,
}

impl Printing {
    fn of(self, entries: &[Entry]) -> Option<(&Story, Quote)> {
        let entry = entries.get(self.story as usize)?;
        Some((&entry.story, entry.quotes.get(self.quote as usize)?))
    }
}

#[derive(Debug)]
struct Utterance {
    /// Where it was printed first. Who said it is who says it there, since that is known if any printing tells.
    first: Printing,
    /// Half of the hash of its words, or of what no one looks for.
    hash: u32,
}

impl Utterance {
    fn speaker(&self, entries: &[Entry]) -> Option<u32> {
        let entry = entries.get(self.first.story as usize)?;
        let quote = entry.quotes.get(self.first.quote as usize)?;
        Some(entry.appearance(&quote)?.speaker)
    }
}

/// The half of a hash that is kept, and what the table makes of it, which wants all bits to count.
fn half(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or(0)
}

fn whole(half: u32) -> u64 {
    u64::from(half).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// All utterances, numbered in the order of first appearance.
#[derive(Debug, Default)]
pub(super) struct Utterances {
    all: Vec<Utterance>,
    /// The first utterance of some words, found by their hash.
    by_words: HashTable<u32>,
    /// Those of the same words as that first one by other speakers, of whom there are few.
    by_others: HashMap<(u32, u32), u32>,
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
        let hash = half(said.hash);
        if !said.is_rare {
            return self.add(here, hash);
        }
        let known = self.by_words.find(whole(hash), |&other| {
            let other = &self.all[other as usize];
            other.hash == hash && is_same(entries, here, other.first)
        });
        let Some(&known) = known else {
            let placed = self.add(here, hash);
            let all = &self.all;
            let rehash = |&other: &u32| whole(all[other as usize].hash);
            self.by_words
                .insert_unique(whole(hash), placed.utterance, rehash);
            return placed;
        };
        let owner = self.all[known as usize].speaker(entries);
        let meant = match (speaker, owner) {
            (Some(speaker), Some(owner)) if speaker != owner => {
                let Some(&meant) = self.by_others.get(&(known, speaker)) else {
                    let placed = self.add(here, hash);
                    self.by_others.insert((known, speaker), placed.utterance);
                    return placed;
                };
                meant
            }
            _ => known,
        };
        self.reprint(entries, meant, here);
        Placed {
            utterance: meant,
            is_news: owner.is_none() && speaker.is_some(),
        }
    }

    fn add(&mut self, first: Printing, hash: u32) -> Placed {
        let utterance = u32::try_from(self.all.len()).expect("fewer than four billion quotes");
        self.all.push(Utterance { first, hash });
        Placed {
            utterance,
            is_news: true,
        }
    }

    /// Takes in another printing, which may be earlier than those known.
    fn reprint(&mut self, entries: &[Entry], utterance: u32, here: Printing) {
        let first = &mut self.all[utterance as usize].first;
        let order = |printing: Printing| {
            let (story, quote) = printing.of(entries)?;
            let date = story.metadata.date;
            let unknown = quote.speaker.is_none();
            Some((unknown, date.is_none(), date, printing.story))
        };
        if order(here) < order(*first) {
            *first = here;
        }
    }
}

/// Whether two printings have the same words.
fn is_same(entries: &[Entry], one: Printing, other: Printing) -> bool {
    let (Some((story, quote)), Some((other_story, other_quote))) =
        (one.of(entries), other.of(entries))
    else {
        return false;
    };
    let mut others = words_of(other_story, &other_quote);
    words_of(story, &quote).all(|word| others.next().is_some_and(|other| same_word(word, other)))
        && others.next().is_none()
}
