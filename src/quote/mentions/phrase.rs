//! Where a noun phrase ends, and what it is: a name with its role, an organisation, or a description.

use super::MentionKind;
use crate::quote::lexicon::Word;
use crate::quote::tokens::{Shape, Token};

/// The longest phrase that is looked at, in tokens.
const LONGEST: usize = 14;

/// A noun phrase; see [`super::Mention`] for the fields of the same name.
pub(super) struct Phrase {
    pub(super) core: usize,
    pub(super) end: usize,
    pub(super) kind: MentionKind,
    pub(super) word: Word,
    /// The role before a name, empty if none.
    pub(super) role: (usize, usize),
    pub(super) plural: bool,
}

/// The phrase whose words begin at `start`, behind the determiner, owner or genitive that stands from `first` on, if any.
pub(super) fn parse(all: &[Token], first: usize, start: usize, limit: usize) -> Option<Phrase> {
    let limit = limit.min(start + LONGEST);
    let opened = start > first;
    let end = extent(all, start, limit, opened);
    if end == start {
        // "One said", "others said": the determiner alone
        return None;
    }
    let name_end = before_letters(all, start, end);
    name_in(all, start, name_end)
        .or_else(|| description(all, start, before_of(all, start, end), opened))
}

/// The end without the letters behind a name: Delroy Hinds MP.
fn before_letters(all: &[Token], start: usize, end: usize) -> usize {
    let letters = |t: &Token| t.shape == Shape::Upper && t.span.len() <= 3 && t.is(Word::ROLE);
    if end > start + 2
        && letters(&all[end - 1])
        && all[end - 2].shape == Shape::Capital
        && !all[end - 2].is(FRONT.or(Word::BELONGING))
    {
        end - 1
    } else {
        end
    }
}

/// The end of the title in a title with a place: the Bishop, of the Bishop of Tarn.
fn before_of(all: &[Token], start: usize, end: usize) -> usize {
    let of = |&at: &usize| {
        of_or_for(&all[at]) && all[at - 1].is(Word::RANK.or(Word::HONOUR).or(Word::ROLE))
    };
    (start + 1..end).find(of).unwrap_or(end)
}

/// Whether a capital at the beginning of a sentence is only that.
pub(super) fn is_mere_opening(all: &[Token], at: usize) -> bool {
    let token = &all[at];
    let reported = |next: &Token| {
        next.shape == Shape::Lower && next.is(Word::SPEECH) && next.is(Word::PAST.or(Word::THIRD))
    };
    if token.is(Word::VERB.or(Word::REPORTING)) && all.get(at + 1).is_some_and(reported) {
        return false;
    }
    if token.is(Word::COMMON) || token.is(Word::ADVERB) {
        return true;
    }
    let verb = token.is(Word::REPORTING.or(Word::VERB));
    let noun = token.is(Word::SOMEBODY
        .or(Word::MODIFIER)
        .or(Word::ORGANISATION)
        .or(Word::RANK)
        .or(Word::GIVEN));
    let opens = at == 0 || all[at - 1].sentence != token.sentence || !all[at - 1].is_word();
    let followed = all
        .get(at + 1)
        .is_some_and(|next| next.is_capital() && next.sentence == token.sentence);
    // Rail workers, Train drivers
    let qualifies = all.get(at + 1).is_some_and(|next| {
        next.shape == Shape::Lower && next.is(Word::PEOPLE) && token.is(Word::BASE)
    });
    verb && !noun
        && (opens || token.shape == Shape::Capital)
        && !(followed && opens && token.is(Word::BASE))
        && !qualifies
}

/// A plural of which nothing is known, beside a word that reports.
pub(super) fn is_bare_plural(all: &[Token], at: usize) -> bool {
    let token = &all[at];
    if !token.is(Word::PLURAL) {
        return false;
    }
    let reports = |token: &Token| {
        token.shape == Shape::Lower
            && token.is(Word::REPORTING)
            && token.is(Word::BASE.or(Word::PAST))
    };
    let before = at.checked_sub(1).map(|before| &all[before]);
    let free = before.is_none_or(|t| !t.is_word() || t.sentence != token.sentence);
    free && all.get(at + 1).is_some_and(reports)
        || before.is_some_and(reports)
            && at > 1
            && (all[at - 2].is_quote()
                || at > 2 && all[at - 2].is_mark(b',') && all[at - 3].is_quote())
        || before.is_some_and(|t| t.is(Word::BY)) && token.shape == Shape::Lower
}

