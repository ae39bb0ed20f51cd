//! Which stories were found or utterances counted already. They are numbered, so a bit for each will do, even for a whole archive.

/// A set of numbers.
#[derive(Debug, Default)]
pub(super) struct Once {
    bits: Vec<u64>,
}

impl Once {
    /// Whether it is among them.
    pub(super) fn has(&self, number: u32) -> bool {
        let word = self.bits.get(number as usize / 64);
        word.is_some_and(|word| word & 1 << (number % 64) != 0)
    }

    /// Whether the number is asked about for the first time.
    pub(super) fn first(&mut self, number: u32) -> bool {
        let (word, bit) = (number as usize / 64, 1 << (number % 64));
        if word >= self.bits.len() {
            self.bits.resize(word + 1, 0);
        }
        let known = self.bits[word] & bit != 0;
        self.bits[word] |= bit;
        !known
    }
}
