//! Scores as sums of named weights.
//!
//! Every decision of this module is linear: a handful of yes-or-no features, each with a weight. [`features!`] makes an
//! enum of the names and keeps the weights beside them, so that a decision can be read, and can be told in words.

/// An enum of features with their weights, and `weight()`.
macro_rules! features {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$doc:meta])* $feature:ident = $weight:expr,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $vis enum $name { $($(#[$doc])* $feature,)* }

        impl $name {
            const WEIGHTS: &[f32] = &[$($weight,)*];

            /// What it adds to the score.
            $vis fn weight(self) -> f32 {
                Self::WEIGHTS[self as usize]
            }
        }
    };
}
pub(super) use features;

/// A score between 0 and 1.
pub(super) fn squash(score: f32) -> f32 {
    1.0 / (1.0 + (-score).exp())
}
