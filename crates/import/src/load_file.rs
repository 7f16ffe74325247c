//! Parser of call load files: calls and agents per queue and interval. They contain no people.

use std::collections::HashMap;

use super::cell;
use super::csv_reader::{self, Columns, CsvLine, FileBytes, Problems};
use domain::load::{Load, minutes_of};
use domain::problem::{ImportProblem, ImportProblemKind};

/// The columns of a call load file, in their usual order.
pub const COLUMNS: [&str; 5] = ["queue", "interval_start", "offered", "handle_seconds", "agents"];
/// Maximum of any number in one interval; more is a typing error.
const MAX_COUNT: u32 = 1_000_000;
/// Maximum length of a queue's name, in characters.
const MAX_QUEUE_NAME_LENGTH: usize = 80;

/// A call load file without problems.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadFile {
    /// In the order of the file.
    pub rows: Vec<Load>,
    /// Headings of unknown columns, which are ignored.
    pub ignored: Vec<String>,
}

/// The columns that an import requires; calls without a handling time or agents are still calls.
pub const FOR_IMPORT: &[&str] = &["interval_start", "offered"];
/// The columns that staffing requires.
pub const FOR_STAFFING: &[&str] = &["interval_start", "offered", "handle_seconds", "agents"];

/// Parses a call load file: columns in any order; those of `required` must be there and filled in; unknown columns are ignored. A file
/// without queues is of one queue without a name.
///
/// # Errors
/// If the file has problems. Returns all of them, up to [`csv_reader::MAX_PROBLEMS`].
pub fn parse<'a>(
    file: impl Into<FileBytes<'a>>,
    required: &'static [&'static str],
) -> Result<LoadFile, Vec<ImportProblem>> {
    let columns = Columns { required, optional: &COLUMNS };
    let mut problems = Problems::default();
    let mut rows: Vec<Load> = Vec::new();
    let mut known = HashMap::new();
    let ignored = csv_reader::read(file.into(), columns, &mut problems, |line, problems| {
        let Some(row) = row(line, required, problems) else { return };
        match known.insert((row.queue.clone(), row.starts), line.number) {
            Some(earlier) => {
                problems.add(
                    line.number,
                    "interval_start",
                    line.cell("interval_start"),
                    ImportProblemKind::IntervalTwice { line: earlier },
                );
            }
            None => rows.push(row),
        }
    });
    problems.into_result(LoadFile { rows, ignored })
}

fn row(line: &CsvLine<'_>, required: &[&str], problems: &mut Problems) -> Option<Load> {
    let number = |text: &str| match text.parse::<f64>() {
        Ok(value) if (0.0..=f64::from(MAX_COUNT)).contains(&value) => Ok(value),
        _ => Err(ImportProblemKind::NotACount),
    };
    let count = |text: &str| number(text).map(|value| value.round() as u32);
    let queue = line.read("queue", problems, |text| match text.chars().count() {
        ..=MAX_QUEUE_NAME_LENGTH => Ok(text.to_owned()),
        _ => Err(ImportProblemKind::TooLong(MAX_QUEUE_NAME_LENGTH)),
    });
    let starts = line.require("interval_start", problems, |text| cell::moment(text).map(minutes_of));
    let offered = line.require("offered", problems, count);
    let (handle_seconds, agents) = match required.contains(&"agents") {
        true => (line.require("handle_seconds", problems, number)?, line.require("agents", problems, count)?),
        false => (
            line.read("handle_seconds", problems, number).unwrap_or(0.0),
            line.read("agents", problems, count).unwrap_or(0),
        ),
    };
    Some(Load { queue: queue.unwrap_or_default(), starts: starts?, offered: offered?, handle_seconds, agents })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_an_interval_of_a_queue_by_the_clock_of_the_site() {
        let file = b"queue,interval_start,offered,handle_seconds,agents\nBilling,1970-01-02T07:30,41,310.4,9\n";
        let read = parse(file, FOR_STAFFING).expect("a file without a fault");
        let (queue, starts) = ("Billing".to_owned(), 24 * 60 + 450);
        assert_eq!(read.rows, [Load { queue, starts, offered: 41, handle_seconds: 310.4, agents: 9 }]);
    }

    #[test]
    fn an_interval_is_read_as_spreadsheet_programs_write_it() {
        for text in
            ["1970-01-02T07:30", "1970-01-02 07:30:00", "1970/1/2 7:30", "1970年1月2日 07:30", "1970/1/2 07:30:00"]
        {
            let file = format!("interval_start,offered\n{text},4\n");
            let read = parse(&file, FOR_IMPORT).expect("a file without a fault");
            assert_eq!(read.rows[0].starts, 24 * 60 + 450, "{text}");
        }
        for text in ["1970/1/2", "2/1/1970 7:30", "1970/1/2 25:00"] {
            assert!(parse(&format!("interval_start,offered\n{text},4\n"), FOR_IMPORT).is_err(), "{text}");
        }
    }

    #[test]
    fn problems_have_their_line_and_column() {
        let file = b"queue,interval_start,offered\nA,soon,1\nA,2026-03-09T08:00,-1\nB,2026-03-09T08:00,1\nB,2026-03-09T08:00,2\n";
        let problems = parse(file, FOR_IMPORT).expect_err("three faults");
        let positions: Vec<_> = problems.iter().map(|p| (p.line, p.column.as_str())).collect();
        assert_eq!(positions, [(2, "interval_start"), (3, "offered"), (5, "interval_start")]);
    }

    #[test]
    fn a_file_without_queues_is_of_one_queue() {
        let read = parse(b"interval_start,offered\n2026-03-09T08:00,4\n", FOR_IMPORT).expect("a file without a fault");
        assert_eq!((read.rows.len(), read.rows[0].queue.as_str()), (1, ""));
    }

    #[test]
    fn staffing_needs_the_handling_time_and_the_agents_of_every_line() {
        let file = b"interval_start,offered,handle_seconds,agents\n2026-03-09T08:00,4,,3\n2026-03-09T08:30,4,300,\n";
        let columns = |required| {
            parse(file, required).map_err(|problems| problems.into_iter().map(|p| p.column).collect::<Vec<_>>())
        };
        assert_eq!(
            columns(FOR_STAFFING).map(|read| read.rows.len()),
            Err(vec!["handle_seconds".to_owned(), "agents".to_owned()])
        );
        assert_eq!(columns(FOR_IMPORT).map(|read| read.rows.len()), Ok(2));
    }
}
