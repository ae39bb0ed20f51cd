//! Sixteen headlines scored at once.
//!
//! [`Scorer`](super::score::Scorer) goes from letter to letter, which is little work and a guess at each step for the
//! processor. Here the matcher's table is filled for sixteen headlines side by side, a column at a time, and nothing has to
//! be guessed. That is a third of the time even where most letters don't match.
//!
//! Scores have to fit in a byte. So what is kept of a score is how much it is above what its letters have to have, plus
//! the most that the letters to come can add: what falls to nothing can't come up to what is asked for any more. That
//! holds for terms of common length; longer ones, such with capitals or with letters beyond ASCII are left to the other
//! scorer.

use std::ops::Range;

use wide::u8x16;

use super::score::{APART, GAP, HEAD, LETTER, SIDE_BY_SIDE, beside};

/// How many headlines are scored at once.
pub(super) const LANES: usize = 16;
/// The longest headline that is scored here.
pub(super) const LONGEST: usize = 256;
/// The most letters of a term.
const MOST_LETTERS: usize = 16;

/// A folded term, ready to be scored in many headlines.
#[derive(Clone, Debug)]
pub(super) struct Lanes {
    letters: Vec<u8x16>,
    /// What is added to each score.
    bias: u8,
    /// What a letter adds by itself to what is kept.
    letter: u8,
    /// What its letters have to have.
    least: i32,
}

impl Lanes {
    /// What scores a folded term that has to have `a_letter` for each letter; none if it isn't common.
    pub(super) fn new(term: &str, a_letter: i32) -> Option<Self> {
        let bytes = term.as_bytes();
        let common = |byte: &u8| (b' '..0x7f).contains(byte) && !byte.is_ascii_uppercase();
        if bytes.is_empty() || bytes.len() > MOST_LETTERS || !bytes.iter().all(common) {
            return None;
        }
        let together = |pair: &[u8]| LETTER + beside(pair[0], pair[1]) - a_letter;
        // A gap that fell to nothing costs nothing any more.
        let from_nothing = |pair: &[u8]| together(pair).max(LETTER + HEAD - a_letter);
        let gains: i32 = bytes.windows(2).map(from_nothing).sum();
        let first = LETTER - 1 + 2 * HEAD - a_letter;
        let best = bytes
            .windows(2)
            .map(|pair| together(pair).max(APART - a_letter));
        let most = gains + 1 + first + best.sum::<i32>();
        (most <= i32::from(u8::MAX)).then_some(())?;
        Some(Self {
            letters: bytes.iter().map(|byte| u8x16::splat(*byte)).collect(),
            bias: u8::try_from(gains + 1).ok()?,
            letter: u8::try_from(LETTER - a_letter).ok()?,
            least: a_letter * i32::try_from(bytes.len()).ok()?,
        })
    }

    /// The scores of up to [`LANES`] headlines, a byte a character, none longer than [`LONGEST`], which stand in these ranges of
    /// `text`; none where a headline hasn't the letters in order or scores too little.
    pub(super) fn scores(&self, text: &[u8], lines: &[Range<usize>]) -> [Option<i32>; LANES] {
        let mut table = Table::default();
        let longest = lines.iter().map(Range::len).max().unwrap_or(0);
        for block in 0..longest.div_ceil(LANES) {
            let mut rows = [u8x16::ZERO; LANES];
            for (row, line) in rows.iter_mut().zip(lines) {
                *row = part(text, line, block);
            }
            for column in transposed(rows) {
                self.fill(&mut table, column);
            }
        }
        let best = table.best.to_array();
        best.map(|best| {
            let over = best.checked_sub(self.bias)?;
            Some(self.least + i32::from(over))
        })
    }

    /// Fills the next column of the table.
    fn fill(&self, table: &mut Table, column: u8x16) {
        let Some(before) = table.before.replace(column) else {
            let first = u8x16::splat(self.bias + self.letter - 1) + splat(2 * HEAD);
            table.ends[0] = first & column.simd_eq(self.letters[0]);
            table.best = if self.letters.len() == 1 {
                table.ends[0]
            } else {
                u8x16::ZERO
            };
            return;
        };
        let bonus = bonus_behind(before);
        let beside = bonus.max(splat(SIDE_BY_SIDE)) + u8x16::splat(self.letter);
        let apart = bonus + u8x16::splat(self.letter);
        let (gap, further) = (splat(GAP + 1), u8x16::ONE);
        let opened = |end: u8x16, gap_on: u8x16| {
            let begins = end.saturating_sub(gap);
            begins.max(gap_on.saturating_sub(further))
        };
        let (end, gap_on) = (table.ends[0], table.gaps[0]);
        table.gaps[0] = opened(end, gap_on);
        let first = bonus + u8x16::splat(self.bias + self.letter - 1);
        table.ends[0] = first & column.simd_eq(self.letters[0]);
        // What the letter before had in the column before.
        let mut before = (end, gap_on);
        let cells = table.ends[1..].iter_mut().zip(&mut table.gaps[1..]);
        for ((end, gap_on), letter) in cells.zip(&self.letters[1..]) {
            let together = before.0.saturating_add(beside);
            let reached = together.max(before.1.saturating_add(apart));
            before = (*end, *gap_on);
            *gap_on = opened(before.0, before.1);
            *end = reached & column.simd_eq(*letter);
        }
        table.best = table.best.max(table.ends[self.letters.len() - 1]);
    }
}

