//! Keys in, screen out.

use insta::assert_snapshot;
use jiff::civil::date;
use quotidian::app::reader::Row;
use quotidian::app::{App, Effect, Event, Focus};
use quotidian::load::Input;
use quotidian::ui::{self, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::browsing::{browsing, find_some, loaded, press};

/// The app with the sample loaded, at a size, after some keys (see [`press`]).
fn after(size: (u16, u16), keys: &str) -> App {
    let mut app = browsing(size, vec![Input::Sample]);
    assert_eq!(press(&mut app, keys), Effect::None);
    app
}

fn cells(app: &App, colour: bool, (width, height): (u16, u16)) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    let _ = ui::draw(app, Theme::new(colour), &mut buffer);
    buffer
}

/// What a person sees, without colours and weights.
fn screen(app: &App, size: (u16, u16)) -> String {
    let buffer = cells(app, true, size);
    let row = |y: u16| {
        let cells = (0..size.0).map(|x| buffer[(x, y)].symbol());
        cells.collect::<String>().trim_end().to_owned()
    };
    (0..size.1).map(row).collect::<Vec<_>>().join("\n")
}

/// The stretches of the screen that carry a modifier.
fn marked(app: &App, size: (u16, u16), modifier: Modifier) -> Vec<String> {
    let buffer = cells(app, false, size);
    let mut out = Vec::new();
    for y in 0..size.1 {
        let mut run = String::new();
        for x in 0..size.0 {
            let cell = &buffer[(x, y)];
            if cell.modifier.contains(modifier) {
                run.push_str(cell.symbol());
            } else if !run.trim().is_empty() {
                out.push(std::mem::take(&mut run).trim().to_owned());
            }
        }
        if !run.trim().is_empty() {
            out.push(run.trim().to_owned());
        }
    }
    out
}

#[test]
fn three_panes_side_by_side() {
    let size = (140, 40);
    assert_snapshot!(screen(&after(size, ""), size));
}

#[test]
fn two_columns_with_the_quotes_below_the_story() {
    let size = (80, 24);
    assert_snapshot!(screen(&after(size, ""), size));
}

#[test]
fn a_screen_does_not_depend_on_the_way_there() {
    let size = (80, 24);
    for (way, other) in [
        ("", "j k"),
        ("j", "j k j"),
        ("z", "z z z"),
        ("Enter c", "Enter c c c"),
        ("Enter z", "Enter c z c"),
        ("Enter z c", "Enter c z"),
    ] {
        let (screen, again) = (
            screen(&after(size, way), size),
            screen(&after(size, other), size),
        );
        assert_eq!(screen, again, "{way:?} and {other:?}");
    }
}

#[test]
fn one_pane_at_a_time() {
    let size = (40, 12);
    let mut app = after(size, "");
    let mut screens = vec![screen(&app, size)];
    for keys in ["Enter", "Enter", "j", "Esc Esc"] {
        assert_eq!(press(&mut app, keys), Effect::None);
        screens.push(format!("──────── {keys} ────────\n{}", screen(&app, size)));
    }
    assert_snapshot!(screens.join("\n"));
}

#[test]
fn a_filter_narrows_the_list_as_it_is_typed() {
    let size = (140, 40);
    assert_snapshot!(screen(&after(size, "/ @akehurst_train"), size));
}

#[test]
fn help_lists_the_keys_and_narrows_them() {
    let size = (80, 24);
    let mut app = after(size, "?");
    let whole = screen(&app, size);
    let _ = press(&mut app, "quote");
    assert_snapshot!(format!(
        "{whole}\n──────── quote ────────\n{}",
        screen(&app, size)
    ));
}

#[test]
fn w_tells_why_the_current_quote_has_its_speaker() {
    for size in [(140, 40), (80, 24), (40, 10)] {
        let mut app = after(size, "/ title:flag_quote:station Enter Enter");
        let under = screen(&app, size);
        for close in ["w", "Esc"] {
            let _ = press(&mut app, "w");
            assert_eq!(app.focus(), Focus::Note);
            let shown = screen(&app, size);
            for words in [
                "Why Rosalind Akehurst",
                "Nobody is losing",
                "The cue is “said”",
                "“Mrs Akehurst”",
            ] {
                assert!(shown.contains(words), "{words}: {shown}");
            }
            let _ = press(&mut app, close);
            assert_eq!(screen(&app, size), under, "{close} closes it");
        }
    }
}

#[test]
fn what_is_told_by_w_is_scrolled_where_it_is_longer_than_the_screen() {
    let size = (40, 10);
    let mut app = after(size, "/ title:flag_quote:station Enter Enter w");
    assert!(!screen(&app, size).contains("What told"));
    let _ = press(&mut app, "_ _ _");
    assert!(
        screen(&app, size).contains("What told"),
        "{}",
        screen(&app, size)
    );
}

