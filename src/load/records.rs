//! An open file → its records, by the format it has.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;

use super::lines::{Buffers, Cutter};
use super::sources::Open;
use super::{Found, Limits, LoadError};
use crate::format::document::Document;
use crate::format::{
    BYTE_ORDER_MARK, Ending, Format, FormatError, LINES_TO_SNIFF, Record, sniff, text,
};

/// Bytes asked of the system at a time.
const BUFFER: usize = 1 << 16;

/// Bytes looked at to find the format, at most: enough for a long story on the first line.
const HEAD: usize = 1 << 20;

/// Bytes in which a zero byte makes a file a binary one.
const BINARY_HEAD: usize = 1 << 10;

/// What remains of an open file.
pub(super) type Reader = BufReader<Box<dyn Read + Send>>;

/// An open file whose format is known.
pub(super) enum Content {
    /// One record a line.
    Lines(Cutter),
    /// Anything that is read as a whole.
    Whole(Whole),
}

/// An open file that is read as a whole.
pub(super) struct Whole {
    path: Arc<str>,
    head: Vec<u8>,
    reader: Reader,
    format: Format,
}

/// Finds out how an open file is to be read.
pub(super) fn content(open: Open, limits: Limits, buffers: &Buffers) -> Result<Content, LoadError> {
    let Open {
        path,
        ending,
        bytes,
    } = open;
    let mut reader = BufReader::with_capacity(BUFFER, bytes);
    let opened = head(&mut reader).and_then(|(head, whole)| {
        if whole {
            // not asked again, for a terminal would wait for a second end of input
            reader = BufReader::new(Box::new(io::empty()));
        }
        let format = format_of(&head, whole, ending)?;
        Ok((head, format))
    });
    let (head, format) = opened.map_err(|reason| unreadable(&path, reason))?;
    Ok(if format == Format::Lines {
        let buffers = buffers.clone();
        Content::Lines(Cutter::new(path, head, reader, limits.line, buffers))
    } else {
        Content::Whole(Whole {
            path,
            head,
            reader,
            format,
        })
    })
}

/// Records as they are asked for.
pub(super) type Records = Box<dyn Iterator<Item = Result<Found, LoadError>> + Send>;

impl Whole {
    /// Its records.
    pub(super) fn records(self, limits: Limits) -> Records {
        let Self {
            path,
            head,
            reader,
            format,
        } = self;
        let limit = match format {
            Format::Text => limits.text,
            _ => limits.file,
        };
        match rest(head, reader, limit) {
            Err(reason) => Box::new(std::iter::once(Err(unreadable(&path, reason)))),
            Ok(Some(content)) if format == Format::Document => document(path, content),
            Ok(content) => Box::new(whole_text(path, content, format, limit).into_iter().map(Ok)),
        }
    }
}

fn unreadable(path: &str, reason: io::Error) -> LoadError {
    LoadError::Unreadable {
        path: path.to_owned(),
        reason,
    }
}

/// A record that is one of many in a file.
pub(super) fn found(
    path: &Arc<str>,
    line: u32,
    ordinal: usize,
    record: Result<Record, FormatError>,
) -> Found {
    Found {
        path: Arc::clone(path),
        line,
        ordinal: Some(ordinal),
        is_file: false,
        record,
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

/// Whether there is nothing more to read; if not, at least a byte lies in the reader's buffer.
fn is_at_end(reader: &mut impl BufRead) -> io::Result<bool> {
    loop {
        match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            found => return found.map(<[u8]>::is_empty),
        }
    }
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
fn whole_text(
    path: Arc<str>,
    content: Option<String>,
    format: Format,
    limit: usize,
) -> Option<Found> {
    let record = match content {
        Some(content) if content.trim().is_empty() => return None,
        Some(content) => Ok(text::parse(content)),
        None if format == Format::Text => Err(FormatError::TextTooLong { limit }),
        None => Err(FormatError::FileTooLong { limit }),
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
