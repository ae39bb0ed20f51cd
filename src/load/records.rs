//! An open file → its records, by the format it has.

use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::Arc;

use super::lines::{Line, is_at_end, next_line};
use super::sources::Source;
use super::{Found, Limits, LoadError};
use crate::format::document::Document;
use crate::format::{
    BYTE_ORDER_MARK, Ending, Format, FormatError, LINES_TO_SNIFF, json, sniff, text,
};

/// Bytes asked of the system at a time.
const BUFFER: usize = 1 << 16;

/// Bytes looked at to find the format, at most: enough for a long story on the first line.
const HEAD: usize = 1 << 20;

/// Bytes in which a zero byte makes a file a binary one.
const BINARY_HEAD: usize = 1 << 10;

/// Records as they are asked for.
pub(super) type Records = Box<dyn Iterator<Item = Result<Found, LoadError>> + Send>;

/// What remains of a source.
type Reader = BufReader<Box<dyn Read + Send>>;

/// The records of a source.
pub(super) fn records(source: Source, limits: Limits) -> Records {
    let path = source.path;
    let unreadable = |reason| LoadError::Unreadable {
        path: path.to_string(),
        reason,
    };
    let mut reader = BufReader::with_capacity(BUFFER, source.bytes);
    let opened = head(&mut reader).and_then(|(head, whole)| {
        if whole {
            // not asked again, for a terminal would wait for a second end of input
            reader = BufReader::new(Box::new(io::empty()));
        }
        let format = format_of(&head, whole, source.ending)?;
        Ok((head, format))
    });
    match opened {
        Err(reason) => Box::new(std::iter::once(Err(unreadable(reason)))),
        Ok((head, Format::Lines)) => Box::new(Lines::new(path, head, reader, limits)),
        Ok((head, format)) => match rest(head, reader, limits.text) {
            Err(reason) => Box::new(std::iter::once(Err(unreadable(reason)))),
            Ok(Some(content)) if format == Format::Document => document(path, content),
            Ok(content) => Box::new(whole_text(path, content, format).into_iter().map(Ok)),
        },
    }
}

/// The beginning of a source, as much as [`sniff`] wants, and whether that is all of it.
fn head(reader: &mut Reader) -> io::Result<(Vec<u8>, bool)> {
    let mut head = Vec::new();
    let mut lines = 0;
    while lines < LINES_TO_SNIFF || head.len() < BINARY_HEAD {
        let room = u64::try_from(HEAD - head.len()).unwrap_or(0);
        let start = head.len();
        if reader.by_ref().take(room).read_until(b'\n', &mut head)? == 0 {
            return Ok((head, room > 0));
        }
        lines += usize::from(!head[start..].trim_ascii().is_empty());
    }
    let whole = is_at_end(reader)?;
    Ok((head, whole))
}

/// The format of what begins with `head`, unless it is none of ours.
fn format_of(head: &[u8], whole: bool, ending: Ending) -> io::Result<Format> {
    let refuse = |reason| Err(io::Error::new(io::ErrorKind::InvalidData, reason));
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return refuse(
            "text in UTF-16, which can't be read yet; convert it to UTF-8 (iconv -f UTF-16 -t UTF-8)",
        );
    }
    let beginning = &head[..head.len().min(BINARY_HEAD)];
    if memchr::memchr(0, beginning).is_some() {
        return refuse("binary file, not a story");
    }
    Ok(sniff(&String::from_utf8_lossy(head), whole, ending))
}

/// All of a source, decoded; none if that is more than `limit` bytes.
fn rest(head: Vec<u8>, reader: Reader, limit: usize) -> io::Result<Option<String>> {
    let mut content = head;
    let room = limit.saturating_add(1).saturating_sub(content.len());
    reader
        .take(u64::try_from(room).unwrap_or(u64::MAX))
        .read_to_end(&mut content)?;
    Ok((content.len() <= limit).then(|| decode(content)))
}

/// Bytes as text, without a byte order mark; what is not UTF-8 becomes replacement characters.
fn decode(bytes: Vec<u8>) -> String {
    let mut text = String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    if text.starts_with(BYTE_ORDER_MARK) {
        text.drain(..BYTE_ORDER_MARK.len_utf8());
    }
    text
}

/// The one story of a text, none of a blank one. Content of none is too long to be had.
fn whole_text(path: Arc<str>, content: Option<String>, format: Format) -> Option<Found> {
    let record = match content {
        Some(content) if content.trim().is_empty() => return None,
        Some(content) => Ok(text::parse(content)),
        None if format == Format::Text => Err(FormatError::TextTooLong),
        None => Err(FormatError::FileTooLong),
    };
    Some(Found {
        path,
        line: 1,
        ordinal: None,
        is_file: true,
        record,
    })
}

/// The records of a JSON document. If there is but one, it is the file's.
fn document(path: Arc<str>, content: String) -> Records {
    let mut document = Document::new(content);
    let first = document.next();
    let alone = document.is_at_end();
    let entries = first.into_iter().chain(document).enumerate();
    Box::new(entries.map(move |(at, entry)| {
        Ok(Found {
            path: Arc::clone(&path),
            line: entry.line,
            ordinal: (!alone).then_some(at + 1),
            is_file: false,
            record: entry.record,
        })
    }))
}

/// A line without its break, and without the byte order mark that joined files have in their midst.
fn content(line: &[u8]) -> &[u8] {
    let line = line.trim_ascii_end();
    line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)
}

/// The records of a file with one a line, read line by line.
struct Lines {
    path: Arc<str>,
    reader: io::Chain<Cursor<Vec<u8>>, Reader>,
    limit: usize,
    /// The line read last, from 1.
    line: u32,
    /// The record read last, from 1.
    ordinal: usize,
    buffer: Vec<u8>,
    failed: bool,
}

impl Lines {
    fn new(path: Arc<str>, head: Vec<u8>, reader: Reader, limits: Limits) -> Self {
        Self {
            path,
            reader: Cursor::new(head).chain(reader),
            limit: limits.line,
            line: 0,
            ordinal: 0,
            buffer: Vec::new(),
            failed: false,
        }
    }

    /// Goes to the next line that is not blank.
    fn advance(&mut self) -> io::Result<Line> {
        loop {
            let found = next_line(&mut self.reader, &mut self.buffer, self.limit)?;
            self.line = self.line.saturating_add(1);
            if found != Line::Whole || !content(&self.buffer).trim_ascii().is_empty() {
                return Ok(found);
            }
        }
    }

    fn found(&mut self, found: &Line) -> Found {
        self.ordinal += 1;
        let record = if *found == Line::TooLong {
            Err(FormatError::LineTooLong { limit: self.limit })
        } else {
            json::parse(&String::from_utf8_lossy(content(&self.buffer)))
        };
        Found {
            path: Arc::clone(&self.path),
            line: self.line,
            ordinal: Some(self.ordinal),
            is_file: false,
            record,
        }
    }
}

impl Iterator for Lines {
    type Item = Result<Found, LoadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        match self.advance() {
            Ok(Line::End) => None,
            Ok(found) => Some(Ok(self.found(&found))),
            Err(reason) => {
                self.failed = true;
                Some(Err(LoadError::Unreadable {
                    path: self.path.to_string(),
                    reason,
                }))
            }
        }
    }
}
