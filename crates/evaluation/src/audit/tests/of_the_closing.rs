//! Closings that were sabotaged.

use super::sabotaged::{Sabotage, Sabotaged};
use super::*;

const UNITS: [u32; 2] = [60, 40];

/// What the audit finds with this many draws.
fn found_with(how: Sabotage, quarters: usize) -> Vec<Finding> {
    of_quarter(&Sabotaged::by(how), &UNITS, quarters)
}

/// Whether the audit finds something of a kind.
fn finds(how: Sabotage, kind: impl Fn(&Finding) -> bool) {
    let findings = found_with(how, FEW.quarters);
    assert!(findings.iter().any(kind), "{how:?}: {} findings, first {:?}", findings.len(), findings.first());
}

fn tells_apart(finding: &Finding) -> bool {
    matches!(finding, Finding::Figure(..))
}

fn is_off(finding: &Finding) -> bool {
    matches!(finding, Finding::Shape(..))
}

fn is_shared(finding: &Finding) -> bool {
    matches!(finding, Finding::Shared(..))
}

#[test]
fn the_closing_of_the_product_has_no_fault() {
    for units in [&UNITS[..], &[40]] {
        assert_eq!(of_quarter(&Product, units, FEW.quarters), []);
    }
    assert_eq!(found_with(Sabotage::Nothing, FEW.quarters), [], "the sabotaged closing without a sabotage");
}

#[test]
fn missing_noise_is_found_wherever_it_is_missing() {
    for how in [Sabotage::NoNoise, Sabotage::NoNoiseOfUnit, Sabotage::NoNoiseOfStream, Sabotage::NoNoiseIfFew] {
        finds(how, tells_apart);
    }
    let of_week = found_with(Sabotage::NoNoiseOfWeek, FEW.quarters);
    let weeks: std::collections::BTreeSet<_> = of_week
        .iter()
        .filter_map(|finding| match finding {
            Finding::Figure(charge, _) => Some(charge.period),
            _ => None,
        })
        .collect();
    assert_eq!(weeks.len(), 1, "{weeks:?}");
}

#[test]
fn noise_for_sensitivity_one_is_too_small() {
    finds(Sabotage::SensitivityOne, is_off);
}

#[test]
fn samplers_that_are_not_exact_are_found() {
    finds(Sabotage::Truncated, is_off);
    let float = found_with(Sabotage::Float, 800);
    assert!(float.iter().any(is_off), "{:?}", float.first());
}

#[test]
fn seeded_samplers_are_found() {
    finds(Sabotage::SeededAtStart, |finding| *finding == Finding::Repeats);
    finds(Sabotage::SeededByPeriod, tells_apart);
}

#[test]
fn noise_that_two_figures_share_is_found() {
    for how in [Sabotage::SharedByStreams, Sabotage::SharedByUnits, Sabotage::SharedByWeeks, Sabotage::SharedByBins] {
        finds(how, is_shared);
    }
}

#[test]
fn charges_that_are_missing_or_too_small_are_found() {
    finds(Sabotage::ChargedOnce, |finding| matches!(finding, Finding::Unpaid(3)));
    finds(Sabotage::UnderReported, |finding| matches!(finding, Finding::Unpaid(_)));
    finds(Sabotage::FiguresUnderReport, is_off);
}

#[test]
fn an_epsilon_that_was_raised_is_found() {
    finds(Sabotage::EpsilonRaised, |finding| matches!(finding, Finding::OverBudget(Epsilon(248), _)));
}

#[test]
fn a_second_draw_is_found_whether_it_was_recorded_or_not() {
    for how in [Sabotage::SecondDraw, Sabotage::SecondDrawUnrecorded] {
        finds(how, |finding| matches!(finding, Finding::Twice(_)));
    }
}

#[test]
fn people_who_are_counted_twice_are_found() {
    // The last adds less, so that few draws would not show it every time.
    for (how, neighbours) in [(Sabotage::MoverTwice, 2_000), (Sabotage::LateTwice, 2_000), (Sabotage::ZoneTwice, 8_000)]
    {
        let (closing, shape) = (Sabotaged::by(how), Shape::of(&UNITS));
        let report = of_neighbours(&AuditPlan::of(&closing, &shape, DrawEffort { neighbours, ..FEW }));
        let found = report.findings.iter().any(|finding| matches!(finding, Finding::PersonWeek(..)));
        assert!(found, "{how:?}: {}", report.measured);
    }
}

#[test]
fn a_true_number_in_a_figure_is_found() {
    finds(Sabotage::TrueNumber, is_off);
    let (closing, shape) = (Sabotaged::by(Sabotage::TrueNumber), Shape::of(&UNITS));
    let report = of_neighbours(&AuditPlan::of(&closing, &shape, DrawEffort { neighbours: 2_000, ..FEW }));
    assert!(report.measured > 5.0, "who is counted is certain: {}", report.measured);
}

#[test]
fn sentences_smoothing_and_numbers_from_raw_answers_are_found() {
    for how in [Sabotage::OptedIn, Sabotage::Sentence, Sabotage::Smoothed] {
        finds(how, is_off);
    }
}

#[test]
fn order_existence_and_failure_that_depend_on_answers_are_found() {
    for how in [Sabotage::Ordered, Sabotage::OnlyIfSaid] {
        finds(how, |finding| *finding == Finding::Existence);
    }
    finds(Sabotage::FailsIfSilent, |finding| matches!(finding, Finding::Failed(_)));
}

#[test]
fn attackers_win_without_noise_or_with_gaps_but_not_otherwise() {
    let shape = Shape::of(&UNITS);
    let odds = |attack, closing: &dyn Closing| play(attack, closing, &shape, 600, ALPHA).expect("games").2;
    for attack in [Attack::ClassPinned, Attack::SettingChanged, Attack::NotCounted, Attack::MadeUpAccounts] {
        let (guesses, right, product) = play(attack, &Product, &shape, 600, ALPHA).expect("games");
        assert!(right * 2 > guesses && product < attack.limit().value(), "{attack:?}: {right} of {guesses}");
        let sabotaged = odds(attack, &Sabotaged::by(Sabotage::NoNoise));
        assert!(sabotaged > attack.limit().value(), "{attack:?}: {sabotaged}");
    }
    assert!(odds(Attack::Gaps, &Sabotaged::by(Sabotage::OnlyIfSaid)) > 2.0);
    let (guesses, ..) = play(Attack::Gaps, &Product, &shape, 200, ALPHA).expect("games");
    assert_eq!(guesses, 0, "the same figures exist");
}
