//! Which format a file has, and text in that format → records.
//!
//! Two questions, both answered without touching a file. [`sniff`] looks at the beginning of an input and says how to
//! read it; content decides, and the name settles what content leaves open, because exporters write lines into `.json`
//! and scrapers write JSON into files without an ending. Then [`text::parse`], [`json::parse`] and
//! [`document::Document`] turn text into [`Record`]s.
//!
//! Prose never fails to parse. A JSON record does, if it is not JSON, not an object, or has neither text nor title.
//! Deliberately absent: encodings other than UTF-8, compression, feeds and web pages.

use std::path::Path;

use serde::de::IgnoredAny;

use crate::story::Metadata;

pub mod document;
pub mod json;
pub mod text;

/// One story as a format gives it, before its text is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The story's id, if it has one.
    pub id: Option<String>,
    /// The fields beside the text.
    pub metadata: Metadata,
    /// The text as decoded.
    pub text: String,
}

/// Why a record is not a story.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// Not JSON, or cut off.
    #[error("not valid JSON: {0}")]
    Json(JsonFault),
    /// Not JSON in the midst of a file, so that nobody can say where the next record begins.
    #[error("not valid JSON: {0}; the file is read up to here")]
    Rest(JsonFault),
    /// An array without its closing bracket: more may have been meant to follow.
    #[error("the array is never closed: the file may be cut off")]
    Unclosed,
    /// Valid JSON of another shape.
    #[error("not a story: it should be a JSON object, like {{\"title\": …, \"text\": …}}")]
    NotAnObject,
    /// An object in which no field of a story was found.
    #[error(
        "no text and no title: none of the fields {} has any",
        json::text_and_title_names()
    )]
    NoText,
    /// A story longer than any that somebody wrote.
    #[error("the story is too long: over {limit} bytes of text")]
    TextTooLong {
        /// The longest text that is read, in bytes.
        limit: usize,
    },
    /// A file that must be read as a whole and is longer than we are willing to hold.
    #[error(
        "the file is too long: over {limit} bytes that must be read as a whole; one record a line (NDJSON) may be longer"
    )]
    FileTooLong {
        /// The longest file that is read as a whole, in bytes.
        limit: usize,
    },
    /// A line longer than we are willing to hold.
    #[error("line too long: over {limit} bytes without a line break")]
    LineTooLong {
        /// The longest line that is read, in bytes.
        limit: usize,
    },
}

impl FormatError {
    /// How many lines below the record's first one the fault was found.
    pub fn lines_below(&self) -> u32 {
        match self {
            Self::Json(fault) | Self::Rest(fault) => fault.lines_below,
            _ => 0,
        }
    }
}

/// What is wrong with a piece of JSON, and where in it.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem} at column {column}")]
pub struct JsonFault {
    /// In words.
    pub problem: String,
    /// How many lines below the first.
    pub lines_below: u32,
    /// Bytes into its line, from 1.
    pub column: usize,
}

impl From<&serde_json::Error> for JsonFault {
    fn from(error: &serde_json::Error) -> Self {
        let text = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let problem = text.strip_suffix(&place).unwrap_or(&text);
        let problem = if error.is_eof() {
            "it breaks off"
        } else {
            problem
        };
        Self {
            problem: problem.to_owned(),
            lines_below: u32::try_from(error.line().saturating_sub(1)).unwrap_or(u32::MAX),
            column: error.column(),
        }
    }
}

/// How an input is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The whole of it is one story.
    Text,
    /// JSON objects, in an array or one after another, each over as many lines as it likes.
    Document,
    /// One JSON object a line.
    Lines,
}

/// What the ending of a file's name promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Prose: `.txt`, `.md` and the like.
    Text,
    /// `.json`.
    Json,
    /// `.ndjson` and `.jsonl`.
    Lines,
    /// No ending at all.
    None,
    /// One that tells nothing.
    Unknown,
}

impl Ending {
    /// The ending of `path`'s name, capitals and small letters alike.
    pub fn of(path: &Path) -> Self {
        let Some(ending) = path.extension() else {
            return Self::None;
        };
        match ending.to_string_lossy().to_ascii_lowercase().as_str() {
            "txt" | "text" | "md" | "markdown" | "story" => Self::Text,
            "json" => Self::Json,
            "ndjson" | "jsonl" => Self::Lines,
            _ => Self::Unknown,
        }
    }
}

/// So many lines that are not blank are enough for [`sniff`].
pub const LINES_TO_SNIFF: usize = 12;

