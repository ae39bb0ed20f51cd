//! One text of JSON → the records in it.
//!
//! A document is objects with brackets, commas and white space between them. That is what an array is, and it is also
//! what `jq` prints (objects one after another) and what newspaper4k's command writes for several urls (`{…},{…},` or
//! `[{…},]{…}]`), so brackets and commas are skipped wherever they stand between objects, and only an array that is never
//! closed is reported. Each object is cut out first and parsed by itself: one bad record costs one record. Only a fault
//! of syntax ends the reading, for nobody can say where the next record begins.

use std::ops::Range;

use serde_json::value::RawValue;

use super::{FormatError, JsonFault, Record, json};

/// The records of a document, in order, as they are asked for.
#[derive(Debug)]
pub struct Document {
    text: String,
    /// Everything before it is read.
    at: usize,
    /// The line of `at`, from 1.
    line: u32,
    /// Brackets that are open.
    depth: usize,
}

/// One record of a document, or why it is none.
#[derive(Debug)]
pub struct Entry {
    /// The line at which it begins, from 1.
    pub line: u32,
    /// What was found.
    pub record: Result<Record, FormatError>,
}

impl Document {
    /// The document that `text` is.
    pub fn new(text: String) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
            depth: 0,
        }
    }

    /// Whether nothing but closing brackets follows.
    pub fn is_at_end(&self) -> bool {
        self.text[self.at..]
            .bytes()
            .all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b']'))
    }

    /// Goes on to the next value.
    fn skip_punctuation(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        for byte in rest {
            match byte {
                b'[' => self.depth += 1,
                b']' => self.depth = self.depth.saturating_sub(1),
                b'\n' => self.line = self.line.saturating_add(1),
                b' ' | b'\t' | b'\r' | b',' => {}
                _ => break,
            }
            self.at += 1;
        }
    }

    /// The value that begins here.
    fn value(&self) -> Result<Range<usize>, JsonFault> {
        let rest = &self.text[self.at..];
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
        match values.next() {
            Some(Ok(value)) => Ok(self.at..self.at + value.get().len()),
            Some(Err(error)) => Err(JsonFault::from(&error)),
            None => Ok(self.at..self.at),
        }
    }

    /// What is to be said when the text is used up.
    fn end(&mut self) -> Option<Entry> {
        let open = std::mem::take(&mut self.depth) > 0;
        open.then_some(Entry {
            line: self.line,
            record: Err(FormatError::Unclosed),
        })
    }

    /// Leaves out what follows.
    fn give_up(&mut self) {
        self.at = self.text.len();
        self.depth = 0;
    }
}

impl Iterator for Document {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        self.skip_punctuation();
        if self.at == self.text.len() {
            return self.end();
        }
        let line = self.line;
        let record = match self.value() {
            Ok(range) => {
                let value = &self.text[range.clone()];
                let breaks = memchr::memchr_iter(b'\n', value.as_bytes()).count();
                self.line = line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
                self.at = range.end;
                json::parse(value)
            }
            Err(fault) => {
                self.give_up();
                Err(FormatError::Rest(fault))
            }
        };
        Some(Entry { line, record })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, proptest};

    use super::Document;

    /// The lines and titles of the records; of a bad one the beginning of what is said.
    fn read(text: &str) -> Vec<(u32, String)> {
        Document::new(text.to_owned())
            .map(|entry| {
                let said = match entry.record {
                    Ok(record) => record.metadata.title.unwrap_or_default(),
                    Err(error) => error.to_string(),
                };
                (entry.line, said)
            })
            .collect()
    }

    fn check(text: &str, expected: &[(u32, &str)]) {
        let found = read(text);
        assert_eq!(found.len(), expected.len(), "{text:.200}\n{found:?}");
        for ((line, said), (expected_line, beginning)) in found.iter().zip(expected) {
            assert_eq!(line, expected_line, "{text:.200}\n{found:?}");
            assert!(said.starts_with(beginning), "{text:.200}\n{found:?}");
        }
    }

    #[test]
    fn objects_are_found_however_they_are_strung_together() {
        let cases: &[(&str, &[(u32, &str)])] = &[
            ("", &[]),
            ("[]", &[]),
            (r#"{"title":"A"}"#, &[(1, "A")]),
            (
                "[\n{\"title\":\n\"A\"\n},\n\n{\"title\":\"B\"}]\n",
                &[(2, "A"), (6, "B")],
            ),
            (
                "{\n\"title\":\"A\"}\n{\n\"title\":\"B\"}\n",
                &[(1, "A"), (3, "B")],
            ),
            (r#"{"title":"A"},{"title":"B"},"#, &[(1, "A"), (1, "B")]),
            (r#"[{"title":"A"},]{"title":"B"}]"#, &[(1, "A"), (1, "B")]),
        ];
        for (text, expected) in cases {
            check(text, expected);
        }
    }

    #[test]
    fn one_bad_element_is_one_error() {
        let text = "[{\"title\":\"A\"},\n5,\n{\"id\":3},\n null, {\"title\":\"B\"}]";
        let expected = [
            (1, "A"),
            (2, "not a story"),
            (3, "no text"),
            (4, "not a story"),
            (4, "B"),
        ];
        check(text, &expected);
    }

    #[test]
    fn a_fault_of_syntax_keeps_what_stands_before_it() {
        let cut = "not valid JSON: it breaks off";
        check("[{\"title\":\"A\"},\n{\"title\":\"B", &[(1, "A"), (2, cut)]);
        check(
            "[{\"title\":\"A\"},\n{title:\"B\"}]",
            &[(1, "A"), (2, "not valid JSON: key must")],
        );
        check(
            "[{\"title\":\"A\"},\n",
            &[(1, "A"), (2, "the array is never closed")],
        );
        check(&"[".repeat(100_000), &[(1, "the array is never closed")]);
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_its_end(text in r#"([\[\]{}",:\n a1é]|"title"|\{"text":"x"\}){0,40}"#) {
            let found = read(&text);
            prop_assert!(found.len() <= text.len() + 1);
            let lines = u32::try_from(text.lines().count()).unwrap_or(u32::MAX);
            prop_assert!(found.iter().all(|(line, _)| *line <= lines + 1));
        }
    }
}
