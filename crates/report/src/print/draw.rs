//! Draws pages with krilla: text, boxes, charts, headers, footers, bookmarks and tags.

use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag};
use krilla::{Document as File, SerializeSettings};

use super::document::Document;
use super::flowable::PrintMark;
use super::pagination::Page;
use super::style::{Colour, LINE, MARGIN, PAGE, SIDE, WIDTH};
use super::tags::{ElementId, Tags};
use super::typesetter::{TextLine, Typesetter};
use super::{PrintError, chart_on_page};
use words::t;

/// The standard that the file must conform to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standard {
    /// Tagged PDF.
    Tagged,
    /// Tagged PDF that is rejected if it violates PDF/UA-1. A character without a font would cause that, so this is for
    /// tests.
    Accessible,
}

/// Returns the PDF file of all pages.
pub(super) fn draw(
    document: &Document,
    typesetter: &Typesetter<'_>,
    pages: Vec<Page>,
    mut tags: Tags,
    standard: Standard,
) -> Result<Vec<u8>, PrintError> {
    let mut configuration = ConfigurationBuilder::new();
    if standard == Standard::Accessible {
        configuration = configuration.with_accessibility_validator(Accessibility::UA1);
    }
    let configuration = configuration.finish().map_err(|error| failed(&format!("{error:?}")))?;
    let mut file = File::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    file.set_metadata(metadata(document));
    let count = pages.len();
    let mut headings = Vec::new();
    for (number, flowables) in pages.into_iter().enumerate() {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| failed(&"no page"))?;
        let mut page = file.start_page_with(settings);
        let mut surface = page.surface();
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)));
        margins(document, typesetter, &mut surface, (number + 1, count));
        surface.end_tagged();
        for (top, flowable) in flowables {
            for group in flowable.marks.chunk_by(|a, b| a.1 == b.1) {
                let element = group.first().and_then(|(_, element)| *element);
                marked(&mut surface, &mut tags, element, |surface| {
                    group.iter().try_for_each(|(mark, _)| draw_mark(surface, mark, (SIDE, top), typesetter))
                })?;
            }
            if let Some((level, words)) = flowable.bookmark {
                headings.push((level, words, XyzDestination::new(number, Point::from_xy(SIDE, top))));
            }
        }
        surface.finish();
        page.finish();
    }
    file.set_outline(bookmarks(headings));
    file.set_tag_tree(tags.tree(document.locale));
    file.finish().map_err(|error| failed(&format!("{error:?}")))
}

fn failed(why: &dyn std::fmt::Display) -> PrintError {
    PrintError::Failed(why.to_string())
}

fn metadata(document: &Document) -> Metadata {
    let metadata = Metadata::new()
        .title(document.title.clone())
        .authors(vec![document.centre.clone()])
        .language(document.locale.tag().to_owned())
        .creator("Weathervane".to_owned());
    let Some(made) = document.made else { return metadata };
    let part = |part: i8| u8::try_from(part).unwrap_or_default();
    let made = DateTime::new(u16::try_from(made.year()).unwrap_or_default())
        .month(part(made.month()))
        .day(part(made.day()))
        .hour(part(made.hour()))
        .minute(part(made.minute()));
    metadata.creation_date(made)
}

