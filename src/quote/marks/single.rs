//! Single marks: which are marks, which are apostrophes, and how sure that is.
//!
//! Short forms and words that follow a quote are told by small tables: they need not be complete, since what is unsure
//! is settled by the other marks of the paragraph.

use super::lex::{Found, Role, Sureness, is_space};

/// What a single mark can be; none for an apostrophe.
pub(super) fn single_role(found: &Found) -> Option<Role> {
    let glyph = found.text[found.at..].chars().next()?;
    let opening_glyph = matches!(glyph, '‘' | '‚' | '‛');
    let opening_place = found.free_before() && !found.space_after()
        || opening_glyph && found.space_before() && found.after.is_some();
    if opening_place && !found.may_close() {
        return opening_role(found, glyph);
    }
    if found.space_before() || matches!(glyph, '‚' | '`') {
        return None;
    }
    if !found.word_after() {
        return Some(Role::Close(sureness(found, glyph)));
    }
    let after_stop = found.before.is_some_and(is_stop);
    match glyph {
        '‘' if !found.before.is_some_and(char::is_alphanumeric) => Some(Role::Open), // said:‘We
        '’' | '\'' if after_stop && !is_possessive_s(found.rest()) => {
            Some(Role::Close(Sureness::Strong)) // overnight.’she said
        }
        _ => None,
    }
}

fn opening_role(found: &Found, glyph: char) -> Option<Role> {
    let short_form = is_short_form(found.rest());
    match glyph {
        '’' if short_form || !found.after.is_some_and(char::is_uppercase) => None,
        '’' => Some(Role::OpenIf(Sureness::Strong)),
        '‘' if short_form => Some(Role::OpenIf(Sureness::Plain)),
        '\'' if short_form
            && word(found.rest()).len() == 2
            && found.after.is_some_and(char::is_numeric) =>
        {
            Some(Role::OpenIf(Sureness::Plain)) // '54 times more', likelier than '54
        }
        '\'' if short_form => Some(Role::OpenIf(Sureness::Strong)),
        '`' => Some(Role::OpenIf(Sureness::Plain)),
        _ => Some(Role::Open),
    }
}

/// How sure a single mark after something and before no word is a closing one.
fn sureness(found: &Found, glyph: char) -> Sureness {
    let before = found.before.unwrap_or(' ');
    if !before.is_alphanumeric() {
        return Sureness::Strong;
    }
    if glyph == '\'' && before.is_ascii_digit() {
        return Sureness::Weak; // feet
    }
    if !found.space_after() {
        return Sureness::Plain;
    }
    let word = word(found.rest().trim_start_matches(is_space));
    let goes_on = !word.is_empty() && FUNCTION_WORDS.binary_search(&word).is_err();
    if goes_on && (matches!(before, 's' | 'S') || drops_letters(&found.text[..found.at])) {
        Sureness::Weak
    } else {
        Sureness::Plain
    }
}

/// The bytes after a mark that begins the ’n’ of rock ’n’ roll.
pub(super) fn and_for_short(rest: &str) -> Option<usize> {
    let tail = rest.strip_prefix(['n', 'N'])?;
    let mark = tail
        .chars()
        .next()
        .filter(|c| matches!(c, '’' | '\'' | '‘'))?;
    Some(1 + mark.len_utf8())
}

fn is_possessive_s(rest: &str) -> bool {
    word(rest) == "s"
}

/// Whether the word after a mark is one that is written with an apostrophe before it.
fn is_short_form(rest: &str) -> bool {
    let word = word(rest);
    let digits = word.trim_end_matches('s');
    if digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit()) {
        return true; // the ’90s
    }
    let any_case = [
        "em", "n", "til", "tis", "twas", "twere", "twill", "twould", "ello", "neath",
    ];
    any_case
        .iter()
        .any(|short| word.eq_ignore_ascii_case(short))
        || SHORT_FORMS.contains(&word)
}

/// Whether `text` ends in a word with letters dropped at its end: nothin’, o’, th’.
fn drops_letters(text: &str) -> bool {
    let start = text
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphabetic())
        .take(24)
        .last()
        .map_or(text.len(), |(at, _)| at);
    let word = &text[start..];
    word.len() > 4 && word.ends_with("in")
        || matches!(
            word,
            "o" | "an" | "th" | "wi" | "ol" | "Ol" | "t" | "mo" | "goin" | "doin" | "lil"
        )
}

/// Words that more often follow a quote than a possessive: the ‘boo boys’ of the north. Sorted.
const FUNCTION_WORDS: [&str; 109] = [
    "a",
    "about",
    "adding",
    "after",
    "against",
    "ahead",
    "amid",
    "among",
    "an",
    "and",
    "are",
    "as",
    "at",
    "because",
    "been",
    "before",
    "but",
    "by",
    "can",
    "could",
    "despite",
    "did",
    "do",
    "does",
    "during",
    "even",
    "ever",
    "every",
    "following",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "his",
    "how",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "just",
    "like",
    "may",
    "might",
    "must",
    "not",
    "now",
    "of",
    "off",
    "on",
    "only",
    "or",
    "our",
    "out",
    "over",
    "rather",
    "said",
    "saying",
    "says",
    "several",
    "she",
    "should",
    "since",
    "so",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "to",
    "today",
    "told",
    "too",
    "under",
    "until",
    "up",
    "upon",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "yesterday",
    "yet",
    "you",
    "your",
];

/// Words with an apostrophe for their first letters; capitalised they are words in full.
const SHORT_FORMS: [&str; 24] = [
    "ad", "ave", "bout", "burbs", "cause", "cos", "coz", "cuz", "e", "ead", "eard", "er", "ere",
    "gainst", "hood", "im", "mongst", "nuff", "ome", "ouse", "round", "till", "t", "tude",
];

fn is_stop(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?' | '…')
}

/// The word that `text` begins with; empty if it begins with none.
fn word(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(text.len());
    &text[..end]
}
