//! Which cue of the sentence reports a marked stretch.

use super::Setting;
use crate::quote::cues::Bond;
use crate::quote::features::features;
use crate::quote::lexicon::Word;
use crate::quote::mentions::MentionKind;
use crate::quote::scene::Scene;
use crate::quote::tokens::Place;

features! {
    /// What speaks for and against a cue.
    pub(in crate::quote) enum CueFeature {
        /// There is one at all.
        Bias = 0.5,
        /// It is a verb of speech proper.
        Speech = 0.8,
        /// It is one of the verbs that report nearly always.
        Core = 0.8,
        /// It is a verb that reports now and then.
        Faint = -1.7,
        /// It stands inside what an earlier cue of the sentence reports.
        Nested = -0.3,
        /// It is a base form or a participle without a subject beside it.
        Unbound = -0.8,
        /// It is a verb behind "which", "that" or "who".
        Relative = -0.8,
        /// It is a passive.
        Passive = 0.7,
        /// It is a form in -ing.
        Doing = 0.2,
        /// It is a way of sounding.
        Manner = 0.3,
        /// It is a verb of thought.
        Thought = -0.9,
        /// It is a noun.
        Noun = -2.3,
        /// It is an infinitive: to say.
        Infinitive = -0.2,
        /// It is capitalised.
        Capital = -4.0,
        /// Its subject is known.
        Subject = 0.4,
        /// It stands behind the stretch.
        Behind = -2.0,
        /// Right behind, with nothing between but its subject.
        BehindSubject = 0.5,
        /// Right behind, its subject following.
        BehindInverted = 1.5,
        /// It stands behind a stretch that hands over: with a comma, ! or ?.
        HandedOver = 1.0,
        /// It stands behind a stretch that ends with a full stop.
        BehindFullStop = -1.5,
        /// It stands before the stretch.
        Before = 1.0,
        /// Right before, with a colon or comma between at most.
        BeforeAdjacent = 0.2,
        /// A colon stands right before the stretch.
        BeforeColon = 0.3,
        /// A comma stands right before the stretch.
        BeforeComma = 0.8,
        /// It stands before a stretch that hands over.
        BeforeHandedOver = -0.5,
        /// It stands before a stretch that opens its sentence.
        BeforeOpening = -4.0,
        /// Each word between.
        Word = 0.0,
        /// Each other cue between.
        CueBetween = -0.3,
        /// Each other marked stretch between.
        QuoteBetween = -0.8,
        /// Each comma between.
        CommaBetween = -1.2,
        /// A semicolon, dash or bracket between.
        BreakBetween = -1.4,
    }
}

/// As many cues are weighed.
const NEAREST: usize = 8;

/// The best cue for the stretch at `place`, by index, if any is good enough.
pub(super) fn best(scene: &Scene, place: Place) -> Option<usize> {
    let setting = Setting::new(scene, place);
    let sentences = scene.sentences_of(place);
    let cues = scene.cues_in(sentences.start, sentences.end);
    let middle = scene
        .cues_in(sentences.start, place.first)
        .end
        .clamp(cues.start, cues.end);
    let near = middle.saturating_sub(NEAREST).max(cues.start)..(middle + NEAREST).min(cues.end);
    near.filter(|&cue| !(place.first < scene.cues[cue].at && scene.cues[cue].at < place.last))
        .map(|cue| (cue, score(scene, &setting, cue)))
        .filter(|&(_, score)| score > -3.0)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(cue, _)| cue)
}

fn score(scene: &Scene, setting: &Setting, cue: usize) -> f32 {
    let mut sum = 0.0;
    features(scene, setting, cue, &mut |feature, times| {
        sum += feature.weight() * times;
    });
    sum
}

