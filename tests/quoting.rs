//! Marked stories → quotes and speakers.

#![allow(clippy::unwrap_used)]

use proptest::prelude::{Strategy, prop, proptest};
use quotidian::quote::{Quote, QuoteKind, SpeakerKind, StoryQuotes, quotes};
use quotidian::story::{Metadata, Origin, Story};

fn story(text: &str) -> Story {
    let origin = Origin::File("story.txt".into());
    Story::new("s".into(), origin, Metadata::default(), text.into())
}

/// One quote as a line: kind, speaker (or -), mention (or -) and words.
fn line(story: &Story, found: &StoryQuotes, quote: &Quote) -> String {
    let speaker = quote
        .speaker
        .map_or("-", |at| &found.speakers[at as usize].name);
    let mention = quote.mention.map_or("-", |span| story.slice(span));
    let words: Vec<&str> = quote.spans.iter().map(|&span| story.slice(span)).collect();
    format!(
        "{} | {speaker} | {mention} | {}",
        quote.kind.name(),
        words.join(" + ")
    )
}

/// Checks that the quotes of `text` are these, each as [`line`] writes it.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let story = story(text);
    let found = quotes(&story);
    let lines: Vec<String> = found
        .quotes
        .iter()
        .map(|quote| line(&story, &found, quote))
        .collect();
    assert_eq!(lines, expected, "in {text:?}");
}

#[test]
fn the_speaker_stands_before_or_behind_the_cue() {
    check(
        "‘We go on,’ said Ada Brook.",
        &["direct | Ada Brook | Ada Brook | ‘We go on,’"],
    );
    check(
        "“We go on,” Ada Brook said.",
        &["direct | Ada Brook | Ada Brook | “We go on,”"],
    );
    check(
        "Ada Brook said: ‘We go on.’",
        &["direct | Ada Brook | Ada Brook | ‘We go on.’"],
    );
    check(
        "Ada Brook, who runs the mill at Tarn End, said: ‘We go on.’",
        &["direct | Ada Brook | Ada Brook | ‘We go on.’"],
    );
    check(
        "‘Where to?’ asked the ferryman, Olaf Reed.",
        &["direct | Olaf Reed | Olaf Reed | ‘Where to?’"],
    );
    check(
        "In a letter to her tenants, Dame Ada Brook wrote: ‘We go on.’",
        &["direct | Dame Ada Brook | Dame Ada Brook | ‘We go on.’"],
    );
    check(
        "The road is ‘a disgrace’, according to Ada Brook.",
        &["mixed | Ada Brook | Ada Brook | ‘a disgrace’"],
    );
    check(
        "‘The bells were my grandmother’s’ – Ada Brook, 81, retired ringer",
        &["direct | Ada Brook | Ada Brook | ‘The bells were my grandmother’s’"],
    );
}

#[test]
fn an_utterance_split_by_its_clause_is_one_quote() {
    check(
        "‘We go on,’ she said, ‘until it is done.’",
        &["direct | - | she | ‘We go on,’ + ‘until it is done.’"],
    );
    check(
        "“We go on,” Ada Brook said. “There is no other way.”",
        &["direct | Ada Brook | Ada Brook | “We go on,” + “There is no other way.”"],
    );
    check(
        "Ada Brook said: ‘We go on.\n\n‘Nobody will stop us.’",
        &["direct | Ada Brook | Ada Brook | ‘We go on. + ‘Nobody will stop us.’"],
    );
}

#[test]
fn a_part_of_a_clause_belongs_to_whoever_reports_the_clause() {
    check(
        "Mayor Ada Brook warned that the dam was ‘tired’ and accused the board of ‘sleeping’.",
        &[
            "mixed | Ada Brook | Mayor Ada Brook | ‘tired’",
            "mixed | Ada Brook | Mayor Ada Brook | ‘sleeping’",
        ],
    );
    check(
        "The minister resigned after being accused by anglers of ‘poisoning’ the lake.",
        &["mixed | anglers | anglers | ‘poisoning’"],
    );
    check(
        "Lake minister accused of ‘poisoning’ the trout",
        &["mixed | - | - | ‘poisoning’"],
    );
    check(
        "The Lake and Rivers Authority insisted the water was ‘clean enough’.",
        &["mixed | Lake and Rivers Authority | The Lake and Rivers Authority | ‘clean enough’"],
    );
}

#[test]
fn quotes_without_a_cue_go_on_or_answer() {
    check(
        "Ada Brook laughed. ‘My boots are still in the car.’",
        &["direct | Ada Brook | Ada Brook | ‘My boots are still in the car.’"],
    );
    check(
        "‘Who is there?’ asked Olaf Reed.\n\n‘Only me,’ said Ada Brook.\n\n‘Come in then.’\n\n‘I can’t.’",
        &[
            "direct | Olaf Reed | Olaf Reed | ‘Who is there?’",
            "direct | Ada Brook | Ada Brook | ‘Only me,’",
            "direct | Olaf Reed | - | ‘Come in then.’",
            "direct | Ada Brook | - | ‘I can’t.’",
        ],
    );
}

