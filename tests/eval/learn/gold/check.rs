//! What must hold of the labels of a marked-up story.

use quotidian::story::Span;

use super::marked_up::Numbered;

/// What a marked quote may begin with.
const MARKS: &[char] = &[
    '‘', '’', '“', '”', '"', '\'', '«', '»', '„', '‚', '`', '‹', '›',
];

/// Marks that stand for nothing else: outside of labels there are none, and none in a clause reported without marks.
const SURE: &[char] = &['“', '”', '"', '«', '»', '‘'];

/// Checks the labels of a text; an error says where in the text.
pub(super) fn check(text: &str, quotes: &[Numbered]) -> Result<(), (usize, String)> {
    for quote in quotes {
        let first = quote.label.spans[0];
        let wrong = |what: String| (first.start as usize, format!("⟦{}|: {what}", quote.number));
        repeats(quotes, quote).map_err(wrong)?;
        for &span in &quote.label.spans {
            let words = &text[span.range()];
            if quote.label.indirect {
                indirect(words).map_err(wrong)?;
            } else {
                let begins = words.starts_with(MARKS) || span != first || is_turn(text, span);
                marked(words, begins).map_err(wrong)?;
            }
        }
    }
    unlabelled(text, quotes)
}

fn repeats(quotes: &[Numbered], quote: &Numbered) -> Result<(), String> {
    let Some(number) = quote.repeats else {
        return Ok(());
    };
    let repeated = quotes.iter().find(|other| other.number == number);
    match repeated {
        Some(other) if other.repeats.is_none() => Ok(()),
        Some(_) => Err(format!("repeats {number}, which itself repeats one")),
        None => Err(format!("repeats {number}, which is not there")),
    }
}

fn indirect(words: &str) -> Result<(), String> {
    let marks = words.starts_with(MARKS) || words.contains(['‘', '“', '"', '«', '„']);
    let wrong = || format!("an indirect quote with marks in it: {words}");
    (!marks).then_some(()).ok_or_else(wrong)
}

fn marked(words: &str, begins: bool) -> Result<(), String> {
    if words.trim() != words {
        Err(format!("white space at its ends: {words:?}"))
    } else if begins {
        Ok(())
    } else {
        Err(format!("does not begin with a mark: {words}"))
    }
}

/// Whether a span is a turn of a transcript: all of a line behind the name of who speaks.
pub(crate) fn is_turn(text: &str, span: Span) -> bool {
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.len() > 2 && line.ends_with(": ") && (after.is_empty() || after.starts_with('\n'))
}

/// Marks that no label covers.
fn unlabelled(text: &str, quotes: &[Numbered]) -> Result<(), (usize, String)> {
    let marked = quotes.iter().filter(|quote| !quote.label.indirect);
    let spans: Vec<Span> = marked.flat_map(|quote| quote.label.spans.clone()).collect();
    let mut marks = text.match_indices(SURE);
    let outside = marks.find(|&(at, _)| !spans.iter().any(|span| span.contains(at)));
    outside.map_or(Ok(()), |(at, mark)| {
        let words: String = text[at..].chars().take(30).collect();
        Err((at, format!("{mark} outside of all labels: {words}")))
    })
}

#[cfg(test)]
mod tests {
    use super::super::marked_up::story;

    #[track_caller]
    fn wrong(source: &str, expected: &str) {
        let error = story("a.txt", source)
            .err()
            .map(|error| format!("{error:#}"));
        assert_eq!(error.as_deref(), Some(expected));
    }

    #[test]
    fn a_wrong_label_is_named_with_its_line() {
        wrong(
            "A\n⟦1 direct Ada|We go⟧ on",
            "a.txt:2: ⟦1|: does not begin with a mark: We go",
        );
        wrong(
            "⟦1 scare|‘a’ ⟧",
            "a.txt:1: ⟦1|: white space at its ends: \"‘a’ \"",
        );
        wrong(
            "⟦1 indirect Ada|it was “so”⟧",
            "a.txt:1: ⟦1|: an indirect quote with marks in it: it was “so”",
        );
        wrong(
            "⟦1=2 mixed Ada|‘a’⟧",
            "a.txt:1: ⟦1|: repeats 2, which is not there",
        );
        wrong("A\n\na “shed”", "a.txt:3: “ outside of all labels: “shed”");
    }

    #[test]
    fn a_turn_of_a_transcript_has_no_marks() {
        assert!(story("a.txt", "ADA: ⟦1 direct Ada|We go on.⟧\nBOB: Yes.").is_ok());
    }
}
