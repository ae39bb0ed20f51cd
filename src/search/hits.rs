//! The stories found, put in order as far as someone looks.
//!
//! A letter typed over a million headlines finds nearly all of them, and a screen shows twenty. So hits are small and
//! order is made from the best on: what is behind the ordered ones is known to be no better, and is ordered when it is
//! scrolled to. Considered and not needed: a heap (slower for many), bounds of scores to leave lines unscored (the exact
//! score costs less than keeping them would).

/// A story that matches: the least is the best. All that order depends on is in it, so comparing looks nothing up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Hit {
    /// Tier and score.
    pub(super) worth: u32,
    /// The day, newest first.
    pub(super) day: u32,
    /// Its index in the library.
    pub(super) story: u32,
}

/// How many are ordered at first, and at least.
const SCREENS: usize = 512;

/// Hits of which the best are in order.
#[derive(Debug, Default)]
pub(super) struct Hits {
    all: Vec<Hit>,
    ordered: usize,
}

impl Hits {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Those that are in order, best first.
    pub(super) fn ordered(&self) -> &[Hit] {
        &self.all[..self.ordered]
    }

    /// Takes in more.
    pub(super) fn add(&mut self, more: &[Hit]) {
        let Some(best) = more.iter().min() else {
            return;
        };
        let better = self.ordered().partition_point(|hit| hit < best);
        let at_end = better == self.all.len() && more.is_sorted();
        self.all.extend_from_slice(more);
        self.ordered = if at_end { self.all.len() } else { better };
    }

    /// Takes out the hits of some stories.
    pub(super) fn remove(&mut self, of: impl Fn(u32) -> bool) {
        let stay = self.ordered().iter().filter(|hit| !of(hit.story)).count();
        self.all.retain(|hit| !of(hit.story));
        self.ordered = stay;
    }

    /// Puts the best `most` in order; doing it again for few more costs little.
    pub(super) fn order(&mut self, most: usize) {
        let most = most.min(self.len());
        if most <= self.ordered {
            return;
        }
        let end = most.max(2 * self.ordered).max(SCREENS).min(self.len());
        let behind = &mut self.all[self.ordered..];
        let more = end - self.ordered;
        if more < behind.len() {
            behind.select_nth_unstable(more);
        }
        behind[..more].sort_unstable();
        self.ordered = end;
    }

    /// The place of a story in the order, if it is a hit.
    pub(super) fn place(&self, story: u32) -> Option<usize> {
        let (ordered, behind) = self.all.split_at(self.ordered);
        let among = ordered.iter().position(|hit| hit.story == story);
        among.or_else(|| {
            let hit = behind.iter().find(|hit| hit.story == story)?;
            Some(self.ordered + behind.iter().filter(|other| *other < hit).count())
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::{Hit, Hits};

    proptest! {
        #[test]
        fn the_best_are_in_order_whenever_hits_come_and_go(
            steps in proptest::collection::vec((0_u32..2000, 0_u32..1500, 0_usize..2500, any::<bool>()), 1..8),
        ) {
            let mut hits = Hits::default();
            let mut expected: Vec<Hit> = Vec::new();
            let mut stories = 0;
            for (worth, count, most, fall) in steps {
                let hit = |story: u32| Hit { worth: if fall { worth.abs_diff(story % 700) } else { worth }, day: story % 3, story };
                let more: Vec<Hit> = (stories..stories + count).map(hit).collect();
                stories += count;
                hits.add(&more);
                expected.extend(&more);
                expected.sort();
                hits.order(most);
                prop_assert!(hits.ordered().len() >= most.min(expected.len()));
                prop_assert_eq!(hits.ordered(), &expected[..hits.ordered().len()]);
                prop_assert_eq!(hits.len(), expected.len());
                let place = expected.iter().position(|hit| hit.story == worth);
                prop_assert_eq!(hits.place(worth), place);
                let gone = |story: u32| story % 100 == worth % 100;
                hits.remove(gone);
                expected.retain(|hit| !gone(hit.story));
                prop_assert_eq!(hits.ordered(), &expected[..hits.ordered().len()]);
            }
        }
    }
}
