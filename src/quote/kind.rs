//! Stage six: whether a marked stretch quotes somebody at all, and whether as a whole or in part.
//!
//! Quoting nobody is a sum of named weights, which come from where those of [`attribute`](super::attribute) do; placards,
//! nicknames, works and things that are *known as* something are set by hand. The second question is a rule.

use super::QuoteKind;
use super::attribute::{Attribution, Setting};
use super::features::{features, squash};
use super::lexicon::Word;
use super::mentions::MentionKind;
use super::scene::Scene;
use super::tokens::{Place, Shape, first_inside, is_mark_char, last_inside};
use crate::story::ParagraphKind;

mod inside;

use inside::{Inside, LOOK};

features! {
    /// What speaks for quoting nobody.
    pub(super) enum ScareFeature {
        /// Always.
        Bias = -0.1,
        /// A cue was found.
        Cue = -2.6,
        /// The mention is the cue's own subject.
        Subject = -0.6,
        /// No speaker was found.
        NoMention = 1.3,
        /// The mention stands in another sentence.
        FarMention = -1.1,
        /// One word.
        OneWord = 1.1,
        /// Two or three words.
        FewWords = 0.5,
        /// Four to six words.
        SomeWords = 0.1,
        /// More than twelve words.
        Long = -0.3,
        /// It ends like a sentence.
        Stop = -1.0,
        /// Every word of weight is capitalised, and there are two or more.
        TitleCase = 1.5,
        /// It is one capitalised word.
        CapitalWord = 0.8,
        /// It begins with a small letter.
        SmallStart = 0.0,
        /// Known as, dubbed, titled stands before it.
        Naming = 2.0,
        /// A noun for a work stands before or behind it.
        Work = 1.8,
        /// A placard, banner or slogan stands before it.
        Placard = 5.0,
        /// A noun follows: the ‘golden’ era.
        NounBehind = 0.1,
        /// The, a or a possessive stands before it.
        Determined = -0.1,
        /// A preposition stands before it.
        Prepositional = 0.2,
        /// Title case with a noun for a work before it: a memoir, ‘The Long Way’.
        WorkTitle = 2.0,
        /// It stands between two parts of a name.
        Nickname = 6.1,
        /// A colon or comma stands before it.
        Introduced = -0.2,
        /// The cue stands right beside it.
        Beside = 0.0,
        /// It stands alone in its paragraph or opens its sentence.
        Opens = -1.5,
        /// Another stretch of the sentence quotes.
        Company = 0.6,
        /// Title case, in the middle of a sentence, and no cue beside it.
        TitleInside = 0.5,
        /// Title case behind a genitive: the channel’s “Morning Desk”.
        TitleOwned = 2.6,
        /// Title case behind a preposition.
        TitlePrepositional = 1.4,
        /// A short stretch between a determiner and a noun.
        Term = 0.9,
        /// A short stretch and no cue in the sentence.
        ShortWithoutCue = -0.7,
        /// A short stretch whose cue is a noun or a verb of other kinds than speech.
        ShortWeakCue = 1.0,
        /// A short stretch at the beginning of its sentence that hands over to no cue.
        ShortOpening = 1.2,
        /// A word like term, phrase, word stands before it.
        TermWord = 0.3,
        /// The cue stands more than twelve tokens away.
        FarCue = 0.5,
        /// The cue is a verb of calling: called, described, branded.
        CallCue = -0.9,
        /// It has its own verb or pronoun: somebody’s words.
        Personal = -0.6,
        /// A capital behind: the “Avatar” star, the “Daily Show” Host.
        CapitalBehind = -0.2,
        /// A short stretch behind a determiner, in the middle of a sentence without cue.
        TermWithoutCue = 0.8,
        /// Known, dubbed stands behind it.
        NamingBehind = 1.5,
        /// It stands in a headline, a bullet or a caption.
        Headline = -1.0,
        /// The speaker would be a placard, a banner or a notice.
        PlacardSpeaks = 4.0,
        /// The value of an attribute: `id="12"`.
        Attribute = 9.0,
        /// The stretch before has the same cue.
        Together = -0.8,
        /// It ends with a comma and the sentence goes on without a cue.
        CommaInside = 0.1,
    }
}

/// How likely the stretch with index `quote` quotes nobody in particular.
pub(super) fn scare(scene: &Scene, attributions: &[Attribution], quote: usize) -> f32 {
    let mut sum = 0.0;
    features_for(scene, attributions, quote, &mut |holds, feature| {
        if holds {
            sum += feature.weight();
        }
    });
    squash(sum)
}

/// The features of a stretch, each with whether it holds.
pub(super) fn features_for(
    scene: &Scene,
    attributions: &[Attribution],
    quote: usize,
    add: &mut impl FnMut(bool, ScareFeature),
) {
    let (attribution, place) = (&attributions[quote], scene.tokens.places[quote]);
    let last = quote.checked_sub(1).map(|last| &attributions[last]);
    let together =
        attribution.cue.is_some() && last.is_some_and(|last| last.cue == attribution.cue);
    add(together, ScareFeature::Together);
    add(true, ScareFeature::Bias);
    let inside = Inside::new(scene.text(place.first));
    speaker_features(scene, attribution, place, add);
    inside_features(&inside, add);
    let setting = Setting::new(scene, place);
    around_features(scene, &setting, add);
    joint_features(scene, attribution, &setting, &inside, add);
}

