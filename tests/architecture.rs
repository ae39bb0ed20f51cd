//! The rules of the house hold: who may import whom, as `src/lib.rs` draws it, and a few habits.
//!
//! The sources are read as tokens, so that comments, strings and line breaks can't deceive the test; a path is what the
//! tokens spell, with the groups of a `use` multiplied out. Aliases are not followed: who renames a crate to hide it
//! hides it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::iter::Peekable;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree, token_stream};
use walkdir::WalkDir;

/// A path such as `std::fs::File`, in its parts.
type Names = Vec<String>;

/// One file of the sources.
struct Source {
    /// Below the root of the project: `src/quote/marks.rs`.
    path: PathBuf,
    /// All paths that it names.
    everywhere: Vec<Names>,
    /// Those that it names outside of its tests.
    outside_tests: Vec<Names>,
}

impl Source {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(root().join(path)).expect("a source file");
        let tokens: TokenStream = text.parse().expect("Rust");
        let is_test = path.starts_with("tests") || path.ends_with("tests.rs");
        let outside = if is_test {
            TokenStream::new()
        } else {
            without_tests(tokens.clone())
        };
        Self {
            path: path.to_owned(),
            everywhere: names_of(tokens),
            outside_tests: names_of(outside),
        }
    }

    /// The room it belongs to: the first part of its path below `src`.
    fn room(&self) -> String {
        let first = self.path.iter().nth(1).expect("a file of src");
        Path::new(first)
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned()
    }

    /// The rooms that it imports.
    fn imports(&self) -> BTreeSet<String> {
        // src/app.rs is the module app: one `super` leads to the root of the crate; src/app/list.rs needs two.
        let depth = self.path.iter().count() - 1;
        self.outside_tests
            .iter()
            .filter_map(|names| {
                let ups = names.iter().take_while(|name| *name == "super").count();
                match names.first()?.as_str() {
                    "crate" | "quotidian" => names.get(1),
                    "super" if ups >= depth => names.get(ups),
                    _ => None,
                }
            })
            .filter(|name| **name != self.room())
            .cloned()
            .collect()
    }

    /// Whether it names the path or something below it, outside of its tests.
    fn names(&self, path: &str) -> bool {
        let wanted: Vec<&str> = path.split("::").collect();
        self.outside_tests.iter().any(|names| {
            names.len() >= wanted.len() && names.iter().zip(&wanted).all(|(a, b)| a == b)
        })
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All source files below a folder of the project.
fn sources(folder: &str) -> Vec<Source> {
    WalkDir::new(root().join(folder))
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("an entry").into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| Source::read(path.strip_prefix(root()).expect("below the root")))
        .collect()
}

/// The tokens without items that are compiled for tests only.
fn without_tests(tokens: TokenStream) -> TokenStream {
    let mut kept = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if is_punct(&token, '#') && tokens.peek().is_some_and(is_cfg_test) {
            tokens.find(|token| is_group(token, Delimiter::Brace) || is_punct(token, ';'));
        } else {
            kept.push(token);
        }
    }
    kept.into_iter().collect()
}

fn is_cfg_test(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.stream().to_string().replace(' ', "") == "cfg(test)")
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

fn is_group(token: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter)
}

/// Every path that the tokens name.
fn names_of(tokens: TokenStream) -> Vec<Names> {
    let mut found = Vec::new();
    collect(tokens, &Names::new(), &mut found);
    found
}

/// Collects the paths of `tokens`, each of them going on from `prefix`, if there is one.
fn collect(tokens: TokenStream, prefix: &Names, found: &mut Vec<Names>) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(word) if word == "as" && !prefix.is_empty() => {
                tokens.next(); // an alias
            }
            TokenTree::Ident(first) => {
                let mut names = prefix.clone();
                names.push(first.to_string());
                follow(names, &mut tokens, found);
            }
            TokenTree::Punct(star) if star.as_char() == '*' && !prefix.is_empty() => {
                found.push([prefix.as_slice(), &["*".to_owned()]].concat());
            }
            TokenTree::Group(group) => collect(group.stream(), &Names::new(), found),
            _ => {}
        }
    }
}

/// Follows a path that has begun, as long as `::` leads on.
fn follow(mut names: Names, tokens: &mut Peekable<token_stream::IntoIter>, found: &mut Vec<Names>) {
    while tokens.peek().is_some_and(|token| is_punct(token, ':')) {
        tokens.next();
        if tokens.next_if(|token| is_punct(token, ':')).is_none() {
            break; // a type or a value follows, as in `name: Type`
        }
        match tokens.peek() {
            Some(TokenTree::Ident(next)) => names.push(next.to_string()),
            Some(TokenTree::Punct(star)) if star.as_char() == '*' => names.push("*".to_owned()),
            Some(TokenTree::Group(group)) => {
                collect(group.stream(), &names, found);
                tokens.next();
                return;
            }
            _ => break, // type arguments: `Vec::<u8>`
        }
        tokens.next();
    }
    found.push(names);
}

