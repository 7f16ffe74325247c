//! Second factors at sign-in: the sealed secret that a person shares with their authenticator app, and their backup
//! codes.

mod required;
mod totp;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use zeroize::Zeroizing;

use crate::centre::settings;
use crate::db::rows;
use crate::people::credentials;
use crate::seal::{self, Key};
use crate::token::TokenHash;
use crate::{Store, StoreError};
use domain::PersonId;
use domain::second_factor::SET_UP_WITHIN;

/// The second factor of a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SecondFactorState {
    /// Since when sign-in asks for a code; none if it does not.
    pub on_since: Option<Timestamp>,
    /// How many backup codes are not used yet.
    pub codes_left: u32,
}

/// A secret that a person is setting up in their app.
#[derive(Clone)]
pub struct Enrolment {
    /// The secret in base 32, to be typed.
    pub secret: String,
    /// The address that an app reads from a QR code.
    pub address: String,
}

/// What became of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeOutcome {
    /// It is the code of this time, and is now used up.
    Right,
    /// It was one of the backup codes, and is now used up.
    Backup,
    /// It is wrong, or used up.
    Wrong,
    /// The person has no second factor.
    Off,
}

/// The second factors of people.
#[derive(Clone, Copy)]
pub struct SecondFactors<'a>(pub(crate) &'a Store);

impl SecondFactors<'_> {
    /// The second factor of a person.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn state(self, person: PersonId) -> Result<SecondFactorState, StoreError> {
        self.0
            .read(move |c| {
                let on_since = c
                    .prepare_cached(
                        "SELECT confirmed_at FROM second_factor WHERE person_id = ?1 AND confirmed_at IS NOT NULL",
                    )?
                    .query_row([person.0], |row| rows::moment(row, 0))
                    .optional()?;
                Ok(SecondFactorState { on_since, codes_left: codes_left(c, person)? })
            })
            .await
    }

    /// Makes a fresh secret for a person to set up. It is in force once [`Self::confirm`] has seen a code of it.
    /// Returns false if a second factor is on already, which stays.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn start(self, person: PersonId, now: Timestamp) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                if confirmed(c, person)? {
                    return Ok(false);
                }
                remove(c, person)?;
                let key = seal::fresh_key();
                let secret: Zeroizing<[u8; totp::SECRET_LENGTH]> = Zeroizing::new(rand::random());
                let sealed = seal::sealed(&key, &about(person), secret.as_slice());
                c.execute(
                    "INSERT INTO keys.second_factor_key (person_id, key) VALUES (?1, ?2)",
                    params![person.0, *key],
                )
                .map_err(StoreError::named)?;
                c.execute(
                    "INSERT INTO second_factor (person_id, secret, started_at) VALUES (?1, ?2, ?3)",
                    params![person.0, sealed, now.as_millisecond()],
                )
                .map_err(StoreError::named)?;
                Ok(true)
            })
            .await
    }

    /// The secret that a person is setting up, for an app that calls the account by this name; none if they are not, or
    /// began too long ago.
    ///
    /// # Errors
    /// If it cannot be read.
    pub async fn enrolment(
        self,
        person: PersonId,
        account: String,
        now: Timestamp,
    ) -> Result<Option<Enrolment>, StoreError> {
        self.0
            .read(move |c| {
                let Some(secret) = unconfirmed(c, person, now)? else { return Ok(None) };
                Ok(totp::shown(&secret, &account).map(|(secret, address)| Enrolment { secret, address }))
            })
            .await
    }

    /// Switches the second factor on that a person is setting up, with these backup codes, if `code` is one of its
    /// secret. Returns whether it was. Every session of theirs but `session` ends, every token, and the link to their
    /// calendar: they began without it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn confirm(
        self,
        person: PersonId,
        session: TokenHash,
        code: String,
        backup: Vec<TokenHash>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let Some(secret) = unconfirmed(c, person, now)? else { return Ok(false) };
                let Some(step) = totp::step_of(&secret, &code, seconds(now)) else { return Ok(false) };
                c.execute(
                    "UPDATE second_factor SET confirmed_at = ?2, last_step = ?3 WHERE person_id = ?1",
                    params![person.0, now.as_millisecond(), stored(step)],
                )
                .map_err(StoreError::named)?;
                for hash in backup {
                    c.execute(
                        "INSERT INTO second_factor_code (person_id, code_hash) VALUES (?1, ?2)",
                        params![person.0, hash],
                    )
                    .map_err(StoreError::named)?;
                }
                settings::log(c, Some(person), "second_factor_on", &person.to_string(), now)?;
                credentials::end_sessions(c, person, Some(session))?;
                credentials::end_calendar_link(c, person)?;
                Ok(true)
            })
            .await
    }

    /// Uses a code of a person up. `code` is the six digits of this time, if that is what was typed; `backup` is the
    /// hash of what was typed as a backup code. Each code is accepted once, and no code of an earlier time step after
    /// it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn use_code(
        self,
        person: PersonId,
        code: Option<String>,
        backup: TokenHash,
        now: Timestamp,
    ) -> Result<CodeOutcome, StoreError> {
        self.0
            .write(move |c| {
                if !confirmed(c, person)? {
                    return Ok(CodeOutcome::Off);
                }
                let Some(code) = code else { return use_backup_code(c, person, backup) };
                let step = opened(c, person)?.and_then(|secret| totp::step_of(&secret, &code, seconds(now)));
                let Some(step) = step else { return Ok(CodeOutcome::Wrong) };
                let used = c
                    .execute(
                        "UPDATE second_factor SET last_step = ?2 WHERE person_id = ?1 AND last_step < ?2",
                        params![person.0, stored(step)],
                    )
                    .map_err(StoreError::named)?;
                Ok(if used == 1 { CodeOutcome::Right } else { CodeOutcome::Wrong })
            })
            .await
    }

    /// Switches the second factor of a person off, at their own wish. Returns whether there was one.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn switch_off(self, person: PersonId, now: Timestamp) -> Result<bool, StoreError> {
        self.0
            .write(move |c| {
                let was_on = confirmed(c, person)?;
                remove(c, person)?;
                if was_on {
                    settings::log(c, Some(person), "second_factor_off", &person.to_string(), now)?;
                }
                Ok(was_on)
            })
            .await
    }
}

