//! The list pane's state: which story is chosen and which are on the screen.

use super::action::Motion;
use super::wrap::wrap_some;

/// The most rows that a headline gets.
const HEADLINE_ROWS: usize = 2;

/// Selection and scroll position of the list, as positions among the hits.
#[derive(Debug, Default)]
pub struct StoryList {
    /// The chosen hit.
    pub(super) selected: usize,
    /// The first hit on the screen.
    pub(super) first: usize,
    width: usize,
    height: usize,
}

impl StoryList {
    /// The chosen hit.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The first hit on the screen.
    pub fn first(&self) -> usize {
        self.first
    }

    /// How many rows it has, which is more than it shows stories.
    pub(super) fn height(&self) -> usize {
        self.height
    }

    /// The rows of a headline in this list, and whether it was cut.
    pub fn headline_rows(&self, headline: &str) -> (Vec<std::ops::Range<usize>>, bool) {
        wrap_some(headline, self.width.saturating_sub(1), HEADLINE_ROWS)
    }

    /// How many rows a story takes: its headline and a row of facts.
    fn item_height(&self, headline: &str) -> usize {
        self.headline_rows(headline).0.len().max(1) + 1
    }

    /// Moves the selection among `count` hits.
    pub(super) fn motion(&mut self, motion: Motion, count: usize) {
        let page = (self.height / (HEADLINE_ROWS + 1)).max(1);
        let last = count.saturating_sub(1);
        self.selected = match motion {
            Motion::Down => self.selected + 1,
            Motion::Up => self.selected.saturating_sub(1),
            Motion::HalfDown => self.selected + page.div_ceil(2),
            Motion::HalfUp => self.selected.saturating_sub(page.div_ceil(2)),
            Motion::PageDown => self.selected + page,
            Motion::PageUp => self.selected.saturating_sub(page),
            Motion::First => 0,
            Motion::Last => last,
        }
        .min(last);
    }

    /// Fits the list to a pane of this size with `count` hits, so that the chosen one is on the screen;
    /// `headline` gives the headline of a hit.
    pub(super) fn fit<'a>(
        &mut self,
        (width, height): (u16, u16),
        count: usize,
        headline: impl Fn(usize) -> &'a str,
    ) {
        (self.width, self.height) = (usize::from(width), usize::from(height));
        self.selected = self.selected.min(count.saturating_sub(1));
        self.first = self.first.min(self.selected);
        let mut rows = 0;
        let mut earliest = self.selected;
        for hit in (self.first..=self.selected)
            .rev()
            .take_while(|&hit| hit < count)
        {
            rows += self.item_height(headline(hit));
            if rows > self.height && hit != self.selected {
                break;
            }
            earliest = hit;
        }
        self.first = earliest;
    }
}
