use proptest::prelude::*;

use super::*;

fn beta(a: f64, b: f64) -> Beta {
    Beta { a, b }
}

/// Probabilities of one to nine interventions and of nothing that add up to one.
fn probabilities() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(0.0..1.0_f64, 2..11).prop_map(|raw| {
        let sum: f64 = raw.iter().sum::<f64>().max(1e-9);
        raw.iter().map(|one| one / sum).collect()
    })
}

#[test]
fn how_likely_each_is_the_best_follows_from_the_distributions() {
    // P(X > Y) of Beta(6, 4) and Beta(4, 6), from the binomial sum: both are far above nothing with near certainty.
    let found = best(&[beta(600.0, 400.0), beta(400.0, 600.0)]);
    assert!(found[0] > 0.999_999 && found[2] < 1e-9, "{found:?}");
    // P(Beta(2, 2) < 1/4) = 3/16 - 2/64.
    let alone = best(&[beta(2.0, 2.0)]);
    assert!((alone[1] - (3.0 / 16.0 - 2.0 / 64.0)).abs() < 1e-4, "{alone:?}");
    // Two flat shares: below 1/4 both with 1/16, and otherwise each is as likely the larger.
    let flat = best(&[beta(1.0, 1.0), beta(1.0, 1.0)]);
    assert!((flat[2] - 1.0 / 16.0).abs() < 1e-12 && (flat[0] - 15.0 / 32.0).abs() < 1e-12, "{flat:?}");
    // X ~ Beta(2, 1) and Y flat: X is larger and above 1/4 with the integral of 2 x · x from 1/4 to 1.
    let tilted = best(&[beta(2.0, 1.0), beta(1.0, 1.0)]);
    assert!((tilted[0] - 2.0 / 3.0 * (1.0 - 1.0 / 64.0)).abs() < 1e-3, "{tilted:?}");
}

#[test]
fn drawing_from_the_distributions_agrees_with_the_integral() {
    use rand::SeedableRng;
    use rand_distr::Distribution;
    let shares = [beta(4.8, 3.2), beta(2.0, 2.0), beta(9.0, 3.0), beta(1.5, 6.5)];
    let mut random = rand_chacha::ChaCha8Rng::seed_from_u64(5);
    let draws: Vec<_> = shares.map(|share| rand_distr::Beta::new(share.a, share.b).expect("a distribution")).into();
    let mut won = [0_u32; 5];
    let rounds = 40_000;
    for _ in 0..rounds {
        let drawn: Vec<f64> = draws.iter().map(|draw| draw.sample(&mut random)).chain([NOTHING]).collect();
        let first = (0..5).max_by(|one, other| drawn[*one].total_cmp(&drawn[*other])).expect("one of five");
        won[first] += 1;
    }
    for (won, exact) in won.iter().zip(best(&shares)) {
        assert!((f64::from(*won) / f64::from(rounds) - exact).abs() < 0.012, "{won} {exact}");
    }
}

#[test]
fn the_bounds_leave_room_for_learning_however_many_options_there_are() {
    assert_eq!([1, 3, 5].map(bounds), [(0.1, 0.8); 3]);
    assert_eq!(bounds(10), (0.05, 0.8));
    for interventions in 1..60 {
        let (lower, upper) = bounds(interventions);
        let floors = lower * interventions as f64;
        assert!(floors <= 0.5 + 1e-12 && upper + (interventions as f64 - 1.0) * lower <= 1.0 + upper);
        assert!(upper * (interventions + 1) as f64 >= 1.0, "the probabilities cannot add up to one");
    }
}

#[test]
fn a_sure_winner_is_chosen_eight_times_in_ten_and_a_sure_loser_once() {
    let clipped = clip(&[1.0, 0.0, 0.0]);
    assert_eq!(clipped.options[0], 0.8);
    assert!((clipped.options[1] - 0.1).abs() < 1e-12 && (clipped.nothing - 0.1).abs() < 1e-12, "{clipped:?}");
    let clipped = clip(&[0.0, 0.0, 1.0]);
    assert_eq!((clipped.options[0], clipped.nothing), (0.1, 0.8));
    assert_eq!(clip(&[1.0]), Propensities { options: vec![], nothing: 1.0 });
}

/// The shares of one to six interventions, after hardly any answers or hundreds of them: where much is known, nearly
/// all the probability is on one option.
fn random_shares(round: usize, random: &mut rand_chacha::ChaCha8Rng) -> Vec<Beta> {
    use rand::RngExt;
    let answers = [4.0, 12.0, 60.0, 600.0][round % 4];
    let share = |_| {
        let share = random.random_range(0.02..0.98);
        beta(answers * share, answers * (1.0 - share))
    };
    (0..1 + round % 6).map(share).collect()
}

