//! Whether a story can match at all, asked before its quotes are found.
//!
//! Finding quotes is nearly all the work of a listing, and most stories don't have what is asked for. What headline, source,
//! date and text decide is decided; what only quotes decide is held to be true, but for words and names, which must come
//! from somewhere:
//!
//! - the words of a quote stand in the text;
//! - a speaker's name is a stretch of the headline or the text, its blanks made single, with an honour before it that may
//!   stand elsewhere. A fuzzy term that a name matches is therefore matched by that stretch, and scores there what it
//!   scores in the name. So a text in which no stretch scores so much has no such name. Considered and not kept by names:
//!   that they begin with capitals or have no commas.
//!
//! So a no is certain, as far as the names go that the story itself prints. A speaker of a library may go by a fuller name
//! that another story prints: who asks about names must ask of those stories too.

use std::borrow::Cow;

use memchr::memmem::{self, Finder};

use super::judge::held;
use super::memo::in_facts;
use super::needle::Needle;
use super::plan::{Plan, Term, Test};
use super::rank::Mark;
use super::score::{Scorer, Scratch};
use crate::fold::{Case, fold, fold_into};
use crate::query::{Field, Query};
use crate::quote::HONOURS;
use crate::story::Story;

/// What a letter may score more with its case kept.
const MOST_OF_CASE: i64 = 6;

/// A query, ready to refuse stories of which only the text is known.
#[derive(Clone, Debug)]
pub struct Sieve {
    plan: Plan,
    /// By needle.
    asked: Vec<Asked>,
    page: Page,
}

/// What a needle asks of text and names, whatever its case.
#[derive(Clone, Debug)]
struct Asked {
    /// The words, with single blanks.
    words: Finder<'static>,
    name: NamePart,
}

/// What a speaker's name must have.
#[derive(Clone, Debug, Default)]
enum NamePart {
    /// Nothing that could be told.
    #[default]
    Untold,
    /// A stretch that scores so much, unless one of the honours stands somewhere, which may have the first letter.
    Scored(Box<Scorer>, Vec<&'static str>),
    /// These words.
    Words(String),
}

/// What is folded of the story at hand, with buffers to be used again.
#[derive(Clone, Debug, Default)]
struct Page {
    /// Headline and text, once they were needed.
    words: String,
    is_filled: bool,
    scratch: Scratch,
}

impl Sieve {
    /// A sieve for what may match `query`.
    pub fn new(query: &Query) -> Self {
        let plan = Plan::new(query);
        let terms = plan.clauses.iter().flat_map(|clause| &clause.terms);
        let mut asked: Vec<(usize, Asked)> = terms
            .filter_map(|term| match &term.test {
                Test::Words(_, needle) => Some((needle.id, Asked::of(needle))),
                _ => None,
            })
            .collect();
        asked.sort_by_key(|(id, _)| *id);
        Self {
            asked: asked.into_iter().map(|(_, asked)| asked).collect(),
            plan,
            page: Page::default(),
        }
    }

    /// Whether the story, or a quote of it, may match when its quotes are found: false is certain.
    pub fn lets_through(&mut self, story: &Story) -> bool {
        self.page.is_filled = false;
        let Self { plan, asked, page } = self;
        (plan.clauses.iter()).all(|clause| {
            let mut terms = clause.terms.iter();
            terms.any(|term| may_hold(story, term, asked, page))
        })
    }
}

fn may_hold(story: &Story, term: &Term, asked: &[Asked], page: &mut Page) -> bool {
    match &term.test {
        test @ (Test::After(_) | Test::Before(_) | Test::Words(Field::Source, _)) => {
            held(term, in_facts(story, test)).is_some()
        }
        Test::Words(Field::Title, needle) => {
            let mark = page.has_headline(story, needle).then_some(Mark::HELD);
            held(term, mark).is_some()
        }
        _ if term.negated => true,
        Test::Kind(_) => true,
        Test::Words(Field::Quote | Field::Text, needle) => {
            asked[needle.id].may_be_in_text(story, needle, page)
        }
        Test::Words(Field::Speaker, needle) => asked[needle.id].name.may_be_in(story, page),
        Test::Words(Field::Any, needle) => {
            let asked = &asked[needle.id];
            asked.may_be_in_text(story, needle, page)
                || page.has_headline(story, needle)
                || asked.name.may_be_in(story, page)
        }
    }
}

impl Asked {
    fn of(needle: &Needle) -> Self {
        let words = single_blanks(&fold(needle.text(), Case::Ignored)).into_owned();
        Self {
            words: Finder::new(&words).into_owned(),
            name: NamePart::of(needle),
        }
    }

