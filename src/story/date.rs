//! Dates as exporters and papers write them.
//!
//! The text is cut into runs of digits and runs of letters, and the first run of three that can only be a date is taken:
//! `2023-08-30`, `30/08/2023`, `30 August 2023`, `August 30, 2023`. So what stands around it (a weekday, a time, a zone,
//! "Published:") need not be known, and one rule serves ISO 8601, RFC 2822 and a paper's date line. The day is the one
//! written down: no zone is converted, for a paper's day is the one on its page. Only a count of seconds has no day of its own
//! and is told in UTC.
//!
//! Deliberately absent: months in other languages, years of two digits, "yesterday".

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A date line is short; whatever comes after so many runs belongs to something else.
const LONGEST: usize = 48;

/// The day that `text` names: ISO 8601 with or without time, RFC 2822, digits only (20230830, or seconds or milliseconds
/// since 1970), or in words (30 August 2023, Aug. 30, 2023). The first day is taken. A day that can't be told for sure
/// (03/04/2023) is none.
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let runs: Vec<Run> = Runs { rest: text }
        .filter(|run| !run.is_ordinal_ending())
        .take(LONGEST)
        .collect();
    from_digits(text, &runs).or_else(|| {
        (0..runs.len()).find_map(|at| {
            let rest = &runs[at..];
            from_numbers(rest).or_else(|| from_words(rest))
        })
    })
}

/// A run of digits or of letters, and what stands between it and the run before.
#[derive(Clone, Copy)]
struct Run<'a> {
    gap: &'a str,
    text: &'a str,
}

impl Run<'_> {
    fn is_number(self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether it is the ending of "30th", or the "of" in "30th of August".
    fn is_ordinal_ending(&self) -> bool {
        let attached = self.gap.is_empty();
        (attached && matches!(self.text, "st" | "nd" | "rd" | "th")) || self.text == "of"
    }

    /// A day or month in digits.
    fn small(self) -> Option<i8> {
        let fits = self.is_number() && self.text.len() <= 2;
        self.text.parse().ok().filter(|_| fits)
    }

    /// A year of four digits in which there could be a story.
    fn year(self) -> Option<i16> {
        let fits = self.is_number() && self.text.len() == 4;
        self.text
            .parse()
            .ok()
            .filter(|year| fits && (1600..2200).contains(year))
    }

    fn month(self) -> Option<i8> {
        month(self.text)
    }
}

/// The number, from 1, of a month by its name, whole or cut to three letters, or "Sept".
pub(super) fn month(name: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let is_named = |month: &&str| {
        name.eq_ignore_ascii_case(month)
            || name.eq_ignore_ascii_case(&month[..3])
            || (month.starts_with("sept") && name.eq_ignore_ascii_case("sept"))
    };
    let at = MONTHS.iter().position(is_named)?;
    i8::try_from(at + 1).ok()
}

/// Cuts a text into its runs.
struct Runs<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Runs<'a> {
    type Item = Run<'a>;

    fn next(&mut self) -> Option<Run<'a>> {
        let start = self.rest.find(char::is_alphanumeric)?;
        let (gap, rest) = self.rest.split_at(start);
        let digits = rest.starts_with(|c: char| c.is_ascii_digit());
        let end = rest
            .find(|c: char| !c.is_alphanumeric() || c.is_ascii_digit() != digits)
            .unwrap_or(rest.len());
        let (text, rest) = rest.split_at(end);
        self.rest = rest;
        Some(Run { gap, text })
    }
}

/// Text that is nothing but a number: year, month and day without anything between them, perhaps with a time, or a count
/// of seconds or milliseconds.
fn from_digits(text: &str, runs: &[Run]) -> Option<Date> {
    let (first, rest) = runs.split_first()?;
    if !first.gap.is_empty() || !first.is_number() {
        return None;
    }
    let alone = rest.is_empty()
        || (text.as_bytes().get(first.text.len()) == Some(&b'.') && rest.len() == 1);
    let time_follows = rest
        .first()
        .is_some_and(|run| run.gap.is_empty() && run.text == "T");
    let number: i64 = first.text.parse().ok()?;
    let moment = match first.text.len() {
        8 if alone || time_follows => return compact(first.text),
        14 if alone => return compact(&first.text[..8]),
        9 | 10 if alone => Timestamp::from_second(number),
        12 | 13 if alone => Timestamp::from_millisecond(number),
        _ => return None,
    };
    Some(moment.ok()?.to_zoned(TimeZone::UTC).date())
}

/// The day of `20230830`.
fn compact(digits: &str) -> Option<Date> {
    let part = |range| Run {
        gap: "",
        text: &digits[range],
    };
    civil(part(0..4).year(), part(4..6).small(), part(6..8).small())
}