fn speaker_features(
    scene: &Scene,
    attribution: &Attribution,
    place: Place,
    add: &mut impl FnMut(bool, ScareFeature),
) {
    let all = &scene.tokens.all;
    let cue = attribution.cue.map(|cue| &scene.cues[cue]);
    add(cue.is_some(), ScareFeature::Cue);
    add(
        cue.is_some_and(|cue| cue.subject.is_some() && cue.subject == attribution.mention),
        ScareFeature::Subject,
    );
    add(
        attribution.mention.is_none()
            && attribution.same_as.is_none()
            && !cue.is_some_and(|cue| cue.passive),
        ScareFeature::NoMention,
    );
    let placard = attribution.mention.is_some_and(|mention| {
        let mention = &scene.mentions[mention];
        all[mention.end - 1].is(Word::PLACARD)
    });
    add(placard, ScareFeature::PlacardSpeaks);
    let far = |mention: usize| {
        let sentence = all[scene.mentions[mention].first].sentence;
        sentence != all[place.first].sentence && sentence != all[place.last].sentence
    };
    add(
        attribution.mention.is_some_and(far),
        ScareFeature::FarMention,
    );
    add(
        cue.is_some_and(|cue| cue.at + 1 == place.first || cue.at == place.last + 1),
        ScareFeature::Beside,
    );
}

fn inside_features(inside: &Inside, add: &mut impl FnMut(bool, ScareFeature)) {
    add(inside.words == 1, ScareFeature::OneWord);
    add((2..=3).contains(&inside.words), ScareFeature::FewWords);
    add((4..=6).contains(&inside.words), ScareFeature::SomeWords);
    add(inside.words >= LOOK, ScareFeature::Long);
    add(inside.stop && !inside.is_title(), ScareFeature::Stop);
    add(inside.is_title(), ScareFeature::TitleCase);
    add(
        inside.title && inside.words == 1 && inside.capital,
        ScareFeature::CapitalWord,
    );
    add(!inside.capital, ScareFeature::SmallStart);
    add(inside.personal, ScareFeature::Personal);
    add(inside.comma, ScareFeature::CommaInside);
}

/// What holds only together.
fn joint_features(
    scene: &Scene,
    attribution: &Attribution,
    setting: &Setting,
    inside: &Inside,
    add: &mut impl FnMut(bool, ScareFeature),
) {
    let place = setting.place;
    let before = scene.tokens.beside(place.first, place.first.checked_sub(1));
    let behind = scene.tokens.beside(place.last, Some(place.last + 1));
    let cue = attribution.cue.map(|cue| &scene.cues[cue]);
    let beside = cue.is_some_and(|cue| cue.at + 1 == place.first || cue.at == place.last + 1);
    let title = inside.is_title();
    add(
        title && !setting.opens && !beside && setting.mark_before == 0,
        ScareFeature::TitleInside,
    );
    add(
        title && before.is_some_and(|t| t.shape == Shape::Genitive),
        ScareFeature::TitleOwned,
    );
    add(
        title && before.is_some_and(|t| t.is(Word::PREPOSITION)),
        ScareFeature::TitlePrepositional,
    );
    let work = (1..=3)
        .map_while(|n| scene.tokens.beside(place.first, place.first.checked_sub(n)))
        .any(|t| t.is(Word::WORK));
    add(title && work, ScareFeature::WorkTitle);
    let determined = before
        .is_some_and(|t| t.is(Word::DETERMINER.or(Word::OWNER)) || t.shape == Shape::Genitive);
    let noun = behind.is_some_and(|t| t.is_word() && !t.is(Word::GLUE.or(Word::ADVERB)));
    add(inside.is_short() && determined && noun, ScareFeature::Term);
    add(
        inside.is_short() && cue.is_none(),
        ScareFeature::ShortWithoutCue,
    );
    add(
        inside.is_short() && determined && cue.is_none(),
        ScareFeature::TermWithoutCue,
    );
    let naming = (1..=9)
        .map_while(|n| scene.tokens.beside(place.last, Some(place.last + n)))
        .take_while(|t| !t.is_quote())
        .any(|t| t.is(Word::NAMING) && t.is(Word::PAST));
    add(inside.is_short() && naming, ScareFeature::NamingBehind);
    let token = cue.map(|cue| &scene.tokens.all[cue.at]);
    let weak = cue.is_some_and(|cue| cue.noun) || token.is_some_and(|t| !t.is(Word::SPEECH));
    add(inside.is_short() && weak, ScareFeature::ShortWeakCue);
    add(
        inside.is_short() && setting.opens && !beside,
        ScareFeature::ShortOpening,
    );
    let term = before.is_some_and(|t| t.is(Word::TERM))
        || place.first >= 2
            && scene
                .tokens
                .beside(place.first, Some(place.first - 2))
                .is_some_and(|t| t.is(Word::TERM));
    add(term, ScareFeature::TermWord);
    add(
        cue.is_some_and(|cue| cue.at.abs_diff(place.first) > 12),
        ScareFeature::FarCue,
    );
    add(
        token.is_some_and(|t| t.is(Word::AIMED) && !t.is(Word::SPEECH)),
        ScareFeature::CallCue,
    );
    add(
        behind.is_some_and(super::tokens::Token::is_capital) && !inside.comma,
        ScareFeature::CapitalBehind,
    );
}

