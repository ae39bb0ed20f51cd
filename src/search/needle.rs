//! One pattern of a query, folded and ready to be looked for.
//!
//! Short text (a headline, a name) is scored as `fuzzy-matcher`'s `SkimMatcherV2` scores it, and its `fuzzy_indices` score
//! is the norm: `fuzzy_match` reads stale cells and disagrees with the letters that are highlighted. The score is found by
//! [`Scorer`] in a hundredth of the time; the letters to highlight, and text too long to be scored exactly, are the matcher's.
//! Letters that lie strewn over a text are no match, see [`LEAST_A_LETTER`]. Long text is searched for the folded substring.
//!
//! An anchor means the first or last words: quotation marks, bullets and full stops between a word and the edge of its text
//! don't count, so `^we` finds “‘We go on,’”. Anchored text is compared at one place only, so that it costs the same
//! whatever the text.

use std::ops::Range;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem::Finder;

use super::lanes::Lanes;
use super::raw::RawFinder;
use super::score::{Scorer, Scratch};
use crate::fold::{Case, fold};
use crate::query::Pattern;

/// The greatest table (letters of the term × letters of the text) that is scored exactly; beyond it the matcher takes its
/// linear way, so that a headline of megabytes neither fills the memory nor stops the keys.
const MOST_CELLS: usize = 1 << 18;

/// What a fuzzy match has to score a letter. Headlines are long enough for the letters of nearly any word to lie somewhere
/// in them in order. Over newspaper headlines of 60 to 120 letters, what was meant scores 15 to 20 a letter (a word, a word
/// with letters left out, the initials or beginnings of words) and what merely happens 5 to 13.
const LEAST_A_LETTER: i64 = 14;

/// The first bit of characters that are not ASCII.
const FOREIGN: u32 = 44;

/// Which letters a text has, each a bit: who lacks one of a term's can't match it. Capitals are their small letters; digits
/// have bits of their own, all other characters share some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letters(u64);

impl Letters {
    /// All there are.
    pub(super) const ALL: Self = Self(u64::MAX);
    /// None.
    pub(super) const NONE: Self = Self(0);

    /// Those of a text.
    pub(super) fn of(text: &str) -> Self {
        Self(text.chars().map(Self::bit).fold(0, |all, bit| all | bit))
    }

    /// Whether these are among them.
    pub(super) fn have(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// These and the others.
    pub(super) fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether there are none but those of ASCII.
    pub(super) fn are_ascii(self) -> bool {
        self.0 >> FOREIGN == 0
    }

    fn bit(c: char) -> u64 {
        let nth = match c {
            'a'..='z' => c as u32 - 'a' as u32,
            'A'..='Z' => c as u32 - 'A' as u32,
            '0'..='9' => c as u32 - '0' as u32 + 26,
            _ if c.is_ascii() => c as u32 % 8 + 36,
            _ => c as u32 % (u64::BITS - FOREIGN) + FOREIGN,
        };
        1 << nth
    }
}

/// A folded pattern.
#[derive(Clone, Debug)]
pub(super) struct Needle {
    /// Its number among the needles of its plan.
    pub(super) id: usize,
    /// Whether case counts.
    pub(super) case: Case,
    /// Its letters.
    pub(super) letters: Letters,
    text: String,
    fuzzy: bool,
    starts: bool,
    ends: bool,
    finder: Finder<'static>,
    /// How many characters it has.
    len: usize,
    scorer: Option<Scorer>,
    lanes: Option<Lanes>,
    raw: Option<RawFinder>,
}

impl Needle {
    /// The needle for `pattern`; none if nothing of it remains when folded.
    pub(super) fn new(pattern: &Pattern, id: usize) -> Option<Self> {
        let case = Case::of_term(&pattern.text);
        let text = fold(&pattern.text, case);
        let len = text.chars().count();
        (!text.is_empty()).then(|| Self {
            id,
            case,
            letters: Letters::of(&text),
            len,
            scorer: i32::try_from(least(len))
                .ok()
                .and_then(|least| Scorer::new(&text, least)),
            lanes: (pattern.fuzzy && case == Case::Ignored)
                .then(|| Lanes::new(&text, i32::try_from(LEAST_A_LETTER).ok()?))
                .flatten(),
            raw: RawFinder::new(&text, case),
            finder: Finder::new(&text).into_owned(),
            text,
            fuzzy: pattern.fuzzy,
            starts: pattern.starts,
            ends: pattern.ends,
        })
    }

