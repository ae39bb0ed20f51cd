//! Lines that say who wrote a story and when.

use crate::story::date::month;
use crate::story::{Metadata, parse_date};

/// The longest such line, in bytes.
const LONGEST: usize = 160;

/// The most words that say what a writer is.
const LONGEST_POST: usize = 5;

/// What announces a date.
const ANNOUNCED: [&str; 7] = [
    "published",
    "updated",
    "last updated",
    "first published",
    "posted",
    "modified",
    "last modified",
];

/// Whether `line`, in the head of a story, is a byline or a date; if so it fills what `metadata` leaves open.
pub(super) fn fill(line: &str, metadata: &mut Metadata) -> bool {
    fill_anywhere(line, metadata)
        || line.len() <= LONGEST && is_date(line) && fill_date(line, metadata)
}

/// The same for a line anywhere: without the plain dates, which may be headings there.
pub(super) fn fill_anywhere(line: &str, metadata: &mut Metadata) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    if let Some(rest) = announced(line) {
        return fill_date(rest, metadata);
    }
    let Some(name) = name(line) else {
        return false;
    };
    let (name, date) = split_date(name);
    if !is_name(name) {
        return false;
    }
    if let Some(date) = date {
        fill_date(announced(date).unwrap_or(date), metadata);
    }
    metadata.byline.get_or_insert_with(|| name.to_owned());
    true
}

/// Always true, for the caller's chain: the line is a date line whether or not its day can be told.
fn fill_date(text: &str, metadata: &mut Metadata) -> bool {
    if metadata.date.is_none() {
        metadata.date = parse_date(text).or_else(|| {
            text.split(['|', '•'])
                .find_map(|part| parse_date(part.trim()))
        });
    }
    true
}

/// What follows `Published:` and the like, where it holds a number.
fn announced(line: &str) -> Option<&str> {
    let lead_is = |announced: &&&str| {
        line.get(..announced.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(announced))
    };
    let word = ANNOUNCED.iter().find(lead_is)?;
    let rest = &line[word.len()..];
    let after = rest
        .trim_start()
        .trim_start_matches([':', '-', '–', '—'])
        .trim_start();
    let set_off = rest.trim_start().starts_with([':', '-', '–', '—']) || is_date(after);
    (set_off && after.contains(|c: char| c.is_ascii_digit())).then_some(after)
}

/// What follows `By `.
fn name(line: &str) -> Option<&str> {
    let lead = line.get(..2)?;
    let rest = &line[2..];
    (matches!(lead, "By" | "BY") && rest.starts_with([' ', '\u{a0}', ':']))
        .then(|| rest.trim_start_matches([' ', '\u{a0}', ':']))
}

/// A name, and the date set off after it.
fn split_date(line: &str) -> (&str, Option<&str>) {
    let set_off = line.find(['|', '•', '·']).or_else(|| {
        ANNOUNCED.iter().find_map(|word| {
            let at = line.to_ascii_lowercase().find(word)?;
            line[at + word.len()..].starts_with(':').then_some(at)
        })
    });
    match set_off {
        Some(at) => {
            let rest = line[at..].trim_start_matches(['|', '•', '·', ' ']);
            (line[..at].trim_end(), Some(rest))
        }
        None => (line, None),
    }
}

/// Whether `text` names somebody, with what they are behind a comma or not: Ann Lee, weather correspondent.
fn is_name(text: &str) -> bool {
    match text.split_once(',') {
        Some((name, post)) if post.trim_start().starts_with(char::is_lowercase) => {
            let plain = |c: char| c.is_lowercase() || c == ' ' || c == '-';
            is_capitalised(name)
                && name.contains(' ')
                && post.split_whitespace().count() <= LONGEST_POST
                && post.chars().all(plain)
        }
        _ => is_capitalised(text),
    }
}

/// Whether all words of `text` are capitalised, but for those that join names and papers.
fn is_capitalised(text: &str) -> bool {
    let mut count = 0;
    let named = text.split_whitespace().all(|word| {
        count += 1;
        word.starts_with(|c: char| c.is_uppercase() || c == '@' || c == '&')
            || matches!(
                word,
                "and"
                    | "for"
                    | "the"
                    | "of"
                    | "in"
                    | "at"
                    | "de"
                    | "da"
                    | "del"
                    | "di"
                    | "du"
                    | "la"
                    | "le"
                    | "van"
                    | "von"
                    | "der"
                    | "den"
                    | "ter"
                    | "bin"
                    | "al"
                    | "y"
                    | "with"
            )
    });
    named
        && (1..=14).contains(&count)
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', '!', '?', ':', '…'])
        && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, '‘' | '“' | '"' | ';'))
}

