//! Inputs → files to be opened, in a stable order.
//!
//! In a folder only regular files are taken, and of those only the ones whose names say story (or say nothing): a pipe
//! would block, a device never end, a picture is no story. A file that the user names is always tried, pipes included, for
//! that is what a shell's `<(…)` is. Hidden names are passed over. Links are followed, and one that leads in a circle is
//! reported.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::{Input, LoadError, sample};
use crate::format::Ending;

/// A file or stream that is to be opened.
#[derive(Debug)]
pub(super) struct Source {
    place: Place,
    /// How many bytes it is known to have, if it is a file.
    pub(super) size: Option<u64>,
}

#[derive(Debug)]
enum Place {
    File(PathBuf),
    Stdin,
    Sample(&'static str, &'static str),
}

/// A file or stream, open.
pub(super) struct Open {
    /// Its path as the user gave it or the walk found it, or `-`.
    pub(super) path: Arc<str>,
    /// What its name promises.
    pub(super) ending: Ending,
    /// Its bytes.
    pub(super) bytes: Box<dyn Read + Send>,
}

impl Source {
    pub(super) fn open(self) -> Result<Open, LoadError> {
        Ok(match self.place {
            Place::Stdin => Open {
                path: Arc::from("-"),
                ending: Ending::None,
                bytes: Box::new(io::stdin()),
            },
            Place::Sample(name, content) => Open {
                path: Arc::from(format!("sample/{name}")),
                ending: Ending::of(Path::new(name)),
                bytes: Box::new(content.as_bytes()),
            },
            Place::File(path) => Open {
                bytes: Box::new(File::open(&path).map_err(|error| unreadable(&path, error))?),
                path: Arc::from(path.to_string_lossy()),
                ending: Ending::of(&path),
            },
        })
    }

    fn file(path: PathBuf, about: Option<&Metadata>) -> Self {
        Self {
            size: about.filter(|about| about.is_file()).map(Metadata::len),
            place: Place::File(path),
        }
    }
}

/// Sources as they are asked for.
type Sources = Box<dyn Iterator<Item = Result<Source, LoadError>> + Send>;

/// The sources of an input.
pub(super) fn sources(input: Input) -> Sources {
    match input {
        Input::Stdin => Box::new(std::iter::once(Ok(Source {
            place: Place::Stdin,
            size: None,
        }))),
        Input::Sample => Box::new(sample::FILES.iter().map(|&(name, content)| {
            Ok(Source {
                place: Place::Sample(name, content),
                size: u64::try_from(content.len()).ok(),
            })
        })),
        Input::Path(path) => match fs::metadata(&path) {
            Ok(about) if about.is_dir() => Box::new(folder(&path)),
            Ok(about) => Box::new(std::iter::once(Ok(Source::file(path, Some(&about))))),
            Err(error) => Box::new(std::iter::once(Err(unreadable(&path, error)))),
        },
    }
}

/// The stories' files in a folder and all below it, sorted by name in each folder.
fn folder(path: &Path) -> impl Iterator<Item = Result<Source, LoadError>> + Send + use<> {
    WalkDir::new(path)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()))
        .filter_map(|entry| match entry {
            Ok(entry) => is_wanted(&entry).then(|| {
                let about = entry.metadata().ok();
                Ok(Source::file(entry.into_path(), about.as_ref()))
            }),
            Err(error) => walk_error(error).map(Err),
        })
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// Whether a file in a folder is taken.
fn is_wanted(entry: &DirEntry) -> bool {
    entry.file_type().is_file() && Ending::of(entry.path()) != Ending::Unknown
}

/// What is to be said of a place where the walk could not go on; nothing of a hidden one.
fn walk_error(error: walkdir::Error) -> Option<LoadError> {
    let path = error.path().unwrap_or(Path::new("")).to_owned();
    if error.depth() > 0 && path.file_name().is_some_and(is_hidden) {
        return None;
    }
    if let Some(ancestor) = error.loop_ancestor() {
        let reason = format!(
            "a link that leads back to {}; not followed",
            ancestor.display()
        );
        return Some(unreadable(&path, io::Error::other(reason)));
    }
    Some(unreadable(&path, error.into()))
}

/// The error for a path, in the words of users where they differ from the system's.
fn unreadable(path: &Path, reason: io::Error) -> LoadError {
    let kind = reason.kind();
    let reason = match kind {
        io::ErrorKind::NotFound => io::Error::new(kind, "no such file or folder"),
        io::ErrorKind::PermissionDenied => {
            io::Error::new(kind, "you have no permission to read it")
        }
        _ => reason,
    };
    LoadError::Unreadable {
        path: path.to_string_lossy().into_owned(),
        reason,
    }
}
