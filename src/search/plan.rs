//! A query made ready to be asked of many stories: needles folded once, cheap and telling clauses first.

use jiff::civil::Date;

use super::needle::Needle;
use crate::fold::Case;
use crate::query::{self, Field, Query};
use crate::quote::QuoteKind;

/// A query made ready.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// What has to hold, cheapest first.
    pub(super) clauses: Vec<Clause>,
    /// How many needles there are.
    pub(super) needles: usize,
    /// Whether some clause asks for words, so that hits are better or worse.
    pub(super) ranked: bool,
    /// Whether some clause can be settled by a quote only.
    pub(super) bound: bool,
}

/// Terms of which one has to hold.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// Its terms.
    pub(super) terms: Vec<Term>,
    /// Whether it asks for words that rank a hit.
    pub(super) ranks: bool,
    /// Whether a quote can settle it.
    pub(super) bound: bool,
}

/// One thing asked for.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// Whether it must not hold.
    pub(super) negated: bool,
    /// What is asked.
    pub(super) test: Test,
}

/// What a term asks.
#[derive(Clone, Debug)]
pub(super) enum Test {
    /// Words in a field.
    Words(Field, Box<Needle>),
    /// A quote of one of these kinds.
    Kind(Vec<QuoteKind>),
    /// A story of this day or later.
    After(Date),
    /// A story from before this day.
    Before(Date),
}

impl Plan {
    /// The plan for `query`.
    pub(super) fn new(query: &Query) -> Self {
        let mut plan = Self::default();
        for clause in query.clauses() {
            let terms = clause.terms.iter();
            let terms: Vec<Term> = terms.filter_map(|term| plan.term(term)).collect();
            if !terms.is_empty() {
                plan.clauses.push(Clause::of(terms));
            }
        }
        plan.clauses.sort_by_key(Clause::cost);
        plan.ranked = plan.clauses.iter().any(|clause| clause.ranks);
        plan.bound = plan.clauses.iter().any(|clause| clause.bound);
        plan
    }

    fn term(&mut self, term: &query::Term) -> Option<Term> {
        let test = match &term.test {
            query::Test::Words(field, pattern) => {
                let needle = Needle::new(pattern, self.needles)?;
                self.needles += 1;
                Test::Words(*field, Box::new(needle))
            }
            query::Test::Kind(beginnings) => {
                let named = |kind: &QuoteKind| {
                    let name = kind.name();
                    beginnings
                        .iter()
                        .any(|beginning| name.starts_with(beginning))
                };
                Test::Kind(QuoteKind::ALL.into_iter().filter(named).collect())
            }
            query::Test::After(date) => Test::After(*date),
            query::Test::Before(date) => Test::Before(*date),
        };
        Some(Term {
            negated: term.negated,
            test,
        })
    }

    /// Whether headlines, sources and dates alone tell which stories match by their headlines, and which by no words at all.
    pub(super) fn leads(&self) -> bool {
        self.clauses.iter().all(|clause| {
            if clause.ranks {
                clause.titles().next().is_some()
            } else {
                clause.terms.iter().all(|term| term.test.is_of_headers())
            }
        })
    }

    /// The cases of the needles that headlines are asked for.
    pub(super) fn cases(&self) -> impl Iterator<Item = Case> {
        let terms = self.clauses.iter().flat_map(|clause| &clause.terms);
        terms.filter_map(|term| match &term.test {
            Test::Words(Field::Any | Field::Title, needle) => Some(needle.case),
            _ => None,
        })
    }

    /// The needles that hits show, with the fields they are looked for in.
    pub(super) fn shown(&self) -> impl Iterator<Item = (Field, &Needle)> {
        let terms = self.clauses.iter().flat_map(|clause| &clause.terms);
        terms.filter_map(|term| match &term.test {
            Test::Words(field, needle) if !term.negated => Some((*field, &**needle)),
            _ => None,
        })
    }
}

impl Clause {
    fn of(terms: Vec<Term>) -> Self {
        Self {
            ranks: terms.iter().any(Term::ranks),
            bound: terms.iter().any(Term::is_bound),
            terms,
        }
    }

    /// The needles that make a headline a match.
    pub(super) fn titles(&self) -> impl Iterator<Item = &Needle> {
        self.terms.iter().filter_map(|term| match &term.test {
            Test::Words(Field::Any | Field::Title, needle) if !term.negated => Some(&**needle),
            _ => None,
        })
    }

    fn cost(&self) -> u8 {
        self.terms
            .iter()
            .map(|term| term.test.cost())
            .max()
            .unwrap_or(0)
    }
}

impl Term {
    /// Whether one and the same quote has to satisfy it together with all other such terms.
    pub(super) fn is_bound(&self) -> bool {
        !self.negated && self.test.is_of_quotes()
    }

    fn ranks(&self) -> bool {
        !self.negated && matches!(self.test, Test::Words(field, _) if field != Field::Source)
    }
}

impl Test {
    /// Whether it is asked of a quote, not of a story.
    pub(super) fn is_of_quotes(&self) -> bool {
        matches!(
            self,
            Self::Words(Field::Speaker | Field::Quote, _) | Self::Kind(_)
        )
    }

    /// Whether headline, source or date answer it.
    fn is_of_headers(&self) -> bool {
        matches!(
            self,
            Self::Words(Field::Title | Field::Source, _) | Self::After(_) | Self::Before(_)
        )
    }

    /// How much work the answer is, roughly.
    fn cost(&self) -> u8 {
        match self {
            Self::After(_) | Self::Before(_) => 0,
            Self::Words(Field::Source, _) | Self::Kind(_) => 1,
            Self::Words(Field::Title, _) => 2,
            Self::Words(Field::Speaker, _) => 3,
            Self::Words(Field::Any | Field::Quote, _) => 4,
            Self::Words(Field::Text, _) => 5,
        }
    }
}
