//! The terminal: taken at the start, given back exactly once, whatever happens; and drawn on.
//!
//! A frame is one write inside synchronized output (DEC private mode 2026), so that it never tears over a slow link;
//! terminals that don't know the mode ignore it. It holds what changed and nothing else, and where nothing changed there is
//! no frame: see `terminal/wire.rs`. The terminal is never asked anything, for an answer takes as long as the link is slow.

mod encode;
mod frames;
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
use crossterm::style::Print;
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};

use crate::app::App;
use crate::ui::Theme;
pub use frames::{Drawn, Frames, Keys};

/// No look, no margins: a frame that broke off may have left them.
const WHOLE_AND_PLAIN: &str = "\x1b[m\x1b[r";

/// Whether the terminal is ours at the moment. Whoever sets it to false gives it back, so that is done once.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours; given back when dropped.
pub struct Terminal {
    frames: Frames,
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
                frames: Frames::default(),
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
        let (frame, drawn) = self.frames.next(app, theme, keys);
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
        self.frames = Frames::default();
    }
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
            Print(WHOLE_AND_PLAIN),
            DisableBracketedPaste,
            LeaveAlternateScreen,
            cursor::Show
        );
        let _ = disable_raw_mode();
    }
}
