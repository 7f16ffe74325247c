//! Self-tests: one sealed record for each person, which only their own key opens.

pub(crate) mod record;

use jiff::Timestamp;

use crate::keys::owner_access::OwnerAccess;
use crate::seal::OwnSecret;
use crate::{Store, StoreError};
use domain::PersonId;
use domain::self_test::SelfTestRecord;

/// Self-tests of people. Nobody else reads them, so there is no method for another viewer and none that counts.
#[derive(Clone, Copy)]
pub struct SelfTests<'a>(pub(crate) &'a Store);

impl SelfTests<'_> {
    /// What the self-tests of a person left behind; empty in a session that does not hold their key.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn read(self, own: OwnerAccess) -> Result<SelfTestRecord, StoreError> {
        self.0.read(move |c| record::read(c, own.person, &own.secrets(c)?)).await
    }

    /// When the record of a person began: with their own key, at their first sign-in, or when they deleted what they
    /// said. It does not depend on whether a test was taken. None in a session that does not hold their key.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn begun_at(self, own: OwnerAccess) -> Result<Option<Timestamp>, StoreError> {
        self.0.read(move |c| record::begun_at(c, own.person, &own.secrets(c)?)).await
    }

    /// Changes the record of a person. None in a session that does not hold their key; otherwise what `change` returns.
    ///
    /// # Errors
    /// If the database cannot be written: then nothing changed.
    pub async fn change<T: Send + 'static>(
        self,
        own: OwnerAccess,
        now: Timestamp,
        change: impl FnOnce(&mut SelfTestRecord) -> T + Send + 'static,
    ) -> Result<Option<T>, StoreError> {
        self.0
            .write(move |c| {
                let secrets = own.secrets(c)?;
                if secrets.is_empty() {
                    return Ok(None);
                }
                let mut held = record::read(c, own.person, &secrets)?;
                let returned = change(&mut held);
                record::write(c, own.person, &secrets, held, now)?;
                Ok(Some(returned))
            })
            .await
    }

    /// Seals the record of somebody who signs in again, without results from before `first`, and takes over what
    /// earlier keys open that were unlocked since. Everybody's record changes at each sign-in, so that a change does
    /// not tell that a test was taken.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn refresh(
        self,
        person: PersonId,
        newest: OwnSecret,
        first: Timestamp,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.0.write(move |c| record::refresh(c, person, newest, first, now)).await
    }
}
