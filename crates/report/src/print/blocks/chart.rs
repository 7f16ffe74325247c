//! A chart and what its marks mean, on one page.

use std::rc::Rc;

use super::super::piece::{Mark, Piece};
use super::super::setting::Setter;
use super::super::style::{BOTTOM, PIXEL, SMALL, TOP, WIDTH};
use super::super::tags::{Role, Tags};
use crate::charts::Chart;

pub(super) fn chart(chart: &Chart, caption: &str, setter: &Setter<'_>, tags: &mut Tags) -> Vec<Piece> {
    #[expect(clippy::cast_precision_loss, reason = "pixels of a picture")]
    let (wide, high) = (chart.size.0.max(1) as f32, chart.size.1.max(1) as f32);
    let lines = setter.set(&caption.into(), &SMALL, WIDTH);
    #[expect(clippy::cast_precision_loss, reason = "lines of a caption")]
    let below = lines.len() as f32 * SMALL.leading + 6.0;
    // As large as the words around it bear, and never more than a page.
    let pixel = PIXEL.min(WIDTH / wide).min((BOTTOM - TOP - below) / high);
    let (width, height) = (wide * pixel, high * pixel);
    let figure = tags.add(Role::Figure(chart.title.clone()), None);
    let mut piece = Piece { before: 12.0, ..Piece::default() };
    let x = (WIDTH - width) / 2.0;
    piece.marks.push((Mark::Chart { x, y: 0.0, width, height, chart: Rc::new(chart.clone()) }, Some(figure)));
    piece.height = height;
    if !lines.is_empty() {
        let place = tags.add(Role::Paragraph, None);
        piece.height = piece.write(lines, &SMALL, (0.0, height + 6.0), Some(place));
    }
    vec![piece]
}