/// The features of a cue for a stretch, each with how often it holds.
pub(in crate::quote) fn features(
    scene: &Scene,
    setting: &Setting,
    index: usize,
    add: &mut impl FnMut(CueFeature, f32),
) {
    let cue = &scene.cues[index];
    let token = &scene.tokens.all[cue.at];
    let mut when = |holds: bool, feature| {
        if holds {
            add(feature, 1.0);
        }
    };
    when(true, CueFeature::Bias);
    when(!cue.noun && token.is(Word::SPEECH), CueFeature::Speech);
    when(
        !cue.noun && token.is(Word::MANNER) && !token.is(Word::SPEECH),
        CueFeature::Manner,
    );
    when(
        !cue.noun && token.is(Word::THOUGHT) && !token.is(Word::SPEECH),
        CueFeature::Thought,
    );
    when(cue.noun, CueFeature::Noun);
    when(
        scene
            .tokens
            .beside(cue.at, cue.at.checked_sub(1))
            .is_some_and(|t| t.is(Word::TO)),
        CueFeature::Infinitive,
    );
    when(!cue.noun && token.is(Word::CORE), CueFeature::Core);
    when(!cue.noun && token.is(Word::FAINT), CueFeature::Faint);
    when(cue.nested, CueFeature::Nested);
    when(!cue.noun && cue.bond != Bond::Close, CueFeature::Unbound);
    when(cue.passive, CueFeature::Passive);
    when(!cue.noun && token.is(Word::ING), CueFeature::Doing);
    let relative = cue
        .subject
        .is_some_and(|at| scene.mentions[at].kind == MentionKind::Relative);
    when(relative, CueFeature::Relative);
    when(token.is_capital(), CueFeature::Capital);
    when(cue.subject.is_some(), CueFeature::Subject);
    if cue.at > setting.place.last {
        behind(scene, setting, index, add);
    } else {
        before(scene, setting, index, add);
    }
}

fn behind(scene: &Scene, setting: &Setting, index: usize, add: &mut impl FnMut(CueFeature, f32)) {
    let cue = &scene.cues[index];
    let gap = setting.place.last + 1..cue.at;
    let subject = cue.subject.map(|at| &scene.mentions[at]);
    let mut when = |holds: bool, feature| {
        if holds {
            add(feature, 1.0);
        }
    };
    let words = |from: usize, to: usize| {
        scene.tokens.all[from..to.max(from)]
            .iter()
            .filter(|t| t.is_word())
            .count()
    };
    when(true, CueFeature::Behind);
    when(
        subject.is_some_and(|m| {
            m.first >= gap.start && m.first < cue.at && words(gap.start, m.first) <= 1
        }),
        CueFeature::BehindSubject,
    );
    when(
        subject.is_some_and(|m| m.first > cue.at) && words(gap.start, gap.end) <= 1,
        CueFeature::BehindInverted,
    );
    when(setting.hands_over, CueFeature::HandedOver);
    when(setting.full_stop, CueFeature::BehindFullStop);
    between(scene, gap, index, add);
}

fn before(scene: &Scene, setting: &Setting, index: usize, add: &mut impl FnMut(CueFeature, f32)) {
    let cue = &scene.cues[index];
    let gap = cue.at + 1..setting.place.first;
    let mut when = |holds: bool, feature| {
        if holds {
            add(feature, 1.0);
        }
    };
    when(true, CueFeature::Before);
    when(
        !scene.tokens.all[gap.clone()]
            .iter()
            .take(2)
            .any(super::super::tokens::Token::is_word)
            && gap.len() <= 1,
        CueFeature::BeforeAdjacent,
    );
    when(setting.mark_before == b':', CueFeature::BeforeColon);
    when(setting.mark_before == b',', CueFeature::BeforeComma);
    when(
        setting.hands_over && !setting.closes,
        CueFeature::BeforeHandedOver,
    );
    when(setting.opens, CueFeature::BeforeOpening);
    between(scene, gap, index, add);
}

#[allow(clippy::cast_precision_loss)] // counts below a hundred
fn between(
    scene: &Scene,
    gap: std::ops::Range<usize>,
    index: usize,
    add: &mut impl FnMut(CueFeature, f32),
) {
    const FAR: usize = 40;
    let tokens = &scene.tokens.all[gap.clone()];
    let near = || tokens.iter().take(FAR);
    let count = |holds: &dyn Fn(&&crate::quote::tokens::Token) -> bool| {
        near().filter(|t| holds(t)).count() as f32
    };
    add(CueFeature::Word, count(&|t| t.is_word()));
    add(CueFeature::CommaBetween, count(&|t| t.is_mark(b',')));
    add(CueFeature::QuoteBetween, count(&|t| t.is_quote()));
    let breaks = near().any(|t| t.is_mark(b';') || t.is_mark(b'-') || t.is_mark(b'('));
    add(CueFeature::BreakBetween, f32::from(u8::from(breaks)));
    let others = scene.cues_in(gap.start, gap.end);
    let verbs = others
        .filter(|&other| other != index && !scene.cues[other].noun)
        .count()
        .min(6);
    add(CueFeature::CueBetween, verbs as f32);
}
