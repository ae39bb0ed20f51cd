//! `SkimMatcherV2`'s score of a folded text, without its tables.
//!
//! The matcher fills a table of letters of the term × letters of the text, some microseconds a headline. Nearly all of its
//! cells are empty, so here a row is the list of places where the letter stands, and the next row is made from it in one
//! pass: the best way to a place is from the place right before it, or from the best of those further back, whose gaps all
//! grow alike. Of a place that can't lead to the score that is asked for, nothing is kept, so that strewn letters end in
//! the second or third row.
//!
//! What the matcher gives, in its own constants: 16 a letter; at the head of a text 16 more, at the head of a word 8, behind
//! other marks 7, at a hump 6; letters side by side at least 4; a gap of n letters costs 3 + n; 1 off the whole. The norm
//! is `fuzzy_indices` of a fresh matcher: one that was used before reads cells of other texts where three equal letters meet
//! two of the term. A property test compares.
//!
//! Letters are compared as bytes. A text that is not ASCII is spelled in codes first: each other character of the term has
//! one, all others share one, so that it still takes one byte a character and places count characters as the matcher does.

use super::places::Places;

pub(super) const LETTER: i32 = 16;
pub(super) const HEAD: i32 = 8;
const HUMP: u8 = 6;
pub(super) const SIDE_BY_SIDE: i32 = 4;
pub(super) const GAP: i32 = 3;
/// What a letter adds at most, if it does not stand right behind the last one.
pub(super) const APART: i32 = LETTER + HEAD - GAP - 1;

/// The code of characters that are neither ASCII nor in the term.
const OTHER: u8 = u8::MAX;
const FIRST_FOREIGN: u8 = 0x80;

/// A folded term, ready to be scored in many texts.
#[derive(Clone, Debug, Default)]
pub(super) struct Scorer {
    codes: Vec<u8>,
    /// The characters that are not ASCII, by their codes.
    foreign: Vec<char>,
    /// What the letters from each on can add at most, and 0.
    rest: Vec<i32>,
    /// The score that is asked for.
    least: i32,
    /// Whether the text goes on around what shall match.
    within: bool,
}

/// A place where a letter of the term stands, and the score of the best way there.
#[derive(Clone, Copy, Debug)]
struct Cell {
    at: i32,
    score: i32,
}

/// Buffers to be used again.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    codes: Vec<u8>,
    row: Vec<Cell>,
    next: Vec<Cell>,
}

impl Scorer {
    /// The scorer of a folded term that is content with `least`; none if the term has too many letters to have codes.
    pub(super) fn new(term: &str, least: i32) -> Option<Self> {
        let mut foreign: Vec<char> = term.chars().filter(|c| !c.is_ascii()).collect();
        foreign.sort_unstable();
        foreign.dedup();
        if foreign.len() >= usize::from(OTHER - FIRST_FOREIGN) {
            return None;
        }
        let mut scorer = Self {
            foreign,
            least,
            ..Self::default()
        };
        scorer.codes = term.chars().map(|c| scorer.code(c)).collect();
        scorer.rest = vec![0; scorer.codes.len() + 1];
        for nth in (1..scorer.codes.len()).rev() {
            let together = beside(scorer.codes[nth - 1], scorer.codes[nth]);
            scorer.rest[nth] = scorer.rest[nth + 1] + (LETTER + together).max(APART);
        }
        Some(scorer)
    }

    /// The scorer for the best stretch of a text, as if each stretch between letters were a text of its own.
    pub(super) fn of_stretches(self) -> Self {
        Self {
            within: true,
            ..self
        }
    }

    /// The score of a folded text, if it has the letters in order and scores what is asked for.
    pub(super) fn score(&self, text: &str, scratch: &mut Scratch) -> Option<i32> {
        if text.is_ascii() {
            return self.score_ascii(text.as_bytes(), text.len(), scratch);
        }
        let mut codes = std::mem::take(&mut scratch.codes);
        codes.clear();
        codes.extend(text.chars().map(|c| self.code(c)));
        let score = self.score_ascii(&codes, codes.len(), scratch);
        scratch.codes = codes;
        score
    }

