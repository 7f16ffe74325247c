//! Reading thank-yous: those of a receiver, those of a giver that have not arrived, and those in a team.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::{Thanks, rows};
use crate::StoreError;
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use domain::thanks::{ARRIVES_AFTER, SHOWN_FOR};
use domain::{PersonId, TeamId, ThankYou};

impl Thanks<'_> {
    /// The thank-yous to a person that have arrived, and the praise that they wrote down, newest first; without those
    /// of a period that is locked after a reset of the password.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn received(self, own: impl Into<OwnerAccess>, now: Timestamp) -> Result<Vec<ThankYou>, StoreError> {
        let person = own.into().person;
        self.0
            .read(move |c| {
                let locks = table::locks(c, person)?;
                let mut found = rows::list(c, "t.receiver = ?1", [person.0])?;
                found.retain(|thanks| thanks.has_arrived(now) && !locks.cover(thanks.given_at));
                Ok(found)
            })
            .await
    }

    /// The thank-yous of a giver that have not arrived: they can still be taken back.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn on_their_way(self, own: impl Into<OwnerAccess>, now: Timestamp) -> Result<Vec<ThankYou>, StoreError> {
        let giver = own.into().person;
        self.0.read(move |c| on_their_way(c, giver, now)).await
    }

    /// The thank-yous to a team that have arrived, newest first. Who may read them: [`domain::access::sees_thanks`].
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn to_team(self, team: TeamId, now: Timestamp) -> Result<Vec<ThankYou>, StoreError> {
        self.0
            .read(move |c| {
                let mut found = rows::list(c, "t.team_id = ?1", [team.0])?;
                found.retain(|thanks| thanks.has_arrived(now));
                Ok(found)
            })
            .await
    }

    /// The thank-yous that their receivers show in a team or on its wall, the last one first. To whom each is shown:
    /// [`ThankYou::is_shown_to`].
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn shown_in(self, team: TeamId, now: Timestamp) -> Result<Vec<ThankYou>, StoreError> {
        self.0
            .read(move |c| {
                let since = now.saturating_sub(SHOWN_FOR).unwrap_or(now).as_millisecond();
                let mut found = rows::list(c, "t.shown_in = ?1 AND t.shown_at > ?2", params![team.0, since])?;
                found.sort_by_key(|thanks| std::cmp::Reverse(thanks.shown.map(|shown| shown.since)));
                Ok(found)
            })
            .await
    }
}

/// The thank-yous of a giver that have not arrived, without what is locked after a reset of their password.
pub(super) fn on_their_way(c: &Connection, giver: PersonId, now: Timestamp) -> Result<Vec<ThankYou>, StoreError> {
    let locks = table::locks(c, giver)?;
    let since = now.saturating_sub(ARRIVES_AFTER).unwrap_or(now).as_millisecond();
    let mut found = rows::list(c, "t.giver = ?1 AND t.given_at > ?2", params![giver.0, since])?;
    found.retain(|thanks| !thanks.has_arrived(now) && !locks.cover(thanks.given_at));
    Ok(found)
}
