//! Which mention near a marked stretch names its speaker.

use super::{Attribution, Setting, can_speak};
use crate::quote::cues::{Bond, Cue};
use crate::quote::features::features;
use crate::quote::lexicon::Word;
use crate::quote::mentions::{Mention, MentionKind};
use crate::quote::scene::Scene;
use crate::quote::tokens::{Place, Shape};

features! {
    /// What speaks for and against a mention.
    pub(in crate::quote) enum Feature {
        /// It stands before the stretch in its sentence.
        SentenceBefore = 2.8,
        /// It stands behind the stretch in its sentence.
        SentenceBehind = 2.0,
        /// It stands in the sentence before.
        LastSentence = -0.7,
        /// It stands further back in the paragraph.
        Paragraph = -2.9,
        /// It stands in a paragraph before.
        EarlierParagraph = -4.3,
        /// It is the subject of the chosen cue, beside it.
        Subject = 2.0,
        /// It is the subject of the chosen cue and of another verb before.
        JoinedSubject = 1.2,
        /// It is the head of the chosen cue's clause.
        LooseSubject = -0.3,
        /// It is what the passive cue is done to.
        Patient = -3.0,
        /// It stands behind a colon behind the stretch.
        ColonBehind = 2.5,
        /// One capitalised word that opens its sentence, no title before it and no verb behind.
        Doubtful = -0.5,
        /// It follows the chosen cue, which has another subject.
        Object = -2.9,
        /// It is the subject of another cue.
        OtherSubject = 1.7,
        /// It opens its sentence.
        Opens = 1.0,
        /// The chosen cue stands behind the stretch, and this mention before it.
        AgainstCue = -0.4,
        /// A preposition stands before it.
        Prepositional = -0.5,
        /// By: the chosen cue is passive.
        Agent = 1.5,
        /// It owns what follows.
        Genitive = -1.0,
        /// It describes another mention.
        Describes = 1.2,
        /// A name.
        Name = 0.6,
        /// An organisation.
        Organisation = 0.1,
        /// He or she.
        Person = 0.7,
        /// They.
        They = 0.3,
        /// It.
        It = -1.8,
        /// Who.
        Who = -0.4,
        /// A description of somebody.
        Somebody = 0.5,
        /// A description of a body or document.
        Body = -0.5,
        /// Any other description.
        Thing = -1.6,
        /// A cue stands between it and the stretch, and reports the clause it stands in.
        InsideReport = -1.4,
        /// It is the subject of the first cue of the sentence.
        FirstSubject = 0.5,
        /// A verb, auxiliary or cue follows.
        VerbBehind = 0.6,
        /// It is the last mention before the chosen cue.
        CueBehind = 0.0,
        /// It is the first mention behind the chosen cue.
        CueBefore = -0.2,
        /// It opens the sentence before, and the stretch opens its own.
        LastSubject = 0.3,
        /// No cue was chosen, and it stands in the same sentence.
        NoCueSentence = 0.2,
        /// It is the owner or maker of the noun that is the cue.
        NounSubject = 2.5,
        /// The chosen cue is a verb of speech, and it is its subject.
        SpeechSubject = 0.7,
        /// A plural.
        Plural = -1.1,
        /// Each mention between.
        Between = -0.1,
        /// Each marked stretch between.
        QuoteBetween = -0.2,
        /// It names the speaker of the stretch before, in the same sentence.
        SameSentence = 0.0,
        /// It names the speaker of the stretch before, in the same paragraph.
        SameParagraph = 2.1,
        /// It names the speaker of the stretch before, in another paragraph.
        SameEarlier = 1.5,
        /// It stands before a colon before the stretch.
        Colon = 1.5,
        /// A dash stands between the stretch and it, and it ends the line: ‘…’ – Name.
        Dash = 3.0,
        /// There is no cue, and it would need one.
        NoCue = -0.4,
    }
}

/// Mentions looked at before the stretch in its paragraph, in earlier paragraphs, and behind.
const BEFORE: usize = 20;
const EARLIER: usize = 8;
const BEHIND: usize = 4;

/// The mentions near the stretch at `place`, by index.
pub(super) fn window(scene: &Scene, place: Place) -> impl Iterator<Item = usize> {
    let paragraph = scene
        .tokens
        .paragraph(scene.tokens.all[place.first].paragraph as usize);
    let here = scene.mentions_in(paragraph.start, place.first);
    let earlier = here.start.saturating_sub(EARLIER)..here.start;
    let here = here.end.saturating_sub(BEFORE).max(here.start)..here.end;
    let behind = scene.mentions_in(place.last + 1, scene.tokens.sentence_around(place.last).end);
    let behind = behind.start..behind.end.min(behind.start + BEHIND);
    earlier
        .chain(here)
        .chain(behind)
        .filter(|&mention| can_speak(scene, mention))
}

