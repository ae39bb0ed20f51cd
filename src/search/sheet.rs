//! The folded parts of the story that is being looked at, each folded when first asked for.
//!
//! Nothing folded is kept from story to story: a copy of the whole library would double the memory, and folding runs at
//! the speed of copying. The buffers are kept, so a search over many stories allocates next to nothing.

use std::ops::Range;

use crate::fold::{Case, fold_into};
use crate::library::Entry;

/// The folded parts of one story.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    headline: Page,
    words: Page,
    text: Page,
}

/// Folded pieces of text, each ended by a line end, in numbered groups.
#[derive(Debug, Default)]
pub(super) struct Page {
    text: String,
    /// Where each group ends.
    ends: Vec<usize>,
    filled: bool,
}

impl Sheet {
    /// Makes room for the next story.
    pub(super) fn turn(&mut self) {
        for page in [&mut self.headline, &mut self.words, &mut self.text] {
            page.filled = false;
        }
    }

    /// The headline, without a line end behind it.
    pub(super) fn headline(&mut self, entry: &Entry, case: Case) -> &str {
        let page = &mut self.headline;
        if page.open() {
            fold_into(entry.story.headline(), case, &mut page.text);
        }
        &page.text
    }

    /// The words of the quotes: a group a quote, a line a fragment.
    pub(super) fn words(&mut self, entry: &Entry, case: Case) -> &Page {
        let page = &mut self.words;
        if page.open() {
            for quote in &entry.quotes {
                for &span in &quote.spans {
                    page.add_line(entry.story.slice(span), case);
                }
                page.end_group();
            }
        }
        page
    }

    /// The story's text: a group and a line a paragraph.
    pub(super) fn text(&mut self, entry: &Entry, case: Case) -> &Page {
        let page = &mut self.text;
        if page.open() {
            for paragraph in entry.story.paragraphs() {
                page.add_line(entry.story.slice(paragraph.span), case);
                page.end_group();
            }
        }
        page
    }
}

impl Page {
    /// All of it.
    pub(super) fn whole(&self) -> &str {
        &self.text
    }

    /// The text of some groups, as far as there are any.
    pub(super) fn groups(&self, groups: Range<usize>) -> &str {
        let end_of = |group: usize| self.ends.get(group).copied().unwrap_or(self.text.len());
        let start = groups.start.checked_sub(1).map_or(0, end_of);
        let end = groups.end.checked_sub(1).map_or(0, end_of);
        self.text.get(start..end).unwrap_or("")
    }

    /// Empties it if it isn't filled for this story yet; whether it has to be filled now.
    fn open(&mut self) -> bool {
        let empty = !self.filled;
        if empty {
            self.text.clear();
            self.ends.clear();
            self.filled = true;
        }
        empty
    }

    fn add_line(&mut self, text: &str, case: Case) {
        fold_into(text, case, &mut self.text);
        self.text.push('\n');
    }

    fn end_group(&mut self) {
        self.ends.push(self.text.len());
    }
}
