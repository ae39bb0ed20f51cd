//! Writes an invented corpus of any size: `cargo run --release --example corpus -- --stories 100000 > stories.ndjson`.
//!
//! `--stories N` and `--headlines N` write NDJSON to the standard output; `--files N FOLDER` writes text files.

mod corpus;

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match run(&words) {
        Some(Ok(())) => ExitCode::SUCCESS,
        Some(Err(error)) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
        None => {
            eprintln!("usage: corpus --stories N | --headlines N | --files N FOLDER");
            ExitCode::FAILURE
        }
    }
}

/// Nothing if the words on the command line make no sense.
fn run(words: &[&str]) -> Option<io::Result<()>> {
    let count = words.get(1)?.parse().ok()?;
    let mut output = io::stdout().lock();
    let written = match (words[0], &words[2..]) {
        ("--stories", []) => corpus::write_stories(count, &mut output),
        ("--headlines", []) => corpus::write_headlines(count, &mut output),
        ("--files", [folder]) => write_files(count, Path::new(folder)),
        _ => return None,
    };
    Some(written.and_then(|()| output.flush()))
}

/// A thousand files a folder, as an archive by day might have them.
fn write_files(count: u64, folder: &Path) -> io::Result<()> {
    for number in 0..count {
        let folder = folder.join(format!("{:04}", number / 1000));
        if number % 1000 == 0 {
            fs::create_dir_all(&folder)?;
        }
        let text = corpus::Invented::new(number).text();
        fs::write(folder.join(format!("{number}.txt")), text)?;
    }
    Ok(())
}
