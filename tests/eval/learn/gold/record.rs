//! A story as a line of JSON, labels beside the text.
//!
//! `{"id", "title", "text", "publisher", "quotes": [{"start", "end", "kind", "attributed", "mark", "speaker": {"mention_start",
//! "mention_end", "canonical"}, "cue": {"start", "end"}}]}`, the offsets in characters; `parts` instead of `start` and `end`
//! holds several spans. A story with a `publisher` is a published one, in which only double marks are labelled.

use anyhow::{Context, Result, ensure};
use quotidian::story::{Metadata, Span};
use serde::Deserialize;

use super::{Gold, Label, plain};

#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    id: String,
    title: Option<String>,
    text: String,
    publisher: Option<String>,
    quotes: Vec<Quote>,
}

#[derive(Deserialize)]
struct Quote {
    start: Option<usize>,
    end: Option<usize>,
    parts: Option<Vec<(usize, usize)>>,
    kind: String,
    #[serde(default)]
    attributed: bool,
    mark: Option<String>,
    nested_in: Option<String>,
    speaker: Option<Speaker>,
    cue: Option<Cue>,
}

#[derive(Deserialize)]
struct Speaker {
    mention_start: Option<usize>,
    mention_end: Option<usize>,
    canonical: Option<String>,
}

#[derive(Deserialize)]
struct Cue {
    start: Option<usize>,
    end: Option<usize>,
}

/// Reads one line.
pub(super) fn story(line: &str) -> Result<Gold> {
    let record: Record = serde_json::from_str(line)?;
    let double_only = record.publisher.is_some();
    let offsets = Offsets::new(&record.text);
    let label = |(at, quote)| {
        label(quote, &offsets, double_only).with_context(|| format!("quote {}", at + 1))
    };
    let quotes = record.quotes.into_iter().enumerate().map(label);
    let quotes = quotes.collect::<Result<_>>()?;
    let metadata = Metadata {
        title: record.title,
        ..Metadata::default()
    };
    Ok(Gold {
        story: plain(&record.id, metadata, &record.text),
        quotes,
        double_only,
    })
}

fn label(quote: Quote, offsets: &Offsets, double_only: bool) -> Result<Label> {
    let spans = match quote.parts {
        Some(parts) => parts
            .iter()
            .map(|&(start, end)| offsets.span(start, end))
            .collect::<Result<_>>()?,
        None => Vec::from_iter(offsets.maybe(quote.start, quote.end)?),
    };
    ensure!(!spans.is_empty(), "no words");
    let indirect = quote.kind == "indirect";
    let single = quote.mark.is_some_and(|mark| mark == "single");
    let (mention, canonical) = match quote.speaker {
        Some(speaker) => (
            offsets.maybe(speaker.mention_start, speaker.mention_end)?,
            speaker.canonical,
        ),
        None => (None, None),
    };
    Ok(Label {
        spans,
        indirect,
        attributed: quote.attributed,
        skipped: quote.nested_in.is_some() || double_only && !indirect && single,
        mention,
        cue: match quote.cue {
            Some(cue) => offsets.maybe(cue.start, cue.end)?,
            None => None,
        },
        canonical,
    })
}

/// For each character of a text its first byte, and the end.
struct Offsets(Vec<usize>);

impl Offsets {
    fn new(text: &str) -> Self {
        let starts = text.char_indices().map(|(at, _)| at);
        Self(starts.chain([text.len()]).collect())
    }

    fn span(&self, start: usize, end: usize) -> Result<Span> {
        let known = self.0.get(start).zip(self.0.get(end));
        let (&first, &last) =
            known.with_context(|| format!("{start}..{end} is beyond the text"))?;
        ensure!(start <= end, "{start}..{end} ends before it starts");
        Ok(Span::new(first, last))
    }

    fn maybe(&self, start: Option<usize>, end: Option<usize>) -> Result<Option<Span>> {
        let known = start.zip(end);
        known.map(|(start, end)| self.span(start, end)).transpose()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::story;

    #[test]
    fn offsets_are_characters() {
        let gold = story(
            r#"{"text": "“Où?” asked Ada.", "publisher": "p", "quotes": [{"start": 0, "end": 5, "kind": "direct",
            "attributed": true, "mark": "double", "speaker": {"mention_start": 12, "mention_end": 15}, "cue": null}]}"#,
        )
        .unwrap();
        let label = &gold.quotes[0];
        assert_eq!(gold.story.slice(label.spans[0]), "“Où?”");
        assert_eq!(gold.story.slice(label.mention.unwrap()), "Ada");
    }

    #[test]
    fn a_label_beyond_the_text_is_named() {
        let error =
            story(r#"{"text": "A.", "quotes": [{"start": 0, "end": 5, "kind": "direct"}]}"#)
                .err()
                .unwrap();
        assert_eq!(format!("{error:#}"), "quote 1: 0..5 is beyond the text");
    }
}
