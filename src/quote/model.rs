//! Linear models: what a decision is scored by.
//!
//! A decision picks one of several options (which mention, which clause, quoted or not). Each option has features, each
//! feature a learned weight, and the score of the option is their sum; the softmax of the scores says how likely each is.
//!
//! A feature is a value of a *template*: a named combination of small facts ("position × kind of mention"). The templates of a
//! model stand in an enum made by [`templates!`], which lays all their values into one table, so that a feature is an index
//! and a look-up is one load. There is no hashing of names: two values never share a weight, and every weight can be told
//! by the name of its template. Two other designs were weighed: weights by hashed strings (slower by the hash, and
//! collisions can't be explained) and trees (the experiments found nothing in them for this task).
//!
//! # Where the weights come from
//!
//! `weights.bin` was learned by `tests/eval/learn` from the training part of `PolNeAR` 1.0, a corpus of news stories with labelled
//! attributions, and from the project's own invented stories, `tests/eval/stories`. It holds nothing but the weights: for each
//! task a scale and one byte for each value of its templates. Those are about the looks and places of words, and about the
//! common lower-case words of `lexicon/common.txt`; no name, no rare word and no text of a story is in it, or can be read out
//! of it. With the training part of the corpus as `TRAIN.ndjson`, the same file to the byte is made again by
//!
//! ```sh
//! cargo run --release --example learn -- --out src/quote/weights.bin TRAIN.ndjson tests/eval/stories
//! ```
//!
//! The order of the templates and of the common words is the order of the weights: whoever changes either has to learn anew.

use std::sync::LazyLock;

/// An enum of templates with the sizes of their facts; `feature()` gives the index of a value.
///
/// The documentation of a template is kept as words, in which readers are told what decided: first what it is about, then,
/// behind a comma, what that is combined with.
macro_rules! templates {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[doc = $words:literal])+ $template:ident = [$($size:expr),+],)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $vis enum $name { $($(#[doc = $words])+ $template,)* }

        impl $name {
            const DIMENSIONS: &[&[usize]] = &[$(&[$($size),+],)*];
            const OFFSETS: [u32; Self::DIMENSIONS.len() + 1] = $crate::quote::model::offsets(Self::DIMENSIONS);
            /// What the templates are documented as, in order.
            #[allow(dead_code)]
            $vis const WORDS: &[&str] = &[$(concat!($($words),+),)*];
            /// How many weights the model has.
            #[allow(dead_code)]
            $vis const SIZE: usize = Self::OFFSETS[Self::DIMENSIONS.len()] as usize;

            /// The feature of these facts; a fact beyond its size counts as the largest.
            #[inline(always)]
            #[allow(clippy::inline_always)] // the sizes are constants, which leaves a sum of products
            $vis fn of<const N: usize>(self, facts: [usize; N]) -> u32 {
                $crate::quote::model::feature(Self::OFFSETS[self as usize], Self::DIMENSIONS[self as usize], facts)
            }

            /// The number of the template that a feature is a value of.
            #[allow(dead_code)]
            $vis fn number_of(feature: u32) -> usize {
                Self::OFFSETS.partition_point(|&offset| offset <= feature).saturating_sub(1)
            }
        }
    };
}
pub(super) use templates;

/// Where the values of each template begin, and how many there are in all.
pub(super) const fn offsets<const N: usize>(dimensions: &[&[usize]]) -> [u32; N] {
    let mut out = [0; N];
    let mut template = 0;
    while template < dimensions.len() {
        let mut size = 1;
        let mut at = 0;
        while at < dimensions[template].len() {
            size *= dimensions[template][at];
            at += 1;
        }
        #[allow(clippy::cast_possible_truncation)] // tables of some hundred thousand weights
        {
            out[template + 1] = out[template] + size as u32;
        }
        template += 1;
    }
    assert!(out[template] as usize <= PLACES, "PLACES has to be larger");
    out
}

/// The index of a value: the facts as the digits of a number.
#[inline(always)]
#[allow(clippy::inline_always)] // see above
pub(super) fn feature<const N: usize>(offset: u32, sizes: &[usize], facts: [usize; N]) -> u32 {
    debug_assert_eq!(sizes.len(), N, "as many facts as the template has");
    let mut index = 0;
    for (&fact, &size) in facts.iter().zip(sizes) {
        index = index * size + fact.min(size - 1);
    }
    #[allow(clippy::cast_possible_truncation)] // below the table's size, which is a u32
    {
        offset + index as u32
    }
}

/// Takes the features of an option.
pub(super) trait Features {
    /// Takes one.
    fn add(&mut self, feature: u32);
}

impl Features for Vec<u32> {
    fn add(&mut self, feature: u32) {
        self.push(feature);
    }
}

/// Every model has room for so many weights, most need fewer. Since the compiler knows the number, and that no feature is larger, it
/// leaves out the check of each look-up: there are tens of thousands for a story.
const PLACES: usize = 1 << 19;

/// The weights of a model, in 127ths of the largest: eight bits lose nothing that can be measured, and stay in the cache.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    /// As many as there are [`PLACES`], those behind the last one 0; none if nothing is learned yet.
    weights: Vec<i8>,
    /// How many there are in truth.
    size: usize,
    scale: f32,
}

