//! The lines above and below the panes: filter and counts, where one is, keys and status.

use ratatui::layout::Position;
use ratatui::text::{Line, Span as Run};

use super::View;
use super::paint::{self, Canvas};
use crate::app::{App, Area, Focus};
use crate::keys::{Place, TABLE};
use crate::wording::{counted, thousands};

/// Draws the filter line with the counts; returns where the cursor stands if the line is being written.
pub(super) fn header(view: View<'_>, canvas: &mut Canvas<'_>) -> Option<Position> {
    let View { app, theme } = view;
    let filter = app.filter();
    let writing = app.focus() == Focus::Filter;
    let width = usize::from(canvas.area.width);
    let wanted = filter
        .input()
        .visual_cursor()
        .max(filter.text().chars().count())
        + 4;
    let counts = counts(app)
        .into_iter()
        .find(|counts| counts.chars().count() + wanted.max(12) <= width);
    let counts = counts.unwrap_or_default();
    let room = width.saturating_sub(4 + counts.chars().count());
    let scroll = filter.input().visual_scroll(room);
    let shown: String = filter.text().chars().skip(scroll).collect();
    canvas.put((1, 0), &paint::plain("/", theme.strong()));
    if filter.text().is_empty() && !writing {
        canvas.put((3, 0), &paint::plain("filter", theme.dim()));
    }
    canvas.put(
        (3, 0),
        &paint::plain(&paint::fitted(&shown, room), theme.strong()),
    );
    canvas.put_right(0, &paint::plain(&counts, theme.dim()));
    let column = filter.input().visual_cursor().saturating_sub(scroll) + 3;
    let x = u16::try_from(column)
        .unwrap_or(u16::MAX)
        .min(canvas.area.width.saturating_sub(1));
    writing.then_some(Position::new(canvas.area.x + x, canvas.area.y))
}

/// How much is shown of how much, from the fullest wording to the shortest.
fn counts(app: &App) -> Vec<String> {
    let (shown, all) = (app.hits().len(), app.library().len());
    let stories = counted(all, "story", "stories");
    if !app.filter().is_on() {
        let quotes = counted(app.library().quote_count(), "quote", "quotes");
        return vec![format!("{stories} · {quotes} "), format!("{stories} ")];
    }
    let quotes = counted(app.filter().found().quote_count(), "quote", "quotes");
    let some = format!("{} of {stories}", thousands(shown));
    let hidden = thousands(all.saturating_sub(shown));
    vec![
        format!("{some} · {quotes} · {hidden} hidden "),
        format!("{some} · {quotes} "),
        format!("{some} "),
        format!("{}/{} ", thousands(shown), thousands(all)),
    ]
}

/// Draws the line that says which of the three panes is shown, where only one is.
pub(super) fn trail(view: View<'_>, canvas: &mut Canvas<'_>) {
    let View { app, theme } = view;
    let width = usize::from(canvas.area.width);
    let quotes = super::quotes::title(app);
    let (left, right) = match app.pane() {
        Focus::Reader => ("‹ Stories", format!("{quotes} ›")),
        Focus::Quotes => ("‹ Story", quotes),
        _ => ("", "Story ›".to_owned()),
    };
    let here = match app.pane() {
        Focus::Stories => super::stories::title(app),
        _ => app
            .entry()
            .map(|entry| entry.story.headline().to_owned())
            .unwrap_or_default(),
    };
    let sides = left.chars().count() + right.chars().count() + 7;
    let here = paint::fitted(&here, width.saturating_sub(sides));
    let x = if left.is_empty() {
        1
    } else {
        left.chars().count() + 3
    };
    canvas.put((1, 0), &paint::plain(left, theme.dim()));
    canvas.put(
        (u16::try_from(x).unwrap_or(u16::MAX), 0),
        &paint::plain(&here, theme.strong()),
    );
    canvas.put_right(0, &paint::plain(&format!("{right} "), theme.dim()));
}

/// Draws the keys that matter where the focus is, and how loading and searching go.
pub(super) fn footer(view: View<'_>, canvas: &mut Canvas<'_>) {
    let View { app, theme } = view;
    let Area { width, .. } = canvas.area;
    let status = status(app);
    let room = usize::from(width).saturating_sub(status.chars().count() + 2);
    let mut line = Line::default();
    for binding in TABLE
        .iter()
        .filter(|binding| binding.place == Place::of(app.focus()))
    {
        let Some(label) = binding.footer else {
            continue;
        };
        let key = Run::styled(format!(" {}", binding.keys[0]), theme.strong());
        let label = Run::styled(format!(" {label} "), theme.dim());
        if line.width() + key.width() + label.width() > room {
            break;
        }
        line.push_span(key);
        line.push_span(label);
    }
    canvas.put((0, 0), &line);
    let style = if app.loading().skipped.is_empty() {
        theme.dim()
    } else {
        theme.warning()
    };
    canvas.put_right(0, &paint::plain(&status, style));
}

fn status(app: &App) -> String {
    let loading = app.loading();
    let skipped = match loading.skipped.len() {
        0 => String::new(),
        skipped => format!("{} skipped · ", thousands(skipped)),
    };
    let (all, settled) = (app.library().len(), app.library().settled().len());
    match app.filter().searching() {
        Some(seen) => format!("searching… {} ", thousands(seen)),
        None if !loading.ended => {
            let megabytes = thousands(loading.bytes / 1_000_000);
            let stories = counted(all, "story", "stories");
            format!("{skipped}reading… {stories}, {megabytes} MB ")
        }
        None if settled < all => format!(
            "{skipped}finding quotes… {} of {} ",
            thousands(settled),
            thousands(all)
        ),
        None if !skipped.is_empty() => format!("{skipped}! to list "),
        None => String::new(),
    }
}
