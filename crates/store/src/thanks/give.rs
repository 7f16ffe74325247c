//! Giving a thank-you within the limits, and what the limits count.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::{Thanks, read, rows};
use crate::StoreError;
use crate::db::rows::moment;
use crate::keys::owner_access::OwnerAccess;
use crate::keys::table;
use domain::thanks::{LIMITS_COUNT_FOR, MAX_PRAISE_A_DAY, ThanksFrom, ThanksLimit, ThanksTo, check_limits};
use domain::{PersonId, ThankYou};

/// What became of a new thank-you.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GiveOutcome {
    /// It is stored.
    Given,
    /// It was stored before, and nothing was stored now: it has the same words and picture as one to the same receiver
    /// that is still on its way, or as praise that the receiver wrote down before.
    SentAgain,
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
    /// Stores a thank-you, if the limits allow its giver one more; or a customer's praise, if they allow its receiver
    /// one more.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn give(self, thanks: ThankYou) -> Result<GiveOutcome, StoreError> {
        self.0
            .write(move |c| {
                if let ThanksFrom::Colleague(Some(giver)) = thanks.from {
                    // The form was sent twice. Later it is not compared: that would tell whether it is still there.
                    let sent = read::on_their_way(c, giver, thanks.given_at)?;
                    if sent.iter().any(|one| is_same(one, &thanks)) {
                        return Ok(GiveOutcome::SentAgain);
                    }
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
                if thanks.from == ThanksFrom::Customer {
                    let kept = praise(c, thanks.to, thanks.given_at)?;
                    // The form was sent twice.
                    if kept.iter().any(|one| is_same(one, &thanks)) {
                        return Ok(GiveOutcome::SentAgain);
                    }
                    if kept.len() >= MAX_PRAISE_A_DAY {
                        return Ok(GiveOutcome::Limited(ThanksLimit::Praise));
                    }
                }
                rows::insert(c, &thanks)?;
                Ok(GiveOutcome::Given)
            })
            .await
    }

    /// What a person gave within the time that the limits count, oldest first; without what is locked after a reset of
    /// their password.
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

/// Whether two thank-yous of one giver say the same to the same receiver, and both with or both without the name.
fn is_same(one: &ThankYou, other: &ThankYou) -> bool {
    (one.to, one.with_name, one.glyph, &one.line) == (other.to, other.with_name, other.glyph, &other.line)
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

/// The praise that a person wrote down within the time that the limits count, without what is locked for them after a
/// reset of their password: a limit must not tell of it.
fn praise(c: &Connection, receiver: ThanksTo, now: Timestamp) -> Result<Vec<ThankYou>, StoreError> {
    let (ThanksTo::Person(receiver), Ok(since)) = (receiver, now.checked_sub(LIMITS_COUNT_FOR)) else {
        return Ok(Vec::new());
    };
    let locks = table::locks(c, receiver)?;
    let lately = "t.receiver = ?1 AND t.source = 'customer' AND t.given_at > ?2";
    let mut found = rows::list(c, lately, params![receiver.0, since.as_millisecond()])?;
    found.retain(|praise| !locks.cover(praise.given_at));
    Ok(found)
}
