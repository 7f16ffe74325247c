//! Reads CSV files with headings line by line, by column name, and collects their problems. Writes CSV tables.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, BufRead as _, Cursor, Read, Seek};
use std::rc::Rc;

use jiff::civil::{Date, Time};

use super::decode;
use domain::Workday;
use domain::problem::{ImportProblem, ImportProblemKind};

/// Maximum number of problems that are kept: enough to fix a file in one go. Further ones are counted.
pub const MAX_PROBLEMS: usize = 100;
/// Maximum length of a record, in bytes. A longer one has a quote that is never closed.
const MAX_RECORD_BYTES: usize = 1 << 20;
/// Maximum length of a kept value, in characters: more than any message repeats.
const MAX_VALUE_LENGTH: usize = 200;

/// Collects problems: the first [`MAX_PROBLEMS`], and the number of further ones.
#[derive(Debug, Default)]
pub struct Problems {
    kept: Vec<ImportProblem>,
    more: usize,
}

impl Problems {
    /// Adds a problem.
    pub fn add(&mut self, line: u64, column: &str, value: &str, what: ImportProblemKind) {
        if self.kept.len() < MAX_PROBLEMS {
            let value = value.chars().take(MAX_VALUE_LENGTH).collect();
            self.kept.push(ImportProblem { line, column: column.to_owned(), value, what });
        } else {
            self.more += 1;
        }
    }

    /// Returns the number of problems beyond those that [`Problems::into_result`] returns.
    #[must_use]
    pub const fn more(&self) -> usize {
        self.more
    }

    /// Returns the value if there are no problems.
    ///
    /// # Errors
    /// If there are problems. Returns them in the order of the lines.
    pub fn into_result<T>(mut self, value: T) -> Result<T, Vec<ImportProblem>> {
        self.kept.sort_by_key(|problem| problem.line);
        if self.kept.is_empty() { Ok(value) } else { Err(self.kept) }
    }
}

/// The known columns of a kind of file.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    /// Columns without which the file is refused.
    pub required: &'static [&'static str],
    /// Columns that may be missing; may repeat the required ones.
    pub optional: &'static [&'static str],
}

/// One line of a file.
#[derive(Debug)]
pub struct CsvLine<'a> {
    /// Its number in the file, from 1.
    pub number: u64,
    indices: &'a HashMap<&'static str, usize>,
    cells: &'a csv::StringRecord,
}

impl CsvLine<'_> {
    /// Returns the trimmed content of `column`; empty if the file does not have this column.
    #[must_use]
    pub fn cell(&self, column: &str) -> &str {
        self.indices.get(column).and_then(|index| self.cells.get(*index)).unwrap_or_default().trim()
    }

    /// Returns true if the file has this column.
    #[must_use]
    pub fn has(&self, column: &str) -> bool {
        self.indices.contains_key(column)
    }

    /// Parses a cell with `read`. Returns none if the cell is empty, or if it is wrong: then the problem is added.
    pub fn read<T>(
        &self,
        column: &str,
        problems: &mut Problems,
        read: impl FnOnce(&str) -> Result<T, ImportProblemKind>,
    ) -> Option<T> {
        let value = self.cell(column);
        if value.is_empty() {
            return None;
        }
        read(value).map_err(|what| problems.add(self.number, column, value, what)).ok()
    }

    /// Like [`CsvLine::read`], but an empty cell is also a problem.
    pub fn require<T>(
        &self,
        column: &str,
        problems: &mut Problems,
        read: impl FnOnce(&str) -> Result<T, ImportProblemKind>,
    ) -> Option<T> {
        if self.cell(column).is_empty() {
            problems.add(self.number, column, "", ImportProblemKind::MissingValue);
        }
        self.read(column, problems, read)
    }
}

