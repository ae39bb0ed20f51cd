//! The story pane: rows of one story, and which of them are on the screen.

use std::collections::VecDeque;
use std::ops::Range;

use super::wrap::wrap;
use crate::library::Entry;
use crate::story::{Paragraph, ParagraphKind, Span};

/// The widest that running text gets, in columns: longer rows are hard to read.
const MEASURE: u16 = 76;

/// Columns left of the text, for the bar beside a quote.
pub const GUTTER: u16 = 2;

/// How many stories' rows are kept beside those that are shown, and how many rows of each at most. Going back and forth, and
/// changing the width and back, wraps nothing anew; and a story of a book's length is not kept.
const KEPT: (usize, usize) = (16, 4000);

/// One row of the story pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// Part of the title, where the text does not begin with it.
    Title(Range<usize>),
    /// Date, source, byline and how many speak.
    Facts,
    /// Part of a line of the standfirst that is a field of its own: which line, which bytes of it.
    Standfirst(usize, Range<usize>),
    /// Part of a paragraph: its index and the span of the story's text.
    Text(u32, Span),
    /// So many captions and repeats that are not shown.
    Folded(usize),
    /// Nothing.
    Blank,
}

impl Row {
    /// The span of the story's text on this row.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Text(_, span) => Some(*span),
            _ => None,
        }
    }
}

/// The story pane's state.
#[derive(Debug, Default)]
pub struct Reader {
    rows: Vec<Row>,
    scroll: usize,
    height: usize,
    laid_out: Option<LaidOut>,
    /// Rows that were shown before, the last ones first.
    kept: VecDeque<(LaidOut, Vec<Row>)>,
    unfolded: bool,
}

/// What rows were made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct LaidOut {
    story: u32,
    width: u16,
    unfolded: bool,
}

impl Reader {
    /// All rows of the story.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The index of the first row on the screen.
    pub fn scroll(&self) -> usize {
        self.scroll
    }

    /// The rows on the screen.
    pub fn visible(&self) -> &[Row] {
        let end = self.rows.len().min(self.scroll + self.height);
        &self.rows[self.scroll.min(end)..end]
    }

    /// How much of the story lies above the end of the screen, in percent.
    pub fn percent(&self) -> usize {
        let end = self.rows.len().min(self.scroll + self.height);
        (end * 100).checked_div(self.rows.len()).unwrap_or(100)
    }

    /// Whether captions and repeats are shown.
    pub fn unfolded(&self) -> bool {
        self.unfolded
    }

    /// Shows captions and repeats, or folds them.
    pub(super) fn set_unfolded(&mut self, unfolded: bool) {
        self.unfolded = unfolded;
    }

    /// Lays `story` out for a pane of this size, unless it is so already. What is read keeps its place: another story
    /// begins at its top, another width or folding keeps the first visible words where they are.
    pub(super) fn fit(&mut self, story: u32, entry: &Entry, width: u16, height: u16) {
        self.height = usize::from(height);
        let wanted = LaidOut {
            story,
            width,
            unfolded: self.unfolded,
        };
        if self.laid_out != Some(wanted) {
            let same_story = self.laid_out.is_some_and(|now| now.story == story);
            let reading = self
                .visible()
                .iter()
                .find_map(Row::span)
                .filter(|_| same_story);
            self.lay_out(wanted, entry);
            self.scroll = match reading {
                Some(span) if self.scroll > 0 => self.row_of(span.start).unwrap_or(0),
                _ => 0,
            };
        }
        self.scroll_to(self.scroll);
    }

    /// Takes the rows for what is wanted, from those that are kept if they are there, and keeps those shown till now.
    fn lay_out(&mut self, wanted: LaidOut, entry: &Entry) {
        let before = self.laid_out.replace(wanted);
        let shown = std::mem::take(&mut self.rows);
        let at = self
            .kept
            .iter()
            .position(|(made_for, _)| *made_for == wanted);
        self.rows = match at.and_then(|at| self.kept.remove(at)) {
            Some((_, rows)) => rows,
            None => rows(entry, wanted.width, wanted.unfolded),
        };
        if let Some(before) = before.filter(|_| shown.len() <= KEPT.1) {
            self.kept.push_front((before, shown));
            self.kept.truncate(KEPT.0);
        }
    }

