//! Closing: freezes rosters before a week, and draws the figures of weeks, months and quarters once, two days after
//! their last Sunday.

use std::collections::{BTreeMap, BTreeSet};

use crate::state::clock::Clock;
use domain::Workday;
use insight::climate::mechanism::draw;
use insight::climate::{Budget, Catalogue, Charge, FrozenRoster, Histogram, Month, Period, Quarter, plan};
use store::{ClosingKind, Site, SpendError, Store, StoreError};

/// A week stays open for this many days after its Sunday: time to withdraw or correct something.
pub const STAYS_OPEN: i32 = 2;

/// The Monday of the newest week that closes by `today`.
#[must_use]
pub fn newest_closed(today: Workday) -> Workday {
    today.plus(-(7 + STAYS_OPEN)).week_start()
}

/// The first day on which nothing counts any more in the week that begins on `monday`, and on which it is drawn: a
/// Wednesday.
#[must_use]
pub fn closes(monday: Workday) -> Workday {
    monday.plus(7 + STAYS_OPEN)
}

/// Freezes the rosters of the running week and, on its Sunday, of the next, and closes every period of every site that
/// is over. Returns how many periods were drawn.
///
/// # Errors
/// If the store cannot be used: the first failure, after every other site was closed. What was drawn stays; what was
/// paid for and not drawn is never drawn.
pub async fn close_weeks(store: &Store, clock: &Clock) -> Result<usize, StoreError> {
    let mut done = Ok(0);
    for site in store.org_units().tree().await? {
        match freeze_and_close(store, clock, &site).await {
            Ok(closed) => done = done.map(|count| count + closed),
            // The other sites have their own weeks.
            Err(error) => {
                tracing::warn!(%error, site = site.id, "the weeks of a site could not be closed");
                done = done.and(Err(error));
            }
        }
    }
    done
}

async fn freeze_and_close(store: &Store, clock: &Clock, site: &Site) -> Result<usize, StoreError> {
    let today = Workday(site.local(clock.now()).date());
    store.climate().freeze_roster(site.id, today.week_start()).await?;
    if today.plus(1).week_start() == today.plus(1) {
        store.climate().freeze_roster(site.id, today.plus(1)).await?;
    }
    close_site(store, clock, site, newest_closed(today)).await
}

/// Freezes the rosters of past weeks from the one that begins on `first`: of a demo, whose history is made in one go.
///
/// # Errors
/// If the store cannot be used.
pub async fn freeze_history(store: &Store, clock: &Clock, first: Workday) -> Result<(), StoreError> {
    for site in store.org_units().tree().await? {
        let running = Workday(site.local(clock.now()).date()).week_start();
        for monday in
            std::iter::successors(Some(first), |monday| Some(monday.plus(7))).take_while(|monday| *monday < running)
        {
            store.climate().freeze_roster(site.id, monday).await?;
        }
    }
    Ok(())
}

async fn close_site(store: &Store, clock: &Clock, site: &Site, newest: Workday) -> Result<usize, StoreError> {
    let rosters = store.climate().frozen(site.id).await?;
    let closed = store.climate().closed(site.id).await?;
    let mut drawn = 0;
    for period in due(rosters.keys().copied(), newest) {
        if closed.contains_key(&period) {
            continue;
        }
        let Some(how) = close(store, clock, site, period, &rosters).await? else { continue };
        store.climate().mark_closed(site.id, period, how, clock.now()).await?;
        drawn += usize::from(how == ClosingKind::Drawn);
    }
    Ok(drawn)
}

/// The periods that are over and of which there is a roster, weeks first.
fn due(mondays: impl Iterator<Item = Workday>, newest: Workday) -> BTreeSet<Period> {
    let periods = mondays.flat_map(|monday| {
        [Period::Week(monday), Period::Month(Month::of(monday)), Period::Quarter(Quarter::of(monday))]
    });
    periods.filter(|period| period.mondays().last().is_some_and(|last| *last <= newest)).collect()
}

