//! What the models weighed: the cue, the mentions near by, and what told the best of them from the next.

use super::{Cited, Inquiry, Reason, Way, Why};
use crate::quote::attribute::candidate::{self, Evidence};
use crate::quote::attribute::{Stretch, cue, weighed};
use crate::quote::drafts::SCARE;
use crate::quote::kind;
use crate::quote::model::{Model, Task};

/// As many reasons are told.
const TOLD: usize = 3;

impl Inquiry<'_> {
    /// The mention that the models choose for a stretch, the next one of somebody else, and what told them apart.
    pub(super) fn weighed(&self, stretch: usize) -> Why {
        let (scene, models) = (&self.scene, self.models);
        let before = &self.attributions[..stretch];
        let last = before.last().and_then(|last| last.cue);
        let around = Stretch::new(scene, scene.tokens.places[stretch]);
        let reading = cue::reading(scene, models, &around, last);
        let mut why = Why::by(Way::Chosen);
        let (cue, likely) = reading;
        why.cue = Some(Cited {
            span: cue.map(|cue| scene.tokens.all[scene.cues[cue].at].span),
            likely: Some(likely),
        });
        let evidence = Evidence::new(scene, &around, before, stretch, reading);
        let mut mentions = weighed(&evidence, models);
        mentions.sort_by(|a, b| b.1.total_cmp(&a.1));
        let Some(&(best, likely)) = mentions.first() else {
            return why;
        };
        why.speaker = Some(self.candidate(best, cue, likely));
        let somebody_else = |&&(other, _): &&(usize, f32)| !self.same(best, other);
        if let Some(&(next, likely)) = mentions[1..].iter().find(somebody_else) {
            why.runner_up = Some(self.candidate(next, cue, likely));
            why.reasons = self.between(&evidence, best, next);
        }
        why
    }

    /// Whether two mentions stand for the same one, as far as that is known.
    fn same(&self, one: usize, other: usize) -> bool {
        let entity = |mention| self.resolved.entity(mention).map(|(entity, _)| entity);
        entity(one).is_some() && entity(one) == entity(other)
    }

    /// What speaks for one mention against another.
    fn between(&self, evidence: &Evidence<'_>, best: usize, next: usize) -> Vec<Reason> {
        let mut told = Told::new(candidate::Template::WORDS);
        for (mention, sign) in [(best, 1.0), (next, -1.0)] {
            let mut features = Vec::new();
            evidence.features(mention, &mut features);
            told.add(
                self.models.of(Task::Speaker),
                &features,
                candidate::Template::number_of,
                sign,
            );
        }
        told.strongest()
    }

    /// What speaks for a stretch's quoting nobody.
    pub(super) fn for_nobody(&self, stretch: usize) -> Vec<Reason> {
        let follows = self.scene.follows_in_sentence(stretch);
        let last = follows.then(|| self.nobody[stretch - 1] > SCARE);
        let mut features = Vec::new();
        kind::features(
            &self.scene,
            &self.attributions,
            stretch,
            last,
            &mut features,
        );
        let mut told = Told::new(kind::Template::WORDS);
        told.add(
            self.models.of(Task::Scare),
            &features,
            kind::Template::number_of,
            1.0,
        );
        told.strongest()
    }
}

/// What the templates of a model add up to, those of one subject together: the words before the first comma are the subject.
struct Told {
    words: &'static [&'static str],
    sums: Vec<Reason>,
}

impl Told {
    fn new(words: &'static [&'static str]) -> Self {
        Self {
            words,
            sums: Vec::new(),
        }
    }

    fn add(&mut self, model: &Model, features: &[u32], number_of: fn(u32) -> usize, sign: f32) {
        for &feature in features {
            let words = self
                .words
                .get(number_of(feature))
                .copied()
                .unwrap_or_default();
            let words = words
                .split(',')
                .next()
                .unwrap_or(words)
                .trim()
                .trim_end_matches('.');
            let weight = sign * model.weight(feature);
            match self.sums.iter_mut().find(|reason| reason.words == words) {
                Some(reason) => reason.weight += weight,
                None => self.sums.push(Reason { words, weight }),
            }
        }
    }

    /// Those that add most, if they add anything.
    fn strongest(mut self) -> Vec<Reason> {
        self.sums.retain(|reason| reason.weight > 0.0);
        self.sums.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        self.sums.truncate(TOLD);
        self.sums
    }
}

#[cfg(test)]
mod tests {
    use super::{candidate, kind};

    #[test]
    fn every_template_is_documented_so_that_it_can_be_told() {
        for words in candidate::Template::WORDS
            .iter()
            .chain(kind::Template::WORDS)
        {
            let words = words.trim();
            assert!(
                words.starts_with(char::is_uppercase) && words.ends_with('.'),
                "{words}"
            );
            let told = words.split(',').next().unwrap_or_default();
            let unheard = ["stretch", "symbol", "template", "feature", "setting"];
            assert!(!unheard.iter().any(|word| told.contains(word)), "{words}");
        }
    }

    #[test]
    fn a_feature_is_told_by_its_own_template() {
        let cases = [
            (candidate::Template::Distance.of([0, 0]), 0),
            (candidate::Template::Distance.of([9, 99]), 0),
            (candidate::Template::Kind.of([0, 0]), 1),
            (
                candidate::Template::Paragraph.of([9, 9, 99]),
                candidate::Template::WORDS.len() - 1,
            ),
        ];
        for (feature, number) in cases {
            assert_eq!(candidate::Template::number_of(feature), number);
        }
    }
}
