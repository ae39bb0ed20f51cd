//! Stage five: for every marked stretch its cue and the mention of its speaker.
//!
//! First the best cue of the sentence is chosen, then the best of the mentions near the stretch; both are sums of named
//! weights ([`features`](super::features)). The quotes are taken from left to right, so that the speaker of the quote
//! before is a feature of the next. The windows are bounded, so the work grows with the number of quotes and no faster.
//!
//! Where the weights come from: first set by hand, then fitted by a softmax to the training articles of `PolNeAR` 1.0, rounded
//! to a tenth, and set by hand again where those articles are silent (headlines, answers without a cue, passives). They are a
//! few dozen numbers; no word of any article is in them.

use super::features::squash;
use super::lexicon::Word;
use super::mentions::MentionKind;
use super::scene::Scene;
use super::tokens::{Place, is_mark_char, last_inside};
use crate::story::Span;

mod candidate;
mod cue;

pub(super) use candidate::Evidence;

/// What was found out about one marked stretch.
#[derive(Clone, Debug, Default)]
pub(super) struct Attribution {
    /// The mention of the speaker, by index.
    pub(super) mention: Option<usize>,
    /// The cue, by index.
    pub(super) cue: Option<usize>,
    /// The marked stretch whose speaker this one's is, where no mention tells it.
    pub(super) same_as: Option<usize>,
    /// How likely the mention is right.
    pub(super) confidence: f32,
}

/// The attributions of all marked stretches.
pub(super) fn attribute(scene: &Scene) -> Vec<Attribution> {
    let mut out: Vec<Attribution> = Vec::with_capacity(scene.tokens.places.len());
    for quote in 0..scene.tokens.places.len() {
        let next = one(scene, &out, quote);
        out.push(next);
    }
    out
}

/// The attribution of the stretch with this index, those before it known.
fn one(scene: &Scene, before: &[Attribution], quote: usize) -> Attribution {
    let place = scene.tokens.places[quote];
    let cue = cue::best(scene, place);
    if cue.is_none()
        && let Some(turn) = turn(scene, before, quote)
    {
        return turn;
    }
    if cue.is_some_and(|cue| scene.cues[cue].passive && scene.cues[cue].subject.is_none()) {
        // nobody is named who did what is told in the passive
        return Attribution {
            cue,
            ..Attribution::default()
        };
    }
    let evidence = Evidence::new(scene, before, quote, cue);
    let mut best: Option<(usize, f32)> = None;
    let mut second = 0.0_f32;
    for candidate in candidate::window(scene, place) {
        let score = evidence.score(candidate);
        match best {
            Some((_, top)) if score <= top => second = second.max(score),
            _ => {
                second = second.max(best.map_or(0.0, |(_, top)| top));
                best = Some((candidate, score));
            }
        }
    }
    match best {
        Some((mention, score)) if score > -2.0 => Attribution {
            mention: Some(mention),
            cue,
            same_as: None,
            confidence: squash((score - second.max(0.0)).min(6.0)),
        },
        _ => Attribution {
            cue,
            ..Attribution::default()
        },
    }
}

/// A paragraph that is nothing but a quote, behind others: the speaker goes on, or the other one of two answers.
fn turn(scene: &Scene, before: &[Attribution], quote: usize) -> Option<Attribution> {
    let alone = |quote: usize| stands_alone(scene, scene.tokens.places[quote]);
    if !alone(quote) || quote == 0 {
        return None;
    }
    let paragraph = |quote: usize| scene.tokens.all[scene.tokens.places[quote].first].paragraph;
    let here = paragraph(quote);
    if paragraph(quote - 1) + 1 < here {
        return None;
    }
    // the last quote of the paragraph before the one before
    let earlier = (0..quote)
        .rev()
        .take(8)
        .find(|&other| paragraph(other) < paragraph(quote - 1));
    let speaker = |quote: usize| {
        before[quote].mention.or(before[quote]
            .same_as
            .and_then(|other| before[other].mention))
    };
    let last = speaker(quote - 1);
    let answers = earlier.is_some_and(|other| {
        paragraph(other) + 2 == here && speaker(other).is_some() && speaker(other) != last
    }) && ends_turn(scene, quote - 1);
    let same_as = if answers { earlier? } else { quote - 1 };
    if last.is_none() && before[quote - 1].same_as.is_none() {
        return None;
    }
    let source = before[same_as].same_as.unwrap_or(same_as);
    Some(Attribution {
        mention: if answers { None } else { last },
        cue: None,
        same_as: Some(source),
        confidence: if answers { 0.6 } else { 0.7 } * before[same_as].confidence,
    })
}

