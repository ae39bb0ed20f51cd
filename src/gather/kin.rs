//! What has to do with quotes that match: stories that name the same people or print the same words.
//!
//! Both show in the words of a story, so they are looked for there. The words of a story are taken down once, a bit each, and
//! every bond is asked of the bits; only where they have all its words is the order looked at. Considered: one search
//! for the longest words of all bonds at once, which finds too much where many bonds have a common word for their longest.
//! Where bonds are few, as for a name that few bear, most stories are told by their longest words before any is taken down.

use std::collections::BTreeSet;

use crate::fold::{Case, fold};
use crate::library::Bond;
use crate::query::Query;
use crate::search::Sieve;
use crate::story::Story;
use crate::story::words::{lower_eight, same_word, word_hash, words};

/// With more bonds than this nearly every story is one's, and it is quicker to look at all.
const MOST: usize = 2_000;

/// So few bonds are each looked for in a story quicker than its words are taken down.
const FEW: usize = 12;

/// Bonds to look for in stories.
#[derive(Debug, Default)]
pub(super) struct Kin {
    /// Each with the hashes of its words, the longest first.
    bonds: Vec<(Vec<u64>, Bond)>,
    /// Whether there are so many that all stories are kin.
    everyone: bool,
}

impl Kin {
    /// The kin by these bonds.
    pub(super) fn new(bonds: impl Iterator<Item = Bond>) -> Self {
        let mut all = BTreeSet::new();
        for bond in bonds {
            all.insert(bond);
            if all.len() > MOST {
                break;
            }
        }
        Self {
            everyone: all.len() > MOST,
            bonds: all.into_iter().map(|bond| (hashes(&bond), bond)).collect(),
        }
    }

    /// Whether there is nobody.
    pub(super) fn is_empty(&self) -> bool {
        self.bonds.is_empty()
    }

    /// Room to ask stories in.
    pub(super) fn room(&self) -> Room {
        let few = self.bonds.len() <= FEW;
        let bonds = self.bonds.iter().filter(|_| few);
        Room {
            vocabulary: Vocabulary::default(),
            sieves: bonds.map(|(_, bond)| sieve(bond)).collect(),
        }
    }

    /// Whether a story may be kin; never no if it is.
    pub(super) fn may_be_in(&self, story: &Story, room: &mut Room) -> bool {
        if self.everyone {
            return true;
        }
        let few = !room.sieves.is_empty();
        if few
            && !room
                .sieves
                .iter_mut()
                .any(|sieve| sieve.lets_through(story))
        {
            return false;
        }
        if !room.vocabulary.take_down(story) {
            return true;
        }
        self.bonds.iter().any(|(hashes, bond)| {
            let has = |&hash: &u64| room.vocabulary.may_have(hash);
            hashes.iter().all(has) && is_in_order(bond, story)
        })
    }
}

/// Room to work in, kept from story to story.
#[derive(Debug)]
pub(super) struct Room {
    vocabulary: Vocabulary,
    /// One for each bond, or none at all.
    sieves: Vec<Sieve>,
}

/// What lets through the stories that have some of the longest words of a bond.
fn sieve(bond: &Bond) -> Sieve {
    /// More of them rule out little more.
    const WORDS: usize = 3;
    let (Bond::Named(all) | Bond::Said(all)) = bond;
    let folded = fold(&all.join(" "), Case::Ignored);
    let mut plain: Vec<&str> = words(&folded).filter(|word| word.is_ascii()).collect();
    plain.sort_unstable_by_key(|word| std::cmp::Reverse(word.len()));
    let terms = plain.iter().take(WORDS).map(|word| format!("'{word}"));
    Sieve::new(&Query::parse(&terms.collect::<Vec<_>>().join(" ")))
}

fn hashes(bond: &Bond) -> Vec<u64> {
    let (Bond::Named(all) | Bond::Said(all)) = bond;
    let mut all: Vec<&String> = all.iter().collect();
    all.sort_unstable_by_key(|word| std::cmp::Reverse(word.len()));
    let mut hashes = Vec::new();
    for word in all {
        each_folded(word, |hash| hashes.push(hash));
    }
    hashes
}

/// Calls `found` with a number for each word of `text`, which words share that are the same when folded.
fn each_folded(text: &str, mut found: impl FnMut(u64)) {
    if text.is_ascii() {
        words(text).for_each(|word| found(number(word, word.len())));
    } else {
        // an apostrophe may be a letter before it is folded, and part words after
        words(&fold(text, Case::Ignored)).for_each(|word| found(number(word, word.len())));
    }
}

/// A number that the word of `length` bytes with which `text` begins has in any case. Of plain letters it is made of the first
/// and last eight, which is several times as fast as to look at each, and tells words apart well enough.
fn number(text: &str, length: usize) -> u64 {
    let word = &text[..length];
    if !word.is_ascii() {
        return word_hash(word);
    }
    let first = eight(text.as_bytes(), length);
    let last = eight(&text.as_bytes()[length.saturating_sub(8)..], length);
    let product =
        u128::from(first ^ 0x9e37_79b9_7f4a_7c15) * u128::from(last ^ 0xc2b2_ae3d_27d4_eb4f);
    u64::try_from((product ^ (product >> 64)) & u128::from(u64::MAX)).unwrap_or(0)
}

