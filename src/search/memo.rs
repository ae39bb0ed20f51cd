//! What the words and facts of one story answer to one test, with what was found out so far: each part is folded and each
//! headline, name and paragraph asked once.

use std::ops::Range;

use super::needle::Needle;
use super::plan::Test;
use super::rank::{Mark, Tier};
use super::score::Scratch;
use super::sheet::Sheet;
use crate::fold::fold;
use crate::library::{Appearance, Entry, Library};
use crate::query::Field;
use crate::story::Story;

/// In which list a quote is a row, which decides what of its surroundings a bare term is compared with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    /// Quotes: headline, speaker, words and paragraph.
    Quotes,
    /// Speakers: their name and their words; a headline would let in everybody who speaks under it.
    Speakers,
}

/// A story in its library.
#[derive(Clone, Copy)]
pub(super) struct Subject<'l> {
    pub(super) library: &'l Library,
    pub(super) entry: &'l Entry,
}

/// What is known of a needle and a short text.
#[derive(Clone, Copy, Debug, Default)]
enum Answer {
    #[default]
    Unasked,
    No,
    Score(i64),
}

impl Answer {
    /// The score, by asking if need be.
    fn or_ask(&mut self, ask: impl FnOnce() -> Option<i64>) -> Option<i64> {
        if let Self::Unasked = self {
            *self = ask().map_or(Self::No, Self::Score);
        }
        match self {
            Self::Score(score) => Some(*score),
            Self::Unasked | Self::No => None,
        }
    }
}

/// What is known while a plan is asked.
#[derive(Debug, Default)]
pub(super) struct Memo {
    scratch: Scratch,
    /// The story at hand, folded with case ignored and kept.
    sheets: [Sheet; 2],
    /// By needle: the headline of the story at hand.
    headlines: Vec<Answer>,
    /// By needle: whether the text of the story at hand may have it.
    texts: Vec<Option<bool>>,
    /// By needle and speaker of the library: the name.
    names: Vec<Vec<Answer>>,
    /// By needle: the paragraphs asked last, and whether they have it. Many quotes may stand in one long paragraph, and
    /// they come one after the other.
    around: Vec<(Range<usize>, bool)>,
}

impl Memo {
    /// A memo for so many needles.
    pub(super) fn new(needles: usize) -> Self {
        Self {
            headlines: vec![Answer::Unasked; needles],
            texts: vec![None; needles],
            names: vec![Vec::new(); needles],
            around: vec![(0..0, false); needles],
            ..Self::default()
        }
    }

    /// Makes room for answers about the speakers of `library`.
    pub(super) fn remember_speakers(&mut self, library: &Library) {
        for names in &mut self.names {
            names.resize(library.speakers().len(), Answer::Unasked);
        }
    }

    /// Forgets the story at hand.
    pub(super) fn turn(&mut self) {
        self.sheets.iter_mut().for_each(Sheet::turn);
        self.headlines.fill(Answer::Unasked);
        self.texts.fill(None);
        self.around.fill((0..0, false));
    }

    /// Whether anything of the story holds it.
    pub(super) fn in_story(&mut self, subject: Subject<'_>, test: &Test) -> Option<Mark> {
        let Subject { library, entry } = subject;
        match test {
            Test::Words(Field::Any, needle) => self
                .headline(entry, needle)
                .or_else(|| {
                    let speakers = entry.speakers.iter();
                    speakers
                        .filter_map(|&speaker| self.name(library, needle, speaker))
                        .min()
                })
                .or_else(|| self.in_prose(entry, needle)),
            Test::Words(Field::Text, needle) => {
                if !self.may_be_in_text(entry, needle) {
                    return None;
                }
                let page = self.sheet(needle).text(entry, needle.case);
                needle.is_in(page.whole()).then_some(Mark::at(Tier::Text))
            }
            test if test.is_of_quotes() => {
                (0..entry.quotes.len()).find_map(|quote| self.in_quote(subject, test, quote))
            }
            test => self.in_metadata(entry, test),
        }
    }

    /// Whether headline, source or date hold it.
    fn in_metadata(&mut self, entry: &Entry, test: &Test) -> Option<Mark> {
        match test {
            Test::Words(Field::Title, needle) => self.headline(entry, needle),
            test => in_facts(&entry.story, test),
        }
    }

    /// Whether the quote itself holds it.
    pub(super) fn in_quote(
        &mut self,
        subject: Subject<'_>,
        test: &Test,
        quote: usize,
    ) -> Option<Mark> {
        let Subject { library, entry } = subject;
        let found = entry.quotes.get(quote)?;
        match test {
            Test::Words(Field::Speaker, needle) => {
                self.name(library, needle, entry.appearance(&found)?)
            }
            Test::Words(Field::Quote, needle) => {
                if !self.may_be_in_text(entry, needle) {
                    return None;
                }
                let words = self.sheet(needle).words(entry, needle.case);
                needle
                    .is_in(words.groups(quote..quote + 1))
                    .then_some(Mark::at(Tier::Quote))
            }
            Test::Kind(kinds) => kinds.contains(&found.kind).then_some(Mark::HELD),
            Test::Words(..) | Test::After(_) | Test::Before(_) => None,
        }
    }

