//! Which stories' quotes are to be found next.
//!
//! Finding quotes takes a hundred times as long as reading, so a story is listed before, and whoever has a core to spare asks
//! here what to do with it. What is on the screen comes first, the story that is read before the list; then the library from
//! its beginning. Little is given out at a time: what comes on the screen has to wait for that only. While stories are being
//! read, only what is on the screen is looked at, since a story that is not there can't be looked at at all; as soon as reading
//! rests, as it does on a slow pipe, so are the others.
//!
//! Considered: a queue that all stories enter as they are read (what is on the screen then needs a way past it), and a list
//! shared with the threads behind a lock (then they would have to know the screen). Asking needs neither: there is no
//! queue, only a place in the library and a bit a story.

use std::sync::Arc;

use super::{App, Effect};
use crate::library::{Findings, Library};

/// Stories of the library given out together.
const TOGETHER: usize = 32;

/// Stories of the screen given out together: little, so that every core has some.
const OF_SCREEN: usize = 4;

/// What was given out.
#[derive(Debug, Default)]
pub(super) struct Backlog {
    /// For each story whether it was.
    given: Vec<bool>,
    /// Every story before it was.
    next: usize,
}

impl Backlog {
    /// The stories to look at next, none if there is nothing to do. `screen` are those on the screen, the most wanted first.
    pub(super) fn next(
        &mut self,
        library: &Library,
        screen: impl Iterator<Item = u32>,
        reading: bool,
    ) -> Vec<u32> {
        self.given.resize(library.len(), false);
        let wanted: Vec<u32> = screen.filter(|&story| self.is_open(story)).collect();
        let mut stories: Vec<u32> = wanted.into_iter().take(OF_SCREEN).collect();
        if stories.is_empty() && !reading {
            stories = self.in_order().collect();
        }
        for &story in &stories {
            self.given[story as usize] = true;
        }
        stories
    }

    fn is_open(&self, story: u32) -> bool {
        self.given.get(story as usize) == Some(&false)
    }

    /// The first stories in the order of the library.
    fn in_order(&mut self) -> impl Iterator<Item = u32> {
        let given = &self.given[self.next..];
        self.next += given.iter().take_while(|given| **given).count();
        let open = (self.next..self.given.len()).filter(|&story| !self.given[story]);
        open.take(TOGETHER)
            .filter_map(|story| u32::try_from(story).ok())
    }
}

impl App {
    /// Takes in the quotes of stories. The one that is read begins with what would have been its first quote.
    pub(super) fn settle(&mut self, found: Vec<(u32, Findings)>) -> Effect {
        let mut shown = false;
        for (story, found) in found {
            shown |= self.story == Some(story);
            self.library.settle(story, found);
        }
        self.search_on();
        if shown {
            self.show_found();
        }
        Effect::None
    }

    /// What someone with a core to spare is to do.
    pub(super) fn next_to_find(&mut self) -> Effect {
        let found = self.filter.found();
        let listed = (self.list.first..).map_while(|at| found.story(at));
        let listed = listed.take(self.list.height());
        let screen = self.story.into_iter().chain(listed);
        let reading = self.reads();
        let stories = self.backlog.next(&self.library, screen, reading);
        if stories.is_empty() {
            return Effect::None;
        }
        let entries = self.library.entries();
        let shared = |story: u32| (story, Arc::clone(&entries[story as usize].story));
        Effect::FindQuotes(stories.into_iter().map(shared).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{Backlog, OF_SCREEN, TOGETHER};
    use crate::library::Library;
    use crate::story::{Metadata, Origin, Story};

    fn library(stories: usize) -> Library {
        let mut library = Library::default();
        for index in 0..stories {
            let origin = Origin::File("test".into());
            let text = "Text.".to_owned();
            library.list(Story::new(
                index.to_string(),
                origin,
                Metadata::default(),
                text,
            ));
        }
        library
    }

    fn all<T>(next: impl FnMut() -> Vec<T>) -> Vec<Vec<T>> {
        let jobs = std::iter::repeat_with(next);
        jobs.take_while(|job| !job.is_empty()).collect()
    }

    #[test]
    fn every_story_is_given_out_once_and_the_screen_first() {
        let library = library(100);
        let mut backlog = Backlog::default();
        let screen = [70, 71, 20, 72, 73, 74];
        let jobs = all(|| backlog.next(&library, screen.into_iter(), false));
        assert_eq!(jobs[0], screen[..OF_SCREEN]);
        assert_eq!(jobs[1], screen[OF_SCREEN..]);
        let mut given = jobs.concat();
        assert!(given[screen.len()..].is_sorted());
        given.sort_unstable();
        assert_eq!(given, (0..100).collect::<Vec<u32>>());
    }

    #[test]
    fn what_comes_on_the_screen_goes_before_the_rest() {
        let library = library(100);
        let mut backlog = Backlog::default();
        let mut next = |screen: &[u32]| backlog.next(&library, screen.iter().copied(), false);
        assert_eq!(next(&[]).len(), TOGETHER);
        assert_eq!(next(&[3, 90]), [90]);
        assert_eq!(next(&[90])[0], 32);
    }

    #[test]
    fn while_stories_are_read_only_the_screen_is_looked_at() {
        let library = library(100);
        let mut backlog = Backlog::default();
        assert!(backlog.next(&library, std::iter::empty(), true).is_empty());
        assert_eq!(backlog.next(&library, std::iter::once(99), true), [99]);
        let rest = backlog.next(&library, std::iter::empty(), false);
        assert_eq!(rest.first(), Some(&0));
    }

    #[test]
    fn stories_that_come_later_are_given_out_later() {
        let mut backlog = Backlog::default();
        assert_eq!(backlog.next(&library(1), std::iter::empty(), false), [0]);
        assert!(
            backlog
                .next(&library(1), std::iter::empty(), false)
                .is_empty()
        );
        assert_eq!(backlog.next(&library(3), std::iter::empty(), false), [1, 2]);
    }
}
