//! A piece: a strip across the page that is never cut, with its marks in coordinates of its own.

use std::rc::Rc;

use crate::charts::Chart;

use super::setting::Line;
use super::style::{Colour, Style};
use super::tags::OrgUnit;

/// A strip across the page.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    /// Room above it, except at the top of a page.
    pub before: f32,
    pub height: f32,
    /// Whether it may not be the last of a page while something follows.
    pub keep: bool,
    /// Whether a new page begins with it.
    pub fresh: bool,
    /// What stands above it where it is the first of a page: the head of its table.
    pub head: Option<Rc<Piece>>,
    /// The heading that it is: level and words, for bookmarks.
    pub bookmark: Option<(u8, String)>,
    /// What is drawn, and which element of the structure it belongs to; decoration belongs to none.
    pub marks: Vec<(Mark, Option<OrgUnit>)>,
}

/// Something drawn, from the left and top of its piece.
#[derive(Clone, Debug)]
pub(super) enum Mark {
    /// A line of words: its start on the baseline.
    Words { x: f32, y: f32, line: Line },
    /// A filled rectangle with round corners.
    Box { x: f32, y: f32, width: f32, height: f32, round: f32, fill: Colour },
    /// A chart.
    Chart { x: f32, y: f32, width: f32, height: f32, chart: Rc<Chart> },
}

impl Piece {
    /// Writes lines one below another from `y` on, and gives where they end.
    pub(super) fn write(&mut self, lines: Vec<Line>, style: &Style, at: (f32, f32), place: Option<OrgUnit>) -> f32 {
        let (x, mut y) = at;
        for line in lines {
            self.marks.push((Mark::Words { x, y: y + style.baseline(), line }, place));
            y += style.leading;
        }
        y
    }

    /// A hairline or a strip of colour.
    pub(super) fn strip(&mut self, from: (f32, f32), width: f32, height: f32, fill: Colour) {
        self.marks.push((Mark::Box { x: from.0, y: from.1, width, height, round: 0.0, fill }, None));
    }

    /// The same without a place in the structure: a head that stands a second time is decoration.
    pub(super) fn as_decoration(&self) -> Self {
        let marks = self.marks.iter().map(|(mark, _)| (mark.clone(), None)).collect();
        Self { marks, ..self.clone() }
    }
}
