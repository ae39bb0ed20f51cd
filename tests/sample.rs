//! Who said what in the sample, against labels made by hand.
//!
//! `sample_labels.tsv` lists every quote of every story in the order of its text: the story (file and ordinal), the
//! kind, a note, the speaker and the first words, by which the quote is found again. A note says `repeat` where a
//! headline, bullet or caption repeats the body, `continues` where a quote goes on in another paragraph. A `line` is
//! the part of a transcript that stands without marks behind a speaker's name; an `indirect` clause has none either, and
//! only clear ones are labelled.

use std::collections::HashMap;
use std::path::Path;

use quotidian::load::{self, Input};
use quotidian::quote::{self, Quote, QuoteKind, StoryQuotes};
use quotidian::story::Story;

const LABELS: &str = include_str!("sample_labels.tsv");

/// One labelled quote.
struct Label {
    story: &'static str,
    kind: &'static str,
    note: &'static str,
    speaker: &'static str,
    words: &'static str,
}

impl Label {
    fn all() -> impl Iterator<Item = Self> {
        LABELS
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| {
                let columns: Vec<&str> = line.split('\t').collect();
                let &[story, kind, note, speaker, words] = columns.as_slice() else {
                    panic!("five columns: {line}");
                };
                Self {
                    story,
                    kind,
                    note,
                    speaker,
                    words,
                }
            })
    }

    /// Whether it stands in marks, at least where it begins.
    fn is_marked(&self) -> bool {
        matches!(self.kind, "direct" | "mixed" | "scare")
    }
}

/// A label and where it is, with what was found there.
struct Case<'a> {
    label: Label,
    story: &'a Story,
    start: usize,
    found: &'a StoryQuotes,
    quote: Option<&'a Quote>,
}

impl Case<'_> {
    fn speaker(&self) -> &str {
        self.quote
            .and_then(|quote| quote.speaker)
            .and_then(|index| self.found.speakers.get(index as usize))
            .map_or("", |speaker| &speaker.name)
    }

    fn describe(&self, wanted: &str, got: &str) -> String {
        let Label { story, words, .. } = self.label;
        let line = self.story.line_of(self.start);
        format!("{story} line {line}: {words}\n      wanted {wanted:?}, got {got:?}")
    }
}

/// Folded by case, since a description may begin its sentence or not.
fn speaker_is_right(case: &Case) -> bool {
    case.speaker().to_lowercase() == case.label.speaker.to_lowercase()
}

/// A sample story with what is found in it.
type Read = HashMap<String, (Story, StoryQuotes)>;

/// The sample by `file:ordinal`.
fn read() -> Read {
    let mut ordinals: HashMap<String, usize> = HashMap::new();
    load::stories(vec![Input::Sample])
        .map(|story| {
            let story = story.expect("the sample is sound");
            let path = Path::new(story.origin.path());
            let file = path
                .file_name()
                .expect("a file")
                .to_string_lossy()
                .into_owned();
            let ordinal = ordinals.entry(file.clone()).or_default();
            *ordinal += 1;
            let found = quote::quotes(&story);
            (format!("{file}:{ordinal}"), (story, found))
        })
        .collect()
}

/// All labels at their places. A label is searched behind the one before it.
fn cases(read: &Read) -> Vec<Case<'_>> {
    let mut behind: HashMap<&str, usize> = HashMap::new();
    Label::all()
        .map(|label| {
            let (story, found) = read.get(label.story).expect(label.story);
            let from = behind.entry(label.story).or_default();
            let Some(at) = story.text()[*from..].find(label.words) else {
                panic!("{}: no {:?}", label.story, label.words);
            };
            let start = *from + at;
            let first = label.words.chars().next().map_or(1, char::len_utf8);
            *from = start + first;
            let quote = quote_at(story, found, start, &label);
            Case {
                label,
                story,
                start,
                found,
                quote,
            }
        })
        .collect()
}

