//! The numbers that matter most, as cards side by side.

use super::super::document::KeyFigure;
use super::super::piece::{Mark, Piece};
use super::super::setting::{Line, Setter};
use super::super::style::{GROUND, LABEL, SMALL, Style, VALUE, WIDTH};
use super::super::tags::{Role, Tags};

const ABREAST: usize = 4;
const GAP: f32 = 10.0;
const AIR: f32 = 11.0;

pub(super) fn figures(figures: &[KeyFigure], setter: &Setter<'_>, tags: &mut Tags) -> Vec<Piece> {
    // Five stand better as three and two than as four and one.
    let rows = figures.len().div_ceil(ABREAST).max(1);
    let abreast = figures.len().div_ceil(rows).max(1);
    let mut pieces: Vec<Piece> = figures.chunks(abreast).map(|row| cards(row, abreast, setter, tags)).collect();
    if let Some(first) = pieces.first_mut() {
        first.before = 14.0;
    }
    pieces
}

fn cards(row: &[KeyFigure], abreast: usize, setter: &Setter<'_>, tags: &mut Tags) -> Piece {
    #[expect(clippy::cast_precision_loss, reason = "at most four")]
    let width = (WIDTH - GAP * (abreast - 1) as f32) / abreast as f32;
    let inner = width - 2.0 * AIR;
    let set = |text: &str, style: &Style| setter.set(&text.into(), style, inner);
    let texts: Vec<[(Vec<Line>, &Style); 3]> = row
        .iter()
        .map(|f| {
            [(set(&f.label, &LABEL), &LABEL), (set(&f.value, &VALUE), &VALUE), (set(&f.explanation, &SMALL), &SMALL)]
        })
        .collect();
    // Values stand on one line even where a label needs two.
    let tallest = |part: usize| {
        let height = |text: &[(Vec<Line>, &Style); 3]| height(&text[part]);
        texts.iter().map(height).fold(0.0, f32::max)
    };
    let tops = [AIR - 1.0, AIR + 2.0 + tallest(0), AIR + 5.0 + tallest(0) + tallest(1)];
    let mut piece = Piece { before: GAP, height: tops[2] + tallest(2) + AIR, ..Piece::default() };
    let mut x = 0.0;
    for text in texts {
        let card = Mark::Box { x, y: 0.0, width, height: piece.height, round: 7.0, fill: GROUND };
        piece.marks.push((card, None));
        let group = tags.add(Role::Group, None);
        for ((lines, style), top) in text.into_iter().zip(tops) {
            if !lines.is_empty() {
                let place = tags.add(Role::Paragraph, Some(group));
                piece.write(lines, style, (x + AIR, top), Some(place));
            }
        }
        x += width + GAP;
    }
    piece
}

fn height((lines, style): &(Vec<Line>, &Style)) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "lines of a card")]
    let count = lines.len() as f32;
    count * style.leading
}