/// Three numbers with the same sign between them: year, month, day; or day and month before the year, if the numbers tell
/// which is which.
fn from_numbers(runs: &[Run]) -> Option<Date> {
    let [a, b, c, ..] = runs else { return None };
    if b.gap != c.gap || !matches!(b.gap, "-" | "/" | ".") {
        return None;
    }
    if a.year().is_some() {
        return civil(a.year(), b.small(), c.small());
    }
    let (year, a, b) = (c.year(), a.small()?, b.small()?);
    match (a > 12, b > 12) {
        (true, false) => civil(year, Some(b), Some(a)),
        (false, true) => civil(year, Some(a), Some(b)),
        _ if a == b => civil(year, Some(a), Some(b)),
        _ => None,
    }
}

/// Day, month and year, or month, day and year, the month in letters. In the second case a time may stand before the year,
/// as in "Aug 30 14:02:00 +0100 2023".
fn from_words(runs: &[Run]) -> Option<Date> {
    let [a, b, rest @ ..] = runs else { return None };
    if let Some(month) = b.month() {
        return civil(rest.first()?.year(), Some(month), a.small());
    }
    let (month, day) = (a.month()?, b.small()?);
    let year = rest
        .iter()
        .take_while(|run| run.is_number())
        .find_map(|run| run.year());
    civil(year, Some(month), Some(day))
}

fn civil(year: Option<i16>, month: Option<i8>, day: Option<i8>) -> Option<Date> {
    Date::new(year?, month?, day?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::parse_date;

    #[test]
    fn a_day_is_known_however_it_is_written() {
        let the_day = [
            "2023-08-30",
            "2023-08-30T14:02:00Z",
            "2023-08-30T23:59:59.123-11:00",
            "2023-08-30 14:02:00",
            "2023-08-30 14:02:00+01:00",
            "  2023-08-30T14:02\n",
            "2023/08/30",
            "2023.08.30",
            "2023-8-30",
            "20230830",
            "20230830T140200Z",
            "20230830140200",
            "1693400000",
            "1693400000.25",
            "1693400000000",
            "Wed, 30 Aug 2023 14:02:00 +0100",
            "Wed, 30 Aug 2023 14:02:00 GMT",
            "Wed Aug 30 14:02:00 2023",
            "Wed Aug 30 14:02:00 +0000 2023",
            "30 August 2023",
            "30 Aug 2023",
            "30-Aug-2023",
            "30th August 2023",
            "30th of August, 2023",
            "August 30, 2023",
            "August 30th, 2023",
            "AUGUST 30 2023",
            "Aug. 30, 2023",
            "Wednesday 30 August 2023",
            "Published: 14:02 BST, 30 August 2023",
            "PUBLISHED: 14:02, 30 August 2023 | UPDATED: 09:10, 31 August 2023",
            "Updated 2:02 PM EDT, Wed August 30, 2023",
            "Last updated on 2023-08-30 at 14:02",
            "30/08/2023",
            "08/30/2023",
            "30.8.2023",
        ];
        for text in the_day {
            assert_eq!(parse_date(text), Some(date(2023, 8, 30)), "{text}");
        }
        let others = [
            ("05/05/2023", date(2023, 5, 5)),
            ("Sept. 1st, 2023", date(2023, 9, 1)),
            ("2 May 1997", date(1997, 5, 2)),
            ("29 February 2024", date(2024, 2, 29)),
        ];
        for (text, day) in others {
            assert_eq!(parse_date(text), Some(day), "{text}");
        }
    }

    #[test]
    fn what_is_not_surely_a_day_is_none() {
        let cases = [
            "",
            "soon",
            "2023",
            "2023-08",
            "August 2023",
            "30 August",
            "30 August he met 2023 voters",
            "03/04/2023",
            "03.04.2023",
            "30 Aug 23",
            "30/08/23",
            "2023-13-01",
            "2023-02-30",
            "31 June 2023",
            "0000-00-00",
            "0001-01-01T00:00:00Z",
            "12023-08-30",
            "14:02:00",
            "1-2-3",
            "2023-08/30",
            "20231345",
            "123456",
            "99999999999999999999999999",
            "٣٠ August 2023",
        ];
        for text in cases {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_day_or_none(text in r"\PC*|([0-9]{1,5}|[-/. :T,]|Aug|May|th){0,12}") {
            let _ = parse_date(&text);
        }

        #[test]
        fn a_written_day_is_read_back(year in 1600i16..2200, month in 1i8..=12, day in 1i8..=28) {
            let day = date(year, month, day);
            for form in ["%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%b. %d, %Y", "%a, %d %b %Y 14:02:00 +0100"] {
                let text = day.strftime(form).to_string();
                prop_assert_eq!(parse_date(&text), Some(day), "{}", text);
            }
        }
    }
}
