//! Giving a thank-you within the limits, and what the limits count.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::{Thanks, rows};
use crate::StoreError;
use crate::db::rows::moment;
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use domain::thanks::{LIMITS_COUNT_FOR, ThanksFrom, ThanksLimit, ThanksTo, check_limits};
use domain::{PersonId, ThankYou};

/// What became of a new thank-you.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GiveOutcome {
    /// It is stored.
    Given,
    /// The giver has given as much as they may for now. Nothing was stored.
    Limited(ThanksLimit),
}

/// What a person gave lately, as the limits count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenThanks {
    /// To whom.
    pub to: ThanksTo,
    /// When.
    pub at: Timestamp,
}

impl Thanks<'_> {
    /// Stores a thank-you, if the limits allow its giver one more. A customer's praise has no limit.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn give(self, thanks: ThankYou) -> Result<GiveOutcome, StoreError> {
        self.0
            .write(move |c| {
                if let ThanksFrom::Colleague(Some(giver)) = thanks.from {
                    let given: Vec<_> = given(c, giver, thanks.given_at)?.into_iter().map(|given| given.to).collect();
                    if let Err(limit) = check_limits(&given, thanks.to) {
                        return Ok(GiveOutcome::Limited(limit));
                    }
                    let (receiver, team) = rows::columns(thanks.to);
                    c.prepare_cached(
                        "INSERT INTO thanks_given (giver, receiver, team_id, given_at) VALUES (?1, ?2, ?3, ?4)",
                    )?
                    .execute(params![giver.0, receiver, team, thanks.given_at.as_millisecond()])
                    .map_err(StoreError::named)?;
                }
                rows::insert(c, &thanks)?;
                Ok(GiveOutcome::Given)
            })
            .await
    }

    /// What a person gave within the time that the limits count, oldest first; without what is locked after a reset of their password.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn given(self, own: impl Into<OwnerAccess>, now: Timestamp) -> Result<Vec<GivenThanks>, StoreError> {
        let giver = own.into().person;
        self.0.read(move |c| given(c, giver, now)).await
    }

    /// Deletes what the limits no longer count.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn forget_given(self, now: Timestamp) -> Result<(), StoreError> {
        let Ok(before) = now.checked_sub(LIMITS_COUNT_FOR) else { return Ok(()) };
        self.0
            .write(move |c| {
                c.execute("DELETE FROM thanks_given WHERE given_at <= ?1", [before.as_millisecond()])
                    .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }
}

fn given(c: &Connection, giver: PersonId, now: Timestamp) -> Result<Vec<GivenThanks>, StoreError> {
    let Ok(since) = now.checked_sub(LIMITS_COUNT_FOR) else { return Ok(Vec::new()) };
    let locks = table::locks(c, giver)?;
    let mut found: Vec<GivenThanks> = c
        .prepare_cached(
            "SELECT receiver, team_id, given_at FROM thanks_given WHERE giver = ?1 AND given_at > ?2 ORDER BY given_at",
        )?
        .query_map(params![giver.0, since.as_millisecond()], |row| {
            Ok(GivenThanks { to: rows::to(row, 0)?, at: moment(row, 2)? })
        })?
        .collect::<Result<_, _>>()?;
    // Somebody else may have reset the password: a limit must not tell them to whom the person gave.
    found.retain(|given| !locks.cover(given.at));
    Ok(found)
}
