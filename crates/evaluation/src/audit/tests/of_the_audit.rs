//! Audits that could see nothing: they must not pass.

use super::sabotaged::{Sabotage, Sabotaged};
use super::*;

fn is_blind(plan: &AuditPlan<'_>) -> bool {
    of_neighbours(plan).findings.iter().any(|finding| matches!(finding, Finding::Blind(..)))
}

#[test]
fn the_product_is_measured_close_to_its_budget_and_not_above() {
    let shape = Shape::of(&[40]);
    let report = of_neighbours(&AuditPlan::of(&Product, &shape, DrawEffort { neighbours: 6_000, again: 4, ..FEW }));
    assert_eq!(report.findings, []);
    assert!(report.measured > 1.6 && report.measured <= 2.0, "{}", report.measured);
    let sum: f64 = report.streams.iter().map(|(_, charged, _)| charged.value()).sum();
    assert!((sum - 2.0).abs() < 1e-9, "every histogram of the person-week is measured: {:?}", report.streams);
}

#[test]
fn an_epsilon_that_is_a_quarter_too_large_fails() {
    let (closing, shape) = (Sabotaged::by(Sabotage::AQuarterTooLarge), Shape::of(&[40]));
    let report = of_neighbours(&AuditPlan::of(&closing, &shape, DrawEffort { neighbours: 8_000, ..FEW }));
    let found = report.findings.iter().any(|finding| matches!(finding, Finding::PersonWeek(..)));
    assert!(found, "{}", report.measured);
}

#[test]
fn neighbours_that_are_identical_prove_nothing() {
    let shape = Shape::of(&[40]);
    let same = |shape: &Shape, reach, _| centre(shape, reach, Case::One);
    assert!(is_blind(&AuditPlan { neighbours: same, ..AuditPlan::of(&Product, &shape, FEW) }));
}

#[test]
fn too_few_draws_prove_nothing() {
    let shape = Shape::of(&[40]);
    assert!(is_blind(&AuditPlan::of(&Product, &shape, DrawEffort { neighbours: 20, ..FEW })));
}

#[test]
fn a_closing_that_reads_no_answers_proves_nothing() {
    let (closing, shape) = (Sabotaged::by(Sabotage::Mock), Shape::of(&[40]));
    assert!(is_blind(&AuditPlan::of(&closing, &shape, FEW)));
    let wrong = of_quarter(&closing, &[40], FEW.quarters);
    assert!(wrong.iter().any(|finding| matches!(finding, Finding::Shape(..))), "{wrong:?}");
}
