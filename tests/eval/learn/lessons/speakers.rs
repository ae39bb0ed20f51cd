//! Which mention speaks.

use quotidian::quote::Models;
use quotidian::quote::learning::{Choice, Lesson};
use quotidian::story::Span;

use super::{OWN, labels, weight};
use crate::gold::{Gold, overlap};
use crate::optimise::Decisions;

/// Tells the decisions of one story: for each stretch with its likeliest cue, and with the right mentions before it.
pub(crate) fn speakers(gold: &Gold, models: &Models, out: &mut Decisions) {
    let lesson = Lesson::new(&gold.story, models);
    let mut before = Vec::new();
    let mut last = None;
    for (stretch, label) in labels(gold, &lesson).into_iter().enumerate() {
        let mention = label.and_then(|label| label.mention);
        let reading = lesson.reading(stretch, models, last);
        last = reading.0;
        let options = lesson.speakers(stretch, reading, &before);
        if let Some(mention) = mention {
            for option in &options {
                let block = out.block(&option.features);
                out.option(&[block], mention.overlaps(option.span));
            }
            out.end(weight(gold, OWN));
        }
        before.push(mention.and_then(|mention| best(&options, mention)));
    }
}

/// The mention that shares most with the labelled one.
fn best(options: &[Choice], mention: Span) -> Option<usize> {
    options
        .iter()
        .filter(|option| mention.overlaps(option.span))
        .max_by(|a, b| overlap(a.span, mention).total_cmp(&overlap(b.span, mention)))
        .map(|option| option.index)
}