/// Deletes the second factor of a person, with its key.
pub(crate) fn remove(c: &Connection, person: PersonId) -> Result<(), StoreError> {
    for sql in
        ["DELETE FROM second_factor WHERE person_id = ?1", "DELETE FROM keys.second_factor_key WHERE person_id = ?1"]
    {
        c.execute(sql, [person.0]).map_err(StoreError::named)?;
    }
    Ok(())
}

fn use_backup_code(c: &Connection, person: PersonId, hash: TokenHash) -> Result<CodeOutcome, StoreError> {
    let used = c
        .execute("DELETE FROM second_factor_code WHERE person_id = ?1 AND code_hash = ?2", params![person.0, hash])
        .map_err(StoreError::named)?;
    Ok(if used == 1 { CodeOutcome::Backup } else { CodeOutcome::Wrong })
}

fn codes_left(c: &Connection, person: PersonId) -> Result<u32, StoreError> {
    Ok(c.prepare_cached("SELECT count(*) FROM second_factor_code WHERE person_id = ?1")?
        .query_row([person.0], |row| row.get(0))?)
}

/// Whether sign-in asks a person for a code.
pub(crate) fn confirmed(c: &Connection, person: PersonId) -> Result<bool, StoreError> {
    Ok(c.prepare_cached("SELECT 1 FROM second_factor WHERE person_id = ?1 AND confirmed_at IS NOT NULL")?
        .exists([person.0])?)
}

/// The secret that a person is setting up, if they began not too long ago.
fn unconfirmed(c: &Connection, person: PersonId, now: Timestamp) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
    let since = now.saturating_sub(SET_UP_WITHIN).unwrap_or(now).as_millisecond();
    let sql = "SELECT 1 FROM second_factor WHERE person_id = ?1 AND confirmed_at IS NULL AND started_at > ?2";
    if c.prepare_cached(sql)?.exists(params![person.0, since])? { opened(c, person) } else { Ok(None) }
}

/// The secret of a person; none if its key is missing, as after a restore without the keys.
fn opened(c: &Connection, person: PersonId) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
    let found: Option<(Vec<u8>, [u8; 32])> = c
        .prepare_cached(
            "SELECT f.secret, k.key FROM second_factor f JOIN keys.second_factor_key k ON k.person_id = f.person_id \
             WHERE f.person_id = ?1",
        )?
        .query_row([person.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.and_then(|(sealed, key)| seal::opened(&Key::new(key), &about(person), &sealed)))
}

/// How many second factors that are on do not open with the keys next to the database; 0 if the data is from before
/// there were any.
pub(crate) fn closed(c: &Connection) -> Result<usize, StoreError> {
    let tables = [("main", "second_factor"), ("keys", "second_factor_key")];
    for (schema, table) in tables {
        if !c.prepare(&format!("SELECT 1 FROM {schema}.sqlite_schema WHERE name = ?1"))?.exists([table])? {
            return Ok(0);
        }
    }
    let people: Vec<i64> = c
        .prepare("SELECT person_id FROM second_factor WHERE confirmed_at IS NOT NULL")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut closed = 0;
    for person in people {
        closed += usize::from(opened(c, PersonId(person))?.is_none());
    }
    Ok(closed)
}

/// What a secret is bound to: moved to another person it does not open.
fn about(person: PersonId) -> Vec<u8> {
    [b"weathervane second factor".as_slice(), &person.0.to_be_bytes()].concat()
}

fn seconds(now: Timestamp) -> u64 {
    u64::try_from(now.as_second()).unwrap_or_default()
}

fn stored(step: u64) -> i64 {
    i64::try_from(step).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
