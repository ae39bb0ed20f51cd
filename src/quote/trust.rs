//! How sure an attribution is, all in all.
//!
//! The stages before each say how likely their own choice is. Their product would count what they share more than once, so one
//! more model, which sees these likelihoods in steps, is learned to say how often such an attribution is right. Its
//! answer is the confidence that users see, and what decides when *unknown* is the better answer.

use super::attribute::Attribution;
use super::attribute::facts::{cue_sort, kind, length, position};
use super::model::{Features, Models, Task, squash, templates};
use super::scene::Scene;

/// Steps of a likelihood, see [`steps`].
const L: usize = 14;

templates! {
    /// What speaks for an attribution's being right.
    pub(super) enum Template {
        /// Always.
        Bias = [1],
        /// How likely the mention is.
        Likely = [L],
        /// How likely nobody is quoted.
        Nobody = [L],
        /// Both.
        Joint = [L, L],
        /// How likely the mention and the next one are.
        Second = [L, L],
        /// How likely the mention and the cue are.
        Reading = [L, L],
        /// How likely the cue is, and how likely nobody is quoted.
        ReadingNobody = [L, L],
        /// The kind of mention.
        Kind = [17, L],
        /// Where it stands.
        Position = [8, L],
        /// The sort of cue.
        Cue = [12, L],
        /// The length of the stretch.
        Length = [6, L],
        /// Whether it is the cue's own subject.
        Subject = [3, L],
        /// Single marks.
        Marks = [2, L],
        /// The kind of paragraph.
        Paragraph = [6, L],
        /// Mention and nobody, and single marks.
        JointMarks = [2, L, L],
    }
}

/// A likelihood in steps that are finer at both ends: below 14.
fn steps(likely: f32) -> usize {
    const LEAST: [f32; L - 1] = [
        0.03, 0.08, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.92, 0.97, 0.99,
    ];
    LEAST.iter().take_while(|&&least| likely > least).count()
}

/// How likely the speaker of the stretch with index `quote` is right, where it quotes `nobody` with that likelihood.
pub(super) fn trust(
    scene: &Scene,
    models: &Models,
    attribution: &Attribution,
    quote: usize,
    nobody: f32,
) -> f32 {
    squash(
        models
            .of(Task::Trust)
            .score(|out| features(scene, attribution, quote, nobody, out)),
    )
}

/// The features of an attribution.
pub(super) fn features(
    scene: &Scene,
    attribution: &Attribution,
    quote: usize,
    nobody: f32,
    out: &mut impl Features,
) {
    let place = scene.tokens.places[quote];
    let likely = steps(attribution.confidence);
    let reading = steps(attribution.reading);
    let nobody = steps(nobody);
    out.add(Template::Bias.of([0]));
    out.add(Template::Likely.of([likely]));
    out.add(Template::Nobody.of([nobody]));
    out.add(Template::Joint.of([likely, nobody]));
    out.add(Template::Second.of([likely, steps(attribution.second)]));
    out.add(Template::Reading.of([likely, reading]));
    out.add(Template::ReadingNobody.of([reading, nobody]));
    let mention = attribution.mention.map(|at| &scene.mentions[at]);
    out.add(Template::Kind.of([mention.map_or(16, |m| kind(m, &scene.tokens.all)), likely]));
    out.add(Template::Position.of([mention.map_or(7, |m| position(scene, place, m)), likely]));
    let cue = attribution.cue;
    out.add(Template::Cue.of([cue.map_or(0, |cue| 1 + cue_sort(scene, cue)), likely]));
    out.add(Template::Length.of([length(scene.text(place.first)), likely]));
    let subject = cue.map_or(0, |cue| {
        1 + usize::from(mention.is_some() && scene.cues[cue].subject == attribution.mention)
    });
    out.add(Template::Subject.of([subject, likely]));
    let single = usize::from(scene.single);
    out.add(Template::Marks.of([single, likely]));
    out.add(Template::JointMarks.of([single, likely, nobody]));
    out.add(Template::Paragraph.of([scene.paragraph_kind(place.first), likely]));
}
