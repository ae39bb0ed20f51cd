//! Which cue reports a marked stretch.

use quotidian::quote::Models;
use quotidian::quote::learning::{Choice, Lesson};

use super::{OWN, labels, weight};
use crate::gold::{Gold, Label};
use crate::optimise::Decisions;

/// Tells the decisions of one story, each with the right cue of the stretch before.
pub(crate) fn links(gold: &Gold, models: &Models, out: &mut Decisions) {
    let lesson = Lesson::new(&gold.story, models);
    let mut last = None;
    for (stretch, label) in labels(gold, &lesson).into_iter().enumerate() {
        let choices = lesson.cues(stretch, last);
        last = None;
        let Some(label) = label else { continue };
        let right = |choice: &Choice| label.attributed && reports(gold, label, choice);
        let none = !choices.iter().any(right);
        if none && label.attributed && !gold.double_only {
            continue;
        }
        for choice in &choices {
            let block = out.block(&choice.features);
            out.option(&[block], right(choice));
            if right(choice) {
                last = Some(choice.index);
            }
        }
        out.option(&[], none);
        out.end(weight(gold, OWN));
    }
}

/// Whether a cue reports a labelled quote; where cues are not labelled, those do whose subject is the speaker.
fn reports(gold: &Gold, label: &Label, choice: &Choice) -> bool {
    match (label.cue, label.mention) {
        (Some(cue), _) => cue.overlaps(choice.span),
        (None, Some(mention)) if !gold.double_only => choice
            .subject
            .is_some_and(|subject| subject.overlaps(mention)),
        _ => false,
    }
}
