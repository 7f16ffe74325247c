//! Reads CSV files with headings line by line, by column name, and collects their problems. Writes CSV tables.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, BufRead, Cursor, Read, Seek};
use std::rc::Rc;

use encoding_rs::Encoding;

use super::cell::DateOrder;
use super::csv_line::DateOrders;
pub use super::csv_line::{Columns, CsvLine};
use super::date_order::{DATE_COLUMNS, DateEvidence};
use super::delimiter::{delimiter, stated_delimiter};
use super::line_reader::LimitedReader;
pub use super::problems::{MAX_PROBLEMS, Problems};
use super::schedule_file::labels::LabelReading;
use super::table::ReadTable;
use super::{decode, workbook};
use domain::problem::{ImportProblem, ImportProblemKind};

/// Maximum length of a record, in bytes. A longer one has a quote that is never closed.
const MAX_RECORD_BYTES: usize = 1 << 20;

/// What somebody stated about a file because the file does not tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatedFormat {
    /// None if it is to be detected.
    pub encoding: Option<&'static Encoding>,
    /// By the index of a heading, from 0: the column that it names, or an empty string if it is to be ignored.
    pub columns: BTreeMap<usize, String>,
    /// The order of dates that have the year last, for every column; none if it is to be detected.
    pub dates: Option<DateOrder>,
    /// The same for single columns, by their keys.
    pub column_dates: BTreeMap<String, DateOrder>,
    /// By the canonical form of a label of a schedule: how it is read. Others are read by their words.
    pub labels: BTreeMap<String, LabelReading>,
}

impl StatedFormat {
    /// The order of the dates in a column, unless it is to be detected.
    fn date_order(&self, column: &str) -> Option<DateOrder> {
        self.column_dates.get(column).copied().or(self.dates)
    }
}

/// Nothing is stated of a file.
pub static NOTHING_STATED: StatedFormat = StatedFormat {
    encoding: None,
    columns: BTreeMap::new(),
    dates: None,
    column_dates: BTreeMap::new(),
    labels: BTreeMap::new(),
};

/// A file in memory, and what somebody stated about it.
#[derive(Clone, Copy, Debug)]
pub struct FileBytes<'a> {
    /// The content.
    pub bytes: &'a [u8],
    /// What is not detected.
    pub stated: &'a StatedFormat,
}

impl<'a, B: AsRef<[u8]> + ?Sized> From<&'a B> for FileBytes<'a> {
    fn from(bytes: &'a B) -> Self {
        Self { bytes: bytes.as_ref(), stated: &NOTHING_STATED }
    }
}

