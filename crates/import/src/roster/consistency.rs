//! Checks that the lines of a roster agree about a person, an address, a team and a site, and fills empty cells from
//! other lines.

use std::collections::HashMap;

use super::{CsvLine, ImportProblemKind, Problems};
use domain::person::TeamRole;
use domain::roster::{RosterRow, RosterTeam};
use domain::{Role, Roles, canonical_id};

/// The columns about the person and not about a team: they must be equal on all lines of a person.
const PERSON_COLUMNS: [&str; 7] = ["name", "email", "shift_pattern", "key_post", "language", "starts_on", "ends_on"];

/// The lines so far, and the values that later lines must repeat.
#[derive(Default)]
pub(super) struct ConsistentRows {
    rows: Vec<RosterRow>,
    people: HashMap<String, KnownPerson>,
    /// By address: the person who has it, and the line.
    emails: HashMap<String, (String, u64)>,
    /// By the canonical key of a team.
    teams: HashMap<String, KnownTeam>,
}

/// The values of a person on earlier lines.
struct KnownPerson {
    /// Index of the first line among the rows.
    first: usize,
    /// The cells of [`PERSON_COLUMNS`] on that line.
    cells: [String; PERSON_COLUMNS.len()],
    roles: Roles,
    /// The line with the team in which the person works, and the canonical key of the team.
    works_in: Option<(u64, String)>,
    /// The canonical key of the team and the roles of each line so far, with the line.
    lines: HashMap<(String, Roles), u64>,
}

/// A team on earlier lines.
struct KnownTeam {
    /// Its key in the spelling of its first line.
    id: String,
    facts: HashMap<&'static str, FirstValue>,
}

/// A value and the first line that has it.
struct FirstValue {
    value: String,
    line: u64,
}

impl ConsistentRows {
    /// Adds a line, and a problem for each value that contradicts an earlier line.
    pub(super) fn add(&mut self, line: &CsvLine<'_>, row: RosterRow, problems: &mut Problems) {
        let repeats = self.check_team(&row, problems);
        let row = self.with_person(line, row, repeats, problems);
        self.check_email(&row, problems);
        self.rows.push(row);
    }

    /// Returns the lines, with empty team and site cells filled from other lines of the same team or site.
    pub(super) fn finish(mut self, problems: &mut Problems) -> Vec<RosterRow> {
        for row in &mut self.rows {
            if let Some(RosterTeam { id, name }) = &mut row.team {
                let known = self.teams.get(&canonical_id(id));
                let said = |column| known.and_then(|team| team.facts.get(column)).map(|said| said.value.clone());
                if let Some(known) = known {
                    id.clone_from(&known.id);
                }
                *name = said("team").unwrap_or_else(|| id.clone());
                row.department = row.department.take().or_else(|| said("department"));
                row.site = row.site.take().or_else(|| said("site"));
            }
        }
        self.check_names(problems);
        self.fill_zones(problems);
        self.rows
    }

    /// The row with the person's values of earlier lines. `repeats` is false if the line contradicts an earlier one of
    /// its team.
    fn with_person(&mut self, line: &CsvLine<'_>, row: RosterRow, repeats: bool, problems: &mut Problems) -> RosterRow {
        let member_of = || row.team_roles().find(|(_, role)| *role == TeamRole::Member);
        let works_in = member_of().map(|(team, _)| (row.line, canonical_id(&team.id)));
        let key = canonical_id(&row.person_id);
        let cells = PERSON_COLUMNS.map(|column| line.cell(column).to_owned());
        let Some(known) = self.people.get_mut(&key) else {
            self.people.insert(
                key,
                KnownPerson {
                    first: self.rows.len(),
                    cells,
                    roles: row.roles,
                    works_in: works_in.clone(),
                    lines: HashMap::from([(place(&row), row.line)]),
                },
            );
            check_psychologist(row.roles, &row, problems);
            check_team_of_psychologist(row.roles, works_in.is_some(), &row, problems);
            return row;
        };
        let Some(first) = self.rows.get(known.first) else { return row };
        let repeats = agrees(first, &known.cells, &row, &cells, problems) && repeats;
        let roles = if line.cell("roles").is_empty() { first.roles } else { row.roles };
        let row = RosterRow {
            line: row.line,
            roles,
            team: row.team,
            department: row.department,
            site: row.site,
            time_zone: row.time_zone,
            ..first.clone()
        };
        let worked_before = known.works_in.is_some();
        match (known.lines.insert(place(&row), row.line), works_in, &known.works_in) {
            (Some(line), ..) if repeats => problems.add(row.line, "", "", ImportProblemKind::LineTwice { line }),
            (None, Some((_, team)), Some((line, other))) if team != *other => {
                problems.add(row.line, "team_id", "", ImportProblemKind::WorksInTwoTeams { line: *line });
            }
            (None, Some(place), None) => known.works_in = Some(place),
            _ => {}
        }
        let before = known.roles;
        let member_before = worked_before && before.has(Role::Psychologist);
        known.roles = before.iter().chain(roles.iter()).collect();
        if before != known.roles {
            check_psychologist(known.roles, &row, problems);
        }
        if !member_before {
            check_team_of_psychologist(known.roles, known.works_in.is_some(), &row, problems);
        }
        row
    }

