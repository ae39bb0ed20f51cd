//! The loop: draw, wait for something to happen, update, perform the effect.
//!
//! Three things happen by themselves: keys are pressed, stories are read, searches go on. Keys and stories each come
//! from a thread of their own over one channel, so the loop waits on a single place and never polls. Searching is done
//! here in slices, whenever nothing else waits: a key is answered at once and a newer query takes the place of an older
//! one without locks.

mod display;

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvError, SyncSender, TryRecvError, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event as Input, KeyEventKind};

use crate::app::{App, Effect, Event};
use crate::keys;
use crate::load::{self, Input as Source};
use crate::quote::{StoryQuotes, quotes};
use crate::safe::safe;
use crate::story::Story;
use crate::ui::Theme;
use display::Display;

/// How long the loop takes in stories before it draws and looks for keys again.
const PATIENCE: Duration = Duration::from_millis(15);

/// Stories travel in groups: large enough to cost little each, small enough to show up at once.
const GROUP: usize = 256;

/// What the threads tell the loop.
enum Message {
    Input(Input),
    Loaded(Vec<(Story, StoryQuotes)>),
    Skipped(String),
    LoadEnded,
}

/// Browses `sources` on the terminal, beginning with the filter `query`, until the user quits. `colour` says whether
/// colours may be used.
///
/// # Errors
/// If the terminal can't be had or fails.
pub fn browse(sources: Vec<Source>, query: &str, colour: bool) -> anyhow::Result<()> {
    let size = crossterm::terminal::size()?;
    let today = jiff::Zoned::now().date();
    let mut app = App::new(size, today, query);
    let mut display = Display::take(Theme::new(colour))?;
    display.draw(&app)?;
    let (sender, messages) = sync_channel(64);
    read_keys(sender.clone());
    read_stories(sources, sender);
    loop {
        let flow = take_in(&mut app, &mut display, &messages)?;
        if flow.is_break() {
            return Ok(());
        }
        display.draw(&app)?;
    }
}

/// Waits for something to happen, unless there is something to search, and takes in all that has happened.
fn take_in(
    app: &mut App,
    display: &mut Display,
    messages: &Receiver<Message>,
) -> anyhow::Result<ControlFlow<()>> {
    if !app.wants_to_search() {
        let first = display
            .wait(messages)
            .map_err(|RecvError| anyhow::anyhow!("the terminal can no longer be read"))?;
        let Some(first) = first else {
            return Ok(ControlFlow::Continue(()));
        };
        if update(app, display, first) == Effect::Quit {
            return Ok(ControlFlow::Break(()));
        }
    }
    let started = Instant::now();
    while started.elapsed() < PATIENCE {
        match messages.try_recv() {
            Ok(message) => {
                if update(app, display, message) == Effect::Quit {
                    return Ok(ControlFlow::Break(()));
                }
            }
            Err(TryRecvError::Empty) if app.wants_to_search() => {
                let _ = app.update(Event::SearchOn);
            }
            Err(TryRecvError::Empty) => break,
            Err(TryRecvError::Disconnected) => anyhow::bail!("the terminal can no longer be read"),
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn update(app: &mut App, display: &mut Display, message: Message) -> Effect {
    if let Message::Input(input) = &message {
        display.notice(input);
    }
    let event = match message {
        Message::Loaded(stories) => Event::Loaded(stories),
        Message::Skipped(reason) => Event::Skipped(reason),
        Message::LoadEnded => Event::LoadEnded,
        Message::Input(Input::Resize(width, height)) => Event::Resize(width, height),
        Message::Input(Input::Paste(text)) => Event::Paste(text),
        Message::Input(Input::Key(key)) if key.kind != KeyEventKind::Release => {
            match keys::action(app.focus(), key) {
                Some(action) => Event::Action(action),
                None => return Effect::None,
            }
        }
        Message::Input(_) => return Effect::None,
    };
    app.update(event)
}

/// Passes on what is typed, from a thread of its own, until the terminal fails or the loop is gone.
fn read_keys(sender: SyncSender<Message>) {
    thread::spawn(move || {
        while let Ok(input) = event::read() {
            if sender.send(Message::Input(input)).is_err() {
                return;
            }
        }
    });
}

/// Reads the stories and finds their quotes, in a thread of its own.
fn read_stories(sources: Vec<Source>, sender: SyncSender<Message>) {
    thread::spawn(move || {
        let mut group = Vec::new();
        let mut started = Instant::now();
        for story in load::stories(sources) {
            let sent = match story
                .map_err(|error| error.to_string())
                .and_then(with_quotes)
            {
                Ok(found) => {
                    group.push(found);
                    // The first stories are shown as soon as they are there.
                    if group.len() < GROUP && started.elapsed() < PATIENCE {
                        continue;
                    }
                    started = Instant::now();
                    sender.send(Message::Loaded(std::mem::take(&mut group)))
                }
                Err(reason) => sender.send(Message::Skipped(safe(&reason).into_owned())),
            };
            if sent.is_err() {
                return;
            }
        }
        let _ = sender.send(Message::Loaded(group));
        let _ = sender.send(Message::LoadEnded);
    });
}

/// The story with its quotes. Should the extraction ever panic, that costs this story and is said, and the rest goes on.
fn with_quotes(story: Story) -> Result<(Story, StoryQuotes), String> {
    match catch_unwind(AssertUnwindSafe(|| quotes(&story))) {
        Ok(found) => Ok((story, found)),
        Err(_) => Err(format!(
            "{}: skipped, since its quotes could not be found (a fault of this program)",
            story.id
        )),
    }
}
