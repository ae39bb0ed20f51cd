//! Paths and standard input → a stream of stories and load errors; the only reader of files.
//!
//! Three steps, each lazy, so that a story is there before the next is read:
//! an input becomes sources in a stable order (`sources`), a source becomes records by the format it has (`records`, with
//! `lines` for one line at a time), and a record becomes a [`Story`] here. What can't be had and what is bad are different
//! errors; neither ends the load, so that stories and errors together are all that was seen.
//!
//! - What is read is bounded: a line by a limit, a whole text by what spans can count.
//! - Files are read, never mapped: a mapped file that is cut short kills the program.
//! - An empty or blank file is no story and no error: there was nothing to lose.
//! - Text that is not UTF-8 is decoded with replacement characters; spans count in the decoded text.
//!
//! Deliberately absent: other encodings, compression, watching, threads (the caller has them: the iterator is `Send`).

use std::path::PathBuf;
use std::sync::Arc;

use crate::format::{FormatError, Record};
use crate::story::{Origin, Story};

mod lines;
mod records;
pub mod sample;
mod sources;

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
    /// Bytes in a text, and in a file that is read as a whole.
    text: usize,
}

/// A line of a gigabyte is a mistake; a span counts to four.
const LIMITS: Limits = Limits {
    line: 1 << 30,
    text: u32::MAX as usize,
};

/// The stories of `inputs` in a stable order, read as they are asked for.
pub fn stories(inputs: Vec<Input>) -> impl Iterator<Item = Result<Story, LoadError>> + Send {
    stories_within(inputs, LIMITS)
}

fn stories_within(
    inputs: Vec<Input>,
    limits: Limits,
) -> impl Iterator<Item = Result<Story, LoadError>> + Send {
    inputs
        .into_iter()
        .flat_map(sources::sources)
        .flat_map(move |source| match source {
            Ok(source) => records::records(source, limits),
            Err(error) => Box::new(std::iter::once(Err(error))),
        })
        .map(move |found| found.and_then(|found| found.into_story(limits)))
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
            return Err(bad(FormatError::TextTooLong));
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
        let limits = Limits { text: 10, ..LIMITS };
        let too_long = ["FILE:1: the story is too long: over 4 GiB of text"];
        assert_eq!(load("a.txt", "0123456789", limits), ["0123456789"]);
        assert_eq!(load("a.txt", "0123456789!", limits), too_long);
        assert_eq!(
            load("a.ndjson", r#"{"text":"0123456789!"}"#, limits),
            too_long
        );
        assert_eq!(
            load("a.json", "[{\"text\":\"A\"}]", limits),
            [
                "FILE:1: the file is too long: over 4 GiB that must be read as a whole; one record a line (NDJSON) may be longer"
            ]
        );
    }
}
