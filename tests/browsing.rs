//! The program without its terminal: stories in, keys in.

use std::sync::Arc;

use jiff::civil::date;
use quotidian::app::{App, Effect, Event};
use quotidian::keys;
use quotidian::library::Findings;
use quotidian::load::{self, Input};
use quotidian::quote::quotes;
use quotidian::story::Story;

use crate::typing::typed;

/// The app on a screen of a size, with all stories of `inputs` loaded and all their quotes found.
pub(crate) fn browsing(size: (u16, u16), inputs: Vec<Input>) -> App {
    let mut app = App::new(size, date(2026, 3, 1), "");
    let _ = app.update(loaded(inputs));
    let _ = app.update(Event::LoadEnded);
    while let Some(found) = find_some(&mut app) {
        let _ = app.update(found);
    }
    app
}

/// That the stories of `inputs` were read.
pub(crate) fn loaded(inputs: Vec<Input>) -> Event {
    let stories = load::stories(inputs);
    Event::Loaded {
        stories: stories
            .map(|story| story.expect("the stories are sound"))
            .collect(),
        skipped: Vec::new(),
        bytes: 0,
    }
}

/// What one core does with the stories that the app gives it, if any.
pub(crate) fn find_some(app: &mut App) -> Option<Event> {
    let Effect::FindQuotes(job) = app.update(Event::Ready) else {
        return None;
    };
    let find = |(index, story): (u32, Arc<Story>)| (index, Findings::new(&story, quotes(&story)));
    Some(Event::Found(job.into_iter().map(find).collect()))
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
