//! Closing weeks: two days after its Sunday a week is counted, attacked, and frozen for good; with the last of a month, what was done
//! in it.

use futures::stream::{self, StreamExt as _};

use crate::state::clock::Clock;
use domain::Workday;
use insight::climate::attack::{Attacker, attack};
use insight::climate::period::Month;
use insight::climate::{Closed, Rules, close};
use store::{Site, Store, StoreError};

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
    let Some(first) = store.climate().first_week().await? else { return Ok(0) };
    let mut count = 0;
    for site in store.org_units().tree().await? {
        let newest = newest_closed(Workday(site.local(clock.now()).date()));
        let closed = store.climate().closed_weeks(site.id).await?;
        let next = closed.first().map_or(first, |week| week.monday.plus(7));
        let due = std::iter::successors(Some(next), |monday| Some(monday.plus(7)));
        let due = due.take_while(|monday| *monday <= newest);
        let rules = Rules::new(store.settings().floor().await?);
        // Worked out on all cores, and frozen in their order: should the program end meanwhile, no week is left out.
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let mut worked_out = stream::iter(due).map(|monday| work_out(store, &site, monday, rules)).buffered(cores);
        while let Some(week) = worked_out.next().await {
            count += usize::from(freeze(store, clock, &site, rules, week?).await?);
        }
    }
    Ok(count)
}

/// A week that is over: its Monday, what may be shown of it, and how many an attack on that pinned.
struct WorkedOut {
    monday: Workday,
    closed: Closed,
    pinned: usize,
}

async fn work_out(store: &Store, site: &Site, monday: Workday, rules: Rules) -> Result<WorkedOut, StoreError> {
    let week = store.climate().climate_of_week(site.id, monday).await?;
    let worked_out = tokio::task::spawn_blocking(move || {
        let closed = close(&week, rules);
        let pinned = attack(&week, &closed, rules, Attacker::Everybody).pinned.len();
        WorkedOut { monday, closed, pinned }
    });
    worked_out.await.map_err(|_| StoreError::Closed)
}

async fn freeze(store: &Store, clock: &Clock, site: &Site, rules: Rules, week: WorkedOut) -> Result<bool, StoreError> {
    let WorkedOut { monday, closed, pinned } = week;
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
    store.climate().freeze(site.id, monday, shown, (rules.floor(), pinned), clock.now()).await
}

/// Freezes what was done and what helped in a month, of which the last week closes.
async fn close_month(store: &Store, site: &Site, month: Month, rules: Rules) -> Result<(), StoreError> {
    match store.climate().deeds_of_month(site, month).await?.release(rules) {
        Some(doings) => store.climate().freeze_doings(site.id, month, doings).await,
        None => Ok(()),
    }
}
