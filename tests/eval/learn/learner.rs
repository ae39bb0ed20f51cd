//! Folds: what is learned for each part of the stories from all others.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use quotidian::quote::Models;
use quotidian::quote::learning::{Task, size};

use crate::gold::Gold;
use crate::lessons::ridge;
use crate::optimise::Decisions;

/// Stories are learned from in so many parts, each judged by what the others teach; five, as is usual.
const FOLDS: usize = 5;

/// Rounds of the optimiser after which it ends at the latest; mostly it ends by itself, when a round gains next to nothing.
const ROUNDS: usize = 150;

/// Weights nearer to zero than this are told as unused.
const USED: f32 = 0.01;

/// Stories and what was learned from them.
pub(crate) struct Learner {
    /// The stories.
    pub(crate) gold: Vec<Gold>,
    /// What each task has been taught with, in the order of teaching.
    pub(crate) taught: Vec<Taught>,
    /// For each fold the models learned from all others; the last leaves nothing out.
    models: Vec<Models>,
}

/// What a task was taught with.
pub(crate) struct Taught {
    pub(crate) task: Task,
    /// How many decisions all stories hold.
    pub(crate) decisions: usize,
    /// How many weights are used.
    pub(crate) used: usize,
    /// How many there are.
    pub(crate) size: usize,
}

impl Learner {
    /// One that has learned nothing yet.
    pub(crate) fn new(gold: Vec<Gold>) -> Self {
        Self {
            gold,
            taught: Vec::new(),
            models: vec![Models::default(); FOLDS + 1],
        }
    }

    /// The models learned from all stories.
    pub(crate) fn all(&self) -> &Models {
        &self.models[FOLDS]
    }

    /// Each story with the models that have not seen it.
    pub(crate) fn unseen(&self) -> impl Iterator<Item = (&Gold, &Models)> {
        let models = (0..FOLDS).cycle().map(|fold| &self.models[fold]);
        self.gold.iter().zip(models)
    }

    /// Learns a task: in each fold from the stories of the others, as the models that never saw them tell them.
    pub(crate) fn learn(
        &mut self,
        task: Task,
        lesson: impl Fn(&Gold, &Models, &mut Decisions) + Sync,
    ) {
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            loop {
                let fold = next.fetch_add(1, Ordering::Relaxed);
                if fold > FOLDS {
                    return done;
                }
                let decisions = self.decisions(fold, &lesson);
                let weights = decisions.fit(size(task), ridge(task), ROUNDS);
                done.push((fold, decisions.len(), weights));
            }
        };
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let done: Vec<_> = thread::scope(|scope| {
            let workers: Vec<_> = (0..threads.min(FOLDS + 1))
                .map(|_| scope.spawn(work))
                .collect();
            let joined = workers
                .into_iter()
                .map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)));
            joined.flatten().collect()
        });
        for (fold, decisions, weights) in done {
            self.models[fold].set(task, &weights);
            if fold == FOLDS {
                self.taught.push(Taught {
                    task,
                    decisions,
                    used: weights.iter().filter(|w| w.abs() > USED).count(),
                    size: weights.len(),
                });
            }
        }
    }

    /// The decisions of all stories but those of a fold.
    fn decisions(&self, fold: usize, lesson: impl Fn(&Gold, &Models, &mut Decisions)) -> Decisions {
        let mut decisions = Decisions::default();
        for (at, (gold, models)) in self.unseen().enumerate() {
            if at % FOLDS != fold {
                lesson(gold, models, &mut decisions);
            }
        }
        decisions
    }
}
