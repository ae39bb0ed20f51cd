//! What led to a quote's speaker: [`why`], as data for others to word.
//!
//! Nothing of this is kept with quotes. The stages of the one story run again when somebody asks, and what each of them saw
//! is read off on the way. So an answer tells what the stages do and not what they once did, and a library pays nothing.

use super::attribute::{Attribution, attribute, own_speaker, signed};
use super::drafts::{self, SCARE, UNKNOWN, known};
use super::marks::{Marked, marked};
use super::model::Models;
use super::resolve::{Resolved, resolve};
use super::scene::Scene;
use super::{Quote, StoryQuotes, transcript};
use crate::story::{Span, Story};

mod weigh;

/// What led to the speaker of one quote.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// How it was decided.
    pub way: Way,
    /// The cue, and how likely that one reports the quote. Without a span: how likely nothing does.
    pub cue: Option<Cited>,
    /// The mention that speaks; where the speaker is unknown, the one that came nearest to it.
    pub speaker: Option<Candidate>,
    /// The likeliest mention of somebody else.
    pub runner_up: Option<Candidate>,
    /// What spoke most for the speaker against the runner-up, or for quoting nobody: the strongest first.
    pub reasons: Vec<Reason>,
    /// How likely the marks quote nobody, where that was asked.
    pub nobody: Option<f32>,
}

/// How a speaker was decided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Way {
    /// The likeliest of the mentions near by was chosen.
    Chosen,
    /// The words in marks begin with a name and a colon.
    Labelled,
    /// A name is set under it, or behind it with a dash.
    Signed,
    /// A line of a transcript begins with the speaker.
    Transcript,
    /// The line before announces what is said.
    Announced,
    /// The paragraph is nothing but a quote, so the speaker of the quote before, which begins with this fragment, goes on.
    GoesOn(Span),
    /// Two speak in turns, so it is the speaker of the quote before the one before, which begins with this fragment.
    Answers(Span),
    /// It repeats the quote that begins with this fragment, and what that one has was taken over.
    Repeats(Span),
    /// It is a clause without marks, with its cue and the mention beside that.
    Clause,
    /// Nobody is quoted.
    Nobody,
    /// No mention was likely enough.
    Unknown {
        /// How likely it is, all in all, that the nearest one speaks.
        sure: f32,
        /// How likely that would have had to be.
        least: f32,
    },
}

/// A cue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cited {
    /// Where it stands; none for the choice that nothing reports.
    pub span: Option<Span>,
    /// How likely it is the right one, where several were weighed.
    pub likely: Option<f32>,
}

/// A mention that speaks or could.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Where it stands.
    pub mention: Span,
    /// How likely it speaks, where several were weighed.
    pub likely: Option<f32>,
    /// Whether it is the subject of the quote's cue.
    pub subject: bool,
    /// Whom it was taken for, by the name in this story, and how sure that is from 0 to 1.
    pub taken_for: Option<(String, f32)>,
}

/// What spoke for a decision.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason {
    /// What was looked at, as a model documents it: *how it is tied to the cue*, with a capital.
    pub words: &'static str,
    /// What that added to the score.
    pub weight: f32,
}

/// What led to the speaker of the quote at this index of `quotes`, which were found in `story`; none if there is no such quote.
pub fn why(story: &Story, quotes: &[Quote], quote: usize) -> Option<Why> {
    Inquiry::new(story, quotes).why(quote)
}

/// A story whose stages have run again, to ask about several of its quotes.
pub struct Inquiry<'a> {
    quotes: &'a [Quote],
    models: &'static Models,
    marked: Vec<Marked>,
    scene: Scene<'a>,
    attributions: Vec<Attribution>,
    nobody: Vec<f32>,
    resolved: Resolved<'a>,
    /// The quotes before repeats took over from what they repeat.
    own: StoryQuotes,
}

impl<'a> Inquiry<'a> {
    /// Runs the stages of `story` again, in which `quotes` were found.
    pub fn new(story: &'a Story, quotes: &'a [Quote]) -> Self {
        let models = Models::embedded();
        let marked = marked(story);
        let scene = Scene::new(story, &marked, models);
        let attributions = attribute(&scene, models);
        let nobody = drafts::nobody(&scene, models, &attributions);
        let own = drafts::assemble(&scene, &marked, models);
        let speaking = drafts::speaking(&scene, &marked, models);
        let resolved = resolve(&scene, &speaking, models);
        Self {
            quotes,
            models,
            marked,
            scene,
            attributions,
            nobody,
            resolved,
            own,
        }
    }

    /// What led to the speaker of the quote at this index; none if there is no such quote.
    pub fn why(&self, quote: usize) -> Option<Why> {
        let found = self.quotes.get(quote)?;
        let first = *found.spans.first()?;
        let scene = &self.scene;
        if let Some(original) = self.taken_over(quote, found) {
            return Some(Why::by(Way::Repeats(original)));
        }
        if transcript::lines(scene)
            .iter()
            .any(|line| line.said == first)
        {
            return Some(self.told(Way::Transcript, found));
        }
        let starts = |marked: &Marked| marked.parts.first() == Some(&first);
        if let Some(stretch) = self.marked.iter().position(starts) {
            return Some(self.of_stretch(stretch, found));
        }
        let announced = transcript::announced(scene)
            .iter()
            .any(|&(_, said)| said == first);
        let way = if announced {
            Way::Announced
        } else {
            Way::Clause
        };
        Some(self.told(way, found))
    }

