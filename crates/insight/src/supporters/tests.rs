use super::*;
use domain::person::{Membership, TeamRole};
use domain::{TeamId, Workday};
use jiff::Timestamp;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha12Rng;

fn line(person: i64, team: i64) -> ReportingLine {
    let membership = Membership {
        person: PersonId(person),
        team: TeamId(team),
        role: TeamRole::Member,
        from: Workday::from_number(1),
        until: None,
        sees_from: Timestamp::UNIX_EPOCH,
    };
    ReportingLine::of(PersonId(person), &[membership], Workday::from_number(10))
}

fn seeker(person: i64, team: i64) -> Seeker {
    Seeker {
        person: PersonId(person),
        line: line(person, team),
        language: Locale::En,
        topic: None,
        can_wait: false,
        but: Vec::new(),
    }
}

fn volunteer(person: i64, team: i64) -> Volunteer {
    let supporter = Supporter {
        person: PersonId(person),
        languages: vec![Locale::En],
        topics: Vec::new(),
        cap: 2,
        quiet: None,
        paused: false,
        since: Timestamp::UNIX_EPOCH,
    };
    Volunteer {
        supporter,
        line: line(person, team),
        presence: Presence::OnShift,
        is_quiet: false,
        held: 0,
        taken_on: 0.0,
    }
}

/// Whom one seeker of team one is offered.
fn offered(seeker: &Seeker, volunteers: &[Volunteer]) -> Option<i64> {
    let assigned = assign(std::slice::from_ref(seeker), volunteers);
    assigned[0].map(|index| volunteers[index].supporter.person.0)
}

#[test]
fn nobody_of_the_own_reporting_line_is_offered() {
    let asks = seeker(1, 1);
    assert_eq!(offered(&asks, &[volunteer(10, 1)]), None);
    assert_eq!(offered(&asks, &[volunteer(10, 1), volunteer(11, 2)]), Some(11));
    assert_eq!(offered(&asks, &[volunteer(1, 2)]), None, "nobody supports themselves");
}

#[test]
fn nobody_is_offered_against_what_they_chose() {
    let asks = seeker(1, 1);
    let but = |change: fn(&mut Volunteer)| {
        let mut one = volunteer(10, 2);
        change(&mut one);
        offered(&asks, &[one])
    };
    assert_eq!(but(|_| ()), Some(10));
    assert_eq!(but(|one| one.supporter.paused = true), None);
    assert_eq!(but(|one| one.is_quiet = true), None);
    assert_eq!(but(|one| one.held = 2), None, "the cap is reached");
    assert_eq!(but(|one| one.supporter.languages = vec![Locale::ZhCn]), None);
}

#[test]
fn the_same_pair_is_never_offered_twice() {
    let asks = Seeker { but: vec![PersonId(10)], ..seeker(1, 1) };
    assert_eq!(offered(&asks, &[volunteer(10, 2)]), None);
    assert_eq!(offered(&asks, &[volunteer(10, 2), volunteer(11, 2)]), Some(11));
}

#[test]
fn topic_shift_and_talks_decide_among_those_who_may_be_offered() {
    let asks = Seeker { topic: Some("customer".to_owned()), ..seeker(1, 1) };
    let mut other_topic = volunteer(10, 2);
    other_topic.supporter.topics = vec!["systems".to_owned()];
    let fits = volunteer(11, 2);
    assert_eq!(offered(&asks, &[other_topic.clone(), fits.clone()]), Some(11));
    let busy = Volunteer { taken_on: 3.0, ..fits.clone() };
    assert_eq!(offered(&asks, &[other_topic, busy]), Some(10), "somebody who had fewer talks comes before the topic");
    let at_home = Volunteer { presence: Presence::OffShift, ..volunteer(10, 2) };
    assert_eq!(offered(&asks, &[at_home.clone(), fits.clone()]), Some(11));
    let waits = Seeker { can_wait: true, ..asks };
    assert_eq!(offered(&waits, &[at_home, fits]), Some(10), "for tomorrow it does not matter who works now");
}

