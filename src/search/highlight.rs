//! Where text matches, for highlighting: byte spans of the text as it is, not as it was folded.

use std::ops::Range;

use super::needle::Needle;
use super::plan::Plan;
use crate::fold::{Case, Traced};
use crate::query::{Field, Query};
use crate::story::Span;

/// Where `headline` matches. Spans are in order, apart from each other, and on the boundaries of characters.
pub fn headline_matches(query: &Query, headline: &str) -> Vec<Span> {
    short_matches(query, headline, Field::Title)
}

/// Where a speaker's name matches, in spans as those of [`headline_matches`].
pub fn speaker_matches(query: &Query, name: &str) -> Vec<Span> {
    short_matches(query, name, Field::Speaker)
}

/// Where running text (a paragraph or a quote) matches, in spans as those of [`headline_matches`].
pub fn text_matches(query: &Query, text: &str) -> Vec<Span> {
    let in_text = |field| matches!(field, Field::Any | Field::Quote | Field::Text);
    matches(query, text, in_text, Needle::occurrences)
}

fn short_matches(query: &Query, text: &str, field: Field) -> Vec<Span> {
    let asked = |other| other == Field::Any || other == field;
    matches(query, text, asked, Needle::letters_in)
}

/// Where the needles of the fields that are `asked` are found in `text`.
fn matches(
    query: &Query,
    text: &str,
    asked: impl Fn(Field) -> bool,
    find: impl Fn(&Needle, &str) -> Vec<Range<usize>>,
) -> Vec<Span> {
    let plan = Plan::new(query);
    let needles: Vec<&Needle> = plan
        .shown()
        .filter_map(|(field, needle)| asked(field).then_some(needle))
        .collect();
    let mut spans = Vec::new();
    for case in [Case::Ignored, Case::Kept] {
        let mut needles = needles
            .iter()
            .filter(|needle| needle.case == case)
            .peekable();
        if needles.peek().is_none() {
            continue;
        }
        let traced = Traced::of(text, case);
        for found in needles.flat_map(|needle| find(needle, &traced.text)) {
            spans.push(traced.origin(found.start, found.end));
        }
    }
    united(spans)
}

/// The spans in order, those that touch united.
fn united(mut spans: Vec<(usize, usize)>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (start, end) in spans {
        match out.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => out.push((start, end)),
        }
    }
    out.into_iter()
        .map(|(start, end)| Span::new(start, end))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, proptest};

    use super::{headline_matches, speaker_matches, text_matches};
    use crate::query::Query;
    use crate::story::Span;

    /// The text with its spans in brackets.
    fn marked(text: &str, spans: &[Span]) -> String {
        let mut out = text.to_owned();
        for span in spans.iter().rev() {
            out.insert(span.end as usize, ']');
            out.insert(span.start as usize, '[');
        }
        out
    }

    #[test]
    fn running_text_shows_the_words_that_were_found() {
        let cases = [
            ("cafe", "Das CAFÉ und das café", "Das [CAFÉ] und das [café]"),
            ("it's", "‘It’s true’", "‘[It’s] true’"),
            ("strasse", "Hauptstraße", "Haupt[straße]"),
            ("Polish", "Polish polish", "[Polish] polish"),
            ("polish", "Polish polish", "[Polish] [polish]"),
            ("world hello", "Hello, world", "[Hello], [world]"),
            ("ell 'lo", "hello", "h[ello]"),
            ("hlo", "hello", "hello"),
            ("^we we$", "‘We, we,’", "‘[We], [we],’"),
            ("!hello world", "hello world", "hello [world]"),
            ("title:hello @hello source:hello", "hello", "hello"),
            ("quote:hel text:lo", "hello", "[hello]"),
            ("\"han zheng\"", "Han\n Zheng", "[Han\n Zheng]"),
            ("", "hello", "hello"),
            ("kind:direct after:2023", "direct 2023", "direct 2023"),
        ];
        for (query, text, shown) in cases {
            let spans = text_matches(&Query::parse(query), text);
            assert_eq!(marked(text, &spans), shown, "{query:?}");
        }
    }

    #[test]
    fn short_text_shows_the_letters_that_were_found() {
        let cases = [
            ("akhrst", "Mrs Akehurst", "Mrs [Ak]e[h]u[rst]"),
            ("'lev", "Mr Oleveson", "Mr O[lev]eson"),
            ("bjork", "‘Björk’ sings", "‘[Björk]’ sings"),
            ("@bjork", "‘Björk’ sings", "‘Björk’ sings"),
            ("text:bjork", "‘Björk’ sings", "‘Björk’ sings"),
            ("title:bjork", "‘Björk’ sings", "‘[Björk]’ sings"),
        ];
        for (query, text, shown) in cases {
            let spans = headline_matches(&Query::parse(query), text);
            assert_eq!(marked(text, &spans), shown, "{query:?}");
        }
        let spans = speaker_matches(&Query::parse("@bjork"), "Björk");
        assert_eq!(marked("Björk", &spans), "[Björk]");
    }

    proptest! {
        #[test]
        fn spans_are_ordered_and_on_boundaries(
            text in any::<String>(),
            query in any::<String>(),
            near in "[aAéßİ’‘ \u{301}\u{ad}ﬁ한か\u{3099}\n]{0,30}",
            asked in "[aAéßiİ’'^$!@ \u{301}f한か]{0,8}",
        ) {
            for (query, text) in [(&query, &text), (&asked, &near), (&asked, &text)] {
                let query = Query::parse(query);
                for spans in [headline_matches(&query, text), speaker_matches(&query, text), text_matches(&query, text)] {
                    let mut last = None;
                    for span in spans {
                        prop_assert!(text.get(span.range()).is_some_and(|found| !found.is_empty()));
                        prop_assert!(last.is_none_or(|last| last < span.start));
                        last = Some(span.end);
                    }
                }
            }
        }
    }
}
