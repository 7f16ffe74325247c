//! The size of the tables of an ODS workbook, measured without making room for them.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::size::WorkbookSize;

/// Attributes of a cell that the reader keeps as text.
const TEXTS: [&str; 4] = ["office:string-value", "office:date-value", "office:time-value", "table:formula"];

/// Returns the number of cells between the first and the last used row of each table and up to its last used column,
/// and the size of their text, of all tables together. A cell or a row may be repeated: a few bytes stand for millions
/// of cells.
///
/// # Errors
/// If the content is not XML.
pub(super) fn size(content: impl BufRead) -> Result<WorkbookSize, quick_xml::Error> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().check_end_names = false;
    let (mut buffer, mut table, mut size) = (Vec::new(), OdsTable::default(), WorkbookSize::default());
    loop {
        match reader.read_event_into(&mut buffer)? {
            Event::Eof => return Ok(size.plus(table.size())),
            Event::Start(start) => match start.name().0 {
                "table:table-row" => table.begin_row(repeated(&start, "table:number-rows-repeated")?),
                "table:table-cell" | "table:covered-table-cell" => table.begin_cell(&start)?,
                "text:p" => table.uses_cell(),
                "text:s" => table.add_text(repeated(&start, "text:c")?),
                _ => {}
            },
            Event::Empty(start) => match start.name().0 {
                "table:table-row" => {
                    table.begin_row(repeated(&start, "table:number-rows-repeated")?);
                    table.end_row();
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    table.begin_cell(&start)?;
                    table.end_cell();
                }
                // A few bytes stand for any number of blanks.
                "text:s" => table.add_text(repeated(&start, "text:c")?),
                _ => {}
            },
            Event::Text(text) => table.add_text(text.len() as u64),
            // A character by its number or name.
            Event::GeneralRef(_) => table.add_text(4),
            Event::End(end) => match end.name().0 {
                "table:table-cell" | "table:covered-table-cell" => table.end_cell(),
                "table:table-row" => table.end_row(),
                "table:table" => size = size.plus(std::mem::take(&mut table).size()),
                _ => {}
            },
            _ => {}
        }
        buffer.clear();
    }
}

/// How often a row or a cell is repeated. A value that is not a number is left to the reader that follows, which fails.
fn repeated(start: &BytesStart<'_>, attribute: &str) -> Result<u64, quick_xml::Error> {
    let found = start.try_get_attribute(attribute)?;
    Ok(found.and_then(|attribute| attribute.value.trim().parse().ok()).unwrap_or(1))
}

/// The part of a table that has been read. Numbers of rows and columns count those before the present one.
#[derive(Default)]
struct OdsTable {
    rows: u64,
    first_used_row: Option<u64>,
    /// One more than the last used row and column.
    end_row: u64,
    end_column: u64,
    /// Bytes of text in the rows before the present one.
    text_bytes: u64,
    /// The present row: how often it is repeated, its columns, one more than its last used column, and its text.
    row_repeated: u64,
    columns: u64,
    end_of_row: u64,
    row_text: u64,
    /// The present cell: how often it is repeated, whether it has a value, and its text.
    cell_repeated: u64,
    is_used: bool,
    cell_text: u64,
}

impl OdsTable {
    const fn begin_row(&mut self, repeated: u64) {
        (self.row_repeated, self.columns, self.end_of_row, self.row_text) = (repeated, 0, 0, 0);
    }

    fn begin_cell(&mut self, start: &BytesStart<'_>) -> Result<(), quick_xml::Error> {
        self.cell_repeated = repeated(start, "table:number-columns-repeated")?;
        self.is_used = start.try_get_attribute("office:value-type")?.is_some()
            || start.try_get_attribute("table:formula")?.is_some();
        self.cell_text = 0;
        for attribute in TEXTS {
            self.add_text(start.try_get_attribute(attribute)?.map_or(0, |text| text.value.len() as u64));
        }
        Ok(())
    }

    const fn uses_cell(&mut self) {
        self.is_used = true;
    }

    const fn add_text(&mut self, bytes: u64) {
        self.cell_text = self.cell_text.saturating_add(bytes);
    }

    fn end_cell(&mut self) {
        self.columns = self.columns.saturating_add(self.cell_repeated);
        let text = std::mem::take(&mut self.cell_text).saturating_mul(self.cell_repeated);
        self.row_text = self.row_text.saturating_add(text);
        if self.is_used {
            self.end_of_row = self.columns;
        }
        self.is_used = false;
    }

    fn end_row(&mut self) {
        let before = self.rows;
        self.rows = before.saturating_add(self.row_repeated);
        self.text_bytes = self.text_bytes.saturating_add(self.row_text.saturating_mul(self.row_repeated));
        if self.end_of_row > 0 {
            self.first_used_row.get_or_insert(before);
            self.end_row = self.rows;
            self.end_column = self.end_column.max(self.end_of_row);
        }
    }

    fn size(&self) -> WorkbookSize {
        let rows = self.first_used_row.map_or(0, |first| self.end_row.saturating_sub(first));
        WorkbookSize { cells: rows.saturating_mul(self.end_column), text_bytes: self.text_bytes }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size_of(rows: &str) -> WorkbookSize {
        let content = format!("<office:spreadsheet><table:table>{rows}</table:table></office:spreadsheet>");
        size(content.as_bytes()).expect("XML")
    }

    fn cells(rows: &str) -> u64 {
        size_of(rows).cells
    }

    #[test]
    fn empty_rows_and_cells_repeated_to_the_end_of_a_sheet_do_not_count() {
        let row = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>a</text:p></table:table-cell>\
                   <table:table-cell table:number-columns-repeated=\"16383\"/></table:table-row>";
        let rest = "<table:table-row table:number-rows-repeated=\"1048574\"><table:table-cell \
                    table:number-columns-repeated=\"16384\"/></table:table-row>";
        assert_eq!(cells(&format!("{row}{row}{rest}")), 2);
    }

    #[test]
    fn a_far_cell_and_repeated_cells_count_with_all_between() {
        let first = "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>";
        let gap = "<table:table-row table:number-rows-repeated=\"998\"><table:table-cell/></table:table-row>";
        let far = "<table:table-row><table:table-cell table:number-columns-repeated=\"99\"/>\
                   <table:table-cell office:value-type=\"string\"><text:p>b</text:p></table:table-cell></table:table-row>";
        assert_eq!(cells(&format!("{first}{gap}{far}")), 100_000);
        let repeated = "<table:table-row table:number-rows-repeated=\"1000\"><table:table-cell office:value-type=\"float\" \
                        table:number-columns-repeated=\"16384\"/></table:table-row>";
        assert_eq!(cells(repeated), 16_384_000);
    }

    #[test]
    fn text_and_blanks_count_as_often_as_their_cell_is_repeated() {
        let cell = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"10\">\
                    <text:p>ab<text:s text:c=\"98\"/></text:p></table:table-cell>";
        let rows = format!("<table:table-row table:number-rows-repeated=\"1000\">{cell}</table:table-row>");
        assert_eq!(size_of(&rows), WorkbookSize { cells: 10_000, text_bytes: 1_000_000 });
    }
}
