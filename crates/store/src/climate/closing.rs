//! Closing weeks, months and quarters: spending first, figures after, and the mark that a period is closed.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::params;

use super::ClimateWeeks;
use crate::StoreError;
use domain::Workday;
use insight::climate::account::ChargeError;
use insight::climate::{Account, Charge, Draw, Epsilon, FrozenRoster, Period, Permit, Released};

/// How a period was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosingKind {
    /// The ledger has its figures.
    Drawn,
    /// There are no figures, and there will be none.
    Undrawn,
    /// By the disclosure control of an earlier version, whose figures are not shown any more.
    Earlier,
}

impl ClosingKind {
    /// All three.
    const ALL: [Self; 3] = [Self::Drawn, Self::Undrawn, Self::Earlier];

    const fn key(self) -> &'static str {
        match self {
            Self::Drawn => "drawn",
            Self::Undrawn => "undrawn",
            Self::Earlier => "earlier",
        }
    }
}

/// Why nothing was spent.
#[derive(Debug, thiserror::Error)]
pub enum SpendError {
    /// A person-week would lose more than the budget.
    #[error("a person-week would lose more than the privacy budget")]
    OverBudget,
    /// Something was spent for the same figures before.
    #[error("the budget of this draw is spent already")]
    Spent,
    /// The ledger could not be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ClimateWeeks<'_> {
    /// The figures of a site, by period ascending, as they were drawn.
    ///
    /// # Errors
    /// If the ledger cannot be read.
    #[expect(clippy::unused_async, reason = "another store may keep its ledger elsewhere")]
    pub async fn draws(self, site: i64) -> Result<Vec<Released<Draw>>, StoreError> {
        let mut found = self.0.climate_ledger.with(|content| content.draws.get(&site).cloned().unwrap_or_default());
        found.sort_by_key(|draw| draw.period);
        Ok(found)
    }

    /// Everything that was spent so far.
    #[must_use]
    pub fn account(self) -> Account {
        self.0.climate_ledger.with(|content| content.account.clone())
    }

    /// The most that anybody in these weeks of a site has lost by now.
    #[must_use]
    pub fn loss(self, site: i64, mondays: impl IntoIterator<Item = Workday>) -> Epsilon {
        self.0.climate_ledger.with(|content| {
            mondays.into_iter().map(|monday| content.account.loss(site, monday)).max().unwrap_or_default()
        })
    }

    /// The most that any week of anybody loses: the budget in force, or more where a week was drawn before the budget
    /// was lowered.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn highest_loss(self) -> Result<Epsilon, StoreError> {
        let budget = self.0.settings().privacy_budget().await?.total();
        Ok(self.0.climate_ledger.with(|content| content.account.highest()).max(budget))
    }

    /// Whether anything was spent for a period of a site, and whether there are figures of it.
    #[must_use]
    pub fn spent(self, site: i64, period: Period) -> (bool, bool) {
        self.0.climate_ledger.with(|content| (content.account.has(site, period), content.has_figures(site, period)))
    }

    /// Spends these charges, or none of them; returns the permits when the charges are on the disk.
    ///
    /// # Errors
    /// If a person-week would lose more than `limit`, something was spent before, or the ledger cannot be written.
    pub async fn spend(
        self,
        rosters: Vec<FrozenRoster>,
        charges: Vec<Charge>,
        limit: Epsilon,
        now: Timestamp,
    ) -> Result<Vec<Permit>, SpendError> {
        let ledger = self.0.climate_ledger.clone();
        let spent = tokio::task::spawn_blocking(move || ledger.spend(&rosters, charges, limit, now));
        spent.await.map_err(|_| StoreError::Closed)?.map_err(|refused| match refused {
            ChargeError::OverBudget => SpendError::OverBudget,
            ChargeError::Spent => SpendError::Spent,
            ChargeError::Unrecorded(error) => SpendError::Store(error.into()),
        })
    }

    /// Freezes what was drawn; returns when it is on the disk.
    ///
    /// # Errors
    /// If the ledger cannot be written: then the budget is spent, and there are no figures.
    pub async fn freeze_figures(self, figures: Vec<Released<Draw>>, now: Timestamp) -> Result<(), StoreError> {
        let ledger = self.0.climate_ledger.clone();
        let written = tokio::task::spawn_blocking(move || ledger.write_figures(&figures, now));
        Ok(written.await.map_err(|_| StoreError::Closed)??)
    }

    /// Marks a period of a site as closed. A period that is closed already stays as it is.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub async fn mark_closed(
        self,
        site: i64,
        period: Period,
        how: ClosingKind,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.0
            .write(move |c| {
                c.prepare_cached(
                    "INSERT INTO climate_closed (site_id, period, closed_at, how) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
                )?
                .execute(params![site, period.to_string(), now.as_millisecond(), how.key()])
                .map_err(StoreError::named)?;
                Ok(())
            })
            .await
    }

    /// The closed periods of a site.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn closed(self, site: i64) -> Result<BTreeMap<Period, ClosingKind>, StoreError> {
        self.0
            .read(move |c| {
                let mut statement = c.prepare_cached("SELECT period, how FROM climate_closed WHERE site_id = ?1")?;
                let mut rows = statement.query([site])?;
                let mut found = BTreeMap::new();
                while let Some(row) = rows.next()? {
                    let damaged = || StoreError::Damaged("climate period");
                    let period: Period = row.get::<_, String>(0)?.parse().map_err(|_| damaged())?;
                    let how: String = row.get(1)?;
                    let how = ClosingKind::ALL.into_iter().find(|known| known.key() == how);
                    found.insert(period, how.ok_or_else(damaged)?);
                }
                Ok(found)
            })
            .await
    }
}
