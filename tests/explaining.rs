//! What led to a speaker: what the stages tell of it, and how that is put in words.

#![allow(clippy::unwrap_used)]

use proptest::prelude::proptest;
use quotidian::explain;
use quotidian::load::{self, Input};
use quotidian::quote::{QuoteKind, StoryQuotes, Way, Why, quotes, why};
use quotidian::story::{Metadata, Origin, Span, Story};

fn story(text: &str) -> Story {
    let origin = Origin::File("story.txt".into());
    Story::new("s".into(), origin, Metadata::default(), text.into())
}

/// Why the quote that holds `words` has its speaker.
fn asked(text: &str, words: &str) -> (Story, Why) {
    let story = story(text);
    let found = quotes(&story);
    let at = found
        .quotes
        .iter()
        .position(|quote| quote.text(&story).contains(words));
    let told = why(&story, &found.quotes, at.unwrap()).unwrap();
    (story, told)
}

/// The decision as a line: way, cue (or -), mention (or -), whom that was taken for (or -) and the runner-up (or -).
fn line(story: &Story, why: &Why) -> String {
    let slice = |span: Span| story.slice(span);
    let way = match why.way {
        Way::GoesOn(span) => format!("goes on from {}", slice(span)),
        Way::Answers(span) => format!("answers like {}", slice(span)),
        Way::Repeats(span) => format!("repeats {}", slice(span)),
        Way::Unknown { .. } => "unknown".to_owned(),
        other => format!("{other:?}").to_lowercase(),
    };
    let cue = why.cue.and_then(|cue| cue.span).map_or("-", slice);
    let speaker = why.speaker.as_ref();
    let mention = speaker.map_or("-", |speaker| slice(speaker.mention));
    let taken = speaker.and_then(|speaker| speaker.taken_for.as_ref());
    let taken = taken.map_or("-", |(name, _)| name);
    let next = why
        .runner_up
        .as_ref()
        .map_or("-", |next| slice(next.mention));
    format!("{way} | {cue} | {mention} | {taken} | {next}")
}

/// Checks what is told of the quote in `text` that holds `words`, as [`line`] writes it.
#[track_caller]
fn check(text: &str, words: &str, expected: &str) {
    let (story, why) = asked(text, words);
    assert_eq!(line(&story, &why), expected, "{words} in {text:?}");
}

#[test]
fn a_choice_tells_cue_mention_and_runner_up() {
    check(
        "‘Bring oil,’ Ada Brook told Olaf Reed.",
        "oil",
        "chosen | told | Ada Brook | Ada Brook | Olaf Reed",
    );
    check(
        "Ada Brook waited for Olaf Reed. ‘It sticks,’ she said.",
        "sticks",
        "chosen | said | she | Ada Brook | Olaf Reed",
    );
}

#[test]
fn a_choice_tells_how_likely_it_was_and_what_decided() {
    let (_, why) = asked("‘Bring oil,’ Ada Brook told Olaf Reed.", "oil");
    let speaker = why.speaker.unwrap();
    assert!(speaker.subject, "Ada Brook is the subject of told");
    assert!(speaker.likely > why.runner_up.unwrap().likely);
    assert!((1..=3).contains(&why.reasons.len()), "{:?}", why.reasons);
    assert!(why.reasons.iter().all(|reason| reason.weight > 0.0));
    assert!(why.reasons.is_sorted_by(|a, b| a.weight >= b.weight));
}

#[test]
fn speakers_that_the_layout_tells_are_told_so() {
    let interview = "Tarn Weekly: How did it begin?\n\nAda Brook: With a leak.\n\nTarn Weekly: And then?\n\nAda Brook: With a flood.";
    check(
        interview,
        "leak",
        "transcript | - | Ada Brook | Ada Brook | -",
    );
    check(
        "‘ADA BROOK: We go on.’",
        "go on",
        "labelled | - | ADA BROOK | - | -",
    );
    check(
        "On Monday Ada Brook wrote to the council:\n\nI have never been so wet and I would do it again.",
        "wet",
        "announced | wrote | Ada Brook | Ada Brook | -",
    );
}

#[test]
fn paragraphs_that_are_only_a_quote_tell_whose_turn_it_is() {
    check(
        "“The gate was stuck from the first day of the year,” said Ada Brook.\n\n“We have been waiting for the oil since then.”",
        "waiting",
        "goes on from “The gate was stuck from the first day of the year,” | - | Ada Brook | Ada Brook | -",
    );
    check(
        "“Who is there at the gate?” asked Olaf Reed.\n\n“It is only me and the dog,” said Ada Brook.\n\n“You should come in then, it is raining.”",
        "come in",
        "answers like “Who is there at the gate?” | - | Olaf Reed | Olaf Reed | -",
    );
}