/// What is known when the candidates of a stretch are weighed.
pub(in crate::quote) struct Evidence<'a> {
    scene: &'a Scene<'a>,
    setting: Setting,
    cue: Option<usize>,
    /// The mention of the speaker of the stretch before, and whether it stands in the same sentence and paragraph.
    last: Option<(usize, bool, bool)>,
}

impl<'a> Evidence<'a> {
    /// The evidence about the stretch with index `quote`, those `before` it attributed.
    pub(in crate::quote) fn new(
        scene: &'a Scene<'a>,
        before: &[Attribution],
        quote: usize,
        cue: Option<usize>,
    ) -> Self {
        let place = scene.tokens.places[quote];
        let token = &scene.tokens.all[place.first];
        let last = before.last().and_then(|last| {
            let other = &scene.tokens.all[scene.tokens.places[quote - 1].last];
            Some((
                last.mention?,
                other.sentence == token.sentence,
                other.paragraph == token.paragraph,
            ))
        });
        Self {
            scene,
            setting: Setting::new(scene, place),
            cue,
            last,
        }
    }

    /// How well the mention fits.
    pub(in crate::quote) fn score(&self, mention: usize) -> f32 {
        let mut sum = 0.0;
        self.features(mention, &mut |feature, times| {
            sum += feature.weight() * times;
        });
        sum
    }

    /// The features of a mention, each with how often it holds.
    pub(in crate::quote) fn features(&self, index: usize, add: &mut impl FnMut(Feature, f32)) {
        self.position(index, add);
        self.grammar(index, add);
        kind(&self.scene.mentions[index], add);
        self.neighbours(index, add);
        self.sequence(index, add);
    }

    #[allow(clippy::cast_precision_loss)] // counts below a hundred
    fn position(&self, index: usize, add: &mut impl FnMut(Feature, f32)) {
        let mention = &self.scene.mentions[index];
        let all = &self.scene.tokens.all;
        let place = self.setting.place;
        let behind = mention.first > place.last;
        let token = &all[mention.first];
        let quote = &all[if behind { place.last } else { place.first }];
        let feature = match quote.sentence.abs_diff(token.sentence) {
            0 if behind => Feature::SentenceBehind,
            0 => Feature::SentenceBefore,
            _ if token.paragraph != quote.paragraph => Feature::EarlierParagraph,
            1 => Feature::LastSentence,
            _ => Feature::Paragraph,
        };
        add(feature, 1.0);
        let (start, end) = if behind {
            (place.last + 1, mention.first)
        } else {
            (mention.reach.min(place.first), place.first)
        };
        let between = self.scene.mentions_in(start, end).len();
        add(Feature::Between, between.min(8) as f32);
        let quotes = all[start..end]
            .iter()
            .take(60)
            .filter(|t| t.is_quote())
            .count();
        add(Feature::QuoteBetween, quotes.min(4) as f32);
        let opens = mention.first == 0
            || all[mention.first - 1].sentence != token.sentence
            || mention.first >= 1
                && all[mention.first - 1].is(Word::DETERMINER.or(Word::OWNER))
                && (mention.first == 1 || all[mention.first - 2].sentence != token.sentence);
        let last = token.sentence < quote.sentence
            && token.paragraph == quote.paragraph
            && token.sentence + 1 == quote.sentence;
        if opens {
            add(Feature::Opens, 1.0);
            if last && self.setting.opens {
                add(Feature::LastSubject, 1.0);
            }
        }
        if token.sentence == quote.sentence && self.cue.is_none() {
            add(Feature::NoCueSentence, 1.0);
        }
        if !behind && self.setting.mark_before == b':' && mention.reach + 1 == place.first {
            add(Feature::Colon, 1.0);
        }
        if behind && all[place.last + 1].is_mark(b':') && mention.first <= place.last + 3 {
            add(Feature::ColonBehind, 1.0);
        }
        if behind && all[place.last + 1].is_mark(b'-') && mention.first <= place.last + 3 {
            add(Feature::Dash, 1.0);
        }
    }

    fn grammar(&self, index: usize, add: &mut impl FnMut(Feature, f32)) {
        let mention = &self.scene.mentions[index];
        let all = &self.scene.tokens.all;
        let mut when = |holds: bool, feature| {
            if holds {
                add(feature, 1.0);
            }
        };
        let before = self
            .scene
            .tokens
            .beside(mention.first, mention.first.checked_sub(1));
        when(
            before.is_some_and(|t| t.is(Word::PREPOSITION) && !t.is(Word::BY)),
            Feature::Prepositional,
        );
        when(mention.genitive, Feature::Genitive);
        when(mention.describes.is_some(), Feature::Describes);
        let Some(cue) = self.cue.map(|cue| &self.scene.cues[cue]) else {
            when(true, Feature::NoCue);
            let cues = self.scene.cues_in(
                mention.first.saturating_sub(4),
                (mention.reach + 8).min(all.len()),
            );
            when(
                cues.into_iter()
                    .any(|cue| self.scene.cues[cue].subject == Some(index)),
                Feature::OtherSubject,
            );
            return;
        };
        when(
            cue.passive && mention.first < cue.at && cue.subject != Some(index),
            Feature::Patient,
        );
        when(
            cue.subject.is_some_and(|subject| subject != index) && mention.first == cue.at + 1,
            Feature::Object,
        );
        when(
            cue.passive && before.is_some_and(|t| t.is(Word::BY)),
            Feature::Agent,
        );
        let (first, last) = (self.setting.place.first, self.setting.place.last);
        when(
            cue.at > last && mention.first < first || cue.at < first && mention.first > last,
            Feature::AgainstCue,
        );
    }

