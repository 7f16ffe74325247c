//! Moments in schedule files: a time of day by the 24-hour or the 12-hour clock, with or without a date.

use jiff::civil::Time;

use crate::cell::{self, folded_punctuation};
use crate::csv_reader::CsvLine;
use domain::Workday;
use domain::problem::ImportProblemKind;

/// The minutes of a day.
pub(super) const DAY_MINUTES: i64 = 24 * 60;

/// A local time of day, and its date if the cell has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub date: Option<Workday>,
    /// Minutes after midnight; 1440 for `24:00`.
    pub minute: i64,
}

/// Parses a cell such as `07:00`, `7:00 AM`, `24:00` or `2026-03-09 07:00`. Dates with the year last have the order of
/// the column `start`.
pub(super) fn moment(line: &CsvLine<'_>, text: &str) -> Result<Moment, ImportProblemKind> {
    let text = folded_punctuation(text.trim());
    let split = text.split_once([' ', 'T']).filter(|(date, _)| date.contains(['-', '/', '.', '\u{65e5}']));
    let (date, time) = match split {
        Some((date, time)) => (Some(line.date("start", date)?), time),
        None => (None, text.as_str()),
    };
    Ok(Moment { date, minute: minute(time.trim()).ok_or(ImportProblemKind::NotATime)? })
}

fn minute(text: &str) -> Option<i64> {
    if matches!(text, "24:00" | "24:00:00") {
        return Some(DAY_MINUTES);
    }
    let twelve_hours = || {
        let text = text.to_uppercase();
        ["%I:%M %p", "%I:%M%p", "%I:%M:%S %p"].into_iter().find_map(|format| Time::strptime(format, &text).ok())
    };
    let time = cell::time(text).ok().or_else(twelve_hours)?;
    Some(i64::from(time.hour()) * 60 + i64::from(time.minute()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_by_both_clocks() {
        for (text, is) in [
            ("07:05", 425),
            ("7:05", 425),
            ("07:05:00", 425),
            ("7:05 am", 425),
            ("7:05PM", 1145),
            ("12:00 AM", 0),
            ("24:00", 1440),
        ] {
            assert_eq!(minute(text), Some(is), "{text}");
        }
        assert_eq!(["7", "25:00", "13:00 PM", "soon", "07:00Z"].map(minute), [None; 5]);
    }
}