/// Where the run of words ends that can be one noun phrase.
fn extent(all: &[Token], start: usize, limit: usize, opened: bool) -> usize {
    let mut end = start;
    let mut headed = false;
    while end < limit {
        let token = &all[end];
        if token.sentence != all[start].sentence {
            break;
        }
        if nickname(all, start, end) {
            end += 1;
            continue;
        }
        if let Some(joint) = joint(all, start, end, limit) {
            end = joint;
            continue;
        }
        if !belongs(all, start, end, opened, headed) {
            break;
        }
        headed |= token.is(Word::SOMEBODY.or(Word::DOCUMENT)) || token.is(Word::ORGANISATION);
        end += 1;
    }
    trim(all, start, end)
}

/// A marked nickname between two names: Graham ‘Spanner’ Wickstaff.
fn nickname(all: &[Token], start: usize, at: usize) -> bool {
    at > start
        && all[at].is_quote()
        && all[at - 1].is_capital()
        && all.get(at + 1).is_some_and(|next| {
            next.is_capital()
                && next.sentence == all[at].sentence
                && next
                    .word
                    .without(Word::GIVEN.or(Word::MALE).or(Word::FEMALE))
                    .is_unknown()
        })
        && all[at].span.len() <= 24
}

/// Small words that hold a name together: van, of, &, for, and. Returns where the name goes on.
fn joint(all: &[Token], start: usize, at: usize, limit: usize) -> Option<usize> {
    if at == start || !all[at - 1].is_capital() {
        return None;
    }
    let token = &all[at];
    let small = Word::PARTICLE.or(Word::PREPOSITION).or(Word::CONJUNCTION);
    if token.is_word() && !token.is(small) {
        return None; // as most are
    }
    let capital = |at: usize| {
        at < limit
            && all[at].is_capital()
            && all[at].sentence == token.sentence
            && !all[at].is(Word::DATE)
    };
    if token.shape == Shape::Lower && token.is(Word::PARTICLE) {
        let next = at
            + 1
            + usize::from(
                at + 1 < limit
                    && all[at + 1].shape == Shape::Lower
                    && all[at + 1].is(Word::PARTICLE),
            );
        return capital(next).then_some(next);
    }
    if is_ampersand(all, at) && at + 1 < limit {
        return Some(at + 1);
    }
    let body = Word::ORGANISATION.or(Word::DOCUMENT);
    let led = all[start..at].iter().any(|t| t.is(body));
    if token.is(Word::PREPOSITION)
        && token.span.len() <= 3
        && (led || all[at - 1].is(Word::RANK) && token.span.len() == 2)
    {
        // Department for Seas, Bank of the Isles; Secretary of State
        let next = at
            + 1
            + usize::from(
                at + 1 < limit && all[at + 1].is(Word::DETERMINER) && all[at + 1].span.len() == 3,
            );
        return (capital(next) && of_or_for(token)).then_some(next);
    }
    if token.is(Word::CONJUNCTION) && token.span.len() == 3 && capital(at + 1) {
        let tail = (at + 1..limit.min(at + 5))
            .take_while(|&k| all[k].is_capital() || all[k].shape == Shape::Genitive);
        let ends_in_body = tail.last().is_some_and(|last| all[last].is(body));
        let preposition = all[start..at].iter().any(|t| t.is(Word::PREPOSITION));
        let opened = start > 0 && all[start - 1].is(Word::THE);
        return (ends_in_body && (!led || opened) || led && preposition).then_some(at + 1);
    }
    if token.shape == Shape::Genitive && token.span.len() <= 3 && capital(at + 1) {
        // Workers’ Union, but not Tarrow’s Rovers
        return all[at + 1].is(Word::ORGANISATION).then_some(at + 1);
    }
    None
}

