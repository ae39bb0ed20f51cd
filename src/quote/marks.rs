//! Stage one: which stretches of a story stand inside quotation marks.
//!
//! Three steps, each over what the one before found. `lex` finds the marks of one paragraph and says what each can be
//! by the characters beside it; most of what looks like a single mark is an apostrophe and is left out there (`single`). `pair`
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
mod single;

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

    /// Reports the stretches of the text `start..end` of a paragraph; one at its start goes on with `reopens`, if given.
    fn scan(&mut self, index: usize, start: usize, end: usize, reopens: Option<usize>) {
        let text = &self.story.text()[start..end];
        let tokens = self.lexer.lex(text);
        if tokens.is_empty() {
            return;
        }
        let mut stretches = std::mem::take(&mut self.pairing.stretches);
        let unclosed = self.pairing.pair(text, tokens, &mut stretches);
        let open = self.open_stretch(index, unclosed, &mut stretches);
        let goes_on = |stretch: &Stretch| {
            reopens.filter(|_| stretch.start == 0 && !begins_with_label(&text[stretch.start..]))
        };
        for stretch in stretches.drain(..) {
            let span = Span::new(start + stretch.start, start + stretch.end);
            self.report(span, goes_on(&stretch));
        }
        self.pairing.stretches = stretches;
        if let Some((open, how)) = open {
            let stretch = self.report(Span::new(start + open.start, end), goes_on(&open));
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

/// Whether the marked text begins as a line of a transcript does: “ANN LEE: We go on. Such a line goes on with nothing.
fn begins_with_label(text: &str) -> bool {
    const LONGEST: usize = 40;
    let inside = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let label = inside.bytes().take(LONGEST).position(|byte| byte == b':');
    label
        .and_then(|end| inside.get(..end))
        .is_some_and(|label| {
            label.len() > 1
                && !label.contains(char::is_lowercase)
                && label.contains(char::is_uppercase)
        })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::{ProptestConfig, Strategy, prop_assert, proptest};

    use super::marked;
    use crate::story::{Metadata, Origin, Story};

    fn story(text: &str) -> Story {
        let origin = Origin::File(Arc::from("a.txt"));
        Story::new("a".into(), origin, Metadata::default(), text.into())
    }

    /// Checks that of the fixture's text exactly what stands in ⟦ ⟧ is found; ⟪ ⟫ goes on with the stretch before it.
    fn check(fixture: &str) {
        let text = fixture.replace(['⟦', '⟧', '⟪', '⟫'], "");
        let story = story(&text);
        let mut signs = Vec::new();
        for stretch in marked(&story) {
            for (index, part) in stretch.parts.iter().enumerate() {
                let (open, close) = if index == 0 {
                    ('⟦', '⟧')
                } else {
                    ('⟪', '⟫')
                };
                signs.push((part.range().start, open));
                signs.push((part.range().end, close));
            }
        }
        let mut found = text;
        for (at, sign) in signs.into_iter().rev() {
            found.insert(at, sign);
        }
        assert_eq!(found, fixture);
    }

    fn check_all(fixtures: &[&str]) {
        for fixture in fixtures {
            check(fixture);
        }
    }

    #[test]
    fn every_convention_is_known() {
        check_all(&[
            "⟦“We go on,”⟧ she said. ⟦“Today.”⟧",
            "⟦‘We go on,’⟧ she said. ⟦‘Today.’⟧",
            "⟦\"We go on,\"⟧ she said. ⟦\"Today.\"⟧",
            "⟦'We go on,'⟧ she said. ⟦'Today.'⟧",
            "⟦``We go on,''⟧ she said. ⟦''Today.''⟧",
            "⟦‘‘We go on,’’⟧ she said. ⟦‘‘Today.’’⟧",
            "⟦«We go on,»⟧ she said. ⟦« Today. »⟧",
            "⟦»We go on,«⟧ she said. ⟦»Today.«⟧",
            "⟦‹We go on›⟧, she said, ⟦›today‹⟧.",
            "⟦„We go on,“⟧ she said. ⟦„Today.”⟧",
            "⟦‚We go on,‘⟧ she said. ⟦‚Today.’⟧",
            "⟦”We go on,”⟧ she said. ⟦”Today.”⟧",
        ]);
    }

    #[test]
    fn mistyped_marks_still_close() {
        check_all(&[
            "It was ⟦‘a sham'⟧ and ⟦'a shame’⟧.",
            "It was ⟦“a sham\"⟧ and ⟦\"a shame”⟧.",
            "It was ⟦“a sham“⟧, and ⟦''a shame\"⟧.",
            "⟦’We go on,’⟧ she said.",
            "She said:⟦‘We go on.’⟧",
            "⟦‘We go on,’⟧she said.",
        ]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check_all(&[
            "I don’t and we can't; the workers’ hall, the workers' hall.",
            "The ’90s and the '90s, get ’em and get 'em, 'tis and ’tis.",
            "Rock ’n’ roll, rock 'n' roll and rock ‘n’ roll.",
            "He is 5'10\" tall, six inches (6\") more than O’Brien or L'Oréal’s man.",
            "The crews’ boats’ nets’ floats.",
            "A walk o’ the harbour, goin’ home wi’ the lads’ catch.",
        ]);
    }

    #[test]
    fn possessives_inside_do_not_close() {
        check_all(&[
            "⟦‘The skippers’ own figures show the stock can’t last.’⟧",
            "⟦'It’s the porters' tips, the cooks' hours and a boss who's late.'⟧",
            "He blamed ⟦‘the boo boys’⟧ and praised the fans’ trust.",
            "The ⟦‘boo boys’⟧ of the north sang the players’ names.",
            "It was ⟦‘the clerks’ problem’⟧ now, the clerks’ union heard.",
            "⟦‘Keep ’em sweet. The widows’ cheques clear at noon.’⟧",
            "⟦‘Nothin’ doin’ till the boats’ return,’⟧ he said.",
            "It was ⟦‘the directors’⟧, not the lads.",
            "They lost ⟦'54 boats in all'⟧ since '98, said Ms in 't Veld.",
            "⟦'The boys' games of the '90s,'⟧ he said.",
            "⟦‘Mr Gomez’ plan is dead,’⟧ she said.",
        ]);
    }

    #[test]
    fn marks_inside_marks_belong_to_the_outer_stretch() {
        check_all(&[
            "⟦‘He said, “You’re done, love,” and went,’⟧ she says.",
            "⟦\"My aunt told me, 'Go, the tide will wait,'\"⟧ he said.",
            "⟦''They call it 'the barn.'''⟧ he said.",
            "⟦“She told me “go” and I went,”⟧ he said.",
            "⟦‘They call it ‘the barn’ and laugh,’⟧ he said. ⟦‘Ha.’⟧",
            "⟦“It is 6\" short,”⟧ he said of the ⟦“plank”⟧.",
        ]);
    }

    #[test]
    fn stops_spaces_brackets_and_dashes_may_stand_beside_a_mark() {
        check_all(&[
            "She saw  ⟦‘a betrayal’⟧.  ⟦‘It is imperative [he] stand by us.’⟧\u{a0}",
            "(⟦‘so be it’⟧) –⟦‘so be it’⟧– [⟦“so be it”⟧]",
            "⟦“Well—”⟧ he began. ⟦“Oh …”⟧",
            "⟦\"Well—\"⟧ he began, then—⟦\"Oh\"⟧—fell silent.",
            "Cries of ⟦‘Bins out’⟧/⟦‘bats in’⟧.",
        ]);
    }

    #[test]
    fn a_missing_mark_spoils_no_other_paragraph() {
        check_all(&[
            "She joked: ⟦‘Nobody passed to me.⟧\n\nThe ⟦‘Tin Shed’⟧ banner stays at home.",
            "⟦“We go on, she said.⟧\n\nThe ⟦“Tin Shed”⟧ banner stays at home.",
            "He was a ‘strange man in a hat.\n\nThe ⟦‘Tin Shed’⟧ banner stays at home.",
            "He was a ‘strange man. ⟦‘Odd,’⟧ she said.\n\nThe end.",
            "“We go on, she said. ⟦“We must.”⟧\n\nThe end.",
            "He left” the hall.\n\n⟦“Good,”⟧ she said.",
        ]);
    }

    #[test]
    fn stretches_run_on_over_paragraphs() {
        check_all(&[
            "She said: ⟦‘Stand by the isle.⟧\n\n⟪‘It is more than a rock.’⟫\n\n⟦‘Yes,’⟧ he said.",
            "She said: ⟦“Stand by the isle.⟧\n\n⟪“It is a rock.⟫\n\n⟪“It is ours.”⟫\n\nHe left.",
            "She said: ⟦‘Stand by it.⟧ \n\n⟪They stole it, they sold it.’⟫ He left with ⟦‘regret’⟧.",
            "She said: ⟦“Stand by it.⟧\n\n⟪They stole it.⟫\n\n⟪They sold it.”⟫\n\nHe left.",
            "She said: ⟦'It is in the boats' logs.⟧\n\n⟪'Nobody looked.'⟫",
            "She said: ⟦‘The ferry’s crew know.⟧\n\n⟪It is in the boats’ logs.’⟫",
        ]);
    }

    #[test]
    fn a_line_of_a_transcript_goes_on_with_nothing() {
        check_all(&[
            "⟦“ANN LEE: We go on.⟧\n\n⟦“BO RAY: Do we?”⟧",
            "⟦“ANN LEE: We go on.⟧\n\n⟪“We do. Ann: a promise.”⟫",
        ]);
    }

    #[test]
    fn only_the_body_runs_on() {
        check_all(&[
            "⟦‘We go on: Dunne defies the board⟧\n\n⟦‘It is our isle,’⟧ said Dunne.\n\nThe end.",
            "She said: ⟦‘Stand by it.⟧\n\nOrla Dunne, left, on the quay at Kell Bay with her brother Sten Moe\n\n\
             ⟪‘It is ours.’⟫",
        ]);
    }

    #[test]
    fn markup_is_not_speech() {
        check("<a href=\"x.html\" title=\"y\">⟦\"Go,\"⟧ he said</a>");
    }

    #[test]
    fn marks_without_end_are_survived() {
        let opened_then_closed = ["‘a “".repeat(50_000), "b.’ ”".repeat(50_000)].concat();
        let marks = [
            "“",
            "”",
            "\"",
            "‘",
            "’",
            "'",
            "«",
            "»",
            "`",
            "‘a ",
            "a’ ",
            "a.’ ",
            "«”",
            " 'em",
            "\"1\"",
            "‘\n\n",
            "=\"",
            "1\" “",
            "“ 1\"",
            "as' ",
            "‘a. 'em ",
        ];
        let repeated = marks.iter().map(|mark| mark.repeat(100_000));
        for text in repeated.chain([opened_then_closed]) {
            let found = marked(&story(&text));
            assert!(found.iter().all(|stretch| !stretch.parts.is_empty()));
        }
    }

    fn prose() -> impl Strategy<Value = String> {
        let piece = proptest::sample::select(vec![
            "“", "”", "‘", "’", "\"", "'", "''", "``", "«", "»", "‹", "›", "„", "‚", " ", " ",
            "\u{a0}", "\n\n", "\n", ".", ",", ":", "s", "em", "90s", "é", "We", "said", "[", ")",
            "—", "\0", "5", "=", "😀",
        ]);
        proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn stretches_are_ordered_apart_and_within_paragraphs(text in proptest::prop_oneof![prose(), ".*"]) {
            let story = story(&text);
            let found = marked(&story);
            prop_assert!(found.windows(2).all(|pair| pair[0].parts[0] < pair[1].parts[0]));
            let mut parts: Vec<_> = found.iter().flat_map(|stretch| stretch.parts.clone()).collect();
            prop_assert!(found.iter().all(|stretch| stretch.parts.is_sorted()));
            parts.sort_unstable();
            prop_assert!(parts.windows(2).all(|pair| pair[0].end <= pair[1].start));
            for part in parts {
                prop_assert!(!part.is_empty() && story.text().get(part.range()).is_some());
                prop_assert!(story.paragraphs().iter().any(|paragraph| paragraph.span.encloses(part)));
            }
        }
    }
}
