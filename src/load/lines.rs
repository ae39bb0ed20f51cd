//! A file with one record a line → chunks of whole lines.
//!
//! The cutting is done by one thread and the parsing of chunks by any number, so what a line's place in the file decides (its
//! number, the number of its record) is counted here, at the speed of looking for line ends. A chunk is what one read gave, up
//! to its last line end: of a file as much as fits, of a pipe what has come, so that a slow stream is not waited for.
//!
//! Memory is bounded: buffers are handed back after parsing and used again, for filling fresh pages costs four times as much
//! as reading into old ones; a line that made one grow far beyond that is freed at once.

use std::borrow::Cow;
use std::io::{self, Read};
use std::sync::Arc;

use crossbeam_channel::{Receiver, Sender, bounded};

use super::records::{Reader, found};
use super::{Found, LoadError};
use crate::format::{FormatError, json};

/// Bytes asked of the system at a time: enough that threads seldom meet, and little beside any archive.
const CHUNK: usize = 1 << 18;

/// Buffers that wait to be used again, at most.
const SPARE: usize = 16;

/// Some lines of a file, whole.
#[derive(Debug)]
pub(super) struct Chunk {
    path: Arc<str>,
    /// The line before the first, from 1.
    line: u32,
    /// The record before the first, from 1.
    ordinal: usize,
    bytes: Vec<u8>,
    /// How many of the bytes are lines.
    filled: usize,
    /// The longest line, in bytes.
    limit: usize,
    /// Whether it stands for one line that was too long to be held.
    too_long: bool,
}

impl Chunk {
    /// How many bytes of the file it holds.
    pub(super) fn len(&self) -> usize {
        self.filled
    }

    /// Its records, in order.
    pub(super) fn records(&self) -> impl Iterator<Item = Found> {
        let path = &self.path;
        let too_long = move || Err(FormatError::LineTooLong { limit: self.limit });
        let passed_over = self
            .too_long
            .then(|| found(path, self.line + 1, self.ordinal + 1, too_long()));
        let lines = lines(&self.bytes[..self.filled]);
        let records = (self.line.saturating_add(1)..)
            .zip(lines)
            .filter(|(_, line)| !is_blank(line));
        let records = (self.ordinal + 1..).zip(records);
        let parsed = records.map(move |(ordinal, (line, bytes))| {
            let record = if bytes.len() > self.limit {
                too_long()
            } else {
                json::parse(&text(content(bytes)))
            };
            found(path, line, ordinal, record)
        });
        passed_over.into_iter().chain(parsed)
    }
}

/// The lines of `bytes`, line breaks included.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut start = 0;
    let breaks = memchr::memchr_iter(b'\n', bytes).map(|at| at + 1);
    let last = (!bytes.ends_with(b"\n") && !bytes.is_empty()).then_some(bytes.len());
    breaks.chain(last).map(move |end| {
        let line = &bytes[start..end];
        start = end;
        line
    })
}

/// A line without its break, and without the byte order mark that joined files have in their midst.
fn content(line: &[u8]) -> &[u8] {
    let line = line.trim_ascii_end();
    line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)
}

/// A line as text. Nearly all is good UTF-8, which is found out four times as fast by who expects it.
fn text(line: &[u8]) -> Cow<'_, str> {
    str::from_utf8(line).map_or_else(|_| String::from_utf8_lossy(line), Cow::Borrowed)
}

fn is_blank(line: &[u8]) -> bool {
    content(line).trim_ascii().is_empty()
}

/// Buffers on their way back.
#[derive(Clone, Debug)]
pub(super) struct Buffers {
    back: Sender<Vec<u8>>,
    spare: Receiver<Vec<u8>>,
}

impl Buffers {
    /// No buffers yet.
    pub(super) fn new() -> Self {
        let (back, spare) = bounded(SPARE);
        Self { back, spare }
    }

    fn take(&self) -> Vec<u8> {
        self.spare.try_recv().unwrap_or_default()
    }

    /// Takes back the buffer of a chunk that is done with.
    pub(super) fn give_back(&self, chunk: Chunk) {
        if (CHUNK..=4 * CHUNK).contains(&chunk.bytes.capacity()) {
            let _ = self.back.try_send(chunk.bytes); // where there are enough, it is freed
        }
    }
}

/// Cuts a file into chunks as they are asked for.
pub(super) struct Cutter {
    path: Arc<str>,
    reader: Reader,
    buffers: Buffers,
    /// Bytes in a line, at most.
    limit: usize,
    /// What begins with an unfinished line; all of it is initialised, the first `filled` bytes are read.
    bytes: Vec<u8>,
    filled: usize,
    /// Lines and records cut so far.
    line: u32,
    ordinal: usize,
    /// Whether the line at hand is passed over.
    too_long: bool,
    ended: bool,
}

impl Cutter {
    /// A cutter of the lines that begin with `head` and go on in `reader`.
    pub(super) fn new(
        path: Arc<str>,
        head: Vec<u8>,
        reader: Reader,
        limit: usize,
        buffers: Buffers,
    ) -> Self {
        Self {
            path,
            reader,
            buffers,
            limit,
            filled: head.len(),
            bytes: head,
            line: 0,
            ordinal: 0,
            too_long: false,
            ended: false,
        }
    }

