//! How soon lasting changes are found, and how often one is found where there is none.

use super::super::super::{Epsilon, Month, Period, Stream};
use super::super::{Direction, MentionTrend, Place, Weeks, shift, trends};
use super::centre::{Centre, monday};
use rand::RngExt;

const DEPARTMENT: Place = Place::Department(1);

/// A department of this size whose weather falls by 0.4 after 40 weeks: in which of the weeks after that the fall is found first.
fn found_after(seed: u64, people: usize) -> Option<i32> {
    let mut centre = Centre::new(seed, &[people, 60]);
    centre.swing = 0.1;
    let (mut draws, mut rosters) = (Vec::new(), Vec::new());
    for week in 0..53 {
        centre.moved = if week < 40 { 0.0 } else { -0.4 };
        draws.extend(centre.week(week).1);
        rosters.push(centre.roster(week));
    }
    let weeks = Weeks::new(&draws, &rosters);
    let rougher = |week: &i32| {
        shift(&weeks, DEPARTMENT, monday(*week)).is_some_and(|shift| shift.direction == Direction::Rougher)
    };
    (40..53).find(rougher).map(|week| week - 39)
}

#[test]
fn a_fall_of_two_fifths_of_a_level_is_found_in_time() {
    const RUNS: u64 = 200;
    let wanted: [(usize, &[(i32, f64)]); 3] =
        [(60, &[(4, 0.75), (8, 0.95)]), (40, &[(8, 0.80)]), (25, &[(8, 0.50), (13, 0.65)])];
    for (people, limits) in wanted {
        let found: Vec<Option<i32>> = (0..RUNS).map(|seed| found_after(seed, people)).collect();
        for (weeks, least) in limits {
            let share =
                found.iter().filter(|after| after.is_some_and(|after| after <= *weeks)).count() as f64 / RUNS as f64;
            println!("department of {people}, within {weeks} weeks: {share:.2}");
            assert!(share >= *least, "{people} people, {weeks} weeks: {share}");
        }
    }
}

#[test]
fn less_than_one_fall_a_year_is_found_where_there_is_none() {
    for people in [25, 40, 60] {
        let (runs, mut falls, mut rises) = (50, 0, 0);
        for seed in 0..runs {
            let mut centre = Centre::new(1_000 + seed, &[people, 60]);
            centre.swing = 0.1;
            let (mut draws, mut rosters) = (Vec::new(), Vec::new());
            for week in 0..78 {
                draws.extend(centre.week(week).1);
                rosters.push(centre.roster(week));
            }
            let weeks = Weeks::new(&draws, &rosters);
            let mut before = None;
            for week in 26..78 {
                let now = shift(&weeks, DEPARTMENT, monday(week)).map(|shift| shift.direction);
                falls += u32::from(now == Some(Direction::Rougher) && before != now);
                rises += u32::from(now == Some(Direction::Brighter) && before != now);
                before = now;
            }
        }
        let (falls, rises) = (f64::from(falls) / runs as f64, f64::from(rises) / runs as f64);
        println!("department of {people}: {falls:.2} false falls and {rises:.2} false rises a year");
        assert!(falls <= 1.0 && rises <= 1.0, "{people}: {falls} {rises}");
    }
}

/// A site of 240 with 42 stressors, of which one doubles after this many weeks: false rises before that per month, and whether it is
/// found within eight weeks.
fn doubling(seed: u64, changes: i32) -> (f64, bool) {
    let mut centre = Centre::new(seed, &[20]);
    let (mut draws, mut week, mut false_rises, mut months, mut found) = (Vec::new(), 0, 0.0, 0.0, false);
    let mut month = Month { year: 2025, month: 1 };
    for _ in 0..16 {
        let mut counts: Vec<(String, f64)> = (0..42).map(|key| (format!("s{key}"), 0.0)).collect();
        for _ in month.mondays() {
            for _ in 0..240 {
                if centre.random.random_bool(0.75 * 0.64) {
                    let share = if week >= changes { 0.16 } else { 0.08 };
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
                    let other = 1 + (centre.random.random::<f64>().powf(1.5) * 41.0) as usize;
                    let key = if centre.random.random_bool(share) { 0 } else { other };
                    counts[key].1 += 1.0;
                }
            }
            week += 1;
        }
        draws.push(centre.draw(Stream::Stressors, Vec::new(), Period::Month(month), Epsilon(40), &counts));
        let trends = trends(draws.iter().map(|draw| &**draw), month);
        if week <= changes && !trends.is_empty() {
            false_rises += trends.values().filter(|trend| **trend != MentionTrend::Unchanged).count() as f64;
            months += 1.0;
        }
        if week > changes
            && week - changes <= 8
            && trends.get("s0").is_some_and(|trend| *trend != MentionTrend::Unchanged)
        {
            found = true;
        }
        month = month.after();
    }
    (false_rises / months, found)
}

#[test]
fn a_stressor_that_doubles_is_found_within_eight_weeks() {
    const RUNS: u64 = 400;
    let runs: Vec<(f64, bool)> = (0..RUNS).map(|seed| doubling(seed, 52 + i32::try_from(seed % 13).unwrap())).collect();
    let found = runs.iter().filter(|(_, found)| *found).count() as f64 / RUNS as f64;
    let false_a_year = 12.0 * runs.iter().map(|(rises, _)| rises).sum::<f64>() / RUNS as f64;
    println!("found within eight weeks: {found:.2}; false rises of all stressors together a year: {false_a_year:.2}");
    assert!(found >= 0.85, "{found}");
    assert!(false_a_year <= 1.0, "{false_a_year}");
}
