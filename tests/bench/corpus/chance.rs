//! Numbers that look like chance and are the same every time.

/// A stream of such numbers, by Vigna's splitmix64: neighbouring seeds give unlike streams.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    /// The stream of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`, all alike.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        scaled(self.next() >> 32, end)
    }

    /// A number below `end`, the small ones far more often, as words and names are in papers.
    pub(crate) fn skewed(&mut self, end: u64) -> u64 {
        let even = self.next() >> 32;
        scaled((even * even) >> 32, end)
    }

    /// Whether something that happens `times` in a hundred happens now.
    pub(crate) fn percent(&mut self, times: u64) -> bool {
        self.below(100) < times
    }

    /// One of some, all alike.
    pub(crate) fn pick<'a, T: ?Sized>(&mut self, some: &[&'a T]) -> &'a T {
        some[place(self.below(some.len() as u64))]
    }

    /// One of some, the first ones far more often.
    pub(crate) fn favour<'a, T: ?Sized>(&mut self, some: &[&'a T]) -> &'a T {
        some[place(self.skewed(some.len() as u64))]
    }
}

/// The fraction `part` / 2³² of `end`.
fn scaled(part: u64, end: u64) -> u64 {
    (part * end) >> 32
}

/// A place in a list that is in memory.
#[allow(clippy::cast_possible_truncation)] // below the length of a list
fn place(number: u64) -> usize {
    number as usize
}
