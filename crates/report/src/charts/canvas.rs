//! Drawing primitives that all charts share, and the conversion from plotters' document to a [`Chart`].

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::Chart;
use super::colours::{Ink, in_page_colours};

/// The error type of plotters.
pub(super) type DrawError = DrawingAreaErrorKind<std::io::Error>;
/// The drawing area of a chart, in pixels.
pub(super) type Sheet<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// plotters divides font sizes by this factor when it writes them.
const FONT: f64 = 1.24;
/// The range of the level axis, with space beyond stormy and sunny.
const LEVELS: std::ops::Range<f64> = 0.5..5.5;

/// Returns where a level is on its axis, from 0 at the bottom to 1 at the top.
pub(super) fn level_share(level: f64) -> f64 {
    (level.clamp(LEVELS.start, LEVELS.end) - LEVELS.start) / (LEVELS.end - LEVELS.start)
}

/// Draws a chart. An error is logged and returns an empty chart, because the page is useful without it.
pub(super) fn draw(
    size: (u32, u32),
    title: &str,
    about: &str,
    paint: impl FnOnce(&Sheet<'_>) -> Result<(), DrawError>,
) -> Chart {
    let mut document = String::new();
    let sheet = SVGBackend::with_string(&mut document, size).into_drawing_area();
    let painted = paint(&sheet).and_then(|()| sheet.present());
    drop(sheet);
    if let Err(error) = painted {
        tracing::error!(%error, "a chart could not be drawn");
    }
    let body = document.split_once('>').map_or("", |(_, body)| body);
    let body = body.trim_end().strip_suffix("</svg>").unwrap_or(body);
    let mut inside = format!("<title>{}</title>", escaped(title));
    if !about.is_empty() {
        inside.push_str(&format!("<desc>{}</desc>", escaped(about)));
    }
    inside.push_str(&in_page_colours(body.trim_end()));
    let title = [title, about].map(str::trim).iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>();
    Chart { size, title: title.join(" "), inside }
}

/// Escapes text for markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Horizontal alignment of a label relative to its point.
#[derive(Clone, Copy, Debug)]
pub(super) enum Anchor {
    /// The label starts at the point.
    Start,
    /// The label is centred on the point.
    Middle,
    /// The label ends at the point.
    End,
}

/// Writes a label of `size` pixels, vertically centred on the point.
pub(super) fn word(sheet: &Sheet<'_>, text: &str, at: (i32, i32), anchor: Anchor, size: f64) -> Result<(), DrawError> {
    let across = match anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    let ink = Ink::Text.colour();
    let style =
        TextStyle::from(("sans-serif", size * FONT).into_font()).color(&ink).pos(Pos::new(across, VPos::Center));
    sheet.draw(&Text::new(text.to_owned(), at, style))
}

/// A line through points, in pixels.
pub(super) fn path(sheet: &Sheet<'_>, points: Vec<(i32, i32)>, ink: Ink, width: u32) -> Result<(), DrawError> {
    sheet.draw(&PathElement::new(points, ink.colour().stroke_width(width)))
}

/// A filled rectangle, in pixels.
pub(super) fn block(sheet: &Sheet<'_>, from: (i32, i32), to: (i32, i32), ink: Ink) -> Result<(), DrawError> {
    sheet.draw(&Rectangle::new([from, to], ink.colour().filled()))
}

/// A filled dot, in pixels.
pub(super) fn dot(sheet: &Sheet<'_>, at: (i32, i32), radius: i32, ink: Ink) -> Result<(), DrawError> {
    sheet.draw(&Circle::new(at, radius, ink.colour().filled()))
}

/// A diamond that marks a point, separated from the line by a border, in pixels.
pub(super) fn diamond(sheet: &Sheet<'_>, at: (i32, i32), reach: i32) -> Result<(), DrawError> {
    let shape = |reach: i32, ink: Ink| {
        let (x, y) = at;
        Polygon::new(vec![(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)], ink.colour().filled())
    };
    sheet.draw(&shape(reach + 2, Ink::Card))?;
    sheet.draw(&shape(reach, Ink::Point))
}
