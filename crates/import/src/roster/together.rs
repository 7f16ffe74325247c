//! What the lines of a roster must say alike: of a person, an address, a team and a site.

use std::collections::HashMap;

use super::{Line, ProblemKind, Problems};
use domain::Roles;
use domain::person::TeamRole;
use domain::roster::{Row, Team};

/// What is said of the person and not of a team, and so must be the same on each of a person's lines.
const OF_THE_PERSON: [&str; 7] = ["name", "email", "shift_pattern", "key_post", "language", "starts_on", "ends_on"];

/// The lines so far, and what is known from them.
#[derive(Default)]
pub(super) struct Rows {
    rows: Vec<Row>,
    people: HashMap<String, Known>,
    /// Address → the person who has it, and the line.
    emails: HashMap<String, (String, u64)>,
    teams: HashMap<String, HashMap<&'static str, Said>>,
}

/// What is known of a person from earlier lines.
struct Known {
    /// Where the first line stands among the rows.
    first: usize,
    /// The cells of [`OF_THE_PERSON`] on that line.
    cells: [String; OF_THE_PERSON.len()],
    roles: Roles,
    /// The line that says where the person works.
    works_in: Option<u64>,
}

/// A value and the line that said it first.
struct Said {
    value: String,
    line: u64,
}

impl Rows {
    /// Takes one more line in, and notes where it does not go together with earlier ones.
    pub(super) fn add(&mut self, line: &Line<'_>, row: Row, problems: &mut Problems) {
        let row = self.with_person(line, row, problems);
        self.check_email(&row, problems);
        self.check_team(&row, problems);
        self.rows.push(row);
    }

    /// The lines, with what one line says of a team or a site put in on the others.
    pub(super) fn finish(mut self, problems: &mut Problems) -> Vec<Row> {
        for row in &mut self.rows {
            if let Some(Team { id, name }) = &mut row.team {
                let known = self.teams.get(id.as_str());
                let said = |column| known.and_then(|team| team.get(column)).map(|said| said.value.clone());
                *name = said("team").unwrap_or_else(|| id.clone());
                row.department = row.department.take().or_else(|| said("department"));
                row.site = row.site.take().or_else(|| said("site"));
            }
        }
        self.fill_zones(problems);
        self.rows
    }

    fn with_person(&mut self, line: &Line<'_>, row: Row, problems: &mut Problems) -> Row {
        let works = row.ties().any(|(_, tie)| tie == TeamRole::Member);
        let key = row.person_id.to_lowercase();
        let cells = OF_THE_PERSON.map(|column| line.cell(column).to_owned());
        let Some(known) = self.people.get_mut(&key) else {
            self.people.insert(
                key,
                Known { first: self.rows.len(), cells, roles: row.roles, works_in: works.then_some(row.line) },
            );
            check_psychologist(row.roles, &row, problems);
            return row;
        };
        let Some(first) = self.rows.get(known.first) else { return row };
        for ((column, before), now) in OF_THE_PERSON.iter().zip(&known.cells).zip(&cells) {
            if !now.is_empty() && now != before {
                let what = ProblemKind::PersonDiffers { line: first.line, before: before.clone() };
                problems.add(row.line, column, now, what);
            }
        }
        let roles = if line.cell("roles").is_empty() { first.roles } else { row.roles };
        let row = Row {
            line: row.line,
            roles,
            team: row.team,
            department: row.department,
            site: row.site,
            time_zone: row.time_zone,
            ..first.clone()
        };
        if row.ties().any(|(_, tie)| tie == TeamRole::Member) {
            match known.works_in {
                Some(line) => problems.add(row.line, "team_id", "", ProblemKind::WorksInTwoTeams { line }),
                None => known.works_in = Some(row.line),
            }
        }
        let before = known.roles;
        known.roles = before.iter().chain(roles.iter()).collect();
        if before != known.roles {
            check_psychologist(known.roles, &row, problems);
        }
        row
    }

    fn check_email(&mut self, row: &Row, problems: &mut Problems) {
        let Some(email) = &row.email else { return };
        let key = row.person_id.to_lowercase();
        let (owner, line) = self.emails.entry(email.clone()).or_insert_with(|| (key.clone(), row.line));
        if *owner != key {
            problems.add(row.line, "email", email, ProblemKind::EmailTaken { line: *line });
        }
    }

    fn check_team(&mut self, row: &Row, problems: &mut Problems) {
        let Some(team) = &row.team else { return };
        let facts = self.teams.entry(team.id.clone()).or_default();
        let said = [("team", Some(&team.name)), ("department", row.department.as_ref()), ("site", row.site.as_ref())];
        for (column, value) in said.into_iter().filter_map(|(column, value)| Some((column, value?))) {
            if value.is_empty() {
                continue;
            }
            let first = facts.entry(column).or_insert_with(|| Said { value: value.clone(), line: row.line });
            if first.value != *value {
                let what = ProblemKind::TeamDiffers { line: first.line, before: first.value.clone() };
                problems.add(row.line, column, value, what);
            }
        }
    }

    /// One site, one time zone; a line that names none takes that of its site.
    fn fill_zones(&mut self, problems: &mut Problems) {
        let mut zones: HashMap<Option<String>, Said> = HashMap::new();
        for row in &self.rows {
            let Some(zone) = &row.time_zone else { continue };
            let first = zones.entry(row.site.clone()).or_insert_with(|| Said { value: zone.clone(), line: row.line });
            if first.value != *zone {
                let what = ProblemKind::SiteInTwoZones { line: first.line, before: first.value.clone() };
                problems.add(row.line, "time_zone", zone, what);
            }
        }
        for row in &mut self.rows {
            row.time_zone = row.time_zone.take().or_else(|| zones.get(&row.site).map(|said| said.value.clone()));
        }
    }
}

/// Nobody is psychologist for people they lead.
fn check_psychologist(roles: Roles, row: &Row, problems: &mut Problems) {
    if !roles.go_together() {
        problems.add(row.line, "roles", &row.roles.to_string(), ProblemKind::PsychologistLeads);
    }
}
