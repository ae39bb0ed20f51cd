//! The quotes of a story as a library holds them: packed, some twenty bytes each.
//!
//! An archive holds millions of quotes, and nearly all numbers in one are small or near each other: places count from where the
//! quote begins, and each number takes as many bytes as it needs (LEB128). Unpacked, a quote is four times as large, and
//! all of them would be a quarter of the text. Unpacking one costs some twenty nanoseconds, so it is done by whoever looks
//! at one. Considered: smaller types in [`Quote`] itself, which reach half of that and make everyone who finds quotes
//! think of it.

use crate::quote::{Quote, QuoteKind};
use crate::story::{Span, Spans};

/// Quotes in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Quotes {
    bytes: Box<[u8]>,
    /// Where each quote ends in the bytes.
    ends: Box<[u32]>,
}

impl Quotes {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The quote at this index.
    pub fn get(&self, index: usize) -> Option<Quote> {
        let end = *self.ends.get(index)? as usize;
        let before = index.checked_sub(1);
        let start = before.map_or(0, |before| self.ends[before] as usize);
        let mut packed = Packed(&self.bytes[start..end]);
        Some(packed.quote())
    }

    /// All of them, for who looks at many more than once.
    pub fn to_vec(&self) -> Vec<Quote> {
        self.iter().collect()
    }

    /// All of them, one after the other.
    pub fn iter(&self) -> Iter<'_> {
        self.into_iter()
    }
}

/// Quotes that are unpacked one after the other.
#[derive(Clone, Debug)]
pub struct Iter<'a> {
    quotes: &'a Quotes,
    indices: std::ops::Range<usize>,
}

impl Iterator for Iter<'_> {
    type Item = Quote;

    fn next(&mut self) -> Option<Quote> {
        self.quotes.get(self.indices.next()?)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.indices.size_hint()
    }
}

impl ExactSizeIterator for Iter<'_> {}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Quote> {
        self.quotes.get(self.indices.next_back()?)
    }
}

impl<'a> IntoIterator for &'a Quotes {
    type Item = Quote;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        Iter {
            quotes: self,
            indices: 0..self.len(),
        }
    }
}

impl From<&[Quote]> for Quotes {
    fn from(quotes: &[Quote]) -> Self {
        let mut bytes = Vec::new();
        let mut end = |quote| {
            pack(quote, &mut bytes);
            u32::try_from(bytes.len()).expect("less than 4 GiB of quotes in a story")
        };
        Self {
            ends: quotes.iter().map(&mut end).collect(),
            bytes: bytes.into_boxed_slice(),
        }
    }
}

fn pack(quote: &Quote, bytes: &mut Vec<u8>) {
    let kind = QuoteKind::ALL.iter().position(|kind| *kind == quote.kind);
    put(bytes, (quote.spans.len() * 4 + kind.unwrap_or(0)) as u64);
    let mut at = 0;
    for span in &quote.spans {
        put_place(bytes, at, span.start);
        put(bytes, u64::from(span.end - span.start));
        at = span.end;
    }
    let start = quote.extent().start;
    put(bytes, u64::from(quote.paragraph));
    for number in [quote.speaker, quote.duplicate_of] {
        put(bytes, number.map_or(0, |number| u64::from(number) + 1));
    }
    for span in [quote.mention, quote.cue] {
        put(
            bytes,
            span.map_or(0, |span| u64::from(span.end - span.start) + 1),
        );
        if let Some(span) = span {
            put_place(bytes, start, span.start);
        }
    }
    bytes.extend(quote.confidence.to_le_bytes());
}

fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

/// A place by how far it lies from `from`, on either side.
fn put_place(bytes: &mut Vec<u8>, from: u32, place: u32) {
    let forth = u64::from(place.wrapping_sub(from));
    let back = u64::from(from.wrapping_sub(place));
    put(bytes, (forth * 2).min(back * 2 + 1));
}

/// What is left of a packed quote. A byte that is not there is zero, which no quote comes to.
struct Packed<'a>(&'a [u8]);

impl Packed<'_> {
    fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        first
    }

    fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        number
    }

    fn small(&mut self) -> u32 {
        u32::try_from(self.number()).unwrap_or(u32::MAX)
    }

    fn place(&mut self, from: u32) -> u32 {
        let number = self.number();
        let far = u32::try_from(number / 2).unwrap_or(0);
        if number.is_multiple_of(2) {
            from.wrapping_add(far)
        } else {
            from.wrapping_sub(far)
        }
    }

    fn option(&mut self) -> Option<u32> {
        u32::try_from(self.number().checked_sub(1)?).ok()
    }

    fn span(&mut self, from: u32) -> Option<Span> {
        let length = self.option()?;
        Some(spanning(self.place(from), length))
    }

    fn quote(&mut self) -> Quote {
        let head = self.small();
        let mut at = 0;
        let mut span = || {
            let start = self.place(at);
            let span = spanning(start, self.small());
            at = span.end;
            span
        };
        let spans = match head / 4 {
            1 => Spans::from(span()),
            count => (0..count).map(|_| span()).collect::<Vec<_>>().into(),
        };
        let start = spans.first().map_or(0, |span| span.start);
        Quote {
            kind: QuoteKind::ALL[head as usize % 4],
            paragraph: self.small(),
            speaker: self.option(),
            duplicate_of: self.option(),
            mention: self.span(start),
            cue: self.span(start),
            confidence: f32::from_le_bytes(std::array::from_fn(|_| self.byte())),
            spans,
        }
    }
}

fn spanning(start: u32, length: u32) -> Span {
    Span {
        start,
        end: start.saturating_add(length),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};

    use super::Quotes;
    use crate::quote::{Quote, QuoteKind};
    use crate::story::Span;

    /// Numbers of every size, the largest among them.
    fn number() -> impl Strategy<Value = u32> {
        (any::<u32>(), 0..32u32).prop_map(|(number, shift)| number >> shift)
    }

    fn span() -> impl Strategy<Value = Span> {
        (number(), number()).prop_map(|(one, other)| Span {
            start: one.min(other),
            end: one.max(other),
        })
    }

    fn option<T: Strategy>(of: T) -> impl Strategy<Value = Option<T::Value>>
    where
        T::Value: Clone,
    {
        prop_oneof![Just(None), of.prop_map(Some)]
    }

    fn quote() -> impl Strategy<Value = Quote> {
        let spans = proptest::collection::vec(span(), 1..4);
        let numbers = (number(), option(0..u32::MAX), option(number()));
        let places = (option(span()), option(span()), any::<f32>(), 0..4usize);
        (spans, numbers, places).prop_map(|(spans, numbers, (mention, cue, confidence, kind))| {
            Quote {
                kind: QuoteKind::ALL[kind],
                spans: spans.into(),
                paragraph: numbers.0,
                speaker: numbers.1,
                mention,
                cue,
                confidence,
                duplicate_of: numbers.2,
            }
        })
    }

    proptest! {
        #[test]
        fn quotes_come_out_as_they_went_in(quotes in proptest::collection::vec(quote(), 0..5)) {
            let packed = Quotes::from(quotes.as_slice());
            prop_assert_eq!(packed.len(), quotes.len());
            prop_assert_eq!(packed.iter().collect::<Vec<_>>(), quotes);
        }
    }
}
