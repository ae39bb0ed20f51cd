//! Stage two: the story as one array of tokens, with every marked stretch collapsed to a single item.
//!
//! Who speaks is decided by what stands around the marks, so the words inside are never looked at one by one. The
//! later stages walk over this array only; a token knows its classes, so no word is looked up twice. Sentences see the
//! punctuation inside closing marks: a stretch that ends in a full stop ends its sentence when a capital follows, unless
//! what follows is still the clause that reports it (“Why?” Tarrow asked).

use super::lexicon::Word;
use super::marks::Marked;
use super::symbol::{Sort, Symbol};
use crate::story::{Span, Story};

mod scan;

use scan::Scanner;
pub(super) use scan::shape_of;

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A word in lower case.
    Lower,
    /// A word that begins with a capital.
    Capital,
    /// A word of capitals only, at least two.
    Upper,
    /// A number, also with signs or letters: £2million, 46.
    Number,
    /// The ’s or ’ of a genitive.
    Genitive,
    /// A marked stretch.
    Quote,
    /// A punctuation mark: `,` `.` `:` `;` `-` (any dash) `(` `)` `!` `?`, and `*` for all others.
    Punctuation(u8),
}

/// One item of the array.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Where it stands.
    pub(super) span: Span,
    /// What it looks like.
    pub(super) shape: Shape,
    /// What is known about it.
    pub(super) word: Word,
    /// The word as the models see it.
    pub(super) symbol: Symbol,
    /// Its coarse class.
    pub(super) sort: Sort,
    /// Its sentence, counted through the story.
    pub(super) sentence: u32,
    /// Its paragraph.
    pub(super) paragraph: u32,
}

impl Token {
    /// Whether it is a word of the given classes.
    pub(super) fn is(&self, word: Word) -> bool {
        self.word.is(word)
    }

    /// Whether it is this punctuation mark.
    pub(super) fn is_mark(&self, mark: u8) -> bool {
        self.shape == Shape::Punctuation(mark)
    }

    /// Whether it is a word that begins with a capital.
    pub(super) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper)
    }

    /// Whether it is a word at all.
    pub(super) fn is_word(&self) -> bool {
        self.is_capital() || matches!(self.shape, Shape::Lower | Shape::Number)
    }

    /// Whether it is a marked stretch.
    pub(super) fn is_quote(&self) -> bool {
        self.shape == Shape::Quote
    }
}

/// Where a marked stretch stands in the array: its first and its last part.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Token of its first part.
    pub(super) first: usize,
    /// Token of its last part.
    pub(super) last: usize,
}

/// A story's tokens.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// All of them, in the order of the text.
    pub(super) all: Vec<Token>,
    /// For each marked stretch where it stands.
    pub(super) places: Vec<Place>,
    /// The tokens of all parts of marked stretches, in order.
    quotes: Vec<usize>,
    /// For each paragraph its first token; one more at the end.
    paragraphs: Vec<usize>,
    /// For each sentence its first token; one more at the end.
    sentences: Vec<usize>,
}

impl Tokens {
    /// The tokens of the paragraph with this index.
    pub(super) fn paragraph(&self, paragraph: usize) -> std::ops::Range<usize> {
        self.paragraphs[paragraph]..self.paragraphs[paragraph + 1]
    }

    /// The tokens of the sentence that the token at `at` belongs to.
    pub(super) fn sentence_around(&self, at: usize) -> std::ops::Range<usize> {
        let sentence = self.all[at].sentence as usize;
        self.sentences[sentence]..self.sentences[sentence + 1]
    }

    /// The token at `at`, if there is one in the same sentence as `near`.
    pub(super) fn beside(&self, near: usize, at: Option<usize>) -> Option<&Token> {
        let token = self.all.get(at?)?;
        (token.sentence == self.all[near].sentence).then_some(token)
    }

    /// The nearest parts of marked stretches before and behind the token at `at`, that is none itself.
    pub(super) fn quotes_beside(&self, at: usize) -> (Option<usize>, Option<usize>) {
        let behind = self.quotes.partition_point(|&quote| quote < at);
        let before = behind.checked_sub(1).map(|before| self.quotes[before]);
        (before, self.quotes.get(behind).copied())
    }

    /// How many paragraphs there are.
    pub(super) fn paragraph_count(&self) -> usize {
        self.paragraphs.len().saturating_sub(1)
    }
}

