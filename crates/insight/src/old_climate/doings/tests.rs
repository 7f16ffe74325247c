use proptest::prelude::*;

use super::super::rules::Defences;
use super::*;

/// Teams of ten, numbered through.
fn people(count: i64) -> BTreeMap<PersonId, TeamId> {
    (0..count).map(|number| (PersonId(number), TeamId(number / 10))).collect()
}

fn word(person: i64, helped: bool, day: i32) -> Word {
    let at = (Workday::from_number(20_000 + day), person);
    Word { person: PersonId(person), intervention: "micro_break".to_owned(), helped, at }
}

/// Of `all` people `helped` said that it did, and `not` that it did not.
fn votes(all: i64, helped: i64, not: i64) -> Deeds {
    let words = (0..helped + not).map(|person| word(person, person < helped, 0)).collect();
    Deeds { people: people(all), words, ..Deeds::default() }
}

fn shown(deeds: &Deeds) -> Vec<(People, Share)> {
    let released = deeds.release(Rules::default());
    released.map(|doings| doings.helped.iter().map(|of| (of.people, of.helped)).collect()).unwrap_or_default()
}

fn followed_up(all: i64, concerned: impl IntoIterator<Item = i64>) -> Option<People> {
    let followed_up = concerned.into_iter().map(PersonId).collect();
    Deeds { people: people(all), followed_up, ..Deeds::default() }.release(Rules::default())?.followed_up
}

fn between(from: u8, below: u8) -> Share {
    Share::Between { from, below }
}

/// Rules without the look for other worlds.
fn bare() -> Rules {
    let mut rules = Rules::default();
    rules.defences = Defences { other_worlds: false, ..rules.defences };
    rules
}

#[test]
fn of_few_people_there_is_nothing() {
    assert_eq!(votes(40, 0, 0).release(Rules::default()), None);
    assert_eq!(votes(40, 5, 4).release(Rules::default()), None);
    assert_eq!(shown(&votes(40, 5, 5)), [(People::of(10), between(50, 75))]);
    // Even without the look for other worlds.
    assert_eq!(votes(40, 4, 3).release(bare()), None);
    assert!(votes(40, 4, 4).release(bare()).is_some());
    assert_eq!(followed_up(40, [1, 2, 3, 4]), None);
    assert_eq!(followed_up(40, [1, 2, 3, 4, 5]), Some(People { from: 5, below: 10 }));
}

#[test]
fn a_higher_floor_asks_for_more_people() {
    let rules = Rules::new(12);
    assert_eq!(votes(60, 12, 11).release(rules), None);
    assert!(votes(60, 12, 12).release(rules).is_some());
    assert_eq!(votes(35, 12, 12).release(rules), None);
    let eleven = Deeds { followed_up: (0..11).map(PersonId).collect(), ..votes(40, 0, 0) };
    assert_eq!(eleven.release(rules), None);
}

#[test]
fn a_higher_floor_never_shows_more_of_a_month() {
    for all in [12, 18, 24, 31] {
        for (helped, not) in (0..=all).flat_map(|helped| (0..=all - helped).map(move |not| (helped, not))) {
            let mut deeds = votes(all, helped, not);
            // Of whom a flag was followed up depends on the same numbers, so that both lines are tried.
            deeds.followed_up = (0..helped).map(|number| PersonId(number * 7 % all)).collect();
            let under = |floor: u32| match deeds.release(Rules::new(floor)) {
                Some(doings) => (doings.helped.len(), usize::from(doings.followed_up.is_some())),
                None => (0, 0),
            };
            for floor in 5..11 {
                let ((words, follow_ups), (more_words, more_follow_ups)) = (under(floor), under(floor + 1));
                assert!(more_words <= words && more_follow_ups <= follow_ups, "{floor}: {helped} and {not} of {all}");
            }
        }
    }
}

#[test]
fn a_band_at_whose_edge_somebody_would_be_known_is_withheld_as_a_whole() {
    // Of twelve it helped nine or more: at nine, three who say that it did not know of each of the nine what they said; so at ten
    // they would know that it is not nine, and on.
    assert!((9..=12).all(|helped| shown(&votes(40, helped, 12 - helped)).is_empty()));
    // Of twenty-two the band holds one more, and then there are k of both sorts.
    assert!((17..=22).all(|helped| shown(&votes(40, helped, 22 - helped)) == [(People::of(22), between(75, 100))]));
}

#[test]
fn that_all_said_so_and_that_none_did_reads_as_if_nearly_all_or_few_had() {
    assert_eq!(shown(&votes(40, 24, 0)), shown(&votes(40, 19, 5)));
    assert_eq!(shown(&votes(40, 0, 24)), shown(&votes(40, 5, 19)));
    assert_eq!(shown(&votes(40, 24, 0)), [(People::of(24), between(75, 100))]);
    assert_eq!(shown(&votes(40, 0, 24)), [(People::of(24), between(0, 25))]);
}

#[test]
fn that_everybody_said_something_does_not_show() {
    assert_eq!(shown(&votes(16, 6, 6)), []);
    assert!(!shown(&votes(17, 6, 6)).is_empty());
}

