//! The marks of one paragraph, and what each can be where it stands.
//!
//! A loop over the bytes finds the few that a mark can begin with; only there are the characters beside it looked at.
//! Directions that a glyph leaves open (", '', a “ that closes) are settled by those characters and, where they fit
//! both, by whether such a mark is open. Apostrophes are left out: within words, before known short forms (’em, ’90s),
//! as feet and inches.

use super::single::{and_for_short, single_role};

/// Marks that close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// “ ” „ ‟ " and the doubled single marks.
    Double,
    /// « ».
    Angle,
    /// ‹ ›.
    SingleAngle,
    /// ‘ ’ ‚ ‛ ' and the backtick.
    Single,
}

/// How sure a single mark is to be a closing one rather than an apostrophe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sureness {
    /// The form of a possessive or a dropped letter: the workers’ rights, goin’ home.
    Weak,
    /// The end of a word, and nothing against it.
    Plain,
    /// After a stop or another mark.
    Strong,
}

/// What a mark can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It opens.
    Open,
    /// It looks like an apostrophe before a short form (or is a mistyped ’): it opens only where a close at least this
    /// sure follows.
    OpenIf(Sureness),
    /// It closes; marks other than single ones are always strong.
    Close(Sureness),
}

/// One mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Its offset in the paragraph.
    pub(super) at: u32,
    /// Its bytes.
    pub(super) len: u8,
    pub(super) family: Family,
    pub(super) role: Role,
}

impl Token {
    /// One past its last byte.
    pub(super) fn end(self) -> usize {
        self.at as usize + usize::from(self.len)
    }

    /// Whether it is surely a mark, in a paragraph `text` that would go on with an open stretch.
    pub(super) fn decides(self, text: &str) -> bool {
        match self.role {
            Role::Open | Role::Close(Sureness::Strong) => true,
            Role::Close(Sureness::Plain) => self.end() == text.len(),
            Role::OpenIf(_) | Role::Close(Sureness::Weak) => false,
        }
    }
}

/// Finds marks; kept between paragraphs for its buffer.
#[derive(Default)]
pub(super) struct Lexer {
    tokens: Vec<Token>,
    double: Opened,
    angle: Opened,
    single_angle: Opened,
}

/// How many marks of a family are open, and whether the last was written against its usual direction or doubled.
#[derive(Clone, Copy, Default)]
struct Opened {
    depth: u32,
    unusual: bool,
}

/// A mark found, not yet judged.
pub(super) struct Found<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    len: usize,
    pub(super) before: Option<char>,
    pub(super) after: Option<char>,
}

impl<'a> Found<'a> {
    fn new(text: &'a str, at: usize, len: usize) -> Self {
        Self {
            text,
            at,
            len,
            before: text[..at].chars().next_back(),
            after: text[at + len..].chars().next(),
        }
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at + self.len..]
    }

    /// Whether what stands before it lets it open.
    pub(super) fn free_before(&self) -> bool {
        self.before.is_none_or(|c| is_space(c) || leads(c))
    }

    pub(super) fn space_before(&self) -> bool {
        self.before.is_none_or(is_space)
    }

    pub(super) fn space_after(&self) -> bool {
        self.after.is_none_or(is_space)
    }

    pub(super) fn word_after(&self) -> bool {
        self.after.is_some_and(char::is_alphanumeric)
    }

    /// Whether it stands where only an opening mark can.
    fn only_opens(&self) -> bool {
        self.free_before() && !self.space_after() && !self.may_close()
    }

    /// Whether, of the two it could be, opening is likelier while nothing is open: after a dash or bracket.
    fn opens_by_look(&self) -> bool {
        self.free_before() && !self.space_after()
    }

    /// Whether it stands after something and before no word.
    pub(super) fn may_close(&self) -> bool {
        !self.space_before() && !self.before.is_some_and(is_open_bracket) && !self.word_after()
    }
}

impl Lexer {
    /// The marks of the paragraph `text`, in its order.
    pub(super) fn lex(&mut self, text: &str) -> &[Token] {
        self.tokens.clear();
        self.double = Opened::default();
        self.angle = Opened::default();
        self.single_angle = Opened::default();
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(found) = next_lead(bytes, at) {
            at = found + self.mark(text, found);
        }
        &self.tokens
    }

    /// Judges what begins at `at` and gives how many bytes are dealt with.
    fn mark(&mut self, text: &str, at: usize) -> usize {
        let rest = &text.as_bytes()[at..];
        match rest {
            [b'"', value @ ..] if text[..at].ends_with('=') => {
                // an attribute of left-over markup: <a href="…">
                return memchr::memchr(b'"', value).map_or(1, |length| length + 2);
            }
            [b'"', ..] => self.straight_double(&Found::new(text, at, 1)),
            [b'\'', b'\'', ..] => return self.straight_run(text, at),
            [b'`', b'`', ..] => {
                self.open_double(at, 2, false);
                return 2;
            }
            [b'\'' | b'`', ..] => return self.single(&Found::new(text, at, 1)),
            [0xc2, 0xab | 0xbb, ..] => self.guillemet(&Found::new(text, at, 2), rest[1] == 0xab),
            [0xe2, 0x80, third, after @ ..] => match third {
                0x98 if after.starts_with("‘".as_bytes()) => {
                    self.open_double(at, 6, true);
                    return 6;
                }
                0x99 if self.closes_doubled(after) => {
                    self.close_double(at, 6);
                    return 6;
                }
                0x98..=0x9b => return self.single(&Found::new(text, at, 3)),
                0x9c..=0x9f => self.curly_double(&Found::new(text, at, 3)),
                0xb9 | 0xba => self.guillemet(&Found::new(text, at, 3), *third == 0xb9),
                _ => {}
            },
            _ => {}
        }
        text[at..].chars().next().map_or(1, char::len_utf8)
    }

