//! Words as the models see them.
//!
//! A [symbol](Symbol) is one of the common lower-case words of news (`lexicon/common.txt`), or, for all other tokens, what they look
//! like: a capital, a number, a comma, an unlisted word in *-ed*. So no name and no rare word is ever learned. A [sort](Sort) is the
//! coarser class that the templates combine with each other.

use super::lexicon::{Known, Word};
use super::tokens::Shape;

/// A word or a look, see above; below [`SYMBOLS`].
pub(super) type Symbol = u16;

/// No token: the sentence or paragraph has ended.
pub(super) const NOTHING: Symbol = 0;
const OTHER: Symbol = 1;
const CAPITAL: Symbol = 6;
const UPPER: Symbol = 7;
const NUMBER: Symbol = 8;
const GENITIVE: Symbol = 9;
const QUOTE: Symbol = 10;
const MARKS: Symbol = 11;
const WORDS: Symbol = 24;
/// How many symbols there are at most.
pub(super) const SYMBOLS: usize = 1400;

/// The symbol of a word of which this is known.
pub(super) fn of_word(text: &str, shape: Shape, known: Known) -> Symbol {
    let (word, number) = (known.word, known.number());
    match shape {
        Shape::Number => return NUMBER,
        Shape::Upper if text != "I" => return UPPER,
        Shape::Capital | Shape::Upper => {
            let small = word.is(Word::GLUE.or(Word::COMMON).or(Word::ADVERB));
            return number
                .filter(|_| small)
                .map_or(CAPITAL, |number| WORDS + number);
        }
        _ => {}
    }
    number.map_or_else(|| by_ending(text), |number| WORDS + number)
}

/// The symbol of what is no word.
pub(super) fn of_mark(shape: Shape) -> Symbol {
    match shape {
        Shape::Genitive => GENITIVE,
        Shape::Quote => QUOTE,
        Shape::Punctuation(mark) => {
            let at = b",.:;-()!?*".iter().position(|&other| other == mark);
            at.and_then(|at| Symbol::try_from(at).ok())
                .map_or(OTHER, |at| MARKS + at)
        }
        _ => OTHER,
    }
}

fn by_ending(text: &str) -> Symbol {
    let at = match text.as_bytes() {
        [.., b'e', b'd'] => 1,
        [.., b'i', b'n', b'g'] => 2,
        [.., b'l', b'y'] => 4,
        [.., b's'] => 3,
        _ => 0,
    };
    OTHER + at
}

macro_rules! sorts {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The coarse class of a token.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Sort { $($(#[$doc])* $name,)* }
        /// How many sorts there are.
        pub(super) const SORTS: usize = [$(Sort::$name,)*].len();
    };
}

sorts! {
    /// No token.
    Nothing,
    /// Any other word.
    Other,
    /// Said, told.
    SpeechPast,
    /// Says, say, saying.
    Speech,
    /// Called, praised.
    ReportPast,
    /// Calls, praise.
    Report,
    /// Another verb in the past or as a participle.
    VerbPast,
    /// Another verb.
    Verb,
    /// Has, would, not.
    Auxiliary,
    /// Is, was.
    Be,
    /// Of, with.
    Preposition,
    /// By.
    By,
    /// To.
    To,
    /// And, or.
    Conjunction,
    /// That.
    That,
    /// Because, if.
    Subordinator,
    /// The, some, his.
    Determiner,
    /// He, they.
    Pronoun,
    /// I, we, you.
    First,
    /// Who.
    Who,
    /// Also, later.
    Adverb,
    /// Minister, prosecutors.
    Somebody,
    /// Council, report.
    Body,
    /// Claim, accusation.
    CueNoun,
    /// A name or another word with a capital.
    Capital,
    /// A number or date.
    Number,
    /// ’s
    Genitive,
    /// A marked stretch.
    Quote,
    /// ,
    Comma,
    /// :
    Colon,
    /// . ! ?
    Stop,
    /// A dash or bracket or another mark.
    Mark,
}

/// The sort of a word of which this is known.
pub(super) fn sort_of_word(shape: Shape, known: Known) -> Sort {
    match shape {
        Shape::Number => Sort::Number,
        Shape::Capital | Shape::Upper if !known.word.is(Word::GLUE.or(Word::ADVERB)) => {
            Sort::Capital
        }
        _ => known.sort,
    }
}

/// The sort of what is no word.
pub(super) fn sort_of_mark(shape: Shape) -> Sort {
    match shape {
        Shape::Quote => Sort::Quote,
        Shape::Genitive => Sort::Genitive,
        Shape::Punctuation(b',') => Sort::Comma,
        Shape::Punctuation(b':') => Sort::Colon,
        Shape::Punctuation(b'.' | b'!' | b'?') => Sort::Stop,
        Shape::Punctuation(_) => Sort::Mark,
        Shape::Capital | Shape::Upper | Shape::Lower | Shape::Number => Sort::Other,
    }
}

/// The classes that make a sort, the first one that a word has decides.
const ORDER: [(Word, Sort); 24] = [
    (Word::FIRST, Sort::First),
    (Word::SUBJECT, Sort::Pronoun),
    (Word::WHO, Sort::Who),
    (Word::THAT, Sort::That),
    (Word::BE, Sort::Be),
    (Word::AUXILIARY.or(Word::NEGATION), Sort::Auxiliary),
    (Word::BY, Sort::By),
    (Word::TO, Sort::To),
    (Word::SUBORDINATOR, Sort::Subordinator),
    (Word::CONJUNCTION, Sort::Conjunction),
    (Word::PREPOSITION, Sort::Preposition),
    (Word::DETERMINER.or(Word::OWNER), Sort::Determiner),
    (Word::HE.or(Word::SHE).or(Word::THEY), Sort::Pronoun),
    (Word::SPEECH, Sort::Speech),
    (Word::REPORT.or(Word::MANNER), Sort::Report),
    (Word::CUE_NOUN, Sort::CueNoun),
    (Word::SOMEBODY, Sort::Somebody),
    (Word::DATE, Sort::Number),
    (Word::ADVERB, Sort::Adverb),
    (Word::VERB, Sort::Verb),
    (Word::ORGANISATION.or(Word::DOCUMENT), Sort::Body),
    (Word::RELATION, Sort::Somebody),
    (Word::PREPOSITION, Sort::Preposition),
    (Word::PLURAL, Sort::Other),
];

/// For each class, as the bit that it is, its place in [`ORDER`].
const PLACES: [u8; 64] = {
    let mut places = [u8::MAX; 64];
    let mut at = ORDER.len();
    while at > 0 {
        at -= 1;
        let mut bit = 0;
        while bit < places.len() {
            if ORDER[at].0.is(Word::of_bit(bit)) {
                #[allow(clippy::cast_possible_truncation)] // few classes
                {
                    places[bit] = at as u8;
                }
            }
            bit += 1;
        }
    }
    places
};

/// The sort of a word of these classes in lower case.
pub(super) fn lower_sort(word: Word) -> Sort {
    let place = word.bits().map(|bit| PLACES[bit]).min();
    let found = place.and_then(|place| ORDER.get(usize::from(place)));
    let sort = found.map_or(Sort::Other, |&(_, sort)| sort);
    let past = word.is(Word::PAST);
    match sort {
        Sort::Speech if past => Sort::SpeechPast,
        Sort::Report if past => Sort::ReportPast,
        Sort::Verb if past => Sort::VerbPast,
        other => other,
    }
}
