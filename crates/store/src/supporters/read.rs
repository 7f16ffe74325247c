//! Reading: what somebody offers, and the search of an asker.

use super::{Supporters, rows};
use crate::StoreError;
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use domain::{PersonId, Supporter, SupporterSearch};

impl Supporters<'_> {
    /// What a person offers; none if they did not volunteer.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of(self, person: PersonId) -> Result<Option<Supporter>, StoreError> {
        self.0.read(move |c| Ok(rows::supporters(c, "s.person_id = ?1", [person.0])?.pop())).await
    }

    /// The search of an asker, with their words; not one of a period that is locked after a reset of the password.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn of_asker(self, own: impl Into<OwnerAccess>) -> Result<Option<SupporterSearch>, StoreError> {
        let own = own.into();
        self.0
            .read(move |c| {
                let locks = table::locks(c, own.person)?;
                let found = rows::searches(c, "q.asker = ?1", [own.person.0])?.pop();
                Ok(found.filter(|search| !locks.cover(search.asked_at)))
            })
            .await
    }

    /// The other side of the searches of a person: the supporter who has their own, and the askers of those that are
    /// offered to them.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn concerned(self, person: PersonId) -> Result<Vec<PersonId>, StoreError> {
        self.0
            .read(move |c| {
                let found = rows::searches(c, "q.asker = ?1 OR q.supporter = ?1", [person.0])?;
                let other = |search: SupporterSearch| match search.asker == person {
                    true => search.state.supporter(),
                    false => Some(search.asker),
                };
                Ok(found.into_iter().filter_map(other).collect())
            })
            .await
    }
}
