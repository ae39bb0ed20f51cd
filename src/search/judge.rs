//! Whether a story, a quote or a speaker's quote matches, and how well: clauses put together from terms.

use super::cores;
use super::memo::{List, Memo, Subject};
use super::plan::{Clause, Plan, Term};
use super::rank::{Mark, Rank};
use crate::library::Library;
use crate::query::Query;

/// A plan with what was found out while asking it.
#[derive(Debug, Default)]
pub(super) struct Judge {
    plan: Plan,
    memo: Memo,
}

impl Judge {
    /// A judge of what `query` asks.
    pub(super) fn new(query: &Query) -> Self {
        let plan = Plan::new(query);
        let memo = Memo::new(plan.needles);
        Self { plan, memo }
    }

    /// Such judges for as many threads as can work.
    pub(super) fn one_a_core(query: &Query) -> Vec<Self> {
        (0..cores::count()).map(|_| Self::new(query)).collect()
    }

    /// Whether some hits are better than others.
    pub(super) fn ranks(&self) -> bool {
        self.plan.ranked
    }

    /// What is asked.
    pub(super) fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Makes room for what will be known about the speakers of `library`. Without it, nothing is remembered of them, which
    /// is better for a single question.
    pub(super) fn remember_speakers(&mut self, library: &Library) {
        self.memo.remember_speakers(library);
    }

    /// Forgets the story that was looked at: to be called before each.
    pub(super) fn turn(&mut self) {
        self.memo.turn();
    }

    /// How well a story matches, if it does: at best with one quote that settles all clauses that are about quotes.
    pub(super) fn story(&mut self, subject: Subject<'_>) -> Option<Rank> {
        let Self { plan, memo } = self;
        let mut alone: Vec<Option<Mark>> = Vec::with_capacity(plan.clauses.len());
        for clause in &plan.clauses {
            let unbound = clause.terms.iter().filter(|term| !term.is_bound());
            let mark = unbound
                .filter_map(|term| held(term, memo.in_story(subject, &term.test)))
                .min();
            if mark.is_none() && !clause.bound {
                return None;
            }
            alone.push(mark);
        }
        let without = rank(plan, |nth, _| alone[nth]);
        let rank = if plan.bound {
            let with = (0..subject.entry.quotes.len()).filter_map(|quote| {
                rank(plan, |nth, clause| {
                    let bound = clause.terms.iter().filter(|term| term.is_bound());
                    let marks = bound.filter_map(|term| memo.in_quote(subject, &term.test, quote));
                    marks.chain(alone[nth]).min()
                })
            });
            with.chain(without).min()
        } else {
            without
        };
        Some(self.dated(rank?, subject))
    }

    /// How well a quote matches as a row of `list`, if it does.
    pub(super) fn row(&mut self, subject: Subject<'_>, quote: usize, list: List) -> Option<Rank> {
        let Self { plan, memo } = self;
        let rank = rank(plan, |_, clause| {
            let terms = clause.terms.iter();
            terms
                .filter_map(|term| {
                    let mark = memo.in_row(subject, &term.test, quote, list);
                    held(term, mark)
                })
                .min()
        })?;
        Some(self.dated(rank, subject))
    }

    /// Calls `found` for each quote of a story that matches, repeats left out.
    pub(super) fn each_quote(&mut self, subject: Subject<'_>, mut found: impl FnMut(usize)) {
        for (nth, quote) in subject.entry.quotes.iter().enumerate() {
            if quote.duplicate_of.is_none() && self.row(subject, nth, List::Quotes).is_some() {
                found(nth);
            }
        }
    }

    fn dated(&self, rank: Rank, subject: Subject<'_>) -> Rank {
        if self.ranks() {
            rank.on(subject.entry.story.metadata.date)
        } else {
            rank
        }
    }
}

/// The rank that the marks of all clauses make; none if one does not hold. A clause that asks for no words adds nothing.
fn rank(plan: &Plan, mut mark: impl FnMut(usize, &Clause) -> Option<Mark>) -> Option<Rank> {
    let mut rank = Rank::default();
    for (nth, clause) in plan.clauses.iter().enumerate() {
        let mark = mark(nth, clause)?;
        if clause.ranks {
            rank = rank.with(mark);
        }
    }
    Some(rank)
}

/// What a term makes of the mark of its test.
pub(super) fn held(term: &Term, mark: Option<Mark>) -> Option<Mark> {
    match (term.negated, mark) {
        (false, mark) => mark,
        (true, None) => Some(Mark::HELD),
        (true, Some(_)) => None,
    }
}
