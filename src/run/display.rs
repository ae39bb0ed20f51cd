//! When the terminal is drawn on: at once, save what can wait until keys rest.

use std::time::{Duration, Instant};

use crossterm::event::Event as Input;

use crate::app::App;
use crate::terminal::{Drawn, Keys, Terminal};
use crate::ui::Theme;

/// How long after a key it is plain that no other follows: longer than between two keys of one held down.
const REST: Duration = Duration::from_millis(50);

/// The terminal, and when a key was pressed there.
pub(super) struct Display {
    terminal: Terminal,
    theme: Theme,
    pressed: Option<Instant>,
    drawn: Drawn,
}

impl Display {
    /// Takes the terminal.
    pub(super) fn take(theme: Theme) -> std::io::Result<Self> {
        Ok(Self {
            terminal: Terminal::take()?,
            theme,
            pressed: None,
            drawn: Drawn::Whole,
        })
    }

    /// Takes note of what came from the terminal.
    pub(super) fn notice(&mut self, input: &Input) {
        match input {
            Input::Key(_) => self.pressed = Some(Instant::now()),
            Input::Resize(..) => self.terminal.forget(),
            _ => {}
        }
    }

    /// Draws the app.
    pub(super) fn draw(&mut self, app: &App) -> std::io::Result<()> {
        let came = self.pressed.is_some_and(|pressed| pressed.elapsed() < REST);
        let keys = if came { Keys::Come } else { Keys::Rest };
        self.drawn = self.terminal.draw(app, self.theme, keys)?;
        Ok(())
    }

    /// How long what was held back while keys came still has to wait, if anything was.
    pub(super) fn held(&self) -> Option<Duration> {
        let pressed = self.pressed.filter(|_| self.drawn == Drawn::Partly)?;
        Some(REST.saturating_sub(pressed.elapsed()))
    }
}