/// How to read an input that begins with `head` and whose name has this `ending`; `whole` if there is no more than `head`.
///
/// - `[` and an object: an array.
/// - Lines each of which is an object: lines, also where some of the first are broken; a single one is a document, so
///   that a lone story has the same id however it is laid out. Prose may quote a line of JSON, so a file that is named
///   as prose must begin with one.
/// - Anything else that begins like an object: an object over many lines.
/// - The rest is what its name says, else prose; but prose that begins with a brace must be named so.
pub fn sniff(head: &str, whole: bool, ending: Ending) -> Format {
    let head = head.trim_start_matches(BYTE_ORDER_MARK).trim_start();
    let mut lines = head.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().unwrap_or_default();
    if begins_array(head, whole) {
        return Format::Document;
    }
    if is_object(first) {
        let alone = whole && lines.next().is_none() && ending != Ending::Lines;
        return if alone {
            Format::Document
        } else {
            Format::Lines
        };
    }
    match ending {
        Ending::Text if begins_object(head) => Format::Document,
        Ending::Text => Format::Text,
        Ending::Lines if first.trim() != "{" => Format::Lines,
        _ if lines.take(LINES_TO_SNIFF - 1).any(is_object) => Format::Lines,
        Ending::None | Ending::Unknown if !head.starts_with('{') => Format::Text,
        _ => Format::Document,
    }
}

/// What some editors put at the beginning of a file; no part of its text.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// Whether `line` is a JSON object from its first column on. Pretty-printed inner objects are indented.
fn is_object(line: &str) -> bool {
    line.starts_with('{') && serde_json::from_str::<IgnoredAny>(line).is_ok()
}

/// Whether `head` begins like an object with at least one field.
fn begins_object(head: &str) -> bool {
    head.strip_prefix('{')
        .is_some_and(|rest| rest.trim_start().starts_with('"'))
}

/// Whether `head` begins like an array of objects, or is an empty array.
fn begins_array(head: &str, whole: bool) -> bool {
    let Some(rest) = head.strip_prefix('[').map(str::trim_start) else {
        return false;
    };
    begins_object(rest) || (whole && rest.trim_end() == "]")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::{any, proptest};

    use super::{Ending, Format, sniff};

    #[test]
    fn content_decides_the_format_and_the_name_settles_the_rest() {
        let line = r#"{"text":"a"}"#;
        let two = format!("{line}\n{line}\n");
        let broken_first = format!("not json\n\n{line}\n");
        let cut_first = format!("{{\"text\": \"a\n{line}\n");
        let bom = format!("\u{feff}{two}");
        let cases = [
            ("Prose.", Ending::Unknown, Format::Text),
            ("", Ending::None, Format::Text),
            ("[Reuters] Prose.", Ending::Unknown, Format::Text),
            ("[1] A footnote", Ending::None, Format::Text),
            ("{not json", Ending::Text, Format::Text),
            ("{not json", Ending::Unknown, Format::Document),
            ("Not JSON.", Ending::Json, Format::Document),
            ("Not JSON.", Ending::Lines, Format::Lines),
            (
                "[\n  {\n \"text\": \"a\"",
                Ending::Unknown,
                Format::Document,
            ),
            ("[{\"text\": \"a\"}]", Ending::Lines, Format::Document),
            ("[]\n", Ending::Unknown, Format::Document),
            ("{\n  \"text\": \"a\"\n}", Ending::Unknown, Format::Document),
            ("{\n  \"text\": \"a\"\n}", Ending::Text, Format::Document),
            ("{\n  \"text\": \"a\"\n}", Ending::Lines, Format::Document),
            (
                "{\n \"x\":\n  {\"y\": 1}\n}",
                Ending::Json,
                Format::Document,
            ),
            (line, Ending::Json, Format::Document),
            (line, Ending::Unknown, Format::Document),
            (line, Ending::Lines, Format::Lines),
            (&two, Ending::Json, Format::Lines),
            (&two, Ending::Text, Format::Lines),
            (&bom, Ending::Unknown, Format::Lines),
            (&broken_first, Ending::Unknown, Format::Lines),
            (&broken_first, Ending::Json, Format::Lines),
            (&broken_first, Ending::Text, Format::Text),
            (&cut_first, Ending::None, Format::Lines),
        ];
        for (head, ending, format) in cases {
            assert_eq!(sniff(head, true, ending), format, "{head:?} as {ending:?}");
        }
    }

    #[test]
    fn a_line_at_the_end_of_a_longer_input_is_one_of_many() {
        let line = r#"{"text":"a"}"#;
        assert_eq!(sniff(line, false, Ending::Json), Format::Lines);
    }

    #[test]
    fn endings_are_known_in_capitals_too() {
        let cases = [
            ("a.txt", Ending::Text),
            ("a.TXT", Ending::Text),
            ("a.story", Ending::Text),
            ("a.Markdown", Ending::Text),
            ("a.json", Ending::Json),
            ("a.ndjson", Ending::Lines),
            ("a.b.JSONL", Ending::Lines),
            ("README", Ending::None),
            ("-", Ending::None),
            ("a.png", Ending::Unknown),
        ];
        for (name, ending) in cases {
            assert_eq!(Ending::of(Path::new(name)), ending, "{name}");
        }
    }

    proptest! {
        #[test]
        fn any_beginning_has_a_format(head in r#"[\[\]{}":,a \n\u{feff}]{0,40}|.{0,40}"#, whole in any::<bool>()) {
            for ending in [Ending::Text, Ending::Json, Ending::Lines, Ending::None, Ending::Unknown] {
                sniff(&head, whole, ending);
            }
        }
    }
}
