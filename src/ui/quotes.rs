//! The quotes pane: who says what in the story, grouped by speaker.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Line;

use super::View;
use super::paint::{self, Canvas};
use crate::app::sidebar::{INDENT, Row, Voice};
use crate::app::{App, Focus};
use crate::library::Entry;
use crate::quote::{Quote, QuoteKind};
use crate::search;
use crate::wording::thousands;

/// The title of the pane.
pub(super) fn title(app: &App) -> String {
    let quotes = app.sidebar().order();
    let count = thousands(quotes.len());
    if !app.filter().is_on() {
        return format!("Quotes {count}");
    }
    let matching = quotes.iter().filter(|quote| app.matches(**quote)).count();
    format!("Quotes {} of {count}", thousands(matching))
}

/// Draws the quotes.
pub(super) fn draw(view: View<'_>, canvas: &mut Canvas<'_>) {
    let Some(entry) = view.app.entry() else {
        return;
    };
    if view.app.sidebar().order().is_empty() {
        let reason = if entry.is_settled() {
            "nobody is quoted"
        } else {
            "finding quotes …"
        };
        canvas.put((1, 0), &paint::plain(reason, view.theme.dim()));
    }
    for (y, row) in (0..canvas.area.height).zip(view.app.sidebar().visible()) {
        match row {
            Row::Voice {
                voice,
                quotes,
                share,
            } => head(view, entry, *voice, (*quotes, *share), y, canvas),
            Row::Role(speaker) => role(view, entry, *speaker, y, canvas),
            Row::Quote { quote, words, cut } => {
                words_row(view, entry, *quote, (words, *cut), y, canvas);
            }
            Row::Blank => {}
        }
    }
}

/// The head of a group: bar, name, how many quotes and their share of the words.
fn head(
    view: View<'_>,
    entry: &Entry,
    voice: Voice,
    (quotes, share): (usize, usize),
    y: u16,
    canvas: &mut Canvas<'_>,
) {
    let View { app, theme } = view;
    let counts = match voice {
        Voice::Nobody => format!(" {quotes} "),
        _ => format!(" {quotes} · {share}% "),
    };
    let name = name(app, entry, voice);
    let room = usize::from(canvas.area.width).saturating_sub(1 + counts.chars().count());
    let shown = paint::fitted(name, room);
    let hits = match voice {
        Voice::Speaker(_) if shown == name => {
            search::speaker_matches(app.filter().found().query(), name)
        }
        _ => Vec::new(),
    };
    let hits: Vec<_> = hits.into_iter().map(|span| (span, theme.hit())).collect();
    let style = theme.voice(voice).patch(theme.strong());
    canvas.put((0, y), &paint::plain(theme.bar(voice), theme.voice(voice)));
    canvas.put((1, y), &paint::line(&shown, 0..shown.len(), style, &hits));
    canvas.put_right(y, &paint::plain(&counts, theme.dim()));
}

fn name<'a>(app: &'a App, entry: &Entry, voice: Voice) -> &'a str {
    match voice {
        Voice::Speaker(speaker) => app
            .library()
            .speaker(entry, speaker)
            .map_or("?", |known| &known.speaker.name),
        Voice::Unknown => " unknown",
        Voice::Nobody => "in marks, nobody’s words",
    }
}

fn role(view: View<'_>, entry: &Entry, speaker: u32, y: u16, canvas: &mut Canvas<'_>) {
    let role = view.app.library().role(entry, speaker);
    let role = paint::fitted(
        role.unwrap_or_default(),
        usize::from(canvas.area.width.saturating_sub(1)),
    );
    let voice = Voice::Speaker(speaker);
    canvas.put(
        (0, y),
        &paint::plain(view.theme.bar(voice), view.theme.voice(voice)),
    );
    canvas.put((1, y), &paint::plain(&role, view.theme.dim()));
}

/// One row of a quote's words.
fn words_row(
    view: View<'_>,
    entry: &Entry,
    index: u32,
    (words, cut): (&Range<usize>, bool),
    y: u16,
    canvas: &mut Canvas<'_>,
) {
    let View { app, theme } = view;
    let Some(quote) = entry.quotes.get(index as usize) else {
        return;
    };
    let text = quote.text(&entry.story);
    let hits: Vec<_> = search::text_matches(app.filter().found().query(), &text)
        .into_iter()
        .map(|span| (span, theme.hit()))
        .collect();
    let mut line = paint::line(&text, words.clone(), base(view, &quote, index), &hits);
    if cut {
        paint::end_in_ellipsis(
            &mut line,
            usize::from(canvas.area.width.saturating_sub(INDENT + 1)),
        );
    }
    if words.start == 0 && quote.speaker.is_some() && quote.is_doubtful() {
        canvas.put((1, y), &paint::plain("?", theme.warning()));
    }
    canvas.put((INDENT, y), &line);
    if app.quote_index() == Some(index) {
        canvas.put((0, y), &Line::raw("▌"));
        canvas.style_row(y, theme.chosen(app.pane() == Focus::Quotes));
    }
}

fn base(view: View<'_>, quote: &Quote, index: u32) -> Style {
    let theme = view.theme;
    if view.app.filter().is_on() && !view.app.matches(index) {
        return theme.dim();
    }
    match quote.kind {
        QuoteKind::Indirect => theme.aside(),
        _ => Style::new(),
    }
}