    /// What follows the mention, and where it stands about the chosen cue.
    fn neighbours(&self, index: usize, add: &mut impl FnMut(Feature, f32)) {
        let mention = &self.scene.mentions[index];
        let mut when = |holds: bool, feature| {
            if holds {
                add(feature, 1.0);
            }
        };
        let verb = Word::REPORTING.or(Word::VERB).or(Word::AUXILIARY);
        let behind = self.scene.tokens.beside(mention.first, Some(mention.reach));
        when(behind.is_some_and(|t| t.is(verb)), Feature::VerbBehind);
        when(mention.plural, Feature::Plural);
        let token = &self.scene.tokens.all[mention.first];
        let opens = self
            .scene
            .tokens
            .beside(mention.first, mention.first.checked_sub(1))
            .is_none();
        let single = mention.kind == MentionKind::Name && mention.end == mention.first + 1;
        let plain = behind.is_some_and(|t| {
            t.shape == Shape::Lower && !t.is(verb.or(Word::GLUE).or(Word::ADVERB))
        });
        when(
            single && opens && plain && !token.is(Word::GIVEN),
            Feature::Doubtful,
        );
        let place = self.setting.place;
        if mention.first < place.first {
            let sentence = self.scene.tokens.sentence_around(mention.first);
            let cues = self.scene.cues_in(sentence.start, place.first);
            let first = self.scene.cues.get(cues.start).filter(|_| !cues.is_empty());
            when(
                first.is_some_and(|cue| cue.subject == Some(index)),
                Feature::FirstSubject,
            );
            let reports = |cue: &Cue| {
                let speech =
                    self.scene.tokens.all[cue.at].is(Word::SPEECH) && !cue.noun && !cue.passive;
                speech
                    && cue.at < mention.first
                    && cue
                        .subject
                        .is_some_and(|subject| self.scene.mentions[subject].first < cue.at)
            };
            let inside = self.scene.cues[cues].iter().take(4).any(reports);
            when(inside, Feature::InsideReport);
        }
        if let Some(cue) = self.cue.map(|cue| &self.scene.cues[cue]) {
            let next = self.scene.mentions.get(index + 1);
            let before_cue = mention.first < cue.at;
            when(
                before_cue && next.is_none_or(|next| next.first > cue.at),
                Feature::CueBehind,
            );
            let previous = index.checked_sub(1).map(|at| &self.scene.mentions[at]);
            when(
                !before_cue && previous.is_none_or(|m| m.first < cue.at),
                Feature::CueBefore,
            );
            let subject = cue.subject == Some(index);
            let speech = self.scene.tokens.all[cue.at].is(Word::SPEECH);
            when(
                subject && cue.noun && cue.bond == Bond::Close,
                Feature::NounSubject,
            );
            let bond = match cue.bond {
                Bond::Close => Feature::Subject,
                Bond::Joined => Feature::JoinedSubject,
                Bond::Loose => Feature::LooseSubject,
            };
            when(subject, bond);
            when(subject && speech && !cue.noun, Feature::SpeechSubject);
        }
    }

    fn sequence(&self, index: usize, add: &mut impl FnMut(Feature, f32)) {
        let Some((last, sentence, paragraph)) = self.last else {
            return;
        };
        if last == index {
            add(
                match (sentence, paragraph) {
                    (true, _) => Feature::SameSentence,
                    (false, true) => Feature::SameParagraph,
                    (false, false) => Feature::SameEarlier,
                },
                1.0,
            );
        }
    }
}

fn kind(mention: &Mention, add: &mut impl FnMut(Feature, f32)) {
    let feature = match mention.kind {
        MentionKind::Name => Feature::Name,
        MentionKind::Organisation => Feature::Organisation,
        MentionKind::Relative => Feature::Who,
        MentionKind::Pronoun if mention.word.is(Word::IT) => Feature::It,
        MentionKind::Pronoun if mention.word.is(Word::THEY) => Feature::They,
        MentionKind::Pronoun => Feature::Person,
        MentionKind::Nominal if mention.word.is(Word::SOMEBODY.or(Word::RELATION)) => {
            Feature::Somebody
        }
        MentionKind::Nominal if mention.word.is(Word::ORGANISATION.or(Word::DOCUMENT)) => {
            Feature::Body
        }
        MentionKind::Nominal => Feature::Thing,
    };
    add(feature, 1.0);
}
