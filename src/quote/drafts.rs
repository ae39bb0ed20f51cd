//! From attributed stretches, transcript lines and reported clauses to quotes with speakers.

use super::attribute::{Attribution, attribute, own_speaker, stands_alone};
use super::indirect::teller::span;
use super::indirect::{Teller, reports};
use super::kind::{direct_or_mixed, scare};
use super::lexicon::Word;
use super::marks::Marked;
use super::model::Models;
use super::resolve::{Resolved, resolve_speakers};
use super::scene::Scene;
use super::tokens::Place;
use super::transcript::{announced, lines};
use super::trust::trust;
use super::turns::Turns;
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
    /// Where it stands, if it is in marks.
    place: Option<Place>,
    /// Whether it is alone in its paragraph, without a word that reports it.
    alone: bool,
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

/// A speaker that is less likely than this is better called unknown.
pub(super) const UNKNOWN: f32 = 0.45;
/// Above this, a stretch quotes nobody.
pub(super) const SCARE: f32 = 0.5;

/// All quotes of the story behind `scene`.
pub(super) fn assemble(scene: &Scene, marked: &[Marked], models: &Models) -> StoryQuotes {
    finish(scene, drafts(scene, marked, models), models)
}

/// For each mention of the story behind `scene` whether it speaks.
pub(super) fn speaking(scene: &Scene, marked: &[Marked], models: &Models) -> Vec<bool> {
    speaking_in(scene, &drafts(scene, marked, models))
}

/// All quotes, their speakers not resolved.
fn drafts(scene: &Scene, marked: &[Marked], models: &Models) -> Vec<Draft> {
    let transcript = lines(scene);
    let in_transcript = |token: usize| {
        let paragraph = scene.tokens.all[token].paragraph as usize;
        transcript
            .binary_search_by_key(&paragraph, |line| line.paragraph)
            .is_ok()
    };
    let mut drafts = of_stretches(scene, marked, models, &in_transcript);
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
            Some(scene.mention_span(mention)),
            Some(cue),
        ))
    }));
    let clauses = of_clauses(scene, models, &drafts, &in_transcript);
    drafts.extend(clauses);
    drafts.sort_by_key(|draft| draft.spans.first().map(|span| span.start));
    without_overlaps(&mut drafts);
    drafts
}

/// The quotes in marks, those in lines of a transcript left out.
fn of_stretches(
    scene: &Scene,
    marked: &[Marked],
    models: &Models,
    in_transcript: &impl Fn(usize) -> bool,
) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::with_capacity(marked.len());
    let attributions = attribute(scene, models);
    let nobody = nobody(scene, models, &attributions);
    let mut before: Option<(usize, Place)> = None;
    for (quote, (marked, &place)) in marked.iter().zip(&scene.tokens.places).enumerate() {
        if in_transcript(place.first) {
            continue;
        }
        let stretch = (marked, place, quote);
        let draft = of_stretch(scene, models, stretch, &attributions, nobody[quote]);
        let continues = before
            .is_some_and(|(other, at)| goes_on(scene, &attributions, (other, at), (quote, place)));
        match drafts.last_mut() {
            Some(last) if continues && joins(last, &draft) => last.spans.extend(draft.spans),
            _ => drafts.push(draft),
        }
        before = Some((quote, place));
    }
    drafts
}

/// The reported clauses without marks. Where a cue reports words in marks in its sentence, these tell what was said, and the
/// clause around them is no quote of its own.
fn of_clauses(
    scene: &Scene,
    models: &Models,
    drafts: &[Draft],
    in_transcript: &impl Fn(usize) -> bool,
) -> Vec<Draft> {
    let sentence = |at: usize| scene.tokens.all[at].sentence;
    let quoting = |draft: &Draft| {
        let (cue, place) = (draft.cue?, draft.place?);
        let here = sentence(place.first) == sentence(scene.cues[cue].at);
        (here && draft.kind != QuoteKind::Scare).then_some(cue)
    };
    let mut quoted = vec![false; scene.cues.len()];
    for cue in drafts.iter().filter_map(quoting) {
        quoted[cue] = true;
    }
    let reports = reports(scene, models).into_iter();
    let wanted =
        reports.filter(|report| !quoted[report.cue] && !in_transcript(scene.cues[report.cue].at));
    wanted
        .map(|report| Draft {
            kind: QuoteKind::Indirect,
            spans: without_that(scene, report.spans),
            speaker: told_by(scene, report.teller),
            mention: report.teller.map(|teller| span(scene, teller)),
            cue: Some(report.cue),
            confidence: report.confidence,
            place: None,
            alone: false,
        })
        .collect()
}

/// Who tells a reported clause: a pronoun of the first person names nobody in the story.
fn told_by(scene: &Scene, teller: Option<Teller>) -> Source {
    match teller {
        Some(Teller::Mention(mention)) => Source::Mention(mention),
        Some(Teller::Words(first, end)) => {
            let last = &scene.tokens.all[end - 1];
            if last.is(Word::GLUE) {
                Source::Unknown
            } else {
                Source::Words(span(scene, Teller::Words(first, end)))
            }
        }
        None => Source::Unknown,
    }
}

