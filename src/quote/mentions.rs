//! Stage three: the words that could name a speaker.
//!
//! One walk over the tokens finds names with what stands before them (Transport Secretary Rosalind Akehurst), pronouns,
//! phrases with a determiner or owner (the minister, his brother, fishermen’s leaders) and bare nouns for people
//! (prosecutors). A second walk ties appositions together (the signaller, Ann Lee). Phrases are cut by word classes
//! alone; where a phrase ends a word late or early, the mention still covers its head, which is what counts.

use super::lexicon::Word;
use super::tokens::{Shape, Token, Tokens};

mod apposition;
mod bare;
mod phrase;

use phrase::Phrase;

/// What sort of words name the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MentionKind {
    /// A person's name, or a name of which nothing more is known.
    Name,
    /// An organisation's name.
    Organisation,
    /// He, she, they, it.
    Pronoun,
    /// Who, behind the words that it stands for.
    Relative,
    /// The minister, his brother, one investor, prosecutors.
    Nominal,
}

/// Words that could name a speaker. Positions are indices of tokens, ends exclusive.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// First token: titles and roles before a name are included, a determiner too.
    pub(super) first: usize,
    /// First token of the name proper, or of the phrase behind its determiner or owner.
    pub(super) core: usize,
    /// End of the mention.
    pub(super) end: usize,
    /// End of what belongs to it: of the committee, (R-Ohio).
    pub(super) reach: usize,
    /// What sort it is.
    pub(super) kind: MentionKind,
    /// The classes of its head; of a name, those of its title or role and of its first word.
    pub(super) word: Word,
    /// Whether a genitive follows: Tarrow’s.
    pub(super) genitive: bool,
    /// Whether it describes another mention beside it, by index.
    pub(super) describes: Option<usize>,
    /// The role that is told beside the name.
    pub(super) role: Option<(usize, usize)>,
    /// Whether several are meant.
    pub(super) plural: bool,
}

/// Everything in `tokens` that could name a speaker, in the order of the text.
pub(super) fn mentions(tokens: &Tokens) -> Vec<Mention> {
    let mut out = Vec::with_capacity(tokens.all.len() / 6);
    for paragraph in 0..tokens.paragraph_count() {
        let range = tokens.paragraph(paragraph);
        let mut at = behind_dateline(&tokens.all[range.clone()]) + range.start;
        while at < range.end {
            at = Finder {
                all: &tokens.all,
                limit: range.end,
                out: &mut out,
            }
            .step(at);
        }
    }
    apposition::tie(tokens, &mut out);
    out
}

/// How many tokens a dateline takes: HUNTER MESA — A probe …; PORT EWEN (AP) — The …
fn behind_dateline(all: &[Token]) -> usize {
    const LONGEST: usize = 9;
    let place = all.iter().take_while(|t| t.shape == Shape::Upper).count();
    if place == 0 {
        return 0;
    }
    let dash = all.iter().take(LONGEST).position(|t| t.is_mark(b'-'));
    dash.map_or(0, |dash| dash + 1)
}

/// What a word in lower case must be if a mention begins with it; most are not.
const BEGINS: Word = Word::WHO
    .or(Word::SUBJECT)
    .or(Word::OWNER)
    .or(Word::FIRST)
    .or(Word::DETERMINER)
    .or(Word::SOMEBODY)
    .or(Word::MODIFIER)
    .or(Word::BELONGING)
    .or(Word::PLURAL);

struct Finder<'a> {
    all: &'a [Token],
    limit: usize,
    out: &'a mut Vec<Mention>,
}

