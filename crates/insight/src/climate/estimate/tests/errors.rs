//! The errors that SCIENCE publishes are reached, and intervals cover what they should.

use super::super::super::calendar::{Month, Quarter};
use super::super::super::{Epsilon, Period, Stream};
use super::super::{Place, Weeks, mentions};
use super::centre::{Centre, Truth, mean, monday};

/// The first week, month and quarter of 2025, which begin with week 0.
fn periods() -> [Period; 3] {
    let (month, quarter) = (Month { year: 2025, month: 1 }, Quarter { year: 2025, quarter: 1 });
    [Period::Week(monday(0)), Period::Month(month), Period::Quarter(quarter)]
}

/// The size below which 95 % of the values are.
fn ninety_five(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() * 95 / 100]
}

/// The errors of mean and shares against what was counted, for week, month and quarter.
fn errors(sizes: &[usize], place: Place, runs: u64) -> [(f64, f64); 3] {
    let mut found: [(Vec<f64>, Vec<f64>); 3] = Default::default();
    for seed in 0..runs {
        let mut centre = Centre::new(seed, sizes);
        let (truths, draws): (Vec<Truth>, Vec<_>) = (0..13).map(|week| centre.week(week)).unzip();
        let rosters: Vec<_> = (0..13).map(|week| centre.roster(week)).collect();
        let weeks = Weeks::new(&draws.concat(), &rosters);
        for (period, (means, shares)) in periods().iter().zip(&mut found) {
            let shown = weeks.weather(place, *period).expect("figures");
            let counted: [f64; 4] = std::array::from_fn(|bin| {
                let of = truths.iter().take(period.mondays().len()).map(|truth| match place {
                    Place::Site => truth.iter().map(|counts| counts[bin]).sum::<f64>(),
                    Place::Department(_) => truth[0][bin],
                });
                of.sum()
            });
            means.push((shown.mean.value - mean(&counted)).abs());
            let total: f64 = counted.iter().sum();
            shares.extend(shown.shares.iter().zip(counted).map(|(share, count)| (share.value - count / total).abs()));
        }
    }
    found.map(|(means, shares)| (ninety_five(means), ninety_five(shares)))
}

/// A row of the table: what it is of, the sizes of the units, the place, and the errors of mean and share by week, month and quarter.
type Row = (&'static str, &'static [usize], Place, [f64; 3], Option<[f64; 3]>);

#[test]
fn errors_are_those_of_the_published_table() {
    let table: [Row; 5] = [
        ("site of 40", &[40], Place::Site, [0.39, 0.19, 0.11], None),
        ("department of 25", &[25, 60], Place::Department(1), [0.88, 0.43, 0.25], None),
        ("department of 60", &[60, 60], Place::Department(1), [0.37, 0.18, 0.10], Some([0.18, 0.08, 0.04])),
        ("site of 240", &[48; 5], Place::Site, [0.15, 0.07, 0.04], Some([0.07, 0.033, 0.018])),
        ("site of 1,500", &[43; 35], Place::Site, [0.034, 0.018, 0.010], Some([0.016, 0.008, 0.004])),
    ];
    for (name, sizes, place, means, shares) in table {
        let found = errors(sizes, place, if sizes.len() > 30 { 20 } else { 200 });
        println!("{name}: {found:.3?}");
        for (index, (of_mean, of_share)) in found.into_iter().enumerate() {
            // The table has two digits; 200 runs vary by a tenth.
            let allowed = |published: f64| published * 1.12 + 0.005;
            assert!(of_mean <= allowed(means[index]), "{name}, period {index}: {of_mean:.3}");
            if let Some(shares) = shares {
                assert!(of_share <= allowed(shares[index]), "{name}, share, period {index}: {of_share:.3}");
            }
        }
    }
}

