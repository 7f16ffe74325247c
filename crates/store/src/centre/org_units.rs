//! Sites, departments and teams as a roster names them; missing ones are created.

use rusqlite::{Connection, OptionalExtension, Params, params};

use crate::StoreError;
use crate::people::canonical_ids;
use domain::canonical::canonical_id;
use domain::roster::RosterRow;
use domain::{TeamId, roster};

/// The name of the site of teams for which nothing names one.
pub(crate) const NAMELESS: &str = "—";

/// The time zone of a site about which nothing is known.
pub(crate) const NO_ZONE: &str = "UTC";

/// The name of a site and its time zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteZone {
    /// As people call it; a nameless one is `—`.
    pub name: String,
    /// The name of its time zone.
    pub time_zone: String,
}

/// The time zone of the first site, which a new site without one takes; none if there is no site.
pub(crate) fn first_zone(c: &Connection) -> Result<Option<String>, StoreError> {
    Ok(c.prepare_cached("SELECT time_zone FROM site ORDER BY id LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?)
}

/// The site with this name. A new one without a time zone takes that of the first site.
pub(crate) fn site(c: &Connection, name: &str, zone: Option<&str>) -> Result<i64, StoreError> {
    let name = known_name(c, "SELECT name FROM site ORDER BY id", [], name)?;
    let of_new = first_zone(c)?.unwrap_or_else(|| NO_ZONE.to_owned());
    c.prepare_cached(
        "INSERT INTO site (name, time_zone) VALUES (?1, coalesce(?2, ?3)) \
         ON CONFLICT (name) DO UPDATE SET time_zone = coalesce(?2, time_zone) RETURNING id",
    )?
    .query_row(params![name, zone, of_new], |r| r.get(0))
    .map_err(StoreError::named)
}

/// The name and the time zone of the site with this name, in any spelling; none if there is none.
pub(crate) fn known_site(c: &Connection, name: &str) -> Result<Option<(String, String)>, StoreError> {
    let name = known_name(c, "SELECT name FROM site ORDER BY id", [], name)?;
    Ok(c.prepare_cached("SELECT name, time_zone FROM site WHERE name = ?1")?
        .query_row([name], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

/// The name and the time zone of the site of a team.
pub(crate) fn site_of(c: &Connection, team: TeamId) -> Result<(String, String), StoreError> {
    Ok(c.prepare_cached(
        "SELECT s.name, s.time_zone FROM team t JOIN department d ON d.id = t.department_id JOIN site s ON s.id = d.site_id WHERE t.id = ?1",
    )?
    .query_row([team.0], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// The centre's only site, for a roster that names none; none if there are several.
pub(crate) fn only_site(c: &Connection) -> Result<Option<i64>, StoreError> {
    Ok(c.prepare_cached("SELECT min(id) FROM site HAVING count(*) = 1")?.query_row([], |r| r.get(0)).optional()?)
}

/// Moves a team that exists to the department of the roster, if it names one. A team stays at its site: weeks of sites
/// close at different times, and a week of the team would be counted at both or at none.
fn place(c: &Connection, team: TeamId, row: &RosterRow) -> Result<(), StoreError> {
    let (here, _) = site_of(c, team)?;
    if row.site.as_ref().is_some_and(|site| canonical_id(site) != canonical_id(&here)) {
        return Err(StoreError::Taken("site"));
    }
    let Some(wanted) = &row.department else { return Ok(()) };
    let site = site(c, &here, None)?;
    let department = department(c, site, Some(wanted))?;
    c.prepare_cached("UPDATE team SET department_id = ?2 WHERE id = ?1 AND department_id <> ?2")?
        .execute(params![team.0, department])
        .map_err(StoreError::named)?;
    Ok(())
}

/// The team with this key, renamed to the name in the roster.
pub(crate) fn team(
    c: &Connection,
    team: &roster::RosterTeam,
    row: &RosterRow,
    site_id: Option<i64>,
) -> Result<TeamId, StoreError> {
    if let Some(TeamId(id)) = canonical_ids::team(c, &team.id)? {
        // A roster without a name for a team repeats its key: that is not a new name.
        if canonical_id(&team.name) != canonical_id(&team.id) {
            c.prepare_cached("UPDATE team SET name = ?2 WHERE id = ?1 AND name <> ?2")?
                .execute(params![id, team.name])
                .map_err(StoreError::named)?;
        }
        place(c, TeamId(id), row)?;
        return Ok(TeamId(id));
    }
    let site_id = match site_id {
        Some(id) => id,
        None => site(c, NAMELESS, row.time_zone.as_deref())?,
    };
    let department = department(c, site_id, row.department.as_deref())?;
    c.prepare_cached("INSERT INTO team (key, name, department_id, canonical) VALUES (?1, ?2, ?3, ?4) RETURNING id")?
        .query_row(params![team.id, team.name, department, canonical_id(&team.id)], |r| r.get(0).map(TeamId))
        .map_err(StoreError::named)
}

/// The department of a site with this name; the nameless one if the roster names none.
pub(crate) fn department(c: &Connection, site: i64, name: Option<&str>) -> Result<i64, StoreError> {
    let name =
        known_name(c, "SELECT name FROM department WHERE site_id = ?1 ORDER BY id", [site], name.unwrap_or("—"))?;
    c.prepare_cached(
        "INSERT INTO department (site_id, name) VALUES (?1, ?2) ON CONFLICT (site_id, name) DO UPDATE SET name = ?2 RETURNING id",
    )?
    .query_row(params![site, name], |r| r.get(0))
    .map_err(StoreError::named)
}

/// The name among those that `sql` selects of which `name` is another spelling, the exact one first; `name` itself if
/// there is none.
fn known_name(c: &Connection, sql: &str, parameters: impl Params, name: &str) -> Result<String, StoreError> {
    let names: Vec<String> =
        c.prepare_cached(sql)?.query_map(parameters, |row| row.get(0))?.collect::<Result<_, _>>()?;
    let canonical = canonical_id(name);
    let same = |known: &&String| canonical_id(known) == canonical;
    let known = names.iter().find(|known| *known == name).or_else(|| names.iter().find(same));
    Ok(known.cloned().unwrap_or_else(|| name.to_owned()))
}