    fn check_email(&mut self, row: &RosterRow, problems: &mut Problems) {
        let Some(email) = &row.email else { return };
        let key = canonical_id(&row.person_id);
        let (owner, line) = self.emails.entry(email.clone()).or_insert_with(|| (key.clone(), row.line));
        if *owner != key {
            problems.add(row.line, "email", email, ImportProblemKind::EmailTaken { line: *line });
        }
    }

    /// Checks that nobody's id is somebody else's address: people sign in with either.
    fn check_names(&self, problems: &mut Problems) {
        for (email, (owner, by_address)) in &self.emails {
            let Some(known) = self.people.get(email).filter(|_| owner != email) else { continue };
            let Some(by_id) = self.rows.get(known.first).map(|row| row.line) else { continue };
            let (column, line, earlier) =
                if *by_address > by_id { ("email", *by_address, by_id) } else { ("person_id", by_id, *by_address) };
            problems.add(line, column, email, ImportProblemKind::IdIsAddress { line: earlier });
        }
    }

    /// Returns false, and adds a problem, if the line contradicts an earlier one of its team.
    fn check_team(&mut self, row: &RosterRow, problems: &mut Problems) -> bool {
        let Some(team) = &row.team else { return true };
        let mut agrees = true;
        let known = || KnownTeam { id: team.id.clone(), facts: HashMap::new() };
        let facts = &mut self.teams.entry(canonical_id(&team.id)).or_insert_with(known).facts;
        let said = [("team", Some(&team.name)), ("department", row.department.as_ref()), ("site", row.site.as_ref())];
        for (column, value) in said.into_iter().filter_map(|(column, value)| Some((column, value?))) {
            if value.is_empty() {
                continue;
            }
            let first = facts.entry(column).or_insert_with(|| FirstValue { value: value.clone(), line: row.line });
            if canonical_id(&first.value) != canonical_id(value) {
                let what = ImportProblemKind::TeamDiffers { line: first.line, before: first.value.clone() };
                problems.add(row.line, column, value, what);
                agrees = false;
            }
        }
        agrees
    }

    /// Checks that each site has one time zone, and fills empty cells with it.
    fn fill_zones(&mut self, problems: &mut Problems) {
        let mut zones: HashMap<Option<String>, FirstValue> = HashMap::new();
        for row in &self.rows {
            let Some(zone) = &row.time_zone else { continue };
            let first = zones.entry(site(row)).or_insert_with(|| FirstValue { value: zone.clone(), line: row.line });
            if first.value != *zone {
                let what = ImportProblemKind::SiteInTwoZones { line: first.line, before: first.value.clone() };
                problems.add(row.line, "time_zone", zone, what);
            }
        }
        for row in &mut self.rows {
            row.time_zone = row.time_zone.take().or_else(|| zones.get(&site(row)).map(|said| said.value.clone()));
        }
    }
}

/// Whether a line says the same of its person as their first line, whose cells are `before`. What differs goes to
/// `problems`.
fn agrees(first: &RosterRow, before: &[String], row: &RosterRow, cells: &[String], problems: &mut Problems) -> bool {
    let mut agrees = true;
    for ((column, before), now) in PERSON_COLUMNS.iter().zip(before).zip(cells) {
        let is_same = || canonical_id(now) == canonical_id(before) || says_the_same(column, first, row);
        if !now.is_empty() && !is_same() {
            agrees = false;
            let what = ImportProblemKind::PersonDiffers { line: first.line, before: before.clone() };
            problems.add(row.line, column, now, what);
        }
    }
    agrees
}

/// Whether two lines of a person say the same in one of [`PERSON_COLUMNS`], however each writes it.
fn says_the_same(column: &str, one: &RosterRow, other: &RosterRow) -> bool {
    match column {
        "email" => one.email == other.email,
        "shift_pattern" => one.shifts == other.shifts,
        "key_post" => one.key_post == other.key_post,
        "language" => one.language == other.language,
        "starts_on" => one.starts_on == other.starts_on,
        "ends_on" => one.ends_on == other.ends_on,
        _ => canonical_id(&one.name) == canonical_id(&other.name),
    }
}

/// The team and the roles that a line states.
fn place(row: &RosterRow) -> (String, Roles) {
    (row.team.as_ref().map(|team| canonical_id(&team.id)).unwrap_or_default(), row.roles)
}

/// The canonical name of the site of a line.
fn site(row: &RosterRow) -> Option<String> {
    row.site.as_deref().map(canonical_id)
}

/// Adds a problem if the person would be a psychologist and, by this line or an earlier one, work in a team.
fn check_team_of_psychologist(roles: Roles, works: bool, row: &RosterRow, problems: &mut Problems) {
    if roles.has(Role::Psychologist) && works {
        let team = row.team.as_ref().map(|team| team.id.as_str()).unwrap_or_default();
        problems.add(row.line, "team_id", team, ImportProblemKind::PsychologistInTeam);
    }
}

/// Adds a problem if the person would be psychologist and lead.
fn check_psychologist(roles: Roles, row: &RosterRow, problems: &mut Problems) {
    if !roles.are_compatible() {
        problems.add(row.line, "roles", &row.roles.to_string(), ImportProblemKind::PsychologistLeads);
    }
}
