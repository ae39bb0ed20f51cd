//! The headlines of a library, folded once and side by side, so that a key over a million of them answers at once.
//!
//! What the library holds is made for reading: a headline is a title here and a paragraph there, in the case and with the
//! marks of its paper. Finding needs them folded, in the order of memory, with all that rejects one beside it. So whoever
//! searches keeps this index and lets it grow with the library (the library knows nothing of searching): the folded letters,
//! where each headline ends, which letters it has, as bits, and its day. That is some 100 bytes a story, where the story has
//! thousands.
//!
//! A term with a capital is compared with case kept. For those there is a second set of lines, made when the first such
//! term is typed. Considered: one set with case kept, compared letter by letter without case: every other search would be
//! slower for the sake of the rarest.
//!
//! Lines are kept one byte a character, as scores count them: what is not ASCII (a pound sign, all of a headline in Russian)
//! is one byte that is no letter, and terms in ASCII need no more. For other terms, and those that are taken exactly, such
//! headlines are kept a second time as they are.
//!
//! A headline of kilobytes is a mistake of its source: it isn't copied, its letters are taken to be all there are, and who
//! wants it folds it.

use std::ops::Range;

use super::index;
use super::lanes::{self, LANES, Lanes};
use super::needle::{Letters, Needle};
use super::rank::Day;
use super::score::Scratch;
use crate::fold::{Case, fold, fold_into};
use crate::library::{Entry, Library};

/// The longest headline that is kept here.
const LONGEST: usize = 1 << 12;

/// The folded headlines of a library that may still grow.
#[derive(Debug, Default)]
pub struct Headlines {
    ignoring: Lines,
    keeping: Lines,
    days: Vec<Day>,
}

/// Headlines folded in one way.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// A byte a character.
    codes: Vec<u8>,
    ends: Vec<usize>,
    letters: Vec<Letters>,
    /// The headlines that are not ASCII.
    foreign: String,
    /// Which those are, and where each ends.
    foreign_ends: Vec<(u32, usize)>,
}

impl Headlines {
    /// Takes in the headlines that are new in `library`, for terms that ignore case and for terms of these cases.
    pub(super) fn grow(&mut self, library: &Library, cases: impl IntoIterator<Item = Case>) {
        let new = library.entries().iter().skip(self.days.len());
        self.days
            .extend(new.map(|entry| Day::of(entry.story.metadata.date)));
        for case in cases.into_iter().chain([Case::Ignored]) {
            let lines = match case {
                Case::Ignored => &mut self.ignoring,
                Case::Kept => &mut self.keeping,
            };
            let known = lines.ends.len();
            for entry in library.entries().iter().skip(known) {
                lines.push(entry.story.headline(), case);
            }
        }
    }

    /// The day of each story.
    pub(super) fn days(&self) -> &[Day] {
        &self.days
    }

    /// The lines for terms of this case.
    pub(super) fn lines(&self, case: Case) -> &Lines {
        match case {
            Case::Ignored => &self.ignoring,
            Case::Kept => &self.keeping,
        }
    }
}

impl Lines {
    fn push(&mut self, headline: &str, case: Case) {
        let start = self.foreign.len();
        let mut letters = Letters::ALL;
        if headline.len() <= LONGEST {
            // The folded line is made behind the foreign ones, where it stays only if it is one.
            fold_into(headline, case, &mut self.foreign);
            let line = &self.foreign[start..];
            letters = Letters::of(line);
            if letters.are_ascii() {
                self.codes.extend_from_slice(line.as_bytes());
                self.foreign.truncate(start);
            } else {
                self.codes.extend(line.chars().map(code));
                let end = self.foreign.len();
                self.foreign_ends.push((index(self.letters.len()), end));
            }
        }
        self.ends.push(self.codes.len());
        self.letters.push(letters);
    }

    /// The folded headline of a story that is not ASCII.
    fn foreign(&self, story: u32) -> Option<&str> {
        let nth = (self.foreign_ends).binary_search_by_key(&story, |(story, _)| *story);
        let nth = nth.ok()?;
        let start = nth
            .checked_sub(1)
            .map_or(0, |before| self.foreign_ends[before].1);
        self.foreign.get(start..self.foreign_ends[nth].1)
    }

    /// Which letters each headline has.
    pub(super) fn letters(&self) -> &[Letters] {
        &self.letters
    }

    /// Calls `found` with each of the stories, by its place among them, whose headline matches, and how well it does.
    pub(super) fn score(
        &self,
        stories: &[u32],
        entries: &[Entry],
        needle: &Needle,
        scratch: &mut Scratch,
        mut found: impl FnMut(usize, i64),
    ) {
        let mut batch = Batch::default();
        for (place, &story) in stories.iter().enumerate() {
            let at = story as usize;
            let letters = self.letters[at];
            if !letters.have(needle.letters) {
                continue;
            }
            let line = self.line(at);
            if let Some(lanes) = needle.lanes()
                && letters != Letters::ALL
                && line.len() <= lanes::LONGEST
            {
                if batch.takes(place, line) {
                    batch.score(lanes, &self.codes, &mut found);
                }
                continue;
            }
            let score = if letters.are_ascii() {
                let text = std::str::from_utf8(&self.codes[line]).unwrap_or_default();
                needle.score(text, scratch)
            } else if let Some(text) = self.foreign(story) {
                needle.score(text, scratch)
            } else {
                needle.score(&fold(entries[at].story.headline(), needle.case), scratch)
            };
            if let Some(score) = score {
                found(place, score);
            }
        }
        if let Some(lanes) = needle.lanes() {
            batch.score(lanes, &self.codes, &mut found);
        }
    }

    /// Where a headline stands.
    fn line(&self, at: usize) -> Range<usize> {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        start..self.ends[at]
    }
}

/// A character as lines keep it.
fn code(c: char) -> u8 {
    u8::try_from(c).ok().filter(u8::is_ascii).unwrap_or(u8::MAX)
}

/// Headlines that are scored at once.
#[derive(Default)]
struct Batch {
    places: [usize; LANES],
    lines: [Range<usize>; LANES],
    len: usize,
}

impl Batch {
    /// Takes a headline; true if no other has room.
    fn takes(&mut self, place: usize, line: Range<usize>) -> bool {
        self.places[self.len] = place;
        self.lines[self.len] = line;
        self.len += 1;
        self.len == LANES
    }

    fn score(&mut self, lanes: &Lanes, codes: &[u8], found: &mut impl FnMut(usize, i64)) {
        let scores = lanes.scores(codes, &self.lines[..self.len]);
        for (place, score) in self.places[..self.len].iter().zip(scores) {
            if let Some(score) = score {
                found(*place, i64::from(score));
            }
        }
        self.len = 0;
    }
}
