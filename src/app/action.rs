//! What can happen to the app, and what it asks of the world in return: both plain data.

use std::sync::Arc;

use tui_input::InputRequest;

use crate::library::Findings;
use crate::story::Story;

/// How far to move in a list or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One further.
    Down,
    /// One back.
    Up,
    /// Half a page further.
    HalfDown,
    /// Half a page back.
    HalfUp,
    /// A page further.
    PageDown,
    /// A page back.
    PageUp,
    /// To the beginning.
    First,
    /// To the end.
    Last,
}

/// Something the user or the loader wants. Keys become actions by the table in [`crate::keys`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Leave the program.
    Quit,
    /// Move in the focused pane.
    Move(Motion),
    /// Go further in: stories → story → quotes, and from a quote to its place in the story.
    Enter,
    /// Go back out: quotes → story → stories; from there clear the filter. Closes what lies over the panes.
    Back,
    /// The focus goes to the next pane.
    NextPane,
    /// The focus goes to the pane before.
    PreviousPane,
    /// The focused pane fills the screen, or shares it again.
    Zoom,
    /// To the next quote of the story.
    NextQuote,
    /// To the quote before.
    PreviousQuote,
    /// To the next place in the story that matches the filter.
    NextHit,
    /// To the match before.
    PreviousHit,
    /// Show or fold captions and repeats.
    ToggleFolds,
    /// Write in the filter line.
    EditFilter,
    /// Leave the filter line and keep the filter.
    AcceptFilter,
    /// Take the filter away.
    ClearFilter,
    /// Show the keys.
    Help,
    /// Show what led to the speaker of the current quote.
    Why,
    /// Show what could not be loaded.
    ShowSkipped,
    /// Change the line that is being written.
    Edit(InputRequest),
}

/// Something that happened outside.
#[derive(Debug)]
pub enum Event {
    /// The user wants something.
    Action(Action),
    /// Text was pasted.
    Paste(String),
    /// The terminal now has so many columns and rows.
    Resize(u16, u16),
    /// Stories were read.
    Loaded {
        /// The stories, quotes not yet found.
        stories: Vec<Story>,
        /// What could not be loaded, and why.
        skipped: Vec<String>,
        /// How many bytes were read for it.
        bytes: usize,
    },
    /// The quotes of stories were found; the stories by their indices in the library.
    Found(Vec<(u32, Findings)>),
    /// A fault of the program, in words.
    Failed(String),
    /// There is a core to find quotes with.
    Ready,
    /// Nothing was read for a while, though loading has not ended: a pipe waits for more.
    Rested,
    /// Loading has come to its end.
    LoadEnded,
    /// There is time to search on.
    SearchOn,
}

/// What the app asks to be done about it.
#[derive(Clone, Debug)]
#[must_use]
pub enum Effect {
    /// Nothing.
    None,
    /// Find the quotes of these stories, which have these indices in the library.
    FindQuotes(Vec<(u32, Arc<Story>)>),
    /// End the program.
    Quit,
}

impl PartialEq for Effect {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, Self::None) | (Self::Quit, Self::Quit) => true,
            (Self::FindQuotes(ours), Self::FindQuotes(theirs)) => {
                let same = |((one, _), (other, _)): (&(u32, _), &(u32, _))| one == other;
                ours.len() == theirs.len() && ours.iter().zip(theirs).all(same)
            }
            _ => false,
        }
    }
}
