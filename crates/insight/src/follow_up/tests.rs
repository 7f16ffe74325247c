//! Worked examples, and a simulation: without an effect the page claims one in at most 1 of 20 cases, and the interval
//! holds the true difference at least as often as stated.

use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution as _, StandardNormal};

use super::*;
use crate::detectors::person::analyse;
use crate::flag::Severity;
use crate::sample_series::{START, from_levels};
use crate::series::Day;
use domain::PersonId;

/// Sixty usual days around "fair" and then these levels; the comparison with `low` of them before the action.
fn compared(levels: &[u8], low: i32) -> Option<BeforeAfter> {
    let steady = [4, 4, 3, 4, 5, 4, 4, 3, 4, 4, 5, 3].repeat(5);
    let days = from_levels(&[steady.as_slice(), levels].concat());
    let reading = analyse(PersonId(1), &days, &[]);
    let flag = reading.flags.last().expect("a flag");
    BeforeAfter::of(flag, &reading.line, Workday::from_number(START + 59 + low))
}

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 0.005
}

#[test]
fn days_that_return_to_usual_are_within_what_chance_does() {
    let found = compared(&[2, 1, 2, 2, 1, 2, 4, 4, 3, 4, 4], 6).expect("a comparison");
    assert!(near(found.before.level, 1.6) && near(found.after.level, 3.8), "{found:?}");
    assert_eq!((found.before.shifts, found.after.shifts, found.verdict()), (5, 5, Verdict::WithinChance));
    // What is expected lies between the low days and the usual ones, which are at 3.92.
    assert!(found.expected.level > 1.6 && found.expected.level < 3.9, "{found:?}");
    let (estimate, (low, high)) = found.difference();
    assert!(near(estimate, 3.8 - found.expected.level) && low < 0.0 && high > 0.0);
}

#[test]
fn two_low_days_are_expected_to_return_further_than_many() {
    let two = compared(&[1, 1, 4, 4, 4], 2).expect("a comparison").expected.level;
    let many = compared(&[1, 1, 1, 1, 1, 1, 4, 4, 4], 6).expect("a comparison").expected.level;
    assert!(two > many + 0.3, "{two} {many}");
}

#[test]
fn there_is_no_comparison_before_three_days_after() {
    assert_eq!(compared(&[2, 1, 2, 2, 1, 2, 4, 4], 6), None);
    assert!(compared(&[2, 1, 2, 2, 1, 2, 4, 4, 4], 6).is_some());
}

#[test]
fn at_most_five_days_after_count() {
    let found = compared(&[2, 1, 2, 2, 1, 2, 4, 4, 4, 4, 4, 1, 1, 1], 6).expect("a comparison");
    assert!(near(found.after.level, 4.0) && found.after.shifts == 5);
}

#[test]
fn days_lower_than_a_stretch_that_goes_on_are_lower_than_chance() {
    let found = compared(&[3, 3, 2, 3, 3, 2, 3, 3, 3, 2, 1, 1, 1, 1, 1], 10).expect("a comparison");
    assert_eq!(found.verdict(), Verdict::Lower, "{found:?}");
}

#[test]
fn days_better_than_usual_are_better_than_chance() {
    let found = compared(&[2, 1, 2, 2, 1, 2, 5, 5, 5, 5, 5], 6).expect("a comparison");
    assert_eq!(found.verdict(), Verdict::Better, "{found:?}");
}

#[test]
fn the_variance_of_a_mean_agrees_with_a_worked_one() {
    // Three values with correlation 1/2: (3 + 2 · (2 · 1/2 + 1 · 1/4)) / 9 = 5.5 / 9.
    assert!((variance_of_mean(3, 0.5) - 5.5 / 9.0).abs() < 1e-12);
    assert!((variance_of_mean(4, 0.0) - 0.25).abs() < 1e-12);
}

/// Kind of a simulated person.
#[derive(Clone, Copy, Debug)]
struct TrialKind {
    level: f64,
    spread: f64,
    correlation: f64,
}

/// What happens to a simulated person besides chance: a drop of some levels on day 120 that ends by itself after a
/// number of days.
#[derive(Clone, Copy, Debug)]
struct DropCourse {
    name: &'static str,
    drop: f64,
    lasts: Option<f64>,
}

const COURSES: [DropCourse; 4] = [
    DropCourse { name: "chance only", drop: 0.0, lasts: Some(0.0) },
    DropCourse { name: "a drop that goes on", drop: 1.0, lasts: None },
    DropCourse { name: "a drop that ends by itself", drop: 1.0, lasts: Some(20.0) },
    DropCourse { name: "a deep drop that ends by itself", drop: 1.8, lasts: Some(20.0) },
];

