//! How things are put for readers: the words that text, Markdown and citations share. All of it is safe to show.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::quote::{Quote, QuoteKind};
use crate::safe::safe;
use crate::story::Story;
use crate::wording::day;

/// Untrusted text on one line, its white space folded.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&safe(word));
    }
    line
}

/// The words of a quote in marks of our own, inner ones made to differ, without the comma before “said”. Reported speech gets none, since those words
/// are the reporter's.
pub(super) fn quoted(quote: &Quote, story: &Story) -> String {
    if quote.kind == QuoteKind::Indirect {
        return one_line(&quote.text(story));
    }
    let words = one_line(&quote.words(story));
    let inner: String = words
        .trim_end_matches(',')
        .chars()
        .map(|c| match c {
            '“' => '‘',
            '”' => '’',
            c => c,
        })
        .collect();
    format!("“{inner}”")
}

/// Who speaks: `? ` before a name says that it is rather a guess. None if the speaker is unknown or the quote nobody's.
pub(super) fn speaker(quote: &Quote, name: Option<&str>) -> Option<String> {
    let name = one_line(name?);
    Some(if quote.is_doubtful() {
        format!("? {name}")
    } else {
        name
    })
}

/// What to write for a speaker that is not known.
pub(super) fn no_speaker(quote: &Quote) -> &'static str {
    match quote.kind {
        QuoteKind::Scare => "nobody",
        _ => "? unknown",
    }
}

/// 30 August 2023
pub(super) fn day_in_full(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// What is known of when and where a story was published.
pub(super) fn published(story: &Story) -> Vec<String> {
    let date = story.metadata.date.map(day);
    let source = story.metadata.source.as_deref().map(one_line);
    date.into_iter().chain(source).collect()
}

/// The headline on one line, or what to write for a story without any words.
pub(super) fn headline(headline: Option<&str>) -> Cow<'static, str> {
    headline.map_or(Cow::Borrowed("(no headline)"), |text| one_line(text).into())
}
