//! Labels and what was found instead.
//!
//! The usual definition: each part of a quote stands for itself; it is found by the part that shares most with it, if that is
//! half of both, and each is found once. The mention is right if it overlaps the labelled one. Precision is over all that are
//! called quotes and have a mention, recall over all labels that have one.

use quotidian::quote::learning::Lesson;
use quotidian::quote::{Models, Quote, QuoteKind, StoryQuotes};
use quotidian::story::Span;

use super::Share;
use super::share::{Agreement, Confidence};
use crate::gold::{Gold, Label, overlap};
use crate::lessons::labels;
use crate::names::same_speaker;

/// How well models do.
#[derive(Default)]
pub(crate) struct Score {
    pub(crate) stories: usize,
    /// Of the marked stretches with a labelled cue, those that got it.
    pub(crate) cue: Share,
    /// Of the marked stretches with a labelled mention, those that got it, before it is asked whether they quote anybody.
    pub(crate) mention: Share,
    /// Of the quotes of nobody, those that are called quotes.
    pub(crate) kept: Share,
    /// Of the quotes, those that are called quotes of nobody.
    pub(crate) lost: Share,
    /// Quotes in marks with the words that name their speaker.
    pub(crate) marked: Agreement,
    /// Of the quotes with a labelled name, those whose speaker is called so.
    pub(crate) canonical: Share,
    /// Clauses reported without marks.
    pub(crate) clauses: Agreement,
    /// Such clauses with the words that name their speaker.
    pub(crate) told: Agreement,
    /// How sure it is of the speakers of quotes in marks, against whether the mention is right.
    pub(crate) confidence: Confidence,
    /// The same against whether the mention and the name are right, where the name is labelled.
    pub(crate) named: Confidence,
}

/// A part of a labelled quote.
type Labelled<'a> = (Span, &'a Label);
/// A part of a quote that is found.
type Found<'a> = (Span, &'a Quote);

impl Score {
    /// Takes the decisions about the marked stretches of a story.
    pub(crate) fn decisions(&mut self, gold: &Gold, models: &Models) {
        let lesson = Lesson::new(&gold.story, models);
        let attributions = lesson.attributions(models);
        for (label, attribution) in labels(gold, &lesson).into_iter().zip(&attributions) {
            let Some(label) = label else { continue };
            let cue = attribution.cue().map(|cue| lesson.cue_span(cue));
            let mention = attribution.mention().map(|at| lesson.mention_span(at));
            if let Some(right) = label.cue.filter(|_| label.attributed) {
                self.cue.add(cue.is_some_and(|cue| cue.overlaps(right)));
            }
            if label.mention.is_some() {
                self.mention.add(same_words(label.mention, mention));
            }
        }
    }

    /// Takes what is found in a story.
    pub(crate) fn quotes(&mut self, gold: &Gold, found: &StoryQuotes) {
        self.stories += 1;
        self.marked_quotes(gold, found);
        self.indirect_quotes(gold, found);
    }