    /// As [`score`](Self::score) for the first `len` bytes of a text, which are known to be ASCII.
    pub(super) fn score_ascii(
        &self,
        text: &[u8],
        len: usize,
        scratch: &mut Scratch,
    ) -> Option<i32> {
        let len = u32::try_from(len).ok()?;
        let Scratch { row, next, .. } = scratch;
        row.clear();
        let letter = *self.codes.first()?;
        let bonuses = if self.within {
            &OPENING
        } else {
            bonuses(letter)
        };
        for at in Places::of(letter, text, 0..len) {
            let bonus = match at.checked_sub(1) {
                None => 2 * HEAD,
                Some(before) => i32::from(bonuses[usize::from(text[before as usize])]),
            };
            self.keep(row, 0, at.cast_signed(), LETTER - 1 + bonus);
        }
        for nth in 1..self.codes.len() {
            self.fill(nth, (text, len), row, next);
            std::mem::swap(row, next);
        }
        row.iter().map(|cell| cell.score).max()
    }

    /// Makes the row of the `nth` letter from the one before.
    fn fill(&self, nth: usize, text: (&[u8], u32), row: &[Cell], next: &mut Vec<Cell>) {
        next.clear();
        let most = row.iter().map(|cell| cell.score).max().unwrap_or(0);
        // A gap that costs more than the letters behind it can make up for leads nowhere.
        let reach = 2 + most + self.rest[nth] + 1 - self.least;
        for near in row.chunk_by(|one, other| other.at - one.at <= reach) {
            self.fill_near(nth, text, (near, reach), next);
        }
    }

    /// Makes the part of the row that can be reached from places near each other.
    fn fill_near(
        &self,
        nth: usize,
        (text, len): (&[u8], u32),
        (near, reach): (&[Cell], i32),
        next: &mut Vec<Cell>,
    ) {
        let (Some(first), Some(last)) = (near.first(), near.last()) else {
            return;
        };
        let start = first.at.cast_unsigned() + 1;
        let end = len.min(last.at.saturating_add(reach).cast_unsigned());
        let letter = self.codes[nth];
        let bonuses = bonuses(letter);
        let mut before = near.iter().peekable();
        // The best score so far, as if its gap had begun where the text begins: gaps cost 1 a letter wherever they begin.
        let mut apart = i32::MIN / 2;
        for place in Places::of(letter, text, start..end.max(start)) {
            let at = place.cast_signed();
            while let Some(cell) = before.next_if(|cell| cell.at + 1 < at) {
                apart = apart.max(cell.score + cell.at);
            }
            let bonus = i32::from(bonuses[usize::from(text[place as usize - 1])]);
            let mut score = apart - GAP - (at - 1) + bonus;
            if let Some(cell) = before.peek().filter(|cell| cell.at + 1 == at) {
                score = score.max(cell.score + bonus.max(SIDE_BY_SIDE));
            }
            self.keep(next, nth, at, score + LETTER);
        }
    }

    /// Keeps a place of the `nth` letter if the letters behind it can still make up for what is missing.
    fn keep(&self, row: &mut Vec<Cell>, nth: usize, at: i32, score: i32) {
        if score + self.rest[nth + 1] >= self.least {
            row.push(Cell { at, score });
        }
    }

    fn code(&self, c: char) -> u8 {
        if c.is_ascii() {
            return c as u8;
        }
        let known = self.foreign.binary_search(&c).ok();
        let code = known.and_then(|at| u8::try_from(at).ok());
        code.map_or(OTHER, |at| FIRST_FOREIGN + at)
    }
}

/// What a letter gets for what stands before it.
fn bonuses(letter: u8) -> &'static [u8; 256] {
    if letter.is_ascii_uppercase() {
        &BEFORE_CAPITALS
    } else {
        &BEFORE_OTHERS
    }
}

/// What a letter gets right behind the one before.
pub(super) fn beside(before: u8, letter: u8) -> i32 {
    i32::from(bonuses(letter)[usize::from(before)]).max(SIDE_BY_SIDE)
}

