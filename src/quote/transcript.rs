//! Lines of a transcript: a name and a colon, then what was said, without marks.
//!
//! One such line can be anything (*Asked about the fish:*), so a story has a transcript only if there are several and one
//! name comes back. Marks inside a line are quotes inside a quote and are left out.

use super::lexicon::Word;
use super::scene::Scene;
use super::tokens::Shape;
use crate::story::Span;

/// What someone says in a transcript, or in a block that a line announces.
pub(super) struct Line {
    /// The paragraph.
    pub(super) paragraph: usize,
    /// The words that name the speaker.
    pub(super) label: Span,
    /// What is said.
    pub(super) said: Span,
}

/// The longest label, in tokens.
const LABEL: usize = 6;
/// So many lines make a transcript.
const LINES: usize = 3;

/// The transcript lines of a story.
pub(super) fn lines(scene: &Scene) -> Vec<Line> {
    let found: Vec<Line> = (0..scene.tokens.paragraph_count())
        .filter_map(|paragraph| line(scene, paragraph))
        .collect();
    let label = |line: &Line| scene.story.slice(line.label);
    let mut labels: Vec<&str> = found.iter().map(label).collect();
    labels.sort_unstable();
    let again: Vec<&str> = labels
        .windows(2)
        .filter(|pair| pair[0] == pair[1])
        .map(|pair| pair[0])
        .collect();
    if found.len() < LINES || again.is_empty() {
        return Vec::new();
    }
    let beside = |at: usize, other: Option<usize>| {
        other
            .and_then(|other| found.get(other))
            .is_some_and(|other| other.paragraph.abs_diff(found[at].paragraph) == 1)
    };
    let keep: Vec<bool> = (0..found.len())
        .map(|at| {
            again.binary_search(&label(&found[at])).is_ok()
                || beside(at, at.checked_sub(1))
                || beside(at, Some(at + 1))
        })
        .collect();
    found
        .into_iter()
        .zip(keep)
        .filter_map(|(line, keep)| keep.then_some(line))
        .collect()
}

fn line(scene: &Scene, paragraph: usize) -> Option<Line> {
    let range = scene.tokens.paragraph(paragraph);
    let all = &scene.tokens.all[range];
    let colon = all
        .iter()
        .take(LABEL + 1)
        .position(|token| token.is_mark(b':'))?;
    let name = all[..colon]
        .iter()
        .all(|t| t.is_capital() || t.is(Word::PARTICLE) || t.shape == Shape::Number);
    // Q: and A: tell nobody's name
    let told = all
        .first()
        .is_some_and(|t| t.is_capital() && t.span.len() > 1);
    if !told || !name || colon + 1 >= all.len() {
        return None;
    }
    Some(Line {
        paragraph,
        label: Span {
            start: all[0].span.start,
            end: all[colon - 1].span.end,
        },
        said: Span {
            start: all[colon + 1].span.start,
            end: all.last()?.span.end,
        },
    })
}

/// Paragraphs without marks that the line before announces (*he posted a longer reply:*), with the cue that does.
pub(super) fn announced(scene: &Scene) -> Vec<(usize, Span)> {
    let mut out = Vec::new();
    for paragraph in 1..scene.tokens.paragraph_count() {
        let before = scene.tokens.paragraph(paragraph - 1);
        if before.is_empty() || !scene.tokens.all[before.end - 1].is_mark(b':') {
            continue;
        }
        let here = &scene.tokens.all[scene.tokens.paragraph(paragraph)];
        let plain = here.len() > 3
            && !here.iter().any(super::tokens::Token::is_quote)
            && here.iter().take(12).any(|t| t.is(Word::FIRST));
        if !plain {
            continue;
        }
        let start = scene.tokens.sentence_around(before.end - 1).start;
        let cue = scene
            .cues_in(start, before.end)
            .rev()
            .find(|&cue| scene.cues[cue].subject.is_some());
        if let (Some(cue), Some(first), Some(last)) = (cue, here.first(), here.last()) {
            out.push((
                cue,
                Span {
                    start: first.span.start,
                    end: last.span.end,
                },
            ));
        }
    }
    out
}
