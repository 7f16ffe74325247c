//! Row mappers of the types that several tables store, and the stored form of each.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::Row;

use domain::person::{Membership, TeamRole};
use domain::{Audience, PersonId, StressorKey, TeamId, UpliftKey, Workday};

/// The columns of a membership `m` that [`membership`] reads, in its order.
pub(crate) const MEMBERSHIP: &str = "m.person_id, m.team_id, m.tie, m.starts_on, m.ends_on, max(coalesce(m.granted_at, 0), \
     coalesce((SELECT max(r.at) FROM account_reset r WHERE r.person_id = m.person_id AND r.confirmed_at IS NULL), 0))";

pub(crate) fn membership(row: &Row<'_>) -> rusqlite::Result<Membership> {
    Ok(Membership {
        person: PersonId(row.get(0)?),
        team: TeamId(row.get(1)?),
        role: team_role(row, 2)?,
        from: workday(row, 3)?,
        until: row.get::<_, Option<i32>>(4)?.map(Workday::from_number),
        sees_from: moment(row, 5)?,
    })
}

pub(crate) fn team_role(row: &Row<'_>, column: usize) -> rusqlite::Result<TeamRole> {
    Ok(if row.get::<_, u8>(column)? == team_role_number(TeamRole::Lead) { TeamRole::Lead } else { TeamRole::Member })
}

pub(crate) fn workday(row: &Row<'_>, column: usize) -> rusqlite::Result<Workday> {
    row.get(column).map(Workday::from_number)
}

pub(crate) fn moment(row: &Row<'_>, column: usize) -> rusqlite::Result<Timestamp> {
    parsed(column, Timestamp::from_millisecond(row.get(column)?))
}

pub(crate) fn optional_moment(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Timestamp>> {
    row.get::<_, Option<i64>>(column)?.map(|ms| parsed(column, Timestamp::from_millisecond(ms))).transpose()
}

/// The time zone with a stored name. Without one, or with one that this program does not know, it is UTC: an error
/// would let nobody of the site in, and no admin could state another one.
pub(crate) fn time_zone(name: Option<&str>) -> TimeZone {
    name.and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC)
}

pub(crate) fn audience(row: &Row<'_>, column: usize) -> rusqlite::Result<Audience> {
    let number: u8 = row.get(column)?;
    Audience::ALL
        .get(usize::from(number))
        .copied()
        .ok_or(rusqlite::Error::IntegralValueOutOfRange(column, i64::from(number)))
}

pub(crate) fn parsed<T, E>(column: usize, value: Result<T, E>) -> rusqlite::Result<T>
where
    E: std::error::Error + Send + Sync + 'static,
{
    value.map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Integer, Box::new(error))
    })
}

pub(crate) fn stressors(stored: &str) -> Vec<StressorKey> {
    stored.split(';').filter_map(|key| key.parse().ok()).collect()
}

pub(crate) fn stored_stressors(keys: &[StressorKey]) -> String {
    keys.iter().map(StressorKey::as_str).collect::<Vec<_>>().join(";")
}

pub(crate) fn uplifts(stored: &str) -> Vec<UpliftKey> {
    stored.split(';').filter_map(|key| key.parse().ok()).collect()
}

pub(crate) fn stored_uplifts(keys: &[UpliftKey]) -> String {
    keys.iter().map(UpliftKey::as_str).collect::<Vec<_>>().join(";")
}

/// The stored form of an audience: 0 is the narrowest.
pub(crate) const fn audience_number(audience: Audience) -> u8 {
    audience as u8
}

/// The stored form of a team role.
pub(crate) const fn team_role_number(role: TeamRole) -> u8 {
    match role {
        TeamRole::Member => 0,
        TeamRole::Lead => 1,
    }
}
