//! The account: composes the privacy loss of every person-week, and refuses what would exceed the budget.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

use serde::{Deserialize, Serialize};

use domain::Workday;

use super::{Draw, Epsilon, Period, Stream};

/// The price of one draw: which histogram, of whom and when, with which epsilon. It depends on nobody's answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    /// Which histogram.
    pub stream: Stream,
    /// The site, by id.
    pub site: i64,
    /// The departments of the unit, ascending; empty for a draw of the site.
    pub departments: Vec<i64>,
    /// The period that it covers.
    pub period: Period,
    /// The privacy loss of every person-week of the unit or site in this time.
    pub epsilon: Epsilon,
}

impl Charge {
    /// Whether a person-week in these departments can be in the histograms of both.
    fn meets(&self, departments: &[i64]) -> bool {
        self.departments.is_empty()
            || departments.is_empty()
            || departments.iter().any(|department| self.departments.contains(department))
    }

    /// Whether the other is a draw of the same histogram: of the same kind and time, with people in common.
    fn repeats(&self, other: &Self) -> bool {
        discriminant(&self.stream) == discriminant(&other.stream)
            && self.period == other.period
            && self.site == other.site
            && self.meets(&other.departments)
    }
}

/// The right to one draw. Only [`Account::spend`] gives it, after the charge was recorded; drawing uses it up.
#[derive(Debug)]
pub struct Permit {
    charge: Charge,
}

impl Permit {
    /// What it was paid for.
    #[must_use]
    pub const fn charge(&self) -> &Charge {
        &self.charge
    }

    pub(super) fn into_charge(self) -> Charge {
        self.charge
    }
}

/// Why nothing was spent.
#[derive(Debug, PartialEq, Eq)]
pub enum ChargeError<E> {
    /// A person-week would lose more than the budget.
    OverBudget,
    /// The histogram was drawn before, or its charge was recorded and the program ended before the draw.
    Spent,
    /// The charges could not be recorded.
    Unrecorded(E),
}

impl<E: std::fmt::Display> std::fmt::Display for ChargeError<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::OverBudget => f.write_str("a person-week would lose more than the privacy budget"),
            Self::Spent => f.write_str("the budget of this draw is spent already"),
            Self::Unrecorded(error) => write!(f, "the charges could not be recorded: {error}"),
        }
    }
}

impl<E: std::error::Error> std::error::Error for ChargeError<E> {}

/// All that was spent. A person-week is in one unit of one site, so its loss is the sum over the site's charges and
/// those of the unit.
#[derive(Clone, Debug, Default)]
pub struct Account {
    charges: Vec<Charge>,
    /// The indexes of the charges of every site and week.
    weeks: BTreeMap<(i64, Workday), Vec<usize>>,
}

impl Account {
    /// The account in which these charges were spent. Nothing is refused: they were recorded.
    #[must_use]
    pub fn of(charges: impl IntoIterator<Item = Charge>) -> Self {
        let mut account = Self::default();
        charges.into_iter().for_each(|charge| account.record(charge));
        account
    }

    /// Adds a charge that was recorded.
    pub fn record(&mut self, charge: Charge) {
        for monday in charge.period.mondays() {
            self.weeks.entry((charge.site, monday)).or_default().push(self.charges.len());
        }
        self.charges.push(charge);
    }

    /// Whether the charge of a draw is in the account.
    #[must_use]
    pub fn paid_for(&self, draw: &Draw) -> bool {
        let first = draw.period.mondays().first().copied();
        let indexes = first.and_then(|monday| self.weeks.get(&(draw.site, monday)));
        indexes.into_iter().flatten().filter_map(|index| self.charges.get(*index)).any(|charge| {
            (charge.stream, &charge.departments, charge.period, charge.epsilon)
                == (draw.stream, &draw.departments, draw.period, draw.epsilon)
        })
    }

    /// Spends all of these charges, or none. `record` must make them durable; only then there are permits. If it fails,
    /// the charges count as spent nevertheless, because they may have been recorded in part.
    ///
    /// # Errors
    /// If a person-week would lose more than `limit`, if one of the histograms was paid for before, or if `record`
    /// fails.
    pub fn spend<E>(
        &mut self,
        charges: Vec<Charge>,
        limit: Epsilon,
        record: impl FnOnce(&[Charge]) -> Result<(), E>,
    ) -> Result<Vec<Permit>, ChargeError<E>> {
        let mut after = self.clone();
        for charge in &charges {
            if after.weeks_of(charge).any(|spent| spent.repeats(charge)) {
                return Err(ChargeError::Spent);
            }
            after.record(charge.clone());
        }
        let over =
            |charge: &Charge| charge.period.mondays().into_iter().any(|monday| after.loss(charge.site, monday) > limit);
        if charges.iter().any(over) {
            return Err(ChargeError::OverBudget);
        }
        *self = after;
        record(&charges).map_err(ChargeError::Unrecorded)?;
        Ok(charges.into_iter().map(|charge| Permit { charge }).collect())
    }

    /// The charges that share a week with this one.
    fn weeks_of(&self, charge: &Charge) -> impl Iterator<Item = &Charge> {
        let mondays = charge.period.mondays();
        let indexes = mondays.into_iter().filter_map(|monday| self.weeks.get(&(charge.site, monday))).flatten();
        indexes.filter_map(|index| self.charges.get(*index))
    }

