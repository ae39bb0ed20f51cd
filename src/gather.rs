//! Inputs → the library of a listing, read and analysed on all cores.
//!
//! Whoever reads a story finds its quotes too ([`load::read`]); what comes back is in the order of the inputs, so that
//! a library, and a listing with it, is the same whatever the number of threads.
//!
//! To find quotes is nearly all the work, so with a query it is left out where it can't matter. A story matters
//!
//! - if it may match, which is asked of it as it was read;
//! - or if it may have to do with what matches (`kin`): name the same people, whose name and role are settled over all
//!   stories, or print the same words, of which one printing is the first.
//!
//! The others are in the library without quotes. So a filtered listing says of each row what an unfiltered one says. It
//! lists the same rows too but for one case: a story that matches only by a name that is printed in other stories, none of
//! which matches by itself.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

use crate::library::{Findings, Library};
use crate::load::{self, Input, LoadError};
use crate::query::Query;
use crate::quote::quotes;
use crate::search::{self, Sieve};
use crate::story::Story;

mod kin;

use kin::Kin;

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

impl GatherError {
    /// That the extraction failed on this story.
    pub fn quotes(story: &Story) -> Self {
        let id = story.id.clone();
        Self::Quotes { id }
    }
}

/// The library of `inputs`, read by so many threads, with the quotes of all stories. What goes wrong is told to `tell`, in the
/// order of the inputs.
pub fn everything(
    inputs: Vec<Input>,
    threads: usize,
    mut tell: impl FnMut(GatherError),
) -> Library {
    let mut library = Library::default();
    let make = |story: Story| {
        let found = findings(&story);
        (story, found)
    };
    for found in load::read(inputs, threads, make).flat_map(|batch| batch.found) {
        match found {
            Err(error) => tell(error.into()),
            Ok((story, found)) => {
                let found = found.unwrap_or_else(|| {
                    tell(GatherError::quotes(&story));
                    Findings::none()
                });
                let index = library.list(story);
                library.settle(index, found);
            }
        }
    }
    library
}

/// The library of `inputs` with the quotes of those stories that matter to a listing of the quotes or speakers that match
/// `query`; the others are told by their text alone ([`Sieve`]).
pub fn matching(
    inputs: Vec<Input>,
    threads: usize,
    query: &Query,
    tell: impl FnMut(GatherError),
) -> Library {
    let mut sieve = Sieve::new(query);
    let may_match = move |story: &Story| sieve.lets_through(story);
    what_matters(inputs, threads, query, may_match, tell)
}

/// The same, where `may_match` says whether a story may have such quotes; it must not say no to one that has.
pub fn what_matters(
    inputs: Vec<Input>,
    threads: usize,
    query: &Query,
    mut may_match: impl FnMut(&Story) -> bool + Clone + Send + 'static,
    mut tell: impl FnMut(GatherError),
) -> Library {
    let make = move |story: Story| {
        let found = if may_match(&story) {
            Look::at(&story)
        } else {
            Look::Spared
        };
        let story = Arc::new(story);
        Looked { story, found }
    };
    let mut looked = Vec::new();
    for found in load::read(inputs, threads, make).flat_map(|batch| batch.found) {
        match found {
            Ok(story) => looked.push(story),
            Err(error) => tell(error.into()),
        }
    }
    let kin = kin_of_matches(&looked, query);
    look_at_kin(&mut looked, threads, &kin);
    settled(looked, tell)
}

/// A story that was read.
struct Looked {
    story: Arc<Story>,
    found: Look,
}

/// What came of looking for quotes.
enum Look {
    /// It was not done.
    Spared,
    Failed,
    Found(Findings),
}

impl Look {
    fn at(story: &Story) -> Self {
        findings(story).map_or(Self::Failed, Self::Found)
    }
}

/// The library of all that was found, taken in in order.
fn settled(looked: Vec<Looked>, mut tell: impl FnMut(GatherError)) -> Library {
    let mut library = Library::default();
    for Looked { story, found } in looked {
        let found = match found {
            Look::Found(found) => found,
            Look::Spared => Findings::none(),
            Look::Failed => {
                tell(GatherError::quotes(&story));
                Findings::none()
            }
        };
        let index = library.list(story);
        library.settle(index, found);
    }
    library
}

/// What has to do with the quotes that match so far.
fn kin_of_matches(looked: &[Looked], query: &Query) -> Kin {
    let found = looked.iter().filter_map(|looked| match &looked.found {
        Look::Found(found) => Some((&looked.story, found)),
        _ => None,
    });
    let found: Vec<(&Arc<Story>, &Findings)> = found.collect();
    if found.len() == looked.len() {
        return Kin::default();
    }
    let mut library = Library::default();
    for (story, found) in &found {
        let index = library.list(Arc::clone(story));
        library.settle(index, (*found).clone());
    }
    let rows = search::quotes(&library, query).into_iter();
    Kin::new(rows.flat_map(|(story, quote)| {
        let (story, found) = found[story as usize];
        found.bonds(story, quote as usize)
    }))
}

/// Looks for quotes in the stories that `kin` leads to, by so many threads.
fn look_at_kin(looked: &mut [Looked], threads: usize, kin: &Kin) {
    /// Stories that one thread takes at a time.
    const TOGETHER: usize = 256;
    let open: Vec<&mut Looked> = looked
        .iter_mut()
        .filter(|story| matches!(story.found, Look::Spared))
        .collect();
    if kin.is_empty() || open.is_empty() {
        return;
    }
    let (queue, jobs) = crossbeam_channel::unbounded();
    let mut open = open.into_iter().peekable();
    while open.peek().is_some() {
        let job: Vec<&mut Looked> = open.by_ref().take(TOGETHER).collect();
        let _ = queue.send(job);
    }
    drop(queue);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut room = kin.room();
                for looked in jobs.iter().flatten() {
                    if kin.may_be_in(&looked.story, &mut room) {
                        looked.found = Look::at(&looked.story);
                    }
                }
            });
        }
    });
}

/// What is found in a story; none should the extraction ever panic, which costs this story's quotes and no others.
pub fn findings(story: &Story) -> Option<Findings> {
    let find = || Findings::new(story, quotes(story));
    catch_unwind(AssertUnwindSafe(find)).ok()
}
