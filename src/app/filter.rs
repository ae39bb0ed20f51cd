//! The filter: the line that is written and the search it stands for.
//!
//! A search is a cursor that is moved on in slices between keys (see [`Search`]), so no key waits for it and a newer
//! query simply takes its place. It begins with the headlines, which are kept ready for it, and takes the place of the last
//! one on the screen when it knows all that match by them, which is within the key even for very many stories. What is
//! deeper in the stories comes in below. Where headlines decide nothing, what was found for the last query stays on the
//! screen until the new search has seen every story.

use tui_input::{Input, InputRequest};

use crate::library::Library;
use crate::query::Query;
use crate::search::{Headlines, Search};

/// Stories looked at in one slice: some milliseconds of work.
const SLICE: usize = 2_000;

/// The filter's state.
#[derive(Debug, Default)]
pub struct Filter {
    input: Input,
    headlines: Headlines,
    found: Search,
    /// Whether what is found has seen all stories since it was asked for.
    settled: bool,
    pending: Option<Search>,
}

/// What a slice of searching has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Nothing that is shown.
    None,
    /// More is found.
    More,
    /// Another query is answered.
    Other,
}

impl Filter {
    /// A filter that begins with the query `text`.
    pub(super) fn new(text: &str) -> Self {
        Self {
            input: text.into(),
            found: Search::new(Query::parse(text)),
            ..Self::default()
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

    /// The search whose hits are shown: the last one that has seen all headlines or all stories, or the first one as far as
    /// it has come.
    pub fn found(&self) -> &Search {
        &self.found
    }

    /// Whether anything is asked for.
    pub fn is_on(&self) -> bool {
        !self.text().trim().is_empty()
    }

    /// How many stories the search under way has looked at, if one is.
    pub fn searching(&self) -> Option<usize> {
        let shown = (!self.settled && self.is_on()).then_some(&self.found);
        self.pending.as_ref().or(shown).map(Search::seen)
    }

    /// Whether there is more to look at.
    pub(super) fn unfinished(&self, library: &Library) -> bool {
        self.pending.is_some() || !self.found.is_done(library)
    }

    /// Puts the best `most` hits in order.
    pub(super) fn order(&mut self, most: usize) {
        self.found.order(most);
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

    /// Searches on for one slice.
    pub(super) fn advance(&mut self, library: &Library) -> Change {
        let Some(mut pending) = self.pending.take() else {
            if self.found.is_done(library) {
                return Change::None;
            }
            self.settled |= self.found.advance(library, &mut self.headlines, SLICE);
            return Change::More;
        };
        let done = pending.advance(library, &mut self.headlines, SLICE);
        if done || (pending.has_seen_headlines(library) && !pending.is_empty()) {
            self.found = pending;
            self.settled = done;
            return Change::Other;
        }
        self.pending = Some(pending);
        Change::None
    }
}

#[cfg(test)]
mod tests {
    use tui_input::InputRequest;

    use super::{Change, Filter};
    use crate::library::Library;
    use crate::quote::StoryQuotes;
    use crate::story::{Metadata, Origin, Story};

    fn library() -> Library {
        let mut library = Library::default();
        for text in ["The harbour\n\nNothing.", "Ferry\n\nIt left the harbour."] {
            let origin = Origin::File("test".into());
            let story = Story::new(
                text.to_owned(),
                origin,
                Metadata::default(),
                text.to_owned(),
            );
            library.push(story, StoryQuotes::default());
        }
        library
    }

    fn typed(filter: &mut Filter, text: &str) {
        for c in text.chars() {
            filter.edit(InputRequest::InsertChar(c));
        }
        filter.restart();
    }

    #[test]
    fn headlines_that_match_are_shown_before_the_stories_are_searched() {
        let library = library();
        let mut filter = Filter::default();
        typed(&mut filter, "harbour");
        assert_eq!(filter.advance(&library), Change::Other);
        assert_eq!((filter.found().len(), filter.searching()), (1, Some(0)));
        assert!(filter.unfinished(&library));
        assert_eq!(filter.advance(&library), Change::More);
        assert_eq!((filter.found().len(), filter.searching()), (2, None));
        assert!(!filter.unfinished(&library));
    }

    #[test]
    fn what_was_found_stays_while_headlines_tell_nothing_and_a_newer_query_takes_over() {
        let library = library();
        let mut filter = Filter::default();
        while filter.unfinished(&library) {
            filter.advance(&library);
        }
        typed(&mut filter, "left");
        assert_eq!(filter.advance(&library), Change::None);
        assert_eq!((filter.found().len(), filter.searching()), (2, Some(0)));
        filter.clear();
        typed(&mut filter, "ferry");
        assert_eq!(filter.advance(&library), Change::Other);
        filter.order(1);
        assert_eq!(filter.found().story(0), Some(1));
    }
}
