//! Names as words: their ends, and whether two of them can be one person's.

use crate::quote::lexicon::{Word, look_up};
use crate::quote::mentions::{Mention, MentionKind};
use crate::quote::scene::Scene;
use crate::story::words::plain_length;

/// A name as a mention gives it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name<'a> {
    pub(super) text: &'a str,
    /// Its first word.
    pub(super) first: &'a str,
    /// Its last word.
    pub(super) last: &'a str,
    pub(super) honour: Option<&'a str>,
    pub(super) letters: Letters,
}

impl<'a> Name<'a> {
    /// For each mention its name, if it is one.
    pub(super) fn all(scene: &Scene<'a>) -> Vec<Option<Self>> {
        let is_name = |(index, mention): &(usize, &Mention)| {
            matches!(mention.kind, MentionKind::Name | MentionKind::Organisation)
                && !is_birth_name(scene, *index)
        };
        let mentions = scene.mentions.iter().enumerate();
        mentions
            .map(|mention| is_name(&mention).then(|| Self::of(scene, mention.1)))
            .collect()
    }

    fn of(scene: &Scene<'a>, mention: &Mention) -> Self {
        let honour = scene.tokens.all[mention.core].is(Word::HONOUR)
            && scene.tokens.all[mention.core].is_capital()
            && mention.core + 1 < mention.end;
        let start = mention.core + usize::from(honour);
        let behind = |end: &usize| *end > start + 2 && is_post_nominal(scene.text(*end - 1));
        let end = (start..=mention.end).rev().find(|end| !behind(end));
        let end = end.unwrap_or(mention.end);
        let text = scene.words(start, end);
        let (first, last) = if end == start + 1 {
            (text, text) // one token is one word
        } else {
            ends(text)
        };
        Self {
            text,
            first,
            last,
            honour: honour.then(|| scene.text(mention.core)),
            letters: Letters::of(first, last),
        }
    }

    /// Whether it has more than one word.
    pub(super) fn is_full(&self) -> bool {
        self.first.len() < self.text.len()
    }
}

/// The letters at both ends of a name: two names have little to do with each other unless they share those at one end.
/// Comparing these first spares most other comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letters {
    /// The first two bytes of the first word.
    initial: u16,
    /// The last two bytes of the last word, or of what follows its last hyphen, in lower case.
    closing: u16,
}

impl Letters {
    /// Those of a name with this first and last word.
    pub(super) fn of(first: &str, last: &str) -> Self {
        let first = first.as_bytes();
        let last = last.as_bytes();
        let initial = |at: usize| first.get(at).copied().unwrap_or(0);
        let closing = |back: usize| match last.len().checked_sub(back).map(|at| last[at]) {
            Some(byte) if byte != b'-' => byte.to_ascii_lowercase(),
            _ => 0,
        };
        Self {
            initial: u16::from_le_bytes([initial(0), initial(1)]),
            closing: u16::from_le_bytes([closing(1), closing(2)]),
        }
    }

    /// Whether two names may share the last word, or one has what follows the hyphen in the other's.
    pub(super) fn close_alike(self, other: Self) -> bool {
        self.closing == other.closing
    }

    /// Whether two names may share the first word, or one has the short form of the other's; or else the last.
    pub(super) fn touch(self, other: Self) -> bool {
        self.initial == other.initial || self.close_alike(other)
    }
}

/// Whether the word is letters behind a name that are no part of it.
fn is_post_nominal(word: &str) -> bool {
    matches!(
        word,
        "KC" | "QC" | "SC" | "MP" | "MSP" | "MEP" | "TD" | "OBE" | "MBE" | "CBE" | "PhD" | "Esq"
    )
}

/// Whether two words are the same part of a name: transcripts print it in capitals.
pub(super) fn is_same_part(known: &str, word: &str) -> bool {
    known == word || known.eq_ignore_ascii_case(word) && (is_capitals(word) || is_capitals(known))
}

/// How a name fits an entity, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Exact,
    Surname,
    Forename,
    /// One of whom no more than the word is known.
    Bare,
}

