//! Paths and standard input → a stream of stories and load errors; the only reader of files.
//!
//! Steps: an input becomes sources in a stable order (`sources`), sources become pieces that can be read independently
//! (`pieces`: small files in groups, a large file of one record a line in chunks cut by `lines`), pieces become records by the
//! format they have (`records`), and a record becomes a [`Story`] here. What can't be had and what is bad are different errors;
//! neither ends the load, so that stories and errors together are all that was seen.
//!
//! Making the pieces is one thread's work, the rest that of any number (`threads`); order, numbers and errors are the same
//! whatever their number, down to one without threads ([`stories`]). What the caller makes of a story is done there too
//! ([`read`]), so that who needs more than the story has all cores for it.
//!
//! - What is read is bounded: a line, a text and a file that is read as a whole each by a limit. A longer one costs one record.
//!   No one writes a story of megabytes, and to look for quotes in it would take many times its size.
//! - Files are read, never mapped: a mapped file that is cut short kills the program.
//! - An empty or blank file is no story and no error: there was nothing to lose.
//! - Text that is not UTF-8 is decoded with replacement characters; spans count in the decoded text.
//!
//! Deliberately absent: other encodings, compression, watching.

use std::path::PathBuf;
use std::sync::Arc;

use crate::format::{FormatError, Record};
use crate::story::{Origin, Story};

mod lines;
mod pieces;
mod records;
pub mod sample;
mod sources;
mod threads;

use lines::{Buffers, Chunk};
use pieces::{Piece, pieces};
use records::{Content, Records, content};

/// Where to read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file, or a folder and all below it.
    Path(PathBuf),
    /// Standard input.
    Stdin,
    /// The sample stories that are built in.
    Sample,
}

/// Something that could not be loaded; the rest goes on.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The input can't be had at all.
    #[error("{path}: {reason}")]
    Unreadable {
        /// The file or folder.
        path: String,
        /// What the system says.
        reason: std::io::Error,
    },
    /// One record of an input is bad.
    #[error("{path}:{line}: {reason}")]
    BadRecord {
        /// The file.
        path: String,
        /// The line on which it was found bad, from 1.
        line: u32,
        /// What is wrong with it.
        reason: FormatError,
    },
}

/// How much is read at a time, at most.
#[derive(Clone, Copy, Debug)]
struct Limits {
    /// Bytes in a line of NDJSON.
    line: usize,
    /// Bytes in a text.
    text: usize,
    /// Bytes in a file that is read as a whole and holds many texts.
    file: usize,
}

/// A book has a megabyte or two, and a record may hold its page's source beside the text; what is beyond is a mistake. A file
/// may be as long as a span counts.
const LIMITS: Limits = Limits {
    line: 1 << 25,
    text: 1 << 24,
    file: u32::MAX as usize,
};

/// Stories of a file that is read as a whole which are passed on together.
const TOGETHER: usize = 256;

/// Something of what was read.
#[derive(Debug)]
pub struct Batch<T> {
    /// What was made of stories, and what could not be loaded, in order.
    pub found: Vec<Result<T, LoadError>>,
    /// How many bytes that took; of a document only those of its texts.
    pub bytes: usize,
}

impl<T> Default for Batch<T> {
    fn default() -> Self {
        Self {
            found: Vec::new(),
            bytes: 0,
        }
    }
}

/// What `make` makes of the stories of `inputs`, in a stable order. They are read and made by so many threads ahead of being
/// asked for, but not far.
pub fn read<T: Send + 'static>(
    inputs: Vec<Input>,
    threads: usize,
    make: impl FnMut(Story) -> T + Clone + Send + 'static,
) -> impl Iterator<Item = Batch<T>> + Send {
    read_within(inputs, threads, make, LIMITS)
}

fn read_within<T: Send + 'static>(
    inputs: Vec<Input>,
    threads: usize,
    mut make: impl FnMut(Story) -> T + Clone + Send + 'static,
    limits: Limits,
) -> impl Iterator<Item = Batch<T>> + Send {
    let buffers = Buffers::new();
    let pieces = pieces(inputs, limits, buffers.clone());
    threads::in_order(pieces, threads, move |piece, pass_on| {
        read_piece(piece, limits, &buffers, &mut make, pass_on);
    })
}

/// The stories of `inputs` in a stable order, a piece at a time as they are asked for.
pub fn stories(inputs: Vec<Input>) -> impl Iterator<Item = Result<Story, LoadError>> + Send {
    stories_within(inputs, LIMITS)
}

fn stories_within(
    inputs: Vec<Input>,
    limits: Limits,
) -> impl Iterator<Item = Result<Story, LoadError>> + Send {
    let buffers = Buffers::new();
    pieces(inputs, limits, buffers.clone()).flat_map(move |piece| {
        let mut found = Vec::new();
        read_piece(piece, limits, &buffers, &mut |story| story, &mut |batch| {
            found.extend(batch.found);
            true
        });
        found
    })
}

