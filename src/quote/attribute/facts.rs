//! Small facts of mentions, cues and stretches, as the numbers that templates are made of.

use crate::quote::lexicon::Word;
use crate::quote::mentions::{Mention, MentionKind};
use crate::quote::scene::Scene;
use crate::quote::symbol::{SORTS, Sort};
use crate::quote::tokens::{Place, Token};

/// Values of a [`path`].
pub(in crate::quote) const PATHS: usize = 4096;

/// A distance in steps that grow: 0 to 11.
pub(in crate::quote) fn steps(distance: usize) -> usize {
    match distance {
        0..=4 => distance,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=22 => 8,
        23..=40 => 9,
        41..=80 => 10,
        _ => 11,
    }
}

/// What sort of cue it is: 0 to 10.
pub(in crate::quote) fn cue_sort(scene: &Scene, cue: usize) -> usize {
    let cue = &scene.cues[cue];
    let token = &scene.tokens.all[cue.at];
    if token.is(Word::ACCORDING) {
        return 10;
    }
    if cue.noun {
        return 9;
    }
    let base = if token.is(Word::CORE) {
        0
    } else if token.is(Word::SPEECH) {
        2
    } else if token.is(Word::MANNER) {
        4
    } else {
        6
    };
    if cue.passive {
        8
    } else {
        base + usize::from(token.is(Word::ING.or(Word::BASE)) && !token.is(Word::PAST))
    }
}

/// What kind of mention it is: 0 to 15.
pub(in crate::quote) fn kind(mention: &Mention, all: &[Token]) -> usize {
    match mention.kind {
        MentionKind::Name if mention.role.is_some() => 0,
        MentionKind::Name if mention.word.is(Word::TITLE) => 1,
        MentionKind::Name if mention.end - mention.core > 1 => 2,
        MentionKind::Name if mention.word.is(Word::GIVEN) => 3,
        MentionKind::Name => 4,
        MentionKind::Organisation if mention.end - mention.core > 1 => 5,
        MentionKind::Organisation => 6,
        MentionKind::Pronoun if mention.word.is(Word::IT) => 7,
        MentionKind::Pronoun if mention.word.is(Word::THEY) => 8,
        MentionKind::Pronoun => 9,
        MentionKind::Relative => 10,
        MentionKind::Nominal => {
            let somebody = mention.word.is(Word::SOMEBODY.or(Word::RELATION));
            match (somebody, mention.plural) {
                (true, true) => 11,
                (true, false) => 12,
                _ if mention.word.is(Word::ORGANISATION.or(Word::DOCUMENT)) => 13,
                _ if all[mention.first].is(Word::THE) => 14,
                _ => 15,
            }
        }
    }
}

/// Where a mention stands about a stretch: 0 to 6.
pub(in crate::quote) fn position(scene: &Scene, place: Place, mention: &Mention) -> usize {
    let all = &scene.tokens.all;
    let token = &all[mention.first];
    if mention.first > place.last {
        return if token.sentence == all[place.last].sentence {
            1
        } else {
            6
        };
    }
    let quote = &all[place.first];
    match quote.sentence - token.sentence {
        0 => 0,
        _ if token.paragraph != quote.paragraph => {
            4 + usize::from(token.paragraph + 1 < quote.paragraph)
        }
        1 => 2,
        _ => 3,
    }
}

/// The sorts of the tokens between, as one number; those of a long way are not told apart.
pub(in crate::quote) fn path(gap: &[Token], seed: usize) -> usize {
    const LONGEST: usize = 8;
    if gap.len() > LONGEST {
        return PATHS - 1;
    }
    hashed(seed, gap.iter().map(|token| token.sort as usize)) % (PATHS - 1)
}

/// What stands among a few tokens, counted in one pass: each sort adds to its own eight bits of one number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Crossed(u64);

impl Crossed {
    const COMMA: u64 = 1;
    const VERB: u64 = 1 << 8;
    const QUOTE: u64 = 1 << 16;
    const CLAUSE: u64 = 1 << 24;
    const MARK: u64 = 1 << 32;

