//! Folded words looked for in text that is not folded, as fast as memory is read: a no is a no, a yes means that folding
//! has to tell.
//!
//! Nearly all stories don't have the words, and folding all of them to find that out would be a copy of the corpus for each
//! query. Of words in ASCII, two rare bytes at their distance are compared sixteen places at a time, without case. That
//! misses words of which some letters are written in another way: with diacritics, as ligatures, with soft hyphens between.
//! Those have characters that are not ASCII, and where a text has any that could be part of a word, the answer is yes. The
//! curly marks and dashes that papers print can't, unless the words have such marks. Words with blanks may be broken across
//! lines, so only their longest part is looked for.

use memchr::memmem::Finder;
use wide::u8x16;

use crate::fold::Case;

/// Letters from the rarest to the most frequent in prose.
const RARE_FIRST: &[u8] = b"zqxjkvbpygfwmucldrhsnioate";

/// Folded words, or a part of them that has no blank, ready to be looked for.
#[derive(Clone, Debug)]
pub(super) struct RawFinder {
    part: Vec<u8>,
    how: How,
    /// Whether the words have marks that papers print in another way.
    marked: bool,
    /// Whether the part is all there is of the words.
    is_whole: bool,
}

#[derive(Clone, Debug)]
enum How {
    /// As it is.
    Exactly(Box<Finder<'static>>),
    /// Without case: where in the part its two rarest bytes stand.
    WithoutCase(usize, usize),
}

impl RawFinder {
    /// What looks for folded words; none if they have characters that are not ASCII.
    pub(super) fn new(words: &str, case: Case) -> Option<Self> {
        let part = words.split(' ').max_by_key(|part| part.len())?.as_bytes();
        if part.is_empty() || !part.is_ascii() {
            return None;
        }
        let how = match case {
            Case::Kept => How::Exactly(Box::new(Finder::new(part).into_owned())),
            Case::Ignored => {
                let (first, second) = rarest(part);
                How::WithoutCase(first, second)
            }
        };
        Some(Self {
            part: part.to_vec(),
            is_whole: part.len() == words.len(),
            how,
            marked: !part.iter().all(u8::is_ascii_alphanumeric),
        })
    }

    /// Whether `text` may have the words when it is folded.
    pub(super) fn may_be_in(&self, text: &str) -> bool {
        self.is_in(text.as_bytes()) || has_hidden_letters(text, self.marked)
    }

    /// Whether `text` surely has the words in one of its paragraphs: they are a word of letters and digits that stands there.
    pub(super) fn is_surely_in(&self, text: &str) -> bool {
        !self.marked && self.is_whole && self.is_in(text.as_bytes())
    }

    /// Whether the part stands in the text as it is, but for case.
    fn is_in(&self, text: &[u8]) -> bool {
        let (first, second) = match &self.how {
            How::Exactly(finder) => return finder.find(text).is_some(),
            How::WithoutCase(first, second) => (*first, *second),
        };
        let Some(starts) = (text.len() + 1).checked_sub(self.part.len()) else {
            return false;
        };
        let begins = |at: usize| text[at..at + self.part.len()].eq_ignore_ascii_case(&self.part);
        let (ones, _) = text[first..first + starts].as_chunks::<16>();
        let (others, _) = text[second..second + starts].as_chunks::<16>();
        let (one, other) = (
            Caseless::of(self.part[first]),
            Caseless::of(self.part[second]),
        );
        for (nth, (ones, others)) in ones.iter().zip(others).enumerate() {
            let mut both = (one.places(ones) & other.places(others)).to_bitmask();
            while both != 0 {
                if begins(16 * nth + both.trailing_zeros() as usize) {
                    return true;
                }
                both &= both - 1;
            }
        }
        (ones.len() * 16..starts).any(begins)
    }
}

/// A folded byte that is compared without case.
struct Caseless {
    byte: u8x16,
    /// What turns a capital into its small letter, if it is a letter.
    small: u8x16,
}

impl Caseless {
    fn of(byte: u8) -> Self {
        let small = if byte.is_ascii_lowercase() { 0x20 } else { 0 };
        Self {
            byte: u8x16::splat(byte),
            small: u8x16::splat(small),
        }
    }

