//! Stage five: for every marked stretch its cue and the mention of its speaker.
//!
//! First the likeliest cue near by is chosen ([`cue`]), then the likeliest of the mentions near the stretch ([`candidate`]); both
//! are learned ([`model`](super::model)), where the name under a quote and turns of a conversation don't settle it. To mix the
//! mentions of several cues by how likely these are was tried and lost to taking the likeliest. The quotes are taken from left
//! to right, so that the speaker of the quote before is a feature of the next. The windows are bounded, so the work grows with
//! the number of quotes and no faster.

use super::lexicon::Word;
use super::mentions::MentionKind;
use super::model::{Models, Task};
use super::scene::Scene;
use super::tokens::{Place, first_inside, is_mark_char, last_inside};
use crate::story::Span;

pub(super) mod candidate;
pub(super) mod cue;
pub(super) mod facts;

pub(super) use candidate::Evidence;

/// What was found out about one marked stretch.
#[derive(Clone, Debug, Default)]
pub struct Attribution {
    /// The mention of the speaker, by index.
    pub(super) mention: Option<usize>,
    /// The cue, by index.
    pub(super) cue: Option<usize>,
    /// The marked stretch whose speaker this one's is, where no mention tells it.
    pub(super) same_as: Option<usize>,
    /// How likely the mention is right.
    pub(super) confidence: f32,
    /// How likely the next mention is.
    pub(super) second: f32,
    /// How likely the cue is right.
    pub(super) reading: f32,
}

impl Attribution {
    /// The mention of the speaker, by index.
    pub fn mention(&self) -> Option<usize> {
        self.mention
    }

    /// The cue, by index.
    pub fn cue(&self) -> Option<usize> {
        self.cue
    }

    /// How likely the mention is right.
    pub fn confidence(&self) -> f32 {
        self.confidence
    }
}

/// The attributions of all marked stretches.
pub(super) fn attribute(scene: &Scene, models: &Models) -> Vec<Attribution> {
    let mut out: Vec<Attribution> = Vec::with_capacity(scene.tokens.places.len());
    for quote in 0..scene.tokens.places.len() {
        let next = one(scene, models, &out, quote);
        out.push(next);
    }
    out
}

/// The attribution of the stretch with this index, those before it known.
fn one(scene: &Scene, models: &Models, before: &[Attribution], quote: usize) -> Attribution {
    let place = scene.tokens.places[quote];
    if let Some(mention) = signed(scene, place) {
        return Attribution {
            mention: Some(mention),
            confidence: SIGNED,
            ..Attribution::default()
        };
    }
    let last = before.last().and_then(|last| last.cue);
    let stretch = Stretch::new(scene, place);
    let (cue, reading) = cue::reading(scene, models, &stretch, last);
    let paragraph = |at: usize| scene.tokens.all[at].paragraph;
    let own_cue = cue.is_some_and(|cue| paragraph(scene.cues[cue].at) == paragraph(place.first));
    if !own_cue && let Some(turn) = turn(scene, before, quote) {
        return turn;
    }
    if cue.is_some_and(|cue| scene.cues[cue].passive && scene.cues[cue].subject.is_none()) {
        // nobody is named who did what is told in the passive
        return Attribution {
            cue,
            reading,
            ..Attribution::default()
        };
    }
    let evidence = Evidence::new(scene, &stretch, before, quote, (cue, reading));
    let likely = weighed(&evidence, models);
    let mut best: Option<(usize, f32)> = None;
    let mut second = 0.0_f32;
    for (mention, likely) in likely {
        match best {
            Some((_, top)) if likely <= top => second = second.max(likely),
            _ => {
                second = best.map_or(0.0, |(_, top)| top);
                best = Some((mention, likely));
            }
        }
    }
    Attribution {
        mention: best.map(|(mention, _)| mention),
        cue,
        same_as: None,
        confidence: best.map_or(0.0, |(_, likely)| likely),
        second,
        reading,
    }
}

/// The mentions that may speak the stretch that there is `evidence` about, and how likely each does.
pub(super) fn weighed(evidence: &Evidence, models: &Models) -> Vec<(usize, f32)> {
    let model = models.of(Task::Speaker);
    let mut candidates = Vec::with_capacity(candidate::MOST);
    let mut out: Vec<(usize, f32)> = Vec::with_capacity(candidate::MOST);
    evidence.window().for_each(|mention| {
        let candidate = evidence.candidate(mention);
        out.push((
            mention,
            model.score(|out| evidence.outline(&candidate, out)),
        ));
        candidates.push(candidate);
    });
    let best = top(&out);
    for ((_, score), candidate) in out.iter_mut().zip(&candidates) {
        if *score < best - HOPELESS {
            *score = f32::MIN;
        } else {
            *score += model.score(|out| evidence.details(candidate, out));
        }
    }
    let best = top(&out);
    let mut sum = 0.0;
    for (_, score) in &mut out {
        // the hopeless ones are not likely at all
        *score = if *score > f32::MIN {
            (*score - best).exp()
        } else {
            0.0
        };
        sum += *score;
    }
    for (_, score) in &mut out {
        *score /= sum;
    }
    out
}