    /// The folded words.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether the letters may be apart.
    pub(super) fn is_fuzzy(&self) -> bool {
        self.fuzzy
    }

    /// What apart letters have to score.
    pub(super) fn least(&self) -> i64 {
        least(self.len)
    }

    /// How well a short folded text matches, if it does.
    pub(super) fn score(&self, text: &str, scratch: &mut Scratch) -> Option<i64> {
        if !self.fuzzy && !self.is_in(text) {
            return None;
        }
        match &self.scorer {
            // Words side by side score more than what strewn letters must have.
            Some(scorer) if self.is_short(text) => scorer.score(text, scratch).map(i64::from),
            _ if self.fuzzy => self.fuzzily(text).map(|(score, _)| score),
            _ => Some(matched(text, &self.text).map_or(0, |(score, _)| score)),
        }
    }

    /// What scores many short texts in ASCII at once, if it can.
    pub(super) fn lanes(&self) -> Option<&Lanes> {
        self.lanes.as_ref()
    }

    /// Whether the matcher scores a text exactly.
    fn is_short(&self, text: &str) -> bool {
        let fits = |len: usize| (len + 1).saturating_mul(self.len + 1) <= MOST_CELLS;
        fits(text.len()) || fits(text.chars().count())
    }

    /// Whether a folded text, or one of the lines that it is put together from, has the words.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.finder.find(text.as_bytes()).is_some()
            && (!self.is_anchored() || text.split('\n').any(|line| self.anchored(line).is_some()))
    }

    /// Whether a folded text may have the words: false means that no part of it has them, at either edge or elsewhere.
    pub(super) fn may_be_in(&self, text: &str) -> bool {
        self.finder.find(text.as_bytes()).is_some()
    }

    /// Whether a text that is not folded may have the words: false means that no part of it has them.
    pub(super) fn may_be_in_raw(&self, text: &str) -> bool {
        self.raw.as_ref().is_none_or(|raw| raw.may_be_in(text))
    }

    /// Whether some paragraph of a text that is not folded surely has the words.
    pub(super) fn is_surely_in_raw(&self, text: &str) -> bool {
        let raw = self.raw.as_ref();
        !self.is_anchored() && raw.is_some_and(|raw| raw.is_surely_in(text))
    }

    /// Where a folded text has the words.
    pub(super) fn occurrences(&self, text: &str) -> Vec<Range<usize>> {
        if self.is_anchored() {
            return self.anchored(text).into_iter().collect();
        }
        let len = self.text.len();
        let found = self.finder.find_iter(text.as_bytes());
        found.map(|at| at..at + len).collect()
    }

    /// Where a short folded text has the letters.
    pub(super) fn letters_in(&self, text: &str) -> Vec<Range<usize>> {
        if !self.fuzzy {
            return self.occurrences(text);
        }
        let Some((_, letters)) = self.fuzzily(text) else {
            return Vec::new();
        };
        let mut letters = letters.into_iter().peekable();
        text.char_indices()
            .enumerate()
            .filter(|&(nth, _)| letters.next_if(|&letter| letter == nth).is_some())
            .map(|(_, (at, c))| at..at + c.len_utf8())
            .collect()
    }

    /// The score of a short folded text and the letters it is for, unless they lie strewn over it.
    fn fuzzily(&self, text: &str) -> Option<(i64, Vec<usize>)> {
        let found = matched(text, &self.text)?;
        let close = found.0 >= least(self.len);
        (close || self.may_be_in(text)).then_some(found)
    }

    fn is_anchored(&self) -> bool {
        self.starts || self.ends
    }

