//! One story: its text, owned once, and the ranges into it that everything else speaks in.
//!
//! Paragraphs, quotes, mentions and cues are [`Span`]s of [`Story::text`]; no other copy of the words is kept. This is the
//! one place that slices the text, so it is the one place that has to know that spans lie on character boundaries.

use std::num::NonZeroU32;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

mod date;
mod segment;
mod spans;
pub(crate) mod words;

pub use date::parse_date;
pub use spans::Spans;

/// A range of bytes in a story's text, end exclusive, both ends on character boundaries.
///
/// Kept as two `u32`, since an archive holds millions of them; a story's text is therefore at most 4 GiB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of the bytes `start..end`.
    ///
    /// # Panics
    /// If an end lies past 4 GiB, which no loaded story does, or if `start > end`.
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span ends before it starts: {start}..{end}");
        let offset = |at: usize| u32::try_from(at).expect("a story is at most 4 GiB");
        Self {
            start: offset(start),
            end: offset(end),
        }
    }

    /// The span as a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Its length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the byte at `offset` lies in it.
    pub fn contains(self, offset: usize) -> bool {
        self.range().contains(&offset)
    }

    /// Whether `inner` lies wholly in it.
    pub fn encloses(self, inner: Self) -> bool {
        self.start <= inner.start && inner.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// What a paragraph is in its story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// The story's headline, also where it is printed a second time.
    Headline,
    /// A bullet or line of summary under the headline.
    Standfirst,
    /// Who wrote it, when it was published or updated.
    Byline,
    /// A heading between the paragraphs.
    Heading,
    /// The line under a picture.
    Caption,
    /// The running text.
    Body,
}

/// The index of a paragraph, kept so that an optional one takes no more room: an archive holds millions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nth(NonZeroU32);

impl Nth {
    /// The index `at`; none if it is beyond counting.
    pub fn new(at: usize) -> Option<Self> {
        let count = u32::try_from(at).ok()?.checked_add(1)?;
        NonZeroU32::new(count).map(Self)
    }

    /// The index.
    pub fn get(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// One block of a story's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, without the white space and bullets around it.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
    /// The index of the paragraph that says the same, if this one only repeats it.
    pub repeat_of: Option<Nth>,
}

/// Where a story came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The story is a whole file: the path as the user gave it or as the walk found it, `-` for standard input.
    File(Arc<str>),
    /// The story is one record of a file, which begins at a line of it (from 1).
    Record(Arc<str>, u32),
}

impl Origin {
    /// The file's path.
    pub fn path(&self) -> &str {
        match self {
            Self::File(path) | Self::Record(path, _) => path,
        }
    }
}

/// What is known about a story beside its text. All of it is untrusted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline as a field of its own, where the format has one.
    pub title: Option<String>,
    /// Summary or highlights as a field of their own, one entry a line.
    pub standfirst: Vec<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The day it was published.
    pub date: Option<Date>,
    /// Who published it: a site or a paper. Shared, for an archive has few of them.
    pub source: Option<Arc<str>>,
    /// Where it stands on the web.
    pub url: Option<String>,
}

/// The first words of a text that may be longer than any headline: it is repeated with every quote.
fn first_words(text: &str) -> &str {
    const LONGEST: usize = 400;
    if text.len() <= LONGEST {
        return text;
    }
    let starts = text.char_indices().map(|(at, _)| at);
    let cut = starts.take_while(|&at| at <= LONGEST).last().unwrap_or(0);
    let space = text[..cut].rfind(char::is_whitespace).unwrap_or(cut);
    text[..space].trim_end()
}

/// One article.
#[derive(Clone, Debug)]
pub struct Story {
    /// The story's own id, or path and ordinal where it has none.
    pub id: String,
    /// The file it was read from.
    pub origin: Origin,
    /// Headline, byline, date and the like, as far as known.
    pub metadata: Metadata,
    text: Box<str>,
    paragraphs: Box<[Paragraph]>,
}

impl Story {
    /// A story of `text`, its paragraphs found and named. What `metadata` leaves open (byline and date) is filled from
    /// the text's own byline and date lines.
    pub fn new(id: String, origin: Origin, metadata: Metadata, text: String) -> Self {
        let mut metadata = metadata;
        let paragraphs = segment::segment(&text, &mut metadata);
        Self {
            id,
            origin,
            metadata,
            text: text.into_boxed_str(),
            paragraphs: paragraphs.into_boxed_slice(),
        }
    }

    /// The whole text as it was decoded.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words of a span of this story.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// Its paragraphs in the order of the text; they do not overlap.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The headline: the title, else the first headline of the text, else the first line of its standfirst (highlights
    /// come without a headline), else its first words; empty for an empty story.
    pub fn headline(&self) -> &str {
        if let Some(title) = &self.metadata.title {
            return title;
        }
        let first = |kind| self.paragraphs.iter().find(move |p| p.kind == kind);
        first(ParagraphKind::Headline)
            .or_else(|| first(ParagraphKind::Standfirst))
            .or(self.paragraphs.first())
            .map_or("", |p| first_words(self.slice(p.span)))
    }

    /// The index of the paragraph that holds the byte at `offset`, or else the last one that begins before it.
    pub fn paragraph_at(&self, offset: usize) -> Option<usize> {
        self.paragraphs
            .partition_point(|p| p.span.start as usize <= offset)
            .checked_sub(1)
    }

    /// The line of the file on which the byte at `offset` is found, from 1: its own line where the story is the file, the
    /// record's line where it is one record of many.
    pub fn line_of(&self, offset: usize) -> u32 {
        match self.origin {
            Origin::Record(_, line) => line,
            Origin::File(_) => {
                let breaks = memchr::memchr_iter(b'\n', &self.text.as_bytes()[..offset]).count();
                u32::try_from(breaks + 1).unwrap_or(u32::MAX)
            }
        }
    }
}
