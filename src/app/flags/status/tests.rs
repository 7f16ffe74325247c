//! The list of the day.

use super::*;
use insight::flag::{FlagKind, Reason};

fn noticed(score: f64) -> VisibleFlag {
    let day = Workday::from_number(20_000);
    let reason = Reason::Stuck { usual: domain::Weather::Fair, since: day, until: None, shifts: 5 };
    let (kind, severity) = (FlagKind::Stuck, Severity::Talk);
    let flag = Flag {
        kind,
        severity,
        severity_now: severity,
        since: day,
        opened: day,
        escalations: Vec::new(),
        ended: None,
        spells: Vec::new(),
        latest: Vec::new(),
        score,
        reason,
        citations: Vec::new(),
    };
    let (id, team, person) = (FlagId([0; 16]), TeamId(1), Some(PersonId(1)));
    VisibleFlag {
        id,
        team,
        person,
        flag,
        work: None,
        record: FollowUpRecord::default(),
        fresh: true,
        of_the_day: true,
        zone: TimeZone::UTC,
    }
}

fn on_the_list(scores: &[f64], watched: usize) -> Vec<bool> {
    let mut all: Vec<VisibleFlag> = scores.iter().map(|score| noticed(*score)).collect();
    trim(&mut all, watched);
    all.iter().map(|noticed| noticed.of_the_day).collect()
}

#[test]
fn a_flag_once_a_year_is_listed_for_12_people_and_not_for_100() {
    assert_eq!(on_the_list(&[4.0], 12), [true]);
    assert_eq!(on_the_list(&[4.0], 100), [false]);
    assert_eq!(on_the_list(&[20.0], 100), [true]);
}

#[test]
fn several_at_once_carry_one_another() {
    assert_eq!(on_the_list(&[4.0, 4.5, 5.0, 4.0, 4.0], 100), [true; 5]);
}

#[test]
fn a_flag_that_is_over_has_no_part_in_it() {
    let mut all = [noticed(4.0)];
    all[0].fresh = false;
    trim(&mut all, 100);
    assert!(all[0].of_the_day);
}
