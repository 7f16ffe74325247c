//! What of one's own is locked after somebody else's reset of the password, until the recovery code is given.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::{Audience, CheckIn, Note, Workday};

/// One stretch of time whose private things are locked: from its first moment, or from the beginning, up to its last, not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lock {
    /// The first moment; absent for the beginning.
    pub from: Option<Timestamp>,
    /// The moment of the reset.
    pub until: Timestamp,
}

/// Everything that is locked for one person. Nothing, for whoever never lost a password.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locks(Vec<Lock>);

impl Locks {
    /// These.
    #[must_use]
    pub fn new(mut locks: Vec<Lock>) -> Self {
        locks.sort_by_key(|lock| lock.until);
        Self(locks)
    }

    /// Whether nothing is locked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether what was private at this moment is locked.
    #[must_use]
    pub fn cover(&self, moment: Timestamp) -> bool {
        self.0.iter().any(|lock| lock.from.is_none_or(|from| from <= moment) && moment < lock.until)
    }

    /// Whether what was private on some part of this day is locked, wherever on earth the day was.
    #[must_use]
    pub fn touch(&self, day: Workday) -> bool {
        let Ok(noon) = day.0.at(12, 0, 0, 0).to_zoned(TimeZone::UTC) else { return false };
        let (first, last) =
            (noon.timestamp() - SignedDuration::from_hours(26), noon.timestamp() + SignedDuration::from_hours(26));
        self.0.iter().any(|lock| lock.from.is_none_or(|from| from < last) && first < lock.until)
    }

    /// What a person may read of an entry of their own. What others may see is no secret of theirs; what was for them alone is gone
    /// from sight while it is locked, and so is a note for them alone on an entry that others see.
    #[must_use]
    pub fn readable(&self, mut entry: CheckIn) -> Option<CheckIn> {
        if !self.cover(entry.said_at) {
            return Some(entry);
        }
        if entry.audience == Audience::Me {
            return None;
        }
        if entry.note_audience == Audience::Me {
            entry.note = entry.note.map(|_| Note::Locked);
        }
        Some(entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CheckInId, PersonId, Weather};

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
            note: Some(Note::from("a word".to_owned())),
            wish_to_talk: false,
            audience,
            note_audience,
        }
    }

    #[test]
    fn a_lock_hides_what_was_for_oneself_alone_and_nothing_that_others_see() {
        let locks = Locks::new(vec![Lock { from: None, until: moment(100) }]);
        assert_eq!(locks.readable(entry(99, Audience::Me, Audience::Me)), None);
        let shared = locks.readable(entry(99, Audience::Lead, Audience::Me)).expect("a shared entry");
        assert_eq!(shared.note, Some(Note::Locked));
        let whole = entry(99, Audience::Lead, Audience::Lead);
        assert_eq!(locks.readable(whole.clone()), Some(whole));
    }

    #[test]
    fn what_is_said_from_the_reset_on_is_ones_own() {
        let locks = Locks::new(vec![Lock { from: Some(moment(50)), until: moment(100) }]);
        for said in [49, 100] {
            assert!(locks.readable(entry(said, Audience::Me, Audience::Me)).is_some());
        }
        assert!(Locks::default().readable(entry(0, Audience::Me, Audience::Me)).is_some());
    }

    #[test]
    fn a_day_that_a_lock_reaches_into_is_touched() {
        let locks = Locks::new(vec![Lock { from: None, until: moment(10 * 86_400) }]);
        assert!(locks.touch(Workday::from_number(9)) && !locks.touch(Workday::from_number(20)));
    }
}
