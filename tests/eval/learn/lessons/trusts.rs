//! Whether an attribution is right: what the confidence comes from.

use quotidian::quote::Models;
use quotidian::quote::learning::Lesson;

use super::{OWN_SCARES, labels, weight};
use crate::gold::Gold;
use crate::optimise::Decisions;

/// Tells the decisions of one story: the attributions of models that have not seen it, right or wrong.
pub(crate) fn trusts(gold: &Gold, models: &Models, out: &mut Decisions) {
    let lesson = Lesson::new(&gold.story, models);
    let attributions = lesson.attributions(models);
    let nobody = lesson.nobody(models, &attributions);
    for (stretch, label) in labels(gold, &lesson).into_iter().enumerate() {
        let Some(label) = label else { continue };
        let attribution = &attributions[stretch];
        let Some(mention) = attribution.mention() else {
            continue;
        };
        let span = lesson.mention_span(mention);
        let right = label.attributed && label.mention.is_some_and(|m| m.overlaps(span));
        let block = out.block(&lesson.trust(stretch, attribution, nobody[stretch]));
        out.option(&[block], right);
        out.option(&[], !right);
        out.end(weight(gold, OWN_SCARES));
    }
}
