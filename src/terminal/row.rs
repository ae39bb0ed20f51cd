//! A row of cells as a terminal has it.
//!
//! A buffer may hold what no terminal can show: half of a wide letter under the border of something that lies over it.
//! And it tells cells apart that look the same: blanks in unlike colours. Rows are compared after both are set right.

use ratatui::buffer::{Cell, CellWidth};

use super::pen::Look;

/// What stands in one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot<'a> {
    /// The letter with its marks.
    pub(super) symbol: &'a str,
    /// How it looks; the plain look for a blank that looks like any other.
    pub(super) look: Look,
    /// How many columns of the letter lie left of this one.
    pub(super) part: u16,
    /// How many columns the letter takes.
    pub(super) width: u16,
}

const BLANK: &str = " ";

impl Spot<'_> {
    /// Whether it is a blank that looks like any other.
    pub(super) fn is_blank(&self) -> bool {
        self.symbol == BLANK && self.look == Look::default()
    }

    /// Whether terminals agree on the width of the letter. They don't for all that is put together of several characters.
    pub(super) fn has_sure_width(&self) -> bool {
        self.symbol.chars().nth(1).is_none()
    }
}

/// What stands in the cells of a row.
pub(super) fn spots(row: &[Cell]) -> Vec<Spot<'_>> {
    let mut spots = Vec::with_capacity(row.len());
    while let Some(cell) = row.get(spots.len()) {
        let width = usize::from(cell.cell_width().max(1));
        let rest = row.get(spots.len() + 1..spots.len() + width);
        let whole = rest.is_some_and(|rest| rest.iter().all(|cell| cell.symbol() == BLANK));
        let (symbol, width) = match cell.symbol() {
            "" => (BLANK, 1),
            symbol if whole => (symbol, cell.cell_width().max(1)),
            _ => (BLANK, 1),
        };
        let mut look = Look::of(cell);
        if symbol == BLANK && look.is_unseen_on_blanks() {
            look = Look::default();
        }
        spots.extend((0..width).map(|part| Spot {
            symbol,
            look,
            part,
            width,
        }));
    }
    spots
}
