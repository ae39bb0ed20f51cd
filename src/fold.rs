//! Folding: text as it is compared, without what a keyboard or a typesetter may have added.
//!
//! Both sides of a comparison are folded, so that `cafe` finds “café” and `it's` finds “It’s”:
//!
//! - upper and lower case, unless the term has a capital ([`Case`]);
//! - diacritics: compatibility decomposition (NFKD), then combining marks are dropped; Latin letters that Unicode does not
//!   decompose (ø ł đ ı æ œ þ ß) become those that stand for them. Marks of the combining classes below 10 stay: in Indic
//!   scripts and kana they make another letter;
//! - quotation marks, apostrophes and dashes of any shape become the straight one;
//! - line ends and tabs, with the blanks behind them, become one blank, since they are where a line happened to be broken;
//! - characters that show as nothing (soft hyphens, joiners) are dropped.
//!
//! Folded text never has a line end, so one can separate pieces of text that a match must not cross. Most text is long runs
//! of ASCII between a few other characters, so runs are found 32 bytes at a time and copied whole.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// Whether upper and lower case differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Case {
    /// They don't: everything is folded to lower case.
    #[default]
    Ignored,
    /// They do: the term has an upper-case letter.
    Kept,
}

impl Case {
    /// Smart case: a capital in a term means what it says.
    pub(crate) fn of_term(term: &str) -> Self {
        if term.chars().any(char::is_uppercase) {
            Self::Kept
        } else {
            Self::Ignored
        }
    }
}

/// `text` folded.
pub(crate) fn fold(text: &str, case: Case) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, case, &mut out);
    out
}

/// Appends `text`, folded, to `out`.
pub(crate) fn fold_into(text: &str, case: Case, out: &mut String) {
    for (_, piece) in Pieces::of(text) {
        piece.append(case, out);
    }
}

/// Folded text that knows where it came from.
pub(crate) struct Traced<'t> {
    original: &'t str,
    /// The folded text.
    pub(crate) text: String,
    /// For each byte of the folded text, where the character it came from begins.
    origins: Vec<usize>,
}

impl<'t> Traced<'t> {
    /// `original` folded.
    pub(crate) fn of(original: &'t str, case: Case) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut origins = Vec::with_capacity(original.len());
        for (at, piece) in Pieces::of(original) {
            let before = text.len();
            piece.append(case, &mut text);
            let added = text.len() - before;
            match piece {
                Piece::Run(_) => origins.extend(at..at + added),
                Piece::Blank | Piece::Char(_) => origins.extend(std::iter::repeat_n(at, added)),
            }
        }
        Self {
            original,
            text,
            origins,
        }
    }

    /// Where in the original the folded bytes `start..end` came from: whole characters, with the marks that combine with
    /// the last one.
    pub(crate) fn origin(&self, start: usize, end: usize) -> (usize, usize) {
        let len = self.original.len();
        let first = self.origins.get(start).copied().unwrap_or(len);
        let Some(last) = end.checked_sub(1).and_then(|last| self.origins.get(last)) else {
            return (first, first);
        };
        let behind = self.origins[end..].iter().find(|&origin| origin > last);
        (first, behind.copied().unwrap_or(len))
    }
}

/// A piece of text that is folded in one way.
enum Piece<'t> {
    /// Printable ASCII.
    Run(&'t str),
    /// White space that counts as one blank.
    Blank,
    /// Any other character.
    Char(char),
}

impl Piece<'_> {
    fn append(&self, case: Case, out: &mut String) {
        match *self {
            Self::Run(run) => {
                let start = out.len();
                out.push_str(run);
                if case == Case::Ignored {
                    out[start..].make_ascii_lowercase();
                }
            }
            Self::Blank => out.push(' '),
            Self::Char(c) => fold_char(c, case, out),
        }
    }
}

/// The pieces of a text with their places.
struct Pieces<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Pieces<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, at: 0 }
    }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = (usize, Piece<'t>);

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.at;
        let rest = &self.text[at..];
        let run = plain_len(rest.as_bytes());
        if run > 0 {
            self.at += run;
            return Some((at, Piece::Run(&rest[..run])));
        }
        let c = rest.chars().next()?;
        if c.is_whitespace() {
            self.at += rest.len() - rest.trim_start().len();
            return Some((at, Piece::Blank));
        }
        self.at += c.len_utf8();
        Some((at, Piece::Char(c)))
    }
}

/// How many bytes of printable ASCII `bytes` begins with.
fn plain_len(bytes: &[u8]) -> usize {
    let special = |byte: u8| !(0x20..0x7f).contains(&byte);
    let clean = bytes
        .chunks_exact(32)
        .take_while(|chunk| !chunk.iter().fold(false, |any, &byte| any | special(byte)))
        .count()
        * 32;
    let rest = &bytes[clean..];
    clean
        + rest
            .iter()
            .position(|&byte| special(byte))
            .unwrap_or(rest.len())
}

