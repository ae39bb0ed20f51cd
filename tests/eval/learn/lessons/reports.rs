//! Lessons about reported clauses without marks: which word reports which clause, and who tells it.

use quotidian::quote::Models;
use quotidian::quote::learning::{Choice, Lesson, Task};
use quotidian::story::Span;

use super::weight;
use crate::gold::{Gold, Label, overlap};
use crate::learner::Learner;
use crate::optimise::Decisions;

/// How much it counts in one of the project's own stories whether a word reports, and whether the clause begins here; what
/// counts as reported differs there. Chosen by five-fold cross-validation, as is the next.
const OWN_OPENINGS: f32 = 10.0;

/// How much it counts there where a clause ends and who tells it.
const OWN_CLAUSES: f32 = 2.0;

/// Learns the three tasks of reported clauses.
pub(crate) fn learn(learner: &mut Learner) {
    learner.learn(Task::Report, openings);
    learner.learn(Task::Close, closings);
    learner.learn(Task::Teller, tellers);
}

/// A clause that a cue reports: its parts as the label has them, the first and what follows on the other side of the cue.
struct Case<'g> {
    cue: usize,
    label: Option<&'g Label>,
    first: Option<Span>,
    rest: Option<Span>,
}

fn cases<'g>(gold: &'g Gold, lesson: &Lesson) -> Vec<Case<'g>> {
    let labels: Vec<(&Label, Option<usize>)> = gold
        .quotes
        .iter()
        .filter(|q| q.indirect)
        .map(|q| {
            (
                q,
                if q.cue.is_none() {
                    likeliest(lesson, q)
                } else {
                    None
                },
            )
        })
        .collect();
    let case = |(cue, _): (usize, f32)| {
        let at = lesson.cue_span(cue);
        let own = labels.iter().filter(|(label, found)| {
            *found == Some(cue) || label.cue.is_some_and(|c| c.overlaps(at))
        });
        let own: Vec<&Label> = own.map(|&(label, _)| label).collect();
        let mut parts: Vec<Span> = own.iter().flat_map(|q| q.spans.iter().copied()).collect();
        parts.sort_by_key(|part| part.start);
        let first = parts.first().copied();
        let rest = parts.iter().copied().find(|part| part.start >= at.end);
        let rest = rest.filter(|_| first.is_some_and(|first| first.end <= at.start));
        Case {
            cue,
            label: own.first().copied(),
            first,
            rest,
        }
    };
    lesson.reporters().into_iter().map(case).collect()
}

/// The cue that a label without one most likely has: the likeliest of those whose clause may begin where the label's does.
fn likeliest(lesson: &Lesson, label: &Label) -> Option<usize> {
    let span = label.spans[0];
    let begins = |cue: usize, rest: bool| {
        lesson
            .openings(cue, rest)
            .1
            .iter()
            .any(|o| o.span.start == span.start)
    };
    let near = |cue: usize| {
        lesson
            .cue_span(cue)
            .start
            .abs_diff(span.start)
            .min(lesson.cue_span(cue).start.abs_diff(span.end))
            < 200
    };
    lesson
        .reporters()
        .into_iter()
        .filter(|&(cue, _)| near(cue) && !lesson.cue_span(cue).overlaps(span))
        .filter(|&(cue, _)| begins(cue, false) || begins(cue, true))
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|found| found.0)
}

/// The index of the choice that comes nearest to the gold clause as `clause` tells it, if it comes near enough.
fn nearest(choices: &[Choice], gold: Span, clause: impl Fn(&Choice) -> Span) -> Option<usize> {
    let near = |choice: &Choice| overlap(clause(choice), gold);
    let best =
        (0..choices.len()).max_by(|&a, &b| near(&choices[a]).total_cmp(&near(&choices[b])))?;
    (near(&choices[best]) >= 0.5).then_some(best)
}

fn opened(choices: &[Choice], gold: Span) -> Option<usize> {
    nearest(choices, gold, |choice| Span {
        start: choice.span.start,
        end: gold.end.max(choice.span.start),
    })
}

fn openings(gold: &Gold, models: &Models, out: &mut Decisions) {
    let lesson = Lesson::new(&gold.story, models);
    for case in cases(gold, &lesson) {
        let mut decide = |part: Option<Span>, rest: bool| {
            let (nothing, choices) = lesson.openings(case.cue, rest);
            let right = part.and_then(|part| opened(&choices, part));
            let block = out.block(&nothing);
            out.option(&[block], right.is_none());
            for (at, choice) in choices.iter().enumerate() {
                let block = out.block(&choice.features);
                out.option(&[block], right == Some(at));
            }
            out.end(weight(gold, OWN_OPENINGS));
        };
        decide(case.first, false);
        if case
            .first
            .is_some_and(|first| first.start < lesson.cue_span(case.cue).start)
        {
            decide(case.rest, true);
        }
    }
}

