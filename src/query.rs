//! The query language: text → [`Query`]. One language for the filter box and `-f`.
//!
//! Parsing never fails: while somebody types, every prefix of a query is a query too. What can't be understood yet (an
//! empty `@`, half a date, a `|` with nothing behind it) asks for nothing.
//!
//! | written | asks for |
//! | --- | --- |
//! | `a b` | both |
//! | `a \| b c` | one of a and b, and c; the bar stands alone between blanks |
//! | `!x` | not x, taken exactly |
//! | `'x` | exactly x, not its letters scattered |
//! | `"x y"` | exactly that phrase; an unclosed mark runs to the end |
//! | `^x`, `x$`, `^x$` | begins with x, ends with x, is x |
//! | `x\ y` | one term with a blank in it |
//! | `@x`, `speaker:x` | someone called x says it |
//! | `title:x`, `quote:x`, `text:x`, `source:x` | x in the headline, in the words of a quote, in a paragraph, in the source |
//! | `kind:direct,mixed` | quotes of these kinds; the beginning of a kind's name is enough |
//! | `after:2023-08`, `before:2023-08` | on or after the first day of that year, month or day; before it |
//!
//! A field's value takes the operators too: `title:^Minister`, `@"ann lee"`; `!` goes before the field or before the value.
//! Any other word before a colon is part of an ordinary term. Curly marks work as straight ones do.
//!
//! The conventions are those of fzf, with three differences that prose asks for: `!'x` is as exact as `!x` (fzf makes
//! it fuzzy), `'x$` keeps its anchor, and quotation marks make phrases. Deliberately absent: brackets and fzf's `'x'` for
//! whole words. What a term is compared with, and how text is folded for it, is the business of
//! [`search`](crate::search): a query only says what was written, so it can be compared, kept and shown.

use jiff::civil::Date;

mod date;
mod parse;

/// A parsed query. Its clauses all have to hold; a query without clauses matches everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    clauses: Vec<Clause>,
}

/// Terms of which one has to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its terms, at least one.
    pub terms: Vec<Term>,
}

/// One thing asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Whether it must not hold.
    pub negated: bool,
    /// What is asked.
    pub test: Test,
}

/// What a term asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// Words in a field.
    Words(Field, Pattern),
    /// A quote whose kind's name begins with one of these.
    Kind(Vec<String>),
    /// A story published on this day or later.
    After(Date),
    /// A story published before this day.
    Before(Date),
}

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Headline, speakers, quotes and text.
    Any,
    /// The headline.
    Title,
    /// The name of a quote's speaker.
    Speaker,
    /// The words of a quote.
    Quote,
    /// The paragraphs.
    Text,
    /// Who published the story.
    Source,
}

/// The words looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// The words as written, never empty.
    pub text: String,
    /// Whether their letters may be scattered, where the field is short.
    pub fuzzy: bool,
    /// Whether they have to stand at the beginning.
    pub starts: bool,
    /// Whether they have to stand at the end.
    pub ends: bool,
}

impl Query {
    /// The query that `text` writes.
    pub fn parse(text: &str) -> Self {
        Self {
            clauses: parse::clauses(text),
        }
    }

    /// Whether it asks for nothing, so that everything matches.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// What has to hold.
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }
}

#[cfg(test)]
mod tests;