    fn push(&mut self, at: usize, len: usize, family: Family, role: Role) {
        let (Ok(at), Ok(len)) = (u32::try_from(at), u8::try_from(len)) else {
            return; // past 4 GiB, where no story reaches
        };
        self.tokens.push(Token {
            at,
            len,
            family,
            role,
        });
    }

    fn open_double(&mut self, at: usize, len: usize, doubled: bool) {
        self.double.depth += 1;
        self.double.unusual = doubled;
        self.push(at, len, Family::Double, Role::Open);
    }

    fn close_double(&mut self, at: usize, len: usize) {
        self.double.depth = self.double.depth.saturating_sub(1);
        self.push(at, len, Family::Double, Role::Close(Sureness::Strong));
    }

    fn closes_doubled(&self, after: &[u8]) -> bool {
        self.double.depth > 0 && self.double.unusual && after.starts_with("’".as_bytes())
    }

    fn straight_double(&mut self, found: &Found) {
        let open = self.double.depth > 0;
        if found.before.is_some_and(|c| c.is_ascii_digit())
            && !found.word_after()
            && (!open || closes_later(found.rest()))
        {
            return; // inches
        }
        let opens = found.only_opens() || !open && (!found.may_close() || found.opens_by_look());
        if opens {
            self.open_double(found.at, found.len, false);
        } else {
            self.close_double(found.at, found.len);
        }
    }

    fn curly_double(&mut self, found: &Found) {
        let closing_glyph = found.text[found.at..].starts_with('”');
        let opens = if closing_glyph {
            self.double.depth == 0 && found.free_before() && found.word_after()
        } else {
            let closes = found.may_close() && !found.before.is_some_and(leads);
            self.double.depth == 0 || !closes
        };
        if opens {
            self.open_double(found.at, found.len, false);
        } else {
            self.close_double(found.at, found.len);
        }
    }

    /// Two or more straight single marks in a row: two make a double mark, of three the inner is a single one.
    fn straight_run(&mut self, text: &str, at: usize) -> usize {
        let run = text.as_bytes()[at..]
            .iter()
            .take(3)
            .take_while(|&&b| b == b'\'')
            .count();
        let found = Found::new(text, at, run);
        let open = self.double.depth > 0;
        if found.only_opens() || !open && !found.may_close() {
            self.open_double(at, 2, false);
            return 2;
        }
        if !open {
            return self.single(&Found::new(text, at, 1));
        }
        if run == 3 {
            self.single(&Found::new(text, at, 1));
        }
        self.close_double(at + run - 2, 2);
        run
    }

    fn guillemet(&mut self, found: &Found, left: bool) {
        let (family, state) = if found.len == 2 {
            (Family::Angle, &mut self.angle)
        } else {
            (Family::SingleAngle, &mut self.single_angle)
        };
        if state.depth == 0 {
            state.unusual = !left && found.free_before() && found.word_after();
        }
        let role = if left == state.unusual {
            state.depth = state.depth.saturating_sub(1);
            Role::Close(Sureness::Strong)
        } else {
            state.depth += 1;
            Role::Open
        };
        self.push(found.at, found.len, family, role);
    }

    /// Judges a single mark or apostrophe and gives how many bytes are dealt with.
    fn single(&mut self, found: &Found) -> usize {
        if let Some(len) = and_for_short(found.rest()) {
            return found.len + len; // rock ’n’ roll
        }
        if let Some(role) = single_role(found) {
            self.push(found.at, found.len, Family::Single, role);
        }
        found.len
    }
}

/// Where the next byte that a mark can begin with stands, from `at` on. Most text holds none, and is passed over in steps of which
/// all bytes are compared at once.
fn next_lead(bytes: &[u8], mut at: usize) -> Option<usize> {
    const STEP: usize = 16;
    let none_in = |step: &[u8; STEP]| !step.iter().fold(false, |any, &byte| any | is_lead(byte));
    while bytes[at..].first_chunk().is_some_and(none_in) {
        at += STEP;
    }
    let found = bytes[at..].iter().position(|&byte| is_lead(byte))?;
    Some(at + found)
}

/// Whether marks begin with this byte: those of ASCII, and the lead bytes of « » and of General Punctuation.
#[allow(clippy::needless_bitwise_bool)] // a jump for each would keep the bytes from being compared at once
fn is_lead(byte: u8) -> bool {
    (byte == b'"') | (byte == b'\'') | (byte == b'`') | (byte == 0xc2) | (byte == 0xe2)
}

pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn is_open_bracket(c: char) -> bool {
    matches!(c, '(' | '[' | '{')
}

/// Whether an opening mark may directly follow `c`.
fn leads(c: char) -> bool {
    is_open_bracket(c)
        || matches!(
            c,
            '-' | '–'
                | '—'
                | '―'
                | '/'
                | ':'
                | '|'
                | '*'
                | '_'
                | '>'
                | '“'
                | '‘'
                | '„'
                | '‚'
                | '«'
                | '‹'
                | '"'
                | '\''
                | '`'
                | '¿'
                | '¡'
        )
}

/// Whether the first double mark of `text` can only be a closing one, so that a mark before it closes nothing.
fn closes_later(text: &str) -> bool {
    let Some(at) = text.find(['"', '“', '”']) else {
        return false;
    };
    let len = text[at..].chars().next().map_or(1, char::len_utf8);
    let found = Found::new(text, at, len);
    text[at..].starts_with('”') || found.may_close() && !found.free_before()
}
