//! A search that goes on in slices.

use std::ops::Range;

use super::cores;
use super::front::Front;
use super::headlines::Headlines;
use super::hits::{Hit, Hits};
use super::judge::Judge;
use super::memo::Subject;
use super::once::Once;
use super::{FEW_STORIES, index};
use crate::library::Library;
use crate::query::Query;

/// So many headlines are looked at in the time of one story.
const HEADLINES: usize = 64;
/// Fewer headlines than these are not worth a thread.
const FEW_HEADLINES: usize = 1 << 13;

/// A search over a library that may still grow: a cursor that is moved on by [`advance`](Self::advance), first over the
/// headlines, then through the stories.
#[derive(Debug)]
pub struct Search {
    query: Query,
    /// One for each core.
    judges: Vec<Judge>,
    /// How many headlines it has looked at.
    headed: usize,
    /// How many stories it has looked at.
    next: usize,
    /// How many of the library's [`settled`](Library::settled) stories it knows of.
    settled: usize,
    /// Stories to look at once more.
    again: Vec<u32>,
    hits: Hits,
    /// The stories that match by what heads them.
    heads: Once,
    heard: Once,
    quotes: usize,
}

impl Default for Search {
    /// A search for everything.
    fn default() -> Self {
        Self::new(Query::default())
    }
}

/// What was found in some stories.
#[derive(Default)]
struct Found {
    hits: Vec<Hit>,
    /// The utterances that match.
    utterances: Vec<u32>,
}

impl Search {
    /// A search for `query` that has not looked at anything yet.
    pub fn new(query: Query) -> Self {
        Self {
            judges: Judge::one_a_core(&query),
            query,
            headed: 0,
            next: 0,
            settled: 0,
            again: Vec::new(),
            hits: Hits::default(),
            heads: Once::default(),
            heard: Once::default(),
            quotes: 0,
        }
    }

    /// Looks at up to `most` further stories, or at many more headlines as long as there are any; true when all that the
    /// library has has been looked at. `headlines` is the index of this library and grows with it.
    pub fn advance(&mut self, library: &Library, headlines: &mut Headlines, most: usize) -> bool {
        self.look_again_at_settled(library);
        if self.leads() && self.headed < library.len() {
            self.look_at_headlines(library, headlines, most.saturating_mul(HEADLINES));
        } else if self.again.is_empty() {
            let end = library.len().min(self.next.saturating_add(most));
            let stories = self.next..end;
            self.look_at(library, stories.len(), |nth| index(stories.start + nth));
            self.next = end.max(self.next);
        } else {
            let rest = self.again.len().saturating_sub(most);
            let again = self.again.split_off(rest);
            self.look_again(library, &again);
        }
        self.is_done(library)
    }

    /// Has the stories looked at once more whose quotes have come since. Those that are not looked at yet will be, quotes and
    /// all.
    fn look_again_at_settled(&mut self, library: &Library) {
        let settled = &library.settled()[self.settled..];
        let seen = settled
            .iter()
            .filter(|story| (**story as usize) < self.next);
        self.again.extend(seen);
        self.settled = library.settled().len();
    }

    /// Puts the best `most` hits in order: those that shall be asked for.
    pub fn order(&mut self, most: usize) {
        self.hits.order(most);
    }

    fn leads(&self) -> bool {
        self.judges
            .first()
            .is_some_and(|judge| judge.plan().leads())
    }

    fn look_at_headlines(&mut self, library: &Library, headlines: &mut Headlines, most: usize) {
        let Some(judge) = self.judges.first() else {
            return;
        };
        let plan = judge.plan();
        headlines.grow(library, plan.cases());
        let front = Front::new(plan, library, headlines);
        let stories = self.headed..library.len().min(self.headed.saturating_add(most));
        let mut cores = vec![(); self.judges.len()];
        self.headed = stories.end;
        let look = |(): &mut (), stories: Range<usize>| front.hits(stories);
        for hits in cores::share(stories, FEW_HEADLINES, &mut cores, look) {
            for hit in &hits {
                self.heads.first(hit.story);
            }
            self.hits.add(&hits);
        }
    }

    /// Looks at so many stories, whose indices `nth` gives.
    fn look_at(&mut self, library: &Library, count: usize, nth: impl Fn(usize) -> u32 + Sync) {
        let Self { judges, heads, .. } = self;
        let found = cores::share(0..count, FEW_STORIES, judges, |judge, part| {
            let mut found = Found::default();
            judge.remember_speakers(library);
            for story in part.map(&nth) {
                found.look_at(judge, library, story, heads.has(story));
            }
            found
        });
        for found in found {
            self.hits.add(&found.hits);
            let new = (found.utterances.into_iter()).filter(|said| self.heard.first(*said));
            self.quotes += new.count();
        }
    }

    fn look_again(&mut self, library: &Library, stories: &[u32]) {
        let mut among = Once::default();
        let once: Vec<u32> = (stories.iter().copied())
            .filter(|story| among.first(*story))
            .collect();
        let heads = &self.heads;
        self.hits
            .remove(|story| among.has(story) && !heads.has(story));
        self.look_at(library, once.len(), |nth| once[nth]);
    }
}

impl Found {
    /// Looks at a story, of which may be known already that it matches by what heads it: then all its quotes do.
    fn look_at(&mut self, judge: &mut Judge, library: &Library, story: u32, heads: bool) {
        let Some(entry) = library.entries().get(story as usize) else {
            return;
        };
        let subject = Subject { library, entry };
        let utterances = &mut self.utterances;
        let mut hear = |quote: usize| utterances.extend(entry.utterance(quote));
        if heads {
            let quotes = entry.quotes.iter().enumerate();
            quotes
                .filter(|(_, quote)| quote.duplicate_of.is_none())
                .for_each(|(nth, _)| hear(nth));
            return;
        }
        if judge.plan().leads() && !judge.ranks() {
            return; // nothing but what heads it was asked for
        }
        judge.turn();
        if let Some(rank) = judge.story(subject) {
            judge.each_quote(subject, hear);
            self.hits.push(rank.hit(story));
        }
    }
}

