//! quotidian: who said what, in a pile of news stories.
//!
//! Data goes one way, and the modules are its stations:
//!
//! ```text
//! bytes ─load→ text ─format→ Story ─quote→ Quotes+Speakers ─library→ Library ─search→ hits ─app→ state ─ui→ cells
//! ```
//!
//! The import rule (an arrow means "may import"), held by a test:
//!
//! ```text
//! story → nothing          format, quote → story         library → story, quote
//! query → nothing          search → library, query, story, quote
//! load → format, story     report → library, search, query, safe, story, quote
//! app → library, search, query, load's errors as text    keys → app, crossterm
//! ui → app, library, safe, search, ratatui                run → app, keys, ui, terminal, load
//! cli → load, quote, report (for their names)             main → cli, load, quote, library, query, report, run, safe
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
//! | mention | the words in the text that name the speaker: Mr Cleverly, she, the minister |
//! | speaker | who it is: one canonical name for all mentions, with a role where the story gives one |
//! | library | all loaded stories, with their quotes and speakers |

pub mod app;
pub mod cli;
pub mod format;
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
