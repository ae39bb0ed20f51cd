//! What things look like. Colour helps and is never needed: everything it says is said by shape, weight or place too.
//!
//! Only the terminal's own 16 colours are used, so that light, dark and personal palettes stay readable. Without colour
//! no style has one.

use ratatui::style::{Color, Modifier, Style};

use crate::app::sidebar::Voice;

/// Colours of speakers, with the bars that tell them apart without colour. Plain blue is left out: few dark terminals
/// show it well enough to read.
const VOICES: [(Color, &str); 6] = [
    (Color::Cyan, "▎"),
    (Color::Magenta, "┃"),
    (Color::Green, "╎"),
    (Color::Yellow, "║"),
    (Color::LightBlue, "┆"),
    (Color::Red, "┋"),
];

/// The styles of the screen.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    colour: bool,
}

impl Theme {
    /// The theme, with colour or without.
    pub fn new(colour: bool) -> Self {
        Self { colour }
    }

    fn fg(self, colour: Color) -> Style {
        if self.colour {
            Style::new().fg(colour)
        } else {
            Style::new()
        }
    }

    /// Neither strong nor dim, on whatever it lies.
    pub fn plain(self) -> Style {
        Style::new().remove_modifier(Modifier::BOLD | Modifier::DIM)
    }

    /// Things beside the point.
    pub fn dim(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// Headlines, names, keys.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Captions.
    pub fn aside(self) -> Style {
        Style::new().add_modifier(Modifier::ITALIC)
    }

    /// What is chosen, in the pane with the focus or in another.
    pub fn chosen(self, focused: bool) -> Style {
        if focused {
            Style::new().add_modifier(Modifier::REVERSED)
        } else {
            self.strong()
        }
    }

    /// Letters that match the filter.
    pub fn hit(self) -> Style {
        let style = Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
        if self.colour {
            style
                .fg(Color::Black)
                .bg(Color::Yellow)
                .remove_modifier(Modifier::UNDERLINED)
        } else {
            style
        }
    }

    /// The mention and the cue of the current quote.
    pub fn evidence(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    /// Something that needs a look.
    pub fn warning(self) -> Style {
        self.fg(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// The words of a speaker.
    pub fn voice(self, voice: Voice) -> Style {
        match voice {
            Voice::Speaker(speaker) => self.fg(VOICES[speaker as usize % VOICES.len()].0),
            Voice::Unknown => Style::new(),
            Voice::Nobody => self.dim(),
        }
    }

    /// The bar beside the words of a speaker.
    pub fn bar(self, voice: Voice) -> &'static str {
        match voice {
            Voice::Speaker(speaker) => VOICES[speaker as usize % VOICES.len()].1,
            Voice::Unknown => "?",
            Voice::Nobody => " ",
        }
    }
}
