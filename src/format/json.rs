//! One JSON object, by the field names of real exporters → a record.
//!
//! The files of news-please, trafilatura, newspaper4k, CC-News, CNN/DailyMail and `XSum` open as they are. A story's
//! properties have several names; `names` lists them in the order of preference, and the first that is not blank wins.
//! Values are taken as they come (`Loose`): a list of authors, a number as an id, Mongo's `{"$oid": …}`. A value of
//! the wrong type is a blank one, so that it never costs the record. Fields nobody asked for, and those that could not win
//! any more, are skipped in place: no tree of values is built, and strings are borrowed until they are chosen.
//!
//! Deliberately absent: clean-up of what the fields say (markup, entities); the text is what the field holds.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

use self::loose::Loose;
use self::names::{Key, PROPERTIES, Property, STRAY};
use super::{FormatError, JsonFault, Record};
use crate::story::{Metadata, parse_date};

mod loose;
mod names;

pub(super) use names::text_and_title_names;

/// The record that the JSON object `text` holds.
///
/// # Errors
/// If it is not JSON, not an object, or has neither text nor title.
pub fn parse(text: &str) -> Result<Record, FormatError> {
    let fields: Fields = serde_json::from_str(text).map_err(|error| {
        if error.is_data() {
            FormatError::NotAnObject
        } else {
            FormatError::Json(JsonFault::from(&error))
        }
    })?;
    let record = fields.into_record();
    if record.text.is_empty() && record.metadata.title.is_none() {
        return Err(FormatError::NoText);
    }
    Ok(record)
}

/// The best value so far for each property, with the rank of its name.
struct Fields<'a> {
    best: [(usize, Loose<'a>); PROPERTIES],
}

impl<'a> Fields<'a> {
    /// Whether a value of this rank would be preferred to the one there is. The same name again is: the last wins.
    fn wants(&self, property: Property, rank: usize) -> bool {
        rank <= self.best[property as usize].0
    }

    /// Takes in a value, unless it is blank, says nothing or a better one is there.
    fn offer(&mut self, property: Property, rank: usize, value: Loose<'a>) {
        if !self.wants(property, rank) || value.is_blank() {
            return;
        }
        match property {
            // trafilatura's `source` is the page's address
            Property::Source if is_web_address(&value) => self.offer(Property::Url, STRAY, value),
            Property::Date if value.first().and_then(parse_date).is_none() => {}
            _ => self.best[property as usize] = (rank, value),
        }
    }

    fn take(&mut self, property: Property) -> Loose<'a> {
        std::mem::take(&mut self.best[property as usize].1)
    }

    fn into_record(mut self) -> Record {
        let mut line = |property| self.take(property).into_joined(", ").map(trimmed);
        Record {
            id: line(Property::Id),
            metadata: Metadata {
                title: line(Property::Title),
                byline: line(Property::Byline),
                source: line(Property::Source).map(Into::into),
                url: line(Property::Url),
                date: self.take(Property::Date).first().and_then(parse_date),
                standfirst: self.take(Property::Standfirst).into_lines(),
            },
            text: self.take(Property::Text).into_text(),
        }
    }
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = Fields<'de>;

            fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Fields {
                    best: std::array::from_fn(|_| (usize::MAX, Loose::default())),
                };
                while let Some(Key(key)) = map.next_key()? {
                    match key {
                        Some((property, rank)) if fields.wants(property, rank) => {
                            fields.offer(property, rank, map.next_value()?);
                        }
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                        }
                    }
                }
                Ok(fields)
            }
        }
        deserializer.deserialize_map(Object)
    }
}

/// Whether a value is a web address.
fn is_web_address(value: &Loose) -> bool {
    value
        .first()
        .is_some_and(|text| text.starts_with("http://") || text.starts_with("https://"))
}