    fn marked_quotes(&mut self, gold: &Gold, found: &StoryQuotes) {
        let labels = labelled(gold, |label| !label.indirect && !label.skipped);
        let skipped = labelled(gold, |label| !label.indirect && label.skipped);
        let called = [QuoteKind::Direct, QuoteKind::Mixed];
        let mut mine = parts(found, &called);
        mine.retain(|&(span, _)| {
            let of_skipped = nearest(span, &skipped).map_or(0.0, |(_, share)| share);
            let of_labels = nearest(span, &labels).map_or(0.0, |(_, share)| share);
            of_skipped < 0.5 || of_skipped <= of_labels
        });
        let nobody = parts(found, &[QuoteKind::Scare]);
        let hits = matched(&mine, &labels);
        for (at, &(span, label)) in labels.iter().enumerate() {
            let hit = hits
                .iter()
                .position(|&hit| hit == Some(at))
                .map(|at| mine[at].1);
            if !label.attributed {
                self.kept.add(hit.is_some());
                continue;
            }
            let lost =
                hit.is_none() && nearest(span, &nobody).is_some_and(|(_, share)| share >= 0.5);
            self.lost.add(lost);
            if label.mention.is_some() {
                let right = hit.is_some_and(|quote| same_words(label.mention, quote.mention));
                self.marked.recall.add(right);
            }
            if let Some(name) = &label.canonical {
                self.canonical
                    .add(hit.is_some_and(|quote| is_called(found, quote, name)));
            }
        }
        for (&(_, quote), hit) in mine.iter().zip(hits) {
            if quote.mention.is_none() {
                continue;
            }
            let label = hit.map(|at| labels[at].1).filter(|label| label.attributed);
            let right = label.is_some_and(|label| same_words(label.mention, quote.mention));
            self.marked.precision.add(right);
            // where the speaker is not named beside the quote, the mention is neither right nor wrong
            if label.is_none_or(|label| label.mention.is_some()) {
                self.confidence.add(quote.confidence, right);
            }
            if let Some(name) = label.and_then(|label| label.canonical.as_ref()) {
                let named = right && is_called(found, quote, name);
                self.named.add(quote.confidence, named);
            }
        }
    }

    fn indirect_quotes(&mut self, gold: &Gold, found: &StoryQuotes) {
        let labels = labelled(gold, |label| label.indirect);
        let mine = parts(found, &[QuoteKind::Indirect]);
        let hits = matched(&mine, &labels);
        for (&(_, quote), hit) in mine.iter().zip(&hits) {
            let told = hit.is_some_and(|at| told(labels[at].1, quote));
            self.clauses.precision.add(hit.is_some());
            self.told.precision.add(told);
        }
        for (at, &(_, label)) in labels.iter().enumerate() {
            let hit = hits.iter().position(|&hit| hit == Some(at));
            let told = hit.is_some_and(|at| told(label, mine[at].1));
            self.clauses.recall.add(hit.is_some());
            self.told.recall.add(told);
        }
    }
}

/// Whether a clause has the speaker's words, or none where none are labelled.
fn told(label: &Label, quote: &Quote) -> bool {
    label.mention.is_none() && quote.mention.is_none() || same_words(label.mention, quote.mention)
}

fn same_words(one: Option<Span>, other: Option<Span>) -> bool {
    one.zip(other)
        .is_some_and(|(one, other)| one.overlaps(other))
}

fn is_called(found: &StoryQuotes, quote: &Quote, name: &str) -> bool {
    let speaker = quote.speaker.map(|at| &found.speakers[at as usize].name);
    speaker.is_some_and(|speaker| same_speaker(speaker, name))
}

fn labelled(gold: &Gold, which: impl Fn(&Label) -> bool) -> Vec<Labelled<'_>> {
    let labels = gold.quotes.iter().filter(|label| which(label));
    labels
        .flat_map(|label| label.spans.iter().map(move |&span| (span, label)))
        .collect()
}

fn parts<'a>(found: &'a StoryQuotes, kinds: &[QuoteKind]) -> Vec<Found<'a>> {
    let quotes = found
        .quotes
        .iter()
        .filter(|quote| kinds.contains(&quote.kind));
    quotes
        .flat_map(|quote| quote.spans.iter().map(move |&span| (span, quote)))
        .collect()
}

/// The first of those that share most with `span`, and how much.
fn nearest<T>(span: Span, among: &[(Span, T)]) -> Option<(usize, f64)> {
    let shares = among
        .iter()
        .map(|(other, _)| overlap(span, *other))
        .enumerate();
    shares.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

/// For each that is found the label that it finds.
fn matched(mine: &[Found], labels: &[Labelled]) -> Vec<Option<usize>> {
    let mut used = vec![false; labels.len()];
    let mut find = |span| {
        let (at, _) = nearest(span, labels).filter(|&(at, share)| share >= 0.5 && !used[at])?;
        used[at] = true;
        Some(at)
    };
    mine.iter().map(|&(span, _)| find(span)).collect()
}
