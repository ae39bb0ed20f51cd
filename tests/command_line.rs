//! The listing commands as a script sees them.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// The program with these arguments, in `folder`.
fn program(folder: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quotidian"));
    command.current_dir(folder);
    command.args(arguments.split_whitespace());
    command
}

/// What comes of it in a folder with these files, given this on standard input.
fn run(arguments: &str, files: &[(&str, &str)], stdin: &str) -> Outcome {
    let folder = folder(files);
    let mut child = program(folder.path(), arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // It may end without reading, which closes the pipe.
    let _ = child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(stdin.as_bytes());
    child.wait_with_output().expect("the program ends").into()
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    folder
}

struct Outcome {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl From<Output> for Outcome {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

const ANN: &str = r#"{"title":"T","text":"‘Hi,’ said Ann Lee."}"#;

#[test]
fn help_goes_to_standard_output() {
    for (arguments, word) in [
        ("--help", "Examples:"),
        ("quotes --help", "--kind <KIND>"),
        ("--version", env!("CARGO_PKG_VERSION")),
    ] {
        let outcome = run(arguments, &[], "");
        assert_eq!(outcome.code, Some(0), "{arguments}");
        assert!(outcome.stdout.contains(word), "{}", outcome.stdout);
        assert_eq!(outcome.stderr, "");
    }
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_is_right() {
    for (arguments, words) in [
        (
            "quotes --kind loud",
            &["direct", "mixed", "indirect", "scare"][..],
        ),
        (
            "quotes --format xml",
            &["text", "ndjson", "json", "csv", "markdown"],
        ),
        ("stories --kind direct", &["--kind"]),
        ("stories --explain", &["--explain"]),
        ("speakers --explain", &["--explain"]),
        ("--explain", &["--explain"]),
        ("--no-such-option", &["--no-such-option"]),
        ("quotes -f", &["QUERY"]),
    ] {
        let outcome = run(arguments, &[], "");
        assert_eq!(outcome.code, Some(2), "{arguments}");
        assert_eq!(outcome.stdout, "");
        for word in words {
            assert!(outcome.stderr.contains(word), "{word}: {}", outcome.stderr);
        }
    }
}

#[test]
fn why_is_told_only_when_it_is_asked_for() {
    const WHY: &str = "The cue is “said”";
    let files = [("a.json", ANN)];
    for (format, beginning) in [
        ("text", "\t"),
        ("ndjson", "\"why\":\""),
        ("json", "\"why\":\""),
        ("csv", ",why\n"),
        ("markdown", "\n  - "),
    ] {
        let plain = run(&format!("quotes --format {format} a.json"), &files, "").stdout;
        assert!(!plain.contains(WHY) && !plain.contains("why"), "{plain}");
        let told = run(
            &format!("quotes --explain --format {format} a.json"),
            &files,
            "",
        )
        .stdout;
        assert!(told.contains(WHY) && told.contains(beginning), "{told}");
        assert_eq!(
            told.lines().count() - plain.lines().count(),
            usize::from(format == "markdown")
        );
    }
    let lines = run("quotes --explain a.json", &files, "").stdout;
    let cells: Vec<&str> = lines.trim_end().split('\t').collect();
    assert_eq!((cells.len(), cells[1]), (5, "Ann Lee"), "{lines}");
}

#[test]
fn a_wrong_argument_does_not_command_the_terminal() {
    let outcome = run("--\u{1b}[2J\u{202e}x", &[], "");
    assert_eq!(outcome.code, Some(2));
    assert!(
        !outcome.stderr.contains(['\u{1b}', '\u{202e}']),
        "{}",
        outcome.stderr
    );
}

#[test]
fn no_stories_is_nothing_matched() {
    let files = [("empty.txt", ""), ("folder/empty.ndjson", "")];
    for arguments in [
        "",
        "quotes",
        "stories",
        "speakers",
        "quotes folder",
        "quotes empty.txt",
    ] {
        let outcome = run(arguments, &files, "");
        assert_eq!(outcome.code, Some(1), "{arguments}: {}", outcome.stderr);
        assert_eq!(outcome.stdout, "", "{arguments}");
        assert_eq!(outcome.stderr, "", "{arguments}");
    }
}

#[test]
fn standard_input_from_nowhere_is_no_story() {
    let folder = folder(&[]);
    let output = program(folder.path(), "quotes")
        .stdin(Stdio::null())
        .output();
    let outcome = Outcome::from(output.expect("the program runs"));
    assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(1), ""));
}

#[test]
fn a_missing_path_ends_with_2_and_one_line() {
    for arguments in ["quotes missing", "stories missing", "missing"] {
        let outcome = run(arguments, &[], "");
        assert_eq!(outcome.code, Some(2), "{arguments}");
        assert_eq!(outcome.stdout, "");
        assert_eq!(outcome.stderr.lines().count(), 1, "{}", outcome.stderr);
        assert!(
            outcome.stderr.starts_with("quotidian: missing: "),
            "{}",
            outcome.stderr
        );
    }
}

#[test]
fn a_missing_path_beside_a_good_one_is_reported_and_the_rest_goes_on() {
    let files = [("a.json", ANN)];
    for (arguments, code) in [
        ("stories missing a.json", 0),
        ("stories --strict missing a.json", 2),
        ("stories --strict a.json", 0),
        ("quotes --kind scare missing a.json", 1),
    ] {
        let outcome = run(arguments, &files, "");
        assert_eq!(outcome.code, Some(code), "{arguments}: {}", outcome.stderr);
        assert_eq!(
            outcome.stdout.lines().count(),
            usize::from(!arguments.contains("scare"))
        );
        assert_eq!(
            outcome.stderr.contains("missing: "),
            arguments.contains("missing")
        );
    }
}

#[test]
fn a_bad_record_is_named_and_the_good_one_listed() {
    let stdin = format!("not json\n{ANN}\n");
    let outcome = run("quotes --format ndjson -", &[], &stdin);
    assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
    assert_eq!(outcome.stdout.lines().count(), 1, "{}", outcome.stdout);
    assert!(
        outcome.stdout.contains(r#""speaker":"Ann Lee""#),
        "{}",
        outcome.stdout
    );
    assert!(
        outcome.stdout.contains(r#""source":"-:2""#),
        "{}",
        outcome.stdout
    );
    assert!(
        outcome.stderr.starts_with("quotidian: -:1: "),
        "{}",
        outcome.stderr
    );
    let strict = run("quotes --strict --format ndjson -", &[], &stdin);
    assert_eq!((strict.code, strict.stdout), (Some(2), outcome.stdout));
}

#[test]
fn quotes_come_out_the_same_however_they_are_asked_for() {
    let files = [("a.json", ANN), ("quotes/a.json", ANN)];
    let asked = run("quotes a.json", &files, "");
    assert_eq!(asked.stdout, "a.json:1\tAnn Lee\tdirect\t‘Hi,’\n");
    for (arguments, stdin) in [
        ("a.json", ""),
        ("-f @lee quotes a.json", ""),
        ("a.json -f hi", ""),
    ] {
        let outcome = run(arguments, &files, stdin);
        assert_eq!(outcome.stdout, asked.stdout, "{arguments}");
        assert_eq!(outcome.code, Some(0), "{arguments}");
    }
    let piped = run("", &files, ANN);
    assert_eq!(piped.stdout, asked.stdout.replace("a.json", "-"));
    let named_like_a_command = run("./quotes", &files, "");
    let path = "./quotes/a.json";
    assert_eq!(
        named_like_a_command.stdout,
        asked.stdout.replace("a.json", path)
    );
}

#[test]
fn what_does_not_match_is_silent() {
    let files = [("a.json", ANN)];
    for arguments in [
        "quotes -f @nobody a.json",
        "quotes --kind scare a.json",
        "stories -f title:nowhere a.json",
        "speakers -f @nobody a.json",
    ] {
        let outcome = run(arguments, &files, "");
        assert_eq!(outcome.code, Some(1), "{arguments}");
        assert_eq!(
            (outcome.stdout.as_str(), outcome.stderr.as_str()),
            ("", ""),
            "{arguments}"
        );
    }
}

#[test]
fn what_could_command_the_terminal_is_shown() {
    let text = "A headline\n\n‘Wipe \u{1b}[2J it \u{202e}now,’ said Ann \u{9b}Lee.\n";
    for arguments in [
        "quotes a.txt",
        "stories a.txt",
        "speakers a.txt",
        "quotes --format markdown a.txt",
    ] {
        let outcome = run(arguments, &[("a.txt", text)], "");
        let bad = outcome.stdout.contains(['\u{1b}', '\u{202e}', '\u{9b}']);
        assert!(!bad, "{arguments}: {}", outcome.stdout);
    }
    let quotes = run("quotes a.txt", &[("a.txt", text)], "");
    assert!(
        quotes.stdout.contains("‘Wipe ␛[2J it \u{fffd}now,’"),
        "{}",
        quotes.stdout
    );
}

#[test]
fn a_reader_who_leaves_is_not_told_off() {
    let many = format!("{ANN}\n").repeat(20_000);
    let folder = folder(&[("many.ndjson", &many)]);
    for format in ["text", "ndjson", "json", "csv", "markdown"] {
        let mut child = program(
            folder.path(),
            &format!("stories --format {format} many.ndjson"),
        )
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
        let mut first = [0; 1];
        let mut stdout = child.stdout.take().expect("a pipe");
        stdout.read_exact(&mut first).expect("something is listed");
        drop(stdout);
        let outcome = Outcome::from(child.wait_with_output().expect("the program ends"));
        assert_eq!(
            (outcome.code, outcome.stderr.as_str()),
            (Some(0), ""),
            "{format}"
        );
    }
}

#[test]
fn no_bytes_make_it_panic() {
    let folder = folder(&[]);
    for (name, bytes) in [
        ("cut.txt", &b"caf\xc3"[..]),
        ("overlong.txt", b"\xc0\x9b"),
        ("surrogate.txt", b"\xed\xa0\xbd"),
        ("nul.txt", b"\0\0\0"),
        ("quotes.txt", b"\x93Hi\x94 said Ann"),
        ("open.json", b"[[[[[["),
        ("lone.json", br#"{"title":"\ud800","text":"x"}"#),
    ] {
        std::fs::write(folder.path().join(name), bytes).expect("a file");
        for command in ["quotes", "stories", "speakers"] {
            let output = program(folder.path(), &format!("{command} {name}")).output();
            let outcome = Outcome::from(output.expect("the program runs"));
            assert!(
                matches!(outcome.code, Some(0..=2)),
                "{name}: {}",
                outcome.stderr
            );
            assert!(
                !outcome.stderr.contains("panicked"),
                "{name}: {}",
                outcome.stderr
            );
        }
    }
}

#[test]
fn one_speaker_of_two_stories_is_one_row_and_a_reprint_counts_once() {
    const WORDS: &str = "‘We go on until the harbour freezes over,’ said";
    let story = |id: &str, date: &str, name: &str| {
        format!(r#"{{"id":"{id}","title":"{id}","date":"{date}","text":"{WORDS} {name}."}}"#)
    };
    let files = [
        ("a.json", &*story("a", "2023-08-31", "Edmund Tarrow")),
        ("b.json", &*story("b", "2023-08-30", "Sir Edmund Tarrow")),
    ];
    for (arguments, expected) in [
        ("speakers a.json b.json", "1\t2\t8\tEdmund Tarrow\t\n"),
        (
            "speakers --format ndjson a.json b.json",
            "{\"speaker\":\"Edmund Tarrow\",\"role\":null,\"stories\":2,\"quotes\":1,\"words\":8,\
             \"aliases\":[\"Sir Edmund Tarrow\"]}\n",
        ),
        (
            "speakers --format csv a.json b.json",
            "speaker,role,stories,quotes,words,aliases\n\
             Edmund Tarrow,,2,1,8,Sir Edmund Tarrow\n",
        ),
    ] {
        assert_eq!(run(arguments, &files, "").stdout, expected, "{arguments}");
    }
    let quotes = run("quotes --format ndjson a.json b.json", &files, "").stdout;
    let ends: Vec<&str> = (quotes.lines())
        .filter_map(|line| line.split_once(",\"duplicate_of\":"))
        .map(|(_, end)| end)
        .collect();
    let later_and_first = ["null,\"reprint_of\":\"b#1\"}", "null,\"reprint_of\":null}"];
    assert_eq!(ends, later_and_first, "{quotes}");
}