/// A reported clause without the word that joins it to its cue: She said *that* the visit would go ahead.
fn without_that(scene: &Scene, mut spans: Vec<Span>) -> Vec<Span> {
    let all = &scene.tokens.all;
    if let Some(span) = spans.first_mut() {
        let at = all.partition_point(|token| token.span.start < span.start);
        let (joint, next) = (all.get(at), all.get(at + 1));
        if joint.is_some_and(|t| t.is(Word::THAT))
            && let Some(next) = next.filter(|next| span.encloses(next.span))
        {
            span.start = next.span.start;
        }
    }
    spans
}

fn spoken(said: Span, speaker: Source, mention: Option<Span>, cue: Option<usize>) -> Draft {
    Draft {
        kind: QuoteKind::Direct,
        spans: vec![said],
        speaker,
        mention,
        cue,
        confidence: 0.9,
        place: None,
        alone: false,
    }
}

/// For each stretch how likely it quotes nobody.
pub(super) fn nobody(scene: &Scene, models: &Models, attributions: &[Attribution]) -> Vec<f32> {
    let mut out: Vec<f32> = Vec::with_capacity(attributions.len());
    for quote in 0..attributions.len() {
        let last = scene
            .follows_in_sentence(quote)
            .then(|| out[quote - 1] > SCARE);
        out.push(scare(scene, models, attributions, quote, last));
    }
    out
}

/// How likely it is known who speaks: that somebody is quoted and the mention is right.
pub(super) fn known(attribution: &Attribution, nobody: f32) -> f32 {
    attribution.confidence * (1.0 - nobody)
}

/// The draft of a marked stretch.
fn of_stretch(
    scene: &Scene,
    models: &Models,
    (marked, place, quote): (&Marked, Place, usize),
    attributions: &[Attribution],
    nobody: f32,
) -> Draft {
    let attribution = &attributions[quote];
    let mut draft = Draft {
        kind: QuoteKind::Scare,
        spans: marked.parts.clone(),
        speaker: Source::Unknown,
        mention: None,
        cue: None,
        confidence: 0.0,
        place: Some(place),
        alone: false,
    };
    if let Some(label) = own_speaker(scene, place) {
        draft.kind = QuoteKind::Direct;
        draft.speaker = Source::Words(label);
        draft.mention = Some(label);
        draft.confidence = 0.8;
        return draft;
    }
    if nobody > SCARE {
        draft.confidence = nobody;
        return draft;
    }
    draft.kind = direct_or_mixed(scene, place);
    draft.cue = attribution.cue;
    let source = attribution.mention.or_else(|| {
        attribution
            .same_as
            .and_then(|other| attributions[other].mention)
    });
    if let Some(mention) = source.filter(|_| known(attribution, nobody) > UNKNOWN) {
        draft.confidence = trust(scene, models, attribution, quote, nobody);
        draft.speaker = Source::Mention(mention);
        draft.mention = attribution
            .mention
            .map(|mention| scene.mention_span(mention));
    }
    let paragraph = |at: usize| scene.tokens.all[at].paragraph;
    let reported = attribution
        .cue
        .is_some_and(|cue| paragraph(scene.cues[cue].at) == paragraph(place.first));
    draft.alone = !reported && stands_alone(scene, place);
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

fn joins(last: &Draft, next: &Draft) -> bool {
    last.kind == QuoteKind::Direct && next.kind != QuoteKind::Scare && last.speaker == next.speaker
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

/// For each mention whether one of the drafts is what it says.
fn speaking_in(scene: &Scene, drafts: &[Draft]) -> Vec<bool> {
    let mut speaking = vec![false; scene.mentions.len()];
    for draft in drafts {
        if let Source::Mention(mention) = draft.speaker {
            speaking[mention] = true;
        }
    }
    speaking
}

/// Resolves the speakers.
fn finish(scene: &Scene, drafts: Vec<Draft>, models: &Models) -> StoryQuotes {
    let mut speakers = Speakers {
        resolved: resolve_speakers(scene, &speaking_in(scene, &drafts), models),
        numbers: Vec::new(),
        turns: Turns::default(),
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
    turns: Turns,
    out: StoryQuotes,
}

impl<'a> Speakers<'a> {
    /// Takes in a quote with its speaker. Its confidence stays that of the attribution: weighed with how sure the resolution is it
    /// was measured to promise less than it keeps.
    fn take(&mut self, scene: &Scene<'a>, mut draft: Draft) {
        let mut who = match draft.speaker {
            Source::Mention(mention) => self.resolved.entity(mention).map(|(entity, _)| entity),
            Source::Words(span) => Some(self.resolved.named(scene.story.slice(span))),
            Source::Unknown => None,
        };
        if let Some(place) = draft.place.filter(|_| draft.kind != QuoteKind::Scare) {
            let turn = draft
                .alone
                .then(|| self.turns.speaker(scene, place))
                .flatten();
            if let Some((entity, likely)) = turn {
                if who != Some(entity) {
                    draft.mention = None; // it names the other one
                }
                (who, draft.confidence) = (Some(entity), likely);
            }
            self.turns.take(scene, place, who);
        }
        let start = draft.spans.first().map_or(0, |span| span.start as usize);
        let paragraph = scene.story.paragraph_at(start).unwrap_or(0);
        let speaker = who.map(|entity| self.number(entity));
        self.out.quotes.push(Quote {
            kind: draft.kind,
            spans: draft.spans.into(),
            paragraph: u32::try_from(paragraph).unwrap_or(u32::MAX),
            speaker,
            mention: draft.mention,
            cue: draft
                .cue
                .map(|cue| scene.tokens.all[scene.cues[cue].at].span),
            confidence: draft.confidence,
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
