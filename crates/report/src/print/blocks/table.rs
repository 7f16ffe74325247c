//! A table: its caption, its head, its rows; widths from what stands in the columns.

use std::rc::Rc;

use super::super::document::{Align, Column, Table, Words};
use super::super::piece::Piece;
use super::super::setting::{Line, Setter};
use super::super::style::{CAPTION, CELL, HEAD, LINE, LINE_STRONG, Style, WIDTH};
use super::super::tags::{OrgUnit, Role, Tags};

/// Between two columns.
const GAP: f32 = 14.0;
/// Above and below the words of a row.
const AIR: f32 = 4.0;
/// No column asks for more than this share of the width because of one long word.
const MAX_WORD_SHARE: f32 = 0.4;

pub(super) fn table(table: &Table, setter: &Setter<'_>, tags: &mut Tags) -> Vec<Piece> {
    let place = tags.add(Role::Table(table.caption.clone()), None);
    let widths = widths(table, setter);
    let mut pieces = Vec::new();
    if !table.caption.is_empty() {
        let caption = tags.add(Role::Caption, Some(place));
        let mut piece = Piece { before: 16.0, keep: true, ..Piece::default() };
        let lines = setter.set(&table.caption.as_str().into(), &CAPTION, WIDTH);
        piece.height = piece.write(lines, &CAPTION, (0.0, 0.0), Some(caption)) + 2.0;
        pieces.push(piece);
    }
    let heads: Vec<String> = table.columns.iter().map(|column| column.head.clone()).collect();
    let head = Row { table, widths: &widths, style: &HEAD }.piece(&heads, setter, tags, place, true);
    let repeated = Rc::new(head.as_decoration());
    pieces.push(Piece { keep: true, before: if pieces.is_empty() { 12.0 } else { 0.0 }, ..head });
    let rows = table.rows.len();
    for (number, cells) in table.rows.iter().enumerate() {
        let row = Row { table, widths: &widths, style: &CELL }.piece(cells, setter, tags, place, false);
        // Neither the first row nor the last stands alone on a page.
        let keep = number + 1 < rows && (number == 0 || number + 2 == rows);
        pieces.push(Piece { keep, head: Some(repeated.clone()), ..row });
    }
    pieces
}

struct Row<'a> {
    table: &'a Table,
    widths: &'a [f32],
    style: &'a Style,
}

impl Row<'_> {
    fn piece(&self, cells: &[String], setter: &Setter<'_>, tags: &mut Tags, table: OrgUnit, head: bool) -> Piece {
        let row = tags.add(Role::Row, Some(table));
        let empty = String::new();
        let mut piece = Piece::default();
        let mut tallest = self.style.leading;
        let mut x = 0.0;
        for (number, (column, width)) in self.table.columns.iter().zip(self.widths).enumerate() {
            let role = match (head, number) {
                (true, _) => Role::ColumnHead,
                (false, 0) => Role::RowHead,
                (false, _) => Role::Cell,
            };
            let place = tags.add(role, Some(row));
            let lines = setter.set(&cells.get(number).unwrap_or(&empty).as_str().into(), self.style, *width);
            let mut y = AIR;
            for line in lines {
                let left = x + indent(column, *width, &line);
                y = piece.write(vec![line], self.style, (left, y), Some(place));
            }
            tallest = tallest.max(y - AIR);
            x += width + GAP;
        }
        piece.height = tallest + 2.0 * AIR;
        let (thick, ink) = if head { (0.9, LINE_STRONG) } else { (0.5, LINE) };
        piece.strip((0.0, piece.height - thick), WIDTH, thick, ink);
        piece
    }
}

fn indent(column: &Column, width: f32, line: &Line) -> f32 {
    match column.align {
        Align::Start => 0.0,
        Align::End => width - line.width,
    }
}

fn widths(table: &Table, setter: &Setter<'_>) -> Vec<f32> {
    let mut natural = Vec::new();
    let mut least = Vec::new();
    for (number, column) in table.columns.iter().enumerate() {
        let (mut whole, mut part) = setter.measure(&column.head.as_str().into(), &HEAD);
        for cell in table.rows.iter().filter_map(|row| row.get(number)) {
            let (cell_whole, cell_part) = setter.measure(&Words::from(cell.as_str()), &CELL);
            (whole, part) = (whole.max(cell_whole), part.max(cell_part));
        }
        natural.push(whole + 0.5);
        least.push(part.min(WIDTH * MAX_WORD_SHARE) + 0.5);
    }
    #[expect(clippy::cast_precision_loss, reason = "columns of a table")]
    let count = natural.len().max(1) as f32;
    share(&natural, &least, WIDTH - GAP * (count - 1.0), count)
}

/// Room for each column: what it needs and an even part of what is left; or, where there is too little, between the least it can
/// do with and what it would like.
fn share(natural: &[f32], least: &[f32], room: f32, count: f32) -> Vec<f32> {
    let (liked, needed): (f32, f32) = (natural.iter().sum(), least.iter().sum());
    if liked <= room {
        return natural.iter().map(|width| width + (room - liked) / count).collect();
    }
    if needed >= room {
        return least.iter().map(|width| width * room / needed).collect();
    }
    let part = (room - needed) / (liked - needed);
    natural.iter().zip(least).map(|(natural, least)| least + (natural - least) * part).collect()
}
