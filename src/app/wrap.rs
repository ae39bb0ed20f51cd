//! Running text → rows of a width, as ranges into the text.
//!
//! One pure function serves scrolling, which counts rows, and drawing, which shows them, so the two can't disagree.
//! The breaking itself is textwrap's (Unicode line breaking, so Chinese and Japanese break between characters; words
//! that are too long break anywhere). Rows are found on the text as it is shown, see [`shown`], and mapped back to the
//! text as it is, so that a quote or a hit at a byte of the story is found on its row.

use std::borrow::Cow;
use std::ops::Range;

use textwrap::WordSeparator;
use textwrap::core::{Word, break_words};
use textwrap::wrap_algorithms::wrap_first_fit;

use crate::safe::visible;

/// The character that stands for `c` in running text: line ends inside a paragraph are blanks.
pub fn shown(c: char) -> char {
    match c {
        '\n' | '\r' => ' ',
        c => visible(c),
    }
}

/// The rows of `text` at `width` columns: byte ranges on character boundaries, in order, without the blanks at which
/// they were broken. Empty text has no rows.
pub fn wrap(text: &str, width: usize) -> Vec<Range<usize>> {
    let shown = as_shown(text);
    let width = width.max(1);
    let words = break_words(
        WordSeparator::UnicodeBreakProperties.find_words(&shown),
        width,
    );
    #[expect(clippy::cast_precision_loss, reason = "columns of a terminal")]
    let lines = wrap_first_fit(&words, &[width as f64]);
    let mut back = Original::new(text);
    let mut start = 0;
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        let whole: usize = line.iter().map(full_length).sum();
        let trailing = line.last().map_or(0, |word| word.whitespace.len());
        let row = back.offset(start)..back.offset(start + whole - trailing);
        if !row.is_empty() {
            rows.push(row);
        }
        start += whole;
    }
    rows
}

/// Up to `most` rows of `text`, and whether there is more.
pub fn wrap_some(text: &str, width: usize, most: usize) -> (Vec<Range<usize>>, bool) {
    // Only the beginning can be shown; the rest is not worth wrapping.
    let enough = text
        .char_indices()
        .nth(width.max(1).saturating_mul(most + 1))
        .map_or(text.len(), |(at, _)| at);
    let mut rows = wrap(&text[..enough], width);
    let more = rows.len() > most || enough < text.len();
    rows.truncate(most);
    (rows, more)
}

fn full_length(word: &Word<'_>) -> usize {
    word.word.len() + word.whitespace.len() + word.penalty.len()
}

fn as_shown(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| shown(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(shown).collect())
    }
}

/// Offsets of the shown text → offsets of the original, asked for in rising order.
struct Original<'a> {
    chars: std::str::Chars<'a>,
    at_shown: usize,
    at: usize,
}

impl<'a> Original<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            chars: text.chars(),
            at_shown: 0,
            at: 0,
        }
    }

    fn offset(&mut self, shown_at: usize) -> usize {
        while self.at_shown < shown_at
            && let Some(c) = self.chars.next()
        {
            self.at_shown += shown(c).len_utf8();
            self.at += c.len_utf8();
        }
        self.at
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, proptest};
    use unicode_width::UnicodeWidthStr;

    use super::{as_shown, wrap, wrap_some};

    fn rows(text: &str, width: usize) -> Vec<&str> {
        wrap(text, width)
            .into_iter()
            .map(|row| &text[row])
            .collect()
    }

    #[test]
    fn rows_break_where_a_reader_expects() {
        let cases: [(&str, usize, &[&str]); 7] = [
            ("the sea is calm", 8, &["the sea", "is calm"]),
            ("the  sea", 4, &["the", "sea"]),
            ("harbourmaster", 6, &["harbou", "rmaste", "r"]),
            ("海は静かだ", 4, &["海は", "静か", "だ"]),
            ("hard\nwrapped text", 12, &["hard\nwrapped", "text"]),
            ("", 10, &[]),
            ("\x1b[2J is shown", 4, &["\x1b[2J", "is", "show", "n"]),
        ];
        for (text, width, expected) in cases {
            assert_eq!(rows(text, width), expected, "{text:?} at {width}");
        }
    }

    #[test]
    fn a_few_rows_tell_whether_there_is_more() {
        assert_eq!(wrap_some("one two three", 5, 2), (vec![0..3, 4..7], true));
        assert_eq!(wrap_some("one two", 5, 2), (vec![0..3, 4..7], false));
    }

    proptest! {
        #[test]
        fn rows_lie_in_order_and_fit(text in any::<String>(), width in 2usize..40) {
            let mut last = 0;
            for row in wrap(&text, width) {
                assert!(row.start >= last && row.start < row.end);
                assert!(as_shown(&text[row.clone()]).width() <= width, "{:?}", &text[row]);
                last = row.end;
            }
        }

        #[test]
        fn only_blanks_are_left_out(text in any::<String>(), width in 1usize..40) {
            let kept: String = wrap(&text, width).into_iter().map(|row| as_shown(&text[row]).into_owned()).collect();
            let words = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
            assert_eq!(words(&kept), words(&as_shown(&text)));
        }
    }
}
