//! A person's own key over time: how it stands, what wraps it, and what a recovery code unlocks.

use jiff::Timestamp;
use rusqlite::params;

use super::keys::{
    NewOwn, WrapMethod, Wrapped, Wrapper, about, begin, keep, locked_since, locks, newest, public, wrap, wrapped,
};
use super::{Store, StoreError, notes};
use crate::seal;
use crate::seal::{Key, OwnPublic, OwnSecret, SealTo};
use domain::{LockedPeriods, PersonId};

/// How it stands with a person's own key.
#[derive(Clone, Debug, Default)]
pub struct OwnState {
    /// Whether there is one.
    pub has_key: bool,
    /// Whether the person wrote its recovery code down.
    pub code_kept: bool,
    /// What is locked.
    pub locks: LockedPeriods,
    /// The moment of the last reset that something may be locked by; none where nobody ever had a key and nothing was kept private.
    pub locked_since: Option<Timestamp>,
}

impl Store {
    /// How it stands with a person's own key.
    ///
    /// # Errors
    /// Where the keys cannot be read.
    pub async fn own_state(&self, person: PersonId) -> Result<OwnState, StoreError> {
        self.read(move |c| {
            let (locks, locked_since) = (locks(c, person)?, locked_since(c, person)?);
            let Some(newest) = newest(c, person)? else {
                return Ok(OwnState { locks, locked_since, ..OwnState::default() });
            };
            let code_kept = c
                .prepare_cached("SELECT code_kept FROM keys.own_key WHERE person_id = ?1 AND generation = ?2")?
                .query_row(params![person.0, newest.generation], |row| row.get(0))?;
            Ok(OwnState { has_key: true, code_kept, locks, locked_since })
        })
        .await
    }

    /// The newest secret of a person as the password wraps it; several where a change of password was cut short. None before there is a key.
    ///
    /// # Errors
    /// Where the keys cannot be read.
    pub async fn wrapped_by_password(&self, person: PersonId) -> Result<Option<(OwnPublic, Vec<Wrapped>)>, StoreError> {
        self.read(move |c| {
            let Some(newest) = newest(c, person)? else { return Ok(None) };
            let wrapped = wrapped(c, person, newest.generation, WrapMethod::Password)?;
            Ok(Some((newest, wrapped)))
        })
        .await
    }

    /// Begins a person's own key, or a new generation of it that locks what was private before. Notes for them alone that waited for
    /// it under the shared key are sealed to it.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub async fn begin_own_key(&self, person: PersonId, new: NewOwn, now: Timestamp) -> Result<OwnSecret, StoreError> {
        self.write(move |c| {
            let own = begin(c, person, &new, false, now)?;
            notes::seal_waiting(c, person)?;
            Ok(own)
        })
        .await
    }

    /// Seals notes for a person alone that still lie under the shared key, where there is an own key by now.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub async fn seal_waiting(&self, person: PersonId) -> Result<(), StoreError> {
        if self.read(move |c| notes::any_waiting(c, person)).await? {
            self.write(move |c| notes::seal_waiting(c, person)).await?;
        }
        Ok(())
    }

    /// Wraps a secret once more by the password, beside what wraps it already.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub async fn wrap_by_password(&self, person: PersonId, own: OwnSecret, wrapper: Wrapper) -> Result<(), StoreError> {
        self.write(move |c| wrap(c, person, &own, WrapMethod::Password, &wrapper)).await
    }

    /// Leaves of what the password wraps only what was made with this salt.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub async fn only_wrapped_with(&self, person: PersonId, salt: Vec<u8>) -> Result<(), StoreError> {
        self.write(move |c| {
            c.execute(
                "DELETE FROM keys.wrapping WHERE person_id = ?1 AND by = 'password' AND salt <> ?2",
                params![person.0, salt],
            )
            .map_err(StoreError::named)?;
            Ok(())
        })
        .await
    }

    /// Wraps a secret by a new recovery code; the one before opens nothing any more. It counts as not yet written down.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub async fn wrap_by_code(&self, person: PersonId, own: OwnSecret, wrapper: Wrapper) -> Result<(), StoreError> {
        self.write(move |c| {
            let which = params![person.0, own.generation];
            c.execute("DELETE FROM keys.wrapping WHERE person_id = ?1 AND generation = ?2 AND by = 'code'", which)
                .map_err(StoreError::named)?;
            c.execute("UPDATE keys.own_key SET code_kept = 0 WHERE person_id = ?1 AND generation = ?2", which)
                .map_err(StoreError::named)?;
            wrap(c, person, &own, WrapMethod::Code, &wrapper)
        })
        .await
    }

    /// Keeps that a person wrote their recovery code down. False where none was made.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub async fn code_was_kept(&self, person: PersonId) -> Result<bool, StoreError> {
        self.write(move |c| {
            let kept = c
                .execute(
                    "UPDATE keys.own_key SET code_kept = 1 WHERE person_id = ?1 AND generation = \
                     (SELECT max(generation) FROM keys.own_key WHERE person_id = ?1) AND EXISTS \
                     (SELECT 1 FROM keys.wrapping w WHERE w.person_id = ?1 AND w.generation = own_key.generation AND w.by = 'code')",
                    [person.0],
                )
                .map_err(StoreError::named)?;
            Ok(kept == 1)
        })
        .await
    }

    /// Unlocks with a recovery code what was private before a reset, for the person who has the newest secret. False where the code
    /// opens nothing that is locked.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub async fn unlock(
        &self,
        person: PersonId,
        newest: OwnPublic,
        key_of: impl Fn(&[u8]) -> Key + Send + 'static,
    ) -> Result<bool, StoreError> {
        self.write(move |c| {
            let locked: Vec<u32> = c
                .prepare_cached("SELECT generation FROM keys.own_key WHERE person_id = ?1 AND locked_until IS NOT NULL")?
                .query_map([person.0], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            let mut any = false;
            for generation in locked {
                let about_code = about(person, WrapMethod::Code, &public(c, person, generation)?);
                let wrapped = wrapped(c, person, generation, WrapMethod::Code)?;
                let opened = wrapped.iter().find_map(|(salt, bytes)| seal::opened(&key_of(salt), &about_code, bytes));
                let Some(secret) = opened else { continue };
                let about_later = about(person, WrapMethod::Later, &public(c, person, generation)?);
                let sealed = SealTo::new(&newest).seal(&about_later, &secret);
                for sql in [
                    "DELETE FROM keys.wrapping WHERE person_id = ?1 AND generation = ?2",
                    "UPDATE keys.own_key SET locked_until = NULL, locked_from = NULL WHERE person_id = ?1 AND generation = ?2",
                ] {
                    c.execute(sql, params![person.0, generation]).map_err(StoreError::named)?;
                }
                keep(c, person, generation, WrapMethod::Later, (&[], &sealed))?;
                any = true;
            }
            Ok(any)
        })
        .await
    }
}
