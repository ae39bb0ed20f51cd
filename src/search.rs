//! Query × library → ranked hits with match ranges.

use crate::library::{Entry, Library};
use crate::query::Query;
use crate::story::Span;

/// A story that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryHit {
    /// Its index in the library.
    pub story: u32,
    /// How many of its quotes match, repeats left out.
    pub quotes: u32,
}

/// A search over a library that may still grow: a cursor that is moved on by [`advance`](Self::advance).
#[derive(Debug, Default)]
pub struct Search {
    query: Query,
    next: usize,
    hits: Vec<StoryHit>,
}

impl Search {
    /// A search for `query` that has not looked at anything yet.
    pub fn new(query: Query) -> Self {
        Self {
            query,
            ..Self::default()
        }
    }

    /// Looks at up to `most` further stories; true when all of the library's stories have been looked at.
    pub fn advance(&mut self, library: &Library, most: usize) -> bool {
        let end = library.len().min(self.next.saturating_add(most));
        for story in self.next..end {
            self.hits.push(StoryHit {
                story: u32::try_from(story).unwrap_or(u32::MAX),
                quotes: 0,
            });
        }
        self.next = end;
        end == library.len()
    }

    /// What it searches for.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// How many stories it has looked at.
    pub fn seen(&self) -> usize {
        self.next
    }

    /// The stories that match so far, best first.
    pub fn hits(&self) -> &[StoryHit] {
        &self.hits
    }
}

/// Whether the quote at index `quote` of `entry` matches, with the speaker's name from `library`.
pub fn matches_quote(_query: &Query, _library: &Library, _entry: &Entry, _quote: usize) -> bool {
    true
}

/// Where `headline` matches, as byte ranges of it, for highlighting.
pub fn headline_matches(_query: &Query, _headline: &str) -> Vec<Span> {
    Vec::new()
}

/// Where a speaker's name matches, as byte ranges of it, for highlighting.
pub fn speaker_matches(_query: &Query, _name: &str) -> Vec<Span> {
    Vec::new()
}

/// Where running text (a paragraph or a quote) matches, as byte ranges of it, for highlighting.
pub fn text_matches(_query: &Query, _text: &str) -> Vec<Span> {
    Vec::new()
}