/// Whether the token joins two capitalised words as an ampersand does: Dredge & Lowther.
fn is_ampersand(all: &[Token], at: usize) -> bool {
    let token = &all[at];
    let joined = |beside: Option<&Token>| {
        beside.is_some_and(|t| t.is_capital() && t.sentence == token.sentence)
    };
    token.is_mark(b'*')
        && token.span.len() == 1
        && at > 0
        && token.span.start > all[at - 1].span.end
        && joined(all.get(at - 1))
        && joined(all.get(at + 1))
}

/// "of" and "for", by their length and classes: the other short prepositions (in, on, at, by, to) do not hold names together.
fn of_or_for(token: &Token) -> bool {
    token.is(Word::JOINT)
}

/// Whether the word at `at` can go on the phrase that began at `start`.
fn belongs(all: &[Token], start: usize, at: usize, opened: bool, headed: bool) -> bool {
    let token = &all[at];
    if !token.is_word() || token.is(Word::GLUE) && !is_given(all, at) {
        return false;
    }
    if token.is(Word::DATE) && token.is_capital() && !token.is(Word::GIVEN) {
        return false;
    }
    let noun = token.is(Word::SOMEBODY
        .or(Word::ORGANISATION)
        .or(Word::DOCUMENT)
        .or(Word::MODIFIER)
        .or(Word::RANK)
        .or(Word::GIVEN)
        .or(Word::BELONGING));
    let verb = token.is(Word::REPORTING.or(Word::VERB));
    if token.is_capital() {
        // Olusegun Marks, but not the words of a headline
        let surname = all[at - usize::from(at > start)].is(Word::GIVEN.or(Word::TITLE))
            && !all.get(at + 1).is_some_and(Token::is_capital);
        return at == start
            || (!verb || noun || surname || is_inside_name(all, start, at))
                && !token.is(Word::ADVERB.or(Word::COMMON));
    }
    if token.is(Word::ADVERB) || token.shape == Shape::Number && !token.is(Word::ROLE) && at > start
    {
        return false;
    }
    if at == start {
        return opened || noun || is_bare_plural(all, at);
    }
    let bare_form = token.is(Word::BASE) && !token.is(Word::PAST.or(Word::THIRD));
    if verb && (headed || !(noun || opened && bare_form)) {
        return false;
    }
    if headed && !noun && !leads_to_role(all, at) || token.is(Word::DATE) {
        return false;
    }
    opened || noun || leads_to_role(all, at)
}

/// Whether a verb by its letters is a name by its place: Brunskill *Land* Systems. In headlines that capitalise every word
/// it is a verb: Bank *Cuts* Rates.
fn is_inside_name(all: &[Token], start: usize, at: usize) -> bool {
    const NEAR: usize = 8;
    let token = &all[at];
    let here = |t: &&Token| t.sentence == token.sentence;
    let small = |t: &Token| t.shape == Shape::Lower && !t.is(Word::GLUE);
    let name = |t: &Token| t.shape == Shape::Capital && !t.is(Word::GLUE.or(FRONT));
    token.is(Word::BASE)
        && !token.is(Word::PAST.or(Word::THIRD))
        && at > start
        && name(&all[at - 1])
        && all.get(at + 1).filter(here).is_some_and(name)
        && all[at..].iter().take(NEAR).take_while(here).any(small)
}

/// Whether a small word is a given name here: Will Brook.
pub(super) fn is_given(all: &[Token], at: usize) -> bool {
    let token = &all[at];
    let surname =
        |next: &Token| next.is_capital() && next.sentence == token.sentence && !next.is(Word::GLUE);
    token.shape == Shape::Capital && token.is(Word::GIVEN) && all.get(at + 1).is_some_and(surname)
}

/// Whether one of the next words in a row is a role: Brackenholt *head coach* Lucio Bramantini.
fn leads_to_role(all: &[Token], at: usize) -> bool {
    const AHEAD: usize = 3;
    all[at..]
        .iter()
        .take(AHEAD)
        .take_while(|t| {
            t.shape == Shape::Lower
                && !t.is(Word::GLUE.or(Word::ADVERB))
                && (t.is(Word::SOMEBODY.or(Word::MODIFIER))
                    || !t.is(Word::REPORTING.or(Word::VERB)))
        })
        .any(|t| t.is(Word::SOMEBODY))
}

