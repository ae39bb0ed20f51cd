//! Files, folders and streams → stories.

use std::fs;
use std::io::Write;
use std::path::Path;
#[cfg(unix)]
use std::process::Command;

use jiff::civil::date;
use proptest::prelude::{Strategy, any, prop_assert_eq, prop_oneof, proptest};
use quotidian::load::{Input, LoadError, read, sample, stories};
use quotidian::story::{Origin, Story};
use tempfile::TempDir;

/// A folder of invented files, and what is loaded from it with its own path left out.
struct Archive {
    folder: TempDir,
}

impl Archive {
    fn new<B: AsRef<[u8]>>(files: &[(&str, B)]) -> Self {
        let archive = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        for (name, content) in files {
            let path = archive.folder.path().join(name);
            fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("made");
            fs::write(path, content).expect("written");
        }
        archive
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Everything that comes from the folder, or from one file of it.
    fn load(&self, name: &str) -> Vec<Result<Story, LoadError>> {
        let path = if name.is_empty() {
            self.path().to_owned()
        } else {
            self.path().join(name)
        };
        stories(vec![Input::Path(path)]).collect()
    }

    /// The ids of stories and the words of errors.
    fn told(&self, name: &str) -> Vec<String> {
        let told = |found: Result<Story, LoadError>| match found {
            Ok(story) => story.id,
            Err(error) => error.to_string(),
        };
        let prefix = format!("{}/", self.path().display());
        self.load(name)
            .into_iter()
            .map(|found| told(found).replace(&prefix, ""))
            .collect()
    }
}

/// The one story of a file with this name and content.
fn only(name: &str, content: impl AsRef<[u8]>) -> Story {
    let mut found = Archive::new(&[(name, content)]).load(name);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0).expect("a story")
}

/// What a file with this name and content loads as: ids and errors.
fn told(name: &str, content: impl AsRef<[u8]>) -> Vec<String> {
    Archive::new(&[(name, content)]).told(name)
}

#[test]
fn a_folder_is_read_to_its_depth_in_the_order_of_names() {
    let archive = Archive::new(&[
        ("b.txt", "B."),
        ("a/z.md", "Z."),
        ("a/k/deep.Story", "Deep."),
        ("c.TXT", "C."),
        ("LETTER", "A file without an ending."),
        ("picture.png", "No story."),
        ("notes.txt~", "No story."),
        (".hidden.txt", "No story."),
        (".git/config", "No story."),
    ]);
    let expected = ["LETTER", "a/k/deep.Story", "a/z.md", "b.txt", "c.TXT"];
    assert_eq!(archive.told(""), expected);
}

#[test]
fn a_file_that_is_named_is_always_tried() {
    assert_eq!(told("letter.eml", "Dear editor, …"), ["letter.eml"]);
    assert_eq!(told(".draft", "Hidden, and asked for."), [".draft"]);
}

#[test]
fn a_hidden_folder_that_is_named_is_read() {
    let archive = Archive::new(&[(".archive/a.txt", "A.")]);
    assert_eq!(archive.told(".archive"), [".archive/a.txt"]);
}

#[test]
fn what_cannot_be_had_is_told_and_the_rest_goes_on() {
    let archive = Archive::new(&[("a.txt", "A.")]);
    let inputs = ["nosuch.txt", "a.txt"].map(|name| Input::Path(archive.path().join(name)));
    let found: Vec<_> = stories(inputs.to_vec()).collect();
    assert_eq!(found.len(), 2);
    assert!(matches!(found[0], Err(LoadError::Unreadable { .. })));
    assert!(found[1].is_ok());
    assert_eq!(
        archive.told("nosuch.txt"),
        ["nosuch.txt: no such file or folder"]
    );
}

#[test]
fn a_text_file_is_one_story_as_it_came() {
    let content = "Ferry fares to rise\r\n\r\n‘It hurts,’ said Ann Lee.\r\n";
    let story = only("ferry.txt", content);
    assert_eq!(story.text(), content);
    assert!(story.id.ends_with("ferry.txt"), "{}", story.id);
    assert!(matches!(&story.origin, Origin::File(path) if path.ends_with("ferry.txt")));
    assert_eq!(
        story.line_of(content.find("hurts").expect("it is there")),
        3
    );
}

