//! What makes one hit better than another.

use std::cmp::Reverse;

use jiff::civil::Date;

/// Where a term was found; the earlier the better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// In the headline.
    #[default]
    Headline,
    /// In the name of a speaker.
    Speaker,
    /// In the words of a quote.
    Quote,
    /// In a paragraph, or it is nothing that could be found at a place.
    Text,
}

/// How well a term or a clause holds: the least is the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Mark {
    tier: Tier,
    score: Reverse<i64>,
}

impl Mark {
    /// It holds, and that is all.
    pub(super) const HELD: Self = Self::at(Tier::Text);

    /// Found there.
    pub(super) const fn at(tier: Tier) -> Self {
        Self::scored(tier, 0)
    }

    /// Found there, so well.
    pub(super) const fn scored(tier: Tier, score: i64) -> Self {
        Self {
            tier,
            score: Reverse(score),
        }
    }
}

/// How good a hit is: the least is the best. Hits of a query that asks for no words are all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    tier: Tier,
    score: Reverse<i64>,
    date: Reverse<Option<Date>>,
}

impl Rank {
    /// The rank with the mark of one more clause: the worst tier, the sum of the scores.
    #[must_use]
    pub(super) fn with(mut self, mark: Mark) -> Self {
        self.tier = self.tier.max(mark.tier);
        self.score.0 = self.score.0.saturating_add(mark.score.0);
        self
    }

    /// The rank of a story of that day.
    #[must_use]
    pub(super) fn on(mut self, date: Option<Date>) -> Self {
        self.date = Reverse(date);
        self
    }
}
