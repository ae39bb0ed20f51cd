//! Query × library → ranked hits with match ranges.
//!
//! What a term is compared with (always folded on both sides, see `fold.rs`):
//!
//! | term | a story | a quote |
//! | --- | --- | --- |
//! | bare | headline, a speaker, a quote, or the text | headline of its story, its speaker, its words, its paragraphs |
//! | `title:` | headline | headline of its story |
//! | `text:` | a paragraph | its paragraphs |
//! | `source:`, `after:`, `before:` | the story | its story |
//! | `@`, `quote:`, `kind:` | a quote | the quote |
//!
//! - Headlines and names are short and match fuzzily; quotes and paragraphs are long and match by substring, since
//!   scattered letters are found in nearly any prose. An anchor means the edge of a headline, a name, a paragraph or a
//!   fragment of a quote, marks and full stops there not counted.
//! - `@`, `quote:` and `kind:` are asked of quotes: a story matches if *one and the same* quote settles all of them, and
//!   no quote settles one that is negated. As a row of its own, a quote is asked alone: `!@lee` lists the quotes that
//!   are not Lee's, wherever they stand, but only stories in which Lee says nothing. Without `!`, the story of a matching
//!   quote matches too.
//! - A speaker goes by two names: the library's and the one that the quote's own story prints.
//! - A quote that several stories print is a hit in each, and counted once where quotes are counted over stories.
//! - A story without a date is neither after nor before any day.
//!
//! A hit's rank is its tier (headline, speaker, quote, text: the worst over the clauses of the best in each), then the
//! greater sum of fuzzy scores, then the newer date, then the place in the library. A query that asks for no words, or
//! only for a source, a kind or a date, ranks nothing: the library's order stays.
//!
//! Quotes may be found after their story was looked at: the stories whose quotes came in since are looked at again as if
//! for the first time.
//!
//! [`Search`] is a cursor that is moved on in slices, so that whoever waits for keys between them keeps no thread, and a
//! library that grows meanwhile is no trouble. There is no clock here. Two looks are taken:
//!
//! 1. At what heads the stories, in an index of folded headlines ([`Headlines`]). Where the query lets it (`Plan::leads`),
//!    that tells every hit of the first tier, exactly scored and counted (`search/front.rs`), in some ten nanoseconds a
//!    headline: letters rule out (`search/needle.rs`), sixteen headlines are scored at once (`search/lanes.rs`), and order is
//!    made as far as someone looks (`search/hits.rs`).
//! 2. Through the stories, for the other tiers and for the quotes that match. Text is looked through as it is
//!    (`search/raw.rs`), and folded only where it may have the words; what is folded is forgotten with its story
//!    (`search/sheet.rs`).
//!
//! Both are shared out to all cores within a slice, and what is found doesn't depend on how many there are.
//!
//! Considered and left out: narrowing the last hits when a query grows. The least that a letter has to score makes matches
//! come back as a term grows (*mk* is strewn in *the market*, *mkt* may not be), so only what lacks letters could be passed
//! over, which the index tells as fast. Bounds of scores, to score only what may be on the screen, don't spare what an exact
//! count needs: whether a headline scores enough.

use std::collections::HashMap;
use std::ops::Range;

use crate::library::{Entry, Library};
use crate::query::Query;

mod cores;
mod cursor;
mod front;
mod headlines;
mod highlight;
mod hits;
mod judge;
mod lanes;
mod memo;
mod needle;
mod once;
mod places;
mod plan;
mod rank;
mod raw;
mod score;
mod sheet;
mod sieve;

pub use cursor::Search;
pub use headlines::Headlines;
pub use highlight::{headline_matches, speaker_matches, text_matches};
pub use sieve::Sieve;

use hits::Hit;
use judge::Judge;
use memo::{List, Subject};
use once::Once;
use rank::Rank;

/// Fewer stories than these are not worth a thread.
const FEW_STORIES: usize = 1 << 5;

/// A story that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryHit {
    /// Its index in the library.
    pub story: u32,
    /// How many of its quotes match, repeats left out.
    pub quotes: u32,
}

/// Someone who says something that matches, with the sums over what matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerHit {
    /// Their index in [`Library::speakers`].
    pub speaker: u32,
    /// In how many stories.
    pub stories: u32,
    /// How many utterances: repeats and reprints are left out.
    pub quotes: u32,
    /// How many words those have.
    pub words: u32,
}

