//! What of a roster contradicts the centre: ids and addresses by which somebody else signs in, and teams at another
//! site.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension};

use super::RosterImport;
use crate::StoreError;
use crate::centre::org_units;
use crate::people::canonical_ids;
use domain::PersonId;
use domain::canonical::canonical_id;
use domain::problem::{ImportProblem, ImportProblemKind};
use domain::roster::RosterRow;

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
    let sites = sites_after(c, rows)?;
    let mut problems = Vec::new();
    for row in rows {
        let own = canonical_ids::person(c, &row.person_id)?;
        if let Some(email) = &row.email {
            let by_address = owner_of_address(c, email)?.filter(|owner| free(*owner).is_none());
            let by_id = canonical_ids::person(c, email)?.filter(|owner| free(*owner).is_none());
            if by_address.or(by_id).is_some_and(|owner| Some(owner) != own) {
                add(&mut problems, ImportProblem::new(row.line, "email", email, ImportProblemKind::EmailInUse));
            }
        }
        let owner = owner_of_address(c, &canonical_id(&row.person_id))?.filter(|owner| free(*owner) != Some(true));
        if owner.is_some_and(|owner| Some(owner) != own) {
            let what = ImportProblemKind::IdInUse;
            add(&mut problems, ImportProblem::new(row.line, "person_id", &row.person_id, what));
        }
        if let Some((column, value, what)) = conflict_of_site(c, row, own, &sites)? {
            add(&mut problems, ImportProblem::new(row.line, column, &value, what));
        }
    }
    Ok(problems)
}

/// What the site or the time zone of a line contradicts: its column, its value and the kind.
fn conflict_of_site(
    c: &Connection,
    row: &RosterRow,
    person: Option<PersonId>,
    sites: &BTreeMap<String, (String, String)>,
) -> Result<Option<(&'static str, String, ImportProblemKind)>, StoreError> {
    let team = match &row.team {
        Some(team) => canonical_ids::team(c, &team.id)?,
        None => None,
    };
    let of_team = team.map(|team| org_units::site_of(c, team)).transpose()?;
    if let (Some(site), Some((before, _))) = (&row.site, &of_team)
        && canonical_id(before) != canonical_id(site)
    {
        let what = ImportProblemKind::TeamAtOtherSite { before: before.clone() };
        return Ok(Some(("site", site.clone(), what)));
    }
    // Without a site, a time zone would have no effect, or one on a site that the file does not name.
    let (None, Some(stated)) = (&row.site, &row.time_zone) else { return Ok(None) };
    let of_person = match person.filter(|_| row.team.is_none()) {
        Some(person) => site_of_person(c, person)?,
        None => None,
    };
    let mut all = sites.values();
    let only = match (all.next(), all.next()) {
        (Some(only), None) => Some(only.clone()),
        _ => None,
    };
    let what = match of_team.or(of_person).or(only) {
        Some((_, zone)) if zone == *stated => return Ok(None),
        Some((site, before)) => ImportProblemKind::OtherTimeZone { site: site.into(), before: before.into() },
        // The first team makes a site, which gets the time zone.
        None if sites.is_empty() && row.team_roles().next().is_some() => return Ok(None),
        None => ImportProblemKind::TimeZoneWithoutSite,
    };
    Ok(Some(("time_zone", stated.clone(), what)))
}

/// Adds a problem, to an earlier one if the column and the kind are the same, as the reader of a file does.
fn add(problems: &mut Vec<ImportProblem>, problem: ImportProblem) {
    let is_same = |known: &&mut ImportProblem| (&known.column, &known.what) == (&problem.column, &problem.what);
    match problems.iter_mut().find(is_same) {
        Some(known) => known.also_on(problem.line, &problem.value),
        None => problems.push(problem),
    }
}

/// The name and the time zone of every site that the centre has or the lines name, by canonical name.
fn sites_after(c: &Connection, rows: &[RosterRow]) -> Result<BTreeMap<String, (String, String)>, StoreError> {
    let known: Vec<(String, String)> = c
        .prepare_cached("SELECT name, time_zone FROM site ORDER BY id")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let mut sites: BTreeMap<_, _> = known.into_iter().map(|site| (canonical_id(&site.0), site)).collect();
    let first_zone = org_units::first_zone(c)?.unwrap_or_else(|| org_units::NO_ZONE.to_owned());
    for row in rows {
        let Some(name) = &row.site else { continue };
        let site = sites.entry(canonical_id(name)).or_insert_with(|| (name.clone(), first_zone.clone()));
        if let Some(zone) = &row.time_zone {
            site.1.clone_from(zone);
        }
    }
    Ok(sites)
}

/// The name and the time zone of the site of a person; none if they have no site.
fn site_of_person(c: &Connection, person: PersonId) -> Result<Option<(String, String)>, StoreError> {
    Ok(c.prepare_cached("SELECT s.name, s.time_zone FROM person p JOIN site s ON s.id = p.site_id WHERE p.id = ?1")?
        .query_row([person.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// Returns true if an id or an address of this person is also how somebody else signs in.
pub(crate) fn shares_a_name(c: &Connection, person: PersonId) -> Result<bool, StoreError> {
    Ok(c.prepare_cached(
        "SELECT 1 FROM person p JOIN person o ON o.id <> p.id AND (o.email = p.canonical OR o.canonical = p.email) WHERE p.id = ?1",
    )?
    .exists([person.0])?)
}

fn owner_of_address(c: &Connection, email: &str) -> Result<Option<PersonId>, StoreError> {
    Ok(c.prepare_cached("SELECT id FROM person WHERE email = ?1")?
        .query_row([email], |row| row.get(0).map(PersonId))
        .optional()?)
}
