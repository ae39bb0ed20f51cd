//! Whom mentions stand for: stories whose labels tell the speakers' names → decisions.

use quotidian::quote::Models;
use quotidian::quote::learning::Lesson;
use quotidian::story::Span;

use crate::gold::{Gold, overlap};
use crate::names::same_speaker;
use crate::optimise::Decisions;

/// Tells the decisions of one story: the right option is the one with the labelled name.
pub(crate) fn antecedents(gold: &Gold, models: &Models, out: &mut Decisions) {
    let named: Vec<_> = gold
        .quotes
        .iter()
        .filter_map(|quote| Some((quote.mention?, quote.canonical.as_deref()?)))
        .collect();
    if named.is_empty() {
        return;
    }
    for meaning in Lesson::new(&gold.story, models).meanings(models) {
        let Some((_, canonical)) = named
            .iter()
            .find(|(mention, _)| names(*mention, meaning.span))
        else {
            continue;
        };
        let right = |name: &Option<String>| {
            name.as_deref()
                .is_some_and(|name| same_speaker(name, canonical))
        };
        let known = meaning.options.iter().any(|(name, _)| right(name));
        for (name, features) in &meaning.options {
            let block = out.block(features);
            out.option(&[block], right(name) || name.is_none() && !known);
        }
        out.end(1.0);
    }
}

/// Whether a labelled mention is the one found there, not one that only stands in it.
fn names(mention: Span, found: Span) -> bool {
    overlap(mention, found) >= 0.5 || mention.start == found.start && mention.overlaps(found)
}
