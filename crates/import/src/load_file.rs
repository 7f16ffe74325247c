//! The file of call load: how many calls came in a queue in an interval, and how many answered. Of queues, never of people.

use std::collections::HashMap;

use super::csv_reader::{self, Columns, Line, Problems};
use domain::load::{Load, minutes_of};
use domain::problem::{Problem, ProblemKind};

/// The columns, in the order in which a file is written.
pub const COLUMNS: [&str; 5] = ["queue", "interval_start", "offered", "handle_seconds", "agents"];
/// More of anything in one interval is a slip of the pen.
const MAX_COUNT: u32 = 1_000_000;
/// A queue has a short name.
const MAX_QUEUE_NAME_LENGTH: usize = 80;

/// A file of call load that can be imported as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadFile {
    /// Its lines.
    pub rows: Vec<Load>,
    /// Headings of columns that mean nothing here and were passed over.
    pub ignored: Vec<String>,
}

/// Reads a file of call load: columns in any order, all needed but handling time and agents, others passed over.
///
/// # Errors
/// Every problem of the file, up to [`csv_reader::MAX_PROBLEMS`].
pub fn parse(bytes: &[u8]) -> Result<LoadFile, Vec<Problem>> {
    let columns = Columns { required: &["queue", "interval_start", "offered"], optional: &COLUMNS };
    let mut problems = Problems::default();
    let mut rows: Vec<Load> = Vec::new();
    let mut known = HashMap::new();
    let ignored = csv_reader::read(bytes, columns, &mut problems, |line, problems| {
        let Some(row) = row(line, problems) else { return };
        match known.insert((row.queue.clone(), row.starts), line.number) {
            Some(earlier) => {
                problems.add(
                    line.number,
                    "interval_start",
                    line.cell("interval_start"),
                    ProblemKind::IntervalTwice { line: earlier },
                );
            }
            None => rows.push(row),
        }
    });
    problems.or(LoadFile { rows, ignored })
}

fn row(line: &Line<'_>, problems: &mut Problems) -> Option<Load> {
    let number = |text: &str| match text.parse::<f64>() {
        Ok(value) if (0.0..=f64::from(MAX_COUNT)).contains(&value) => Ok(value.round() as u32),
        _ => Err(ProblemKind::NotACount),
    };
    let queue = line.require("queue", problems, |text| match text.chars().count() {
        ..=MAX_QUEUE_NAME_LENGTH => Ok(text.to_owned()),
        _ => Err(ProblemKind::TooLong(MAX_QUEUE_NAME_LENGTH)),
    });
    let starts = line.require("interval_start", problems, |text| {
        text.parse().map(minutes_of).map_err(|_: jiff::Error| ProblemKind::NotAMoment)
    });
    let offered = line.require("offered", problems, number);
    let handle_seconds = line.read("handle_seconds", problems, number).unwrap_or(0);
    let agents = line.read("agents", problems, number).unwrap_or(0);
    Some(Load { queue: queue?, starts: starts?, offered: offered?, handle_seconds, agents })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_an_interval_of_a_queue_by_the_clock_of_the_site() {
        let file = b"queue,interval_start,offered,handle_seconds,agents\nBilling,1970-01-02T07:30,41,310.4,9\n";
        let read = parse(file).expect("a file without a fault");
        let (queue, starts) = ("Billing".to_owned(), 24 * 60 + 450);
        assert_eq!(read.rows, [Load { queue, starts, offered: 41, handle_seconds: 310, agents: 9 }]);
    }

    #[test]
    fn what_is_wrong_is_told_by_line_and_column() {
        let file = b"queue,interval_start,offered\nA,soon,1\nA,2026-03-09T08:00,-1\nB,2026-03-09T08:00,1\nB,2026-03-09T08:00,2\n";
        let problems = parse(file).expect_err("three faults");
        let places: Vec<_> = problems.iter().map(|p| (p.line, p.column.as_str())).collect();
        assert_eq!(places, [(2, "interval_start"), (3, "offered"), (5, "interval_start")]);
    }
}
