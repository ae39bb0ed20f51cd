//! The list of common words: those that news uses around quotes.

use std::collections::{BTreeMap, BTreeSet};

use quotidian::story::Span;

use crate::gold::Gold;

/// In how many stories a word stands at least.
const STORIES: usize = 8;
/// In how many stories it stands near a quote at least, if it is no word of cues.
const NEAR: usize = 18;
/// In how many stories it stands in a cue at least, if it is not often near quotes.
const CUE: usize = 5;
/// How many characters before and behind a quote are near it.
const REACH: usize = 40;
/// How many letters a word has at most.
const LONGEST: usize = 20;
/// How many columns a line of the list has at most.
const COLUMNS: usize = 118;

/// In how many stories a word stands where.
#[derive(Default)]
struct Uses {
    anywhere: usize,
    near: usize,
    cue: usize,
    /// With a capital in mid-sentence: a name.
    capital: usize,
}

impl Uses {
    fn is_common(&self) -> bool {
        (self.near >= NEAR || self.cue >= CUE)
            && self.anywhere >= STORIES
            && self.capital < self.anywhere
    }
}

/// The common words of the stories, sorted, as lines: at most so many, the most used ones.
pub(crate) fn list(stories: &[Gold], most: usize) -> String {
    let mut uses = BTreeMap::new();
    for story in stories {
        count(story, &mut uses);
    }
    let common = |(word, uses): &(&String, &Uses)| word.len() <= LONGEST && uses.is_common();
    let mut words: Vec<_> = uses.iter().filter(common).collect();
    words.sort_by_key(|(word, uses)| (usize::MAX - uses.anywhere, *word));
    words.truncate(most);
    words.sort_by_key(|(word, _)| *word);
    lines(words.iter().map(|(word, _)| word.as_str()))
}

/// Counts the uses of one story, each word once.
fn count(gold: &Gold, uses: &mut BTreeMap<String, Uses>) {
    let text = gold.story.text();
    let (mut near, mut cue) = (BTreeSet::new(), BTreeSet::new());
    for quote in &gold.quotes {
        let (Some(first), Some(last)) = (quote.spans.first(), quote.spans.last()) else {
            continue;
        };
        near.extend(lower_words(last_characters(&text[..first.start as usize])));
        near.extend(lower_words(first_characters(&text[last.end as usize..])));
        let reports = |span: Span| lower_words(gold.story.slice(span));
        cue.extend(quote.cue.into_iter().flat_map(reports));
    }
    let anywhere: BTreeSet<_> = lower_words(text).collect();
    let capital: BTreeSet<_> = capital_words(text).collect();
    for word in anywhere {
        uses.entry(word.to_owned()).or_default().anywhere += 1;
    }
    for word in near {
        uses.entry(word.to_owned()).or_default().near += 1;
    }
    for word in cue {
        uses.entry(word.to_owned()).or_default().cue += 1;
    }
    for word in capital {
        uses.entry(word).or_default().capital += 1;
    }
}

fn last_characters(text: &str) -> &str {
    let start = text.char_indices().rev().nth(REACH - 1);
    &text[start.map_or(0, |(at, _)| at)..]
}

fn first_characters(text: &str) -> &str {
    let end = text.char_indices().nth(REACH);
    &text[..end.map_or(text.len(), |(at, _)| at)]
}

/// The words of small letters a to z that are no part of a longer word, an address or the like.
fn lower_words(text: &str) -> impl Iterator<Item = &str> {
    let joins = |c: char| c.is_alphanumeric() || "_@/-".contains(c);
    runs(text)
        .filter(move |&(start, end)| {
            let before = text[..start].chars().next_back();
            let after = text[end..].chars().next();
            !before.is_some_and(|c| joins(c) || "’'.#".contains(c)) && !after.is_some_and(joins)
        })
        .map(|(start, end)| &text[start..end])
}

/// Where the runs of small letters begin and end.
fn runs(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(|c: char| c.is_ascii_lowercase())?;
        let rest = text[start..].find(|c: char| !c.is_ascii_lowercase());
        at = rest.map_or(text.len(), |length| start + length);
        Some((start, at))
    })
}

/// The words with a capital behind a small letter or comma and a blank, in small letters.
fn capital_words(text: &str) -> impl Iterator<Item = String> {
    runs(text).filter_map(|(start, end)| {
        let (before, capital) = text[..start].split_at_checked(start.checked_sub(1)?)?;
        let inside = before
            .strip_suffix(' ')?
            .ends_with(|c: char| c == ',' || c.is_ascii_lowercase());
        let capital = capital
            .starts_with(|c: char| c.is_ascii_uppercase())
            .then_some(capital)?;
        inside.then(|| capital.to_ascii_lowercase() + &text[start..end])
    })
}

fn lines<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let (mut out, mut column) = (String::new(), 0);
    for word in words {
        if column > 0 && column + 1 + word.len() > COLUMNS {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += word.len();
    }
    out + if column > 0 { "\n" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::{capital_words, lower_words};

    #[test]
    fn only_whole_words_in_small_letters_count() {
        let words: Vec<_> = lower_words("He don’t say re-open, a.b or x@y to NATOs été").collect();
        assert_eq!(words, ["don", "say", "a", "or", "to"]);
    }

    #[test]
    fn a_capital_counts_in_mid_sentence() {
        let words: Vec<_> =
            capital_words("May went, May said. In March it was hot in May.").collect();
        assert_eq!(words, ["may", "march", "may"]);
    }
}