/// Without small words left hanging at its end.
fn trim(all: &[Token], start: usize, mut end: usize) -> usize {
    while end > start
        && (!all[end - 1].is_word() || all[end - 1].is(Word::GLUE) && !all[end - 1].is_capital())
    {
        end -= 1;
    }
    end
}

/// What stands before a name and is no part of it.
const FRONT: Word = Word::TITLE
    .or(Word::RANK)
    .or(Word::HONOUR)
    .or(Word::ROLE)
    .or(Word::PEOPLE);

/// Where the name proper begins: behind the last role, title or word in lower case.
fn behind_role(all: &[Token], start: usize, end: usize) -> usize {
    let name_like = |t: &Token| {
        let joint = Word::PARTICLE
            .or(Word::PREPOSITION)
            .or(Word::CONJUNCTION)
            .or(Word::DETERMINER);
        t.is_capital()
            || t.is(joint)
            || t.is_quote()
            || t.is_mark(b'*')
            || t.shape == Shape::Genitive
    };
    let front = |at: usize| {
        let owner = at + 1 < end && all[at + 1].shape == Shape::Genitive;
        // Moira Deacon
        let surname = at + 1 == end
            && at > start
            && all[at].shape == Shape::Capital
            && all[at - 1].is(Word::GIVEN);
        all[at].is(FRONT) && !all[at].is(Word::GIVEN) && !owner && !surname
    };
    let tail = (start..end)
        .rposition(|at| !name_like(&all[at]) || front(at))
        .map_or(start, |at| start + at + 1);
    // Secretary of State John Kerry
    if tail > start && tail + 2 < end && all[tail].is(Word::PREPOSITION) {
        tail + 2
    } else {
        tail
    }
}

/// The name at the end of the phrase, with the role before it.
fn name_in(all: &[Token], start: usize, end: usize) -> Option<Phrase> {
    let tail = behind_role(all, start, end);
    if tail >= end || !all[tail].is_capital() && !all[tail].is(Word::PARTICLE) {
        return None;
    }
    let front = FRONT;
    let led = tail > start
        && (all[tail - 1].is(front) || tail > start + 1 && all[tail - 2].is(Word::PREPOSITION));
    if tail > start
        && !led
        && !all[start..tail]
            .iter()
            .all(super::super::tokens::Token::is_capital)
    {
        // lower-case words before a name that are no role: the Tarrow campaign is no name
        if all[tail..end].iter().all(|t| t.is(Word::BELONGING)) {
            return None;
        }
    }
    let organisation = is_organisation(all, tail, end, led);
    let core = if tail > start && all[tail - 1].is(Word::HONOUR) && all[tail - 1].is_capital() {
        tail - 1
    } else {
        tail
    };
    let mut word = all[tail].word.without(Word::REPORTING.or(Word::VERB));
    let gendered = Word::MALE.or(Word::FEMALE);
    if led {
        for token in &all[start..tail] {
            if token.is(gendered) && token.is(front) {
                word = word.without(gendered);
            }
        }
        for token in &all[start..tail] {
            word = word.or(token.word);
        }
    }
    if !led
        && all[tail..end]
            .iter()
            .all(|t| t.is(Word::BELONGING.or(Word::DATE).or(Word::MODIFIER)) && !t.is(Word::GIVEN))
    {
        return None;
    }
    Some(Phrase {
        core,
        end,
        kind: if organisation {
            MentionKind::Organisation
        } else {
            MentionKind::Name
        },
        word,
        role: if led && !organisation {
            (start, tail)
        } else {
            (tail, tail)
        },
        plural: false,
    })
}

