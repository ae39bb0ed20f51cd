//! The first look: which stories match by what heads them, their headlines, sources and dates.
//!
//! Those hits come before all others (see [`rank`](super::rank)), and nothing of a story but its line in the index is read
//! for them, so they are found, counted and put in order within a key. What is deeper in the stories is looked for while
//! they are on the screen already.

use std::ops::Range;

use super::headlines::Headlines;
use super::hits::Hit;
use super::index;
use super::judge::held;
use super::memo::in_facts;
use super::needle::Letters;
use super::plan::{Clause, Plan, Test};
use super::rank::{Day, Mark, Rank, Tier};
use super::score::Scratch;
use crate::fold::Case;
use crate::library::Library;
use crate::query::Field;

/// So many stories are asked for a clause before the next, while their lines are at hand.
const AT_ONCE: usize = 1 << 12;

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
        let mut left = Left::default();
        for start in stories.clone().step_by(AT_ONCE) {
            self.begin(start..stories.end.min(start + AT_ONCE), &mut left);
            for clause in &self.plan.clauses {
                if clause.ranks {
                    self.keep_headed(clause, &mut left);
                } else {
                    self.keep_held(clause, &mut left);
                }
            }
            let found = left.stories.iter().zip(&left.scores);
            hits.extend(found.map(|(story, score)| self.hit(*story, *score)));
        }
        hits
    }

    /// Those of the stories whose headlines have the letters.
    fn begin(&self, stories: Range<usize>, left: &mut Left) {
        left.stories.clear();
        match self.needed() {
            None => left.stories.extend(stories.map(index)),
            Some((case, needed)) => {
                let letters = &self.headlines.lines(case).letters()[stories.clone()];
                let having = stories.zip(letters).filter(|(_, have)| have.have(needed));
                left.stories.extend(having.map(|(story, _)| index(story)));
            }
        }
        left.scores.clear();
        left.scores.resize(left.stories.len(), 0);
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

    /// Keeps the stories whose headlines hold a clause that asks for words, and adds the best scores that it gives.
    fn keep_headed(&self, clause: &Clause, left: &mut Left) {
        let entries = self.library.entries();
        left.best.clear();
        left.best.resize(left.stories.len(), None);
        for needle in clause.titles() {
            let lines = self.headlines.lines(needle.case);
            let best = &mut left.best;
            let better = |place: usize, score: i64| best[place] = best[place].max(Some(score));
            lines.score(&left.stories, entries, needle, &mut left.scratch, better);
        }
        let mut kept = 0;
        for place in 0..left.stories.len() {
            if let Some(best) = left.best[place] {
                left.stories[kept] = left.stories[place];
                left.scores[kept] = left.scores[place].saturating_add(best);
                kept += 1;
            }
        }
        left.stories.truncate(kept);
        left.scores.truncate(kept);
    }

    /// Keeps the stories that hold a clause that asks for no words.
    fn keep_held(&self, clause: &Clause, left: &mut Left) {
        let holds: Vec<bool> = (left.stories.iter())
            .map(|story| self.holds(clause, *story, &mut left.scratch))
            .collect();
        let mut held = holds.iter();
        left.stories.retain(|_| held.next() == Some(&true));
        let mut held = holds.iter();
        left.scores.retain(|_| held.next() == Some(&true));
    }

    fn holds(&self, clause: &Clause, story: u32, scratch: &mut Scratch) -> bool {
        let entries = self.library.entries();
        clause.terms.iter().any(|term| {
            let mark = match &term.test {
                Test::Words(Field::Title, needle) => {
                    let lines = self.headlines.lines(needle.case);
                    let mut mark = None;
                    let found = |_, _| mark = Some(Mark::HELD);
                    lines.score(&[story], entries, needle, scratch, found);
                    mark
                }
                test => in_facts(&entries[story as usize].story, test),
            };
            held(term, mark).is_some()
        })
    }

    fn hit(&self, story: u32, score: i64) -> Hit {
        if !self.plan.ranked {
            return Rank::default().hit_on(Day::NONE, story);
        }
        let rank = Rank::default().with(Mark::scored(Tier::Headline, score));
        rank.hit_on(self.headlines.days()[story as usize], story)
    }
}

/// The stories that still may match, with what they score so far, and buffers to be used again.
#[derive(Default)]
struct Left {
    stories: Vec<u32>,
    scores: Vec<i64>,
    best: Vec<Option<i64>>,
    scratch: Scratch,
}
