//! Cells that changed → the bytes that change them on the terminal.
//!
//! What is saved against writing a position and a look for every run of cells: the cursor goes the shortest way, over
//! cells that are as they were where writing them again is shorter; the pen changes only where it is seen; stretches of
//! blanks are erased. All of it is understood by every terminal since the VT220; repeating a character (REP) and
//! scrolling between columns (DECLRMM) are not, and are left out.

use ratatui::buffer::Buffer;

use super::pen::Look;
use super::row::{Spot, spots};

/// Blanks that are written, not erased: up to so many at the end of a change, and before more of it on the same row.
const FEW_BLANKS: (usize, usize) = (4, 8);
/// Steps to the left that are made one by one.
const FEW_STEPS: u16 = 4;

/// Puts what turns `old`, which is on the terminal, into `new`; nothing if they look the same. Buffers are of one size.
pub(super) fn encode(old: &Buffer, new: &Buffer, out: &mut String) {
    let width = usize::from(new.area.width);
    if width == 0 {
        return;
    }
    let mut encoder = Encoder {
        out,
        pen: Look::default(),
        at: None,
    };
    let rows = old.content.chunks(width).zip(new.content.chunks(width));
    for (y, (old, new)) in (0..).zip(rows) {
        if old != new {
            encoder.row(y, &spots(old), &spots(new));
        }
    }
    encoder.dress(Look::default());
}

struct Encoder<'a> {
    out: &'a mut String,
    /// How the next letter will look.
    pen: Look,
    /// Column and row of the cursor, where that is sure.
    at: Option<(u16, u16)>,
}

impl Encoder<'_> {
    fn row(&mut self, y: u16, old: &[Spot<'_>], new: &[Spot<'_>]) {
        let changed = |at: &usize| old[*at] != new[*at];
        let Some(last) = (0..new.len()).rfind(changed) else {
            return;
        };
        let mut x = 0;
        while x <= last {
            let spot = new[x];
            let width = usize::from(spot.width);
            if !(x..x + width).any(|at| changed(&at)) {
                x += width;
                continue;
            }
            let blanks = new[x..].iter().take_while(|spot| spot.is_blank()).count();
            let erased = (x..x + blanks).rfind(changed).map_or(0, |end| end + 1 - x);
            let few = if x + erased > last {
                FEW_BLANKS.0
            } else {
                FEW_BLANKS.1
            };
            self.go_to((column(x), y), new);
            if erased > few {
                self.erase((x + blanks < new.len()).then_some(erased));
                x += erased;
            } else {
                self.put(&spot, column(new.len()));
                x += width;
            }
        }
    }

    /// Erases so many cells, or all to the end of the row.
    fn erase(&mut self, cells: Option<usize>) {
        if !self.pen.is_unseen_on_blanks() {
            self.dress(Look::default());
        }
        let code = cells.map_or("\x1b[K".to_owned(), |cells| format!("\x1b[{cells}X"));
        self.out.push_str(&code);
    }

    /// Writes a letter where the cursor is, on a row of `columns`.
    fn put(&mut self, spot: &Spot<'_>, columns: u16) {
        if !(spot.is_blank() && self.pen.is_unseen_on_blanks()) {
            self.dress(spot.look);
        }
        self.out.push_str(spot.symbol);
        // In the last column terminals keep the cursor, each in its own way.
        self.at = self
            .at
            .map(|(x, y)| (x + spot.width, y))
            .filter(|(x, _)| *x < columns && spot.has_sure_width());
    }

    fn dress(&mut self, look: Look) {
        self.out.push_str(&self.pen.change(look));
        self.pen = look;
    }

    /// Brings the cursor to a place on a row that will look like `row`.
    fn go_to(&mut self, to: (u16, u16), row: &[Spot<'_>]) {
        if self.at == Some(to) {
            return;
        }
        let way = way(self.at, to);
        match self.over(to, row).filter(|over| over.len() <= way.len()) {
            Some(over) => self.out.push_str(&over),
            None => self.out.push_str(&way),
        }
        self.at = Some(to);
    }

    /// The letters between the cursor and a place further right on its row, if the pen can write them as they are.
    fn over(&self, to: (u16, u16), row: &[Spot<'_>]) -> Option<String> {
        const FARTHEST: usize = 5; // what the longest way on the same row has bytes
        let (x, _) = self.at.filter(|at| at.1 == to.1 && at.0 < to.0)?;
        let between = &row[usize::from(x)..usize::from(to.0)];
        let same = |spot: &Spot<'_>| {
            spot.has_sure_width()
                && (spot.look == self.pen || spot.is_blank() && self.pen.is_unseen_on_blanks())
        };
        let starts = between.first()?.part == 0;
        (starts && between.len() <= FARTHEST && between.iter().all(same)).then(|| {
            let letters = between.iter().filter(|spot| spot.part == 0);
            letters.map(|spot| spot.symbol).collect()
        })
    }
}

/// The shortest way of the cursor from one place to another.
fn way(from: Option<(u16, u16)>, (x, y): (u16, u16)) -> String {
    let absolute = match (x, y) {
        (0, 0) => "\x1b[H".to_owned(),
        (0, y) => format!("\x1b[{}H", y + 1),
        (x, y) => format!("\x1b[{};{}H", y + 1, x + 1),
    };
    let Some((from_x, from_y)) = from else {
        return absolute;
    };
    // VT, which moves down as LF does: LF would make the standard output write the frame in two.
    let vertical = match y.checked_sub(from_y) {
        Some(down) => "\x0b".repeat(usize::from(down)),
        None => steps(from_y - y, 'A'),
    };
    let direct = match x.checked_sub(from_x) {
        Some(right) => steps(right, 'C'),
        None if from_x - x <= FEW_STEPS => "\x08".repeat(usize::from(from_x - x)),
        None => steps(from_x - x, 'D'),
    };
    let from_start = format!("\r{}", steps(x, 'C'));
    [vertical.clone() + &direct, vertical + &from_start, absolute]
        .into_iter()
        .min_by_key(String::len)
        .unwrap_or_default()
}

fn steps(count: u16, direction: char) -> String {
    match count {
        0 => String::new(),
        1 => format!("\x1b[{direction}"),
        _ => format!("\x1b[{count}{direction}"),
    }
}

/// A column of a row; a row has no more than [`u16::MAX`].
fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
