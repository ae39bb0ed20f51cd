//! Scrolling that the terminal does itself: rows of the screen moved up or down between two margins.
//!
//! Terminals scroll whole rows only, so what stands beside a pane moves too and has to be put right. Whether that pays is
//! not guessed: both ways are written, and the shorter one is sent, see [`super::wire`].

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

/// Fewer rows than these are not worth a try.
const FEWEST: usize = 2;

/// Rows from `top` to `bottom` moved: up if `by` is above zero, else down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scroll {
    top: u16,
    bottom: u16,
    by: i32,
}

impl Scroll {
    /// The scroll that brings most rows of the pane `area` of `old` where `new` has them, if any does.
    pub(super) fn of(area: Rect, old: &Buffer, new: &Buffer) -> Option<Self> {
        let area = area.intersection(new.area);
        let rows = area.top()..area.bottom();
        let changed: Vec<u16> = rows.filter(|&y| is_changed(area, (old, new), y)).collect();
        if changed.len() < FEWEST {
            return None;
        }
        let from = |y: u16, by: i32| {
            let from = source(y, by).filter(|from| (area.top()..area.bottom()).contains(from))?;
            Some(cells(old, area, from))
        };
        let moved = |by: &i32| {
            let moved = |y: &&u16| from(**y, *by) == Some(cells(new, area, **y));
            changed.iter().filter(moved).count()
        };
        let height = i32::from(area.height);
        let by = (1 - height..height)
            .filter(|by| *by != 0)
            .max_by_key(|by| (moved(by), -by.abs()))?;
        (moved(&by) >= FEWEST).then(|| Self {
            top: area.top(),
            bottom: area.bottom() - 1,
            by,
        })
    }

    /// What makes the terminal scroll. The pen has to be plain, and the cursor is anywhere afterwards.
    pub(super) fn bytes(self) -> String {
        let (top, bottom) = (self.top + 1, self.bottom + 1);
        let count = self.by.unsigned_abs() as usize;
        let (from, step) = if self.by > 0 {
            (bottom, "\x0b")
        } else {
            (top, "\x1bM")
        };
        format!(
            "\x1b[{top};{bottom}r\x1b[{from}H{}\x1b[r",
            step.repeat(count)
        )
    }

    /// The screen after it.
    pub(super) fn apply(self, screen: &Buffer) -> Buffer {
        let mut after = screen.clone();
        let width = usize::from(screen.area.width);
        for y in self.top..=self.bottom {
            let start = usize::from(y) * width;
            let from = source(y, self.by).filter(|from| (self.top..=self.bottom).contains(from));
            let row = &mut after.content[start..start + width];
            match from.map(|from| usize::from(from) * width) {
                Some(from) => row.clone_from_slice(&screen.content[from..from + width]),
                None => row.fill(Cell::EMPTY),
            }
        }
        after
    }
}

/// Whether row `y` of the area is neither as it was nor blank.
fn is_changed(area: Rect, (old, new): (&Buffer, &Buffer), y: u16) -> bool {
    let row = cells(new, area, y);
    row != cells(old, area, y) && row.iter().any(|cell| cell.symbol() != " ")
}

fn source(y: u16, by: i32) -> Option<u16> {
    u16::try_from(i32::from(y) + by).ok()
}

/// The cells of row `y` that lie in the area.
fn cells(buffer: &Buffer, area: Rect, y: u16) -> &[Cell] {
    let start = usize::from(y) * usize::from(buffer.area.width) + usize::from(area.x);
    &buffer.content[start..start + usize::from(area.width)]
}