/// All stories of `library` that match, best first.
pub fn stories(library: &Library, query: &Query) -> Vec<StoryHit> {
    let look = |judge: &mut Judge, stories: Range<usize>| {
        judge.remember_speakers(library);
        let found = stories.filter_map(|story| {
            let entry = &library.entries()[story];
            let subject = Subject { library, entry };
            judge.turn();
            let rank = judge.story(subject)?;
            let mut quotes = 0;
            judge.each_quote(subject, |_| quotes += 1);
            let story = index(story);
            Some((rank.hit(story), StoryHit { story, quotes }))
        });
        found.collect::<Vec<_>>()
    };
    let mut judges = Judge::one_a_core(query);
    let found = cores::share(0..library.len(), FEW_STORIES, &mut judges, look);
    let mut found: Vec<(Hit, StoryHit)> = found.into_iter().flatten().collect();
    found.sort_unstable_by_key(|(hit, _)| *hit);
    found.into_iter().map(|(_, hit)| hit).collect()
}

/// All quotes of `library` that match, repeats among them, as indices of story and quote: the story with the best quote
/// first, each story's in the order of its text.
pub fn quotes(library: &Library, query: &Query) -> Vec<(u32, u32)> {
    let mut judge = Judge::new(query);
    let mut stories: Vec<(Rank, u32, Vec<u32>)> = Vec::new();
    for_each_row(
        &mut judge,
        library,
        List::Quotes,
        |rank, story, quote| match stories.last_mut() {
            Some(last) if last.1 == story => {
                last.0 = last.0.min(rank);
                last.2.push(quote);
            }
            _ => stories.push((rank, story, vec![quote])),
        },
    );
    stories.sort_by_key(|&(rank, story, _)| (rank, story));
    let of =
        |(_, story, quotes): (Rank, u32, Vec<u32>)| quotes.into_iter().map(move |q| (story, q));
    stories.into_iter().flat_map(of).collect()
}

/// Everyone with a quote that matches: best match first, then who says most. A bare term is compared with their name and
/// their own words: `lee` lists the Lees and those who speak of a Lee, not everybody under a headline about one.
pub fn speakers(library: &Library, query: &Query) -> Vec<SpeakerHit> {
    let mut judge = Judge::new(query);
    let mut hits: HashMap<u32, (Rank, u32, SpeakerHit)> = HashMap::new();
    let mut heard = Once::default();
    for_each_row(&mut judge, library, List::Speakers, |rank, story, index| {
        let entry = &library.entries()[story as usize];
        let quote = entry.quotes.get(index as usize);
        let Some(quote) = quote.filter(|quote| quote.duplicate_of.is_none()) else {
            return;
        };
        let Some(appearance) = entry.appearance(&quote) else {
            return;
        };
        let speaker = appearance.speaker;
        let rank = rank.on(None);
        let (best, last, hit) = hits.entry(speaker).or_insert_with(|| {
            let hit = SpeakerHit {
                speaker,
                stories: 0,
                quotes: 0,
                words: 0,
            };
            (rank, u32::MAX, hit)
        });
        *best = rank.min(*best);
        hit.stories += u32::from(std::mem::replace(last, story) != story);
        let utterance = entry.utterance(index as usize);
        if utterance.is_some_and(|said| heard.first(said)) {
            hit.quotes += 1;
            hit.words = hit.words.saturating_add(quote.word_count(&entry.story));
        }
    });
    let mut hits: Vec<(Rank, u32, SpeakerHit)> = hits.into_values().collect();
    hits.sort_by_key(|(rank, _, hit)| (*rank, std::cmp::Reverse(hit.quotes), hit.speaker));
    hits.into_iter().map(|(_, _, hit)| hit).collect()
}

/// The quotes of `entry` that match, repeats among them, by their indices, with the speakers' names from `library`.
pub fn matching_quotes(query: &Query, library: &Library, entry: &Entry) -> Vec<u32> {
    let subject = Subject { library, entry };
    let mut judge = Judge::new(query);
    (0..entry.quotes.len())
        .filter(|&quote| judge.row(subject, quote, List::Quotes).is_some())
        .map(index)
        .collect()
}

/// Whether the quote at index `quote` of `entry` matches, with the speaker's name from `library`. For all quotes of a story,
/// [`matching_quotes`] folds it once.
pub fn matches_quote(query: &Query, library: &Library, entry: &Entry, quote: usize) -> bool {
    let subject = Subject { library, entry };
    Judge::new(query)
        .row(subject, quote, List::Quotes)
        .is_some()
}

/// Calls `found` with rank, story and quote of every quote that matches as a row of `list`, in the order of the library.
fn for_each_row(
    judge: &mut Judge,
    library: &Library,
    list: List,
    mut found: impl FnMut(Rank, u32, u32),
) {
    judge.remember_speakers(library);
    for (story, entry) in library.entries().iter().enumerate() {
        judge.turn();
        for quote in 0..entry.quotes.len() {
            if let Some(rank) = judge.row(Subject { library, entry }, quote, list) {
                found(rank, index(story), index(quote));
            }
        }
    }
}

/// An index as hits keep it.
fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
