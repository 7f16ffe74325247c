//! The head of the first page: whose it is, what it is, for when, and a strip of sky.

use super::super::document::Document;
use super::super::piece::{Mark, Piece};
use super::super::setting::Setter;
use super::super::style::{EYEBROW, META, SKY, SUBTITLE, TITLE, WIDTH};
use super::super::tags::{Role, Tags};

pub(super) fn title(document: &Document, setter: &Setter<'_>, tags: &mut Tags) -> Piece {
    let mut piece = Piece::default();
    let mut y = 0.0;
    if !document.centre.is_empty() {
        let place = tags.add(Role::Paragraph, None);
        y = piece.write(setter.set(&document.centre.as_str().into(), &EYEBROW, WIDTH), &EYEBROW, (0.0, y), Some(place));
        y += 5.0;
    }
    let place = tags.add(Role::Title(document.title.clone()), None);
    y = piece.write(setter.set(&document.title.as_str().into(), &TITLE, WIDTH), &TITLE, (0.0, y), Some(place));
    if !document.subtitle.is_empty() {
        let place = tags.add(Role::Paragraph, None);
        let lines = setter.set(&document.subtitle.as_str().into(), &SUBTITLE, WIDTH);
        y = piece.write(lines, &SUBTITLE, (0.0, y + 2.0), Some(place));
    }
    y += 6.0;
    for line in &document.meta {
        let place = tags.add(Role::Paragraph, None);
        y = piece.write(setter.set(&line.as_str().into(), &META, WIDTH), &META, (0.0, y), Some(place));
    }
    y += 12.0;
    let mut x = 0.0;
    for fill in SKY {
        piece.marks.push((Mark::Box { x, y, width: 34.0, height: 3.0, round: 1.5, fill }, None));
        x += 37.0;
    }
    piece.height = y + 13.0;
    piece
}