/// Appends a character that is not printable ASCII.
fn fold_char(c: char, case: Case, out: &mut String) {
    match c {
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | 'ʼ' | '´' => out.push('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => out.push('"'),
        '‐'..='―' | '−' => out.push('-'),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' => {}
        _ => decompose_compatible(c, |part| {
            let class = canonical_combining_class(part);
            if class < 10 {
                fold_letter(part, case, out);
            }
        }),
    }
}

/// Appends a character that is decomposed already.
fn fold_letter(c: char, case: Case, out: &mut String) {
    let latin = match c {
        'ß' => "ss",
        'ẞ' => "SS",
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ħ' => "h",
        'Ħ' => "H",
        'ı' => "i",
        'æ' => "ae",
        'Æ' => "AE",
        'œ' => "oe",
        'Œ' => "OE",
        'þ' => "th",
        'Þ' => "TH",
        _ => "",
    };
    let start = out.len();
    match (latin, case) {
        ("", Case::Kept) => out.push(c),
        ("", Case::Ignored) if c == 'ς' => out.push('σ'),
        ("", Case::Ignored) => out.extend(c.to_lowercase()),
        (latin, _) => out.push_str(latin),
    }
    if case == Case::Ignored {
        out[start..].make_ascii_lowercase();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::{Case, Traced, fold};

    #[test]
    fn words_that_readers_take_for_the_same_fold_to_the_same() {
        let cases = [
            ("café", "CAFÉ", "cafe"),
            ("cafe\u{301}", "cafe", "cafe"),
            ("Björk", "bjork", "bjork"),
            ("It's", "It’s", "it's"),
            ("STRASSE", "straße", "strasse"),
            (
                "Łukasz Søndergård",
                "lukasz sondergard",
                "lukasz sondergard",
            ),
            ("Kılıç İnan", "kilic inan", "kilic inan"),
            ("Ægir Þór", "aegir thor", "aegir thor"),
            (
                "“Yes” – he said…",
                "\"yes\" - he said...",
                "\"yes\" - he said...",
            ),
            ("«Oui»", "\"OUI\"", "\"oui\""),
            ("world\r\n   hello", "World\thello", "world hello"),
            ("so\u{ad}lid\u{200b}", "solid", "solid"),
            ("ΟΔΟΣ", "οδος", "οδοσ"),
            ("МОСКВА", "москва", "москва"),
            ("ﬁne", "fine", "fine"),
            ("ＡＢＣ", "abc", "abc"),
            ("", "\u{301}", ""),
        ];
        for (one, other, folded) in cases {
            assert_eq!(fold(one, Case::Ignored), folded, "{one:?}");
            assert_eq!(fold(other, Case::Ignored), folded, "{other:?}");
        }
    }

    #[test]
    fn a_capital_in_the_term_keeps_case_and_nothing_else() {
        assert_eq!(Case::of_term("polish"), Case::Ignored);
        assert_eq!(Case::of_term("Polish"), Case::Kept);
        assert_eq!(Case::of_term("éÉ"), Case::Kept);
        assert_eq!(fold("Élan ‘Æon’ ẞ", Case::Kept), "Elan 'AEon' SS");
    }

    #[test]
    fn what_is_found_in_folded_text_is_shown_in_the_original() {
        let cases = [
            ("the café opens", "cafe", "café"),
            ("the cafe\u{301} opens", "cafe", "cafe\u{301}"),
            ("the cafe\u{301} opens", "cafe opens", "cafe\u{301} opens"),
            ("eine Straße hier", "strasse", "Straße"),
            ("eine Straße hier", "stras", "Straß"),
            ("so ‘It’s’ on", "it's", "It’s"),
            ("Han\r\n  Zheng", "han zheng", "Han\r\n  Zheng"),
            ("so\u{ad}lid", "sol", "so\u{ad}l"),
            ("ends here", "here", "here"),
        ];
        for (text, needle, shown) in cases {
            let traced = Traced::of(text, Case::Ignored);
            let at = traced.text.find(needle).expect(text);
            let (start, end) = traced.origin(at, at + needle.len());
            assert_eq!(&text[start..end], shown, "{needle:?} in {text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_folded_character_has_an_origin(text in any::<String>(), start in 0_usize..40, len in 0_usize..40) {
            for case in [Case::Ignored, Case::Kept] {
                let traced = Traced::of(&text, case);
                prop_assert_eq!(&traced.text, &fold(&text, case));
                prop_assert!(!traced.text.contains('\n'));
                let start = start.min(traced.text.len());
                let end = (start + len).min(traced.text.len());
                let (from, to) = traced.origin(start, end);
                prop_assert!(text.get(from..to).is_some());
            }
        }
    }
}
