//! How well the models do on stories that they have not seen.

use std::fmt::Write;

use quotidian::quote::{StoryQuotes, quotes_by};
use quotidian::story::Span;
use serde_json::json;

use crate::learner::Learner;
use crate::lessons::reports::reach;

mod score;
mod share;

use score::Score;
use share::Share;

/// What is found in each story by models that have not seen it.
pub(crate) fn predictions(learner: &Learner) -> Vec<StoryQuotes> {
    learner
        .unseen()
        .map(|(gold, models)| quotes_by(&gold.story, models))
        .collect()
}

/// The predictions as NDJSON, one quote a line, its offsets in bytes.
pub(crate) fn lines(learner: &Learner, predictions: &[StoryQuotes]) -> String {
    let mut out = String::new();
    let span = |span: Span| json!([span.start, span.end]);
    for (gold, found) in learner.gold.iter().zip(predictions) {
        for (at, quote) in found.quotes.iter().enumerate() {
            let spans: Vec<_> = quote.spans.iter().map(|&part| span(part)).collect();
            let speaker = quote.speaker.map(|at| &found.speakers[at as usize].name);
            let record = json!({
                "id": at, "story": gold.story.id, "kind": quote.kind.name(), "spans": spans,
                "mention_span": quote.mention.map(span), "speaker": speaker, "confidence": quote.confidence,
            });
            out.push_str(&record.to_string());
            out.push('\n');
        }
    }
    out
}

/// What was learned, and how well the predictions agree with the labels.
pub(crate) fn report(learner: &Learner, predictions: &[StoryQuotes]) -> String {
    let [mut published, mut own] = [Score::default(), Score::default()];
    for ((gold, models), found) in learner.unseen().zip(predictions) {
        let score = if gold.double_only {
            &mut published
        } else {
            &mut own
        };
        score.decisions(gold, models);
        score.quotes(gold, found);
    }
    let mut out = taught(learner);
    out.push('\n');
    cross_validated(&mut out, &published, &own);
    let reach = reach(learner);
    let _ = writeln!(
        out,
        "\nOf {} published clauses {} have a word that may report them; {} may also begin there, \
         {} end there, and {} be told by whom they are.",
        reach.clauses, reach.cue, reach.opening, reach.closing, reach.teller
    );
    out
}

fn taught(learner: &Learner) -> String {
    let mut out = format!(
        "{:<12}{:>10}{:>10}{:>10}\n",
        "task", "decisions", "used", "weights"
    );
    for taught in &learner.taught {
        let task = format!("{:?}", taught.task).to_lowercase();
        let (decisions, used, size) = (taught.decisions, taught.used, taught.size);
        let _ = writeln!(out, "{task:<12}{decisions:>10}{used:>10}{size:>10}");
    }
    out
}

fn cross_validated(out: &mut String, published: &Score, own: &Score) {
    let both = [published, own];
    let mut row = |name: &str, cells: [String; 2]| {
        let [published, own] = cells;
        let _ = writeln!(out, "{name:<26}{published:>22}{own:>22}");
    };
    row("cross-validated", ["published".into(), "invented".into()]);
    row("stories", both.map(|score| score.stories.to_string()));
    row("cue right", both.map(|score| score.cue.to_string()));
    row("mention right", both.map(|score| score.mention.to_string()));
    row(
        "quotes of nobody kept",
        both.map(|score| score.kept.to_string()),
    );
    row(
        "quotes lost as nobody's",
        both.map(|score| score.lost.to_string()),
    );
    row(
        "end-to-end precision",
        both.map(|score| score.marked.precision.to_string()),
    );
    row(
        "end-to-end recall",
        both.map(|score| score.marked.recall.to_string()),
    );
    row("end-to-end F1", both.map(|score| score.marked.f1()));
    row("indirect F1", both.map(|score| score.clauses.f1()));
    row(
        "indirect F1 with speaker",
        both.map(|score| score.told.f1()),
    );
    row(
        "canonical speaker",
        both.map(|score| score.canonical.to_string()),
    );
    row(
        "calibration error",
        both.map(|score| score.confidence.error()),
    );
    row(
        "calibration error, name",
        both.map(|score| score.named.error()),
    );
}
