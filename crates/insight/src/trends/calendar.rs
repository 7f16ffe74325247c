//! One year of a person's days, laid out by week and weekday, and counted by month.

use crate::series::Day;
use domain::{Weather, Workday};

/// Number of weeks shown: every date then appears next to that of the year before.
pub const WEEKS: i32 = 53;

/// One day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// Week, from 0 at the left.
    pub week: u8,
    /// 0 Monday to 6 Sunday.
    pub weekday: u8,
    /// The workday of the cell.
    pub workday: Workday,
    /// Weather of that day, if any.
    pub weather: Option<Weather>,
}

/// One month of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CalendarMonth {
    /// First day of the month.
    pub first: Workday,
    /// Number of days by weather, in the order of [`Weather::ALL`].
    pub days: [u32; 5],
}

/// The calendar of a year that ends today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarYear {
    /// All days from the Monday 52 weeks before this week's Monday to today.
    pub cells: Vec<CalendarDay>,
    /// The weeks in which a month starts, with its first day.
    pub months: Vec<(u8, Workday)>,
    /// Months with at least one day, newest first.
    pub table: Vec<CalendarMonth>,
}

/// Returns the year up to `today`, from one person's days in ascending order.
#[must_use]
pub fn year(days: &[Day], today: Workday) -> CalendarYear {
    let first = today.week_start().plus(-7 * (WEEKS - 1));
    let mut said = days.iter().skip_while(|day| day.workday < first).peekable();
    let mut year = CalendarYear { cells: Vec::with_capacity(371), months: Vec::new(), table: Vec::new() };
    for number in first.number()..=today.number() {
        let workday = Workday::from_number(number);
        let index = u16::try_from(number - first.number()).unwrap_or(0);
        let (week, weekday) = (u8::try_from(index / 7).unwrap_or(0), u8::try_from(index % 7).unwrap_or(0));
        let weather = said.next_if(|day| day.workday == workday).map(|day| day.weather);
        year.cells.push(CalendarDay { week, weekday, workday, weather });
        if workday.0.day() == 1 {
            year.months.push((week, workday));
        }
        if let Some(weather) = weather {
            count(&mut year.table, workday, weather);
        }
    }
    year.table.reverse();
    year
}

fn count(table: &mut Vec<CalendarMonth>, workday: Workday, weather: Weather) {
    let first = Workday(workday.0.first_of_month());
    if table.last().is_none_or(|month| month.first != first) {
        table.push(CalendarMonth { first, days: [0; 5] });
    }
    let index = Weather::ALL.into_iter().position(|w| w == weather);
    if let (Some(month), Some(index)) = (table.last_mut(), index) {
        month.days[index] += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> Workday {
        text.parse().unwrap_or_else(|_| panic!("{text} is no date"))
    }

    #[test]
    fn a_year_ends_today_and_begins_on_a_monday_a_year_before() {
        // A Saturday.
        let year = year(&[], on("2026-11-21"));
        let (first, last) = (year.cells[0], year.cells[year.cells.len() - 1]);
        assert_eq!((first.workday, first.week, first.weekday), (on("2025-11-17"), 0, 0));
        assert_eq!((last.workday, last.week, last.weekday), (on("2026-11-21"), 52, 5));
        assert_eq!(year.cells.len(), 52 * 7 + 6);
    }

    #[test]
    fn a_day_is_in_its_cell_and_counted_in_its_month() {
        let days = [
            Day::new(on("2024-01-01"), Weather::Stormy),
            Day::new(on("2026-10-31"), Weather::Sunny),
            Day::new(on("2026-11-02"), Weather::Rainy),
            Day::new(on("2026-11-03"), Weather::Rainy),
        ];
        let year = year(&days, on("2026-11-04"));
        let shown: Vec<_> = year.cells.iter().filter_map(|cell| Some((cell.workday, cell.weather?))).collect();
        assert_eq!(shown, days[1..].iter().map(|day| (day.workday, day.weather)).collect::<Vec<_>>());
        assert_eq!(year.table[0], CalendarMonth { first: on("2026-11-01"), days: [0, 0, 0, 2, 0] });
        assert_eq!(year.table[1], CalendarMonth { first: on("2026-10-01"), days: [1, 0, 0, 0, 0] });
        assert_eq!(year.table.len(), 2);
    }

    #[test]
    fn the_table_counts_every_day_of_the_picture_once() {
        let days: Vec<Day> = (0..500)
            .map(|n| Day::new(on("2026-11-04").plus(n - 499), Weather::ALL[usize::try_from(n % 5).unwrap_or(0)]))
            .collect();
        let year = year(&days, on("2026-11-04"));
        let counted: u32 = year.table.iter().flat_map(|month| month.days).sum();
        assert_eq!(usize::try_from(counted), Ok(year.cells.iter().filter(|cell| cell.weather.is_some()).count()));
    }
}
