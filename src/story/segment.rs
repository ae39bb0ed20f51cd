//! Text → paragraphs and what they are.
//!
//! `blocks` finds where paragraphs begin and end. What each is follows from its place and form: a story opens with a
//! head (headline, perhaps twice, bullets, byline, dates), which ends at the first paragraph that is none of these; from
//! there on all is body, but for lines without a final stop, which are headings where short and captions where long.
//! Last, paragraphs that say the same are linked: scraped pages print headline and captions again and again.
//!
//! Nothing of the text is changed: bullets and hashes are only left outside of the spans.

use std::collections::HashMap;

use super::words::{beginning_hash, same_words, words, words_hash};
use super::{Metadata, Nth, Paragraph, ParagraphKind};

mod blocks;
mod byline;
mod front;

use blocks::{Block, Shape, blocks};

/// The longest headline, in bytes: the longest of the British papers run to some 250.
const LONGEST_HEADLINE: usize = 400;
/// The longest heading between paragraphs, in bytes and in words.
const LONGEST_HEADING: (usize, usize) = (60, 8);
/// The shortest paragraph of the body, in bytes, that can repeat another: ‘No,’ may well be said twice.
const SHORTEST_REPEAT: usize = 40;

/// The paragraphs of `text`. Byline and date found in the text fill what `metadata` leaves open.
pub(super) fn segment(text: &str, metadata: &mut Metadata) -> Vec<Paragraph> {
    let blocks = blocks(text, front::matter(text, metadata));
    let mut kinds = Vec::with_capacity(blocks.len());
    head(text, &blocks, metadata, &mut kinds);
    body(text, &blocks, metadata, &mut kinds);
    let mut paragraphs: Vec<Paragraph> = blocks
        .iter()
        .zip(kinds)
        .map(|(block, kind)| Paragraph {
            span: block.span,
            kind,
            repeat_of: None,
        })
        .collect();
    link_repeats(text, &mut paragraphs);
    paragraphs
}

/// The kinds of the paragraphs before the body.
fn head(text: &str, blocks: &[Block], metadata: &mut Metadata, kinds: &mut Vec<ParagraphKind>) {
    let mut headline = None;
    for (index, block) in blocks.iter().enumerate() {
        let words = &text[block.span.range()];
        let titled = headline.is_some() || metadata.title.is_some();
        let kind = if block.shape == Shape::Highlight
            || titled && block.shape == Shape::Bullet
            || metadata
                .standfirst
                .iter()
                .any(|line| same_words(line, words))
        {
            ParagraphKind::Standfirst
        } else if byline::fill(words, metadata) {
            ParagraphKind::Byline
        } else if is_title(words, metadata)
            || headline.is_some_and(|first| same_words(first, words))
            || headline.is_none() && opens_story(text, blocks, index, metadata)
        {
            headline = headline.or(Some(words));
            ParagraphKind::Headline
        } else {
            return;
        };
        kinds.push(kind);
    }
}

/// Whether `words` are the title, or one line of it.
fn is_title(words: &str, metadata: &Metadata) -> bool {
    let Some(title) = &metadata.title else {
        return false;
    };
    words.len() <= LONGEST_HEADLINE
        && (same_words(title, words)
            || self::words(words).count() > 2 && begins_or_ends(title, words))
}

fn begins_or_ends(title: &str, part: &str) -> bool {
    let title: Vec<&str> = words(title).collect();
    let part: Vec<&str> = words(part).collect();
    let same = |title: &[&str]| {
        title
            .iter()
            .zip(&part)
            .all(|(one, other)| super::words::same_word(one, other))
    };
    part.len() <= title.len() && (same(&title) || same(&title[title.len() - part.len()..]))
}

