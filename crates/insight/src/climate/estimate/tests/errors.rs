//! Intervals cover what they should, and the errors that are announced are those that are made.

use super::super::super::Period;
use super::super::super::calendar::{Month, Quarter};
use super::super::{ClimateScope, Weeks};
use crate::climate::simulated_site::{ClassCounts, SimulatedSite, mean, monday};

/// The first week, month and quarter of 2025, which begin with week 0.
fn periods() -> [Period; 3] {
    let (month, quarter) = (Month { year: 2025, month: 1 }, Quarter { year: 2025, quarter: 1 });
    [Period::Week(monday(0)), Period::Month(month), Period::Quarter(quarter)]
}

/// The error below which 95 % of the means of a week are, against what was counted.
fn error_of_a_week(sizes: &[usize], place: ClimateScope) -> f64 {
    let error = |seed: u64| {
        let mut centre = SimulatedSite::new(seed, sizes);
        let (counts, draws): (Vec<ClassCounts>, Vec<_>) = (0..13).map(|week| centre.week(week)).unzip();
        let rosters: Vec<_> = (0..13).map(|week| centre.roster(week)).collect();
        let shown = Weeks::new(&draws.concat(), &rosters).weather(place, periods()[0]).expect("figures");
        let counted: [i64; 4] = match place {
            ClimateScope::Site => std::array::from_fn(|bin| counts[0].iter().map(|counts| counts[bin]).sum()),
            ClimateScope::Department(_) => counts[0][0],
        };
        (shown.mean.value - mean(&counted)).abs()
    };
    let mut errors: Vec<f64> = (0..200).map(error).collect();
    errors.sort_by(f64::total_cmp);
    errors[errors.len() * 95 / 100]
}

#[test]
fn the_error_that_is_announced_is_the_error_that_is_made() {
    for (sizes, place) in [(vec![60, 60], ClimateScope::Department(1)), (vec![48; 5], ClimateScope::Site)] {
        let mut centre = SimulatedSite::new(1, &sizes);
        let (_, draws) = centre.week(0);
        let weeks = Weeks::new(&draws, &[centre.roster(0)]);
        let announced = weeks.error(place, super::super::Span::Week, monday(0)).expect("a week");
        let shown = weeks.weather(place, periods()[0]).expect("figures");
        assert!((announced - shown.noise_error).abs() < 1e-9);
        let made = error_of_a_week(&sizes, place);
        assert!((made / announced - 1.0).abs() < 0.2, "{made:.3} of {announced:.3}");
    }
}

#[test]
fn intervals_cover_what_everybody_on_the_roster_would_have_said() {
    let (mut covered, mut covered_week, runs) = ([0.0; 3], 0.0, 200);
    for seed in 0..runs {
        let mut centre = SimulatedSite::new(seed, &[40, 60]);
        let (counts, draws): (Vec<ClassCounts>, Vec<_>) = (0..13).map(|week| centre.week(week)).unzip();
        let rosters: Vec<_> = (0..13).map(|week| centre.roster(week)).collect();
        let weeks = Weeks::new(&draws.concat(), &rosters);
        // What is usual for the department, from many weeks without noise.
        let many: Vec<ClassCounts> = (0..40).map(|week| centre.week(week).0).collect();
        let usual: [i64; 4] = std::array::from_fn(|bin| many.iter().map(|counts| counts[0][bin]).sum());
        for (index, period) in periods().iter().enumerate() {
            let shown = weeks.weather(ClimateScope::Department(1), *period).expect("figures");
            covered[index] += f64::from((shown.mean.value - mean(&usual)).abs() <= shown.mean.half_width) / runs as f64;
            if index == 0 {
                let inside = (shown.mean.value - mean(&counts[0][0])).abs() <= shown.noise_error;
                covered_week += f64::from(inside) / runs as f64;
            }
        }
    }
    println!("covered: {covered:.3?}, noise alone {covered_week:.3}");
    assert!(covered.iter().all(|share| *share >= 0.93), "{covered:?}");
    assert!((0.92..=0.99).contains(&covered_week), "{covered_week}");
}
