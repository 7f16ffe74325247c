//! Parser and writer of roster files: one line per person, or one per team of a person.

mod cells;
mod clock;
mod consistency;
mod shifts;
mod template;
mod typed;
mod write;

use jiff::tz::TimeZone;

use super::csv_reader::{self, Columns, CsvLine, FileBytes, Problems};
use cells::{email, id, language, roles, text, yes_or_no};
use domain::problem::{ImportProblem, ImportProblemKind};
use domain::roster::{COLUMNS, RosterRow, RosterTeam, StatedColumns};
use domain::{Role, Roles};
pub use shifts::shifts;
pub use template::{column_names, template};
pub use typed::{PersonFields, person_row};
pub use write::to_csv;

/// The columns of a roster file.
pub const FILE_COLUMNS: Columns = Columns { required: &["person_id", "name"], optional: &COLUMNS };

/// A roster without problems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// In the order of the file.
    pub rows: Vec<RosterRow>,
    /// Headings of unknown columns, which are ignored.
    pub ignored: Vec<String>,
}

/// Parses a roster: columns in any order; `person_id` and `name` are required; see [`RosterRow`] for the others.
///
/// # Errors
/// If the file has problems. Returns all of them, up to [`csv_reader::MAX_PROBLEMS`].
pub fn parse<'a>(file: impl Into<FileBytes<'a>>) -> Result<Roster, Vec<ImportProblem>> {
    let mut problems = Problems::default();
    let mut rows = consistency::ConsistentRows::default();
    let ignored = csv_reader::read(file.into(), FILE_COLUMNS, &mut problems, |line, problems| {
        if let Some(row) = row(line, problems) {
            rows.add(line, row, problems);
        }
    });
    let rows = rows.finish(&mut problems);
    problems.into_result(Roster { rows, ignored })
}

/// Parses one line by itself. Returns none if the line has no `person_id`.
fn row(line: &CsvLine<'_>, problems: &mut Problems) -> Option<RosterRow> {
    let person_id = line.require("person_id", problems, id(64));
    let name = line.require("name", problems, text(80));
    let team_id = line.read("team_id", problems, id(64));
    let team = line.read("team", problems, text(80));
    let team = match (team_id, team) {
        (Some(id), name) => Some(RosterTeam { name: name.unwrap_or_default(), id }),
        // The name is the key where there is no other.
        (None, Some(name)) if line.cell("team_id").is_empty() => {
            line.read("team", problems, id(80)).map(|id| RosterTeam { id, name })
        }
        (None, _) => None,
    };
    let roles = line.read("roles", problems, roles);
    let shifts = line.read("shift_pattern", problems, shifts);
    let time_zone = line.read("time_zone", problems, |text| {
        TimeZone::get(text)
            .ok()
            .and_then(|zone| zone.iana_name().map(str::to_owned))
            .ok_or(ImportProblemKind::NotATimeZone)
    });
    let starts_on = line.read("starts_on", problems, |text| line.date("starts_on", text));
    let ends_on = line.read("ends_on", problems, |text| match (line.date("ends_on", text)?, starts_on) {
        (ends, Some(starts)) if ends < starts => Err(ImportProblemKind::EndsBeforeStarts(starts)),
        (ends, _) => Ok(ends),
    });
    let row = RosterRow {
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
        stated: StatedColumns::by(|column| line.has(column)),
    };
    person_id.map(|_| row)
}

#[cfg(test)]
mod tests;
