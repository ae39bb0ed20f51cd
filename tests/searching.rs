//! What a query finds, and in which order.

use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use quotidian::library::{Findings, Library};
use quotidian::load::{self, Input};
use quotidian::query::Query;
use quotidian::quote::{self, Quote, QuoteKind, Speaker, SpeakerKind, StoryQuotes};
use quotidian::search::{self, Headlines, Search, Sieve};
use quotidian::story::{Metadata, Origin, Span, Story};

/// A library of marked stories, named a, b, c… The first line is `headline / date / source`, the last two if wanted. In
/// the text a quote is `{speaker|kind|words}`; without speaker it is nobody's, and `kind=` repeats the story's first quote.
fn library(stories: &[&str]) -> Library {
    let mut library = Library::default();
    for (story, found) in found_in(stories) {
        library.push(story, found);
    }
    library
}

fn found_in<'s>(stories: &'s [&'s str]) -> impl Iterator<Item = (Story, StoryQuotes)> + 's {
    ('a'..='z').zip(stories).map(|(name, marked)| {
        let (head, body) = marked.split_once('\n').unwrap_or((marked, ""));
        let mut head = head.split(" / ");
        let title = head.next().map(str::to_owned);
        let metadata = Metadata {
            title,
            date: head.next().and_then(|date| date.parse().ok()),
            source: head.next().map(Into::into),
            ..Metadata::default()
        };
        let (text, marks) = unmarked(body);
        let story = Story::new(
            name.to_string(),
            Origin::File("test".into()),
            metadata,
            text,
        );
        let found = quotes(&story, &marks);
        (story, found)
    })
}

/// The text without marks, and for each quote its speaker, its kind and where it stands.
fn unmarked(marked: &str) -> (String, Vec<(&str, &str, Span)>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    for piece in marked.split_inclusive('}') {
        let Some((before, quote)) = piece.strip_suffix('}').and_then(|p| p.split_once('{')) else {
            text.push_str(piece);
            continue;
        };
        let mut parts = quote.splitn(3, '|');
        let mut part = || parts.next().expect("{speaker|kind|words}");
        let (speaker, kind, words) = (part(), part(), part());
        text.push_str(before);
        let start = text.len();
        text.push_str(words);
        marks.push((speaker, kind, Span::new(start, text.len())));
    }
    (text, marks)
}

fn quotes(story: &Story, marks: &[(&str, &str, Span)]) -> StoryQuotes {
    let mut found = StoryQuotes::default();
    for &(speaker, kind, span) in marks {
        let paragraph = story
            .paragraph_at(span.start as usize)
            .expect("a paragraph");
        let speaker = (!speaker.is_empty()).then(|| index_of(&mut found.speakers, speaker));
        found.quotes.push(Quote {
            kind: QuoteKind::from_name(kind.trim_end_matches('=')).expect("a kind"),
            spans: vec![span].into(),
            paragraph: u32::try_from(paragraph).expect("few paragraphs"),
            speaker: speaker.flatten(),
            mention: None,
            cue: None,
            confidence: 1.0,
            duplicate_of: kind.ends_with('=').then_some(0),
        });
    }
    found
}

fn index_of(speakers: &mut Vec<Speaker>, name: &str) -> Option<u32> {
    let known = speakers.iter().position(|speaker| speaker.name == name);
    let index = known.unwrap_or(speakers.len());
    if known.is_none() {
        speakers.push(Speaker {
            name: name.to_owned(),
            role: None,
            kind: SpeakerKind::Person,
        });
    }
    u32::try_from(index).ok()
}

fn id(library: &Library, story: u32) -> &str {
    &library.entries()[story as usize].story.id
}

/// Stories found, best first, each with the number of its quotes that match: `a2 b0`.
fn stories(library: &Library, query: &str) -> String {
    let hits = search::stories(library, &Query::parse(query));
    let shown = hits
        .iter()
        .map(|hit| format!("{}{}", id(library, hit.story), hit.quotes));
    shown.collect::<Vec<_>>().join(" ")
}

/// Quotes found, in order, by story and number: `a0 a1`.
fn quotes_found(library: &Library, query: &str) -> String {
    let hits = search::quotes(library, &Query::parse(query));
    let shown = hits
        .iter()
        .map(|&(story, quote)| format!("{}{quote}", id(library, story)));
    shown.collect::<Vec<_>>().join(" ")
}

/// Speakers found, in order, with stories, quotes and words: `Ann Lee 1 2 7`.
fn speakers(library: &Library, query: &str) -> String {
    let hits = search::speakers(library, &Query::parse(query));
    let shown = hits.iter().map(|hit| {
        let name = &library.speakers()[hit.speaker as usize].speaker.name;
        format!("{name} {} {} {}", hit.stories, hit.quotes, hit.words)
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// Holds what `find` answers to each query against what is expected.
fn check(library: &Library, find: fn(&Library, &str) -> String, cases: &[(&str, &str)]) {
    for &(query, expected) in cases {
        assert_eq!(find(library, query), expected, "{query:?}");
    }
}

/// Four stories that the tests below ask about.
fn archive() -> Library {
    library(&[
        "Harbour wall to cost twice as much / 2023-08-28 / The Tarn Herald\n\
         The council met on Monday.\n\n\
         {Ann Lee|direct|‘The wall protects Käsefjord,’} she said. {Bo Quist|mixed|‘smells’} of haste, he warned.\n\n\
         {Ann Lee|indirect|Ms Lee said it would be finished by spring.}",
        "Ferry to Norrvik sails again / 2023-09-02 / Coast Post\n\
         {Bo Quist|direct|‘It’s the harbour that pays,’} he said.\n\n\
         A so-called {|scare|‘Golden Era’} of ferries.\n\n\
         {Bo Quist|direct=|‘It’s the harbour that pays’}",
        "Bakers on strike / 2022-12-31\n\
         Nobody spoke at the harbour wall, and no ferry came.",
        "Lee wins the regatta\n\
         {Åse Lindström|direct|“A fine race,”} the runner-up said. {Ann Lee|direct|“Thank you,”} was the answer.",
    ])
}

#[test]
fn words_are_found_in_headline_speaker_quote_and_text_in_that_order() {
    let cases = [
        ("", "a3 b2 c0 d2"),
        ("harbour", "a3 b1 c0"),
        ("ferry", "b2 c0"),
        ("'lee", "d2 a2"),
        ("quist", "b1 a1"),
        ("golden", "b1"),
        ("monday", "a0"),
        ("nothing", ""),
        // scattered letters are found in headlines and names, not in prose
        ("hrbrwll", "a3"),
        ("prtcts", ""),
        ("'hrbrwll", ""),
        // all of them, one of them, none of them
        ("harbour wall", "a3 c0"),
        ("bakers | regatta", "d2 c0"),
        ("ferry | bakers harbour", "b1 c0"),
        ("!harbour", "d2"),
        ("!harbour !lee", ""),
        ("wall !monday", "c0"),
        ("\"harbour wall\"", "a3 c0"),
        ("\"wall harbour\"", ""),
        ("^harbour", "a3"),
        ("strike$", "c0"),
        ("^bakers\\ on\\ strike$", "c0"),
        ("^it's", "b1"),
        ("^golden$", ""),
    ];
    check(&archive(), stories, &cases);
}

#[test]
fn letters_may_be_left_out_but_not_strewn() {
    let library = library(&[
        "Brother and sister who fought over a lighthouse near the water told to share it",
    ]);
    let cases = [
        ("lighthouse", true),
        ("lghthouse", true),
        ("brosis", true),
        ("baswf", true),
        ("sweater", false),
        ("brightest", false),
    ];
    for (query, matches) in cases {
        let hits = search::stories(&library, &Query::parse(query));
        assert_eq!(!hits.is_empty(), matches, "{query}");
    }
}

#[test]
fn fields_bind_a_word_to_its_place() {
    let cases = [
        ("title:harbour", "a3"),
        ("title:^ferry", "b2"),
        ("!title:harbour", "b2 c0 d2"),
        ("@lee", "a2 d1"),
        ("speaker:\"ann lee\"", "a2 d1"),
        ("@ase", "d1"),
        ("!@lee", "b2 c0"),
        ("quote:harbour", "b1"),
        ("quote:^thank", "d1"),
        ("text:harbour", "b1 c0"),
        ("text:harbour ferry", "b1 c0"),
        ("source:herald", "a3"),
        ("source:'post", "b2"),
        ("!source:herald", "b2 c0 d2"),
        ("kind:direct", "a1 b1 d2"),
        ("kind:di", "a1 b1 d2"),
        ("kind:mixed,scare", "a1 b1"),
        ("!kind:scare", "a3 c0 d2"),
        ("kind:unheard", ""),
        ("@", "a3 b2 c0 d2"),
    ];
    check(&archive(), stories, &cases);
}

#[test]
fn one_quote_has_to_settle_all_that_is_asked_of_quotes() {
    let library = library(&[
        "A\n{Ann Lee|direct|“The island first,”} she said. {Bo Quist|direct|“The budget,”} he said.",
        "B\n{Bo Quist|direct|“The island last,”} he said. {Ann Lee|mixed|“island”} of calm.",
    ]);
    let cases = [
        ("@lee quote:island", "a1 b1"),
        ("@quist quote:island", "b1"),
        ("@lee quote:island kind:direct", "a1"),
        ("@quist quote:budget", "a1"),
        ("@lee quote:budget", ""),
        ("@lee !quote:budget", "b1"),
        ("@lee | quote:last kind:mixed", "b1"),
        ("@lee quote:budget | first", "a1"),
        ("@lee !kind:mixed", "a1"),
    ];
    check(&library, stories, &cases);
}

#[test]
fn dates_bound_a_time_and_leave_out_what_has_none() {
    let cases = [
        ("after:2023", "a3 b2"),
        ("after:2023-08-28", "a3 b2"),
        ("after:2023-08-29", "b2"),
        ("after:2023-09", "b2"),
        ("before:2023-09", "a3 c0"),
        ("before:2023-08-28", "c0"),
        ("before:2023-0", "c0"),
        ("after:2022-12 before:2023", "c0"),
        ("!after:2023", "c0 d2"),
        ("after:20", "a3 b2 c0 d2"),
        ("after:9999", ""),
    ];
    check(&archive(), stories, &cases);
}

#[test]
fn both_sides_are_folded() {
    let library = library(&[
        "Käse im Café\nx",
        "STRASSE\nHello, world",
        "It’s cafe\nBJÖRK sings",
        "Hauptstraße\nx",
    ]);
    let cases = [
        ("cafe", "a0 c0"),
        ("'café", "a0 c0"),
        ("Café", "a0"),
        ("it's", "c0"),
        ("it’s", "c0"),
        ("'strasse", "b0 d0"),
        ("'straße", "b0 d0"),
        ("'STRASSE", "b0"),
        ("bjork", "c0"),
        ("björk", "c0"),
        ("world hello", "b0"),
        ("kase cafe", "a0"),
    ];
    check(&library, stories, &cases);
}

#[test]
fn of_equal_matches_the_newer_and_then_the_earlier_comes_first() {
    let library = library(&[
        "Undated\nharbour",
        "Old / 2001-01-01\nharbour",
        "New / 2020-01-01\nharbour",
        "New too / 2020-01-01\nharbour",
        "Spoken\n{Har Bour|direct|“x”} was said",
        "The harbour / 1990-01-01",
        "Harbour / 1990-01-01",
    ]);
    let cases = [
        ("harbour", "g0 f0 e1 c0 d0 b0 a0"),
        ("text:harbour", "c0 d0 b0 a0"),
        ("after:1990", "b0 c0 d0 f0 g0"),
        ("harbour new", "c0 d0"),
    ];
    check(&library, stories, &cases);
}

#[test]
fn quotes_are_asked_one_by_one() {
    let cases = [
        ("", "a0 a1 a2 b0 b1 b2 d0 d1"),
        ("@lee", "a0 a2 d1"),
        ("!@lee", "a1 b0 b1 b2 d0"),
        ("title:regatta", "d0 d1"),
        ("text:smells", "a0 a1"),
        ("text:smells @lee", "a0"),
        ("pays", "b0 b2"),
        ("!pays after:2023-09", "b1"),
        ("kind:scare", "b1"),
        // the story with the best quote first, its quotes in the order of the text
        ("'lee", "d0 d1 a0 a2"),
    ];
    check(&archive(), quotes_found, &cases);
}

#[test]
fn speakers_are_asked_by_their_names_and_their_words() {
    let cases = [
        ("", "Ann Lee 2 3 15, Bo Quist 2 2 6, Åse Lindström 1 1 3"),
        ("lee", "Ann Lee 2 3 15"),
        ("lindstrom", "Åse Lindström 1 1 3"),
        ("harbour", "Bo Quist 1 1 5"),
        ("title:harbour", "Ann Lee 1 2 13, Bo Quist 1 1 1"),
        ("kind:mixed", "Bo Quist 1 1 1"),
        ("race | quist", "Bo Quist 2 2 6, Åse Lindström 1 1 3"),
    ];
    check(&archive(), speakers, &cases);
}

#[test]
fn text_without_sense_matches_or_not_and_breaks_nothing() {
    let marks = "‘".repeat(100_000);
    let long = format!("{marks}\n\n{}", "a ".repeat(1_000_000));
    let library = library(&[
        "",
        "\u{0}\u{301}\n\u{301}",
        &format!("{marks}\n{long}"),
        &format!("{long}\nx"),
    ]);
    let crowded = format!("x\n{}", "{Ann|direct|‘a’} b ".repeat(20_000));
    let crowded = self::library(&[&crowded]);
    assert_eq!(stories(&crowded, "text:b | 'd"), "a20000");
    assert_eq!(stories(&crowded, "text:c | 'd"), "");
    for query in [
        "‘ '",
        "^'",
        "'$ ^a$",
        "\"'a\" | aaaaaaaaaa",
        "\u{301}",
        "@x | \u{0}",
    ] {
        stories(&library, query);
        quotes_found(&library, query);
        speakers(&library, query);
    }
}

fn query() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("harbour"),
        Just("e"),
        Just("lee"),
        Just("@lee"),
        Just("@quist"),
        Just("'wall"),
        Just("|"),
        Just("!harbour"),
        Just("quote:e"),
        Just("text:harbour"),
        Just("kind:direct"),
        Just("!kind:scare"),
        Just("after:2023"),
        Just("!@lee"),
    ];
    proptest::collection::vec(word, 0..5).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn a_search_in_slices_over_a_growing_library_finds_the_same(
        query in query(),
        picks in proptest::collection::vec((0_usize..5, any::<bool>()), 0..60),
        slice in 1_usize..9,
    ) {
        let marked = [
            "Harbour wall / 2023-08-28\n{Ann Lee|direct|‘The wall’} said she. {Bo Quist|mixed|‘harbour’}",
            "Ferry / 2023-09-02\n{Bo Quist|direct|‘It’s the harbour that pays,’} A so-called {|scare|‘Golden Era’}",
            "Bakers / 2022-12-31\nThe harbour wall",
            "Lee wins the regatta\n{Ann Lee|direct|“Thank you,”} and {Ann Lee|direct=|“Thank you”}",
            "",
        ];
        let chosen: Vec<&str> = picks.iter().take(26).map(|&(pick, _)| marked[pick]).collect();
        let query = Query::parse(&query);
        let mut sliced = Search::new(query.clone());
        let mut headlines = Headlines::default();
        for (len, &(_, now)) in (0..=chosen.len()).zip(&picks) {
            if now {
                let end = sliced.advance(&library(&chosen[..len]), &mut headlines, slice);
                prop_assert_eq!(end, sliced.seen() == len);
                sliced.order(len / 2);
            }
        }
        let library = library(&chosen);
        while !sliced.advance(&library, &mut headlines, slice) {}
        prop_assert_eq!(sliced.seen(), library.len());
        sliced.order(sliced.len());
        let found: Vec<u32> = (0..sliced.len()).filter_map(|at| sliced.story(at)).collect();
        let hits = search::stories(&library, &query);
        prop_assert_eq!(&found, &hits.iter().map(|hit| hit.story).collect::<Vec<_>>());
        let mut whole = Search::new(query);
        while !whole.advance(&library, &mut Headlines::default(), usize::MAX) {}
        prop_assert_eq!(sliced.quote_count(), whole.quote_count());
        // The same where quotes are found later, in any order, while the search goes on.
        let mut late = Library::default();
        let mut waiting: Vec<(u32, Findings)> = found_in(&chosen)
            .map(|(story, found)| {
                let findings = Findings::new(&story, found);
                (late.list(story), findings)
            })
            .collect();
        let mut search = Search::new(whole.query().clone());
        let mut headlines = Headlines::default();
        for &(pick, now) in picks.iter().cycle().take(2 * picks.len()) {
            if now {
                let _ = search.advance(&late, &mut headlines, slice);
            } else if !waiting.is_empty() {
                let (index, findings) = waiting.swap_remove(pick % waiting.len());
                late.settle(index, findings);
            }
        }
        for (index, findings) in waiting {
            late.settle(index, findings);
        }
        while !search.advance(&late, &mut headlines, slice) {}
        search.order(search.len());
        let again: Vec<u32> = (0..search.len()).filter_map(|at| search.story(at)).collect();
        prop_assert_eq!(found, again);
        prop_assert_eq!(search.quote_count(), whole.quote_count());
    }

    #[test]
    fn stories_and_quotes_agree(query in query()) {
        let library = archive();
        let negates = query.contains('!');
        let query = Query::parse(&query);
        let rows = search::quotes(&library, &query);
        for (story, entry) in (0..).zip(library.entries()) {
            let own: Vec<u32> = rows.iter().filter(|row| row.0 == story).map(|row| row.1).collect();
            prop_assert_eq!(&search::matching_quotes(&query, &library, entry), &own);
            for quote in 0..entry.quotes.len() {
                let listed = rows.contains(&(story, u32::try_from(quote).expect("few quotes")));
                prop_assert_eq!(listed, search::matches_quote(&query, &library, entry, quote));
            }
            let hits = search::stories(&library, &query);
            let counted = hits.iter().find(|hit| hit.story == story).map(|hit| hit.quotes as usize);
            let own = own.iter().filter(|&&quote| entry.quotes.get(quote as usize).is_some_and(|quote| quote.duplicate_of.is_none())).count();
            if !negates {
                prop_assert_eq!(counted.unwrap_or(0), own);
            }
        }
    }
}

/// Each story of the sample in a library of its own.
fn sample() -> Vec<Library> {
    let stories = load::stories(vec![Input::Sample]).map(|story| story.expect("a sound sample"));
    let alone = |story: Story| {
        let mut library = Library::default();
        let found = quote::quotes(&story);
        library.push(story, found);
        library
    };
    stories.map(alone).collect()
}

/// A word or a name of a story, without every so manyth letter.
fn asked(library: &Library, (pick, gap): (usize, usize), start: &str) -> String {
    let entry = &library.entries()[0];
    let names = library
        .speakers()
        .iter()
        .map(|speaker| &*speaker.speaker.name);
    let words = entry.story.text().split_whitespace();
    let words: Vec<&str> = if start.contains('@') {
        names.collect()
    } else {
        words.collect()
    };
    let word = words.get(pick % words.len().max(1)).copied().unwrap_or("x");
    let letters = word.chars().enumerate();
    let kept = letters
        .filter(|(nth, _)| nth % gap != gap - 1)
        .map(|(_, c)| c);
    let kept: String = kept
        .take(3 + pick % 12)
        .filter(|c| !matches!(c, '"' | '“' | '”' | '„'))
        .collect();
    if start.ends_with('"') {
        return format!("{start}{kept}\"");
    }
    format!("{start}{}", kept.replace(' ', "\\ "))
}

#[test]
fn stories_that_can_not_match_are_refused_before_their_quotes_are_found() {
    let library = library(&[
        "Harbour wall to cost more / 2023-08-28 / The Tarn Herald\n“It smells,” said Bo Quist on Monday.",
        "Ferry to Norrvik sails / 2023-09-02 / Coast Post\nSir Bo\n  Quist paid at the harbour in spring.",
        "Bakers on strike / 2022-12-31\nNobody spoke at the harbour wall.",
        "Lee wins the regatta\n“A fine race,” said Åse Lindström.",
    ]);
    let cases = [
        ("harbour", "abc"),
        ("monday", "a"),
        ("@quist", "ab"),
        ("@boquist", "ab"),
        ("@qist spring", "b"),
        ("@\"sir bo quist\"", "ab"),
        ("@lindstrom", "d"),
        ("title:ferry", "b"),
        ("!title:ferry", "acd"),
        ("source:herald", "a"),
        ("after:2023-09", "b"),
        ("before:2023", "c"),
        ("quote:smells", "a"),
        ("!@lindstrom", "abcd"),
        ("kind:direct", "abcd"),
        ("bakers | lindstrom", "cd"),
        ("", "abcd"),
    ];
    for (query, through) in cases {
        let mut sieve = Sieve::new(&Query::parse(query));
        let entries = library.entries().iter();
        let let_through = entries.filter(|entry| sieve.lets_through(&entry.story));
        let ids: String = let_through.map(|entry| entry.story.id.as_str()).collect();
        assert_eq!(ids, through, "{query:?}");
    }
}

proptest! {
    #[test]
    fn no_letter_stands_between_paragraphs(text in "([-•*#>1-9.) a-zé]{0,9}\n{0,3}){0,12}", title in "[a-z ]{0,9}") {
        let metadata = Metadata {
            title: Some(title),
            ..Metadata::default()
        };
        let story = Story::new("a".to_owned(), Origin::File("test".into()), metadata, text);
        let mut end = 0;
        for paragraph in story.paragraphs() {
            let between = &story.text()[end..paragraph.span.start as usize];
            prop_assert!(!between.contains(char::is_alphanumeric), "{:?}", between);
            end = paragraph.span.end as usize;
        }
        prop_assert!(!story.text()[end..].contains(char::is_alphanumeric));
    }

    #[test]
    fn what_matches_is_never_refused(
        picks in proptest::collection::vec((any::<usize>(), 2_usize..9, 0_usize..11), 1..3),
        of in any::<usize>(),
    ) {
        thread_local!(static SAMPLE: Vec<Library> = sample());
        SAMPLE.with(|sample| {
            let starts = ["", "@", "@'", "@\"", "'", "quote:", "text:", "title:", "!", "@^", "\""];
            let words = picks.iter().map(|&(pick, gap, start)| {
                asked(&sample[of % sample.len()], (pick, gap), starts[start])
            });
            let query = words.collect::<Vec<_>>().join(" ");
            let query = Query::parse(&query);
            let mut sieve = Sieve::new(&query);
            for library in sample {
                let matches = !search::stories(library, &query).is_empty() || !search::quotes(library, &query).is_empty();
                prop_assert!(!matches || sieve.lets_through(&library.entries()[0].story), "{:?}", query);
            }
            Ok(())
        })?;
    }
}
