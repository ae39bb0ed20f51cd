//! Shares, and what is computed from them.

use std::fmt;

/// How many of some are right.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Share {
    right: usize,
    of: usize,
}

impl Share {
    /// Takes one more.
    pub(crate) fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    /// Its value; none of nothing.
    pub(crate) fn value(self) -> Option<f64> {
        (self.of > 0).then(|| ratio(self.right, self.of))
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(value) = self.value() else {
            return f.pad("-");
        };
        f.pad(&format!("{value:.4} of {}", self.of))
    }
}

/// Precision and recall.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Agreement {
    pub(crate) precision: Share,
    pub(crate) recall: Share,
}

impl Agreement {
    /// Their harmonic mean, as it is printed.
    pub(crate) fn f1(&self) -> String {
        let both = self.precision.value().zip(self.recall.value());
        both.map_or("-".into(), |(precision, recall)| {
            let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
            format!("{f1:.4}")
        })
    }
}

const BINS: usize = 10;

/// What was claimed with which confidence, in ten bins.
#[derive(Clone, Debug, Default)]
pub(crate) struct Confidence([Bin; BINS]);

#[derive(Clone, Debug, Default)]
struct Bin {
    right: usize,
    of: usize,
    claimed: f64,
}

impl Confidence {
    /// Takes one more.
    pub(crate) fn add(&mut self, confidence: f32, right: bool) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between 0 and 10
        let bin = (confidence * 10.0).clamp(0.0, 9.0) as usize;
        let bin = &mut self.0[bin];
        bin.right += usize::from(right);
        bin.of += 1;
        bin.claimed += f64::from(confidence);
    }

    /// The expected calibration error, as it is printed: how far the share of what is right lies from what is claimed, in the
    /// mean over all.
    pub(crate) fn error(&self) -> String {
        let of: usize = self.0.iter().map(|bin| bin.of).sum();
        if of == 0 {
            return "-".into();
        }
        let gaps = self.0.iter().filter(|bin| bin.of > 0).map(|bin| {
            let claimed = bin.claimed / ratio(bin.of, 1);
            (claimed - ratio(bin.right, bin.of)).abs() * ratio(bin.of, of)
        });
        format!("{:.4}", gaps.sum::<f64>())
    }
}

#[allow(clippy::cast_precision_loss)] // counts
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use super::{Agreement, Confidence};

    #[test]
    fn the_calibration_error_is_the_mean_gap() {
        let mut confidence = Confidence::default();
        for right in [true, true, true, false] {
            confidence.add(0.75, right);
        }
        assert_eq!(confidence.error(), "0.0000");
        for _ in 0..4 {
            confidence.add(0.25, true);
        }
        assert_eq!(confidence.error(), "0.3750");
    }

    #[test]
    fn the_mean_of_precision_and_recall_is_harmonic() {
        let mut both = Agreement::default();
        assert_eq!(both.f1(), "-");
        both.precision.add(true);
        both.recall.add(true);
        both.recall.add(false);
        both.recall.add(false);
        assert_eq!(both.f1(), "0.5000");
        assert_eq!(both.recall.to_string(), "0.3333 of 3");
    }
}
