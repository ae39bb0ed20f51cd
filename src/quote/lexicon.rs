//! What is known about single words: which of them report, name roles, stand before names, and so on.
//!
//! The words themselves are plain tables in the files beside this one, one string of words a class. They are laid into one
//! hash table at first use, so that a token costs one look-up for everything there is to know about it; the look-up
//! packs the word, lower-cased, into one number and compares that. Verbs are listed by their base form where they are
//! regular, and their forms are made here. A word may be of several classes (*report* is a verb and a document); the
//! stages decide by context. There is no grammar beyond that: no part-of-speech tagger is used, since it was measured to
//! add next to nothing.

use std::sync::LazyLock;

use super::symbol::{Sort, lower_sort};
use crate::story::words::lower_eight;

mod names;
mod people;
mod things;
mod verbs;

pub(crate) use people::HONOURS;

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

    /// The class with this number.
    pub(super) const fn of_bit(bit: usize) -> Self {
        Self(1 << bit)
    }

    /// The numbers of its classes.
    pub(super) fn bits(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let bit = (rest != 0).then_some(rest.trailing_zeros() as usize)?;
            rest &= rest - 1;
            Some(bit)
        })
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
    known(word).word
}

/// All that is known about `word`.
pub(super) fn known(word: &str) -> Known {
    let found = find(word).unwrap_or_default();
    if found.word == Word::default() {
        found.with(by_parts(word))
    } else {
        found
    }
}

/// The same for a word of fewer than eight letters or digits of ASCII, of which `letters` are the small ones in one number.
pub(super) fn known_short(word: &str, letters: u64) -> Known {
    let found = TABLE.get(letters).unwrap_or_default();
    if found.word == Word::default() {
        found.with(by_looks(word))
    } else {
        found
    }
}

/// The common words of news in lower case, sorted. They are told from each other by their place in this list; all others
/// are told by their looks only, so that nothing about a name or a rare word can be learned.
///
/// They are the words that stand near quotes or in cues in many stories of the corpus that the weights were learned from, and
/// that are no names. `cargo run --release --example learn -- --words 1400 TRAIN.ndjson` prints the list.
pub(super) const COMMON: &str = include_str!("lexicon/common.txt");

/// What is known of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// Its classes.
    pub(super) word: Word,
    /// One more than its place among the common words; 0 for another word.
    common: u16,
    /// Its sort where it is written in lower case; worked out once, since it takes longer than the look-up.
    pub(super) sort: Sort,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            word: Word::default(),
            common: 0,
            sort: Sort::Other,
        }
    }
}

impl Known {
    /// Its number among the [common words](COMMON).
    pub(super) fn number(self) -> Option<u16> {
        self.common.checked_sub(1)
    }

    /// The same of other classes.
    pub(super) fn with(self, word: Word) -> Self {
        Self {
            word,
            sort: lower_sort(word),
            ..self
        }
    }
}

/// What its parts tell of a word of which the tables hold no class.
fn by_parts(word: &str) -> Word {
    let hyphen = word.bytes().rposition(|byte| byte == b'-'); // quicker than a search made for long text
    match hyphen.map(|hyphen| &word[hyphen + 1..]) {
        Some("old") => Word::ROLE,
        Some(last) if last.len() <= LONGEST => find(last).map_or(Word::default(), |found| {
            found
                .word
                .without(Word::GLUE.or(Word::GIVEN).or(Word::MALE).or(Word::FEMALE))
        }),
        _ => by_looks(word),
    }
}

