//! The app: everything that is on the screen, as state, and what each event makes of it.
//!
//! [`App::update`] is the only thing that changes it; drawing only borrows it. It knows no terminal, no files and no
//! clock: sizes and today's date come in, and what shall be done outside goes out as an [`Effect`]. After each event the
//! panes are fitted to the screen once, so that every motion can rely on sizes and rows being right.

use jiff::civil::Date;
use tui_input::{Input, InputRequest};

mod action;
mod backlog;
mod browse;
mod filter;
mod layout;
mod list;
pub mod reader;
pub mod sidebar;
pub mod wrap;

pub use action::{Action, Effect, Event, Motion};
use filter::Change;
pub use filter::Filter;
pub use layout::{Area, Layout, Panes};
pub use list::StoryList;

use crate::library::{Entry, Library};
use crate::quote::{self, Quote, Why};
use crate::search::{self, Search};
use backlog::Backlog;
use browse::{Step, next_pane};
use reader::Reader;
use sidebar::Sidebar;

/// What the keys go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Focus {
    /// The list of stories.
    Stories,
    /// The story.
    Reader,
    /// Its quotes.
    Quotes,
    /// The filter line.
    Filter,
    /// The list that lies over the panes.
    Overlay,
    /// What lies over the panes and has nothing to narrow.
    Note,
}

/// A list that lies over the panes, narrowed by what is typed.
#[derive(Debug)]
pub struct Overlay {
    /// What it lists.
    pub topic: Topic,
    /// What is typed to narrow it.
    pub typed: Input,
    /// The first of its lines on the screen, as far as there are so many.
    pub first: usize,
}

/// What an overlay lists.
#[derive(Clone, Debug, PartialEq)]
pub enum Topic {
    /// The keys and the query language.
    Help,
    /// What could not be loaded.
    Skipped,
    /// What led to the speaker of a quote.
    Why {
        /// The story, by its index in the library.
        story: u32,
        /// The quote, by its index in the story.
        quote: u32,
        /// Why.
        why: Why,
    },
}

/// How loading goes.
#[derive(Debug, Default)]
pub struct Loading {
    /// Whether it has ended.
    pub ended: bool,
    /// Whether nothing was read for a while.
    pub resting: bool,
    /// How many bytes were read.
    pub bytes: usize,
    /// What could not be loaded, and why.
    pub skipped: Vec<String>,
}

/// The state of the whole screen.
#[derive(Debug)]
pub struct App {
    library: Library,
    today: Date,
    size: (u16, u16),
    pane: Focus,
    editing: bool,
    zoomed: bool,
    overlay: Option<Overlay>,
    filter: Filter,
    list: StoryList,
    reader: Reader,
    sidebar: Sidebar,
    story: Option<u32>,
    quote: Option<u32>,
    loading: Loading,
    backlog: Backlog,
}

impl App {
    /// An app without stories on a screen of `size` columns and rows, filtered by `query` from the start.
    pub fn new(size: (u16, u16), today: Date, query: &str) -> Self {
        Self {
            library: Library::default(),
            today,
            size,
            pane: Focus::Stories,
            editing: false,
            zoomed: false,
            overlay: None,
            filter: Filter::new(query),
            list: StoryList::default(),
            reader: Reader::default(),
            sidebar: Sidebar::default(),
            story: None,
            quote: None,
            loading: Loading::default(),
            backlog: Backlog::default(),
        }
    }

    /// Takes in what happened.
    pub fn update(&mut self, event: Event) -> Effect {
        let effect = match event {
            Event::Action(action) => self.act(action),
            Event::Paste(text) => self.paste(&text),
            Event::Resize(width, height) => self.resize((width, height)),
            Event::Loaded {
                stories,
                skipped,
                bytes,
            } => {
                for story in stories {
                    self.library.list(story);
                }
                self.loading.skipped.extend(skipped);
                self.loading.bytes += bytes;
                self.loading.resting = false;
                // The first stories are listed with the frame that follows; the rest of a large library in later slices.
                self.search_on();
                Effect::None
            }
            Event::Found(found) => self.settle(found),
            Event::Failed(reason) => {
                self.loading.skipped.push(reason);
                Effect::None
            }
            Event::Ready => return self.next_to_find(),
            Event::Rested => {
                self.loading.resting = true;
                Effect::None
            }
            Event::LoadEnded => {
                self.loading.ended = true;
                Effect::None
            }
            Event::SearchOn => {
                self.search_on();
                Effect::None
            }
        };
        self.fit();
        effect
    }

    fn act(&mut self, action: Action) -> Effect {
        match action {
            Action::Quit => return Effect::Quit,
            Action::Move(motion) => self.motion(motion),
            Action::Enter => self.enter(),
            Action::Back => self.back(),
            Action::NextPane => self.go_to_pane(next_pane(self.pane)),
            Action::PreviousPane => self.go_to_pane(next_pane(next_pane(self.pane))),
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::NextQuote => self.step_quote(Step::Next),
            Action::PreviousQuote => self.step_quote(Step::Previous),
            Action::NextHit => self.step_hit(Step::Next),
            Action::PreviousHit => self.step_hit(Step::Previous),
            Action::ToggleFolds => self.reader.set_unfolded(!self.reader.unfolded()),
            Action::EditFilter => self.editing = true,
            Action::AcceptFilter => self.editing = false,
            Action::ClearFilter => self.clear_filter(),
            Action::Help => self.open(Topic::Help),
            Action::Why => self.ask_why(),
            Action::ShowSkipped => self.open(Topic::Skipped),
            Action::Edit(request) => self.edit(request),
        }
        Effect::None
    }

    fn resize(&mut self, size: (u16, u16)) -> Effect {
        self.size = size;
        Effect::None
    }