#[test]
fn marks_that_quote_nobody_have_no_speaker() {
    for text in [
        "Olaf Reed keeps the so-called ‘Blue Gate’ open until dusk.",
        "The path, known as ‘the Ladder’, has been closed since May.",
        "Former keeper Earl “Sandy” Monk waved from the pier.",
        "Children waved placards reading ‘Save our pond’ as the van left.",
        "Her memoir, ‘The Long Way to Tarn End’, is out in June.",
    ] {
        let story = story(text);
        let found = quotes(&story);
        let kinds: Vec<_> = found.quotes.iter().map(|q| (q.kind, q.speaker)).collect();
        assert_eq!(kinds, [(QuoteKind::Scare, None)], "in {text:?}");
    }
}

#[test]
fn reported_clauses_without_marks_are_found() {
    check(
        "Ada Brook told the council that the dam would hold until spring.",
        &["indirect | Ada Brook | Ada Brook | the dam would hold until spring"],
    );
    check(
        "The dam will hold until spring, the warden said.",
        &["indirect | warden | the warden | The dam will hold until spring"],
    );
    check(
        "According to Ada Brook, the dam will hold until spring.",
        &["indirect | Ada Brook | Ada Brook | the dam will hold until spring"],
    );
}

#[test]
fn a_transcript_speaks_without_marks() {
    check(
        "Tarn Weekly: How did it begin?\n\nAda Brook: With a leak.\n\nTarn Weekly: And then?\n\nAda Brook: With a flood.",
        &[
            "direct | Tarn Weekly | Tarn Weekly | How did it begin?",
            "direct | Ada Brook | Ada Brook | With a leak.",
            "direct | Tarn Weekly | Tarn Weekly | And then?",
            "direct | Ada Brook | Ada Brook | With a flood.",
        ],
    );
}

#[test]
fn all_mentions_of_a_person_are_one_speaker() {
    let text = "Harbour master Ada Brook opened the lock on Monday.\n\n\
        ‘It sticks,’ said Ms Brook.\n\nThe harbour master added: ‘It always did.’\n\n\
        She said: ‘Bring oil.’\n\n‘Plenty of it,’ Ada joked.";
    let story = story(text);
    let found = quotes(&story);
    assert_eq!(found.speakers.len(), 1, "{:?}", found.speakers);
    let speaker = &found.speakers[0];
    assert_eq!(speaker.name, "Ada Brook");
    assert_eq!(speaker.role.as_deref(), Some("Harbour master"));
    assert_eq!(speaker.kind, SpeakerKind::Person);
    assert_eq!(found.quotes.len(), 4);
}

#[test]
fn two_of_one_surname_are_kept_apart() {
    check(
        "Olaf Reed and his wife Ingrid Reed left early. ‘It rained,’ said Mrs Reed. ‘It poured,’ said Mr Reed.",
        &[
            "direct | Ingrid Reed | Mrs Reed | ‘It rained,’",
            "direct | Olaf Reed | Mr Reed | ‘It poured,’",
        ],
    );
}

#[test]
fn those_without_a_name_are_called_by_their_description() {
    check(
        "A spokesman for the Tarn Trust said: ‘We will look into it.’ He added: ‘Soon.’",
        &[
            "direct | spokesman for the Tarn Trust | A spokesman | ‘We will look into it.’",
            "direct | spokesman for the Tarn Trust | He | ‘Soon.’",
        ],
    );
    check(
        "One senior harbour source said the gate was ‘a joke’.",
        &["mixed | senior harbour source | One senior harbour source | ‘a joke’"],
    );
}

/// Checks that the quotes of `text` have these speakers.
#[track_caller]
fn check_speakers(text: &str, expected: &[&str]) {
    let story = story(text);
    let found = quotes(&story);
    let name = |quote: &Quote| {
        quote
            .speaker
            .map_or("-", |at| &found.speakers[at as usize].name)
    };
    let names: Vec<&str> = found.quotes.iter().map(name).collect();
    assert_eq!(names, expected, "in {text:?}");
}

#[test]
fn pronouns_and_descriptions_stand_for_those_who_fit() {
    // by gender
    check_speakers(
        "Ada Brook met Olaf Reed at the mill on Monday. ‘We go on,’ she said.\n\n‘So do we,’ he said.",
        &["Ada Brook", "Olaf Reed"],
    );
    // by role, also where the title is short for it
    check_speakers(
        "Gov. Ada Brook opened the lock beside Olaf Reed. ‘It sticks,’ said Mr Reed.\n\n‘It will not,’ the governor said.",
        &["Olaf Reed", "Ada Brook"],
    );
    // by age
    check_speakers(
        "Ada Brook, 34, and Wanda Reed, 51, run the mill. Ms Reed said: ‘We go on.’\n\nThe 34-year-old said: ‘So we do.’",
        &["Wanda Reed", "Ada Brook"],
    );
}

