//! How long a key of the filter takes, from the key to the frame that answers it.
//!
//! `cargo bench --bench filter` types words letter by letter over 100,000 and over a million invented headlines, and then
//! over stories with text; `cargo bench --bench filter -- N` over N headlines, 0 over none. Where fzf is installed it gets
//! the same lines and the same keys in a terminal of its own, in the same run.

mod corpus;
mod rival;

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::date;
use nix::time::ClockId;
use quotidian::app::{Action, App, Event};
use quotidian::library::Library;
use quotidian::query::Query;
use quotidian::quote::quotes;
use quotidian::search::{Headlines, Search, Sieve};
use quotidian::story::{Metadata, Origin, Story};
use quotidian::ui::{self, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tui_input::InputRequest;

/// What is typed, letter by letter; each begins with an empty line.
const TYPED: [&str; 8] = [
    "market",
    "government",
    "quartz",
    "ion",
    "minister warns",
    "harbour wall cost",
    "budgt",
    "council !tax",
];
/// What both type.
const RACE: &str = "market";
/// How many stories are searched to their ends.
const STORIES: u64 = 5_000;
/// Queries that nearly all stories can be refused for.
const REFUSED: [&str; 6] = [
    "@cleverly taiwan",
    "@akehurst harbour",
    "@jo budget",
    "\"harbour wall\"",
    "quote:market",
    "source:post @lee",
];
/// How often everything is typed.
const ROUNDS: usize = 5;

fn main() {
    let sizes: Vec<u64> = std::env::args()
        .filter_map(|word| word.parse().ok())
        .collect();
    let sizes = if sizes == [0] {
        Vec::new()
    } else if sizes.is_empty() {
        vec![100_000, 1_000_000]
    } else {
        sizes
    };
    for size in sizes {
        let lines: Vec<String> = (0..size).map(headline).collect();
        report_keys(&lines);
    }
    report_stories();
}

fn headline(number: u64) -> String {
    let mut out = String::new();
    corpus::headline(number, &mut out);
    out
}

fn app_of(lines: &[String]) -> App {
    let mut app = App::new((80, 24), date(2026, 3, 1), "");
    for (nth, lines) in (0_i64..).zip(lines.chunks(10_000)) {
        let stories = lines.iter().enumerate().map(|(line, title)| {
            let metadata = Metadata {
                title: Some(title.clone()),
                date: date(2020, 1, 1)
                    .checked_add(jiff::Span::new().days(nth % 900))
                    .ok(),
                ..Metadata::default()
            };
            let origin = Origin::File(Arc::from("invented"));
            Story::new(line.to_string(), origin, metadata, String::new())
        });
        let _ = app.update(Event::Loaded {
            stories: stories.collect(),
            skipped: Vec::new(),
            bytes: 0,
        });
    }
    let _ = app.update(Event::LoadEnded);
    while app.wants_to_search() {
        let _ = app.update(Event::SearchOn);
    }
    app
}

/// The time from a key to the frame with its answer, by the clock and of the processors; what comes in below is searched for afterwards.
fn press(app: &mut App, frame: &mut Buffer, key: InputRequest) -> (Duration, Duration) {
    let started = (Instant::now(), cpu());
    let _ = app.update(Event::Action(Action::Edit(key)));
    let asked = Query::parse(app.filter().text());
    while app.filter().found().query() != &asked {
        let _ = app.update(Event::SearchOn);
    }
    frame.reset();
    let _ = ui::draw(app, Theme::new(true), frame);
    (started.0.elapsed(), since(started.1))
}

fn since(started: Duration) -> Duration {
    cpu().saturating_sub(started)
}

/// The time that the processors have worked for this program.
fn cpu() -> Duration {
    let clock = ClockId::CLOCK_PROCESS_CPUTIME_ID;
    clock
        .now()
        .map(Duration::from)
        .expect("a clock of the processors")
}

fn clear(app: &mut App) {
    let _ = app.update(Event::Action(Action::ClearFilter));
    while app.wants_to_search() {
        let _ = app.update(Event::SearchOn);
    }
    let _ = app.update(Event::Action(Action::EditFilter));
}

fn report_keys(lines: &[String]) {
    let mut app = app_of(lines);
    let mut frame = Buffer::empty(Rect::new(0, 0, 80, 24));
    println!("\n{} headlines", lines.len());
    let mut all: Vec<(Duration, Duration)> = Vec::new();
    for typed in TYPED {
        let mut times = vec![Vec::new(); typed.chars().count()];
        let mut counts = vec![0; times.len()];
        for _ in 0..ROUNDS {
            clear(&mut app);
            for (nth, c) in typed.chars().enumerate() {
                times[nth].push(press(&mut app, &mut frame, InputRequest::InsertChar(c)));
                counts[nth] = app.hits().len();
            }
        }
        let shown = typed.chars().zip(&times).zip(&counts);
        let shown = shown.map(|((c, times), count)| {
            format!(
                "{c} {:.1} ({count})",
                millis(median(times.iter().map(|time| time.1)))
            )
        });
        println!("  {}", shown.collect::<Vec<_>>().join("  "));
        all.extend(times.into_iter().flatten());
    }
    report_spread("by the clock", all.iter().map(|time| time.0));
    report_spread("of the processors", all.iter().map(|time| time.1));
    report_race(lines, &mut app, &mut frame);
}

/// Searching stories to their ends, and refusing them before their quotes are found.
fn report_stories() {
    let stories: Vec<Story> = (0..STORIES).map(story).collect();
    let bytes = stories.iter().map(|story| story.text().len() as u64).sum();
    let megabytes = Duration::from_micros(bytes).as_secs_f64();
    let speed = |time: Duration| megabytes / time.as_secs_f64();
    println!("\n{STORIES} stories of {megabytes:.1} MB: refused before their quotes are found");
    for query in REFUSED {
        let mut sieve = Sieve::new(&Query::parse(query));
        let started = cpu();
        let through = stories
            .iter()
            .filter(|story| sieve.lets_through(story))
            .count();
        println!(
            "  {query}: {:.0} MB/s, {through} let through",
            speed(since(started))
        );
    }
    let mut library = Library::default();
    for story in stories {
        let found = quotes(&story);
        library.push(story, found);
    }
    println!("searched to their ends, key by key");
    for typed in TYPED {
        let mut headlines = Headlines::default();
        let mut times = Vec::new();
        for (at, c) in typed.char_indices() {
            let query = Query::parse(&typed[..at + c.len_utf8()]);
            let started = cpu();
            let mut search = Search::new(query);
            while !search.advance(&library, &mut headlines, 2_000) {}
            times.push(format!(
                "{c} {:.1} ({})",
                millis(since(started)),
                search.len()
            ));
        }
        println!("  {}", times.join("  "));
    }
}

fn story(number: u64) -> Story {
    let invented = corpus::Invented::new(number);
    let metadata = Metadata {
        title: Some(invented.headline.clone()),
        date: invented.date.parse().ok(),
        source: Some(invented.source.into()),
        ..Metadata::default()
    };
    let origin = Origin::File(Arc::from("invented"));
    Story::new(number.to_string(), origin, metadata, invented.body)
}

fn report_race(lines: &[String], app: &mut App, frame: &mut Buffer) {
    let Some(theirs) = rival::times(lines, RACE) else {
        println!("  fzf is not installed: no race");
        return;
    };
    clear(app);
    let mut ratios = Vec::new();
    for (c, theirs) in RACE.chars().zip(theirs) {
        let ours = press(app, frame, InputRequest::InsertChar(c));
        let ratio = |ours: Duration, theirs: Duration| theirs.as_secs_f64() / ours.as_secs_f64();
        let (clock, work) = (ratio(ours.0, theirs.0), ratio(ours.1, theirs.1));
        println!(
            "  {c}: {:.1} ms, fzf {:.1} ms: {clock:.1} times; of the processors {:.1} ms, fzf {:.1} ms: {work:.1} times",
            millis(ours.0),
            millis(theirs.0),
            millis(ours.1),
            millis(theirs.1)
        );
        ratios.push(work);
    }
    ratios.sort_unstable_by(f64::total_cmp);
    println!("  median ratio {:.1}", ratios[ratios.len() / 2]);
}

fn report_spread(of: &str, times: impl Iterator<Item = Duration>) {
    let mut all: Vec<Duration> = times.collect();
    all.sort_unstable();
    let at = |percent: usize| millis(all[(all.len() - 1) * percent / 100]);
    println!(
        "  a key to its frame, {of}: median {:.1} ms, 90% {:.1}, 99% {:.1}, slowest {:.1}",
        at(50),
        at(90),
        at(99),
        at(100)
    );
}

fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<Duration> = times.collect();
    times.sort_unstable();
    times[times.len() / 2]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
