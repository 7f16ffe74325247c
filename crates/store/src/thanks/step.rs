//! What becomes of a thank-you: taken back by its giver, shown, hidden or removed by its receiver, removed from a team
//! by a member.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::{Thanks, erase, rows};
use crate::StoreError;
use crate::erasures::ledger::Erasure;
use crate::erasures::record::write_ledger;
use crate::keys::table;
use domain::thanks::{ShownThanks, ThanksFrom, ThanksTo};
use domain::{PersonId, TeamId, ThankYou, ThankYouId};

impl Thanks<'_> {
    /// Takes a thank-you back that has not arrived. Returns false if it is not the giver's or has arrived.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn take_back(self, id: ThankYouId, giver: PersonId, now: Timestamp) -> Result<bool, StoreError> {
        let is_it =
            move |thanks: &ThankYou| thanks.from == ThanksFrom::Colleague(Some(giver)) && !thanks.has_arrived(now);
        self.delete(id, giver, now, is_it).await
    }

    /// Removes a thank-you that its receiver has. Returns false if they have none of this id.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn remove(self, id: ThankYouId, receiver: PersonId, now: Timestamp) -> Result<bool, StoreError> {
        self.delete(id, receiver, now, move |thanks| is_of(thanks, receiver, now)).await
    }

    /// Removes a thank-you to a team in the name of a member; the caller checks that they are one. Returns false if
    /// there is none.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn remove_from_team(
        self,
        id: ThankYouId,
        team: TeamId,
        member: PersonId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        self.delete(id, member, now, move |thanks| thanks.to == ThanksTo::Team(team) && thanks.has_arrived(now)).await
    }

    /// Shows a thank-you of its receiver, or hides it again. Returns false if they have none of this id. Everybody
    /// shows one at a time, so that nobody pushes away what others show: another one that they show is hidden.
    ///
    /// # Errors
    /// If the database or the ledger cannot be written: then nothing changed.
    pub async fn show(
        self,
        id: ThankYouId,
        receiver: PersonId,
        shown: Option<ShownThanks>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let ledger = self.0.ledger.clone();
        self.0
            .write(move |c| {
                if find(c, id)?.is_none_or(|thanks| !is_of(&thanks, receiver, now) || is_locked(c, &thanks, receiver)) {
                    return Ok(false);
                }
                let Some(shown) = shown else {
                    erase::hide(c, id, now)?;
                    write_ledger(c, &ledger, receiver, [Erasure::HiddenThanks(id)], now)?;
                    return Ok(true);
                };
                for other in rows::list(c, OTHERS_SHOWN, params![receiver.0, id.0.as_bytes()])? {
                    // After a reset of their password they cannot hide one that they cannot read.
                    if !is_locked(c, &other, receiver) {
                        erase::hide(c, other.id, now)?;
                        write_ledger(c, &ledger, receiver, [Erasure::HiddenThanks(other.id)], now)?;
                    }
                }
                c.prepare_cached("UPDATE thanks SET shown_to = ?2, shown_in = ?3, shown_at = ?4 WHERE id = ?1")?
                    .execute(params![id.0.as_bytes(), shown.audience.key(), shown.team.0, shown.since.as_millisecond()])
                    .map_err(StoreError::named)?;
                Ok(true)
            })
            .await
    }

    async fn delete(
        self,
        id: ThankYouId,
        by: PersonId,
        now: Timestamp,
        is_it: impl Fn(&ThankYou) -> bool + Send + 'static,
    ) -> Result<bool, StoreError> {
        let ledger = self.0.ledger.clone();
        let deleted = self
            .0
            .write(move |c| {
                if find(c, id)?.is_none_or(|thanks| !is_it(&thanks) || is_locked(c, &thanks, by)) {
                    return Ok(false);
                }
                erase::delete(c, id)?;
                write_ledger(c, &ledger, by, [Erasure::Thanks(id)], now)?;
                Ok::<_, StoreError>(true)
            })
            .await?;
        self.0.note_erased().await;
        Ok(deleted)
    }
}

/// What a receiver shows, without one thank-you.
const OTHERS_SHOWN: &str = "t.receiver = ?1 AND t.shown_to IS NOT NULL AND t.id <> ?2";

fn find(c: &Connection, id: ThankYouId) -> Result<Option<ThankYou>, StoreError> {
    Ok(rows::list(c, "t.id = ?1", params![id.0.as_bytes()])?.pop())
}

fn is_of(thanks: &ThankYou, receiver: PersonId, now: Timestamp) -> bool {
    thanks.to == ThanksTo::Person(receiver) && thanks.has_arrived(now)
}

/// Whether the person cannot read it after a reset of their password. If that cannot be found out, they cannot.
fn is_locked(c: &Connection, thanks: &ThankYou, person: PersonId) -> bool {
    matches!(thanks.to, ThanksTo::Person(_))
        && table::locks(c, person).map_or(true, |locks| locks.cover(thanks.given_at))
}
