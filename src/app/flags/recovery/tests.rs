//! Whether days are usual again, counted as the tiles compare them.

use super::*;
use domain::{PersonId, Weather, Workday};
use insight::detectors::person;
use insight::flag::{FlagKind, Reason, Severity};
use insight::series::Day;

fn day(number: i32) -> Workday {
    Workday::from_number(20_000 + number)
}

/// Forty fair days, and then these.
fn derived(levels: &[u8]) -> Derived {
    let levels = std::iter::repeat_n(4, 40).chain(levels.iter().copied());
    let days: Vec<Day> = (0..)
        .zip(levels)
        .map(|(number, level)| Day::new(day(number), Weather::try_from(level).expect("a level")))
        .collect();
    let analysis = person::analyse(PersonId(1), &days, &[]);
    let last = analysis.line.last().copied();
    Derived { days, usual: analysis.usual, flags: analysis.flags, last, settled: Vec::new() }
}

/// A flag that began on the first day after the fair ones.
fn flag() -> Flag {
    let reason = Reason::Stuck { usual: Weather::Fair, since: day(40), until: None, shifts: 5 };
    Flag {
        kind: FlagKind::Stuck,
        severity: Severity::Talk,
        severity_now: Severity::Talk,
        since: day(40),
        opened: day(42),
        escalations: Vec::new(),
        ended: None,
        spells: Vec::new(),
        latest: Vec::new(),
        score: 4.0,
        reason,
        citations: Vec::new(),
    }
}

#[test]
fn the_newest_ten_days_since_a_flag_began_are_counted() {
    let levels = [1, 1, 1, 1, 4, 4, 1, 4, 4, 4, 4, 4, 4];
    let recovery = recovery(&flag(), &derived(&levels)).expect("a baseline");
    assert_eq!(recovery, Recovery { days: 10, usual: 8, in_a_row: 6 });
    assert_eq!(recovery.sentence(Locale::En), "8 of the last 10 shared days were as usual again, the last 6 in a row.");
}

#[test]
fn days_before_a_flag_began_are_not_counted() {
    let recovery = recovery(&flag(), &derived(&[1, 1])).expect("a baseline");
    assert_eq!(recovery, Recovery { days: 2, usual: 0, in_a_row: 0 });
    assert_eq!(recovery.sentence(Locale::En), "None of the last 2 shared days was as usual.");
}

#[test]
fn without_a_day_since_it_began_nothing_is_said() {
    assert_eq!(recovery(&flag(), &derived(&[])), None);
}