    /// The privacy loss of a week of a site: the highest of any person-week.
    #[must_use]
    pub fn loss(&self, site: i64, monday: Workday) -> Epsilon {
        let charges =
            || self.weeks.get(&(site, monday)).into_iter().flatten().filter_map(|index| self.charges.get(*index));
        let loss = |departments: &[i64]| {
            charges().filter(|charge| charge.meets(departments)).fold(Epsilon(0), |sum, charge| sum.and(charge.epsilon))
        };
        let whole = charges().filter(|charge| charge.departments.is_empty());
        let whole = whole.fold(Epsilon(0), |sum, charge| sum.and(charge.epsilon));
        let units = charges().filter(|charge| !charge.departments.is_empty()).map(|charge| loss(&charge.departments));
        units.fold(whole, Epsilon::max)
    }

    /// The highest privacy loss of any person-week; 0 if nothing was spent.
    #[must_use]
    pub fn highest(&self) -> Epsilon {
        self.weeks.keys().map(|(site, monday)| self.loss(*site, *monday)).max().unwrap_or_default()
    }

    /// Whether anything was spent for this time of a site.
    #[must_use]
    pub fn has(&self, site: i64, period: Period) -> bool {
        let first = period.mondays().first().copied();
        first.and_then(|monday| self.weeks.get(&(site, monday))).is_some_and(|indexes| {
            indexes.iter().any(|index| self.charges.get(*index).is_some_and(|charge| charge.period == period))
        })
    }

    /// The times of every site for which something was spent.
    #[must_use]
    pub fn periods(&self) -> BTreeSet<(i64, Period)> {
        self.charges.iter().map(|charge| (charge.site, charge.period)).collect()
    }

    /// Number of charges.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.charges.len()
    }

    /// Whether nothing was spent.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.charges.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::climate::{Breakdown, Budget, Month, Quarter};

    const LIMIT: Epsilon = Budget::FULL.total();

    fn monday() -> Workday {
        "2026-03-02".parse().expect("a day")
    }

    fn charge(stream: Stream, departments: &[i64], period: Period) -> Charge {
        let epsilon = Budget::FULL.share(stream, false);
        Charge { stream, site: 1, departments: departments.to_vec(), period, epsilon }
    }

    fn week() -> Vec<Charge> {
        let week = Period::Week(monday());
        let unit = |department: i64| charge(Stream::UnitWeather, &[department], week);
        vec![unit(1), unit(2), charge(Stream::SiteWeather, &[], week)]
    }

    fn month() -> Vec<Charge> {
        let period = Period::Month(Month::of(monday()));
        [Stream::Stressors, Stream::Uplifts, Stream::Energy].map(|stream| charge(stream, &[], period)).to_vec()
    }

    fn quarter(breakdown: Breakdown) -> Vec<Charge> {
        let period = Period::Quarter(Quarter::of(monday()));
        [Stream::Breakdown(breakdown), Stream::Helped].map(|stream| charge(stream, &[], period)).to_vec()
    }

    fn spend(account: &mut Account, charges: Vec<Charge>) -> Result<usize, ChargeError<()>> {
        account.spend(charges, LIMIT, |_| Ok(())).map(|permits| permits.len())
    }

    #[test]
    fn the_draws_of_a_person_week_add_up_to_the_budget_and_units_do_not() {
        let mut account = Account::default();
        assert_eq!(spend(&mut account, week()), Ok(3));
        assert_eq!(account.loss(1, monday()), Epsilon(110));
        assert_eq!(spend(&mut account, month()), Ok(3));
        assert_eq!(spend(&mut account, quarter(Breakdown::Hour)), Ok(2));
        assert_eq!(account.loss(1, monday()), Epsilon(200));
        assert_eq!(account.loss(1, monday().plus(7)), Epsilon(90));
        assert_eq!(account.loss(2, monday()), Epsilon(0));
        assert_eq!(account.highest(), Epsilon(200));
    }

    #[test]
    fn a_draw_that_would_exceed_the_budget_is_refused_with_all_of_its_period() {
        let mut account = Account::default();
        assert_eq!(spend(&mut account, week()), Ok(3));
        let lowered = |account: &mut Account, limit| account.spend(month(), Epsilon(limit), |_| Ok::<_, ()>(()));
        assert_eq!(lowered(&mut account, 169).map(drop), Err(ChargeError::OverBudget));
        assert_eq!(account.loss(1, monday()), Epsilon(110));
        assert_eq!(lowered(&mut account, 170).map(drop), Ok(()));
    }

    #[test]
    fn departments_that_were_in_two_units_of_one_week_lose_the_sum_of_both() {
        let period = Period::Week(monday());
        let account = Account::of([
            charge(Stream::UnitWeather, &[1, 2], period),
            charge(Stream::UnitWeather, &[2, 3], period),
            charge(Stream::UnitWeather, &[4], period),
        ]);
        assert_eq!(account.loss(1, monday()), Epsilon(160));
    }

    #[test]
    fn nothing_is_drawn_twice_even_if_budget_is_left() {
        let mut account = Account::of(week().into_iter().chain(quarter(Breakdown::Hour)));
        assert_eq!(spend(&mut account, week()), Err(ChargeError::Spent));
        let merged = vec![charge(Stream::UnitWeather, &[2, 3], Period::Week(monday()))];
        assert_eq!(spend(&mut account, merged), Err(ChargeError::Spent));
        assert_eq!(spend(&mut account, quarter(Breakdown::Tenure)), Err(ChargeError::Spent));
        let twice = [month(), month()].concat();
        assert_eq!(spend(&mut account, twice), Err(ChargeError::Spent));
        assert!(account.has(1, Period::Week(monday())) && !account.has(1, Period::Month(Month::of(monday()))));
    }

    #[test]
    fn charges_that_could_not_be_recorded_give_no_permit_and_count_as_spent() {
        let mut account = Account::default();
        assert_eq!(
            account.spend(week(), LIMIT, |_| Err("disk full")).map(drop),
            Err(ChargeError::Unrecorded("disk full"))
        );
        assert_eq!(spend(&mut account, week()), Err(ChargeError::Spent));
    }
}
