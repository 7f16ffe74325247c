//! What of a roster contradicts the centre: ids and addresses by which somebody else signs in, and teams at another site.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use super::RosterImport;
use crate::StoreError;
use crate::people::canonical_ids;
use domain::canonical::canonical_id;
use domain::problem::{ImportProblem, ImportProblemKind};
use domain::roster::RosterRow;
use domain::{PersonId, TeamId};

impl RosterImport<'_> {
    /// The contradictions of a roster with the centre. A roster without any can be imported.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn conflicts(self, rows: Vec<RosterRow>) -> Result<Vec<ImportProblem>, StoreError> {
        self.0.read(move |c| conflicts(c, &rows)).await
    }
}

pub(crate) fn conflicts(c: &Connection, rows: &[RosterRow]) -> Result<Vec<ImportProblem>, StoreError> {
    let mut named = HashMap::new();
    for row in rows {
        if let Some(person) = canonical_ids::person(c, &row.person_id)? {
            named.insert(person, row.stated.has("email"));
        }
    }
    // Somebody in the file whose address the file does not state keeps it.
    let free = |owner: PersonId| named.get(&owner).copied();
    let mut problems = Vec::new();
    for row in rows {
        let own = canonical_ids::person(c, &row.person_id)?;
        let mut add = |column: &str, value: &str, what| {
            problems.push(ImportProblem::new(row.line, column, value, what));
        };
        if let Some(email) = &row.email {
            let by_address = owner_of_address(c, email)?.filter(|owner| free(*owner).is_none());
            let by_id = canonical_ids::person(c, email)?.filter(|owner| free(*owner).is_none());
            if by_address.or(by_id).is_some_and(|owner| Some(owner) != own) {
                add("email", email, ImportProblemKind::EmailInUse);
            }
        }
        let owner = owner_of_address(c, &canonical_id(&row.person_id))?.filter(|owner| free(*owner) != Some(true));
        if owner.is_some_and(|owner| Some(owner) != own) {
            add("person_id", &row.person_id, ImportProblemKind::IdInUse);
        }
        let Some(team) = &row.team else { continue };
        let Some(known) = canonical_ids::team(c, &team.id)? else { continue };
        let (before, zone) = site_of(c, known)?;
        match (&row.site, &row.time_zone) {
            (Some(site), _) if canonical_id(&before) != canonical_id(site) => {
                add("site", site, ImportProblemKind::TeamAtOtherSite { before });
            }
            // It would have no effect, or one on a site that the file does not name.
            (None, Some(stated)) if *stated != zone => {
                add("time_zone", stated, ImportProblemKind::OtherTimeZone { site: before.into(), before: zone.into() });
            }
            _ => {}
        }
    }
    let is_of_unit = |problem: &ImportProblem| ["site", "time_zone"].contains(&problem.column.as_str());
    problems.dedup_by(|a, b| a.what == b.what && a.value == b.value && is_of_unit(a));
    Ok(problems)
}

/// Returns true if an id or an address of this person is also how somebody else signs in.
pub(crate) fn shares_a_name(c: &Connection, person: PersonId) -> Result<bool, StoreError> {
    Ok(c.prepare_cached(
        "SELECT 1 FROM person p JOIN person o ON o.id <> p.id AND (o.email = p.canonical OR o.canonical = p.email) WHERE p.id = ?1",
    )?
    .exists([person.0])?)
}

/// The name and the time zone of the site of a team.
pub(crate) fn site_of(c: &Connection, team: TeamId) -> Result<(String, String), StoreError> {
    Ok(c.prepare_cached(
        "SELECT s.name, s.time_zone FROM team t JOIN department d ON d.id = t.department_id JOIN site s ON s.id = d.site_id WHERE t.id = ?1",
    )?
    .query_row([team.0], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

fn owner_of_address(c: &Connection, email: &str) -> Result<Option<PersonId>, StoreError> {
    Ok(c.prepare_cached("SELECT id FROM person WHERE email = ?1")?
        .query_row([email], |row| row.get(0).map(PersonId))
        .optional()?)
}