/// The tokens of `story`, its marked stretches collapsed.
pub(super) fn tokens(story: &Story, marked: &[Marked]) -> Tokens {
    let mut parts = marked
        .iter()
        .enumerate()
        .flat_map(|(index, marked)| marked.parts.iter().map(move |&part| (index, part)))
        .peekable();
    let mut out = Tokens {
        places: vec![
            Place {
                first: usize::MAX,
                last: 0
            };
            marked.len()
        ],
        ..Tokens::default()
    };
    out.all.reserve(story.text().len() / 4);
    let paragraphs = story.paragraphs();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let last = index + 1 == paragraphs.len();
        let first = out.all.len();
        out.paragraphs.push(first);
        let number = u32::try_from(index).unwrap_or(u32::MAX);
        let mut scanner = Scanner {
            text: story.text(),
            paragraph: number,
            out: &mut out.all,
        };
        let mut at = paragraph.span.start as usize;
        while let Some((quote, part)) =
            parts.next_if(|(_, part)| last || part.start < paragraph.span.end)
        {
            scanner.scan(at..(part.start as usize).max(at));
            let token = scanner.out.len();
            scanner.push(part, Shape::Quote);
            out.quotes.push(token);
            let place = &mut out.places[quote];
            place.first = place.first.min(token);
            place.last = token;
            at = part.end as usize;
        }
        scanner.scan(at..(paragraph.span.end as usize).max(at));
        break_sentences(story.text(), &mut out, first);
    }
    out.paragraphs.push(out.all.len());
    out.sentences.push(out.all.len());
    out
}

/// Numbers the sentences of the paragraph whose tokens begin at `first`.
fn break_sentences(text: &str, out: &mut Tokens, first: usize) {
    let mut begin = true;
    for at in first..out.all.len() {
        if begin {
            out.sentences.push(at);
        }
        out.all[at].sentence = u32::try_from(out.sentences.len() - 1).unwrap_or(u32::MAX);
        begin = at + 1 < out.all.len() && ends_sentence(text, &out.all, at);
    }
}

fn ends_sentence(text: &str, all: &[Token], at: usize) -> bool {
    let (token, next) = (&all[at], &all[at + 1]);
    let stop = matches!(token.shape, Shape::Punctuation(b'.' | b'!' | b'?'));
    if !(stop || token.is_quote()) || !may_open_sentence(next) {
        return false;
    }
    stop || match last_inside(&text[token.span.range()]) {
        Some('.') => !next.is_quote() || next.span.start > token.span.end,
        Some('!' | '?' | '…') => !reports_back(all, at + 1),
        _ => false,
    }
}

fn may_open_sentence(token: &Token) -> bool {
    token.is_capital()
        || token.is_quote()
        || token.shape == Shape::Number
        || token.is_mark(b'(')
        || token.is_mark(b'*')
}

/// The last character of a marked stretch inside its marks.
pub(super) fn last_inside(quote: &str) -> Option<char> {
    quote
        .trim_end_matches(|c: char| is_mark_char(c) || c.is_whitespace())
        .chars()
        .next_back()
}

/// The first character of a marked stretch inside its marks.
pub(super) fn first_inside(quote: &str) -> Option<char> {
    quote
        .trim_start_matches(|c: char| {
            is_mark_char(c) || c.is_whitespace() || matches!(c, '[' | '(' | '…' | '.')
        })
        .chars()
        .next()
}

/// Whether `c` is a quotation mark of any kind.
pub(super) fn is_mark_char(c: char) -> bool {
    matches!(
        c,
        '“' | '”'
            | '‘'
            | '’'
            | '"'
            | '\''
            | '«'
            | '»'
            | '„'
            | '‚'
            | '‟'
            | '‛'
            | '`'
            | '‹'
            | '›'
            | '＂'
    )
}

/// Whether the words from `at` on are a clause that reports what stands before it: Tarrow asked; Tarrow, who leads, asked.
fn reports_back(all: &[Token], at: usize) -> bool {
    const WINDOW: usize = 7;
    const ASIDE: usize = 20;
    let reports = |token: &Token| {
        token.shape == Shape::Lower
            && token.is(Word::SPEECH.or(Word::MANNER))
            && !token.is(Word::BASE.or(Word::ING))
    };
    let mut commas = 0;
    for (distance, token) in all[at..].iter().take(ASIDE).enumerate() {
        match token.shape {
            Shape::Punctuation(b',') => commas += 1,
            Shape::Punctuation(_) | Shape::Quote => return false,
            _ => {}
        }
        let within = distance < WINDOW && commas == 0 || commas == 2;
        if distance > 0 && within && reports(token) {
            return true;
        }
    }
    false
}
