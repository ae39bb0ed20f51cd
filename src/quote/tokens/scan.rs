//! Plain text → tokens: words, numbers, genitives and punctuation.

use super::{Shape, Token};
use crate::quote::lexicon::{Known, Word, known, known_short};
use crate::quote::symbol::{Sort, of_mark, of_word, sort_of_mark, sort_of_word};
use crate::story::Span;
use crate::story::words::{is_of_words, plain_length, short_word};

/// Cuts plain text into tokens.
pub(super) struct Scanner<'a> {
    /// The story's text.
    pub(super) text: &'a str,
    /// The paragraph that is scanned.
    pub(super) paragraph: u32,
    /// Where the tokens go.
    pub(super) out: &'a mut Vec<Token>,
}

impl Scanner<'_> {
    /// Takes in a token that is no word.
    pub(super) fn push(&mut self, span: Span, shape: Shape) {
        self.out.push(Token {
            span,
            shape,
            word: Word::default(),
            symbol: of_mark(shape),
            sort: sort_of_mark(shape),
            sentence: 0,
            paragraph: self.paragraph,
        });
    }

    fn push_word(&mut self, span: Span, word: &str, known: Known) {
        let shape = shape_of(word);
        self.out.push(Token {
            span,
            shape,
            word: known.word,
            symbol: of_word(word, shape, known),
            sort: sort_of_word(shape, known),
            sentence: 0,
            paragraph: self.paragraph,
        });
    }

    /// Takes in the tokens of plain text.
    pub(super) fn scan(&mut self, range: std::ops::Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            at = match self.text.as_bytes()[at] {
                b' ' => at + 1,
                letter if letter.is_ascii_alphanumeric() => self.word(at, range.end),
                _ => self.other(at, range.end),
            };
        }
    }

    /// Takes in what begins at `at` with anything but a plain letter; returns where it ends.
    fn other(&mut self, at: usize, limit: usize) -> usize {
        let Some(c) = self.text[at..limit].chars().next() else {
            return limit;
        };
        let next = at + c.len_utf8();
        if c.is_whitespace() {
            next
        } else if is_of_words(c) {
            self.word(at, limit)
        } else if is_apostrophe(c) {
            self.apostrophe(at, next, limit)
        } else {
            self.punctuation(at, next, c)
        }
    }

    /// Takes in the word that begins at `start`; returns where it ends.
    fn word(&mut self, start: usize, limit: usize) -> usize {
        let bytes = &self.text.as_bytes()[start..limit];
        let (mut end, mut known) = match short_word(bytes) {
            Some((length, letters)) if length > 0 && ends_plainly(&bytes[length..]) => {
                let end = start + length;
                (end, known_short(&self.text[start..end], letters))
            }
            _ => self.long_word(start, limit),
        };
        let word = &self.text[start..end];
        if end < limit && self.text.as_bytes()[end] == b'.' && keeps_stop(word, known.word) {
            known.word = known.word.or(Word::ABBREVIATION);
            end += 1;
        } else {
            known.word = known.word.without(Word::ABBREVIATION);
        }
        self.push_word(Span::new(start, end), word, known);
        end
    }

    /// Where the word that begins at `start` ends, and what is known of it, whatever it looks like.
    fn long_word(&self, start: usize, limit: usize) -> (usize, Known) {
        let end = word_end(self.text, start, limit);
        let word = &self.text[start..end];
        let mut known = known(word);
        if word.ends_with("n’t") || word.ends_with("n't") {
            known = known.with(known.word.or(Word::AUXILIARY).or(Word::NEGATION));
        }
        (end, known)
    }

    /// Takes in an apostrophe: a genitive, a clitic, or the beginning of a clipped word.
    fn apostrophe(&mut self, start: usize, next: usize, limit: usize) -> usize {
        let after = self
            .out
            .last()
            .is_some_and(|token| token.span.end as usize == start && token.is_word());
        let end = word_end(self.text, next, limit);
        let tail = &self.text[next..end];
        if !after {
            return next; // ’90s, ’em: the word without its apostrophe will do
        }
        let pronoun = self
            .out
            .last()
            .is_some_and(|token| token.is(Word::SUBJECT.or(Word::FIRST).or(Word::WHO)));
        let span = Span::new(start, end);
        match tail {
            "" => self.push(span, Shape::Genitive),
            "s" | "S" if !pronoun => self.push(span, Shape::Genitive),
            _ => self.push_clitic(span),
        }
        end
    }

    /// Takes in what is left of *is*, *will* or *have*.
    fn push_clitic(&mut self, span: Span) {
        self.push(span, Shape::Lower);
        if let Some(token) = self.out.last_mut() {
            token.word = Word::AUXILIARY;
            token.sort = Sort::Auxiliary;
        }
    }

    fn punctuation(&mut self, at: usize, next: usize, c: char) -> usize {
        let (mark, end) = match c {
            ',' | ':' | ';' | '(' | ')' | '!' | '?' => (c as u8, next),
            '[' => (b'(', next),
            ']' => (b')', next),
            '.' if self.text[next..].starts_with("..") => (b'-', next + 2),
            '.' => (b'.', next),
            '–' | '—' | '―' | '…' | '|' => (b'-', next),
            '-' => {
                let run = self.text[at..].bytes().take_while(|&b| b == b'-').count();
                (b'-', at + run)
            }
            _ => (b'*', next),
        };
        self.push(Span::new(at, end), Shape::Punctuation(mark));
        end
    }
}