/// The cost of the best assignment by trying all of them: the number of people without a supporter, and the sum of the
/// costs.
fn brute_force(seekers: &[Seeker], volunteers: &[Volunteer], taken: &mut Vec<u8>) -> (usize, i64) {
    let Some((first, rest)) = seekers.split_first() else { return (0, 0) };
    let (without, sum) = brute_force(rest, volunteers, taken);
    let mut best = (without + 1, sum);
    for (index, one) in volunteers.iter().enumerate() {
        let cost = cost(first, one, taken[index]);
        if cost < NOBODY && one.held + taken[index] < one.supporter.cap {
            taken[index] += 1;
            let (without, sum) = brute_force(rest, volunteers, taken);
            taken[index] -= 1;
            best = best.min((without, sum + cost));
        }
    }
    best
}

#[test]
fn the_assignment_has_the_most_pairs_and_the_least_cost() {
    let mut random = ChaCha12Rng::seed_from_u64(7);
    let topics = ["customer", "systems", "change"];
    for _ in 0..200 {
        let seekers: Vec<_> = (0..random.random_range(1..5))
            .map(|person| Seeker {
                topic: Some(topics[random.random_range(0..3)].to_owned()),
                ..seeker(person, random.random_range(0..4))
            })
            .collect();
        let volunteers: Vec<_> = (10..random.random_range(11..15))
            .map(|person| {
                let mut one = volunteer(person, random.random_range(0..4));
                one.supporter.topics = vec![topics[random.random_range(0..3)].to_owned()];
                one.held = random.random_range(0..3);
                one.taken_on = f64::from(random.random_range(0..5_u8));
                one
            })
            .collect();
        let assigned = assign(&seekers, &volunteers);
        assert_eq!(assigned, assign(&seekers, &volunteers), "the same input gives the same assignment");
        let mut taken = vec![0; volunteers.len()];
        let (mut without, mut sum) = (0, 0);
        for (asks, index) in seekers.iter().zip(&assigned) {
            match index {
                Some(index) => {
                    sum += cost(asks, &volunteers[*index], taken[*index]);
                    taken[*index] += 1;
                }
                None => without += 1,
            }
        }
        for (one, taken) in volunteers.iter().zip(&taken) {
            assert!(*taken == 0 || one.held + taken <= one.supporter.cap, "nobody exceeds their cap");
        }
        assert_eq!((without, sum), brute_force(&seekers, &volunteers, &mut vec![0; volunteers.len()]));
    }
}

#[test]
fn over_two_years_nobody_carries_much_more_than_their_share() {
    let mut random = ChaCha12Rng::seed_from_u64(11);
    let topics = ["customer", "demands", "systems", "relationships"];
    // Twelve supporters in six teams. One names a topic that many ask about, one is the only one who speaks Chinese.
    let mut volunteers: Vec<_> = (0..12).map(|person| volunteer(100 + person, person % 6)).collect();
    volunteers[0].supporter.topics = vec!["customer".to_owned()];
    volunteers[1].supporter.languages = Locale::ALL.to_vec();
    for one in &mut volunteers[2..6] {
        one.supporter.topics = vec!["systems".to_owned()];
    }
    let mut talks = vec![0_u32; volunteers.len()];
    let day = SignedDuration::from_hours(24);
    for number in 0..730 {
        for one in &mut volunteers {
            one.taken_on = faded(one.taken_on, day);
            one.presence = if random.random_bool(0.5) { Presence::OnShift } else { Presence::OffShift };
        }
        let asks = Seeker {
            topic: random.random_bool(0.6).then(|| topics[random.random_range(0..4)].to_owned()),
            language: if random.random_bool(0.05) { Locale::ZhCn } else { Locale::En },
            ..seeker(number, random.random_range(0..6))
        };
        if let Some(index) = assign(&[asks], &volunteers)[0] {
            volunteers[index].taken_on += 1.0;
            talks[index] += 1;
        }
    }
    let share = talks.iter().sum::<u32>() / 12;
    assert!((55..=61).contains(&share), "{talks:?}");
    for count in &talks {
        assert!((share * 3 / 4..=share * 5 / 4).contains(count), "{talks:?}");
    }
}

#[test]
fn a_talk_counts_half_after_ninety_days() {
    let after = |days: i64| faded(4.0, SignedDuration::from_hours(24 * days));
    assert!((after(90) - 2.0).abs() < 1e-12 && (after(0) - 4.0).abs() < 1e-12 && (after(-3) - 4.0).abs() < 1e-12);
}
