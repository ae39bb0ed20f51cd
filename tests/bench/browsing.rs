//! What a user waits for, in a pseudo-terminal of 80 by 24: the first paint, the headlines, all quotes; then keys.
//!
//! `cargo bench --bench browsing` opens 100,000 invented stories; `-- COUNT` as many as told; `-- FILE` a file or folder.
//! Times are those of a user who looks at the terminal, processor time and memory those of the program's process.

mod corpus;
mod files;
mod process;
#[path = "../session.rs"]
mod session;

use std::path::Path;
use std::time::{Duration, Instant};

use process::Process;
use session::{COLUMNS, ROWS, Session};

/// No load takes this long.
const PATIENCE: Duration = Duration::from_secs(600);
/// What comes so long after a key no longer comes from it.
const QUIET: Duration = Duration::from_millis(150);

/// What is measured: its name, the keys that lead there, a key, how often it is pressed.
type Case = (&'static str, &'static str, &'static str, usize);

const CASES: [Case; 8] = [
    ("move the selection", "", "j", 5),
    ("… at the end of the list", "", "j", 40),
    ("scroll a row, beside the list", "\r", "j", 15),
    ("scroll a row, the story alone", "z", "j", 15),
    ("a page, the story alone", "g", " ", 3),
    ("a page of the list, alone", "z\x1bz", " ", 20),
    ("a letter of a filter", "zg/", "storm", 1),
    ("a key that does nothing", "\x1b", "X", 10),
];

fn main() {
    let path = files::asked();
    let started = Instant::now();
    let mut session = Session::start(&[&path.to_string_lossy()], &[]);
    let process = Process::of(&session);
    report_loading(&mut session, &process, &path, started);
    println!(
        "\n{:<32} {:>7} {:>8} {:>8} {:>9} {:>8}",
        "key", "bytes", "at rest", "median", "slowest", "CPU ms"
    );
    for case in CASES {
        report_key(&mut session, &process, case);
    }
    press(&mut session, "\x1b\x1b\x1bq");
    let _ = session.end();
}

// --- loading ---

fn report_loading(session: &mut Session, process: &Process, path: &Path, started: Instant) {
    let told = |what: &str| {
        println!(
            "{what:<32} {:>9.0} ms",
            started.elapsed().as_secs_f64() * 1e3
        );
    };
    session.within(PATIENCE, "a frame", vt100::Screen::alternate_screen);
    session.within(PATIENCE, "the footer", |screen| {
        !row(screen, ROWS - 1).is_empty()
    });
    told("first paint");
    session.within(PATIENCE, "a story", |screen| {
        screen.contents().contains("Stories 1/")
    });
    told("first story");
    session.within(PATIENCE, "all stories", |screen| {
        let progress = row(screen, ROWS - 1);
        progress.contains("finding quotes") || !progress.contains('…')
    });
    told("all headlines listed");
    session.within(PATIENCE, "the end", |screen| {
        !row(screen, ROWS - 1).contains('…')
    });
    told("all read and their quotes found");
    let header = row(session.screen.screen(), 0);
    println!("{header}");
    let bytes = files::size(path);
    let peak = process.peak_memory();
    println!(
        "corpus {:.0} MB · peak memory {:.0} MB, {:.2} of the corpus · CPU {:.1} s",
        files::mega(bytes),
        files::mega(peak),
        files::mega(peak) / files::mega(bytes),
        process.cpu().as_secs_f64()
    );
}

/// What stands on a row of the screen.
fn row(screen: &vt100::Screen, row: u16) -> String {
    let mut rows = screen.rows(0, COLUMNS);
    rows.nth(usize::from(row))
        .unwrap_or_default()
        .trim()
        .to_owned()
}

// --- keys ---

fn report_key(session: &mut Session, process: &Process, (what, before, keys, times): Case) {
    press(session, before);
    let cpu = process.cpu();
    let mut at_once = Vec::new();
    let mut at_rest = Vec::new();
    let mut waited = Vec::new();
    for _ in 0..times {
        for key in keys.chars() {
            let pressed = Instant::now();
            session.send(&key.to_string());
            let frames = session.answer(QUIET);
            let (first, rest) = frames.split_first().map_or((0, 0), |((bytes, _), rest)| {
                (*bytes, rest.iter().map(|(bytes, _)| bytes).sum())
            });
            at_once.push(first);
            at_rest.push(rest);
            waited.extend(frames.first().map(|(_, came)| *came - pressed));
        }
    }
    let pressed = u32::try_from(at_once.len()).unwrap_or(u32::MAX);
    let cpu = process.cpu().saturating_sub(cpu) / pressed.max(1);
    println!(
        "{what:<32} {:>7} {:>8} {:>5.1} ms {:>6.1} ms {:>8.1}",
        median(&mut at_once).unwrap_or_default(),
        median(&mut at_rest).unwrap_or_default(),
        median(&mut waited).unwrap_or_default().as_secs_f64() * 1e3,
        waited.last().copied().unwrap_or_default().as_secs_f64() * 1e3,
        cpu.as_secs_f64() * 1e3,
    );
}

/// Presses keys one by one: Escape and a letter at once would be another key.
fn press(session: &mut Session, keys: &str) {
    for key in keys.chars() {
        session.send(&key.to_string());
        let _ = session.answer(QUIET);
    }
}

/// The one in the middle; sorts them all.
fn median<T: Ord + Copy>(all: &mut [T]) -> Option<T> {
    all.sort_unstable();
    all.get(all.len() / 2).copied()
}
