//! The row mapper of requests for breaks.

use jiff::Timestamp;
use rusqlite::{Connection, Params, Row, params};
use uuid::Uuid;

use crate::StoreError;
use crate::db::rows::{moment, workday};
use domain::break_request::{BreakState, Decline, ExpectedCost};
use domain::{BreakRequest, BreakRequestId, PersonId, TeamId};

/// The columns that [`request`] reads, in its order.
const REQUEST: &str = "b.id, b.person_id, b.team_id, b.workday, b.starts, b.minutes, b.points, b.overloaded, b.asked_at, \
     b.forgotten_at, b.state, b.reason";

/// The requests that fulfil a condition, the earliest break first.
pub(crate) fn list(c: &Connection, condition: &str, values: impl Params) -> Result<Vec<BreakRequest>, StoreError> {
    let sql = format!("SELECT {REQUEST} FROM break_request b WHERE {condition} ORDER BY b.starts, b.asked_at, b.id");
    let mut statement = c.prepare_cached(&sql)?;
    let found = statement.query_map(values, request)?.collect::<Result<_, _>>()?;
    Ok(found)
}

fn request(row: &Row<'_>) -> rusqlite::Result<BreakRequest> {
    let overloaded = row.get(7)?;
    Ok(BreakRequest {
        id: BreakRequestId(row.get::<_, [u8; 16]>(0).map(Uuid::from_bytes)?),
        person: PersonId(row.get(1)?),
        team: TeamId(row.get(2)?),
        workday: workday(row, 3)?,
        starts: row.get(4)?,
        minutes: row.get(5)?,
        cost: row.get::<_, Option<f64>>(6)?.map(|points| ExpectedCost { points, overloaded }),
        asked_at: moment(row, 8)?,
        forgotten_at: moment(row, 9)?,
        state: match row.get_ref(10)?.as_str()? {
            "granted" => BreakState::Granted,
            "declined" => {
                let reason: Option<String> = row.get(11)?;
                BreakState::Declined(reason.and_then(|reason| reason.parse().ok()).unwrap_or(Decline::Together))
            }
            _ => BreakState::Asked,
        },
    })
}

/// Inserts a request.
pub(super) fn insert(c: &Connection, request: &BreakRequest) -> Result<(), StoreError> {
    let (state, reason) = stored_state(request.state);
    c.prepare_cached(
        "INSERT INTO break_request (id, person_id, team_id, workday, starts, minutes, points, overloaded, asked_at, forgotten_at, \
         state, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        request.id.0.as_bytes(),
        request.person.0,
        request.team.0,
        request.workday.number(),
        request.starts,
        request.minutes,
        request.cost.map(|cost| cost.points),
        request.cost.is_some_and(|cost| cost.overloaded),
        request.asked_at.as_millisecond(),
        request.forgotten_at.as_millisecond(),
        state,
        reason,
    ])
    .map_err(StoreError::named)?;
    Ok(())
}

/// Writes the answer to a request, with the cost that was stated with it.
pub(super) fn update_answer(c: &Connection, request: &BreakRequest) -> Result<(), StoreError> {
    let (state, reason) = stored_state(request.state);
    c.prepare_cached("UPDATE break_request SET state = ?2, reason = ?3, points = ?4, overloaded = ?5 WHERE id = ?1")?
        .execute(params![
            request.id.0.as_bytes(),
            state,
            reason,
            request.cost.map(|cost| cost.points),
            request.cost.is_some_and(|cost| cost.overloaded),
        ])
        .map_err(StoreError::named)?;
    Ok(())
}

/// The stored form of a state: its name, and the reason if it was declined.
const fn stored_state(state: BreakState) -> (&'static str, Option<&'static str>) {
    match state {
        BreakState::Asked => ("asked", None),
        BreakState::Granted => ("granted", None),
        BreakState::Declined(why) => ("declined", Some(why.key())),
    }
}

/// Deletes what a person asked up to a moment.
pub(crate) fn delete_of_person(c: &Connection, person: PersonId, until: Timestamp) -> Result<(), StoreError> {
    let sql = "DELETE FROM break_request WHERE person_id = ?1 AND asked_at <= ?2";
    c.execute(sql, params![person.0, until.as_millisecond()]).map_err(StoreError::named)?;
    Ok(())
}