/// What was found.
impl Search {
    /// What it searches for.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// How many stories it has looked at.
    pub fn seen(&self) -> usize {
        self.next
    }

    /// Whether all hits are found that come before the others, so that what is found so far can be shown.
    pub fn has_seen_headlines(&self, library: &Library) -> bool {
        self.leads() && self.headed >= library.len()
    }

    /// Whether nothing is left to look at.
    pub fn is_done(&self, library: &Library) -> bool {
        let knows_all = self.settled >= library.settled().len();
        self.next >= library.len() && self.again.is_empty() && knows_all
    }

    /// How many stories match so far.
    pub fn len(&self) -> usize {
        self.hits.len()
    }

    /// Whether no story matches so far.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The index in the library of the story that matches so well, 0 being the best, if [so many](Self::order) were put in
    /// order.
    pub fn story(&self, at: usize) -> Option<u32> {
        self.hits.ordered().get(at).map(|hit| hit.story)
    }

    /// At which place a story is among those that match.
    pub fn place(&self, story: u32) -> Option<usize> {
        self.hits.place(story)
    }

    /// How many utterances match in the stories looked at: repeats and reprints are left out.
    pub fn quote_count(&self) -> usize {
        self.quotes
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use fuzzy_matcher::FuzzyMatcher;
    use fuzzy_matcher::skim::SkimMatcherV2;
    use jiff::civil::date;
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::{Headlines, Search};
    use crate::fold::{Case, fold};
    use crate::library::Library;
    use crate::query::Query;
    use crate::quote::StoryQuotes;
    use crate::story::{Metadata, Origin, Story};

    fn library(headlines: &[String]) -> Library {
        let mut library = Library::default();
        for (nth, headline) in (0..).zip(headlines) {
            let metadata = Metadata {
                title: Some(headline.clone()),
                date: (nth % 3 > 0).then(|| date(2020, 1, 1 + nth % 3)),
                ..Metadata::default()
            };
            let origin = Origin::File("test".into());
            let story = Story::new(nth.to_string(), origin, metadata, String::new());
            library.push(story, StoryQuotes::default());
        }
        library
    }

    /// What plain `fuzzy-matcher` makes of the terms, with the least that a letter has to score.
    fn judged(headline: &str, terms: &[&str]) -> Option<i64> {
        let scores = terms.iter().map(|term| {
            let case = Case::of_term(term);
            let (text, term) = (fold(headline, case), fold(term, case));
            let skim = SkimMatcherV2::default().respect_case();
            let (score, letters) = skim.fuzzy_indices(&text, &term)?;
            let least = 14 * i64::try_from(letters.len()).ok()?;
            (score >= least).then_some(score)
        });
        scores.sum()
    }

    proptest! {
        #[test]
        fn order_and_count_are_those_of_plain_fuzzy_matcher(
            mut headlines in proptest::collection::vec(
                "([a-eA-C]{1,5}[ ,’-]){0,12}|[abé£世 и]{0,30}|\\PC{0,20}", 0..60),
            long in "([a-e]{1,9} ){100,300}",
            typed in "[a-eBé世и]{1,5}",
            other in "[a-e]{1,3}",
            two in any::<bool>(),
            slice in 1_usize..5,
            shown in 0_usize..70,
        ) {
            headlines.push(long.repeat(3));
            headlines.push(long);
            let library = library(&headlines);
            let terms = if two { vec![typed.as_str(), other.as_str()] } else { vec![typed.as_str()] };
            let mut expected: Vec<_> = (0_u32..).zip(&headlines).filter_map(|(story, headline)| {
                let date = library.entries()[story as usize].story.metadata.date;
                Some((Reverse(judged(headline, &terms)?), Reverse(date), story))
            }).collect();
            expected.sort_unstable();
            let mut search = Search::new(Query::parse(&terms.join(" ")));
            let mut index = Headlines::default();
            while !search.has_seen_headlines(&library) {
                search.advance(&library, &mut index, slice);
            }
            search.order(shown);
            prop_assert_eq!(search.len(), expected.len());
            let found: Vec<u32> = (0..shown).map_while(|at| search.story(at)).collect();
            let best: Vec<u32> = expected.iter().take(shown).map(|(_, _, story)| *story).collect();
            prop_assert_eq!(found, best);
        }
    }

    #[test]
    fn what_is_deeper_in_the_stories_comes_in_below() {
        let mut library = Library::default();
        let mut push = |title: &str, text: &str| {
            let metadata = Metadata {
                title: Some(title.to_owned()),
                ..Metadata::default()
            };
            let origin = Origin::File("test".into());
            let story = Story::new(title.to_owned(), origin, metadata, text.to_owned());
            library.push(story, StoryQuotes::default());
        };
        push("Ferry", "It left the harbour.");
        push("The harbour", "Nothing.");
        push("Bakers", "Nothing.");
        let mut search = Search::new(Query::parse("harbour"));
        let mut headlines = Headlines::default();
        assert!(!search.advance(&library, &mut headlines, 1));
        assert!(search.has_seen_headlines(&library));
        search.order(3);
        assert_eq!((search.len(), search.story(0)), (1, Some(1)));
        while !search.advance(&library, &mut headlines, 1) {}
        search.order(3);
        let found: Vec<u32> = (0..3).map_while(|at| search.story(at)).collect();
        assert_eq!(found, [1, 0]);
    }
}
