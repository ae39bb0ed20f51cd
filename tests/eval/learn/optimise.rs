//! The learner proper: softmax over the options of many decisions, by L-BFGS.
//!
//! What is minimised is the sum over all decisions of -log of the probability of the right options, plus `ridge`/2 times the
//! sum of squared weights. The order of all sums is fixed, so the same decisions give the same weights to the last bit.
//! L-BFGS after Nocedal and Wright, *Numerical Optimization*, algorithm 7.4, with a backtracking line search.

/// Many decisions, stored flat.
#[derive(Default)]
pub(crate) struct Decisions {
    features: Vec<u32>,
    /// For each block of features where it ends.
    blocks: Vec<usize>,
    /// The blocks of the options.
    parts: Vec<u32>,
    /// For each option where its parts end, and whether it is right.
    options: Vec<(usize, bool)>,
    /// For each decision where its options end, and its weight.
    all: Vec<(usize, f32)>,
}

impl Decisions {
    /// Adds a block of features, to be named by options.
    pub(crate) fn block(&mut self, features: &[u32]) -> u32 {
        self.features.extend_from_slice(features);
        self.blocks.push(self.features.len());
        u32::try_from(self.blocks.len() - 1).expect("fewer than 2^32 blocks")
    }

    /// Adds an option of the decision that is being told.
    pub(crate) fn option(&mut self, blocks: &[u32], right: bool) {
        self.parts.extend_from_slice(blocks);
        self.options.push((self.parts.len(), right));
    }

    /// Ends a decision; one without a right or without a wrong option teaches nothing and is dropped.
    pub(crate) fn end(&mut self, weight: f32) {
        let first = self.all.last().map_or(0, |d| d.0);
        let own = &self.options[first..];
        if own.iter().any(|o| o.1) && own.iter().any(|o| !o.1) {
            self.all.push((self.options.len(), weight));
        } else {
            self.options.truncate(first);
            self.parts.truncate(self.options.last().map_or(0, |o| o.0));
        }
    }

    /// How many decisions there are.
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    fn block_features(&self, block: usize) -> &[u32] {
        let start = block.checked_sub(1).map_or(0, |before| self.blocks[before]);
        &self.features[start..self.blocks[block]]
    }

    /// The loss without the ridge; its gradient is added to `gradient`.
    fn loss(&self, weights: &[f64], gradient: &mut [f64]) -> f64 {
        let scores: Vec<f64> = (0..self.blocks.len())
            .map(|block| {
                self.block_features(block)
                    .iter()
                    .map(|&f| weights[f as usize])
                    .sum()
            })
            .collect();
        let mut pull = vec![0.0; self.blocks.len()];
        let mut loss = 0.0;
        let (mut option, mut part) = (0, 0);
        let mut chance: Vec<f64> = Vec::new();
        for &(end, weight) in &self.all {
            let weight = f64::from(weight);
            chance.clear();
            let mut at = part;
            for &(parts, _) in &self.options[option..end] {
                chance.push(
                    self.parts[at..parts]
                        .iter()
                        .map(|&b| scores[b as usize])
                        .sum(),
                );
                at = parts;
            }
            let top = chance.iter().copied().fold(f64::MIN, f64::max);
            let (mut all, mut right) = (0.0, 0.0);
            for (value, &(_, is_right)) in chance.iter_mut().zip(&self.options[option..end]) {
                *value = (*value - top).exp();
                all += *value;
                if is_right {
                    right += *value;
                }
            }
            let right = right.max(1e-300);
            loss -= weight * (right / all).ln();
            for (value, &(parts, is_right)) in chance.iter().zip(&self.options[option..end]) {
                let delta = value / all - if is_right { value / right } else { 0.0 };
                if delta.abs() > 1e-9 {
                    for &block in &self.parts[part..parts] {
                        pull[block as usize] += weight * delta;
                    }
                }
                part = parts;
            }
            option = end;
        }
        for (block, pull) in pull.into_iter().enumerate() {
            if pull != 0.0 {
                for &feature in self.block_features(block) {
                    gradient[feature as usize] += pull;
                }
            }
        }
        loss
    }

    /// The weights, of which there are `size`, that fit these decisions.
    pub(crate) fn fit(&self, size: usize, ridge: f64, rounds: usize) -> Vec<f32> {
        let value = |weights: &[f64], gradient: &mut Vec<f64>| {
            gradient.clear();
            gradient.extend(weights.iter().map(|w| ridge * w));
            let penalty: f64 = weights.iter().map(|w| w * w).sum();
            self.loss(weights, gradient) + ridge / 2.0 * penalty
        };
        minimise(vec![0.0; size], rounds, value)
            .into_iter()
            .map(|w| {
                #[allow(clippy::cast_possible_truncation)]
                let weight = w as f32;
                weight
            })
            .collect()
    }
}

