use super::super::learning_estimates::{
    IntervalEstimate, best_value, compare, growth, mean_regret, regret, uniform_value,
};
use super::*;
use insight::suggestion::{Beta, InterventionKind};

/// Interventions with the priors of the catalogue: three of each strength of evidence.
fn catalogue() -> Vec<Intervention> {
    let priors = [(4.8, 3.2), (3.45, 2.55), (2.75, 2.25), (2.0, 2.0)];
    (0..12)
        .map(|number| Intervention {
            key: format!("action{number}"),
            kind: InterventionKind::Own,
            minutes: 5,
            stressors: vec![],
            weathers: vec![],
            flags: vec![],
            prior: Beta { a: priors[number % 4].0, b: priors[number % 4].1 },
        })
        .collect()
}

fn plan(catalogue: &[Intervention]) -> LearningPlan<'_> {
    LearningPlan {
        catalogue,
        people: 50,
        suggestions: 10_000,
        answering: 1.0,
        truth: SimulatedTruth::LikeTheEvidence,
        seed: 7,
    }
}

#[test]
fn the_same_seed_makes_the_same_choices() {
    let catalogue = catalogue();
    let plan = LearningPlan { suggestions: 500, ..plan(&catalogue) };
    let log = simulate(&plan, ChoiceRule::Learned);
    assert_eq!(simulate(&plan, ChoiceRule::Learned), log);
    assert_ne!(simulate(&LearningPlan { seed: 8, ..plan }, ChoiceRule::Learned), log);
}

#[test]
fn every_choice_of_a_simulation_is_within_the_bounds() {
    let catalogue = catalogue();
    for truth in [SimulatedTruth::LikeTheEvidence, SimulatedTruth::Unrelated] {
        let plan = LearningPlan { suggestions: 50_000, truth, ..plan(&catalogue) };
        let log = simulate(&plan, ChoiceRule::Learned);
        assert_eq!(log.iter().find(|entry| !entry.is_within_bounds()), None);
    }
    let fixed = simulate(&LearningPlan { suggestions: 10, ..plan(&catalogue) }, ChoiceRule::Fixed);
    assert!(fixed.iter().all(|entry| !entry.is_within_bounds()), "a certain choice is found");
}

#[test]
fn the_best_clipped_policy_loses_nothing_against_itself() {
    for shares in [vec![0.3, 0.6, 0.5], vec![0.1, 0.2], vec![0.9]] {
        let best = best_clipped(&shares);
        let (lower, upper) = bounds(shares.len());
        assert!((best.options.iter().sum::<f64>() + best.nothing - 1.0).abs() < 1e-12, "{best:?}");
        assert!(best.options.iter().all(|one| (lower..=upper).contains(one)), "{best:?}");
        let others = [Propensities::learned(&vec![Beta { a: 2.0, b: 2.0 }; shares.len()])];
        assert!(others.iter().all(|other| value(other, &shares) <= value(&best, &shares) + 1e-12));
    }
}

#[test]
fn estimates_by_inverse_propensities_are_unbiased_on_the_log() {
    let catalogue = catalogue();
    let plan = LearningPlan { people: 20, suggestions: 400, ..plan(&catalogue) };
    let errors = |of: &dyn Fn(&[LoggedSuggestion]) -> (f64, f64)| {
        let errors: Vec<f64> = (0..60)
            .map(|seed| {
                let (found, truth) = of(&simulate(&LearningPlan { seed, ..plan }, ChoiceRule::Learned));
                found - truth
            })
            .collect();
        IntervalEstimate::mean(&errors)
    };
    let mean = |log: &[LoggedSuggestion], of: &dyn Fn(&LoggedSuggestion) -> f64| {
        log.iter().map(of).sum::<f64>() / log.len() as f64
    };
    let found = [
        errors(&|log| (best_value(log).value, mean(log, &|entry| entry.values[0]))),
        errors(&|log| (uniform_value(log).value, mean(log, &|entry| entry.values[1]))),
        errors(&|log| (mean_regret(log).value, mean(log, &|entry| entry.regret))),
    ];
    for error in found {
        // The interval has 95 %; three tests of it, twice as wide.
        assert!(error.value.abs() < 2.0 * error.half_width && error.half_width < 0.02, "{error:?}");
    }
}

#[test]
fn a_naive_mean_of_the_log_is_not_the_value_of_another_policy() {
    let catalogue = catalogue();
    let log = simulate(&plan(&catalogue), ChoiceRule::Learned);
    let naive = log.iter().filter(|entry| entry.helped).count() as f64 / log.len() as f64;
    let uniform = log.iter().map(|entry| entry.values[1]).sum::<f64>() / log.len() as f64;
    assert!(uniform_value(&log).contains(uniform));
    assert!((naive - uniform).abs() > 3.0 * uniform_value(&log).half_width, "{naive} {uniform}");
}

/// The table of docs/suggestions.md has all ten centres: in six of them the regret is at least a quarter lower than
/// with both rules, in four it is not.
#[test]
fn the_regret_is_a_quarter_lower_for_fifty_where_evidence_says_nothing() {
    let catalogue = catalogue();
    // What is gained is learned.
    let found = compare(&LearningPlan { truth: SimulatedTruth::Unrelated, ..plan(&catalogue) }, 4);
    assert!(found.growth.value + found.growth.half_width < 1.0, "{found:?}");
    for saved in found.saved {
        assert!(saved.value - saved.half_width > 0.25, "{found:?}");
    }
}

#[test]
fn the_regret_is_a_quarter_lower_for_twenty_where_evidence_is_right() {
    let catalogue = catalogue();
    let found = compare(&LearningPlan { people: 20, ..plan(&catalogue) }, 6);
    assert!(found.growth.value + found.growth.half_width < 1.0, "{found:?}");
    // The saving against fixed rules varies between centres: its mean over some runs is looked at.
    assert!(found.saved[0].value - found.saved[0].half_width > 0.25 && found.saved[1].value > 0.25, "{found:?}");
}

#[test]
fn the_regret_is_sub_linear_and_below_uniform_with_few_answers_each() {
    let catalogue = catalogue();
    let plan = LearningPlan { people: 240, answering: 0.4, truth: SimulatedTruth::Unrelated, ..plan(&catalogue) };
    let found = compare(&plan, 2);
    // How much lower varies between runs; the table of docs/suggestions.md has the mean of forty.
    assert!(found.growth.value < 1.0 && found.saved[0].value > 0.0, "{found:?}");
}

#[test]
fn uniform_choice_never_learns() {
    let catalogue = catalogue();
    let log = simulate(&plan(&catalogue), ChoiceRule::Uniform);
    assert!((growth(&log) - 1.0).abs() < 0.02, "{}", growth(&log));
    assert!(regret(&log, 5_000) < 0.52 * regret(&log, 10_000));
}

#[test]
fn a_saving_is_the_ratio_of_the_means_with_its_uncertainty() {
    let found = IntervalEstimate::saving(&[1.0, 3.0], &[4.0, 4.0]);
    assert!((found.value - 0.5).abs() < 1e-12 && found.half_width > 0.4, "{found:?}");
    let sure = IntervalEstimate::saving(&[1.0; 5], &[4.0; 5]);
    assert!((sure.value - 0.75).abs() < 1e-12 && sure.half_width < 1e-9, "{sure:?}");
}
