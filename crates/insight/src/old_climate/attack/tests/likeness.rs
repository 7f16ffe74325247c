//! Attacks on people who are alike, and by people who compare notes.

use super::*;

#[test]
fn that_all_of_a_team_had_storm_does_not_show() {
    let week = Week::new(1, vec![team(1, 1, 12)], say(1, 1, Openness::WithTeam, &[1; 5]));
    assert_eq!(pinned(&week, by_counts_alone(|_| {}), Attacker::Psychologist).len(), 5);
    assert_eq!(pinned(&week, Rules::default(), Attacker::Psychologist), []);
}

#[test]
fn fewer_than_k_who_compare_notes_learn_nothing_and_k_may() {
    let mut by_k = 0;
    for seed in 0..60 {
        let week = any_week(seed);
        assert_eq!(pinned(&week, Rules::default(), Attacker::Everybody), [], "seed {seed}");
        by_k += pinned(&week, Rules::default(), Attacker::EverybodyAnd(5)).len();
    }
    // The honest limit, as docs/privacy.md states it.
    assert!(by_k > 0);
    let open = without(|d| d.other_worlds = false);
    assert!((0..60).any(|seed| !pinned(&any_week(seed), open, Attacker::Everybody).is_empty()));
}

#[test]
fn what_many_named_and_how_much_energy_they_had_says_of_nobody_what_they_said() {
    use crate::old_climate::attack::sums;
    let open = without(|d| d.other_worlds = false);
    let pinned =
        |seed: u64, rules| sums::attack(&any_week(seed), &close(&any_week(seed), rules), rules, Attacker::Everybody).1;
    assert!((0..60).any(|seed| !pinned(seed, open).is_empty()));
    for seed in 0..200 {
        assert_eq!(pinned(seed, Rules::default()), [], "seed {seed}");
    }
}
