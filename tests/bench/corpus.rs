//! A pile of news of any size, invented and always the same.
//!
//! Every story is made from its number alone, so a corpus of any size streams without growing and any part of it can be
//! made again. What it says is nonsense; what it is made of is as in papers, for that is what work depends on: headlines
//! of 60 to 110 letters, some 4 KB of body in 20 to 25 paragraphs, half of them with a quote, in the marks of the paper;
//! speakers that come back in other stories and are named in full, by title, by surname, by pronoun; frequent words and
//! rare ones; statements that several papers print in the same words.
//!
//! Considered: real texts, which would have to be licensed and kept; one vocabulary drawn evenly, as a benchmark would
//! have it, with which every filter matches everything or nothing.

#![allow(
    dead_code,
    unused_imports,
    reason = "each program that includes this uses a part of it"
)]

mod chance;
mod people;
mod story;
mod words;

use std::io::{self, Write};

pub(crate) use chance::Chance;
pub(crate) use story::{Invented, headline};
pub(crate) use words::{clause, sentence};

/// How much is gathered before it is written.
const CHUNK: usize = 1 << 20;

/// Writes the stories 0 to `count` as NDJSON.
pub(crate) fn write_stories(count: u64, to: &mut impl Write) -> io::Result<()> {
    write_lines(count, to, |number, out| {
        Invented::new(number).push_json(out);
    })
}

/// Writes the headlines 0 to `count` as NDJSON: stories without a body.
pub(crate) fn write_headlines(count: u64, to: &mut impl Write) -> io::Result<()> {
    let mut title = String::new();
    write_lines(count, to, |number, out| {
        title.clear();
        headline(number, &mut title);
        out.push_str("{\"title\":");
        story::push_json_string(&title, out);
        out.push('}');
    })
}

fn write_lines(
    count: u64,
    to: &mut impl Write,
    mut push: impl FnMut(u64, &mut String),
) -> io::Result<()> {
    let mut chunk = String::with_capacity(2 * CHUNK);
    for number in 0..count {
        push(number, &mut chunk);
        chunk.push('\n');
        if chunk.len() >= CHUNK {
            to.write_all(chunk.as_bytes())?;
            chunk.clear();
        }
    }
    to.write_all(chunk.as_bytes())
}
