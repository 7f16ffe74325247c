//! Lays out a chart with its caption as one flowable.

use std::rc::Rc;

use super::super::flowable::{Flowable, PrintMark};
use super::super::style::{BOTTOM, PIXEL, SMALL, TOP, WIDTH};
use super::super::tags::{TagRole, Tags};
use super::super::typesetter::Typesetter;
use crate::charts::Chart;

pub(super) fn chart(chart: &Chart, caption: &str, typesetter: &Typesetter<'_>, tags: &mut Tags) -> Vec<Flowable> {
    #[expect(clippy::cast_precision_loss, reason = "pixels of a picture")]
    let (wide, high) = (chart.size.0.max(1) as f32, chart.size.1.max(1) as f32);
    let lines = typesetter.set(&caption.into(), &SMALL, WIDTH);
    #[expect(clippy::cast_precision_loss, reason = "lines of a caption")]
    let below = lines.len() as f32 * SMALL.leading + 6.0;
    // Limited by the text size around it, the text width and the page height.
    let pixel = PIXEL.min(WIDTH / wide).min((BOTTOM - TOP - below) / high);
    let (width, height) = (wide * pixel, high * pixel);
    let figure = tags.add(TagRole::Figure(chart.title.clone()), None);
    let mut flowable = Flowable { space_before: 12.0, ..Flowable::default() };
    let x = (WIDTH - width) / 2.0;
    flowable.marks.push((PrintMark::Chart { x, y: 0.0, width, height, chart: Rc::new(chart.clone()) }, Some(figure)));
    flowable.height = height;
    if !lines.is_empty() {
        let element = tags.add(TagRole::Paragraph, None);
        flowable.height = flowable.write(lines, &SMALL, (0.0, height + 6.0), Some(element));
    }
    vec![flowable]
}
