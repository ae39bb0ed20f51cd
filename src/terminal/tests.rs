//! What the bytes do to a terminal.

use std::num::NonZero;

use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use proptest::{collection, sample};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use super::row::spots;
use super::wire::{Screen, frame};

const SIZE: (u16, u16) = (23, 7);

fn terminal() -> vt100::Parser {
    let cells = |count| NonZero::new(count).expect("a terminal has cells");
    vt100::Parser::new(cells(SIZE.1), cells(SIZE.0), 0)
}

/// What is seen of a cell: its letter, its colours, its weight and so on.
type Seen = (String, vt100::Color, vt100::Color, [bool; 5]);

/// What is seen on a terminal.
fn shown(terminal: &vt100::Parser) -> Vec<Seen> {
    let at = |(y, x)| {
        let cell = terminal.screen().cell(y, x).expect("a cell");
        let flags = [
            cell.bold(),
            cell.dim(),
            cell.italic(),
            cell.underline(),
            cell.inverse(),
        ];
        let letter = match cell.contents() {
            "" if !cell.is_wide_continuation() => " ",
            letter => letter,
        };
        seen(letter, (cell.fgcolor(), cell.bgcolor()), flags)
    };
    let rows = 0..SIZE.1;
    rows.flat_map(|y| (0..SIZE.0).map(move |x| (y, x)))
        .map(at)
        .collect()
}

/// What should be seen of a screen.
fn wanted(screen: &Screen) -> Vec<Seen> {
    let row = |cells: &[ratatui::buffer::Cell]| {
        let row: Vec<Seen> = (0..)
            .zip(spots(cells))
            .map(|(x, spot)| {
                let start = &cells[x - usize::from(spot.part)];
                let has = |flag| start.modifier.contains(flag);
                let flags = [
                    has(Modifier::BOLD),
                    has(Modifier::DIM),
                    has(Modifier::ITALIC),
                    has(Modifier::UNDERLINED),
                    has(Modifier::REVERSED),
                ];
                let letter = if spot.part > 0 { "" } else { spot.symbol };
                seen(letter, (colour(start.fg), colour(start.bg)), flags)
            })
            .collect();
        row
    };
    screen
        .cells
        .content
        .chunks(usize::from(SIZE.0))
        .flat_map(row)
        .collect()
}

/// Of a blank only the ground and lines are seen; the second half of a wide letter looks like the first.
fn seen(letter: &str, (fg, bg): (vt100::Color, vt100::Color), flags: [bool; 5]) -> Seen {
    let [bold, dim, italic, underline, inverse] = flags;
    let (fg, bg, flags) = match letter {
        "" => (vt100::Color::Default, vt100::Color::Default, [false; 5]),
        " " if !underline && !inverse => (vt100::Color::Default, bg, [false; 5]),
        _ => (fg, bg, [bold, dim, italic, underline, inverse]),
    };
    (letter.to_owned(), fg, bg, flags)
}

fn colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Red => vt100::Color::Idx(1),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        _ => vt100::Color::Default,
    }
}

fn style() -> impl Strategy<Value = Style> {
    let colour = || {
        sample::select(vec![
            Color::Reset,
            Color::Reset,
            Color::Red,
            Color::LightBlue,
            Color::Indexed(99),
            Color::Rgb(1, 20, 255),
        ])
    };
    // The terminal of these tests is either bold or dim.
    let modifiers = (any::<bool>(), any::<u8>()).prop_map(|(bold, bits)| {
        let all = [
            if bold { Modifier::BOLD } else { Modifier::DIM },
            Modifier::ITALIC,
            Modifier::UNDERLINED,
            Modifier::REVERSED,
        ];
        let of = |(bit, modifier): (usize, Modifier)| match bits >> bit & 1 {
            0 => Modifier::empty(),
            _ => modifier,
        };
        let some = all.into_iter().enumerate().map(of);
        some.fold(Modifier::empty(), Modifier::union)
    });
    prop_oneof![
        2 => Just(Style::new()),
        1 => (colour(), colour(), modifiers).prop_map(|(fg, bg, modifiers)| {
            let plain = Style::new().remove_modifier(Modifier::all());
            plain.fg(fg).bg(bg).add_modifier(modifiers)
        }),
    ]
}

/// Something that is put on a screen: text somewhere in some style.
type Stroke = ((u16, u16), String, Style);

fn stroke() -> impl Strategy<Value = Stroke> {
    let letters = sample::select(vec![
        "a",
        "b",
        "c",
        " ",
        "   ",
        "’",
        "é",
        "e\u{301}",
        "海",
        "静か",
        "│",
        "            ",
    ]);
    let text = collection::vec(letters, 1..24).prop_map(|letters| letters.concat());
    ((0..SIZE.0, 0..SIZE.1), text, style())
}

/// Some strokes, and a cursor if there is one.
type Drawing = (Vec<Stroke>, Option<(u16, u16)>);

fn drawing() -> impl Strategy<Value = Drawing> {
    let cursor = proptest::option::of((0..SIZE.0, 0..SIZE.1));
    (collection::vec(stroke(), 0..12), cursor)
}

fn draw(on: &Screen, (strokes, cursor): &Drawing) -> Screen {
    let mut screen = on.clone();
    for ((x, y), text, style) in strokes {
        screen
            .cells
            .set_stringn(*x, *y, text, usize::from(SIZE.0 - x), *style);
    }
    screen.cursor = cursor.map(Position::from);
    screen
}

