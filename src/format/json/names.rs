//! What exporters call the properties of a story.

use std::fmt::Formatter;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

/// A property of a story that a record may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Property {
    Title,
    Text,
    Standfirst,
    Byline,
    Date,
    Url,
    Source,
    Id,
}

/// How many properties there are.
pub(super) const PROPERTIES: usize = 8;

/// The names of each property, in the order in which they are preferred.
pub(super) const NAMES: [(Property, &[&str]); PROPERTIES] = [
    (Property::Title, &["title", "headline"]),
    (
        Property::Text,
        &[
            "text",
            "body",
            "content",
            "article",
            "article_body",
            "maintext",
            "document",
            "raw_text",
            "paragraphs",
        ],
    ),
    (
        Property::Standfirst,
        &[
            "highlights",
            "standfirst",
            "summary",
            "description",
            "excerpt",
        ],
    ),
    (Property::Byline, &["authors", "author", "byline"]),
    (
        Property::Date,
        &[
            "date",
            "published",
            "publish_date",
            "date_publish",
            "pubDate",
            "datePublished",
        ],
    ),
    (
        Property::Url,
        &["url", "link", "source_url", "canonical_link"],
    ),
    (
        Property::Source,
        &[
            "source",
            "source_domain",
            "domain",
            "hostname",
            "publisher",
            "sitename",
            "meta_site_name",
        ],
    ),
    (Property::Id, &["id", "_id", "guid"]),
];

/// The rank of a value that stands in a field of another property; below all names of its own.
pub(super) const STRAY: usize = usize::MAX - 1;

/// The names under which text and title are looked for, for messages.
pub(in crate::format) fn text_and_title_names() -> String {
    let names = |wanted| {
        NAMES
            .iter()
            .filter(move |(property, _)| *property == wanted)
    };
    names(Property::Text)
        .chain(names(Property::Title))
        .flat_map(|(_, names)| *names)
        .copied()
        .collect::<Vec<_>>()
        .join(", ")
}

/// Which property a field's name stands for, and how far down its list of names it is.
pub(super) struct Key(pub(super) Option<(Property, usize)>);

impl Key {
    fn of(name: &str) -> Self {
        Self(NAMES.iter().find_map(|(property, names)| {
            let rank = names.iter().position(|known| *known == name)?;
            Some((*property, rank))
        }))
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Names;
        impl Visitor<'_> for Names {
            type Value = Key;

            fn expecting(&self, formatter: &mut Formatter) -> std::fmt::Result {
                formatter.write_str("a field's name")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
                Ok(Key::of(name))
            }
        }
        deserializer.deserialize_str(Names)
    }
}

#[cfg(test)]
mod tests {
    use super::NAMES;

    #[test]
    fn the_table_is_in_the_order_of_the_properties() {
        for (at, (property, _)) in NAMES.iter().enumerate() {
            assert_eq!(*property as usize, at);
        }
    }
}
