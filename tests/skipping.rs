//! What a filtered listing says although it does not look for quotes where none can match.

use std::fs;
use std::path::Path;

use quotidian::gather::{everything, matching, what_matters};
use quotidian::library::Library;
use quotidian::load::Input;
use quotidian::query::Query;
use quotidian::quote::quotes;
use quotidian::report::{Format, Listing, Report};
use quotidian::search;
use quotidian::story::Story;

/// Stories that print the same words and name the same people in several ways.
const ARCHIVE: [(&str, &str); 8] = [
    (
        "2023-05-01",
        "‘We will build the harbour wall again,’ said Sir Edmund Tarrow, the harbour master.",
    ),
    (
        "2023-05-02",
        "‘The ferry is late every single morning,’ said Ann Lee, a commuter.",
    ),
    (
        "2023-05-03",
        "Edmund Tarrow, the mayor, said: ‘The bakery was a mistake from the first day.’",
    ),
    (
        "2023-05-04",
        "‘We will build the harbour wall – again!’ said the mayor, Edmund Tarrow.",
    ),
    (
        "2023-05-05",
        "Nothing was said about the sea. A so-called ‘white flag’ was seen.",
    ),
    (
        "2023-05-06",
        "‘The ferry is late every single morning,’ Ann B. Lee, a lawyer, said on the quay.",
    ),
    (
        "2023-04-01",
        "“The ferry is late every single morning,” one passenger complained.",
    ),
    (
        "2023-05-08",
        "Ann Lee, the lawyer, said the trains were no better than the ferry.",
    ),
];

fn inputs(folder: &Path) -> Vec<Input> {
    for (nth, (date, text)) in ARCHIVE.iter().enumerate() {
        let content = format!("---\ntitle: Story {nth}\ndate: {date}\n---\n{text}\n");
        fs::write(folder.join(format!("{nth}.txt")), content).expect("written");
    }
    vec![Input::Path(folder.to_owned()), Input::Sample]
}

/// Whether a story by itself has a quote that matches: the strictest question that is never wrong about one.
fn matches_alone(story: &Story, query: &Query) -> bool {
    let mut library = Library::default();
    library.push(story.clone(), quotes(story));
    !search::quotes(&library, query).is_empty()
}

fn sparing(inputs: &[Input], query: &Query) -> Library {
    let asked = query.clone();
    let may_match = move |story: &Story| matches_alone(story, &asked);
    what_matters(inputs.to_vec(), 2, query, may_match, |error| {
        panic!("{error}")
    })
}

fn listed(library: &Library, listing: Listing, query: &Query) -> String {
    let report = Report {
        listing,
        kinds: Vec::new(),
        format: Format::Ndjson,
        explain: false,
        terminal: None,
    };
    let mut out = Vec::new();
    report
        .write(library, query, &mut out)
        .expect("memory can be written to");
    String::from_utf8(out).expect("text")
}

#[test]
fn a_filtered_listing_is_the_same_wherever_quotes_are_looked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let inputs = inputs(folder.path());
    let whole = everything(inputs.clone(), 2, |error| panic!("{error}"));
    let queries = [
        "@tarrow",
        "@lee ferry",
        "quote:ferry",
        "after:2023-05-04 wall",
        "'bakery",
        "@akehurst",
        "kind:scare",
        "nosuch",
    ];
    for written in queries {
        let query = Query::parse(written);
        let some = sparing(&inputs, &query);
        let sieved = matching(inputs.clone(), 2, &query, |error| panic!("{error}"));
        assert!(
            some.quote_count() < whole.quote_count(),
            "{written}: some are spared"
        );
        for listing in [Listing::Quotes, Listing::Speakers] {
            let whole = listed(&whole, listing, &query);
            assert_eq!(listed(&some, listing, &query), whole, "{written}");
            assert_eq!(listed(&sieved, listing, &query), whole, "{written}");
        }
    }
}

#[test]
fn what_has_to_do_with_a_match_is_looked_at_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let query = Query::parse("bakery mistake");
    let library = sparing(&inputs(folder.path()), &query);
    let looked_at: Vec<bool> = (library.entries().iter().take(ARCHIVE.len()))
        .map(|entry| !entry.quotes.is_empty())
        .collect();
    assert_eq!(
        looked_at,
        [true, false, true, true, false, false, false, false]
    );
    let listing = listed(&library, Listing::Speakers, &query);
    assert!(listing.contains("\"Sir Edmund Tarrow\""), "{listing}");
    assert!(
        listing.contains("\"aliases\":[\"Edmund Tarrow\"]"),
        "{listing}"
    );
}