    fn clear_filter(&mut self) {
        if self.filter.clear() {
            self.requery();
        }
    }

    fn open(&mut self, topic: Topic) {
        self.overlay = Some(Overlay {
            topic,
            typed: Input::default(),
            first: 0,
        });
    }

    /// Asks what led to the speaker of the current quote. The story is read again for it, which no one notices.
    fn ask_why(&mut self) {
        let (Some(story), Some(quote), Some(entry)) = (self.story, self.quote, self.entry()) else {
            return;
        };
        if let Some(why) = quote::why(&entry.story, &entry.quotes.to_vec(), quote as usize) {
            self.open(Topic::Why { story, quote, why });
        }
    }

    fn edit(&mut self, request: InputRequest) {
        if let Some(overlay) = &mut self.overlay {
            overlay.typed.handle(request);
            overlay.first = 0;
        } else if self.filter.edit(request) {
            self.requery();
        }
    }

    /// Pasted text goes into the line that is being written, and into the filter if none is.
    fn paste(&mut self, text: &str) -> Effect {
        self.editing |= self.overlay.is_none();
        let line = text.lines().next().unwrap_or_default();
        for c in line.chars().filter(|c| !c.is_control()) {
            self.edit(InputRequest::InsertChar(c));
        }
        Effect::None
    }

    /// Searches for what the filter line says now. A small library is searched at once.
    fn requery(&mut self) {
        self.filter.restart();
        self.search_on();
    }

    fn search_on(&mut self) {
        let change = self.filter.advance(&self.library);
        if change == Change::None {
            return;
        }
        let narrows = change == Change::Other && self.filter.is_on();
        if narrows {
            self.list.selected = 0;
            self.list.first = 0;
        } else if let Some(here) = self.story.and_then(|story| self.hits().place(story)) {
            // What is read stays chosen wherever it now stands in the list.
            self.list.selected = here;
        }
        self.show_selected();
        if narrows {
            self.show_match();
        }
    }

    /// Puts the hits in order that are on the screen or about to be.
    fn order_hits(&mut self) {
        let rows = usize::from(self.size.1);
        self.filter.order(self.list.selected + rows);
    }

    /// Fits every pane to the screen and to what it shows. Does nothing where nothing changed.
    fn fit(&mut self) {
        self.order_hits();
        let layout = self.layout();
        let inside = |pane: Area| (layout.content(pane).width, layout.content(pane).height);
        let (library, hits) = (&self.library, self.filter.found());
        if layout.stories.width > 0 {
            let headline = |hit: usize| {
                let story = hits
                    .story(hit)
                    .and_then(|story| library.entries().get(story as usize));
                story.map_or("", |entry| entry.story.headline())
            };
            self.list.fit(inside(layout.stories), hits.len(), headline);
        }
        let Some(story) = self.story else { return };
        if layout.reader.width > 0 {
            let (width, height) = inside(layout.reader);
            self.reader
                .fit(story, &library.entries()[story as usize], width, height);
        }
        // Hidden quotes can still be stepped through, so they are laid out at any width.
        let (width, height) = inside(layout.quotes);
        self.sidebar.fit(story, library, width, height);
        if let Some(quote) = self.quote {
            self.sidebar.reveal(quote);
        }
    }
}

/// What drawing and the loop ask.
impl App {
    /// All stories.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// Today, as dates are shown relative to it.
    pub fn today(&self) -> Date {
        self.today
    }

    /// Columns and rows of the screen.
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Where everything is on the screen.
    pub fn layout(&self) -> Layout {
        Layout::new(self.size.0, self.size.1, self.pane, self.zoomed)
    }

    /// What the keys go to.
    pub fn focus(&self) -> Focus {
        match (&self.overlay, self.editing) {
            (Some(overlay), _) if matches!(overlay.topic, Topic::Why { .. }) => Focus::Note,
            (Some(_), _) => Focus::Overlay,
            (None, true) => Focus::Filter,
            (None, false) => self.pane,
        }
    }

    /// The pane that has the focus, or gets it back when the filter line or an overlay is left.
    pub fn pane(&self) -> Focus {
        self.pane
    }

    /// What lies over the panes.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// The filter.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The stories listed.
    pub fn hits(&self) -> &Search {
        self.filter.found()
    }

    /// The list pane.
    pub fn list(&self) -> &StoryList {
        &self.list
    }

    /// The story pane.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// The quotes pane.
    pub fn sidebar(&self) -> &Sidebar {
        &self.sidebar
    }

    /// The story that is shown.
    pub fn entry(&self) -> Option<&Entry> {
        self.library.entries().get(self.story? as usize)
    }

    /// The index in the library of the story that is shown.
    pub fn story_index(&self) -> Option<u32> {
        self.story
    }

    /// The index of the current quote in the story that is shown.
    pub fn quote_index(&self) -> Option<u32> {
        self.quote
    }

    /// The current quote.
    pub fn quote(&self) -> Option<Quote> {
        self.entry()?.quotes.get(self.quote? as usize)
    }

    /// Whether the quote of the shown story matches the filter.
    pub fn matches(&self, quote: u32) -> bool {
        let query = self.filter.found().query();
        self.entry()
            .is_some_and(|entry| search::matches_quote(query, &self.library, entry, quote as usize))
    }

    /// Whether stories are being read at this moment, so that [`Event::Rested`] would be news.
    pub fn reads(&self) -> bool {
        !self.loading.ended && !self.loading.resting
    }

    /// How loading goes.
    pub fn loading(&self) -> &Loading {
        &self.loading
    }

    /// Whether a search is not through all stories yet, so that [`Event::SearchOn`] has something to do.
    pub fn wants_to_search(&self) -> bool {
        self.filter.unfinished(&self.library)
    }
}
