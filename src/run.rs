//! The loop: draw, wait for something to happen, update, perform the effect.
//!
//! Four things happen by themselves: keys are pressed, stories are read, their quotes are found, searches go on. Keys have a
//! channel of their own that is looked at before the other, which brings the news of all threads, so the loop waits on both
//! at once, never polls, and no key waits behind news. Searching is done here in slices, whenever nothing else waits: a key is
//! answered at once and a newer query takes the place of an older one without locks.
//!
//! The first frame is drawn before any file is touched. News alone are drawn a few times a second only: a screen that
//! counts faster helps nobody and costs the wire.
//!
//! Quotes are found by as many threads as there are cores. They take stories from a queue that is kept short: the app says what
//! is wanted most whenever there is room ([`Event::Ready`]), so what comes on the screen waits for little. Stories
//! are shared with those threads, not copied.

mod display;

use std::ops::ControlFlow;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, bounded, never, select_biased};
use crossterm::event::{self, Event as Input, KeyEventKind};

use crate::app::{App, Effect, Event};
use crate::gather::{GatherError, findings};
use crate::keys;
use crate::library::Findings;
use crate::load::{self, Batch, Input as Source};
use crate::safe::safe;
use crate::story::Story;
use crate::ui::Theme;
use display::Display;

/// How long a frame stands, at least, if no key is pressed.
const FRAME: Duration = Duration::from_millis(50);

/// Jobs given out for each thread that finds quotes: one to do and one to go on with.
const JOBS: usize = 2;

/// News that may wait to be taken in.
const WAITING: usize = 8;

/// Stories whose quotes are to be found, by their indices in the library.
type Job = Vec<(u32, Arc<Story>)>;

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
    let mut threads = Threads::start(sources);
    while threads.take_in(&mut app, &mut display)?.is_continue() {
        display.draw(&app)?;
    }
    // To take a large library apart takes long, and the memory is given back with the process in any case.
    std::mem::forget(app);
    Ok(())
}

/// The ends of the channels that lead to all other threads.
struct Threads {
    inputs: Receiver<Input>,
    news: Receiver<Event>,
    jobs: Sender<Job>,
    /// How many more jobs may be given out.
    ready: usize,
}

impl Threads {
    fn start(sources: Vec<Source>) -> Self {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let (send_input, inputs) = bounded(WAITING);
        let (tell, news) = bounded(WAITING);
        let ready = JOBS * threads;
        let (jobs, to_do) = bounded(ready);
        read_keys(send_input);
        read_stories(sources, threads, tell.clone());
        for _ in 0..threads {
            find_quotes(to_do.clone(), tell.clone());
        }
        Self {
            inputs,
            news,
            jobs,
            ready,
        }
    }

    /// Takes in what happens until there is something to draw: after keys at once, after news when the last frame has stood
    /// long enough, and what was held back while keys came when they rest.
    fn take_in(&mut self, app: &mut App, display: &mut Display) -> anyhow::Result<ControlFlow<()>> {
        let drawn = Instant::now();
        let mut changed = false;
        loop {
            let rest = (drawn + FRAME).saturating_duration_since(Instant::now());
            let held = display.held().unwrap_or(Duration::MAX);
            if changed && rest.is_zero() || held.is_zero() {
                return Ok(ControlFlow::Continue(()));
            }
            let wait = match (app.wants_to_search(), changed) {
                (true, _) => Duration::ZERO,
                (false, true) => rest,
                (false, false) if app.reads() => FRAME,
                (false, false) => Duration::MAX,
            };
            let wait = wait.min(held);
            select_biased! {
                recv(self.inputs) -> input => return Ok(self.take_keys(app, display, input?)),
                recv(self.news) -> news => match news {
                    Ok(news) => changed |= self.update(app, news).is_continue(),
                    Err(_) => self.news = never(), // all has been told
                },
                default(wait) => if app.wants_to_search() {
                    let asked = app.filter().searching().is_some();
                    let _ = self.update(app, Event::SearchOn);
                    if asked && app.filter().searching().is_none() {
                        return Ok(ControlFlow::Continue(())); // an answer does not wait
                    }
                    changed = true;
                } else if !changed && app.reads() {
                    let _ = self.update(app, Event::Rested);
                },
            }
        }
    }

    /// Takes in a key and all that were typed since.
    fn take_keys(&mut self, app: &mut App, display: &mut Display, first: Input) -> ControlFlow<()> {
        let mut next = Some(first);
        while let Some(input) = next {
            display.notice(&input);
            if let Some(event) = event_of(app, input)
                && self.update(app, event).is_break()
            {
                return ControlFlow::Break(());
            }
            next = self.inputs.try_recv().ok();
        }
        ControlFlow::Continue(())
    }

    /// Lets the app take in an event, and gives work to whoever has none.
    fn update(&mut self, app: &mut App, event: Event) -> ControlFlow<()> {
        self.ready += usize::from(matches!(event, Event::Found(_)));
        if app.update(event) == Effect::Quit {
            return ControlFlow::Break(());
        }
        while self.ready > 0
            && let Effect::FindQuotes(job) = app.update(Event::Ready)
        {
            self.ready -= 1;
            let _ = self.jobs.send(job); // as long as anyone is there to do it
        }
        ControlFlow::Continue(())
    }
}

/// What an input means to the app, if anything.
fn event_of(app: &App, input: Input) -> Option<Event> {
    match input {
        Input::Resize(width, height) => Some(Event::Resize(width, height)),
        Input::Paste(text) => Some(Event::Paste(text)),
        Input::Key(key) if key.kind != KeyEventKind::Release => {
            keys::action(app.focus(), key).map(Event::Action)
        }
        _ => None,
    }
}

/// Passes on what is typed, from a thread of its own, until the terminal fails or the loop is gone.
fn read_keys(sender: Sender<Input>) {
    thread::spawn(move || {
        while let Ok(input) = event::read() {
            if sender.send(input).is_err() {
                return;
            }
        }
    });
}

/// Passes on the stories as they are read, from a thread of its own.
fn read_stories(sources: Vec<Source>, threads: usize, tell: Sender<Event>) {
    thread::spawn(move || {
        for batch in load::read(sources, threads, |story| story) {
            if tell.send(loaded(batch)).is_err() {
                return;
            }
        }
        let _ = tell.send(Event::LoadEnded);
    });
}

fn loaded(batch: Batch<Story>) -> Event {
    let mut stories = Vec::with_capacity(batch.found.len());
    let mut skipped = Vec::new();
    for found in batch.found {
        match found {
            Ok(story) => stories.push(story),
            Err(error) => skipped.push(safe(&error.to_string()).into_owned()),
        }
    }
    Event::Loaded {
        stories,
        skipped,
        bytes: batch.bytes,
    }
}

/// Finds the quotes of stories, in a thread of its own, as long as there are jobs.
fn find_quotes(jobs: Receiver<Job>, tell: Sender<Event>) {
    thread::spawn(move || {
        for job in jobs {
            let mut found = Vec::with_capacity(job.len());
            for (index, story) in job {
                let findings = findings(&story).unwrap_or_else(|| {
                    let reason = GatherError::quotes(&story).to_string();
                    let _ = tell.send(Event::Failed(safe(&reason).into_owned()));
                    Findings::none()
                });
                found.push((index, findings));
            }
            if tell.send(Event::Found(found)).is_err() {
                return;
            }
        }
    });
}