/// Draws content that belongs to a tag element, or decoration if there is none.
fn marked(
    surface: &mut Surface<'_>,
    tags: &mut Tags,
    element: Option<ElementId>,
    paint: impl FnOnce(&mut Surface<'_>) -> Result<(), PrintError>,
) -> Result<(), PrintError> {
    let leaf = surface.start_tagged(match element {
        Some(_) => ContentTag::Other,
        None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
    });
    let painted = paint(surface);
    surface.end_tagged();
    if let Some(element) = element {
        tags.drawn(element, leaf);
    }
    painted
}

/// Draws the footer, and the header except on the first page, which has the title.
fn margins(document: &Document, typesetter: &Typesetter<'_>, surface: &mut Surface<'_>, (page, pages): (usize, usize)) {
    let half = WIDTH / 2.0 - 8.0;
    if page > 1 {
        let centre = typesetter.one_line(&document.centre, &MARGIN, half);
        let title = typesetter.one_line(&document.title, &MARGIN, half);
        words(surface, &centre, (SIDE, 38.0));
        let right = SIDE + WIDTH - title.width;
        words(surface, &title, (right, 38.0));
        filled(surface, (SIDE, 46.0), (WIDTH, 0.6), 0.0, LINE);
    }
    let foot = PAGE.1 - 34.0;
    let numbers = t!(document.locale, "print-page", page = count(page), pages = count(pages));
    let numbers = typesetter.one_line(&numbers, &MARGIN, half);
    words(surface, &typesetter.one_line(&document.foot, &MARGIN, WIDTH - numbers.width - 16.0), (SIDE, foot));
    words(surface, &numbers, (SIDE + WIDTH - numbers.width, foot));
}

fn count(pages: usize) -> i64 {
    i64::try_from(pages).unwrap_or(i64::MAX)
}

fn bookmarks(headings: Vec<(u8, String, XyzDestination)>) -> Outline {
    let mut chapters: Vec<OutlineNode> = Vec::new();
    for (level, words, destination) in headings {
        let node = OutlineNode::new(words, destination);
        match chapters.last_mut() {
            Some(chapter) if level > 1 => chapter.push_child(node),
            _ => chapters.push(node),
        }
    }
    let mut outline = Outline::new();
    chapters.into_iter().for_each(|chapter| outline.push_child(chapter));
    outline
}

fn draw_mark(
    surface: &mut Surface<'_>,
    mark: &PrintMark,
    at: (f32, f32),
    typesetter: &Typesetter<'_>,
) -> Result<(), PrintError> {
    match mark {
        PrintMark::Words { x, y, line } => words(surface, line, (at.0 + x, at.1 + y)),
        PrintMark::Box { x, y, width, height, round, fill } => {
            filled(surface, (at.0 + x, at.1 + y), (*width, *height), *round, *fill);
        }
        PrintMark::Chart { x, y, width, height, chart: drawn } => {
            chart_on_page::draw(surface, drawn, (at.0 + x, at.1 + y), (*width, *height), typesetter, words)?;
        }
    }
    Ok(())
}

fn fill((red, green, blue): Colour) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

fn words(surface: &mut Surface<'_>, line: &TextLine, at: (f32, f32)) {
    for run in &line.runs {
        surface.set_fill(Some(fill(run.colour)));
        surface.draw_glyphs(
            Point::from_xy(at.0 + run.x, at.1),
            &run.glyphs,
            run.font.clone(),
            &run.text,
            run.size,
            false,
        );
    }
}

fn filled(surface: &mut Surface<'_>, at: (f32, f32), size: (f32, f32), round: f32, colour: Colour) {
    let Some(rect) = Rect::from_xywh(at.0, at.1, size.0, size.1) else { return };
    let mut path = PathBuilder::new();
    if round > 0.0 {
        rounded(&mut path, rect, round.min(size.0 / 2.0).min(size.1 / 2.0));
    } else {
        path.push_rect(rect);
    }
    if let Some(path) = path.finish() {
        surface.set_fill(Some(fill(colour)));
        surface.draw_path(&path);
    }
}

fn rounded(path: &mut PathBuilder, rect: Rect, round: f32) {
    let (left, top, right, bottom) = (rect.left(), rect.top(), rect.right(), rect.bottom());
    // Distance of the control points of a quarter circle.
    let reach = round * (1.0 - 0.5523);
    path.move_to(left + round, top);
    path.line_to(right - round, top);
    path.cubic_to(right - reach, top, right, top + reach, right, top + round);
    path.line_to(right, bottom - round);
    path.cubic_to(right, bottom - reach, right - reach, bottom, right - round, bottom);
    path.line_to(left + round, bottom);
    path.cubic_to(left + reach, bottom, left, bottom - reach, left, bottom - round);
    path.line_to(left, top + round);
    path.cubic_to(left, top + reach, left + reach, top, left + round, top);
    path.close();
}