/// Like [`read_from`], from bytes.
pub fn read(
    bytes: &[u8],
    columns: Columns,
    problems: &mut Problems,
    each: impl FnMut(&CsvLine<'_>, &mut Problems),
) -> Vec<String> {
    // Reading from memory does not fail.
    read_from(Cursor::new(bytes), columns, problems, each).unwrap_or_default()
}

/// Reads a file and calls `each` for every line. Returns the headings that are not among `columns`. Keeps one line in memory.
///
/// Headings may have any order and case. Empty lines are skipped. Problems of the content are added to `problems`.
///
/// # Errors
/// If the source cannot be read.
pub fn read_from(
    source: impl Read + Seek,
    columns: Columns,
    problems: &mut Problems,
    mut each: impl FnMut(&CsvLine<'_>, &mut Problems),
) -> io::Result<Vec<String>> {
    let mut text = match decode::text(source)? {
        Ok(text) => text,
        Err(ImportProblem { line, what, .. }) => {
            problems.add(line, "", "", what);
            return Ok(Vec::new());
        }
    };
    let delimiter = delimiter(text.fill_buf()?);
    let left = Rc::new(Cell::new(MAX_RECORD_BYTES));
    let limited = LimitedReader { text, left: Rc::clone(&left) };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(limited);
    let headings: Vec<String> = match reader.headers() {
        Ok(headings) => headings.iter().map(|heading| heading.trim().to_lowercase()).collect(),
        Err(error) => return too_long_or(error, &left, 1, problems).map(|()| Vec::new()),
    };
    if headings.iter().all(String::is_empty) {
        problems.add(0, "", "", ImportProblemKind::NoLines);
        return Ok(Vec::new());
    }
    let (indices, unknown) = column_indices(&headings, columns, problems);
    if columns.required.iter().any(|column| !indices.contains_key(column)) {
        return Ok(unknown);
    }
    let (mut seen, mut cells) = (false, csv::StringRecord::new());
    loop {
        left.set(MAX_RECORD_BYTES);
        let begins = reader.position().line();
        match reader.read_record(&mut cells) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                too_long_or(error, &left, begins, problems)?;
                seen = true;
                break;
            }
        }
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        seen = true;
        let number = cells.position().map_or(0, csv::Position::line);
        if cells.iter().skip(headings.len()).any(|cell| !cell.trim().is_empty()) {
            problems.add(number, "", "", ImportProblemKind::TooManyCells);
            continue;
        }
        each(&CsvLine { number, indices: &indices, cells: &cells }, problems);
    }
    if !seen {
        problems.add(0, "", "", ImportProblemKind::NoLines);
    }
    Ok(unknown)
}

/// A reader that fails after `left` bytes, until `left` is reset.
struct LimitedReader<R> {
    text: R,
    left: Rc<Cell<usize>>,
}

impl<R: Read> Read for LimitedReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let max = buffer.len().min(self.left.get());
        if max == 0 && !buffer.is_empty() {
            return Err(io::Error::other("a record without end"));
        }
        let read = self.text.read(&mut buffer[..max])?;
        self.left.set(self.left.get() - read);
        Ok(read)
    }
}

/// Adds a problem if the record is too long; any other error is returned.
fn too_long_or(error: csv::Error, left: &Cell<usize>, line: u64, problems: &mut Problems) -> io::Result<()> {
    if left.get() > 0 {
        return Err(error.into());
    }
    problems.add(line, "", "", ImportProblemKind::SeveralLines);
    Ok(())
}

/// Returns the index of each known column, and the unknown headings.
fn column_indices(
    headings: &[String],
    columns: Columns,
    problems: &mut Problems,
) -> (HashMap<&'static str, usize>, Vec<String>) {
    let (mut indices, mut unknown) = (HashMap::new(), Vec::new());
    for (index, heading) in headings.iter().enumerate() {
        match columns.required.iter().chain(columns.optional).find(|column| *column == heading) {
            Some(column) if indices.insert(*column, index).is_some() => {
                problems.add(1, column, heading, ImportProblemKind::ColumnTwice);
            }
            None if !heading.is_empty() => unknown.push(heading.clone()),
            _ => {}
        }
    }
    for column in columns.required.iter().filter(|column| !indices.contains_key(*column)) {
        problems.add(1, column, "", ImportProblemKind::MissingColumn);
    }
    (indices, unknown)
}

/// Returns the delimiter of the headings: a comma, or the semicolon or tab that spreadsheet programs write in some countries.
fn delimiter(text: &[u8]) -> u8 {
    let headings = text.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let count = |separator: u8| headings.iter().filter(|byte| **byte == separator).count();
    [b';', b'\t'].into_iter().fold(b',', |best, next| if count(next) > count(best) { next } else { best })
}

