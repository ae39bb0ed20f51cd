//! The records as a table with a header, spans flattened to `start-end`, several things in one cell joined by what can't be
//! in them.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe before it. The text is the story's own otherwise,
//! save on a terminal, where it is made [`safe`].

use std::borrow::Cow;
use std::io::{self, Write};

use csv::Writer;

use super::record::{Pair, QuoteRecord, SpeakerRecord, StoryRecord};
use super::{Listing, Output};
use crate::library::Entry;
use crate::safe::safe;

const STORY: [&str; 11] = [
    "id",
    "headline",
    "standfirst",
    "byline",
    "date",
    "source",
    "url",
    "origin",
    "quotes",
    "speakers",
    "text",
];
const QUOTE: [&str; 19] = [
    "id",
    "story",
    "headline",
    "source",
    "date",
    "url",
    "paragraph",
    "kind",
    "text",
    "spans",
    "speaker",
    "role",
    "mention",
    "mention_span",
    "cue",
    "cue_span",
    "confidence",
    "duplicate_of",
    "reprint_of",
];
/// The last column of quotes, where it was asked for.
const WHY: &str = "why";
const SPEAKER: [&str; 6] = ["speaker", "role", "stories", "quotes", "words", "aliases"];

/// Records as rows of a table.
pub(super) struct Csv<'a> {
    writer: Writer<&'a mut dyn Write>,
    on_terminal: bool,
    explain: bool,
}

impl<'a> Csv<'a> {
    pub(super) fn new(out: &'a mut dyn Write, on_terminal: bool, explain: bool) -> Self {
        Self {
            writer: Writer::from_writer(out),
            on_terminal,
            explain,
        }
    }

    fn row<const N: usize>(&mut self, cells: [Cow<'_, str>; N]) -> io::Result<()> {
        for cell in cells {
            self.cell(cell)?;
        }
        self.end_row()
    }

    fn cell(&mut self, cell: Cow<'_, str>) -> io::Result<()> {
        let cell = guarded(cell);
        let cell = if self.on_terminal {
            safe(&cell)
        } else {
            cell.as_ref().into()
        };
        self.writer.write_field(cell.as_bytes()).map_err(io_error)
    }

    fn end_row(&mut self) -> io::Result<()> {
        self.writer.write_record(None::<&[u8]>).map_err(io_error)
    }
}

impl Output for Csv<'_> {
    fn begin(&mut self, listing: Listing) -> io::Result<()> {
        let header: &[&str] = match listing {
            Listing::Stories => &STORY,
            Listing::Quotes => &QUOTE,
            Listing::Speakers => &SPEAKER,
        };
        let why = (self.explain && listing == Listing::Quotes).then_some(&WHY);
        self.writer
            .write_record(header.iter().chain(why))
            .map_err(io_error)
    }

    fn story(&mut self, story: &StoryRecord<'_>) -> io::Result<()> {
        self.row::<{ STORY.len() }>([
            story.id.into(),
            optional(story.headline),
            story.standfirst.join("\n").into(),
            optional(story.byline),
            optional(story.date.as_deref()),
            optional(story.source),
            optional(story.url),
            story.origin.as_str().into(),
            story.quotes.to_string().into(),
            story.speakers.join("; ").into(),
            story.text.into(),
        ])
    }

    fn quotes(&mut self, _entry: &Entry, quotes: &[QuoteRecord<'_>]) -> io::Result<()> {
        for quote in quotes {
            let cells: [Cow<'_, str>; QUOTE.len()] = [
                quote.id.as_str().into(),
                quote.story.into(),
                optional(quote.headline),
                quote.source.as_str().into(),
                optional(quote.date.as_deref()),
                optional(quote.url),
                quote.paragraph.to_string().into(),
                quote.kind.into(),
                quote.text.as_str().into(),
                spans(quote.spans.0.iter().copied().map(Pair)),
                optional(quote.speaker),
                optional(quote.role),
                optional(quote.mention),
                spans(quote.mention_span),
                optional(quote.cue),
                spans(quote.cue_span),
                quote.confidence.to_string().into(),
                optional(quote.duplicate_of.as_deref()),
                optional(quote.reprint_of.as_deref()),
            ];
            for cell in cells {
                self.cell(cell)?;
            }
            if self.explain {
                self.cell(optional(quote.why.as_deref()))?;
            }
            self.end_row()?;
        }
        Ok(())
    }

    fn speaker(&mut self, speaker: &SpeakerRecord<'_>) -> io::Result<()> {
        self.row::<{ SPEAKER.len() }>([
            speaker.speaker.into(),
            optional(speaker.role),
            speaker.stories.to_string().into(),
            speaker.quotes.to_string().into(),
            speaker.words.to_string().into(),
            speaker.aliases.join("; ").into(),
        ])
    }

    fn end(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// What is not known is an empty cell.
fn optional(text: Option<&str>) -> Cow<'_, str> {
    text.unwrap_or_default().into()
}

/// `12-40 51-60`
fn spans(pairs: impl IntoIterator<Item = Pair>) -> Cow<'static, str> {
    let pairs: Vec<String> = pairs
        .into_iter()
        .map(|Pair(span)| format!("{}-{}", span.start, span.end))
        .collect();
    pairs.join(" ").into()
}

/// The cell with an apostrophe before it if a spreadsheet would compute it; some skip a line end before a formula.
fn guarded(cell: Cow<'_, str>) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{cell}").into()
    } else {
        cell
    }
}

/// The stream's own error, so that a closed pipe can be told from others.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
