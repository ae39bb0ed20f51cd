//! Lessons: labelled stories → the decisions of each task, with the options that are right.

use quotidian::quote::learning::{Lesson, Task};

use crate::gold::{Gold, Label, overlap};

mod antecedents;
mod links;
pub(crate) mod reports;
mod scares;
mod speakers;
mod trusts;
mod words;

pub(crate) use antecedents::antecedents;
pub(crate) use links::links;
pub(crate) use scares::scares;
pub(crate) use speakers::speakers;
pub(crate) use trusts::trusts;
pub(crate) use words::words;

/// How much a choice of cue or mention in one of the project's own stories counts beside one in a published story. More makes
/// the published ones worse by cross-validation: other papers have other habits.
pub(crate) const OWN: f32 = 0.3;
/// The same for whether somebody is quoted, where the published stories say nothing of single marks.
pub(crate) const OWN_SCARES: f32 = 1.0;

/// How much a decision counts, if it counts so much in one of the project's own stories.
pub(crate) fn weight(gold: &Gold, own: f32) -> f32 {
    if gold.double_only { 1.0 } else { own }
}

/// How strongly the weights of a task are drawn to zero: the ridge. Each was chosen by five-fold cross-validation.
pub(crate) fn ridge(task: Task) -> f64 {
    match task {
        Task::Cue | Task::Link | Task::Speaker => 8.0,
        Task::Report => 7.0,
        Task::Scare | Task::Trust | Task::Close | Task::Teller | Task::Antecedent => 4.0,
    }
}

/// For each marked stretch its label, if it has one.
pub(crate) fn labels<'g>(gold: &'g Gold, lesson: &Lesson) -> Vec<Option<&'g Label>> {
    let marked = || {
        gold.quotes
            .iter()
            .filter(|quote| !quote.indirect && !quote.skipped)
    };
    lesson
        .stretches()
        .map(|parts| {
            marked().find(|quote| {
                let same = |span| parts.iter().any(|part| overlap(span, *part) >= 0.5);
                quote.spans.iter().copied().any(same)
            })
        })
        .collect()
}
