//! What a library makes of many stories: who is one speaker in them, and what was said once.

use proptest::prelude::{Just, Strategy, prop_assert, prop_assert_eq, proptest};
use quotidian::library::{Entry, Findings, Library};
use quotidian::query::Query;
use quotidian::quote::{Quote, QuoteKind, Speaker, SpeakerKind, StoryQuotes};
use quotidian::search::{self, Headlines, Search};
use quotidian::story::{Metadata, Origin, Span, Story};

/// A library of stories, each a line of its date and a line a quote: `Ann Lee (harbour master): ‘We go on,’`. A speaker
/// with `=` is an organisation, one with `~` a description, `?` is unknown and `!` makes the quote a scare quote. A quote
/// with `+` before it repeats the one before it.
fn library(stories: &[&str]) -> Library {
    let mut library = Library::default();
    for (index, lines) in stories.iter().enumerate() {
        let (story, found) = story(index, lines);
        library.push(story, found);
    }
    library
}

/// The same library, with the quotes found in this order.
fn library_found(stories: &[&str], order: &[usize]) -> Library {
    let mut library = Library::default();
    for (index, lines) in stories.iter().enumerate() {
        library.list(story(index, lines).0);
    }
    for &index in order {
        let (story, found) = story(index, stories[index]);
        let index = u32::try_from(index).expect("few stories");
        library.settle(index, Findings::new(&story, found));
    }
    library
}

fn story(index: usize, lines: &str) -> (Story, StoryQuotes) {
    let (date, lines) = lines.split_once('\n').unwrap_or(("", lines));
    let lines: Vec<&str> = lines.lines().map(str::trim).collect();
    let words = lines.iter().filter_map(|line| line.split_once(": "));
    let text: Vec<&str> = words.map(|(_, words)| words).collect();
    let metadata = Metadata {
        title: Some(format!("Story {index}")),
        date: date.trim().parse().ok(),
        ..Metadata::default()
    };
    let origin = Origin::File(format!("{index}.txt").into());
    let story = Story::new(index.to_string(), origin, metadata, text.join("\n\n"));
    let found = found(&story, &lines);
    (story, found)
}

fn found(story: &Story, lines: &[&str]) -> StoryQuotes {
    let mut found = StoryQuotes::default();
    let mut start = 0;
    for (index, line) in (0..).zip(lines) {
        let (who, words) = line.split_once(": ").expect("speaker: words");
        let (repeats, who) = who
            .strip_prefix('+')
            .map_or((false, who), |who| (true, who));
        let end = start + words.len();
        found.quotes.push(Quote {
            kind: if who == "!" {
                QuoteKind::Scare
            } else {
                QuoteKind::Direct
            },
            spans: vec![Span::new(start, end)].into(),
            paragraph: u32::try_from(story.paragraph_at(start).expect("a paragraph"))
                .expect("few paragraphs"),
            speaker: speaker(&mut found.speakers, who),
            mention: None,
            cue: None,
            confidence: 1.0,
            duplicate_of: repeats.then(|| index - 1),
        });
        start = end + "\n\n".len();
    }
    found
}

fn speaker(speakers: &mut Vec<Speaker>, who: &str) -> Option<u32> {
    if matches!(who, "?" | "!") {
        return None;
    }
    let (name, role) = who
        .strip_suffix(')')
        .and_then(|who| who.split_once(" ("))
        .map_or((who, None), |(name, role)| (name, Some(role.to_owned())));
    let (kind, name) = match name.split_at(1) {
        ("=", name) => (SpeakerKind::Organisation, name),
        ("~", name) => (SpeakerKind::Description, name),
        _ => (SpeakerKind::Person, name),
    };
    let speaker = Speaker {
        name: name.to_owned(),
        role,
        kind,
    };
    let known = speakers.iter().position(|other| *other == speaker);
    let index = known.unwrap_or(speakers.len());
    if known.is_none() {
        speakers.push(speaker);
    }
    u32::try_from(index).ok()
}

/// For each story its speakers by their numbers: `0 1 | 0`.
fn who(library: &Library) -> String {
    let of_story = |entry: &Entry| {
        let numbers = entry.speakers.iter().map(|one| one.speaker.to_string());
        numbers.collect::<Vec<_>>().join(" ")
    };
    let stories: Vec<String> = library.entries().iter().map(of_story).collect();
    stories.join(" | ")
}

