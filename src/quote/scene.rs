//! What the stages after the marks have found in a story, as the later stages look at it.

use super::cues::{Cue, cues};
use super::marks::Marked;
use super::mentions::{Mention, mentions};
use super::tokens::{Place, Tokens, tokens};
use crate::story::Story;

/// A story with its tokens, mentions and cues.
pub(super) struct Scene<'a> {
    /// The story.
    pub(super) story: &'a Story,
    /// Its tokens.
    pub(super) tokens: Tokens,
    /// Everything that could name a speaker.
    pub(super) mentions: Vec<Mention>,
    /// Everything that reports.
    pub(super) cues: Vec<Cue>,
}

impl<'a> Scene<'a> {
    /// Tokens, mentions and cues of `story`.
    pub(super) fn new(story: &'a Story, marked: &[Marked]) -> Self {
        let tokens = tokens(story, marked);
        let mentions = mentions(&tokens);
        let cues = cues(&tokens, &mentions);
        Self {
            story,
            tokens,
            mentions,
            cues,
        }
    }

    /// The words of the token at `at`.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.story.slice(self.tokens.all[at].span)
    }

    /// The words from token `first` to before token `end`.
    pub(super) fn words(&self, first: usize, end: usize) -> &'a str {
        if end <= first {
            return "";
        }
        let start = self.tokens.all[first].span.start as usize;
        &self.story.text()[start..self.tokens.all[end - 1].span.end as usize]
    }

    /// The tokens of the sentence or sentences that the marked stretch stands in.
    pub(super) fn sentences_of(&self, place: Place) -> std::ops::Range<usize> {
        self.tokens.sentence_around(place.first).start..self.tokens.sentence_around(place.last).end
    }

    /// The cues among the tokens from `start` to before `end`, by index.
    pub(super) fn cues_in(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        self.cues.partition_point(|cue| cue.at < start)
            ..self.cues.partition_point(|cue| cue.at < end)
    }

    /// The mentions that begin among the tokens from `start` to before `end`, by index.
    pub(super) fn mentions_in(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        self.mentions.partition_point(|m| m.first < start)
            ..self.mentions.partition_point(|m| m.first < end)
    }
}
