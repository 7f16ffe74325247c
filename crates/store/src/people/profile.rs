//! A person of the roster, and everything that a request needs to know of the signed-in person.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use domain::access::Assurance;
use domain::person::Membership;
use domain::timetable::{EarlierTimetable, Timetable, ended_last, shift_at};
use domain::{Audience, BegunShift, Locale, PersonId, Roles, Shift, ShiftPattern, Viewer, Workday};

/// A person of the roster. Holds no mood.
#[derive(Clone, Debug)]
pub struct Person {
    /// The row.
    pub id: PersonId,
    /// The `person_id` of the roster; also a name to sign in with.
    pub key: String,
    /// Their display name.
    pub name: String,
    /// The other name to sign in with.
    pub email: Option<String>,
    /// Their roles.
    pub roles: Roles,
    /// The site's name.
    pub site: Option<String>,
    /// The site's time zone.
    pub time_zone: TimeZone,
    /// Their shift patterns.
    pub patterns: Vec<ShiftPattern>,
    /// Whether they hold a key post.
    pub key_post: bool,
    /// The language that they chose or the roster says.
    pub language: Option<Locale>,
    /// First workday.
    pub starts_on: Option<Workday>,
    /// Last workday.
    pub ends_on: Option<Workday>,
    /// Whether a password was set.
    pub has_password: bool,
    /// The audience that check-ins begin with, once it was chosen.
    pub default_audience: Option<Audience>,
    /// Whether they are counted in the climate, once it was chosen.
    pub counted: Option<bool>,
    /// Whether they dismissed the question whether they are counted.
    pub counted_put_off: bool,
    /// The time zone and shifts that were replaced last, and until when they are in force.
    pub earlier: Option<EarlierTimetable>,
}

impl Person {
    /// Their shift at this moment: by the earlier time zone and shifts until the day after a change.
    #[must_use]
    pub fn shift_at(&self, now: Timestamp) -> Shift {
        shift_at(&self.timetable(), self.earlier.as_ref(), now)
    }

    /// Their workday at this moment: that of their shift.
    #[must_use]
    pub fn today(&self, now: Timestamp) -> Workday {
        self.shift_at(now).workday
    }

    /// Their last shift that has ended before `now`, if none has begun since: a late check-in belongs to it.
    #[must_use]
    pub fn ended_shift(&self, now: Timestamp) -> Option<Shift> {
        ended_last(&self.timetable(), self.earlier.as_ref(), now)
    }

    /// Their shifts that began at most so many minutes before `now`, by the time zone and shifts that are stated.
    ///
    /// Not by those that are in force until the day after a change: whether a change waits depends on whether the person has ever
    /// checked in, and nobody must learn that from when a reminder comes.
    #[must_use]
    pub fn shifts_begun(&self, now: Timestamp, minutes: i64) -> Vec<BegunShift> {
        let stated = self.timetable();
        BegunShift::within(&stated.patterns, stated.local(now), minutes)
    }

    fn timetable(&self) -> Timetable {
        Timetable { zone: self.time_zone.clone(), patterns: self.patterns.clone() }
    }

    /// Whether the person belongs to the centre on `day`.
    #[must_use]
    pub fn is_here_on(&self, day: Workday) -> bool {
        self.starts_on.is_none_or(|first| first <= day) && self.ends_on.is_none_or(|last| day <= last)
    }
}

/// A person with their memberships: everything that a request needs to know of the signed-in person.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Who.
    pub person: Person,
    /// Memberships, past and present.
    pub memberships: Vec<Membership>,
    /// Since when they are a psychologist; irrelevant without the role.
    pub psychologist_since: Timestamp,
    /// The last password reset that nobody has confirmed.
    pub unconfirmed_reset: Option<Timestamp>,
}

impl Profile {
    /// The viewer for the access rule, in a session in which they typed their password.
    #[must_use]
    pub fn viewer(&self) -> Viewer {
        Viewer {
            person: self.person.id,
            roles: self.person.roles,
            memberships: self.memberships.clone(),
            psychologist_since: self.psychologist_since,
            unconfirmed_reset: self.unconfirmed_reset,
            assurance: Assurance::Password,
        }
    }
}
