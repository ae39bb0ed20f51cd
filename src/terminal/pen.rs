//! How cells look, and the shortest way to make the terminal's pen look like that.
//!
//! Colours of the theme are written in their short forms (`31`, not `38;5;1`), and only what changes is written: what is
//! switched on and off one by one, or everything after a reset, whichever is shorter.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// What is written to switch a part of the look on and off. Bold and dim go off together.
const SWITCHES: [(Modifier, &str, &str); 9] = [
    (Modifier::BOLD, "1", "22"),
    (Modifier::DIM, "2", "22"),
    (Modifier::ITALIC, "3", "23"),
    (Modifier::UNDERLINED, "4", "24"),
    (Modifier::SLOW_BLINK, "5", "25"),
    (Modifier::RAPID_BLINK, "6", "25"),
    (Modifier::REVERSED, "7", "27"),
    (Modifier::HIDDEN, "8", "28"),
    (Modifier::CROSSED_OUT, "9", "29"),
];

/// What is seen of a blank.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Look {
    /// The look of a cell.
    pub(super) fn of(cell: &Cell) -> Self {
        Self {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// Whether a blank that looks so looks like any other blank.
    pub(super) fn is_unseen_on_blanks(self) -> bool {
        self.bg == Color::Reset && !self.modifier.intersects(SEEN_ON_BLANKS)
    }

    /// What changes a pen that looks like this into one that looks like `to`.
    pub(super) fn change(self, to: Self) -> String {
        if self == to {
            return String::new();
        }
        let anew = Self::default().additions(to);
        let anew = if anew.is_empty() {
            String::new()
        } else {
            format!("0;{anew}")
        };
        match self.steps(to) {
            Some(steps) if steps.len() < anew.len() => format!("\x1b[{steps}m"),
            _ => format!("\x1b[{anew}m"),
        }
    }

    /// What has to be switched off and on, one by one; nothing where that would be for nothing.
    fn steps(self, to: Self) -> Option<String> {
        let mut kept = self;
        let mut off = Vec::new();
        for (part, _, code) in SWITCHES {
            if self.modifier.contains(part) && !to.modifier.contains(part) {
                if !off.contains(&code) {
                    off.push(code);
                }
                let together = SWITCHES.iter().filter(|(_, _, other)| *other == code);
                for (part, _, _) in together {
                    kept.modifier.remove(*part);
                }
            }
        }
        let on = kept.additions(to);
        let off = off.join(";");
        match (off.is_empty(), on.is_empty()) {
            (true, true) => None,
            (true, false) => Some(on),
            (false, true) => Some(off),
            (false, false) => Some(format!("{off};{on}")),
        }
    }

    /// The switches and colours that `to` has and this has not.
    fn additions(self, to: Self) -> String {
        let missing = to.modifier.difference(self.modifier);
        let mut codes: Vec<String> = SWITCHES
            .iter()
            .filter(|(part, _, _)| missing.contains(*part))
            .map(|(_, on, _)| (*on).to_owned())
            .collect();
        if to.fg != self.fg {
            codes.push(colour(to.fg, 30));
        }
        if to.bg != self.bg {
            codes.push(colour(to.bg, 40));
        }
        codes.join(";")
    }
}

/// The code of a colour, as foreground (`base` 30) or background (40).
fn colour(colour: Color, base: u8) -> String {
    let plain = |offset: u8| (base + offset).to_string();
    let bright = |offset: u8| (base + 60 + offset).to_string();
    match colour {
        Color::Reset => plain(9),
        Color::Black => plain(0),
        Color::Red => plain(1),
        Color::Green => plain(2),
        Color::Yellow => plain(3),
        Color::Blue => plain(4),
        Color::Magenta => plain(5),
        Color::Cyan => plain(6),
        Color::Gray => plain(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier};

    use super::Look;

    #[test]
    fn only_what_changes_is_written() {
        let look = |fg, modifier| Look {
            fg,
            bg: Color::Reset,
            modifier,
        };
        let plain = Look::default();
        let (bold, dim) = (Modifier::BOLD, Modifier::DIM);
        let cases = [
            (plain, plain, ""),
            (plain, look(Color::Reset, bold), "\x1b[1m"),
            (look(Color::Reset, bold), plain, "\x1b[m"),
            (
                look(Color::Red, bold),
                look(Color::Red, bold | dim),
                "\x1b[2m",
            ),
            (
                look(Color::Red, bold | dim),
                look(Color::Red, bold),
                "\x1b[22;1m",
            ),
            (look(Color::Red, bold), look(Color::Reset, bold), "\x1b[39m"),
            (look(Color::Red, bold), look(Color::Red, dim), "\x1b[22;2m"),
            (
                look(Color::Red, Modifier::all()),
                look(Color::LightBlue, dim),
                "\x1b[0;2;94m",
            ),
            (plain, look(Color::Indexed(200), dim), "\x1b[2;38;5;200m"),
        ];
        for (from, to, expected) in cases {
            assert_eq!(from.change(to), expected, "{from:?} to {to:?}");
        }
    }
}
