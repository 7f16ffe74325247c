//! Facts about what is typical: how a weekday usually is, and the weekday and the shift pattern with the best mean
//! weather.

use std::collections::BTreeMap;

use super::{WarmFact, is_bright};
use crate::flag::count;
use crate::series::Day;
use domain::Workday;

/// How far back the means go, in days: half a year.
const DAYS: i32 = 182;
/// Minimum number of shifts of a weekday or pattern that is compared.
const MIN_SHIFTS: u32 = 6;
/// The best mean is at least this much better than the next one, in levels.
const MIN_LEAD: f64 = 0.25;
/// How many of the last equal weekdays are counted, and how many are needed.
const MAX_WEEKDAYS: usize = 10;
const MIN_COUNTED: u32 = 5;
/// Minimum number of weekdays compared.
const MIN_WEEKDAYS: usize = 3;

/// Today's weekday, if its mean is the best.
pub(super) fn best_weekday(days: &[Day], today: &Day) -> Option<WarmFact> {
    let means = means(recent(days, today.workday).map(|day| (day.workday.weekday(), day)));
    let weekday = today.workday.weekday();
    (means.len() >= MIN_WEEKDAYS && leads(&means, &weekday)).then_some(WarmFact::BestWeekday { weekday })
}

/// How many of the last days of today's weekday were bright, if at least seven of ten were.
pub(super) fn weekday_usually(days: &[Day], today: &Day) -> Option<WarmFact> {
    let weekday = today.workday.weekday();
    let last = || days.iter().rev().filter(|day| day.workday.weekday() == weekday).take(MAX_WEEKDAYS);
    let (bright, of) = (count(last().filter(|day| is_bright(day.weather))), count(last()));
    (of >= MIN_COUNTED && 10 * bright >= 7 * of).then_some(WarmFact::WeekdayUsually { weekday, bright, of })
}

/// The pattern of today's shift, if its mean is the best of at least two.
pub(super) fn best_shift(days: &[Day], today: &Day) -> Option<WarmFact> {
    let shift = today.shift.clone()?;
    let named = recent(days, today.workday).filter_map(|day| Some((day.shift.clone()?, day)));
    let means = means(named);
    (means.len() >= 2 && leads(&means, &shift)).then_some(WarmFact::BestShift { shift })
}

fn recent(days: &[Day], today: Workday) -> impl Iterator<Item = &Day> {
    days.iter().filter(move |day| day.workday > today.plus(-DAYS))
}

/// The mean level of each group that has [`MIN_SHIFTS`].
fn means<'a, K: Ord>(days: impl Iterator<Item = (K, &'a Day)>) -> BTreeMap<K, f64> {
    let mut sums: BTreeMap<K, (u32, u32)> = BTreeMap::new();
    for (group, day) in days {
        let (sum, shifts) = sums.entry(group).or_default();
        *sum += u32::from(day.weather.level());
        *shifts += 1;
    }
    let known = sums.into_iter().filter(|(_, (_, shifts))| *shifts >= MIN_SHIFTS);
    known.map(|(group, (sum, shifts))| (group, f64::from(sum) / f64::from(shifts))).collect()
}

fn leads<K: Ord>(means: &BTreeMap<K, f64>, wanted: &K) -> bool {
    let Some(own) = means.get(wanted) else { return false };
    means.iter().all(|(group, mean)| group == wanted || own - mean >= MIN_LEAD)
}