/// Whether the block at `index`, the first but for bylines, looks like a headline.
fn opens_story(text: &str, blocks: &[Block], index: usize, metadata: &Metadata) -> bool {
    let words = &text[blocks[index].span.range()];
    if blocks[index].shape == Shape::Heading {
        return true;
    }
    let Some(next) = blocks.get(index + 1) else {
        return false;
    };
    if blocks[index].shape != Shape::Plain || words.len() > LONGEST_HEADLINE {
        return false;
    }
    let twice = same_words(words, &text[next.span.range()]);
    let unfinished = !is_finished(words) || metadata.title.is_none() && words.ends_with(['?', '!']);
    twice || unfinished && !words.ends_with([':', ',', ';', '-', '–', '—'])
}

/// The kinds of all paragraphs after the head.
fn body(text: &str, blocks: &[Block], metadata: &mut Metadata, kinds: &mut Vec<ParagraphKind>) {
    let start = kinds.len();
    let is_open =
        |index: &usize| blocks[*index].shape == Shape::Plain && is_line_apart(text, blocks, *index);
    // verse, transcripts and lists have no final stops anywhere: there it means nothing
    let open = (start..blocks.len()).filter(is_open).count();
    let prose = open * 3 <= (blocks.len() - start) * 2;
    for (index, block) in blocks.iter().enumerate().skip(start) {
        let words = &text[block.span.range()];
        let kind = match block.shape {
            Shape::Highlight => ParagraphKind::Standfirst,
            Shape::Heading => ParagraphKind::Heading,
            _ if byline::fill_anywhere(words, metadata) => ParagraphKind::Byline,
            Shape::Plain if prose && is_open(&index) => line_apart(words),
            _ => ParagraphKind::Body,
        };
        kinds.push(kind);
    }
}

/// Whether a paragraph is a line of its own kind rather than prose: it does not end, and the next does not go on.
fn is_line_apart(text: &str, blocks: &[Block], index: usize) -> bool {
    let words = &text[blocks[index].span.range()];
    let lower = |text: &str| text.chars().next().is_some_and(char::is_lowercase);
    let Some(next) = blocks.get(index + 1) else {
        return false; // where the text ends, it may have been cut off
    };
    words.len() <= LONGEST_HEADLINE
        && !is_finished(words)
        && !words.ends_with([':', ',', ';', '-', '–', '—'])
        && !lower(words)
        && !lower(&text[next.span.range()])
        // a quote set apart, often with its speaker behind a dash, is to be read
        && !words.starts_with(['‘', '“', '«', '„', '‚', '‹', '"'])
}

fn line_apart(words: &str) -> ParagraphKind {
    let (bytes, most) = LONGEST_HEADING;
    if words.len() <= bytes && self::words(words).count() <= most {
        ParagraphKind::Heading
    } else {
        ParagraphKind::Caption
    }
}

