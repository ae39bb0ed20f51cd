//! Stage seven: reported clauses without marks.
//!
//! A first version, by three patterns of one sentence: *she said (that) the visit would go ahead*; *the visit would go
//! ahead, she said*; *according to the board, …*. Only clauses in which no marks stand: where some do, these tell what was
//! said. Thoughts, plans and commands (*vowed to rebuild*) are left out, and so are clauses inside clauses.

use super::cues::Cue;
use super::lexicon::Word;
use super::mentions::MentionKind;
use super::scene::Scene;
use crate::story::Span;

/// A reported clause.
pub(super) struct Report {
    /// The clause, in one part, or two around the words that report it.
    pub(super) spans: Vec<Span>,
    /// The mention of the speaker, by index.
    pub(super) mention: usize,
    /// The cue, by index.
    pub(super) cue: usize,
}

/// The fewest tokens of a clause.
const SHORTEST: usize = 3;

/// The reported clauses of a story, in the order of the text; they do not overlap.
pub(super) fn reports(scene: &Scene) -> Vec<Report> {
    let mut out: Vec<Report> = Vec::new();
    let mut free_from = 0;
    for (index, cue) in scene.cues.iter().enumerate() {
        let Some(mention) = cue.subject.filter(|_| !cue.noun && !cue.passive) else {
            continue;
        };
        if scene.mentions[mention].kind == MentionKind::Relative || cue.at < free_from {
            continue;
        }
        let Some(parts) = clause(scene, cue, index) else {
            continue;
        };
        let parts: Vec<_> = parts
            .into_iter()
            .filter(|part| {
                part.1 > part.0 && part.0 >= free_from.min(part.0 + 1) && part.0 >= free_from
            })
            .collect();
        let Some(&(_, end)) = parts.last() else {
            continue;
        };
        free_from = end.max(cue.at + 1);
        let all = &scene.tokens.all;
        let spans = parts
            .iter()
            .map(|&(start, end)| Span {
                start: all[start].span.start,
                end: all[end - 1].span.end,
            })
            .collect();
        out.push(Report {
            spans,
            mention,
            cue: index,
        });
    }
    out
}

/// The clause that a cue reports, as ranges of tokens.
fn clause(scene: &Scene, cue: &Cue, index: usize) -> Option<Vec<(usize, usize)>> {
    let sentence = scene.tokens.sentence_around(cue.at);
    let token = &scene.tokens.all[cue.at];
    let subject = &scene.mentions[cue.subject?];
    if token.is(Word::ACCORDING) {
        return according(scene, sentence, cue.at, subject.reach);
    }
    let infinitive = scene
        .tokens
        .beside(cue.at, cue.at.checked_sub(1))
        .is_some_and(|t| t.is(Word::TO));
    if infinitive {
        return None;
    }
    if let Some(parts) = trailing(scene, &sentence, cue, subject.first) {
        return Some(parts);
    }
    let announces = scene.tokens.all[sentence.end - 1].is_mark(b':');
    if subject.first > cue.at || announces {
        return None;
    }
    let start = opening(scene, cue, sentence.end)?;
    let end = closing(scene, index, start, sentence.end);
    plain(scene, start, end).then(|| vec![(start, end)])
}

/// Whether the range is long enough and holds no marks.
fn plain(scene: &Scene, start: usize, end: usize) -> bool {
    start + SHORTEST <= end
        && !scene.tokens.all[start..end]
            .iter()
            .any(super::tokens::Token::is_quote)
}

/// According to X, clause; clause, according to X.
fn according(
    scene: &Scene,
    sentence: std::ops::Range<usize>,
    at: usize,
    reach: usize,
) -> Option<Vec<(usize, usize)>> {
    let all = &scene.tokens.all;
    let (start, end) = if at == sentence.start {
        let comma = (reach..sentence.end).find(|&at| all[at].is_mark(b','))?;
        (comma + 1, sentence.end)
    } else {
        (sentence.start, at)
    };
    let end = trimmed(scene, start, end);
    plain(scene, start, end).then(|| vec![(start, end)])
}

