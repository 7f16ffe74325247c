//! `weathervane staffing`: the service level of each interval of a call load file, and with one agent fewer.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use crate::cli::common::{self, Failure};
use crate::cli::import::load_labels;
use domain::Locale;
use domain::load::{Load, moment_of};
use domain::problem::ImportProblem;
use import::csv_reader::{FileBytes, StatedFormat};
use import::load_file;
use insight::staffing::{Demand, Patience, Service, interval_seconds, service_with_fewer};
use words::t;

/// Columns of the output.
const COLUMNS: [&str; 8] = [
    "interval_start",
    "offered",
    "handle_seconds",
    "agents",
    "service_level",
    "wait_seconds",
    "occupancy",
    "service_level_one_fewer",
];
/// The length of the intervals, in seconds, of a file with a single start.
const USUAL_INTERVAL: f64 = 1800.0;

/// Options of `staffing`.
#[derive(Clone, Copy, Debug)]
pub struct StaffingOptions {
    /// The share of calls that is to be answered in time, 0 to 1.
    pub target: f64,
    /// When a call is answered in time, and when callers hang up.
    pub patience: Patience,
    /// Language of messages.
    pub locale: Locale,
}

/// Writes a row for each interval of the file, in its order, and a summary to standard error. `stated` is what the file
/// does not tell.
///
/// # Errors
/// If the file cannot be read or has problems, or the output cannot be written.
pub fn run(file: &Path, stated: &StatedFormat, options: StaffingOptions, out: impl Write) -> Result<(), Failure> {
    let locale = options.locale;
    let bytes = common::read(file, locale)
        .map_err(|error| t!(locale, "cli-unreadable", file = file.display().to_string(), why = error.to_string()))?;
    let (short, all) = write(FileBytes { bytes: &bytes, stated }, options, out)?;
    let target = (options.target * 100.0).round() as u32;
    eprintln!("{}", t!(locale, "cli-staffing-short", short = short, all = all, target = target));
    Ok(())
}

/// Writes the rows. Returns how many intervals miss the target, and how many there are.
fn write(file: FileBytes<'_>, options: StaffingOptions, out: impl Write) -> Result<(usize, usize), Failure> {
    let rejected = |problems: Vec<ImportProblem>| {
        let labels = load_labels(file, options.locale);
        let named: Vec<ImportProblem> = problems.into_iter().map(|problem| labels.named(problem)).collect();
        common::problems(&named, options.locale)
    };
    let rows = load_file::parse(file, load_file::FOR_STAFFING).map_err(rejected)?.rows;
    let interval = length_of_intervals(&rows);
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(COLUMNS)?;
    let mut short = 0;
    for row in &rows {
        let demand = Demand { offered: row.offered, handle_seconds: row.handle_seconds, interval_seconds: interval };
        let [Service { level, wait_seconds, occupancy }, fewer, ..] =
            service_with_fewer(demand, row.agents, options.patience);
        short += usize::from(level < options.target);
        writer.write_record([
            moment_of(row.starts).map(|moment| moment.to_string()).unwrap_or_default(),
            row.offered.to_string(),
            row.handle_seconds.to_string(),
            row.agents.to_string(),
            decimals(level),
            wait_seconds.map(decimals).unwrap_or_default(),
            decimals(occupancy),
            decimals(fewer.level),
        ])?;
    }
    writer.flush()?;
    Ok((short, rows.len()))
}

fn decimals(value: f64) -> String {
    format!("{value:.6}")
}

/// The most common gap between neighbouring starts of a queue, over all queues.
fn length_of_intervals(rows: &[Load]) -> f64 {
    let mut queues: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    for row in rows {
        queues.entry(&row.queue).or_default().push(row.starts);
    }
    interval_seconds(queues.into_values()).unwrap_or(USUAL_INTERVAL)
}

#[cfg(test)]
mod tests {
    use super::*;
    use import::cell::DateOrder;

