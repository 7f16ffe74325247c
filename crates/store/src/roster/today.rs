//! The workday of a change to people: by the clock of the site that it concerns, wherever the admin or the machine is.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::{Connection, OptionalExtension};

use crate::StoreError;
use crate::centre::org_units;
use crate::people::canonical_ids;
use domain::roster::RosterRow;
use domain::{Shift, TeamId, Workday};

/// Today at the site of a team.
pub(crate) fn of_team(c: &Connection, team: TeamId, now: Timestamp) -> Result<Workday, StoreError> {
    let zone: Option<String> = c
        .prepare_cached(
            "SELECT s.time_zone FROM team t JOIN department d ON d.id = t.department_id JOIN site s ON s.id = d.site_id \
             WHERE t.id = ?1",
        )?
        .query_row([team.0], |row| row.get(0))
        .optional()?;
    Ok(by_clock_of(zone.as_deref(), now))
}

/// Today at the site of the person of a line of a roster: the site that the line names, or their own, or the first one of the centre. A
/// site that is not there yet has the time zone of the line.
pub(crate) fn of_row(c: &Connection, row: &RosterRow, now: Timestamp) -> Result<Workday, StoreError> {
    let zone = match &row.site {
        Some(name) => match (&row.time_zone, org_units::known_site(c, name)?) {
            (Some(zone), _) => Some(zone.clone()),
            (None, known) => known.map(|(_, zone)| zone),
        },
        None => of_person(c, row)?,
    };
    match zone {
        Some(zone) => Ok(by_clock_of(Some(&zone), now)),
        None => of_centre(c, now),
    }
}

/// Today at the first site of the centre, for what concerns no other site.
pub(crate) fn of_centre(c: &Connection, now: Timestamp) -> Result<Workday, StoreError> {
    let zone: Option<String> = c
        .prepare_cached("SELECT time_zone FROM site ORDER BY id LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(by_clock_of(zone.as_deref(), now))
}

fn of_person(c: &Connection, row: &RosterRow) -> Result<Option<String>, StoreError> {
    let Some(person) = canonical_ids::person(c, &row.person_id)? else { return Ok(None) };
    Ok(c.prepare_cached("SELECT s.time_zone FROM person p JOIN site s ON s.id = p.site_id WHERE p.id = ?1")?
        .query_row([person.0], |row| row.get(0))
        .optional()?)
}

/// The workday in a time zone, without regard to shifts; that of UTC if the zone is unknown.
fn by_clock_of(zone: Option<&str>, now: Timestamp) -> Workday {
    let zone = zone.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
    Shift::at(&[], now.to_zoned(zone).datetime()).workday
}
