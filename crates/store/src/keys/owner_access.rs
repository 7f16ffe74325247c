//! Access of a person to what only they may read: the token of a session opens the own key that the session holds.

use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension};

use super::{OwnerKeys, table};
use crate::seal::{self, Key, OwnSecret};
use crate::{StoreError, token};
use domain::PersonId;

/// A person who reads their own data. Without a session, their notes for themselves alone stay locked.
#[derive(Clone)]
pub struct OwnerAccess {
    /// Who.
    pub person: PersonId,
    token: Option<Arc<str>>,
}

impl OwnerAccess {
    /// Through the session with this token.
    #[must_use]
    pub fn in_session(person: PersonId, token: &str) -> Self {
        Self { person, token: Some(token.into()) }
    }

    /// The secret halves of the own key, newest first: as many as the session leads to.
    pub(crate) fn secrets(&self, c: &Connection) -> Result<Vec<OwnSecret>, StoreError> {
        match self.newest_secret(c)? {
            Some(newest) => table::with_earlier(c, self.person, newest),
            None => Ok(Vec::new()),
        }
    }

    fn newest_secret(&self, c: &Connection) -> Result<Option<OwnSecret>, StoreError> {
        let Some(token) = &self.token else { return Ok(None) };
        let kept: Option<Vec<u8>> = c
            .prepare_cached("SELECT own_key FROM session WHERE token_hash = ?1 AND person_id = ?2")?
            .query_row((token::hash(token), self.person.0), |row| row.get(0))
            .optional()?
            .flatten();
        Ok(kept.and_then(|kept| from_session(self.person, token, &kept)))
    }
}

impl From<PersonId> for OwnerAccess {
    fn from(person: PersonId) -> Self {
        Self { person, token: None }
    }
}

impl std::fmt::Debug for OwnerAccess {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OwnerAccess({}{})", self.person, if self.token.is_some() { ", in a session" } else { "" })
    }
}

/// A secret as a session keeps it: the database holds only the hash of the token, which does not open it.
#[must_use]
pub fn wrap_for_session(person: PersonId, token: &str, own: &OwnSecret) -> Vec<u8> {
    let bytes = zeroize::Zeroizing::new([own.generation.to_be_bytes().as_slice(), own.secret.as_slice()].concat());
    seal::sealed(&session_key(token), &about(person), &bytes)
}

fn from_session(person: PersonId, token: &str, kept: &[u8]) -> Option<OwnSecret> {
    let bytes = seal::opened(&session_key(token), &about(person), kept)?;
    let (generation, secret) = bytes.split_first_chunk::<4>()?;
    Some(OwnSecret { generation: u32::from_be_bytes(*generation), secret: seal::as_key(secret)? })
}

fn session_key(token: &str) -> Key {
    seal::derived(token.as_bytes(), b"", "weathervane session")
}

fn about(person: PersonId) -> Vec<u8> {
    [b"weathervane session".as_slice(), &person.0.to_be_bytes()].concat()
}

impl OwnerKeys<'_> {
    /// The newest secret of a person, as their session holds it. None in a session that is older than the key.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn secret(self, own: OwnerAccess) -> Result<Option<OwnSecret>, StoreError> {
        self.0.read(move |c| own.newest_secret(c)).await
    }
}
