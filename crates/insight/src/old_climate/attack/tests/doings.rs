//! Attacks on what was done in a month, and what helped.

use super::*;
use crate::old_climate::attack::centre::Plan;
use crate::old_climate::attack::doings::{attack_doings, twice};
use crate::old_climate::attack::months::months;
use crate::old_climate::doings::Word;
use crate::old_climate::{Deeds, Released};

/// How many were attacked and who was pinned, over some years of months of centres of this size.
fn attacked(people: usize, rules: Rules) -> (usize, Vec<PersonId>) {
    let (mut attacked, mut pinned) = (0, Vec::new());
    for seed in 0..8 {
        for deeds in months(Plan { people, weeks: 24, seed, kept: 0.3 }) {
            let Some(shown) = deeds.release(rules) else { continue };
            let verdict = attack_doings(&deeds, &shown, rules);
            attacked += verdict.attacked;
            pinned.extend(verdict.pinned);
        }
    }
    (attacked, pinned)
}

#[test]
fn of_no_month_is_anybody_pinned_and_without_the_look_for_other_worlds_many_are() {
    for people in [20, 40, 120] {
        let (tried, pinned) = attacked(people, Rules::default());
        assert_eq!(pinned, [], "of {people}");
        assert!(tried > 300, "only {tried} words and follow-ups of {people} people were in what was shown");
    }
    for people in [20, 40] {
        assert!(!attacked(people, without(|d| d.other_worlds = false)).1.is_empty(), "of {people}");
    }
}

#[test]
fn a_line_of_fewer_than_k_pins_all_of_them() {
    let open = without(|d| (d.floor, d.other_worlds) = (false, false));
    let people = (0..12).map(|number| (PersonId(number), TeamId(0))).collect();
    let deeds = Deeds { people, followed_up: (0..4).map(PersonId).collect(), ..Deeds::default() };
    let shown = deeds.release(open).expect("four are shown");
    assert_eq!(attack_doings(&deeds, &shown, Rules::default()).pinned, (0..4).map(PersonId).collect::<Vec<_>>());
}

#[test]
fn what_somebody_said_before_their_last_word_is_attacked_no_more() {
    let word = |person: i64, helped: bool, day: i32| Word {
        person: PersonId(person),
        intervention: "break".to_owned(),
        helped,
        at: (domain::Workday::from_number(20_000 + day), person),
    };
    let people = (0..30).map(|number| (PersonId(number), TeamId(number / 10))).collect();
    let words = (0..14).flat_map(|person| [word(person, true, 0), word(person, person < 7, 1)]).collect();
    let deeds = Deeds { people, words, ..Deeds::default() };
    let shown = deeds.release(Rules::default()).expect("seven each way are shown");
    let verdict = attack_doings(&deeds, &shown, Rules::default());
    assert_eq!((verdict.attacked, verdict.pinned), (14, vec![]));
}

#[test]
fn whoever_is_counted_at_two_sites_is_found() {
    let site = |people: &[i64]| Deeds {
        people: people.iter().map(|number| (PersonId(*number), TeamId(0))).collect(),
        ..Deeds::default()
    };
    assert_eq!(twice([&site(&[1, 2]), &site(&[3])]), []);
    assert_eq!(twice([&site(&[1, 2]), &site(&[2, 3])]), [PersonId(2)]);
}

/// What is released is what is attacked: a frozen month reads as it did.
#[test]
fn a_month_that_was_frozen_is_attacked_as_it_was_shown() {
    let rules = Rules::default();
    let month = months(Plan { people: 120, weeks: 4, seed: 7, kept: 0.3 }).remove(0);
    let shown = month.release(rules).expect("something is shown");
    let thawed = Released::thaw(&shown.freeze().expect("frozen")).expect("thawed");
    assert_eq!(attack_doings(&month, &thawed, rules), attack_doings(&month, &shown, rules));
}
