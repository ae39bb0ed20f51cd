//! One story: its headline, its facts and its paragraphs.

use super::chance::Chance;
use super::people::Person;
use super::words::{clause, fill, number, sentence};

/// How many statements are printed by many papers in the same words.
const STATEMENTS: u64 = 600;

/// A paper, the marks around what it quotes, and whether it says Mr and Mrs.
struct Paper {
    name: &'static str,
    domain: &'static str,
    open: &'static str,
    close: &'static str,
    titles: bool,
}

const fn paper(
    name: &'static str,
    domain: &'static str,
    marks: [&'static str; 2],
    titles: bool,
) -> Paper {
    let [open, close] = marks;
    Paper {
        name,
        domain,
        open,
        close,
        titles,
    }
}

const CURLY: [&str; 2] = ["“", "”"];
const SINGLE: [&str; 2] = ["‘", "’"];
const STRAIGHT: [&str; 2] = ["\"", "\""];

const PAPERS: [Paper; 8] = [
    paper("The Marrowby Courier", "courier.example", CURLY, true),
    paper("Tern Wire", "ternwire.example", STRAIGHT, false),
    paper("Daily Lantern", "lantern.example", SINGLE, true),
    paper("The Harn Valley Post", "harnpost.example", CURLY, false),
    paper("Kestrel Business", "kestrel.example", STRAIGHT, false),
    paper("Evening Sluice", "sluice.example", SINGLE, false),
    paper("The Compass", "compass.example", CURLY, true),
    paper("Radio Pellworth", "pellworth.example", STRAIGHT, true),
];

const HEADLINES: [&str; 14] = [
    "{group} {acted} {adjective} {noun} in {place} as {name} warns of ‘{adjective} {noun}’",
    "{name} vows to {act} {place} {noun} despite {group} anger over {money} {noun}",
    "‘{adjective} {noun}’: {name} savages plan to {act} {noun} at {place}",
    "{place} {noun} to be {acted} in {month} after {adjective} {noun}, say {group}",
    "Why the {group} of {place} want to {act} their {adjective} {noun} by {month}",
    "{name} and {name} clash over {adjective} {noun} in {place}",
    "{group} ‘must {act} {noun}’ before {adjective} {month} {noun}, {name} tells {place}",
    "{number} {group} leave {place} after {noun} is {acted} for {money}",
    "Inside {place}’s {adjective} {noun}: how the {group} {acted} a {noun} for {money}",
    "{name} quits {place} {noun} after {group} {acted} his {adjective} {noun}",
    "Analysis: {adjective} {noun} leaves {group} with no {noun} to {act} in {place}",
    "{place} {group} face {money} bill as {adjective} {noun} {acted} again",
    "“{adjective} and {adjective}”: {place} remembers {noun} that {name} {acted}",
    "LIVE: {group} vote on {adjective} {noun} as {name} faces {place} {noun} inquiry",
];

const SAID: [&str; 12] = [
    "said",
    "said",
    "told reporters",
    "added",
    "warned",
    "insisted",
    "argued",
    "admitted",
    "claimed",
    "explained",
    "wrote",
    "replied",
];
const SAID_THAT: [&str; 8] = [
    "said",
    "said that",
    "warned that",
    "insisted that",
    "admitted",
    "claimed",
    "argued that",
    "told parliament that",
];
const CALLED: [&str; 4] = ["mocked", "described", "dismissed", "denounced"];

/// Puts the headline of the story with a number.
pub(crate) fn headline(story: u64, out: &mut String) {
    let mut chance = Chance::new(story.wrapping_mul(2));
    let start = out.len();
    push_headline(&mut chance, out);
    let letters = out[start..].chars().count();
    if letters < 60 {
        out.push_str(" – ");
        fill("{group} to {act} {adjective} {noun}", &mut chance, out);
    }
    capitalise(start, out);
}

/// A pattern for headlines knows names too.
fn push_headline(chance: &mut Chance, out: &mut String) {
    let mut rest = chance.pick(&HEADLINES);
    while let Some((before, after)) = rest.split_once("{name}") {
        fill(before, chance, out);
        out.push_str(Person::any(chance).surname());
        rest = after;
    }
    fill(rest, chance, out);
}

/// An invented story.
#[derive(Clone, Debug)]
pub(crate) struct Invented {
    /// Its number.
    pub(crate) number: u64,
    /// Its headline.
    pub(crate) headline: String,
    /// Who wrote it.
    pub(crate) byline: String,
    /// When, as in 2023-08-30.
    pub(crate) date: String,
    /// The name of the paper.
    pub(crate) source: &'static str,
    /// Where the paper has it.
    pub(crate) url: String,
    /// Its paragraphs, with a blank line between them.
    pub(crate) body: String,
}

impl Invented {
    /// The story with a number.
    pub(crate) fn new(number: u64) -> Self {
        let mut chance = Chance::new(number.wrapping_mul(2).wrapping_add(1));
        let paper = &PAPERS[usize::try_from(chance.below(PAPERS.len() as u64)).unwrap_or(0)];
        let mut title = String::with_capacity(160);
        headline(number, &mut title);
        let (year, month, day) = (
            2014 + chance.below(12),
            1 + chance.below(12),
            1 + chance.below(28),
        );
        Self {
            number,
            headline: title,
            byline: Person::any(&mut chance).name,
            date: format!("{year}-{month:02}-{day:02}"),
            source: paper.name,
            url: format!("https://www.{}/{year}/{month:02}/{number}", paper.domain),
            body: Telling::new(paper, &mut chance).body(),
        }
    }

    /// Puts it as an object of JSON.
    pub(crate) fn push_json(&self, out: &mut String) {
        out.push_str("{\"id\":\"s");
        number(self.number, out);
        out.push('"');
        for (name, value) in [
            ("title", self.headline.as_str()),
            ("date", &self.date),
            ("source", self.source),
            ("url", &self.url),
            ("author", &self.byline),
            ("text", &self.body),
        ] {
            out.push_str(",\"");
            out.push_str(name);
            out.push_str("\":");
            push_json_string(value, out);
        }
        out.push('}');
    }

    /// It as a text file has it.
    pub(crate) fn text(&self) -> String {
        format!(
            "{}\n\nBy {}\n\n{}\n\n{}\n",
            self.headline, self.byline, self.date, self.body
        )
    }
}

/// Puts text as a string of JSON.
pub(super) fn push_json_string(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\n']) {
        out.push_str(&rest[..at]);
        out.push_str(if rest.as_bytes()[at] == b'"' {
            "\\\""
        } else {
            "\\n"
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    out.push('"');
}

/// A story while it is told: who speaks in it, who has been introduced, and who spoke last.
struct Telling<'a> {
    paper: &'a Paper,
    chance: &'a mut Chance,
    people: Vec<Person>,
    introduced: usize,
    last: Option<usize>,
    out: String,
}

impl<'a> Telling<'a> {
    fn new(paper: &'a Paper, chance: &'a mut Chance) -> Self {
        let people = (0..2 + chance.below(4))
            .map(|_| Person::any(chance))
            .collect();
        Self {
            paper,
            chance,
            people,
            introduced: 0,
            last: None,
            out: String::with_capacity(5000),
        }
    }

    fn body(mut self) -> String {
        for paragraph in 0..20 + self.chance.below(6) {
            if paragraph > 0 {
                self.out.push_str("\n\n");
            }
            match self.chance.below(100) {
                0..58 => self.plain(),
                58..80 => self.direct(),
                80..87 => self.mixed(),
                87..97 => self.indirect(),
                _ => self.statement(),
            }
        }
        self.out
    }

    fn plain(&mut self) {
        self.last = None;
        sentence(self.chance, &mut self.out);
        for _ in 0..=self.chance.below(2) {
            self.out.push(' ');
            sentence(self.chance, &mut self.out);
        }
    }

    fn direct(&mut self) {
        let (speaker, said) = (self.speaker(), self.chance.pick(&SAID));
        if self.chance.percent(35) {
            self.mention(speaker, true);
            self.put(&[" ", said, ": ", self.paper.open]);
            self.claim();
            self.put(&[". "]);
            self.claim();
            self.put(&[".", self.paper.close]);
        } else {
            self.put(&[self.paper.open]);
            self.claim();
            self.put(&[",", self.paper.close, " "]);
            self.mention(speaker, false);
            self.put(&[" ", said, "."]);
            if self.chance.percent(60) {
                self.put(&[" ", self.paper.open]);
                self.claim();
                self.put(&[". "]);
                self.claim();
                self.put(&[".", self.paper.close]);
            }
        }
    }

    fn mixed(&mut self) {
        let (speaker, called) = (self.speaker(), self.chance.pick(&CALLED));
        self.mention(speaker, true);
        self.put(&[" ", called, " the "]);
        fill("{noun} of {place} as ", self.chance, &mut self.out);
        self.put(&[self.paper.open]);
        fill("{adjective} and {adjective}", self.chance, &mut self.out);
        self.put(&[self.paper.close, " and warned of a "]);
        fill("{adjective} {noun}. ", self.chance, &mut self.out);
        sentence(self.chance, &mut self.out);
    }

    fn indirect(&mut self) {
        let speaker = self.speaker();
        if self.chance.percent(25) {
            self.put(&["According to "]);
            self.last = None;
            self.mention(speaker, false);
            let comma = if self.out.ends_with(',') { " " } else { ", " };
            self.put(&[comma]);
        } else {
            let said = self.chance.pick(&SAID_THAT);
            self.mention(speaker, true);
            self.put(&[" ", said, " "]);
        }
        clause(self.chance, &mut self.out);
        self.put(&[". "]);
        sentence(self.chance, &mut self.out);
    }

    /// A statement that other papers print too.
    fn statement(&mut self) {
        let mut same = Chance::new(self.chance.skewed(STATEMENTS) ^ 0xa9e_0c1e5);
        fill(
            "The {group} of {place} said in a statement: ",
            &mut same,
            &mut self.out,
        );
        self.put(&[self.paper.open]);
        for (pattern, end) in [("we regret that {clause}", ". "), ("{clause}", ".")] {
            let start = self.out.len();
            fill(pattern, &mut same, &mut self.out);
            capitalise(start, &mut self.out);
            self.put(&[end]);
        }
        self.put(&[self.paper.close]);
        self.last = None;
    }

    /// Who speaks next: often who spoke last, now and then someone new.
    fn speaker(&mut self) -> usize {
        match self.last {
            Some(last) if self.chance.percent(50) => last,
            _ => {
                let known = (self.introduced + 1).min(self.people.len());
                usize::try_from(self.chance.below(known as u64)).unwrap_or(0)
            }
        }
    }

    /// Names a speaker as papers do: in full at first, then by title or surname or pronoun.
    fn mention(&mut self, speaker: usize, at_start: bool) {
        let start = self.out.len();
        let person = &self.people[speaker];
        if speaker >= self.introduced {
            self.introduced = speaker + 1;
            for part in [person.name.as_str(), ", the ", &person.role, ","] {
                self.out.push_str(part);
            }
        } else if self.last == Some(speaker) && self.chance.percent(60) {
            self.out.push_str(person.pronoun);
        } else if self.paper.titles {
            self.out.push_str(&person.with_title());
        } else {
            self.out.push_str(person.surname());
        }
        if at_start {
            capitalise(start, &mut self.out);
        }
        self.last = Some(speaker);
    }

    fn claim(&mut self) {
        let start = self.out.len();
        clause(self.chance, &mut self.out);
        capitalise(start, &mut self.out);
    }

    fn put(&mut self, parts: &[&str]) {
        for part in parts {
            self.out.push_str(part);
        }
    }
}

/// Makes the first ASCII letter from `start` on a capital, if no other letter comes before it.
fn capitalise(start: usize, out: &mut str) {
    let first = out[start..].find(char::is_alphabetic).map(|at| start + at);
    if let Some(letter) = first.and_then(|at| out.get_mut(at..=at)) {
        letter.make_ascii_uppercase();
    }
}
