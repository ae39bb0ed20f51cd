//! Untrusted text → text that a terminal can't be commanded by.
//!
//! Story text may hold escape sequences, bidirectional overrides and invisible characters. What is shown of it goes
//! through [`visible`], which puts one visible character in the place of each, so that a column on the screen still
//! stands for a character of the story. The story itself keeps what it came with.
//!
//! What is replaced is decided by property, not by a list of known attacks, and a test holds it against the Unicode tables
//! for every character there is: all controls and formats, all white space but the space, all that is ignored by default
//! or private, all noncharacters, and the few letters and signs that are drawn as nothing. Characters that are merely not
//! assigned yet stay, since terminals draw a box for them; look-alikes of letters stay too.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// How many combining marks [`safe`] leaves on one letter. Writing with all its vowels and accents needs four; piles of
/// them only draw over the lines above and below.
const MAX_MARKS: usize = 4;

/// The sign for what has no gentler one.
const REPLACEMENT: char = '\u{fffd}';

/// The character to show for `c`: itself, or a visible sign in its place.
///
/// Controls of ASCII become their Unicode pictures (ESC → ␛), white space a space, invisible joiners a middle dot, and
/// everything that could command a terminal or reorder a line the replacement character.
pub fn visible(c: char) -> char {
    match c {
        ' '..='~' => c,
        '\t'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{2800}'
        | '\u{3000}' => ' ',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or(REPLACEMENT),
        '\u{7f}' => '␡',
        '\u{ad}'
        | '\u{34f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => '·',
        c if is_unsafe(c) => REPLACEMENT,
        c => c,
    }
}

/// Whether `c` commands a terminal, reorders text or shows as nothing, and has no gentler sign in [`visible`].
fn is_unsafe(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9f}'                          // C1 controls
        | '\u{61c}' | '\u{200e}' | '\u{200f}'        // bidirectional marks
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' // embeddings, overrides, isolates
        | '\u{2028}' | '\u{2029}'                    // line and paragraph separators
        | '\u{2061}'..='\u{2065}' | '\u{206a}'..='\u{206f}' // invisible operators, deprecated formats
        | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' // Hangul fillers
        | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' // invisible vowels and selectors
        | '\u{fff0}'..='\u{fffc}'                    // interlinear annotation, object replacement
        | '\u{13430}'..='\u{13440}'                  // joiners of hieroglyphs
        | '\u{13441}' | '\u{13442}' | '\u{16fe4}' | '\u{1d159}' // blanks and fillers of other scripts
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' // shorthand and musical formats
        | '\u{e000}'..='\u{f8ff}'                    // private use
        | '\u{fdd0}'..='\u{fdef}'                    // noncharacters
        | '\u{e0000}'..                              // tags, variation selectors, private use
    ) || (c as u32 & 0xfffe) == 0xfffe // the last two of every plane are noncharacters
}

/// The text with every character made [`visible`]; borrowed where nothing had to change. Line ends are characters like
/// any other here: split lines first.
///
/// Of a run of combining marks that is longer than any script needs, the rest becomes one replacement character; this
/// alone is not one character for one.
pub fn safe(text: &str) -> Cow<'_, str> {
    let mut run = Run::default();
    if text
        .chars()
        .all(|c| visible(c) == c && run.next(c) == Excess::No)
    {
        return Cow::Borrowed(text);
    }
    let mut run = Run::default();
    let shown = text.chars().filter_map(|c| {
        let c = visible(c);
        match run.next(c) {
            Excess::No => Some(c),
            Excess::Begins => Some(REPLACEMENT),
            Excess::GoesOn => None,
        }
    });
    Cow::Owned(shown.collect())
}

/// How many combining marks have come in a row.
#[derive(Default)]
struct Run {
    marks: usize,
}

/// Whether a character is a combining mark too many.
#[derive(PartialEq, Eq)]
enum Excess {
    No,
    Begins,
    GoesOn,
}