/// The last column of the table.
struct Table {
    /// By letter of the term: the best that ends with it here.
    ends: [u8x16; MOST_LETTERS],
    /// By letter of the term: the best that ended with it further back.
    gaps: [u8x16; MOST_LETTERS],
    /// The best that ended with the last letter.
    best: u8x16,
    /// The column of the text before, if there is one.
    before: Option<u8x16>,
}

impl Default for Table {
    fn default() -> Self {
        Self {
            ends: [u8x16::ZERO; MOST_LETTERS],
            gaps: [u8x16::ZERO; MOST_LETTERS],
            best: u8x16::ZERO,
            before: None,
        }
    }
}

/// What a letter gets behind these bytes, of which none is a capital: as the other scorer looks it up.
fn bonus_behind(bytes: u8x16) -> u8x16 {
    let is = |byte: u8| bytes.simd_eq(u8x16::splat(byte));
    let small = bytes | u8x16::splat(0x20);
    let either = |byte: u8| small.simd_eq(u8x16::splat(byte));
    let among = |first: u8, last: u8| {
        let from = bytes - u8x16::splat(first);
        from.min(u8x16::splat(last - first)).simd_eq(from)
    };
    let brackets = (bytes & u8x16::splat(0xfe)).simd_eq(u8x16::splat(b'('));
    let parts = is(0) | is(b' ') | is(b'/') | brackets | either(b'{') | either(b'|') | either(b'}');
    let plain = among(b'a', b'z') | among(b'0', b'9') | among(0x01, 0x1f) | among(0x7f, u8::MAX);
    let marks = !(parts | plain);
    (parts & splat(HEAD)) | (marks & splat(HEAD - 1))
}

fn splat(score: i32) -> u8x16 {
    u8x16::splat(u8::try_from(score).unwrap_or(u8::MAX))
}

/// Sixteen bytes of a line, nothing behind its end.
fn part(text: &[u8], line: &Range<usize>, block: usize) -> u8x16 {
    const MASKS: [u8; 2 * LANES] = {
        let mut masks = [0; 2 * LANES];
        let mut at = 0;
        while at < LANES {
            masks[at] = u8::MAX;
            at += 1;
        }
        masks
    };
    let start = line.start + block * LANES;
    let Some(len) = line.end.checked_sub(start) else {
        return u8x16::ZERO;
    };
    let mut end = [0; LANES];
    let behind = &text[start..];
    let bytes = behind.first_chunk().unwrap_or_else(|| {
        end[..behind.len()].copy_from_slice(behind);
        &end
    });
    match MASKS[LANES - len.min(LANES)..].first_chunk() {
        Some(mask) => u8x16::new(*bytes) & u8x16::new(*mask),
        None => u8x16::ZERO,
    }
}

/// Rows made columns.
fn transposed(mut rows: [u8x16; LANES]) -> [u8x16; LANES] {
    for _ in 0..LANES.ilog2() {
        let mut next = [u8x16::ZERO; LANES];
        for nth in 0..LANES / 2 {
            let (one, other) = (rows[nth], rows[nth + LANES / 2]);
            next[2 * nth] = u8x16::unpack_low(one, other);
            next[2 * nth + 1] = u8x16::unpack_high(one, other);
        }
        rows = next;
    }
    rows
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{LANES, Lanes};
    use crate::search::score::{Scorer, Scratch};

    proptest! {
        #[test]
        fn scores_are_those_of_the_other_scorer(
            lines in proptest::collection::vec("[a-d 0,./(\\-\\[\\]{}\u{0}\u{1}\u{7f}~@`;\\\\|]{0,60}|([a-z]{1,7}[ ,'-]){0,18}", 0..=LANES),
            terms in proptest::collection::vec("[a-d]{1,6}|[a-d ,.(0]{1,7}|[a-e]{7,16}", 3),
        ) {
            let text: String = lines.concat();
            let mut start = 0;
            let ranges: Vec<Range<usize>> = lines.iter().map(|line| {
                start += line.len();
                start - line.len()..start
            }).collect();
            let whole = [lines[..lines.len() / 2].concat()];
            for term in terms.iter().chain(&whole) {
                let Some(lanes) = Lanes::new(term, 14) else { continue };
                let least = 14 * i32::try_from(term.len()).expect("a short term");
                let scorer = Scorer::new(term, least).expect("ASCII");
                let codes: Vec<u8> = text.bytes().map(|byte| if byte == b'`' { u8::MAX } else { byte }).collect();
                let scores = lanes.scores(&codes, &ranges);
                for (line, score) in lines.iter().zip(scores) {
                    let line = line.replace('`', "£");
                    let expected = scorer.score(&line, &mut Scratch::default());
                    prop_assert_eq!(score, expected, "{:?} in {:?}", term, line);
                }
            }
        }
    }
}
