//! What can happen to the app, and what it asks of the world in return: both plain data.

use tui_input::InputRequest;

use crate::quote::StoryQuotes;
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
    /// Stories were loaded.
    Loaded(Vec<(Story, StoryQuotes)>),
    /// Something could not be loaded, and why.
    Skipped(String),
    /// Loading has come to its end.
    LoadEnded,
    /// There is time to search on.
    SearchOn,
}

/// What the app asks to be done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Effect {
    /// Nothing.
    None,
    /// End the program.
    Quit,
}