/// The tokens of the part that comes nearest to a labelled one, with the endings it was chosen from.
fn part(
    lesson: &Lesson,
    cue: usize,
    rest: bool,
    gold: Span,
) -> Option<(usize, Vec<Choice>, usize)> {
    let (_, openings) = lesson.openings(cue, rest);
    let start = openings[opened(&openings, gold)?].index;
    let closings = lesson.closings(cue, rest, start);
    let end = nearest(&closings, gold, |choice| choice.span)?;
    Some((start, closings, end))
}

fn closings(gold: &Gold, models: &Models, out: &mut Decisions) {
    let lesson = Lesson::new(&gold.story, models);
    for case in cases(gold, &lesson) {
        for (span, rest) in [(case.first, false), (case.rest, true)] {
            let found = span.and_then(|span| part(&lesson, case.cue, rest, span));
            let Some((_, choices, right)) = found else {
                continue;
            };
            for (at, choice) in choices.iter().enumerate() {
                let block = out.block(&choice.features);
                out.option(&[block], at == right);
            }
            out.end(weight(gold, OWN_CLAUSES));
        }
    }
}

fn tellers(gold: &Gold, models: &Models, out: &mut Decisions) {
    let lesson = Lesson::new(&gold.story, models);
    for case in cases(gold, &lesson) {
        let Some((span, label)) = case.first.zip(case.label) else {
            continue;
        };
        let Some((start, closings, end)) = part(&lesson, case.cue, false, span) else {
            continue;
        };
        let (nothing, choices) = lesson.tellers(case.cue, (start, closings[end].index));
        let right = |choice: &Choice| {
            label
                .mention
                .is_some_and(|mention| mention.overlaps(choice.span))
        };
        let unsaid = label.mention.is_none() && !gold.double_only;
        if unsaid || label.mention.is_some() && !choices.iter().any(right) {
            continue;
        }
        let block = out.block(&nothing);
        out.option(&[block], label.mention.is_none());
        for choice in &choices {
            let block = out.block(&choice.features);
            out.option(&[block], right(choice));
        }
        out.end(weight(gold, OWN_CLAUSES));
    }
}

/// How much of what is labelled can be found at all.
#[derive(Default)]
pub(crate) struct Reach {
    /// Labelled clauses.
    pub(crate) clauses: usize,
    /// Those that a word reports which may be a cue.
    pub(crate) cue: usize,
    /// Those that also begin where a clause of that cue may.
    pub(crate) opening: usize,
    /// Those that also end where such a clause may.
    pub(crate) closing: usize,
    /// Those whose teller is also among those who may be.
    pub(crate) teller: usize,
}

/// How much can be found in the published stories.
pub(crate) fn reach(learner: &Learner) -> Reach {
    let mut out = Reach::default();
    for (gold, models) in learner.unseen().filter(|(gold, _)| gold.double_only) {
        let lesson = Lesson::new(&gold.story, models);
        let cases = cases(gold, &lesson);
        for label in gold.quotes.iter().filter(|q| q.indirect) {
            out.add(&lesson, &cases, label);
        }
    }
    out
}

impl Reach {
    fn add(&mut self, lesson: &Lesson, cases: &[Case], label: &Label) {
        let span = label.spans[0];
        let own: Vec<&Case> = cases
            .iter()
            .filter(|c| [c.first, c.rest].contains(&Some(span)))
            .collect();
        let ways = || own.iter().map(|c| (c.cue, c.first != Some(span)));
        let opens = ways().any(|(cue, rest)| opened(&lesson.openings(cue, rest).1, span).is_some());
        let found = ways().find_map(|(cue, rest)| part(lesson, cue, rest, span));
        self.clauses += 1;
        self.cue += usize::from(!own.is_empty());
        self.opening += usize::from(opens);
        self.closing += usize::from(found.is_some());
        let Some((start, closings, end)) = found else {
            return;
        };
        let tells = own.iter().any(|c| {
            let (_, choices) = lesson.tellers(c.cue, (start, closings[end].index));
            label
                .mention
                .is_none_or(|m| choices.iter().any(|c| c.span.overlaps(m)))
        });
        self.teller += usize::from(tells);
    }
}
