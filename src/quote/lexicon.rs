//! What is known about single words: which of them report, name roles, stand before names, and so on.
//!
//! The words themselves are plain tables in the files beside this one, one string of words a class. They are laid into one
//! hash table at first use, so that a token costs one look-up for everything there is to know about it; the look-up
//! packs the word, lower-cased, into three numbers and compares these. Verbs are listed by their base form where they are
//! regular, and their forms are made here. A word may be of several classes (*report* is a verb and a document); the
//! stages decide by context. There is no grammar beyond that: no part-of-speech tagger is used, since it was measured to
//! add next to nothing.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::sync::LazyLock;

use crate::story::words::lower_eight;

mod names;
mod people;
mod things;
mod verbs;

/// The classes of a word, a set of the constants below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Word(u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        impl Word { $($(#[$doc])* pub(super) const $name: Self = Self(1 << $bit);)* }
    };
}

classes! {
    /// Verbs of speech proper: said, told, added.
    SPEECH = 0;
    /// Verbs that often report: called, accused, praised.
    REPORT = 1;
    /// Ways of sounding that report beside a quote: laughed, snapped.
    MANNER = 2;
    /// Nouns that report: accusation, warning.
    CUE_NOUN = 3;
    /// Form of a verb: say.
    BASE = 4;
    /// Form of a verb: says.
    THIRD = 5;
    /// Form of a verb: said, and most participles.
    PAST = 6;
    /// Form of a verb: saying.
    ING = 7;
    /// He, him, his.
    HE = 8;
    /// She, her, hers.
    SHE = 9;
    /// They, them, their.
    THEY = 10;
    /// It, its.
    IT = 11;
    /// Pronouns that can be a subject.
    SUBJECT = 12;
    /// Possessive determiners: his, her, their, its, my.
    OWNER = 13;
    /// Who, which.
    WHO = 14;
    /// The, a, one, some, many.
    DETERMINER = 15;
    /// Of, for, in, by.
    PREPOSITION = 16;
    /// And, or, but.
    CONJUNCTION = 17;
    /// That, because, if, while.
    SUBORDINATOR = 18;
    /// Has, was, will.
    AUXILIARY = 19;
    /// Forms of be.
    BE = 20;
    /// Also, later, today, and whatever ends in -ly.
    ADVERB = 21;
    /// Mr, Mrs, Dr: left out of a speaker's name.
    TITLE = 22;
    /// Judge, Inspector, Senator: before a name, left out of it.
    RANK = 23;
    /// Sir, Dame, Baroness: kept in a name.
    HONOUR = 24;
    /// What one person is: minister, captain, singer.
    ROLE = 25;
    /// What several people are: ministers, locals, skippers.
    PEOPLE = 26;
    /// Committee, council, university.
    ORGANISATION = 27;
    /// What can say something in writing: report, statement.
    DOCUMENT = 28;
    /// Book, show, album: what has a title.
    WORK = 29;
    /// Dubbed, known, so-called, titled.
    NAMING = 30;
    /// Placard, banner, slogan.
    PLACARD = 31;
    /// Given names and nouns of men.
    MALE = 32;
    /// Given names and nouns of women.
    FEMALE = 33;
    /// Weekdays and months.
    DATE = 34;
    /// Labour, British, Democratic: capitalised, and no name.
    BELONGING = 35;
    /// Particles inside names: van, de, al.
    PARTICLE = 36;
    /// I, we, you, me.
    FIRST = 37;
    /// Other words that are no part of a name though a sentence may begin with them.
    COMMON = 38;
    /// Given names.
    GIVEN = 39;
    /// Verbs that can be passive with the speaker behind "by", and whose object is not the speaker.
    AIMED = 40;
    /// Wife, brother, manager: nouns that usually have an owner.
    RELATION = 41;
    /// Abbreviations whose full stop ends no sentence.
    ABBREVIATION = 42;
    /// Former, senior, veteran: what stands before a role.
    MODIFIER = 43;
    /// Verbs that tell of a thought: believes, hopes.
    THOUGHT = 44;
    /// Everyday verbs that report nothing.
    VERB = 45;
    /// Not, never.
    NEGATION = 46;
    /// Of and for, which hold names together.
    JOINT = 47;
    /// Close, familiar: a source close to the company.
    NEAR = 48;
    /// By, before the one who does it.
    BY = 49;
    /// To.
    TO = 50;
    /// That.
    THAT = 51;
    /// The.
    THE = 52;
    /// The, a, an, one: left out of a description's name.
    ARTICLE = 54;
    /// With, over and the like: of four letters, as "from" is.
    WITH = 55;
    /// Prepositions that tie a noun to the noun before it: of, for, from, in, at.
    TIES = 56;
    /// The verbs that report nearly always: say, tell, write.
    CORE = 57;
    /// Verbs that report now and then: continue, hold, see.
    FAINT = 58;
    /// According, which reports with "to".
    ACCORDING = 59;
    /// An unknown word in the form of a plural.
    PLURAL = 60;
    /// Term, phrase, word: what stands before a stretch that is talked about.
    TERM = 53;
}