    /// Where `line` has the words at the edges that they are bound to.
    fn anchored(&self, line: &str) -> Option<Range<usize>> {
        let first = || {
            let at = gap(margin(line.chars()), margin(self.text.chars()))?;
            line.get(at..)?.starts_with(&self.text).then_some(at)
        };
        let last = || {
            let behind = gap(margin(line.chars().rev()), margin(self.text.chars().rev()))?;
            let end = line.len().checked_sub(behind)?;
            line.get(..end)?
                .ends_with(&self.text)
                .then(|| end - self.text.len())
        };
        let at = match (self.starts, self.ends) {
            (true, false) => first()?,
            (false, _) => last()?,
            (true, true) => first().filter(|&at| last() == Some(at))?,
        };
        Some(at..at + self.text.len())
    }
}

/// What so many letters have to score.
fn least(letters: usize) -> i64 {
    i64::try_from(letters)
        .unwrap_or(i64::MAX)
        .saturating_mul(LEAST_A_LETTER)
}

/// What the matcher says of a folded text, with case kept: both sides are folded already. It is a new one each time, since
/// it reads what it left of other texts.
fn matched(text: &str, term: &str) -> Option<(i64, Vec<usize>)> {
    SkimMatcherV2::default()
        .respect_case()
        .element_limit(MOST_CELLS)
        .fuzzy_indices(text, term)
}

/// How far from the edge of a line the words have to begin, if their first letters are to fall together: `line` and `words`
/// are their margins. Words without a letter have to stand at the very edge.
fn gap(line: Option<usize>, words: Option<usize>) -> Option<usize> {
    match words {
        Some(words) => line?.checked_sub(words),
        None => Some(0),
    }
}

/// How many bytes of marks and blanks come before the first letter or digit, if there is one.
fn margin(chars: impl Iterator<Item = char>) -> Option<usize> {
    let mut bytes = 0;
    for c in chars {
        if c.is_alphanumeric() {
            return Some(bytes);
        }
        bytes += c.len_utf8();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Needle;
    use crate::query::Pattern;
    use crate::search::score::Scratch;

    /// `^x`, `x$`, `^x$` or x, exact.
    fn needle(written: &str) -> Needle {
        let text = written.trim_start_matches('^').trim_end_matches('$');
        let pattern = Pattern {
            text: text.to_owned(),
            fuzzy: false,
            starts: written.starts_with('^'),
            ends: written.ends_with('$'),
        };
        Needle::new(&pattern, 0).expect("a needle")
    }

    #[test]
    fn anchors_mean_the_first_and_last_words() {
        let cases = [
            ("^we", "we go on", true),
            ("^we", "'we go on,'", true),
            ("^'we", "'we go on,'", true),
            ("^we", "so we go", false),
            ("^we", "x\n'we go", true),
            ("on$", "'we go on,'", true),
            ("on$", "'on we go'", false),
            ("on,$", "'we go on,'", true),
            ("^we$", "'we,'", true),
            ("^we$", "we we", false),
            ("^we go$", "we go\nwe", true),
            ("^'$", "'we'", false),
            ("^'", "'we'", true),
            ("^'", "...", false),
            ("we", "so we go", true),
            ("^e", "é", false),
        ];
        for (written, text, found) in cases {
            assert_eq!(needle(written).is_in(text), found, "{written} in {text:?}");
        }
    }

    #[test]
    fn marks_without_end_cost_no_more_than_their_length() {
        let marks = "'".repeat(100_000);
        for written in ["^'", "'$", "^'$", "^we", "we$"] {
            needle(written).is_in(&marks);
            needle(written).occurrences(&marks);
        }
        assert_eq!(needle("'").occurrences(&marks).len(), marks.len());
    }

    #[test]
    fn a_headline_of_megabytes_is_scored_in_linear_time_and_space() {
        let headline = "ab ".repeat(1_000_000);
        let pattern = Pattern {
            text: "ababababab".to_owned(),
            fuzzy: true,
            ..Pattern::default()
        };
        let needle = Needle::new(&pattern, 0).expect("a needle");
        assert!(needle.score(&headline, &mut Scratch::default()).is_some());
        assert!(!needle.letters_in(&headline).is_empty());
    }
}