#[test]
fn the_selection_is_reverse_video_without_any_colour() {
    let size = (80, 24);
    let app = after(size, "");
    let buffer = cells(&app, false, size);
    assert!(
        buffer
            .content
            .iter()
            .all(|cell| cell.fg == ratatui::style::Color::Reset)
    );
    let chosen = marked(&app, size, Modifier::REVERSED).concat();
    assert!(chosen.starts_with('▌'), "{chosen:?}");
}

#[test]
fn mention_and_cue_of_the_current_quote_are_underlined() {
    let size = (140, 40);
    let app = after(size, "/ title:flag_quote:station Enter");
    let underlined = marked(&app, size, Modifier::UNDERLINED).join(" ");
    // The filter's hits are underlined too where there is no colour; the name may be broken over two rows.
    for words in ["said", "Mrs", "Akehurst"] {
        assert!(underlined.contains(words), "{words}: {underlined}");
    }
}

#[test]
fn reader_and_sidebar_keep_in_step() {
    let size = (140, 20);
    let mut app = after(size, "Tab Tab");
    assert_eq!(app.focus(), Focus::Quotes);
    for _ in 0..app.sidebar().order().len() {
        let quote = app.quote().expect("a quote is chosen");
        let start = quote.extent().start;
        let visible = app.reader().visible().iter().filter_map(Row::span);
        assert!(
            visible.into_iter().any(|row| row.contains(start as usize)),
            "the reader shows {:?}",
            app.entry().map(|entry| quote.text(&entry.story))
        );
        let _ = press(&mut app, "j");
    }
    // Reading on moves the sidebar.
    let _ = press(&mut app, "BackTab g");
    let first = app.quote_index();
    let _ = press(&mut app, "G");
    assert_ne!(app.quote_index(), first);
}

#[test]
fn captions_and_repeats_are_folded_not_lost() {
    let size = (140, 60);
    let folded = screen(&after(size, ""), size);
    let open = screen(&after(size, "c"), size);
    assert!(folded.contains("⌄"), "{folded}");
    assert!(!open.contains("⌄"), "{open}");
}

#[test]
fn what_commands_a_terminal_is_shown_as_signs() {
    let size = (140, 40);
    let app = after(size, "/ title:command");
    let shown = screen(&app, size);
    assert!(shown.contains('␛'), "{shown}");
    assert!(!shown.chars().any(|c| c != '\n' && c.is_control()));
}

#[test]
fn every_size_draws_and_every_key_answers() {
    let keys =
        "j j Enter j ] ] Tab j j z z c n N / a Backspace Esc w j w ? x Esc ! Esc G g Tab k Esc Esc";
    for size in [
        (200, 60),
        (110, 30),
        (109, 30),
        (70, 24),
        (69, 20),
        (40, 10),
        (20, 5),
        (3, 3),
        (1, 1),
        (0, 0),
    ] {
        let mut app = after(size, "");
        for key in keys.split(' ') {
            let _ = press(&mut app, key);
            let _ = screen(&app, size);
        }
        assert_eq!(app.focus(), Focus::Stories, "at {size:?}");
    }
}

#[test]
fn a_resize_keeps_what_is_being_read() {
    let mut app = after((140, 40), "Tab G");
    let reading = |app: &App| app.reader().visible().iter().find_map(Row::span);
    let _ = app.update(Event::Resize(140, 12));
    let before = reading(&app).expect("words are shown");
    let _ = app.update(Event::Resize(120, 12));
    let after = reading(&app).expect("words are shown");
    assert!(after.overlaps(before), "{before:?} {after:?}");
}

#[test]
fn quitting_is_asked_of_the_loop() {
    assert_eq!(press(&mut after((80, 24), ""), "q"), Effect::Quit);
}

#[test]
fn what_is_pasted_goes_into_the_filter_on_one_line() {
    let size = (140, 20);
    let mut app = after(size, "");
    let _ = app.update(Event::Paste("title:lighthouse\nrm -rf\u{7}".to_owned()));
    assert_eq!(app.focus(), Focus::Filter);
    assert_eq!(app.filter().text(), "title:lighthouse");
    assert_eq!(app.hits().len(), 1);
}

#[test]
fn n_goes_from_match_to_match() {
    let size = (140, 20);
    let mut app = after(size, "/ title:flag_text:train Enter Tab g");
    let words = |app: &App| {
        let story = app.entry().map(|entry| &entry.story).expect("a story");
        let first = app.reader().visible().iter().find_map(Row::span);
        story.slice(first.expect("words are shown")).to_lowercase()
    };
    let _ = press(&mut app, "n");
    assert!(words(&app).contains("train"), "{}", words(&app));
    let there = app.reader().scroll();
    let _ = press(&mut app, "n N");
    assert_eq!(app.reader().scroll(), there);
}

