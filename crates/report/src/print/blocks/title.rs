//! Lays out the head of the first page: centre, title, period, and a strip in weather colours.

use super::super::document::Document;
use super::super::flowable::{Flowable, PrintMark};
use super::super::style::{EYEBROW, META, SKY, SUBTITLE, TITLE, WIDTH};
use super::super::tags::{TagRole, Tags};
use super::super::typesetter::Typesetter;

pub(super) fn title(document: &Document, typesetter: &Typesetter<'_>, tags: &mut Tags) -> Flowable {
    let mut flowable = Flowable::default();
    let mut y = 0.0;
    if !document.centre.is_empty() {
        let element = tags.add(TagRole::Paragraph, None);
        y = flowable.write(
            typesetter.set(&document.centre.as_str().into(), &EYEBROW, WIDTH),
            &EYEBROW,
            (0.0, y),
            Some(element),
        );
        y += 5.0;
    }
    let element = tags.add(TagRole::Title(document.title.clone()), None);
    y = flowable.write(typesetter.set(&document.title.as_str().into(), &TITLE, WIDTH), &TITLE, (0.0, y), Some(element));
    if !document.subtitle.is_empty() {
        let element = tags.add(TagRole::Paragraph, None);
        let lines = typesetter.set(&document.subtitle.as_str().into(), &SUBTITLE, WIDTH);
        y = flowable.write(lines, &SUBTITLE, (0.0, y + 2.0), Some(element));
    }
    y += 6.0;
    for line in &document.meta {
        let element = tags.add(TagRole::Paragraph, None);
        y = flowable.write(typesetter.set(&line.as_str().into(), &META, WIDTH), &META, (0.0, y), Some(element));
    }
    y += 12.0;
    let mut x = 0.0;
    for fill in SKY {
        flowable.marks.push((PrintMark::Box { x, y, width: 34.0, height: 3.0, round: 1.5, fill }, None));
        x += 37.0;
    }
    flowable.height = y + 13.0;
    flowable
}
