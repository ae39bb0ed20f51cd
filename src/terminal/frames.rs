//! One frame after the other: what each has to say to the terminal.
//!
//! While keys move through the list, the list is drawn with each of them, and the chosen story when they rest: a story that
//! is passed by would cost eight times the bytes of the move itself. It waits here and nowhere else, so the app and its
//! drawing know of no delay.

use ratatui::layout::Rect;

use super::wire::{self, Screen};
use crate::app::{App, Area, Focus, Layout};
use crate::ui::{self, Theme};

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

/// What the terminal shows, and of what.
///
/// Apart from [`Terminal`](super::Terminal), so that frames can be looked at where there is no terminal.
#[derive(Debug, Default)]
pub struct Frames {
    shown: Option<Screen>,
    divided: Option<Divided>,
    /// The story whose text and quotes are shown.
    story: Option<u32>,
}

/// How a screen is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Divided {
    layout: Layout,
    size: (u16, u16),
    /// The pane that has the focus.
    focus: Focus,
    /// Whether something lies over the panes.
    covered: bool,
}

impl Frames {
    /// What has to be written so that the terminal shows the app, and whether it shows all of it then.
    pub fn next(&mut self, app: &App, theme: Theme, keys: Keys) -> (String, Drawn) {
        let layout = app.layout();
        let mut screen = Screen::new(app.size());
        screen.cursor = ui::draw(app, theme, &mut screen.cells);
        let divided = Divided {
            layout,
            size: app.size(),
            focus: app.pane(),
            covered: app.overlay().is_some(),
        };
        let drawn = match &self.shown {
            Some(shown) if keys == Keys::Come && self.passes_by(app, divided) => {
                hold(&mut screen, shown, layout)
            }
            _ => Drawn::Whole,
        };
        if drawn == Drawn::Whole {
            self.story = app.story_index();
        }
        self.divided = Some(divided);
        let panes = [layout.stories, layout.reader, layout.quotes];
        let contents = panes.map(|pane| rect(layout.content(pane)));
        let frame = wire::frame(self.shown.as_ref(), &screen, &contents);
        self.shown = Some(screen);
        (frame, drawn)
    }

    /// Whether a move through the list is all that happened: another story, on a screen divided as before.
    fn passes_by(&self, app: &App, divided: Divided) -> bool {
        let in_list = divided.focus == Focus::Stories && !divided.covered;
        in_list && self.divided == Some(divided) && self.story != app.story_index()
    }
}

/// Leaves the story and its quotes on the screen as they are shown.
fn hold(screen: &mut Screen, shown: &Screen, layout: Layout) -> Drawn {
    let mut drawn = Drawn::Whole;
    for pane in [layout.reader, layout.quotes].map(rect) {
        if screen.differs(pane, shown) {
            screen.keep(pane, shown);
            drawn = Drawn::Partly;
        }
    }
    drawn
}

fn rect(area: Area) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height)
}