    /// The first fragment of the quote that this one repeats, if that changed what this one says of its speaker.
    fn taken_over(&self, at: usize, found: &Quote) -> Option<Span> {
        let original = self.quotes.get(found.duplicate_of? as usize)?;
        let own = self.own.quotes.get(at)?;
        let changed =
            (own.kind, own.speaker, own.mention) != (found.kind, found.speaker, found.mention);
        original.spans.first().copied().filter(|_| changed)
    }

    /// A way that needs no weighing: the quote itself has cue and mention.
    fn told(&self, way: Way, found: &Quote) -> Why {
        let scene = &self.scene;
        let cue = scene
            .cues
            .iter()
            .find(|cue| Some(scene.tokens.all[cue.at].span) == found.cue);
        let speaker = found.mention.map(|span| {
            let mention = (0..scene.mentions.len()).find(|&at| scene.mention_span(at) == span);
            Candidate {
                mention: span,
                likely: None,
                subject: mention.is_some() && cue.and_then(|cue| cue.subject) == mention,
                taken_for: mention.and_then(|mention| self.taken_for(mention)),
            }
        });
        Why {
            cue: found.cue.map(|span| Cited {
                span: Some(span),
                likely: None,
            }),
            speaker,
            ..Why::by(way)
        }
    }

    /// Whose turn it was, where that alone told the speaker: no mention of the speaker goes with the quote.
    fn by_turns(&self, stretch: usize, found: &Quote) -> Option<Why> {
        let speaker = found.speaker.filter(|_| found.mention.is_none())?;
        let attribution = &self.attributions[stretch];
        if attribution.same_as.is_some() && known(attribution, self.nobody[stretch]) > UNKNOWN {
            return None;
        }
        let first = found.spans.first()?;
        let said = self
            .quotes
            .iter()
            .filter(|quote| quote.speaker == Some(speaker));
        let before = said
            .filter_map(|quote| quote.spans.first())
            .take_while(|span| span.start < first.start)
            .last();
        Some(Why::by(Way::Answers(before.copied().unwrap_or(*first))))
    }

    fn of_stretch(&self, stretch: usize, found: &Quote) -> Why {
        if own_speaker(&self.scene, self.scene.tokens.places[stretch]).is_some() {
            return self.told(Way::Labelled, found);
        }
        let nobody = self.nobody[stretch];
        if nobody > SCARE {
            return Why {
                nobody: Some(nobody),
                reasons: self.for_nobody(stretch),
                ..Why::by(Way::Nobody)
            };
        }
        if let Some(turn) = self.by_turns(stretch, found) {
            return turn;
        }
        let attribution = &self.attributions[stretch];
        let mut why = match (
            signed(&self.scene, self.scene.tokens.places[stretch]),
            attribution.same_as,
        ) {
            (Some(mention), _) => Why {
                speaker: Some(self.candidate(mention, None, attribution.confidence())),
                ..Why::by(Way::Signed)
            },
            (None, Some(source)) => self.in_turn(stretch, source),
            (None, None) => self.weighed(stretch),
        };
        why.nobody = Some(nobody);
        let sure = known(attribution, nobody);
        if why.speaker.is_none() || sure <= UNKNOWN {
            let least = UNKNOWN;
            why.way = Way::Unknown { sure, least };
        }
        why
    }

    /// A quote whose speaker is that of the stretch `source`.
    fn in_turn(&self, stretch: usize, source: usize) -> Why {
        let attribution = &self.attributions[stretch];
        let beginning = self.marked[source]
            .parts
            .first()
            .copied()
            .unwrap_or_default();
        let way = if attribution.mention.is_some() {
            Way::GoesOn(beginning)
        } else {
            Way::Answers(beginning)
        };
        let mention = attribution.mention.or(self.attributions[source].mention);
        let speaker =
            mention.map(|mention| self.candidate(mention, None, attribution.confidence()));
        Why {
            speaker,
            ..Why::by(way)
        }
    }

    fn candidate(&self, mention: usize, cue: Option<usize>, likely: f32) -> Candidate {
        Candidate {
            mention: self.scene.mention_span(mention),
            likely: Some(likely),
            subject: cue.is_some_and(|cue| self.scene.cues[cue].subject == Some(mention)),
            taken_for: self.taken_for(mention),
        }
    }

    fn taken_for(&self, mention: usize) -> Option<(String, f32)> {
        let (entity, sure) = self.resolved.entity(mention)?;
        Some((self.resolved.speaker(entity).name, sure))
    }
}

impl Why {
    /// Decided this way, and nothing more to tell.
    fn by(way: Way) -> Self {
        Self {
            way,
            cue: None,
            speaker: None,
            runner_up: None,
            reasons: Vec::new(),
            nobody: None,
        }
    }
}
