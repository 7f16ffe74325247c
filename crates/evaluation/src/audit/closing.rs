//! The closing under audit: from what people stated to what the ledger stores. The product's own is the default.

use insight::climate::account::{Account, Charge};
use insight::climate::mechanism::draw;
use insight::climate::{Breakdown, Budget, Catalogue, Draw, FrozenRoster, Histogram, Period, PersonWeek, plan};

/// What there is to close: a site with its frozen rosters and everything that counted people stated.
#[derive(Clone, Debug)]
pub struct AuditedSite {
    /// The site, by id.
    pub site: i64,
    /// Frozen rosters with what people stated, ascending.
    pub weeks: Vec<(FrozenRoster, Vec<PersonWeek>)>,
    /// People who were in another unit earlier in their week. Their frozen roster has them once.
    pub moved: Vec<MovedPerson>,
    /// What people can name.
    pub catalogue: Catalogue,
    /// The breakdown of its quarters.
    pub breakdown: Breakdown,
    /// The budget in force.
    pub budget: Budget,
}

/// Somebody who was in another unit before.
#[derive(Clone, Copy, Debug)]
pub struct MovedPerson {
    /// The index of the week.
    pub week: usize,
    /// The index of the person-week.
    pub person: usize,
    /// The index of the unit that the person was in before.
    pub from: u32,
}

/// What a closing leaves behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClosingOutcome {
    /// What was spent.
    pub charges: Vec<Charge>,
    /// What was drawn.
    pub draws: Vec<Draw>,
}

impl ClosingOutcome {
    /// Reads a line of a ledger, `spent …` or `figures …`; other lines say nothing about the budget.
    ///
    /// # Errors
    /// If the line cannot be read.
    pub fn take(&mut self, line: &str) -> Result<(), NoClosing> {
        let unreadable = |error: serde_json::Error| NoClosing(format!("a line of the ledger cannot be read: {error}"));
        match line.split_once(' ') {
            Some(("spent", text)) => self.charges.push(serde_json::from_str(text).map_err(unreadable)?),
            Some(("figures", text)) => self.draws.push(serde_json::from_str(text).map_err(unreadable)?),
            _ => {}
        }
        Ok(())
    }
}

/// Why nothing was closed, in technical words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoClosing(pub String);

impl std::fmt::Display for NoClosing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NoClosing {}

/// A way to close periods. Each call begins with an empty ledger.
pub trait Closing: Sync {
    /// Closes these periods of a centre, in this order, and returns what the ledger stores.
    ///
    /// # Errors
    /// If it cannot close them.
    fn close(&self, centre: &AuditedSite, periods: &[Period]) -> Result<ClosingOutcome, NoClosing>;

    /// The same closing in a program that has just started.
    fn restarted(&self) -> Box<dyn Closing>;
}

/// The closing of the product: rosters decide what is charged, the account permits, and the mechanism draws.
#[derive(Clone, Copy, Debug, Default)]
pub struct Product;

impl Closing for Product {
    fn close(&self, centre: &AuditedSite, periods: &[Period]) -> Result<ClosingOutcome, NoClosing> {
        let failed = |error: &dyn std::fmt::Display| NoClosing(error.to_string());
        let (mut account, mut outcome) = (Account::default(), ClosingOutcome::default());
        for period in periods {
            let charges = charges(centre, *period);
            let count = |charge: &Charge| Histogram::of(charge, centre.catalogue.bins(charge.stream), &centre.weeks);
            let histograms = charges.iter().map(count).collect::<Result<Vec<_>, _>>().map_err(|e| failed(&e))?;
            let record = |charges: &[Charge]| -> Result<(), NoClosing> {
                for charge in charges {
                    let text = serde_json::to_string(charge).map_err(|e| failed(&e))?;
                    outcome.take(&format!("spent {text}"))?;
                }
                Ok(())
            };
            let permits = account.spend(charges, centre.budget.total(), record).map_err(|e| failed(&e))?;
            for (permit, histogram) in permits.into_iter().zip(histograms) {
                let released = draw(permit, histogram).map_err(|e| failed(&e))?;
                outcome.take(&format!("figures {}", released.freeze().map_err(|e| failed(&e))?))?;
            }
        }
        Ok(outcome)
    }

    fn restarted(&self) -> Box<dyn Closing> {
        Box::new(*self)
    }
}

/// What the closing of a period of a centre costs.
#[must_use]
pub fn charges(centre: &AuditedSite, period: Period) -> Vec<Charge> {
    let mondays = period.mondays();
    let rosters = centre.weeks.iter().map(|(roster, _)| roster).filter(|roster| mondays.contains(&roster.monday));
    let rosters: Vec<FrozenRoster> = rosters.cloned().collect();
    plan::charges(centre.site, period, &rosters, centre.breakdown, centre.budget)
}
