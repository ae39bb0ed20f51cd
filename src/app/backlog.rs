//! Which stories' quotes are to be found next.
//!
//! Finding quotes takes a hundred times as long as reading, so a story is listed before, and whoever has a core to spare asks
//! here what to do with it. What is on the screen comes first, the story that is read before the list; then the library from
//! its beginning. Little is given out at a time: what comes on the screen has to wait for that only. While stories are still
//! being read, all but one core are left to the reading, since a story that is not there can't be looked at at all.
//!
//! Considered: a queue that all stories enter as they are read (what is on the screen then needs a way past it), and a list
//! shared with the threads behind a lock (then they would have to know the screen). Asking needs neither: there is no
//! queue, only a place in the library and a bit a story.

use crate::library::Library;

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
    /// How many were and are not settled yet.
    under_way: usize,
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
        if stories.is_empty() && !(reading && self.under_way > 0) {
            stories = self.in_order().collect();
        }
        for &story in &stories {
            self.given[story as usize] = true;
        }
        self.under_way += stories.len();
        stories
    }

    /// Takes in that so many stories have been settled.
    pub(super) fn done(&mut self, stories: usize) {
        self.under_way = self.under_way.saturating_sub(stories);
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
