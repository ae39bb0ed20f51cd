//! The rows for a document: quotes as lists under their story's headline, stories as a list, speakers as a table.
//!
//! Story text is made safe, put on one line and escaped, so that it can't become markup.

use std::io::{self, Write};

use super::Output;
use super::phrases::{headline, one_line, published, quoted, speaker};
use super::record::{self, QuoteRecord, SpeakerRecord, StoryRecord, folded};
use crate::library::Entry;
use crate::quote::QuoteKind;
use crate::wording::counted;

/// Rows as Markdown.
pub(super) struct Markdown<'a> {
    out: &'a mut dyn Write,
    begun: bool,
}

impl<'a> Markdown<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Self { out, begun: false }
    }

    fn quote(&mut self, entry: &Entry, record: &QuoteRecord<'_>) -> io::Result<()> {
        write!(self.out, "- ")?;
        match speaker(&record.quote, record.speaker) {
            Some(name) => write!(self.out, "**{}**", escaped(&name))?,
            None if record.quote.kind == QuoteKind::Scare => {}
            None => write!(self.out, "**?**")?,
        }
        if let Some(role) = record.role {
            write!(self.out, " ({})", escaped(&one_line(role)))?;
        }
        if record.speaker.is_some() || record.quote.kind != QuoteKind::Scare {
            write!(self.out, ": ")?;
        }
        let words = escaped(&quoted(&record.quote, &entry.story));
        let kind = match record.quote.kind {
            QuoteKind::Direct => String::new(),
            other => format!("{}, ", other.name()),
        };
        writeln!(self.out, "{words} ({kind}¶{})", record.paragraph)?;
        match &record.why {
            Some(why) => writeln!(self.out, "  - {}", escaped(&one_line(why))),
            None => Ok(()),
        }
    }
}

impl Output for Markdown<'_> {
    fn story(&mut self, story: &StoryRecord<'_>) -> io::Result<()> {
        let mut aside = published(story.story);
        aside.push(counted(story.quotes, "quote", "quotes"));
        writeln!(
            self.out,
            "- **{}** ({})",
            escaped(&headline(story.headline)),
            escaped(&aside.join(", ")),
        )
    }

    fn quotes(&mut self, entry: &Entry, quotes: &[QuoteRecord<'_>]) -> io::Result<()> {
        if self.begun {
            writeln!(self.out)?;
        }
        self.begun = true;
        let title = headline(record::headline(&entry.story));
        writeln!(self.out, "## {}\n", escaped(&title))?;
        let mut aside: Vec<String> = (published(&entry.story).iter())
            .map(|part| escaped(part))
            .collect();
        aside.extend(entry.story.metadata.url.as_deref().map(link));
        if !aside.is_empty() {
            writeln!(self.out, "*{}*\n", aside.join(", "))?;
        }
        folded(quotes).try_for_each(|record| self.quote(entry, record))
    }

    fn speaker(&mut self, speaker: &SpeakerRecord<'_>) -> io::Result<()> {
        if !self.begun {
            self.begun = true;
            writeln!(self.out, "| Speaker | Role | Quotes | Stories | Words |")?;
            writeln!(self.out, "| --- | --- | ---: | ---: | ---: |")?;
        }
        writeln!(
            self.out,
            "| {} | {} | {} | {} | {} |",
            escaped(&one_line(speaker.speaker)),
            escaped(&speaker.role.map(one_line).unwrap_or_default()),
            speaker.quotes,
            speaker.stories,
            speaker.words,
        )
    }
}

/// A web address as a link, anything else as text.
fn link(url: &str) -> String {
    let web = url.starts_with("https://") || url.starts_with("http://");
    if web
        && url
            .chars()
            .all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>'))
    {
        format!("<{url}>")
    } else {
        escaped(&one_line(url))
    }
}

/// Text on one line with a backslash before whatever Markdown could take for markup inside a line. Marks that count only at
/// the beginning of a line need none, since no text of a story stands there.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' | '$'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
