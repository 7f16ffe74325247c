//! Notices for the next visit of a person: a new invitation for them, a new lead of their team.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use crate::db::rows;
use crate::{Store, StoreError};
use domain::PersonId;

/// One notice.
#[derive(Clone, Debug)]
pub struct Notice {
    /// The row; only its owner can dismiss it.
    pub id: i64,
    /// When it happened.
    pub at: Timestamp,
    /// What happened: `invited_again`, `password_by_invitation`, `lead_joined`, `psychologist_joined`, `admin_joined`.
    pub kind: String,
    /// The person or thing it is about; empty if there is nothing to name.
    pub about: String,
}

/// Notices that people have not put away yet.
#[derive(Clone, Copy)]
pub struct Notices<'a>(pub(crate) &'a Store);

impl Notices<'_> {
    /// The notices that a person has not dismissed, oldest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn unseen(self, person: PersonId) -> Result<Vec<Notice>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(
                    "SELECT id, at, kind, about FROM notice WHERE person_id = ?1 AND seen_at IS NULL ORDER BY id",
                )?;
                let found = statement
                    .query_map([person.0], |row| {
                        Ok(Notice { id: row.get(0)?, at: rows::moment(row, 1)?, kind: row.get(2)?, about: row.get(3)? })
                    })?
                    .collect::<Result<_, _>>()?;
                Ok(found)
            })
            .await
    }

    /// Dismisses all notices of a person.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn mark_seen(self, person: PersonId, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute(
                    "UPDATE notice SET seen_at = ?2 WHERE person_id = ?1 AND seen_at IS NULL",
                    params![person.0, now.as_millisecond()],
                )
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }
}

pub(crate) fn add(c: &Connection, person: PersonId, kind: &str, about: &str, now: Timestamp) -> Result<(), StoreError> {
    c.prepare_cached("INSERT INTO notice (person_id, at, kind, about) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![person.0, now.as_millisecond(), kind, about])
        .map_err(StoreError::named)?;
    Ok(())
}
