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

/// How strongly the weights of a task are drawn to zero: the ridge. Each was chosen by five-fold cross-validation.
pub(crate) fn ridge(task: Task) -> f64 {
    match task {
        Task::Cue | Task::Link | Task::Speaker => 8.0,
        Task::Report => 7.0,
        Task::Antecedent => 6.0,
        Task::Scare | Task::Trust | Task::Close | Task::Teller => 4.0,
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
