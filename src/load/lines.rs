//! One line at a time, of bounded length.

use std::io::{self, BufRead};

/// What [`next_line`] found.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A line, in the buffer, with its line break if it has one.
    Whole,
    /// A line of more than the limit; it was passed over.
    TooLong,
    /// There are no more.
    End,
}

/// Reads the next line into `line`, or passes over it if it has more than `limit` bytes: no more than that is ever held.
pub(super) fn next_line(
    reader: &mut impl BufRead,
    line: &mut Vec<u8>,
    limit: usize,
) -> io::Result<Line> {
    line.clear();
    let mut too_long = false;
    while !is_at_end(reader)? {
        let available = reader.fill_buf()?;
        let line_break = memchr::memchr(b'\n', available);
        let taken = line_break.map_or(available.len(), |at| at + 1);
        too_long |= line.len() + taken > limit;
        if too_long {
            line.clear();
        } else {
            line.extend_from_slice(&available[..taken]);
        }
        reader.consume(taken);
        if line_break.is_some() {
            break;
        }
    }
    Ok(match (too_long, line.is_empty()) {
        (true, _) => Line::TooLong,
        (false, true) => Line::End,
        (false, false) => Line::Whole,
    })
}

/// Whether there is nothing more to read; if not, at least a byte lies in the reader's buffer.
pub(super) fn is_at_end(reader: &mut impl BufRead) -> io::Result<bool> {
    loop {
        match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            found => return found.map(<[u8]>::is_empty),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{Line, next_line};

    /// The lines of `text`, read through a buffer of `capacity` bytes; none for one that is too long.
    fn read(text: &str, capacity: usize, limit: usize) -> Vec<Option<String>> {
        let mut reader = BufReader::with_capacity(capacity, text.as_bytes());
        let mut line = Vec::new();
        let mut found = Vec::new();
        loop {
            match next_line(&mut reader, &mut line, limit).expect("memory can be read") {
                Line::Whole => found.push(Some(String::from_utf8_lossy(&line).into_owned())),
                Line::TooLong => found.push(None),
                Line::End => return found,
            }
        }
    }

    #[test]
    fn lines_longer_than_the_limit_are_passed_over() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(read("", 4, 9), []);
        assert_eq!(read("a\n\nb", 4, 9), [some("a\n"), some("\n"), some("b")]);
        assert_eq!(
            read("a\nlonger\nb\n", 4, 4),
            [some("a\n"), None, some("b\n")]
        );
        assert_eq!(read("longer", 4, 4), [None]);
    }

    proptest! {
        #[test]
        fn the_lines_that_fit_come_back(text in "[a\n]{0,60}", capacity in 1usize..9, limit in 1usize..9) {
            let found = read(&text, capacity, limit);
            let lines: Vec<&str> = text.split_inclusive('\n').collect();
            prop_assert_eq!(found.len(), lines.len());
            for (found, line) in found.iter().zip(lines) {
                prop_assert_eq!(found.as_deref(), (line.len() <= limit).then_some(line));
            }
        }
    }
}
