//! Finds the order of day and month in each column of dates that has the year last.

use std::collections::{BTreeMap, HashMap};

use crate::cell::{DateOrder, possible_orders};
use crate::csv_reader::CsvLine;
use domain::problem::{ImportProblem, ImportProblemKind};

/// The columns that have dates.
pub(crate) const DATE_COLUMNS: [&str; 4] = ["starts_on", "ends_on", "workday", "start"];

/// The order of each column whose dates have the year last.
pub(crate) type DateOrders = HashMap<&'static str, DateOrder>;

/// What the cells of a file tell about the order of its dates.
#[derive(Debug, Default)]
pub(crate) struct DateEvidence(BTreeMap<&'static str, ColumnEvidence>);

/// What the cells of one column tell.
#[derive(Debug, Default)]
struct ColumnEvidence {
    /// Number of cells that fit one order only.
    day_first: usize,
    month_first: usize,
    /// The first cell that is another day in the other order, and its line.
    unclear: Option<(u64, String)>,
}

impl DateEvidence {
    /// Takes a line into account.
    pub(crate) fn add(&mut self, line: &CsvLine<'_>) {
        for column in DATE_COLUMNS {
            // A cell of `start` may have a time of day after its date.
            let cell = line.cell(column);
            let date = if column == "start" { cell.split(' ').next().unwrap_or_default() } else { cell };
            let Some((orders, differ)) = possible_orders(date) else { continue };
            let evidence = self.0.entry(column).or_default();
            match orders[..] {
                [DateOrder::DayFirst] => evidence.day_first += 1,
                [DateOrder::MonthFirst] => evidence.month_first += 1,
                _ if differ && evidence.unclear.is_none() => {
                    evidence.unclear = Some((line.number, line.cell(column).to_owned()));
                }
                _ => {}
            }
        }
    }

    /// Returns the order of each column: the stated one, the one that most of its clear cells have, or that of the other columns.
    ///
    /// # Errors
    /// If a cell is one of two days, and nothing else in the file tells which.
    pub(crate) fn orders(&self, stated: Option<DateOrder>) -> Result<DateOrders, ImportProblem> {
        let all = |count: fn(&ColumnEvidence) -> usize| self.0.values().map(count).sum::<usize>();
        let of_file = majority(all(|column| column.day_first), all(|column| column.month_first));
        let mut orders = DateOrders::new();
        for (column, evidence) in &self.0 {
            let own = majority(evidence.day_first, evidence.month_first);
            match (stated.or(own).or(of_file), &evidence.unclear) {
                (Some(order), _) => drop(orders.insert(*column, order)),
                (None, Some((line, value))) => {
                    return Err(ImportProblem::new(*line, column, value, ImportProblemKind::UnclearDates));
                }
                // Every cell is the same day in both orders.
                (None, None) => drop(orders.insert(*column, DateOrder::DayFirst)),
            }
        }
        Ok(orders)
    }
}

/// The order that more cells have.
fn majority(day_first: usize, month_first: usize) -> Option<DateOrder> {
    match day_first.cmp(&month_first) {
        std::cmp::Ordering::Greater => Some(DateOrder::DayFirst),
        std::cmp::Ordering::Less => Some(DateOrder::MonthFirst),
        std::cmp::Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use domain::problem::ImportProblemKind;

    use crate::cell::DateOrder;
    use crate::csv_reader::{FileBytes, Stated};
    use crate::roster::parse;

    fn starts(dates: &[&str], stated: Option<DateOrder>) -> Result<Vec<String>, Vec<(u64, ImportProblemKind)>> {
        let lines: String = dates.iter().enumerate().map(|(number, date)| format!("p{number},Ann,{date},\n")).collect();
        let text = format!("person_id,name,starts_on,ends_on\n{lines}");
        let stated = Stated { dates: stated, ..Stated::default() };
        let day = |day: Option<domain::Workday>| day.map(|day| day.to_string()).unwrap_or_default();
        parse(FileBytes { bytes: text.as_bytes(), stated: &stated })
            .map(|roster| roster.rows.iter().map(|row| day(row.starts_on)).collect())
            .map_err(|problems| problems.into_iter().map(|problem| (problem.line, problem.what)).collect())
    }

    #[test]
    fn one_clear_date_tells_the_order_of_its_column() {
        let read = |dates: &[&str]| starts(dates, None).expect("dates");
        assert_eq!(read(&["9/3/2026", "31/3/2026"]), ["2026-03-09", "2026-03-31"]);
        assert_eq!(read(&["9/3/2026", "3/31/2026"]), ["2026-09-03", "2026-03-31"]);
        assert_eq!(read(&["9.3.2026", "2026-04-01"]), ["2026-03-09", "2026-04-01"]);
        assert_eq!(read(&["3/3/2026"]), ["2026-03-03"], "the same day in both orders");
    }

    #[test]
    fn dates_that_are_two_days_are_asked_for_once() {
        let dates = ["2026-03-01", "9/3/2026", "10/3/2026"];
        assert_eq!(starts(&dates, None), Err(vec![(3, ImportProblemKind::UnclearDates)]));
        let read = |order| starts(&dates, Some(order)).expect("dates");
        assert_eq!(read(DateOrder::DayFirst), ["2026-03-01", "2026-03-09", "2026-03-10"]);
        assert_eq!(read(DateOrder::MonthFirst), ["2026-03-01", "2026-09-03", "2026-10-03"]);
    }

    #[test]
    fn dates_that_contradict_the_order_of_their_column_are_faults() {
        let dates = ["31/3/2026", "30/3/2026", "3/31/2026"];
        assert_eq!(starts(&dates, None), Err(vec![(4, ImportProblemKind::NotADate)]));
    }

    #[test]
    fn the_other_column_of_dates_tells_the_order_too() {
        let text = "person_id,name,starts_on,ends_on\np1,Ann,9/3/2026,31/12/2026\n";
        let row = &parse(text).expect("a roster").rows[0];
        assert_eq!(row.starts_on.map(|day| day.to_string()).as_deref(), Some("2026-03-09"));
    }
}
