//! Which names of different stories can be one speaker's.
//!
//! Two stories know nothing of each other, so a name has to do all the work, and a wrong link puts words into somebody's
//! mouth where a missing one only makes a second row. Therefore:
//!
//! - a **person** is known by forename and surname together. Case, diacritics, apostrophes, full stops and honours (Sir,
//!   Baroness) don't count. Names between the two may be left out or cut to initials, but must not contradict each other in
//!   order: George W. Bush is not George H. W. Bush. An honour of a man and one of a woman contradict each other. A surname
//!   alone, also behind an honour or a single initial, is anybody's: Lord Cameron, J. Smith. So is a forename alone;
//! - an **organisation** is known by its name;
//! - a **spokesperson** of a named organisation is known by it: spokesman for Kestrel Water, Kestrel Water spokesman. The
//!   organisation must have two words or be an abbreviation, since a single word may be a politician's surname;
//! - any other description (*senior source*, *skippers*) is as many people as there are stories.
//!
//! Nicknames (Bill for William), abbreviations of organisations and letters behind a name are left out: they take lists or
//! more knowledge than a name holds.

use crate::fold::{Case, fold};
use crate::quote::{Speaker, SpeakerKind};

/// More people than this with the same forename and surname are not told apart, nor more names and roles of one speaker:
/// nobody has so many, and a made-up archive takes no long time.
pub(super) const MOST: usize = 64;

/// Honours before the names of men and of women.
const HONOURS: [(Gender, &[&str]); 2] = [
    (
        Gender::Man,
        &["sir", "lord", "baron", "viscount", "earl", "duke"],
    ),
    (
        Gender::Woman,
        &[
            "dame",
            "lady",
            "baroness",
            "viscountess",
            "countess",
            "duchess",
        ],
    ),
];
/// Titles that a person named after *spokesman for* may have.
const TITLES: [&str; 7] = ["mr", "mrs", "ms", "miss", "dr", "prof", "professor"];
/// What tells father from son: part of the surname.
const GENERATIONS: [&str; 6] = ["jr", "sr", "junior", "senior", "ii", "iii"];
const SPOKESPEOPLE: [&str; 3] = ["spokesman", "spokeswoman", "spokesperson"];

/// What makes a speaker the same in several stories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Identity {
    /// A person's full name.
    Person(FullName),
    /// A name that means the same wherever it stands: of an organisation or of who speaks for it.
    Name(String),
    /// Nothing: the speaker belongs to one story.
    Story,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Man,
    Woman,
}

/// A person's name, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FullName {
    /// Forename and surname.
    pub(super) ends: String,
    /// The names or initials between them.
    middle: Vec<String>,
    gender: Option<Gender>,
}

impl Identity {
    /// What is known of a story's speaker.
    pub(super) fn of(speaker: &Speaker) -> Self {
        let named = match speaker.kind {
            SpeakerKind::Person => FullName::of(&speaker.name).map(Self::Person),
            SpeakerKind::Organisation => Some(Self::Name(organisation(&speaker.name))),
            SpeakerKind::Description => spokesperson(&speaker.name).map(Self::Name),
        };
        named.unwrap_or(Self::Story)
    }

    /// Words that stand in every story in which somebody has this identity; none if it is nobody's in another.
    pub(super) fn words(&self) -> Option<Vec<String>> {
        /// What is no longer may be initials, which are written in several ways.
        const INITIALS: usize = 4;
        let known_by = match self {
            Self::Person(name) => {
                let (forename, surname) = name.ends.split_once(' ')?;
                if forename.chars().count() > INITIALS {
                    &name.ends
                } else {
                    surname
                }
            }
            Self::Name(name) => name,
            Self::Story => return None,
        };
        let words = known_by
            .split(' ')
            .filter(|word| !matches!(*word, "" | "for"));
        Some(words.map(str::to_owned).collect())
    }
}