    fn places(&self, text: &[u8; 16]) -> u8x16 {
        (u8x16::new(*text) | self.small).simd_eq(self.byte)
    }
}

/// Where the two rarest bytes stand; twice the same place if there is but one.
fn rarest(part: &[u8]) -> (usize, usize) {
    let rank = |&at: &usize| {
        let place = RARE_FIRST.iter().position(|byte| *byte == part[at]);
        place.map_or(0, |place| place + 1)
    };
    let first = (0..part.len()).min_by_key(rank).unwrap_or(0);
    let others = (0..part.len()).filter(|at| *at != first);
    (first, others.min_by_key(rank).unwrap_or(first))
}

/// Whether a text has characters beyond ASCII that could be part of words, of such with marks if they are `marked`.
fn has_hidden_letters(text: &str, marked: bool) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        at += plain_len(&bytes[at..]);
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            return false;
        };
        if marked || !is_no_letter(c) {
            return true;
        }
        at += c.len_utf8();
    }
    false
}

/// How many bytes of ASCII a text begins with.
fn plain_len(bytes: &[u8]) -> usize {
    let (chunks, _) = bytes.as_chunks::<32>();
    let plain = chunks.iter().take_while(|chunk| chunk.is_ascii()).count() * 32;
    let rest = &bytes[plain..];
    let plain_rest = rest.iter().position(|byte| !byte.is_ascii());
    plain + plain_rest.unwrap_or(rest.len())
}

/// Whether a character, which papers print often, is folded to something, but to no letter or digit of ASCII.
fn is_no_letter(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2026}' | '\u{a0}' | '£' | '€')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, proptest};

    use super::{RawFinder, is_no_letter};
    use crate::fold::{Case, fold};

    #[test]
    fn marks_of_papers_are_folded_to_marks() {
        for c in (char::MIN..=char::MAX).filter(|c| is_no_letter(*c)) {
            let folded = fold(&c.to_string(), Case::Kept);
            let no_letters = !folded.contains(|c: char| c.is_ascii_alphanumeric());
            assert!(
                no_letters && !folded.is_empty(),
                "{c:?} is folded to {folded:?}"
            );
        }
    }

    #[test]
    fn what_is_not_there_is_refused_and_what_may_be_is_not() {
        let cases = [
            ("taiwan", "Over TAIWAN’s strait", true),
            ("taiwan", "Over Tai’s strait – wan", false),
            ("taiwan", "Over Taïwan’s strait", true),
            ("solid", "so\u{ad}lid", true),
            ("it's", "It’s", true),
            ("its", "It’s", false),
            ("han zheng", "Han\nZheng", true),
            ("han zheng", "Han\nSolo", false),
            ("x", "an axe", true),
            ("e", "a", false),
        ];
        for (words, text, may) in cases {
            let finder = RawFinder::new(words, Case::Ignored).expect("ASCII");
            assert_eq!(finder.may_be_in(text), may, "{words:?} in {text:?}");
        }
    }

    proptest! {
        #[test]
        fn words_that_a_folded_text_has_are_never_refused(
            near in "[aAbB’ .“é\u{ad}\u{301}ﬁ£\n-]{0,60}",
            wild in any::<String>(),
            from in 0_usize..60,
            len in 1_usize..8,
        ) {
            for text in [&near, &wild] {
                for case in [Case::Ignored, Case::Kept] {
                    let folded = fold(text, case);
                    let words: String = folded.chars().skip(from % (folded.chars().count() + 1)).take(len).collect();
                    if let Some(finder) = RawFinder::new(&words, case) {
                        prop_assert!(finder.may_be_in(text), "{:?} in {:?}", words, text);
                    }
                }
            }
        }
    }
}