impl Word {
    /// All that report as verbs.
    pub(super) const REPORTING: Self = Self::SPEECH.or(Self::REPORT).or(Self::MANNER);
    /// All that may head the description of somebody.
    pub(super) const SOMEBODY: Self = Self::ROLE.or(Self::PEOPLE);
    /// All that hold a sentence together and are never part of a noun phrase.
    pub(super) const GLUE: Self = Self::PREPOSITION
        .or(Self::CONJUNCTION)
        .or(Self::SUBORDINATOR)
        .or(Self::AUXILIARY)
        .or(Self::SUBJECT)
        .or(Self::WHO)
        .or(Self::FIRST)
        .or(Self::NEGATION)
        .or(Self::DETERMINER)
        .or(Self::OWNER);

    /// The union of two sets.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any class of `other` is in it.
    pub(super) const fn is(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether nothing is known about the word but its ending.
    pub(super) const fn is_unknown(self) -> bool {
        self.0 & !Self::PLURAL.0 == 0
    }

    /// Without the classes of `other`.
    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// Longest word that the tables hold.
const LONGEST: usize = 20;

/// What is known about `word`, upper or lower case alike. A hyphenated word that is not listed is what its last part is.
pub(super) fn look_up(word: &str) -> Word {
    if let Some(found) = find(word) {
        return found;
    }
    let hyphen = word.bytes().rposition(|byte| byte == b'-'); // quicker than a search made for long text
    match hyphen.map(|hyphen| &word[hyphen + 1..]) {
        Some("old") => Word::ROLE,
        Some(last) if last.len() <= LONGEST => find(last).map_or(Word::default(), |found| {
            found.without(Word::GLUE.or(Word::GIVEN).or(Word::MALE).or(Word::FEMALE))
        }),
        _ if word.len() > 4 && word.ends_with("ly") && !word.starts_with(char::is_uppercase) => {
            Word::ADVERB
        }
        _ if word.starts_with(char::is_lowercase) || word.len() > 4 => by_ending(word),
        _ => Word::default(),
    }
}

/// What the ending tells of a word that no table holds.
fn by_ending(word: &str) -> Word {
    const PERSON: [&str; 8] = [
        "man", "woman", "person", "ologist", "keeper", "maker", "grapher", "monger",
    ];
    let is_person = |word: &str| {
        PERSON
            .iter()
            .any(|ending| word.len() > ending.len() && word.ends_with(ending))
    };
    let lower = word.starts_with(char::is_lowercase);
    if lower && is_person(word) {
        return Word::ROLE;
    }
    match word.strip_suffix('s') {
        Some(stem) if lower && is_person(stem) => Word::PEOPLE,
        Some(stem) if !stem.ends_with(['s', 'u', 'i']) => Word::PLURAL,
        _ if lower && (word.ends_with("men") || word.ends_with("women")) => Word::PEOPLE,
        _ => Word::default(),
    }
}

fn find(word: &str) -> Option<Word> {
    TABLE.get(&Key::of(word)?).copied()
}

/// A short word in lower case, packed into three numbers: these are cheaper to make, to hash and to compare than bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key([u64; 3]);

impl Key {
    /// The key of a word; none if it is empty or longer than any that the tables hold.
    ///
    /// Its parts are read at fixed sizes from both ends and may overlap; together with the length they tell the word.
    fn of(word: &str) -> Option<Self> {
        let word = word.as_bytes();
        if word.len() > LONGEST {
            return None;
        }
        let length = (word.len() as u64) << 32;
        let parts = match (word.first_chunk(), word.last_chunk()) {
            (Some(head), Some(tail)) => {
                let middle = word[8..].first_chunk().copied().map_or(0, quad);
                [
                    u64::from_le_bytes(*head),
                    u64::from_le_bytes(*tail),
                    middle | length,
                ]
            }
            _ => [Self::of_few(word)?, 0, length],
        };
        Some(Self(parts.map(lower_eight)))
    }

    /// The letters of a word of fewer than eight.
    fn of_few(word: &[u8]) -> Option<u64> {
        if let (Some(head), Some(tail)) = (word.first_chunk(), word.last_chunk()) {
            return Some(quad(*head) | quad(*tail) << 32);
        }
        let (first, last) = (*word.first()?, *word.last()?);
        Some(quad([first, word[word.len() / 2], last, 0]))
    }
}

fn quad(bytes: [u8; 4]) -> u64 {
    u64::from(u32::from_le_bytes(bytes))
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let [one, two, three] = self.0;
        let mixed = one.wrapping_mul(0x9e37_79b9_7f4a_7c15)
            ^ two.wrapping_mul(0xc2b2_ae3d_27d4_eb4f)
            ^ three.wrapping_mul(0x1656_67b1_9e37_79f9);
        state.write_u64(mixed ^ mixed >> 32);
    }
}

type Table = HashMap<Key, Word, BuildHasherDefault<Mixed>>;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for (class, words) in [people::WORDS, things::WORDS, names::WORDS, verbs::WORDS].concat() {
        for word in words.split_ascii_whitespace() {
            add(&mut table, word, class);
        }
    }
    for word in people::ROLES.split_ascii_whitespace() {
        add(&mut table, word, Word::ROLE);
        add(&mut table, &plural(word), Word::PEOPLE);
    }
    for &(class, words) in verbs::REGULAR {
        for base in words.split_ascii_whitespace() {
            for (form, word) in forms(base) {
                add(&mut table, &word, class.or(form));
            }
        }
    }
    for &(class, words) in verbs::IRREGULAR {
        for verb in words {
            for (word, form) in verb.split_ascii_whitespace().zip([
                Word::BASE,
                Word::THIRD,
                Word::PAST,
                Word::ING,
                Word::PAST,
            ]) {
                add(&mut table, word, class.or(form));
            }
        }
    }
    table
});