impl FullName {
    /// The name, unless it is a surname or a forename alone.
    fn of(name: &str) -> Option<Self> {
        let folded = fold(name, Case::Ignored);
        let words = folded.split(|c: char| c.is_whitespace() || matches!(c, '.' | ','));
        let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let mut gender = None;
        while let Some(honour) = words.first().and_then(|word| honour(word)) {
            gender = gender.or(Some(honour));
            words.remove(0);
        }
        // J. K. Rowling is J.K. and JK
        let initials = words.iter().take_while(|word| is_initial(word)).count();
        let fore = initials.clamp(1, words.len().checked_sub(1)?.max(1));
        let generation = words.last().is_some_and(|word| GENERATIONS.contains(word));
        let last = words.len().checked_sub(1 + usize::from(generation))?;
        if last < fore {
            return None;
        }
        let (forename, middle) = (words[..fore].concat(), &words[fore..last]);
        let told = !is_initial(&forename) || middle.iter().any(|word| !is_initial(word));
        told.then(|| Self {
            ends: format!("{forename} {}", words[last..].join(" ")),
            middle: middle.iter().map(|word| (*word).to_owned()).collect(),
            gender,
        })
    }

    /// Whether both can be one person's, given that their [`ends`](Self::ends) are the same.
    pub(super) fn fits(&self, other: &Self) -> bool {
        let (one, two) = (self.gender, other.gender);
        let middle = self.middle.iter().zip(&other.middle);
        (one.is_none() || two.is_none() || one == two)
            && middle.into_iter().all(|(a, b)| {
                a == b
                    || is_initial(a) && b.starts_with(a.as_str())
                    || is_initial(b) && a.starts_with(b.as_str())
            })
    }

    /// Takes over what `other`, a name of the same person, tells beyond it.
    pub(super) fn learn(&mut self, other: Self) {
        self.gender = self.gender.or(other.gender);
        for (at, word) in other.middle.into_iter().enumerate() {
            match self.middle.get_mut(at) {
                Some(known) if known.len() < word.len() => *known = word,
                Some(_) => {}
                None => self.middle.push(word),
            }
        }
    }
}

fn honour(word: &str) -> Option<Gender> {
    let of = HONOURS.iter().find(|(_, words)| words.contains(&word));
    of.map(|(gender, _)| *gender)
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 1
}

/// The folded name of an organisation, without its article.
fn organisation(name: &str) -> String {
    let folded = fold(name, Case::Ignored);
    let mut words: Vec<&str> = folded.split_whitespace().collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words.join(" ")
}

/// What a spokesperson of a named organisation is known by. Man, woman and person are kept apart.
fn spokesperson(phrase: &str) -> Option<String> {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let role = |word: &&str| SPOKESPEOPLE.iter().find(|role| *role == word).copied();
    let (role, of) = match words.as_slice() {
        [first, "for" | "of", of @ ..] if role(first).is_some() => (role(first)?, of),
        [of @ .., last] => (role(last)?, of),
        [] => return None,
    };
    let article = of
        .first()
        .is_some_and(|word| matches!(*word, "the" | "The" | "a" | "A"));
    let of = &of[usize::from(article)..];
    is_named(of).then(|| format!("{role} for {}", organisation(&of.join(" "))))
}

/// Whether the words name one organisation, and not a person by the surname.
fn is_named(words: &[&str]) -> bool {
    const SMALL: [&str; 5] = ["of", "the", "and", "for", "&"];
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let titled = words.first().is_some_and(|first| {
        let first = fold(first, Case::Ignored);
        let title = first.trim_end_matches('.');
        TITLES.contains(&title) || honour(title).is_some()
    });
    let owner = |word: &&str| word.ends_with("'s") || word.ends_with("’s");
    match words {
        [] => false,
        [only] => only.len() > 1 && only.chars().all(char::is_uppercase),
        [first, ..] => {
            let name = |word: &&str| capital(word) || SMALL.contains(word);
            capital(first) && !titled && words.iter().all(name) && !words.iter().any(owner)
        }
    }
}

/// Makes those people of a story belong to it whose names could be one person's.
pub(super) fn part_namesakes(identities: &mut [Identity]) {
    let ends = |at: &usize| match &identities[*at] {
        Identity::Person(name) => Some(name.ends.as_str()),
        _ => None,
    };
    let mut people: Vec<usize> = (0..identities.len())
        .filter(|at| ends(at).is_some())
        .collect();
    people.sort_by_key(ends);
    let fit = |one: usize, other: usize| match (&identities[one], &identities[other]) {
        (Identity::Person(one), Identity::Person(other)) => one.fits(other),
        _ => false,
    };
    let parted: Vec<usize> = people
        .chunk_by(|one, other| ends(one) == ends(other))
        .flat_map(|same| {
            let namesake = |&&one: &&usize| {
                same.len() > MOST || same.iter().any(|&other| one != other && fit(one, other))
            };
            same.iter().filter(namesake).copied().collect::<Vec<_>>()
        })
        .collect();
    for at in parted {
        identities[at] = Identity::Story;
    }
}

