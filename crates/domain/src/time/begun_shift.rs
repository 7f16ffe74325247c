//! Shifts that have just begun: when a reminder is due.

use std::collections::BTreeSet;

use jiff::civil::{DateTime, Time};

use crate::{WorkPlan, Workday};

/// A shift that has begun, by the clock of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BegunShift {
    /// The local date on which it began.
    pub workday: Workday,
    /// The local time at which it began.
    pub starts: Time,
}

impl BegunShift {
    /// The shifts of this `plan` that began at most `minutes` before the local time `now`, each once.
    #[must_use]
    pub fn within(plan: &WorkPlan, now: DateTime, minutes: i64) -> Vec<Self> {
        let on = |workday: Workday| -> Vec<Self> {
            plan.shifts_on(workday).iter().map(|shift| Self { workday, starts: shift.starts }).collect()
        };
        let begun = [-1, 0].into_iter().flat_map(|day| on(Workday(now.date()).plus(day)));
        let mut begun: Vec<Self> = begun.filter(|shift| shift.began_within(now, minutes)).collect();
        begun.sort();
        begun.dedup();
        begun
    }

    /// Which shift of its day it is by this `plan`, from 0, and of how many: the same when its start is moved, and
    /// another when an earlier shift of the day is removed.
    #[must_use]
    pub fn index_and_count(&self, plan: &WorkPlan) -> (usize, usize) {
        let shifts = plan.shifts_on(self.workday);
        let starts: BTreeSet<Time> = shifts.iter().map(|shift| shift.starts).collect();
        (starts.range(..self.starts).count(), starts.len())
    }

    fn began_within(&self, now: DateTime, minutes: i64) -> bool {
        let since = self.workday.0.to_datetime(self.starts).until((jiff::Unit::Minute, now));
        since.is_ok_and(|since| !since.is_negative() && since.get_minutes() <= minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ShiftPattern;
    use crate::schedule::ShiftHours;
    use jiff::civil::{datetime, time};

    fn at(now: DateTime) -> Vec<(String, Time)> {
        let patterns = ShiftPattern::parse_many("early 07:00-15:00; other 07:00-16:00; night 23:55-06:00");
        begun(&WorkPlan::from(patterns.expect("patterns")), now)
    }

    fn begun(plan: &WorkPlan, now: DateTime) -> Vec<(String, Time)> {
        let begun = BegunShift::within(plan, now, 10);
        begun.into_iter().map(|shift| (shift.workday.to_string(), shift.starts)).collect()
    }

    #[test]
    fn a_shift_has_begun_at_its_start_and_for_some_minutes_after() {
        let early = vec![("2026-03-11".to_owned(), time(7, 0, 0, 0))];
        assert_eq!(at(datetime(2026, 3, 11, 6, 59, 59, 0)), []);
        assert_eq!(at(datetime(2026, 3, 11, 7, 0, 0, 0)), early);
        assert_eq!(at(datetime(2026, 3, 11, 7, 10, 59, 0)), early);
        assert_eq!(at(datetime(2026, 3, 11, 7, 11, 0, 0)), []);
    }

    #[test]
    fn a_shift_that_began_before_midnight_keeps_its_day() {
        assert_eq!(at(datetime(2026, 3, 12, 0, 3, 0, 0)), [("2026-03-11".to_owned(), time(23, 55, 0, 0))]);
    }

    #[test]
    fn a_shift_is_the_same_one_of_its_day_when_its_start_is_moved() {
        let shift = |patterns: &str, starts: Time| {
            let plan = WorkPlan::from(ShiftPattern::parse_many(patterns).expect("patterns"));
            BegunShift { workday: Workday(jiff::civil::date(2026, 3, 11)), starts }.index_and_count(&plan)
        };
        assert_eq!(shift("early 08:00-16:00", time(8, 0, 0, 0)), (0, 1));
        assert_eq!(shift("early 10:00-18:00", time(10, 0, 0, 0)), (0, 1));
        let split = "other 08:00-12:00; early 08:00-16:00; late 13:00-17:00";
        assert_eq!(shift(split, time(8, 0, 0, 0)), (0, 2));
        assert_eq!(shift(split, time(13, 0, 0, 0)), (1, 2), "two names of one start are one shift");
    }

    #[test]
    fn a_planned_day_precedes_the_patterns() {
        let today = Workday(jiff::civil::date(2026, 3, 11));
        let mut plan = WorkPlan::from(ShiftPattern::parse_many("early 07:00-15:00").expect("a pattern"));
        plan.schedule.set(today, ShiftHours::parse_many("09:00-17:00").expect("hours"));
        assert_eq!(begun(&plan, datetime(2026, 3, 11, 7, 0, 0, 0)), []);
        assert_eq!(begun(&plan, datetime(2026, 3, 11, 9, 0, 0, 0)).len(), 1);
        plan.schedule.set(today, Vec::new());
        assert_eq!(begun(&plan, datetime(2026, 3, 11, 9, 0, 0, 0)), [], "a day off");
    }
}
