//! The listing commands' output: text, ndjson, json, csv, markdown.
//!
//! [`Report::write`] picks what matches (`select`), makes a record of each (`record`) and hands it to the
//! chosen format, an `Output`. Rows come in the order in which the stories were loaded, not ranked as on the screen: a
//! pipe wants the same order whatever the filter, and one story after the other can be written without waiting for the
//! last. A format knows nothing of queries, and nothing here knows files, exit codes or which stream it writes to.
//!
//! What is for reading (text, Markdown, citations) goes through [`safe`](crate::safe), piped or not; what is for programs
//! keeps the story's own characters, in JSON written as escapes where a terminal could be commanded by them.

use std::io::{self, Write};

use crate::library::{Entry, Library};
use crate::query::Query;
use crate::quote::QuoteKind;

mod citation;
mod csv;
mod json;
mod lines;
mod markdown;
mod page;
mod phrases;
mod record;
mod select;

pub use citation::citation;

use record::{QuoteRecord, SpeakerRecord, StoryRecord};

/// What to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// The stories that match.
    Stories,
    /// The quotes that match, story by story.
    Quotes,
    /// Who speaks in the quotes that match, those with most quotes first.
    Speakers,
}

/// How to print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For reading; one tab-separated line a row when piped
    #[default]
    Text,
    /// One JSON object a line
    Ndjson,
    /// One JSON array
    Json,
    /// A table with a header, for spreadsheets
    Csv,
    /// For a document
    Markdown,
}

/// A listing as it was asked for.
#[derive(Clone, Debug)]
pub struct Report {
    /// What to list.
    pub listing: Listing,
    /// Which kinds of quotes; none named means all.
    pub kinds: Vec<QuoteKind>,
    /// How to print.
    pub format: Format,
    /// Whether quotes tell what led to their speaker.
    pub explain: bool,
    /// How many columns the terminal has that this is printed on; none if it goes elsewhere.
    pub terminal: Option<usize>,
}

impl Report {
    /// Writes what of `library` matches `query`; true if anything did.
    ///
    /// # Errors
    /// Those of `out`, a closed pipe among them.
    pub fn write(&self, library: &Library, query: &Query, out: &mut dyn Write) -> io::Result<bool> {
        let mut output = self.output(out);
        output.begin(self.listing)?;
        let any = match self.listing {
            Listing::Stories => write_stories(library, query, &mut *output)?,
            Listing::Quotes => self.write_quotes(library, query, &mut *output)?,
            Listing::Speakers => write_speakers(library, query, &mut *output)?,
        };
        output.end()?;
        Ok(any)
    }

    fn output<'a>(&self, out: &'a mut dyn Write) -> Box<dyn Output + 'a> {
        match (self.format, self.terminal) {
            (Format::Text, Some(width)) => Box::new(page::Page::new(out, width)),
            (Format::Text, None) => Box::new(lines::Lines::new(out)),
            (Format::Ndjson, _) => Box::new(json::Json::lines(out)),
            (Format::Json, _) => Box::new(json::Json::array(out)),
            (Format::Csv, terminal) => {
                Box::new(csv::Csv::new(out, terminal.is_some(), self.explain))
            }
            (Format::Markdown, _) => Box::new(markdown::Markdown::new(out)),
        }
    }

    fn write_quotes(
        &self,
        library: &Library,
        query: &Query,
        output: &mut dyn Output,
    ) -> io::Result<bool> {
        let mut any = false;
        for (entry, quotes) in select::quotes(library, query, &self.kinds) {
            let mut records = record::of_quotes(library, entry, &quotes);
            if self.explain {
                record::explain(entry, &mut records);
            }
            output.quotes(entry, &records)?;
            any = true;
        }
        Ok(any)
    }
}

fn write_stories(library: &Library, query: &Query, output: &mut dyn Output) -> io::Result<bool> {
    let entries = select::stories(library, query);
    for entry in &entries {
        output.story(&StoryRecord::new(library, entry))?;
    }
    Ok(!entries.is_empty())
}

fn write_speakers(library: &Library, query: &Query, output: &mut dyn Output) -> io::Result<bool> {
    let speakers = select::speakers(library, query);
    for speaker in &speakers {
        output.speaker(speaker)?;
    }
    Ok(!speakers.is_empty())
}

/// A format that rows are written in: `begin`, any number of one sort of rows, `end`.
trait Output {
    /// What comes before the first row, also if there is none.
    fn begin(&mut self, _listing: Listing) -> io::Result<()> {
        Ok(())
    }

    /// One story.
    fn story(&mut self, story: &StoryRecord<'_>) -> io::Result<()>;

    /// The quotes of one story, at least one.
    fn quotes(&mut self, entry: &Entry, quotes: &[QuoteRecord<'_>]) -> io::Result<()>;

    /// One speaker.
    fn speaker(&mut self, speaker: &SpeakerRecord<'_>) -> io::Result<()>;

    /// What comes after the last row.
    fn end(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
