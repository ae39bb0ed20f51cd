//! What has to do with quotes that match: stories that name the same people or print the same words.
//!
//! Both show in the words of a story, so they are looked for there. A bond is some words all of which a story must have; one
//! search finds the longest of every bond at once, and only where that stands are the others looked for.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;
use memchr::memmem;

use crate::fold::{Case, fold_into};
use crate::story::Story;

/// With more bonds than this nearly every story is one's, and it is quicker to look at all.
const MOST: usize = 2_000;

/// Bonds to look for in stories.
#[derive(Debug, Default)]
pub(super) struct Kin {
    /// The words of each, the longest first.
    bonds: Vec<Vec<String>>,
    /// Finds the longest words of all bonds; none if there are too many, or one without words.
    finder: Option<AhoCorasick>,
}

impl Kin {
    /// The kin by these bonds, each the folded words that a story must have.
    pub(super) fn new(bonds: impl Iterator<Item = Vec<String>>) -> Self {
        let mut all = BTreeSet::new();
        for mut bond in bonds {
            bond.sort_unstable_by(|one, other| (other.len(), other).cmp(&(one.len(), one)));
            all.insert(bond);
            if all.len() > MOST {
                break;
            }
        }
        let bonds: Vec<Vec<String>> = all.into_iter().collect();
        let longest: Option<Vec<&String>> = bonds.iter().map(|bond| bond.first()).collect();
        let longest = longest.filter(|words| words.len() <= MOST);
        Self {
            finder: longest.and_then(|words| AhoCorasick::new(words).ok()),
            bonds,
        }
    }

    /// Whether there is nobody.
    pub(super) fn is_empty(&self) -> bool {
        self.bonds.is_empty()
    }

    /// Whether a story may be kin; never no if it is. `folded` is room to work in.
    pub(super) fn may_be_in(&self, story: &Story, folded: &mut String) -> bool {
        let Some(finder) = &self.finder else {
            return true;
        };
        folded.clear();
        let metadata = &story.metadata;
        let names = metadata.title.iter().chain(&metadata.byline);
        for part in names.chain(&metadata.standfirst) {
            fold_into(part, Case::Ignored, folded);
            folded.push('\n');
        }
        fold_into(story.text(), Case::Ignored, folded);
        let has = |word: &String| memmem::find(folded.as_bytes(), word.as_bytes()).is_some();
        let mut found = finder.find_overlapping_iter(folded.as_str());
        found.any(|at| self.bonds[at.pattern().as_usize()].iter().skip(1).all(has))
    }
}

#[cfg(test)]
mod tests {
    use super::{Kin, MOST};
    use crate::story::{Metadata, Origin, Story};

    fn story(title: &str, text: &str) -> Story {
        let metadata = Metadata {
            title: Some(title.to_owned()),
            ..Metadata::default()
        };
        Story::new(
            "a".to_owned(),
            Origin::File("a".into()),
            metadata,
            text.to_owned(),
        )
    }

    fn kin(bonds: &[&str]) -> Kin {
        Kin::new(
            bonds
                .iter()
                .map(|bond| bond.split(' ').map(str::to_owned).collect()),
        )
    }

    #[test]
    fn a_bond_wants_all_of_its_words_in_any_order_and_spelling() {
        let kin = kin(&["lee harbour", "oneill", "o'neill"]);
        let cases = [
            ("Harbour", "Ann LEE spoke.", true),
            ("Harbours", "by leeway", true),
            ("Harbour", "Nobody spoke.", false),
            ("Nuala O’Neill", "", true),
            ("", "", false),
        ];
        for (title, text, expected) in cases {
            let found = kin.may_be_in(&story(title, text), &mut String::from("lee harbour"));
            assert_eq!(found, expected, "{title} {text}");
        }
    }

    #[test]
    fn too_many_bonds_lead_to_everybody() {
        let words: Vec<String> = (0..=MOST).map(|number| format!("word{number}")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        assert!(kin(&words).may_be_in(&story("", "none of them"), &mut String::new()));
        assert!(!kin(&words[1..]).may_be_in(&story("", "none of them"), &mut String::new()));
        assert!(kin(&[]).is_empty());
        assert!(Kin::new([Vec::new()].into_iter()).may_be_in(&story("", ""), &mut String::new()));
    }
}
