//! Text for pipes: one tab-separated line a row, nothing in a cell that would break the line or the column.

use std::io::{self, Write};

use super::Output;
use super::phrases::{headline, one_line, speaker};
use super::record::{QuoteRecord, SpeakerRecord, StoryRecord, folded};
use crate::library::Entry;

/// What stands for something that is not known.
const UNKNOWN: &str = "?";

/// Rows as tab-separated lines.
pub(super) struct Lines<'a> {
    out: &'a mut dyn Write,
}

impl<'a> Lines<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Self { out }
    }
}

impl Output for Lines<'_> {
    fn story(&mut self, story: &StoryRecord<'_>) -> io::Result<()> {
        writeln!(
            self.out,
            "{}\t{}\t{}\t{}",
            one_line(&story.origin),
            story.date.as_deref().unwrap_or(UNKNOWN),
            story.quotes,
            headline(story.headline),
        )
    }

    fn quotes(&mut self, _entry: &Entry, quotes: &[QuoteRecord<'_>]) -> io::Result<()> {
        for record in folded(quotes) {
            let speaker = speaker(&record.quote, record.speaker);
            write!(
                self.out,
                "{}\t{}\t{}\t{}",
                one_line(&record.source),
                speaker.as_deref().unwrap_or(UNKNOWN),
                record.kind,
                one_line(&record.text),
            )?;
            if let Some(why) = &record.why {
                write!(self.out, "\t{}", one_line(why))?;
            }
            writeln!(self.out)?;
        }
        Ok(())
    }

    fn speaker(&mut self, speaker: &SpeakerRecord<'_>) -> io::Result<()> {
        writeln!(
            self.out,
            "{}\t{}\t{}\t{}\t{}",
            speaker.quotes,
            speaker.stories,
            speaker.words,
            one_line(speaker.speaker),
            speaker.role.map(one_line).unwrap_or_default(),
        )
    }
}
