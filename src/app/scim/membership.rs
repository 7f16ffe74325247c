//! The rows that a roster would have for a person and their teams.

use domain::person::TeamRole;
use domain::roster::{RosterRow, RosterTeam, StatedColumns};
use domain::{Role, Roles, TeamId};
use store::{ScimDirectory, ScimPerson, ScimTeam};

/// A row that changes nothing of somebody who is known.
#[must_use]
pub fn unchanged(person: &ScimPerson) -> RosterRow {
    RosterRow::new(person.key.clone(), person.name.clone(), person.roles)
}

/// The teams of somebody after a change.
#[derive(Clone, Debug)]
pub struct WantedTeams {
    /// Where they work.
    pub member: Vec<TeamId>,
    /// Where they begin to work, if that is new: they belong to its site.
    pub joins: Option<TeamId>,
    /// What they lead.
    pub leads: Vec<TeamId>,
}

impl WantedTeams {
    /// The teams of a person as they are.
    #[must_use]
    pub fn of(person: &ScimPerson) -> Self {
        let with = |wanted| person.teams.iter().filter(move |(_, role)| *role == wanted).map(|(team, _)| *team);
        Self { member: with(TeamRole::Member).collect(), joins: None, leads: with(TeamRole::Lead).collect() }
    }

    /// Lets the person work in this team and in no other.
    pub fn join(&mut self, team: TeamId) {
        self.member = vec![team];
        self.joins = Some(team);
    }
}

/// The rows that give a person exactly these teams, and the roles of `base` with that of a lead if they lead one: one
/// row for where they work and what else they do, one for each team that they lead.
#[must_use]
pub fn rows(base: &RosterRow, wanted: &WantedTeams, teams: &[ScimTeam]) -> Vec<RosterRow> {
    let stated = base.stated;
    let stated = StatedColumns::by(|column| stated.has(column) || ["team_id", "roles"].contains(&column));
    let find = |id: &TeamId| teams.iter().find(|team| team.id == *id);
    let site = wanted.joins.as_ref().and_then(find).map(|team| team.site.clone());
    let row = |roles: Roles, team: Option<&ScimTeam>| RosterRow {
        roles,
        team: team.map(|team| RosterTeam { id: team.key.clone(), name: team.key.clone() }),
        site: site.clone(),
        stated,
        ..base.clone()
    };
    let others: Roles = base.roles.iter().filter(|role| *role != Role::Lead).collect();
    let lead = Roles::default().with(Role::Lead);
    let mut rows: Vec<RosterRow> = Vec::new();
    if !others.is_empty() {
        let works_in: Vec<_> = wanted.member.iter().filter_map(find).collect();
        rows.extend(works_in.iter().map(|team| row(others, Some(team))));
        if works_in.is_empty() {
            rows.push(row(others, None));
        }
    }
    let leads: Vec<_> = wanted.leads.iter().filter_map(find).collect();
    rows.extend(leads.iter().map(|team| RosterRow { site: None, ..row(lead, Some(team)) }));
    if leads.is_empty() && (base.roles.has(Role::Lead) || rows.is_empty()) {
        rows.push(row(if base.roles.has(Role::Lead) { lead } else { base.roles }, None));
    }
    rows
}

/// The person of whom the client says this id.
#[must_use]
pub fn person<'a>(directory: &'a ScimDirectory, id: &str) -> Option<&'a ScimPerson> {
    super::shown::people(directory).find(|person| person.key == id)
}
