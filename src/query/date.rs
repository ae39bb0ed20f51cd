//! Dates of which only the beginning is written.

use jiff::civil::{Date, date};

/// The first day of the year, month or day that `text` begins with: as much of it as is a date already, so that a date
/// that is being typed means something from its fourth digit on. Anything after that is left alone.
pub(super) fn first_day(text: &str) -> Option<Date> {
    let year = number(text, 0..4)?;
    let first = Date::new(year, 1, 1).ok()?;
    let Some(month) = part(text, 4).and_then(|month| Date::new(year, month, 1).ok()) else {
        return Some(first);
    };
    let day = part(text, 7).and_then(|day| Date::new(year, month.month(), day).ok());
    Some(day.unwrap_or(date(year, month.month(), 1)))
}

/// The two digits behind the hyphen at `at`.
fn part(text: &str, at: usize) -> Option<i8> {
    (text.as_bytes().get(at) == Some(&b'-'))
        .then(|| number(text, at + 1..at + 3))?
        .and_then(|number| i8::try_from(number).ok())
}

/// The number that stands there, if there are only digits.
fn number(text: &str, at: std::ops::Range<usize>) -> Option<i16> {
    let digits = text.get(at)?;
    let only = digits.bytes().all(|byte| byte.is_ascii_digit());
    only.then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::first_day;

    #[test]
    fn a_date_means_its_longest_valid_beginning() {
        let cases = [
            ("", None),
            ("2", None),
            ("202", None),
            ("2023", Some("2023-01-01")),
            ("2023-", Some("2023-01-01")),
            ("2023-0", Some("2023-01-01")),
            ("2023-08", Some("2023-08-01")),
            ("2023-08-", Some("2023-08-01")),
            ("2023-08-3", Some("2023-08-01")),
            ("2023-08-30", Some("2023-08-30")),
            ("2023-08-30T10:00", Some("2023-08-30")),
            ("2023-13-30", Some("2023-01-01")),
            ("2023-02-30", Some("2023-02-01")),
            ("2024-02-29", Some("2024-02-29")),
            ("2023/08", Some("2023-01-01")),
            ("-023", None),
            ("+123", None),
            ("yesterday", None),
            ("20é3", None),
            ("２０２３", None),
        ];
        for (text, day) in cases {
            let found = first_day(text).map(|date| date.to_string());
            assert_eq!(found.as_deref(), day, "{text:?}");
        }
    }
}