fn add(table: &mut Table, word: &str, class: Word) {
    let key = Key::of(word).expect("no word of the tables is longer than the longest");
    let known = table.entry(key).or_default();
    *known = known.or(class);
}

fn plural(noun: &str) -> String {
    if let Some(stem) = noun.strip_suffix("man") {
        return format!("{stem}men");
    }
    if let Some(stem) = noun.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'o'])
    {
        return format!("{stem}ies");
    }
    if noun.ends_with(['s', 'x']) || noun.ends_with("ch") {
        return format!("{noun}es");
    }
    format!("{noun}s")
}

/// The forms of a regular verb.
fn forms(base: &str) -> [(Word, String); 4] {
    let (third, past, ing) = if let Some(stem) = base.strip_suffix('e') {
        (format!("{base}s"), format!("{base}d"), format!("{stem}ing"))
    } else if let Some(stem) = base.strip_suffix('y')
        && !stem.ends_with(['a', 'e', 'o'])
    {
        (
            format!("{stem}ies"),
            format!("{stem}ied"),
            format!("{base}ing"),
        )
    } else if base.ends_with(['s', 'x', 'z']) || base.ends_with("sh") || base.ends_with("ch") {
        (
            format!("{base}es"),
            format!("{base}ed"),
            format!("{base}ing"),
        )
    } else {
        (
            format!("{base}s"),
            format!("{base}ed"),
            format!("{base}ing"),
        )
    };
    [
        (Word::BASE, base.to_owned()),
        (Word::THIRD, third),
        (Word::PAST, past),
        (Word::ING, ing),
    ]
}

/// Takes the number that a [`Key`] mixed itself. The keys are our own, so nobody can aim collisions at it that cost more
/// than one failed comparison.
#[derive(Default)]
struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = self.0.rotate_left(8) ^ number;
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, LONGEST, Word, look_up};

    #[test]
    fn words_are_known_in_all_their_forms() {
        let cases = [
            ("said", Word::SPEECH),
            ("Warned", Word::PAST),
            ("accuses", Word::AIMED),
            ("denying", Word::ING),
            ("ministers", Word::PEOPLE),
            ("co-author", Word::ROLE),
            ("51-year-old", Word::ROLE),
            ("quietly", Word::ADVERB),
            ("Baroness", Word::HONOUR),
            ("ferryman", Word::ROLE),
            ("anglers", Word::PLURAL),
        ];
        for (word, class) in cases {
            assert!(look_up(word).is(class), "{word}");
        }
        assert!(look_up("Tredwen").is_unknown());
    }

    #[test]
    fn keys_differ_where_words_do_other_than_in_case() {
        let alphabet = "abcdefghijklmnopqrstuvwxyz";
        for length in 1..=LONGEST {
            let word = &alphabet[..length];
            assert!(Key::of(word) == Key::of(&word.to_uppercase()), "{word}");
            for at in 0..length {
                let mut other = word.to_owned();
                other.replace_range(at..=at, "z");
                assert!(Key::of(word) != Key::of(&other), "{word} {other}");
            }
            assert!(Key::of(word) != Key::of(&alphabet[..length - 1]), "{word}");
        }
        assert!(Key::of("a@[{`é\u{80}").is_some_and(|key| Key::of("A@[{`é\u{80}") == Some(key)));
        assert!(Key::of("@") != Key::of("`") && Key::of("[") != Key::of("{"));
        assert!(Key::of("é") != Key::of("É") && Key::of("").is_none());
    }
}
