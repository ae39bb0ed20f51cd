//! Whose turn it is where two people talk and nobody tells who speaks.
//!
//! A paragraph that is only a quote, behind another one, is spoken by the other of two if one of them asks and this one answers,
//! or if the two have taken turns before. This needs to know who is who, so it is decided when the speakers are resolved.

use super::scene::Scene;
use super::tokens::{Place, Token, last_inside};

/// As many turns back somebody may have spoken last.
const BACK: usize = 8;

/// As many paragraphs back the one who is asked a question without marks may have spoken last.
const ASIDE: usize = 4;

/// One quote of a conversation.
#[derive(Clone, Copy, Debug)]
struct Turn {
    paragraph: usize,
    /// Who speaks.
    entity: Option<usize>,
    /// Whether it is a question.
    asks: bool,
}

/// What was said so far.
#[derive(Debug, Default)]
pub(super) struct Turns {
    all: Vec<Turn>,
}

impl Turns {
    /// Takes in a quote.
    pub(super) fn take(&mut self, scene: &Scene, place: Place, entity: Option<usize>) {
        let paragraph = scene.tokens.all[place.first].paragraph as usize;
        self.all.push(Turn {
            paragraph,
            entity,
            asks: asks(scene, place),
        });
    }

    /// Who speaks the quote at `place` that is alone in its paragraph, if that is another than who spoke last, or if the one
    /// who spoke last is asked again; and how likely.
    pub(super) fn speaker(&self, scene: &Scene, place: Place) -> Option<(usize, f32)> {
        let here = scene.tokens.all[place.first].paragraph as usize;
        let last = self.all.last()?;
        if here - last.paragraph <= ASIDE
            && last.paragraph + 1 < here
            && is_question(scene, here - 1)
        {
            return Some((last.entity?, 0.8)); // a question without marks
        }
        if last.paragraph + 1 != here {
            return None;
        }
        let before = self
            .all
            .iter()
            .rev()
            .find(|turn| turn.paragraph < last.paragraph);
        let answers = last.asks != asks(scene, place);
        let Some(entity) = last.entity else {
            let again = before
                .filter(|turn| turn.paragraph + 2 == here && turn.asks == asks(scene, place))?;
            return Some((again.entity?, 0.6));
        };
        let in_turns = before.is_some_and(|turn| {
            turn.paragraph + 2 == here && turn.entity.is_some_and(|other| other != entity)
        });
        if !answers && !in_turns {
            return None;
        }
        let other = |turn: &Turn| turn.entity.filter(|&other| other != entity);
        Some((self.all.iter().rev().take(BACK).find_map(other)?, 0.75))
    }
}

/// Whether a marked stretch ends as a question.
fn asks(scene: &Scene, place: Place) -> bool {
    last_inside(scene.text(place.last)) == Some('?')
}

/// Whether a paragraph without marks is one question.
fn is_question(scene: &Scene, paragraph: usize) -> bool {
    const LONGEST: usize = 30;
    let tokens = &scene.tokens.all[scene.tokens.paragraph(paragraph)];
    tokens.len() <= LONGEST
        && tokens.last().is_some_and(|token| token.is_mark(b'?'))
        && !tokens.iter().any(Token::is_quote)
}