/// Whether the full stop behind a word belongs to it: the J. of a name, Mr.
fn keeps_stop(word: &str, known: Word) -> bool {
    let initial = word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase();
    initial || known.is(Word::ABBREVIATION) && starts_upper_or_known(word, known)
}

/// Short forms in lower case are taken as such only where they can be nothing else: "no." ends a sentence.
fn starts_upper_or_known(word: &str, known: Word) -> bool {
    word.starts_with(|c: char| c.is_uppercase()) || word.contains('.') || known.is(Word::RANK)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '’' | '\'' | '‘' | 'ʼ' | '`')
}

/// Where the word ends that begins at `start`: letters and digits, with single joints (hyphens, the stops of U.S., the
/// comma of 4,000, the apostrophe of don’t) between them. Genitives and clitics are left to be tokens of their own.
fn word_end(text: &str, start: usize, limit: usize) -> usize {
    let bytes = &text.as_bytes()[start..limit];
    let plain = plain_length(bytes);
    let mut end = start + plain;
    if ends_plainly(&bytes[plain..]) {
        return end;
    }
    let mut last = plain
        .checked_sub(1)
        .map_or(' ', |last| char::from(bytes[last]));
    let mut chars = text[end..limit].char_indices().peekable();
    let from = end;
    while let Some((offset, c)) = chars.next() {
        if is_of_words(c) || matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}') {
            end = from + offset + c.len_utf8();
        } else {
            let Some(&(_, next)) = chars.peek() else {
                break;
            };
            let joint = match c {
                '-' | '&' | '_' | '/' => next.is_alphanumeric(),
                '.' => {
                    next.is_ascii_alphanumeric()
                        && (end - start <= 1 || text[start..end].contains('.'))
                        || next.is_ascii_digit()
                }
                ',' => last.is_ascii_digit() && next.is_ascii_digit(),
                '’' | '\'' => {
                    is_inner_apostrophe(last, &text[from + offset + c.len_utf8()..limit])
                }
                _ => false,
            };
            if !joint {
                break;
            }
        }
        last = c;
    }
    end
}

/// Whether a word ends before `rest` at first sight, as most do: before a space, or a mark that nothing of a word follows.
fn ends_plainly(rest: &[u8]) -> bool {
    let may_go_on = |b: u8| b.is_ascii_alphanumeric() || !b.is_ascii();
    match *rest {
        [] | [b' ', ..] => true,
        [mark, ..] if may_go_on(mark) => false,
        [_, next, ..] => !may_go_on(next),
        [_] => true,
    }
}

/// Whether an apostrophe after the letter `before` belongs to the word itself: don’t, O’Malley, but not Tarrow’s, she’ll.
fn is_inner_apostrophe(before: char, rest: &str) -> bool {
    let tail = rest
        .find(|c: char| !is_of_words(c))
        .map_or(rest, |end| &rest[..end]);
    match tail {
        "" | "s" | "S" | "d" | "m" | "ll" | "ve" | "re" => false,
        "t" => before == 'n',
        _ => before.is_alphabetic(),
    }
}

/// What a word looks like.
pub(in crate::quote) fn shape_of(word: &str) -> Shape {
    match *word.as_bytes() {
        [b'a'..=b'z', ..] => return Shape::Lower, // as nearly all are
        [b'A'..=b'Z', b'a'..=b'z', ..] => return Shape::Capital,
        _ => {}
    }
    let mut chars = word.chars();
    let Some(first) = chars.next() else {
        return Shape::Lower;
    };
    if first.is_numeric() {
        return Shape::Number;
    }
    if !first.is_uppercase() {
        return Shape::Lower;
    }
    let rest = chars.as_str();
    if !rest.is_empty() && !rest.contains(char::is_lowercase) {
        Shape::Upper
    } else {
        Shape::Capital
    }
}