#[test]
fn bytes_that_are_not_utf_8_are_replaced_and_a_byte_order_mark_is_none_of_the_text() {
    assert_eq!(
        only("a.txt", b"\xef\xbb\xbfCaf\xe9 \xed\xa0\xbd").text(),
        "Caf\u{fffd} \u{fffd}\u{fffd}\u{fffd}"
    );
    assert_eq!(only("a.json", "\u{feff}{\"text\":\"A.\"}").text(), "A.");
    assert_eq!(only("a.ndjson", "\u{feff}{\"text\":\"A.\"}").text(), "A.");
    assert_eq!(
        only("a.ndjson", b"{\"text\":\"Caf\xe9\"}").text(),
        "Caf\u{fffd}"
    );
    assert_eq!(only("a.txt", "Mid\u{feff}file").text(), "Mid\u{feff}file");
}

#[test]
fn binary_files_are_refused() {
    assert_eq!(
        told("a.txt", b"\x7fELF\0\0\x01"),
        ["a.txt: binary file, not a story"]
    );
    let utf_16 = told("a.txt", b"\xff\xfeH\0i\0");
    assert!(utf_16[0].starts_with("a.txt: text in UTF-16"), "{utf_16:?}");
    let after_many_lines = format!("{}\0", "\n".repeat(900));
    assert_eq!(told("a", after_many_lines), ["a: binary file, not a story"]);
}

#[test]
fn nothing_is_no_story() {
    for name in ["a.txt", "a.json", "a.ndjson", "a"] {
        for content in ["", " \n\r\n", "\u{feff}"] {
            assert_eq!(told(name, content), [""; 0], "{name} {content:?}");
        }
    }
    assert_eq!(told("a.json", "[]"), [""; 0]);
    assert_eq!(Archive::new::<&str>(&[]).told(""), [""; 0]);
}

#[test]
fn a_bad_line_costs_one_record() {
    let content = concat!(
        "{\"id\":\"one\",\"text\":\"A.\"}\r\n",
        "\n",
        "not json\n",
        "{\"text\":\"B.\"}\n",
        "5\n",
        "{\"text\":\"cut of\n",
        "{\"summary\":\"only\"}\n",
        "{\"text\":\"C.\"}",
    );
    let expected = [
        "one",
        "a.ndjson:3: not valid JSON: expected ident at column 2",
        "a.ndjson#3",
        "a.ndjson:5: not a story: it should be a JSON object, like {\"title\": …, \"text\": …}",
        "a.ndjson:6: not valid JSON: it breaks off at column 15",
        "a.ndjson:7: no text and no title: ",
        "a.ndjson#7",
    ];
    let told = told("a.ndjson", content);
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (told, expected) in told.iter().zip(expected) {
        assert!(told.starts_with(expected), "{told}");
    }
}

#[test]
fn records_know_the_line_on_which_they_begin() {
    let lines = |name: &str, content: &str| -> Vec<u32> {
        Archive::new(&[(name, content)])
            .load(name)
            .into_iter()
            .map(|story| match story.expect("a story").origin {
                Origin::Record(_, line) => line,
                Origin::File(_) => panic!("a record is not a file"),
            })
            .collect()
    };
    assert_eq!(
        lines("a.ndjson", "\n{\"text\":\"A.\"}\n\n{\"text\":\"B.\"}\n"),
        [2, 4]
    );
    assert_eq!(
        lines(
            "a.json",
            "[\n {\n  \"text\": \"A.\"\n },\n {\n  \"text\": \"B.\"\n }\n]\n"
        ),
        [2, 5]
    );
    assert_eq!(lines("a.json", "\n\n{\n\"text\":\"A.\"}"), [3]);
}

#[test]
fn a_lone_record_has_the_files_name_and_one_of_many_its_place() {
    assert_eq!(told("a.json", "{\"text\":\"A.\"}"), ["a.json"]);
    assert_eq!(told("a.json", "{\n\"text\":\n\"A.\"\n}\n"), ["a.json"]);
    assert_eq!(told("a.json", "[{\"text\":\"A.\"}]"), ["a.json"]);
    assert_eq!(
        told("a.json", "[{\"text\":\"A.\"},{\"text\":\"B.\"}]"),
        ["a.json#1", "a.json#2"]
    );
    assert_eq!(
        told("a.json", "{\"text\":\"A.\"}\n{\"id\":7,\"text\":\"B.\"}"),
        ["a.json#1", "7"]
    );
    assert_eq!(told("a.jsonl", "{\"text\":\"A.\"}"), ["a.jsonl#1"]);
}

