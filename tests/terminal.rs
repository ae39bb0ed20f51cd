//! What only a real terminal shows: the program in a pseudo-terminal, and what its screen holds.

use portable_pty::PtySize;

use crate::session::{COLUMNS, ROWS, Session, cells};

#[test]
fn it_starts_filters_quits_and_gives_the_terminal_back() {
    let mut session = Session::start(&[], &[]);
    session.until("the alternate screen", vt100::Screen::alternate_screen);
    session.until_text("Stories 1/");
    assert!(!session.is_cooked(), "keys come one by one while it runs");
    session.send("/title:lighthouse");
    session.until_text("hidden");
    session.send("\r");
    session.until("the cursor away", vt100::Screen::hide_cursor);
    session.send("q");
    assert_eq!(session.end(), 0);
    assert!(session.is_cooked(), "the terminal is as it was");
    assert!(!session.screen.screen().alternate_screen());
    assert!(!session.screen.screen().hide_cursor());
    assert!(!session.screen.screen().bracketed_paste());
    assert_eq!(
        session.count("\x1b[?1049l"),
        1,
        "the alternate screen is left exactly once"
    );
}

#[test]
fn without_colour_the_selection_is_still_seen() {
    let mut session = Session::start(&[], &[("NO_COLOR", "1")]);
    session.until_text("Stories 1/");
    let screen = session.screen.screen();
    let chosen = (0..ROWS).any(|row| screen.cell(row, 1).is_some_and(vt100::Cell::inverse));
    assert!(chosen, "{}", screen.contents());
    for row in 0..ROWS {
        for column in 0..COLUMNS {
            let cell = screen.cell(row, column).expect("a cell");
            assert_eq!(
                (cell.fgcolor(), cell.bgcolor()),
                (vt100::Color::Default, vt100::Color::Default)
            );
        }
    }
    session.send("q");
    assert_eq!(session.end(), 0);
}

#[test]
fn the_terminal_is_never_asked_anything_and_frames_are_whole() {
    let mut session = Session::start(&[], &[]);
    session.until_text("Stories 1/");
    session.send("jj/ferry\r");
    session.until_text("hidden");
    session.send("q");
    assert_eq!(session.end(), 0);
    for question in [
        "\x1b[6n",
        "\x1b[c",
        "\x1b[0c",
        "\x1b[>c",
        "\x1b[?u",
        "\x1b]11;?",
        "$p",
    ] {
        assert_eq!(session.count(question), 0, "{question:?}");
    }
    // One more end than there are beginnings: the terminal is given back whatever had begun.
    let (begun, ended) = (session.count("\x1b[?2026h"), session.count("\x1b[?2026l"));
    assert!(begun > 1, "{begun} frames");
    assert_eq!(ended, begun + 1);
}

#[test]
fn another_size_is_drawn_anew() {
    let mut session = Session::start(&[], &[]);
    session.until_text("Stories 1/");
    session.screen.screen_mut().set_size(cells(12), cells(40));
    let size = PtySize {
        rows: 12,
        cols: 40,
        pixel_width: 0,
        pixel_height: 0,
    };
    session.master.resize(size).expect("another size");
    session.until_text("Story ›");
    let screen = session.screen.screen().contents();
    assert!(!screen.contains('│'), "no borders with one pane:\n{screen}");
    session.send("q");
    assert_eq!(session.end(), 0);
}
