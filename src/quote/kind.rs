//! Stage six: whether a marked stretch quotes somebody at all, and whether as a whole or in part.
//!
//! The first question is put to a learned model ([`model`](super::model)), which sees what stands around the marks and inside
//! them, and what the stage before found: a cue, a speaker and how sure that is. The second question is a rule.

use super::QuoteKind;
use super::attribute::facts::{self, cue_sort};
use super::attribute::{Attribution, SETTINGS, Setting};
use super::lexicon::Word;
use super::mentions::MentionKind;
use super::model::{Features, Models, Task, squash, templates};
use super::scene::Scene;
use super::symbol::{NOTHING, SORTS, SYMBOLS, Sort};
use super::tokens::{Place, Shape, first_inside, last_inside};

mod inside;

use inside::Inside;

/// Looks of the words inside, see [`Inside::look`].
const LOOKS: usize = 16;
/// Lengths, see [`Inside::length`].
const L: usize = 7;

templates! {
    /// What speaks for quoting nobody, in words that readers are told too (see [`why()`](crate::quote::why())).
    pub(super) enum Template {
        /// How often marks quote nobody at all.
        Bias = [1],
        /// The look of the words inside, and how many there are.
        Inside = [L, LOOKS],
        /// The look of the words inside, and how they sit in the sentence.
        LookSetting = [LOOKS, SETTINGS],
        /// How many words are inside, and how they sit in the sentence.
        LengthSetting = [L, SETTINGS],
        /// The cue or the lack of one, and how many words are inside.
        Cue = [12, L],
        /// The cue or the lack of one, and the look of the words inside.
        CueLook = [12, LOOKS],
        /// The cue or the lack of one, by the word.
        CueWord = [SYMBOLS],
        /// The cue or the lack of one, its side, and how far away it is.
        CueGap = [12, 3, 8],
        /// How likely anybody speaks, and how many words are inside.
        Likely = [10, L],
        /// How likely anybody speaks, and the sort of cue.
        LikelyCue = [10, 12],
        /// Who would be the speaker, by the kind of mention and where it stands.
        Mention = [17, 8],
        /// What sort of marks they are, how many words are inside, and the cue.
        Marks = [2, L, 12],
        /// What sort of marks they are, and the look of the words inside.
        MarksLook = [2, LOOKS, 4],
        /// What sort of marks they are, and the sorts of words beside them.
        MarksSides = [2, SORTS, SORTS],
        /// Whether the speaker is the subject of the cue.
        Subject = [2, 12],
        /// Who would be the speaker, by the last word of the mention.
        MentionHead = [SYMBOLS],
        /// The words before the marks, of these the last.
        Before = [SYMBOLS],
        /// The words before the marks, of these the second last.
        SecondBefore = [SYMBOLS],
        /// The words before the marks, of these the third last.
        ThirdBefore = [SYMBOLS],
        /// The words behind the marks, of these the first.
        Behind = [SYMBOLS],
        /// The words behind the marks, of these the second.
        SecondBehind = [SYMBOLS],
        /// The words on both sides of the marks, by their sorts.
        Sides = [SORTS, SORTS],
        /// The words on both sides of the marks, by their sorts where the stretch is short.
        SidesShort = [SORTS, SORTS, 4],
        /// The words before the marks, by their sorts.
        SortsBefore = [SORTS, SORTS],
        /// The words behind the marks, by their sorts.
        SortsBehind = [SORTS, SORTS],
        /// The words before the marks, by the sort of the last, and the look inside.
        BeforeLook = [SORTS, LOOKS],
        /// The words behind the marks, by the sort of the first, and the look inside.
        BehindLook = [SORTS, LOOKS],
        /// The words before the marks, of these the last, if the stretch looks like a title or not.
        BeforeTitle = [SYMBOLS, 2],
        /// The words behind the marks, of these the first, if the stretch looks like a title or not.
        BehindTitle = [SYMBOLS, 2],
        /// The words inside, of these the first.
        FirstInside = [SYMBOLS],
        /// The words inside, of these the last.
        LastInside = [SYMBOLS],
        /// The words inside, each.
        WordInside = [SYMBOLS],
        /// What is spoken of beside the marks, names, works, placards or terms.
        Near = [2, 2, 2, 2, 2],
        /// What is spoken of beside the marks, a work or not, and the look of the words inside.
        Work = [2, LOOKS, L],
        /// What else is in marks in the sentence, and whether the one before has the same cue.
        Company = [3, 2, 12],
        /// Whether the marks before it in the sentence quote nobody.
        LastScare = [3, 12, L],
        /// Whether it stands between two parts of a name.
        Nickname = [2],
        /// Whether it is the value of an attribute: `id="12"`.
        Attribute = [2],
        /// What sort of paragraph it stands in.
        Paragraph = [6, L],
        /// How personal the words inside are, with I, we or is among them.
        Personal = [2, L, 12],
        /// Whether a cue stands right beside it.
        Beside = [2, LOOKS, L],
    }
}

