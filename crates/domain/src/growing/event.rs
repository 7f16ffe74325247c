//! Events: what a site or a team does for joy, rest or a change of place, and whom each concerns.

use std::ops::RangeInclusive;

use jiff::Timestamp;

use crate::access::Viewer;
use crate::counselling::slot::ends_at;
use crate::counselling::{InBothLanguages, random_id};
use crate::person::TeamRole;
use crate::{OrgUnit, PersonId, Role, Workday};

/// How long an event may last, in minutes: up to three days.
pub const EVENT_MINUTES: RangeInclusive<u16> = 15..=4320;

random_id! {
    /// The id of an event.
    EventId
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Unique in the centre.
    pub id: EventId,
    /// Who plans it; absent if they were erased since.
    pub organiser: Option<PersonId>,
    /// For whom: a site or a team.
    pub unit: OrgUnit,
    /// Its title, in at least one language.
    pub title: InBothLanguages,
    /// What it is about.
    pub text: InBothLanguages,
    /// When it begins.
    pub starts_at: Timestamp,
    /// How long it lasts, in minutes.
    pub minutes: u16,
    /// Where.
    pub place: String,
}

impl Event {
    /// Returns when it ends.
    #[must_use]
    pub fn ends_at(&self) -> Timestamp {
        ends_at(self.starts_at, self.minutes)
    }

    /// Returns true if it concerns somebody who belongs to this site: it is for the site, for a team in which they work
    /// or that they lead, or they plan it.
    #[must_use]
    pub fn concerns(&self, viewer: &Viewer, site: Option<i64>, day: Workday) -> bool {
        let is_theirs = match self.unit {
            OrgUnit::Site(id) => Some(id) == site,
            OrgUnit::Team(team) => {
                viewer.teams(TeamRole::Member, day).chain(viewer.teams(TeamRole::Lead, day)).any(|own| own == team)
            }
            OrgUnit::Department(_) => false,
        };
        is_theirs || self.organiser == Some(viewer.person)
    }

    /// Returns true if this viewer may cancel it: its organiser, a lead of its team on this day, or an admin. An
    /// organiser may have left, and somebody has to be able to remove words that hurt.
    #[must_use]
    pub fn may_be_cancelled_by(&self, viewer: &Viewer, day: Workday) -> bool {
        let leads = match self.unit {
            OrgUnit::Team(team) => viewer.teams(TeamRole::Lead, day).any(|own| own == team),
            OrgUnit::Site(_) | OrgUnit::Department(_) => false,
        };
        self.organiser == Some(viewer.person) || leads || viewer.acts_as(Role::Admin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::Membership;
    use crate::{Roles, TeamId};

    fn event(unit: OrgUnit) -> Event {
        let title = InBothLanguages { en: "Picnic".to_owned(), zh: String::new() };
        let text = InBothLanguages::default();
        let (id, starts_at) = (EventId(uuid::Uuid::nil()), Timestamp::UNIX_EPOCH);
        Event { id, organiser: Some(PersonId(9)), unit, title, text, starts_at, minutes: 60, place: String::new() }
    }

    #[test]
    fn an_event_concerns_its_site_or_its_team_and_its_organiser() {
        let in_team = Membership {
            person: PersonId(1),
            team: TeamId(7),
            role: TeamRole::Member,
            from: Workday::from_number(100),
            until: Some(Workday::from_number(200)),
            sees_from: Timestamp::UNIX_EPOCH,
        };
        let viewer = Viewer::new(PersonId(1), Roles::default().with(Role::Agent), vec![in_team]);
        let concerns = |unit, site, day| event(unit).concerns(&viewer, site, Workday::from_number(day));
        assert!(concerns(OrgUnit::Site(3), Some(3), 150) && !concerns(OrgUnit::Site(3), Some(4), 150));
        assert!(concerns(OrgUnit::Team(TeamId(7)), None, 150) && !concerns(OrgUnit::Team(TeamId(8)), None, 150));
        assert!(!concerns(OrgUnit::Team(TeamId(7)), None, 201), "they left the team");
        let organiser = Viewer::new(PersonId(9), Roles::default(), Vec::new());
        assert!(event(OrgUnit::Team(TeamId(8))).concerns(&organiser, None, Workday::from_number(150)));
    }

    #[test]
    fn its_organiser_the_leads_of_its_team_and_admins_cancel_an_event() {
        let of_team = |role| Membership {
            person: PersonId(1),
            team: TeamId(7),
            role,
            from: Workday::from_number(100),
            until: None,
            sees_from: Timestamp::UNIX_EPOCH,
        };
        let viewer =
            |person, role, memberships| Viewer::new(PersonId(person), Roles::default().with(role), memberships);
        let lead = viewer(1, Role::Lead, vec![of_team(TeamRole::Lead)]);
        let member = viewer(1, Role::Agent, vec![of_team(TeamRole::Member)]);
        let (admin, organiser) = (viewer(2, Role::Admin, Vec::new()), viewer(9, Role::Agent, Vec::new()));
        let (team, site) = (OrgUnit::Team(TeamId(7)), OrgUnit::Site(3));
        for (viewer, unit, may) in [
            (&lead, team, true),
            (&lead, OrgUnit::Team(TeamId(8)), false),
            (&lead, site, false),
            (&member, team, false),
            (&admin, team, true),
            (&admin, site, true),
            (&organiser, site, true),
        ] {
            assert_eq!(event(unit).may_be_cancelled_by(viewer, Workday::from_number(150)), may, "{viewer:?} {unit:?}");
        }
    }
}
