//! Facts that compare or total the number of bright shifts.

use super::{WarmFact, is_bright};
use crate::flag::count;
use crate::series::Day;
use domain::Workday;

/// How many shifts are compared with as many before them. The texts say "20".
const COMPARED_SHIFTS: usize = 20;
/// The later ones have at least this many more bright shifts.
const MIN_MORE: u32 = 3;
/// Bright shifts of a year are told at every multiple of this.
pub(super) const ROUND: u32 = 25;
/// How far back a year goes, in days.
const YEAR: i32 = 365;
/// The last 13 weeks, in days.
const QUARTER: i32 = 91;
/// A share of bright shifts is told from this number of shifts on.
const MIN_OF_SHARE: u32 = 20;
/// Minimum number of bright shifts of a week that is told.
const MIN_OF_WEEK: u32 = 2;
/// Minimum number of bright shifts of a month that is told.
const MIN_OF_MONTH: u32 = 5;

/// This month, if it has more bright shifts already than the whole month before, of which the person has check-ins.
pub(super) fn bright_month(days: &[Day], today: &Day) -> Option<WarmFact> {
    let month = today.workday.0.first_of_month();
    let last = Workday(month).plus(-1).0.first_of_month();
    let of = |first| days.iter().filter(move |day| day.workday.0.first_of_month() == first);
    let bright = |first| count(of(first).filter(|day| is_bright(day.weather)));
    let (shifts, before) = (bright(month), bright(last));
    let known = of(last).next().is_some();
    (known && shifts >= MIN_OF_MONTH && shifts > before).then_some(WarmFact::BrightMonth { shifts, before })
}

/// The last shifts compared with as many before, if they are clearly brighter.
pub(super) fn more_bright(days: &[Day]) -> Option<WarmFact> {
    let (_, both) = days.split_at_checked(days.len().checked_sub(2 * COMPARED_SHIFTS)?)?;
    let (before, now) = both.split_at(COMPARED_SHIFTS);
    let bright = |days: &[Day]| count(days.iter().filter(|day| is_bright(day.weather)));
    let (now, before) = (bright(now), bright(before));
    (now >= before + MIN_MORE).then_some(WarmFact::MoreBright { now, before })
}

/// The bright shifts of the year up to today, if their number is round.
pub(super) fn bright_total(days: &[Day], today: &Day) -> Option<WarmFact> {
    let within = |day: &&Day| day.workday > today.workday.plus(-YEAR);
    let shifts = count(days.iter().filter(within).filter(|day| is_bright(day.weather)));
    (shifts > 0 && shifts.is_multiple_of(ROUND)).then_some(WarmFact::BrightTotal { shifts })
}

/// The share of bright shifts in the last 13 weeks, if it is at least three fifths.
pub(super) fn bright_share(days: &[Day], today: &Day) -> Option<WarmFact> {
    let within = || days.iter().filter(|day| day.workday > today.workday.plus(-QUARTER));
    let (bright, of) = (count(within().filter(|day| is_bright(day.weather))), count(within()));
    (of >= MIN_OF_SHARE && 5 * bright >= 3 * of).then_some(WarmFact::BrightShare { bright, of })
}

/// The bright shifts of this week.
pub(super) fn week_bright(days: &[Day], today: &Day) -> Option<WarmFact> {
    let week = days.iter().filter(|day| day.workday.week_start() == today.workday.week_start());
    let shifts = count(week.filter(|day| is_bright(day.weather)));
    (shifts >= MIN_OF_WEEK).then_some(WarmFact::WeekBright { shifts })
}
