//! The front matter of Markdown files: `---`, lines of `key: value`, `---`.
//!
//! Only the few keys that a story knows are read, and only flat values; anything that does not look like front matter is
//! left to be text.

use crate::story::{Metadata, parse_date};

/// The longest front matter, in lines.
const LONGEST: usize = 60;

/// Where the text proper begins. What the front matter before it says fills what `metadata` leaves open.
pub(super) fn matter(text: &str, metadata: &mut Metadata) -> usize {
    let body = text.trim_start_matches('\u{feff}');
    let skipped = text.len() - body.len();
    let mut lines = body.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return skipped;
    };
    let mut at = skipped + first.len();
    let mut fields = Vec::new();
    for line in lines.take(LONGEST) {
        at += line.len();
        let content = line.trim_end();
        if content == "---" && !fields.is_empty() {
            for (key, value) in fields {
                fill(metadata, key, value);
            }
            return at;
        }
        match content.split_once(':') {
            Some((key, value)) if is_key(key) => fields.push((key, unquoted(value.trim()))),
            _ if content.is_empty() || content.starts_with([' ', '-', '#']) => {}
            _ => break,
        }
    }
    skipped
}

fn is_key(key: &str) -> bool {
    !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
}

fn unquoted(value: &str) -> &str {
    ['"', '\'']
        .into_iter()
        .find_map(|mark| value.strip_prefix(mark)?.strip_suffix(mark))
        .unwrap_or(value)
}

fn fill(metadata: &mut Metadata, key: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    let slot = match key.to_ascii_lowercase().as_str() {
        "title" | "headline" => &mut metadata.title,
        "author" | "byline" | "by" => &mut metadata.byline,
        "source" | "publication" | "publisher" => {
            metadata.source.get_or_insert_with(|| value.into());
            return;
        }
        "url" | "link" | "canonical" => &mut metadata.url,
        "date" | "published" => {
            metadata.date = metadata.date.or_else(|| parse_date(value));
            return;
        }
        _ => return,
    };
    slot.get_or_insert_with(|| value.to_owned());
}

#[cfg(test)]
mod tests {
    use super::matter;
    use crate::story::Metadata;

    #[test]
    fn front_matter_fills_what_is_open_and_is_no_text() {
        let text = "---\ntitle: \"Bell: gone\"\nauthor: Ann Lee\ntags:\n  - sea\nurl: https://a.example/x\n---\nBody.";
        let mut metadata = Metadata {
            byline: Some("Bo Day".into()),
            ..Metadata::default()
        };
        assert_eq!(&text[matter(text, &mut metadata)..], "Body.");
        assert_eq!(metadata.title.as_deref(), Some("Bell: gone"));
        assert_eq!(metadata.byline.as_deref(), Some("Bo Day"));
        assert_eq!(metadata.url.as_deref(), Some("https://a.example/x"));
    }

    #[test]
    fn a_rule_at_the_start_is_no_front_matter() {
        for text in [
            "",
            "---",
            "---\n---\nx",
            "---\nHe said: no\nIt is so.\n---",
            "---\ntitle: open",
        ] {
            let mut metadata = Metadata::default();
            assert_eq!(matter(text, &mut metadata), 0, "{text:?}");
            assert_eq!(metadata, Metadata::default());
        }
    }
}
