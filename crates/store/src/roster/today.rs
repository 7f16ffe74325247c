//! The workday of a change to people: by the clock of the site that it concerns, wherever the admin or the machine is.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, ToSql, params};

use crate::StoreError;
use crate::centre::org_units;
use crate::db::rows;
use crate::people::canonical_ids;
use domain::roster::RosterRow;
use domain::{PersonId, Shift, TeamId, Workday};

/// The time zone that is in force at a site at `?1`: after a change the previous one stays until the next day.
pub(crate) const IN_FORCE: &str = "CASE WHEN s.earlier_until > ?1 THEN s.earlier_zone ELSE s.time_zone END";

/// Today at the site of a team.
pub(crate) fn of_team(c: &Connection, team: TeamId, now: Timestamp) -> Result<Workday, StoreError> {
    let place =
        "FROM team t JOIN department d ON d.id = t.department_id JOIN site s ON s.id = d.site_id WHERE t.id = ?2";
    Ok(by_clock_of(zone(c, place, team.0, now)?.as_deref(), now))
}

/// Today at the site of the person of a line of a roster: the site that the line names, or their own, or the first one
/// of the centre. A site that is not there yet has the time zone of the line.
pub(crate) fn of_row(c: &Connection, row: &RosterRow, now: Timestamp) -> Result<Workday, StoreError> {
    let found = match &row.site {
        Some(name) => match org_units::known_site(c, name)? {
            Some((name, _)) => zone(c, "FROM site s WHERE s.name = ?2", name, now)?,
            None => row.time_zone.clone(),
        },
        None => match canonical_ids::person(c, &row.person_id)? {
            Some(person) => return of_person(c, person, now),
            None => None,
        },
    };
    match found {
        Some(zone) => Ok(by_clock_of(Some(&zone), now)),
        None => of_centre(c, now),
    }
}

/// Today at the site of a person, or at the first one of the centre if they have none.
pub(crate) fn of_person(c: &Connection, person: PersonId, now: Timestamp) -> Result<Workday, StoreError> {
    match zone(c, "FROM person p JOIN site s ON s.id = p.site_id WHERE p.id = ?2", person.0, now)? {
        Some(zone) => Ok(by_clock_of(Some(&zone), now)),
        None => of_centre(c, now),
    }
}

/// Today at the first site of the centre, for what concerns no other site.
pub(crate) fn of_centre(c: &Connection, now: Timestamp) -> Result<Workday, StoreError> {
    let found = zone(c, "FROM site s WHERE s.id >= ?2 ORDER BY s.id LIMIT 1", 0, now)?;
    Ok(by_clock_of(found.as_deref(), now))
}

/// Today at the site where it is the earliest day: what ends with a day must not end where that day is still today.
/// Without regard to shifts: the day before can still be worked.
pub(crate) fn at_earliest(c: &Connection, now: Timestamp) -> Result<Workday, StoreError> {
    let mut statement = c.prepare_cached(&format!("SELECT DISTINCT {IN_FORCE} FROM site s"))?;
    let zones: Vec<String> =
        statement.query_map([now.as_millisecond()], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let days = zones.iter().map(|zone| by_clock_of(Some(zone), now));
    Ok(days.min().unwrap_or_else(|| by_clock_of(None, now)))
}

/// The time zone in force at the site that `place` finds by this key.
fn zone(c: &Connection, place: &str, key: impl ToSql, now: Timestamp) -> Result<Option<String>, StoreError> {
    Ok(c.prepare_cached(&format!("SELECT {IN_FORCE} {place}"))?
        .query_row(params![now.as_millisecond(), key], |row| row.get(0))
        .optional()?)
}

/// The workday in a time zone, without regard to shifts; that of UTC if the zone is unknown.
pub(crate) fn by_clock_of(zone: Option<&str>, now: Timestamp) -> Workday {
    Shift::at(&[], now.to_zoned(rows::time_zone(zone)).datetime()).workday
}
