//! Stage seven: reported clauses without marks.
//!
//! For each word that may report, three learned choices in a row: where its clause begins, if it has one ([`opening`]); where
//! that ends ([`closing`]); and which mention tells it, if any ([`teller`]). A clause may go on behind the words that report
//! it (*the visit, she added, would …*): then the first two choices are put once more for the second part. Of clauses
//! that overlap the first stays, which is the outer one as a rule. Only clauses in which no marks stand: where some do, these tell what was said.
//!
//! Of the clauses of a cue the one is taken that most of the likelihood agrees with: those that share half of what both
//! cover count for each other, and their sum is the confidence.
//!
//! One softmax over all pairs of beginning and end was weighed against the two choices in a row: the row needs a tenth
//! of the look-ups, and the choice of the end sees how the clause begins.

use super::model::{Model, Models, Task};
use super::scene::Scene;
use crate::story::Span;

pub(super) mod anchor;
pub(super) mod closing;
pub(super) mod opening;
pub(super) mod teller;

use anchor::Anchor;
use closing::{Closing, closings};
use opening::{Opening, Side, openings};
pub(super) use teller::Teller;

/// A reported clause.
pub(super) struct Report {
    /// The clause, in one part, or two around the words that report it.
    pub(super) spans: Vec<Span>,
    /// Who tells it; none in *it is expected*.
    pub(super) teller: Option<Teller>,
    /// The cue, by index.
    pub(super) cue: usize,
    /// How likely all that is right.
    pub(super) confidence: f32,
}

/// A cue that is less likely to report than this has no clause.
const LEAST: f32 = 0.05;
/// A clause that is less likely than this is left out: where it costs as much to miss one as to make one up. Articles in
/// double marks were labelled with intentions and beliefs of all kinds, those in single ones with what is said to be said.
const ENOUGH: f32 = 0.2;
const ENOUGH_SINGLE: f32 = 0.33;

/// With so high a score of no clause at all, no beginning makes up for it, and none is looked at.
const HOPELESS: f32 = 5.0;
/// Beginnings that are followed up, and how likely each must be beside the likeliest.
const BEGINS: usize = 3;
const FAINT: f32 = 0.25;
/// An ending that is less likely is left out.
const FAINT_END: f32 = 0.03;
/// How much a clause's own likelihood counts beside that of all that are as good.
const OWN: f32 = 0.1;
/// A second part is taken if it is likelier than this.
const REST: f32 = 0.5;
/// A clause is held against so many chosen ones before it: of those further off none reaches so far.
const NEAR: usize = 32;
/// Clauses of a cue that are weighed against each other.
const OPTIONS: usize = 10;

/// A part of a clause that may be chosen.
#[derive(Clone, Copy, Debug)]
struct Choice {
    part: Part,
    side: Side,
    likely: f32,
}

/// The tokens of a part of a clause: the first, and the one behind the last.
type Part = (usize, usize);

/// A clause that may be chosen.
struct Proposal {
    cue: usize,
    parts: Vec<Part>,
    likely: f32,
}

/// The reported clauses of a story, in the order of the text; they do not overlap.
pub(super) fn reports(scene: &Scene, models: &Models) -> Vec<Report> {
    let mut chooser = Chooser {
        scene,
        models,
        openings: Vec::new(),
        closings: Vec::new(),
        begins: Vec::new(),
        options: Vec::new(),
        scores: Vec::new(),
    };
    let mut proposals: Vec<Proposal> = reporters(scene)
        .filter_map(|cue| chooser.propose(cue))
        .collect();
    proposals.sort_by(|a, b| {
        a.parts[0]
            .cmp(&b.parts[0])
            .then(b.likely.total_cmp(&a.likely))
    });
    let mut chosen: Vec<Proposal> = Vec::new();
    for proposal in proposals {
        let sentence = |proposal: &Proposal| scene.tokens.all[proposal.parts[0].0].sentence;
        let near = chosen
            .iter()
            .rev()
            .take(NEAR)
            .take_while(|other| sentence(other) == sentence(&proposal));
        if !near
            .into_iter()
            .any(|other| overlap(&other.parts, &proposal.parts))
        {
            chosen.push(proposal);
        }
    }
    chosen
        .into_iter()
        .map(|proposal| chooser.report(&proposal))
        .collect()
}

/// The cues that may report a clause without marks, by index.
pub(super) fn reporters(scene: &Scene) -> impl Iterator<Item = usize> {
    (0..scene.cues.len()).filter(|&cue| scene.cues[cue].likely >= LEAST)
}

fn overlap(some: &[Part], others: &[Part]) -> bool {
    let meets = |a: &Part, b: &Part| a.0 < b.1 && b.0 < a.1;
    some.iter().any(|a| others.iter().any(|b| meets(a, b)))
}

/// Makes the choices; the lists are kept to be filled again.
struct Chooser<'a> {
    scene: &'a Scene<'a>,
    models: &'a Models,
    openings: Vec<Opening>,
    closings: Vec<Closing>,
    begins: Vec<(f32, Opening)>,
    options: Vec<Choice>,
    scores: Vec<f32>,
}