/// Whether two full names can be one person's: the same surname, and of the forenames one list holds the other, an initial
/// standing for a name.
pub(super) fn is_same_person(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (Some((fore_a, last_a)), Some((fore_b, last_b))) = (split_name(a), split_name(b)) else {
        return false;
    };
    if is_capitals(a) != is_capitals(b) {
        return a.eq_ignore_ascii_case(b); // by-lines and transcripts print names in capitals
    }
    if last_a != last_b {
        return false;
    }
    let (short, long) = if fore_a.len() <= fore_b.len() {
        (fore_a, fore_b)
    } else {
        (fore_b, fore_a)
    };
    short.split_whitespace().all(|word| {
        long.split_whitespace()
            .any(|other| other == word || is_initial_of(word, other) || is_initial_of(other, word))
    })
}

/// Whether a name is printed in capitals.
pub(super) fn is_capitals(name: &str) -> bool {
    name.len() > 2 && !name.contains(char::is_lowercase)
}

/// Whether `half` is what follows the hyphen of a double name.
pub(super) fn is_second_half(name: &str, half: &str) -> bool {
    name.strip_suffix(half)
        .is_some_and(|front| front.ends_with('-'))
}

/// The first and the last word.
pub(super) fn ends(name: &str) -> (&str, &str) {
    let plain = plain_length(name.as_bytes());
    let first = name[plain..]
        .find(char::is_whitespace)
        .map_or(name, |end| &name[..plain + end]);
    let last = match name.bytes().rposition(|byte| !byte.is_ascii_alphanumeric()) {
        Some(space) if name.as_bytes()[space] == b' ' => &name[space + 1..],
        None => name,
        Some(_) => name
            .rfind(char::is_whitespace)
            .map_or(name, |start| name[start..].trim_start()),
    };
    (first, last)
}

fn split_name(name: &str) -> Option<(&str, &str)> {
    name.trim().rsplit_once(char::is_whitespace)
}

fn is_initial_of(initial: &str, name: &str) -> bool {
    let letter = initial.trim_end_matches('.');
    letter.chars().count() == 1 && name.starts_with(letter)
}

/// Whether a short form stands for a forename: Max for Maxwell.
pub(super) fn is_short_for(short: &str, forename: &str) -> bool {
    short.len() >= 3
        && forename.len() > short.len()
        && forename.starts_with(short)
        && look_up(forename).is(Word::GIVEN)
}

/// The full name of a person with that surname in a headline: the capitals right before it that nothing else is known of.
pub(super) fn full_name_in<'t>(title: &'t str, surname: &str) -> Option<&'t str> {
    let at = title.find(surname)?;
    let bounded = !title[at + surname.len()..].starts_with(char::is_alphanumeric);
    let before = title[..at].trim_end();
    let start = before
        .rfind(char::is_whitespace)
        .map_or(0, |space| space + 1);
    let fore = &title[start..before.len()];
    let known = look_up(fore);
    let name = fore.starts_with(char::is_uppercase)
        && fore
            .chars()
            .all(|c| c.is_alphabetic() || c == '-' || c == '.')
        && (known.is_unknown() || known.is(Word::GIVEN));
    (bounded && name).then(|| &title[start..at + surname.len()])
}

/// Whether a name is told as the one somebody had at birth: *born* Ada Lund; Ada Lund *was born*, of Dame Ada Kerr. It is
/// nobody else's.
fn is_birth_name(scene: &Scene, index: usize) -> bool {
    let mention = &scene.mentions[index];
    let before = mention.first.checked_sub(1);
    let told = scene.tokens.beside(mention.first, before).is_some()
        && before.is_some_and(|at| matches!(scene.text(at), "born" | "née" | "nee"));
    told || is_born(scene, mention) && has_later_name(scene, index)
}

fn is_born(scene: &Scene, mention: &Mention) -> bool {
    let word = |at: usize| {
        let beside = scene.tokens.beside(mention.first, Some(at));
        beside.map_or("", |_| scene.text(at))
    };
    word(mention.end) == "was" && word(mention.end + 1) == "born"
}

/// Whether one of the first mentions, before this one, has the same forename and another surname.
fn has_later_name(scene: &Scene, index: usize) -> bool {
    const FIRST: usize = 64;
    let forename = |mention: &Mention| {
        (mention.core..mention.end - 1)
            .find(|&at| !scene.tokens.all[at].is(Word::HONOUR))
            .map(|at| scene.text(at))
    };
    let mention = &scene.mentions[index];
    let surname = scene.text(mention.end - 1);
    let Some(given) = forename(mention) else {
        return false;
    };
    scene.mentions[..index].iter().take(FIRST).any(|other| {
        other.kind == MentionKind::Name
            && forename(other) == Some(given)
            && scene.text(other.end - 1) != surname
    })
}