#[test]
fn a_fault_in_a_document_is_placed_on_its_line() {
    let content = "[\n{\"id\":\"one\",\n\"text\":\"A.\"},\n{\"id\":\"two\",\n\"text\" \"B.\"}\n]";
    let expected =
        "a.json:5: not valid JSON: expected `:` at column 8; the file is read up to here";
    assert_eq!(told("a.json", content), ["one", expected]);
}

#[test]
fn content_goes_before_the_name() {
    let lines = "{\"text\":\"A.\"}\n{\"text\":\"B.\"}\n";
    assert_eq!(told("a.json", lines), ["a.json#1", "a.json#2"]);
    assert_eq!(told("scraped", lines), ["scraped#1", "scraped#2"]);
    assert_eq!(told("a.txt", "[{\"id\":\"one\",\"text\":\"A.\"}]"), ["one"]);
    assert_eq!(told("a.md", "{not json at all}"), ["a.md"]);
    let broken_first = "not json\n{\"title\":\"T\",\"text\":\"‘Hi,’ said Ann Lee.\"}\n";
    let expected = ["a:1: not valid JSON: expected ident at column 2", "a#2"];
    assert_eq!(told("a", broken_first), expected);
    let unknown = told("a", "{not json at all}");
    assert!(
        unknown[0].starts_with("a:1: not valid JSON: key must be a string"),
        "{unknown:?}"
    );
}

#[test]
fn a_file_of_many_long_lines_is_not_held_as_a_whole() {
    let archive = Archive::new(&[("a.ndjson", "")]);
    let path = archive.path().join("a.ndjson");
    let mut file = fs::File::create(&path).expect("a file");
    let text = "word ".repeat(20_000);
    for _ in 0..50 {
        writeln!(file, "{{\"text\":\"{text}\"}}").expect("written");
    }
    let mut found = stories(vec![Input::Path(path.clone())]);
    assert!(found.next().is_some_and(|story| story.is_ok()));
    fs::OpenOptions::new()
        .write(true)
        .truncate(true)
        .open(&path)
        .expect("opened");
    assert!(
        found.count() < 40,
        "what was cut off while reading can't have been read before"
    );
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    use super::{Archive, Command, Input, fs, stories};

    #[test]
    fn links_are_followed_but_not_in_circles() {
        let archive = Archive::new(&[("a/a.txt", "A."), ("b.txt", "B.")]);
        symlink(archive.path(), archive.path().join("a/up")).expect("a link");
        symlink(
            archive.path().join("b.txt"),
            archive.path().join("link.txt"),
        )
        .expect("a link");
        symlink("nowhere", archive.path().join("z.txt")).expect("a link");
        symlink("nowhere", archive.path().join(".#b.txt")).expect("a link");
        let told = archive.told("");
        assert_eq!(told.len(), 5, "{told:#?}");
        assert_eq!(
            (told[0].as_str(), told[2].as_str(), told[3].as_str()),
            ("a/a.txt", "b.txt", "link.txt")
        );
        assert!(
            told[1].starts_with("a/up: a link that leads back to"),
            "{told:#?}"
        );
        assert_eq!(told[4], "z.txt: no such file or folder");
    }

    #[test]
    fn pipes_in_a_folder_are_passed_over() {
        let archive = Archive::new(&[("b.txt", "B.")]);
        let pipe = archive.path().join("a.txt");
        let made = Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
        assert!(made.success());
        assert_eq!(archive.told(""), ["b.txt"]);
    }

    #[test]
    fn a_pipe_that_is_named_is_read_as_a_stream() {
        let archive = Archive::new(&[("b.txt", "B.")]);
        let pipe = archive.path().join("pipe");
        assert!(
            Command::new("mkfifo")
                .arg(&pipe)
                .status()
                .expect("mkfifo")
                .success()
        );
        let writer = std::thread::spawn({
            let pipe = pipe.clone();
            move || {
                fs::write(
                    pipe,
                    "{\"id\":\"one\",\"text\":\"A.\"}\n{\"id\":\"two\",\"text\":\"B.\"}\n",
                )
            }
        });
        let ids: Vec<_> = stories(vec![Input::Path(pipe)])
            .map(|story| story.expect("a story").id)
            .collect();
        assert_eq!(ids, ["one", "two"]);
        writer.join().expect("it ended").expect("it wrote");
    }

    #[test]
    fn names_that_are_not_text_are_shown_as_far_as_they_are() {
        let archive = Archive::new::<&str>(&[]);
        let path = archive
            .path()
            .join(OsStr::from_bytes(b"bad\xff\x1b[2J.txt"));
        fs::write(path, "A.").expect("written");
        assert_eq!(archive.told(""), ["bad\u{fffd}\u{1b}[2J.txt"]);
    }

    #[test]
    fn devices_without_an_end_are_refused() {
        let found: Vec<_> = stories(vec![Input::Path("/dev/zero".into())]).collect();
        assert_eq!(found.len(), 1);
        assert!(
            found[0]
                .as_ref()
                .is_err_and(|error| error.to_string().contains("binary"))
        );
    }
}