#[cfg(test)]
mod tests {
    use super::Identity;
    use crate::quote::{Speaker, SpeakerKind};

    fn identity(kind: SpeakerKind, name: &str) -> Identity {
        Identity::of(&Speaker {
            name: name.to_owned(),
            role: None,
            kind,
        })
    }

    #[test]
    fn full_names_are_one_persons_unless_they_contradict_each_other() {
        let cases = [
            ("Ann Lee", "Ann Lee", true),
            ("Ann Lee", "ANN LEE", true),
            ("Søren Halkvist", "Soren Halkvist", true),
            ("Nuala O’Neill", "Nuala O'Neill", true),
            ("Sir Edmund Tarrow", "Edmund Tarrow", true),
            ("Lord Edmund Tarrow", "Sir Edmund Tarrow", true),
            ("Ann B. Lee", "Ann Lee", true),
            ("Ann B. Lee", "Ann Bridget Lee", true),
            ("Ann Lee", "Ann Bridget Cora Lee", true),
            ("J. K. Rowe", "JK Rowe", true),
            ("J. K. Rowe", "J.K. Rowe", true),
            ("J. Edgar Moe", "J. Edgar Moe", true),
            ("Sam Roe Jr.", "Sam Roe Jr", true),
            ("Ann Lee", "Ann Leigh", false),
            ("Ann Lee", "Anna Lee", false),
            ("Ann B. Lee", "Ann C. Lee", false),
            ("Ann Bridget Lee", "Ann Beatrice Lee", false),
            ("George W. Roe", "George H. W. Roe", false),
            ("Sir Lee Roe", "Dame Lee Roe", false),
            ("Sam Roe", "Sam Roe Jr.", false),
            ("Lee Ann", "Ann Lee", false),
        ];
        for (one, other, same) in cases {
            let names = [one, other].map(|name| identity(SpeakerKind::Person, name));
            let [Identity::Person(one_name), Identity::Person(other_name)] = names else {
                panic!("{one} and {other} are full names: {names:?}");
            };
            let found = one_name.ends == other_name.ends && one_name.fits(&other_name);
            assert_eq!(found, same, "{one} and {other}");
            let turned = one_name.ends == other_name.ends && other_name.fits(&one_name);
            assert_eq!(turned, same, "{other} and {one}");
        }
    }

    #[test]
    fn half_a_name_belongs_to_its_story() {
        for name in [
            "", "Lee", "Sir Lee", "Lord Lee", "J. Lee", "J Lee", "Dame Ann", "Jr.", "Lee Jr.",
            "J. K.",
        ] {
            let found = identity(SpeakerKind::Person, name);
            assert_eq!(found, Identity::Story, "{name:?}");
        }
    }

    #[test]
    fn organisations_and_those_who_speak_for_them_are_known_by_the_name() {
        let cases = [
            ("spokesman for Kestrel Water", "spokesman for kestrel water"),
            ("Kestrel Water spokesman", "spokesman for kestrel water"),
            (
                "spokesman for the Bank of Quern",
                "spokesman for bank of quern",
            ),
            ("Bank of Quern spokeswoman", "spokeswoman for bank of quern"),
            ("BBC spokesperson", "spokesperson for bbc"),
        ];
        for (phrase, key) in cases {
            let found = identity(SpeakerKind::Description, phrase);
            assert_eq!(found, Identity::Name(key.to_owned()), "{phrase}");
        }
        for name in ["The Café Guild", "Cafe Guild", "the CAFÉ  Guild"] {
            let found = identity(SpeakerKind::Organisation, name);
            assert_eq!(found, Identity::Name("cafe guild".to_owned()), "{name}");
        }
    }

    #[test]
    fn descriptions_are_never_shared_else() {
        for phrase in [
            "",
            "senior source",
            "skippers",
            "spokesman",
            "spokesman for the family",
            "government spokesman",
            "Tarrow spokesman",
            "spokesman for Mr Tarrow",
            "spokesman for Sir Edmund Tarrow",
            "Edmund Tarrow’s spokesman",
            "chairman of Kestrel Water",
        ] {
            let found = identity(SpeakerKind::Description, phrase);
            assert_eq!(found, Identity::Story, "{phrase:?}");
        }
    }
}
