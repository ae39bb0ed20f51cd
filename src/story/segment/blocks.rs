//! Text → blocks: where its paragraphs begin and end.
//!
//! Blank lines separate paragraphs. Whether a single line end does as well is decided for the text as a whole: in text
//! wrapped at some width nearly every line is so long that the next line's first word would not have fitted, and its
//! lines are joined; otherwise every line is a paragraph. Lines that begin a bullet or a Markdown heading always stand
//! for themselves.

use crate::story::Span;

/// The widest line of text that is taken to be wrapped; longer lines are paragraphs.
const WIDEST: usize = 120;
/// And the narrowest that its longest line may be.
const NARROWEST: usize = 40;

/// How a block is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Not at all.
    Plain,
    /// By a bullet.
    Bullet,
    /// By the hashes of a Markdown heading.
    Heading,
    /// It follows a line `@highlight`.
    Highlight,
}

/// A block of text, without what sets it off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) span: Span,
    pub(super) shape: Shape,
}

/// A line with something on it.
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
    after_blank: bool,
    shape: Shape,
    /// Whether it belongs to a Markdown block quote.
    quoted: bool,
}

/// The blocks of `text` from the byte `from` on, in order.
pub(super) fn blocks(text: &str, from: usize) -> Vec<Block> {
    let lines = lines(text, from);
    let wrapped = is_wrapped(text, &lines);
    let mut out: Vec<Block> = Vec::with_capacity(lines.len());
    let mut last: Option<Line> = None;
    for line in lines {
        let joins = wrapped
            && !line.after_blank
            && line.shape == Shape::Plain
            && last.is_some_and(|last| last.shape != Shape::Heading && last.quoted == line.quoted);
        match out.last_mut() {
            Some(block) if joins => block.span = Span::new(block.span.range().start, line.end),
            _ => out.push(Block {
                span: Span::new(line.start, line.end),
                shape: line.shape,
            }),
        }
        last = Some(line);
    }
    out
}

/// The lines that hold something, without what sets them off.
fn lines(text: &str, from: usize) -> Vec<Line> {
    let mut out = Vec::new();
    let mut at = from;
    let mut blank = true;
    let mut highlight = false;
    while at < text.len() {
        let length = memchr::memchr2(b'\n', b'\r', &text.as_bytes()[at..]);
        let end = length.map_or(text.len(), |length| at + length);
        let line = text[at..end].trim();
        let start = at + (text[at..end].len() - text[at..end].trim_start().len());
        if line.is_empty() {
            blank = true;
        } else if line == "@highlight" {
            highlight = true;
            blank = true;
        } else if is_rule(line) {
            blank = true;
        } else if let Some(mut found) = content(text, start, start + line.len()) {
            found.after_blank = blank;
            if std::mem::take(&mut highlight) {
                found.shape = Shape::Highlight;
            }
            out.push(found);
            blank = false;
        }
        at = end
            + if text[end..].starts_with("\r\n") {
                2
            } else {
                1
            };
    }
    out
}

/// The line `start..end` without bullet, hashes or the sign of a block quote; none if nothing is left.
fn content(text: &str, start: usize, end: usize) -> Option<Line> {
    let mut rest = &text[start..end];
    let mut quoted = false;
    while let Some(inner) = rest.strip_prefix('>') {
        rest = inner.trim_start();
        quoted = true;
    }
    let (shape, rest) = if let Some(item) = bullet(rest) {
        (Shape::Bullet, item)
    } else if let Some(heading) = markdown_heading(rest) {
        (Shape::Heading, heading)
    } else {
        (Shape::Plain, rest)
    };
    let tail = if shape == Shape::Heading {
        rest.trim_end_matches('#').trim_end()
    } else {
        rest
    };
    let start = end - rest.len();
    (!tail.is_empty()).then_some(Line {
        start,
        end: start + tail.len(),
        after_blank: false,
        shape,
        quoted,
    })
}

/// What follows the bullet of `line`.
fn bullet(line: &str) -> Option<&str> {
    let typed = line
        .strip_prefix(['-', '*', '+'])
        .filter(|rest| rest.starts_with(char::is_whitespace));
    let printed = line.strip_prefix(['•', '·', '‣', '◦', '▪', '●', '■', '►', '⁃']);
    typed.or(printed).map(str::trim_start)
}