/// A mention whose outline lies so far behind the best one is not looked at in detail.
const HOPELESS: f32 = 3.0;

fn top(scores: &[(usize, f32)]) -> f32 {
    scores
        .iter()
        .map(|&(_, score)| score)
        .fold(f32::MIN, f32::max)
}

/// How likely a name set under a quote with a dash is its speaker's.
const SIGNED: f32 = 0.97;

/// The name that is set behind a stretch with a dash, in the same line or as the next: ‘…’ – Ann Lee, farmer.
pub(super) fn signed(scene: &Scene, place: Place) -> Option<usize> {
    /// The longest line that is a name only.
    const LINE: usize = 14;
    let all = &scene.tokens.all;
    let paragraph = scene.tokens.paragraph(all[place.last].paragraph as usize);
    let mut dash = place.last + 1;
    if all
        .get(dash)
        .is_some_and(|t| dash < paragraph.end && t.is_mark(b'.'))
    {
        dash += 1;
    }
    let mut end = paragraph.end;
    if dash >= paragraph.end {
        let line = all.get(dash)?.paragraph as usize;
        end = scene.tokens.paragraph(line).end;
        if end - dash > LINE {
            return None;
        }
    }
    if !all.get(dash).is_some_and(|t| t.is_mark(b'-')) {
        return None;
    }
    let near = scene.mentions_in(dash + 1, end.min(dash + 3));
    let named = |&mention: &usize| {
        let kind = scene.mentions[mention].kind;
        matches!(kind, MentionKind::Name | MentionKind::Organisation)
    };
    let mention = near.into_iter().find(named)?;
    let behind = scene.mentions[mention].reach;
    let ends = behind >= end
        || all[behind].is_quote()
        || matches!(
            all[behind].shape,
            super::tokens::Shape::Punctuation(b'.' | b',' | b'(')
        );
    let alone = scene.mentions[mention].first <= dash + 2 && !scene.mentions[mention].genitive;
    (ends && alone).then_some(mention)
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
        ..Attribution::default()
    })
}

/// Whether the paragraphs of a stretch hold nothing else. A paragraph of more items than these is no single answer.
pub(super) fn stands_alone(scene: &Scene, place: Place) -> bool {
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
    /// Whether it begins with a capital.
    pub(super) capital: bool,
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
            capital: first_inside(scene.text(place.first)).is_some_and(|c| !c.is_lowercase()),
        }
    }
}

/// A stretch with what is counted once for all cues and mentions that are weighed for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    setting: Setting,
    /// The setting as a number.
    code: usize,
    /// How long it is, in steps.
    length: usize,
    /// The cues before it, and those up to its end.
    cues: (usize, usize),
    /// The mentions before it, and those up to its end.
    mentions: (usize, usize),
}

impl Stretch {
    pub(super) fn new(scene: &Scene, place: Place) -> Self {
        let setting = Setting::new(scene, place);
        let cues = scene.cues_in(place.first, place.last + 1);
        let mentions = scene.mentions_in(place.first, place.last + 1);
        Self {
            setting,
            code: setting.code(),
            length: facts::length(scene.text(place.first)),
            cues: (cues.start, cues.end),
            mentions: (mentions.start, mentions.end),
        }
    }
}

/// The name inside the marks that begins a stretch like a line of a transcript: “ANN LEE: We go on.”
pub(super) fn own_speaker(scene: &Scene, place: Place) -> Option<Span> {
    const LONGEST: usize = 40;
    let text = scene.text(place.first);
    let inside = text.trim_start_matches(|c: char| is_mark_char(c) || c.is_whitespace());
    let beginning = &inside.as_bytes()[..inside.len().min(LONGEST)];
    let colon = memchr::memchr(b':', beginning)?;
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
    match mention.kind {
        MentionKind::Nominal => !mention.word.is(Word::DATE),
        MentionKind::Name => !matches!(
            scene.text(mention.first),
            "Storm" | "Hurricane" | "Typhoon" | "Cyclone"
        ),
        _ => true,
    }
}

/// How many settings there are.
pub(super) const SETTINGS: usize = 96;

impl Setting {
    /// The setting as a number below [`SETTINGS`].
    pub(super) fn code(&self) -> usize {
        let mark = match self.mark_before {
            0 => 0,
            b',' => 1,
            b':' => 2,
            _ => 3,
        };
        let end = match (self.hands_over, self.full_stop) {
            (true, _) => 1,
            (_, true) => 2,
            _ => 0,
        };
        (((usize::from(self.capital) * 2 + usize::from(self.opens)) * 2 + usize::from(self.closes))
            * 4
            + mark)
            * 3
            + end
    }
}