    /// For each sort what it adds.
    const ADDED: [u64; SORTS] = {
        let mut added = [0; SORTS];
        added[Sort::Comma as usize] = Self::COMMA;
        added[Sort::SpeechPast as usize] = Self::VERB;
        added[Sort::Speech as usize] = Self::VERB;
        added[Sort::ReportPast as usize] = Self::VERB;
        added[Sort::Report as usize] = Self::VERB;
        added[Sort::Quote as usize] = Self::QUOTE;
        added[Sort::That as usize] = Self::CLAUSE;
        added[Sort::Subordinator as usize] = Self::CLAUSE;
        added[Sort::Who as usize] = Self::CLAUSE;
        added[Sort::Conjunction as usize] = Self::CLAUSE;
        added[Sort::Mark as usize] = Self::MARK;
        added
    };

    /// What stands among `tokens`, fewer than 256.
    pub(super) fn of(tokens: &[Token]) -> Self {
        Self(tokens.iter().map(|t| Self::ADDED[t.sort as usize]).sum())
    }

    fn count(self, what: u64) -> usize {
        ((self.0 / what) & 0xff) as usize
    }

    /// How many commas.
    pub(super) fn commas(self) -> usize {
        self.count(Self::COMMA)
    }

    /// How many verbs that report.
    pub(super) fn verbs(self) -> usize {
        self.count(Self::VERB)
    }

    /// How many marked stretches.
    pub(super) fn quotes(self) -> usize {
        self.count(Self::QUOTE)
    }

    /// How many words that open clauses.
    pub(super) fn clauses(self) -> usize {
        self.count(Self::CLAUSE)
    }

    /// How many dashes, brackets and other marks.
    pub(super) fn marks(self) -> usize {
        self.count(Self::MARK)
    }
}

/// Names, pronouns and the rest: below 3.
pub(super) fn class(mention: &Mention) -> usize {
    match mention.kind {
        MentionKind::Name | MentionKind::Organisation => 0,
        MentionKind::Pronoun | MentionKind::Relative => 1,
        MentionKind::Nominal => 2,
    }
}

/// How long a stretch is, in steps: below 6.
pub(in crate::quote) fn length(text: &str) -> usize {
    match word_count(text, 26) {
        0..=1 => 0,
        2..=3 => 1,
        4..=6 => 2,
        7..=12 => 3,
        13..=25 => 4,
        _ => 5,
    }
}

/// How many words a text has, though it may count no more once there are `most`. A word begins behind white space: bytes side by
/// side are compared without branches, many at once.
fn word_count(text: &str, most: usize) -> usize {
    const AT_ONCE: usize = 64;
    #[allow(clippy::needless_bitwise_bool)] // branches would have it done byte by byte
    let is_space = |byte: u8| {
        (byte == b' ') | (byte == b'\n') | (byte == b'\t') | (byte == b'\r') | (byte == b'\x0c')
    };
    let begins = |(&before, &byte): (&u8, &u8)| u8::from(is_space(before) & !is_space(byte));
    let Some((&first, behind)) = text.as_bytes().split_first() else {
        return 0;
    };
    let mut count = usize::from(!is_space(first));
    for (before, bytes) in text.as_bytes().chunks(AT_ONCE).zip(behind.chunks(AT_ONCE)) {
        count += usize::from(before.iter().zip(bytes).map(begins).sum::<u8>());
        if count >= most {
            break;
        }
    }
    count
}

/// Several numbers as one, for templates that tell sequences apart.
pub(in crate::quote) fn hashed(seed: usize, numbers: impl Iterator<Item = usize>) -> usize {
    let hash = numbers.fold(seed as u64, |hash, number| {
        (hash ^ number as u64).wrapping_mul(0x0100_0000_01b3)
    });
    #[allow(clippy::cast_possible_truncation)] // a hash
    {
        (hash ^ (hash >> 29)) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::word_count;
    use proptest::{prop_assert_eq, proptest};

    proptest! {
        #[test]
        fn words_are_those_between_white_space(text in "[a-zé \\n\\t\\x0b\\x0c]{0,300}", most in 0_usize..40) {
            let words = text.split_ascii_whitespace().count();
            prop_assert_eq!(word_count(&text, most).min(most), words.min(most));
        }
    }
}