/// Like [`read_from`], from bytes. The file may be a workbook, and its dates may have the year last.
pub fn read(
    file: FileBytes<'_>,
    columns: Columns,
    problems: &mut Problems,
    each: impl FnMut(&CsvLine<'_>, &mut Problems),
) -> Vec<String> {
    // Opening a workbook takes longer than all else.
    let rows = match workbook::is_workbook(file.bytes).then(|| workbook::rows(file.bytes)).transpose() {
        Ok(rows) => rows,
        Err(what) => {
            problems.add(0, "", "", what);
            return Vec::new();
        }
    };
    let content = (file, rows.as_deref());
    let has_dates = columns.optional.iter().any(|column| DATE_COLUMNS.contains(column));
    let orders = if has_dates {
        let mut evidence = DateEvidence::default();
        read_in(content, columns, &DateOrders::new(), &mut Problems::default(), |line, _| evidence.add(line));
        evidence.orders(|column| file.stated.date_order(column))
    } else {
        Ok(DateOrders::new())
    };
    match orders {
        Ok(orders) => read_in(content, columns, &orders, problems, each),
        Err(unclear) => {
            unclear.into_iter().for_each(|problem| problems.add_whole(problem));
            Vec::new()
        }
    }
}

/// Like [`read`], with the rows of the file, if it is a workbook, and the order of dates in each column.
fn read_in(
    (file, rows): (FileBytes<'_>, Option<&[workbook::NumberedRow]>),
    columns: Columns,
    orders: &DateOrders,
    problems: &mut Problems,
    each: impl FnMut(&CsvLine<'_>, &mut Problems),
) -> Vec<String> {
    if let Some(rows) = rows {
        return read_rows(rows, columns, (file.stated, orders), problems, each);
    }
    // Reading from memory does not fail.
    read_text(Cursor::new(file.bytes), columns, (file.stated, orders), problems, each).unwrap_or_default()
}

/// Reads a file and calls `each` for every line. Returns the headings that are not among `columns`. Keeps one line in
/// memory.
///
/// Headings may have any order and case. Empty lines are skipped. Problems of the content are added to `problems`.
/// Dates have the year first.
///
/// # Errors
/// If the source cannot be read.
pub fn read_from(
    source: impl Read + Seek,
    columns: Columns,
    problems: &mut Problems,
    each: impl FnMut(&CsvLine<'_>, &mut Problems),
) -> io::Result<Vec<String>> {
    read_text(source, columns, (&NOTHING_STATED, &DateOrders::new()), problems, each)
}

/// A CSV reader below the line that states the delimiter.
pub(crate) struct OpenText<R: Read> {
    pub reader: csv::Reader<LimitedReader<R>>,
    /// Bytes that are left of the present record.
    left: Rc<Cell<usize>>,
    /// Whether the text has ended.
    ended: Rc<Cell<bool>>,
    /// Number of lines above the headings.
    skipped: u64,
}

impl<R: BufRead> OpenText<R> {
    pub(crate) fn of(mut text: R) -> io::Result<Self> {
        let (delimiter, skipped) = match stated_delimiter(text.fill_buf()?) {
            Some((delimiter, length)) => {
                text.consume(length);
                (delimiter, 1)
            }
            None => (delimiter(text.fill_buf()?), 0),
        };
        let (left, ended) = (Rc::new(Cell::new(MAX_RECORD_BYTES)), Rc::new(Cell::new(false)));
        let limited = LimitedReader { text, left: Rc::clone(&left), ended: Rc::clone(&ended), after_return: false };
        let reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(limited);
        Ok(Self { reader, left, ended, skipped })
    }
}

fn read_text(
    source: impl Read + Seek,
    columns: Columns,
    (stated, orders): (&StatedFormat, &DateOrders),
    problems: &mut Problems,
    mut each: impl FnMut(&CsvLine<'_>, &mut Problems),
) -> io::Result<Vec<String>> {
    let text = match decode::text(source, stated.encoding)? {
        Ok(text) => text,
        Err(ImportProblem { line, what, .. }) => {
            problems.add(line, "", "", what);
            return Ok(Vec::new());
        }
    };
    let OpenText { mut reader, left, ended, skipped } = OpenText::of(text)?;
    let mut cells = match reader.headers() {
        Ok(headings) => headings.clone(),
        Err(error) => return too_long_or(error, &left, 1 + skipped, problems).map(|()| Vec::new()),
    };
    let mut number = 1 + skipped;
    // Some programs begin a file with lines of empty cells.
    while !cells.is_empty() && cells.iter().all(|cell| cell.trim().is_empty()) {
        left.set(MAX_RECORD_BYTES);
        number = reader.position().line() + skipped;
        match reader.read_record(&mut cells) {
            Ok(_) => {}
            Err(error) => return too_long_or(error, &left, number, problems).map(|()| Vec::new()),
        }
    }
    let headings: Vec<String> = cells.iter().map(|heading| heading.trim().to_owned()).collect();
    let Some(mut table) = ReadTable::new(&headings, number, columns, &stated.columns, problems) else {
        return Ok(Vec::new());
    };
    if !table.is_complete {
        return Ok(table.unknown);
    }
    loop {
        left.set(MAX_RECORD_BYTES);
        let begins = reader.position().line() + skipped;
        match reader.read_record(&mut cells) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                too_long_or(error, &left, begins, problems)?;
                table.seen = true;
                break;
            }
        }
        // The reader skips empty lines before a record, so the record is found from its end.
        let breaks = cells.as_slice().bytes().filter(|byte| *byte == b'\n').count() as u64;
        let number = reader.position().line() - u64::from(!ended.get()) - breaks + skipped;
        table.line(number, &cells, orders, problems, &mut each);
    }
    Ok(table.finish(problems))
}

/// Like [`read_from`], from the rows of a workbook.
fn read_rows(
    rows: &[workbook::NumberedRow],
    columns: Columns,
    (stated, orders): (&StatedFormat, &DateOrders),
    problems: &mut Problems,
    mut each: impl FnMut(&CsvLine<'_>, &mut Problems),
) -> Vec<String> {
    // Some programs begin a sheet with empty rows.
    let mut rows = rows.iter().skip_while(|(_, cells)| cells.iter().all(|cell| cell.trim().is_empty()));
    let (number, headings) = rows.next().map(|(number, cells)| (*number, cells.as_slice())).unwrap_or_default();
    let Some(mut table) = ReadTable::new(headings, number, columns, &stated.columns, problems) else {
        return Vec::new();
    };
    if !table.is_complete {
        return table.unknown;
    }
    for (number, cells) in rows {
        table.line(*number, &csv::StringRecord::from(cells.as_slice()), orders, problems, &mut each);
    }
    table.finish(problems)
}

/// Adds a problem if the record is too long; any other error is returned.
fn too_long_or(error: csv::Error, left: &Cell<usize>, line: u64, problems: &mut Problems) -> io::Result<()> {
    if left.get() > 0 {
        return Err(error.into());
    }
    problems.add(line, "", "", ImportProblemKind::SeveralLines);
    Ok(())
}

/// Writes a CSV file with these headings.
///
/// # Errors
/// If writing to memory fails, which does not happen in practice.
pub fn table<const N: usize>(
    headings: [&str; N],
    lines: impl IntoIterator<Item = [String; N]>,
) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(headings)?;
    for line in lines {
        writer.write_record(line)?;
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(std::io::Error::other(error.to_string())))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_may_be_separated_as_any_spreadsheet_program_does() {
        for text in [
            "a,b\n1,2",
            "a;b\n1;2",
            "a\tb\n1\t2",
            "sep=;\r\na;b\r\n1;2",
            "\"SEP=|\"\na|b\n1|2",
            "sep=\t\na\tb\n1\t2",
            "a|b\n1|2",
            "sep=;;\na;b\n1;2",
            "\"sep=,\",\na,b\n1,2",
        ] {
            let mut cells = Vec::new();
            let columns = Columns { required: &["a"], optional: &["b"] };
            let mut problems = Problems::default();
            read(text.as_bytes().into(), columns, &mut problems, |line, _| cells.push(line.cell("b").to_owned()));
            assert_eq!(cells, ["2"], "{text}");
            assert_eq!(problems.into_result(()), Ok(()));
        }
    }

    #[test]
    fn lines_are_counted_with_every_kind_of_line_end() {
        for (end, last) in [("\n", ""), ("\r\n", ""), ("\r", ""), ("\n", "\n"), ("\r\n", "\r\n")] {
            let text = ["sep=,", "a,b", "1,\"two", "lines\"", "", "2,x"].join(end) + last;
            let columns = Columns { required: &["a"], optional: &["b"] };
            let (mut lines, mut problems) = (Vec::new(), Problems::default());
            read(text.as_bytes().into(), columns, &mut problems, |line, _| {
                lines.push((line.number, line.cell("b").to_owned()))
            });
            assert_eq!(lines, [(3, "two\nlines".to_owned()), (6, "x".to_owned())], "{end:?}");
        }
    }

    #[test]
    fn one_fault_is_one_problem_with_all_its_lines() {
        let text = format!("sep=,\na\n{}", "x\n".repeat(240));
        let mut problems = Problems::default();
        read(text.as_bytes().into(), Columns { required: &["a"], optional: &[] }, &mut problems, |line, problems| {
            problems.add(line.number, "a", line.cell("a"), ImportProblemKind::NotADate);
        });
        let told = problems.into_result(()).err().unwrap_or_default();
        assert_eq!(told.iter().map(|problem| problem.lines().count()).collect::<Vec<_>>(), [240]);
        assert_eq!(
            (told[0].line, told[0].further_lines.last()),
            (3, Some(&242)),
            "lines are counted from the first of the file"
        );
    }

    #[test]
    fn an_unclosed_quote_is_found_at_the_longest_record_and_not_at_the_end() {
        let text = format!("a,b\n1,2\n3,\"4\n{}", "5,6\n".repeat(MAX_RECORD_BYTES / 2));
        let (mut lines, mut problems) = (0, Problems::default());
        let columns = Columns { required: &["a"], optional: &["b"] };
        read(text.as_bytes().into(), columns, &mut problems, |_, _| lines += 1);
        assert_eq!(lines, 1);
        let told =
            problems.into_result(()).map_err(|told| told.into_iter().map(|p| (p.line, p.what)).collect::<Vec<_>>());
        assert_eq!(told, Err(vec![(3, ImportProblemKind::SeveralLines)]));
    }

    #[test]
    fn problems_beyond_a_hundred_are_counted_and_long_values_cut() {
        let text = format!("a\n{}\n{}", "x".repeat(9_999), "x\n".repeat(249));
        let mut problems = Problems::default();
        read(text.as_bytes().into(), Columns { required: &["a"], optional: &[] }, &mut problems, |line, problems| {
            problems.add(line.number, &line.number.to_string(), line.cell("a"), ImportProblemKind::NotAWeather);
        });
        assert_eq!(problems.more(), 150);
        let told = problems.into_result(()).err().unwrap_or_default();
        assert_eq!((told.len(), told[0].value.len(), told[99].line), (MAX_PROBLEMS, 200, 101));
    }
}