fn around_features(scene: &Scene, setting: &Setting, add: &mut impl FnMut(bool, ScareFeature)) {
    let all = &scene.tokens.all;
    let place = setting.place;
    let before = |n: usize| scene.tokens.beside(place.first, place.first.checked_sub(n));
    let behind = scene.tokens.beside(place.last, Some(place.last + 1));
    let near = |word: Word, reach: usize| {
        (1..=reach)
            .map_while(before)
            .take_while(|t| !t.is_quote())
            .any(|t| t.is(word))
    };
    let named_as = before(1)
        .is_some_and(|t| t.is(Word::SUBORDINATOR) && t.span.len() == "as".len())
        && near(Word::NAMING, 9);
    add(near(Word::NAMING, 3) || named_as, ScareFeature::Naming);
    let paragraph = scene
        .story
        .paragraphs()
        .get(all[place.first].paragraph as usize);
    let beside_body = paragraph.is_some_and(|p| !matches!(p.kind, ParagraphKind::Body));
    add(beside_body, ScareFeature::Headline);
    let placard_behind = behind.is_some_and(|t| t.shape == Shape::Lower && t.is(Word::PLACARD));
    add(
        near(Word::PLACARD, 4) || placard_behind,
        ScareFeature::Placard,
    );
    let work_behind = behind.is_some_and(|t| t.shape == Shape::Lower && t.is(Word::WORK));
    add(
        near(Word::WORK, 3) && !setting.opens || work_behind,
        ScareFeature::Work,
    );
    let noun_behind = behind.is_some_and(|t| {
        t.is_word()
            && !t.is(Word::GLUE
                .or(Word::REPORTING)
                .or(Word::VERB)
                .or(Word::ADVERB))
    });
    add(noun_behind, ScareFeature::NounBehind);
    let owner = before(1)
        .is_some_and(|t| t.is(Word::DETERMINER.or(Word::OWNER)) || t.shape == Shape::Genitive);
    add(owner, ScareFeature::Determined);
    add(
        before(1).is_some_and(|t| t.is(Word::PREPOSITION)),
        ScareFeature::Prepositional,
    );
    add(
        matches!(setting.mark_before, b':' | b','),
        ScareFeature::Introduced,
    );
    add(setting.opens, ScareFeature::Opens);
    let nickname = before(1).is_some_and(|t| t.is_capital() && !t.is(Word::ADVERB))
        && behind.is_some_and(super::tokens::Token::is_capital);
    add(
        nickname
            && scene
                .mentions_in(place.first.saturating_sub(4), place.first)
                .any(|m| {
                    scene.mentions[m].kind == MentionKind::Name
                        && scene.mentions[m].end > place.last
                }),
        ScareFeature::Nickname,
    );
    let start = all[place.first].span.start as usize;
    let assigned = scene.story.text().as_bytes()[..start].last() == Some(&b'=');
    add(assigned, ScareFeature::Attribute);
    let sentences = scene.sentences_of(place);
    let company = all[sentences.start.max(place.first.saturating_sub(30))..place.first]
        .iter()
        .any(super::tokens::Token::is_quote);
    add(company, ScareFeature::Company);
}

/// Whether a stretch that quotes somebody does so as a whole utterance or as part of a clause.
pub(super) fn direct_or_mixed(scene: &Scene, place: Place) -> QuoteKind {
    let setting = Setting::new(scene, place);
    let text = scene.text(place.first);
    let capital = first_inside(text).is_some_and(|c| c.is_uppercase() || c.is_numeric());
    let utterance = setting.opens || matches!(setting.mark_before, b':' | b',' | b'-');
    let ended = last_inside(scene.text(place.last))
        .is_some_and(|c| matches!(c, '.' | ',' | '!' | '?' | '…' | '—' | '–' | ':' | '-'));
    let joined = scene
        .tokens
        .beside(place.last, Some(place.last + 1))
        .is_some_and(|t| t.is_mark(b',') || t.is_mark(b':') || t.is_mark(b'-'));
    let goes_on = text
        .chars()
        .filter(|&c| !is_mark_char(c))
        .filter(|c| c.is_whitespace())
        .count()
        >= 2;
    if utterance && (ended || joined || setting.closes) && (capital || goes_on && setting.opens)
        || place.last > place.first
    {
        QuoteKind::Direct
    } else {
        QuoteKind::Mixed
    }
}