/// Words that the model is told one by one.
const TOLD: usize = 8;

/// How likely the stretch with index `quote` quotes nobody in particular.
pub(super) fn scare(
    scene: &Scene,
    models: &Models,
    attributions: &[Attribution],
    quote: usize,
    last: Option<bool>,
) -> f32 {
    squash(
        models
            .of(Task::Scare)
            .score(|out| features(scene, attributions, quote, last, out)),
    )
}

/// The features of a stretch; `last` tells whether the stretch before, in the same sentence, quotes nobody.
pub(super) fn features(
    scene: &Scene,
    attributions: &[Attribution],
    quote: usize,
    last: Option<bool>,
    out: &mut impl Features,
) {
    let place = scene.tokens.places[quote];
    let facts = Facts {
        scene,
        place,
        setting: Setting::new(scene, place),
        inside: Inside::new(scene.text(place.first)),
        attribution: &attributions[quote],
    };
    out.add(Template::Bias.of([0]));
    facts.words(out);
    facts.speaker(out);
    facts.look(out);
    let before = quote.checked_sub(1).map(|before| &attributions[before]);
    facts.company(before, last, out);
}

struct Facts<'a> {
    scene: &'a Scene<'a>,
    place: Place,
    setting: Setting,
    inside: Inside,
    attribution: &'a Attribution,
}