#[test]
fn a_pane_fills_the_screen_and_shares_it_again() {
    let size = (140, 20);
    let mut app = after(size, "Tab z");
    assert!(!screen(&app, size).contains("Stories 1/"));
    let _ = press(&mut app, "z");
    assert!(screen(&app, size).contains("Stories 1/"));
}

#[test]
fn escape_leads_out_step_by_step_and_then_clears_the_filter() {
    let mut app = after((140, 20), "/ whale Enter Enter Enter");
    for (focus, filtered) in [
        (Focus::Reader, true),
        (Focus::Stories, true),
        (Focus::Stories, false),
    ] {
        let _ = press(&mut app, "Esc");
        assert_eq!((app.focus(), app.filter().is_on()), (focus, filtered));
    }
}

#[test]
fn the_story_being_read_stays_chosen_while_stories_come_in() {
    let size = (140, 20);
    let mut app = after(size, "j j");
    let story = app.entry().map(|entry| entry.story.id.clone());
    let _ = app.update(loaded(vec![Input::Sample]));
    assert_eq!(app.entry().map(|entry| entry.story.id.clone()), story);
    assert_eq!(app.hits().len(), app.library().len());
}

#[test]
fn typing_a_filter_leads_to_the_words_in_the_story_that_is_open() {
    let app = after((140, 20), "/ title:flag_@tarrow_pillows");
    let quote = app.quote().expect("a quote is chosen");
    let story = app.entry().map(|entry| &entry.story).expect("a story");
    assert_eq!(quote.text(story), "‘pay for the pillows’");
}

#[test]
fn stories_are_listed_and_read_before_their_quotes_are_found() {
    let size = (140, 20);
    let mut app = App::new(size, date(2026, 3, 1), "");
    let _ = app.update(loaded(vec![Input::Sample]));
    assert_snapshot!(screen(&app, size));
    assert_eq!(press(&mut app, "j j"), Effect::None);
    assert!(screen(&app, size).contains("finding quotes …"));
    let found = find_some(&mut app).expect("there is something to find");
    let _ = app.update(found);
    assert!(
        !screen(&app, size).contains("finding quotes …"),
        "what is read comes first"
    );
    assert!(app.quote().is_some());
    while let Some(found) = find_some(&mut app) {
        let _ = app.update(found);
    }
    let settled = |app: &App| app.library().settled().len();
    assert!(
        settled(&app) < app.library().len(),
        "the screen only, while stories are read"
    );
    let _ = app.update(Event::Rested);
    assert!(
        find_some(&mut app).is_some(),
        "a pipe that rests leaves time for the others"
    );
    let _ = app.update(Event::LoadEnded);
    assert!(
        screen(&app, size).contains("finding quotes… "),
        "the others are under way"
    );
    assert_eq!(press(&mut app, "q"), Effect::Quit);
}

#[test]
fn a_filter_is_right_in_the_end_in_whatever_order_quotes_are_found() {
    let size = (140, 20);
    for keys in [
        "/ @akehurst",
        "/ !@akehurst_train",
        "/ quote:the",
        "/ kind:scare",
        "j",
    ] {
        let wanted = after(size, keys);
        for turned in [false, true] {
            let mut app = App::new(size, date(2026, 3, 1), "");
            let _ = app.update(loaded(vec![Input::Sample]));
            let _ = app.update(Event::LoadEnded);
            assert_eq!(press(&mut app, keys), Effect::None);
            let mut found: Vec<Event> = std::iter::from_fn(|| find_some(&mut app)).collect();
            if turned {
                found.reverse();
            }
            for found in found {
                let _ = app.update(found);
                let _ = press(&mut app, "");
            }
            while app.wants_to_search() {
                let _ = app.update(Event::SearchOn);
            }
            let hits = |app: &App| {
                let places = 0..app.hits().len();
                let story = |at| app.hits().story(at);
                places.map(story).collect::<Vec<_>>()
            };
            assert_eq!(hits(&app), hits(&wanted), "{keys}");
            let counts = |app: &App| app.filter().found().quote_count();
            assert_eq!(counts(&app), counts(&wanted), "{keys}");
        }
    }
}

#[test]
fn whoever_reads_is_not_moved_when_the_quotes_are_found() {
    let size = (100, 12);
    let mut app = App::new(size, date(2026, 3, 1), "train");
    let _ = app.update(loaded(vec![Input::Sample]));
    assert_eq!(press(&mut app, "Tab j j j"), Effect::None);
    let (story, scroll) = (
        app.entry().map(|entry| entry.story.id.clone()),
        app.reader().scroll(),
    );
    assert!(scroll > 0);
    while let Some(found) = find_some(&mut app) {
        let _ = app.update(found);
    }
    assert_eq!(app.entry().map(|entry| entry.story.id.clone()), story);
    assert_eq!(app.reader().scroll(), scroll);
}
