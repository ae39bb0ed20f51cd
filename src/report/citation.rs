//! A quote as it is cited in running text.

use super::phrases::{day_in_full, one_line, quoted, speaker};
use super::record::headline;
use crate::library::{Entry, Library};
use crate::quote::Quote;

/// “quote” — Speaker (role), “Headline”, source, date, paragraph n, url. What is not known is left out. It is one line of
/// safe text: it may be pasted into a shell.
pub fn citation(library: &Library, entry: &Entry, quote: &Quote) -> String {
    let story = &entry.story;
    let known = library.speaker_of(entry, quote);
    let name = speaker(quote, known.map(|known| known.speaker.name.as_ref()));
    let role = quote.speaker.and_then(|local| library.role(entry, local));
    let named = name.map(|name| match role {
        Some(role) => format!("{name} ({})", one_line(role)),
        None => name,
    });
    let metadata = &story.metadata;
    let parts = [
        named,
        headline(story).map(|headline| format!("“{}”", one_line(headline))),
        metadata.source.as_deref().map(one_line),
        metadata.date.map(day_in_full),
        Some(format!("paragraph {}", quote.paragraph + 1)),
        metadata.url.as_deref().map(one_line),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{} — {}", quoted(quote, story), parts.join(", "))
}