/// Whether a run of capitals names a body rather than a person.
fn is_organisation(all: &[Token], start: usize, end: usize, led: bool) -> bool {
    let body = Word::ORGANISATION.or(Word::DOCUMENT);
    let last = &all[end - 1];
    if led && all[start - 1].is(Word::TITLE.or(Word::RANK).or(Word::HONOUR)) {
        return false;
    }
    if last.is(body) && !(all[start].is(Word::GIVEN) && end - start == 2) {
        return true;
    }
    let first = &all[start];
    if first.is(body) && end - start > 1
        || all[start..end]
            .iter()
            .any(|t| t.is(Word::PREPOSITION.or(Word::CONJUNCTION)) || t.is_mark(b'*'))
    {
        return true;
    }
    let opened = start > 0
        && all[start - 1].is(Word::THE.or(Word::ARTICLE))
        && all[start - 1].sentence == first.sentence;
    opened && !led || end - start == 1 && last.shape == Shape::Upper && last.span.len() <= 5
}

/// A description by a noun: the minister, some heads, prosecutors.
fn description(all: &[Token], start: usize, end: usize, opened: bool) -> Option<Phrase> {
    let head = &all[end - 1];
    if !(opened || head.is(Word::SOMEBODY) || end - start == 1 && is_bare_plural(all, start)) {
        return None;
    }
    let plural = head.is(Word::PEOPLE) && !head.is(Word::ROLE) || !opened && head.is(Word::PEOPLE);
    Some(Phrase {
        core: if all[start].shape == Shape::Genitive {
            start + 1
        } else {
            start
        },
        end,
        kind: if head.is(Word::ORGANISATION) && head.is_capital() {
            MentionKind::Organisation
        } else {
            MentionKind::Nominal
        },
        word: head.word,
        role: (start, start),
        plural,
    })
}

/// Where the words end that belong to the phrase behind its head: of the committee, close to the company, (R-Ohio).
pub(super) fn reach(all: &[Token], phrase: &Phrase, limit: usize) -> usize {
    let mut at = phrase.end;
    if all.get(at).is_some_and(|t| at < limit && t.is_mark(b'(')) {
        let close = all[at..limit.min(at + 6)]
            .iter()
            .position(|t| t.is_mark(b')'));
        return close.map_or(at, |close| at + close + 1);
    }
    for _ in 0..3 {
        let Some(next) = tail(all, at, limit, phrase) else {
            break;
        };
        at = next;
    }
    at
}

/// One prepositional phrase, or one of place or action, behind a noun.
fn tail(all: &[Token], at: usize, limit: usize, phrase: &Phrase) -> Option<usize> {
    let sentence = all[phrase.core].sentence;
    let token = |at: usize| all.get(at).filter(|t| at < limit && t.sentence == sentence);
    let mut next = at;
    let opening = token(next)?;
    let describes = phrase.kind == MentionKind::Nominal;
    let close = describes && opening.is(Word::NEAR);
    let doing = describes
        && opening.is(Word::ING)
        && !opening.is(Word::REPORTING)
        && phrase.word.is(Word::SOMEBODY);
    if close {
        next += 1;
    }
    let preposition = token(next)?;
    let holds = preposition.is(Word::TIES) && (describes || of_or_for(preposition));
    if !(holds || doing) {
        return None;
    }
    next += 1;
    let inner = token(next)?;
    let opened = inner.is(Word::DETERMINER.or(Word::OWNER));
    if preposition.is(Word::TO) && !opened && !inner.is_capital() {
        return None; // an infinitive
    }
    next += usize::from(opened);
    if inner.is(Word::HE.or(Word::SHE).or(Word::THEY))
        && token(next).is_none_or(|t| !t.is_word() || t.is(Word::SPEECH))
    {
        return Some(next.max(at + 2)); // close to her
    }
    let start = next;
    while let Some(word) = token(next)
        && (word.is_word() && !word.is(Word::GLUE.or(Word::ADVERB))
            || word.shape == Shape::Genitive
            || is_ampersand(all, next))
        && (next == start || word.is_capital() || !word.is(Word::REPORTING.or(Word::VERB)))
        && next - start < 8
    {
        next += 1;
    }
    // analysts at Dredge & Lowther in a note: where it was said, not who says it
    let medium = at > phrase.end && all[start - 1].is(Word::ARTICLE) && !of_or_for(preposition);
    (next > start && !medium).then_some(next)
}
