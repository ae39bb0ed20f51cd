//! What led to the speaker of a quote, over the panes.

use ratatui::style::Style;
use ratatui::text::Line;

use super::View;
use super::paint;
use crate::app::App;
use crate::app::wrap::wrap;
use crate::explain;
use crate::library::Entry;
use crate::quote::{Quote, QuoteKind, Why};

/// The title: whose quote it is.
pub(super) fn title(app: &App, story: u32, quote: u32) -> String {
    let Some((entry, quote)) = of(app, story, quote) else {
        return "Why".to_owned();
    };
    match app.library().speaker_of(entry, &quote) {
        Some(known) => format!("Why {}", paint::fitted(&known.speaker.name, 40)),
        None if quote.kind == QuoteKind::Scare => "Why nobody".to_owned(),
        None => "Why unknown".to_owned(),
    }
}

/// The beginning of the quote and the sentences that tell why, wrapped; a column stays free on both sides.
pub(super) fn lines(
    view: View<'_>,
    (story, quote): (u32, u32),
    why: &Why,
    width: u16,
) -> Vec<Line<'static>> {
    let Some((entry, quote)) = of(view.app, story, quote) else {
        return Vec::new();
    };
    let width = usize::from(width.saturating_sub(2).max(1));
    let beginning = paint::fitted(&quote.text(&entry.story).replace('\n', " "), width);
    let mut out = vec![paint::plain(&beginning, view.theme.dim()), Line::default()];
    for sentence in explain::sentences(&entry.story, why) {
        let rows = wrap(&sentence, width).into_iter();
        out.extend(rows.map(|row| paint::plain(&sentence[row], Style::new())));
    }
    out
}

fn of(app: &App, story: u32, quote: u32) -> Option<(&Entry, Quote)> {
    let entry = app.library().entries().get(story as usize)?;
    Some((entry, entry.quotes.get(quote as usize)?))
}
