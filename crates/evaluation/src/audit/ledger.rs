//! The ledger: what a person-week lost at most, composed here again, apart from the account that refuses.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::{Discriminant, discriminant};

use domain::Workday;
use insight::climate::{Charge, Epsilon, Period, Stream};

use super::closing::ClosingOutcome;
use super::finding::Finding;
use super::samples::histogram;

/// A histogram of a department, or of the site.
type HistogramKey = (Discriminant<Stream>, i64, Period, Option<i64>);

/// Composes all charges. Returns the highest loss of a person-week, and what is wrong.
#[must_use]
pub fn check(ledger: &ClosingOutcome, limit: Epsilon) -> (Epsilon, Vec<Finding>) {
    let highest = highest(&ledger.charges);
    let unpaid = ledger.draws.iter().filter(|draw| !ledger.charges.contains(&histogram(draw))).count();
    let drawn: Vec<Charge> = ledger.draws.iter().map(histogram).collect();
    let twice = twice(&ledger.charges).max(twice(&drawn));
    let mut findings = Vec::new();
    findings.extend((highest > limit).then_some(Finding::OverBudget(highest, limit)));
    findings.extend((unpaid > 0).then_some(Finding::Unpaid(unpaid)));
    findings.extend((twice > 0).then_some(Finding::Twice(twice)));
    (highest, findings)
}

/// The highest loss of any week of anybody in any department.
#[must_use]
pub fn highest(charges: &[Charge]) -> Epsilon {
    let mut weeks: BTreeMap<(i64, Workday), Vec<&Charge>> = BTreeMap::new();
    for charge in charges {
        charge.period.mondays().into_iter().for_each(|monday| {
            weeks.entry((charge.site, monday)).or_default().push(charge);
        });
    }
    let loss = |charges: &[&Charge], department: Option<i64>| {
        let met = charges.iter().filter(|charge| {
            charge.departments.is_empty() || department.is_some_and(|id| charge.departments.contains(&id))
        });
        met.fold(Epsilon(0), |sum, charge| sum.and(charge.epsilon))
    };
    let of_week = |charges: &Vec<&Charge>| {
        let departments: BTreeSet<i64> = charges.iter().flat_map(|charge| charge.departments.iter().copied()).collect();
        let departments = departments.into_iter().map(Some).chain([None]);
        departments.map(|department| loss(charges, department)).max().unwrap_or_default()
    };
    weeks.values().map(of_week).max().unwrap_or_default()
}

/// How many histograms of a department or site are in these more than once.
fn twice(charges: &[Charge]) -> usize {
    let mut seen: BTreeMap<(i64, Period, Option<i64>), Vec<Discriminant<Stream>>> = BTreeMap::new();
    let mut count = 0;
    for (kind, site, period, department) in charges.iter().flat_map(histograms) {
        let kinds = seen.entry((site, period, department)).or_default();
        if kinds.contains(&kind) {
            count += 1;
        } else {
            kinds.push(kind);
        }
    }
    count
}

fn histograms(charge: &Charge) -> Vec<HistogramKey> {
    let of = |department| (discriminant(&charge.stream), charge.site, charge.period, department);
    if charge.departments.is_empty() {
        return vec![of(None)];
    }
    charge.departments.iter().map(|department| of(Some(*department))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::closing::{Closing as _, Product};
    use crate::audit::world::{Case, Reach, Shape, centre, periods};

    const LIMIT: Epsilon = Epsilon(200);

    fn ledger() -> ClosingOutcome {
        let centre = centre(&Shape::of(&[60, 40, 30]), Reach::FirstWeek, Case::One);
        Product.close(&centre, &periods()).expect("a closing")
    }

    #[test]
    fn a_whole_quarter_charges_every_person_week_the_budget() {
        assert_eq!(check(&ledger(), LIMIT), (LIMIT, Vec::new()));
    }

    #[test]
    fn a_charge_that_was_raised_exceeds_the_budget_and_pays_for_no_figure() {
        let mut raised = ledger();
        raised.charges[5].epsilon = raised.charges[5].epsilon.and(Epsilon(1));
        assert_eq!(check(&raised, LIMIT).1, [Finding::OverBudget(Epsilon(201), LIMIT), Finding::Unpaid(1)]);
    }

    #[test]
    fn a_figure_without_a_charge_and_a_second_draw_are_found() {
        let mut unpaid = ledger();
        unpaid.charges.remove(0);
        assert_eq!(check(&unpaid, LIMIT).1, [Finding::Unpaid(1)]);
        let mut again = ledger();
        again.draws.push(again.draws[0].clone());
        assert_eq!(check(&again, LIMIT).1, [Finding::Twice(1)]);
        let mut merged = ledger();
        merged.charges[0].departments = vec![1, 2];
        merged.draws[0].departments = vec![1, 2];
        assert_eq!(check(&merged, LIMIT).1, [Finding::OverBudget(Epsilon(280), LIMIT), Finding::Twice(1)]);
    }
}