#[test]
fn a_person_of_many_stories_is_one_speaker() {
    let cases: [(&[&str], &str); 10] = [
        (&["Ann Lee", "Bo Ray", "ANN LEE"], "0 | 1 | 0"),
        (&["Sir Edmund Tarrow", "Edmund Tarrow"], "0 | 0"),
        (&["Ann Lee", "Lee", "Lee", "Lord Lee"], "0 | 1 | 2 | 3"),
        (&["Ann B. Lee", "Ann Lee", "Ann Bridget Lee"], "0 | 0 | 0"),
        // A name that several people have leads to none of them, but to whoever has just that name.
        (
            &[
                "Ann B. Lee",
                "Ann C. Lee",
                "Ann Lee",
                "Ann Lee",
                "Ann C. Lee",
            ],
            "0 | 1 | 2 | 2 | 1",
        ),
        (
            &["Ann B. Lee", "Ann C. Lee", "Ann Lee", "Ann Bridget Lee"],
            "0 | 1 | 2 | 0",
        ),
        // What a story told of Ann Lee is not forgotten.
        (&["Ann Lee", "Ann B. Lee", "Ann C. Lee"], "0 | 0 | 1"),
        (&["=The Skua Line", "=Skua Line", "Skua Line"], "0 | 0 | 1"),
        (&["~skippers", "~skippers", "~senior source"], "0 | 1 | 2"),
        (
            &[
                "~spokesman for Kestrel Water",
                "~Kestrel Water spokesman",
                "~spokeswoman for Kestrel Water",
            ],
            "0 | 0 | 1",
        ),
    ];
    for (names, expected) in cases {
        let stories: Vec<String> = names
            .iter()
            .map(|name| format!("\n{name}: ‘Yes,’"))
            .collect();
        let stories: Vec<&str> = stories.iter().map(String::as_str).collect();
        assert_eq!(who(&library(&stories)), expected, "{names:?}");
    }
}

#[test]
fn namesakes_of_one_story_stay_apart_and_are_nobody_elsewhere() {
    let library = library(&[
        "\nAnn Lee: ‘Yes,’",
        "\nAnn Lee: ‘No,’\nAnn Lee (baker): ‘Not I,’\nBo Ray: ‘Oh,’",
        "\nAnn B. Lee: ‘Yes,’\nAnn C. Lee: ‘No,’",
        "\nAnn Lee: ‘Well,’",
    ]);
    assert_eq!(who(&library), "0 | 1 2 3 | 0 4 | 5");
}

#[test]
fn a_speaker_has_all_names_and_the_role_that_most_stories_give() {
    let library = library(&[
        "\nSir Edmund Tarrow (former rail minister): ‘Trains,’",
        "\nEdmund Tarrow (author): ‘Books,’",
        "\nEdmund Tarrow (Author): ‘More books,’",
        "\nEdmund Tarrow: ‘Both,’",
    ]);
    let [tarrow] = library.speakers() else {
        panic!("one speaker: {:?}", library.speakers());
    };
    assert_eq!(&*tarrow.speaker.name, "Sir Edmund Tarrow");
    assert_eq!(tarrow.aliases().collect::<Vec<_>>(), ["Edmund Tarrow"]);
    let roles: Vec<_> = tarrow.roles().collect();
    assert_eq!(roles, [("former rail minister", 1), ("author", 2)]);
    assert_eq!(tarrow.speaker.role.as_deref(), Some("author"));
    assert_eq!((tarrow.stories, tarrow.quotes, tarrow.words), (4, 4, 5));
    let roles: Vec<_> = (library.entries().iter())
        .map(|entry| library.role(entry, 0))
        .collect();
    let told = ["former rail minister", "author", "author", "author"];
    assert_eq!(
        roles,
        told.map(Some),
        "each story's own, or else the usual one"
    );
}

#[test]
fn words_printed_by_several_stories_were_said_once() {
    const WORDS: &str = "Ann Lee: ‘We won’t stop – never, until the harbour freezes,’";
    let cases = [
        (
            "Ann Lee: \"we won't stop - never until  the harbour freezes.\"",
            1,
        ),
        (
            "Ann B. Lee: WE WON’T STOP — NEVER, UNTIL THE HARBOUR FREEZES",
            1,
        ),
        ("?: ‘We won’t stop – never, until the harbour freezes’", 1),
        (
            "Lee: ‘We won’t stop – never, until the harbour freezes,’",
            2,
        ),
        (
            "Bo Ray: ‘We won’t stop – never, until the harbour freezes,’",
            2,
        ),
        ("!: ‘We won’t stop – never, until the harbour freezes’", 2),
        (
            "Ann Lee: ‘We won’t stop – never, until the harbour thaws,’",
            2,
        ),
        ("Ann Lee: ‘We won’t stop – never, until the harbour’", 2),
    ];
    for (other, utterances) in cases {
        for stories in [[WORDS, other], [other, WORDS]] {
            let stories = stories.map(|line| format!("\n{line}"));
            let library = library(&stories.each_ref().map(String::as_str));
            assert_eq!(library.quote_count(), utterances, "{other}");
        }
    }
    let short = library(&[
        "\nAnn Lee: ‘We will not stop,’",
        "\nAnn Lee: ‘We will not stop,’",
    ]);
    assert_eq!(
        short.quote_count(),
        2,
        "four words are said again and again"
    );
}

