//! The quotes pane: the quotes of one story, grouped by speaker.
//!
//! Which quote is the current one is not kept here: reader and sidebar share it, so that they stay in step.

use super::wrap::wrap_some;
use crate::library::{Entry, Library};
use crate::quote::{Quote, QuoteKind};

/// How many rows a quote gets.
const QUOTE_ROWS: usize = 2;

/// Columns left of a quote's words.
pub const INDENT: u16 = 2;

/// Whose quotes a group holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// A speaker of the story, by index.
    Speaker(u32),
    /// Nobody knows.
    Unknown,
    /// Nobody: scare quotes, titles, nicknames.
    Nobody,
}

impl Voice {
    /// Whose quote it is.
    pub fn of(quote: &Quote) -> Self {
        match quote.speaker {
            Some(speaker) => Self::Speaker(speaker),
            None if quote.kind == QuoteKind::Scare => Self::Nobody,
            None => Self::Unknown,
        }
    }
}

/// One row of the quotes pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// The head of a group: whose it is, how many quotes, and their share of all quoted words in percent.
    Voice {
        /// Whose quotes follow.
        voice: Voice,
        /// How many.
        quotes: usize,
        /// Their share of the quoted words, in percent.
        share: usize,
    },
    /// The role of the speaker above.
    Role(u32),
    /// Part of the words of a quote.
    Quote {
        /// The quote's index in the story.
        quote: u32,
        /// Which bytes of [`Quote::text`].
        words: std::ops::Range<usize>,
        /// Whether words were left out after these.
        cut: bool,
    },
    /// Nothing.
    Blank,
}

/// The quotes pane's state.
#[derive(Debug, Default)]
pub struct Sidebar {
    rows: Vec<Row>,
    order: Vec<u32>,
    scroll: usize,
    height: usize,
    /// The story, whether its quotes were there, and the width.
    laid_out: Option<(u32, bool, u16)>,
}

impl Sidebar {
    /// The rows on the screen.
    pub fn visible(&self) -> &[Row] {
        let end = self.rows.len().min(self.scroll + self.height);
        &self.rows[self.scroll.min(end)..end]
    }

    /// The quotes it lists, from top to bottom; repeats are left out.
    pub fn order(&self) -> &[u32] {
        &self.order
    }

    /// Lays the quotes of `story` out for a pane of this size, unless they are so already.
    pub(super) fn fit(&mut self, story: u32, library: &Library, width: u16, height: u16) {
        self.height = usize::from(height);
        let entry = &library.entries()[story as usize];
        let wanted = Some((story, entry.is_settled(), width));
        if self.laid_out != wanted {
            self.laid_out = wanted;
            self.scroll = 0;
            self.rows = rows(library, entry, width);
            self.order = self.rows.iter().filter_map(quote_of).collect();
            self.order.dedup();
        }
        self.scroll = self.scroll.min(self.rows.len().saturating_sub(self.height));
    }

    /// Forgets the story.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Brings a quote on the screen, the speaker's name with it where there is room.
    pub(super) fn reveal(&mut self, quote: u32) {
        let of_quote = |row: &Row| quote_of(row) == Some(quote);
        let Some(first) = self.rows.iter().position(of_quote) else {
            return;
        };
        let last = self.rows.iter().rposition(of_quote).unwrap_or(first);
        let head = self.rows[..first]
            .iter()
            .rposition(|row| matches!(row, Row::Voice { .. }));
        let top = head
            .filter(|head| last - head < self.height && first - head <= 2)
            .unwrap_or(first);
        if top < self.scroll {
            self.scroll = top;
        } else if last >= self.scroll + self.height {
            self.scroll = (last + 1).saturating_sub(self.height);
        }
    }
}

fn quote_of(row: &Row) -> Option<u32> {
    match row {
        Row::Quote { quote, .. } => Some(*quote),
        _ => None,
    }
}

/// Groups in the order in which their speakers first speak, then what nobody is known to have said.
fn rows(library: &Library, entry: &Entry, width: u16) -> Vec<Row> {
    // A blank column on the right keeps the words off the border.
    let width = usize::from(width.saturating_sub(INDENT + 1));
    let listed: Vec<(u32, Quote)> = (0u32..)
        .zip(&entry.quotes)
        .filter(|(_, q)| q.duplicate_of.is_none())
        .collect();
    let words = |quote: &Quote| quote.word_count(&entry.story) as usize;
    let all: usize = listed
        .iter()
        .filter(|(_, q)| q.kind != QuoteKind::Scare)
        .map(|(_, q)| words(q))
        .sum();
    let mut rows = Vec::new();
    for voice in voices(&listed) {
        let group: Vec<_> = listed
            .iter()
            .filter(|(_, q)| Voice::of(q) == voice)
            .collect();
        let said: usize = group.iter().map(|(_, q)| words(q)).sum();
        if !rows.is_empty() {
            rows.push(Row::Blank);
        }
        rows.push(Row::Voice {
            voice,
            quotes: group.len(),
            share: (said * 100).checked_div(all).unwrap_or(0),
        });
        if let Voice::Speaker(speaker) = voice
            && library.role(entry, speaker).is_some()
        {
            rows.push(Row::Role(speaker));
        }
        for (quote, found) in group {
            let (lines, more) = wrap_some(&found.text(&entry.story), width, QUOTE_ROWS);
            let last = lines.len().saturating_sub(1);
            rows.extend(
                lines
                    .into_iter()
                    .enumerate()
                    .map(|(line, words)| Row::Quote {
                        quote: *quote,
                        words,
                        cut: more && line == last,
                    }),
            );
        }
    }
    rows
}

fn voices(listed: &[(u32, Quote)]) -> Vec<Voice> {
    let mut voices = Vec::new();
    for voice in listed.iter().map(|(_, quote)| Voice::of(quote)) {
        if matches!(voice, Voice::Speaker(_)) && !voices.contains(&voice) {
            voices.push(voice);
        }
    }
    for voice in [Voice::Unknown, Voice::Nobody] {
        if listed.iter().any(|(_, quote)| Voice::of(quote) == voice) {
            voices.push(voice);
        }
    }
    voices
}
