//! The planned days of a person as a query joins them.

use domain::{Schedule, ShiftHours, Workday};

/// The schedule from the planned days of a person in one text: `20521 07:00-15:00|20522 `. A day that cannot be read is
/// as if nothing was planned for it.
pub(crate) fn read(text: Option<&str>) -> Schedule {
    let day = |text: &str| {
        let (workday, hours) = text.split_once(' ')?;
        Some((Workday::from_number(workday.parse().ok()?), ShiftHours::parse_many(hours).ok()?))
    };
    text.unwrap_or_default().split('|').filter_map(day).collect()
}
