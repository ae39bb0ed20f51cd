//! The records as NDJSON, one object a line, or as one JSON array.
//!
//! The text is the story's own to the last character, and harmless on a terminal all the same: what could command one or
//! reorder a line is written as the escape that JSON has for it.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use super::Output;
use super::record::{QuoteRecord, SpeakerRecord, StoryRecord};
use crate::library::Entry;
use crate::safe::visible;

/// Records as JSON.
pub(super) struct Json<'a> {
    out: &'a mut dyn Write,
    array: bool,
    begun: bool,
}

impl<'a> Json<'a> {
    /// One object a line.
    pub(super) fn lines(out: &'a mut dyn Write) -> Self {
        Self {
            out,
            array: false,
            begun: false,
        }
    }

    /// One array, which is also written if it is empty, since nothing at all is no JSON.
    pub(super) fn array(out: &'a mut dyn Write) -> Self {
        Self {
            array: true,
            ..Self::lines(out)
        }
    }

    fn record(&mut self, record: &impl Serialize) -> io::Result<()> {
        if self.array {
            self.out
                .write_all(if self.begun { b",\n" } else { b"[\n" })?;
        }
        self.begun = true;
        record.serialize(&mut Serializer::with_formatter(&mut self.out, Escaping))?;
        if self.array {
            return Ok(());
        }
        self.out.write_all(b"\n")
    }
}

impl Output for Json<'_> {
    fn story(&mut self, story: &StoryRecord<'_>) -> io::Result<()> {
        self.record(story)
    }

    fn quotes(&mut self, _entry: &Entry, quotes: &[QuoteRecord<'_>]) -> io::Result<()> {
        quotes.iter().try_for_each(|quote| self.record(quote))
    }

    fn speaker(&mut self, speaker: &SpeakerRecord<'_>) -> io::Result<()> {
        self.record(speaker)
    }

    fn end(&mut self) -> io::Result<()> {
        match (self.array, self.begun) {
            (false, _) => Ok(()),
            (true, true) => self.out.write_all(b"\n]\n"),
            (true, false) => self.out.write_all(b"[]\n"),
        }
    }
}

/// Compact JSON in which every character that [`visible`] would replace is escaped; plain white space is left alone.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut written = 0;
        for (at, c) in fragment.char_indices() {
            let shown = visible(c);
            if shown == c || shown == ' ' {
                continue;
            }
            out.write_all(&fragment.as_bytes()[written..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            written = at + c.len_utf8();
        }
        out.write_all(&fragment.as_bytes()[written..])
    }
}
