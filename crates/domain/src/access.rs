//! Who may do what: one pure function over (viewer, action, subject), and what one viewer may see by name.

use serde::{Deserialize, Serialize};

use super::person::{Membership, TeamRole};
use super::{Audience, CheckIn, OrgUnit, PersonId, Role, Roles, TeamId, Workday};

/// Somebody who is signed in, with all that decides what they may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// Who.
    pub person: PersonId,
    /// What they do in the centre.
    pub roles: Roles,
    /// Their own ties to teams, past and present.
    pub ties: Vec<Membership>,
}

/// What one viewer may see of others by name. Everything derived is keyed by (subject, sight) and computed from it alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Sight {
    /// The person's own: every entry.
    Own,
    /// What this lead may see.
    Lead(PersonId),
    /// What the members of this team may see of one another.
    Team(TeamId),
}

/// Something that somebody may want to do. Each route and each function names one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Open to everybody, signed in or not.
    Public,
    /// Anything that concerns the signed-in person alone: own account, language, `/privacy`.
    OwnAccount,
    /// Check in, and see or change one's own entries.
    OwnWeather,
    /// See what a team shares among its members.
    SeeTeam,
    /// See the board, the trends and the flags of a team.
    SeeBoard,
    /// Work on a flag of a team: acknowledge, follow up.
    WorkOnFlag,
    /// Make or end the wall link of a team.
    ShareWall,
    /// Read the climate of a place: a psychologist of any, a lead of the teams that they lead.
    SeeClimate,
    /// People, invitations, teams, import.
    Administer,
}

/// What the action is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// Nothing in particular, or whatever of it the viewer has.
    None,
    /// One person.
    Person(PersonId),
    /// One team, on one workday.
    Team(TeamId, Workday),
    /// One place of the centre, on one workday.
    OrgUnit(OrgUnit, Workday),
}

impl Viewer {
    /// The teams to which the viewer has this tie on `day`.
    pub fn teams(&self, tie: TeamRole, day: Workday) -> impl Iterator<Item = TeamId> {
        self.ties.iter().filter(move |t| t.tie == tie && t.holds_on(day)).map(|t| t.team)
    }

    /// Whether the viewer once led a team and is no lead any more.
    #[must_use]
    pub fn leads_no_more(&self) -> bool {
        !self.roles.has(Role::Lead) && self.ties.iter().any(|tie| tie.tie == TeamRole::Lead)
    }

    fn is(&self, tie: TeamRole, team: TeamId, day: Workday) -> bool {
        self.teams(tie, day).any(|t| t == team)
    }
}

/// Whether `viewer` (none where nobody is signed in) may do `action` to `subject`.
///
/// The one rule of access: every page, function, event and export asks it.
#[must_use]
pub fn may(viewer: Option<&Viewer>, action: Action, subject: Subject) -> bool {
    let Some(viewer) = viewer else {
        return action == Action::Public;
    };
    let own = match subject {
        Subject::None => true,
        Subject::Person(person) => person == viewer.person,
        Subject::Team(..) | Subject::OrgUnit(..) => false,
    };
    let tied = |role, tie| {
        viewer.roles.has(role)
            && match subject {
                Subject::None => true,
                Subject::Team(team, day) | Subject::OrgUnit(OrgUnit::Team(team), day) => viewer.is(tie, team, day),
                Subject::Person(_) | Subject::OrgUnit(..) => false,
            }
    };
    match action {
        Action::Public => true,
        Action::OwnAccount => own,
        Action::OwnWeather => own && viewer.roles.has(Role::Agent),
        Action::SeeTeam => tied(Role::Agent, TeamRole::Member),
        Action::SeeBoard | Action::WorkOnFlag | Action::ShareWall => tied(Role::Lead, TeamRole::Lead),
        Action::SeeClimate => viewer.roles.has(Role::Psychologist) || tied(Role::Lead, TeamRole::Lead),
        Action::Administer => viewer.roles.has(Role::Admin),
    }
}

/// Whether `viewer` may see `entry` by name: their own; what was shared with the lead of that team on that workday; what was
/// shared with that team on that workday. The store says the same in its own language, and a test holds the two together.
#[must_use]
pub fn sees(viewer: &Viewer, entry: &CheckIn) -> bool {
    let tied = |tie| entry.team.is_some_and(|team| viewer.is(tie, team, entry.workday));
    entry.person == viewer.person
        || match entry.audience {
            Audience::Me => false,
            Audience::Lead => tied(TeamRole::Lead),
            Audience::Team => tied(TeamRole::Lead) || tied(TeamRole::Member),
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead_of(team: i64) -> Viewer {
        let tie = Membership {
            person: PersonId(1),
            team: TeamId(team),
            tie: TeamRole::Lead,
            from: Workday::from_number(100),
            until: Some(Workday::from_number(200)),
        };
        Viewer { person: PersonId(1), roles: Roles::default().with(Role::Lead), ties: vec![tie] }
    }

    #[test]
    fn nobody_who_is_signed_out_may_do_anything_but_what_is_public() {
        for action in [Action::OwnAccount, Action::OwnWeather, Action::SeeTeam, Action::SeeBoard, Action::Administer] {
            assert!(!may(None, action, Subject::None), "{action:?}");
        }
        assert!(may(None, Action::Public, Subject::None));
    }

    #[test]
    fn a_lead_sees_the_board_of_teams_they_lead_on_days_they_lead_them() {
        let lead = lead_of(7);
        let on = |team, day| may(Some(&lead), Action::SeeBoard, Subject::Team(TeamId(team), Workday::from_number(day)));
        assert!(on(7, 100) && on(7, 200));
        assert!(!on(7, 99) && !on(7, 201) && !on(8, 150));
    }

    #[test]
    fn leading_a_team_without_the_lead_role_shows_nothing() {
        let mut lead = lead_of(7);
        lead.roles = Roles::default().with(Role::Agent);
        assert!(!may(Some(&lead), Action::SeeBoard, Subject::Team(TeamId(7), Workday::from_number(150))));
    }

    #[test]
    fn who_lost_the_role_leads_no_more_and_who_never_led_did_not_lose_it() {
        let lead = lead_of(7);
        let agent = Roles::default().with(Role::Agent);
        assert!(!lead.leads_no_more());
        assert!(Viewer { roles: agent, ..lead.clone() }.leads_no_more());
        assert!(!Viewer { roles: agent, ties: vec![], ..lead }.leads_no_more());
    }

    #[test]
    fn psychologists_read_every_climate_and_leads_that_of_their_teams() {
        let day = Workday::from_number(150);
        let psychologist =
            Viewer { person: PersonId(2), roles: Roles::default().with(Role::Psychologist), ties: vec![] };
        let reads = |viewer: &Viewer, place| may(Some(viewer), Action::SeeClimate, Subject::OrgUnit(place, day));
        for place in [OrgUnit::Site(1), OrgUnit::Department(1), OrgUnit::Team(TeamId(7))] {
            assert!(reads(&psychologist, place));
            assert_eq!(reads(&lead_of(7), place), place == OrgUnit::Team(TeamId(7)));
        }
        assert!(!may(Some(&psychologist), Action::SeeBoard, Subject::None));
    }

    #[test]
    fn an_admin_sees_no_mood() {
        let admin = Viewer { person: PersonId(1), roles: Roles::default().with(Role::Admin), ties: vec![] };
        for action in [Action::OwnWeather, Action::SeeTeam, Action::SeeBoard, Action::WorkOnFlag, Action::SeeClimate] {
            assert!(!may(Some(&admin), action, Subject::None), "{action:?}");
        }
    }
}