/// A record of a file, good or bad, long enough that files of them are cut into several pieces.
fn record() -> impl Strategy<Value = String> {
    prop_oneof![
        (1..30_000usize).prop_map(|words| format!("{{\"text\":\"{}\"}}", "word ".repeat(words))),
        any::<u16>().prop_map(|id| format!("{{\"id\":{id},\"title\":\"T\"}}")),
        "[ a{]{0,9}",
    ]
}

proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(12))]
    #[test]
    fn any_number_of_threads_reads_the_same(
        files in proptest::collection::vec(proptest::collection::vec(record(), 0..40), 1..6),
        endings in proptest::collection::vec(prop_oneof!["ndjson", "txt", "json"], 80),
        threads in 1usize..5,
    ) {
        let archive = Archive::new::<&str>(&[]);
        for (nth, ending) in endings.iter().enumerate() {
            let records = files[nth % files.len()].join("\n");
            // few large files among many small ones
            let content = if nth % 20 == 0 { records } else { records.chars().take(80).collect() };
            fs::write(archive.path().join(format!("{nth:02}.{ending}")), content).expect("written");
        }
        let missing = Input::Path(archive.path().join("missing"));
        let inputs = [missing, Input::Path(archive.path().to_owned()), Input::Sample];
        let told = |found: Result<Story, LoadError>| match found {
            Ok(story) => (story.id.clone(), story.line_of(0), story.text().len()),
            Err(error) => (error.to_string(), 0, 0),
        };
        let read = read(inputs.to_vec(), threads, move |story| story);
        let read: Vec<_> = read.flat_map(|batch| batch.found).map(told).collect();
        let expected: Vec<_> = stories(inputs.to_vec()).map(told).collect();
        prop_assert_eq!(read, expected);
    }
}

#[test]
fn what_was_read_is_told_in_bytes() {
    let lines = "{\"title\":\"A\"}\n\nnot json\n";
    let archive = Archive::new(&[("a.ndjson", lines), ("b.txt", "Text.")]);
    let batches = read(vec![Input::Path(archive.path().to_owned())], 2, |story| {
        story
    });
    let bytes: usize = batches.map(|batch| batch.bytes).sum();
    assert_eq!(bytes, lines.len() + "Text.".len());
}

#[test]
fn the_sample_is_loaded_like_files() {
    let found: Vec<_> = stories(vec![Input::Sample]).collect();
    assert!(found.len() >= sample::FILES.len());
    for story in found {
        let story = story.expect("the sample is good");
        assert!(story.origin.path().starts_with("sample/"));
    }
}

// The shapes of real exporters' files, with records of our own.

#[test]
fn news_please_opens_as_it_is() {
    let story = only(
        "https%3A%2F%2Fecho.example%2Fferry.json",
        r#"{
  "authors": ["Ann Lee", "Bo Roe"],
  "date_download": "2023-09-01 06:00:00",
  "date_modify": null,
  "date_publish": "2023-08-30 14:02:00",
  "description": "Islanders face dearer crossings.",
  "filename": "https%3A%2F%2Fecho.example%2Fferry.json",
  "image_url": "https://echo.example/ferry.jpg",
  "language": "en",
  "localpath": null,
  "maintext": "Fares rise.\n“It hurts,” said Ida Moe.",
  "source_domain": "echo.example",
  "title": "Ferry fares to rise",
  "title_page": null,
  "title_rss": null,
  "url": "https://echo.example/ferry"
}"#,
    );
    assert_eq!(story.text(), "Fares rise.\n“It hurts,” said Ida Moe.");
    let metadata = &story.metadata;
    assert_eq!(metadata.title.as_deref(), Some("Ferry fares to rise"));
    assert_eq!(metadata.byline.as_deref(), Some("Ann Lee, Bo Roe"));
    assert_eq!(metadata.date, Some(date(2023, 8, 30)));
    assert_eq!(metadata.source.as_deref(), Some("echo.example"));
    assert_eq!(metadata.url.as_deref(), Some("https://echo.example/ferry"));
    assert_eq!(metadata.standfirst, ["Islanders face dearer crossings."]);
}