impl Run {
    fn next(&mut self, c: char) -> Excess {
        // Below U+0300 nothing combines; most text is there and need not be looked up.
        if c < '\u{300}' || c.width() != Some(0) {
            self.marks = 0;
            return Excess::No;
        }
        self.marks += 1;
        match self.marks.cmp(&(MAX_MARKS + 1)) {
            std::cmp::Ordering::Less => Excess::No,
            std::cmp::Ordering::Equal => Excess::Begins,
            std::cmp::Ordering::Greater => Excess::GoesOn,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::{any, proptest};
    use regex_syntax::hir::{Class, HirKind};
    use unicode_width::UnicodeWidthChar;

    use super::{safe, visible};

    #[test]
    fn what_could_command_or_mislead_is_shown_as_a_sign() {
        let cases = [
            ("plain ‘prose’ stays", "plain ‘prose’ stays"),
            (
                "naïve Łódź, 東京, שלום, हिन्दी, 🙂",
                "naïve Łódź, 東京, שלום, हिन्दी, 🙂",
            ),
            ("\x1b[2Jgone", "␛[2Jgone"),
            ("\x1b]52;c;aGk=\x07", "␛]52;c;aGk=␇"),
            ("a\tb\u{a0}c", "a b c"),
            ("\u{202e}desrever", "\u{fffd}desrever"),
            ("\u{9b}31m", "\u{fffd}31m"),
            ("zero\u{200b}width", "zero·width"),
            ("name\r\n", "name␍␊"),
            ("\u{e0041}tag", "\u{fffd}tag"),
        ];
        for (text, shown) in cases {
            assert_eq!(safe(text), shown, "{text:?}");
        }
    }

    #[test]
    fn clean_text_is_not_copied() {
        for text in ["", "plain", "“Ça va?” – ‘q̣̇’"] {
            assert!(matches!(safe(text), Cow::Borrowed(_)), "{text:?}");
        }
    }

    #[test]
    fn a_pile_of_marks_is_cut_and_the_cut_shows() {
        let pile = |marks: usize| format!("a{}b", "\u{301}".repeat(marks));
        assert_eq!(safe(&pile(4)), pile(4));
        let cut = pile(4).replace('b', "\u{fffd}b");
        assert_eq!(safe(&pile(5)), cut);
        assert_eq!(safe(&pile(100_000)), cut);
        let stacked = "e\u{301}\u{302}e\u{301}\u{302}\u{303}\u{304}";
        assert_eq!(safe(stacked), stacked, "every letter has its own marks");
    }

    /// All characters of a Unicode property or general category.
    fn having(property: &str) -> Vec<char> {
        let pattern = format!(r"\p{{{property}}}");
        match regex_syntax::parse(&pattern)
            .expect("a known property")
            .into_kind()
        {
            HirKind::Class(Class::Unicode(class)) => (class.iter())
                .flat_map(|range| range.start()..=range.end())
                .collect(),
            HirKind::Literal(only) => String::from_utf8_lossy(&only.0).chars().collect(),
            other => panic!("{property} is {other:?}"),
        }
    }

    #[test]
    fn every_character_of_the_dangerous_and_the_invisible_is_replaced() {
        // Formats, but with a glyph: the number signs and verse signs that enclose what follows.
        let drawn = having("Prepended_Concatenation_Mark");
        for property in [
            "Cc",
            "Cf",
            "Co",
            "Zl",
            "Zp",
            "Zs",
            "White_Space",
            "Bidi_Control",
            "Join_Control",
            "Default_Ignorable_Code_Point",
            "Noncharacter_Code_Point",
            "Variation_Selector",
        ] {
            let kept: Vec<char> = having(property)
                .into_iter()
                .filter(|&c| c != ' ' && !drawn.contains(&c) && visible(c) == c)
                .collect();
            assert!(kept.is_empty(), "{property}: {kept:?}");
        }
    }

    #[test]
    fn nothing_without_a_place_on_the_screen_is_kept_but_what_joins_a_letter() {
        // Marks and parts of syllables join what stands before, prefixes what follows; the caret of Devanagari stands
        // between letters. The tables are of different years, so some are not assigned yet for one of them.
        let mut joins = vec!['\u{a8fa}'];
        for property in ["M", "gcb=V", "gcb=T", "gcb=Prepend", "Cn"] {
            joins.extend(having(property));
        }
        joins.sort_unstable();
        let kept: Vec<char> = (char::MIN..=char::MAX)
            .filter(|&c| visible(c) == c && c.width().unwrap_or(0) == 0)
            .filter(|c| joins.binary_search(c).is_err())
            .collect();
        assert!(kept.is_empty(), "{kept:?}");
    }

    #[test]
    fn signs_are_one_column_wide_and_need_no_sign_themselves() {
        for c in char::MIN..=char::MAX {
            let sign = visible(c);
            assert_eq!(visible(sign), sign, "{c:?}");
            assert!(sign == c || sign.width() == Some(1), "{c:?} → {sign:?}");
        }
    }

    #[test]
    fn letters_numbers_signs_and_emoji_stay() {
        for property in ["L", "N", "P", "S"] {
            let replaced: Vec<char> = having(property)
                .into_iter()
                .filter(|&c| visible(c) != c)
                .collect();
            let blank = [
                '\u{115f}',
                '\u{1160}',
                '\u{2800}',
                '\u{3164}',
                '\u{fffc}',
                '\u{ffa0}',
                '\u{13441}',
                '\u{13442}',
                '\u{1d159}',
            ];
            assert!(
                replaced.iter().all(|c| blank.contains(c)),
                "{property}: {replaced:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn safe_text_is_safe_already(text in any::<String>()) {
            let once = safe(&text).into_owned();
            assert_eq!(safe(&once), once);
            assert!(once.chars().all(|c| visible(c) == c));
        }
    }
}
