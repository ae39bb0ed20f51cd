//! Stage one: which stretches of a story stand inside quotation marks.
//!
//! Three steps, each over what the one before found. [`lex`] finds the marks of one paragraph and says what each can be
//! by the characters beside it; most of what looks like a single mark is an apostrophe and is left out there. [`pair`]
//! matches them: double marks and guillemets by a stack, single ones by how sure each closing is, since a closing ’ and
//! a possessive look alike. This file follows stretches that run on over paragraphs.
//!
//! Every paragraph is matched for itself, so a missing or mistyped mark spoils no other. An opening mark without a close
//! runs on only where the next paragraph opens again, or where one of the next few closes what it did not open. Nesting
//! is not reported: marks inside marks are part of the outer stretch. What a stretch is (speech, a title, a nickname)
//! is for the later stages.

use crate::story::{ParagraphKind, Span, Story};

mod lex;
mod pair;

use lex::{Lexer, Role};
use pair::{Pairing, Place, Stretch};

/// How many body paragraphs ahead the close of a stretch is looked for, where none of them opens again.
const REACH: usize = 3;

/// A stretch of text inside marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Its parts, marks included: one for a stretch within a paragraph, one a paragraph where it runs on over several
    /// (re-opened or not). In the order of the text.
    pub parts: Vec<Span>,
}

/// All outermost marked stretches of `story` in the order of the text; they do not overlap. Marks inside marks are part
/// of the outer stretch.
pub fn marked(story: &Story) -> Vec<Marked> {
    let mut walk = Walk {
        story,
        found: Vec::new(),
        running: None,
        lexer: Lexer::default(),
        pairing: Pairing::default(),
    };
    for index in 0..story.paragraphs().len() {
        walk.paragraph(index);
    }
    walk.found
}

/// A stretch that the next body paragraph goes on with.
#[derive(Clone, Copy)]
struct Running {
    /// Its index among what is found.
    stretch: usize,
    how: RunsOn,
}

#[derive(Clone, Copy)]
enum RunsOn {
    /// The next body paragraph begins with an opening mark again.
    Reopened,
    /// The paragraphs between hold no mark; the one of this index closes at this offset of the text.
    Plain { paragraph: usize, end: usize },
}

struct Walk<'a> {
    story: &'a Story,
    found: Vec<Marked>,
    running: Option<Running>,
    lexer: Lexer,
    pairing: Pairing,
}

impl Walk<'_> {
    fn paragraph(&mut self, index: usize) {
        let paragraph = self.story.paragraphs()[index];
        let range = paragraph.span.range();
        let mut start = range.start;
        let mut reopens = None;
        if paragraph.kind == ParagraphKind::Body
            && let Some(Running { stretch, how }) = self.running
        {
            match how {
                RunsOn::Reopened => {
                    self.running = None;
                    reopens = Some(stretch);
                }
                RunsOn::Plain { paragraph, end } if index == paragraph => {
                    self.found[stretch].parts.push(Span::new(start, end));
                    self.running = None;
                    start = end;
                }
                RunsOn::Plain { .. } => {
                    self.found[stretch].parts.push(paragraph.span);
                    return;
                }
            }
        }
        self.scan(index, start, range.end, reopens);
    }

    /// Reports the stretches of the text `start..end` of a paragraph; the first one goes on with `reopens`, if given.
    fn scan(&mut self, index: usize, start: usize, end: usize, reopens: Option<usize>) {
        let text = &self.story.text()[start..end];
        let tokens = self.lexer.lex(text);
        if tokens.is_empty() {
            return;
        }
        let mut stretches = std::mem::take(&mut self.pairing.stretches);
        let unclosed = self.pairing.pair(text, tokens, &mut stretches);
        let open = self.open_stretch(index, unclosed, &mut stretches);
        let mut reopens = reopens;
        for stretch in stretches.drain(..) {
            let span = Span::new(start + stretch.start, start + stretch.end);
            self.report(span, reopens.take());
        }
        self.pairing.stretches = stretches;
        if let Some((open, how)) = open {
            let stretch = self.report(Span::new(start + open.start, end), reopens);
            self.running = how.map(|how| Running { stretch, how });
        }
    }

    /// The stretch that the paragraph leaves open, and how it runs on, if it does. What it swallows is taken from
    /// `closed`.
    fn open_stretch(
        &mut self,
        index: usize,
        unclosed: Option<Stretch>,
        closed: &mut Vec<Stretch>,
    ) -> Option<(Stretch, Option<RunsOn>)> {
        let Some(open) = unclosed else {
            // ‘It is in the boats’ logs. | ‘Nobody looked.’: the only close was a possessive
            let doubtful = closed.last().copied().filter(Stretch::is_doubtful)?;
            let how = self.runs_on(index, &doubtful)?;
            closed.pop();
            return Some((doubtful, Some(how)));
        };
        let how = self.runs_on(index, &open);
        let opens_again = || {
            closed
                .iter()
                .any(|s| s.start > open.start && s.family == open.family)
        };
        let stands = how.is_some()
            || match open.place {
                Place::AfterCue => true,
                Place::SentenceStart => !opens_again(),
                Place::MidClause => false,
            };
        if !stands {
            return None;
        }
        closed.retain(|s| s.start < open.start);
        Some((open, how))
    }

    fn report(&mut self, span: Span, reopens: Option<usize>) -> usize {
        if let Some(stretch) = reopens {
            self.found[stretch].parts.push(span);
            return stretch;
        }
        self.found.push(Marked { parts: vec![span] });
        self.found.len() - 1
    }

    /// How the stretch left open by paragraph `index` goes on in those after it, if it does.
    fn runs_on(&mut self, index: usize, open: &Stretch) -> Option<RunsOn> {
        let paragraphs = self.story.paragraphs();
        if paragraphs[index].kind != ParagraphKind::Body {
            return None;
        }
        // a caption may stand anywhere between the paragraphs of a quote
        let bodies = (index + 1..paragraphs.len())
            .filter(|&i| paragraphs[i].kind != ParagraphKind::Caption)
            .take_while(|&i| paragraphs[i].kind == ParagraphKind::Body)
            .take(REACH);
        for (step, paragraph) in bodies.enumerate() {
            let span = paragraphs[paragraph].span;
            let text = self.story.slice(span);
            let first = self
                .lexer
                .lex(text)
                .iter()
                .find(|token| token.family == open.family && token.decides(text));
            let Some(first) = first else { continue };
            let at = first.at as usize;
            return match first.role {
                Role::Open if at == 0 && step == 0 => Some(RunsOn::Reopened),
                Role::Close(_) => Some(RunsOn::Plain {
                    paragraph,
                    end: span.start as usize + first.end(),
                }),
                _ => None,
            };
        }
        None
    }
}