/// Whether `text` is a date and nothing else: numbers, months, weekdays, times.
fn is_date(text: &str) -> bool {
    let mut digits = false;
    let mut in_words = false;
    let all = text
        .split(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    ',' | '.' | '|' | '-' | '/' | ':' | '+' | '–' | '—' | '(' | ')'
                )
        })
        .filter(|word| !word.is_empty())
        .all(|word| {
            let number = word.starts_with(|c: char| c.is_ascii_digit());
            digits |= number;
            in_words |= month(word).is_some();
            number && is_numeral(word) || is_date_word(word)
        });
    let iso = || {
        text.len() >= 10
            && text.as_bytes()[..4].iter().all(u8::is_ascii_digit)
            && text.as_bytes()[4] == b'-'
    };
    all && digits && (in_words || iso())
}

/// 30, 30th, 14:02 apart, 2pm, 30T14.
fn is_numeral(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let tail = rest
        .trim_start_matches('T')
        .trim_start_matches(|c: char| c.is_ascii_digit());
    [
        "", "st", "nd", "rd", "th", "am", "pm", "AM", "PM", "Z", "Z[UTC]", "h",
    ]
    .contains(&tail)
}

fn is_date_word(word: &str) -> bool {
    month(word).is_some()
        || starts_one_of(
            word,
            &[
                "monday",
                "tuesday",
                "wednesday",
                "thursday",
                "friday",
                "saturday",
                "sunday",
            ],
        )
        || [
            "am",
            "pm",
            "at",
            "on",
            "gmt",
            "bst",
            "utc",
            "est",
            "edt",
            "cst",
            "cdt",
            "mst",
            "mdt",
            "pst",
            "pdt",
            "et",
            "pt",
            "ct",
            "cet",
            "cest",
            "ist",
            "of",
            "sept",
            "updated",
            "published",
        ]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

/// Whether `word` is one of `names` or its first three letters or more.
fn starts_one_of(word: &str, names: &[&str]) -> bool {
    word.len() >= 3
        && names.iter().any(|name| {
            name.get(..word.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(word))
        })
}

#[cfg(test)]
mod tests {
    use super::fill;
    use crate::story::Metadata;

    #[test]
    fn bylines_name_the_writer() {
        let cases = [
            ("By Ann Lee", Some("Ann Lee")),
            ("By ANN LEE FOR THE HERALD", Some("ANN LEE FOR THE HERALD")),
            (
                "BY ANN LEE and BO VAN DER MEER",
                Some("ANN LEE and BO VAN DER MEER"),
            ),
            ("By Ann Lee | 30 August 2023", Some("Ann Lee")),
            ("By Ann Lee, Health Editor", Some("Ann Lee, Health Editor")),
            (
                "By Ann Lee Published: 14:02 BST, 30 August 2023",
                Some("Ann Lee"),
            ),
            (
                "By Ann Lee, weather correspondent",
                Some("Ann Lee, weather correspondent"),
            ),
            ("By Tuesday, the river had risen", None),
            ("By Tuesday the river had risen", None),
            ("By Monday.", None),
            ("By the time they came", None),
            ("Byron Lee", None),
            ("", None),
        ];
        for (line, byline) in cases {
            let mut metadata = Metadata::default();
            assert_eq!(fill(line, &mut metadata), byline.is_some(), "{line}");
            assert_eq!(metadata.byline.as_deref(), byline, "{line}");
        }
    }

    #[test]
    fn date_lines_are_told_from_prose() {
        let cases = [
            ("Published: 14:02 BST, 30 August 2023", true),
            ("Updated 14:02, 30 August 2023", true),
            ("LAST UPDATED - 3pm, 1 Sept 2023", true),
            ("30 August 2023", true),
            ("Wed 30th Aug 2023 at 2pm", true),
            ("2023-08-30T14:02:00Z", true),
            ("Published by the county in 2023", false),
            ("Updated plans for 30 homes", false),
            ("12 May Street", false),
            ("In August", false),
        ];
        for (line, dated) in cases {
            assert_eq!(fill(line, &mut Metadata::default()), dated, "{line}");
        }
    }
}
