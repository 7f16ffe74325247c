//! Closing weeks: two days after its Sunday a week is counted, attacked, and frozen for good; with the last of a month, what was done
//! in it.

pub mod gathered;
pub mod report;
pub mod sheet;

use super::clock::Clock;
use super::store::{Site, Store, StoreError};
use crate::domain::Workday;
use crate::insight::climate::attack::{Attacker, attack};
use crate::insight::climate::period::Month;
use crate::insight::climate::{Closed, Rules, close};

/// A week stays open for so many days after its Sunday: time to take something back, or to narrow it.
pub const STAYS_OPEN: i32 = 2;

/// The Monday of the newest week that may be closed on `today`.
#[must_use]
pub fn newest_closed(today: Workday) -> Workday {
    today.plus(-(7 + STAYS_OPEN)).week_start()
}

/// Closes every week of every site that is over and not closed yet. Gives how many.
///
/// # Errors
/// Where the store cannot be used; weeks that were closed before stay closed.
pub async fn close_weeks(store: &Store, clock: &Clock) -> Result<usize, StoreError> {
    let Some(first) = store.first_week().await? else { return Ok(0) };
    let mut count = 0;
    for site in store.lattice().await? {
        let newest = newest_closed(Workday(clock.local(&site.time_zone).date()));
        let closed = store.closed_weeks(site.id).await?;
        let mut monday = closed.first().map_or(first, |week| week.monday.plus(7));
        while monday <= newest {
            count += usize::from(close_one(store, clock, &site, monday).await?);
            monday = monday.plus(7);
        }
    }
    Ok(count)
}

async fn close_one(store: &Store, clock: &Clock, site: &Site, monday: Workday) -> Result<bool, StoreError> {
    let rules = Rules::new(store.floor().await?);
    let week = store.climate_of_week(site.id, monday).await?;
    let worked_out = tokio::task::spawn_blocking(move || {
        let closed = close(&week, rules);
        let pinned = attack(&week, &closed, rules, Attacker::Everybody).pinned.len();
        (closed, pinned)
    });
    let (closed, pinned) = worked_out.await.map_err(|_| StoreError::Closed)?;
    // What would pin somebody is never shown, whatever let it come this far.
    let shown = if pinned == 0 { closed } else { Closed::default() };
    if pinned > 0 {
        tracing::error!(%monday, "a week would have shown too much; nothing of it is released");
    }
    let month = Month::of(monday);
    if Month::of(monday.plus(7)) != month {
        // The month goes first: should it fail, the week stays open, and both are tried again.
        close_month(store, site, month, rules).await?;
    }
    store.freeze(site.id, monday, shown, (rules.floor(), pinned), clock.now()).await
}

/// Freezes what was done and what helped in a month, of which the last week closes.
async fn close_month(store: &Store, site: &Site, month: Month, rules: Rules) -> Result<(), StoreError> {
    match store.deeds_of_month(site, month).await?.release(rules) {
        Some(doings) => store.freeze_doings(site.id, month, doings).await,
        None => Ok(()),
    }
}
