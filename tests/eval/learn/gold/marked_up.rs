//! A story with its labels set into the text, as the README beside the stories tells.

use anyhow::{Context, Result, anyhow, bail, ensure};
use quotidian::story::{Metadata, Span};

use super::check::check;
use super::{Gold, Label, plain};

/// A label with its number, and that of the quote that it repeats.
pub(super) struct Numbered {
    pub(super) number: u32,
    pub(super) repeats: Option<u32>,
    pub(super) label: Label,
}

/// Reads a story and checks its labels; an error names the file and the line.
pub(super) fn story(path: &str, source: &str) -> Result<Gold> {
    let mut reader = Reader::default();
    let read = reader.read(source);
    let read =
        read.and_then(|()| check(&reader.text, &reader.quotes).map_err(|(at, e)| (at, anyhow!(e))));
    read.map_err(|(at, error)| {
        let line = reader.text[..at].matches('\n').count() + 1;
        anyhow!("{path}:{line}: {error:#}")
    })?;
    Ok(Gold {
        story: plain(path, Metadata::default(), &reader.text),
        quotes: reader.quotes.into_iter().map(|q| q.label).collect(),
        double_only: false,
    })
}

/// What has been read so far.
#[derive(Default)]
struct Reader {
    /// The text without labels.
    text: String,
    open: Vec<Open>,
    quotes: Vec<Numbered>,
    mentions: Vec<(u32, Span)>,
}

/// A bracket that is not closed yet.
struct Open {
    bracket: char,
    /// What stands before the bar.
    head: String,
    /// Where the text behind the bar begins.
    start: usize,
}

/// What is wrong, and where in the text.
type Wrong = (usize, anyhow::Error);

impl Reader {
    fn read(&mut self, source: &str) -> Result<(), Wrong> {
        let mut rest = source;
        while let Some(c) = rest.chars().next() {
            let at = self.text.len();
            rest = &rest[c.len_utf8()..];
            match c {
                '⟦' | '⟨' => {
                    let head = rest
                        .split_once('|')
                        .filter(|(head, _)| !head.contains('\n'));
                    let (head, tail) = head.ok_or_else(|| (at, anyhow!("no | behind {c}")))?;
                    self.open.push(Open {
                        bracket: c,
                        head: head.to_owned(),
                        start: at,
                    });
                    rest = tail;
                }
                '⟧' | '⟩' => self.close(c).map_err(|error| (at, error))?,
                _ => self.text.push(c),
            }
        }
        if let Some(open) = self.open.first() {
            let error = anyhow!("{}{}| is not closed", open.bracket, open.head);
            return Err((open.start, error));
        }
        self.tell_mentions()
    }

    fn close(&mut self, bracket: char) -> Result<()> {
        let open = self.open.pop();
        let Some(open) = open else {
            bail!("{bracket} closes nothing")
        };
        let span = Span::new(open.start, self.text.len());
        match (open.bracket, bracket) {
            ('⟦', '⟧') => self
                .quote(&open.head, span)
                .with_context(|| format!("⟦{}|", open.head)),
            ('⟨', '⟩') => {
                for number in open.head.split(',') {
                    let known = number.trim().parse();
                    let known = known.with_context(|| format!("⟨{}|", open.head))?;
                    self.mentions.push((known, span));
                }
                Ok(())
            }
            _ => bail!("{bracket} closes {}{}|", open.bracket, open.head),
        }
    }

