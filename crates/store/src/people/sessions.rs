//! Sessions: who is signed in, by the hash of a token that only the browser knows.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::person::profile;
use super::profile::Profile;
use crate::db::rows;
use crate::{Store, StoreError};
use domain::PersonId;

/// One signed-in browser.
#[derive(Clone, Copy, Debug)]
pub struct SessionRow {
    /// Who is signed in.
    pub person: PersonId,
    /// When they signed in: the absolute expiry counts from here.
    pub created_at: Timestamp,
    /// When they were last seen: the idle expiry counts from here.
    pub seen_at: Timestamp,
}

/// The SHA-256 of a token.
pub type TokenHash = [u8; 32];

/// Sessions of signed-in browsers.
#[derive(Clone, Copy)]
pub struct Sessions<'a>(pub(crate) &'a Store);

impl Sessions<'_> {
    /// Stores a new session that does not open what is for the person alone.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn add(self, token: TokenHash, person: PersonId, now: Timestamp) -> Result<(), StoreError> {
        self.add_with_key(token, person, None, now).await
    }

    /// Stores a new session, with the person's own key as [`crate::wrap_for_session`] wraps it.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn add_with_key(
        self,
        token: TokenHash,
        person: PersonId,
        own_key: Option<Vec<u8>>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute(
                "INSERT INTO session (token_hash, person_id, created_at, seen_at, own_key) VALUES (?1, ?2, ?3, ?3, ?4)",
                params![token, person.0, now.as_millisecond(), own_key],
            )
            .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Stores that a session was used.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn touch(self, token: TokenHash, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.prepare_cached("UPDATE session SET seen_at = ?2 WHERE token_hash = ?1")?
                    .execute(params![token, now.as_millisecond()])
                    .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// The sessions of a person, the newest first, also expired ones.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_person(self, person: PersonId) -> Result<Vec<(TokenHash, SessionRow)>, StoreError> {
        self.0.read(move |c| {
            let mut statement = c.prepare_cached(
                "SELECT person_id, created_at, seen_at, token_hash FROM session WHERE person_id = ?1 ORDER BY created_at DESC, token_hash",
            )?;
            let found = statement
                .query_map([person.0], |found| Ok((found.get(3)?, row(found)?)))?
                .collect::<Result<_, _>>()?;
            Ok(found)
        })
        .await
    }

    /// Ends one session.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn end(self, token: TokenHash) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute("DELETE FROM session WHERE token_hash = ?1", [token]).map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Ends every session of a person, except `but` if it is given.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn end_all(self, person: PersonId, but: Option<TokenHash>) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute("DELETE FROM session WHERE person_id = ?1 AND token_hash IS NOT ?2", params![person.0, but])
                    .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Removes sessions that ended before these moments by idleness or age.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn remove_expired(self, idle_since: Timestamp, older_than: Timestamp) -> Result<usize, StoreError> {
        self.0
            .write(move |c| {
                c.execute(
                    "DELETE FROM session WHERE seen_at < ?1 OR created_at < ?2",
                    params![idle_since.as_millisecond(), older_than.as_millisecond()],
                )
                .map_err(StoreError::named)
            })
            .await
    }
}

impl Sessions<'_> {
    /// The session of a token together with the profile of its person.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn find(self, token: TokenHash) -> Result<Option<(SessionRow, Profile)>, StoreError> {
        self.0
            .read(move |c| {
                let session = c
                    .prepare_cached("SELECT person_id, created_at, seen_at FROM session WHERE token_hash = ?1")?
                    .query_row([token], row)
                    .optional()?;
                let Some(session) = session else { return Ok(None) };
                Ok(profile(c, session.person)?.map(|profile| (session, profile)))
            })
            .await
    }
}

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<SessionRow> {
    Ok(SessionRow { person: PersonId(row.get(0)?), created_at: rows::moment(row, 1)?, seen_at: rows::moment(row, 2)? })
}