/// Parses a date, year first: `2026-03-09`, or `2026/3/9` and `2026年3月9日` as spreadsheet programs rewrite it.
///
/// # Errors
/// If it is not such a date. Day-first and month-first dates are ambiguous and are refused.
pub fn date(text: &str) -> Result<Workday, ImportProblemKind> {
    let parts: Vec<&str> = text.trim_end_matches('日').split(['-', '/', '.', '年', '月']).map(str::trim).collect();
    let [year, month, day] = parts[..] else { return Err(ImportProblemKind::NotADate) };
    let fits = year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
    match (fits, year.parse(), month.parse(), day.parse()) {
        (true, Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).map(Workday).ok(),
        _ => None,
    }
    .ok_or(ImportProblemKind::NotADate)
}

/// Parses a time of day by the 24-hour clock: `07:05`, `7:05` or `07:05:30`.
///
/// # Errors
/// If it is not such a time.
pub fn time(text: &str) -> Result<Time, ImportProblemKind> {
    let text = text.replace('\u{ff1a}', ":");
    ["%H:%M", "%H:%M:%S"]
        .into_iter()
        .find_map(|format| Time::strptime(format, &text).ok())
        .ok_or(ImportProblemKind::NotATime)
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
    fn dates_are_read_year_first_in_every_spreadsheet_format() {
        for text in ["2026-03-09", "2026/3/9", "2026.03.09", "2026年3月9日"] {
            assert_eq!(date(text).map(|day| day.to_string()).as_deref(), Ok("2026-03-09"), "{text}");
        }
        for text in ["09/03/2026", "2026-02-30", "2026-3", "26-03-09", "soon", "-2026-03-09"] {
            assert_eq!(date(text), Err(ImportProblemKind::NotADate), "{text}");
        }
    }

    #[test]
    fn times_are_read_by_the_twenty_four_hour_clock() {
        for text in ["07:05", "7:05", "07:05:00", "07\u{ff1a}05"] {
            assert_eq!(time(text), Ok(jiff::civil::time(7, 5, 0, 0)), "{text}");
        }
        for text in ["24:00", "7", "7pm", ""] {
            assert_eq!(time(text), Err(ImportProblemKind::NotATime), "{text}");
        }
    }

    #[test]
    fn headings_may_be_separated_as_any_spreadsheet_program_does() {
        for text in ["a,b\n1,2", "a;b\n1;2", "a\tb\n1\t2"] {
            let mut cells = Vec::new();
            let columns = Columns { required: &["a"], optional: &["b"] };
            let mut problems = Problems::default();
            read(text.as_bytes(), columns, &mut problems, |line, _| cells.push(line.cell("b").to_owned()));
            assert_eq!(cells, ["2"], "{text}");
            assert_eq!(problems.into_result(()), Ok(()));
        }
    }
    #[test]
    fn an_unclosed_quote_is_found_at_the_longest_record_and_not_at_the_end() {
        let text = format!("a,b\n1,2\n3,\"4\n{}", "5,6\n".repeat(MAX_RECORD_BYTES / 2));
        let (mut lines, mut problems) = (0, Problems::default());
        let columns = Columns { required: &["a"], optional: &["b"] };
        read(text.as_bytes(), columns, &mut problems, |_, _| lines += 1);
        assert_eq!(lines, 1);
        let told =
            problems.into_result(()).map_err(|told| told.into_iter().map(|p| (p.line, p.what)).collect::<Vec<_>>());
        assert_eq!(told, Err(vec![(3, ImportProblemKind::SeveralLines)]));
    }

    #[test]
    fn problems_beyond_a_hundred_are_counted_and_long_values_cut() {
        let text = format!("a\n{}\n{}", "x".repeat(9_999), "x\n".repeat(249));
        let mut problems = Problems::default();
        read(text.as_bytes(), Columns { required: &["a"], optional: &[] }, &mut problems, |line, problems| {
            problems.add(line.number, "a", line.cell("a"), ImportProblemKind::NotAWeather);
        });
        assert_eq!(problems.more(), 150);
        let told = problems.into_result(()).err().unwrap_or_default();
        assert_eq!((told.len(), told[0].value.len(), told[99].line), (MAX_PROBLEMS, MAX_VALUE_LENGTH, 101));
    }
}
