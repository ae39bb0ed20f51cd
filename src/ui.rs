//! Drawing: the app's state → cells. It only borrows; nothing here changes what is shown.
//!
//! This room decides where each part goes; the parts draw themselves in `ui/`, one file each. Text of stories reaches the
//! screen only by `ui/paint.rs`, which shows what could command a terminal as signs.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span as Run};
use ratatui::widgets::{Block, Clear, Widget};

mod bars;
mod overlay;
mod paint;
mod quotes;
mod reader;
mod stories;
mod theme;
mod why;

use crate::app::{App, Area, Focus, Panes};
use paint::Canvas;
pub use theme::Theme;

/// What drawing looks at.
#[derive(Clone, Copy)]
struct View<'a> {
    app: &'a App,
    theme: Theme,
}

/// Draws the whole screen on empty cells; returns where the cursor stands, if it is seen.
pub fn draw(app: &App, theme: Theme, buffer: &mut Buffer) -> Option<Position> {
    let layout = app.layout();
    let view = View { app, theme };
    let screen = buffer.area;
    // The terminal may have become smaller since the app heard of its size.
    let part = |area: Area| clipped(area, screen);
    let cursor = bars::header(
        view,
        &mut Canvas {
            area: part(layout.header),
            buffer,
        },
    );
    bars::trail(
        view,
        &mut Canvas {
            area: part(layout.trail),
            buffer,
        },
    );
    bars::footer(
        view,
        &mut Canvas {
            area: part(layout.footer),
            buffer,
        },
    );
    for (focus, area, content) in [
        (
            Focus::Stories,
            layout.stories,
            stories::draw as fn(View<'_>, &mut Canvas<'_>),
        ),
        (Focus::Reader, layout.reader, reader::draw),
        (Focus::Quotes, layout.quotes, quotes::draw),
    ] {
        let mut canvas = Canvas {
            area: part(area),
            buffer,
        };
        content(view, &mut pane(view, focus, &mut canvas));
    }
    if let Some(open) = app.overlay() {
        let area = overlay::area(view, open, (screen.width, screen.height));
        Clear.render(rect(area), buffer);
        let mut canvas = Canvas { area, buffer };
        overlay::draw(
            view,
            open,
            &mut framed(
                &mut canvas,
                theme,
                true,
                &overlay::title(app, open),
                ("", ""),
            ),
        );
    }
    cursor
}

/// A pane's border with its title, where panes stand side by side; returns what is inside.
fn pane<'a>(view: View<'_>, pane: Focus, canvas: &'a mut Canvas<'_>) -> Canvas<'a> {
    let View { app, theme } = view;
    if app.layout().panes == Panes::One {
        return Canvas {
            area: canvas.area,
            buffer: canvas.buffer,
        };
    }
    let (title, note) = match pane {
        Focus::Reader => (
            "Story".to_owned(),
            app.entry().map(|_| format!("{}%", app.reader().percent())),
        ),
        Focus::Quotes => (quotes::title(app), None),
        _ => (stories::title(app), None),
    };
    let counts = title.find(' ').map_or(title.len(), |blank| blank + 1);
    let (what, counts) = title.split_at(counts);
    framed(
        canvas,
        theme,
        app.pane() == pane,
        what,
        (counts, &note.unwrap_or_default()),
    )
}

/// A border with a title and counts on the left and a note on the right; returns what is inside. Counts and note are plain:
/// they change with many a key, and in a style of their own they would cost more than their digits.
fn framed<'a>(
    canvas: &'a mut Canvas<'_>,
    theme: Theme,
    focused: bool,
    title: &str,
    (counts, note): (&str, &str),
) -> Canvas<'a> {
    let style = if focused { theme.strong() } else { theme.dim() };
    let marker = if focused { "▸" } else { " " };
    let plain = theme.plain();
    let mut block = Block::bordered()
        .border_style(style)
        .title(Line::from_iter([
            Run::styled(format!("{marker}{title}"), style),
            Run::styled(format!("{counts} "), plain),
        ]));
    if !note.is_empty() {
        block = block.title(Line::styled(format!(" {note} "), plain).right_aligned());
    }
    let outside = rect(canvas.area);
    let inside = block.inner(outside);
    block.render(outside, canvas.buffer);
    Canvas {
        area: Area {
            x: inside.x,
            y: inside.y,
            width: inside.width,
            height: inside.height,
        },
        buffer: canvas.buffer,
    }
}

fn rect(area: Area) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height)
}

fn clipped(area: Area, screen: Rect) -> Area {
    let shown = rect(area).intersection(screen);
    Area {
        x: shown.x,
        y: shown.y,
        width: shown.width,
        height: shown.height,
    }
}
