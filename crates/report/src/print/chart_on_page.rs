//! Draws charts on paper: shapes with krilla's SVG reader, labels with the document's typesetter, so that labels can be
//! selected and searched and have the same fonts as the text.

use krilla::geom::{Size, Transform};
use krilla::surface::Surface;
use krilla_svg::{SurfaceExt, SvgSettings};
use usvg::roxmltree::{Document, Node};

use super::PrintError;
use super::style::{Colour, Style};
use super::typesetter::{TextLine, Typesetter};
use crate::charts::Chart;

/// A label of a chart, in the chart's pixels.
struct Word<'a> {
    text: &'a str,
    x: f32,
    y: f32,
    size: f32,
    colour: Colour,
    /// The share of its width that is left of `x`: 0, 0.5 or 1.
    before: f32,
}

/// Draws a chart into a rectangle of the page. `write` draws a line of text at a point.
pub(super) fn draw(
    surface: &mut Surface<'_>,
    chart: &Chart,
    at: (f32, f32),
    size: (f32, f32),
    typesetter: &Typesetter<'_>,
    write: impl Fn(&mut Surface<'_>, &TextLine, (f32, f32)),
) -> Result<(), PrintError> {
    let failed = |error: &dyn std::fmt::Display| PrintError::Failed(format!("a chart: {error}"));
    let drawn = chart.printed();
    let read = Document::parse(&drawn).map_err(|error| failed(&error))?;
    let texts: Vec<Node<'_, '_>> = read.descendants().filter(|node| node.has_tag_name("text")).collect();
    let mut shapes = drawn.clone();
    for text in texts.iter().rev() {
        shapes.replace_range(text.range(), "");
    }
    let tree = usvg::Tree::from_str(&shapes, &usvg::Options::default()).map_err(|error| failed(&error))?;
    let whole = Size::from_wh(size.0, size.1).ok_or_else(|| failed(&"no size"))?;
    surface.push_transform(&Transform::from_translate(at.0, at.1));
    let shown = surface.draw_svg(&tree, whole, SvgSettings::default());
    surface.pop();
    shown.ok_or_else(|| failed(&"not drawn"))?;
    let pixel = size.0 / tree.size().width();
    for word in texts.iter().filter_map(|text| read_word(*text)) {
        let size = word.size * pixel;
        let style = Style { size, leading: size, bold: false, colour: word.colour, tabular: true };
        let line = typesetter.one_line(word.text, &style, f32::MAX);
        let x = at.0 + word.x * pixel - line.width * word.before;
        // Vertically centres capitals and ideographs.
        write(surface, &line, (x, at.1 + word.y * pixel + size * 0.36));
    }
    Ok(())
}

fn read_word<'a>(node: Node<'a, '_>) -> Option<Word<'a>> {
    let number = |name: &str| node.attribute(name)?.parse::<f32>().ok();
    let before = match node.attribute("text-anchor") {
        Some("middle") => 0.5,
        Some("end") => 1.0,
        _ => 0.0,
    };
    let colour = colour(node.attribute("fill")?)?;
    Some(Word {
        text: node.text()?.trim(),
        x: number("x")?,
        y: number("y")?,
        size: number("font-size")?,
        colour,
        before,
    })
}

/// `#17202b`.
fn colour(text: &str) -> Option<Colour> {
    let number = u32::from_str_radix(text.strip_prefix('#')?, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some((red, green, blue))
}
