//! Stage four: the words that report, and whose report it is as far as grammar tells.
//!
//! A cue is found by its word and the words around it (a *claim* behind a determiner is a noun, *accused of* without
//! an object is passive). Its subject is looked for where English puts it: right before the verb, before an aside
//! between commas, behind an inverted verb, behind *by*, or at the head of the clause that the verb is joined to. A cue
//! without subject keeps none: the next stage weighs all candidates anyway.

use super::lexicon::Word;
use super::mentions::{Mention, MentionKind};
use super::model::{Model, Models, Task, squash};
use super::tokens::{Shape, Token, Tokens};

pub(super) mod score;
mod subject;

/// A word that reports.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// Its token.
    pub(super) at: usize,
    /// Whether it is a noun: the accusation.
    pub(super) noun: bool,
    /// Whether it is a passive verb: was accused of.
    pub(super) passive: bool,
    /// The mention that grammar makes its subject, by index.
    pub(super) subject: Option<usize>,
    /// Whether it stands inside what an earlier cue of the sentence reports.
    pub(super) nested: bool,
    /// How sure that is.
    pub(super) bond: Bond,
    /// How likely it reports.
    pub(super) likely: f32,
}

/// How a cue is tied to its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bond {
    /// They stand side by side, or only an aside stands between.
    Close,
    /// Both belong to a clause before: …, and insisted; …, saying.
    Joined,
    /// It is the head of the clause, and something stands between.
    Loose,
}

/// A word that is less likely to report than this is no cue.
const LEAST: f32 = 0.08;

/// A word whose outline scores less is no cue, whatever the details. A word that scores less in all is [less](LEAST) likely than any
/// cue.
const HOPELESS: f32 = -2.5;

/// How likely the token at `at` reports; none if that is less than any cue.
fn likely(tokens: &Tokens, model: &Model, at: usize, known: bool) -> Option<f32> {
    if !score::may_report(&tokens.all[at]) {
        return known.then_some(0.0);
    }
    let asked = score::Asked::new(tokens, at);
    let outline = model.score(|out| asked.outline(out));
    if outline < HOPELESS {
        return known.then_some(0.0);
    }
    let details = model.score(|out| asked.details(out));
    let score = outline + details;
    if !known && score < HOPELESS {
        return None;
    }
    let likely = squash(score);
    (known || likely >= LEAST).then_some(likely)
}

/// All cues in the order of the text.
pub(super) fn cues(tokens: &Tokens, mentions: &[Mention], models: &Models) -> Vec<Cue> {
    let finder = subject::Finder::new(tokens, mentions);
    let model = models.of(Task::Cue);
    let mut out: Vec<Cue> = Vec::with_capacity(tokens.all.len() / 12);
    for at in 0..tokens.all.len() {
        let known = reports(tokens, mentions, at);
        let Some(likely) = likely(tokens, model, at, known.is_some()) else {
            continue;
        };
        let (noun, passive) = known.unwrap_or((false, false));
        let before = out
            .last()
            .filter(|cue| tokens.all[cue.at].sentence == tokens.all[at].sentence);
        let mut cue = Cue {
            at,
            noun,
            passive,
            subject: None,
            bond: Bond::Loose,
            nested: false,
            likely,
        };
        if let Some((subject, bond)) = finder.subject(&cue, before) {
            (cue.subject, cue.bond) = (Some(subject), bond);
            cue.nested = before.is_some_and(|before| {
                let reports =
                    before.nested || tokens.all[before.at].is(Word::SPEECH) && !before.noun;
                reports && bond != Bond::Joined && mentions[subject].first > before.at
            });
        }
        out.push(cue);
    }
    out
}

/// Whether the token at `at` reports; and if so whether as a noun and whether in the passive.
fn reports(tokens: &Tokens, mentions: &[Mention], at: usize) -> Option<(bool, bool)> {
    let all = &tokens.all;
    let token = &all[at];
    if !token.is(Word::REPORTING.or(Word::CUE_NOUN).or(Word::THOUGHT)) || !token.is_word() {
        return None;
    }
    let before = tokens.beside(at, at.checked_sub(1));
    let after = tokens.beside(at, Some(at + 1));
    let verb = token.is(Word::REPORTING.or(Word::THOUGHT));
    if token.is_capital() && !capital_reports(token, before) {
        return None;
    }
    let noun_place = before.is_some_and(|t| {
        t.is(Word::DETERMINER.or(Word::OWNER)) && !t.is(Word::SUBJECT) || t.shape == Shape::Genitive
    });
    if token.is(Word::CUE_NOUN) && (noun_place || !verb) {
        return Some((true, false));
    }
    if !verb || noun_place && !token.is(Word::PAST) || inside_mention(mentions, at) {
        return None;
    }
    let auxiliary = |t: &Token| t.is(Word::AUXILIARY.or(Word::ADVERB).or(Word::NEGATION));
    let be = all[..at]
        .iter()
        .rev()
        .take(4)
        .take_while(|t| auxiliary(t))
        .any(|t| t.is(Word::BE));
    let participle = token.is(Word::PAST) && token.is(Word::AIMED);
    let bare = participle
        && after.is_some_and(|t| {
            t.is(Word::BY)
                || t.is(Word::JOINT) && !token.is(Word::SPEECH)
                || t.is(Word::PREPOSITION) && token.is(Word::NAMING)
        });
    Some((false, participle && be || bare))
}

/// Whether a capitalised verb may report: in headlines that capitalise every word, and "According to".
fn capital_reports(token: &Token, before: Option<&Token>) -> bool {
    match before {
        None => token.is(Word::ACCORDING),
        Some(before) => {
            before.is_word()
                && token.is(Word::THIRD.or(Word::PAST).or(Word::BASE))
                && !token.is(Word::GIVEN)
        }
    }
}

/// Whether the token is part of a name or description already found. Mentions are few and sorted, so this is a search.
fn inside_mention(mentions: &[Mention], at: usize) -> bool {
    let next = mentions.partition_point(|m| m.first <= at);
    mentions[..next]
        .iter()
        .rev()
        .take(3)
        .any(|m| m.first <= at && at < m.end && m.kind != MentionKind::Pronoun)
}