impl Chooser<'_> {
    /// Below which likelihood a clause is left out.
    fn enough(&self) -> f32 {
        if self.scene.single {
            ENOUGH_SINGLE
        } else {
            ENOUGH
        }
    }

    /// The clause of a cue, if it is likely to have one.
    fn propose(&mut self, cue: usize) -> Option<Proposal> {
        let anchor = Anchor::new(self.scene, cue);
        let (part, likely, side) = self.part(&anchor, false)?;
        let mut parts = vec![part];
        if side == Side::Before
            && let Some((rest, sure, _)) = self.part(&anchor, true)
            && sure > REST
        {
            parts.push(rest);
        }
        Some(Proposal { cue, parts, likely })
    }

    /// The best part of a clause, how likely it is, and where it stands.
    fn part(&mut self, anchor: &Anchor, rest: bool) -> Option<(Part, f32, Side)> {
        let model = &self.models.of(Task::Report);
        let none = model.score(|out| opening::nothing(anchor, rest, out));
        if none > HOPELESS {
            return None;
        }
        openings(anchor, rest, &mut self.openings);
        self.scores.clear();
        let scored = |opening| model.score(|out| opening::features(anchor, opening, out));
        self.scores.extend(self.openings.iter().map(scored));
        self.scores.push(none);
        softmax(&mut self.scores);
        self.scores.pop();
        self.begins.clear();
        self.begins.extend(
            self.scores
                .iter()
                .copied()
                .zip(self.openings.iter().copied()),
        );
        self.begins.sort_by(|a, b| b.0.total_cmp(&a.0));
        let &(most, _) = self.begins.first()?;
        let all: f32 = self.scores.iter().sum();
        if all < self.enough() {
            return None;
        }
        self.options.clear();
        for at in 0..self.begins.len().min(BEGINS) {
            let (begins, opening) = self.begins[at];
            if begins < most * FAINT {
                break;
            }
            self.ends(anchor, &opening, begins);
        }
        self.options.sort_by(|a, b| b.likely.total_cmp(&a.likely));
        self.options.truncate(OPTIONS);
        let support = |option: &Choice| {
            let near = self
                .options
                .iter()
                .filter(|other| alike(option.part, other.part));
            near.map(|other| other.likely).sum::<f32>()
        };
        let worth = |option: &Choice| support(option) + OWN * option.likely;
        let best = self
            .options
            .iter()
            .max_by(|a, b| worth(a).total_cmp(&worth(b)))?;
        let likely = support(best);
        (likely >= self.enough()).then_some((best.part, likely, best.side))
    }

    /// Adds the clauses that begin with an opening.
    fn ends(&mut self, anchor: &Anchor, opening: &Opening, begins: f32) {
        closings(anchor, opening, &mut self.closings);
        let model = &self.models.of(Task::Close);
        self.scores.clear();
        let scored = |closing| model.score(|out| closing::features(anchor, opening, closing, out));
        self.scores.extend(self.closings.iter().map(scored));
        softmax(&mut self.scores);
        for (&ends, closing) in self.scores.iter().zip(&self.closings) {
            if ends > FAINT_END {
                self.options.push(Choice {
                    part: (opening.at, closing.at),
                    side: opening.side,
                    likely: begins * ends,
                });
            }
        }
    }

    /// The report of a chosen clause: with the one who tells it.
    fn report(&mut self, proposal: &Proposal) -> Report {
        let anchor = Anchor::new(self.scene, proposal.cue);
        let clause = proposal.parts[0];
        let model: &Model = self.models.of(Task::Teller);
        let tellers: Vec<Teller> = teller::window(&anchor, &proposal.parts).collect();
        self.scores.clear();
        let scored = |&teller| model.score(|out| teller::features(&anchor, clause, teller, out));
        self.scores.extend(tellers.iter().map(scored));
        self.scores
            .push(model.score(|out| teller::nothing(&anchor, clause, out)));
        softmax(&mut self.scores);
        let (at, sure) = best(&self.scores).unwrap_or((tellers.len(), 0.0));
        let all = &self.scene.tokens.all;
        let span = |&(start, end): &Part| Span {
            start: all[start].span.start,
            end: all[end - 1].span.end,
        };
        Report {
            spans: proposal.parts.iter().map(span).collect(),
            teller: tellers.get(at).copied(),
            cue: proposal.cue,
            confidence: proposal.likely * sure,
        }
    }
}

/// Whether two parts share at least half of what both cover: then the one is as good as the other to most readers.
fn alike(a: Part, b: Part) -> bool {
    let shared = a.1.min(b.1).saturating_sub(a.0.max(b.0));
    let both = a.1.max(b.1) - a.0.min(b.0);
    shared * 2 >= both
}

/// Scores → likelihoods.
fn softmax(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - top).exp();
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
}

/// The index of the largest, and it.
fn best(likely: &[f32]) -> Option<(usize, f32)> {
    let likely = likely.iter().copied().enumerate();
    likely.max_by(|a, b| a.1.total_cmp(&b.1))
}
