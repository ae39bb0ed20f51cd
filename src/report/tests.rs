//! Every listing in every format, over two stories put together by hand.

use std::sync::Arc;

use super::{Format, Listing, Report, citation};
use crate::library::Library;
use crate::query::Query;
use crate::quote::{Quote, QuoteKind, Speaker, SpeakerKind, StoryQuotes};
use crate::story::{Metadata, Origin, Span, Story};

const HARBOUR: &str = "\
‘We go on,’ says Lee

‘We go on,’ said Ann Lee, the harbour master, on *Monday*.

She called the wall ‘dear’ but ‘needed’.

The ‘Golden Wall’ stood.

She said work would begin soon.

‘Who \x1b[2Jpays?’ somebody \u{202e}asked.
";

const WELL: &str = "=Dry well\n\n‘It is deep.\n\n‘Too deep, they say “dug”,’ Bo Ray said.\n";

/// A quote of the fragments of `story` that read so, each sought after the one before.
fn quote(story: &Story, kind: QuoteKind, after: &str, fragments: &[&str]) -> Quote {
    let mut from = story.text().find(after).expect("it is in the text");
    let spans: Vec<Span> = fragments
        .iter()
        .map(|fragment| {
            let start = from + story.text()[from..].find(fragment).expect("it follows");
            from = start + fragment.len();
            Span::new(start, from)
        })
        .collect();
    Quote {
        kind,
        paragraph: u32::try_from(
            story
                .paragraph_at(spans[0].start as usize)
                .expect("a paragraph"),
        )
        .expect("few paragraphs"),
        spans: spans.into(),
        speaker: Some(0),
        mention: None,
        cue: None,
        confidence: 0.9,
        duplicate_of: None,
    }
}

fn find(story: &Story, words: &str) -> Option<Span> {
    let start = story.text().find(words)?;
    Some(Span::new(start, start + words.len()))
}

fn speaker(name: &str, role: Option<&str>) -> Speaker {
    Speaker {
        name: name.to_owned(),
        role: role.map(str::to_owned),
        kind: SpeakerKind::Person,
    }
}

fn harbour() -> (Story, StoryQuotes) {
    let metadata = Metadata {
        title: Some("Harbour wall: ‘We go on’".to_owned()),
        standfirst: vec!["One".to_owned(), "Two".to_owned()],
        byline: Some("Cy Poe".to_owned()),
        date: Some(jiff::civil::date(2023, 8, 30)),
        source: Some("The Example".into()),
        url: Some("https://example.org/wall".to_owned()),
    };
    let origin = Origin::Record(Arc::from("archive/a.ndjson"), 7);
    let story = Story::new("s1".to_owned(), origin, metadata, HARBOUR.to_owned());
    let quotes = vec![
        Quote {
            duplicate_of: Some(1),
            ..quote(&story, QuoteKind::Direct, "", &["‘We go on,’"])
        },
        Quote {
            mention: find(&story, "Ann Lee"),
            cue: find(&story, "said"),
            confidence: 0.97,
            ..quote(&story, QuoteKind::Direct, "Lee\n", &["‘We go on,’"])
        },
        Quote {
            confidence: 0.333_333,
            ..quote(
                &story,
                QuoteKind::Mixed,
                "She called",
                &["‘dear’", "‘needed’"],
            )
        },
        Quote {
            speaker: None,
            ..quote(&story, QuoteKind::Scare, "", &["‘Golden Wall’"])
        },
        quote(&story, QuoteKind::Indirect, "", &["work would begin soon"]),
        Quote {
            speaker: None,
            ..quote(&story, QuoteKind::Direct, "", &["‘Who \x1b[2Jpays?’"])
        },
    ];
    let speakers = vec![speaker("Ann Lee", Some("harbour master"))];
    (story, StoryQuotes { quotes, speakers })
}

fn well() -> (Story, StoryQuotes) {
    let metadata = Metadata {
        title: Some("=Dry well".to_owned()),
        ..Metadata::default()
    };
    let origin = Origin::File(Arc::from("b.txt"));
    let story = Story::new("b.txt".to_owned(), origin, metadata, WELL.to_owned());
    let fragments = ["‘It is deep.", "‘Too deep, they say “dug”,’"];
    let quotes = vec![quote(&story, QuoteKind::Direct, "", &fragments)];
    let speakers = vec![speaker("Bo Ray", None)];
    (story, StoryQuotes { quotes, speakers })
}

fn library() -> Library {
    let mut library = Library::default();
    for (story, found) in [harbour(), well()] {
        library.push(story, found);
    }
    library
}

fn report(listing: Listing, format: Format) -> Report {
    Report {
        listing,
        kinds: Vec::new(),
        format,
        explain: false,
        terminal: None,
    }
}

fn written(report: &Report, library: &Library) -> (bool, String) {
    let mut out = Vec::new();
    let any = report
        .write(library, &Query::default(), &mut out)
        .expect("memory takes everything");
    (any, String::from_utf8(out).expect("UTF-8"))
}

fn listed(listing: Listing, format: Format) -> String {
    let (any, text) = written(&report(listing, format), &library());
    assert!(any);
    text
}

/// On a terminal of so many columns, its colours left out.
fn on_terminal(listing: Listing, columns: usize) -> String {
    let report = Report {
        terminal: Some(columns),
        ..report(listing, Format::Text)
    };
    let (_, text) = written(&report, &library());
    anstream::adapter::strip_str(&text).to_string()
}

#[test]
fn quotes_as_lines() {
    insta::assert_snapshot!(listed(Listing::Quotes, Format::Text), @r##"
archive/a.ndjson:7	Ann Lee	direct	‘We go on,’
archive/a.ndjson:7	? Ann Lee	mixed	‘dear’ … ‘needed’
archive/a.ndjson:7	?	scare	‘Golden Wall’
archive/a.ndjson:7	Ann Lee	indirect	work would begin soon
archive/a.ndjson:7	?	direct	‘Who ␛[2Jpays?’
b.txt:3	Bo Ray	direct	‘It is deep. ‘Too deep, they say “dug”,’
"##);
}

#[test]
fn stories_as_lines() {
    insta::assert_snapshot!(listed(Listing::Stories, Format::Text), @r##"
archive/a.ndjson:7	2023-08-30	5	Harbour wall: ‘We go on’
b.txt:1	?	1	=Dry well
"##);
}

#[test]
fn speakers_as_lines() {
    insta::assert_snapshot!(listed(Listing::Speakers, Format::Text), @r##"
3	1	9	Ann Lee	harbour master
1	1	8	Bo Ray
"##);
}

#[test]
fn quotes_on_a_terminal() {
    insta::assert_snapshot!(on_terminal(Listing::Quotes, 44), @r##"
Harbour wall: ‘We go on’
30 Aug 2023 · The Example · archive/a.ndjson
  Ann Lee (harbour master) · ¶2
    ‘We go on,’
  ? Ann Lee (harbour master) · mixed · ¶3
    ‘dear’ … ‘needed’
  nobody · scare · ¶4
    ‘Golden Wall’
  Ann Lee (harbour master) · indirect · ¶5
    work would begin soon
  ? unknown · ¶6
    ‘Who ␛[2Jpays?’

=Dry well
b.txt
  Bo Ray · ¶2
    ‘It is deep.
    ‘Too deep, they say “dug”,’
"##);
}

#[test]
fn stories_on_a_terminal() {
    insta::assert_snapshot!(on_terminal(Listing::Stories, 44), @r##"
Harbour wall: ‘We go on’
  30 Aug 2023 · The Example · 5 quotes · 1
  speaker · archive/a.ndjson:7

=Dry well
  1 quote · 1 speaker · b.txt:1
"##);
}

#[test]
fn speakers_on_a_terminal() {
    insta::assert_snapshot!(on_terminal(Listing::Speakers, 44), @r##"
quotes  stories    words  speaker
     3        1        9  Ann Lee (harbour master)
     1        1        8  Bo Ray
"##);
}

#[test]
fn quotes_as_ndjson() {
    insta::assert_snapshot!(listed(Listing::Quotes, Format::Ndjson), @r##"
{"id":"s1#1","story":"s1","headline":"Harbour wall: ‘We go on’","source":"archive/a.ndjson:7","date":"2023-08-30","url":"https://example.org/wall","paragraph":1,"kind":"direct","text":"‘We go on,’","spans":[[0,15]],"speaker":"Ann Lee","role":"harbour master","mention":null,"mention_span":null,"cue":null,"cue_span":null,"confidence":0.9,"duplicate_of":"s1#2","reprint_of":null}
{"id":"s1#2","story":"s1","headline":"Harbour wall: ‘We go on’","source":"archive/a.ndjson:7","date":"2023-08-30","url":"https://example.org/wall","paragraph":2,"kind":"direct","text":"‘We go on,’","spans":[[26,41]],"speaker":"Ann Lee","role":"harbour master","mention":"Ann Lee","mention_span":[47,54],"cue":"said","cue_span":[42,46],"confidence":0.97,"duplicate_of":null,"reprint_of":null}
{"id":"s1#3","story":"s1","headline":"Harbour wall: ‘We go on’","source":"archive/a.ndjson:7","date":"2023-08-30","url":"https://example.org/wall","paragraph":3,"kind":"mixed","text":"‘dear’ … ‘needed’","spans":[[110,120],[125,137]],"speaker":"Ann Lee","role":"harbour master","mention":null,"mention_span":null,"cue":null,"cue_span":null,"confidence":0.333,"duplicate_of":null,"reprint_of":null}
{"id":"s1#4","story":"s1","headline":"Harbour wall: ‘We go on’","source":"archive/a.ndjson:7","date":"2023-08-30","url":"https://example.org/wall","paragraph":4,"kind":"scare","text":"‘Golden Wall’","spans":[[144,161]],"speaker":null,"role":null,"mention":null,"mention_span":null,"cue":null,"cue_span":null,"confidence":0.9,"duplicate_of":null,"reprint_of":null}
{"id":"s1#5","story":"s1","headline":"Harbour wall: ‘We go on’","source":"archive/a.ndjson:7","date":"2023-08-30","url":"https://example.org/wall","paragraph":5,"kind":"indirect","text":"work would begin soon","spans":[[179,200]],"speaker":"Ann Lee","role":"harbour master","mention":null,"mention_span":null,"cue":null,"cue_span":null,"confidence":0.9,"duplicate_of":null,"reprint_of":null}
{"id":"s1#6","story":"s1","headline":"Harbour wall: ‘We go on’","source":"archive/a.ndjson:7","date":"2023-08-30","url":"https://example.org/wall","paragraph":6,"kind":"direct","text":"‘Who \u001b[2Jpays?’","spans":[[203,222]],"speaker":null,"role":null,"mention":null,"mention_span":null,"cue":null,"cue_span":null,"confidence":0.9,"duplicate_of":null,"reprint_of":null}
{"id":"b.txt#1","story":"b.txt","headline":"=Dry well","source":"b.txt:3","date":null,"url":null,"paragraph":2,"kind":"direct","text":"‘It is deep.\n\n‘Too deep, they say “dug”,’","spans":[[11,25],[27,62]],"speaker":"Bo Ray","role":null,"mention":null,"mention_span":null,"cue":null,"cue_span":null,"confidence":0.9,"duplicate_of":null,"reprint_of":null}
"##);
}

#[test]
fn stories_as_ndjson() {
    insta::assert_snapshot!(listed(Listing::Stories, Format::Ndjson), @r##"
{"id":"s1","headline":"Harbour wall: ‘We go on’","standfirst":["One","Two"],"byline":"Cy Poe","date":"2023-08-30","source":"The Example","url":"https://example.org/wall","origin":"archive/a.ndjson:7","quotes":5,"speakers":["Ann Lee"],"text":"‘We go on,’ says Lee\n\n‘We go on,’ said Ann Lee, the harbour master, on *Monday*.\n\nShe called the wall ‘dear’ but ‘needed’.\n\nThe ‘Golden Wall’ stood.\n\nShe said work would begin soon.\n\n‘Who \u001b[2Jpays?’ somebody \u202easked.\n"}
{"id":"b.txt","headline":"=Dry well","standfirst":[],"byline":null,"date":null,"source":null,"url":null,"origin":"b.txt:1","quotes":1,"speakers":["Bo Ray"],"text":"=Dry well\n\n‘It is deep.\n\n‘Too deep, they say “dug”,’ Bo Ray said.\n"}
"##);
}

#[test]
fn speakers_as_json() {
    insta::assert_snapshot!(listed(Listing::Speakers, Format::Json), @r##"
[
{"speaker":"Ann Lee","role":"harbour master","stories":1,"quotes":3,"words":9,"aliases":[]},
{"speaker":"Bo Ray","role":null,"stories":1,"quotes":1,"words":8,"aliases":[]}
]
"##);
}

#[test]
fn quotes_as_csv() {
    insta::assert_snapshot!(listed(Listing::Quotes, Format::Csv).replace('\x1b', "<ESC>"), @r##"
id,story,headline,source,date,url,paragraph,kind,text,spans,speaker,role,mention,mention_span,cue,cue_span,confidence,duplicate_of,reprint_of
s1#1,s1,Harbour wall: ‘We go on’,archive/a.ndjson:7,2023-08-30,https://example.org/wall,1,direct,"‘We go on,’",0-15,Ann Lee,harbour master,,,,,0.9,s1#2,
s1#2,s1,Harbour wall: ‘We go on’,archive/a.ndjson:7,2023-08-30,https://example.org/wall,2,direct,"‘We go on,’",26-41,Ann Lee,harbour master,Ann Lee,47-54,said,42-46,0.97,,
s1#3,s1,Harbour wall: ‘We go on’,archive/a.ndjson:7,2023-08-30,https://example.org/wall,3,mixed,‘dear’ … ‘needed’,110-120 125-137,Ann Lee,harbour master,,,,,0.333,,
s1#4,s1,Harbour wall: ‘We go on’,archive/a.ndjson:7,2023-08-30,https://example.org/wall,4,scare,‘Golden Wall’,144-161,,,,,,,0.9,,
s1#5,s1,Harbour wall: ‘We go on’,archive/a.ndjson:7,2023-08-30,https://example.org/wall,5,indirect,work would begin soon,179-200,Ann Lee,harbour master,,,,,0.9,,
s1#6,s1,Harbour wall: ‘We go on’,archive/a.ndjson:7,2023-08-30,https://example.org/wall,6,direct,‘Who <ESC>[2Jpays?’,203-222,,,,,,,0.9,,
b.txt#1,b.txt,'=Dry well,b.txt:3,,,2,direct,"‘It is deep.

‘Too deep, they say “dug”,’",11-25 27-62,Bo Ray,,,,,,0.9,,
"##);
}

#[test]
fn stories_as_csv() {
    let csv = listed(Listing::Stories, Format::Csv);
    let lines: Vec<&str> = csv.lines().collect();
    insta::assert_snapshot!(lines[..3].join("\n"), @r##"
id,headline,standfirst,byline,date,source,url,origin,quotes,speakers,text
s1,Harbour wall: ‘We go on’,"One
Two",Cy Poe,2023-08-30,The Example,https://example.org/wall,archive/a.ndjson:7,5,Ann Lee,"‘We go on,’ says Lee
"##);
    assert!(
        csv.contains("\nb.txt,'=Dry well,"),
        "a guarded formula: {csv}"
    );
}

#[test]
fn quotes_as_markdown() {
    insta::assert_snapshot!(listed(Listing::Quotes, Format::Markdown), @r##"
## Harbour wall: ‘We go on’

*30 Aug 2023, The Example, <https://example.org/wall>*

- **Ann Lee** (harbour master): “We go on” (¶2)
- **? Ann Lee** (harbour master): “dear … needed” (mixed, ¶3)
- “Golden Wall” (scare, ¶4)
- **Ann Lee** (harbour master): work would begin soon (indirect, ¶5)
- **?**: “Who ␛\[2Jpays?” (¶6)

## =Dry well

- **Bo Ray**: “It is deep. Too deep, they say ‘dug’” (¶2)
"##);
}

#[test]
fn stories_as_markdown() {
    insta::assert_snapshot!(listed(Listing::Stories, Format::Markdown), @r##"
- **Harbour wall: ‘We go on’** (30 Aug 2023, The Example, 5 quotes)
- **=Dry well** (1 quote)
"##);
}

#[test]
fn speakers_as_markdown() {
    insta::assert_snapshot!(listed(Listing::Speakers, Format::Markdown), @r##"
| Speaker | Role | Quotes | Stories | Words |
| --- | --- | ---: | ---: | ---: |
| Ann Lee | harbour master | 3 | 1 | 9 |
| Bo Ray |  | 1 | 1 | 8 |
"##);
}

#[test]
fn citations_leave_out_what_is_not_known() {
    let library = library();
    let cited: Vec<String> = (library.entries().iter())
        .flat_map(|entry| (entry.quotes.iter()).map(|quote| citation(&library, entry, &quote)))
        .collect();
    insta::assert_snapshot!(cited.join("\n"), @r##"
“We go on” — Ann Lee (harbour master), “Harbour wall: ‘We go on’”, The Example, 30 August 2023, paragraph 1, https://example.org/wall
“We go on” — Ann Lee (harbour master), “Harbour wall: ‘We go on’”, The Example, 30 August 2023, paragraph 2, https://example.org/wall
“dear … needed” — ? Ann Lee (harbour master), “Harbour wall: ‘We go on’”, The Example, 30 August 2023, paragraph 3, https://example.org/wall
“Golden Wall” — “Harbour wall: ‘We go on’”, The Example, 30 August 2023, paragraph 4, https://example.org/wall
work would begin soon — Ann Lee (harbour master), “Harbour wall: ‘We go on’”, The Example, 30 August 2023, paragraph 5, https://example.org/wall
“Who ␛[2Jpays?” — “Harbour wall: ‘We go on’”, The Example, 30 August 2023, paragraph 6, https://example.org/wall
“It is deep. Too deep, they say ‘dug’” — Bo Ray, “=Dry well”, paragraph 2
"##);
}

#[test]
fn json_gives_back_the_characters_of_the_story() {
    #[derive(serde::Deserialize)]
    struct Stories {
        text: String,
    }
    let json = listed(Listing::Stories, Format::Json);
    assert!(!json.contains(['\x1b', '\u{202e}']), "{json}");
    let stories: Vec<Stories> = serde_json::from_str(&json).expect("valid JSON");
    let texts: Vec<String> = stories.into_iter().map(|story| story.text).collect();
    assert_eq!(texts, [HARBOUR, WELL]);
}

#[test]
fn spans_cut_the_quoted_words_out_of_the_text() {
    #[derive(serde::Deserialize)]
    struct Record {
        text: String,
        spans: Vec<(usize, usize)>,
    }
    let records = listed(Listing::Quotes, Format::Ndjson);
    for (line, text) in records.lines().zip([HARBOUR; 6].into_iter().chain([WELL])) {
        let record: Record = serde_json::from_str(line).expect("valid JSON");
        for (start, end) in record.spans {
            assert!(record.text.contains(&text[start..end]), "{line}");
        }
    }
}

#[test]
fn csv_has_the_columns_that_ndjson_has_keys() {
    for listing in [Listing::Stories, Listing::Quotes, Listing::Speakers] {
        let csv = listed(listing, Format::Csv);
        let header = csv.lines().next().expect("a header");
        let mut rest = listed(listing, Format::Ndjson);
        for column in header.split(',') {
            let key = format!("\"{column}\":");
            let at = rest
                .find(&key)
                .unwrap_or_else(|| panic!("{key} not in {rest}"));
            rest.drain(..at);
        }
    }
}

#[test]
fn csv_cells_are_harmless_in_spreadsheets_and_on_terminals() {
    let shown = Report {
        terminal: Some(80),
        ..report(Listing::Quotes, Format::Csv)
    };
    let (_, csv) = written(&shown, &library());
    assert!(csv.contains("‘Who ␛[2Jpays?’"), "{csv}");
    assert!(listed(Listing::Quotes, Format::Csv).contains("‘Who \x1b[2Jpays?’"));
}

#[test]
fn kinds_limit_the_quotes() {
    for (kinds, ids) in [
        (&[QuoteKind::Scare][..], &["s1#4"][..]),
        (&[QuoteKind::Mixed, QuoteKind::Indirect], &["s1#3", "s1#5"]),
        (
            &[],
            &["s1#1", "s1#2", "s1#3", "s1#4", "s1#5", "s1#6", "b.txt#1"],
        ),
    ] {
        let report = Report {
            kinds: kinds.to_vec(),
            ..report(Listing::Quotes, Format::Ndjson)
        };
        let (_, text) = written(&report, &library());
        let found: Vec<&str> = (text.lines())
            .filter_map(|line| line.split('"').nth(3))
            .collect();
        assert_eq!(found, ids);
    }
}

#[test]
fn nothing_is_nothing_save_where_a_document_needs_a_frame() {
    let empty = Library::default();
    for (format, frame) in [
        (Format::Text, ""),
        (Format::Ndjson, ""),
        (Format::Markdown, ""),
        (Format::Json, "[]\n"),
        (Format::Csv, "speaker,role,stories,quotes,words,aliases\n"),
    ] {
        let nothing = (false, frame.to_owned());
        assert_eq!(written(&report(Listing::Speakers, format), &empty), nothing);
    }
}

#[test]
fn a_repeat_is_listed_where_what_it_repeats_is_not() {
    let (story, mut found) = harbour();
    found.quotes[1].kind = QuoteKind::Mixed;
    let mut library = Library::default();
    library.push(story, found);
    let direct = Report {
        kinds: vec![QuoteKind::Direct],
        ..report(Listing::Quotes, Format::Text)
    };
    let (_, text) = written(&direct, &library);
    assert!(text.contains("Ann Lee\tdirect\t‘We go on,’"), "{text}");
}

#[test]
fn lines_of_many_quotes_are_those_of_the_file() {
    let text = "one\n‘a’ ‘b’\n\n‘c’\r\n‘d’";
    let origin = Origin::File(Arc::from("f"));
    let story = Story::new("f".to_owned(), origin, Metadata::default(), text.to_owned());
    let quotes = ["‘a’", "‘b’", "‘c’", "‘d’"]
        .map(|words| quote(&story, QuoteKind::Direct, "", &[words]))
        .to_vec();
    let speakers = vec![speaker("Bo Ray", None)];
    let mut library = Library::default();
    library.push(story, StoryQuotes { quotes, speakers });
    let (_, text) = written(&report(Listing::Quotes, Format::Text), &library);
    let places: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split('\t').next())
        .collect();
    assert_eq!(places, ["f:2", "f:2", "f:4", "f:5"]);
}
