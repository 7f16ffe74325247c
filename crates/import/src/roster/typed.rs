//! A person's row from what an admin types into a form, by the same rules as a line of a file.

use super::cells::{email, id, text};
use super::shifts;
use crate::cell;
use crate::csv_reader::Problems;
use domain::Roles;
use domain::problem::{ImportProblem, ImportProblemKind};
use domain::roster::{RosterRow, StatedColumns};

/// What a form says of one person. An empty string means that the field was left blank.
#[derive(Clone, Copy, Debug, Default)]
pub struct PersonFields<'a> {
    /// The key: at most 64 characters.
    pub person_id: &'a str,
    /// The full name: at most 80 characters.
    pub name: &'a str,
    /// An e-mail address, or blank.
    pub email: &'a str,
    /// Shifts as in a file: `early 07:00-15:00; late 14:00-22:00`.
    pub shift_pattern: &'a str,
    /// Whether the post is a key post.
    pub key_post: bool,
    /// The first workday, as [`cell::date`] reads it, or blank.
    pub starts_on: &'a str,
    /// The last workday, not before the first, or blank.
    pub ends_on: &'a str,
}

/// The row of a person, without team and roles, that states every column.
///
/// # Errors
/// Every problem, with the column that has the name of the field.
pub fn person_row(fields: PersonFields<'_>) -> Result<RosterRow, Vec<ImportProblem>> {
    let mut problems = Problems::default();
    let person_id = read("person_id", fields.person_id, &mut problems, id(64));
    let name = read("name", fields.name, &mut problems, text(80));
    for (column, value) in [("person_id", fields.person_id), ("name", fields.name)] {
        if value.trim().is_empty() {
            problems.add(0, column, "", ImportProblemKind::MissingValue);
        }
    }
    let starts_on = read("starts_on", fields.starts_on, &mut problems, |text| cell::date(text, None));
    let ends_on = read("ends_on", fields.ends_on, &mut problems, |text| match (cell::date(text, None)?, starts_on) {
        (ends, Some(starts)) if ends < starts => Err(ImportProblemKind::EndsBeforeStarts(starts)),
        (ends, _) => Ok(ends),
    });
    let row = RosterRow {
        line: 0,
        person_id: person_id.unwrap_or_default(),
        name: name.unwrap_or_default(),
        email: read("email", fields.email, &mut problems, email),
        roles: Roles::default(),
        team: None,
        department: None,
        site: None,
        time_zone: None,
        shifts: read("shift_pattern", fields.shift_pattern, &mut problems, shifts).unwrap_or_default(),
        key_post: fields.key_post,
        language: None,
        starts_on,
        ends_on,
        stated: StatedColumns::ALL,
    };
    problems.into_result(row)
}

/// Reads one field; blank and wrong fields are `None`, and a wrong one is a problem.
fn read<T>(
    column: &str,
    value: &str,
    problems: &mut Problems,
    rule: impl FnOnce(&str) -> Result<T, ImportProblemKind>,
) -> Option<T> {
    let value = value.trim();
    if value.is_empty() {
        return None;
    }
    rule(value).map_err(|what| problems.add(0, column, value, what)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::parse;

    #[test]
    fn a_form_and_a_line_of_a_file_make_the_same_row() {
        let fields = PersonFields {
            person_id: " A1 ",
            name: "Gao  Lin",
            email: "Gao@Example.org",
            shift_pattern: "early 07:00-15:00\u{ff1b}late 14:00-22:00",
            key_post: true,
            starts_on: "2026/3/9",
            ends_on: "2026-12-31",
        };
        let file = "person_id,name,email,roles,team_id,team,department,site,time_zone,shift_pattern,key_post,language,\
                    starts_on,ends_on\nA1,Gao  Lin,Gao@Example.org,,,,,,,early 07:00-15:00\u{ff1b}late 14:00-22:00,\
                    yes,,2026/3/9,2026-12-31\n";
        let mut rows = parse(file.as_bytes()).expect("a roster without problems").rows;
        let of_file = RosterRow { line: 0, roles: Roles::default(), ..rows.remove(0) };
        assert_eq!(person_row(fields), Ok(of_file));
    }

    #[test]
    fn each_wrong_field_is_a_problem_of_its_own() {
        let fields = PersonFields {
            person_id: "a1",
            name: &"n".repeat(81),
            email: "nobody",
            shift_pattern: "always",
            starts_on: "2026-03-09",
            ends_on: "2026-03-08",
            ..PersonFields::default()
        };
        let problems = person_row(fields).expect_err("wrong fields");
        let columns: Vec<_> = problems.iter().map(|problem| problem.column.as_str()).collect();
        assert_eq!(columns, ["name", "ends_on", "email", "shift_pattern"]);
    }
}