    /// Takes a quote, or the next part of one.
    fn quote(&mut self, head: &str, span: Span) -> Result<()> {
        let mut words = head.splitn(3, ' ');
        let numbers = words.next().unwrap_or_default();
        let (number, repeats) = match numbers.split_once('=') {
            Some((number, repeated)) => (number, Some(repeated.parse()?)),
            None => (numbers, None),
        };
        let number = number.parse()?;
        let known = self.quotes.iter_mut().find(|quote| quote.number == number);
        let (known, kind) = match (known, words.next()) {
            (known, Some(kind)) => (known.is_some(), kind),
            (Some(known), None) => {
                known.label.spans.push(span);
                return Ok(());
            }
            (None, None) => bail!("a quote without kind"),
        };
        ensure!(!known, "a second quote of that number");
        let kinds = ["direct", "mixed", "indirect", "scare"];
        ensure!(kinds.contains(&kind), "no kind of quote: {kind}");
        let canonical = words.next().map(str::to_owned);
        match (kind, &canonical) {
            ("scare", Some(_)) => bail!("a scare quote with a speaker"),
            ("scare", None) | (_, Some(_)) => {}
            (_, None) => bail!("a quote without speaker"),
        }
        self.quotes.push(Numbered {
            number,
            repeats,
            label: Label {
                spans: vec![span],
                indirect: kind == "indirect",
                attributed: kind != "scare",
                skipped: false,
                mention: None,
                cue: None,
                canonical,
            },
        });
        Ok(())
    }

    fn tell_mentions(&mut self) -> Result<(), Wrong> {
        for &(number, span) in &self.mentions {
            let wrong = |what: &str| (span.start as usize, anyhow!("⟨{number}|: {what}"));
            let quote = self.quotes.iter_mut().find(|quote| quote.number == number);
            let quote = quote.ok_or_else(|| wrong("a mention of no quote"))?;
            if quote.label.mention.replace(span).is_some() {
                return Err(wrong("a second mention of that quote"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Label, story};

    fn error(source: &str) -> String {
        format!("{:#}", story("a.txt", source).err().unwrap())
    }

    #[test]
    fn labels_are_taken_out_of_the_text() {
        let gold = story(
            "a.txt",
            "⟨1,2|Mr Tarr⟩ called it ⟦1 mixed Edmund Tarr|‘a mess’⟧.\n\n\
             ⟦2 direct Edmund Tarr|“One.⟧\n\n⟦2|“Two.”⟧\n\nA ⟦3 scare|‘shed’⟧.",
        )
        .unwrap();
        let story = &gold.story;
        assert_eq!(
            story.text(),
            "Mr Tarr called it ‘a mess’.\n\n“One.\n\n“Two.”\n\nA ‘shed’."
        );
        let words = |label: &Label| -> Vec<String> {
            let words = label.spans.iter().map(|&span| story.slice(span).to_owned());
            words.collect()
        };
        assert_eq!(words(&gold.quotes[0]), ["‘a mess’"]);
        assert_eq!(words(&gold.quotes[1]), ["“One.", "“Two.”"]);
        assert_eq!(words(&gold.quotes[2]), ["‘shed’"]);
        assert_eq!(story.slice(gold.quotes[1].mention.unwrap()), "Mr Tarr");
        assert_eq!(gold.quotes[0].canonical.as_deref(), Some("Edmund Tarr"));
        assert!(!gold.quotes[2].attributed);
    }

    #[test]
    fn a_wrong_bracket_is_named_with_its_line() {
        let said = "said.\n\n⟨1|She⟩ said";
        assert_eq!(error("A\n\n⟦1 direct"), "a.txt:3: no | behind ⟦");
        assert_eq!(error("A\n\nB⟧"), "a.txt:3: ⟧ closes nothing");
        assert_eq!(error("⟦1 scare|‘a’⟩"), "a.txt:1: ⟩ closes ⟦1 scare|");
        assert_eq!(error("A\n⟨1|She"), "a.txt:2: ⟨1| is not closed");
        assert_eq!(error(said), "a.txt:3: ⟨1|: a mention of no quote");
        assert_eq!(
            error("⟦1 shout Ada|‘a’⟧"),
            "a.txt:1: ⟦1 shout Ada|: no kind of quote: shout"
        );
        assert_eq!(
            error("⟦1 direct|‘a’⟧"),
            "a.txt:1: ⟦1 direct|: a quote without speaker"
        );
        assert_eq!(
            error("⟦1 scare|‘a’⟧ ⟦1 scare|‘b’⟧"),
            "a.txt:1: ⟦1 scare|: a second quote of that number"
        );
    }
}
