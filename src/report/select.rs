//! Which stories, quotes and speakers of a library are listed, and in which order.
//!
//! What matches is for [`search`] to say, here as on the screen; it ranks, and that is undone here.

use super::record::SpeakerRecord;
use crate::library::{Entry, Library};
use crate::query::Query;
use crate::quote::QuoteKind;
use crate::search;

/// The stories that match, in the order of the library.
pub(super) fn stories<'a>(library: &'a Library, query: &Query) -> Vec<&'a Entry> {
    let mut hits: Vec<u32> = (search::stories(library, query).into_iter())
        .map(|hit| hit.story)
        .collect();
    hits.sort_unstable();
    hits.into_iter()
        .map(|story| &library.entries()[story as usize])
        .collect()
}

/// The stories that have quotes of these kinds (none named: of any) that match, in the order of the library, with the
/// indices of those quotes in the order of the text.
pub(super) fn quotes<'a>(
    library: &'a Library,
    query: &Query,
    kinds: &[QuoteKind],
) -> impl Iterator<Item = (&'a Entry, Vec<usize>)> {
    // Whoever wants everything need not hold a list of it.
    let all = query.is_empty().then(|| library.entries());
    let all = all.into_iter().flatten();
    let all = all.map(|entry| (entry, (0..entry.quotes.len()).collect()));
    let some = (!query.is_empty()).then(|| matching_quotes(library, query));
    let of_kind = |entry: &Entry, quote: usize| {
        let quote = || entry.quotes.get(quote);
        kinds.is_empty() || quote().is_some_and(|quote| kinds.contains(&quote.kind))
    };
    all.chain(some.into_iter().flatten())
        .map(move |(entry, mut quotes): (&Entry, Vec<usize>)| {
            quotes.retain(|&quote| of_kind(entry, quote));
            (entry, quotes)
        })
        .filter(|(_, quotes)| !quotes.is_empty())
}

fn matching_quotes<'a>(library: &'a Library, query: &Query) -> Vec<(&'a Entry, Vec<usize>)> {
    let mut hits = search::quotes(library, query);
    hits.sort_unstable();
    hits.chunk_by(|(a, _), (b, _)| a == b)
        .map(|of_story| {
            let entry = &library.entries()[of_story[0].0 as usize];
            let indices = of_story.iter().map(|&(_, quote)| quote as usize).collect();
            (entry, indices)
        })
        .collect()
}

/// Who speaks in the quotes that match, with their counts there, repeats and reprints left out: most quotes first, then by name. Scare
/// quotes have no speaker, so they count for nobody.
pub(super) fn speakers<'a>(library: &'a Library, query: &Query) -> Vec<SpeakerRecord<'a>> {
    let mut hits = search::speakers(library, query);
    let known = |index: u32| &library.speakers()[index as usize];
    let speaker = |index: u32| &known(index).speaker;
    // The index decides between two people of one name, so that the order is the same every time.
    hits.sort_by(|a, b| {
        (b.quotes.cmp(&a.quotes))
            .then_with(|| speaker(a.speaker).name.cmp(&speaker(b.speaker).name))
            .then_with(|| a.speaker.cmp(&b.speaker))
    });
    hits.into_iter()
        .map(|hit| SpeakerRecord {
            speaker: &speaker(hit.speaker).name,
            role: speaker(hit.speaker).role.as_deref(),
            stories: hit.stories,
            quotes: hit.quotes,
            words: hit.words,
            aliases: known(hit.speaker).aliases().collect(),
        })
        .collect()
}
