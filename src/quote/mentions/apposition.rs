//! Ties descriptions to the names beside them: the signaller, Ann Lee; Femi Oldcastle, chair of the committee.

use super::{Mention, MentionKind};
use crate::quote::lexicon::Word;
use crate::quote::tokens::{Shape, Tokens};

/// Sets `describes` on descriptions and `role` on the names that they describe.
pub(super) fn tie(tokens: &Tokens, mentions: &mut [Mention]) {
    for at in 0..mentions.len() {
        let Some(next) = behind_comma(tokens, mentions, at) else {
            continue;
        };
        let (left, right) = (&mentions[at], &mentions[next]);
        if is_named(left) && is_role(right) && ends_apposition(tokens, right) {
            let role = (right.core, right.reach);
            mentions[next].describes = Some(at);
            mentions[at].role.get_or_insert(role);
        } else if is_named(right)
            && (is_role(left) || is_post(tokens, left, right))
            && (!left.plural || tokens.all[left.first].is(Word::THE))
            && ends_apposition(tokens, right)
        {
            let role = (left.core, left.reach);
            mentions[at].describes = Some(next);
            mentions[next].role.get_or_insert(role);
        }
    }
}

/// As many mentions are looked at behind a comma.
const AHEAD: usize = 6;

/// The mention that begins right behind the comma behind this one; an age between commas is skipped.
fn behind_comma(tokens: &Tokens, mentions: &[Mention], at: usize) -> Option<usize> {
    let mention = &mentions[at];
    if mention.genitive {
        return None;
    }
    let all = &tokens.all;
    let mut start = mention.reach;
    let sentence = all[mention.first].sentence;
    let comma = |at: usize| {
        all.get(at)
            .is_some_and(|t| t.is_mark(b',') && t.sentence == sentence)
    };
    if !comma(start) {
        return None;
    }
    start += 1;
    if all.get(start).is_some_and(|t| t.shape == Shape::Number) && comma(start + 1) {
        start += 2;
    }
    let found = mentions[at + 1..]
        .iter()
        .take(AHEAD)
        .enumerate()
        .filter(|(_, m)| m.first == start && !m.genitive && all[m.first].sentence == sentence)
        .map(|(offset, _)| at + 1 + offset)
        .next_back();
    found.or_else(|| {
        // the role before the name belongs to its mention, the determiner before the role does not
        let next = mentions[at + 1..].iter().take(2).position(|m| {
            m.kind == MentionKind::Name && m.first == start + 1 && all[start].is(Word::DETERMINER)
        })?;
        Some(at + 1 + next)
    })
}

fn is_named(mention: &Mention) -> bool {
    matches!(mention.kind, MentionKind::Name | MentionKind::Organisation)
}

fn is_role(mention: &Mention) -> bool {
    mention.kind == MentionKind::Nominal
        && mention
            .word
            .is(Word::SOMEBODY.or(Word::RELATION).or(Word::ORGANISATION))
}

/// Whether a noun of which nothing is known is the post of the full name behind it: the coxswain, Ann Lee, said.
fn is_post(tokens: &Tokens, left: &Mention, right: &Mention) -> bool {
    let all = &tokens.all;
    let word = &all[left.end - 1];
    let closed = all
        .get(right.end)
        .is_none_or(|t| t.is_mark(b',') || t.is_mark(b'.'));
    left.kind == MentionKind::Nominal
        && right.kind == MentionKind::Name
        && right.end - right.core > 1
        && left.core > left.first
        && word.shape == Shape::Lower
        && word.word.is_unknown()
        && closed
}

/// Whether the sentence goes on behind the second half as it does behind an apposition: with a comma, a verb or not at all.
fn ends_apposition(tokens: &Tokens, mention: &Mention) -> bool {
    let all = &tokens.all;
    match all
        .get(mention.reach)
        .filter(|t| t.sentence == all[mention.first].sentence)
    {
        None => true,
        Some(next) => !next.is(Word::CONJUNCTION) && !next.is_mark(b'-') || next.is_mark(b','),
    }
}
