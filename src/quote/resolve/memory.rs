//! What the walk through a story remembers of those it has met.

use crate::quote::lexicon::Word;
use crate::quote::mentions::{Mention, MentionKind};
use crate::quote::scene::Scene;

/// As many are remembered in the order in which they were met last: whoever was met longer ago is called by name again.
pub(super) const MEMORY: usize = 16;
/// How many distances there are, see [`Trace::distance`].
pub(super) const DISTANCES: usize = 10;
/// How many grammatical places there are.
pub(super) const PLACES: usize = 5;

/// The last time that somebody was met, and all times before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trace {
    sentence: u32,
    paragraph: u32,
    /// Its grammatical place: 0 the subject that opens its sentence, 1 another subject, 2 behind a preposition, 3 behind a verb,
    /// 4 a genitive.
    pub(super) place: usize,
    /// How it was called: 0 by full name or title, 1 by one bare word, 2 by a pronoun, 3 by a description.
    pub(super) form: usize,
    /// How many times it was met.
    pub(super) times: usize,
    /// Whether it has spoken.
    pub(super) spoke: bool,
    /// Where it was last the subject: sentence and paragraph.
    subject: Option<(u32, u32)>,
    /// Whether it was always met behind a preposition, as places are.
    pub(super) aside: bool,
}

impl Trace {
    /// The trace that one mention leaves.
    pub(super) fn new(scene: &Scene, mention: &Mention, spoke: bool) -> Self {
        let all = &scene.tokens.all;
        let token = &all[mention.first];
        let mut first = mention.first;
        if let Some(before) = scene.tokens.beside(first, first.checked_sub(1))
            && before.is(Word::DETERMINER.or(Word::OWNER))
        {
            first -= 1;
        }
        let place = match scene.tokens.beside(first, first.checked_sub(1)) {
            _ if mention.genitive => 4,
            None => 0,
            Some(before) if before.is(Word::PREPOSITION) => 2,
            Some(before) if before.is(Word::REPORTING.or(Word::VERB)) => 3,
            Some(_) => 1,
        };
        let form = match mention.kind {
            MentionKind::Pronoun | MentionKind::Relative => 2,
            MentionKind::Nominal => 3,
            _ if mention.end - mention.first > 1 => 0,
            _ => 1,
        };
        Self {
            sentence: token.sentence,
            paragraph: token.paragraph,
            place,
            form,
            times: 1,
            spoke,
            subject: (spoke || place <= 1).then_some((token.sentence, token.paragraph)),
            aside: place == 2,
        }
    }

    /// How far back it is from a sentence and paragraph: 0 the same sentence, 1 the one before, 2 the second before, 3 an
    /// earlier one of the paragraph; 4 the paragraph before, and so on.
    pub(super) fn distance(&self, sentence: u32, paragraph: u32) -> usize {
        distance((self.sentence, self.paragraph), (sentence, paragraph))
    }

    /// How far back it was last the subject; if never, as far as what was not met.
    pub(super) fn subject_distance(&self, sentence: u32, paragraph: u32) -> usize {
        self.subject.map_or(DISTANCES, |subject| {
            distance(subject, (sentence, paragraph))
        })
    }

    /// The sentence in which it was last the subject.
    pub(super) fn subject_sentence(&self) -> Option<u32> {
        self.subject.map(|(sentence, _)| sentence)
    }
}

fn distance(from: (u32, u32), to: (u32, u32)) -> usize {
    if from.1 == to.1 {
        return to.0.abs_diff(from.0).min(3) as usize;
    }
    match to.1.abs_diff(from.1) {
        near @ 1..=3 => 3 + near as usize,
        4..=5 => 7,
        6..=9 => 8,
        _ => 9,
    }
}

/// Those met before.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// For each entity its trace, if it was met.
    traces: Vec<Option<Trace>>,
    /// The entities, the one met last at the end.
    order: Vec<usize>,
    /// The two that spoke last, the last one first.
    speakers: [Option<usize>; 2],
    /// The sentence that has its subject, and whose it is.
    subject: Option<(u32, usize)>,
}

impl Memory {
    /// Takes note that an entity was met.
    pub(super) fn see(&mut self, entity: usize, mut trace: Trace) {
        let taken = self
            .subject
            .is_some_and(|(sentence, other)| sentence == trace.sentence && other != entity);
        if taken && !trace.spoke && trace.place == 1 {
            trace.subject = None; // another was the subject before it
        }
        if trace.subject.is_some() {
            self.subject = Some((trace.sentence, entity));
        }
        if trace.spoke && self.speakers[0] != Some(entity) {
            self.speakers = [Some(entity), self.speakers[0]];
        }
        if self.traces.len() <= entity {
            self.traces.resize(entity + 1, None);
        }
        let last = &mut self.traces[entity];
        if let Some(old) = last {
            trace.times += old.times;
            trace.spoke |= old.spoke;
            trace.aside &= old.aside;
            trace.subject = trace.subject.or(old.subject);
        }
        *last = Some(trace);
        if let Some(at) = self.order.iter().rposition(|&other| other == entity) {
            self.order[at..].rotate_left(1);
        } else if self.order.len() == MEMORY {
            self.order.rotate_left(1);
            self.order[MEMORY - 1] = entity;
        } else {
            self.order.push(entity);
        }
    }

    /// The entities met last, the latest first.
    pub(super) fn recent(&self) -> impl Iterator<Item = usize> + Clone {
        self.order.iter().rev().copied()
    }

    /// The trace of an entity, if it was met.
    pub(super) fn trace(&self, entity: usize) -> Option<&Trace> {
        self.traces.get(entity)?.as_ref()
    }

    /// What an entity has said: 0 nothing, 1 something, 2 the words before the last speaker's, 3 the last words.
    pub(super) fn speech(&self, entity: usize) -> usize {
        match self.speakers {
            [Some(last), _] if last == entity => 3,
            [_, Some(other)] if other == entity => 2,
            _ => usize::from(self.trace(entity).is_some_and(|trace| trace.spoke)),
        }
    }
}
