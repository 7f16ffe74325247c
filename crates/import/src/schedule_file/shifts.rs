//! Joins the parts of a day to shifts.

use std::collections::BTreeMap;

use jiff::civil::Time;

use super::clock::DAY_MINUTES;
use crate::csv_reader::Problems;
use domain::problem::ImportProblemKind;
use domain::{ShiftHours, Workday};

/// Parts with at most this many minutes between them are one shift: many programs leave the meal break out.
const MAX_GAP_MINUTES: i64 = 60;

/// The parts of one day, in minutes after its midnight.
#[derive(Debug, Default)]
pub(super) struct PlannedDay {
    /// From, until, and the line in the file.
    parts: Vec<(i64, i64, u64)>,
}

impl PlannedDay {
    /// Adds a part, or nothing if the line says "off". A part without a date that goes on where a part ended after
    /// midnight is after midnight, too.
    pub(super) fn add(&mut self, hours: Option<(i64, i64)>, is_dated: bool, line: u64) {
        let Some((from, until)) = hours else { return };
        let goes_on = |(_, ended, _): &&(i64, i64, u64)| {
            *ended > DAY_MINUTES && (0..=MAX_GAP_MINUTES).contains(&(from + DAY_MINUTES - ended))
        };
        let later = if !is_dated && self.parts.last().filter(goes_on).is_some() { DAY_MINUTES } else { 0 };
        self.parts.push((from + later, until + later, line));
    }

    /// The shifts of the day: from, until, and the first line of each.
    fn shifts(&self) -> Vec<(i64, i64, u64)> {
        let mut parts = self.parts.clone();
        parts.sort_unstable();
        let mut shifts: Vec<(i64, i64, u64)> = Vec::new();
        for (from, until, line) in parts {
            match shifts.last_mut() {
                Some((_, ended, _)) if from - *ended <= MAX_GAP_MINUTES => *ended = until.max(*ended),
                _ => shifts.push((from, until, line)),
            }
        }
        shifts
    }
}

/// The hours of each workday, in their order. The workday of a shift is the date on which it begins, not the day
/// under which the file lists it.
pub(super) fn by_workday(
    days: &BTreeMap<Workday, PlannedDay>,
    problems: &mut Problems,
) -> BTreeMap<Workday, Vec<ShiftHours>> {
    let mut found: BTreeMap<Workday, Vec<ShiftHours>> = BTreeMap::new();
    for (workday, day) in days {
        found.entry(*workday).or_default();
        for (from, until, line) in day.shifts() {
            if until - from > DAY_MINUTES {
                problems.add(line, "end", "", ImportProblemKind::NotAShiftOfOneDay);
                continue;
            }
            let begins = i32::from(from >= DAY_MINUTES);
            let hours = ShiftHours { starts: time(from), ends: time(until) };
            let of_day = found.entry(workday.plus(begins)).or_default();
            if !of_day.contains(&hours) {
                of_day.push(hours);
            }
        }
    }
    found.values_mut().for_each(|hours| hours.sort_unstable());
    found
}

fn time(minutes: i64) -> Time {
    let minutes = minutes.rem_euclid(DAY_MINUTES);
    let part = |value: i64| i8::try_from(value).unwrap_or(0);
    Time::new(part(minutes / 60), part(minutes % 60), 0, 0).unwrap_or(Time::midnight())
}