    fn may_be_in_text(&self, story: &Story, needle: &Needle, page: &mut Page) -> bool {
        needle.may_be_in_raw(story.text())
            && self.words.find(page.words(story).as_bytes()).is_some()
    }
}

impl NamePart {
    fn of(needle: &Needle) -> Self {
        let text = fold(needle.text(), Case::Ignored);
        if !needle.is_fuzzy() {
            return Self::Words(without_honour(&text).to_owned());
        }
        let letters = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
        let unsure = match needle.case {
            Case::Ignored => 0,
            Case::Kept => letters.saturating_mul(MOST_OF_CASE),
        };
        let least = i32::try_from(needle.least().saturating_sub(unsure)).ok();
        let Some(scorer) = least.and_then(|least| Scorer::new(&text, least)) else {
            return Self::Untold;
        };
        let first = text.chars().next().unwrap_or_default();
        let honours = HONOURS.split(' ').filter(|honour| honour.contains(first));
        Self::Scored(Box::new(scorer.of_stretches()), honours.collect())
    }

    /// Whether the story may have a speaker with such a name.
    fn may_be_in(&self, story: &Story, page: &mut Page) -> bool {
        match self {
            Self::Untold => true,
            Self::Words(words) => page.words(story).contains(words),
            Self::Scored(scorer, honours) => {
                page.fill(story);
                scorer.score(&page.words, &mut page.scratch).is_some()
                    || honours.iter().any(|honour| has_word(&page.words, honour))
            }
        }
    }
}

/// Whether a word stands in a folded text by itself.
fn has_word(text: &str, word: &str) -> bool {
    let text = text.as_bytes();
    let apart = |at: Option<usize>| {
        let byte = at.and_then(|at| text.get(at));
        byte.is_none_or(|byte| !byte.is_ascii_alphanumeric())
    };
    let mut places = memmem::find_iter(text, word);
    places.any(|at| apart(at.checked_sub(1)) && apart(Some(at + word.len())))
}

/// The words without their first, if that may be an honour or the end of one.
fn without_honour(words: &str) -> &str {
    match words.split_once(' ') {
        Some((first, rest)) if HONOURS.split(' ').any(|honour| honour.ends_with(first)) => rest,
        _ => words,
    }
}

impl Page {
    fn has_headline(&mut self, story: &Story, needle: &Needle) -> bool {
        let headline = fold(story.headline(), needle.case);
        needle.score(&headline, &mut self.scratch).is_some()
    }

    /// Headline and text, folded, with single blanks as names have them.
    fn words(&mut self, story: &Story) -> &str {
        self.fill(story);
        &self.words
    }

    fn fill(&mut self, story: &Story) {
        if self.is_filled {
            return;
        }
        self.is_filled = true;
        self.words.clear();
        fold_into(story.headline(), Case::Ignored, &mut self.words);
        self.words.push(' ');
        fold_into(story.text(), Case::Ignored, &mut self.words);
        if let Cow::Owned(words) = single_blanks(&self.words) {
            self.words = words;
        }
    }
}

/// The words with one blank where they have several.
fn single_blanks(words: &str) -> Cow<'_, str> {
    if memmem::find(words.as_bytes(), b"  ").is_none() {
        return Cow::Borrowed(words);
    }
    let mut single = String::with_capacity(words.len());
    for part in words.split_inclusive(' ') {
        if part != " " || !single.ends_with(' ') {
            single.push_str(part);
        }
    }
    Cow::Owned(single)
}
