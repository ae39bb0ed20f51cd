//! The files that are measured.

use std::collections::hash_map::DefaultHasher;
use std::fs::{self, File};
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use super::corpus::{Invented, write_stories};

/// So many stories are taken unless told otherwise.
const STORIES: u64 = 100_000;

/// What the command line asks for: so many invented stories, or a file or folder.
pub(crate) fn asked() -> PathBuf {
    let mut words = std::env::args().skip(1);
    match words.find(|word| !word.starts_with('-')) {
        Some(word) => word.parse().map_or_else(|_| PathBuf::from(word), invented),
        None => invented(STORIES),
    }
}

/// A file with so many invented stories, written unless it was before. Its name tells what is in it.
fn invented(count: u64) -> PathBuf {
    let mut hash = DefaultHasher::new();
    (0..20).for_each(|number| Invented::new(number).text().hash(&mut hash));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(format!(
        "stories-{count}-{:08x}.ndjson",
        hash.finish() >> 32
    ));
    if !path.exists() {
        let unfinished = path.with_extension("unfinished");
        let mut file = File::create(&unfinished).expect("a file in the target folder");
        write_stories(count, &mut file).expect("room for the stories");
        fs::rename(&unfinished, &path).expect("the file's name");
    }
    path
}

/// The bytes of a file, or of all files in a folder.
pub(crate) fn size(path: &Path) -> u64 {
    let Ok(inside) = fs::read_dir(path) else {
        return fs::metadata(path).map_or(0, |file| file.len());
    };
    inside.flatten().map(|entry| size(&entry.path())).sum()
}

#[allow(clippy::cast_precision_loss)] // sizes far below 2^52
pub(crate) fn mega(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}
