//! The terminal's state: taken at the start, given back exactly once, whatever happens.
//!
//! A frame is one write inside synchronized output (DEC private mode 2026), so that it never tears over a slow link;
//! terminals that don't know the mode ignore it.

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use ratatui::backend::CrosstermBackend;

use crate::app::App;
use crate::ui::{self, Theme};

/// More than the largest frame has bytes, so that a frame is one write.
const FRAME_BYTES: usize = 1 << 18;

/// Whether the terminal is ours at the moment. Whoever sets it to false gives it back, so that is done once.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal while it is ours; given back when dropped.
pub struct Terminal {
    inner: ratatui::Terminal<CrosstermBackend<BufWriter<Stdout>>>,
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
        let taken = execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste);
        let output = BufWriter::with_capacity(FRAME_BYTES, io::stdout());
        match taken.and_then(|()| ratatui::Terminal::new(CrosstermBackend::new(output))) {
            Ok(inner) => Ok(Self { inner }),
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
    pub fn draw(&mut self, app: &App, theme: Theme) -> io::Result<()> {
        queue!(self.inner.backend_mut(), BeginSynchronizedUpdate)?;
        self.inner.draw(|frame| ui::draw(app, theme, frame))?;
        queue!(self.inner.backend_mut(), EndSynchronizedUpdate)?;
        Write::flush(self.inner.backend_mut())
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
            DisableBracketedPaste,
            LeaveAlternateScreen,
            cursor::Show
        );
        let _ = disable_raw_mode();
    }
}
