//! Parser of call load files: calls and agents per queue and interval. They contain no people.

use std::collections::HashMap;

use super::cell;
use super::csv_reader::{self, Columns, CsvLine, FileBytes, Problems};
use domain::Locale;
use domain::load::{Load, minutes_of};
use domain::problem::{ImportProblem, ImportProblemKind};

/// The columns of a call load file, in their usual order.
pub const COLUMNS: [&str; 5] = ["queue", "interval_start", "offered", "handle_seconds", "agents"];
/// The columns of a call load file, whichever of them are required.
pub const FILE_COLUMNS: Columns = Columns { required: &[], optional: &COLUMNS };
/// Maximum of any number in one interval; more is a typing error.
const MAX_COUNT: u32 = 1_000_000;
/// Maximum length of a queue's name, in characters.
const MAX_QUEUE_NAME_LENGTH: usize = 80;

/// Returns the key and the name of every column, in the order of [`COLUMNS`].
pub fn column_names(locale: Locale) -> impl Iterator<Item = (&'static str, &'static str)> {
    let names = match locale {
        Locale::En => ["Queue", "Interval start", "Calls offered", "Handle time", "Agents"],
        Locale::ZhCn => ["队列", "时段", "来电量", "平均处理时长", "坐席数"],
    };
    COLUMNS.into_iter().zip(names)
}

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

/// Parses a call load file: columns in any order; those of `required` must be there and filled in; unknown columns are
/// ignored. A file without queues is of one queue without a name.
///
/// # Errors
/// If the file has problems. Returns all of them, up to [`csv_reader::MAX_PROBLEMS`].
pub fn parse<'a>(
    file: impl Into<FileBytes<'a>>,
    required: &'static [&'static str],
) -> Result<LoadFile, Vec<ImportProblem>> {
    let columns = Columns { required, ..FILE_COLUMNS };
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
    let number = |text: &str| match cell::number(text) {
        Ok(value) if (0.0..=f64::from(MAX_COUNT)).contains(&value) => Ok(value),
        _ => Err(ImportProblemKind::NotACount),
    };
    let whole = |text: &str| match number(text)? {
        value if value.fract() == 0.0 => Ok(value as u32),
        _ => Err(ImportProblemKind::NotWhole),
    };
    let queue = line.read("queue", problems, |text| match text.chars().count() {
        ..=MAX_QUEUE_NAME_LENGTH => Ok(text.to_owned()),
        _ => Err(ImportProblemKind::TooLong(MAX_QUEUE_NAME_LENGTH)),
    });
    let starts = line.require("interval_start", problems, |text| line.moment("interval_start", text).map(minutes_of));
    let offered = line.require("offered", problems, number);
    let (handle_seconds, agents) = match required.contains(&"agents") {
        true => (line.require("handle_seconds", problems, number)?, line.require("agents", problems, whole)?),
        false => (
            line.read("handle_seconds", problems, number).unwrap_or(0.0),
            line.read("agents", problems, whole).unwrap_or(0),
        ),
    };
    Some(Load { queue: queue.unwrap_or_default(), starts: starts?, offered: offered?, handle_seconds, agents })
}

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;

    use super::*;
    use crate::cell::DateOrder;
    use crate::csv_reader::{NOTHING_STATED, StatedFormat};
    use domain::load::moment_of;

    #[test]
    fn a_line_is_an_interval_of_a_queue_by_the_clock_of_the_site() {
        let file = b"queue,interval_start,offered,handle_seconds,agents\nBilling,1970-01-02T07:30,41,310.4,9\n";
        let read = parse(file, FOR_STAFFING).expect("a file without a fault");
        let (queue, starts) = ("Billing".to_owned(), 24 * 60 + 450);
        assert_eq!(read.rows, [Load { queue, starts, offered: 41.0, handle_seconds: 310.4, agents: 9 }]);
    }

    #[test]
    fn the_names_of_the_columns_in_each_language_are_headings() {
        for locale in Locale::ALL {
            let names: Vec<&str> = column_names(locale).map(|(_, name)| name).collect();
            let file = format!("{}\nBilling,2026-03-09T07:30,41,310,9\n", names.join(","));
            let read = parse(&file, FOR_STAFFING).expect("a file without a fault");
            assert_eq!((read.ignored, read.rows[0].agents), (Vec::new(), 9), "{names:?}");
        }
    }

    #[test]
    fn a_forecast_keeps_its_fraction_and_half_an_agent_is_a_problem() {
        let file = |agents: &str| {
            format!("interval_start,offered,handle_seconds,agents\n2026-03-09T08:00,41.5,310.4,{agents}\n")
        };
        let read = parse(&file("12.0"), FOR_STAFFING).expect("a file without a fault");
        assert_eq!((read.rows[0].offered, read.rows[0].agents), (41.5, 12));
        for required in [FOR_STAFFING, FOR_IMPORT] {
            let problems = parse(&file("12.5"), required).expect_err("half an agent");
            let found: Vec<_> = problems.iter().map(|p| (p.line, p.column.as_str(), p.value.as_str())).collect();
            assert_eq!(found, [(2, "agents", "12.5")]);
            assert_eq!(problems[0].what, ImportProblemKind::NotWhole);
        }
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
    fn an_interval_with_the_year_last_is_read_in_the_order_of_its_column() {
        let file = |second: &str| format!("interval_start,offered\n9/3/2026 8:00,4\n{second},4\n");
        let starts = |text: &str, stated: &StatedFormat| {
            let read = parse(FileBytes { bytes: text.as_bytes(), stated }, FOR_IMPORT);
            read.map(|read| read.rows.iter().filter_map(|row| moment_of(row.starts)).collect::<Vec<_>>())
        };
        let clear = starts(&file("13/3/2026 8:00"), &NOTHING_STATED).expect("a date that is one day");
        assert_eq!(clear, [datetime(2026, 3, 9, 8, 0, 0, 0), datetime(2026, 3, 13, 8, 0, 0, 0)]);
        let unclear = starts(&file("10/3/26 8:00"), &NOTHING_STATED).expect_err("two days each");
        assert_eq!(unclear[0].what, ImportProblemKind::UnclearDates);
        let stated = StatedFormat { dates: Some(DateOrder::MonthFirst), ..StatedFormat::default() };
        let read = starts(&file("10/3/26 8:00"), &stated).expect("an answer");
        assert_eq!(read, [datetime(2026, 9, 3, 8, 0, 0, 0), datetime(2026, 10, 3, 8, 0, 0, 0)]);
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
