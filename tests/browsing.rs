//! The program without its terminal: stories in, keys in.

use jiff::civil::date;
use quotidian::app::{App, Effect, Event};
use quotidian::keys;
use quotidian::load::{self, Input};
use quotidian::quote::quotes;

use crate::typing::typed;

/// The app on a screen of a size, with all stories of `inputs` loaded.
pub(crate) fn browsing(size: (u16, u16), inputs: Vec<Input>) -> App {
    let mut app = App::new(size, date(2026, 3, 1), "");
    let stories = load::stories(inputs).map(|story| story.expect("the stories are sound"));
    let loaded = stories.map(|story| {
        let found = quotes(&story);
        (story, found)
    });
    let _ = app.update(Event::Loaded(loaded.collect()));
    let _ = app.update(Event::LoadEnded);
    app
}

/// Types keys as a user does (see [`typed`]), and lets every search come to its end.
pub(crate) fn press(app: &mut App, keys: &str) -> Effect {
    let mut effect = Effect::None;
    for key in typed(keys) {
        if let Some(action) = keys::action(app.focus(), key) {
            effect = app.update(Event::Action(action));
        }
        while app.wants_to_search() {
            let _ = app.update(Event::SearchOn);
        }
    }
    effect
}