/// Whether the paragraphs of a stretch hold nothing else. A paragraph of more items than these is no single answer.
fn stands_alone(scene: &Scene, place: Place) -> bool {
    const MOST: usize = 40;
    let quoted = |at: usize| {
        let range = scene
            .tokens
            .paragraph(scene.tokens.all[at].paragraph as usize);
        let mut items = scene.tokens.all[range.clone()].iter();
        range.len() <= MOST && items.all(|token| token.is_quote() || !token.is_word())
    };
    quoted(place.first) && (place.first == place.last || quoted(place.last))
}

/// Whether the paragraph of a stretch ends with it or with the short clause that reports it.
fn ends_turn(scene: &Scene, quote: usize) -> bool {
    let place = scene.tokens.places[quote];
    let end = scene
        .tokens
        .paragraph(scene.tokens.all[place.last].paragraph as usize)
        .end;
    end - place.last <= 8
}

/// What stands around a stretch, as both choices see it.
#[allow(clippy::struct_excessive_bools)] // facts that hold or do not, each read by its name
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// Where it stands.
    pub(super) place: Place,
    /// Whether nothing but punctuation stands before it in its sentence.
    pub(super) opens: bool,
    /// Whether nothing but punctuation stands behind it in its sentence.
    pub(super) closes: bool,
    /// The punctuation mark right before it, or 0.
    pub(super) mark_before: u8,
    /// Whether it ends as a reported utterance does before its clause: with a comma, ! or ?, inside or outside.
    pub(super) hands_over: bool,
    /// Whether it ends with a full stop inside.
    pub(super) full_stop: bool,
}

impl Setting {
    pub(super) fn new(scene: &Scene, place: Place) -> Self {
        let all = &scene.tokens.all;
        let sentences = scene.sentences_of(place);
        let mark = |at: Option<usize>| match scene.tokens.beside(place.first, at).map(|t| t.shape) {
            Some(super::tokens::Shape::Punctuation(mark)) => mark,
            _ => 0,
        };
        let last = last_inside(scene.text(place.last));
        let opens = !all[sentences.start..place.first]
            .iter()
            .rev()
            .take(6)
            .any(|t| t.is_word() || t.is_quote());
        let closes = !all[place.last + 1..sentences.end]
            .iter()
            .take(6)
            .any(|t| t.is_word() || t.is_quote());
        let comma_behind = all
            .get(place.last + 1)
            .is_some_and(|t| t.is_mark(b',') && t.sentence == all[place.last].sentence);
        Self {
            place,
            opens,
            closes,
            mark_before: mark(place.first.checked_sub(1)),
            hands_over: matches!(last, Some(',' | '!' | '?' | '—' | '-')) || comma_behind,
            full_stop: matches!(last, Some('.' | '…')),
        }
    }
}

/// The name inside the marks that begins a stretch like a line of a transcript: “ANN LEE: We go on.”
pub(super) fn own_speaker(scene: &Scene, place: Place) -> Option<Span> {
    const LONGEST: usize = 40;
    let text = scene.text(place.first);
    let inside = text.trim_start_matches(|c: char| is_mark_char(c) || c.is_whitespace());
    let colon = inside.bytes().take(LONGEST).position(|b| b == b':')?;
    let label = inside.get(..colon)?;
    let mut words = label.split_whitespace();
    let name = label.len() > 2
        && words.all(|word| word.starts_with(char::is_uppercase))
        && inside[colon + 1..].starts_with(' ');
    let known =
        super::lexicon::look_up(label).is(Word::COMMON.or(Word::REPORTING).or(Word::CUE_NOUN));
    let start = scene.tokens.all[place.first].span.start as usize + (text.len() - inside.len());
    (name && !known).then(|| Span::new(start, start + colon))
}

/// Whether a mention can be a speaker by what it is.
pub(super) fn can_speak(scene: &Scene, mention: usize) -> bool {
    let mention = &scene.mentions[mention];
    mention.kind != MentionKind::Nominal || !mention.word.is(Word::DATE)
}
