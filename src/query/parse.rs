//! Text → clauses, one word at a time.

use super::{Clause, Field, Pattern, Term, Test, date};

/// The clauses that `text` writes.
pub(super) fn clauses(text: &str) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut rest = text;
    let mut joinable = false; // whether a bar would join the next term to the last clause
    let mut joined = false; // whether one does
    while let Some(word) = next_word(&mut rest) {
        let term = match word {
            Word::Bar => {
                joined = joinable;
                continue;
            }
            Word::Term(term) => term,
        };
        joinable = joined || term.is_some();
        match (term, clauses.last_mut()) {
            (Some(term), Some(clause)) if joined => clause.terms.push(term),
            (Some(term), _) => clauses.push(Clause { terms: vec![term] }),
            (None, _) => {}
        }
        joined = false;
    }
    clauses
}

/// What stands between blanks.
enum Word {
    /// `|`
    Bar,
    /// A term, or nothing that asks for anything yet.
    Term(Option<Term>),
}

/// The fields that are named before a colon.
#[derive(Clone, Copy)]
enum Name {
    Words(Field),
    Kind,
    After,
    Before,
}

const NAMES: [(&str, Name); 8] = [
    ("speaker:", Name::Words(Field::Speaker)),
    ("title:", Name::Words(Field::Title)),
    ("quote:", Name::Words(Field::Quote)),
    ("text:", Name::Words(Field::Text)),
    ("source:", Name::Words(Field::Source)),
    ("kind:", Name::Kind),
    ("after:", Name::After),
    ("before:", Name::Before),
];

/// Takes the next word off `rest`.
fn next_word(rest: &mut &str) -> Option<Word> {
    *rest = rest.trim_start();
    if rest.is_empty() {
        return None;
    }
    if let Some(behind) = rest.strip_prefix('|')
        && behind.chars().next().is_none_or(char::is_whitespace)
    {
        *rest = behind;
        return Some(Word::Bar);
    }
    let mut negated = take(rest, &['!']);
    let name = take_name(rest);
    negated |= name.is_some() && take(rest, &['!']);
    let pattern = take_pattern(rest, negated);
    let test = test(name.unwrap_or(Name::Words(Field::Any)), pattern);
    Some(Word::Term(test.map(|test| Term { negated, test })))
}

/// What `pattern` asks of a field, if anything.
fn test(name: Name, pattern: Pattern) -> Option<Test> {
    match name {
        Name::Words(field) => (!pattern.text.is_empty()).then_some(Test::Words(field, pattern)),
        Name::Kind => {
            let names = pattern
                .text
                .split(',')
                .map(|name| name.trim().to_lowercase());
            let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
            (!names.is_empty()).then_some(Test::Kind(names))
        }
        Name::After => date::first_day(&pattern.text).map(Test::After),
        Name::Before => date::first_day(&pattern.text).map(Test::Before),
    }
}

/// Takes the field's name off `rest`, if there is one.
fn take_name(rest: &mut &str) -> Option<Name> {
    if take(rest, &['@']) {
        return Some(Name::Words(Field::Speaker));
    }
    for (name, field) in NAMES {
        if let Some(head) = rest.get(..name.len())
            && head.eq_ignore_ascii_case(name)
        {
            *rest = &rest[name.len()..];
            return Some(field);
        }
    }
    None
}

/// Takes the value with its operators off `rest`.
fn take_pattern(rest: &mut &str, negated: bool) -> Pattern {
    let exact = take(rest, &['\'', '‘', '’']);
    let starts = take(rest, &['^']);
    let phrase = take(rest, &['"', '“', '”', '„']);
    let (text, ends) = if phrase {
        let text = take_phrase(rest);
        (text, take_last(rest, '$'))
    } else {
        let text = take_bare(rest);
        match text.strip_suffix('$') {
            Some(before) if starts || !before.is_empty() => (before.to_owned(), true),
            _ => (text, false),
        }
    };
    Pattern {
        text,
        fuzzy: !(negated || exact || phrase || starts || ends),
        starts,
        ends,
    }
}

/// Takes everything up to the closing mark, and the mark, off `rest`.
fn take_phrase(rest: &mut &str) -> String {
    let (text, behind) = rest.split_once(['"', '“', '”']).unwrap_or((rest, ""));
    *rest = behind;
    text.to_owned()
}

/// Takes everything up to the next blank that is not escaped off `rest`.
fn take_bare(rest: &mut &str) -> String {
    let mut text = String::new();
    let mut chars = rest.char_indices();
    while let Some((at, c)) = chars.next() {
        if c == '\\' && rest[at + 1..].starts_with(' ') {
            chars.next();
            text.push(' ');
        } else if c.is_whitespace() {
            *rest = &rest[at..];
            return text;
        } else {
            text.push(c);
        }
    }
    *rest = "";
    text
}

/// Takes one of these characters off `rest`, if it is next.
fn take(rest: &mut &str, any: &[char]) -> bool {
    rest.strip_prefix(any)
        .map(|behind| *rest = behind)
        .is_some()
}

/// Takes this character off `rest`, if it is next and the last before a blank.
fn take_last(rest: &mut &str, c: char) -> bool {
    match rest.strip_prefix(c) {
        Some(behind) if behind.chars().next().is_none_or(char::is_whitespace) => {
            *rest = behind;
            true
        }
        _ => false,
    }
}
