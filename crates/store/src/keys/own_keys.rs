//! A person's own key over time: its state, what wraps it, and what a recovery code unlocks.

use jiff::Timestamp;
use rusqlite::params;

use super::table::{
    NewOwnKey, WrapMethod, WrappedSecret, WrappingKey, about, keep, locked_since, locks, newest, public, wrap, wrapped,
};
use super::{OwnerKeys, generations};
use crate::StoreError;
use crate::check_ins::waiting;
use crate::db::rows;
use crate::identity_provider::bindings;
use crate::passkeys;
use crate::people::resets;
use crate::seal::{self, Key, OwnPublic, OwnSecret, Sealer};
use domain::{LockedPeriods, PersonId};

/// The state of a person's own key.
#[derive(Clone, Debug, Default)]
pub struct OwnKeyState {
    /// Whether there is one.
    pub has_key: bool,
    /// Whether the person wrote its recovery code down.
    pub code_kept: bool,
    /// What is locked.
    pub locks: LockedPeriods,
    /// The last reset that locked something.
    pub locked_since: Option<Timestamp>,
    /// The last time that a subject of the identity provider was bound to the account, if that is all that waits to be
    /// confirmed.
    pub only_bound: Option<Timestamp>,
}

impl OwnerKeys<'_> {
    /// The state of a person's own key.
    ///
    /// # Errors
    /// If the keys cannot be read.
    pub async fn state(self, person: PersonId) -> Result<OwnKeyState, StoreError> {
        self.0
            .read(move |c| {
                let (locks, locked_since) = (locks(c, person)?, locked_since(c, person)?);
                let only_bound = resets::only_bound(c, person)?.filter(|_| locked_since.is_none());
                let Some(newest) = newest(c, person)? else {
                    return Ok(OwnKeyState { locks, locked_since, only_bound, ..OwnKeyState::default() });
                };
                let code_kept = c
                    .prepare_cached("SELECT code_kept FROM keys.own_key WHERE person_id = ?1 AND generation = ?2")?
                    .query_row(params![person.0, newest.generation], |row| row.get(0))?;
                Ok(OwnKeyState { has_key: true, code_kept, locks, locked_since, only_bound })
            })
            .await
    }

    /// The newest secret of a person as the password wraps it; several if a change of password was interrupted. None
    /// before there is a key.
    ///
    /// # Errors
    /// If the keys cannot be read.
    pub async fn wrapped_by_password(
        self,
        person: PersonId,
    ) -> Result<Option<(OwnPublic, Vec<WrappedSecret>)>, StoreError> {
        self.0
            .read(move |c| {
                let Some(newest) = newest(c, person)? else { return Ok(None) };
                let wrapped = wrapped(c, person, newest.generation, WrapMethod::Password)?;
                Ok(Some((newest, wrapped)))
            })
            .await
    }

    /// Begins a person's own key, or a new generation of it that locks what was private before. Notes for them alone
    /// that waited for it under the shared key are sealed to it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn begin(self, person: PersonId, new: NewOwnKey, now: Timestamp) -> Result<OwnSecret, StoreError> {
        self.0
            .write(move |c| {
                let own = generations::begin(c, person, &new, false, now)?;
                waiting::seal(c, person)?;
                Ok(own)
            })
            .await
    }

    /// Seals notes for a person alone that are still encrypted with the shared key, if there is an own key by now.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn seal_waiting_notes(self, person: PersonId) -> Result<(), StoreError> {
        if self.0.read(move |c| waiting::any(c, person)).await? {
            self.0.write(move |c| waiting::seal(c, person)).await?;
        }
        Ok(())
    }

    /// Wraps a secret once more by the password, in addition to what wraps it already.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn wrap_by_password(
        self,
        person: PersonId,
        own: OwnSecret,
        wrapper: WrappingKey,
    ) -> Result<(), StoreError> {
        self.0.write(move |c| wrap(c, person, &own, WrapMethod::Password, &wrapper)).await
    }

    /// Deletes every wrapping by the password except the one with this salt.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn keep_only_salt(self, person: PersonId, salt: Vec<u8>) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
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
    /// If it cannot be written.
    pub async fn wrap_by_code(self, person: PersonId, own: OwnSecret, wrapper: WrappingKey) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                let which = params![person.0, own.generation];
                c.execute("DELETE FROM keys.wrapping WHERE person_id = ?1 AND generation = ?2 AND by = 'code'", which)
                    .map_err(StoreError::named)?;
                c.execute("UPDATE keys.own_key SET code_kept = 0 WHERE person_id = ?1 AND generation = ?2", which)
                    .map_err(StoreError::named)?;
                wrap(c, person, &own, WrapMethod::Code, &wrapper)
            })
            .await
    }

    /// Stores that a person wrote their recovery code down. Returns whether there was one.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn confirm_code(self, person: PersonId) -> Result<bool, StoreError> {
        self.0.write(move |c| {
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

    /// Unlocks with a recovery code what was private before a reset, for the person who has the newest secret, and
    /// confirms that reset and later ones: the person who has the code was behind the account before them. Where only
    /// another way in waits, the code of the newest secret confirms it. Passkeys that were added since the reset are
    /// removed. Returns whether the code opened or confirmed anything.
    ///
    /// # Errors
    /// If it cannot be written.
    pub async fn unlock(
        self,
        person: PersonId,
        newest: OwnPublic,
        key_of: impl Fn(&[u8]) -> Key + Send + 'static,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.0.write(move |c| {
            let locked: Vec<(u32, Timestamp)> = c
                .prepare_cached(
                    "SELECT generation, locked_until FROM keys.own_key WHERE person_id = ?1 AND locked_until IS NOT NULL",
                )?
                .query_map([person.0], |row| Ok((row.get(0)?, rows::moment(row, 1)?)))?
                .collect::<Result<_, _>>()?;
            let mut any = false;
            for (generation, reset) in locked {
                let about_code = about(person, WrapMethod::Code, &public(c, person, generation)?);
                let wrapped = wrapped(c, person, generation, WrapMethod::Code)?;
                let opened = wrapped.iter().find_map(|(salt, bytes)| seal::opened(&key_of(salt), &about_code, bytes));
                let Some(secret) = opened else { continue };
                let about_later = about(person, WrapMethod::Later, &public(c, person, generation)?);
                let sealed = Sealer::new(&newest).seal(&about_later, &secret);
                for sql in [
                    "DELETE FROM keys.wrapping WHERE person_id = ?1 AND generation = ?2",
                    "UPDATE keys.own_key SET locked_until = NULL, locked_from = NULL WHERE person_id = ?1 AND generation = ?2",
                ] {
                    c.execute(sql, params![person.0, generation]).map_err(StoreError::named)?;
                }
                keep(c, person, generation, WrapMethod::Later, (&[], &sealed))?;
                resets::confirm(c, person, reset, None, now)?;
                // Somebody else may have been behind the account until now, and a passkey outlasts the password that
                // they know.
                passkeys::remove_since(c, person, reset)?;
                bindings::remove_since(c, person, reset)?;
                // One from before that reset: the person who has the code was behind the account before it, too.
                resets::confirm_binding(c, person, now)?;
                any = true;
            }
            if !any && resets::only_ways_in_wait(c, person)? {
                // The reset itself was confirmed: the one who wrote down the code of the key in use since is the
                // person.
                let about_code = about(person, WrapMethod::Code, &newest.public);
                let codes = wrapped(c, person, newest.generation, WrapMethod::Code)?;
                if codes.iter().any(|(salt, bytes)| seal::opened(&key_of(salt), &about_code, bytes).is_some()) {
                    resets::confirm(c, person, Timestamp::UNIX_EPOCH, None, now)?;
                    any = true;
                }
            }
            Ok(any)
        })
        .await
    }
}