/// The first eight of `length` plain letters, small, the place of those that are not there empty. They are read with what is
/// behind them where that is possible, for one look at eight bytes is quicker than to put them together.
fn eight(text: &[u8], length: usize) -> u64 {
    let missing = 8 - length.min(8);
    let together = |text: &[u8]| {
        let mut eight = [0; 8];
        eight[..text.len()].copy_from_slice(text);
        eight
    };
    let eight = text.first_chunk().copied();
    let letters = u64::from_le_bytes(eight.unwrap_or_else(|| together(text)));
    let mask = u64::MAX.checked_shr(u32::try_from(8 * missing).unwrap_or(64));
    lower_eight(letters & mask.unwrap_or(0))
}

fn is_in_order(bond: &Bond, story: &Story) -> bool {
    match bond {
        Bond::Named(_) => true,
        Bond::Said(said) => {
            let mut printed = words(story.text());
            said.iter()
                .all(|word| printed.any(|other| same_word(word, other)))
        }
    }
}

/// Whether folding may drop a character, so that what stands around it is one word.
fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{300}'..='\u{36f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe00}'..='\u{fe2f}'
            | '\u{feff}'
    )
}

/// The words of one story, a bit for each; two may share one.
#[derive(Debug, Default)]
struct Vocabulary {
    bits: Vec<u64>,
}

impl Vocabulary {
    /// Takes down the words of a story; false if they can't be told, since it has characters that folding drops.
    fn take_down(&mut self, story: &Story) -> bool {
        let metadata = &story.metadata;
        let names = metadata.title.iter().chain(&metadata.byline);
        let parts = names.chain(&metadata.standfirst).map(String::as_str);
        // eight bits for every byte of text: many for every word, since names have only two that must not meet others
        let size = (story.text().len() / 8).max(512).next_power_of_two();
        self.bits.clear();
        self.bits.resize(size, 0);
        parts
            .chain([story.text()])
            .all(|part| self.take_down_part(part))
    }

    fn take_down_part(&mut self, part: &str) -> bool {
        let mut rest = part;
        for word in words(part) {
            let start = word.as_ptr().addr() - rest.as_ptr().addr();
            let gap = &rest[..start];
            if !gap.is_ascii() && gap.contains(is_dropped) {
                return false;
            }
            let from_word = &rest[start..];
            rest = &from_word[word.len()..];
            if word.is_ascii() {
                self.add(number(from_word, word.len()));
            } else {
                each_folded(word, |number| self.add(number));
            }
        }
        !rest.contains(is_dropped)
    }

    fn add(&mut self, hash: u64) {
        let (at, bit) = place(hash, self.bits.len());
        self.bits[at] |= bit;
    }

    fn may_have(&self, hash: u64) -> bool {
        let (at, bit) = place(hash, self.bits.len());
        self.bits[at] & bit != 0
    }
}

/// The place of a hash among so many words of bits, of which there is a power of two.
fn place(hash: u64, size: usize) -> (usize, u64) {
    let at = usize::try_from(hash >> 8).unwrap_or(0) & (size - 1);
    (at, 1 << (hash % 64))
}

#[cfg(test)]
mod tests {
    use super::{Kin, MOST};
    use crate::library::Bond;
    use crate::story::{Metadata, Origin, Story};

    fn story(title: &str, text: &str) -> Story {
        let metadata = Metadata {
            title: Some(title.to_owned()),
            ..Metadata::default()
        };
        Story::new(
            "a".to_owned(),
            Origin::File("a".into()),
            metadata,
            text.to_owned(),
        )
    }

    fn kin(bonds: &[&str]) -> Kin {
        Kin::new(bonds.iter().map(|bond| Bond::Named(split(bond))))
    }

    fn may_be_in(kin: &Kin, story: &Story) -> bool {
        kin.may_be_in(story, &mut kin.room())
    }

    fn split(words: &str) -> Vec<String> {
        words.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn a_bond_wants_all_of_its_words_in_any_order_and_spelling() {
        let kin = kin(&["lee harbour", "oneill", "o'neill"]);
        let cases = [
            ("Harbour", "Ann LEE spoke.", true),
            ("Harbours", "by leeway", false),
            ("Harbour", "by lee\u{ad}way", true),
            ("Nuala O\u{2bc}Neill", "", true),
            ("Hárbour", "Léé", true),
            ("Ha\u{301}rbour", "le\u{301}e", true),
            ("Harbour", "Nobody spoke.", false),
            ("Nuala O’Neill", "", true),
            ("", "", false),
        ];
        for (title, text, expected) in cases {
            let found = may_be_in(&kin, &story(title, text));
            assert_eq!(found, expected, "{title} {text}");
        }
    }

    #[test]
    fn what_was_said_is_the_same_words_in_their_order_whatever_stands_between() {
        let said = Bond::Said(split("The wall was built café by café"));
        let kin = Kin::new(std::iter::once(said));
        let cases = [
            ("‘The wall,’ she said, ‘was BUILT – Café by café.’", true),
            ("the wall was built by café café", false),
            ("the walls was built café by café", false),
            ("the wall was built", false),
        ];
        for (text, expected) in cases {
            let found = may_be_in(&kin, &story("", text));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn too_many_bonds_lead_to_everybody() {
        let words: Vec<String> = (0..=MOST)
            .map(|number| format!("word{number} and {number}"))
            .collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let stranger = story("", "none of them");
        assert!(may_be_in(&kin(&words), &stranger));
        assert!(!may_be_in(&kin(&words[1..]), &stranger));
        assert!(kin(&[]).is_empty());
        let nothing = Kin::new([Bond::Said(Vec::new())].into_iter());
        assert!(may_be_in(&nothing, &story("", "")));
    }
}
