//! Moving about: in the list, through a story and its quotes, in and out of panes.
//!
//! Reader and sidebar are two views of one current quote. Moving in either makes the other follow.

use super::action::Motion;
use super::reader::{self, Row};
use super::{App, Focus};
use crate::search;

/// Which way to step.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// To the next one.
    Next,
    /// To the one before.
    Previous,
}

pub(super) fn next_pane(pane: Focus) -> Focus {
    match pane {
        Focus::Stories => Focus::Reader,
        Focus::Reader => Focus::Quotes,
        _ => Focus::Stories,
    }
}

impl App {
    pub(super) fn motion(&mut self, motion: Motion) {
        if let Some(overlay) = &mut self.overlay {
            // How many lines there are is known to the one who writes them; no list is longer than this.
            const AROUND: u16 = 4; // a row of the panes and one of the border, above and below
            overlay.first = moved(
                overlay.first,
                motion,
                usize::from(self.size.1.saturating_sub(AROUND).max(1)),
                usize::from(u16::MAX),
            );
            return;
        }
        match self.pane {
            Focus::Reader => self.scroll(motion),
            Focus::Quotes => self.choose_quote(motion),
            _ => {
                self.list.motion(motion, self.hits().len());
                self.show_selected();
            }
        }
    }

    /// Scrolls the reader; the current quote follows what is read.
    fn scroll(&mut self, motion: Motion) {
        let height = self.layout().content(self.layout().reader).height;
        let last = self.reader.rows().len();
        self.reader.scroll_to(moved(
            self.reader.scroll(),
            motion,
            usize::from(height),
            last,
        ));
        let shown = |quote: &u32| {
            self.start_of(*quote)
                .is_some_and(|start| self.reader.shows(start))
        };
        if self.quote.as_ref().is_none_or(|quote| !shown(quote)) {
            let in_text = self.in_text();
            let top = self.reader.visible().iter().find_map(Row::span);
            let above =
                |quote: &u32| top.is_some_and(|top| self.start_of(*quote) < Some(top.start));
            let nearest = in_text
                .iter()
                .rfind(|quote| above(quote))
                .or(in_text.first());
            self.quote = in_text
                .iter()
                .find(|quote| shown(quote))
                .or(nearest)
                .copied();
        }
        self.reveal_in_sidebar();
    }

    /// The quotes of the sidebar in the order of the text.
    fn in_text(&self) -> Vec<u32> {
        let mut quotes = self.sidebar.order().to_vec();
        quotes.sort_unstable();
        quotes
    }

    /// Where a quote of the story begins.
    fn start_of(&self, quote: u32) -> Option<u32> {
        let found = self.entry()?.quotes.get(quote as usize)?;
        Some(found.extent().start)
    }

    /// Moves through the sidebar; the reader follows.
    fn choose_quote(&mut self, motion: Motion) {
        let order = self.sidebar.order();
        let height = usize::from(self.layout().content(self.layout().quotes).height);
        let at = order.iter().position(|quote| Some(*quote) == self.quote);
        let to = match at {
            Some(at) => moved(
                at,
                motion,
                height.div_ceil(3),
                order.len().saturating_sub(1),
            ),
            None => 0,
        };
        if let Some(&quote) = order.get(to) {
            self.go_to_quote(quote);
        }
    }

    pub(super) fn step_quote(&mut self, step: Step) {
        let in_text = self.in_text();
        let to = match (self.quote, step) {
            (None, Step::Next) => in_text.first(),
            (None, Step::Previous) => in_text.last(),
            (Some(now), Step::Next) => in_text.iter().find(|quote| **quote > now),
            (Some(now), Step::Previous) => in_text.iter().rev().find(|quote| **quote < now),
        };
        if let Some(&quote) = to {
            self.go_to_quote(quote);
        }
    }

    /// Makes `quote` the current one and brings it on the screen, in the reader and in the sidebar.
    fn go_to_quote(&mut self, quote: u32) {
        self.quote = Some(quote);
        let Some(entry) = self.entry() else { return };
        let Some(found) = entry.quotes.get(quote as usize) else {
            return;
        };
        let paragraph = entry.story.paragraphs().get(found.paragraph as usize);
        let span = found.extent();
        if paragraph.is_some_and(reader::folds) {
            self.reader.set_unfolded(true);
            self.fit();
        }
        self.reader.reveal(span);
        self.reveal_in_sidebar();
    }

    fn reveal_in_sidebar(&mut self) {
        if let Some(quote) = self.quote {
            self.sidebar.reveal(quote);
        }
    }