/// The screen with some rows moved, as by a scroll.
fn moved(screen: &Screen, by: i32) -> Screen {
    let mut after = Screen::new(SIZE);
    for y in 1..SIZE.1 - 1 {
        let from = i32::from(y) + by;
        if (1..i32::from(SIZE.1) - 1).contains(&from) {
            for x in 0..SIZE.0 {
                let from = u16::try_from(from).expect("a row");
                after.cells[(x, y)] = screen.cells[(x, from)].clone();
            }
        }
    }
    after
}

/// Fails unless the terminal shows the screen.
fn assert_shows(terminal: &vt100::Parser, screen: &Screen) {
    for (at, (shown, wanted)) in shown(terminal).iter().zip(&wanted(screen)).enumerate() {
        let (x, y) = (at % usize::from(SIZE.0), at / usize::from(SIZE.0));
        assert_eq!(shown, wanted, "in column {x} of row {y}");
    }
    assert_eq!(terminal.screen().hide_cursor(), screen.cursor.is_none());
    if let Some(Position { x, y }) = screen.cursor {
        assert_eq!(terminal.screen().cursor_position(), (y, x));
    }
}

fn panes() -> [Rect; 2] {
    [
        Rect::new(0, 1, SIZE.0, SIZE.1 - 2),
        Rect::new(9, 1, SIZE.0 - 9, SIZE.1 - 3),
    ]
}

proptest! {
    #[test]
    fn the_bytes_turn_any_screen_into_any_other(
        first in drawing(), changes in collection::vec((drawing(), -3i32..4), 1..5)
    ) {
        let mut terminal = terminal();
        let mut old = draw(&Screen::new(SIZE), &first);
        terminal.process("rubbish that stood here before".as_bytes());
        terminal.process(frame(None, &old, &panes()).as_bytes());
        assert_shows(&terminal, &old);
        for (change, by) in &changes {
            let start = if *by == 0 { old.clone() } else { moved(&old, *by) };
            let new = draw(&start, change);
            terminal.process(frame(Some(&old), &new, &panes()).as_bytes());
            assert_shows(&terminal, &new);
            old = new;
        }
    }

    #[test]
    fn where_nothing_changed_nothing_is_written(drawing in drawing()) {
        let screen = draw(&Screen::new(SIZE), &drawing);
        assert_eq!(frame(Some(&screen), &screen.clone(), &panes()), "");
    }
}

fn page(rows: &[&str]) -> Screen {
    let mut screen = Screen::new(SIZE);
    for (y, row) in (0..).zip(rows) {
        screen.cells.set_string(0, y, row, Style::new());
    }
    screen
}

/// The frame without the marks of synchronized output.
fn inside(frame: &str) -> &str {
    let body = frame.strip_prefix("\x1b[?2026h").expect("a frame begins");
    body.strip_suffix("\x1b[?2026l").expect("a frame ends")
}

#[test]
fn what_scrolled_is_scrolled_by_the_terminal() {
    let rows = [
        "head",
        "alpha beta",
        "gamma delta",
        "epsilon zeta",
        "eta theta",
        "iota",
        "foot",
    ];
    let down = [
        "head",
        "gamma delta",
        "epsilon zeta",
        "eta theta",
        "iota",
        "kappa",
        "foot",
    ];
    let (old, new) = (page(&rows), page(&down));
    let there = frame(Some(&old), &new, &panes());
    assert_eq!(inside(&there), "\x1b[2;6r\x1b[6H\x0b\x1b[r\x1b[6Hkappa");
    let back = frame(Some(&new), &old, &panes());
    assert_eq!(
        inside(&back),
        "\x1b[2;6r\x1b[2H\x1bM\x1b[r\x1b[2Halpha beta"
    );
}

#[test]
fn the_cursor_goes_the_shortest_way() {
    let cases: [(&[&str], &[&str], &str); 7] = [
        (&["abc"], &["xbz"], "\x1b[Hxbz"),
        (&["abcdefghij"], &["xbcdefghiz"], "\x1b[Hx\x1b[8Cz"),
        (&["abc", "abc"], &["xbc", "xbc"], "\x1b[Hx\x0b\x08x"),
        (
            &["abcdef", "abcdef"],
            &["abcdex", "xbcdef"],
            "\x1b[1;6Hx\x0b\rx",
        ),
        (&["abcdefgh"], &["abc"], "\x1b[1;4H\x1b[K"),
        (
            &["abcdefghijklm│"],
            &["ab           │"],
            "\x1b[1;3H\x1b[11X",
        ),
        (&["abcdef│"], &["abcd  │"], "\x1b[1;5H  "),
    ];
    for (old, new, expected) in cases {
        let written = frame(Some(&page(old)), &page(new), &[]);
        assert_eq!(inside(&written), expected, "{old:?} to {new:?}");
    }
}

#[test]
fn after_the_last_column_the_place_is_told() {
    let (old, new) = ("a".repeat(23), "a".repeat(22) + "b");
    let written = frame(Some(&page(&[&old, &old])), &page(&[&new, &new]), &[]);
    assert_eq!(inside(&written), "\x1b[1;23Hb\x1b[2;23Hb");
}

#[test]
fn after_a_letter_of_unsure_width_the_place_is_told() {
    let written = frame(Some(&page(&["ab"])), &page(&["e\u{301}x"]), &[]);
    assert_eq!(inside(&written), "\x1b[He\u{301}\x1b[1;2Hx");
}

#[test]
fn half_a_wide_letter_is_a_blank() {
    let mut screen = page(&["a海b"]);
    screen.cells[(2, 0)].set_symbol("│");
    let written = frame(Some(&page(&[])), &screen, &[]);
    assert_eq!(inside(&written), "\x1b[Ha │b");
}
