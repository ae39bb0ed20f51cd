//! Story text → styled cells: the only way for untrusted text onto the screen.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span as Run};
use unicode_width::UnicodeWidthChar;

use crate::app::Area;
use crate::app::wrap::shown;
use crate::story::Span;

/// How many combining marks a letter may carry; more only smear over other rows.
const MARKS: usize = 4;

/// A stretch of text and what is laid over it.
pub(super) type Layer = (Span, Style);

/// The bytes `range` of `text` as a line in `base`, with every layer laid over the bytes it covers, first to last.
/// Characters that could command the terminal are shown as signs.
pub(super) fn line(
    text: &str,
    range: Range<usize>,
    base: Style,
    layers: &[Layer],
) -> Line<'static> {
    let here: Vec<&Layer> = layers
        .iter()
        .filter(|(span, _)| (span.start as usize) < range.end && (span.end as usize) > range.start)
        .collect();
    let mut line = Line::default();
    let mut run = String::new();
    let mut run_style = base;
    let mut marks = 0;
    for (at, c) in text[range.clone()].char_indices() {
        let c = shown(c);
        marks = if c.width() == Some(0) { marks + 1 } else { 0 };
        if marks > MARKS {
            continue;
        }
        let over = here
            .iter()
            .filter(|(span, _)| span.contains(range.start + at));
        let style = over.fold(base, |style, (_, layer)| style.patch(*layer));
        if style != run_style && !run.is_empty() {
            line.push_span(Run::styled(std::mem::take(&mut run), run_style));
        }
        run_style = style;
        run.push(c);
    }
    if !run.is_empty() {
        line.push_span(Run::styled(run, run_style));
    }
    line
}

/// All of `text` as a line, see [`line()`].
pub(super) fn plain(text: &str, style: Style) -> Line<'static> {
    line(text, 0..text.len(), style, &[])
}

/// As much of `text` as `width` columns hold, ended by an ellipsis if it is cut.
pub(super) fn fitted(text: &str, width: usize) -> String {
    let columns = |c: char| shown(c).width().unwrap_or(0);
    if text.chars().map(columns).sum::<usize>() <= width {
        return text.chars().map(shown).collect();
    }
    let mut left = width.saturating_sub(1);
    let fits = text.chars().take_while(|&c| {
        let fits = columns(c) <= left;
        left = left.saturating_sub(columns(c));
        fits
    });
    let mut out: String = fits.map(shown).collect();
    if width > 0 {
        out.push('…');
    }
    out
}

/// Makes room for an ellipsis at the end of a line that fills `width` columns, and puts it there.
pub(super) fn end_in_ellipsis(line: &mut Line<'_>, width: usize) {
    while line.width() >= width.max(1) {
        let Some(run) = line.spans.last_mut() else {
            return;
        };
        let mut shorter = run.content.to_string();
        if shorter.pop().is_none() {
            line.spans.pop();
            continue;
        }
        run.content = shorter.into();
    }
    line.push_span("…");
}

/// An area of the screen that is drawn on.
pub(super) struct Canvas<'a> {
    /// Where it is.
    pub(super) area: Area,
    /// The screen's cells.
    pub(super) buffer: &'a mut Buffer,
}

impl Canvas<'_> {
    /// Puts a line on row `y`, from column `x` on, cut at the right edge.
    pub(super) fn put(&mut self, (x, y): (u16, u16), line: &Line<'_>) {
        let Area {
            x: left,
            y: top,
            width,
            height,
        } = self.area;
        if y < height && x < width {
            self.buffer.set_line(left + x, top + y, line, width - x);
        }
    }

    /// Puts a line at the right end of row `y`.
    pub(super) fn put_right(&mut self, y: u16, line: &Line<'_>) {
        let width = u16::try_from(line.width()).unwrap_or(u16::MAX);
        self.put((self.area.width.saturating_sub(width), y), line);
    }

    /// Lays a style over a whole row.
    pub(super) fn style_row(&mut self, y: u16, style: Style) {
        let Area {
            x,
            y: top,
            width,
            height,
        } = self.area;
        if y < height {
            self.buffer
                .set_style(Rect::new(x, top + y, width, 1), style);
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::{fitted, plain};

    #[test]
    fn text_that_is_too_long_ends_in_an_ellipsis() {
        let cases = [
            ("harbour", 7, "harbour"),
            ("harbour", 5, "harb…"),
            ("海は静か", 5, "海は…"),
            ("x", 0, ""),
        ];
        for (text, width, shown) in cases {
            assert_eq!(fitted(text, width), shown);
        }
    }

    #[test]
    fn a_letter_carries_only_so_many_marks() {
        let text = format!("a{}b", "\u{301}".repeat(1000));
        assert_eq!(plain(&text, Style::new()).to_string().chars().count(), 6);
    }
}
