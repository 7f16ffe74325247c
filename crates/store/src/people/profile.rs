//! A person of the roster, and everything that a request needs to know of the signed-in person.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use domain::access::Assurance;
use domain::person::{Membership, TeamRole};
use domain::timetable::{EarlierTimetable, Timetable, ended_last, in_force, shift_at};
use domain::{
    Audience, BegunShift, CurrentWorkdays, Locale, PersonId, Roles, Schedule, Shift, ShiftPattern, TalkRequest, TeamId,
    Viewer, WorkPlan, Workday,
};

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
    /// Their shift patterns: what they work on days that the schedule does not plan.
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
    /// What is planned for single days.
    pub schedule: Schedule,
}

impl Person {
    /// Their shift at this moment: by the earlier time zone and shifts until the day after a change.
    #[must_use]
    pub fn shift_at(&self, now: Timestamp) -> Shift {
        shift_at(&self.timetable(), self.earlier().as_ref(), now)
    }

    /// Their workday at this moment: that of their shift.
    #[must_use]
    pub fn today(&self, now: Timestamp) -> Workday {
        self.shift_at(now).workday
    }

    /// Whether their last workday is over at this moment.
    #[must_use]
    pub fn has_left(&self, now: Timestamp) -> bool {
        self.ends_on.is_some_and(|last| last < self.today(now))
    }

    /// Their last shift that has ended before `now`, if none has begun since: a late check-in belongs to it.
    #[must_use]
    pub fn ended_shift(&self, now: Timestamp) -> Option<Shift> {
        ended_last(&self.timetable(), self.earlier().as_ref(), now)
    }

    /// When they work: by the schedule on days that it plans, otherwise by their shift patterns.
    #[must_use]
    pub fn plan(&self) -> WorkPlan {
        WorkPlan { patterns: self.patterns.clone(), schedule: self.schedule.clone() }
    }

    /// Their shifts that began at most this many minutes before `now`, by the time zone, schedule and shifts that are
    /// stated.
    ///
    /// Not by those that are in force until the day after a change: for check-ins every change waits until then,
    /// whether or not the person has ever checked in; for a reminder it counts at once.
    #[must_use]
    pub fn shifts_begun(&self, now: Timestamp, minutes: i64) -> Vec<BegunShift> {
        let stated = self.timetable();
        BegunShift::within(&stated.plan, stated.local(now), minutes)
    }

    fn timetable(&self) -> Timetable {
        Timetable { zone: self.time_zone.clone(), plan: self.plan() }
    }

    /// The timetable that was replaced last. The schedule is the same before and after.
    fn earlier(&self) -> Option<EarlierTimetable> {
        let mut earlier = self.earlier.clone()?;
        earlier.timetable.plan.schedule = self.schedule.clone();
        Some(earlier)
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
    /// The same while it hides what is the person's own; none once they have erased themselves since, because nothing
    /// of theirs from before is left. What others shared with the account before stays hidden.
    pub hiding_reset: Option<Timestamp>,
    /// The clocks of the teams that they lead or led.
    pub led_clocks: HashMap<TeamId, TeamClock>,
}

/// The clock of a team's site.
#[derive(Clone, Debug)]
pub struct TeamClock {
    /// Its time zone.
    pub(crate) stated: Timetable,
    /// The time zone before the last change, and until when it is in force.
    pub(crate) earlier: Option<EarlierTimetable>,
}

impl Profile {
    /// Whether they choose with whom check-ins begin before anything else. Not after a reset by somebody else until it
    /// is confirmed: the question would tell that nothing was chosen.
    #[must_use]
    pub fn chooses_audience_first(&self) -> bool {
        self.person.default_audience.is_none() && self.hiding_reset.is_none()
    }

    /// Today in a team: at its site, where a lead may work at another. At their own site, the workday of their shift.
    #[must_use]
    pub fn today_in(&self, team: TeamId, now: Timestamp) -> Workday {
        let there = self.led_clocks.get(&team).map(|clock| in_force(&clock.stated, clock.earlier.as_ref(), now));
        match there.filter(|there| there.zone != self.person.time_zone) {
            Some(there) => CurrentWorkdays::at(there.local(now)).day(),
            None => self.person.today(now),
        }
    }

    /// Today where they answer a request to talk: in the team as whose lead they are asked, or by their own clock.
    #[must_use]
    pub fn today_to_answer(&self, request: &TalkRequest, now: Timestamp) -> Workday {
        let team = request.addressee.and_then(|addressee| addressee.team);
        team.map_or_else(|| self.person.today(now), |team| self.today_in(team, now))
    }

    /// The teams that they lead today, by the day of each.
    pub fn led_teams(&self, now: Timestamp) -> impl Iterator<Item = TeamId> {
        let leads = self.memberships.iter().filter(|membership| membership.role == TeamRole::Lead);
        leads.filter(move |membership| membership.holds_on(self.today_in(membership.team, now))).map(|lead| lead.team)
    }

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
            withheld: Roles::default(),
        }
    }
}
