//! Reading tough calls: the person's own, and those that were shared with a lead.

use rusqlite::{Connection, params};

use super::{ToughCalls, rows};
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use crate::{Range, StoreError};
use domain::access::sees_tough_call;
use domain::{PersonId, TeamId, ToughCall, ToughCallId, Viewer};

impl ToughCalls<'_> {
    /// The tough calls of a person in an interval, oldest first, without those of a period that is locked after a reset
    /// of the password.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn own(self, own: impl Into<OwnerAccess>, range: Range) -> Result<Vec<ToughCall>, StoreError> {
        let person = own.into().person;
        self.0.read(move |c| in_range(c, person, range)).await
    }

    /// One tough call of a person, unless it is locked.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn get(self, own: impl Into<OwnerAccess>, id: ToughCallId) -> Result<Option<ToughCall>, StoreError> {
        let person = own.into().person;
        self.0.read(move |c| find(c, person, id)).await
    }

    /// The tough calls in an interval that were shared with `viewer` as a lead of the team, oldest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn in_lead_sight(self, viewer: Viewer, team: TeamId, range: Range) -> Result<Vec<ToughCall>, StoreError> {
        self.0
            .read(move |c| {
                let values = params![team.0, range.from.number(), range.to.number()];
                let mut found =
                    rows::list(c, "t.team_id = ?1 AND t.workday BETWEEN ?2 AND ?3 AND t.audience > 0", values)?;
                found.retain(|call| sees_tough_call(&viewer, call));
                Ok(found)
            })
            .await
    }
}

/// The tough calls of a person in an interval, oldest first, without locked ones.
pub(crate) fn in_range(c: &Connection, person: PersonId, range: Range) -> Result<Vec<ToughCall>, StoreError> {
    let values = params![person.0, range.from.number(), range.to.number()];
    unlocked(c, person, rows::list(c, "t.person_id = ?1 AND t.workday BETWEEN ?2 AND ?3", values)?)
}

/// One tough call of a person, unless it is locked.
pub(super) fn find(c: &Connection, person: PersonId, id: ToughCallId) -> Result<Option<ToughCall>, StoreError> {
    let found = rows::list(c, "t.person_id = ?1 AND t.id = ?2", params![person.0, id.0.as_bytes()])?;
    Ok(unlocked(c, person, found)?.pop())
}

/// Without those that are locked, regardless of their audience.
fn unlocked(c: &Connection, person: PersonId, mut found: Vec<ToughCall>) -> Result<Vec<ToughCall>, StoreError> {
    let locks = table::locks(c, person)?;
    found.retain(|call| !locks.cover(call.stated_at));
    Ok(found)
}