#[test]
fn an_unknown_printing_is_that_of_whoever_said_it() {
    let quote = |who: &str| format!("\n{who}: ‘The harbour will be frozen over’");
    for (speakers, utterances) in [
        (["?", "?", "?"], 1),
        (["?", "Ann Lee", "?"], 1),
        (["?", "Ann Lee", "Bo Ray"], 2),
        (["Ann Lee", "Bo Ray", "?"], 2),
        (["Ann Lee", "?", "Bo Ray"], 2),
    ] {
        let stories = speakers.map(quote);
        let library = library(&stories.each_ref().map(String::as_str));
        assert_eq!(library.quote_count(), utterances, "{speakers:?}");
        for speaker in library.speakers() {
            assert_eq!((speaker.quotes, speaker.words), (1, 6), "{speakers:?}");
        }
    }
}

#[test]
fn the_first_printing_is_the_earliest_that_names_the_speaker() {
    let quote = |story: &str| {
        let who = if story.ends_with('?') { "?" } else { "Ann Lee" };
        let date = story.trim_end_matches('?');
        format!("{date}\n{who}: ‘The harbour will be frozen over’")
    };
    for (dates, from) in [
        (["2023-08-30", "2023-08-31", ""], [None, Some(0), Some(0)]),
        (["2023-08-30", "2023-08-29", ""], [Some(1), None, Some(1)]),
        (["", "2023-08-29", "2023-08-29"], [Some(1), None, Some(1)]),
        (["", "", ""], [None, Some(0), Some(0)]),
        (
            ["2023-08-29?", "2023-08-30", "2023-08-31"],
            [Some(1), None, Some(1)],
        ),
    ] {
        let stories = dates.map(quote);
        let library = library(&stories.each_ref().map(String::as_str));
        let found: Vec<Option<String>> = (library.entries().iter())
            .map(|entry| library.reprinted_from(entry, 0))
            .map(|first| first.map(|(entry, _)| entry.story.id.clone()))
            .collect();
        let expected = from.map(|index: Option<u32>| index.map(|index| index.to_string()));
        assert_eq!(found, expected, "{dates:?}");
    }
}

#[test]
fn counts_of_what_is_found_count_utterances() {
    let library = library(&[
        "2023-08-30\nAnn Lee: ‘The harbour will be frozen over’\n+Ann Lee: ‘frozen over’",
        "2023-08-31\nAnn Lee: ‘The harbour will be frozen over’\nAnn Lee: ‘Over,’",
        "2023-09-01\n?: ‘The harbour will be frozen over’",
    ]);
    assert_eq!(library.quote_count(), 2);
    for (query, found, by_ann) in [
        ("", 2, (2, 2, 7)),
        ("frozen", 1, (2, 1, 6)),
        // Where the first printing is not asked for, a reprint stands for it.
        ("after:2023-08-31", 2, (1, 2, 7)),
        ("@lee frozen after:2023-08-31", 1, (1, 1, 6)),
    ] {
        let query = Query::parse(query);
        let mut stories = Search::new(query.clone());
        let mut headlines = Headlines::default();
        while !stories.advance(&library, &mut headlines, 1) {}
        assert_eq!(stories.quote_count(), found, "{query:?}");
        let speakers = search::speakers(&library, &query);
        let ann = speakers.first().expect("Ann Lee speaks");
        assert_eq!((ann.stories, ann.quotes, ann.words), by_ann, "{query:?}");
    }
}

#[test]
fn speakers_are_found_by_the_name_that_their_story_prints() {
    let library = library(&[
        "\nEdmund Tarrow: ‘Trains,’",
        "\nSir Edmund Tarrow: ‘Books,’",
        "\nBo Ray: ‘Both,’",
    ]);
    for (query, stories) in [
        ("@\"edmund tarrow\"", vec![0, 1]),
        ("@^sir", vec![1]),
        ("@^edmund", vec![0, 1]),
    ] {
        let found = search::quotes(&library, &Query::parse(query));
        let found: Vec<u32> = found.into_iter().map(|(story, _)| story).collect();
        assert_eq!(found, stories, "{query}");
    }
}

