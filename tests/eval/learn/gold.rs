//! Labelled stories: what people say about who says what.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use quotidian::story::{Metadata, Origin, Span, Story};

// by path, so that the tests of the labels can name this file
#[path = "gold/check.rs"]
mod check;
#[path = "gold/marked_up.rs"]
mod marked_up;
#[path = "gold/record.rs"]
mod record;

#[allow(unused_imports)] // by the tests of the labels
pub(crate) use check::is_turn;

/// A labelled story.
pub(crate) struct Gold {
    pub(crate) story: Story,
    pub(crate) quotes: Vec<Label>,
    /// Whether it is a published story, of which only what stands in double marks is labelled.
    pub(crate) double_only: bool,
}

/// One labelled quote.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    /// Its parts, marks included.
    pub(crate) spans: Vec<Span>,
    /// Whether it is reported without marks.
    pub(crate) indirect: bool,
    /// Whether somebody is quoted.
    pub(crate) attributed: bool,
    /// Whether it is no part of the evaluation: single marks where only double ones are labelled, quotes within quotes.
    pub(crate) skipped: bool,
    /// The words that name the speaker.
    pub(crate) mention: Option<Span>,
    /// The words that report.
    pub(crate) cue: Option<Span>,
    /// The speaker's full name.
    pub(crate) canonical: Option<String>,
}

/// Reads labelled stories: an NDJSON file, or a folder of stories with labels in their text.
pub(crate) fn read(path: &Path) -> Result<Vec<Gold>> {
    if path.is_dir() {
        return texts(path)?
            .iter()
            .map(|file| marked_up::story(&file.display().to_string(), &contents(file)?))
            .collect();
    }
    contents(path)?
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| {
            record::story(line).map_err(|e| anyhow!("{}:{}: {e:#}", path.display(), at + 1))
        })
        .collect()
}

/// The stories of a folder, sorted by name.
fn texts(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry.with_context(|| folder.display().to_string())?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn contents(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| path.display().to_string())
}

fn plain(id: &str, metadata: Metadata, text: &str) -> Story {
    let origin = Origin::File("gold".into());
    Story::new(id.into(), origin, metadata, text.into())
}

/// How much two spans share: the bytes of both by the bytes of either.
#[allow(clippy::cast_precision_loss)] // lengths of quotes
pub(crate) fn overlap(a: Span, b: Span) -> f64 {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let all = a.len() + b.len() - shared as usize;
    f64::from(shared) / all.max(1) as f64
}
