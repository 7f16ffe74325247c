//! The clock and the shifts that tell a person's workday, and when a change of either takes effect: never on the same
//! day.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::{Shift, WorkPlan, Workday};

/// A change takes effect at a full step after it was made.
const STEP: SignedDuration = SignedDuration::from_mins(15);
/// How long a change waits for the new timetable to catch up with the old one, in steps: two days.
const MAX_STEPS: i32 = 2 * 24 * 4;

/// A time zone and the plan of work in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timetable {
    /// The time zone of the site.
    pub zone: TimeZone,
    /// When the person works; empty for a site or a team as a whole.
    pub plan: WorkPlan,
}

/// A timetable that was replaced, and the moment until which it is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierTimetable {
    /// The one before.
    pub timetable: Timetable,
    /// When the new one takes effect.
    pub until: Timestamp,
}

impl Timetable {
    /// The local time at this moment.
    #[must_use]
    pub fn local(&self, now: Timestamp) -> DateTime {
        now.to_zoned(self.zone.clone()).datetime()
    }

    /// The shift at this moment.
    #[must_use]
    pub fn shift_at(&self, now: Timestamp) -> Shift {
        self.plan.shift_at(self.local(now))
    }

    /// The moment from which this timetable can replace `earlier`, for somebody who changes it at `now`: the workday of
    /// that moment is over, and the new timetable is not behind. So no change moves "today", opens a day again or cuts
    /// one short.
    ///
    /// Across the date line a new time zone can always be behind: then the change takes effect with the next day by the
    /// old one, and [`shift_at`] stays on that day until the new time zone has reached it.
    #[must_use]
    pub fn takes_effect(&self, earlier: &Self, now: Timestamp) -> Timestamp {
        let day = earlier.shift_at(now).workday;
        let step = STEP.as_secs();
        let first = Timestamp::from_second((now.as_second().div_euclid(step) + 1) * step).unwrap_or(now);
        let moments = || (0..MAX_STEPS).map(|n| first.saturating_add(STEP * n).unwrap_or(first));
        let is_over = |moment: &Timestamp| earlier.shift_at(*moment).workday > day;
        let is_level = |moment: &Timestamp| self.shift_at(*moment).workday >= earlier.shift_at(*moment).workday;
        let level = moments().find(|moment| is_over(moment) && is_level(moment));
        level.or_else(|| moments().find(is_over)).unwrap_or(first)
    }
}

/// The timetable in force at `now`, where `new` replaced `earlier`.
#[must_use]
pub fn in_force<'a>(new: &'a Timetable, earlier: Option<&'a EarlierTimetable>, now: Timestamp) -> &'a Timetable {
    earlier.filter(|earlier| now < earlier.until).map_or(new, |earlier| &earlier.timetable)
}

/// The shift at `now`, where `new` replaced `earlier`. Its workday is never before one that was over when the new
/// timetable took effect.
#[must_use]
pub fn shift_at(new: &Timetable, earlier: Option<&EarlierTimetable>, now: Timestamp) -> Shift {
    let shift = in_force(new, earlier, now).shift_at(now);
    match earlier
        .filter(|earlier| earlier.until <= now)
        .map(|earlier| earlier.timetable.shift_at(earlier.until).workday)
    {
        Some(first) if shift.workday < first => Shift::of_whole_day(first),
        _ => shift,
    }
}

/// The shift that ended last before `now` and takes late check-ins, if no other has begun since. A day before the first
/// one of a new timetable is not open again.
#[must_use]
pub fn ended_last(new: &Timetable, earlier: Option<&EarlierTimetable>, now: Timestamp) -> Option<Shift> {
    let current = in_force(new, earlier, now);
    let ended = current.plan.ended_last(current.local(now))?;
    let first: Option<Workday> =
        earlier.filter(|earlier| earlier.until <= now).map(|change| shift_at(new, earlier, change.until).workday);
    first.is_none_or(|first| ended.workday >= first).then_some(ended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ShiftPattern;

    fn timetable(zone: &str, shifts: &str) -> Timetable {
        Timetable {
            zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC),
            plan: ShiftPattern::parse_many(shifts).unwrap_or_default().into(),
        }
    }

    const ZONES: [&str; 6] = [
        "Asia/Shanghai",
        "Europe/London",
        "America/New_York",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "Australia/Lord_Howe",
    ];
    const SHIFTS: [&str; 5] =
        ["", "early 07:00-15:00", "night 22:00-06:00", "early 06:10-14:00; late 14:00-22:00", "owl 00:00-08:00"];

    /// Every pair of timetables, changed at every third hour of three days.
    fn changes() -> impl Iterator<Item = (Timetable, Timetable, Timestamp)> {
        let all = || ZONES.into_iter().flat_map(|zone| SHIFTS.map(|shifts| timetable(zone, shifts)));
        let moments = (0..72).step_by(7).map(|hour| Timestamp::UNIX_EPOCH + SignedDuration::from_hours(493_000 + hour));
        moments.flat_map(move |now| {
            all().step_by(3).flat_map(move |old| all().step_by(2).map(move |new| (old.clone(), new, now)))
        })
    }

    #[test]
    fn no_change_moves_today_back_or_ends_the_day_of_the_change() {
        for (old, new, now) in changes() {
            let earlier = EarlierTimetable { until: new.takes_effect(&old, now), timetable: old.clone() };
            let day = |moment| shift_at(&new, Some(&earlier), moment).workday;
            let (mut last, today) = (day(now), old.shift_at(now).workday);
            assert_eq!(last, today, "{old:?} to {new:?}");
            for minute in (0..6 * 24 * 60).step_by(40) {
                let moment = now + SignedDuration::from_mins(minute);
                assert!(day(moment) >= last, "{old:?} to {new:?} at {now}: back to {} from {last}", day(moment));
                last = day(moment);
                if old.shift_at(moment).workday == today {
                    assert_eq!(last, today, "{old:?} to {new:?} at {now}: the day ends early");
                }
            }
        }
    }

    #[test]
    fn a_late_check_in_belongs_to_no_day_before_the_new_timetable() {
        for (old, new, now) in changes() {
            let earlier = EarlierTimetable { until: new.takes_effect(&old, now), timetable: old.clone() };
            let first = shift_at(&new, Some(&earlier), earlier.until).workday;
            for minute in (0..48 * 60).step_by(60) {
                let moment = earlier.until + SignedDuration::from_mins(minute);
                let late = ended_last(&new, Some(&earlier), moment).map(|shift| shift.workday);
                assert!(late.is_none_or(|day| day >= first), "{old:?} to {new:?} at {now}: {late:?} is open again");
            }
        }
    }

    #[test]
    fn a_change_takes_effect_within_two_days() {
        for (old, new, now) in changes() {
            let waits = new.takes_effect(&old, now).duration_since(now);
            assert!(waits <= SignedDuration::from_hours(72), "{old:?} to {new:?} at {now}: {waits}");
        }
    }
}
