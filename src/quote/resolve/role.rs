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
    (start < end).then(|| scene.words(start, end))
}

/// Whether a description is definite: the minister, not a minister.
pub(super) fn is_definite(scene: &Scene, mention: &Mention) -> bool {
    let token = &scene.tokens.all[mention.first];
    let article = mention.core > mention.first
        && token.is(Word::DETERMINER)
        && token.span.len() == "the".len()
        && token.is(Word::THE);
    let bare_title =
        mention.core == mention.first && !mention.plural && mention.word.is(Word::ROLE);
    article || bare_title
}

/// A description without its article; of people and bodies with what follows (close to the company), of documents without.
pub(super) fn phrase<'a>(scene: &Scene<'a>, mention: &Mention) -> &'a str {
    let all = &scene.tokens.all;
    let opening = &all[mention.first];
    let counted = mention.core > mention.first
        && opening.is(Word::ARTICLE)
        && opening.shape != Shape::Genitive;
    let start = if counted {
        mention.first + 1
    } else {
        mention.first
    };
    let people = mention.word.is(Word::SOMEBODY.or(Word::RELATION))
        || mention.word.is(Word::ORGANISATION) && !mention.word.is(Word::DOCUMENT);
    let end = if people && mention.kind == MentionKind::Nominal {
        mention.reach
    } else {
        mention.end
    };
    scene.words(start, end)
}

/// The letters that the words of some roles begin with, as bits: a word whose own is not among them is in none of the
/// roles, and need not be searched for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Initials(u32);

impl Initials {
    /// Takes in the words of a role.
    pub(super) fn add(&mut self, role: &str) {
        let mut opens = true;
        for byte in role.bytes() {
            if opens {
                self.0 |= Self::bit(byte);
            }
            // white space beyond ASCII ends in no letter either
            opens = !byte.is_ascii_alphanumeric();
        }
    }

    /// Whether one of the words may be `word`.
    pub(super) fn may_have(self, word: &str) -> bool {
        word.bytes()
            .next()
            .is_some_and(|first| self.0 & Self::bit(first) != 0)
    }

    /// Capitals and small letters share a bit.
    fn bit(byte: u8) -> u32 {
        1 << (byte % 32)
    }
}

/// Whether one of the words of `text` is `word`, in any case; the parts of a joined word count.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    let apart = |c: char| c.is_whitespace() || c == '-';
    starts_of(text, word).any(|at| {
        text[..at].chars().next_back().is_none_or(apart)
            && text[at + word.len()..].chars().next().is_none_or(apart)
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
