//! How numbers and days are put for readers, on the screen and in listings alike.

use jiff::civil::Date;

/// A number with separators between thousands: 3,481.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A count with its noun: 1 quote, 14 quotes, 3,481 stories.
pub fn counted(number: usize, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{} {noun}", thousands(number))
}

/// A day: 30 Aug 2023.
pub fn day(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// A day as it is spoken of today: 30 Aug this year, 30 Aug 2023 else.
pub fn day_from(date: Date, today: Date) -> String {
    if date.year() == today.year() {
        date.strftime("%-d %b").to_string()
    } else {
        day(date)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{counted, day_from, thousands};

    #[test]
    fn numbers_are_easy_to_read() {
        let cases = [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (1_234_567, "1,234,567"),
        ];
        for (number, shown) in cases {
            assert_eq!(thousands(number), shown);
        }
        assert_eq!(counted(1, "story", "stories"), "1 story");
        assert_eq!(counted(3481, "story", "stories"), "3,481 stories");
    }

    #[test]
    fn the_year_is_told_where_it_is_not_this_one() {
        let today = date(2026, 3, 1);
        assert_eq!(day_from(date(2026, 8, 30), today), "30 Aug");
        assert_eq!(day_from(date(2023, 8, 30), today), "30 Aug 2023");
    }
}
