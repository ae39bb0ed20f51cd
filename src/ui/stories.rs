//! The list pane.

use ratatui::style::Style;
use ratatui::text::Line;

use super::View;
use super::paint::{self, Canvas};
use crate::app::{App, Focus};
use crate::library::Entry;
use crate::search;
use crate::wording::{counted, day_from, thousands};

/// The title of the pane.
pub(super) fn title(app: &App) -> String {
    let hits = app.hits().len();
    let chosen = if hits == 0 {
        0
    } else {
        app.list().selected() + 1
    };
    format!("Stories {}/{}", thousands(chosen), thousands(hits))
}

/// Draws the list.
pub(super) fn draw(view: View<'_>, canvas: &mut Canvas<'_>) {
    let app = view.app;
    let hits = app.hits();
    let mut y = 0;
    let shown = (app.list().first()..).map_while(|at| Some((at, hits.story(at)?)));
    for (at, story) in shown {
        if y >= canvas.area.height {
            break;
        }
        y += item(view, at, story, y, canvas);
    }
    if hits.is_empty() {
        for (y, line) in (0..).zip(nothing(app)) {
            canvas.put((1, y), &paint::plain(line, view.theme.dim()));
        }
    }
}

/// Draws one story from row `y` on and returns how many rows it took.
fn item(view: View<'_>, at: usize, story: u32, y: u16, canvas: &mut Canvas<'_>) -> u16 {
    let View { app, theme } = view;
    let entry = &app.library().entries()[story as usize];
    let width = usize::from(canvas.area.width.saturating_sub(1));
    let mut lines = headline(view, entry, width);
    lines.push(paint::plain(
        &paint::fitted(&facts(app, entry), width),
        theme.dim(),
    ));
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    if at == app.list().selected() {
        mark(view, &mut lines, y, canvas);
    }
    for (row, line) in (y..).zip(&lines) {
        canvas.put((1, row), line);
    }
    height
}

/// Marks the chosen story: a bar beside all of it, and its first words stand out. Moving on changes them and no more, for
/// every letter that stands out is written anew twice.
fn mark(view: View<'_>, lines: &mut [Line<'_>], y: u16, canvas: &mut Canvas<'_>) {
    let chosen = view.theme.chosen(view.app.pane() == Focus::Stories);
    for (row, line) in (y..).zip(lines) {
        let style = if row == y { chosen } else { Style::new() };
        canvas.put((0, row), &Line::styled("▌", style));
        *line = std::mem::take(line).patch_style(style);
    }
}

fn headline(view: View<'_>, entry: &Entry, width: usize) -> Vec<Line<'static>> {
    let View { app, theme } = view;
    let headline = entry.story.headline();
    let layers: Vec<_> = search::headline_matches(app.filter().found().query(), headline)
        .into_iter()
        .map(|span| (span, theme.hit()))
        .collect();
    let (rows, cut) = app.list().headline_rows(headline);
    let mut lines: Vec<Line<'static>> = rows
        .into_iter()
        .map(|row| paint::line(headline, row, Style::new(), &layers))
        .collect();
    if cut && let Some(last) = lines.last_mut() {
        paint::end_in_ellipsis(last, width);
    }
    if lines.is_empty() {
        lines.push(paint::plain("(no headline)", theme.dim()));
    }
    lines
}

fn facts(app: &App, entry: &Entry) -> String {
    let quotes = entry
        .quotes
        .iter()
        .filter(|quote| quote.duplicate_of.is_none())
        .count();
    let date = entry
        .story
        .metadata
        .date
        .map(|date| day_from(date, app.today()));
    let source = entry.story.metadata.source.as_deref().map(str::to_owned);
    let quotes = (entry.is_settled()).then(|| counted(quotes, "quote", "quotes"));
    let parts = [date, quotes, source];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What to say where no story is listed.
fn nothing(app: &App) -> &'static [&'static str] {
    match (app.library().is_empty(), app.loading().ended) {
        (true, true) => &[
            "no stories here",
            "",
            "open some:",
            "quotidian FOLDER",
            "quotidian story.txt",
            "… | quotidian -",
        ],
        (true, false) => &["reading…"],
        (false, _) if app.filter().searching().is_some() => &["searching…"],
        (false, _) => &["nothing matches", "Esc clears the filter"],
    }
}
