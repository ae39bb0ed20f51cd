//! Whether a marked stretch quotes nobody.

use quotidian::quote::Models;
use quotidian::quote::learning::Lesson;

use super::{OWN_SCARES, labels, weight};
use crate::gold::Gold;
use crate::optimise::Decisions;

/// Tells the decisions of one story, each with the right answer of the one before.
pub(crate) fn scares(gold: &Gold, models: &Models, out: &mut Decisions) {
    let lesson = Lesson::new(&gold.story, models);
    let attributions = lesson.attributions(models);
    let mut last = false;
    for (stretch, label) in labels(gold, &lesson).into_iter().enumerate() {
        let features = lesson.scare(stretch, &attributions, last);
        let Some(label) = label else { continue };
        last = !label.attributed;
        let block = out.block(&features);
        out.option(&[block], !label.attributed);
        out.option(&[], label.attributed);
        out.end(weight(gold, OWN_SCARES));
    }
}
