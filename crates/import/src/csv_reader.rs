//! A file of comma-separated values with headings: its lines, read by column, and all that is wrong with them.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, BufRead as _, Cursor, Read, Seek};
use std::rc::Rc;

use jiff::civil::{Date, Time};

use super::decode;
use domain::Workday;
use domain::problem::{Problem, ProblemKind};

/// How many problems are told one by one: enough to mend a file in one go, too few to drown in. The others are counted.
pub const MAX_PROBLEMS: usize = 100;
/// No record is longer, in bytes: what is has a quote that is never closed.
const MAX_RECORD_BYTES: usize = 1 << 20;
/// How much of a wrong value is kept, in characters: more than any sentence repeats.
const KEPT: usize = 200;

/// The problems found so far, at most [`MAX_PROBLEMS`], and how many more there were.
#[derive(Debug, Default)]
pub struct Problems {
    told: Vec<Problem>,
    more: usize,
}

impl Problems {
    /// Notes one more.
    pub fn add(&mut self, line: u64, column: &str, value: &str, what: ProblemKind) {
        if self.told.len() < MAX_PROBLEMS {
            let value = value.chars().take(KEPT).collect();
            self.told.push(Problem { line, column: column.to_owned(), value, what });
        } else {
            self.more += 1;
        }
    }

    /// How many there were beyond those that [`Problems::or`] gives.
    #[must_use]
    pub const fn more(&self) -> usize {
        self.more
    }

    /// The value where nothing was wrong; else the problems, in the order of the lines.
    ///
    /// # Errors
    /// The problems.
    pub fn or<T>(mut self, value: T) -> Result<T, Vec<Problem>> {
        self.told.sort_by_key(|problem| problem.line);
        if self.told.is_empty() { Ok(value) } else { Err(self.told) }
    }
}

/// The columns that a kind of file has.
#[derive(Clone, Copy, Debug)]
pub struct Columns {
    /// Those without which it cannot be read.
    pub required: &'static [&'static str],
    /// Those that may be there.
    pub optional: &'static [&'static str],
}

/// One line of a file.
#[derive(Debug)]
pub struct Line<'a> {
    /// Its number in the file, from 1.
    pub number: u64,
    places: &'a HashMap<&'static str, usize>,
    cells: &'a csv::StringRecord,
}

impl Line<'_> {
    /// What stands in `column`, trimmed; empty where the file has no such column.
    #[must_use]
    pub fn cell(&self, column: &str) -> &str {
        self.places.get(column).and_then(|place| self.cells.get(*place)).unwrap_or_default().trim()
    }

    /// Whether the file has such a column.
    #[must_use]
    pub fn has(&self, column: &str) -> bool {
        self.places.contains_key(column)
    }

    /// What `read` makes of the cell; nothing where it is empty, or where it is wrong, which is then noted.
    pub fn read<T>(
        &self,
        column: &str,
        problems: &mut Problems,
        read: impl FnOnce(&str) -> Result<T, ProblemKind>,
    ) -> Option<T> {
        let value = self.cell(column);
        if value.is_empty() {
            return None;
        }
        read(value).map_err(|what| problems.add(self.number, column, value, what)).ok()
    }

    /// As [`Line::read`], where an empty cell is a problem too.
    pub fn require<T>(
        &self,
        column: &str,
        problems: &mut Problems,
        read: impl FnOnce(&str) -> Result<T, ProblemKind>,
    ) -> Option<T> {
        if self.cell(column).is_empty() {
            problems.add(self.number, column, "", ProblemKind::MissingValue);
        }
        self.read(column, problems, read)
    }
}

/// As [`read_from`], from bytes.
pub fn read(
    bytes: &[u8],
    columns: Columns,
    problems: &mut Problems,
    each: impl FnMut(&Line<'_>, &mut Problems),
) -> Vec<String> {
    // Bytes in memory are there to be read.
    read_from(Cursor::new(bytes), columns, problems, each).unwrap_or_default()
}

/// Reads a file line by line into `each`, and gives the headings that are not among `columns`. It holds one line at a time.
///
/// Headings may stand in any order and case. Lines without a value are passed over.
///
/// # Errors
/// What becomes of reading it. What is wrong in it is noted among `problems`.
pub fn read_from(
    source: impl Read + Seek,
    columns: Columns,
    problems: &mut Problems,
    mut each: impl FnMut(&Line<'_>, &mut Problems),
) -> io::Result<Vec<String>> {
    let mut text = match decode::text(source)? {
        Ok(text) => text,
        Err(Problem { line, what, .. }) => {
            problems.add(line, "", "", what);
            return Ok(Vec::new());
        }
    };
    let delimiter = delimiter(text.fill_buf()?);
    let left = Rc::new(Cell::new(MAX_RECORD_BYTES));
    let metered = Metered { text, left: Rc::clone(&left) };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(metered);
    let headings: Vec<String> = match reader.headers() {
        Ok(headings) => headings.iter().map(|heading| heading.trim().to_lowercase()).collect(),
        Err(error) => return too_long_or(error, &left, 1, problems).map(|()| Vec::new()),
    };
    if headings.iter().all(String::is_empty) {
        problems.add(0, "", "", ProblemKind::NoLines);
        return Ok(Vec::new());
    }
    let (places, unknown) = placed(&headings, columns, problems);
    if columns.required.iter().any(|column| !places.contains_key(column)) {
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
            problems.add(number, "", "", ProblemKind::TooManyCells);
            continue;
        }
        each(&Line { number, places: &places, cells: &cells }, problems);
    }
    if !seen {
        problems.add(0, "", "", ProblemKind::NoLines);
    }
    Ok(unknown)
}

/// A text of which only so many bytes may be read before the meter is set anew.
struct Metered<R> {
    text: R,
    left: Rc<Cell<usize>>,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = buffer.len().min(self.left.get());
        if most == 0 && !buffer.is_empty() {
            return Err(io::Error::other("a record without end"));
        }
        let read = self.text.read(&mut buffer[..most])?;
        self.left.set(self.left.get() - read);
        Ok(read)
    }
}

