//! Whose account a subject of the identity provider is. A subject is bound once, and to nobody else until somebody ends
//! it.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::{IdentityProviders, role_origins};
use crate::StoreError;
use crate::centre::settings;
use crate::db::rows;
use crate::people::{mail_resets, resets};
use crate::token::TokenHash;
use domain::PersonId;

/// What became of a subject that was to be bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BindOutcome {
    /// Nobody had used the account before: it is their first sign-in.
    First,
    /// The account existed: it counts as a reset, and what was said before is closed until the person is confirmed.
    Reset,
    /// The subject is bound already, or the account is bound to another one. Nothing changed.
    Taken,
}

impl IdentityProviders<'_> {
    /// Whose account the subject with this mark is.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn person_of(self, subject: TokenHash) -> Result<Option<PersonId>, StoreError> {
        self.0
            .read(move |c| {
                Ok(c.prepare_cached("SELECT person_id FROM provider_subject WHERE mark = ?1")?
                    .query_row([subject], |row| row.get(0).map(PersonId))
                    .optional()?)
            })
            .await
    }

    /// Since when an account is bound to a subject; none if it is to none.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn bound_since(self, person: PersonId) -> Result<Option<Timestamp>, StoreError> {
        self.0
            .read(move |c| {
                Ok(c.prepare_cached("SELECT bound_at FROM provider_subject WHERE person_id = ?1")?
                    .query_row([person.0], |row| rows::moment(row, 0))
                    .optional()?)
            })
            .await
    }

    /// The account with exactly this address, upper and lower case aside; none if it was changed not long ago.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn person_with_address(self, address: String, now: Timestamp) -> Result<Option<PersonId>, StoreError> {
        let since = mail_resets::new_address_since(now);
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached(
                    "SELECT id FROM person WHERE email = ?1 AND (email_changed_at IS NULL OR email_changed_at <= ?2)",
                )?;
                Ok(statement.query_row(params![address, since], |row| row.get(0).map(PersonId)).optional()?)
            })
            .await
    }

    /// Binds a subject to an account. Where somebody used the account before, its sessions, tokens and links end as
    /// with a reset, and it is announced to the account and to those who share something with it.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn bind(self, subject: TokenHash, person: PersonId, now: Timestamp) -> Result<BindOutcome, StoreError> {
        self.0
            .write(move |c| {
                let new = c
                    .execute(
                        "INSERT INTO provider_subject (mark, person_id, bound_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                        params![subject, person.0, now.as_millisecond()],
                    )
                    .map_err(StoreError::named)?;
                if new == 0 {
                    return Ok(BindOutcome::Taken);
                }
                let joined: bool =
                    c.query_row("SELECT password_hash IS NOT NULL FROM person WHERE id = ?1", [person.0], |row| row.get(0))?;
                if !joined {
                    return Ok(BindOutcome::First);
                }
                resets::record_binding(c, person, now)?;
                Ok(BindOutcome::Reset)
            })
            .await
    }

    /// Confirms that the person behind the subject is the one behind the account: they have just typed the password of
    /// the account in a session that began at the provider.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn confirm(self, person: PersonId, now: Timestamp) -> Result<(), StoreError> {
        self.0.write(move |c| resets::confirm_binding(c, person, now)).await
    }

    /// Ends the binding of an account and the sessions that began at the provider, except those in which the password
    /// was typed since. `by` is the admin who does it; none if the person does, who has proved themselves otherwise:
    /// then nothing waits to be confirmed any more. Returns whether there was one.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn end(self, person: PersonId, by: Option<PersonId>, now: Timestamp) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let ended = c
                    .execute("DELETE FROM provider_subject WHERE person_id = ?1", [person.0])
                    .map_err(StoreError::named)?;
                c.execute("DELETE FROM session WHERE person_id = ?1 AND by_provider = 1", [person.0])
                    .map_err(StoreError::named)?;
                if ended == 0 {
                    return Ok(false);
                }
                match by {
                    Some(by) => settings::log(c, Some(by), "ended_provider_subject", &person.to_string(), now)?,
                    None => resets::confirm_binding(c, person, now)?,
                }
                Ok(true)
            })
            .await
    }

    /// Ends the sessions that rest on one at the provider: those that began in its session with this mark, those of one
    /// person, or those to which both apply. Returns whose they were.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn end_sessions(
        self,
        session: Option<TokenHash>,
        person: Option<PersonId>,
    ) -> Result<Vec<PersonId>, StoreError> {
        self.0
            .write(move |c| {
                if session.is_none() && person.is_none() {
                    return Ok(Vec::new());
                }
                let mut statement = c.prepare_cached(
                    "DELETE FROM session WHERE provider_session IS NOT NULL AND (?1 IS NULL OR provider_session = ?1) \
                     AND (?2 IS NULL OR person_id = ?2) RETURNING person_id",
                )?;
                let found = statement
                    .query_map(params![session, person.map(|person| person.0)], |row| row.get(0).map(PersonId))?
                    .collect::<Result<Vec<_>, _>>()
                    .map_err(StoreError::named)?;
                Ok(found)
            })
            .await
    }
}

/// Ends every binding and every session that rests on one. Roles that came from the provider stay, as if the roster had
/// given them.
pub(super) fn end_all(c: &Connection) -> Result<(), StoreError> {
    for sql in ["DELETE FROM provider_subject", "DELETE FROM session WHERE provider_session IS NOT NULL"] {
        c.execute(sql, []).map_err(StoreError::named)?;
    }
    role_origins::forget_origins(c)
}

/// Ends the binding of a person that was made since a moment.
pub(crate) fn remove_since(c: &Connection, person: PersonId, since: Timestamp) -> Result<(), StoreError> {
    c.execute(
        "DELETE FROM provider_subject WHERE person_id = ?1 AND bound_at >= ?2",
        params![person.0, since.as_millisecond()],
    )
    .map_err(StoreError::named)?;
    Ok(())
}
