//! quotidian: who said what, in a pile of news stories.
//!
//! Data goes one way, and the modules are its stations:
//!
//! ```text
//! bytes ─load→ text ─format→ Story ─quote→ Quotes+Speakers ─library→ Library ─search→ hits ─app→ state ─ui→ cells
//! ```
//!
//! The import rule. A test reads it here and holds it: a room may import the rooms at the head of its arrow and no
//! others, and what stands before a backward arrow is for the rooms behind it only.
//!
//! ```text
//! story    → nothing
//! safe     → nothing
//! wording  → nothing
//! fold     → nothing
//! query    → nothing
//! format   → story
//! quote    → story
//! explain  → quote, story
//! load     → format, story
//! library  → fold, quote, story
//! search   → fold, library, query, quote, story
//! gather   → fold, library, load, query, quote, search, story
//! report   → explain, library, query, quote, safe, search, story, wording
//! app      → library, query, quote, safe, search, story
//! keys     → app
//! ui       → app, explain, keys, library, quote, safe, search, story, wording
//! terminal → app, ui
//! run      → app, gather, keys, library, load, safe, story, terminal, ui
//! cli      → load, quote, report
//! main     → cli, gather, library, load, query, report, run, safe
//!
//! std::fs      ← load
//! std::time    ← run
//! jiff::Zoned  ← run
//! ratatui      ← terminal, ui
//! crossterm    ← keys, main, run, terminal
//! clap         ← cli, main, report
//! std::process ← main
//! ```
//!
//! The words of the trade, used the same way in code, documentation and on the screen:
//!
//! | term | meaning |
//! | --- | --- |
//! | story | one article: headline, standfirst, byline, date, source, url, paragraphs |
//! | standfirst | the bullets or summary under the headline |
//! | paragraph | one block of a story's text: headline, standfirst, body, caption, heading |
//! | quote | words reported from someone, as one or more spans of the story's text |
//! | direct, mixed, indirect, scare | the kinds of quote, see [`quote::QuoteKind`] |
//! | cue | the word that reports: said, told, according to |
//! | mention | the words in the text that name the speaker: Mrs Akehurst, she, the minister |
//! | speaker | who it is: one canonical name for all mentions, with a role where the story gives one |
//! | library | all loaded stories, with their quotes and speakers |
//! | alias | another name under which a story prints a speaker of the library |
//! | utterance | what was said once, however often it is printed; counts of a library count utterances |
//! | reprint | a printing of an utterance that is not the first |

pub mod app;
pub mod cli;
pub mod explain;
mod fold;
pub mod format;
pub mod gather;
pub mod keys;
pub mod library;
pub mod load;
pub mod query;
pub mod quote;
pub mod report;
pub mod run;
pub mod safe;
pub mod search;
pub mod story;
pub mod terminal;
pub mod ui;
pub mod wording;
