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

/// Whether one of the words of `text` is `word`, in any case; the last part of a joined word counts.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || c == '-')
        .any(|other| other.eq_ignore_ascii_case(word))
}
