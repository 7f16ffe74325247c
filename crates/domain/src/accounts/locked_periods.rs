//! Periods whose entries are locked after an admin reset the password, until the person gives the recovery code.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::{CheckIn, Workday};

/// One period whose content is locked: `from` included, `until` not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LockedPeriod {
    /// Start of the period; absent if it has no start.
    pub from: Option<Timestamp>,
    /// Time of the password reset.
    pub until: Timestamp,
}

/// All locked periods of one person; empty if the password was never reset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LockedPeriods(Vec<LockedPeriod>);

impl LockedPeriods {
    /// Sorts the periods by their end.
    #[must_use]
    pub fn new(mut periods: Vec<LockedPeriod>) -> Self {
        periods.sort_by_key(|period| period.until);
        Self(periods)
    }

    /// Returns true if nothing is locked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns true if content of this time is locked.
    #[must_use]
    pub fn cover(&self, moment: Timestamp) -> bool {
        self.0.iter().any(|period| period.from.is_none_or(|from| from <= moment) && moment < period.until)
    }

    /// Returns true if content of some part of this day is locked, in any time zone.
    #[must_use]
    pub fn touch(&self, day: Workday) -> bool {
        let Ok(noon) = day.0.at(12, 0, 0, 0).to_zoned(TimeZone::UTC) else { return false };
        let (first, last) =
            (noon.timestamp() - SignedDuration::from_hours(26), noon.timestamp() + SignedDuration::from_hours(26));
        self.0.iter().any(|period| period.from.is_none_or(|from| from < last) && first < period.until)
    }

    /// Returns a person's own entry unless it is locked. Shared entries are locked as well: the admin who reset the
    /// password could otherwise read what the person shared with others.
    #[must_use]
    pub fn readable(&self, entry: CheckIn) -> Option<CheckIn> {
        (!self.cover(entry.said_at)).then_some(entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Audience, CheckInId, Note, PersonId, Weather};

    fn moment(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a moment")
    }

    fn entry(said_at: i64, audience: Audience, note_audience: Audience) -> CheckIn {
        CheckIn {
            person: PersonId(1),
            id: CheckInId(uuid::Uuid::nil()),
            workday: Workday::from_number(1),
            said_at: moment(said_at),
            shift: None,
            team: None,
            weather: Weather::Rainy,
            energy: None,
            stressors: Vec::new(),
            uplifts: Vec::new(),
            about_lead: Vec::new(),
            tag_audience: Audience::Me,
            note: Some(Note::from("a word".to_owned())),
            audience,
            note_audience,
        }
    }

    #[test]
    fn a_locked_period_hides_every_entry_of_every_audience() {
        let locks = LockedPeriods::new(vec![LockedPeriod { from: None, until: moment(100) }]);
        for audience in Audience::ALL {
            assert_eq!(locks.readable(entry(99, audience, Audience::Me)), None, "{audience:?}");
            assert!(locks.readable(entry(100, audience, Audience::Me)).is_some(), "{audience:?}");
        }
    }

    #[test]
    fn entries_from_the_reset_on_are_readable() {
        let locks = LockedPeriods::new(vec![LockedPeriod { from: Some(moment(50)), until: moment(100) }]);
        for said in [49, 100] {
            assert!(locks.readable(entry(said, Audience::Me, Audience::Me)).is_some());
        }
        assert!(LockedPeriods::default().readable(entry(0, Audience::Me, Audience::Me)).is_some());
    }

    #[test]
    fn a_day_that_overlaps_a_locked_period_is_touched() {
        let locks = LockedPeriods::new(vec![LockedPeriod { from: None, until: moment(10 * 86_400) }]);
        assert!(locks.touch(Workday::from_number(9)) && !locks.touch(Workday::from_number(20)));
    }
}
