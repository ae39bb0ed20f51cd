//! The terminal: taken at the start, given back exactly once, whatever happens; and drawn on.
//!
//! A frame is one write inside synchronized output (DEC private mode 2026), so that it never tears over a slow link;
//! terminals that don't know the mode ignore it. It holds what changed and nothing else, and where nothing changed there is
//! no frame: see `terminal/wire.rs`. The terminal is never asked anything, for an answer takes as long as the link is slow.
//!
//! While keys move through the list, the list is drawn with each of them, and what hangs on the choice when the keys rest:
//! a story that is passed by costs ten times the bytes of the move itself.

mod encode;
mod pen;
mod row;
mod scroll;
#[cfg(test)]
mod tests;
mod wire;

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossterm::cursor;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use ratatui::layout::Rect;

use crate::app::{App, Area, Focus, Layout};
use crate::ui::{self, Theme};
use wire::Screen;

/// Whether the terminal is ours at the moment. Whoever sets it to false gives it back, so that is done once.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether keys are coming in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// One came a moment ago, and the next may follow.
    Come,
    /// None came for a while.
    Rest,
}

/// Whether all is on the screen that should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// All is.
    Whole,
    /// Some of it waits until keys rest.
    Partly,
}

/// The terminal while it is ours; given back when dropped.
pub struct Terminal {
    canvas: Canvas,
}

impl Terminal {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste. A panic of this thread from now on gives it back
    /// before it is reported.
    ///
    /// # Errors
    /// If the terminal can't be had.
    pub fn take() -> io::Result<Self> {
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        let report = std::panic::take_hook();
        let ours = thread::current().id();
        std::panic::set_hook(Box::new(move |panic| {
            // A worker's panic is told by the worker; the screen goes on.
            if thread::current().id() == ours {
                give_back();
                report(panic);
            }
        }));
        match execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste) {
            Ok(()) => Ok(Self {
                canvas: Canvas::default(),
            }),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }

    /// Draws the app.
    ///
    /// # Errors
    /// If the terminal can't be written to.
    pub fn draw(&mut self, app: &App, theme: Theme, keys: Keys) -> io::Result<Drawn> {
        let (frame, drawn) = self.canvas.frame(app, theme, keys);
        if !frame.is_empty() {
            let mut output = io::stdout().lock();
            output.write_all(frame.as_bytes())?;
            output.flush()?;
        }
        Ok(drawn)
    }

    /// Forgets what the terminal shows, so that the next frame draws all of it. Terminals do with it what they like when
    /// their size changes.
    pub fn forget(&mut self) {
        self.canvas = Canvas::default();
    }
}

/// What the terminal shows, and what it shows it of.
///
/// Apart from [`Terminal`], so that frames can be looked at where there is no terminal.
#[derive(Debug, Default)]
pub struct Canvas {
    shown: Option<Screen>,
    /// How the screen was divided, and what had the focus, unless something lay over the panes.
    layout: Option<(Layout, Focus)>,
}

impl Canvas {
    /// What has to be written so that the terminal shows the app, and whether it shows all of it then.
    pub fn frame(&mut self, app: &App, theme: Theme, keys: Keys) -> (String, Drawn) {
        let layout = app.layout();
        let mut screen = Screen::new(app.size());
        screen.cursor = ui::draw(app, theme, &mut screen.cells);
        let divided = app.overlay().is_none().then_some((layout, app.pane()));
        let passing = keys == Keys::Come
            && app.pane() == Focus::Stories
            && divided.is_some()
            && divided == self.layout;
        let mut drawn = Drawn::Whole;
        let shown = self
            .shown
            .as_ref()
            .filter(|shown| shown.cells.area == screen.cells.area);
        if passing && let Some(shown) = shown {
            for waiting in [layout.reader, layout.quotes].map(rect) {
                if screen.differs(waiting, shown) {
                    screen.keep(waiting, shown);
                    drawn = Drawn::Partly;
                }
            }
        }
        self.layout = divided;
        let panes =
            [layout.stories, layout.reader, layout.quotes].map(|pane| rect(layout.content(pane)));
        let frame = wire::frame(self.shown.as_ref(), &screen, &panes);
        self.shown = Some(screen);
        (frame, drawn)
    }
}

fn rect(area: Area) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height)
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
    }
}

/// Gives the terminal back unless that has been done. Errors have no one left to go to.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = execute!(
            io::stdout(),
            EndSynchronizedUpdate,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            cursor::Show
        );
        let _ = disable_raw_mode();
    }
}
