//! What a roster says: who works in the centre, in which team, by which shifts.

mod stated;

use crate::person::TeamRole;
use crate::{Locale, Role, Roles, ShiftPattern, Workday};
pub use stated::Stated;

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
/// A person who is tied to several teams stands on several lines; these say the same of the person and differ in the team, and
/// in what the person does there. Cells left empty on a later line are taken from the person's first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line in the file, from 1.
    pub line: u64,
    /// The person's key: up to 64 characters, the same in small and capital letters.
    pub person_id: String,
    /// Full name as written.
    pub name: String,
    /// E-mail address, in small letters.
    pub email: Option<String>,
    /// What the person does, in this team where one is named. Agent where nothing is said.
    pub roles: Roles,
    /// The team that an agent works in, or that a lead leads.
    pub team: Option<Team>,
    /// Department of the team.
    pub department: Option<String>,
    /// Site of the team.
    pub site: Option<String>,
    /// The site's time zone, by its IANA name; the same on every line of a site.
    pub time_zone: Option<String>,
    /// The shifts that the person may work.
    pub shifts: Vec<ShiftPattern>,
    /// Whether the post is one that is watched over more closely.
    pub key_post: bool,
    /// The language that the person begins with.
    pub language: Option<Locale>,
    /// First workday.
    pub starts_on: Option<Workday>,
    /// Last workday.
    pub ends_on: Option<Workday>,
    /// The columns of its file: what others would say stays as it is for somebody who is known.
    pub stated: Stated,
}

/// A team as a roster names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Team {
    /// Its key.
    pub id: String,
    /// Its name; the key where the roster gives none.
    pub name: String,
}

impl Row {
    /// How this line ties the person to its team: an agent works in it, a lead leads it, `agent;lead` does both.
    pub fn ties(&self) -> impl Iterator<Item = (&Team, TeamRole)> {
        let tied = [(Role::Agent, TeamRole::Member), (Role::Lead, TeamRole::Lead)];
        let roles = self.roles;
        self.team
            .iter()
            .flat_map(move |team| tied.into_iter().filter(move |(r, _)| roles.has(*r)).map(move |(_, t)| (team, t)))
    }
}

/// All that a roster says of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person<'a> {
    /// The person's first line.
    pub row: &'a Row,
    /// The roles of all lines.
    pub roles: Roles,
    /// The ties of all lines.
    pub ties: Vec<(&'a Team, TeamRole)>,
}

/// The people of a roster, each once, in the order of their first lines.
#[must_use]
pub fn people(rows: &[Row]) -> Vec<Person<'_>> {
    let mut places = std::collections::HashMap::new();
    let mut people: Vec<Person<'_>> = Vec::new();
    for row in rows {
        let place = *places.entry(row.person_id.to_lowercase()).or_insert_with(|| {
            people.push(Person { row, roles: Roles::default(), ties: Vec::new() });
            people.len() - 1
        });
        if let Some(person) = people.get_mut(place) {
            person.roles = person.roles.iter().chain(row.roles.iter()).collect();
            person.ties.extend(row.ties());
        }
    }
    people
}