/// Whether `text` ends in a final stop, marks and brackets after it aside.
fn is_finished(text: &str) -> bool {
    text.trim_end_matches(['’', '”', '\'', '"', '»', '›', '“', '‘', ')', ']', '*', '_'])
        .trim_end()
        .ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

/// Sets `repeat_of` where a paragraph has the same words as another: on all but the one nearest to running text, and of
/// those the first.
fn link_repeats(text: &str, paragraphs: &mut [Paragraph]) {
    let mut kept: HashMap<u64, usize> = HashMap::new();
    let mut again = Vec::new();
    for index in beginning_alike(text, paragraphs) {
        let paragraph = paragraphs[index];
        let hash = words_hash(words(&text[paragraph.span.range()]));
        match kept.get_mut(&hash) {
            None => {
                kept.insert(hash, index);
            }
            Some(keep) => {
                again.push((index, hash));
                if rank(paragraph.kind) < rank(paragraphs[*keep].kind) {
                    again.push((std::mem::replace(keep, index), hash));
                }
            }
        }
    }
    for (index, hash) in again {
        let keep = kept[&hash];
        let (one, other) = (paragraphs[index], paragraphs[keep]);
        let long = one.span.len().min(other.span.len()) >= SHORTEST_REPEAT;
        if index != keep
            && (long || one.kind != ParagraphKind::Body)
            && same_words(&text[one.span.range()], &text[other.span.range()])
        {
            paragraphs[index].repeat_of = Nth::new(keep);
        }
    }
}

/// The paragraphs, bylines aside, that share their first words with another. Nearly none do, and so the rest of the text
/// need not be read.
fn beginning_alike(text: &str, paragraphs: &[Paragraph]) -> Vec<usize> {
    let mut beginnings: Vec<(u64, usize)> = paragraphs
        .iter()
        .enumerate()
        .filter(|(_, paragraph)| paragraph.kind != ParagraphKind::Byline)
        .map(|(index, paragraph)| {
            let words = &text[paragraph.span.range()];
            (beginning_hash(std::iter::once(words)), index)
        })
        .collect();
    beginnings.sort_unstable();
    let mut alike: Vec<usize> = beginnings
        .chunk_by(|(one, _), (other, _)| one == other)
        .filter(|same| same.len() > 1)
        .flat_map(|same| same.iter().map(|&(_, index)| index))
        .collect();
    alike.sort_unstable();
    alike
}

/// Which of two paragraphs that say the same is kept: the lower.
fn rank(kind: ParagraphKind) -> u8 {
    match kind {
        ParagraphKind::Body => 0,
        ParagraphKind::Headline => 1,
        ParagraphKind::Standfirst => 2,
        ParagraphKind::Heading | ParagraphKind::Byline => 3,
        ParagraphKind::Caption => 4,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, proptest};

    use super::segment;
    use crate::story::{Metadata, ParagraphKind};

    /// The paragraphs of `text` as lines of kind, index of what is repeated, and words.
    fn outline(text: &str, metadata: &mut Metadata) -> Vec<String> {
        segment(text, metadata)
            .iter()
            .map(|paragraph| {
                let kind = match paragraph.kind {
                    ParagraphKind::Headline => "headline",
                    ParagraphKind::Standfirst => "standfirst",
                    ParagraphKind::Byline => "byline",
                    ParagraphKind::Heading => "heading",
                    ParagraphKind::Caption => "caption",
                    ParagraphKind::Body => "body",
                };
                let repeat = paragraph
                    .repeat_of
                    .map_or(String::new(), |of| format!(" = {}", of.get()));
                format!("{kind}{repeat}: {}", &text[paragraph.span.range()])
            })
            .collect()
    }

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(outline(text, &mut Metadata::default()), expected, "{text}");
    }

    #[test]
    fn a_scraped_page_prints_headline_and_captions_again() {
        check(
            "Ferry row ‘shameful’, says Dunne\n\nFerry row 'shameful', says Dunne\n\n  • Skippers fear ruin\n\n\
             Orla Dunne called the ‘row’ over the Kell ferry a disgrace.\n\n\
             Orla Dunne, left, on the quay at Kell Bay with her brother Sten\n\n\
             Nobody has sailed from the outer isles for a whole month now\n\n\
             Orla Dunne called the 'row' over the Kell ferry a disgrace\n\n\
             Nobody has sailed from the outer isles for a whole month now.",
            &[
                "headline: Ferry row ‘shameful’, says Dunne",
                "headline = 0: Ferry row 'shameful', says Dunne",
                "standfirst: Skippers fear ruin",
                "body: Orla Dunne called the ‘row’ over the Kell ferry a disgrace.",
                "caption: Orla Dunne, left, on the quay at Kell Bay with her brother Sten",
                "caption = 7: Nobody has sailed from the outer isles for a whole month now",
                "caption = 3: Orla Dunne called the 'row' over the Kell ferry a disgrace",
                "body: Nobody has sailed from the outer isles for a whole month now.",
            ],
        );
    }

    #[test]
    fn a_quote_set_apart_is_no_caption() {
        check(
            "Bell returns\n\nIt rang on Monday.\n\n‘It is home at last and it stays’ – Ann Lee, the ringer of Kell\n\nIt is loud.",
            &[
                "headline: Bell returns",
                "body: It rang on Monday.",
                "body: ‘It is home at last and it stays’ – Ann Lee, the ringer of Kell",
                "body: It is loud.",
            ],
        );
    }

    #[test]
    fn bylines_and_dates_stand_in_the_head_and_are_kept() {
        let mut metadata = Metadata::default();
        let found = outline(
            "Bell returns to Kell\n\nBy ANN LEE FOR THE HERALD\n\nPublished: 14:02 BST, 30 August 2023\n\nIt is back.",
            &mut metadata,
        );
        assert_eq!(
            found,
            [
                "headline: Bell returns to Kell",
                "byline: By ANN LEE FOR THE HERALD",
                "byline: Published: 14:02 BST, 30 August 2023",
                "body: It is back.",
            ]
        );
        assert_eq!(metadata.byline.as_deref(), Some("ANN LEE FOR THE HERALD"));
    }

    #[test]
    fn the_title_is_known_from_its_field() {
        let mut metadata = Metadata {
            title: Some("Bell is home.; A year at sea ends well".into()),
            standfirst: vec!["It was found in a shed".into()],
            ..Metadata::default()
        };
        assert_eq!(
            outline(
                "Bell is home.\n\nA year at sea ends well.\n\nIt was found in a shed.\n\nIt rang.",
                &mut metadata
            ),
            [
                "headline: Bell is home.",
                "headline: A year at sea ends well.",
                "standfirst: It was found in a shed.",
                "body: It rang.",
            ]
        );
    }

    #[test]
    fn highlights_follow_their_sign() {
        check(
            "(Kell) -- The bell is back.\n\nIt rang.\n\n@highlight\n\nBell is back after a year at sea",
            &[
                "body: (Kell) -- The bell is back.",
                "body: It rang.",
                "standfirst: Bell is back after a year at sea",
            ],
        );
    }

    #[test]
    fn markdown_is_read_but_for_its_signs() {
        check(
            "# Bell returns\n\nIt is back.\n\n## What now\n\n> We go on.\n\n* first\n* second",
            &[
                "headline: Bell returns",
                "body: It is back.",
                "heading: What now",
                "body: We go on.",
                "body: first",
                "body: second",
            ],
        );
    }

    #[test]
    fn short_lines_without_a_stop_are_headings() {
        check(
            "It is back.\n\nA year at sea\n\nIt was lost.\n\nHe read on:\n\nIt was found.",
            &[
                "body: It is back.",
                "heading: A year at sea",
                "body: It was lost.",
                "body: He read on:",
                "body: It was found.",
            ],
        );
    }

    #[test]
    fn what_never_ends_in_a_stop_is_all_body() {
        check(
            "The sea is grey.\n\nAnn: so it was you\n\nBo: it was not\n\nAnn: then who\n\nBo: the goat\n\nAnn: again\n\nBo: again",
            &[
                "body: The sea is grey.",
                "body: Ann: so it was you",
                "body: Bo: it was not",
                "body: Ann: then who",
                "body: Bo: the goat",
                "body: Ann: again",
                "body: Bo: again",
            ],
        );
    }

    #[test]
    fn short_answers_may_be_given_twice() {
        check(
            "He asked her.\n\n‘No.’\n\nHe asked again.\n\n‘No.’",
            &[
                "body: He asked her.",
                "body: ‘No.’",
                "body: He asked again.",
                "body: ‘No.’",
            ],
        );
    }

    proptest! {
        #[test]
        fn paragraphs_are_trimmed_ordered_and_repeat_what_repeats_nothing(
            text in "([#>•*-]? ?[A-Za-z‘’é.: \u{a0}]{0,12}(\n|\r\n|\n\n|\r)){0,12}|.*",
        ) {
            let found = segment(&text, &mut Metadata::default());
            prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            for paragraph in &found {
                let words = text.get(paragraph.span.range());
                prop_assert!(words.is_some_and(|words| !words.is_empty() && words.trim() == words));
                if let Some(of) = paragraph.repeat_of {
                    prop_assert!(found[of.get()].repeat_of.is_none());
                }
            }
        }
    }
}
