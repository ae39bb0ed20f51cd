//! The subject of a cue, as far as grammar tells.

use super::{Bond, Cue};
use crate::quote::lexicon::Word;
use crate::quote::mentions::{Mention, MentionKind};
use crate::quote::tokens::{Shape, Token, Tokens};

/// How many words a passive may have before its "by".
const BEFORE_BY: usize = 12;
/// How many mentions are looked at for the head of a clause.
const CLAUSE: usize = 12;

/// Finds subjects.
pub(super) struct Finder<'a> {
    tokens: &'a Tokens,
    mentions: &'a [Mention],
    /// For each token, one more than the index of the widest mention that ends (reach included) right before it.
    ending: Vec<u32>,
    /// For each token, one more than the index of the mention that begins at it.
    starting: Vec<u32>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(tokens: &'a Tokens, mentions: &'a [Mention]) -> Self {
        let mut ending = vec![0; tokens.all.len() + 1];
        let mut starting = vec![0; tokens.all.len() + 1];
        for (index, mention) in mentions.iter().enumerate().rev() {
            let number = u32::try_from(index + 1).unwrap_or(0);
            if !mention.genitive {
                ending[mention.end] = number;
                ending[mention.reach] = number;
                starting[mention.first] = number;
            }
        }
        Self {
            tokens,
            mentions,
            ending,
            starting,
        }
    }

    /// The mention whose report `cue` is; `before` is the cue before it in the same sentence.
    pub(super) fn subject(&self, cue: &Cue, before: Option<&Cue>) -> Option<(usize, Bond)> {
        let close = |found: Option<usize>| found.map(|at| (at, Bond::Close));
        let (at, bond) = if cue.passive {
            close(self.agent(cue.at))
        } else if cue.noun {
            self.owner(cue.at)
        } else if self.is_according(cue.at) {
            close(self.starting_at(cue.at + 2))
        } else if self.follows_quote(cue.at) {
            close(self.inverted(cue.at)).or_else(|| self.active(cue.at, before))
        } else {
            self.active(cue.at, before)
        }?;
        let mention = &self.mentions[at];
        Some((
            mention
                .describes
                .filter(|_| !mention.genitive)
                .unwrap_or(at),
            bond,
        ))
    }

    fn token(&self, at: usize) -> &Token {
        &self.tokens.all[at]
    }

    fn ending_at(&self, at: usize) -> Option<usize> {
        (self.ending[at] as usize).checked_sub(1)
    }

    fn starting_at(&self, at: usize) -> Option<usize> {
        let found = (*self.starting.get(at)? as usize).checked_sub(1);
        // a determiner is no part of a name's mention: the *striker Joao Veiga*
        found.or_else(|| {
            let token = self.tokens.all.get(at)?;
            if !token.is(Word::DETERMINER) {
                return None;
            }
            (*self.starting.get(at + 1)? as usize).checked_sub(1)
        })
    }

    fn is_according(&self, at: usize) -> bool {
        let next = self.tokens.beside(at, Some(at + 1));
        self.token(at).is(Word::ACCORDING) && next.is_some_and(|t| t.is(Word::TO))
    }

    fn follows_quote(&self, at: usize) -> bool {
        let mut before = at;
        while before > 0
            && (self.token(before - 1).is_mark(b',') || self.token(before - 1).is(Word::ADVERB))
            && at - before < 3
        {
            before -= 1;
        }
        before > 0
            && self.token(before - 1).is_quote()
            && self.token(before - 1).sentence == self.token(at).sentence
    }

    /// ‘…’ said Tarrow; ‘…’ added the defender.
    fn inverted(&self, at: usize) -> Option<usize> {
        let mut next = at + 1;
        while self
            .tokens
            .beside(at, Some(next))
            .is_some_and(|t| t.is(Word::ADVERB))
            && next < at + 3
        {
            next += 1;
        }
        self.tokens.beside(at, Some(next))?;
        self.starting_at(next)
    }

    /// The one behind "by".
    fn agent(&self, at: usize) -> Option<usize> {
        let by = (at + 1..at + 1 + BEFORE_BY)
            .take_while(|&next| {
                self.tokens
                    .beside(at, Some(next))
                    .is_some_and(|t| t.is_word() || t.is_quote() || t.shape == Shape::Genitive)
            })
            .find(|&next| self.token(next).is(Word::BY))?;
        self.starting_at(by + 1)
    }

    /// Tarrow’s accusation; the claim by Tarrow; backlash from skippers.
    fn owner(&self, at: usize) -> Option<(usize, Bond)> {
        let next = self.tokens.beside(at, Some(at + 1))?;
        let from =
            next.is(Word::PREPOSITION) && next.span.len() == "from".len() && !next.is(Word::WITH);
        if next.is(Word::BY) || from {
            return self.starting_at(at + 2).map(|found| (found, Bond::Close));
        }
        if let Some(owner) = self
            .ending_at(at)
            .filter(|&owner| self.mentions[owner].word.is(Word::OWNER))
        {
            return Some((owner, Bond::Close));
        }
        let before = at.checked_sub(1)?;
        let owned = self.mentions.partition_point(|m| m.first < at);
        (owned.saturating_sub(3)..owned)
            .rev()
            .find(|&index| self.mentions[index].genitive && self.mentions[index].end == before)
            .map(|found| (found, Bond::Loose))
    }

    fn active(&self, at: usize, before: Option<&Cue>) -> Option<(usize, Bond)> {
        let begin = self.verb_begins(at);
        if begin == 0 || self.token(begin - 1).sentence != self.token(at).sentence {
            return None;
        }
        let joined = self.token(at).is(Word::ING) && !self.has_auxiliary(begin, at);
        let beside = self.ending_at(begin).filter(|&found| {
            let pronoun = self.mentions[found].kind == MentionKind::Pronoun;
            !(self.is_object(found) || joined && pronoun)
        });
        if let Some(found) = beside {
            return Some((found, Bond::Close));
        }
        let previous = self.token(begin - 1);
        let head = || self.clause_head(at).map(|found| (found, Bond::Loose));
        if joined || previous.is(Word::CONJUNCTION.or(Word::TO).or(Word::PREPOSITION)) {
            let shared = before
                .filter(|cue| !cue.noun && !cue.passive)
                .and_then(|cue| cue.subject);
            return shared
                .or_else(|| self.clause_head(at))
                .map(|found| (found, Bond::Joined));
        }
        if previous.is_mark(b',') || previous.is_mark(b'-') || previous.is_mark(b')') {
            return self
                .before_aside(at)
                .map(|found| (found, Bond::Close))
                .or_else(head);
        }
        head()
    }

    /// The first token of the verb group that ends with the cue: *has also* told, *on Monday* said.
    fn verb_begins(&self, at: usize) -> usize {
        let mut begin = at;
        while begin > 0
            && at - begin < 6
            && self.token(begin - 1).sentence == self.token(at).sentence
        {
            let token = self.token(begin - 1);
            let date = token.is(Word::DATE);
            if token.is(Word::AUXILIARY.or(Word::ADVERB).or(Word::NEGATION)) || date {
                begin -= 1;
                if date && begin > 0 && self.token(begin - 1).is(Word::PREPOSITION) {
                    begin -= 1;
                }
            } else {
                break;
            }
        }
        begin
    }

    fn has_auxiliary(&self, from: usize, to: usize) -> bool {
        self.tokens.all[from..to]
            .iter()
            .any(|t| t.is(Word::AUXILIARY))
    }

    /// Whether a preposition stands before the mention.
    fn is_object(&self, mention: usize) -> bool {
        let first = self.mentions[mention].first;
        let before = |n: usize| {
            first
                .checked_sub(n)
                .map(|at| self.token(at))
                .filter(|t| t.sentence == self.token(first).sentence)
        };
        before(1).is_some_and(|t| {
            t.is(Word::PREPOSITION)
                || t.is(Word::DETERMINER) && before(2).is_some_and(|t| t.is(Word::PREPOSITION))
        })
    }

    /// X, who led the inquiry, said: the first mention before a comma that is no object.
    fn before_aside(&self, at: usize) -> Option<usize> {
        self.clause(at).find(|&index| {
            let after = self.token(self.mentions[index].reach);
            let aside = after.is_mark(b',')
                || after.is_mark(b'-')
                || after.is_mark(b'(')
                || after.is(Word::WHO);
            aside && !self.is_object(index) && !self.mentions[index].genitive
        })
    }

    /// The first mention of the clause that is no object.
    fn clause_head(&self, at: usize) -> Option<usize> {
        self.clause(at).find(|&index| {
            !self.is_object(index)
                && !self.mentions[index].genitive
                && self.mentions[index].kind != MentionKind::Relative
        })
    }

    /// The mentions of the sentence before `at`.
    fn clause(&self, at: usize) -> impl Iterator<Item = usize> {
        let start = self.tokens.sentence_around(at).start;
        let end = self.mentions.partition_point(|m| m.first < at);
        let begin = self.mentions[..end].partition_point(|m| m.first < start);
        let mentions = self.mentions;
        (begin.max(end.saturating_sub(CLAUSE))..end)
            .filter(move |&index| mentions[index].reach <= at)
    }
}
