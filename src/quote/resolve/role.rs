//! Roles, and the words of descriptions.

use crate::quote::lexicon::Word;
use crate::quote::mentions::{Mention, MentionKind};
use crate::quote::scene::Scene;
use crate::quote::tokens::Shape;

/// The role that a mention tells of its name, without titles and honours.
pub(super) fn of<'a>(scene: &Scene<'a>, mention: &Mention) -> Option<&'a str> {
    let (mut start, mut end) = mention.role?;
    let all = &scene.tokens.all;
    let bare = Word::TITLE.or(Word::HONOUR);
    while end > start && all[end - 1].is(bare) && !all[end - 1].is(Word::ROLE) {
        end -= 1;
    }
    while start < end
        && (all[start].is(Word::DETERMINER.or(Word::OWNER).or(bare))
            && !all[start].is(Word::ROLE.or(Word::MODIFIER))
            || all[start].is(Word::DETERMINER))
    {
        start += 1;
    }
    let telling = all[start..end]
        .iter()
        .any(|token| !token.is(Word::MODIFIER) || token.is(Word::ROLE));
    telling.then(|| scene.words(start, end)) // the elder Brook has no role
}

/// The age that a description tells by its head: the 34-year-old.
pub(super) fn age(head: &str) -> Option<u16> {
    const BEHIND: &str = "-year-old";
    if head.len() <= BEHIND.len() {
        return None; // as nearly all are, and a search takes long to set up
    }
    let (years, _) = head.split_once(BEHIND)?;
    years_in(years)
}

/// The age that stands behind a name: Ada Brook, 34, said.
pub(super) fn age_behind(scene: &Scene, mention: &Mention) -> Option<u16> {
    let beside = |at: usize| scene.tokens.beside(mention.first, Some(mention.end + at));
    let aside = beside(0).is_some_and(|t| t.is_mark(b',') || t.is_mark(b'('));
    let closed = beside(2).is_none_or(|t| !t.is_word());
    let number = beside(1).filter(|t| aside && closed && t.is_word())?;
    years_in(scene.story.slice(number.span))
}

/// A number of years, the small ones in words.
fn years_in(text: &str) -> Option<u16> {
    const SMALL: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    if text.len() > "twelve".len() {
        return None;
    }
    let small = || {
        SMALL
            .iter()
            .zip(1..)
            .find(|(word, _)| text.eq_ignore_ascii_case(word))
    };
    text.parse()
        .ok()
        .filter(|years| *years < 120)
        .or_else(|| small().map(|(_, years)| years))
}

/// A description without its article; of people and bodies with what follows (close to the company), of documents without.
pub(super) fn phrase<'a>(scene: &Scene<'a>, mention: &Mention) -> &'a str {
    let all = &scene.tokens.all;
    let opening = &all[mention.first];
    let counted = mention.core > mention.first
        && opening.is(Word::ARTICLE)
        && opening.shape != Shape::Genitive;
    let pointed = mention.core > mention.first
        && opening.is(Word::DETERMINER)
        && matches!(
            scene.text(mention.first),
            "that" | "this" | "these" | "those" | "That" | "This" | "These" | "Those"
        );
    let start = if counted || pointed {
        mention.first + 1
    } else {
        mention.first
    };
    let people = mention
        .word
        .is(Word::SOMEBODY.or(Word::RELATION).or(Word::HONOUR))
        || mention.word.is(Word::ORGANISATION) && !mention.word.is(Word::DOCUMENT);
    let end = if people && mention.kind == MentionKind::Nominal {
        mention.reach
    } else {
        mention.end
    };
    scene.words(start, end)
}

