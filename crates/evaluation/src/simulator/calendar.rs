//! The shifts of one person.

use super::random_stream::RandomStream;
use super::{CentrePlan, Employee};
use domain::{ShiftPattern, Workday};

/// A holiday ends at least this many days before the last day, so that the last week shows nearly everybody.
const NO_HOLIDAY_DAYS: i32 = 5;

/// One shift of one person.
#[derive(Clone)]
pub(super) struct WorkedShift {
    pub(super) workday: Workday,
    /// Days since the first day of the plan.
    pub(super) day: usize,
    pub(super) pattern: ShiftPattern,
}

/// Returns the shifts of a person within the plan: five days a week, for some including weekends, except holidays.
///
/// On the last day everybody works, so that a demo opened on a Sunday is not empty.
pub(super) fn shifts(person: &Employee, plan: &CentrePlan, chance: &mut RandomStream) -> Vec<WorkedShift> {
    if person.works_in.is_none() || person.shifts.is_empty() {
        return Vec::new();
    }
    let first_day_off = if chance.bernoulli(0.7) { 5 } else { chance.uniform_integer(0, 6) };
    let swaps_on = chance.uniform_integer(0, 1);
    let holidays = holidays(plan, chance);
    (0..plan.days)
        .filter_map(|day| {
            let workday = plan.day(day);
            let employed = person.starts_on <= workday && person.ends_on.is_none_or(|last| workday <= last);
            let off = (workday.weekday() + 7 - first_day_off) % 7 < 2
                || holidays.iter().any(|(from, until)| (*from..=*until).contains(&workday));
            let week = usize::try_from(workday.week_start().number().div_euclid(7)).unwrap_or(0);
            let pattern = person.shifts.get((week + swaps_on) % person.shifts.len())?;
            let works = employed && (!off || workday == plan.last);
            works.then(|| WorkedShift { workday, day, pattern: pattern.clone() })
        })
        .collect()
}

/// About one holiday of roughly a week in four months.
fn holidays(plan: &CentrePlan, chance: &mut RandomStream) -> Vec<(Workday, Workday)> {
    let count = chance.poisson(plan.days as f64 / 120.0);
    (0..count)
        .filter_map(|_| {
            let from = plan.day(chance.uniform_integer(0, plan.days));
            let until = from.plus(i32::try_from(chance.uniform_integer(4, 9)).unwrap_or(4));
            (until < plan.last.plus(-NO_HOLIDAY_DAYS)).then_some((from, until))
        })
        .collect()
}