#[test]
fn a_person_counts_once_with_the_last_word() {
    let mut deeds = votes(40, 5, 15);
    let before = shown(&deeds);
    assert_eq!(before, [(People::of(20), between(25, 50))]);
    deeds.words.extend((0..20).map(|day| word(0, true, day)));
    assert_eq!(shown(&deeds), before);
    // Those who said that it did not help say later that it did; an earlier word of theirs says nothing any more.
    deeds.words.extend((5..15).map(|person| word(person, true, 1)));
    deeds.words.extend((5..15).map(|person| word(person, false, -1)));
    assert_eq!(shown(&deeds), [(People::of(20), between(75, 100))]);
    assert_eq!(followed_up(40, [1, 2, 3, 4, 4, 4, 4]), None);
}

#[test]
fn who_is_not_counted_is_in_nothing() {
    let mut deeds = votes(40, 7, 7);
    deeds.followed_up = (0..9).map(PersonId).collect();
    assert!(deeds.release(Rules::default()).is_some());
    deeds.people.retain(|person, _| person.0 >= 5);
    assert_eq!(deeds.release(Rules::default()), None);
}

#[test]
fn a_follow_up_in_a_team_where_hardly_anybody_had_none_is_not_counted() {
    let four_and = |second: std::ops::Range<i64>| {
        let mut deeds = Deeds { followed_up: (0..4).chain([10]).map(PersonId).collect(), ..Deeds::default() };
        deeds.people = people(10);
        deeds.people.extend(second.map(|person| (PersonId(person), TeamId(1))));
        deeds.release(Rules::default())
    };
    // Nobody of the second team but four could have had the fifth in the place of the one who had.
    assert_eq!(four_and(10..15), None);
    assert!(four_and(10..16).is_some());
    assert_eq!(followed_up(20, 0..10), None);
    assert_eq!(followed_up(20, (0..10).chain(10..15)), Some(People { from: 5, below: 10 }));
}

#[test]
fn what_helped_more_people_stands_first() {
    let mut deeds = votes(60, 10, 10);
    let other = votes(60, 20, 2).words.into_iter().map(|word| Word { intervention: "two_lines".to_owned(), ..word });
    deeds.words.extend(other);
    let released = deeds.release(Rules::default()).unwrap();
    let keys: Vec<&str> = released.helped.iter().map(|of| of.intervention.as_str()).collect();
    assert_eq!(keys, ["two_lines", "micro_break"]);
}

/// How many said that it helped, that it did not, and nothing.
type Month = [i64; 3];

/// Every month that a site of so many can have had, with what is shown of it.
fn months(all: i64, rules: Rules) -> Vec<(Month, Option<Released<Doings>>)> {
    (0..=all)
        .flat_map(|helped| (0..=all - helped).map(move |not| [helped, not, all - helped - not]))
        .map(|month| (month, votes(all, month[0], month[1]).release(rules)))
        .collect()
}

/// Whether four who compare notes would know of one more what they said, or that they said anything: worked out by trying every
/// other month of which the same is shown.
fn pins(months: &[(Month, Option<Released<Doings>>)], now: Month, known: &Option<Released<Doings>>) -> bool {
    let worlds: Vec<Month> = months.iter().filter(|(_, shown)| shown == known).map(|(month, _)| *month).collect();
    let fours = (0..=4).flat_map(|a| (0..=4 - a).map(move |b| [a, b, 4 - a - b]));
    fours.filter(|four| (0..3).all(|sort| four[sort] <= now[sort])).any(|four| {
        let could_say = |other: usize| {
            worlds.iter().any(|world| (0..3).all(|sort| world[sort] >= four[sort] + i64::from(sort == other)))
        };
        (0..2).filter(|sort| now[*sort] > four[*sort]).any(|sort| !could_say(1 - sort) || !could_say(2))
    })
}

#[test]
fn four_who_compare_notes_learn_of_nobody_else_what_they_said_or_that_they_did() {
    let of = |rules: Rules| {
        let (mut released, mut pinned) = (0, Vec::new());
        for all in [10, 15, 19, 27] {
            let months = months(all, rules);
            for (now, shown) in months.iter().filter(|(_, shown)| shown.is_some()) {
                released += 1;
                pinned.extend(pins(&months, *now, shown).then_some(*now));
            }
        }
        (released, pinned)
    };
    let (released, pinned) = of(Rules::default());
    assert!(released > 50, "only {released} are shown");
    assert_eq!(pinned, Vec::<Month>::new());
    assert!(!of(bare()).1.is_empty(), "without the look for other worlds nobody would be known either");
}

proptest! {
    #[test]
    fn the_order_of_rows_does_not_matter(
        said in prop::collection::vec((0_i64..30, any::<bool>(), 0_i32..28), 0..120),
        concerned in prop::collection::vec(0_i64..30, 0..30),
        turn in 0_usize..120,
    ) {
        let words = said.iter().zip(0..).map(|((person, helped, day), row)| {
            let word = word(*person, *helped, *day);
            Word { at: (word.at.0, row), ..word }
        });
        let deeds = Deeds { people: people(30), followed_up: concerned.into_iter().map(PersonId).collect(), words: words.collect() };
        let mut other = deeds.clone();
        other.words.rotate_left(turn.min(said.len()));
        other.words.reverse();
        other.followed_up.reverse();
        prop_assert_eq!(deeds.release(Rules::default()), other.release(Rules::default()));
    }
}