/// Whether a word stands for what somebody says or writes, so that whoever owns it speaks. A report or a ruling is taken for
/// the speaker itself.
pub(super) fn is_utterance(word: &str) -> bool {
    const UTTERANCES: [&str; 36] = [
        "account",
        "answer",
        "article",
        "blog",
        "book",
        "column",
        "comment",
        "comments",
        "diary",
        "dossier",
        "email",
        "evidence",
        "interview",
        "leaflet",
        "letter",
        "letters",
        "manifesto",
        "memo",
        "memoir",
        "memoirs",
        "message",
        "messages",
        "note",
        "post",
        "poster",
        "posters",
        "posts",
        "reply",
        "response",
        "speech",
        "statement",
        "submission",
        "testimony",
        "text",
        "tweet",
        "website",
    ];
    UTTERANCES.binary_search(&word).is_ok()
}

/// What the words of some texts begin with, as bits: a word whose own bit is not among them is none of theirs, and need not
/// be searched for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Beginnings(u64);

impl Beginnings {
    /// How many letters are looked at.
    const LETTERS: usize = 3;
    /// Stands for all words of fewer letters, and for no text but the empty one is it unset.
    const SHORT: u64 = 1 << 63;

    /// Those of the words of `text`.
    pub(super) fn of_text(text: &str) -> Self {
        let mut bits = Self::SHORT;
        let mut opens = true;
        for at in text.as_bytes().windows(Self::LETTERS) {
            if opens {
                bits |= Self::bit([at[0], at[1], at[2]]);
            }
            // white space beyond ASCII ends in no letter either
            opens = !at[0].is_ascii_alphanumeric();
        }
        Self(bits)
    }

    /// That of one word.
    pub(super) fn of_word(word: &str) -> Self {
        Self(
            word.as_bytes()
                .first_chunk()
                .map_or(Self::SHORT, |&letters| Self::bit(letters)),
        )
    }

    /// Those of both.
    pub(super) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two may have a word in common.
    pub(super) fn may_share(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Capitals and small letters share a bit.
    fn bit(letters: [u8; Self::LETTERS]) -> u64 {
        let [first, second, third] = letters.map(|letter| letter | 0x20);
        let number = u32::from_le_bytes([first, second, third, 0]);
        1 << (number.wrapping_mul(0x9e37_79b1) >> 26)
    }
}

/// Whether one of the words of `text` is `word`, in any case; the parts of a joined word count.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    let apart = |c: char| c.is_whitespace() || c == '-';
    starts_of(text, word).any(|at| {
        text[..at].chars().next_back().is_none_or(apart)
            && text[at + word.len()..]
                .chars()
                .next()
                .is_none_or(|c| apart(c) || matches!(c, '.' | ','))
            && !word.contains(apart)
    })
}

/// Whether one of the words of `text` begins with `word`, in any case: the lab, Kell Marine Laboratory.
pub(super) fn has_beginning(text: &str, word: &str) -> bool {
    starts_of(text, word).any(|at| {
        let before = text[..at].chars().next_back();
        before.is_none_or(char::is_whitespace)
    })
}

/// Where `word` stands in `text`, in any case, also within words. Its first letter tells that it does not stand at most
/// places, so that these are not cut into words.
fn starts_of<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let lower = |byte: u8| byte | 0x20;
    let first = word.bytes().next().map(lower);
    let end = (text.len() + 1).saturating_sub(word.len().max(1));
    let text = text.as_bytes();
    (0..end)
        .filter(move |&at| Some(lower(text[at])) == first)
        .filter(move |&at| text[at..at + word.len()].eq_ignore_ascii_case(word.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{Beginnings, has_beginning, has_word};

    #[test]
    fn no_word_that_is_found_is_passed_over() {
        let texts = [
            "Deputy Vice-Chancellor",
            "PM",
            "the Élysée\u{a0}spokesman",
            "Dr. Chief, ex-MP",
            "",
        ];
        let words = [
            "chancellor",
            "VICE",
            "pm",
            "MP",
            "dr",
            "élysée",
            "Élysée",
            "spokesman",
            "chief",
            "ex",
            "dep",
            "x",
            "",
        ];
        for text in texts {
            for word in words {
                let found = has_word(text, word) || has_beginning(text, word);
                let passed = !Beginnings::of_text(text).may_share(Beginnings::of_word(word));
                assert!(!(found && passed), "{word} in {text}");
            }
        }
    }
}
