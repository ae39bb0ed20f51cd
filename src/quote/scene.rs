//! What the stages after the marks have found in a story, as the later stages look at it.

use super::attribute::facts::kind;
use super::cues::{Cue, cues};
use super::marks::Marked;
use super::mentions::{Mention, MentionKind, mentions};
use super::model::Models;
use super::tokens::{Place, Tokens, tokens};
use crate::story::words::word_hash;
use crate::story::{Span, Story};

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
    /// The cues of which each mention is the subject.
    own_cues: OwnCues,
    /// Whether most of its quotes stand in other marks than double ones, as is the custom in Britain.
    pub(super) single: bool,
    /// For each token one more than the kind of the mention that begins there, or 0.
    pub(super) kinds: Vec<u8>,
    /// For each mention by name, how many mentions end with the same word.
    pub(super) often: Vec<u16>,
}

/// For each mention the cues of which it is the subject, as chains through one array.
#[derive(Debug, Default)]
struct OwnCues {
    /// For each mention its first cue, by index, or [`NONE`].
    first: Vec<u32>,
    /// For each cue the next one of the same subject.
    next: Vec<u32>,
}

/// The end of a chain.
const NONE: u32 = u32::MAX;

impl OwnCues {
    fn new(mentions: usize, cues: &[Cue]) -> Self {
        let mut out = Self {
            first: vec![NONE; mentions],
            next: vec![NONE; cues.len()],
        };
        for (index, cue) in cues.iter().enumerate().rev() {
            if let (Some(subject), Ok(number)) = (cue.subject, u32::try_from(index)) {
                out.next[index] = out.first[subject];
                out.first[subject] = number;
            }
        }
        out
    }

    /// The cues of a mention, in the order of the text.
    fn of(&self, mention: usize) -> impl Iterator<Item = usize> {
        let cue = |number: u32| (number != NONE).then_some(number as usize);
        std::iter::successors(cue(self.first[mention]), move |&at| cue(self.next[at]))
    }
}

impl<'a> Scene<'a> {
    /// Tokens, mentions and cues of `story`.
    pub(super) fn new(story: &'a Story, marked: &[Marked], models: &Models) -> Self {
        let tokens = tokens(story, marked);
        let mentions = mentions(&tokens);
        let cues = cues(&tokens, &mentions, models);
        let own_cues = OwnCues::new(mentions.len(), &cues);
        let often = often(story, &tokens, &mentions);
        let single = single(story, marked);
        let mut kinds = vec![0; tokens.all.len()];
        for mention in mentions.iter().rev() {
            kinds[mention.first] = u8::try_from(1 + kind(mention, &tokens.all)).unwrap_or(0);
        }
        Self {
            story,
            tokens,
            mentions,
            cues,
            own_cues,
            single,
            kinds,
            often,
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

    /// What paragraph the token at `at` stands in: its kind as a number below 6.
    pub(super) fn paragraph_kind(&self, at: usize) -> usize {
        let paragraph = self.tokens.all[at].paragraph as usize;
        self.story
            .paragraphs()
            .get(paragraph)
            .map_or(5, |p| p.kind as usize)
    }

    /// Whether the stretch before the one with this index stands in the same sentence.
    pub(super) fn follows_in_sentence(&self, quote: usize) -> bool {
        let token = |at: usize| &self.tokens.all[at];
        quote > 0 && {
            let (last, here) = (self.tokens.places[quote - 1], self.tokens.places[quote]);
            token(last.last).sentence == token(here.first).sentence
        }
    }

    /// The cue of which a mention is the subject: the `chosen` one, or else the last before the stretch at `place`, or else the
    /// first behind it.
    pub(super) fn own_cue(
        &self,
        mention: usize,
        chosen: Option<usize>,
        place: Place,
    ) -> Option<usize> {
        let mut found = None;
        for cue in self.own_cues.of(mention) {
            if Some(cue) == chosen || self.cues[cue].at > place.last {
                return if Some(cue) == chosen {
                    chosen
                } else {
                    found.or(Some(cue))
                };
            }
            found = Some(cue);
        }
        found
    }

    /// Where a mention stands.
    pub(super) fn mention_span(&self, mention: usize) -> Span {
        let mention = &self.mentions[mention];
        Span {
            start: self.tokens.all[mention.first].span.start,
            end: self.tokens.all[mention.end - 1].span.end,
        }
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

/// Whether more than half of the marked stretches stand in other marks than double ones; two single ones are a double one.
fn single(story: &Story, marked: &[Marked]) -> bool {
    const DOUBLE: [&str; 8] = ["“", "”", "\"", "„", "‟", "＂", "''", "``"];
    let text = |marked: &Marked| marked.parts.first().map_or("", |&part| story.slice(part));
    let doubles = marked
        .iter()
        .filter(|marked| DOUBLE.iter().any(|mark| text(marked).starts_with(mark)));
    doubles.count() * 2 < marked.len()
}

/// For each mention by name, how many mentions end with the same word.
fn often(story: &Story, tokens: &Tokens, mentions: &[Mention]) -> Vec<u16> {
    let mut names: Vec<(u64, usize)> = mentions
        .iter()
        .enumerate()
        .filter(|(_, mention)| mention.kind == MentionKind::Name)
        .map(|(index, mention)| {
            (
                word_hash(story.slice(tokens.all[mention.end - 1].span)),
                index,
            )
        })
        .collect();
    names.sort_unstable();
    let mut out = vec![0; mentions.len()];
    for same in names.chunk_by(|a, b| a.0 == b.0) {
        let count = u16::try_from(same.len()).unwrap_or(u16::MAX);
        for &(_, index) in same {
            out[index] = count;
        }
    }
    out
}
