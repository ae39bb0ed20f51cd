//! Words for telling whether two passages say the same: letters and digits only, in any case.
//!
//! Marks, apostrophes, dashes, stops and white space all only separate, so that curly and straight spelling, a lost
//! final stop or a doubled space make no difference.

/// The words of `text` in its order.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = beginning(rest)?;
        let (word, behind) = rest[start..].split_at(length(&rest[start..]));
        rest = behind;
        Some(word)
    })
}

/// Where the first word of `text` begins, mostly behind a single space.
fn beginning(text: &str) -> Option<usize> {
    let may_begin = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let at = text.as_bytes().iter().position(may_begin)?;
    if text.as_bytes()[at].is_ascii() {
        return Some(at);
    }
    let behind = text[at..].find(is_of_words)?;
    Some(at + behind)
}

/// How many bytes of letters and digits `text` begins with.
fn length(text: &str) -> usize {
    let mut at = 0;
    loop {
        at += plain_length(&text.as_bytes()[at..]);
        if text.as_bytes().get(at).is_none_or(u8::is_ascii) {
            return at; // as nearly always
        }
        match text[at..].chars().next() {
            Some(c) if is_of_words(c) => at += c.len_utf8(),
            _ => return at,
        }
    }
}

/// How many letters and digits of ASCII `text` begins with. Eight are looked at in one step: words are short, and a loop
/// over single bytes costs most where it ends.
pub(crate) fn plain_length(text: &[u8]) -> usize {
    let mut at = 0;
    while let Some(eight) = text[at..].first_chunk() {
        let others = !plain_among(u64::from_le_bytes(*eight)) & HIGH_BITS;
        if others != 0 {
            return at + others.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let is_other = |byte: &u8| !byte.is_ascii_alphanumeric();
    text[at..]
        .iter()
        .position(is_other)
        .map_or(text.len(), |rest| at + rest)
}

/// The letters and digits of ASCII that `text` begins with, and how many: if they are fewer than eight and eight bytes can be read.
/// They are packed into one number with the first lowest, capitals made small.
pub(crate) fn short_word(text: &[u8]) -> Option<(usize, u64)> {
    let eight = u64::from_le_bytes(*text.first_chunk()?);
    let others = !plain_among(eight) & HIGH_BITS;
    let behind = others.trailing_zeros() & !7; // the first bit of the first other byte
    let letters = eight & 1_u64.checked_shl(behind)?.wrapping_sub(1);
    Some((behind as usize / 8, lower_eight(letters)))
}

/// Whether `c` is a letter or digit. The marks of typography are told at once, as the dashes and quotation marks of prose are: the
/// table of letters is long.
pub(crate) fn is_of_words(c: char) -> bool {
    !matches!(c, '\u{2000}'..='\u{206f}') && c.is_alphanumeric()
}

const EACH_BYTE: u64 = 0x0101_0101_0101_0101;
const HIGH_BITS: u64 = 0x80 * EACH_BYTE;

/// Of eight bytes, the highest bit of those that are letters or digits of ASCII.
fn plain_among(bytes: u64) -> u64 {
    const TO_LOWER: u64 = 0x20 * EACH_BYTE;
    let low = bytes & !HIGH_BITS;
    let plain = within(low | TO_LOWER, b'a', b'z') | within(low, b'0', b'9');
    plain & !bytes & HIGH_BITS
}

/// Eight bytes with the capitals of ASCII among them made small.
pub(crate) fn lower_eight(bytes: u64) -> u64 {
    let capitals = within(bytes & !HIGH_BITS, b'A', b'Z') & !bytes & HIGH_BITS;
    bytes | capitals >> 2
}

/// Of eight bytes without their highest bits, these bits where a byte is one of `first..=last`; other bits mean nothing.
/// No sum carries into the next byte.
fn within(low: u64, first: u8, last: u8) -> u64 {
    let from_first = low + u64::from(0x80 - first) * EACH_BYTE;
    let behind_last = low + u64::from(0x7f - last) * EACH_BYTE;
    from_first & !behind_last
}

/// Whether two words are the same in any case.
pub(crate) fn same_word(one: &str, other: &str) -> bool {
    if let ([a, ..], [b, ..]) = (one.as_bytes(), other.as_bytes())
        && a.is_ascii()
        && b.is_ascii()
        && !a.eq_ignore_ascii_case(b)
    {
        return false; // as most words do, they differ in their first letters
    }
    one.eq_ignore_ascii_case(other)
        || !(one.is_ascii() && other.is_ascii())
            && one
                .chars()
                .flat_map(char::to_lowercase)
                .eq(other.chars().flat_map(char::to_lowercase))
}

/// Whether two passages have the same words in the same order.
pub(crate) fn same_words(one: &str, other: &str) -> bool {
    let mut others = words(other);
    words(one).all(|word| others.next().is_some_and(|other| same_word(word, other)))
        && others.next().is_none()
}

/// A number that passages with the same words share, and hardly any others do.
pub(crate) fn words_hash<'a>(words: impl Iterator<Item = &'a str>) -> u64 {
    words.fold(SEED, |hash, word| {
        mix(hash, u64::from(b' ')) ^ word_hash(word)
    })
}

/// A number that passages share which begin with the same words; cheap, since only their first letters are read.
pub(crate) fn beginning_hash<'a>(parts: impl Iterator<Item = &'a str>) -> u64 {
    const LETTERS: u32 = 24;
    let (mut hash, mut read) = (SEED, 0);
    for c in parts.flat_map(str::chars) {
        if c.is_ascii_alphanumeric() {
            hash = mix(hash, u64::from(u32::from(c.to_ascii_lowercase())));
            read += 1;
        } else if !c.is_ascii() && is_of_words(c) {
            hash = c
                .to_lowercase()
                .fold(hash, |hash, c| mix(hash, u64::from(u32::from(c))));
            read += 1;
        }
        if read == LETTERS {
            break;
        }
    }
    hash
}