    /// Scrolls the reader to the next row that matches the filter.
    pub(super) fn step_hit(&mut self, step: Step) {
        let Some(entry) = self.entry() else { return };
        let query = self.filter.found().query();
        let mut rows: Vec<usize> = (entry.story.paragraphs().iter())
            .flat_map(|paragraph| {
                let start = paragraph.span.start;
                search::text_matches(query, entry.story.slice(paragraph.span))
                    .into_iter()
                    .map(move |hit| start + hit.start)
            })
            .filter_map(|offset| self.reader.row_of(offset))
            .collect();
        rows.dedup();
        let now = self.reader.scroll();
        let to = match step {
            Step::Next => rows.iter().find(|row| **row > now),
            Step::Previous => rows.iter().rev().find(|row| **row < now),
        };
        if let Some(&row) = to {
            self.reader.scroll_to(row);
        }
    }

    pub(super) fn enter(&mut self) {
        match self.pane {
            Focus::Stories if self.story.is_some() => self.go_to_pane(Focus::Reader),
            Focus::Reader => self.go_to_pane(Focus::Quotes),
            Focus::Quotes => {
                self.go_to_pane(Focus::Reader);
                self.show_quote();
            }
            _ => {}
        }
    }

    /// Gives a pane the focus. Whoever goes to the quotes sees the current one in the story too.
    pub(super) fn go_to_pane(&mut self, pane: Focus) {
        self.pane = pane;
        if pane == Focus::Quotes {
            self.show_quote();
        }
    }

    /// Brings the current quote on the screen as it is now divided.
    fn show_quote(&mut self) {
        self.fit();
        if let Some(quote) = self.quote {
            self.go_to_quote(quote);
        }
    }

    pub(super) fn back(&mut self) {
        if self.overlay.take().is_some() {
            return;
        }
        if self.editing {
            self.editing = false;
            return self.clear_filter();
        }
        match self.pane {
            Focus::Quotes => self.pane = Focus::Reader,
            Focus::Reader => self.pane = Focus::Stories,
            _ => self.clear_filter(),
        }
    }

    /// Shows the chosen story in reader and sidebar.
    pub(super) fn show_selected(&mut self) {
        self.order_hits();
        let story = self.hits().story(self.list.selected);
        if story == self.story {
            return;
        }
        self.story = story;
        self.quote = None;
        if story.is_none() {
            self.reader.clear();
            self.sidebar.clear();
            return;
        }
        self.fit();
        self.quote = self.first_quote();
        if self.filter.is_on() {
            self.show_match();
        }
    }

    /// Takes in that the quotes of the shown story are there. Whoever has begun to read is not moved.
    pub(super) fn show_found(&mut self) {
        self.fit();
        if self.quote.is_some() {
            return;
        }
        self.quote = self.first_quote();
        if self.filter.is_on() && self.reader.scroll() == 0 {
            self.show_match();
        }
    }

    /// Shows the first quote of the story that the filter asks for.
    pub(super) fn show_match(&mut self) {
        if let Some(quote) = self.first_quote() {
            self.go_to_quote(quote);
        }
    }

    /// The quote to begin with: the first whose words match the filter, else the first that matches at all, else the first.
    fn first_quote(&self) -> Option<u32> {
        let in_text = self.in_text();
        let first =
            |wanted: &dyn Fn(u32) -> bool| in_text.iter().copied().find(|quote| wanted(*quote));
        first(&|quote| self.matches(quote) && self.says(quote))
            .or_else(|| first(&|quote| self.matches(quote)))
            .or_else(|| first(&|_| true))
    }

    /// Whether the very words of a quote match the filter.
    fn says(&self, quote: u32) -> bool {
        let query = self.filter.found().query();
        self.entry().is_some_and(|entry| {
            let words = entry.quotes.get(quote as usize);
            let words = words.map(|quote| quote.text(&entry.story));
            words.is_some_and(|words| !search::text_matches(query, &words).is_empty())
        })
    }
}

/// Where a motion leads from `at`, by pages of `page`, up to `last`.
fn moved(at: usize, motion: Motion, page: usize, last: usize) -> usize {
    let half = (page / 2).max(1);
    let page = page.saturating_sub(2).max(1);
    match motion {
        Motion::Down => at + 1,
        Motion::Up => at.saturating_sub(1),
        Motion::HalfDown => at + half,
        Motion::HalfUp => at.saturating_sub(half),
        Motion::PageDown => at + page,
        Motion::PageUp => at.saturating_sub(page),
        Motion::First => 0,
        Motion::Last => last,
    }
    .min(last)
}
