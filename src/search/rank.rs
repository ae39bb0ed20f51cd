//! What makes one hit better than another.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::hits::Hit;

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

    /// The hit that a story of this rank is. Hits are in order as ranks are, unless scores are beyond what anyone types.
    pub(super) fn hit(self, story: u32) -> Hit {
        self.hit_on(Day::of(self.date.0), story)
    }

    /// The hit that a story of this rank is, whose day is known.
    pub(super) fn hit_on(self, day: Day, story: u32) -> Hit {
        const MOST: i64 = 1 << 29;
        let short_of = MOST - self.score.0.clamp(1 - MOST, MOST);
        let short_of = u32::try_from(short_of).unwrap_or(u32::MAX >> 2);
        Hit {
            worth: (self.tier as u32) << 30 | short_of,
            day: day.0,
            story,
        }
    }
}

/// A date as hits keep it: the newest is the least, and no date is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day(u32);

impl Day {
    /// Of stories whose date doesn't count.
    pub(super) const NONE: Self = Self(u32::MAX);

    /// The day of a date.
    pub(super) fn of(date: Option<Date>) -> Self {
        date.map_or(Self::NONE, |date| {
            let (year, month, day) = (i32::from(date.year()), date.month(), date.day());
            let age = (year * 16 + i32::from(month)) * 32 + i32::from(day);
            Self(i32::MAX.abs_diff(age))
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::{Mark, Rank, Tier};

    proptest! {
        #[test]
        fn hits_are_in_order_as_their_ranks_are(
            one in (0_usize..4, -100_000_i64..100_000, any::<Option<(i16, i8, i8)>>(), 0_u32..3),
            other in (0_usize..4, -100_000_i64..100_000, any::<Option<(i16, i8, i8)>>(), 0_u32..3),
            same in any::<[bool; 3]>(),
        ) {
            let mut other = other;
            if same[0] { other.0 = one.0; }
            if same[1] { other.1 = one.1; }
            if same[2] { other.2 = one.2; }
            let rank = |(tier, score, date, _): (usize, i64, Option<(i16, i8, i8)>, u32)| {
                let tier = [Tier::Headline, Tier::Speaker, Tier::Quote, Tier::Text][tier];
                let date = date.and_then(|(year, month, day)| Date::new(year % 10_000, month % 13, day % 32).ok());
                Rank::default().with(Mark::scored(tier, score)).on(date)
            };
            let (one, other) = ((rank(one), one.3), (rank(other), other.3));
            prop_assert_eq!(one.cmp(&other), one.0.hit(one.1).cmp(&other.0.hit(other.1)));
        }
    }
}
