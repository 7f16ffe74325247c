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

#[test]
fn of_few_people_there_is_nothing() {
    assert_eq!(votes(40, 0, 0).release(Rules::default()), None);
    assert_eq!(votes(40, 6, 1).release(Rules::default()), None);
    assert_eq!(followed_up(40, [1, 2, 3, 4]), None);
    assert_eq!(shown(&votes(40, 7, 1)), [(People::of(8), Share::Between { from: 75, below: 100 })]);
    assert_eq!(followed_up(40, [1, 2, 3, 4, 5]), Some(People { from: 5, below: 10 }));
}

#[test]
fn a_higher_floor_asks_for_more_people() {
    let rules = Rules::new(12);
    assert_eq!(votes(40, 10, 1).release(rules), None);
    let six = Deeds { people: people(40), followed_up: (0..11).map(PersonId).collect(), ..Deeds::default() };
    assert_eq!(six.release(rules), None);
    assert!(votes(60, 14, 14).release(rules).is_some());
}

#[test]
fn a_band_at_whose_edge_one_word_would_show_is_withheld() {
    // Five of eight are the only ones with which it would be half to three quarters.
    assert_eq!(shown(&votes(40, 5, 3)), []);
    // Four that it helped are few, five would not be: each of the four could be known from one who said so.
    assert_eq!(shown(&votes(40, 4, 4)), []);
    assert_eq!(shown(&votes(40, 3, 5)), [(People::of(8), Share::Few)]);
    // Of each sort there are k, who may be taken for one another.
    assert_eq!(shown(&votes(40, 5, 5)), [(People::of(10), Share::Between { from: 50, below: 75 })]);
}

#[test]
fn that_all_said_so_and_that_none_did_reads_as_if_nearly_all_or_few_had() {
    assert_eq!(shown(&votes(40, 10, 0)), shown(&votes(40, 9, 1)));
    assert_eq!(shown(&votes(40, 0, 10)), shown(&votes(40, 1, 9)));
    assert!(!shown(&votes(40, 10, 0)).is_empty() && !shown(&votes(40, 0, 10)).is_empty());
}

#[test]
fn that_everybody_said_something_does_not_show() {
    // Ten is where a band begins: with all ten of a site in it, each would be known to have said something.
    assert_eq!(shown(&votes(10, 9, 1)), []);
    assert_eq!(shown(&votes(14, 9, 1)), []);
    assert!(!shown(&votes(15, 9, 1)).is_empty());
    // In the middle of a band one fewer reads alike.
    assert!(!shown(&votes(14, 13, 1)).is_empty());
}

#[test]
fn a_person_counts_once_with_the_last_word() {
    let mut deeds = votes(40, 3, 5);
    let before = shown(&deeds);
    deeds.words.extend((0..20).map(|day| word(0, true, day)));
    assert_eq!(shown(&deeds), before);
    // Those who said that it did not help say later that it did.
    deeds.words.extend((3..7).map(|person| word(person, true, 1)));
    assert_eq!(shown(&deeds), [(People::of(8), Share::Between { from: 75, below: 100 })]);
    assert_eq!(followed_up(40, [1, 2, 3, 4, 4, 4, 4]), None);
}

#[test]
fn who_is_not_counted_is_in_nothing() {
    let mut deeds = votes(40, 7, 1);
    deeds.followed_up = (0..9).map(PersonId).collect();
    deeds.people.retain(|person, _| person.0 >= 5);
    assert_eq!(deeds.release(Rules::default()), None);
}

#[test]
fn a_follow_up_that_would_show_about_whom_is_not_shown() {
    // Nobody of the second team could have had the fifth in the place of the one who had.
    let four_and = |second: std::ops::Range<i64>| {
        let mut deeds = Deeds { followed_up: (0..4).chain([10]).map(PersonId).collect(), ..Deeds::default() };
        deeds.people = people(10);
        deeds.people.extend(second.map(|person| (PersonId(person), TeamId(1))));
        deeds.release(Rules::default())
    };
    assert_eq!(four_and(10..15), None);
    assert!(four_and(10..16).is_some());
    // Within a band one fewer reads alike, whoever it is.
    assert_eq!(followed_up(10, 0..7), Some(People { from: 5, below: 10 }));
    assert_eq!(followed_up(10, 0..10), None);
}

#[test]
fn what_helped_more_people_stands_first() {
    let mut deeds = votes(60, 10, 10);
    let other = votes(60, 18, 2).words.into_iter().map(|word| Word { intervention: "two_lines".to_owned(), ..word });
    deeds.words.extend(other);
    let released = deeds.release(Rules::default()).unwrap();
    let keys: Vec<&str> = released.helped.iter().map(|of| of.intervention.as_str()).collect();
    assert_eq!(keys, ["two_lines", "micro_break"]);
}

/// Whether four who compare notes, of a site of `all`, would know from what is shown that one more said what they said, or said
/// anything: worked out by trying every other month that there could have been.
fn pins(all: i64, helped: i64, not: i64, rules: Rules) -> bool {
    let shown = |helped: i64, not: i64| votes(all, helped, not).release(rules);
    let Some(known) = shown(helped, not) else { return false };
    let silent = all - helped - not;
    let known = Some(known);
    // What could have been, by how many said what.
    let worlds: Vec<[i64; 3]> = (0..=all)
        .flat_map(|helped| (0..=all - helped).map(move |not| [helped, not, all - helped - not]))
        .filter(|[helped, not, _]| shown(*helped, *not) == known)
        .collect();
    let now = [helped, not, silent];
    // Of whom the four are: so many of each sort.
    let fours = (0..=4).flat_map(|a| (0..=4 - a).map(move |b| [a, b, 4 - a - b]));
    for four in fours.filter(|four| (0..3).all(|sort| four[sort] <= now[sort])) {
        for sort in (0..3).filter(|sort| now[*sort] > four[*sort] && *sort < 2) {
            let could_be = |other: usize| {
                worlds.iter().any(|world| (0..3).all(|at| world[at] >= four[at] + i64::from(at == other)))
            };
            // Somebody else than they said so, and must have said something; or may have said nothing.
            if !(could_be(1 - sort) && could_be(2)) {
                return true;
            }
        }
    }
    false
}

#[test]
fn four_who_compare_notes_learn_of_nobody_else_what_they_said_or_that_they_did() {
    let mut bare = Rules::default();
    bare.defences = Defences { other_worlds: false, ..bare.defences };
    let (mut released, mut pinned) = (0, 0);
    for (all, helped, not) in
        (8..18).flat_map(|all| (0..=all).flat_map(move |h| (0..=all - h).map(move |n| (all, h, n))))
    {
        released += u32::from(votes(all, helped, not).release(Rules::default()).is_some());
        assert!(!pins(all, helped, not, Rules::default()), "{helped} and {not} of {all}");
        pinned += u32::from(pins(all, helped, not, bare));
    }
    assert!(released > 100, "only {released} are shown");
    assert!(pinned > 0, "without the look for other worlds nobody would be known either");
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
