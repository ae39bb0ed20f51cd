//! The fragments of a quote.

use std::ops::Deref;

use super::Span;

/// One or more spans, in the order of the text. Nearly every quote has one, and an archive holds millions of quotes, so that
/// one is kept in place and only several take memory of their own.
#[derive(Clone, PartialEq, Eq)]
pub struct Spans(Kept);

#[derive(Clone, PartialEq, Eq)]
enum Kept {
    One(Span),
    Other(Box<[Span]>),
}

impl From<Vec<Span>> for Spans {
    fn from(spans: Vec<Span>) -> Self {
        Self(match *spans {
            [only] => Kept::One(only),
            _ => Kept::Other(spans.into_boxed_slice()),
        })
    }
}

impl From<Span> for Spans {
    fn from(only: Span) -> Self {
        Self(Kept::One(only))
    }
}

impl Deref for Spans {
    type Target = [Span];

    fn deref(&self) -> &[Span] {
        match &self.0 {
            Kept::One(only) => std::slice::from_ref(only),
            Kept::Other(spans) => spans,
        }
    }
}

impl<'a> IntoIterator for &'a Spans {
    type Item = &'a Span;
    type IntoIter = std::slice::Iter<'a, Span>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl std::fmt::Debug for Spans {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
