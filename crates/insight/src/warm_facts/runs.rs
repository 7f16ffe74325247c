//! Facts about shifts, weekdays and weeks in a row.

use super::{WarmFact, is_bright};
use crate::flag::count;
use crate::series::Day;

/// A run of bright shifts is worth a sentence at these lengths; the person would tire of one every day.
const RUNS: [u32; 6] = [3, 5, 7, 10, 15, 20];
/// Longer runs are worth one at every multiple of this.
const LONG_RUN: u32 = 10;
/// Minimum number of equal weekdays, or of weeks, in a row.
const MIN_WEEKS: u32 = 3;
/// Minimum number of check-ins in a week that is compared.
const MIN_SHIFTS_OF_WEEK: u32 = 2;
/// A run without rain has at least this many shifts, and is told at every multiple of [`DRY_STEP`].
const MIN_DRY: u32 = 10;
const DRY_STEP: u32 = 5;

/// The bright shifts up to today, if their number is one of those that are told.
pub(super) fn bright_run(days: &[Day]) -> Option<WarmFact> {
    let shifts = count(days.iter().rev().take_while(|day| is_bright(day.weather)));
    let told = RUNS.contains(&shifts) || (shifts > LONG_RUN && shifts.is_multiple_of(LONG_RUN));
    told.then_some(WarmFact::BrightRun { shifts })
}

/// The shifts up to today without rain or storm.
pub(super) fn dry_run(days: &[Day]) -> Option<WarmFact> {
    let shifts = count(days.iter().rev().take_while(|day| !day.weather.is_low()));
    (shifts >= MIN_DRY && shifts.is_multiple_of(DRY_STEP)).then_some(WarmFact::DryRun { shifts })
}

/// The days of today's weekday in consecutive weeks that were all bright. A week without a check-in on that day ends
/// the run.
pub(super) fn weekday_run(days: &[Day], today: &Day) -> Option<WarmFact> {
    let mut weeks = 0;
    let mut earlier = days.iter().rev().peekable();
    loop {
        let wanted = today.workday.plus(-7 * i32::try_from(weeks).unwrap_or(i32::MAX / 7));
        while earlier.next_if(|day| day.workday > wanted).is_some() {}
        match earlier.peek() {
            Some(day) if day.workday == wanted && is_bright(day.weather) => weeks += 1,
            _ => break,
        }
    }
    (weeks >= MIN_WEEKS).then(|| WarmFact::WeekdayRun { weekday: today.workday.weekday(), weeks })
}

/// The weeks up to this one, without a gap, in which more shifts were bright than rainy or stormy.
pub(super) fn bright_weeks(days: &[Day], today: &Day) -> Option<WarmFact> {
    let mut weeks = 0;
    let mut monday = today.workday.week_start();
    for week in days.chunk_by(|a, b| a.workday.week_start() == b.workday.week_start()).rev() {
        let bright = count(week.iter().filter(|day| is_bright(day.weather)));
        let low = count(week.iter().filter(|day| day.weather.is_low()));
        let this = week.first().is_some_and(|day| day.workday.week_start() == monday);
        if !this || bright <= low || count(week.iter()) < MIN_SHIFTS_OF_WEEK {
            break;
        }
        weeks += 1;
        monday = monday.plus(-7);
    }
    (weeks >= MIN_WEEKS).then_some(WarmFact::BrightWeeks { weeks })
}
