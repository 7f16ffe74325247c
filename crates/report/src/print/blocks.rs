//! Lays out blocks as flowables.

mod chart;
mod figures;
mod table;
mod title;

use super::document::{Block, Document, RichText};
use super::flowable::{Flowable, PrintMark};
use super::style::{self, BODY, LINE_STRONG, SMALL, WIDTH};
use super::tags::{TagRole, Tags};
use super::typesetter::Typesetter;

/// Returns all flowables of a document, in order.
pub(super) fn flowables(document: &Document, typesetter: &Typesetter<'_>, tags: &mut Tags) -> Vec<Flowable> {
    let mut flowables = vec![title::title(document, typesetter, tags)];
    let mut page_break_before = false;
    for block in &document.blocks {
        let mut more = match block {
            Block::PageBreak => {
                page_break_before = true;
                continue;
            }
            Block::Heading { level, text } => vec![heading(*level, text, typesetter, tags)],
            Block::Paragraph(words) => paragraph(words, typesetter, tags),
            Block::KeyFigures(figures) => figures::figures(figures, typesetter, tags),
            Block::Table(table) => table::table(table, typesetter, tags),
            Block::Chart { chart, caption } => chart::chart(chart, caption, typesetter, tags),
            Block::Note(words) => note(words, typesetter, tags),
        };
        // A note refers to the block above it.
        if matches!(block, Block::Note(_))
            && !page_break_before
            && let Some(last) = flowables.last_mut()
        {
            last.keep_with_next = true;
        }
        if let Some(first) = more.first_mut() {
            first.page_break_before = std::mem::take(&mut page_break_before);
        }
        flowables.append(&mut more);
    }
    flowables
}

fn heading(level: u8, text: &str, typesetter: &Typesetter<'_>, tags: &mut Tags) -> Flowable {
    let (style, space_before) = style::heading(level);
    let element = tags.add(TagRole::Heading(level, text.to_owned()), None);
    let bookmark = Some((level, text.to_owned()));
    let mut flowable = Flowable { space_before, keep_with_next: true, bookmark, ..Flowable::default() };
    flowable.height = flowable.write(typesetter.set(&text.into(), &style, WIDTH), &style, (0.0, 0.0), Some(element));
    flowable
}

fn paragraph(words: &RichText, typesetter: &Typesetter<'_>, tags: &mut Tags) -> Vec<Flowable> {
    let element = tags.add(TagRole::Paragraph, None);
    let lines = typesetter.set(words, &BODY, WIDTH);
    let count = lines.len();
    let flowable = |(number, line)| {
        // No widows and orphans.
        let keep_with_next = number + 1 < count && (number == 0 || number + 2 == count);
        let space_before = if number == 0 { 7.0 } else { 0.0 };
        let mut flowable = Flowable { space_before, keep_with_next, ..Flowable::default() };
        flowable.height = flowable.write(vec![line], &BODY, (0.0, 0.0), Some(element));
        flowable
    };
    lines.into_iter().enumerate().map(flowable).collect()
}

/// Smaller, with a rule on the left.
fn note(words: &RichText, typesetter: &Typesetter<'_>, tags: &mut Tags) -> Vec<Flowable> {
    const IN: f32 = 12.0;
    let element = tags.add(TagRole::Note, None);
    let mut flowable = Flowable { space_before: 12.0, ..Flowable::default() };
    flowable.height = flowable.write(typesetter.set(words, &SMALL, WIDTH - IN), &SMALL, (IN, 0.0), Some(element));
    let rule = PrintMark::Box { x: 0.0, y: 0.0, width: 1.5, height: flowable.height, round: 0.75, fill: LINE_STRONG };
    flowable.marks.push((rule, None));
    vec![flowable]
}
