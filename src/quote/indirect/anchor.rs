//! What stands around a word that may report a clause.

use std::ops::Range;

use crate::quote::attribute::facts::cue_sort;
use crate::quote::cues::Cue;
use crate::quote::lexicon::Word;
use crate::quote::mentions::Mention;
use crate::quote::scene::Scene;
use crate::quote::symbol::{NOTHING, Sort};
use crate::quote::tokens::{Shape, Token};

/// Sorts of cue, see [`cue_sort`].
pub(super) const CUES: usize = 11;
/// Steps of likelihood, see [`Anchor::likely`].
pub(super) const STEPS: usize = 9;
/// Single or double marks: British or American custom.
pub(super) const STYLES: usize = 2;
/// Kinds of mention, and none, see [`Anchor::kind_at`].
pub(super) const KINDS: usize = 17;
/// Values of a hashed path.
pub(super) const PATHS: usize = 4096;

/// A cue, and what the choice of its clause sees of it.
pub(in crate::quote) struct Anchor<'a> {
    pub(super) scene: &'a Scene<'a>,
    /// The cue.
    pub(super) cue: &'a Cue,
    /// Its index.
    pub(super) index: usize,
    /// The tokens of its sentence.
    pub(super) sentence: Range<usize>,
    /// What sort of cue it is.
    pub(super) sort: usize,
    /// Its word.
    pub(super) symbol: usize,
    /// How likely it reports, in steps.
    pub(super) likely: usize,
    /// Its subject.
    pub(super) subject: Option<&'a Mention>,
    /// How the story sets its marks, below [`STYLES`].
    pub(super) style: usize,
    /// How near the stretches in marks on both sides are, below 4 and 5.
    pub(super) quotes: (usize, usize),
    /// The sort before its subject and verbs, and the one behind it.
    pub(super) tail: (usize, usize),
    /// The first "that" behind it.
    pub(super) that: usize,
    /// Where its verb group begins: has also *said*.
    pub(super) group: usize,
}

/// As many tokens of its sentence are looked at on each side of a cue: a sentence without end takes no longer.
const FAR: usize = 200;

impl<'a> Anchor<'a> {
    /// The anchor of the cue with this index.
    pub(in crate::quote) fn new(scene: &'a Scene<'a>, index: usize) -> Self {
        let cue = &scene.cues[index];
        let token = &scene.tokens.all[cue.at];
        let whole = scene.tokens.sentence_around(cue.at);
        let sentence = whole.start.max(cue.at.saturating_sub(FAR))..whole.end.min(cue.at + FAR);
        let grouped =
            |t: &Token| t.is(Word::AUXILIARY.or(Word::ADVERB).or(Word::NEGATION)) || t.is(Word::TO);
        let before = scene.tokens.all[sentence.start..cue.at].iter().rev();
        let group = cue.at - before.take(6).take_while(|t| grouped(t)).count();
        let all = &scene.tokens.all;
        let subject = cue.subject.map(|subject| &scene.mentions[subject]);
        let head = subject.map_or(group, |subject| subject.first.min(group));
        let sort = |at: usize| if sentence.contains(&at) { all[at].sort } else { Sort::Nothing } as usize;
        let tail = (sort(head.wrapping_sub(1)), sort(cue.at + 1));
        let near = |gap: Option<usize>| {
            gap.map_or(0, |gap| {
                if gap <= 2 {
                    1
                } else {
                    2 + usize::from(gap > 9)
                }
            })
        };
        let left = all[sentence.start..cue.at]
            .iter()
            .rev()
            .take(30)
            .position(bars);
        let behind = &all[cue.at + 1..sentence.end];
        let right = behind.iter().take(30).position(bars);
        let that = behind.iter().take(30).position(|t| t.is(Word::THAT));
        Self {
            quotes: (near(left), near(right)),
            tail,
            that: that.map_or(usize::MAX, |that| cue.at + 1 + that),
            scene,
            cue,
            index,
            sentence,
            sort: cue_sort(scene, index),
            symbol: token.symbol as usize,
            likely: likely(cue.likely),
            style: usize::from(scene.single),
            subject,
            group,
        }
    }

    /// The token at `at`, if it stands in the sentence.
    #[inline]
    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.sentence
            .contains(&at)
            .then(|| &self.scene.tokens.all[at])
    }

    /// The sort of the token at `at`.
    #[inline]
    pub(super) fn sort_at(&self, at: usize) -> usize {
        self.token(at).map_or(Sort::Nothing, |t| t.sort) as usize
    }

    /// The symbol of the token at `at`.
    #[inline]
    pub(super) fn symbol_at(&self, at: usize) -> usize {
        self.token(at).map_or(NOTHING, |t| t.symbol) as usize
    }

    /// The kind of the mention that begins at `at`, as a number below [`KINDS`]; 0 if none does.
    #[inline]
    pub(super) fn kind_at(&self, at: usize) -> usize {
        self.scene.kinds.get(at).map_or(0, |&kind| kind as usize)
    }

    /// How the subject is tied to the cue, and on which side it stands: below 8.
    #[inline]
    pub(super) fn bond(&self) -> usize {
        self.subject.map_or(0, |subject| {
            1 + self.cue.bond as usize * 2 + usize::from(subject.first > self.cue.at)
        })
    }
}

/// A likelihood in steps.
#[inline]
pub(super) fn likely(likely: f32) -> usize {
    const BOUNDS: [f32; STEPS - 1] = [0.03, 0.08, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95];
    BOUNDS.iter().take_while(|&&least| likely >= least).count()
}

/// A distance in steps that grow: 0 to 11.
#[inline]
pub(super) fn steps(distance: usize) -> usize {
    match distance {
        0..=4 => distance,
        5..=6 => 5,
        7..=9 => 6,
        10..=13 => 7,
        14..=18 => 8,
        19..=25 => 9,
        26..=36 => 10,
        _ => 11,
    }
}

/// The sorts of some tokens as one number below [`PATHS`]; those of a long way are not told apart.
#[inline]
pub(super) fn path(gap: &[Token], seed: usize) -> usize {
    const LONGEST: usize = 7;
    if gap.len() > LONGEST {
        return PATHS - 1;
    }
    let numbers = gap.iter().map(|token| token.sort as usize);
    mixed(numbers, seed) % (PATHS - 1)
}

/// Some small numbers as one.
#[inline]
pub(super) fn mixed(numbers: impl Iterator<Item = usize>, seed: usize) -> usize {
    #[allow(clippy::cast_possible_truncation)] // a hash
    let hash = numbers.fold(seed as u32 ^ 0x811c, |hash, number| {
        (hash ^ number as u32).wrapping_mul(0x0100_0193)
    });
    (hash ^ (hash >> 15)) as usize
}

/// Whether a clause may not go past the token: a stretch in marks.
#[inline]
pub(super) fn bars(token: &Token) -> bool {
    token.is_quote()
}

/// Whether the token is no word and no sign of a number or genitive.
#[inline]
pub(super) fn is_punctuation(token: &Token) -> bool {
    matches!(token.shape, Shape::Punctuation(_))
}
