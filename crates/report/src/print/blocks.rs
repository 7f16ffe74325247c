//! From blocks to pieces: what each block looks like.

mod chart;
mod figures;
mod table;
mod title;

use super::document::{Block, Document, Words};
use super::piece::{Mark, Piece};
use super::setting::Setter;
use super::style::{self, BODY, LINE_STRONG, SMALL, WIDTH};
use super::tags::{Role, Tags};

/// All pieces of a document, in order.
pub(super) fn pieces(document: &Document, setter: &Setter<'_>, tags: &mut Tags) -> Vec<Piece> {
    let mut pieces = vec![title::title(document, setter, tags)];
    let mut fresh = false;
    for block in &document.blocks {
        let mut more = match block {
            Block::PageBreak => {
                fresh = true;
                continue;
            }
            Block::Heading { level, text } => vec![heading(*level, text, setter, tags)],
            Block::Paragraph(words) => paragraph(words, setter, tags),
            Block::KeyFigures(figures) => figures::figures(figures, setter, tags),
            Block::Table(table) => table::table(table, setter, tags),
            Block::Chart { chart, caption } => chart::chart(chart, caption, setter, tags),
            Block::Note(words) => note(words, setter, tags),
        };
        // A note is about what stands above it.
        if matches!(block, Block::Note(_))
            && !fresh
            && let Some(last) = pieces.last_mut()
        {
            last.keep = true;
        }
        if let Some(first) = more.first_mut() {
            first.fresh = std::mem::take(&mut fresh);
        }
        pieces.append(&mut more);
    }
    pieces
}

fn heading(level: u8, text: &str, setter: &Setter<'_>, tags: &mut Tags) -> Piece {
    let (style, before) = style::heading(level);
    let place = tags.add(Role::Heading(level, text.to_owned()), None);
    let bookmark = Some((level, text.to_owned()));
    let mut piece = Piece { before, keep: true, bookmark, ..Piece::default() };
    piece.height = piece.write(setter.set(&text.into(), &style, WIDTH), &style, (0.0, 0.0), Some(place));
    piece
}

fn paragraph(words: &Words, setter: &Setter<'_>, tags: &mut Tags) -> Vec<Piece> {
    let place = tags.add(Role::Paragraph, None);
    let lines = setter.set(words, &BODY, WIDTH);
    let count = lines.len();
    let piece = |(number, line)| {
        // No page ends with a paragraph's first line, and none begins with its last.
        let keep = number + 1 < count && (number == 0 || number + 2 == count);
        let before = if number == 0 { 7.0 } else { 0.0 };
        let mut piece = Piece { before, keep, ..Piece::default() };
        piece.height = piece.write(vec![line], &BODY, (0.0, 0.0), Some(place));
        piece
    };
    lines.into_iter().enumerate().map(piece).collect()
}

/// Set off by a rule at its left, and smaller.
fn note(words: &Words, setter: &Setter<'_>, tags: &mut Tags) -> Vec<Piece> {
    const IN: f32 = 12.0;
    let place = tags.add(Role::Note, None);
    let mut piece = Piece { before: 12.0, ..Piece::default() };
    piece.height = piece.write(setter.set(words, &SMALL, WIDTH - IN), &SMALL, (IN, 0.0), Some(place));
    let rule = Mark::Box { x: 0.0, y: 0.0, width: 1.5, height: piece.height, round: 0.75, fill: LINE_STRONG };
    piece.marks.push((rule, None));
    vec![piece]
}
