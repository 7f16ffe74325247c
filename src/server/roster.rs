//! The roster file: who works in the centre, in which team, by which shifts; one line a person, or one for each team of a person.

mod cells;
mod stated;
mod together;
mod write;

use jiff::tz::TimeZone;

use super::sheet::{self, Columns, Line, Problems};
use crate::domain::person::Tie;
use crate::domain::{Role, Roles, ShiftPattern, Workday};
use crate::words::Locale;
use crate::words::problem::{Problem, ProblemKind};
use cells::{email, language, plain, text, yes_or_no};
pub use stated::Stated;
pub use write::to_csv;

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
    pub fn ties(&self) -> impl Iterator<Item = (&Team, Tie)> {
        let tied = [(Role::Agent, Tie::Member), (Role::Lead, Tie::Lead)];
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
    pub ties: Vec<(&'a Team, Tie)>,
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

/// A roster that can be imported as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// Its lines.
    pub rows: Vec<Row>,
    /// Headings of columns that mean nothing here and were passed over.
    pub ignored: Vec<String>,
}

/// Reads a roster: columns in any order, `person_id` and `name` needed, all others as [`Row`] says.
///
/// # Errors
/// Every problem of the file, up to [`sheet::MOST_PROBLEMS`].
pub fn parse(bytes: &[u8]) -> Result<Roster, Vec<Problem>> {
    let columns = Columns { required: &["person_id", "name"], optional: &COLUMNS };
    let mut problems = Problems::default();
    let mut rows = together::Rows::default();
    let ignored = sheet::read(bytes, columns, &mut problems, |line, problems| {
        if let Some(row) = row(line, problems) {
            rows.add(line, row, problems);
        }
    });
    let rows = rows.finish(&mut problems);
    problems.or(Roster { rows, ignored })
}

/// The shifts of a text such as `early 07:00-15:00; late 14:00-22:00`, with the marks of a Chinese keyboard or an English one.
///
/// # Errors
/// [`ProblemKind::NotAShift`].
pub fn shifts(text: &str) -> Result<Vec<ShiftPattern>, ProblemKind> {
    ShiftPattern::parse_many(&plain(text)).map_err(|_| ProblemKind::NotAShift)
}

/// What one line says by itself. Nothing where it does not say who it is about.
fn row(line: &Line<'_>, problems: &mut Problems) -> Option<Row> {
    let person_id = line.require("person_id", problems, text(64));
    let name = line.require("name", problems, text(80));
    let team_id = line.read("team_id", problems, text(64));
    let team = line.read("team", problems, text(80));
    let team = match (team_id, team) {
        (Some(id), name) => Some(Team { name: name.unwrap_or_default(), id }),
        (None, name) => name.map(|name| Team { id: name.clone(), name }),
    };
    let roles =
        line.read("roles", problems, |text| Roles::parse_many(&plain(text)).map_err(|_| ProblemKind::UnknownRole));
    let shifts = line.read("shift_pattern", problems, shifts);
    let time_zone = line.read("time_zone", problems, |text| {
        TimeZone::get(text).ok().and_then(|zone| zone.iana_name().map(str::to_owned)).ok_or(ProblemKind::NotATimeZone)
    });
    let starts_on = line.read("starts_on", problems, sheet::date);
    let ends_on = line.read("ends_on", problems, |text| match (sheet::date(text)?, starts_on) {
        (ends, Some(starts)) if ends < starts => Err(ProblemKind::EndsBeforeStarts(starts)),
        (ends, _) => Ok(ends),
    });
    let row = Row {
        line: line.number,
        person_id: person_id.clone().unwrap_or_default(),
        name: name.unwrap_or_default(),
        email: line.read("email", problems, email),
        roles: roles.filter(|roles| !roles.is_empty()).unwrap_or_else(|| Roles::default().with(Role::Agent)),
        team,
        department: line.read("department", problems, text(80)),
        site: line.read("site", problems, text(80)),
        time_zone,
        shifts: shifts.unwrap_or_default(),
        key_post: line.read("key_post", problems, yes_or_no).unwrap_or(false),
        language: line.read("language", problems, language),
        starts_on,
        ends_on,
        stated: Stated::by(|column| line.has(column)),
    };
    person_id.map(|_| row)
}

#[cfg(test)]
mod tests;
