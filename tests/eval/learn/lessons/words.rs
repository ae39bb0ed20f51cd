//! Which words report: those of labelled cues.

use quotidian::quote::Models;
use quotidian::quote::learning::Lesson;
use quotidian::story::Span;

use super::{OWN, weight};
use crate::gold::Gold;
use crate::optimise::Decisions;

/// Tells the decisions of one story, if its cues are labelled.
pub(crate) fn words(gold: &Gold, models: &Models, out: &mut Decisions) {
    let cues: Vec<Span> = gold.quotes.iter().filter_map(|quote| quote.cue).collect();
    if cues.is_empty() {
        return;
    }
    let lesson = Lesson::new(&gold.story, models);
    for (span, features) in lesson.words() {
        let right = cues.iter().any(|cue| cue.overlaps(span));
        let block = out.block(&features);
        out.option(&[block], right);
        out.option(&[], !right);
        out.end(weight(gold, OWN));
    }
}