#[test]
fn the_error_that_is_announced_is_the_error_that_is_made() {
    for (sizes, place) in [(vec![60, 60], Place::Department(1)), (vec![48; 5], Place::Site)] {
        let mut centre = Centre::new(1, &sizes);
        let (_, draws) = centre.week(0);
        let weeks = Weeks::new(&draws, &[centre.roster(0)]);
        let announced = weeks.error(place, super::super::Span::Week, monday(0)).expect("a week");
        let shown = weeks.weather(place, periods()[0]).expect("figures");
        assert!((announced - shown.noise_error).abs() < 1e-9);
        let made = errors(&sizes, place, 200)[0].0;
        assert!((made / announced - 1.0).abs() < 0.2, "{made:.3} of {announced:.3}");
    }
}

#[test]
fn intervals_cover_what_everybody_on_the_roster_would_have_said() {
    let (mut covered, mut covered_week, runs) = ([0.0; 3], 0.0, 200);
    for seed in 0..runs {
        let mut centre = Centre::new(seed, &[40, 60]);
        let (truths, draws): (Vec<Truth>, Vec<_>) = (0..13).map(|week| centre.week(week)).unzip();
        let rosters: Vec<_> = (0..13).map(|week| centre.roster(week)).collect();
        let weeks = Weeks::new(&draws.concat(), &rosters);
        // What is usual for the department, from many weeks without noise.
        let many: Vec<Truth> = (0..40).map(|week| centre.week(week).0).collect();
        let usual: [f64; 4] = std::array::from_fn(|bin| many.iter().map(|truth| truth[0][bin]).sum());
        for (index, period) in periods().iter().enumerate() {
            let shown = weeks.weather(Place::Department(1), *period).expect("figures");
            covered[index] += f64::from((shown.mean.value - mean(&usual)).abs() <= shown.mean.half_width) / runs as f64;
            if index == 0 {
                let inside = (shown.mean.value - mean(&truths[0][0])).abs() <= shown.noise_error;
                covered_week += f64::from(inside) / runs as f64;
            }
        }
    }
    println!("covered: {covered:.3?}, noise alone {covered_week:.3}");
    assert!(covered.iter().all(|share| *share >= 0.93), "{covered:?}");
    assert!((0.92..=0.99).contains(&covered_week), "{covered_week}");
}

#[test]
fn a_share_of_mentions_is_as_exact_as_published() {
    // People of the site, and the errors of a stressor's share in a month and a quarter.
    for (people, month, quarter) in [(40.0, 0.18, 0.09), (240.0, 0.03, 0.015), (1500.0, 0.005, 0.002)] {
        let mut centre = Centre::new(3, &[20]);
        let (mut monthly, mut quarterly) = (Vec::new(), Vec::new());
        for _ in 0..200 {
            let all = people * 0.75 * 0.64;
            let counts = |weeks: f64| -> Vec<(String, f64)> {
                (0..20).map(|key| (format!("s{key}"), (all * weeks * f64::from(20 - key) / 210.0).floor())).collect()
            };
            let draws: Vec<_> = [4.0, 4.0, 5.0]
                .into_iter()
                .map(|weeks| centre.draw(Stream::Stressors, Vec::new(), periods()[1], Epsilon(40), &counts(weeks)))
                .collect();
            for (found, of, weeks) in [(&mut monthly, &draws[..1], 4.0), (&mut quarterly, &draws[..], 13.0)] {
                let total: f64 = counts(weeks).iter().map(|(_, count)| count).sum();
                for mention in mentions(of.iter().map(|draw| &**draw)) {
                    let truth = counts(weeks).iter().find(|(key, _)| *key == mention.key).expect("a key").1 / total;
                    found.push((mention.share.value - truth).abs());
                }
            }
        }
        let found = (ninety_five(monthly), ninety_five(quarterly));
        println!("site of {people}: {found:.3?}");
        assert!(found.0 <= month * 1.15 + 0.003 && found.1 <= quarter * 1.15 + 0.003, "{people}: {found:?}");
    }
}
