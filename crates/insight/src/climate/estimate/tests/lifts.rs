//! The lift after an event, against what was put into the simulation.

use super::super::{ClimateScope, ComparedWith, Direction, Lift, Weeks, lift};
use crate::climate::simulated_site::{SimulatedSite, mean, monday};

/// The week of the event, and how many weeks are simulated.
const EVENT: i32 = 9;
const WEEKS: i32 = 13;

/// The lift of the first department, whose people are moved by this many levels from the event on; everybody is moved
/// by `season`.
fn simulated(seed: u64, sizes: &[usize], put_in: f64, season: f64, place: ClimateScope) -> Option<Lift> {
    let weeks = drawn(seed, sizes, put_in, season);
    lift(&weeks, place, &[], monday(EVENT))
}

/// The same of a site whose first department is moved, next to another site.
fn next_to_another(seed: u64, put_in: f64, season: f64) -> Option<Lift> {
    let others = [drawn(seed + 1000, DEPARTMENTS, 0.0, season), Weeks::default()];
    lift(&drawn(seed, &[240], put_in, season), ClimateScope::Site, &others, monday(EVENT))
}

fn drawn(seed: u64, sizes: &[usize], put_in: f64, season: f64) -> Weeks {
    let mut centre = SimulatedSite::new(seed, sizes);
    centre.swing = super::super::SWING;
    let (mut draws, mut rosters) = (Vec::new(), Vec::new());
    for week in 0..WEEKS {
        if week == EVENT {
            centre.moved = season;
            centre.move_first_department(put_in);
        }
        rosters.push(centre.roster(week));
        draws.extend(centre.week(week).1);
    }
    Weeks::new(&draws, &rosters)
}

/// By how many levels the mean of many people changes if each is moved by this many: the scale ends at sunny.
fn effect(put_in: f64) -> f64 {
    let mut centre = SimulatedSite::new(1, &[20_000]);
    let before = mean(&centre.week(0).0[0]);
    centre.moved = put_in;
    mean(&centre.week(1).0[0]) - before
}

/// How many of a hundred centres fulfil a condition.
fn of_a_hundred(sizes: &[usize], put_in: f64, season: f64, place: ClimateScope, fits: impl Fn(Lift) -> bool) -> usize {
    let fits = |seed: &u64| fits(simulated(*seed, sizes, put_in, season, place).expect("all weeks are drawn"));
    (0..100).filter(fits).count()
}

const DEPARTMENTS: &[usize] = &[60, 60, 60, 60];

#[test]
fn where_nothing_was_put_in_it_says_no_more_than_chance() {
    for (sizes, place) in
        [(DEPARTMENTS, ClimateScope::Department(1)), (&[240], ClimateScope::Site), (DEPARTMENTS, ClimateScope::Site)]
    {
        let unclear = of_a_hundred(sizes, 0.0, 0.0, place, |lift| lift.direction == Direction::Unclear);
        assert!(unclear >= 90, "{place:?}: {unclear}");
    }
}

#[test]
fn what_was_put_in_is_within_the_interval() {
    let effect = effect(0.5);
    let covers = |lift: Lift| (lift.by.value - effect).abs() <= lift.by.half_width;
    let covered = of_a_hundred(DEPARTMENTS, 0.5, 0.0, ClimateScope::Department(1), covers);
    assert!(covered >= 90, "{covered}");
}

#[test]
fn a_lift_of_more_than_half_a_level_is_found() {
    let found = |lift: Lift| lift.direction == Direction::Brighter;
    for (put_in, least) in [(0.5, 75), (0.7, 90)] {
        let found = of_a_hundred(DEPARTMENTS, put_in, 0.0, ClimateScope::Department(1), found);
        assert!(found >= least, "{put_in}: {found}");
    }
}

/// Without comparison departments a season would look like a lift of every event in it.
#[test]
fn what_moved_everybody_is_no_lift_of_a_department() {
    let unclear =
        of_a_hundred(DEPARTMENTS, 0.0, 0.5, ClimateScope::Department(1), |lift| lift.direction == Direction::Unclear);
    assert!(unclear >= 90, "{unclear}");
    let lift = simulated(1, DEPARTMENTS, 0.0, 0.5, ClimateScope::Department(1)).expect("a lift");
    assert_eq!(lift.compared_with, ComparedWith::Departments);
    let site = simulated(1, DEPARTMENTS, 0.0, 0.5, ClimateScope::Site).expect("a lift");
    assert_eq!(site.compared_with, ComparedWith::Nothing, "a site has no other departments to compare with");
    assert_eq!(site.direction, Direction::Brighter, "so the season is in its change");
}

/// Sites swing each by itself, so less is found than between departments.
#[test]
fn what_moved_every_site_is_no_lift_of_one_of_them() {
    let lifts = |put_in, season| (0..100).map(move |seed| next_to_another(seed, put_in, season).expect("a lift"));
    assert!(lifts(0.0, 0.5).all(|lift| lift.compared_with == ComparedWith::Sites));
    let unclear = lifts(0.0, 0.5).filter(|lift| lift.direction == Direction::Unclear).count();
    assert!(unclear >= 90, "{unclear}");
    let found = lifts(0.7, 0.5).filter(|lift| lift.direction == Direction::Brighter).count();
    assert!(found >= 75, "{found}");
}

#[test]
fn nothing_is_said_before_all_weeks_are_drawn_or_with_too_few_before() {
    let mut centre = SimulatedSite::new(1, DEPARTMENTS);
    let (mut draws, mut rosters) = (Vec::new(), Vec::new());
    for week in 0..WEEKS {
        rosters.push(centre.roster(week));
        draws.extend(centre.week(week).1);
    }
    let weeks = Weeks::new(&draws, &rosters);
    let at = |week| lift(&weeks, ClimateScope::Department(1), &[], monday(week)).map(|lift| lift.weeks_before);
    assert_eq!([at(3), at(4), at(9), at(10)], [None, Some(4), Some(8), None]);
}
