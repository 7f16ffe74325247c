//! Finds the order of day and month in each column of dates that has the year last.

use std::collections::BTreeMap;

use crate::cell::{DateOrder, possible_orders};
use crate::csv_line::{CsvLine, DateOrders};
use crate::problems::MAX_LINES;
use domain::problem::{ImportProblem, ImportProblemKind};

/// The columns that have dates.
pub const DATE_COLUMNS: [&str; 5] = ["starts_on", "ends_on", "workday", "start", "interval_start"];
/// Those whose cells may have a time of day after the date.
const MOMENT_COLUMNS: [&str; 2] = ["start", "interval_start"];

/// What the cells of a file tell about the order of its dates.
#[derive(Debug, Default)]
pub(crate) struct DateEvidence(BTreeMap<&'static str, ColumnEvidence>);

/// What the cells of one column tell.
#[derive(Debug, Default)]
struct ColumnEvidence {
    /// Number of cells that fit one order only.
    day_first: usize,
    month_first: usize,
    /// The cells that are another day in the other order: the first with all their lines.
    unclear: Option<ImportProblem>,
}

impl DateEvidence {
    /// Takes a line into account.
    pub(crate) fn add(&mut self, line: &CsvLine<'_>) {
        for column in DATE_COLUMNS {
            let cell = line.cell(column);
            let has_time = MOMENT_COLUMNS.contains(&column);
            let date = if has_time { cell.split(' ').next().unwrap_or_default() } else { cell };
            let Some((orders, differ)) = possible_orders(date) else { continue };
            let evidence = self.0.entry(column).or_default();
            match orders[..] {
                [DateOrder::DayFirst] => evidence.day_first += 1,
                [DateOrder::MonthFirst] => evidence.month_first += 1,
                _ if differ => match &mut evidence.unclear {
                    Some(first) if first.further_lines.len() < MAX_LINES => first.also_on(line.number, date),
                    Some(_) => {}
                    None => {
                        let problem = ImportProblem::new(line.number, column, date, ImportProblemKind::UnclearDates);
                        evidence.unclear = Some(problem);
                    }
                },
                _ => {}
            }
        }
    }

    /// Returns the order of each column: the one that most of its clear cells have, the stated one, or that of the
    /// other columns.
    ///
    /// # Errors
    /// For each column with cells that are one of two days, if nothing else in the file tells which.
    pub(crate) fn orders(self, stated: impl Fn(&str) -> Option<DateOrder>) -> Result<DateOrders, Vec<ImportProblem>> {
        let all = |count: fn(&ColumnEvidence) -> usize| self.0.values().map(count).sum::<usize>();
        let of_file = majority(all(|column| column.day_first), all(|column| column.month_first));
        let (mut orders, mut unclear) = (DateOrders::new(), Vec::new());
        for (column, evidence) in self.0 {
            let own = majority(evidence.day_first, evidence.month_first);
            match (own.or_else(|| stated(column)).or(of_file), evidence.unclear) {
                (Some(order), _) => drop(orders.insert(column, order)),
                (None, Some(problem)) => unclear.push(problem),
                // Every cell is the same day in both orders.
                (None, None) => drop(orders.insert(column, DateOrder::DayFirst)),
            }
        }
        if unclear.is_empty() { Ok(orders) } else { Err(unclear) }
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
    use crate::csv_reader::{FileBytes, StatedFormat};
    use crate::roster::parse;

    fn starts(dates: &[&str], stated: Option<DateOrder>) -> Result<Vec<String>, Vec<(u64, ImportProblemKind)>> {
        let lines: String = dates.iter().enumerate().map(|(number, date)| format!("p{number},Ann,{date},\n")).collect();
        let text = format!("person_id,name,starts_on,ends_on\n{lines}");
        let stated = StatedFormat { dates: stated, ..StatedFormat::default() };
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
        assert_eq!(read(&["9/3/26", "31/3/26", "9-Mar-26"]), ["2026-03-09", "2026-03-31", "2026-03-09"]);
    }

    #[test]
    fn dates_that_are_two_days_are_asked_for_once() {
        let dates = ["2026-03-01", "9/3/2026", "10/3/2026"];
        assert_eq!(starts(&dates, None), Err(vec![(3, ImportProblemKind::UnclearDates)]));
        assert_eq!(starts(&["9/3/26"], None), Err(vec![(2, ImportProblemKind::UnclearDates)]));
        let read = |order| starts(&dates, Some(order)).expect("dates");
        assert_eq!(read(DateOrder::DayFirst), ["2026-03-01", "2026-03-09", "2026-03-10"]);
        assert_eq!(read(DateOrder::MonthFirst), ["2026-03-01", "2026-09-03", "2026-10-03"]);
    }

    #[test]
    fn each_column_is_asked_for_with_all_its_lines_and_answered_by_itself() {
        let text = "person_id,name,starts_on,ends_on\np1,Ann,4/3/2026,5/6/2026\np2,Bo,6/3/2026,\np3,Cy,,7/8/2026\n";
        let problems = parse(text).expect_err("a question for each column");
        let told = |column: &str| {
            let problem = problems.iter().find(|problem| problem.column == column).expect("a question");
            (problem.value.clone(), problem.lines().collect::<Vec<_>>())
        };
        assert_eq!(told("starts_on"), ("4/3/2026".to_owned(), vec![2, 3]));
        assert_eq!(told("ends_on"), ("5/6/2026".to_owned(), vec![2, 4]));
        let column_dates = [("starts_on", DateOrder::MonthFirst), ("ends_on", DateOrder::DayFirst)];
        let column_dates = column_dates.map(|(column, order)| (column.to_owned(), order)).into();
        let stated = StatedFormat { column_dates, ..StatedFormat::default() };
        let rows = parse(FileBytes { bytes: text.as_bytes(), stated: &stated }).expect("answers").rows;
        let days = [rows[0].starts_on, rows[0].ends_on].map(|day| day.map(|day| day.to_string()).unwrap_or_default());
        assert_eq!(days, ["2026-04-03", "2026-06-05"]);
    }

    #[test]
    fn what_a_column_tells_itself_outweighs_what_is_stated_of_the_file() {
        let read = starts(&["9/3/2026", "31/3/2026"], Some(DateOrder::MonthFirst));
        assert_eq!(read, Ok(vec!["2026-03-09".to_owned(), "2026-03-31".to_owned()]));
    }

    #[test]
    fn dates_that_contradict_the_order_of_their_column_are_faults() {
        let dates = ["31/3/2026", "30/3/2026", "3/31/2026"];
        assert_eq!(starts(&dates, None), Err(vec![(4, ImportProblemKind::NotADate)]));
    }

    #[test]
    fn a_year_that_is_not_clear_is_to_be_written_with_four_digits() {
        let refused = Err(vec![(2, ImportProblemKind::UnclearYear)]);
        assert_eq!(starts(&["26/03/09", "26/03/24"], None), refused);
        assert_eq!(starts(&["26/03/09"], Some(DateOrder::DayFirst)), refused);
    }

    #[test]
    fn the_other_column_of_dates_tells_the_order_too() {
        let text = "person_id,name,starts_on,ends_on\np1,Ann,9/3/2026,31/12/2026\n";
        let row = &parse(text).expect("a roster").rows[0];
        assert_eq!(row.starts_on.map(|day| day.to_string()).as_deref(), Some("2026-03-09"));
    }
}