/// The quote of which a fragment begins at `start`; for an indirect clause, one that reaches over its first words.
fn quote_at<'a>(
    story: &Story,
    found: &'a StoryQuotes,
    start: usize,
    label: &Label,
) -> Option<&'a Quote> {
    let middle = start + label.words.len() / 2;
    let middle = (middle..story.text().len()).find(|&at| story.text().is_char_boundary(at))?;
    found.quotes.iter().find(|quote| {
        quote.spans.iter().any(|span| match label.kind {
            "indirect" => quote.kind == QuoteKind::Indirect && span.contains(middle),
            _ => span.start as usize == start,
        })
    })
}

/// How many of some cases are right, and the others in words.
#[derive(Default)]
struct Tally {
    right: usize,
    misses: Vec<String>,
}

impl Tally {
    fn add(&mut self, right: bool, miss: impl FnOnce() -> String) {
        if right {
            self.right += 1;
        } else {
            self.misses.push(miss());
        }
    }

    /// Fails with the misses unless so many of a hundred are right.
    fn hold(&self, what: &str, percent: usize) {
        let all = self.right + self.misses.len();
        let summary = format!("{what}: {} of {all}", self.right);
        println!("{summary}");
        assert!(
            self.right * 100 >= all * percent,
            "{summary}, less than {percent}%:\n    {}",
            self.misses.join("\n    ")
        );
    }
}

/// Holds that of the labels that `chosen` takes, so many of a hundred are `right`; `got` says what was found instead.
fn hold(
    what: &str,
    percent: usize,
    chosen: fn(&Label) -> bool,
    right: fn(&Case) -> bool,
    got: fn(&Case) -> String,
) {
    let read = read();
    let mut tally = Tally::default();
    for case in cases(&read).into_iter().filter(|case| chosen(&case.label)) {
        let wanted = [case.label.kind, case.label.note, case.label.speaker].join(" ");
        tally.add(right(&case), || case.describe(&wanted, &got(&case)));
    }
    tally.hold(what, percent);
}

fn kind_and_speaker(case: &Case) -> String {
    let kind = case.quote.map_or("nothing", |quote| quote.kind.name());
    format!("{kind} {}", case.speaker())
}

#[test]
fn every_marked_quote_is_found_where_it_begins() {
    hold(
        "found",
        100,
        Label::is_marked,
        |case| case.quote.is_some(),
        kind_and_speaker,
    );
}

#[test]
fn speakers_of_marked_quotes_are_right() {
    hold(
        "speakers",
        95,
        |label| matches!(label.kind, "direct" | "mixed"),
        speaker_is_right,
        kind_and_speaker,
    );
}

#[test]
fn marks_that_quote_nobody_have_no_speaker() {
    hold(
        "scare quotes",
        80,
        |label| label.kind == "scare",
        |case| {
            case.quote
                .is_some_and(|quote| quote.kind == QuoteKind::Scare)
        },
        kind_and_speaker,
    );
}

#[test]
fn repeats_point_to_the_body() {
    hold(
        "repeats",
        95,
        |label| label.is_marked() && !label.speaker.is_empty(),
        |case| {
            let repeats = case.quote.is_some_and(|quote| quote.duplicate_of.is_some());
            repeats == (case.label.note == "repeat")
        },
        |case| {
            let repeated = case.quote.and_then(|quote| quote.duplicate_of);
            format!("duplicate_of {repeated:?}")
        },
    );
}

#[test]
fn clear_reported_clauses_are_found_with_their_speakers() {
    hold(
        "reported clauses",
        80,
        |label| label.kind == "indirect",
        |case| case.quote.is_some() && speaker_is_right(case),
        kind_and_speaker,
    );
}

#[test]
fn nothing_else_is_taken_for_a_quote() {
    let read = read();
    let labelled: Vec<(&str, usize)> = cases(&read)
        .into_iter()
        .map(|case| (case.label.story, case.start))
        .collect();
    let mut surplus = Vec::new();
    for (name, (story, found)) in &read {
        let marked = found
            .quotes
            .iter()
            .filter(|quote| quote.kind != QuoteKind::Indirect);
        for span in marked.flat_map(|quote| &quote.spans) {
            if !labelled.contains(&(name, span.start as usize)) {
                surplus.push(format!("{name}: {}", story.slice(*span)));
            }
        }
    }
    surplus.sort();
    assert!(
        surplus.is_empty(),
        "not labelled:\n    {}",
        surplus.join("\n    ")
    );
}
