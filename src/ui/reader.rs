//! The story pane: one story's paragraphs with its quotes marked.

use ratatui::style::Style;
use ratatui::text::Line;

use super::View;
use super::paint::{self, Canvas, Layer};
use super::theme::Theme;
use crate::app::App;
use crate::app::reader::{GUTTER, Row};
use crate::app::sidebar::Voice;
use crate::library::Entry;
use crate::quote::QuoteKind;
use crate::search;
use crate::story::{ParagraphKind, Span};
use crate::wording::{counted, day_from};

/// Draws the story.
pub(super) fn draw(view: View<'_>, canvas: &mut Canvas<'_>) {
    let View { app, theme } = view;
    let Some(entry) = app.entry() else { return };
    let layers = layers(view, entry);
    let width = usize::from(canvas.area.width.saturating_sub(GUTTER + 1));
    for (y, row) in (0..canvas.area.height).zip(app.reader().visible()) {
        if let Some((voice, quote)) = row.span().and_then(|span| voice_on(entry, span)) {
            let current = app.quote_index() == Some(quote);
            let bar = if current { "▌" } else { theme.bar(voice) };
            canvas.put((0, y), &paint::plain(bar, theme.voice(voice)));
        } else if starts_bullet(entry, row) {
            canvas.put((0, y), &Line::raw("•"));
        }
        canvas.put((GUTTER, y), &line(view, entry, row, &layers, width));
    }
}

fn line(view: View<'_>, entry: &Entry, row: &Row, layers: &[Layer], width: usize) -> Line<'static> {
    let View { app, theme } = view;
    match row {
        Row::Title(words) => {
            let title = entry.story.headline();
            paint::line(title, words.clone(), theme.strong(), &hits(view, title, 0))
        }
        Row::Facts => paint::plain(&paint::fitted(&facts(app, entry), width), theme.dim()),
        Row::Standfirst(index, words) => paint::line(
            &entry.story.metadata.standfirst[*index],
            words.clone(),
            Style::new(),
            &[],
        ),
        Row::Text(paragraph, span) => {
            let kind = entry.story.paragraphs()[*paragraph as usize].kind;
            paint::line(entry.story.text(), span.range(), base(theme, kind), layers)
        }
        Row::Folded(count) => {
            let what = counted(*count, "caption or repeat", "captions and repeats");
            paint::plain(&format!("⌄ {what} · c shows"), theme.dim())
        }
        Row::Blank => Line::default(),
    }
}

fn base(theme: Theme, kind: ParagraphKind) -> Style {
    match kind {
        ParagraphKind::Headline | ParagraphKind::Heading => theme.strong(),
        ParagraphKind::Byline => theme.dim(),
        ParagraphKind::Caption => theme.aside(),
        ParagraphKind::Standfirst | ParagraphKind::Body => Style::new(),
    }
}

/// What lies over the story's text on the screen: quotes, the current one's evidence, hits of the filter.
fn layers(view: View<'_>, entry: &Entry) -> Vec<Layer> {
    let View { app, theme } = view;
    let on_screen = app.reader().visible().iter().filter_map(Row::span);
    let Some(screen) = on_screen.reduce(|first, last| Span {
        start: first.start,
        end: last.end,
    }) else {
        return Vec::new();
    };
    let mut layers = Vec::new();
    for quote in &entry.quotes {
        let style = theme.voice(Voice::of(&quote));
        let spoken = quote.kind != QuoteKind::Scare;
        layers.extend(
            quote
                .spans
                .iter()
                .filter(|span| spoken && span.overlaps(screen))
                .map(|span| (*span, style)),
        );
    }
    if let Some(quote) = app.quote() {
        layers.extend(quote.spans.iter().map(|span| (*span, theme.strong())));
        layers.extend(
            [quote.mention, quote.cue]
                .into_iter()
                .flatten()
                .map(|span| (span, theme.evidence())),
        );
    }
    for paragraph in entry
        .story
        .paragraphs()
        .iter()
        .filter(|paragraph| paragraph.span.overlaps(screen))
    {
        layers.extend(hits(
            view,
            entry.story.slice(paragraph.span),
            paragraph.span.start,
        ));
    }
    layers
}

/// Where `text`, which begins at byte `start` of the story, matches the filter.
fn hits(view: View<'_>, text: &str, start: u32) -> Vec<Layer> {
    let found = search::text_matches(view.app.filter().found().query(), text);
    let moved = |hit: Span| Span {
        start: start + hit.start,
        end: start + hit.end,
    };
    found
        .into_iter()
        .map(|hit| (moved(hit), view.theme.hit()))
        .collect()
}

/// Whose words stand on a row, if somebody's do, and the index of their quote.
fn voice_on(entry: &Entry, row: Span) -> Option<(Voice, u32)> {
    let (index, quote) = (0..).zip(&entry.quotes).find(|(_, quote)| {
        quote.kind != QuoteKind::Scare && quote.spans.iter().any(|span| span.overlaps(row))
    })?;
    Some((Voice::of(&quote), index))
}

fn starts_bullet(entry: &Entry, row: &Row) -> bool {
    match row {
        Row::Standfirst(_, words) => words.start == 0,
        Row::Text(index, span) => {
            let paragraph = entry.story.paragraphs()[*index as usize];
            paragraph.kind == ParagraphKind::Standfirst && paragraph.span.start == span.start
        }
        _ => false,
    }
}

/// Date, source, byline and how many speak.
fn facts(app: &App, entry: &Entry) -> String {
    let metadata = &entry.story.metadata;
    let speakers = entry.speakers.len();
    let parts = [
        metadata.date.map(|date| day_from(date, app.today())),
        metadata.source.as_deref().map(str::to_owned),
        metadata
            .byline
            .as_ref()
            .map(|byline| format!("by {byline}")),
        (speakers > 0).then(|| counted(speakers, "speaker", "speakers")),
    ];
    let facts = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    if facts.is_empty() {
        entry.story.origin.path().to_owned()
    } else {
        facts
    }
}
