//! Stage one: which stretches of a story stand inside quotation marks.

use crate::story::{Span, Story};

/// A stretch of text inside marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Its parts, marks included: one for a stretch within a paragraph, one a paragraph where it runs on over several
    /// (re-opened or not). In the order of the text.
    pub parts: Vec<Span>,
}

/// All outermost marked stretches of `story` in the order of the text; they do not overlap. Marks inside marks are part
/// of the outer stretch.
pub fn marked(_story: &Story) -> Vec<Marked> {
    Vec::new()
}