/// By the byte that stands before.
const BEFORE_CAPITALS: [u8; 256] = bonuses_with(HUMP);
const BEFORE_OTHERS: [u8; 256] = bonuses_with(0);

/// Of a letter that may be the first of a stretch.
const OPENING: [u8; 256] = {
    let mut bonuses = [16; 256];
    let mut byte: u8 = 0;
    while byte < 0x80 {
        if byte.is_ascii_alphanumeric() {
            bonuses[byte as usize] = 0;
        }
        byte += 1;
    }
    bonuses
};

const fn bonuses_with(hump: u8) -> [u8; 256] {
    // Of small letters, digits and all that is not ASCII.
    let mut bonuses = [hump; 256];
    let mut byte: u8 = 0;
    while byte < 0x80 {
        bonuses[byte as usize] = match byte {
            // what parts words, and the nothing before a text
            0 | b' ' | b'/' | b'\\' | b'|' | b'(' | b')' | b'[' | b']' | b'{' | b'}' => 8,
            // other marks
            b'!'..=b'\'' | b'*'..=b'.' | b':'..=b'@' | b'^'..=b'`' | b'~' => 7,
            b'A'..=b'Z' => 0,
            _ => hump,
        };
        byte += 1;
    }
    bonuses
}

#[cfg(test)]
mod tests {
    use fuzzy_matcher::FuzzyMatcher;
    use fuzzy_matcher::skim::SkimMatcherV2;
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::{Scorer, Scratch};

    /// What a fresh matcher says.
    fn judged(text: &str, term: &str) -> Option<i64> {
        let skim = SkimMatcherV2::default().respect_case();
        skim.fuzzy_indices(text, term).map(|(score, _)| score)
    }

    fn scored(text: &str, term: &str, least: i32) -> Option<i64> {
        let scorer = Scorer::new(term, least).expect("few letters");
        let mut scratch = Scratch::default();
        scorer.score("other letters first", &mut scratch);
        scorer.score(text, &mut scratch).map(i64::from)
    }

    #[test]
    fn marks_words_and_gaps_count_as_they_do_for_the_matcher() {
        let cases = [
            ("market", "market"),
            ("the market falls", "market"),
            ("stock-market", "market"),
            ("(market)", "market"),
            ("supermarket", "market"),
            ("my ark, et al", "market"),
            ("theMarket", "M"),
            ("the Market7Up", "MU"),
            ("aaaa aaa", "aaa"),
            ("ab", "ba"),
            ("\0a", "a"),
            ("мир и труд", "ит"),
            ("a ж b", "ab"),
            ("'tis", "'t"),
            ("x", ""),
        ];
        for (text, term) in cases {
            let expected = judged(text, term).filter(|_| !term.is_empty());
            assert_eq!(
                scored(text, term, i32::MIN / 4),
                expected,
                "{term} in {text}"
            );
        }
    }

    proptest! {
        #[test]
        fn scores_are_those_of_the_matcher(
            text in "[a-dA-C0-1 ,./(\\-é世\u{0}]{0,80}",
            long in "([a-z]{1,9}[ ,'-]{1,2}){0,60}",
            wild in any::<String>(),
            term in "[a-dA-C1 ,é世]{1,7}",
            word in "[a-z]{1,8}",
            wilder in "\\PC{1,4}",
            least in -50_i32..150,
        ) {
            for text in [&text, &long, &wild] {
                for term in [&term, &word, &wilder] {
                    let expected = judged(text, term);
                    prop_assert_eq!(scored(text, term, i32::MIN / 4), expected, "{:?} in {:?}", term, text);
                    let enough = expected.filter(|&score| score >= i64::from(least));
                    if let Some(score) = expected.and_then(|score| i32::try_from(score).ok()) {
                        prop_assert_eq!(scored(text, term, score), expected, "{:?} in {:?}", term, text);
                        prop_assert_eq!(scored(text, term, score + 1), None, "{:?} in {:?}", term, text);
                    }
                    prop_assert_eq!(scored(text, term, least), enough, "{:?} in {:?}", term, text);
                }
            }
        }
    }
}
