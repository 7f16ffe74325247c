//! Sessions: who is signed in, by the hash of a token that only the browser knows.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::credentials;
use super::person::profile;
use super::profile::Profile;
use crate::db::rows;
use crate::token::TokenHash;
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
    /// When they typed their password or used a passkey; none once that is too long ago.
    pub password_at: Option<Timestamp>,
    /// Whether they said that the device is their own phone.
    pub own_phone: bool,
    /// Whether it began with a passkey, and no password was typed in it.
    pub by_passkey: bool,
    /// Whether it holds the person's own key.
    pub holds_key: bool,
    /// Whether it began at the identity provider, and no password was typed in it.
    pub by_provider: bool,
    /// Whether it rests on a session at the identity provider: it ends with that one.
    pub of_provider: bool,
}

/// How a session rests on one at the identity provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProviderLink {
    /// It began there, in a session that the provider names so; none if it names none.
    Began(Option<TokenHash>),
    /// It replaces this session of the same person, in which they have just proved themselves, and rests on what that
    /// one rested on.
    Carried(TokenHash),
}

/// A session to begin.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// The hash of its token.
    pub token: TokenHash,
    /// Whose it is.
    pub person: PersonId,
    /// The person's own key as [`crate::wrap_for_session`] wraps it. Without it, what is for them alone stays locked.
    pub own_key: Option<Vec<u8>>,
    /// Whether they said that the device is their own phone.
    pub own_phone: bool,
    /// Whether a passkey began it and no password was typed.
    pub by_passkey: bool,
    /// How it rests on a session at the identity provider; none if it does not.
    pub provider: Option<ProviderLink>,
}

impl NewSession {
    /// A session at a desk that opens nothing that is for the person alone.
    #[must_use]
    pub const fn at_desk(token: TokenHash, person: PersonId) -> Self {
        Self { token, person, own_key: None, own_phone: false, by_passkey: false, provider: None }
    }
}

/// The moments before which sessions have ended.
#[derive(Clone, Copy, Debug)]
pub struct Expiry {
    /// A desk that was last used before this is idle.
    pub idle: Timestamp,
    /// A session at a desk, or a password on an own phone, from before this is too old.
    pub age: Timestamp,
    /// A session on an own phone from before this is too old.
    pub own_phone: Timestamp,
    /// Whose a session was is forgotten if it was last used before this.
    pub owner: Timestamp,
}

/// Sessions of signed-in browsers.
#[derive(Clone, Copy)]
pub struct Sessions<'a>(pub(crate) &'a Store);

impl Sessions<'_> {
    /// Stores a new session of somebody who typed their password, or used a passkey, `now`.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn begin(self, new: NewSession, now: Timestamp) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                let by_provider = matches!(new.provider, Some(ProviderLink::Began(_)));
                let (session, carried) = match new.provider {
                    None => (None, None),
                    Some(ProviderLink::Began(session)) => (Some(session.map_or_else(Vec::new, Vec::from)), None),
                    Some(ProviderLink::Carried(before)) => (None, Some(before)),
                };
                c.execute(
                    "INSERT INTO session (token_hash, person_id, created_at, seen_at, password_at, own_key, own_phone, by_passkey, \
                     by_provider, provider_session) VALUES (?1, ?2, ?3, ?3, ?3, ?4, ?5, ?6, ?7, \
                     coalesce(?8, (SELECT provider_session FROM session WHERE token_hash = ?9 AND person_id = ?2)))",
                    params![
                        new.token,
                        new.person.0,
                        now.as_millisecond(),
                        new.own_key,
                        new.own_phone,
                        new.by_passkey,
                        by_provider,
                        session,
                        carried
                    ],
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
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(&format!(
                    "SELECT {SESSION}, token_hash FROM session WHERE person_id = ?1 ORDER BY created_at DESC, token_hash"
                ))?;
                let found = statement
                    .query_map([person.0], |found| Ok((found.get(9)?, row(found)?)))?
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

    /// Ends every session of a person, except `but` if it is given, every token of theirs, and the link to their
    /// calendar.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn end_all(self, person: PersonId, but: Option<TokenHash>) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                credentials::end_sessions(c, person, but)?;
                credentials::end_calendar_link(c, person)
            })
            .await
    }

    /// Forgets that the password was typed in a session, and the own key that it holds.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn forget_password(self, token: TokenHash) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.execute("UPDATE session SET password_at = NULL, own_key = NULL WHERE token_hash = ?1", [token])
                    .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// Removes the sessions at desks that were last used, or began, before the moments in `since`, and those on own
    /// phones that began before the third. On phones, the first two end only what the password opened. Forgets whose
    /// the sessions were that ended long ago. Returns how many sessions were removed.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn remove_expired(self, since: Expiry) -> Result<usize, StoreError> {
        let [idle, age, phone, owner] =
            [since.idle, since.age, since.own_phone, since.owner].map(Timestamp::as_millisecond);
        self.0
            .write(move |c| {
                c.execute(
                    "UPDATE session SET password_at = NULL, own_key = NULL \
                     WHERE own_phone AND password_at IS NOT NULL AND (seen_at < ?1 OR password_at < ?2)",
                    [idle, age],
                )
                .map_err(StoreError::named)?;
                let removed = c
                    .execute(
                        "DELETE FROM session \
                         WHERE (NOT own_phone AND (seen_at < ?1 OR created_at < ?2)) OR created_at < ?3",
                        [idle, age, phone],
                    )
                    .map_err(StoreError::named)?;
                c.execute("DELETE FROM ended_session WHERE seen_at < ?1", [owner]).map_err(StoreError::named)?;
                Ok(removed)
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
                    .prepare_cached(&format!("SELECT {SESSION} FROM session WHERE token_hash = ?1"))?
                    .query_row([token], row)
                    .optional()?;
                let Some(session) = session else { return Ok(None) };
                Ok(profile(c, session.person)?.map(|profile| (session, profile)))
            })
            .await
    }
}

