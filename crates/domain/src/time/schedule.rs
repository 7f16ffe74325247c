//! The schedule: on which hours people are planned to work on single days. It precedes their shift patterns.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::SignedDuration;
use jiff::civil::{DateTime, Time};

use crate::shift::NotAShift;
use crate::{Shift, ShiftPattern, Workday};

/// A planned shift has the name of one of the person's patterns if it begins at most this many minutes before or after
/// it.
const SAME_SHIFT_MINUTES: i64 = 120;
/// A change of a planned day is at short notice if it is made less than this before the shift.
pub const SHORT_NOTICE: SignedDuration = SignedDuration::from_hours(48);
/// The schedule of a day is deleted after this many days.
pub const SCHEDULE_KEPT_DAYS: i32 = 28;
/// A change at short notice is known to the person for this many days after the day: 13 weeks.
pub const CHANGES_KEPT_DAYS: i32 = 91;

/// Returns true if a planned day that changes at the local time `now` changes at short notice: less than 48 hours
/// before the earlier of the shift that was planned and the one that is planned now.
#[must_use]
pub fn is_at_short_notice(workday: Workday, before: &[ShiftHours], after: &[ShiftHours], now: DateTime) -> bool {
    let starts = before.iter().chain(after).map(|hours| workday.0.to_datetime(hours.starts)).min();
    starts.is_some_and(|starts| now.duration_until(starts) < SHORT_NOTICE)
}

/// The hours of one shift, by the clock of the site. If they end at or before their start, they end on the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShiftHours {
    /// Start, local time.
    pub starts: Time,
    /// End, local time.
    pub ends: Time,
}

impl ShiftHours {
    /// Parses the hours of one day, separated by `;`. An empty text is a day off.
    ///
    /// # Errors
    /// If a part is not written as `07:00-15:00`; returns that part.
    pub fn parse_many(text: &str) -> Result<Vec<Self>, NotAShift> {
        text.split(';').filter(|part| !part.is_empty()).map(str::parse).collect()
    }

    /// Writes the hours of one day as [`Self::parse_many`] reads them.
    #[must_use]
    pub fn write_many(hours: &[Self]) -> String {
        hours.iter().map(ToString::to_string).collect::<Vec<_>>().join(";")
    }

    fn named(self, name: String) -> ShiftPattern {
        ShiftPattern { name, starts: self.starts, ends: self.ends }
    }
}

impl std::fmt::Display for ShiftHours {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.starts.strftime("%H:%M"), self.ends.strftime("%H:%M"))
    }
}

impl std::str::FromStr for ShiftHours {
    type Err = NotAShift;

    fn from_str(text: &str) -> Result<Self, NotAShift> {
        let time = |text: &str| Time::strptime("%H:%M", text).ok();
        let (starts, ends) = text.split_once('-').ok_or_else(|| NotAShift(text.to_owned()))?;
        let hours = time(starts).zip(time(ends)).map(|(starts, ends)| Self { starts, ends });
        hours.ok_or_else(|| NotAShift(text.to_owned()))
    }
}

/// Returns true if the name of a shift is its hours, because none of the person's patterns begins near it.
#[must_use]
pub fn is_named_by_hours(shift: &ShiftPattern) -> bool {
    shift.name.parse::<ShiftHours>().is_ok()
}

/// What is planned for one person: the hours of each planned day; none on a day off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule(BTreeMap<Workday, Vec<ShiftHours>>);

impl Schedule {
    /// Returns the hours of a day in the order of their start, none of them if it is a day off; `None` if nothing is
    /// planned for it.
    #[must_use]
    pub fn day(&self, workday: Workday) -> Option<&[ShiftHours]> {
        self.0.get(&workday).map(Vec::as_slice)
    }

    /// Plans a day, in the place of what was planned for it.
    pub fn set(&mut self, workday: Workday, hours: Vec<ShiftHours>) {
        self.0.insert(workday, hours);
    }

    /// Returns the planned days from `first` on, oldest first.
    pub fn since(&self, first: Workday) -> impl Iterator<Item = (Workday, &[ShiftHours])> {
        self.0.range(first..).map(|(workday, hours)| (*workday, hours.as_slice()))
    }

