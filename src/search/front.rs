//! The first look: which stories match by what heads them, their headlines, sources and dates.
//!
//! Those hits come before all others (see [`rank`](super::rank)), and nothing of a story but its line in the index is read
//! for them, so they are found, counted and put in order within a key. What is deeper in the stories is looked for while
//! they are on the screen already.

use std::ops::Range;

use super::headlines::Headlines;
use super::hits::Hit;
use super::judge::held;
use super::memo::in_facts;
use super::needle::Letters;
use super::plan::{Clause, Plan, Test};
use super::rank::{Day, Mark, Rank, Tier};
use super::score::Scratch;
use crate::fold::Case;
use crate::library::Library;
use crate::query::Field;

/// A plan that [leads](Plan::leads), with what it is asked of.
pub(super) struct Front<'s> {
    plan: &'s Plan,
    library: &'s Library,
    headlines: &'s Headlines,
}

impl<'s> Front<'s> {
    /// The first look at `library`, whose headlines have been taken in.
    pub(super) fn new(plan: &'s Plan, library: &'s Library, headlines: &'s Headlines) -> Self {
        Self {
            plan,
            library,
            headlines,
        }
    }

    /// The stories at these indices that match, in the order of the library.
    pub(super) fn hits(&self, stories: Range<usize>) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut scratch = Scratch::default();
        let mut look = |at: usize| {
            if let Some(rank) = self.rank(at, &mut scratch) {
                let ranked = self.plan.ranked;
                let day = if ranked {
                    self.headlines.days()[at]
                } else {
                    Day::NONE
                };
                hits.push(rank.hit_on(day, super::index(at)));
            }
        };
        let Some((case, needed)) = self.needed() else {
            stories.for_each(look);
            return hits;
        };
        let letters = &self.headlines.lines(case).letters()[stories.clone()];
        for (at, letters) in stories.zip(letters) {
            if letters.have(needed) {
                look(at);
            }
        }
        hits
    }

    /// The letters that a headline has to have, in one of the cases.
    fn needed(&self) -> Option<(Case, Letters)> {
        let case = self.plan.cases().next()?;
        let mut needed = Letters::NONE;
        for clause in self.plan.clauses.iter().filter(|clause| clause.ranks) {
            let mut needles = clause.titles();
            if let (Some(needle), None) = (needles.next(), needles.next())
                && needle.case == case
            {
                needed = needed.and(needle.letters);
            }
        }
        Some((case, needed))
    }

    fn rank(&self, at: usize, scratch: &mut Scratch) -> Option<Rank> {
        let mut rank = Rank::default();
        for clause in &self.plan.clauses {
            if clause.ranks {
                rank = rank.with(self.headline(clause, at, scratch)?);
            } else if !self.holds(clause, at, scratch) {
                return None;
            }
        }
        Some(rank)
    }

    /// The best mark that the headline gets from a clause that asks for words.
    fn headline(&self, clause: &Clause, at: usize, scratch: &mut Scratch) -> Option<Mark> {
        let entry = &self.library.entries()[at];
        let scores = clause.titles().filter_map(|needle| {
            let lines = self.headlines.lines(needle.case);
            lines.score(at, entry, needle, scratch)
        });
        Some(Mark::scored(Tier::Headline, scores.max()?))
    }

    /// Whether a clause holds that asks for no words.
    fn holds(&self, clause: &Clause, at: usize, scratch: &mut Scratch) -> bool {
        let entry = &self.library.entries()[at];
        clause.terms.iter().any(|term| {
            let mark = match &term.test {
                Test::Words(Field::Title, needle) => {
                    let lines = self.headlines.lines(needle.case);
                    let score = lines.score(at, entry, needle, scratch);
                    score.map(|_| Mark::HELD)
                }
                test => in_facts(&entry.story, test),
            };
            held(term, mark).is_some()
        })
    }
}
