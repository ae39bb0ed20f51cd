//! How fast stories are cut into paragraphs and their quotes found, on one thread.
//!
//! `cargo bench --bench extraction` measures stories invented here, then texts that no one would write, each at sizes
//! that double: the time for a byte must stay the same. `cargo bench --bench extraction -- FILE` measures the stories of
//! a file or folder instead.

use std::hint::black_box;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use quotidian::load::{self, Input};
use quotidian::quote::quotes;
use quotidian::story::{Metadata, Origin, Story};

/// How often everything is measured; the median counts.
const ROUNDS: usize = 15;
/// How many stories are invented.
const STORIES: usize = 1000;
/// The smallest size of a text whose growth is watched, and how often it is doubled: up to some 10 MB.
const GROWTH: (usize, u32) = (160_000, 6);
/// What takes longer is not doubled again.
const PATIENCE: Duration = Duration::from_secs(10);

fn main() {
    let path = std::env::args().skip(1).find(|word| !word.starts_with('-'));
    if let Some(path) = path {
        let (stories, bad): (Vec<_>, Vec<_>) =
            load::stories(vec![Input::Path(PathBuf::from(path))]).partition(Result::is_ok);
        for error in bad.into_iter().filter_map(Result::err) {
            eprintln!("{error}");
        }
        let stories: Vec<Story> = stories.into_iter().filter_map(Result::ok).collect();
        report_speed(&stories);
        return;
    }
    let mut chance = Chance(1);
    let stories: Vec<Story> = (0..STORIES)
        .map(|_| story(invented_story(&mut chance)))
        .collect();
    report_speed(&stories);
    report_growth();
}

fn story(text: String) -> Story {
    let origin = Origin::File(Arc::from("invented.txt"));
    Story::new("invented".to_owned(), origin, Metadata::default(), text)
}

/// The same story once more, as it is when its text was just read.
fn again(story: &Story) -> Story {
    Story::new(
        story.id.clone(),
        story.origin.clone(),
        story.metadata.clone(),
        story.text().to_owned(),
    )
}

// --- speed ---

fn report_speed(stories: &[Story]) {
    if stories.is_empty() {
        println!("no stories");
        return;
    }
    let bytes: usize = stories.iter().map(|story| story.text().len()).sum();
    let found: usize = stories.iter().map(|story| quotes(story).quotes.len()).sum();
    println!(
        "{} stories, {bytes} bytes of text, {found} quotes; median of {ROUNDS} rounds",
        stories.len()
    );
    let segmented = median(stories, |story| drop(black_box(again(story))));
    let extracted = median(stories, |story| drop(black_box(quotes(story))));
    for (name, time) in [
        ("Story::new", segmented),
        ("quotes", extracted),
        ("together", segmented + extracted),
    ] {
        let seconds = time.as_secs_f64();
        println!(
            "{name:<12} {:>8.1} µs a story {:>8.0} stories/s {:>8.1} MB/s",
            seconds * 1e6 / count(stories.len()),
            count(stories.len()) / seconds,
            count(bytes) / seconds / 1e6,
        );
    }
}

/// The median of the times that all stories take.
fn median(stories: &[Story], work: impl Fn(&Story)) -> Duration {
    let round = |_| {
        let start = Instant::now();
        for story in stories {
            work(story);
        }
        start.elapsed()
    };
    let mut times: Vec<Duration> = (0..ROUNDS).map(round).collect();
    times.sort_unstable();
    times[ROUNDS / 2]
}

#[allow(clippy::cast_precision_loss)] // counts of stories and bytes, far below 2^52
fn count(number: usize) -> f64 {
    number as f64
}

// --- growth ---