/// Stories in which no name fits several people, and no words of an unknown speaker are those of several.
const ARCHIVE: [&str; 9] = [
    "2023-08-01\nAnn Lee (mayor): ‘The harbour will be frozen over’\nBo Ray: ‘No,’",
    "2023-08-02\nAnn B. Lee: ‘The harbour will be frozen over’\nLee: ‘Never mind,’",
    "2023-08-03\n?: ‘The harbour will be frozen over’\nBo Ray: ‘Oh no,’",
    "2023-08-04\nSir Bo Ray: ‘I never said any of that,’\n=Skua Line: ‘Ships sail on Monday as planned’",
    "2023-08-05\n?: ‘I never said any of that’\n+?: ‘any of that’",
    "2023-08-06\n=The Skua Line: ‘Ships sail on Monday as planned.’\n~skippers: ‘Ships sail on Monday as planned’",
    "2023-08-07\n~skippers: ‘Ships sail on Monday as planned’\nAnn Bridget Lee (Mayor): ‘Never,’",
    "2023-08-08\nCy Poe: ‘Never,’\nCy Q. Poe: ‘Never again,’",
    "2023-08-09\nCy Poe: ‘Never,’\n!: ‘Ships sail on Monday as planned’",
];

/// What a library of [`ARCHIVE`] holds, told without the order in which it was loaded.
fn contents(library: &Library) -> Vec<String> {
    let speakers = library.speakers().iter().map(|known| {
        let mut names: Vec<&str> = known
            .aliases()
            .chain([known.speaker.name.as_ref()])
            .collect();
        names.sort_unstable();
        let counts = (known.stories, known.quotes, known.words);
        let role = known.speaker.role.as_deref().map(str::to_lowercase);
        format!("{names:?} {role:?} {counts:?}")
    });
    let day = |entry: &Entry| entry.story.metadata.date.expect("a date").to_string();
    let reprints = library.entries().iter().flat_map(|entry| {
        (0..entry.quotes.len()).filter_map(move |quote| {
            let (first, index) = library.reprinted_from(entry, quote)?;
            Some(format!("{}#{quote} of {}#{index}", day(entry), day(first)))
        })
    });
    let count = format!("{} utterances", library.quote_count());
    let mut contents: Vec<String> = speakers.chain(reprints).chain([count]).collect();
    contents.sort();
    contents
}

fn shuffled() -> impl Strategy<Value = Vec<&'static str>> {
    Just(ARCHIVE.to_vec()).prop_shuffle()
}

proptest! {
    #[test]
    fn the_order_of_loading_makes_no_difference(stories in shuffled()) {
        prop_assert_eq!(contents(&library(&stories)), contents(&library(&ARCHIVE)));
    }

    #[test]
    fn the_order_in_which_quotes_are_found_makes_no_difference(
        order in Just((0..ARCHIVE.len()).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let found = library_found(&ARCHIVE, &order);
        let told = library(&ARCHIVE);
        prop_assert_eq!(contents(&found), contents(&told));
        for (one, other) in found.entries().iter().zip(told.entries()) {
            prop_assert!(one.is_settled());
            prop_assert_eq!(one.quotes.to_vec(), other.quotes.to_vec());
        }
    }

    #[test]
    fn what_is_settled_stays_while_stories_come_in(stories in shuffled(), loaded in 0..ARCHIVE.len()) {
        let (part, whole) = (library(&stories[..loaded]), library(&stories));
        prop_assert!(part.speakers().len() <= whole.speakers().len());
        for (before, after) in part.speakers().iter().zip(whole.speakers()) {
            prop_assert_eq!(&before.speaker.name, &after.speaker.name);
        }
        for (before, after) in part.entries().iter().zip(whole.entries()) {
            prop_assert_eq!(&before.speakers, &after.speakers);
            for quote in 0..before.quotes.len() {
                prop_assert_eq!(before.utterance(quote), after.utterance(quote));
            }
        }
    }
}

#[test]
fn of_printings_of_one_day_the_story_loaded_first_has_the_first_whichever_is_found_first() {
    let words = "2023-08-28\nAnn Lee: ‘We will build it again.’";
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let library = library_found(&[words; 3], &order);
        let first = |story: usize| {
            let (entry, _) = library.reprinted_from(&library.entries()[story], 0)?;
            Some(entry.story.id.clone())
        };
        assert_eq!(
            [first(0), first(1), first(2)],
            [None, Some("0".to_owned()), Some("0".to_owned())]
        );
    }
}

#[test]
fn a_story_is_listed_before_its_quotes_are_found_and_settled_once() {
    let words = "2023-08-28\nAnn Lee: ‘We will build it again.’";
    let mut library = library_found(&[words; 2], &[1]);
    let settled: Vec<bool> = library.entries().iter().map(Entry::is_settled).collect();
    assert_eq!(
        (settled, library.settled()),
        (vec![false, true], [1].as_slice())
    );
    assert_eq!(library.entries()[0].quotes.len(), 0);
    let (story, found) = story(1, words);
    library.settle(1, Findings::new(&story, found));
    assert_eq!(
        (library.settled(), library.speakers()[0].quotes),
        ([1].as_slice(), 1)
    );
}
