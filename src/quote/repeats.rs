//! Last stage: quotes of headline, standfirst and captions that only repeat one of the body.
//!
//! Such a paragraph is written from the body, so a quote in it repeats one there if the words are the same, or if those
//! of one are all in the other's: a bullet cuts ‘smells terribly’ down to ‘smells’. Where several fit, the paragraph that
//! shares most words with the repeating one was its source. What the body does not hold is linked to its first printing.
//! Quotes of the body itself repeat nothing, unless their whole paragraph does: a word said twice is said twice.

use std::collections::{HashMap, HashSet};

use super::{Quote, QuoteKind};
use crate::story::words::{beginning_hash, same_word, word_hash, words, words_hash};
use crate::story::{ParagraphKind, Span, Story};

/// How many repeating quotes are looked for within longer ones: more than any head and captions hold, and few enough
/// that a made-up story takes no long time.
const MOST_CONTAINED: usize = 64;
/// The most words of a quote that are looked for within another.
const LONGEST_CONTAINED: usize = 60;
/// How many quotes that fit are weighed by their paragraphs, and how many words of a paragraph.
const MOST_WEIGHED: (usize, usize) = (8, 400);

/// Sets `duplicate_of` on every quote that repeats another of the same story.
pub(super) fn link(story: &Story, quotes: &mut [Quote]) {
    let (copies, originals): (Vec<usize>, Vec<usize>) =
        (0..quotes.len()).partition(|&index| may_repeat(story, &quotes[index]));
    if copies.is_empty() {
        return;
    }
    let printed = Printed { story, quotes };
    let by_words = printed.by_words(&copies, &originals);
    let mut first_copies: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut all_words = None;
    let mut links = Vec::new();
    for (count, &copy) in copies.iter().enumerate() {
        let hash = printed.hash(copy);
        let mut same = with_words(&by_words, hash);
        same.extend(first_copies.get(&hash).into_iter().flatten());
        let found = printed.source(copy, &same).or_else(|| {
            if count >= MOST_CONTAINED {
                return None;
            }
            let all = all_words.get_or_insert_with(|| AllWords::new(printed, &originals));
            printed.source(copy, &printed.sharing(copy, all))
        });
        match found {
            Some(original) => links.push((copy, original)),
            None => first_copies.entry(hash).or_default().push(copy), // for a later one to repeat
        }
    }
    for (copy, original) in links {
        quotes[copy].duplicate_of = u32::try_from(original).ok();
    }
}

/// Of quotes that are sorted by the hashes of their words, those with this hash.
fn with_words(by_words: &[(u64, usize)], hash: u64) -> Vec<usize> {
    let start = by_words.partition_point(|&(other, _)| other < hash);
    by_words[start..]
        .iter()
        .take_while(|&&(other, _)| other == hash)
        .map(|&(_, quote)| quote)
        .collect()
}

/// Whether a quote stands where the words of the body are printed again.
fn may_repeat(story: &Story, quote: &Quote) -> bool {
    let paragraph = story.paragraphs().get(quote.paragraph as usize);
    paragraph.is_some_and(|paragraph| {
        paragraph.repeat_of.is_some()
            || matches!(
                paragraph.kind,
                ParagraphKind::Headline | ParagraphKind::Standfirst | ParagraphKind::Caption
            )
    })
}

/// The words of some quotes, in one array: most quotes have few.
struct AllWords<'a> {
    words: Vec<&'a str>,
    /// Each quote, and where its words end.
    ends: Vec<(usize, usize)>,
}

impl<'a> AllWords<'a> {
    fn new(printed: Printed<'a>, quotes: &[usize]) -> Self {
        const LETTERS: usize = 5; // of a word, with what stands behind it
        let length = |&quote: &usize| printed.quotes[quote].extent().len();
        let mut out = Self {
            words: Vec::with_capacity(quotes.iter().map(length).sum::<usize>() / LETTERS),
            ends: Vec::with_capacity(quotes.len()),
        };
        for &quote in quotes {
            for &span in &printed.quotes[quote].spans {
                out.words.extend(words(printed.story.slice(span)));
            }
            out.ends.push((quote, out.words.len()));
        }
        out
    }

    /// Each quote with its words.
    fn iter(&self) -> impl Iterator<Item = (usize, &[&'a str])> {
        let mut start = 0;
        self.ends.iter().map(move |&(quote, end)| {
            let words = &self.words[start..end];
            start = end;
            (quote, words)
        })
    }
}

#[derive(Clone, Copy)]
struct Printed<'a> {
    story: &'a Story,
    quotes: &'a [Quote],
}

