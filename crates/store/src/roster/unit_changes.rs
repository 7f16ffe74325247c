//! What a roster changes about teams and sites that exist: names, departments, time zones.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::RosterImport;
use crate::StoreError;
use crate::centre::org_units;
use crate::people::canonical_ids;
use domain::canonical::canonical_id;
use domain::roster::RosterRow;

/// What changes about a team or a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnitChangeKind {
    /// The name of a team.
    TeamName,
    /// The department of a team. Weeks that are still open are counted for the new one.
    Department,
    /// The time zone of a site. Workdays begin by the new one; stored check-ins keep theirs.
    TimeZone,
}

/// One change of a team or a site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitChange {
    /// What changes.
    pub kind: UnitChangeKind,
    /// The name of the team or the site, before the change.
    pub unit: String,
    /// The value before.
    pub before: String,
    /// The value after.
    pub after: String,
}

impl RosterImport<'_> {
    /// What an import of these rows would change about teams and sites that exist, each change once.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn unit_changes(self, rows: Vec<RosterRow>) -> Result<Vec<UnitChange>, StoreError> {
        self.0.read(move |c| unit_changes(c, &rows)).await
    }
}

fn unit_changes(c: &Connection, rows: &[RosterRow]) -> Result<Vec<UnitChange>, StoreError> {
    let mut changes = BTreeMap::new();
    let mut add = |kind, unit: &str, before: &str, after: &str| {
        let change = UnitChange { kind, unit: unit.to_owned(), before: before.to_owned(), after: after.to_owned() };
        changes.insert((change.kind, change.unit.clone()), change);
    };
    for row in rows {
        if let (Some(site), Some(zone)) = (&row.site, &row.time_zone)
            && let Some((name, before)) = org_units::known_site(c, site)?
            && before != *zone
        {
            add(UnitChangeKind::TimeZone, &name, &before, zone);
        }
        // Only the line of a member or a lead places a team.
        let Some(team) = row.team_roles().map(|(team, _)| team).next() else { continue };
        let Some(known) = canonical_ids::team(c, &team.id)? else { continue };
        let (name, department): (String, String) = c
            .prepare_cached(
                "SELECT t.name, d.name FROM team t JOIN department d ON d.id = t.department_id WHERE t.id = ?1",
            )?
            .query_row([known.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if team.name != name && canonical_id(&team.name) != canonical_id(&team.id) {
            add(UnitChangeKind::TeamName, &name, &name, &team.name);
        }
        if let Some(wanted) = row.department.as_ref().filter(|wanted| canonical_id(wanted) != canonical_id(&department))
        {
            add(UnitChangeKind::Department, &name, &department, wanted);
        }
    }
    Ok(changes.into_values().collect())
}
