//! The filter: the line that is written and the search it stands for.
//!
//! A search is a cursor that is moved on in slices between keys (see [`Search`]), so no key waits for it and a newer
//! query simply takes its place. What was found for the last query stays on the screen until the new search has seen
//! every story.

use tui_input::{Input, InputRequest};

use crate::library::Library;
use crate::query::Query;
use crate::search::Search;

/// Stories looked at in one slice: some milliseconds of work.
const SLICE: usize = 1_000;

/// The filter's state.
#[derive(Debug, Default)]
pub struct Filter {
    input: Input,
    found: Search,
    pending: Option<Search>,
}

impl Filter {
    /// A filter that begins with the query `text`.
    pub(super) fn new(text: &str) -> Self {
        Self {
            input: text.into(),
            found: Search::new(Query::parse(text)),
            pending: None,
        }
    }

    /// The text as written.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// The line with its cursor.
    pub fn input(&self) -> &Input {
        &self.input
    }

    /// The last search that is complete, or the first one as far as it has come.
    pub fn found(&self) -> &Search {
        &self.found
    }

    /// Whether anything is asked for.
    pub fn is_on(&self) -> bool {
        !self.text().trim().is_empty()
    }

    /// How many stories the search under way has looked at, if one is.
    pub fn searching(&self) -> Option<usize> {
        self.pending.as_ref().map(Search::seen)
    }

    /// Whether there is more to look at.
    pub(super) fn unfinished(&self, library: &Library) -> bool {
        self.pending.is_some() || !self.found.is_through(library)
    }

    /// Changes the line; true if the query changed with it.
    pub(super) fn edit(&mut self, request: InputRequest) -> bool {
        self.input
            .handle(request)
            .is_some_and(|changed| changed.value)
    }

    /// Takes the text away; true if there was any.
    pub(super) fn clear(&mut self) -> bool {
        let was_on = !self.text().is_empty();
        self.input.reset();
        was_on
    }

    /// Begins a search for what is written now.
    pub(super) fn restart(&mut self) {
        self.pending = Some(Search::new(Query::parse(self.text())));
    }

    /// Searches on for one slice; true if what is found changed.
    pub(super) fn advance(&mut self, library: &Library) -> bool {
        let Some(mut pending) = self.pending.take() else {
            let through = self.found.is_through(library);
            self.found.advance(library, SLICE);
            return !through;
        };
        if pending.advance(library, SLICE) {
            self.found = pending;
            return true;
        }
        self.pending = Some(pending);
        false
    }
}
