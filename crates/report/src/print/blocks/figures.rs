//! Lays out key figures as cards next to one another.

use super::super::document::KeyFigure;
use super::super::flowable::{Flowable, PrintMark};
use super::super::style::{GROUND, LABEL, SMALL, Style, VALUE, WIDTH};
use super::super::tags::{TagRole, Tags};
use super::super::typesetter::{TextLine, Typesetter};

const ABREAST: usize = 4;
const GAP: f32 = 10.0;
const AIR: f32 = 11.0;

pub(super) fn figures(figures: &[KeyFigure], typesetter: &Typesetter<'_>, tags: &mut Tags) -> Vec<Flowable> {
    // Five cards are laid out as three and two, not as four and one.
    let rows = figures.len().div_ceil(ABREAST).max(1);
    let abreast = figures.len().div_ceil(rows).max(1);
    let mut flowables: Vec<Flowable> =
        figures.chunks(abreast).map(|row| cards(row, abreast, typesetter, tags)).collect();
    if let Some(first) = flowables.first_mut() {
        first.space_before = 14.0;
    }
    flowables
}

fn cards(row: &[KeyFigure], abreast: usize, typesetter: &Typesetter<'_>, tags: &mut Tags) -> Flowable {
    #[expect(clippy::cast_precision_loss, reason = "at most four")]
    let width = (WIDTH - GAP * (abreast - 1) as f32) / abreast as f32;
    let inner = width - 2.0 * AIR;
    let set = |text: &str, style: &Style| typesetter.set(&text.into(), style, inner);
    let texts: Vec<[(Vec<TextLine>, &Style); 3]> = row
        .iter()
        .map(|f| {
            [(set(&f.label, &LABEL), &LABEL), (set(&f.value, &VALUE), &VALUE), (set(&f.explanation, &SMALL), &SMALL)]
        })
        .collect();
    // Values are aligned even if one label needs two lines.
    let tallest = |part: usize| {
        let height = |text: &[(Vec<TextLine>, &Style); 3]| height(&text[part]);
        texts.iter().map(height).fold(0.0, f32::max)
    };
    let tops = [AIR - 1.0, AIR + 2.0 + tallest(0), AIR + 5.0 + tallest(0) + tallest(1)];
    let mut flowable = Flowable { space_before: GAP, height: tops[2] + tallest(2) + AIR, ..Flowable::default() };
    let mut x = 0.0;
    for text in texts {
        let card = PrintMark::Box { x, y: 0.0, width, height: flowable.height, round: 7.0, fill: GROUND };
        flowable.marks.push((card, None));
        let group = tags.add(TagRole::Group, None);
        for ((lines, style), top) in text.into_iter().zip(tops) {
            if !lines.is_empty() {
                let element = tags.add(TagRole::Paragraph, Some(group));
                flowable.write(lines, style, (x + AIR, top), Some(element));
            }
        }
        x += width + GAP;
    }
    flowable
}

fn height((lines, style): &(Vec<TextLine>, &Style)) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "lines of a card")]
    let count = lines.len() as f32;
    count * style.leading
}
