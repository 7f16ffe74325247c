//! Reading requests: those of an asker, and those that are addressed to somebody.

use super::{TalkRequests, rows};
use crate::StoreError;
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use domain::{PersonId, TalkRequest, TalkRequestId};

impl TalkRequests<'_> {
    /// The requests that a person sent, without those of a period that is locked after a reset of the password:
    /// somebody else may have reset it.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_asker(self, own: impl Into<OwnerAccess>) -> Result<Vec<TalkRequest>, StoreError> {
        let own = own.into();
        self.0
            .read(move |c| {
                let locks = table::locks(c, own.person)?;
                let mut found = rows::list(c, "r.asker = ?1", [own.person.0])?;
                found.retain(|request| !locks.cover(request.asked_at));
                Ok(found)
            })
            .await
    }

    /// To whom a person's requests are addressed, also those that are locked: what becomes of them concerns the
    /// addressees as well.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn addressees(self, asker: PersonId) -> Result<Vec<PersonId>, StoreError> {
        let of = |request: TalkRequest| request.addressee.map(|addressee| addressee.person);
        self.0.read(move |c| Ok(rows::list(c, "r.asker = ?1", [asker.0])?.into_iter().filter_map(of).collect())).await
    }

    /// The requests that are addressed to a person, those that wait longest first. Which of them the person may still
    /// read depends on their roles: [`domain::access::answers`].
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_addressee(self, person: PersonId) -> Result<Vec<TalkRequest>, StoreError> {
        self.0.read(move |c| rows::list(c, "r.addressee = ?1", [person.0])).await
    }

    /// One request.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn get(self, id: TalkRequestId) -> Result<Option<TalkRequest>, StoreError> {
        self.0.read(move |c| rows::find(c, id)).await
    }
}