impl Facts<'_> {
    fn before(&self, steps: usize) -> Option<&super::tokens::Token> {
        let first = self.place.first;
        self.scene.tokens.beside(first, first.checked_sub(steps))
    }

    fn behind(&self, steps: usize) -> Option<&super::tokens::Token> {
        let last = self.place.last;
        self.scene.tokens.beside(last, Some(last + steps))
    }

    fn cue_code(&self) -> usize {
        self.attribution
            .cue
            .map_or(0, |cue| 1 + cue_sort(self.scene, cue))
    }

    fn words(&self, out: &mut impl Features) {
        let symbol = |t: Option<&super::tokens::Token>| t.map_or(NOTHING, |t| t.symbol) as usize;
        let sort = |t: Option<&super::tokens::Token>| t.map_or(Sort::Nothing, |t| t.sort) as usize;
        let (one, two) = (self.before(1), self.before(2));
        let (next, second) = (self.behind(1), self.behind(2));
        out.add(Template::Before.of([symbol(one)]));
        out.add(Template::SecondBefore.of([symbol(two)]));
        out.add(Template::ThirdBefore.of([symbol(self.before(3))]));
        out.add(Template::Behind.of([symbol(next)]));
        out.add(Template::SecondBehind.of([symbol(second)]));
        out.add(Template::Sides.of([sort(one), sort(next)]));
        let length = self.inside.length();
        out.add(Template::SidesShort.of([sort(one), sort(next), length]));
        out.add(Template::SortsBefore.of([sort(two), sort(one)]));
        out.add(Template::SortsBehind.of([sort(next), sort(second)]));
        let look = self.inside.look();
        out.add(Template::BeforeLook.of([sort(one), look]));
        out.add(Template::BehindLook.of([sort(next), look]));
        let title = usize::from(self.inside.is_title());
        out.add(Template::BeforeTitle.of([symbol(one), title]));
        out.add(Template::BehindTitle.of([symbol(next), title]));
        for (at, word) in self.inside.symbols().iter().enumerate() {
            let word = usize::from(*word);
            if at == 0 {
                out.add(Template::FirstInside.of([word]));
            }
            if at + 1 == self.inside.words {
                out.add(Template::LastInside.of([word]));
            }
            if at < TOLD {
                out.add(Template::WordInside.of([word]));
            }
        }
    }

    fn speaker(&self, out: &mut impl Features) {
        let scene = self.scene;
        let cue = self.attribution.cue.map(|cue| &scene.cues[cue]);
        let code = self.cue_code();
        let length = self.inside.length();
        let look = self.inside.look();
        out.add(Template::Cue.of([code, length]));
        out.add(Template::CueLook.of([code, look]));
        let (side, gap) = match cue {
            None => (0, 0),
            Some(cue) if cue.at > self.place.last => (2, cue.at - self.place.last),
            Some(cue) => (1, self.place.first.abs_diff(cue.at)),
        };
        out.add(Template::CueGap.of([code, side, gap]));
        out.add(Template::Beside.of([usize::from(gap == 1), look, length]));
        let word = cue.map_or(NOTHING, |cue| scene.tokens.all[cue.at].symbol);
        out.add(Template::CueWord.of([word as usize]));
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between 0 and 10
        let likely = (self.attribution.confidence * 9.99) as usize;
        out.add(Template::Likely.of([likely, length]));
        out.add(Template::LikelyCue.of([likely, code]));
        let single = usize::from(scene.single);
        let sort = |t: Option<&super::tokens::Token>| t.map_or(Sort::Nothing, |t| t.sort) as usize;
        out.add(Template::Marks.of([single, length, code]));
        out.add(Template::MarksLook.of([single, look, side]));
        out.add(Template::MarksSides.of([single, sort(self.before(1)), sort(self.behind(1))]));
        let subject =
            cue.is_some_and(|c| c.subject.is_some() && c.subject == self.attribution.mention);
        out.add(Template::Subject.of([usize::from(subject), code]));
        let (mut kind, mut position, mut head) = (16, 7, NOTHING);
        if let Some(mention) = self.attribution.mention {
            let mention = &scene.mentions[mention];
            kind = facts::kind(mention, &scene.tokens.all);
            position = facts::position(scene, self.place, mention);
            head = scene.tokens.all[mention.end - 1].symbol;
        }
        out.add(Template::Mention.of([kind, position]));
        out.add(Template::MentionHead.of([head as usize]));
    }

    fn look(&self, out: &mut impl Features) {
        let (look, length) = (self.inside.look(), self.inside.length());
        let setting = self.setting.code();
        out.add(Template::Inside.of([length, look]));
        out.add(Template::LookSetting.of([look, setting]));
        out.add(Template::LengthSetting.of([length, setting]));
        out.add(Template::Personal.of([
            usize::from(self.inside.personal),
            length,
            self.cue_code(),
        ]));
        let near = |word: Word, reach: usize| {
            (1..=reach)
                .map_while(|steps| self.before(steps))
                .take_while(|t| !t.is_quote())
                .any(|t| t.is(word))
        };
        let lower = |word: Word| {
            let next = self.behind(1);
            next.is_some_and(|t| t.shape == Shape::Lower && t.is(word))
        };
        let named_as =
            self.before(1).is_some_and(|t| t.is(Word::SUBORDINATOR)) && near(Word::NAMING, 9);
        let named_behind = (1..=9)
            .map_while(|steps| self.behind(steps))
            .take_while(|t| !t.is_quote())
            .any(|t| t.is(Word::NAMING) && t.is(Word::PAST));
        let naming = near(Word::NAMING, 3) || named_as;
        let work = near(Word::WORK, 3) || lower(Word::WORK);
        let placard = near(Word::PLACARD, 4) || lower(Word::PLACARD) || self.placard_speaks();
        let term = near(Word::TERM, 2);
        out.add(Template::Near.of([
            usize::from(naming),
            usize::from(work),
            usize::from(placard),
            usize::from(term),
            usize::from(named_behind),
        ]));
        out.add(Template::Work.of([usize::from(work), look, length]));
        out.add(Template::Nickname.of([usize::from(self.is_nickname())]));
        let start = self.scene.tokens.all[self.place.first].span.start as usize;
        let assigned = self.scene.story.text().as_bytes()[..start].last() == Some(&b'=');
        out.add(Template::Attribute.of([usize::from(assigned)]));
        let paragraph = self.scene.paragraph_kind(self.place.first);
        out.add(Template::Paragraph.of([paragraph, length]));
    }

    fn placard_speaks(&self) -> bool {
        let mention = self.attribution.mention.map(|at| &self.scene.mentions[at]);
        mention.is_some_and(|m| self.scene.tokens.all[m.end - 1].is(Word::PLACARD))
    }

    fn is_nickname(&self) -> bool {
        let capital =
            |t: Option<&super::tokens::Token>| t.is_some_and(super::tokens::Token::is_capital);
        let place = self.place;
        capital(self.before(1))
            && capital(self.behind(1))
            && self
                .scene
                .mentions_in(place.first.saturating_sub(4), place.first)
                .any(|m| {
                    let mention = &self.scene.mentions[m];
                    mention.kind == MentionKind::Name && mention.end > place.last
                })
    }

    fn company(&self, before: Option<&Attribution>, last: Option<bool>, out: &mut impl Features) {
        let scene = self.scene;
        let sentences = scene.sentences_of(self.place);
        let start = sentences.start.max(self.place.first.saturating_sub(30));
        let end = sentences.end.min(self.place.last + 30);
        let all = &scene.tokens.all;
        let others = all[start..self.place.first]
            .iter()
            .filter(|t| t.is_quote())
            .count()
            + all[self.place.last + 1..end.max(self.place.last + 1)]
                .iter()
                .filter(|t| t.is_quote())
                .count();
        let cue = self.attribution.cue;
        let together = cue.is_some() && before.is_some_and(|before| before.cue == cue);
        let code = self.cue_code();
        out.add(Template::Company.of([others, usize::from(together), code]));
        let last = match last {
            None => 0,
            Some(false) => 1,
            Some(true) => 2,
        };
        out.add(Template::LastScare.of([last, code, self.inside.length()]));
    }
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
    let goes_on = || text.chars().filter(|c| c.is_whitespace()).nth(1).is_some();
    if utterance && (ended || joined || setting.closes) && (capital || setting.opens && goes_on())
        || place.last > place.first
    {
        QuoteKind::Direct
    } else {
        QuoteKind::Mixed
    }
}