    /// Whether a quote as a row of `list` holds it.
    pub(super) fn in_row(
        &mut self,
        subject: Subject<'_>,
        test: &Test,
        quote: usize,
        list: List,
    ) -> Option<Mark> {
        let Subject { library, entry } = subject;
        match test {
            Test::Words(Field::Any, needle) => {
                let surroundings = list == List::Quotes;
                let found = entry.quotes.get(quote)?;
                let headline = surroundings.then(|| self.headline(entry, needle)).flatten();
                headline
                    .or_else(|| self.name(library, needle, entry.appearance(&found)?))
                    .or_else(|| {
                        if !self.may_be_in_text(entry, needle) {
                            return None;
                        }
                        let words = self.sheet(needle).words(entry, needle.case);
                        let words = words.groups(quote..quote + 1);
                        needle.is_in(words).then_some(Mark::at(Tier::Quote))
                    })
                    .or_else(|| surroundings.then(|| self.around(entry, needle, quote))?)
            }
            Test::Words(Field::Text, needle) => self.around(entry, needle, quote),
            test if test.is_of_quotes() => self.in_quote(subject, test, quote),
            test => self.in_metadata(entry, test),
        }
    }

    /// Whether the paragraphs hold it over which the quote runs.
    fn around(&mut self, entry: &Entry, needle: &Needle, quote: usize) -> Option<Mark> {
        if !self.may_be_in_text(entry, needle) {
            return None;
        }
        let found = entry.quotes.get(quote)?;
        let first = found.paragraph as usize;
        let last = found.spans.last();
        let last = last.and_then(|span| entry.story.paragraph_at(span.start as usize));
        let paragraphs = first..last.unwrap_or(first).max(first) + 1;
        if self.around[needle.id].0 != paragraphs {
            let text = self.sheet(needle).text(entry, needle.case);
            let found = needle.is_in(text.groups(paragraphs.clone()));
            self.around[needle.id] = (paragraphs, found);
        }
        self.around[needle.id].1.then_some(Mark::at(Tier::Text))
    }

    /// Whether a quote or else a paragraph of the story holds it. The words of quotes stand in paragraphs, so most stories
    /// are done with after one look.
    fn in_prose(&mut self, entry: &Entry, needle: &Needle) -> Option<Mark> {
        if !self.may_be_in_text(entry, needle) {
            return None;
        }
        let words = self.sheet(needle).words(entry, needle.case);
        if needle.is_in(words.whole()) {
            return Some(Mark::at(Tier::Quote));
        }
        let in_text = needle.is_surely_in_raw(entry.story.text()) || {
            let text = self.sheet(needle).text(entry, needle.case);
            needle.is_in(text.whole())
        };
        in_text.then_some(Mark::at(Tier::Text))
    }

    /// Whether the text of the story may have the words anywhere, asked before it is folded.
    fn may_be_in_text(&mut self, entry: &Entry, needle: &Needle) -> bool {
        let known = &mut self.texts[needle.id];
        *known.get_or_insert_with(|| needle.may_be_in_raw(entry.story.text()))
    }

    fn headline(&mut self, entry: &Entry, needle: &Needle) -> Option<Mark> {
        let headline = self.sheets[needle.case as usize].headline(entry, needle.case);
        let score =
            self.headlines[needle.id].or_ask(|| needle.score(headline, &mut self.scratch))?;
        Some(Mark::scored(Tier::Headline, score))
    }

    /// Whether the speaker's name in the library holds it, or else the one that the story prints. What other stories print
    /// is not asked: they may not be loaded yet, and what was found would have to be found again.
    fn name(&mut self, library: &Library, needle: &Needle, appearance: Appearance) -> Option<Mark> {
        let id = appearance.speaker as usize;
        let speaker = library.speakers().get(id)?;
        let scratch = &mut self.scratch;
        let mut ask = |name: &str| needle.score(&fold(name, needle.case), scratch);
        let name = &speaker.speaker.name;
        let score = match self.names[needle.id].get_mut(id) {
            Some(answer) => answer.or_ask(|| ask(name)),
            None => ask(name),
        };
        let alias = || {
            appearance
                .is_alias()
                .then(|| ask(speaker.name_in(appearance)))?
        };
        Some(Mark::scored(Tier::Speaker, score.or_else(alias)?))
    }

    fn sheet(&mut self, needle: &Needle) -> &mut Sheet {
        &mut self.sheets[needle.case as usize]
    }
}

/// Whether source or date of a story hold it.
pub(super) fn in_facts(story: &Story, test: &Test) -> Option<Mark> {
    let metadata = &story.metadata;
    let held = match test {
        Test::Words(Field::Source, needle) => {
            needle.is_in(&fold(metadata.source.as_deref()?, needle.case))
        }
        Test::After(day) => metadata.date? >= *day,
        Test::Before(day) => metadata.date? < *day,
        Test::Words(..) | Test::Kind(_) => false,
    };
    held.then_some(Mark::HELD)
}
