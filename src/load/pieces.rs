//! Inputs → pieces that can be read independently of each other.
//!
//! Small files travel in groups, since meeting another thread for each would cost more than reading it. A large file is opened
//! where the pieces are made: if it has one record a line it is cut into chunks there, else it is one piece.

use std::iter::Peekable;

use super::lines::{Buffers, Chunk};
use super::records::{Content, Whole, content};
use super::sources::{Source, sources};
use super::{Input, Limits, LoadError};

/// Files up to this size are not cut, in bytes.
const SMALL: u64 = 1 << 20;

/// The most small files in a piece.
const GROUP: usize = 64;

/// What one thread reads in one go.
pub(super) enum Piece {
    /// Nothing to read.
    Failed(LoadError),
    /// Small files, not opened yet.
    Files(Vec<Source>),
    /// Some lines of a file.
    Chunk(Chunk),
    /// A file that is read as a whole.
    Whole(Whole),
}

/// The pieces of `inputs`, in order.
pub(super) fn pieces(
    inputs: Vec<Input>,
    limits: Limits,
    buffers: Buffers,
) -> impl Iterator<Item = Piece> + Send {
    let mut sources = inputs.into_iter().flat_map(sources).peekable();
    let groups = std::iter::from_fn(move || {
        let small = small_files(&mut sources);
        if small.is_empty() {
            sources.next().map(Group::Other)
        } else {
            Some(Group::Small(small))
        }
    });
    groups.flat_map(move |group| match group {
        Group::Small(files) => Box::new(std::iter::once(Piece::Files(files))),
        Group::Other(source) => cut(source, limits, &buffers),
    })
}

enum Group {
    Small(Vec<Source>),
    Other(Result<Source, LoadError>),
}

/// The next sources as long as they are small files, and together no more than one file may be.
fn small_files(
    sources: &mut Peekable<impl Iterator<Item = Result<Source, LoadError>>>,
) -> Vec<Source> {
    let mut room = SMALL;
    let mut fits = |source: &Result<Source, LoadError>| {
        let size = source.as_ref().ok().and_then(|source| source.size);
        let left = size.and_then(|size| room.checked_sub(size));
        room = left.unwrap_or(room);
        left.is_some()
    };
    let mut files = Vec::new();
    while files.len() < GROUP
        && let Some(source) = sources.next_if(&mut fits)
    {
        files.extend(source);
    }
    files
}

/// The pieces of a large file or a stream.
fn cut(
    source: Result<Source, LoadError>,
    limits: Limits,
    buffers: &Buffers,
) -> Box<dyn Iterator<Item = Piece> + Send> {
    let opened = source
        .and_then(Source::open)
        .and_then(|open| content(open, limits, buffers));
    match opened {
        Err(error) => Box::new(std::iter::once(Piece::Failed(error))),
        Ok(Content::Whole(whole)) => Box::new(std::iter::once(Piece::Whole(whole))),
        Ok(Content::Lines(cutter)) => {
            Box::new(cutter.map(|chunk| chunk.map_or_else(Piece::Failed, Piece::Chunk)))
        }
    }
}