/// What its letters tell of a word of which the tables hold no class.
fn by_looks(word: &str) -> Word {
    // no other endings tell anything
    if !matches!(word.as_bytes(), [.., b'n' | b'r' | b's' | b't' | b'y']) {
        return Word::default();
    }
    let long = word.len() > 4;
    if long && word.ends_with("ly") && !word.starts_with(char::is_uppercase) {
        Word::ADVERB
    } else if long || word.starts_with(char::is_lowercase) {
        by_ending(word)
    } else {
        Word::default()
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

fn find(word: &str) -> Option<Known> {
    TABLE.get(key(word)?)
}

/// A short word in lower case as one number: that is cheaper to make and to compare than bytes. None if the word
/// is empty or longer than any that the tables hold.
///
/// Up to eight letters are the number. Of longer words parts are read at fixed sizes, which may overlap, and are mixed with the
/// length; no two words of the tables have the same number then, and any other word as good as never has one of theirs.
fn key(word: &str) -> Option<u64> {
    let word = word.as_bytes();
    match (word.first_chunk(), word.last_chunk()) {
        _ if word.len() <= 8 => few(word).map(lower_eight),
        (Some(head), Some(tail)) if word.len() <= LONGEST => {
            let head = lower_eight(u64::from_le_bytes(*head));
            let tail = lower_eight(u64::from_le_bytes(*tail));
            let middle = lower_eight(word[8..].first_chunk().copied().map_or(0, quad));
            let mixed = head.wrapping_mul(0x9e37_79b9_7f4a_7c15)
                ^ tail.wrapping_mul(0xc2b2_ae3d_27d4_eb4f)
                ^ (middle | (word.len() as u64) << 32).wrapping_mul(0x1656_67b1_9e37_79f9);
            Some((mixed ^ mixed >> 32) | LONG)
        }
        _ => None,
    }
}

/// Set in the number of every long word; no short word of ASCII has it.
const LONG: u64 = 1 << 63;

/// Up to eight letters, read from both ends.
fn few(word: &[u8]) -> Option<u64> {
    if let Some(all) = word.first_chunk() {
        return Some(u64::from_le_bytes(*all));
    }
    if let (Some(head), Some(tail)) = (word.first_chunk(), word.last_chunk()) {
        return Some(quad(*head) | quad(*tail) << (8 * (word.len() - 4)));
    }
    let (first, last) = (*word.first()?, *word.last()?);
    let half = word.len() / 2;
    let letter = |letter: u8, at: usize| u64::from(letter) << (8 * at);
    Some(letter(first, 0) | letter(word[half], half) | letter(last, word.len() - 1))
}

fn quad(bytes: [u8; 4]) -> u64 {
    u64::from(u32::from_le_bytes(bytes))
}

/// A word of the table.
#[derive(Clone, Copy, Debug)]
struct Entry {
    key: u64,
    known: Known,
}

/// What an [index](Table) holds at one place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Place {
    /// Part of the key, mixed: another word is hardly ever taken for the one that belongs here.
    tag: u16,
    /// One more than the number of the word that belongs here; 0 if none does.
    entry: u16,
}

/// All words by their keys.
///
/// Most of what looking up costs is waiting for memory. So the words lie side by side, the common ones first, which take most
/// of the look-ups; and the index in which a key has its place, or soon behind it, is small enough to stay in the cache and
/// tells by its tags alone that a word is not there, as most names are not.
struct Table {
    index: Vec<Place>,
    entries: Vec<Entry>,
}

impl Table {
    /// There are some three places for two words.
    const BITS: u32 = 14;

    fn new() -> Self {
        Self {
            index: vec![Place::default(); 1 << Self::BITS],
            entries: Vec::new(),
        }
    }

    /// The number of the entry of a key; or else the place where it belongs, and its tag.
    fn search(&self, key: u64) -> Result<usize, (usize, u16)> {
        let last = self.index.len() - 1;
        let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let tag = u16::try_from(mixed >> 32 & 0xffff).unwrap_or(0);
        let mut at = usize::try_from(mixed >> (u64::BITS - Self::BITS)).unwrap_or(0) & last;
        loop {
            let place = self.index[at];
            let Some(entry) = usize::from(place.entry).checked_sub(1) else {
                return Err((at, tag));
            };
            if place.tag == tag && self.entries[entry].key == key {
                return Ok(entry);
            }
            at = (at + 1) & last;
        }
    }

    fn get(&self, key: u64) -> Option<Known> {
        let entry = self.search(key).ok()?;
        Some(self.entries[entry].known)
    }

    /// What is known about a word, to be added to.
    fn entry(&mut self, word: &str) -> &mut Known {
        let key = key(word).expect("no word of the tables is longer than the longest");
        let entry = self.search(key).unwrap_or_else(|(at, tag)| {
            let known = Known::default();
            self.entries.push(Entry { key, known });
            let entry =
                u16::try_from(self.entries.len()).expect("there are more places than words");
            self.index[at] = Place { tag, entry };
            self.entries.len() - 1
        });
        &mut self.entries[entry].known
    }

    fn add(&mut self, word: &str, class: Word) {
        let known = self.entry(word);
        known.word = known.word.or(class);
    }
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::new();
    for (word, number) in COMMON.split_ascii_whitespace().zip(1..) {
        table.entry(word).common = number;
    }
    for (class, words) in [people::WORDS, things::WORDS, names::WORDS, verbs::WORDS].concat() {
        for word in words.split_ascii_whitespace() {
            table.add(word, class);
        }
    }
    for word in people::ROLES.split_ascii_whitespace() {
        table.add(word, Word::ROLE);
        table.add(&plural(word), Word::PEOPLE);
    }
    for &(class, words) in verbs::REGULAR {
        for base in words.split_ascii_whitespace() {
            for (form, word) in forms(base) {
                table.add(&word, class.or(form));
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
                table.add(word, class.or(form));
            }
        }
    }
    for entry in &mut table.entries {
        entry.known = entry.known.with(entry.known.word);
    }
    table
});

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

#[cfg(test)]
mod tests {
    use super::{LONGEST, TABLE, Word, key, look_up};

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
            assert!(key(word) == key(&word.to_uppercase()), "{word}");
            for at in 0..length {
                let mut other = word.to_owned();
                other.replace_range(at..=at, "z");
                assert!(key(word) != key(&other), "{word} {other}");
            }
            assert!(key(word) != key(&alphabet[..length - 1]), "{word}");
        }
        assert!(key("a@[{`é\u{80}").is_some_and(|one| key("A@[{`é\u{80}") == Some(one)));
        assert!(key("@") != key("`") && key("[") != key("{"));
        assert!(key("é") != key("É") && key("").is_none());
    }

    #[test]
    fn the_index_has_room() {
        let (places, words) = (TABLE.index.len(), TABLE.entries.len());
        assert!(words * 3 <= places * 2, "{words} of {places}");
    }
}