impl Model {
    /// The model with these weights.
    fn new(scale: f32, size: usize, given: impl Iterator<Item = i8>) -> Self {
        let mut weights = vec![0; PLACES.max(size)];
        for (weight, given) in weights.iter_mut().zip(given) {
            *weight = given;
        }
        Self {
            weights,
            size,
            scale,
        }
    }

    /// The model with these weights, rounded.
    #[allow(clippy::cast_possible_truncation)] // between -127 and 127
    pub(super) fn rounded(weights: &[f32]) -> Self {
        let largest = weights.iter().fold(0.0_f32, |top, w| top.max(w.abs()));
        let scale = (largest / 127.0).max(f32::MIN_POSITIVE);
        let rounded = weights.iter().map(|w| (w / scale).round() as i8);
        Self::new(scale, weights.len(), rounded)
    }

    /// The weights that are not only room.
    fn weights(&self) -> &[i8] {
        &self.weights[..self.size]
    }

    /// The score of an option whose features `tell` gives.
    #[inline]
    pub(super) fn score(&self, tell: impl FnOnce(&mut Sum<'_>)) -> f32 {
        let Some(weights) = self.weights.first_chunk() else {
            return 0.0;
        };
        let mut sum = Sum { weights, total: 0 };
        tell(&mut sum);
        #[allow(clippy::cast_precision_loss)] // a few hundred weights of eight bits
        {
            sum.total as f32 * self.scale
        }
    }

    /// What one feature adds to a score.
    pub(super) fn weight(&self, feature: u32) -> f32 {
        let weight = self.weights.get(feature as usize).copied();
        f32::from(weight.unwrap_or(0)) * self.scale
    }
}

/// Adds up weights.
pub(super) struct Sum<'a> {
    weights: &'a [i8; PLACES],
    total: i32,
}

impl Features for Sum<'_> {
    #[inline(always)]
    #[allow(clippy::inline_always)] // only where the feature is made the compiler knows how large it is
    fn add(&mut self, feature: u32) {
        let weight = self.weights.get(feature as usize).copied();
        self.total += i32::from(weight.unwrap_or(0));
    }
}

/// What a model decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Whether a word reports.
    Cue,
    /// Which cue reports a marked stretch.
    Link,
    /// Which mention speaks.
    Speaker,
    /// Whether nobody is quoted.
    Scare,
    /// Whether an attribution is right.
    Trust,
    /// Where the clause begins that a word reports without marks, if any.
    Report,
    /// Where such a clause ends.
    Close,
    /// Which mention tells such a clause.
    Teller,
    /// Whom a mention stands for.
    Antecedent,
}

impl Task {
    /// All of them, in the order in which their weights are stored.
    pub const ALL: [Self; 9] = [
        Self::Cue,
        Self::Link,
        Self::Speaker,
        Self::Scare,
        Self::Trust,
        Self::Report,
        Self::Close,
        Self::Teller,
        Self::Antecedent,
    ];
}

/// The models of all tasks.
#[derive(Clone, Debug, Default)]
pub struct Models([Model; Task::ALL.len()]);

/// What stands at the head of the weights' file.
const HEAD: &[u8] = b"quotidian weights 1\n";

static EMBEDDED: LazyLock<Models> = LazyLock::new(|| {
    Models::from_bytes(include_bytes!("weights.bin"))
        .expect("the weights are those of this program")
});

impl Models {
    /// The models that are built in.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The model that decides `task`.
    pub(super) fn of(&self, task: Task) -> &Model {
        &self.0[task as usize]
    }

    /// Sets the weights of a task, rounded to eight bits.
    pub fn set(&mut self, task: Task, weights: &[f32]) {
        self.0[task as usize] = Model::rounded(weights);
    }

    /// The models in a file that [`to_bytes`](Self::to_bytes) made; none if it is broken.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(HEAD)?;
        let mut out = Self::default();
        for model in &mut out.0 {
            let (scale, after) = rest.split_first_chunk()?;
            let (size, after) = after.split_first_chunk()?;
            let (weights, after) = after.split_at_checked(u32::from_le_bytes(*size) as usize)?;
            let weights = weights.iter().map(|&byte| byte.cast_signed());
            *model = Model::new(f32::from_le_bytes(*scale), weights.len(), weights);
            rest = after;
        }
        rest.is_empty().then_some(out)
    }

    /// The models as a file: for each task its scale, the number of its weights and the weights, low byte first.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = HEAD.to_vec();
        for model in &self.0 {
            out.extend(model.scale.to_le_bytes());
            out.extend(
                u32::try_from(model.weights().len())
                    .unwrap_or(0)
                    .to_le_bytes(),
            );
            out.extend(model.weights().iter().map(|w| w.cast_unsigned()));
        }
        out
    }
}

/// A score between 0 and 1.
pub(super) fn squash(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}