#[test]
fn names_are_whole_whatever_words_they_are_made_of() {
    check_speakers(
        "Will Brook left. ‘We go on,’ said Mr Brook.",
        &["Will Brook"],
    );
    check_speakers("‘We go on,’ said Moira Deacon.", &["Moira Deacon"]);
    check_speakers(
        "‘We go on,’ said Delroy Marks. ‘We do,’ Mr Marks said.",
        &["Delroy Marks", "Delroy Marks"],
    );
    // by-lines and transcripts print them in capitals
    check_speakers(
        "ADA BROOK runs the mill. ‘We go on,’ said Ada Brook.",
        &["Ada Brook"],
    );
    check_speakers("‘We go on,’ said the coxswain, Olaf Reed.", &["Olaf Reed"]);
}

#[test]
fn the_elder_is_the_parent() {
    check_speakers(
        "Olaf Reed runs the yard with his son, Finn Reed, at Tarn End.\n\n‘We go on,’ said the younger Mr Reed.",
        &["Finn Reed"],
    );
}

#[test]
fn two_who_talk_take_turns() {
    // whoever is asked answers, and whoever answered is asked
    check_speakers(
        "‘Who is there?’ asked Olaf Reed.\n\n‘Only me,’ said Ada Brook.\n\n‘Why so late?’\n\n‘The lock stuck.’",
        &["Olaf Reed", "Ada Brook", "Olaf Reed", "Ada Brook"],
    );
    // a question without marks is put to whoever spoke last
    check_speakers(
        "‘I left the mill in May,’ said Ada Brook.\n\nDoes she miss it?\n\n‘Not for a day.’",
        &["Ada Brook", "Ada Brook"],
    );
}

/// Stories of pieces that are hard to tell apart: marks of all sorts, cues, names, ends of sentences and paragraphs.
fn any_story() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "‘",
        "’",
        "“",
        "”",
        "\"",
        "'",
        "''",
        "«",
        "»",
        " ",
        " ",
        "\n\n",
        ". ",
        ", ",
        ": ",
        "? ",
        "—",
        "(",
        ")",
        "said",
        "Ada Brook",
        "Mr Reed",
        "she",
        "the minister",
        "according to",
        "’s",
        "A:",
        "ANN:",
        "told",
        "that",
        "of",
        "&",
        "é",
        "\u{0}",
        "\u{202e}",
        "99",
    ];
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn spans_lie_in_the_text_in_order_and_apart(text in any_story()) {
        let story = story(&text);
        let found = quotes(&story);
        let mut end = 0;
        for quote in &found.quotes {
            assert!(!quote.spans.is_empty());
            for span in &quote.spans {
                assert!(span.start >= end && !span.is_empty(), "{:?} in {text:?}", quote.spans);
                assert!(story.text().get(span.range()).is_some());
                end = span.end;
            }
            for span in quote.mention.iter().chain(&quote.cue) {
                assert!(story.text().get(span.range()).is_some());
            }
            assert!(quote.speaker.is_none_or(|at| (at as usize) < found.speakers.len()));
            assert!((0.0..=1.0).contains(&quote.confidence));
        }
    }

    #[test]
    fn any_text_at_all_is_survived(text in "\\PC*") {
        quotes(&story(&text));
    }
}

#[test]
fn storms_are_silent_and_a_name_at_birth_is_nobody_elses() {
    check(
        "Storm Ada will throw ‘a wall of water’ at the mole, the harbourmaster warned.",
        &["mixed | harbourmaster | the harbourmaster | ‘a wall of water’"],
    );
    check(
        "Ada Brook kept the lock at Tarn End. She was born Maud Lund in the next valley. ‘It never sticks,’ she wrote.",
        &["direct | Ada Brook | she | ‘It never sticks,’"],
    );
}

#[test]
fn a_story_without_headline_is_called_by_its_first_words() {
    let text = "Ada Brook said ‘no’. ".repeat(10_000);
    let headline = story(&text).headline().to_owned();
    assert!(
        headline.len() <= 400 && headline.starts_with("Ada Brook said ‘no’."),
        "{headline}"
    );
}

#[test]
fn a_name_under_a_quote_is_its_speakers() {
    check(
        "Olaf Reed shut the gate.\n\n“The bells were my grandmother’s.”\n\n– Ada Brook, ringer\n\nThe end.",
        &["direct | Ada Brook | Ada Brook | “The bells were my grandmother’s.”"],
    );
}