/// How many rounds back the bend of the loss is known from; between 3 and 20 is usual.
const MEMORY: usize = 8;
/// The part of the gain promised by the slope that a step must bring at least; the usual value.
const SUFFICIENT: f64 = 1e-4;
/// A step shorter than this leads nowhere.
const SHORTEST: f64 = 1e-10;
/// A round that gains less, in parts of the loss, is the last.
const LEAST_GAIN: f64 = 1e-5;

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn minimise(
    mut at: Vec<f64>,
    rounds: usize,
    mut value: impl FnMut(&[f64], &mut Vec<f64>) -> f64,
) -> Vec<f64> {
    let mut gradient = Vec::new();
    let mut loss = value(&at, &mut gradient);
    let mut history: Vec<(Vec<f64>, Vec<f64>, f64)> = Vec::new();
    let mut next_gradient = Vec::new();
    for round in 0..rounds {
        let direction = direction(&gradient, &history);
        let slope = dot(&direction, &gradient);
        if slope >= 0.0 {
            break;
        }
        let mut step = if round == 0 {
            1.0 / dot(&gradient, &gradient).sqrt().max(1.0)
        } else {
            1.0
        };
        let next = loop {
            let next: Vec<f64> = at
                .iter()
                .zip(&direction)
                .map(|(x, d)| x + step * d)
                .collect();
            let next_loss = value(&next, &mut next_gradient);
            if next_loss <= loss + SUFFICIENT * step * slope {
                break Some((next, next_loss));
            }
            step *= 0.5;
            if step < SHORTEST {
                break None;
            }
        };
        let Some((next, next_loss)) = next else { break };
        let moved: Vec<f64> = next.iter().zip(&at).map(|(a, b)| a - b).collect();
        let turned: Vec<f64> = next_gradient
            .iter()
            .zip(&gradient)
            .map(|(a, b)| a - b)
            .collect();
        let bend = dot(&moved, &turned);
        if bend > 1e-12 {
            if history.len() == MEMORY {
                history.remove(0);
            }
            history.push((moved, turned, 1.0 / bend));
        }
        std::mem::swap(&mut gradient, &mut next_gradient);
        let gain = (loss - next_loss) / loss.abs().max(1.0);
        (at, loss) = (next, next_loss);
        if gain < LEAST_GAIN {
            break;
        }
    }
    at
}

/// The two loops of L-BFGS.
fn direction(gradient: &[f64], history: &[(Vec<f64>, Vec<f64>, f64)]) -> Vec<f64> {
    let mut out: Vec<f64> = gradient.iter().map(|g| -g).collect();
    let mut alphas = Vec::new();
    for (moved, turned, rho) in history.iter().rev() {
        let alpha = rho * dot(moved, &out);
        for (o, t) in out.iter_mut().zip(turned) {
            *o -= alpha * t;
        }
        alphas.push(alpha);
    }
    if let Some((moved, turned, _)) = history.last() {
        let scale = dot(moved, turned) / dot(turned, turned);
        for o in &mut out {
            *o *= scale;
        }
    }
    for ((moved, turned, rho), alpha) in history.iter().zip(alphas.into_iter().rev()) {
        let beta = rho * dot(turned, &out);
        for (o, m) in out.iter_mut().zip(moved) {
            *o += (alpha - beta) * m;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Decisions;

    /// Decisions between two options: feature 0 is right, feature 1 wrong, feature 2 says nothing.
    fn separable() -> Decisions {
        let mut out = Decisions::default();
        for _ in 0..20 {
            for (feature, right) in [(0, true), (1, false)] {
                let block = out.block(&[feature, 2]);
                out.option(&[block], right);
            }
            out.end(1.0);
        }
        out
    }

    #[test]
    fn what_is_right_is_learned() {
        let weights = separable().fit(3, 0.1, 50);
        assert!(weights[0] > 1.0 && weights[1] < -1.0, "{weights:?}");
        assert!(weights[2].abs() < 1e-6, "{weights:?}");
    }

    #[test]
    fn the_same_decisions_give_the_same_weights() {
        let bits = || {
            let weights = separable().fit(3, 0.1, 50);
            weights.into_iter().map(f32::to_bits).collect::<Vec<_>>()
        };
        assert_eq!(bits(), bits());
    }

    #[test]
    fn what_leaves_no_choice_is_no_decision() {
        let mut decisions = separable();
        let block = decisions.block(&[0]);
        decisions.option(&[block], true);
        decisions.end(1.0);
        assert_eq!(decisions.len(), 20);
    }
}
