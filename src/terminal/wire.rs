//! What is on the terminal and what shall be → the bytes between the two.
//!
//! Pure: what is shown is remembered here, not asked for, so that a slow link is never waited for. Considered: ratatui's
//! `Terminal` with a large buffer, which never scrolls, resets the look with every change and writes 25 bytes for a frame
//! in which nothing changed.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::encode::encode;
use super::scroll::Scroll;

/// What a terminal shows.
#[derive(Clone, Debug)]
pub(super) struct Screen {
    /// Its cells.
    pub(super) cells: Buffer,
    /// Where the cursor is seen, if it is.
    pub(super) cursor: Option<Position>,
}

impl Screen {
    /// An empty screen without a cursor.
    pub(super) fn new((width, height): (u16, u16)) -> Self {
        Self {
            cells: Buffer::empty(Rect::new(0, 0, width, height)),
            cursor: None,
        }
    }

    /// Whether a part of it is not as it is on another screen of the same size.
    pub(super) fn differs(&self, part: Rect, from: &Self) -> bool {
        let mut positions = part.intersection(self.cells.area).positions();
        positions.any(|position| self.cells[position] != from.cells[position])
    }

    /// Makes a part of it look as it does on another screen of the same size.
    pub(super) fn keep(&mut self, part: Rect, of: &Self) {
        for position in part.intersection(self.cells.area).positions() {
            self.cells[position] = of.cells[position].clone();
        }
    }
}

/// What turns the screen `old` into `new`, as one frame; nothing if they look the same. Where it isn't known what the
/// terminal shows, or that was of another size, all is written. `panes` are the parts that may have scrolled.
pub(super) fn frame(old: Option<&Screen>, new: &Screen, panes: &[Rect]) -> String {
    let known = old.filter(|old| old.cells.area == new.cells.area);
    let mut body = if let Some(old) = known {
        shortest(&old.cells, &new.cells, panes)
    } else {
        let mut all = "\x1b[m\x1b[2J".to_owned();
        encode(&Buffer::empty(new.cells.area), &new.cells, &mut all);
        all
    };
    if known.is_none_or(|old| old.cursor != new.cursor) || !body.is_empty() {
        let seen = known.map(|old| old.cursor.is_some());
        body.push_str(&cursor(seen, new.cursor));
    }
    if body.is_empty() {
        body
    } else {
        format!("\x1b[?2026h{body}\x1b[?2026l")
    }
}

/// What shows the cursor where it shall be, or hides it. Whether it is `seen` before may not be known.
fn cursor(seen: Option<bool>, now: Option<Position>) -> String {
    match now {
        None if seen == Some(false) => String::new(),
        None => "\x1b[?25l".to_owned(),
        Some(Position { x, y }) => {
            let show = if seen == Some(true) { "" } else { "\x1b[?25h" };
            format!("\x1b[{};{}H{show}", y + 1, x + 1)
        }
    }
}

/// The shortest of all ways to turn `old` into `new`: without scrolling, or with one of the panes scrolled first.
fn shortest(old: &Buffer, new: &Buffer, panes: &[Rect]) -> String {
    let mut best = String::new();
    encode(old, new, &mut best);
    for scroll in panes.iter().filter_map(|pane| Scroll::of(*pane, old, new)) {
        let mut other = scroll.bytes();
        encode(&scroll.apply(old), new, &mut other);
        if other.len() < best.len() {
            best = other;
        }
    }
    best
}