/// `text` without the white space around it, copied only if there is some.
fn trimmed(text: Cow<str>) -> String {
    let inner = text.trim();
    if inner.len() == text.len() {
        text.into_owned()
    } else {
        inner.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::proptest;

    use super::super::{FormatError, Record};
    use super::names::{NAMES, Property};
    use super::parse;
    use crate::story::Metadata;

    fn read(text: &str) -> Record {
        parse(text).unwrap_or_else(|error| panic!("{text}\n{error}"))
    }

    #[test]
    fn every_name_is_heard() {
        for (property, names) in NAMES {
            for name in names {
                let record = read(&format!(
                    r#"{{"title":"T","text":"x","{name}":"30 August 2023"}}"#
                ));
                let metadata = &record.metadata;
                let told = match property {
                    Property::Title => {
                        *name == "headline" || metadata.title.as_deref() == Some("30 August 2023")
                    }
                    Property::Text => !record.text.is_empty(),
                    Property::Standfirst => metadata.standfirst == ["30 August 2023"],
                    Property::Byline => metadata.byline.is_some(),
                    Property::Date => metadata.date == Some(date(2023, 8, 30)),
                    Property::Url => metadata.url.is_some(),
                    Property::Source => metadata.source.is_some(),
                    Property::Id => record.id.is_some(),
                };
                assert!(told, "{name}: {record:?}");
            }
        }
    }

    #[test]
    fn the_first_name_that_is_not_blank_gives_the_text() {
        let cases = [
            (r#"{"raw_text":"raw","text":"kept"}"#, "kept"),
            (r#"{"text":"kept","raw_text":"raw"}"#, "kept"),
            (r#"{"text":" \n","raw_text":"raw"}"#, "raw"),
            (
                r#"{"text":null,"body":"","content":"kept","document":"d"}"#,
                "kept",
            ),
            (r#"{"text":"one","text":"two"}"#, "two"),
            (r#"{"text":"one","text":""}"#, "one"),
            (r#"{"text":{"unheard":"of"},"body":"kept"}"#, "kept"),
            (r#"{"text":[],"body":"kept"}"#, "kept"),
            (r#"{"te\u0078t":"kept"}"#, "kept"),
            (r#"{"text":" As it\r\n came. "}"#, " As it\r\n came. "),
            (r#"{"text":"‘\u001b[2J’ \ud83d\ude00"}"#, "‘\u{1b}[2J’ 😀"),
            (r#"{"paragraphs":["One.","Two."]}"#, "One.\n\nTwo."),
            (
                r#"{"paragraphs":[{"text":"One.","n":1},{"text":"Two."}]}"#,
                "One.\n\nTwo.",
            ),
            (r#"{"paragraphs":["One."],"body":"kept"}"#, "kept"),
            (r#"{"content":["One.","Two."]}"#, "One.\n\nTwo."),
        ];
        for (json, text) in cases {
            assert_eq!(read(json).text, text, "{json}");
        }
    }

    #[test]
    fn other_properties_take_the_types_that_exporters_write() {
        let metadata = |fields: &str| read(&format!(r#"{{"text":"x",{fields}}}"#)).metadata;
        let expect =
            |fields: &str, expected: Metadata| assert_eq!(metadata(fields), expected, "{fields}");
        let none = Metadata::default;
        let text = |value: &str| Some(value.to_owned());
        let lines = |values: &[&str]| values.iter().map(ToString::to_string).collect();

        expect(
            r#""title":" Ferry fares \n""#,
            Metadata {
                title: text("Ferry fares"),
                ..none()
            },
        );
        expect(
            r#""headline":"H","title":"""#,
            Metadata {
                title: text("H"),
                ..none()
            },
        );
        expect(
            r#""title":1984"#,
            Metadata {
                title: text("1984"),
                ..none()
            },
        );
        expect(
            r#""highlights":"One .\n\n Two .""#,
            Metadata {
                standfirst: lines(&["One .", "Two ."]),
                ..none()
            },
        );
        expect(
            r#""summary":["One"," ",{"text":"Two"}]"#,
            Metadata {
                standfirst: lines(&["One", "Two"]),
                ..none()
            },
        );
        expect(
            r#""authors":["Ann Lee","","Bo Roe"]"#,
            Metadata {
                byline: text("Ann Lee, Bo Roe"),
                ..none()
            },
        );
        expect(
            r#""author":[{"@type":"Person","name":"Ann Lee"}]"#,
            Metadata {
                byline: text("Ann Lee"),
                ..none()
            },
        );
        expect(
            r#""authors":[],"byline":"Ann Lee""#,
            Metadata {
                byline: text("Ann Lee"),
                ..none()
            },
        );
        expect(
            r#""publisher":{"name":"The Quayside Echo"}"#,
            Metadata {
                source: Some("The Quayside Echo".into()),
                ..none()
            },
        );
        expect(
            r#""date":"soon","pubDate":"Wed, 30 Aug 2023 14:02:00 +0100""#,
            Metadata {
                date: Some(date(2023, 8, 30)),
                ..none()
            },
        );
        expect(
            r#""date":1693400000"#,
            Metadata {
                date: Some(date(2023, 8, 30)),
                ..none()
            },
        );
        expect(
            r#""date":{"$date":{"$numberLong":"1693400000000"}}"#,
            Metadata {
                date: Some(date(2023, 8, 30)),
                ..none()
            },
        );
        expect(
            r#""date":true,"url":false,"source":null,"title":{"a":[]}"#,
            none(),
        );
    }

    #[test]
    fn ids_are_strings_or_numbers() {
        let cases = [
            (r#""id":"a7""#, Some("a7")),
            (r#""id":12"#, Some("12")),
            (r#""id":-3"#, Some("-3")),
            (r#""_id":{"$oid":"64ef"}"#, Some("64ef")),
            (r#""id":"","guid":"g""#, Some("g")),
            (r#""id":null"#, None),
        ];
        for (field, id) in cases {
            let json = format!(r#"{{"text":"x",{field}}}"#);
            assert_eq!(read(&json).id.as_deref(), id, "{json}");
        }
    }

    #[test]
    fn a_bad_record_is_told_in_words() {
        let cases = [
            ("not json", "not valid JSON: expected ident at column 2"),
            (
                r#"{"title":"T""#,
                "not valid JSON: it breaks off at column 12",
            ),
            ("5", "not a story"),
            ("[]", "not a story"),
            (
                r#"{"text":"\ud800"}"#,
                "not valid JSON: unexpected end of hex escape at column",
            ),
            (
                r#"{"summary":"Only this"}"#,
                "no text and no title: none of the fields text, body, content, article, ",
            ),
        ];
        for (json, beginning) in cases {
            let said = parse(json).expect_err(json).to_string();
            assert!(said.starts_with(beginning), "{json}: {said}");
        }
    }

    #[test]
    fn the_fault_is_placed_in_a_record_of_many_lines() {
        let error = parse("{\n\"title\": \"T\",\n oops}").expect_err("it is broken");
        assert_eq!(error.lines_below(), 2);
        assert!(error.to_string().ends_with("at column 2"), "{error}");
    }

    #[test]
    fn numbers_and_depths_beyond_measure_do_no_harm_where_nobody_asked() {
        let deep = format!(
            r#"{{"x":{}{},"text":"kept"}}"#,
            "[".repeat(100_000),
            "]".repeat(100_000)
        );
        let large = format!(
            r#"{{"x":{},"y":1e400,"text":"kept"}}"#,
            "9".repeat(1_000_000)
        );
        assert_eq!(read(&deep).text, "kept");
        assert_eq!(read(&large).text, "kept");
        let asked = format!(
            r#"{{"text":{}{}}}"#,
            "[".repeat(100_000),
            "]".repeat(100_000)
        );
        assert!(matches!(parse(&asked), Err(FormatError::Json(_))));
    }

    proptest! {
        #[test]
        fn any_text_is_a_record_or_an_error(text in r#"([\[\]{}",:\n 1é\\]|"(title|text|id|date|source)":|null|1e9){0,40}"#) {
            let _ = parse(&text);
        }

        #[test]
        fn any_story_comes_back_as_it_went_in(text in "\\PC*[a-z]\\PC*", title in "[a-z]\\PC*[a-z]") {
            let json = serde_json::json!({"text": text, "title": title}).to_string();
            let record = read(&json);
            assert_eq!(record.text, text);
            assert_eq!(record.metadata.title, Some(title));
        }
    }
}