impl Finder<'_> {
    /// Looks for a mention that begins at `at`; returns where to look next.
    fn step(&mut self, at: usize) -> usize {
        let token = &self.all[at];
        if !token.is_word() || token.shape == Shape::Lower && !token.is(BEGINS) {
            return at + 1;
        }
        if token.is(Word::WHO) {
            return self.word(at, MentionKind::Relative);
        }
        if token.is(Word::SUBJECT) {
            return self.word(at, MentionKind::Pronoun);
        }
        if token.is(Word::OWNER)
            && token.is(Word::HE.or(Word::SHE).or(Word::THEY).or(Word::IT))
            && self.all[at + 1..self.limit.min(at + 3)]
                .iter()
                .any(|next| next.is(Word::CUE_NOUN))
        {
            return self.word(at, MentionKind::Pronoun); // in her words, her latest claim
        }
        if token.is(Word::FIRST) && self.reports(at + 1) {
            return self.word(at, MentionKind::Pronoun); // I asked
        }
        let opened = usize::from(token.is(Word::DETERMINER.or(Word::OWNER)));
        let phrase = if opened == 0 && !self.may_begin(at) {
            None
        } else {
            phrase::parse(self.all, at, at + opened, self.limit)
        };
        match phrase {
            Some(phrase) => self.take(at, &phrase),
            None => self.bare(at),
        }
    }

    /// Words that are taken for somebody only because a verb that reports stands beside them: *One of them* wrote, *Council*
    /// says, *21 percent* said, added *another*.
    fn bare(&mut self, at: usize) -> usize {
        match bare::beside_verb(self.all, at, self.limit) {
            Some(phrase) => {
                self.push(at, &phrase, false);
                phrase.end
            }
            None => at + 1,
        }
    }

    /// Whether the word at `at`, or the one behind an adverb there, reports.
    fn reports(&self, at: usize) -> bool {
        let ahead = &self.all[at.min(self.limit)..self.limit.min(at + 2)];
        let verb = ahead
            .iter()
            .find(|t| !t.is(Word::ADVERB.or(Word::AUXILIARY)));
        verb.is_some_and(|t| t.shape == Shape::Lower && t.is(Word::SPEECH.or(Word::THOUGHT)))
    }

    /// Whether a phrase without a determiner may begin here.
    fn may_begin(&self, at: usize) -> bool {
        let token = &self.all[at];
        if token.is(Word::GLUE.or(Word::DATE)) && !phrase::is_given(self.all, at)
            || token.shape == Shape::Number
        {
            return false;
        }
        if token.is_capital() {
            return !phrase::is_mere_opening(self.all, at);
        }
        let head = token.is(Word::SOMEBODY);
        let verb = token.is(Word::REPORTING.or(Word::VERB)) && !head;
        (head || token.is(Word::MODIFIER.or(Word::BELONGING))) && !verb
            || phrase::is_bare_plural(self.all, at)
    }

    fn word(&mut self, at: usize, kind: MentionKind) -> usize {
        let word = self.all[at].word;
        self.out.push(Mention {
            first: at,
            core: at,
            end: at + 1,
            reach: at + 1,
            kind,
            word,
            genitive: false,
            describes: None,
            role: None,
            plural: word.is(Word::THEY),
        });
        at + 1
    }

    /// Takes in a phrase, and what it owns if a genitive follows: Carter’s press secretary.
    fn take(&mut self, first: usize, phrase: &Phrase) -> usize {
        let end = phrase.end;
        let genitive = self
            .all
            .get(end)
            .is_some_and(|t| end < self.limit && t.shape == Shape::Genitive);
        self.push(first, phrase, genitive);
        if !genitive {
            return end;
        }
        match phrase::parse(self.all, first, end + 1, self.limit) {
            Some(owned) => self.take(first, &owned),
            None => end + 1,
        }
    }

    fn push(&mut self, first: usize, phrase: &Phrase, genitive: bool) {
        let reach = if genitive {
            phrase.end
        } else {
            phrase::reach(self.all, phrase, self.limit)
        };
        let role = match phrase.kind {
            MentionKind::Name if phrase.role.0 < phrase.role.1 => Some(phrase.role),
            _ => None,
        };
        self.out.push(Mention {
            first: if phrase.kind == MentionKind::Name && phrase.role.0 < phrase.role.1 {
                phrase.role.0
            } else {
                first
            },
            core: phrase.core,
            end: phrase.end,
            reach,
            kind: phrase.kind,
            word: phrase.word,
            genitive,
            describes: None,
            role,
            plural: phrase.plural,
        });
    }
}