    /// Reads on once; false if there is no more.
    fn fill(&mut self) -> io::Result<bool> {
        if self.bytes.len() < self.filled + CHUNK {
            self.bytes.resize(self.filled + CHUNK, 0);
        }
        loop {
            match self.reader.read(&mut self.bytes[self.filled..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
                Ok(read) => {
                    self.filled += read;
                    return Ok(read > 0);
                }
            }
        }
    }

    /// Takes the first `end` bytes as a chunk; what is behind them begins the next.
    fn cut(&mut self, end: usize) -> Chunk {
        let mut next = self.buffers.take();
        let rest = &self.bytes[end..self.filled];
        if next.len() < rest.len() {
            next.resize(rest.len(), 0);
        }
        next[..rest.len()].copy_from_slice(rest);
        self.filled = rest.len();
        let chunk = Chunk {
            path: Arc::clone(&self.path),
            line: self.line,
            ordinal: self.ordinal,
            bytes: std::mem::replace(&mut self.bytes, next),
            filled: if self.too_long { 0 } else { end },
            limit: self.limit,
            too_long: std::mem::take(&mut self.too_long),
        };
        if chunk.too_long {
            self.line = self.line.saturating_add(1);
            self.ordinal += 1;
        }
        for line in lines(&chunk.bytes[..chunk.filled]) {
            self.line = self.line.saturating_add(1);
            self.ordinal += usize::from(!is_blank(line));
        }
        chunk
    }

    /// Goes on to the next chunk; `searched` bytes of what is there are known to hold no line end.
    fn advance(&mut self) -> io::Result<Option<Chunk>> {
        let mut searched = 0;
        loop {
            let new = &self.bytes[searched..self.filled];
            let line_end = if self.too_long {
                memchr::memchr(b'\n', new)
            } else {
                memchr::memrchr(b'\n', new)
            };
            if let Some(at) = line_end {
                return Ok(Some(self.cut(searched + at + 1)));
            }
            self.too_long |= self.filled > self.limit;
            if self.too_long {
                self.filled = 0;
                self.bytes.truncate(CHUNK);
                self.bytes.shrink_to(CHUNK);
            }
            searched = self.filled;
            if !self.fill()? {
                self.ended = true;
                let left = self.too_long || self.filled > 0;
                return Ok(left.then(|| self.cut(self.filled)));
            }
        }
    }
}

impl Iterator for Cutter {
    type Item = Result<Chunk, LoadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        self.advance().transpose().map(|chunk| {
            chunk.map_err(|reason| {
                self.ended = true;
                LoadError::Unreadable {
                    path: self.path.to_string(),
                    reason,
                }
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};
    use std::sync::Arc;

    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{Buffers, Cutter};

    /// Gives a few bytes a read, as a pipe may.
    struct Drops(Vec<u8>, usize);

    impl Read for Drops {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let taken = self.1.min(self.0.len()).min(buffer.len());
            buffer[..taken].copy_from_slice(&self.0[..taken]);
            self.0.drain(..taken);
            Ok(taken)
        }
    }

    /// Line and ordinal of every record of `text`, of which so many bytes come with the head and at a time, with its title or
    /// the beginning of the fault.
    fn read(text: &str, head: usize, drop: usize, limit: usize) -> Vec<(u32, usize, String)> {
        let (head, rest) = text.as_bytes().split_at(head.min(text.len()));
        let drops: Box<dyn Read + Send> = Box::new(Drops(rest.to_vec(), drop));
        let reader = BufReader::with_capacity(1, drops);
        let buffers = Buffers::new();
        let cutter = Cutter::new(
            Arc::from("f"),
            head.to_vec(),
            reader,
            limit,
            buffers.clone(),
        );
        let mut all = Vec::new();
        for chunk in cutter {
            let chunk = chunk.expect("memory can be read");
            all.extend(chunk.records().map(|found| {
                let told = match found.record {
                    Ok(record) => record.metadata.title.unwrap_or_default(),
                    Err(error) => error.to_string()[..13].to_owned(),
                };
                (found.line, found.ordinal.expect("it is one of many"), told)
            }));
            buffers.give_back(chunk);
        }
        all
    }

    #[test]
    fn lines_longer_than_the_limit_are_passed_over() {
        let text = "{\"title\":\"A\"}\n\n{\"title\":\"too long\"}\n{\"title\":\"C\"}";
        let told = |line, ordinal, told: &str| (line, ordinal, told.to_owned());
        let expected = [
            told(1, 1, "A"),
            told(3, 2, "line too long"),
            told(4, 3, "C"),
        ];
        for (head, drop) in [(0, 1), (0, 1000), (20, 7), (100, 1)] {
            assert_eq!(read(text, head, drop, 15), expected, "{head} {drop}");
        }
        assert_eq!(read("", 0, 1, 15), []);
        assert_eq!(
            read("longer than that", 0, 1, 4),
            [told(1, 1, "line too long")]
        );
    }

    proptest! {
        #[test]
        fn where_a_file_is_cut_makes_no_difference(
            text in r#"(\{"title":"[a-c]{1,9}"\}\n|\n| \n|bad json and so on\n|\{"title":"[a-c]{1,9}"\}){0,9}"#,
            head in 0usize..60, drop in 1usize..30, limit in 14usize..20,
        ) {
            prop_assert_eq!(read(&text, head, drop, limit), read(&text, text.len(), 1, limit));
        }
    }
}