#[test]
fn trafilatura_opens_as_it_is() {
    let story = only(
        "a.json",
        r#"{"title": "Ferry fares to rise", "author": "Ann Lee; Bo Roe", "hostname": "echo.example", "date": "2023-08-30",
"fingerprint": "f00d", "id": null, "license": null, "comments": "", "raw_text": "Fares rise. “It hurts.”",
"text": "Fares rise.\n“It hurts.”", "language": null, "image": null, "pagetype": "article", "filedate": "2023-09-01",
"source": "https://echo.example/ferry", "source-hostname": "The Echo", "excerpt": "Dearer crossings.", "categories": "", "tags": ""}"#,
    );
    assert_eq!(story.text(), "Fares rise.\n“It hurts.”");
    assert!(story.id.ends_with("a.json"));
    let metadata = &story.metadata;
    assert_eq!(metadata.byline.as_deref(), Some("Ann Lee; Bo Roe"));
    assert_eq!(metadata.url.as_deref(), Some("https://echo.example/ferry"));
    assert_eq!(metadata.source.as_deref(), Some("echo.example"));
    assert_eq!(metadata.standfirst, ["Dearer crossings."]);
    assert_eq!(metadata.date, Some(date(2023, 8, 30)));
}

#[test]
fn newspaper4k_opens_as_it_is() {
    let record = |title: &str| {
        format!(
            r#"{{"url": "https://echo.example/ferry", "read_more_link": "", "language": "en", "title": "{title}",
"top_image": "", "meta_img": "", "images": ["https://echo.example/a.jpg"], "movies": [], "keywords": ["ferry"],
"keyword_scores": {{"ferry": 1.5}}, "meta_keywords": [""], "tags": null, "authors": ["Ann Lee"],
"publish_date": "2023-08-30T14:02:00+01:00", "summary": "Fares rise.\nIslanders protest.", "meta_description": "",
"meta_lang": "en", "meta_favicon": "", "meta_site_name": "The Echo", "canonical_link": "https://echo.example/ferry",
"text": "Fares rise.\n\n“It hurts.”"}}"#
        )
    };
    let story = only("a.json", format!("[{}]", record("Ferry fares to rise")));
    assert_eq!(story.text(), "Fares rise.\n\n“It hurts.”");
    assert_eq!(story.metadata.source.as_deref(), Some("The Echo"));
    assert_eq!(
        story.metadata.standfirst,
        ["Fares rise.", "Islanders protest."]
    );
    assert_eq!(story.metadata.date, Some(date(2023, 8, 30)));

    let several = format!("[{},]{}]", record("One"), record("Two"));
    assert_eq!(
        told("a.json", several),
        ["a.json#1", "a.json#2"],
        "its command closes the array after each"
    );
}

#[test]
fn cc_news_opens_as_it_is() {
    let line = r#"{"title":"Ferry fares to rise","text":"“It hurts.”","domain":"echo.example","date":"2023-08-30 14:02:00","description":"Dearer crossings.","url":"https://echo.example/ferry","image_url":""}"#;
    let story = only("cc.jsonl", line);
    assert_eq!(story.text(), "“It hurts.”");
    assert_eq!(story.metadata.source.as_deref(), Some("echo.example"));
    assert_eq!(story.metadata.date, Some(date(2023, 8, 30)));
}

#[test]
fn cnn_dailymail_and_xsum_open_as_they_are() {
    let cnn = only(
        "cnn.jsonl",
        r#"{"article":"Fares rise . \"It hurts,\" said Ida Moe .","highlights":"Fares rise .\nIslanders protest .","id":"0f3a"}"#,
    );
    assert_eq!(cnn.id, "0f3a");
    assert_eq!(cnn.text(), "Fares rise . \"It hurts,\" said Ida Moe .");
    assert_eq!(
        cnn.metadata.standfirst,
        ["Fares rise .", "Islanders protest ."]
    );

    let xsum = only(
        "xsum.jsonl",
        r#"{"document":"Fares rise.\nIslanders protest.","summary":"Dearer crossings.","id":"38264402"}"#,
    );
    assert_eq!(
        (xsum.id.as_str(), xsum.text()),
        ("38264402", "Fares rise.\nIslanders protest.")
    );
    assert_eq!(xsum.metadata.standfirst, ["Dearer crossings."]);

    let story_file =
        "Fares rise .\n\n\"It hurts,\" said Ida Moe .\n\n@highlight\n\nIslanders protest\n";
    assert_eq!(only("0f3a.story", story_file).text(), story_file);
}