    /// Forgets the story.
    pub(super) fn clear(&mut self) {
        self.rows.clear();
        self.laid_out = None;
        self.scroll = 0;
    }

    /// Puts `row` first on the screen, or as near as there are rows.
    pub(super) fn scroll_to(&mut self, row: usize) {
        self.scroll = row.min(self.rows.len().saturating_sub(self.height));
    }

    /// Brings the stretch `span` on the screen, with a few rows before it, unless its beginning is there already and as
    /// much of it as fits.
    pub(super) fn reveal(&mut self, span: Span) {
        let Some(first) = self.row_of(span.start) else {
            return;
        };
        let last = self
            .row_of(span.end.saturating_sub(1))
            .unwrap_or(first)
            .max(first);
        let end = self.scroll + self.height;
        if first < self.scroll || last >= end && last - first < self.height || first >= end {
            let before = self
                .height
                .saturating_sub(last - first + 1)
                .min(self.height / 4);
            self.scroll_to(first.saturating_sub(before));
        }
    }

    /// Whether the byte at `offset` is on the screen.
    pub(super) fn shows(&self, offset: u32) -> bool {
        self.row_of(offset)
            .is_some_and(|row| (self.scroll..self.scroll + self.height).contains(&row))
    }

    /// The row with the byte at `offset` of the story's text, or the next one if it is folded or left out.
    pub(super) fn row_of(&self, offset: u32) -> Option<usize> {
        self.rows
            .iter()
            .position(|row| row.span().is_some_and(|span| span.end > offset))
    }
}

/// Whether a paragraph is one of those that can be folded away.
pub(super) fn folds(paragraph: &Paragraph) -> bool {
    paragraph.kind == ParagraphKind::Caption || paragraph.repeat_of.is_some()
}

/// The rows of a story at a width.
fn rows(entry: &Entry, width: u16, unfolded: bool) -> Vec<Row> {
    let story = &entry.story;
    // A blank column on the right keeps the words off the border.
    let width = usize::from(width.saturating_sub(GUTTER + 1).clamp(1, MEASURE));
    let mut rows = Vec::new();
    let headline = story
        .paragraphs()
        .iter()
        .position(|p| p.kind == ParagraphKind::Headline);
    if headline.is_none() {
        if let Some(title) = &story.metadata.title {
            rows.extend(wrap(title, width).into_iter().map(Row::Title));
        }
        facts(entry, width, &mut rows);
    }
    let mut folded = 0;
    let mut before = None;
    for (index, paragraph) in story.paragraphs().iter().enumerate() {
        if !unfolded && folds(paragraph) {
            folded += 1;
            continue;
        }
        end_fold(&mut folded, &mut rows);
        let bullets = [before, Some(paragraph.kind)] == [Some(ParagraphKind::Standfirst); 2];
        if !rows.is_empty() && !bullets && rows.last() != Some(&Row::Blank) {
            rows.push(Row::Blank);
        }
        let start = paragraph.span.start as usize;
        let at = u32::try_from(index).unwrap_or(u32::MAX);
        let text = wrap(story.slice(paragraph.span), width);
        rows.extend(
            text.into_iter()
                .map(|row| Row::Text(at, Span::new(start + row.start, start + row.end))),
        );
        if Some(index) == headline {
            facts(entry, width, &mut rows);
        }
        before = Some(paragraph.kind);
    }
    end_fold(&mut folded, &mut rows);
    rows
}

/// The row of facts and the standfirst that is a field of its own.
fn facts(entry: &Entry, width: usize, rows: &mut Vec<Row>) {
    rows.push(Row::Facts);
    for (line, text) in entry.story.metadata.standfirst.iter().enumerate() {
        rows.extend(
            wrap(text, width)
                .into_iter()
                .map(|row| Row::Standfirst(line, row)),
        );
    }
    rows.push(Row::Blank);
}

fn end_fold(folded: &mut usize, rows: &mut Vec<Row>) {
    if *folded > 0 {
        if rows.last() != Some(&Row::Blank) {
            rows.push(Row::Blank);
        }
        rows.push(Row::Folded(*folded));
        *folded = 0;
    }
}