/// Reads one piece and passes on what `make` makes of its stories, until it is told to stop.
fn read_piece<T>(
    piece: Piece,
    limits: Limits,
    buffers: &Buffers,
    make: &mut impl FnMut(Story) -> T,
    pass_on: &mut dyn FnMut(Batch<T>) -> bool,
) {
    let mut batch = Batch::default();
    match piece {
        Piece::Failed(error) => batch.found.push(Err(error)),
        Piece::Chunk(chunk) => {
            batch.add_chunk(&chunk, limits, make);
            buffers.give_back(chunk);
        }
        Piece::Files(files) => {
            for source in files {
                match source
                    .open()
                    .and_then(|open| content(open, limits, buffers))
                {
                    Err(error) => batch.found.push(Err(error)),
                    Ok(Content::Whole(whole)) => {
                        let mut all = whole.records(limits);
                        batch.add(&mut all, usize::MAX, limits, make);
                    }
                    Ok(Content::Lines(cutter)) => {
                        for chunk in cutter {
                            match chunk {
                                Ok(chunk) => batch.add_chunk(&chunk, limits, make),
                                Err(error) => batch.found.push(Err(error)),
                            }
                        }
                    }
                }
            }
        }
        Piece::Whole(whole) => {
            let mut records = whole.records(limits);
            while batch.add(&mut records, TOGETHER, limits, make) {
                if !pass_on(std::mem::take(&mut batch)) {
                    return;
                }
            }
        }
    }
    pass_on(batch);
}

impl<T> Batch<T> {
    fn add_story(&mut self, story: Result<Story, LoadError>, make: &mut impl FnMut(Story) -> T) {
        self.found.push(story.map(make));
    }

    fn add_chunk(&mut self, chunk: &Chunk, limits: Limits, make: &mut impl FnMut(Story) -> T) {
        self.bytes += chunk.len();
        for found in chunk.records() {
            self.add_story(found.into_story(limits), make);
        }
    }

    /// Adds up to `most` records; whether there may be more.
    fn add(
        &mut self,
        records: &mut Records,
        most: usize,
        limits: Limits,
        make: &mut impl FnMut(Story) -> T,
    ) -> bool {
        for record in records.take(most) {
            let story = record.and_then(|found| found.into_story(limits));
            self.bytes += story.as_ref().map_or(0, |story| story.text().len());
            self.add_story(story, make);
        }
        self.found.len() == most
    }
}

/// A record and its place in its file.
#[derive(Debug)]
struct Found {
    path: Arc<str>,
    /// The line at which it begins, from 1.
    line: u32,
    /// Which record of the file it is, from 1, bad ones counted too, so that a repaired one moves nobody; none if it is all
    /// of the file.
    ordinal: Option<usize>,
    /// Whether the story's text is the file.
    is_file: bool,
    record: Result<Record, FormatError>,
}

impl Found {
    fn into_story(self, limits: Limits) -> Result<Story, LoadError> {
        let bad = |reason: FormatError| LoadError::BadRecord {
            line: self.line.saturating_add(reason.lines_below()),
            path: self.path.to_string(),
            reason,
        };
        let record = self.record.map_err(bad)?;
        if record.text.len() > limits.text {
            let limit = limits.text;
            return Err(bad(FormatError::TextTooLong { limit }));
        }
        let id = record.id.unwrap_or_else(|| match self.ordinal {
            Some(ordinal) => format!("{}#{ordinal}", self.path),
            None => self.path.to_string(),
        });
        let origin = if self.is_file {
            Origin::File(self.path)
        } else {
            Origin::Record(self.path, self.line)
        };
        Ok(Story::new(id, origin, record.metadata, record.text))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::{Input, LIMITS, Limits, stories_within};

    /// What the files of one name and content load as, within `limits`: headlines and errors, paths left out.
    fn load(name: &str, content: &str, limits: Limits) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        let mut file = std::fs::File::create(&path).expect("a file");
        file.write_all(content.as_bytes()).expect("written");
        stories_within(vec![Input::Path(path.clone())], limits)
            .map(|story| match story {
                Ok(story) => story.headline().to_owned(),
                Err(error) => error
                    .to_string()
                    .replace(&path.display().to_string(), "FILE"),
            })
            .collect()
    }

    #[test]
    fn a_line_beyond_the_limit_costs_one_record() {
        let long = "x".repeat(1 << 20);
        let content = format!("{{\"title\":\"A\"}}\n{{\"title\":\"{long}\"}}\n{{\"title\":\"C\"}}");
        let limits = Limits {
            line: 1000,
            ..LIMITS
        };
        let expected = [
            "A",
            "FILE:2: line too long: over 1000 bytes without a line break",
            "C",
        ];
        assert_eq!(load("a.ndjson", &content, limits), expected);
    }

    #[test]
    fn a_text_beyond_the_limit_is_an_error() {
        let limits = Limits {
            text: 10,
            file: 12,
            ..LIMITS
        };
        let too_long = ["FILE:1: the story is too long: over 10 bytes of text"];
        assert_eq!(load("a.txt", "0123456789", limits), ["0123456789"]);
        assert_eq!(load("a.txt", "0123456789!", limits), too_long);
        assert_eq!(
            load("a.ndjson", r#"{"text":"0123456789!"}"#, limits),
            too_long
        );
        assert_eq!(
            load("a.json", "[{\"text\":\"A\"}]", limits),
            [
                "FILE:1: the file is too long: over 12 bytes that must be read as a whole; one record a line (NDJSON) may be longer"
            ]
        );
    }
}
