//! What a roster changes about teams and sites: names, departments, time zones, and sites that are new.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::RosterImport;
use crate::StoreError;
use crate::centre::{org_units, teams};
use crate::people::canonical_ids;
use domain::canonical::canonical_id;
use domain::roster::RosterRow;

/// What changes about a team or a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnitChangeKind {
    /// A new site, with the time zone that the roster states.
    NewSite,
    /// A new site for which the roster states no time zone: it gets that of the first site, or UTC.
    NewSiteWithoutZone,
    /// The name of a team.
    TeamName,
    /// The department of a team. Weeks that are still open are counted for the new one.
    Department,
    /// The time zone of a site. Workdays begin by the new one; stored check-ins keep theirs.
    TimeZone,
}

impl UnitChangeKind {
    /// Returns true for a site that the centre does not have yet.
    #[must_use]
    pub const fn is_new_site(self) -> bool {
        matches!(self, Self::NewSite | Self::NewSiteWithoutZone)
    }
}

/// One change of a team or a site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitChange {
    /// What changes.
    pub kind: UnitChangeKind,
    /// The label of the team or the name of the site, before the change.
    pub unit: String,
    /// The value before; empty for a new site.
    pub before: String,
    /// The value after.
    pub after: String,
}

impl RosterImport<'_> {
    /// What an import of these rows would change about teams and sites, each change once.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn unit_changes(self, rows: Vec<RosterRow>) -> Result<Vec<UnitChange>, StoreError> {
        self.0.read(move |c| unit_changes(c, &rows)).await
    }
}

fn unit_changes(c: &Connection, rows: &[RosterRow]) -> Result<Vec<UnitChange>, StoreError> {
    // By the id of a team or the canonical name of a site: two teams may have the same name.
    let mut changes = BTreeMap::new();
    let mut add = |kind, unit_id: String, unit: &str, before: &str, after: &str| {
        let change = UnitChange { kind, unit: unit.to_owned(), before: before.to_owned(), after: after.to_owned() };
        changes.entry((kind, unit_id)).or_insert(change);
    };
    let mut first_zone = org_units::first_zone(c)?;
    let has_site = first_zone.is_some() || rows.iter().any(|row| row.site.is_some());
    for row in rows {
        // A new team for which nothing names a site makes one without a name.
        let makes_site = !has_site && row.site.is_none() && row.team_roles().next().is_some();
        if let Some(site) = row.site.as_deref().or(makes_site.then_some(org_units::NAMELESS)) {
            let unit = canonical_id(site);
            match (org_units::known_site(c, site)?, &row.time_zone) {
                (Some((name, before)), Some(zone)) if before != *zone => {
                    add(UnitChangeKind::TimeZone, unit, &name, &before, zone);
                }
                (Some(_), _) => {}
                (None, Some(zone)) => {
                    first_zone.get_or_insert_with(|| zone.clone());
                    add(UnitChangeKind::NewSite, unit, site, "", zone);
                }
                (None, None) => {
                    let zone = first_zone.get_or_insert_with(|| org_units::NO_ZONE.to_owned());
                    add(UnitChangeKind::NewSiteWithoutZone, unit, site, "", zone);
                }
            }
        }
        // Only the line of a member or a lead places a team.
        let Some(team) = row.team_roles().map(|(team, _)| team).next() else { continue };
        let Some(known) = canonical_ids::team(c, &team.id)? else { continue };
        let (name, department): (String, String) = c
            .prepare_cached(
                "SELECT t.name, d.name FROM team t JOIN department d ON d.id = t.department_id WHERE t.id = ?1",
            )?
            .query_row([known.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let (unit, label) = (known.0.to_string(), teams::label(c, known)?);
        if team.name != name && canonical_id(&team.name) != canonical_id(&team.id) {
            add(UnitChangeKind::TeamName, unit.clone(), &label, &name, &team.name);
        }
        if let Some(wanted) = row.department.as_ref().filter(|wanted| canonical_id(wanted) != canonical_id(&department))
        {
            add(UnitChangeKind::Department, unit, &label, &department, wanted);
        }
    }
    let mut changes: Vec<UnitChange> = changes.into_values().collect();
    changes.sort();
    Ok(changes)
}
