//! Which marks of one paragraph belong together.
//!
//! Double marks and guillemets are matched by a stack: what is opened last is closed first, and a missing mark leaves
//! only its own partner over. Single marks are matched outside of those pairs, between one opening mark and the next:
//! there the surest close is taken, since all the others must be apostrophes.

use super::lex::{Family, Role, Sureness, Token};

/// Where in its sentence a stretch begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// After a colon or comma and with a capital: where speech is announced.
    AfterCue,
    /// At the start of the paragraph or of a sentence.
    SentenceStart,
    /// Anywhere else.
    MidClause,
}

/// A stretch of the paragraph, from the first byte of its opening mark to one past its closing one, or, if it is not
/// closed, to the paragraph's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) family: Family,
    pub(super) place: Place,
    /// Whether its close may as well be a possessive.
    weak: bool,
}

impl Stretch {
    /// Whether it may really be left open, since its only close looks like a possessive where speech should end in a
    /// stop.
    pub(super) fn is_doubtful(&self) -> bool {
        self.weak && self.place != Place::MidClause
    }
}

/// Matches marks; kept between paragraphs for its buffers.
#[derive(Default)]
pub(super) struct Pairing {
    /// A buffer for what is found.
    pub(super) stretches: Vec<Stretch>,
    open: Vec<Token>,
    singles: Vec<Token>,
    pairs: Vec<(Token, Token)>,
}

impl Pairing {
    /// Puts the outermost closed stretches of `tokens` into `out`, in order, and gives the one that is left open, if
    /// any.
    pub(super) fn pair(
        &mut self,
        text: &str,
        tokens: &[Token],
        out: &mut Vec<Stretch>,
    ) -> Option<Stretch> {
        self.pairs.clear();
        self.match_firm(tokens);
        self.keep_outermost();
        let open_firm = first_spoken(text, &self.open);
        self.collect_singles(tokens);
        self.match_singles();
        self.keep_outermost();
        let open_single = first_spoken(text, &self.open);
        out.clear();
        out.extend(self.pairs.iter().map(|(open, close)| Stretch {
            end: close.end(),
            weak: close.role == Role::Close(Sureness::Weak),
            ..unclosed(text, *open)
        }));
        let enclosed = |open: &Stretch| {
            let index = out.partition_point(|s| s.start < open.start);
            index > 0 && out[index - 1].end > open.start
        };
        open_firm
            .filter(|open| !enclosed(open))
            .or(open_single.filter(|open| !enclosed(open)))
    }

    /// Matches all but single marks; what stays open is left in `self.open`.
    fn match_firm(&mut self, tokens: &[Token]) {
        self.open.clear();
        let mut depth = [0_usize; 4];
        for token in tokens.iter().filter(|t| t.family != Family::Single) {
            if token.role == Role::Open {
                depth[token.family as usize] += 1;
                self.open.push(*token);
                continue;
            }
            // marks of another family that are still open in between lack their close
            while depth[token.family as usize] > 0
                && let Some(open) = self.open.pop()
            {
                depth[open.family as usize] -= 1;
                if open.family == token.family {
                    self.pairs.push((open, *token));
                    break;
                }
            }
        }
    }

    /// Drops the pairs that lie inside another, and sorts.
    fn keep_outermost(&mut self) {
        self.pairs.sort_unstable_by_key(|(open, _)| open.at);
        let mut end = 0;
        self.pairs.retain(|(open, close)| {
            let outer = open.at as usize >= end;
            if outer {
                end = close.end();
            }
            outer
        });
    }

    /// The single marks outside of all pairs found so far, with those that only may open decided.
    fn collect_singles(&mut self, tokens: &[Token]) {
        self.singles.clear();
        let mut pairs = self.pairs.iter().peekable();
        for token in tokens.iter().filter(|t| t.family == Family::Single) {
            while pairs.next_if(|(_, close)| close.at < token.at).is_some() {}
            if pairs.peek().is_none_or(|(open, _)| open.at > token.at) {
                self.singles.push(*token);
            }
        }
        // from the end, so that what an opening mark needs is known when it is reached
        let mut surest = None;
        for token in self.singles.iter_mut().rev() {
            match token.role {
                Role::Close(sureness) => surest = surest.max(Some(sureness)),
                Role::Open => surest = None,
                Role::OpenIf(needed) if surest < Some(needed) => token.len = 0,
                Role::OpenIf(_) => {}
            }
        }
        self.singles.retain(|token| token.len > 0);
    }