/// Notes a record that is too long; any other error is one of the file.
fn too_long_or(error: csv::Error, left: &Cell<usize>, line: u64, problems: &mut Problems) -> io::Result<()> {
    if left.get() > 0 {
        return Err(error.into());
    }
    problems.add(line, "", "", ProblemKind::SeveralLines);
    Ok(())
}

/// Where each known column stands, and the headings that are not known.
fn placed(
    headings: &[String],
    columns: Columns,
    problems: &mut Problems,
) -> (HashMap<&'static str, usize>, Vec<String>) {
    let (mut places, mut unknown) = (HashMap::new(), Vec::new());
    for (place, heading) in headings.iter().enumerate() {
        match columns.required.iter().chain(columns.optional).find(|column| *column == heading) {
            Some(column) if places.insert(*column, place).is_some() => {
                problems.add(1, column, heading, ProblemKind::ColumnTwice);
            }
            None if !heading.is_empty() => unknown.push(heading.clone()),
            _ => {}
        }
    }
    for column in columns.required.iter().filter(|column| !places.contains_key(*column)) {
        problems.add(1, column, "", ProblemKind::MissingColumn);
    }
    (places, unknown)
}

/// The separator of the headings: a comma, or the semicolon or tab that spreadsheet programs write in some countries.
fn delimiter(text: &[u8]) -> u8 {
    let headings = text.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let count = |separator: u8| headings.iter().filter(|byte| **byte == separator).count();
    [b';', b'\t'].into_iter().fold(b',', |best, next| if count(next) > count(best) { next } else { best })
}

/// A date, year first: `2026-03-09`, or `2026/3/9` and `2026年3月9日` as spreadsheet programs rewrite it.
///
/// # Errors
/// [`ProblemKind::NotADate`]; day-first and month-first dates look alike and are refused.
pub fn date(text: &str) -> Result<Workday, ProblemKind> {
    let parts: Vec<&str> = text.trim_end_matches('日').split(['-', '/', '.', '年', '月']).map(str::trim).collect();
    let [year, month, day] = parts[..] else { return Err(ProblemKind::NotADate) };
    let fits = year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
    match (fits, year.parse(), month.parse(), day.parse()) {
        (true, Ok(year), Ok(month), Ok(day)) => Date::new(year, month, day).map(Workday).ok(),
        _ => None,
    }
    .ok_or(ProblemKind::NotADate)
}

/// A time of day by the 24-hour clock: `07:05`, `7:05` or `07:05:30`.
///
/// # Errors
/// [`ProblemKind::NotATime`].
pub fn time(text: &str) -> Result<Time, ProblemKind> {
    let text = text.replace('\u{ff1a}', ":");
    ["%H:%M", "%H:%M:%S"].into_iter().find_map(|format| Time::strptime(format, &text).ok()).ok_or(ProblemKind::NotATime)
}

/// A file of comma-separated values with these headings.
///
/// # Errors
/// None in practice: the file is made in memory.
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
    fn dates_are_read_year_first_however_a_spreadsheet_wrote_them() {
        for text in ["2026-03-09", "2026/3/9", "2026.03.09", "2026年3月9日"] {
            assert_eq!(date(text).map(|day| day.to_string()).as_deref(), Ok("2026-03-09"), "{text}");
        }
        for text in ["09/03/2026", "2026-02-30", "2026-3", "26-03-09", "soon", "-2026-03-09"] {
            assert_eq!(date(text), Err(ProblemKind::NotADate), "{text}");
        }
    }

    #[test]
    fn times_are_read_by_the_twenty_four_hour_clock() {
        for text in ["07:05", "7:05", "07:05:00", "07\u{ff1a}05"] {
            assert_eq!(time(text), Ok(jiff::civil::time(7, 5, 0, 0)), "{text}");
        }
        for text in ["24:00", "7", "7pm", ""] {
            assert_eq!(time(text), Err(ProblemKind::NotATime), "{text}");
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
            assert_eq!(problems.or(()), Ok(()));
        }
    }
    #[test]
    fn an_unclosed_quote_is_found_at_the_longest_record_and_not_at_the_end() {
        let text = format!("a,b\n1,2\n3,\"4\n{}", "5,6\n".repeat(MAX_RECORD_BYTES / 2));
        let (mut lines, mut problems) = (0, Problems::default());
        let columns = Columns { required: &["a"], optional: &["b"] };
        read(text.as_bytes(), columns, &mut problems, |_, _| lines += 1);
        assert_eq!(lines, 1);
        let told = problems.or(()).map_err(|told| told.into_iter().map(|p| (p.line, p.what)).collect::<Vec<_>>());
        assert_eq!(told, Err(vec![(3, ProblemKind::SeveralLines)]));
    }

    #[test]
    fn problems_beyond_a_hundred_are_counted_and_long_values_cut() {
        let text = format!("a\n{}\n{}", "x".repeat(9_999), "x\n".repeat(249));
        let mut problems = Problems::default();
        read(text.as_bytes(), Columns { required: &["a"], optional: &[] }, &mut problems, |line, problems| {
            problems.add(line.number, "a", line.cell("a"), ProblemKind::NotAWeather);
        });
        assert_eq!(problems.more(), 150);
        let told = problems.or(()).err().unwrap_or_default();
        assert_eq!((told.len(), told[0].value.len(), told[99].line), (MAX_PROBLEMS, KEPT, 101));
    }
}
