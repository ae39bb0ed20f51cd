//! From attributed stretches, transcript lines and reported clauses to quotes with speakers.

use super::attribute::{Attribution, attribute, own_speaker};
use super::indirect::reports;
use super::kind::{direct_or_mixed, scare};
use super::marks::Marked;
use super::resolve::{Resolved, resolve};
use super::scene::Scene;
use super::tokens::Place;
use super::transcript::{announced, lines};
use super::{Quote, QuoteKind, StoryQuotes};
use crate::story::Span;

/// A quote whose speaker is not resolved yet.
struct Draft {
    kind: QuoteKind,
    spans: Vec<Span>,
    /// Who speaks, by what is known.
    speaker: Source,
    /// The mention to show.
    mention: Option<Span>,
    /// The cue, by index.
    cue: Option<usize>,
    confidence: f32,
}

/// What tells a speaker.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    /// A mention, by index.
    Mention(usize),
    /// Words that are no mention: the label of a transcript line.
    Words(Span),
    /// Nothing.
    Unknown,
}

/// Above this, a stretch quotes nobody.
const SCARE: f32 = 0.5;

/// All quotes of the story behind `scene`.
pub(super) fn assemble(scene: &Scene, marked: &[Marked]) -> StoryQuotes {
    let mut drafts = Vec::new();
    let transcript = lines(scene);
    let in_transcript = |place: Place| {
        transcript
            .binary_search_by_key(
                &(scene.tokens.all[place.first].paragraph as usize),
                |line| line.paragraph,
            )
            .is_ok()
    };
    let attributions = attribute(scene);
    let mut before: Option<(usize, Place)> = None;
    for (quote, (marked, &place)) in marked.iter().zip(&scene.tokens.places).enumerate() {
        if in_transcript(place) {
            continue;
        }
        let draft = of_stretch(scene, marked, place, quote, &attributions);
        match before
            .filter(|&(other, at)| goes_on(scene, &attributions, (other, at), (quote, place)))
        {
            Some(_) if joins(drafts.last(), &draft) => {
                if let Some(last) = drafts.last_mut() {
                    last.spans.extend(draft.spans);
                }
            }
            _ => drafts.push(draft),
        }
        before = Some((quote, place));
    }
    drafts.extend(
        transcript
            .iter()
            .map(|line| spoken(line.said, Source::Words(line.label), Some(line.label), None)),
    );
    drafts.extend(announced(scene).into_iter().filter_map(|(cue, said)| {
        let mention = scene.cues[cue].subject?;
        Some(spoken(
            said,
            Source::Mention(mention),
            Some(words_of(scene, mention)),
            Some(cue),
        ))
    }));
    for report in reports(scene) {
        let paragraph = scene.tokens.all[scene.cues[report.cue].at].paragraph as usize;
        if transcript
            .binary_search_by_key(&paragraph, |line| line.paragraph)
            .is_err()
        {
            drafts.push(Draft {
                kind: QuoteKind::Indirect,
                spans: report.spans,
                speaker: Source::Mention(report.mention),
                mention: Some(words_of(scene, report.mention)),
                cue: Some(report.cue),
                confidence: 0.8,
            });
        }
    }
    drafts.sort_by_key(|draft| draft.spans.first().map(|span| span.start));
    without_overlaps(&mut drafts);
    finish(scene, drafts)
}

fn spoken(said: Span, speaker: Source, mention: Option<Span>, cue: Option<usize>) -> Draft {
    Draft {
        kind: QuoteKind::Direct,
        spans: vec![said],
        speaker,
        mention,
        cue,
        confidence: 0.9,
    }
}

fn words_of(scene: &Scene, mention: usize) -> Span {
    let mention = &scene.mentions[mention];
    let all = &scene.tokens.all;
    Span {
        start: all[mention.first].span.start,
        end: all[mention.end - 1].span.end,
    }
}

/// The draft of a marked stretch.
fn of_stretch(
    scene: &Scene,
    marked: &Marked,
    place: Place,
    quote: usize,
    attributions: &[Attribution],
) -> Draft {
    let attribution = &attributions[quote];
    let mut draft = Draft {
        kind: QuoteKind::Scare,
        spans: marked.parts.clone(),
        speaker: Source::Unknown,
        mention: None,
        cue: None,
        confidence: 0.0,
    };
    if let Some(label) = own_speaker(scene, place) {
        draft.kind = QuoteKind::Direct;
        draft.speaker = Source::Words(label);
        draft.mention = Some(label);
        draft.confidence = 0.8;
        return draft;
    }
    let nobody = scare(scene, attributions, quote);
    if nobody > SCARE {
        draft.confidence = nobody;
        return draft;
    }
    draft.kind = direct_or_mixed(scene, place);
    draft.cue = attribution.cue;
    draft.mention = attribution.mention.map(|mention| words_of(scene, mention));
    let source = attribution.mention.or_else(|| {
        attribution
            .same_as
            .and_then(|other| attributions[other].mention)
    });
    if let Some(mention) = source {
        draft.speaker = Source::Mention(mention);
        draft.confidence = attribution.confidence * (1.0 - nobody);
    }
    draft
}