    /// Returns true if no day is planned.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(Workday, Vec<ShiftHours>)> for Schedule {
    fn from_iter<I: IntoIterator<Item = (Workday, Vec<ShiftHours>)>>(days: I) -> Self {
        Self(days.into_iter().collect())
    }
}

/// The planned days of one person in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonSchedule {
    /// The `person_id` of the roster.
    pub person_id: String,
    /// All days of the file, days off included.
    pub schedule: Schedule,
}

/// When a person works: by the schedule on days that it plans, otherwise by their shift patterns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkPlan {
    /// The shifts that the person may work on any day.
    pub patterns: Vec<ShiftPattern>,
    /// What is planned for single days.
    pub schedule: Schedule,
}

impl From<Vec<ShiftPattern>> for WorkPlan {
    fn from(patterns: Vec<ShiftPattern>) -> Self {
        Self { patterns, schedule: Schedule::default() }
    }
}

impl WorkPlan {
    /// Returns true if it is known whether the person works on this day.
    #[must_use]
    pub fn tells(&self, workday: Workday) -> bool {
        !self.patterns.is_empty() || self.schedule.day(workday).is_some()
    }

    /// Returns the shifts that begin on a day. A planned one has the name of the pattern with the nearest start; if
    /// there is none within two hours, its hours are its name.
    #[must_use]
    pub fn shifts_on(&self, workday: Workday) -> Cow<'_, [ShiftPattern]> {
        let Some(planned) = self.schedule.day(workday) else { return Cow::Borrowed(&self.patterns) };
        let mut shifts: Vec<ShiftPattern> = Vec::with_capacity(planned.len());
        for hours in planned {
            let name = self.name(*hours).filter(|name| shifts.iter().all(|shift| shift.name != *name));
            shifts.push(hours.named(name.map_or_else(|| hours.to_string(), str::to_owned)));
        }
        Cow::Owned(shifts)
    }

    /// Returns the shift of this name that began on a day, also if the plan of that day is no longer known.
    #[must_use]
    pub fn shift_named(&self, workday: Workday, name: &str) -> Option<ShiftPattern> {
        let named = |shifts: &[ShiftPattern]| shifts.iter().find(|shift| shift.name == name).cloned();
        let by_hours = || name.parse().ok().map(|hours: ShiftHours| hours.named(name.to_owned()));
        named(&self.shifts_on(workday)).or_else(|| named(&self.patterns)).or_else(by_hours)
    }

    /// Returns the shift at the local time `now`, as [`Shift::at`] does.
    #[must_use]
    pub fn shift_at(&self, now: DateTime) -> Shift {
        Shift::among(|workday| self.shifts_on(workday), now)
    }

    /// Returns the shift that ended last before `now`, as [`Shift::ended_last`] does.
    #[must_use]
    pub fn ended_last(&self, now: DateTime) -> Option<Shift> {
        Shift::last_among(|workday| self.shifts_on(workday), now)
    }

    /// The pattern of the person whose name hours have.
    fn name(&self, hours: ShiftHours) -> Option<&str> {
        let minutes = |from: Time, to: Time| {
            let apart = from.duration_until(to).as_mins().rem_euclid(24 * 60);
            apart.min(24 * 60 - apart)
        };
        let apart = |pattern: &ShiftPattern| (minutes(pattern.starts, hours.starts), minutes(pattern.ends, hours.ends));
        let nearest = self.patterns.iter().min_by_key(|pattern| apart(pattern))?;
        (apart(nearest).0 <= SAME_SHIFT_MINUTES).then_some(nearest.name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;

    fn day(text: &str) -> Workday {
        text.parse().expect("a day")
    }

    fn plan(patterns: &str, days: &[(&str, &str)]) -> WorkPlan {
        let hours = |text: &str| ShiftHours::parse_many(text).expect("hours");
        WorkPlan {
            patterns: ShiftPattern::parse_many(patterns).expect("patterns"),
            schedule: days.iter().map(|(workday, text)| (day(workday), hours(text))).collect(),
        }
    }

    fn names(plan: &WorkPlan, workday: &str) -> Vec<String> {
        plan.shifts_on(day(workday)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_planned_day_precedes_the_patterns_and_other_days_keep_them() {
        let plan = plan("early 07:00-15:00", &[("2026-03-09", "14:00-22:00"), ("2026-03-10", "")]);
        assert_eq!(names(&plan, "2026-03-09"), ["14:00-22:00 14:00-22:00"]);
        assert!(names(&plan, "2026-03-10").is_empty(), "a day off has no shift");
        assert_eq!(names(&plan, "2026-03-11"), ["early 07:00-15:00"]);
    }

    #[test]
    fn a_planned_shift_has_the_name_of_the_pattern_that_begins_near_it() {
        let plan = plan("early 07:00-15:00; owl 23:00-07:00", &[("2026-03-09", "07:30-16:00;08:30-09:00;00:30-08:00")]);
        assert_eq!(
            names(&plan, "2026-03-09"),
            ["early 07:30-16:00", "08:30-09:00 08:30-09:00", "owl 00:30-08:00"],
            "two shifts of one day never have one name"
        );
    }

    #[test]
    fn a_planned_night_is_one_workday_until_its_own_end() {
        let plan = plan("night 22:00-06:00", &[("2026-03-09", "23:00-07:00"), ("2026-03-10", "")]);
        let shift = plan.shift_at(datetime(2026, 3, 10, 6, 59, 0, 0));
        assert_eq!((shift.workday, shift.ends), (day("2026-03-09"), datetime(2026, 3, 10, 7, 0, 0, 0)));
        assert_eq!(shift.pattern.map(|pattern| pattern.name).as_deref(), Some("night"));
        assert_eq!(plan.shift_at(datetime(2026, 3, 10, 7, 0, 0, 0)).pattern, None);
        let last = plan.ended_last(datetime(2026, 3, 10, 23, 30, 0, 0)).expect("a shift that ended");
        assert_eq!(last.workday, day("2026-03-09"), "on a day off no shift begins, even if the patterns have one");
    }

    #[test]
    fn a_shift_is_found_by_its_name_after_its_plan_was_deleted() {
        let known = plan("late 14:00-22:00", &[("2026-03-09", "10:00-19:00")]);
        let hours = |plan: &WorkPlan, name| plan.shift_named(day("2026-03-09"), name).map(|shift| shift.ends.hour());
        assert_eq!(hours(&known, "10:00-19:00"), Some(19));
        assert_eq!(hours(&plan("late 14:00-22:00", &[]), "22:30-06:30"), Some(6));
        assert_eq!([hours(&known, "late"), hours(&known, "early")], [Some(22), None]);
    }

    #[test]
    fn it_is_known_whether_somebody_works_by_schedule_or_pattern() {
        let scheduled = plan("", &[("2026-03-09", "")]);
        assert!(scheduled.tells(day("2026-03-09")) && !scheduled.tells(day("2026-03-10")));
        assert!(plan("early 07:00-15:00", &[]).tells(day("2026-03-10")));
    }

    #[test]
    fn a_change_within_two_days_of_the_earlier_shift_is_at_short_notice() {
        let hours = |text: &str| ShiftHours::parse_many(text).expect("hours");
        let (early, late, off) = (hours("07:00-15:00"), hours("14:00-22:00"), Vec::new());
        let now = |hour| datetime(2026, 3, 9, hour, 0, 0, 0);
        let short = |before: &[ShiftHours], after: &[ShiftHours], hour| {
            is_at_short_notice(day("2026-03-11"), before, after, now(hour))
        };
        assert!(!short(&late, &off, 14) && short(&late, &off, 15), "exactly 48 hours are enough");
        assert!(short(&late, &early, 8) && short(&early, &late, 8), "the earlier of both counts");
        assert!(short(&off, &early, 8) && !short(&off, &off, 23));
    }

    #[test]
    fn hours_are_written_and_read_alike() {
        for text in ["", "07:00-15:00", "06:00-10:00;22:30-06:00"] {
            assert_eq!(ShiftHours::parse_many(text).map(|hours| ShiftHours::write_many(&hours)).as_deref(), Ok(text));
        }
        for wrong in ["07:00", "7-15", "07:00-25:00", "early"] {
            assert!(ShiftHours::parse_many(wrong).is_err(), "{wrong}");
        }
    }
}
