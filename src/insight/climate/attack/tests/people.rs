//! Promises that hold for any week.

use std::collections::BTreeSet;

use proptest::prelude::*;
use rand::seq::SliceRandom as _;

use super::*;
use crate::insight::climate::attack::system::Whereabouts;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_the_week_nobody_is_pinned(seed: u64) {
        let week = any_week(seed);
        let closed = close(&week, Rules::default());
        for attacker in [Attacker::Psychologist, Attacker::WithLead(TeamId(0)), Attacker::WithAllLeads, Attacker::Everybody] {
            prop_assert_eq!(attack(&week, &closed, Rules::default(), attacker).pinned, vec![]);
        }
    }

    #[test]
    fn no_figure_is_of_fewer_than_k(seed: u64) {
        let week = any_week(seed);
        let closed = close(&week, Rules::default());
        let whereabouts = Whereabouts::of(&week, &closed);
        for cell in closed.cells.keys() {
            let people: BTreeSet<PersonId> =
                (0..week.answers.len()).filter(|a| whereabouts.is_in(cell, *a)).map(|a| week.answers[a].person).collect();
            prop_assert!(people.len() >= 5, "{:?} is of {}", cell, people.len());
            prop_assert!(cell.slice.is_none() || people.len() >= 20);
        }
    }

    #[test]
    fn what_is_shown_depends_neither_on_the_order_of_answers_nor_on_how_often_a_week_is_closed(seed: u64) {
        let week = any_week(seed);
        let mut mixed = week.clone();
        mixed.answers.shuffle(&mut ChaCha8Rng::seed_from_u64(seed));
        let shown = close(&week, Rules::default()).cells;
        prop_assert_eq!(&close(&week, Rules::default()).cells, &shown);
        prop_assert_eq!(&close(&mixed, Rules::default()).cells, &shown);
    }

    #[test]
    fn a_higher_floor_never_counts_more_places_where_nothing_is_kept(seed: u64, floor in 5u32..12) {
        let mut week = any_week(seed);
        week.answers.retain(|answer| answer.openness != Openness::Kept);
        let places = |floor: u32| {
            let mut rules = Rules::new(floor);
            (rules.defences.other_worlds, rules.defences.leaving) = (false, false);
            let cells = close(&week, rules).cells.into_keys().filter(|cell| cell.slice.is_none());
            cells.map(|cell| cell.place).collect::<BTreeSet<Place>>()
        };
        prop_assert!(places(floor + 1).is_subset(&places(floor)));
    }
}
