//! Removing people or old days from the content of the access log: the rows and their chain stay.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::chain;
use crate::StoreError;
use domain::{PersonId, Workday};

/// Removes a person from every row that says that they were viewed until a moment.
pub(crate) fn subject(c: &Connection, person: PersonId, until: Timestamp) -> Result<(), StoreError> {
    let rows = c
        .prepare_cached(
            "SELECT s.seq, s.place, s.salt FROM look_subject s JOIN look l ON l.seq = s.seq \
             WHERE s.subject = ?1 AND (l.at IS NULL OR l.at <= ?2)",
        )?
        .query_map(params![person.0, until.as_millisecond()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<Vec<(i64, i64, chain::Salt)>, _>>()?;
    let mut statement = c.prepare_cached(
        "UPDATE look_subject SET subject = NULL, salt = NULL, leaf = ?3 WHERE seq = ?1 AND place = ?2",
    )?;
    for (seq, index, salt) in rows {
        statement.execute(params![seq, index, chain::leaf(&salt, person.0)]).map_err(StoreError::named)?;
    }
    Ok(())
}

/// Removes the content of every row of a viewer.
pub(crate) fn viewer(c: &Connection, person: PersonId) -> Result<(), StoreError> {
    content(c, "viewer = ?1", person.0)
}

/// Removes the content of every row of a workday before `first`.
pub(crate) fn before(c: &Connection, first: Workday) -> Result<(), StoreError> {
    content(c, "workday < ?1", i64::from(first.number()))
}

fn content(c: &Connection, which: &str, value: i64) -> Result<(), StoreError> {
    let rows = c
        .prepare_cached(&format!("SELECT seq FROM look WHERE {which}"))?
        .query_map([value], |row| row.get(0))?
        .collect::<Result<Vec<i64>, _>>()?;
    let mut subjects = c.prepare_cached("DELETE FROM look_subject WHERE seq = ?1")?;
    let mut content = c.prepare_cached(
        "UPDATE look SET viewer = NULL, workday = NULL, kind = NULL, about = NULL, at = NULL, first = NULL, salt = NULL \
         WHERE seq = ?1",
    )?;
    for seq in rows {
        subjects.execute([seq]).map_err(StoreError::named)?;
        content.execute([seq]).map_err(StoreError::named)?;
    }
    Ok(())
}
