//! Words that are no phrase of their own, and name somebody all the same.

use super::MentionKind;
use super::phrase::Phrase;
use crate::quote::lexicon::Word;
use crate::quote::tokens::{Shape, Token};

/// What never begins or goes on such words.
const NEVER: Word = Word::PREPOSITION
    .or(Word::CONJUNCTION)
    .or(Word::SUBORDINATOR)
    .or(Word::AUXILIARY)
    .or(Word::SUBJECT)
    .or(Word::OWNER)
    .or(Word::WHO)
    .or(Word::FIRST)
    .or(Word::NEGATION)
    .or(Word::ARTICLE)
    .or(Word::ADVERB)
    .or(Word::THAT);

/// Words that name somebody only since they stand where the subject of a reporting verb does.
pub(super) fn beside_verb(all: &[Token], at: usize, limit: usize) -> Option<Phrase> {
    const LONGEST: usize = 3;
    let token = &all[at];
    let one =
        token.is(Word::DETERMINER) && (!token.is(Word::ARTICLE.or(Word::THAT)) || is_one(token));
    if !one && (token.shape == Shape::Lower || token.is(NEVER)) {
        return None;
    }
    let starts = at.checked_sub(1).is_none_or(|before| {
        let before = &all[before];
        before.sentence != token.sentence || !before.is_word() && before.shape != Shape::Genitive
    });
    let mut end = at + 1;
    if one
        && end + 1 < limit
        && all[end].is(Word::JOINT)
        && all[end + 1].is(Word::THEY.or(Word::DETERMINER))
    {
        end += 2; // one of them
    } else if !one {
        if !starts {
            return None;
        }
        while end < limit
            && end < at + LONGEST
            && all[end].is_word()
            && !all[end].is(NEVER)
            && !reports(&all[end])
        {
            end += 1;
        }
    }
    let verb = all
        .get(end)
        .filter(|t| end < limit && t.sentence == token.sentence);
    let behind =
        at > 1 && reports(&all[at - 1]) && all[at - 1].is(Word::SPEECH) && !all[at - 2].is_word();
    if !(verb.is_some_and(reports) && (starts || one) || one && behind) {
        return None;
    }
    Some(Phrase {
        core: at,
        end,
        kind: MentionKind::Nominal,
        word: all[end - 1]
            .word
            .or(if one { Word::ROLE } else { Word::default() }),
        role: (at, at),
        plural: false,
    })
}

/// *One*, which stands for somebody, unlike the articles.
fn is_one(token: &Token) -> bool {
    token.is(Word::ARTICLE) && token.span.len() == 3 && !token.is(Word::THE)
}

/// Whether a word reports as a finite verb.
fn reports(token: &Token) -> bool {
    token.shape == Shape::Lower
        && token.is(Word::SPEECH.or(Word::REPORT))
        && token.is(Word::PAST.or(Word::THIRD).or(Word::BASE))
}