impl<'a> Printed<'a> {
    fn words(self, quote: usize) -> impl Iterator<Item = &'a str> {
        let spans = self.quotes[quote].spans.iter();
        spans.flat_map(move |&span| words(self.story.slice(span)))
    }

    fn hash(self, quote: usize) -> u64 {
        words_hash(self.words(quote))
    }

    /// Those of `originals` that begin like one of `copies`, with the hashes of their words and sorted by these.
    fn by_words(self, copies: &[usize], originals: &[usize]) -> Vec<(u64, usize)> {
        let beginning = |quote: usize| {
            let spans = self.quotes[quote].spans.iter();
            beginning_hash(spans.map(|&span| self.story.slice(span)))
        };
        let mut beginnings: Vec<u64> = copies.iter().map(|&copy| beginning(copy)).collect();
        beginnings.sort_unstable();
        let mut found: Vec<(u64, usize)> = originals
            .iter()
            .filter(|&&original| beginnings.binary_search(&beginning(original)).is_ok())
            .map(|&original| (self.hash(original), original))
            .collect();
        found.sort_unstable();
        found
    }

    /// Those of `originals` whose words hold those of `copy`, or are held by them; those in marks if there are any.
    fn sharing(self, copy: usize, originals: &AllWords) -> Vec<usize> {
        let short: Vec<&str> = self.words(copy).collect();
        let shares = |long: &[&str]| {
            holds(long, &short) || long.len() * 2 > short.len() && holds(&short, long)
        };
        let mut found: Vec<usize> = originals
            .iter()
            .filter(|(_, long)| shares(long))
            .map(|(original, _)| original)
            .collect();
        let marked = |&quote: &usize| self.quotes[quote].kind != QuoteKind::Indirect;
        if found.iter().any(marked) {
            found.retain(marked);
        }
        found
    }

    /// Of `originals`, the one whose paragraph shares most words with that of `copy`; the first of several.
    fn source(self, copy: usize, originals: &[usize]) -> Option<usize> {
        if let [] | [_] = originals {
            return originals.first().copied();
        }
        let (most, _) = MOST_WEIGHED;
        let own: HashSet<u64> = self.paragraph_words(copy).collect();
        let shared = |quote: usize| {
            let theirs: HashSet<u64> = self.paragraph_words(quote).collect();
            theirs.intersection(&own).count()
        };
        let weighed = originals
            .iter()
            .take(most)
            .map(|&quote| (shared(quote), quote));
        let best = weighed.reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.map(|(_, quote)| quote)
    }

    fn paragraph_words(self, quote: usize) -> impl Iterator<Item = u64> {
        let paragraph = self
            .story
            .paragraphs()
            .get(self.quotes[quote].paragraph as usize);
        let span = paragraph.map_or(Span::default(), |paragraph| paragraph.span);
        let (_, most) = MOST_WEIGHED;
        words(self.story.slice(span)).take(most).map(word_hash)
    }
}

/// Whether the words `part` stand in `whole` in a row, and say more than ‘no’ or ‘of the’.
fn holds(whole: &[&str], part: &[&str]) -> bool {
    let telling = part.len() > 2 || part.iter().any(|word| word.chars().count() > 3);
    let same = |window: &[&str]| {
        window
            .iter()
            .zip(part)
            .all(|(one, other)| same_word(one, other))
    };
    telling
        && part.len() <= whole.len().min(LONGEST_CONTAINED)
        && whole.windows(part.len()).any(same)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::link;
    use crate::quote::{Quote, QuoteKind, marks};
    use crate::story::{Metadata, Origin, Story};

    /// The marked stretches of `text` as quotes, linked.
    fn linked(text: &str) -> Vec<(String, Option<u32>)> {
        let origin = Origin::File(Arc::from("a.txt"));
        let story = Story::new("a".into(), origin, Metadata::default(), text.into());
        let mut quotes: Vec<Quote> = marks::marked(&story)
            .into_iter()
            .map(|marked| Quote {
                kind: QuoteKind::Mixed,
                paragraph: story
                    .paragraph_at(marked.parts[0].start as usize)
                    .and_then(|index| u32::try_from(index).ok())
                    .expect("a quote stands in a paragraph"),
                spans: marked.parts.into(),
                speaker: None,
                mention: None,
                cue: None,
                confidence: 0.0,
                duplicate_of: None,
            })
            .collect();
        link(&story, &mut quotes);
        quotes
            .iter()
            .map(|quote| (quote.text(&story), quote.duplicate_of))
            .collect()
    }

    fn check(text: &str, expected: &[(&str, Option<u32>)]) {
        let expected: Vec<_> = expected
            .iter()
            .map(|(words, of)| ((*words).to_owned(), *of))
            .collect();
        assert_eq!(linked(text), expected, "{text}");
    }

    #[test]
    fn head_and_captions_repeat_the_body() {
        check(
            "Ferry row ‘shameful’, says Orla Dunne\n\n\
             • Skippers fear ‘ruin’ on the outer isles\n\n\
             Orla Dunne called the row ‘shameful’ on Monday.\n\n\
             Orla Dunne, who runs the yard at Kell Bay, called the row 'shameful'\n\n\
             Skippers on the outer isles fear ‘ruin by Easter’ as fares rise.",
            &[
                ("‘shameful’", Some(2)),
                ("‘ruin’", Some(4)),
                ("‘shameful’", None),
                ("'shameful'", Some(2)),
                ("‘ruin by Easter’", None),
            ],
        );
    }

    #[test]
    fn the_paragraph_most_alike_is_the_source() {
        check(
            "Council accused of ‘folly’\n\n\
             • Retired pilot Sten Moe saw ‘folly’ in the bridge\n\n\
             The council was accused of ‘folly’ last night.\n\n\
             Sten Moe, a retired pilot, said the bridge was ‘folly’ in steel.",
            &[
                ("‘folly’", Some(2)),
                ("‘folly’", Some(3)),
                ("‘folly’", None),
                ("‘folly’", None),
            ],
        );
    }

    #[test]
    fn what_the_body_lacks_is_linked_to_its_first_printing() {
        check(
            "Isle fears ‘winter of rust’\n\nIsle fears ‘winter of rust’\n\nThe ferry stays in dock.",
            &[("‘winter of rust’", None), ("‘winter of rust’", Some(0))],
        );
    }

    #[test]
    fn words_said_twice_in_the_body_are_said_twice() {
        check(
            "He called it ‘a mess’.\n\nShe too called it ‘a mess’.",
            &[("‘a mess’", None), ("‘a mess’", None)],
        );
    }

    #[test]
    fn little_words_are_in_everything_and_repeat_nothing() {
        check(
            "Village says ‘no’ to the mast\n\n‘I have no idea,’ she said.",
            &[("‘no’", None), ("‘I have no idea,’", None)],
        );
    }
}
