//! Text for a terminal: coloured, wrapped to its width, quotes under the headline of their story.
//!
//! Colours are always written; whoever opens the stream takes them out where they are not wanted.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use textwrap::{Options, WrapAlgorithm};

use super::Output;
use super::phrases::{headline, no_speaker, one_line, published, speaker};
use super::record::{self, QuoteRecord, SpeakerRecord, StoryRecord, folded};
use crate::library::Entry;
use crate::quote::QuoteKind;
use crate::wording::{counted, thousands};

const HEADLINE: Style = Style::new().bold();
const SPEAKER: Style = AnsiColor::Cyan.on_default();
const ASIDE: Style = Style::new().dimmed();
const PLAIN: Style = Style::new();

/// Narrower than this, words are cut rather than squeezed.
const MIN_WIDTH: usize = 20;

/// Rows as something to read.
pub(super) struct Page<'a> {
    out: &'a mut dyn Write,
    width: usize,
    begun: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(out: &'a mut dyn Write, width: usize) -> Self {
        Self {
            out,
            width: width.max(MIN_WIDTH),
            begun: false,
        }
    }

    /// A blank line between two stories.
    fn separate(&mut self) -> io::Result<()> {
        if self.begun {
            writeln!(self.out)?;
        }
        self.begun = true;
        Ok(())
    }

    /// Safe text, wrapped; each line is styled by itself, so that a pager may begin anywhere.
    fn wrapped(&mut self, style: Style, indent: &str, text: &str) -> io::Result<()> {
        // The optimal fit weighs a whole paragraph at once and may look different from line to line; first fit is the
        // plain way and the fast one.
        let options = Options::new(self.width)
            .wrap_algorithm(WrapAlgorithm::FirstFit)
            .initial_indent(indent)
            .subsequent_indent(indent);
        for line in textwrap::wrap(text, options) {
            writeln!(self.out, "{style}{line}{style:#}")?;
        }
        Ok(())
    }

    fn quote(&mut self, record: &QuoteRecord<'_>) -> io::Result<()> {
        let name = speaker(&record.quote, record.speaker);
        let name = name.as_deref().unwrap_or(no_speaker(&record.quote));
        write!(self.out, "  {SPEAKER}{name}{SPEAKER:#}")?;
        if let Some(role) = record.role {
            write!(self.out, " ({})", one_line(role))?;
        }
        write!(self.out, "{ASIDE}")?;
        if record.quote.kind != QuoteKind::Direct {
            write!(self.out, " · {}", record.kind)?;
        }
        if record.quote.duplicate_of.is_some() {
            write!(self.out, " · repeated")?;
        } else if record.reprint_of.is_some() {
            write!(self.out, " · reprint")?;
        }
        writeln!(self.out, " · ¶{}{ASIDE:#}", record.paragraph)?;
        for paragraph in record.text.split("\n\n") {
            self.wrapped(PLAIN, "    ", &one_line(paragraph))?;
        }
        match &record.why {
            Some(why) => self.wrapped(ASIDE, "      ", &format!("why: {}", one_line(why))),
            None => Ok(()),
        }
    }
}

impl Output for Page<'_> {
    fn story(&mut self, story: &StoryRecord<'_>) -> io::Result<()> {
        self.separate()?;
        self.wrapped(HEADLINE, "", &headline(story.headline))?;
        let mut aside = published(story.story);
        aside.push(counted(story.quotes, "quote", "quotes"));
        aside.push(counted(story.speakers.len(), "speaker", "speakers"));
        aside.push(one_line(&story.origin));
        self.wrapped(ASIDE, "  ", &aside.join(" · "))
    }

    fn quotes(&mut self, entry: &Entry, quotes: &[QuoteRecord<'_>]) -> io::Result<()> {
        self.separate()?;
        self.wrapped(HEADLINE, "", &headline(record::headline(&entry.story)))?;
        let mut aside = published(&entry.story);
        aside.push(one_line(entry.story.origin.path()));
        self.wrapped(ASIDE, "", &aside.join(" · "))?;
        folded(quotes).try_for_each(|record| self.quote(record))
    }

    fn speaker(&mut self, speaker: &SpeakerRecord<'_>) -> io::Result<()> {
        if !self.begun {
            self.begun = true;
            writeln!(
                self.out,
                "{ASIDE}quotes  stories    words  speaker{ASIDE:#}"
            )?;
        }
        let [quotes, stories, words] = [speaker.quotes, speaker.stories, speaker.words]
            .map(|number| thousands(number as usize));
        write!(
            self.out,
            "{quotes:>6}  {stories:>7}  {words:>7}  {SPEAKER}{}{SPEAKER:#}",
            one_line(speaker.speaker)
        )?;
        if let Some(role) = speaker.role {
            write!(self.out, " ({})", one_line(role))?;
        }
        if !speaker.aliases.is_empty() {
            let aliases = one_line(&speaker.aliases.join(", "));
            write!(self.out, "{ASIDE}, also {aliases}{ASIDE:#}")?;
        }
        writeln!(self.out)
    }
}
