//! Words for telling whether two passages say the same: letters and digits only, in any case.
//!
//! Marks, apostrophes, dashes, stops and white space all only separate, so that curly and straight spelling, a lost
//! final stop or a doubled space make no difference.

/// The words of `text` in its order.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// Whether two words are the same in any case.
pub(crate) fn same_word(one: &str, other: &str) -> bool {
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

/// The same for one word.
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
    use super::{same_words, words, words_hash};

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
        ];
        for (one, other, same) in cases {
            assert_eq!(same_words(one, other), same, "{one} | {other}");
            assert_eq!(
                words_hash(words(one)) == words_hash(words(other)),
                same,
                "{one} | {other}"
            );
        }
    }
}
