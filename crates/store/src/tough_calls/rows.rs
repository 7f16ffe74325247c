//! The row mapper of tough calls, and what removes them together with other data of a person.

use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use crate::StoreError;
use crate::db::rows::{audience, moment, workday};
use domain::tough_call::{ASKED_FOR_DAYS, Heaviness, ToughCallKind};
use domain::{PersonId, TeamId, ToughCall, ToughCallId, ToughCallSource, Workday};

/// The columns that [`tough_call`] reads, in its order.
pub(super) const TOUGH_CALL: &str =
    "t.person_id, t.id, t.workday, t.stated_at, t.shift, t.team_id, t.source, t.kind, t.heaviness, t.audience";

/// One tough call of a row of [`TOUGH_CALL`].
pub(super) fn tough_call(row: &Row<'_>) -> rusqlite::Result<ToughCall> {
    Ok(ToughCall {
        person: PersonId(row.get(0)?),
        id: ToughCallId(row.get(1).map(Uuid::from_bytes)?),
        workday: workday(row, 2)?,
        stated_at: moment(row, 3)?,
        shift: row.get(4)?,
        team: row.get::<_, Option<i64>>(5)?.map(TeamId),
        source: known(row, 6, ToughCallSource::from_key)?,
        kind: known(row, 7, ToughCallKind::from_key)?,
        heaviness: known(row, 8, Heaviness::from_key)?,
        audience: audience(row, 9)?,
    })
}

/// The value with the key in a column.
pub(super) fn known<T>(row: &Row<'_>, column: usize, of: fn(&str) -> Option<T>) -> rusqlite::Result<T> {
    let key = row.get_ref(column)?.as_str()?;
    of(key).ok_or_else(|| {
        let unknown = Box::new(StoreError::Damaged("tough call"));
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, unknown)
    })
}

/// Tough calls in the order in which they were stated.
pub(crate) fn list(
    c: &Connection,
    condition: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<ToughCall>, StoreError> {
    let sql =
        format!("SELECT {TOUGH_CALL} FROM tough_moment t WHERE {condition} ORDER BY t.workday, t.stated_at, t.id");
    let mut statement = c.prepare_cached(&sql)?;
    Ok(statement.query_map(values, tough_call)?.collect::<Result<_, _>>()?)
}

/// Removes one tough call of a person with what was offered on it, and the answers that were about no other one: those
/// about calls of other shifts of the days for which is asked, stated before the answer.
pub(crate) fn remove(c: &Connection, person: PersonId, id: ToughCallId) -> Result<(), StoreError> {
    c.execute(
        "DELETE FROM suggestion WHERE person_id = ?1 AND why GLOB 'tough_call:*' AND offered_at = \
         (SELECT stated_at FROM tough_moment WHERE person_id = ?1 AND id = ?2)",
        params![person.0, id.0.as_bytes()],
    )
    .map_err(StoreError::named)?;
    let sql = "DELETE FROM tough_moment WHERE person_id = ?1 AND id = ?2";
    if c.execute(sql, params![person.0, id.0.as_bytes()]).map_err(StoreError::named)? > 0 {
        c.execute(
            "DELETE FROM tough_moment_answer AS a WHERE a.person_id = ?1 AND NOT EXISTS (SELECT 1 FROM tough_moment t \
             WHERE t.person_id = a.person_id AND t.workday BETWEEN a.workday - ?2 AND a.workday \
             AND t.stated_at <= a.answered_at AND (t.workday < a.workday OR coalesce(t.shift, '') <> a.shift))",
            params![person.0, ASKED_FOR_DAYS],
        )
        .map_err(StoreError::named)?;
    }
    Ok(())
}

/// Removes the tough calls of a person up to a moment, and what they answered about them.
pub(crate) fn remove_until(c: &Connection, person: PersonId, until: Timestamp) -> Result<(), StoreError> {
    for sql in [
        "INSERT OR IGNORE INTO withdrawn (person_id, id) SELECT person_id, id FROM tough_moment WHERE person_id = ?1 AND stated_at <= ?2",
        "DELETE FROM tough_moment WHERE person_id = ?1 AND stated_at <= ?2",
        "DELETE FROM tough_moment_answer WHERE person_id = ?1 AND answered_at <= ?2",
    ] {
        c.execute(sql, params![person.0, until.as_millisecond()]).map_err(StoreError::named)?;
    }
    Ok(())
}

/// Removes what is older than the retention period.
pub(crate) fn remove_before(c: &Connection, person: i64, first: Workday) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM tough_moment WHERE person_id = ?1 AND workday < ?2",
        "DELETE FROM tough_moment_answer WHERE person_id = ?1 AND workday < ?2",
    ] {
        c.prepare_cached(sql)?.execute(params![person, first.number()]).map_err(StoreError::named)?;
    }
    Ok(())
}