/// One simulated follow-up: the comparison without an action, that with an action, and the true difference.
struct PairedTrial {
    without: BeforeAfter,
    with: BeforeAfter,
    truth: f64,
}

/// The days of a person, the same ones with an effect of `effect` levels from the day after a follow-up on, and the
/// comparison of both. The follow-up is on the shift after the flag is shown to leads.
fn case(kind: TrialKind, course: DropCourse, effect: f64, seed: u64) -> Option<PairedTrial> {
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let mut normal = || -> f64 { StandardNormal.sample(&mut chance) };
    // An exponential length, from two squares of normal values.
    let lasts = course.lasts.map(|mean| mean * (normal().powi(2) + normal().powi(2)) / 2.0);
    let mut mood = normal();
    let mut latent = Vec::new();
    for day in 0..240_i32 {
        mood = kind.correlation * mood + (1.0 - kind.correlation.powi(2)).sqrt() * normal();
        let low = day >= 120 && lasts.is_none_or(|lasts| f64::from(day - 120) < lasts);
        latent.push(kind.level + kind.spread * mood - if low { course.drop } else { 0.0 });
    }
    let day = |(number, level): (i32, &f64)| Day::new(Workday::from_number(START + number), Weather::nearest(*level));
    let days: Vec<Day> = (0..).zip(&latent).map(day).collect();
    let reading = analyse(PersonId(1), &days, &[]);
    let (flag, shown) = reading.flags.iter().find_map(|flag| {
        let shown = flag.escalations.iter().find(|raised| raised.severity >= Severity::Talk)?.workday;
        (shown.number() >= START + 120).then_some((flag, shown))
    })?;
    let acted = shown.plus(1);
    let without = BeforeAfter::of(flag, &reading.line, acted)?;
    // What is known before the action does not depend on the days after it.
    let mut line = reading.line.clone();
    for (point, level) in line.iter_mut().zip(&latent).filter(|(point, _)| point.workday > acted) {
        point.weather = Weather::nearest(level + effect);
    }
    let with = BeforeAfter::of(flag, &line, acted)?;
    Some(PairedTrial { without, with, truth: with.after.level - without.after.level })
}

#[test]
fn no_effect_is_claimed_as_one_in_at_most_one_of_twenty_cases() {
    let kinds = [3.2, 3.8, 4.3].into_iter().flat_map(|level| {
        [(0.6, 0.3), (0.8, 0.0), (0.8, 0.3), (0.8, 0.5), (1.0, 0.3)].map(|(spread, correlation)| TrialKind {
            level,
            spread,
            correlation,
        })
    });
    let kinds: Vec<TrialKind> = kinds.collect();
    for course in COURSES {
        let people = if course.drop > 0.0 { 20_u64 } else { 60 };
        let cases: Vec<PairedTrial> = (0..)
            .zip(&kinds)
            .flat_map(|(number, kind)| {
                (0..people).filter_map(move |seed| case(*kind, course, 0.8, number * 10_000 + seed))
            })
            .collect();
        let share = |holds: &dyn Fn(&PairedTrial) -> bool| {
            let count = |n: usize| f64::from(u32::try_from(n).expect("a count"));
            count(cases.iter().filter(|case| holds(case)).count()) / count(cases.len())
        };
        let mean = |of: &dyn Fn(&PairedTrial) -> f64| {
            cases.iter().map(of).sum::<f64>() / f64::from(u32::try_from(cases.len()).expect("a count"))
        };
        let claimed = share(&|case| case.without.verdict() != Verdict::WithinChance);
        let better = share(&|case| case.without.verdict() == Verdict::Better);
        let naive = share(&|case| case.without.after.level > case.without.before.level);
        let covered = share(&|case| {
            let (_, (low, high)) = case.with.difference();
            (low..=high).contains(&case.truth)
        });
        let found = share(&|case| case.with.verdict() == Verdict::Better);
        println!(
            "{}: {} follow-ups; before {:.2}, after {:.2}, expected {:.2}; an effect claimed {claimed:.3} (better {better:.3}), \
             after above before {naive:.3}; with an effect of .8: covered {covered:.3}, found {found:.3}",
            course.name,
            cases.len(),
            mean(&|case| case.without.before.level),
            mean(&|case| case.without.after.level),
            mean(&|case| case.without.expected.level),
        );
        assert!(cases.len() > 100, "{course:?}: {} follow-ups", cases.len());
        assert!(claimed <= 1.0 - INTERVAL_LEVEL, "{course:?}: {claimed}");
        assert!(covered >= INTERVAL_LEVEL, "{course:?}: {covered}");
    }
}