/// The lines of the drawing in `src/lib.rs` that have this arrow: what stands before it → what stands behind it.
fn drawing(arrow: char) -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(root().join("src/lib.rs")).expect("src/lib.rs");
    let rule = text
        .split("The import rule")
        .nth(1)
        .and_then(|rest| rest.split("```").nth(1))
        .expect("the drawing of the import rule");
    rule.lines()
        .filter_map(|line| line.trim_start_matches("//!").split_once(arrow))
        .map(|(left, right)| {
            let list = right.split(',').map(|name| name.trim().to_owned());
            let list = list.filter(|name| name != "nothing").collect();
            (left.trim().to_owned(), list)
        })
        .collect()
}

/// Fails with all `offences`, one a line.
fn none(rule: &str, offences: &[String]) {
    assert!(offences.is_empty(), "{rule}:\n  {}", offences.join("\n  "));
}

#[test]
fn rooms_import_only_what_the_drawing_allows() {
    let allowed = drawing('→');
    let mut offences = Vec::new();
    for source in sources("src") {
        let room = source.room();
        if room == "lib" {
            continue;
        }
        let Some(may) = allowed.get(&room) else {
            offences.push(format!("{room} is missing from the drawing"));
            continue;
        };
        let path = source.path.display();
        let others = source.imports().into_iter().filter(|to| !may.contains(to));
        offences.extend(others.map(|to| format!("{path} imports {to}")));
    }
    none("the import rule of src/lib.rs", &offences);
}

#[test]
fn the_drawing_names_no_room_that_is_not_there() {
    let rooms: BTreeSet<String> = sources("src").iter().map(Source::room).collect();
    let mut offences = Vec::new();
    for (left, right) in drawing('→') {
        offences.extend(right.into_iter().chain([left]));
    }
    offences.extend(drawing('←').into_values().flatten());
    offences.retain(|name| !rooms.contains(name));
    none("the drawing in src/lib.rs", &offences);
}

#[test]
fn terminal_files_clock_and_exit_stay_in_their_rooms() {
    let reserved = drawing('←');
    let mut offences = Vec::new();
    for source in sources("src") {
        let path = source.path.display();
        let taken = reserved
            .iter()
            .filter(|(name, rooms)| !rooms.contains(&source.room()) && source.names(name));
        offences.extend(taken.map(|(name, _)| format!("{path} uses {name}")));
    }
    none("what is reserved in src/lib.rs", &offences);
}

#[test]
fn nothing_is_imported_by_a_star() {
    let offences: Vec<String> = ["src", "tests"]
        .into_iter()
        .flat_map(sources)
        .flat_map(|source| {
            let stars = source
                .everywhere
                .iter()
                .filter(|names| names.len() > 1 && names.last().is_some_and(|name| name == "*"));
            stars
                .map(|names| format!("{}: {}", source.path.display(), names.join("::")))
                .collect::<Vec<_>>()
        })
        .collect();
    none("no glob imports", &offences);
}

#[test]
fn nothing_is_unwrapped_outside_of_tests() {
    let offences: Vec<String> = sources("src")
        .into_iter()
        .filter(|source| {
            let mut names = source.outside_tests.iter().filter_map(|names| names.last());
            names.any(|name| name == "unwrap")
        })
        .map(|source| source.path.display().to_string())
        .collect();
    none("no unwrap outside of tests", &offences);
}

#[test]
fn no_file_is_called_mod() {
    let offences: Vec<String> = ["src", "tests"]
        .into_iter()
        .flat_map(sources)
        .filter(|source| source.path.ends_with("mod.rs"))
        .map(|source| source.path.display().to_string())
        .collect();
    none("no mod.rs", &offences);
}

#[test]
fn paths_are_read_out_of_groups_macros_and_lines() {
    let names = |text: &str| -> Vec<String> {
        let tokens: TokenStream = text.parse().expect("Rust");
        names_of(without_tests(tokens))
            .into_iter()
            .filter(|names| names.len() > 1)
            .map(|names| names.join("::"))
            .collect()
    };
    let cases: &[(&str, &[&str])] = &[
        (
            "use std::{fs::{self, File},\n io};",
            &["std::fs::self", "std::fs::File", "std::io"],
        ),
        ("use super::*;", &["super::*"]),
        (
            "use crate::ui::{paint::*, Theme as T};",
            &["crate::ui::paint::*", "crate::ui::Theme"],
        ),
        (
            "fn f() { panic!(\"{}\", crate::safe::safe(x)) }",
            &["crate::safe::safe"],
        ),
        ("fn f(a: u8) -> [u8; 2 * 3] { [a * 2; 6] }", &[]),
        ("// use std::fs;\nconst A: &str = \"std::fs\";", &[]),
        (
            "#[cfg(test)] mod tests { use std::fs; } use a::b;",
            &["a::b"],
        ),
        (
            "let v = Vec::<crate::story::Span>::new();",
            &["crate::story::Span"],
        ),
    ];
    for (text, wanted) in cases {
        assert_eq!(names(text), *wanted, "{text}");
    }
}
