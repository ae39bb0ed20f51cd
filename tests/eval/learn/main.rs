//! Labelled stories → the weights that decide.
//!
//! ```sh
//! cargo run --release --example learn -- --out src/quote/weights.bin TRAIN.ndjson tests/eval/stories
//! ```
//!
//! learns from the training part of `PolNeAR` 1.0 (`TRAIN.ndjson`, one story a line in the form that `gold/record.rs` reads) and
//! the project's own invented stories, writes the weights' file and reports how well models do on stories that they have not
//! seen. `--predictions FILE` writes what those models find, one quote a line.
//!
//! The same input gives the same files to the byte, however many threads there are: a thread only ever works on one fold by
//! itself, and within a fold all sums are made in the order of the input. What is learned does depend on the order of the
//! stories: that of the paths, and within a folder that of the names.
//!
//! ```sh
//! cargo run --release --example learn -- --words 1400 TRAIN.ndjson > common.txt
//! ```
//!
//! prints the list of common words, `src/quote/lexicon/common.txt`. Weights are about words by their place in that list,
//! so a new list needs new weights.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Parser;
use quotidian::quote::learning::Task;

mod common_words;
mod gold;
mod learner;
mod lessons;
mod names;
mod optimise;
mod report;

use learner::Learner;

/// Learns from labelled stories who says what, and reports how well by cross-validation.
#[derive(Debug, Parser)]
#[command(name = "learn")]
struct Arguments {
    /// Write the weights to this file.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// Write what is found in each story by models that have not seen it, one quote a line.
    #[arg(long, value_name = "FILE")]
    predictions: Option<PathBuf>,

    /// Learn nothing, print the common words of the stories instead, at most N.
    #[arg(long, value_name = "N", conflicts_with_all = ["out", "predictions"])]
    words: Option<usize>,

    /// Labelled stories: NDJSON files, or folders of stories with labels in their text.
    #[arg(value_name = "GOLD", required = true)]
    gold: Vec<PathBuf>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let mut stories = Vec::new();
    for path in &arguments.gold {
        stories.extend(gold::read(path)?);
    }
    if let Some(most) = arguments.words {
        print!("{}", common_words::list(&stories, most));
        return Ok(());
    }
    let learner = learn(stories);
    let predictions = report::predictions(&learner);
    print!("{}", report::report(&learner, &predictions));
    if let Some(path) = &arguments.predictions {
        let lines = report::lines(&learner, &predictions);
        fs::write(path, lines).with_context(|| path.display().to_string())?;
    }
    if let Some(path) = &arguments.out {
        let weights = learner.all().to_bytes();
        fs::write(path, weights).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// Learns all tasks, each with what those before it have taught.
fn learn(stories: Vec<gold::Gold>) -> Learner {
    let mut learner = Learner::new(stories);
    learner.learn(Task::Cue, lessons::words);
    learner.learn(Task::Link, lessons::links);
    learner.learn(Task::Speaker, lessons::speakers);
    learner.learn(Task::Scare, lessons::scares);
    learner.learn(Task::Trust, lessons::trusts);
    lessons::reports::learn(&mut learner);
    learner.learn(Task::Antecedent, lessons::antecedents);
    // a second time, with what the first has taught of the mentions before
    learner.learn(Task::Antecedent, lessons::antecedents);
    learner
}