#[test]
fn a_million_draws_choose_nothing_outside_the_bounds() {
    use rand::{RngExt, SeedableRng};
    let mut random = rand_chacha::ChaCha8Rng::seed_from_u64(11);
    let mut drawn = 0;
    for round in 0..1_000 {
        let shares = random_shares(round, &mut random);
        let policy = Propensities::learned(&shares);
        let (lower, upper) = bounds(shares.len());
        for _ in 0..1_000 {
            let chosen = policy.choose(random.random());
            let probability = chosen.map_or(policy.nothing, |option| policy.options[option]);
            let least = if chosen.is_some() { lower } else { f64::MIN_POSITIVE };
            assert!((least..=upper).contains(&probability), "{chosen:?} of {policy:?}");
            drawn += 1;
        }
    }
    assert_eq!(drawn, 1_000_000);
}

/// The bounds as docs/suggestions.md states them; `weathervane evaluate --suggestions` counts the same over millions of
/// choices of the study.
#[test]
fn no_choice_of_the_policy_is_outside_the_stated_bounds() {
    use rand::{RngExt, SeedableRng};
    // For one to six interventions.
    let floors = [0.1, 0.1, 0.1, 0.1, 0.1, 0.5 / 6.0];
    let mut random = rand_chacha::ChaCha8Rng::seed_from_u64(7);
    let mut chosen = [0_u32; 2];
    for round in 0_usize..30_000 {
        let shares = random_shares(round, &mut random);
        let policy = Propensities::learned(&shares);
        let floor = floors[shares.len() - 1];
        let sum = policy.options.iter().sum::<f64>() + policy.nothing;
        assert!((sum - 1.0).abs() < 1e-9, "{shares:?} {policy:?}");
        assert!(policy.options.iter().all(|one| *one >= floor && *one <= 0.8), "{shares:?} {policy:?}");
        assert!(policy.nothing >= 0.0 && policy.nothing <= 0.8, "{shares:?} {policy:?}");
        match policy.choose(random.random()) {
            Some(option) => chosen[usize::from(policy.options[option] > floor)] += 1,
            None => assert!(policy.nothing > 0.0, "{policy:?}"),
        }
    }
    assert!(chosen.iter().all(|count| *count > 1_000), "options at their floor are chosen too, and others: {chosen:?}");
}

#[test]
fn with_learning_switched_off_one_intervention_alone_is_certain() {
    assert_eq!(Propensities::uniform(1), Propensities { options: vec![1.0], nothing: 0.0 });
    assert_eq!(Propensities::uniform(4), Propensities { options: vec![0.25; 4], nothing: 0.0 });
    assert_eq!(Propensities::uniform(0), Propensities { options: vec![], nothing: 1.0 });
}

proptest! {
    #[test]
    fn clipped_probabilities_add_up_to_one_and_keep_their_order(wanted in probabilities()) {
        let clipped = clip(&wanted);
        let sum: f64 = clipped.options.iter().sum::<f64>() + clipped.nothing;
        prop_assert!((sum - 1.0).abs() < 1e-9, "{:?}", clipped);
        for one in 0..clipped.options.len() {
            for other in 0..clipped.options.len() {
                prop_assert!(wanted[one] <= wanted[other] + 1e-12 || clipped.options[one] >= clipped.options[other]);
            }
        }
    }

    #[test]
    fn probabilities_within_the_bounds_are_not_changed(shares in prop::collection::vec(0.12..0.2_f64, 4)) {
        let nothing = 1.0 - shares.iter().sum::<f64>();
        let wanted: Vec<f64> = shares.iter().copied().chain([nothing]).collect();
        let clipped = clip(&wanted);
        for (one, other) in clipped.options.iter().zip(&wanted) {
            prop_assert!((one - other).abs() < 1e-12);
        }
    }

    #[test]
    fn a_chance_chooses_each_option_over_its_own_share(wanted in probabilities()) {
        let clipped = clip(&wanted);
        let mut from = 0.0;
        for (index, probability) in clipped.options.iter().enumerate() {
            prop_assert_eq!(clipped.choose(from + probability / 2.0), Some(index));
            from += probability;
        }
        if clipped.nothing > 1e-9 {
            prop_assert_eq!(clipped.choose(from + clipped.nothing / 2.0), None);
        }
    }
}
