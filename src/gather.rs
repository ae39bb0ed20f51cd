//! Inputs → the library of a listing, read and analysed on all cores.
//!
//! Whoever reads a story finds its quotes too ([`load::read`]); what comes back is in the order of the inputs, so that
//! a library, and a listing with it, is the same whatever the number of threads.
//!
//! To find quotes is nearly all the work, so it is left out where it can't matter: `may_match` is asked of each story as it was
//! read. A story that is refused is in the library, without quotes. It then tells nothing of its speakers and of what it
//! prints for the first or the second time: who asks for less has to ask so that no answer depends on it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::library::{Findings, Library};
use crate::load::{self, Input, LoadError};
use crate::quote::quotes;
use crate::story::Story;

/// Something that could not be taken in; the rest goes on.
#[derive(Debug, thiserror::Error)]
pub enum GatherError {
    /// It could not be loaded.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The extraction failed on a story.
    #[error("{id}: its quotes could not be found (a fault of this program)")]
    Quotes {
        /// The story's id.
        id: String,
    },
}

/// The library of `inputs`, read by so many threads, with the quotes of those stories that `may_match`. What goes wrong
/// is told to `tell`, in the order of the inputs.
pub fn gather(
    inputs: Vec<Input>,
    threads: usize,
    may_match: impl Fn(&Story) -> bool + Clone + Send + 'static,
    mut tell: impl FnMut(GatherError),
) -> Library {
    let mut library = Library::default();
    let make = move |story: Story| {
        let wanted = may_match(&story);
        let found = if wanted {
            findings(&story)
        } else {
            Some(Findings::none())
        };
        (story, found)
    };
    for found in load::read(inputs, threads, make).flat_map(|batch| batch.found) {
        match found {
            Err(error) => tell(error.into()),
            Ok((story, found)) => {
                if found.is_none() {
                    let id = story.id.clone();
                    tell(GatherError::Quotes { id });
                }
                let index = library.list(story);
                library.settle(index, found.unwrap_or_else(Findings::none));
            }
        }
    }
    library
}

/// What is found in a story; none should the extraction ever panic, which costs this story's quotes and no others.
pub fn findings(story: &Story) -> Option<Findings> {
    let find = || Findings::new(story, quotes(story));
    catch_unwind(AssertUnwindSafe(find)).ok()
}