    fn match_singles(&mut self) {
        self.open.clear();
        let singles = std::mem::take(&mut self.singles);
        let mut rest = singles.as_slice();
        while let Some((first, after)) = rest.split_first() {
            if first.role == Role::Open || self.open.is_empty() && !is_close(*first) {
                self.open.push(*first);
            }
            let (closes, next) = after.split_at(until_next_open(after));
            let own = if is_close(*first) {
                &rest[..=closes.len()]
            } else {
                closes
            };
            self.close_singles(own);
            rest = next;
        }
        self.singles = singles;
    }

    /// Closes what is open with the marks between one opening mark and the next.
    fn close_singles(&mut self, marks: &[Token]) {
        let mut marks = marks;
        let mut firm = marks.iter().filter(|t| is_firm(**t)).count();
        let mut least = Sureness::Weak;
        while let Some(open) = self.open.last().copied() {
            // where an outer stretch waits for a close as well, the inner one takes the first
            let best = if self.open.len() > 1 && firm > 1 {
                marks.iter().position(|t| is_firm(*t))
            } else {
                surest_close(marks, least)
            };
            let Some(index) = best else { break };
            firm -= marks[..=index].iter().filter(|t| is_firm(**t)).count();
            self.open.pop();
            self.pairs.push((open, marks[index]));
            marks = &marks[index + 1..];
            least = Sureness::Plain;
        }
    }
}

fn is_close(token: Token) -> bool {
    matches!(token.role, Role::Close(_))
}

fn is_firm(token: Token) -> bool {
    matches!(token.role, Role::Close(sureness) if sureness >= Sureness::Plain)
}

/// How many marks belong to what is open before the next opening one. What only may open does so where a firm close
/// stands before it: the boys' games of the '90s stay one.
fn until_next_open(marks: &[Token]) -> usize {
    let mut firm = false;
    let next = marks.iter().position(|token| {
        firm |= is_firm(*token);
        token.role == Role::Open || firm && !is_close(*token)
    });
    next.unwrap_or(marks.len())
}

/// The first strong close, or else the first plain one, or else the first at all, if it is at least that sure.
fn surest_close(marks: &[Token], least: Sureness) -> Option<usize> {
    [Sureness::Strong, Sureness::Plain, Sureness::Weak]
        .into_iter()
        .filter(|&sureness| sureness >= least)
        .find_map(|sureness| marks.iter().position(|t| t.role == Role::Close(sureness)))
}

/// Of the marks left open, the first where speech may begin, or else the last.
fn first_spoken(text: &str, open: &[Token]) -> Option<Stretch> {
    let spoken = open
        .iter()
        .map(|token| unclosed(text, *token))
        .find(|stretch| stretch.place != Place::MidClause);
    spoken.or_else(|| open.last().map(|token| unclosed(text, *token)))
}

/// The stretch from `open` to the end of the paragraph.
fn unclosed(text: &str, open: Token) -> Stretch {
    Stretch {
        start: open.at as usize,
        end: text.len(),
        family: open.family,
        place: place(&text[..open.at as usize], &text[open.end()..]),
        weak: false,
    }
}

/// What begins where an opening mark stands between `before` and `after`. Only the nearest characters count, so that a
/// run of marks or spaces is not read again for each of them.
fn place(before: &str, after: &str) -> Place {
    let mut back = before.chars().rev().take(NEAR);
    let previous = back.find(|c| !c.is_whitespace());
    let capital = after
        .chars()
        .take(NEAR)
        .find(|c| c.is_alphanumeric())
        .is_some_and(|c| !c.is_lowercase());
    match previous {
        None => Place::SentenceStart,
        Some(':') => Place::AfterCue,
        Some(',') if capital => Place::AfterCue,
        Some(c) if capital && ENDS.contains(&c) => Place::SentenceStart,
        Some(_) => Place::MidClause,
    }
}

/// How many characters beside a mark tell its place.
const NEAR: usize = 8;

/// What may end the sentence before an opening mark.
const ENDS: [char; 9] = ['.', '!', '?', '…', '”', '’', '"', '\'', '»'];