/// Closes one period. Only rosters, settings and what was spent decide whether it is drawn.
async fn close(
    store: &Store,
    clock: &Clock,
    site: &Site,
    period: Period,
    frozen: &BTreeMap<Workday, FrozenRoster>,
) -> Result<Option<ClosingKind>, StoreError> {
    // Before anything else: a choice that comes later changes neither this week nor its month and quarter.
    if let Period::Week(monday) = period {
        store.climate().freeze_choices(site.id, monday).await?;
    }
    match store.climate().spent(site.id, period) {
        (true, true) => return Ok(Some(ClosingKind::Drawn)),
        (true, false) => return Ok(Some(ClosingKind::Undrawn)),
        (false, _) => {}
    }
    let mondays = period.mondays();
    let rosters: Vec<FrozenRoster> = mondays.iter().filter_map(|monday| frozen.get(monday).cloned()).collect();
    let whole = rosters.len() == mondays.len();
    // The budget that was spent for a week of an earlier version, or of a ledger that was lost, is unknown: no month or
    // quarter contains such a week.
    let account = store.climate().account();
    let known = |roster: &FrozenRoster| roster.units.is_empty() || account.has(site.id, Period::Week(roster.monday));
    let known = matches!(period, Period::Week(_)) || rosters.iter().all(known);
    if !whole || !known {
        return Ok(Some(ClosingKind::Undrawn));
    }
    let budget = store.settings().privacy_budget().await?;
    let breakdown = match period {
        Period::Quarter(quarter) => store.climate().breakdown(quarter).await?,
        _ => insight::climate::Breakdown::default(),
    };
    let charges = plan::charges(site.id, period, &rosters, breakdown, budget);
    if charges.is_empty() {
        return Ok(Some(ClosingKind::Undrawn));
    }
    draw_all(store, clock, site, &rosters, charges, budget).await
}

/// Spends, draws and freezes, in this order.
async fn draw_all(
    store: &Store,
    clock: &Clock,
    site: &Site,
    rosters: &[FrozenRoster],
    charges: Vec<Charge>,
    budget: Budget,
) -> Result<Option<ClosingKind>, StoreError> {
    let catalogue = catalogue(store, site).await?;
    let mut weeks = Vec::new();
    for roster in rosters {
        let people = store.climate().person_weeks(site, roster.monday, closes(roster.monday)).await?;
        weeks.push((roster.clone(), people));
    }
    let count = |charge: &Charge| Histogram::of(charge, catalogue.bins(charge.stream), &weeks);
    let histograms = charges.iter().map(count).collect::<Result<Vec<_>, _>>().map_err(no_randomness)?;
    let permits = match store.climate().spend(rosters.to_vec(), charges, budget.total(), clock.now()).await {
        Ok(permits) => permits,
        Err(SpendError::OverBudget) => return Ok(Some(ClosingKind::Undrawn)),
        // Another program has just spent for this period: the next run sees whether it drew.
        Err(SpendError::Spent) => return Ok(None),
        Err(SpendError::Store(error)) => return Err(error),
    };
    let figures = permits.into_iter().zip(histograms).map(|(permit, histogram)| draw(permit, histogram));
    let figures = figures.collect::<Result<Vec<_>, _>>().map_err(no_randomness)?;
    store.climate().freeze_figures(figures, clock.now()).await?;
    Ok(Some(ClosingKind::Drawn))
}

fn no_randomness(error: impl std::error::Error + Send + Sync + 'static) -> StoreError {
    StoreError::File(std::io::Error::other(error))
}

/// What people of a site can name; what they did name makes no difference.
async fn catalogue(store: &Store, site: &Site) -> Result<Catalogue, StoreError> {
    let stressors = store.stressors().list();
    Ok(Catalogue {
        stressors: stressors.known_tags().stressors.iter().map(|key| key.as_str().to_owned()).collect(),
        uplifts: content::uplifts().iter().map(|uplift| uplift.key.as_str().to_owned()).collect(),
        interventions: content::interventions().iter().map(|card| card.rule.key.clone()).collect(),
        shifts: store.climate().shifts(site.id).await?.into_iter().map(|shift| shift.name).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Workday {
        text.parse().expect("a day")
    }

    #[test]
    fn a_week_closes_after_two_days_and_a_period_with_its_last_week() {
        let mondays = || Quarter { year: 2026, quarter: 1 }.mondays().into_iter();
        let on = |today| due(mondays(), newest_closed(day(today)));
        assert_eq!((on("2026-01-06").len(), on("2026-01-07").len()), (0, 1));
        // The last week begins on 23 March.
        let (before, after) = (on("2026-03-31"), on("2026-04-01"));
        assert_eq!((before.len(), after.len()), (14, 17));
        let last = after.difference(&before).map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(last, ["2026-03-23", "2026-03", "2026-Q1"]);
        assert_eq!(closes(day("2026-03-23")), day("2026-04-01"));
    }
}
