//! Who said what in one story: [`quotes`] and what it finds.
//!
//! Stages, each a pure function over the stages before: marks → tokens → mentions → cues → attribute → kind → indirect →
//! resolve → repeats. Nothing is looked up outside the story: the words that the stages know are plain tables (`lexicon`), and what
//! decides are linear models over named features (`model`), whose weights are built in. `tests/eval/learn` learns them again, by
//! what [`learning`] shows of each decision; [`why()`] tells in words what decided.

use crate::story::{Span, Spans, Story};

mod attribute;
mod cues;
mod drafts;
mod indirect;
mod kind;
pub mod learning;
mod lexicon;
pub mod marks;
mod mentions;
mod model;
mod repeats;
mod resolve;
mod scene;
mod symbol;
mod tokens;
mod transcript;
mod trust;
mod turns;
mod why;

pub(crate) use lexicon::HONOURS;
pub use model::Models;
use scene::Scene;
pub use why::{Candidate, Cited, Inquiry, Reason, Way, Why, why};

/// How words are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum QuoteKind {
    /// An utterance wholly inside marks: ‘We go on,’ she said.
    Direct,
    /// Marks around part of a reported clause: he warned it ‘smells’ of ‘appeasement’.
    Mixed,
    /// Reported speech without marks: She said the visit would go ahead.
    Indirect,
    /// Marks that quote nobody in particular: a so-called ‘Golden Era’; titles, nicknames, slogans.
    Scare,
}

impl QuoteKind {
    /// All kinds, in the order in which they are named.
    pub const ALL: [Self; 4] = [Self::Direct, Self::Mixed, Self::Indirect, Self::Scare];

    /// Its name as users type and read it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
            Self::Scare => "scare",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Words reported from someone, or marked as if they were.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// How the words are reported.
    pub kind: QuoteKind,
    /// The words, marks included: one span a fragment, in the order of the text, never empty.
    pub spans: Spans,
    /// Index of the paragraph in which it begins.
    pub paragraph: u32,
    /// Index of its speaker in [`StoryQuotes::speakers`]; none if unknown or nobody's.
    pub speaker: Option<u32>,
    /// The words that name the speaker.
    pub mention: Option<Span>,
    /// The word that reports.
    pub cue: Option<Span>,
    /// How likely the words that name the speaker are the right ones, from 0 to 1.
    pub confidence: f32,
    /// Index of the quote in this story that this one repeats, in a headline, bullet or caption; that one repeats none.
    pub duplicate_of: Option<u32>,
}

impl Quote {
    /// The whole stretch of text from its first mark to its last.
    pub fn extent(&self) -> Span {
        Span {
            start: self.spans.first().map_or(0, |s| s.start),
            end: self.spans.last().map_or(0, |s| s.end),
        }
    }

    /// How many words it has.
    pub fn word_count(&self, story: &Story) -> u32 {
        let words = |&span| story.slice(span).split_whitespace().count();
        let count: usize = self.spans.iter().map(words).sum();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// The words as they stand in the story: fragments of one paragraph joined by an ellipsis, since words were left out
    /// between them, paragraphs by a blank line.
    pub fn text(&self, story: &Story) -> String {
        self.join(story, |fragment| fragment)
    }

    /// The [`text`](Self::text) without the marks around each fragment, for those who set marks of their own.
    pub fn words(&self, story: &Story) -> String {
        self.join(story, unmarked)
    }

    fn join(&self, story: &Story, shown: impl Fn(&str) -> &str) -> String {
        let mut out = String::new();
        let mut last: Option<Span> = None;
        for &span in &self.spans {
            if let Some(last) = last {
                let same = story.paragraph_at(last.start as usize)
                    == story.paragraph_at(span.start as usize);
                out.push_str(if same { " … " } else { "\n\n" });
            }
            out.push_str(shown(story.slice(span)));
            last = Some(span);
        }
        out
    }

    /// Whether its speaker is rather a guess, which is to be visible wherever the speaker is named.
    pub fn is_doubtful(&self) -> bool {
        self.confidence < 0.5
    }
}

/// A fragment without the marks at its ends, where it has any: one that goes on in the next paragraph has none at its end,
/// and reported speech has none at all.
fn unmarked(fragment: &str) -> &str {
    const OPENING: &[char] = &['‘', '“', '«', '‹', '„', '‚', '\'', '"'];
    const CLOSING: &[char] = &['’', '”', '»', '›', '\'', '"'];
    let inner = fragment.strip_prefix(OPENING).unwrap_or(fragment);
    inner.strip_suffix(CLOSING).unwrap_or(inner)
}

/// What sort of speaker it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SpeakerKind {
    /// A person with a name.
    Person,
    /// An organisation with a name.
    Organisation,
    /// Someone described but not named, or a group: one senior government source, skippers.
    Description,
}

/// Someone who speaks in one story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// One name for all mentions: the fullest in the story without Mr, Ms, Dr or rank (Sir, Dame, Baroness stay), or the
    /// describing phrase without its article.
    pub name: String,
    /// What the story calls them beside their name: Foreign Secretary.
    pub role: Option<String>,
    /// What sort of speaker it is.
    pub kind: SpeakerKind,
}

/// What [`quotes`] finds in one story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoryQuotes {
    /// The quotes in the order of their first span. Spans of different quotes do not overlap.
    pub quotes: Vec<Quote>,
    /// Everyone who speaks in them, each once.
    pub speakers: Vec<Speaker>,
}

/// The quotes of a story with their speakers. Never fails: prose that makes no sense has no quotes.
pub fn quotes(story: &Story) -> StoryQuotes {
    quotes_by(story, Models::embedded())
}

/// The quotes of a story as other models than those built in see them.
pub fn quotes_by(story: &Story, models: &Models) -> StoryQuotes {
    let marked = marks::marked(story);
    let scene = Scene::new(story, &marked, models);
    let mut found = drafts::assemble(&scene, &marked, models);
    repeats::link(story, &mut found.quotes);
    drafts::inherit(&mut found);
    found
}