impl Sessions<'_> {
    /// Whose a session was that has ended; none if that was forgotten.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn owner_of_ended(self, token: TokenHash) -> Result<Option<PersonId>, StoreError> {
        self.0
            .read(move |c| {
                Ok(c.prepare_cached("SELECT person_id FROM ended_session WHERE token_hash = ?1")?
                    .query_row([token], |row| row.get(0))
                    .optional()?
                    .map(PersonId))
            })
            .await
    }
}

const SESSION: &str = "person_id, created_at, seen_at, password_at, own_phone, by_passkey, own_key IS NOT NULL, by_provider, \
     provider_session IS NOT NULL";

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<SessionRow> {
    Ok(SessionRow {
        person: PersonId(row.get(0)?),
        created_at: rows::moment(row, 1)?,
        seen_at: rows::moment(row, 2)?,
        password_at: row.get::<_, Option<i64>>(3)?.map(|_| rows::moment(row, 3)).transpose()?,
        own_phone: row.get(4)?,
        by_passkey: row.get(5)?,
        holds_key: row.get(6)?,
        by_provider: row.get(7)?,
        of_provider: row.get(8)?,
    })
}

#[cfg(test)]
mod tests {
    use crate::{DATABASE, Store, token};
    use domain::PersonId;

    #[tokio::test]
    async fn an_old_session_leaves_its_owner_unless_the_person_goes_too() {
        let directory = tempfile::tempdir().expect("a directory");
        let file = directory.path().join(DATABASE);
        let c = rusqlite::Connection::open(&file).expect("a database");
        crate::migrations::before(&c, "0059_ended_sessions");
        let [stays, goes] = ["stays", "goes"].map(token::hash);
        for (id, token) in [(1, stays), (2, goes)] {
            c.execute("INSERT INTO person (id, key, name, roles) VALUES (?1, 'a' || ?1, 'An Xi', 1)", [id])
                .expect("a person");
            c.execute(
                "INSERT INTO session (token_hash, person_id, created_at, seen_at) VALUES (?1, ?2, 5, 5)",
                rusqlite::params![token, id],
            )
            .expect("a session");
        }
        drop(c);
        let store = Store::open(directory.path()).expect("a migrated store");
        store.sessions().end(stays).await.expect("a write");
        let c = rusqlite::Connection::open(&file).expect("a database");
        c.pragma_update(None, "foreign_keys", true).expect("a setting");
        c.execute("DELETE FROM person WHERE id = 2", []).expect("a person without further traces");
        let owner = async |token| store.sessions().owner_of_ended(token).await.expect("a read");
        assert_eq!((owner(stays).await, owner(goes).await), (Some(PersonId(1)), None));
    }
}
