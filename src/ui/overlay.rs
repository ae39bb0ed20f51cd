//! What lies over the panes: the help, written from the key table, and the list of what was skipped.

use ratatui::text::{Line, Span as Run};

use super::paint::{self, Canvas};
use super::{View, why};
use crate::app::{App, Area, Overlay, Topic};
use crate::keys::{Place, TABLE};
use crate::wording::thousands;

/// Columns for the keys in the help.
const KEYS: usize = 24;

/// The query language in a few lines, as in the help.
const QUERIES: [(&str, &str); 10] = [
    ("harbour wall", "both, in headline, speaker, quote or text"),
    ("harbour | bridge", "one or the other"),
    ("!harbour", "not this"),
    ("'wall  \"the wall\"", "exactly these letters"),
    ("^wall  wall$", "at the beginning, at the end"),
    ("@akehurst", "quotes of this speaker (speaker:…)"),
    ("title: quote: text: source:", "only there"),
    ("kind:direct,mixed", "also indirect, scare"),
    ("after:2023-08 before:2024", "published then"),
    ("Wall", "a capital letter makes case matter"),
];

/// Where the overlay lies: nearly everything, centred; no more rows than there are lines where their number stays the same.
pub(super) fn area(view: View<'_>, overlay: &Overlay, (width, height): (u16, u16)) -> Area {
    let w = width.saturating_sub(4).min(88).max(width.min(20));
    let most = height.saturating_sub(2).max(height.min(3));
    let h = match overlay.topic {
        Topic::Why { .. } => {
            let lines = lines(view, overlay, w.saturating_sub(2)).len();
            u16::try_from(lines + 2).unwrap_or(u16::MAX).min(most)
        }
        Topic::Help | Topic::Skipped => most,
    };
    Area {
        x: (width - w) / 2,
        y: (height - h) / 2,
        width: w,
        height: h,
    }
}

/// The title of the overlay.
pub(super) fn title(app: &App, overlay: &Overlay) -> String {
    let what = match &overlay.topic {
        Topic::Why { story, quote, .. } => return why::title(app, *story, *quote),
        Topic::Help => "Keys and queries".to_owned(),
        Topic::Skipped => format!("Skipped {}", thousands(app.loading().skipped.len())),
    };
    match overlay.typed.value() {
        "" => format!("{what} · type to narrow"),
        typed => format!("{what} · {}", paint::fitted(typed, 40)),
    }
}

/// Draws the overlay's lines.
pub(super) fn draw(view: View<'_>, overlay: &Overlay, canvas: &mut Canvas<'_>) {
    let lines = lines(view, overlay, canvas.area.width);
    let first = overlay
        .first
        .min(lines.len().saturating_sub(usize::from(canvas.area.height)));
    for (y, line) in (0..canvas.area.height).zip(&lines[first..]) {
        canvas.put((1, y), line);
    }
    if lines.is_empty() {
        canvas.put((1, 0), &paint::plain("nothing here", view.theme.dim()));
    }
}

/// All lines of the overlay, `width` columns wide as far as they are wrapped.
fn lines(view: View<'_>, overlay: &Overlay, width: u16) -> Vec<Line<'static>> {
    let typed = overlay.typed.value().to_lowercase();
    match &overlay.topic {
        Topic::Help => help(view, &typed),
        Topic::Skipped => skipped(view, &typed),
        Topic::Why { story, quote, why } => why::lines(view, (*story, *quote), why, width),
    }
}

fn help(view: View<'_>, typed: &str) -> Vec<Line<'static>> {
    let row = |left: String, right: &str| {
        Line::from_iter([
            Run::styled(format!("{left:KEYS$} "), view.theme.strong()),
            Run::raw(right.to_owned()),
        ])
    };
    let mut sections: Vec<(&str, Vec<Line<'static>>)> = Vec::new();
    for place in [Place::Panes, Place::Filter, Place::Overlay, Place::Note] {
        let bindings = TABLE.iter().filter(|binding| binding.place == place);
        sections.push((
            place.title(),
            bindings.map(|b| row(b.keys.join(" "), b.help)).collect(),
        ));
    }
    sections.insert(
        1,
        (
            "Queries",
            QUERIES
                .iter()
                .map(|(query, meaning)| row((*query).to_owned(), meaning))
                .collect(),
        ),
    );
    let mut lines = Vec::new();
    for (title, rows) in sections {
        let rows: Vec<_> = rows
            .into_iter()
            .filter(|row| row.to_string().to_lowercase().contains(typed))
            .collect();
        if !rows.is_empty() {
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.push(paint::plain(title, view.theme.dim()));
            lines.extend(rows);
        }
    }
    lines
}

fn skipped(view: View<'_>, typed: &str) -> Vec<Line<'static>> {
    let reasons = view.app.loading().skipped.iter();
    let shown = reasons.filter(|reason| reason.to_lowercase().contains(typed));
    shown
        .map(|reason| paint::plain(reason, ratatui::style::Style::new()))
        .collect()
}