/// Clause, X said. And: clause, X said, clause.
fn trailing(
    scene: &Scene,
    sentence: &std::ops::Range<usize>,
    cue: &Cue,
    subject: usize,
) -> Option<Vec<(usize, usize)>> {
    let all = &scene.tokens.all;
    let token = &all[cue.at];
    let first = subject.min(cue.at);
    let opened = first > 0 && all[first - 1].is(Word::DETERMINER) && first > sentence.start;
    let comma = first.checked_sub(1 + usize::from(opened))?;
    let marks = all[sentence.clone()]
        .iter()
        .any(|t| t.is_quote() || t.is_mark(b':'));
    if marks || !token.is(Word::SPEECH) || comma <= sentence.start || !all[comma].is_mark(b',') {
        return None;
    }
    let end = trimmed(scene, sentence.start, comma);
    let after = scene.tokens.beside(cue.at, Some(cue.at.max(subject) + 1));
    let closed = after.is_none_or(|t| {
        !t.is_word() || t.is(Word::ADVERB.or(Word::PREPOSITION).or(Word::DATE)) || subject > cue.at
    });
    if !closed || !plain(scene, sentence.start, end) {
        return None;
    }
    let mut parts = vec![(sentence.start, end)];
    if after.is_some_and(|t| t.is_mark(b',')) && cue.at + 2 < sentence.end {
        let rest = (cue.at + 2, trimmed(scene, cue.at + 2, sentence.end));
        if plain(scene, rest.0, rest.1) && !all[rest.0].is(Word::ING) {
            parts.push(rest);
        }
    }
    Some(parts)
}

/// Where the clause behind the cue begins: behind "that", or behind the cue, or behind the one who is told.
fn opening(scene: &Scene, cue: &Cue, end: usize) -> Option<usize> {
    const LOOK: usize = 9;
    let all = &scene.tokens.all;
    let next = cue.at + 1;
    let ahead = &all[next.min(end)..end.min(next + LOOK)];
    let told = all[cue.at].is(Word::AIMED);
    let clause = Word::SUBJECT
        .or(Word::AUXILIARY)
        .or(Word::REPORTING)
        .or(Word::VERB);
    let that = ahead
        .iter()
        .take_while(|t| t.is_word() && !t.is(clause))
        .position(|t| t.is(Word::THAT));
    let timed = |that: usize| {
        ahead[..that]
            .iter()
            .any(|t| t.is(Word::PREPOSITION.or(Word::ADVERB).or(Word::DATE)))
    };
    if let Some(that) = that.filter(|&that| that == 0 || told || timed(that)) {
        return Some(next + that + 1);
    }
    let first = ahead.first()?;
    if !all[cue.at].is(Word::SPEECH) {
        return None;
    }
    if told {
        return behind_object(scene, next, end);
    }
    let begins = first.is_word()
        && !first.is(Word::PREPOSITION
            .or(Word::ADVERB)
            .or(Word::CONJUNCTION)
            .or(Word::NEGATION)
            .or(Word::DATE));
    if begins {
        return Some(next);
    }
    // "said on Monday the visit …", "said last night they were …"
    let mut at = next;
    while at < end
        && at < next + 5
        && all[at].is(Word::PREPOSITION.or(Word::ADVERB).or(Word::DATE))
        && all[at].is_word()
    {
        at += 1;
    }
    let timed = at > next
        && all[at - 1].is(Word::DATE.or(Word::ADVERB))
        && at < end
        && all[at].is(Word::DETERMINER.or(Word::SUBJECT).or(Word::OWNER));
    timed.then_some(at)
}

/// She told peers nobody had asked: the clause begins with the next mention behind the one told.
fn behind_object(scene: &Scene, next: usize, end: usize) -> Option<usize> {
    let mentions = scene.mentions_in(next, end);
    let object = &scene
        .mentions
        .get(mentions.start)
        .filter(|m| m.first <= next + 1)?;
    let start = object.reach;
    let token = scene.tokens.all.get(start).filter(|_| start < end)?;
    let clause = token.is(Word::SUBJECT.or(Word::DETERMINER).or(Word::OWNER)) || token.is_capital();
    clause.then_some(start)
}

/// Where the clause ends: with the sentence, or before what reports it again.
fn closing(scene: &Scene, index: usize, start: usize, end: usize) -> usize {
    let all = &scene.tokens.all;
    let mut close = end;
    for other in &scene.cues[index + 1..] {
        if other.at >= end {
            break;
        }
        let Some(subject) = other.subject.filter(|_| !other.noun) else {
            continue;
        };
        let joined = all[other.at].is(Word::ING) && all[other.at - 1].is_mark(b',');
        let again = all[other.at].is(Word::SPEECH)
            && all[other.at - 1].is(Word::CONJUNCTION)
            && Some(subject) == scene.cues[index].subject;
        if (joined || again) && other.at > start + SHORTEST {
            close = other.at - 1;
            break;
        }
    }
    trimmed(scene, start, close)
}

/// Without the punctuation at its end.
fn trimmed(scene: &Scene, start: usize, mut end: usize) -> usize {
    while end > start
        && matches!(scene.tokens.all[end - 1].shape, super::tokens::Shape::Punctuation(mark) if mark != b')')
    {
        end -= 1;
    }
    end
}