/// A text of some size that nobody would write.
type Shape = (&'static str, fn(usize) -> String);

const SHAPES: [Shape; 15] = [
    ("prose, one paragraph", |size| {
        filled(size, |chance| sentence(chance) + " ")
    }),
    ("prose, many paragraphs", |size| {
        filled(size, |chance| paragraph(chance) + "\n\n")
    }),
    ("prose, no capitals, no stops", |size| {
        filled(size, |chance| chance.pick(&WORDS).to_owned() + " ")
    }),
    ("a sentence of names", |size| {
        filled(size, |chance| name(chance) + ", ")
    }),
    ("names without commas", |size| {
        filled(size, |chance| name(chance) + " ")
    }),
    ("one name again and again", |size| {
        repeated("Orla Dunne, the minister, said ", size)
    }),
    ("one role again and again", |size| {
        repeated("Minister Orla Dunne said no. The minister said no. ", size)
    }),
    ("many roles, many names", |size| {
        filled(size, |chance| {
            let role = chance.pick(&ROLES);
            format!(
                "{} {role} {} left. The {role} said no. ",
                chance.pick(&SURNAMES),
                name(chance)
            )
        })
    }),
    ("one quote that never ends", |size| {
        "She said: “".to_owned() + &filled(size, |chance| sentence(chance) + " ")
    }),
    ("quotes without end", |size| {
        filled(size, |chance| quote(chance) + " ")
    }),
    ("opening marks, never closed", |size| {
        repeated("‘a “b ", size)
    }),
    ("only double marks", |size| repeated("“", size)),
    ("only single marks", |size| repeated("’", size)),
    ("marks of all kinds", |size| repeated("'\" ”«‘", size)),
    ("lines of a transcript", |size| {
        filled(size, |chance| name(chance) + ": We go on.\n\n")
    }),
];

fn report_growth() {
    println!("\nns a byte, at sizes that double");
    for (name, text) in SHAPES {
        print!("{name:<30}");
        let (smallest, doublings) = GROWTH;
        for step in 0..=doublings {
            let text = text(smallest << step);
            let bytes = text.len();
            let start = Instant::now();
            drop(black_box(quotes(&story(text))));
            let time = start.elapsed();
            print!(" {:>7.1}", time.as_secs_f64() * 1e9 / count(bytes));
            if time > PATIENCE {
                print!(" … too slow");
                break;
            }
        }
        println!();
    }
}

fn repeated(piece: &str, size: usize) -> String {
    piece.repeat(size / piece.len() + 1)
}

fn filled(size: usize, piece: impl Fn(&mut Chance) -> String) -> String {
    let mut chance = Chance(1);
    let mut text = String::with_capacity(size + 1000);
    while text.len() < size {
        text.push_str(&piece(&mut chance));
    }
    text
}

// --- invented stories ---

const FORENAMES: [&str; 12] = [
    "Orla", "Sten", "Femi", "Rosalind", "Lucio", "Joan", "Maxwell", "Ann", "Bo", "Greta", "Idris",
    "Wanda",
];
const SURNAMES: [&str; 12] = [
    "Dunne",
    "Moe",
    "Oldcastle",
    "Akehurst",
    "Bramantini",
    "Tarrow",
    "Linnell",
    "Wickstaff",
    "Farthingale",
    "Gomez",
    "O’Hara",
    "Dredge-Lowther",
];
const ROLES: [&str; 10] = [
    "minister",
    "harbour master",
    "council leader",
    "skipper",
    "head coach",
    "chief executive",
    "scientist",
    "mayor",
    "spokeswoman",
    "judge",
];
const VERBS: [&str; 10] = [
    "said",
    "added",
    "told reporters",
    "warned",
    "insisted",
    "claimed",
    "argued",
    "admitted",
    "explained",
    "wrote",
];
const WORDS: [&str; 44] = [
    "the",
    "harbour",
    "of",
    "ferry",
    "and",
    "a",
    "to",
    "boats",
    "in",
    "board",
    "was",
    "that",
    "for",
    "is",
    "council",
    "on",
    "it",
    "with",
    "plan",
    "winter",
    "their",
    "by",
    "has",
    "from",
    "committee",
    "at",
    "skippers",
    "nobody",
    "quietly",
    "government",
    "£2million",
    "46",
    "down",
    "don’t",
    "wall’s",
    "rebuilt",
    "money",
    "after",
    "long-awaited",
    "his",
    "who",
    "repairs",
    "would",
    "because",
];

fn name(chance: &mut Chance) -> String {
    format!("{} {}", chance.pick(&FORENAMES), chance.pick(&SURNAMES))
}

/// `least` words or up to twice as many.
fn words(chance: &mut Chance, least: usize) -> String {
    let count = least + chance.below(least + 1);
    let words: Vec<&str> = (0..count).map(|_| chance.pick(&WORDS)).collect();
    words.join(" ")
}

fn sentence(chance: &mut Chance) -> String {
    let (start, middle) = (name(chance), words(chance, 8));
    match chance.below(4) {
        0 => format!("{start}, the {}, {middle}.", chance.pick(&ROLES)),
        1 => format!(
            "The {middle} {start} {} {}.",
            chance.pick(&VERBS),
            words(chance, 5)
        ),
        2 => format!("{start} {} that the {middle}.", chance.pick(&VERBS)),
        _ => format!("On Monday the {middle}, {}.", words(chance, 6)),
    }
}

fn quote(chance: &mut Chance) -> String {
    let verb = chance.pick(&VERBS);
    let said = words(chance, 7);
    match chance.below(4) {
        0 => format!("“The {said},” {verb} {}.", name(chance)),
        1 => format!("‘We {said},’ he {verb}. ‘It {}.’", words(chance, 6)),
        2 => format!("She {verb} it was “{}” of the {said}.", words(chance, 2)),
        _ => format!(
            "{}, a {}, {verb}: “{said}.”",
            name(chance),
            chance.pick(&ROLES)
        ),
    }
}

fn paragraph(chance: &mut Chance) -> String {
    let sentences: Vec<String> = (0..=chance.below(3))
        .map(|_| match chance.below(3) {
            0 => quote(chance),
            _ => sentence(chance),
        })
        .collect();
    sentences.join(" ")
}

fn invented_story(chance: &mut Chance) -> String {
    let mut blocks = vec![
        format!(
            "{} {} ‘{}’",
            name(chance),
            chance.pick(&VERBS),
            words(chance, 2)
        ),
        format!("By {}", name(chance)),
    ];
    blocks.extend((0..12 + chance.below(12)).map(|_| paragraph(chance)));
    blocks.join("\n\n")
}

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    /// A number below `end`, by a linear congruence of Knuth's.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).map_or(0, |number| number % end)
    }

    fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }
}