/// Whether a stretch is the second half of the utterance before it: in the same paragraph, with nothing between but the
/// clause that reports the first half.
fn goes_on(
    scene: &Scene,
    attributions: &[Attribution],
    (other, at): (usize, Place),
    (quote, place): (usize, Place),
) -> bool {
    const LONGEST: usize = 16;
    let all = &scene.tokens.all;
    let (first, second) = (&attributions[other], &attributions[quote]);
    let Some(cue) = first.cue.map(|cue| scene.cues[cue].at) else {
        return false;
    };
    let between = at.last < cue && cue < place.first && place.first - at.last <= LONGEST;
    let one_clause = all[cue].sentence == all[at.last].sentence
        && (all[place.first].sentence <= all[cue].sentence + 1);
    let no_own = second.cue.is_none() || second.cue == first.cue;
    let opens = place.first > 0 && !all[place.first - 1].is_word();
    between
        && one_clause
        && no_own
        && opens
        && first.mention.is_some()
        && first.mention == second.mention
        && all[at.last].paragraph == all[place.first].paragraph
}

fn joins(last: Option<&Draft>, next: &Draft) -> bool {
    last.is_some_and(|last| {
        last.kind == QuoteKind::Direct
            && next.kind != QuoteKind::Scare
            && last.speaker == next.speaker
    })
}

/// Leaves out a draft that overlaps the one before it.
fn without_overlaps(drafts: &mut Vec<Draft>) {
    let mut end = 0;
    drafts.retain(|draft| {
        let (Some(first), Some(last)) = (draft.spans.first(), draft.spans.last()) else {
            return false;
        };
        let free = first.start >= end;
        if free {
            end = last.end;
        }
        free
    });
}

/// Resolves the speakers.
fn finish(scene: &Scene, drafts: Vec<Draft>) -> StoryQuotes {
    let mut speaking = vec![false; scene.mentions.len()];
    for draft in &drafts {
        if let Source::Mention(mention) = draft.speaker {
            speaking[mention] = true;
        }
    }
    let mut speakers = Speakers {
        resolved: resolve(scene, &speaking),
        numbers: Vec::new(),
        out: StoryQuotes::default(),
    };
    for draft in drafts {
        speakers.take(scene, draft);
    }
    speakers.out
}

/// Numbers the speakers in the order in which they first speak.
struct Speakers<'a> {
    resolved: Resolved<'a>,
    /// For each entity its number, if it is a speaker already.
    numbers: Vec<Option<u32>>,
    out: StoryQuotes,
}

impl<'a> Speakers<'a> {
    fn take(&mut self, scene: &Scene<'a>, draft: Draft) {
        let who = match draft.speaker {
            Source::Mention(mention) => self.resolved.entity(mention),
            Source::Words(span) => Some((self.resolved.named(scene.story.slice(span)), 0.95)),
            Source::Unknown => None,
        };
        let start = draft.spans.first().map_or(0, |span| span.start as usize);
        let paragraph = scene.story.paragraph_at(start).unwrap_or(0);
        let speaker = who.map(|(entity, _)| self.number(entity));
        let certainty = if draft.speaker == Source::Unknown {
            1.0
        } else {
            who.map_or(0.5, |(_, certainty)| certainty)
        };
        self.out.quotes.push(Quote {
            kind: draft.kind,
            spans: draft.spans,
            paragraph: u32::try_from(paragraph).unwrap_or(u32::MAX),
            speaker,
            mention: draft.mention,
            cue: draft
                .cue
                .map(|cue| scene.tokens.all[scene.cues[cue].at].span),
            confidence: draft.confidence * certainty,
            duplicate_of: None,
        });
    }

    fn number(&mut self, entity: usize) -> u32 {
        if self.numbers.len() <= entity {
            self.numbers.resize(entity + 1, None);
        }
        *self.numbers[entity].get_or_insert_with(|| {
            self.out.speakers.push(self.resolved.speaker(entity));
            u32::try_from(self.out.speakers.len() - 1).unwrap_or(u32::MAX)
        })
    }
}

/// Gives a quote that repeats another what the other one has and it lacks: a speaker, and whether it quotes anybody at all.
pub(super) fn inherit(found: &mut StoryQuotes) {
    for at in 0..found.quotes.len() {
        let Some(original) = found.quotes[at].duplicate_of else {
            continue;
        };
        let Some(original) = found.quotes.get(original as usize).cloned() else {
            continue;
        };
        let quote = &mut found.quotes[at];
        if original.kind == QuoteKind::Scare {
            (quote.kind, quote.speaker, quote.mention, quote.cue) =
                (QuoteKind::Scare, None, None, None);
            continue;
        }
        if quote.kind == QuoteKind::Scare {
            quote.kind = if original.kind == QuoteKind::Direct {
                QuoteKind::Direct
            } else {
                QuoteKind::Mixed
            };
        }
        if original.speaker.is_some() {
            if quote.speaker != original.speaker {
                // what stands beside the repeat names somebody else
                (quote.mention, quote.cue) = (None, None);
            }
            quote.speaker = original.speaker;
            quote.confidence = quote.confidence.max(original.confidence * 0.95);
        }
    }
}
