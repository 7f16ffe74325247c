//! Whether two people are in one reporting line.

use crate::person::{Membership, TeamRole};
use crate::{PersonId, TeamId, Workday};

/// The reporting line of one person on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportingLine {
    /// The teams in which they work or that they lead.
    teams: Vec<TeamId>,
    /// Those who lead the teams in which they work, and they themselves if they lead.
    leads: Vec<PersonId>,
}

impl ReportingLine {
    /// Returns the line of `person` on `day`. `memberships` are those of everybody, at least those of the person and of
    /// the leads of all their teams.
    #[must_use]
    pub fn of(person: PersonId, memberships: &[Membership], day: Workday) -> Self {
        let of_day = || memberships.iter().filter(|membership| membership.holds_on(day));
        let own = || of_day().filter(|membership| membership.person == person);
        let teams: Vec<TeamId> = own().map(|membership| membership.team).collect();
        let leads = |membership: &&Membership| membership.role == TeamRole::Lead && teams.contains(&membership.team);
        let leads = of_day().filter(leads).map(|membership| membership.person).collect();
        Self { teams, leads }
    }

    /// Returns true if two people share a team or a lead, or one leads the other. A deputy leads like every lead.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.teams.iter().any(|team| other.teams.contains(team))
            || self.leads.iter().any(|lead| other.leads.contains(lead))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    fn in_team(person: i64, team: i64, role: TeamRole) -> Membership {
        Membership {
            person: PersonId(person),
            team: TeamId(team),
            role,
            from: Workday::from_number(100),
            until: Some(Workday::from_number(200)),
            sees_from: Timestamp::UNIX_EPOCH,
        }
    }

    /// Whether the first two people are in one line on a day.
    fn meet(memberships: &[Membership], day: i32) -> bool {
        let line = |person| ReportingLine::of(PersonId(person), memberships, Workday::from_number(day));
        assert_eq!(line(1).meets(&line(2)), line(2).meets(&line(1)), "the relation is symmetric");
        line(1).meets(&line(2))
    }

    #[test]
    fn the_same_team_is_one_line_as_long_as_both_are_in_it() {
        let both = [in_team(1, 7, TeamRole::Member), in_team(2, 7, TeamRole::Member)];
        assert!(meet(&both, 150));
        assert!(!meet(&both, 201));
        assert!(!meet(&[in_team(1, 7, TeamRole::Member), in_team(2, 8, TeamRole::Member)], 150));
    }

    #[test]
    fn a_lead_and_the_people_they_lead_are_one_line() {
        assert!(meet(&[in_team(1, 7, TeamRole::Lead), in_team(2, 7, TeamRole::Member)], 150));
    }

    #[test]
    fn people_of_two_teams_with_the_same_lead_are_one_line() {
        let teams = [in_team(1, 7, TeamRole::Member), in_team(2, 8, TeamRole::Member), in_team(3, 7, TeamRole::Lead)];
        assert!(!meet(&teams, 150), "only one of the teams has this lead");
        let shared = [teams[0], teams[1], teams[2], in_team(3, 8, TeamRole::Lead)];
        assert!(meet(&shared, 150));
    }

    #[test]
    fn somebody_without_a_team_is_in_no_line() {
        assert!(!meet(&[in_team(2, 7, TeamRole::Lead)], 150));
    }
}
