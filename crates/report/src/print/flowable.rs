//! Flowables: unsplittable strips of the page width, with drawing marks in their own coordinates.

use std::rc::Rc;

use crate::charts::Chart;

use super::style::{Colour, Style};
use super::tags::ElementId;
use super::typesetter::TextLine;

/// A strip of the page width that is never split.
#[derive(Clone, Debug, Default)]
pub(super) struct Flowable {
    /// Space above it in points, except at the top of a page.
    pub space_before: f32,
    pub height: f32,
    /// Whether the next flowable must be on the same page.
    pub keep_with_next: bool,
    /// Whether it starts a new page.
    pub page_break_before: bool,
    /// The table head that is repeated above it at the top of a page.
    pub head: Option<Rc<Flowable>>,
    /// Level and text of a heading, for bookmarks.
    pub bookmark: Option<(u8, String)>,
    /// Marks with their tag element; decoration has none.
    pub marks: Vec<(PrintMark, Option<ElementId>)>,
}

/// A drawing mark; coordinates from the left and top of its flowable, in points.
#[derive(Clone, Debug)]
pub(super) enum PrintMark {
    /// A line of text; the point is its start on the baseline.
    Words { x: f32, y: f32, line: TextLine },
    /// A filled rectangle with rounded corners.
    Box { x: f32, y: f32, width: f32, height: f32, round: f32, fill: Colour },
    /// A chart.
    Chart { x: f32, y: f32, width: f32, height: f32, chart: Rc<Chart> },
}

impl Flowable {
    /// Writes lines below one another from the point `at`. Returns the y coordinate below the last line.
    pub(super) fn write(
        &mut self,
        lines: Vec<TextLine>,
        style: &Style,
        at: (f32, f32),
        element: Option<ElementId>,
    ) -> f32 {
        let (x, mut y) = at;
        for line in lines {
            self.marks.push((PrintMark::Words { x, y: y + style.baseline(), line }, element));
            y += style.leading;
        }
        y
    }

    /// Draws a rule.
    pub(super) fn strip(&mut self, from: (f32, f32), width: f32, height: f32, fill: Colour) {
        self.marks.push((PrintMark::Box { x: from.0, y: from.1, width, height, round: 0.0, fill }, None));
    }

    /// Returns a copy without tag elements: a repeated table head is decoration.
    pub(super) fn as_decoration(&self) -> Self {
        let marks = self.marks.iter().map(|(mark, _)| (mark.clone(), None)).collect();
        Self { marks, ..self.clone() }
    }
}
