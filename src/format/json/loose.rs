//! A value of whatever type an exporter chose, as the text in it.

use std::borrow::Cow;
use std::fmt::Formatter;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The fields of an inner object whose value stands for the object: a person's or site's name, a paragraph's text, and
/// what Mongo wraps ids and dates into.
const INNER_NAMES: [&str; 5] = ["name", "text", "$oid", "$date", "$numberLong"];

/// Text, loosely: a string or number, or a list of them with lists and objects in it flattened. Null, true, false and
/// objects without a known field are blank.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum Loose<'a> {
    /// Nothing there.
    #[default]
    Blank,
    /// A string or a number.
    One(Cow<'a, str>),
    /// A list.
    Many(Vec<Cow<'a, str>>),
}

impl<'a> Loose<'a> {
    /// Whether there is nothing but white space.
    pub(super) fn is_blank(&self) -> bool {
        self.parts().iter().all(|part| part.trim().is_empty())
    }

    /// The first text that is not blank, without white space around it.
    pub(super) fn first(&self) -> Option<&str> {
        self.parts()
            .iter()
            .map(|part| part.trim())
            .find(|part| !part.is_empty())
    }

    /// All of it on one line; none if that is blank.
    pub(super) fn into_joined(self, separator: &str) -> Option<Cow<'a, str>> {
        match self {
            _ if self.is_blank() => None,
            Self::Blank => None,
            Self::One(text) => Some(text),
            Self::Many(_) => Some(Cow::Owned(self.into_lines().join(separator))),
        }
    }

    /// Its lines that are not blank, without white space around them.
    pub(super) fn into_lines(self) -> Vec<String> {
        self.parts()
            .iter()
            .flat_map(|part| part.lines())
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// As a story's text: a string as it is, a list as paragraphs with a blank line between them.
    pub(super) fn into_text(self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::One(text) => text.into_owned(),
            Self::Many(paragraphs) => paragraphs.join("\n\n"),
        }
    }

    fn parts(&self) -> &[Cow<'a, str>] {
        match self {
            Self::Blank => &[],
            Self::One(text) => std::slice::from_ref(text),
            Self::Many(parts) => parts,
        }
    }

    fn into_parts(self) -> Vec<Cow<'a, str>> {
        match self {
            Self::Blank => Vec::new(),
            Self::One(text) => vec![text],
            Self::Many(parts) => parts,
        }
    }
}

impl<'de> Deserialize<'de> for Loose<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Anything)
    }
}

/// Takes a value of any type.
struct Anything;

impl<'de> Visitor<'de> for Anything {
    type Value = Loose<'de>;

    fn expecting(&self, formatter: &mut Formatter) -> std::fmt::Result {
        formatter.write_str("anything")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Loose<'de>, E> {
        Ok(Loose::One(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Loose<'de>, E> {
        Ok(Loose::One(Cow::Owned(text.to_owned())))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Loose<'de>, E> {
        Ok(Loose::One(Cow::Owned(number.to_string())))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Loose<'de>, E> {
        Ok(Loose::One(Cow::Owned(number.to_string())))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Loose<'de>, E> {
        Ok(Loose::One(Cow::Owned(number.to_string())))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Loose<'de>, E> {
        Ok(Loose::Blank)
    }

    fn visit_unit<E: Error>(self) -> Result<Loose<'de>, E> {
        Ok(Loose::Blank)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Loose<'de>, A::Error> {
        let mut parts = Vec::new();
        while let Some(element) = list.next_element::<Loose>()? {
            parts.extend(element.into_parts());
        }
        Ok(Loose::Many(parts))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Loose<'de>, A::Error> {
        let mut found = Loose::Blank;
        while let Some(name) = object.next_key::<Cow<str>>()? {
            if INNER_NAMES.contains(&&*name) && found.is_blank() {
                found = object.next_value()?;
            } else {
                object.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}