    const ERLANG_C: StaffingOptions = StaffingOptions {
        target: 0.8,
        patience: Patience { within_seconds: 20.0, patience_seconds: None },
        locale: Locale::En,
    };

    fn written(file: &str, options: StaffingOptions) -> (String, (usize, usize)) {
        let mut out = Vec::new();
        let counts = write(file.as_bytes().into(), options, &mut out).expect("a file without a fault");
        (String::from_utf8(out).expect("text"), counts)
    }

    #[test]
    fn each_interval_has_its_figures_with_six_decimals() {
        // Ten erlangs and twelve agents: 0.449388 of the calls wait, and after twenty seconds e^(-2 / 15) of these
        // still do.
        let file =
            "interval_start,offered,handle_seconds,agents\n2026-03-09T08:00,60,300,12\n2026-03-09T08:30,60,300,10\n";
        let (csv, counts) = written(file, ERLANG_C);
        let lines: Vec<&str> = csv.lines().collect();
        assert_eq!(lines[0], COLUMNS.join(","));
        assert_eq!(lines[1], "2026-03-09T08:00:00,60,300,12,0.606707,67.408234,0.833333,0.361874");
        assert_eq!(lines[2], "2026-03-09T08:30:00,60,300,10,0.000000,,1.000000,0.000000");
        assert_eq!(counts, (2, 2));
    }

    #[test]
    fn with_a_patience_an_overloaded_interval_still_answers_some_calls() {
        let file = "queue,interval_start,offered,handle_seconds,agents\nA,2026-03-09T08:00,60,300,10\nA,2026-03-09T08:30,0,300,0\n";
        let patience = Patience { within_seconds: 20.0, patience_seconds: Some(120.0) };
        let (csv, (short, _)) = written(file, StaffingOptions { patience, ..ERLANG_C });
        let cells: Vec<&str> = csv.lines().nth(1).expect("a row").split(',').collect();
        assert!(cells[4] > "0.4" && cells[4] < "0.9" && cells[5] > "1", "{csv}");
        assert!(csv.lines().nth(2).expect("a row").ends_with("1.000000,0.000000,0.000000,1.000000"), "{csv}");
        assert_eq!(short, 1);
    }

    #[test]
    fn a_fault_names_the_column_as_the_file_or_the_language_does() {
        let refused = |locale, file: &str| {
            let options = StaffingOptions { locale, ..ERLANG_C };
            write(file.as_bytes().into(), options, Vec::new()).expect_err("a fault").to_string()
        };
        let said = refused(Locale::En, "interval_start,offered\n2026-03-09T08:00,60\n");
        assert!(said.contains("“Agents”") && said.contains("“Handle time”"), "{said}");
        let said = refused(Locale::ZhCn, "时段,来电量,处理时长,坐席数\n明天,60,300,9\n");
        assert!(said.contains("“时段”") && !said.contains("interval_start"), "{said}");
        let said = refused(Locale::ZhCn, "时段,来电量\n2026-03-09 08:00,60\n");
        assert!(said.contains("“坐席数”") && said.contains("“平均处理时长”"), "{said}");
    }

    #[test]
    fn the_order_of_dates_that_can_be_two_days_is_stated() {
        let file = "interval_start,offered,handle_seconds,agents\n9/3/2026 8:00,60,300,12\n";
        let refused = write(file.as_bytes().into(), ERLANG_C, Vec::new()).expect_err("two days").to_string();
        assert!(refused.contains("--dates day-first"), "{refused}");
        let (mut out, stated) =
            (Vec::new(), StatedFormat { dates: Some(DateOrder::DayFirst), ..StatedFormat::default() });
        write(FileBytes { bytes: file.as_bytes(), stated: &stated }, ERLANG_C, &mut out).expect("an answer");
        assert!(String::from_utf8(out).expect("text").contains("\n2026-03-09T08:00:00,"));
    }
}
