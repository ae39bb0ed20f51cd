//! Where a byte stands in a short text, compared sixteen at a time.
//!
//! `memchr` does the same for long texts and is made for bytes that are rare; here a text has eighty bytes of which the
//! letter asked for is every tenth, so what counts is what it costs to begin and to go on to the next.

use std::ops::Range;

use wide::u8x16;

/// Bytes that are compared before the first is looked at.
const WINDOW: usize = 64;

/// The places of a byte in a range of a text, from the first on.
pub(super) struct Places<'t> {
    text: &'t [u8],
    byte: u8x16,
    /// What is not compared yet.
    rest: Range<u32>,
    /// The places found in the window that begins there.
    found: u64,
    window: u32,
}

impl<'t> Places<'t> {
    /// The places of `byte` in `within`, which lies in `text`. Quickest if `text` goes on behind it.
    pub(super) fn of(byte: u8, text: &'t [u8], within: Range<u32>) -> Self {
        Self {
            text,
            byte: u8x16::splat(byte),
            window: within.start,
            rest: within,
            found: 0,
        }
    }

    /// Compares the next window.
    fn compare(&mut self) {
        let Range { start, end } = self.rest;
        let behind = &self.text[start as usize..];
        let mut last = [0; WINDOW];
        let window = behind.first_chunk().unwrap_or_else(|| {
            last[..behind.len()].copy_from_slice(behind);
            &last
        });
        let bits = self.compared(window);
        let within = 1_u64
            .checked_shl(end - start)
            .map_or(u64::MAX, |bit| bit - 1);
        self.found = bits & within;
        self.window = start;
        self.rest.start = end.min(start + u64::BITS);
    }

    fn compared(&self, window: &[u8; WINDOW]) -> u64 {
        let (parts, _) = window.as_chunks::<16>();
        let parts = parts.iter().enumerate();
        parts.fold(0, |bits, (nth, part)| {
            let equal = u8x16::new(*part).simd_eq(self.byte).to_bitmask();
            bits | u64::from(equal) << (16 * nth)
        })
    }
}

impl Iterator for Places<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        while self.found == 0 {
            if self.rest.is_empty() {
                return None;
            }
            self.compare();
        }
        let at = self.window + self.found.trailing_zeros();
        self.found &= self.found - 1;
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::Places;

    proptest! {
        #[test]
        fn every_place_is_found_in_order(text in "[ab\u{0}]{0,200}", from in 0_u32..200, len in 0_u32..200) {
            let end = u32::try_from(text.len()).expect("a short text");
            let start = from.min(end);
            let within = start..(start + len).min(end);
            for byte in [b'a', 0] {
                let places: Vec<u32> = Places::of(byte, text.as_bytes(), within.clone()).collect();
                let expected: Vec<u32> = within.clone().filter(|&at| text.as_bytes()[at as usize] == byte).collect();
                prop_assert_eq!(places, expected);
            }
        }
    }
}
