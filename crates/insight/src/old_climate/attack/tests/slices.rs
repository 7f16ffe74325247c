//! Attacks by slices that overlap: hours within shifts, shifts across teams, tenure across both.

use proptest::prelude::*;

use super::*;
use crate::old_climate::Slice;

/// All of a shift began at seven, but for one.
fn an_hour_that_is_nearly_a_shift() -> (Week, PersonId) {
    let levels: Vec<u8> = (0..44).map(|n| 2 + (n * 7 % 4) as u8).collect();
    let mut answers = say(1, 1, Openness::WithLead, &levels);
    for (number, answer) in answers.iter_mut().enumerate() {
        answer.shift = Some(if number < 22 { "early" } else { "late" }.to_owned());
        answer.hour = Some(if number < 21 { 7 } else { 14 });
    }
    let odd = answers[21].person;
    (Week::new(1, vec![team(1, 1, 60)], answers), odd)
}

#[test]
fn an_hour_that_is_a_shift_but_for_one_person_is_not_shown_beside_it() {
    let (week, odd) = an_hour_that_is_nearly_a_shift();
    let open = by_counts_alone(|d| d.slices = false);
    assert!(pinned(&week, open, Attacker::Psychologist).contains(&odd));
    assert_eq!(pinned(&week, by_counts_alone(|_| {}), Attacker::Psychologist), []);
}

#[test]
fn a_slice_of_few_is_not_shown() {
    let (mut week, _) = an_hour_that_is_nearly_a_shift();
    week.answers[0].tenure = Tenure::HalfYear;
    let few = Cell { place: OrgUnit::Site(1), slice: Some(Slice::Tenure(Tenure::HalfYear)) };
    assert!(close(&week, by_counts_alone(|d| d.slices = false)).cells.contains_key(&few));
    assert!(!close(&week, Rules::default()).cells.contains_key(&few));
}

/// A site of one department whose people have slices of every kind.
fn sliced(seed: u64) -> Week {
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let low = dice.random_range(1..=5);
    let answers = (0..90).map(|person| {
        let openness = [Openness::Kept, Openness::WithLead, Openness::WithTeam][dice.random_range(0..3)];
        any_answer(person, person % 6, openness, low, &mut dice)
    });
    let answers = answers.collect();
    Week::new(1, (0..6).map(|number| team(number, number / 3, 18)).collect(), answers)
}

#[test]
fn a_day_of_the_week_says_of_nobody_what_they_said_on_it() {
    use crate::old_climate::attack::sums;
    let days =
        |seed: u64, rules| sums::attack(&sliced(seed), &close(&sliced(seed), rules), rules, Attacker::Everybody).1;
    let open = without(|d| d.other_worlds = false);
    assert!((0..20).any(|seed| !days(seed, open).is_empty()));
    for seed in 0..40 {
        assert_eq!(days(seed, Rules::default()), [], "seed {seed}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_slices_there_are_nobody_is_pinned_by_them(seed: u64) {
        let week = sliced(seed);
        prop_assert_eq!(pinned(&week, Rules::default(), Attacker::Psychologist), vec![]);
        prop_assert_eq!(pinned(&week, Rules::default(), Attacker::Everybody), vec![]);
    }
}
