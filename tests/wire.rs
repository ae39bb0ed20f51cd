//! How many bytes go over the link, on a screen of 80 by 24: the list beside the story and its quotes, or one pane alone.
//!
//! The stories are invented, so the counts are the same every time. What is promised holds for the median of a dozen frames
//! and more, since rows are longer and shorter.

use std::fs::File;

use quotidian::app::{App, Effect};
use quotidian::load::Input;
use quotidian::terminal::{Drawn, Frames, Keys};
use quotidian::ui::Theme;

use crate::bench::corpus;
use crate::browsing::{browsing, press};

const SIZE: (u16, u16) = (80, 24);

/// The program with some stories, and what its terminal shows.
struct Session {
    app: App,
    frames: Frames,
}

impl Session {
    /// After some keys, when they rest.
    fn after(keys: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("stories.ndjson");
        let mut file = File::create(&path).expect("a file");
        corpus::write_stories(60, &mut file).expect("room");
        let mut session = Self {
            app: browsing(SIZE, vec![Input::Path(path)]),
            frames: Frames::default(),
        };
        assert_eq!(press(&mut session.app, keys), Effect::None);
        session.frame(Keys::Rest);
        session
    }

    fn frame(&mut self, keys: Keys) -> (usize, Drawn) {
        let (frame, drawn) = self.frames.next(&self.app, Theme::new(true), keys);
        (frame.len(), drawn)
    }

    /// The bytes that are written when a key is pressed, and those when keys rest.
    fn bytes(&mut self, key: &str) -> (usize, usize) {
        assert_eq!(press(&mut self.app, key), Effect::None);
        let (at_once, _) = self.frame(Keys::Come);
        let (at_rest, drawn) = self.frame(Keys::Rest);
        assert_eq!(drawn, Drawn::Whole);
        (at_once, at_rest)
    }

    /// The medians of the bytes at once and at rest, of so many presses of a key.
    fn medians(&mut self, key: &str, times: usize) -> (usize, usize) {
        let (at_once, at_rest) = (0..times).map(|_| self.bytes(key)).unzip();
        (median(at_once), median(at_rest))
    }
}

fn median(mut counts: Vec<usize>) -> usize {
    counts.sort_unstable();
    counts[counts.len() / 2]
}

/// Fails unless a number of bytes is within a bound, and tells both.
fn assert_within(what: &str, bytes: usize, bound: usize) {
    println!("{what}: {bytes} bytes, at most {bound}");
    assert!(bytes <= bound, "{what}: {bytes} bytes, more than {bound}");
}

#[test]
fn moving_the_selection_costs_little_and_the_story_follows_at_rest() {
    let (at_once, at_rest) = Session::after("").medians("j", 5);
    assert_within("selection, at once", at_once, 120);
    assert_within("selection, the story at rest", at_rest, 1000);
    let (at_once, _) = Session::after("jjjjjjjj").medians("j", 20);
    assert_within("selection that scrolls the list", at_once, 750);
}

#[test]
fn stories_passed_by_are_not_drawn() {
    let mut session = Session::after("");
    let mut shown = 0;
    for _ in 0..5 {
        assert_eq!(press(&mut session.app, "j"), Effect::None);
        let (bytes, drawn) = session.frame(Keys::Come);
        assert_eq!(drawn, Drawn::Partly);
        shown += bytes;
    }
    assert_within("five stories passed by", shown, 5 * 120);
    let (bytes, drawn) = session.frame(Keys::Rest);
    assert_eq!(drawn, Drawn::Whole);
    assert!(bytes > 500, "the story that was reached: {bytes} bytes");
}

#[test]
fn what_is_not_passed_by_is_drawn_at_once() {
    for keys in ["Enter", "Tab", "z", "?", "] ]", "j Enter", "j z"] {
        let mut session = Session::after("");
        for key in keys.split(' ') {
            assert_eq!(press(&mut session.app, key), Effect::None);
            session.frame(Keys::Come);
        }
        assert_eq!(session.frame(Keys::Rest).0, 0, "after {keys} all is there");
    }
}

#[test]
fn scrolling_a_row_costs_little() {
    let (beside_the_list, _) = Session::after("Enter").medians("j", 15);
    assert_within("one row, beside the list", beside_the_list, 600);
    let (alone, _) = Session::after("Enter z").medians("j", 20);
    assert_within("one row, the story alone", alone, 120);
}

#[test]
fn a_page_costs_no_more_than_its_text() {
    for (what, keys, bound) in [
        ("page, beside the list", "Enter", 1200),
        ("page, the story alone", "Enter z", 2000),
        ("page of the list", "", 900),
        ("page of the list alone", "z", 2000),
    ] {
        let (at_once, _) = Session::after(keys).medians("PgDn", 3);
        assert_within(what, at_once, bound);
    }
}

#[test]
fn the_first_frame_is_no_longer_than_the_screen() {
    let mut session = Session::after("");
    session.frames = Frames::default();
    assert_within("all of the screen", session.frame(Keys::Rest).0, 3500);
}

#[test]
fn where_nothing_changed_nothing_is_written() {
    for keys in ["", "j", "Enter", "/storm", "?"] {
        let mut session = Session::after(keys);
        assert_eq!(session.frame(Keys::Rest), (0, Drawn::Whole), "{keys}");
        assert_eq!(session.frame(Keys::Come), (0, Drawn::Whole), "{keys}");
    }
}
