//! How fast a question is answered without the screen: `quotidian quotes -f '@name word' FILE`, the whole process, cold.
//!
//! `cargo bench --bench listing` asks 100,000 invented stories; `-- COUNT` as many as told; `-- FILE` a file or folder.

mod corpus;
mod files;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often each question is asked; the median counts.
const ROUNDS: usize = 3;
/// Questions, from one that few stories answer to one that all do.
const QUESTIONS: [&str; 5] = [
    "@quarshaw quartz",
    "@akehurst harbour",
    "quote:reservoir source:lantern",
    "after:2023-06 @ford ‘the harbour’",
    "kind:direct",
];

fn main() {
    let path = files::asked();
    let bytes = files::size(&path);
    println!(
        "corpus {:.0} MB; median of {ROUNDS} rounds",
        files::mega(bytes)
    );
    println!(
        "{:<36} {:>9} {:>9} {:>8}",
        "question", "quotes", "seconds", "MB/s"
    );
    for question in QUESTIONS {
        let mut rounds: Vec<(Duration, usize)> =
            (0..ROUNDS).map(|_| ask(question, &path)).collect();
        rounds.sort_unstable();
        let (time, quotes) = rounds[ROUNDS / 2];
        let seconds = time.as_secs_f64();
        println!(
            "{question:<36} {quotes:>9} {seconds:>9.2} {:>8.0}",
            files::mega(bytes) / seconds
        );
    }
}

/// How long the answer takes, and how many quotes it has.
fn ask(question: &str, path: &Path) -> (Duration, usize) {
    let started = Instant::now();
    let mut program = Command::new(env!("CARGO_BIN_EXE_quotidian"))
        .args(["quotes", "--format", "ndjson", "-f", question])
        .arg(path)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let output = program.stdout.take().expect("its output");
    let lines = BufReader::new(output).split(b'\n').count();
    let _ = program.wait();
    (started.elapsed(), lines)
}
