//! Closing weeks: two days after its Sunday a week is counted, attacked, and frozen for good.

pub mod gathered;
pub mod report;

use super::app::App;
use super::store::{Site, StoreError};
use crate::domain::Workday;
use crate::insight::climate::attack::{Attacker, attack};
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
pub async fn close_weeks(app: &App) -> Result<usize, StoreError> {
    let Some(first) = app.store.first_week().await? else { return Ok(0) };
    let mut count = 0;
    for site in app.store.lattice().await? {
        let newest = newest_closed(Workday(app.clock.local(&site.time_zone).date()));
        let closed = app.store.closed_weeks(site.id).await?;
        let mut monday = closed.first().map_or(first, |week| week.monday.plus(7));
        while monday <= newest {
            count += usize::from(close_one(app, &site, monday).await?);
            monday = monday.plus(7);
        }
    }
    Ok(count)
}

async fn close_one(app: &App, site: &Site, monday: Workday) -> Result<bool, StoreError> {
    let rules = Rules::new(app.store.floor().await?);
    let week = app.store.climate_of_week(site.id, monday).await?;
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
    app.store.freeze(site.id, monday, shown, (rules.floor(), pinned), app.clock.now()).await
}
