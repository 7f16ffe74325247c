//! Lays out tables: caption, head and rows, with column widths from the content.

use std::rc::Rc;

use super::super::document::{Align, RichText, Table, TableColumn};
use super::super::flowable::Flowable;
use super::super::style::{CAPTION, CELL, HEAD, LINE, LINE_STRONG, WIDTH};
use super::super::tags::{ElementId, TagRole, Tags};
use super::super::typesetter::{TextLine, Typesetter};

/// Gap between two columns.
const GAP: f32 = 14.0;
/// Padding above and below the text of a row.
const PADDING: f32 = 3.0;
/// The largest number of rows of a table that is never split.
const MAX_WHOLE: usize = 12;
/// Maximum share of the width that a column may need for one long word.
const MAX_WORD_SHARE: f32 = 0.4;

pub(super) fn table(table: &Table, typesetter: &Typesetter<'_>, tags: &mut Tags) -> Vec<Flowable> {
    let element = tags.add(TagRole::Table(table.caption.clone()), None);
    let widths = widths(table, typesetter);
    let mut flowables = Vec::new();
    if !table.caption.is_empty() {
        let caption = tags.add(TagRole::Caption, Some(element));
        let mut flowable = Flowable { space_before: 16.0, keep_with_next: true, ..Flowable::default() };
        let lines = typesetter.set(&table.caption.as_str().into(), &CAPTION, WIDTH);
        flowable.height = flowable.write(lines, &CAPTION, (0.0, 0.0), Some(caption)) + 2.0;
        flowables.push(flowable);
    }
    let heads: Vec<String> = table.columns.iter().map(|column| column.head.clone()).collect();
    let head = TableRow { table, widths: &widths, is_head: true }.flowable(&heads, typesetter, tags, element);
    let repeated = Rc::new(head.as_decoration());
    flowables.push(Flowable {
        keep_with_next: true,
        space_before: if flowables.is_empty() { 12.0 } else { 0.0 },
        ..head
    });
    let rows = table.rows.len();
    for (number, cells) in table.rows.iter().enumerate() {
        let row = TableRow { table, widths: &widths, is_head: false }.flowable(cells, typesetter, tags, element);
        // A short table stays whole; of a longer one, neither the first row nor the last is alone on a page.
        let keep_with_next = number + 1 < rows && (rows <= MAX_WHOLE || number == 0 || number + 2 == rows);
        flowables.push(Flowable { keep_with_next, head: Some(repeated.clone()), ..row });
    }
    flowables
}

struct TableRow<'a> {
    table: &'a Table,
    widths: &'a [f32],
    is_head: bool,
}

impl TableRow<'_> {
    fn flowable(&self, cells: &[String], typesetter: &Typesetter<'_>, tags: &mut Tags, table: ElementId) -> Flowable {
        let (style, thick, ink) = if self.is_head { (&HEAD, 0.9, LINE_STRONG) } else { (&CELL, 0.5, LINE) };
        let row = tags.add(TagRole::Row, Some(table));
        let empty = String::new();
        let mut flowable = Flowable::default();
        let mut tallest = style.leading;
        let mut x = 0.0;
        for (number, (column, width)) in self.table.columns.iter().zip(self.widths).enumerate() {
            let role = match (self.is_head, number) {
                (true, _) => TagRole::ColumnHead,
                (false, 0) => TagRole::RowHead,
                (false, _) => TagRole::Cell,
            };
            let element = tags.add(role, Some(row));
            let lines = typesetter.set(&cells.get(number).unwrap_or(&empty).as_str().into(), style, *width);
            let mut y = PADDING;
            for line in lines {
                let left = x + indent(column, *width, &line);
                y = flowable.write(vec![line], style, (left, y), Some(element));
            }
            tallest = tallest.max(y - PADDING);
            x += width + GAP;
        }
        flowable.height = tallest + 2.0 * PADDING;
        flowable.strip((0.0, flowable.height - thick), WIDTH, thick, ink);
        flowable
    }
}

fn indent(column: &TableColumn, width: f32, line: &TextLine) -> f32 {
    match column.align {
        Align::Start => 0.0,
        Align::End => width - line.width,
    }
}

fn widths(table: &Table, typesetter: &Typesetter<'_>) -> Vec<f32> {
    let mut natural = Vec::new();
    let mut least = Vec::new();
    for (number, column) in table.columns.iter().enumerate() {
        let (mut whole, mut part) = typesetter.measure(&column.head.as_str().into(), &HEAD);
        for cell in table.rows.iter().filter_map(|row| row.get(number)) {
            let (cell_whole, cell_part) = typesetter.measure(&RichText::from(cell.as_str()), &CELL);
            (whole, part) = (whole.max(cell_whole), part.max(cell_part));
        }
        natural.push(whole + 0.5);
        least.push(part.min(WIDTH * MAX_WORD_SHARE) + 0.5);
    }
    #[expect(clippy::cast_precision_loss, reason = "columns of a table")]
    let count = natural.len().max(1) as f32;
    share(&natural, &least, WIDTH - GAP * (count - 1.0), count)
}

/// Returns the width of each column: the natural width plus an equal share of the rest, or, if the space is not enough,
/// between the minimum and the natural width.
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