/// What follows the hashes of `line`.
fn markdown_heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let hashes = line.len() - rest.len();
    ((1..=6).contains(&hashes) && (rest.is_empty() || rest.starts_with(char::is_whitespace)))
        .then(|| rest.trim_start())
}

/// Whether a line is drawn to separate or underline: ---, ***, ===.
fn is_rule(line: &str) -> bool {
    let mut drawn = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = drawn
        .next()
        .filter(|c| matches!(c, '-' | '*' | '_' | '=' | '~' | '—'))
    else {
        return false;
    };
    let mut count = 1;
    drawn.all(|c| {
        count += 1;
        c == first
    }) && count >= 3
}

/// Whether the text's lines were broken to fit a width.
fn is_wrapped(text: &str, lines: &[Line]) -> bool {
    let joints = || {
        lines
            .windows(2)
            .filter(|pair| !pair[1].after_blank && pair[1].shape == Shape::Plain)
    };
    if joints().next().is_none() {
        return false;
    }
    let mut width = 0;
    for line in lines {
        // four bytes a character at most: no need to count a paragraph of 10 MB
        let bytes = line.end - line.start;
        if bytes > 4 * WIDEST {
            return false;
        }
        width = width.max(text[line.start..line.end].chars().count());
    }
    if !(NARROWEST..=WIDEST).contains(&width) {
        return false;
    }
    let (mut full, mut all) = (0, 0);
    for pair in joints() {
        let line = text[pair[0].start..pair[0].end].chars().count();
        let next = &text[pair[1].start..pair[1].end];
        let word = next.split_whitespace().next().unwrap_or(next);
        full += usize::from(line + 1 + word.chars().count() > width.saturating_sub(SLACK));
        all += 1;
    }
    full * 4 >= all * 3
}

/// How far below the longest line another may stay: indents and bullets take columns too.
const SLACK: usize = 4;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Block, Shape, blocks};

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = blocks(text, 0)
            .iter()
            .map(|Block { span, shape }| {
                let sign = match shape {
                    Shape::Plain => "",
                    Shape::Bullet => "• ",
                    Shape::Heading => "# ",
                    Shape::Highlight => "@ ",
                };
                format!("{sign}{}", &text[span.range()])
            })
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn blank_lines_or_else_line_ends_separate() {
        check("", &[]);
        check(" \n\u{a0}\n", &[]);
        check("One.\n\nTwo.\n", &["One.", "Two."]);
        check("One.\nTwo.", &["One.", "Two."]);
        check("One.\r\nTwo.\r\n\r\nThree.", &["One.", "Two.", "Three."]);
        check("  One. \u{a0}\n\n\n Two.", &["One.", "Two."]);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let wrapped = "The harbour board met on Monday evening to hear from\n\
                       the two families that still keep boats there, and\n\
                       was told that neither would go.\n\n\
                       A vote was put off until the summer, when the last\n\
                       of the moorings will have been dredged again.";
        let [one, two] = wrapped.split("\n\n").collect::<Vec<_>>()[..] else {
            panic!("two paragraphs")
        };
        check(wrapped, &[one, two]);
    }

    #[test]
    fn a_paragraph_a_line_is_not_joined() {
        let lines = [
            "The harbour board met on Monday evening.",
            "It was told by two families that neither would go, whatever it offered.",
            "A vote was put off.",
            "The dredger comes in June, if the weather holds and the money lasts.",
        ];
        check(&lines.join("\n"), &lines);
    }

    #[test]
    fn what_sets_a_line_off_is_left_out() {
        check(
            "# A bell rings #\n\n• First\n  * Second\n- Third\n\n> Said in\n---\n@highlight\n\nLast",
            &[
                "# A bell rings",
                "• First",
                "• Second",
                "• Third",
                "Said in",
                "@ Last",
            ],
        );
        check("#\n•\n>\n#hashtag -5 degrees", &["#hashtag -5 degrees"]);
    }
}