/// The same as for passages for one word.
pub(crate) fn word_hash(word: &str) -> u64 {
    if word.is_ascii() {
        return word
            .bytes()
            .fold(SEED, |hash, b| mix(hash, u64::from(b.to_ascii_lowercase())));
    }
    word.chars()
        .flat_map(char::to_lowercase)
        .fold(SEED, |hash, c| mix(hash, u64::from(u32::from(c))))
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a: short words need no better, and the standard library's hasher costs several times as much.
fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x0100_0000_01b3)
}

#[cfg(test)]
mod tests {
    use super::{
        beginning_hash, is_of_words, plain_length, same_words, short_word, words, words_hash,
    };

    #[test]
    fn passages_say_the_same_whatever_their_marks_case_and_stops() {
        let cases = [
            (
                "Mr Dunne’s ‘plan’ failed.",
                "MR DUNNE'S  'plan' failed",
                true,
            ),
            ("Ünder Öl", "ünder öl", true),
            ("one two", "two one", false),
            ("one two", "one", false),
            ("one", "one two", false),
            ("", "…", true),
            ("\u{212a}ell", "kell", true),
            ("Kell’s «bay», é", "KELL'S BAY. É", true),
        ];
        for (one, other, same) in cases {
            assert_eq!(same_words(one, other), same, "{one} | {other}");
            assert_eq!(
                words_hash(words(one)) == words_hash(words(other)),
                same,
                "{one} | {other}"
            );
            let beginning = |text| beginning_hash(std::iter::once(text));
            assert!(
                !same || beginning(one) == beginning(other),
                "{one} | {other}"
            );
        }
    }

    #[test]
    fn plain_letters_are_told_from_all_other_bytes() {
        for byte in 0..=u8::MAX {
            for at in 0..20 {
                let mut text = *b"abcXYZ0189azAZ09mnop";
                text[at] = byte;
                let length = if byte.is_ascii_alphanumeric() { 20 } else { at };
                assert_eq!(plain_length(&text), length, "{byte} at {at}");
            }
        }
    }

    #[test]
    fn short_words_are_read_at_once_and_in_lower_case() {
        let letters = |word: &[u8; 8]| u64::from_le_bytes(*word);
        let cases: [(&str, Option<(usize, u64)>); 6] = [
            ("Kell bay", Some((4, letters(b"kell\0\0\0\0")))),
            ("S7’s edge", Some((2, letters(b"s7\0\0\0\0\0\0")))),
            ("Minstrel", None),
            ("minster, ", Some((7, letters(b"minster\0")))),
            ("… we go", Some((0, 0))),
            ("we go", None),
        ];
        for (text, expected) in cases {
            assert_eq!(short_word(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn letters_and_digits_are_those_of_unicode() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_of_words(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let text = " ‘Ölpreis’: 4,000é—don’t ";
        let found: Vec<&str> = words(text).collect();
        assert_eq!(found, ["Ölpreis", "4", "000é", "don", "t"]);
    }
}
