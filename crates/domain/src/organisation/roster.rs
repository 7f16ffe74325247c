//! Rosters: who works in the centre, in which team and in which shifts.

mod stated_columns;

use crate::person::TeamRole;
use crate::{Locale, Role, Roles, ShiftPattern, Workday};
pub use stated_columns::StatedColumns;

/// The columns of a roster, in the order in which it is written.
pub const COLUMNS: [&str; 14] = [
    "person_id",
    "name",
    "email",
    "roles",
    "team_id",
    "team",
    "department",
    "site",
    "time_zone",
    "shift_pattern",
    "key_post",
    "language",
    "starts_on",
    "ends_on",
];

/// One line of a roster.
///
/// A person with roles in several teams has several lines, which differ only in the team and in the roles there. An
/// empty cell on a later line takes its value from the person's first line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterRow {
    /// The line in the file, from 1.
    pub line: u64,
    /// The name to sign in with: up to 64 characters, the same person in every spelling with one
    /// [`crate::canonical_id`].
    pub person_id: String,
    /// Full name as written.
    pub name: String,
    /// E-mail address, in lower case.
    pub email: Option<String>,
    /// Roles of the person, in this team if the line has one. Agent if the cell is empty.
    pub roles: Roles,
    /// The team of an agent or a lead.
    pub team: Option<RosterTeam>,
    /// Department of the team, by name.
    pub department: Option<String>,
    /// Site of the team, by name.
    pub site: Option<String>,
    /// IANA name of the site's time zone; the same on every line of a site.
    pub time_zone: Option<String>,
    /// The shifts that the person may work.
    pub shifts: Vec<ShiftPattern>,
    /// Whether it is a key post: leads have less time to follow up on a flag, and a second lead checks what was done.
    pub key_post: bool,
    /// The person's first language setting.
    pub language: Option<Locale>,
    /// First workday; absent if it is not limited.
    pub starts_on: Option<Workday>,
    /// Last workday, included; absent if it is not limited.
    pub ends_on: Option<Workday>,
    /// The columns that the file has: for a known person, values of missing columns stay unchanged.
    pub stated: StatedColumns,
}

/// A team as a roster names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RosterTeam {
    /// Unique key within the centre, the same team in every spelling with one [`crate::canonical_id`].
    pub id: String,
    /// Display name; equal to the key if the roster has no name.
    pub name: String,
}

impl RosterRow {
    /// Returns a row of a person with these roles and nothing else. It states no column: of a known person it changes
    /// nothing.
    #[must_use]
    pub fn new(person_id: String, name: String, roles: Roles) -> Self {
        Self {
            line: 0,
            person_id,
            name,
            email: None,
            roles,
            team: None,
            department: None,
            site: None,
            time_zone: None,
            shifts: Vec::new(),
            key_post: false,
            language: None,
            starts_on: None,
            ends_on: None,
            stated: StatedColumns::by(|_| false),
        }
    }

    /// Returns the person's roles in the team of this line: an agent is a member, a lead leads it, `agent;lead` is
    /// both.
    pub fn team_roles(&self) -> impl Iterator<Item = (&RosterTeam, TeamRole)> {
        let pairs = [(Role::Agent, TeamRole::Member), (Role::Lead, TeamRole::Lead)];
        let roles = self.roles;
        self.team
            .iter()
            .flat_map(move |team| pairs.into_iter().filter(move |(r, _)| roles.has(*r)).map(move |(_, t)| (team, t)))
    }
}

/// The lines of one person in a roster, combined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterPerson<'a> {
    /// The person's first line.
    pub row: &'a RosterRow,
    /// The roles of all lines.
    pub roles: Roles,
    /// The roles in teams of all lines.
    pub team_roles: Vec<(&'a RosterTeam, TeamRole)>,
    /// All lines of the person.
    pub lines: Vec<&'a RosterRow>,
}

impl RosterPerson<'_> {
    /// The line that places a team: the department and the site of a line are those of its team, and other lines have
    /// other teams.
    #[must_use]
    pub fn line_of(&self, team: &RosterTeam) -> &RosterRow {
        let names = |line: &&&RosterRow| line.team.as_ref().is_some_and(|named| named.id == team.id);
        self.lines.iter().find(names).copied().unwrap_or(self.row)
    }
}

/// Combines the lines of a roster by person, in the order of their first lines.
#[must_use]
pub fn people(rows: &[RosterRow]) -> Vec<RosterPerson<'_>> {
    let mut indices = std::collections::HashMap::new();
    let mut people: Vec<RosterPerson<'_>> = Vec::new();
    for row in rows {
        let index = *indices.entry(crate::canonical_id(&row.person_id)).or_insert_with(|| {
            people.push(RosterPerson { row, roles: Roles::default(), team_roles: Vec::new(), lines: Vec::new() });
            people.len() - 1
        });
        if let Some(person) = people.get_mut(index) {
            person.lines.push(row);
            person.roles = person.roles.iter().chain(row.roles.iter()).collect();
            for place in row.team_roles() {
                if !person.team_roles.contains(&place) {
                    person.team_roles.push(place);
                }
            }
        }
    }
    people
}
