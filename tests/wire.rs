//! How many bytes go over the link, on a screen of 80 by 24.
//!
//! The stories are invented, so the counts are the same every time. Bounds that are promised hold for the median of some
//! dozens of frames, as a story's rows are longer and shorter; no frame may be twice as large.

use std::fs::File;

use quotidian::app::{App, Effect};
use quotidian::load::Input;
use quotidian::terminal::{Canvas, Drawn, Keys};
use quotidian::ui::Theme;

use crate::bench::corpus;
use crate::browsing::{browsing, press};

const SIZE: (u16, u16) = (80, 24);

/// The program with some stories, and what its terminal shows.
struct Session {
    app: App,
    canvas: Canvas,
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
            canvas: Canvas::default(),
        };
        assert_eq!(press(&mut session.app, keys), Effect::None);
        session.frame(Keys::Rest);
        session
    }

    fn frame(&mut self, keys: Keys) -> (usize, Drawn) {
        let (frame, drawn) = self.canvas.frame(&self.app, Theme::new(true), keys);
        (frame.len(), drawn)
    }

    /// The bytes that are written when the key is pressed, and those when keys rest.
    fn bytes(&mut self, key: &str) -> (usize, usize) {
        assert_eq!(press(&mut self.app, key), Effect::None);
        let (at_once, _) = self.frame(Keys::Come);
        let (at_rest, drawn) = self.frame(Keys::Rest);
        assert_eq!(drawn, Drawn::Whole);
        (at_once, at_rest)
    }

    /// The bytes of each of so many presses of a key.
    fn all_bytes(&mut self, key: &str, times: usize) -> Vec<(usize, usize)> {
        (0..times).map(|_| self.bytes(key)).collect()
    }
}

#[test]
fn print() {
    for (what, start, key, times) in [
        ("select, two", "", "j", 40),
        ("select, list zoomed", "z", "j", 40),
        ("scroll two", "Enter", "j", 15),
        ("scroll zoomed", "Enter z", "j", 20),
        ("page two", "Enter", "Ctrl-d", 4),
        ("page zoomed", "Enter z", "Ctrl-d", 4),
        ("page list", "", "Ctrl-d", 10),
        ("quote", "Enter Tab", "j", 12),
    ] {
        println!("{what}: {:?}", Session::after(start).all_bytes(key, times));
        if key=="j" && start.is_empty() { let mut s = Session::after(start); press(&mut s.app, "j"); println!("{what} {:?}", s.canvas.frame(&s.app, Theme::new(true), Keys::Come).0);}
    }
}
