//! How the panes share the screen: three from 110 columns, two from 70 with the quotes under the story, else one.
//!
//! Scrolling has to know how many rows a pane has before anything is drawn, so the split is made here, from the size
//! alone, and drawing follows it.

use super::Focus;

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Column of its left edge.
    pub x: u16,
    /// Row of its upper edge.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// The area inside a border of one cell.
    fn inside(self) -> Self {
        Self {
            x: self.x + self.width.min(1),
            y: self.y + self.height.min(1),
            width: self.width.saturating_sub(2),
            height: self.height.saturating_sub(2),
        }
    }
}

/// How many panes are side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panes {
    /// Only the focused pane, without a border; a line above says where one is.
    One,
    /// Stories on the left, the story and its quotes on the right.
    Two,
    /// Stories, story and quotes.
    Three,
}

/// Where everything is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// How many panes there are.
    pub panes: Panes,
    /// The filter line.
    pub header: Area,
    /// The line that says where one is; only with one pane, else empty.
    pub trail: Area,
    /// The key line.
    pub footer: Area,
    /// The list, border included; empty if hidden.
    pub stories: Area,
    /// The reader, border included; empty if hidden.
    pub reader: Area,
    /// The quotes, border included; empty if hidden.
    pub quotes: Area,
}

impl Layout {
    /// The layout of a screen of `width` by `height` with the focus on a pane, which fills the screen if `zoomed`.
    pub fn new(width: u16, height: u16, focus: Focus, zoomed: bool) -> Self {
        let row = |y: u16| Area {
            x: 0,
            y,
            width,
            height: u16::from(y < height),
        };
        let footer = u16::from(height > 2);
        let body = Area {
            x: 0,
            y: 1,
            width,
            height: height.saturating_sub(1 + footer),
        };
        let mut layout = Self {
            panes: Panes::One,
            header: row(0),
            trail: Area::default(),
            footer: if footer == 1 {
                row(height - 1)
            } else {
                Area::default()
            },
            stories: Area::default(),
            reader: Area::default(),
            quotes: Area::default(),
        };
        match width {
            _ if zoomed => layout.one(body, focus),
            110.. => layout.three(body),
            70.. => layout.two(body, focus),
            _ => layout.one(body, focus),
        }
        layout
    }

    fn three(&mut self, body: Area) {
        self.panes = Panes::Three;
        let list = (body.width * 26 / 100).clamp(30, 48);
        let quotes = (body.width * 24 / 100).clamp(28, 44);
        let reader = body.width - list - quotes;
        self.stories = Area {
            width: list,
            ..body
        };
        self.reader = Area {
            x: list,
            width: reader,
            ..body
        };
        self.quotes = Area {
            x: list + reader,
            width: quotes,
            ..body
        };
    }

    fn two(&mut self, body: Area, focus: Focus) {
        self.panes = Panes::Two;
        let list = body.width * 38 / 100;
        let right = Area {
            x: list,
            width: body.width - list,
            ..body
        };
        self.stories = Area {
            width: list,
            ..body
        };
        if body.height < 14 {
            // Too low for both: the one that is looked at.
            let shown = if focus == Focus::Quotes {
                &mut self.quotes
            } else {
                &mut self.reader
            };
            *shown = right;
            return;
        }
        let below = body.height * 36 / 100;
        self.reader = Area {
            height: body.height - below,
            ..right
        };
        self.quotes = Area {
            y: right.y + right.height - below,
            height: below,
            ..right
        };
    }

    fn one(&mut self, body: Area, focus: Focus) {
        let trail = u16::from(body.height > 3);
        self.trail = Area {
            height: trail,
            ..body
        };
        let pane = Area {
            y: body.y + trail,
            height: body.height - trail,
            ..body
        };
        match focus {
            Focus::Reader => self.reader = pane,
            Focus::Quotes => self.quotes = pane,
            _ => self.stories = pane,
        }
    }

    /// The cells of a pane that hold its content.
    pub fn content(&self, pane: Area) -> Area {
        if self.panes == Panes::One {
            pane
        } else {
            pane.inside()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Focus, Layout, Panes};

    #[test]
    fn width_decides_how_many_panes_there_are() {
        let cases = [
            (140, 40, Panes::Three),
            (110, 30, Panes::Three),
            (109, 30, Panes::Two),
            (70, 24, Panes::Two),
            (69, 24, Panes::One),
            (40, 10, Panes::One),
        ];
        for (width, height, panes) in cases {
            assert_eq!(
                Layout::new(width, height, Focus::Stories, false).panes,
                panes,
                "{width}"
            );
        }
    }

    #[test]
    fn no_pane_leaves_the_screen_at_any_size() {
        for width in (0..200).step_by(3) {
            for height in 0..60 {
                for focus in [Focus::Stories, Focus::Reader, Focus::Quotes] {
                    for zoomed in [false, true] {
                        let layout = Layout::new(width, height, focus, zoomed);
                        for area in [
                            layout.header,
                            layout.trail,
                            layout.footer,
                            layout.stories,
                            layout.reader,
                            layout.quotes,
                        ] {
                            for area in [area, layout.content(area)] {
                                let inside =
                                    area.x + area.width <= width && area.y + area.height <= height;
                                assert!(
                                    inside || area.width == 0 || area.height == 0,
                                    "{width}x{height} {layout:?}"
                                );
                            }
                        }
                    }
                }
            }
        }
    }
}