#[test]
fn what_a_repeat_took_over_is_told() {
    check(
        "Lake board ‘poisoning’ the trout\n\nThe lake board is ‘poisoning’ the trout, Ada Brook said on Monday.",
        "poisoning",
        "repeats ‘poisoning’ | - | - | - | -",
    );
}

#[test]
fn a_clause_without_marks_tells_cue_and_subject() {
    let text = "Ada Brook told the council that the dam would hold until spring.";
    check(text, "the dam", "clause | told | Ada Brook | Ada Brook | -");
    let (_, why) = asked(text, "the dam");
    assert!(
        why.speaker.unwrap().subject,
        "Ada Brook is the subject of told"
    );
}

#[test]
fn marks_that_quote_nobody_tell_how_likely_and_what_decided() {
    let (_, why) = asked(
        "The path, known as ‘the Ladder’, has been closed since May.",
        "Ladder",
    );
    assert_eq!(why.way, Way::Nobody);
    assert!(why.nobody.unwrap() > 0.4 && !why.reasons.is_empty());
    assert!(why.speaker.is_none());
}

#[test]
fn an_unknown_speaker_tells_the_best_guess_and_what_it_lacks() {
    check("‘We go on.’", "go on", "unknown | - | - | - | -");
    let (story, why) = asked(
        "Olaf Reed, Ada Brook, Ingrid Moe, Sten Lund and Bo Ray were in the hall. ‘We have waited for the oil since May.’",
        "waited",
    );
    let Way::Unknown { sure, least } = why.way else {
        panic!("one of five is known by nothing: {why:?}");
    };
    let guess = why.speaker.as_ref().expect("a guess");
    assert!(sure <= least && guess.likely >= why.runner_up.as_ref().unwrap().likely);
    let line = explain::line(&story, &why);
    assert!(line.contains("The best guess is “"), "{line}");
}

#[test]
fn a_decision_is_put_in_words() {
    let (story, why) = asked(
        "Ada Brook opened the lock. ‘It sticks,’ she said.",
        "sticks",
    );
    let line = explain::line(&story, &why);
    for words in [
        "The cue is “said” (",
        "The speaker is “she” (",
        ", the subject of the cue",
        ", taken for Ada Brook (",
    ] {
        assert!(line.contains(words), "{words}: {line}");
    }
    let (story, why) = asked("‘Bring oil,’ Ada Brook told Olaf Reed.", "oil");
    let line = explain::line(&story, &why);
    assert!(
        !line.contains("taken for"),
        "names that tell are not told twice: {line}"
    );
    assert!(
        line.contains("Next came “Olaf Reed” (") && line.contains("What told the two apart: "),
        "{line}"
    );
}

/// Checks that what is told of a quote agrees with the quote.
fn agrees(story: &Story, found: &StoryQuotes, at: usize) {
    let (quote, why) = (&found.quotes[at], why(story, &found.quotes, at).unwrap());
    let told = format!("{}\n{why:?}\n{quote:?}", explain::line(story, &why));
    match why.way {
        Way::Chosen => {
            let speaker = why.speaker.as_ref().expect("a choice chose somebody");
            assert_eq!(Some(speaker.mention), quote.mention, "{told}");
            assert_eq!(why.cue.and_then(|cue| cue.span), quote.cue, "{told}");
        }
        Way::Nobody => assert_eq!(
            (quote.kind, why.nobody),
            (QuoteKind::Scare, Some(quote.confidence)),
            "{told}"
        ),
        Way::Unknown { sure, least } => {
            let enough = why.speaker.is_some() && sure > least;
            assert!(!enough && quote.speaker.is_none(), "{told}");
        }
        Way::Clause => assert_eq!(quote.kind, QuoteKind::Indirect, "{told}"),
        _ => {}
    }
    if let (Some(speaker), Some((name, _))) =
        (quote.speaker, why.speaker.and_then(|told| told.taken_for))
    {
        assert_eq!(found.speakers[speaker as usize].name, name, "{told}");
    }
}

#[test]
fn what_is_told_of_the_sample_is_what_was_decided() {
    for story in load::stories(vec![Input::Sample]) {
        let story = story.unwrap();
        let found = quotes(&story);
        (0..found.quotes.len()).for_each(|at| agrees(&story, &found, at));
        assert_eq!(why(&story, &found.quotes, found.quotes.len()), None);
    }
}

proptest! {
    #[test]
    fn any_quote_can_be_asked_about(text in "(‘|’|“|”|: |, |\\. |\n\n| |said|Ada Brook|ANN:|she|the minister|told){0,50}") {
        let story = story(&text);
        let found = quotes(&story);
        (0..found.quotes.len()).for_each(|at| agrees(&story, &found, at));
    }
}
