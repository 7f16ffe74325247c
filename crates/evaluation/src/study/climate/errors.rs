//! The errors of means and shares of the weather, against what was counted.

use insight::climate::estimate::{ClimateScope, Weeks};
use insight::climate::simulated_site::{ClassCounts, SimulatedSite, mean, monday};
use insight::climate::{Month, Period, Quarter, Released};

use super::super::in_parallel;
use super::ninety_five;

/// Which kind of place is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SiteKind {
    /// A site of this many people.
    Site(usize),
    /// A department of this many people.
    Department(usize),
}

/// A place whose errors are published.
#[derive(Clone, Copy, Debug)]
pub struct PublishedPlace {
    /// Which.
    pub kind: SiteKind,
    /// Number of departments of its site, and people in each of them except the first.
    site: (usize, usize),
    /// The published 95 % errors of the mean by week, month and quarter.
    pub means: [f64; 3],
    /// Those of the share of a class, if published.
    pub shares: Option<[f64; 3]>,
}

/// The places of the published table.
pub const PLACES: [PublishedPlace; 5] = [
    PublishedPlace { kind: SiteKind::Site(40), site: (1, 40), means: [0.39, 0.19, 0.11], shares: None },
    PublishedPlace { kind: SiteKind::Department(25), site: (2, 60), means: [0.88, 0.43, 0.25], shares: None },
    PublishedPlace {
        kind: SiteKind::Department(60),
        site: (2, 60),
        means: [0.37, 0.18, 0.10],
        shares: Some([0.18, 0.08, 0.04]),
    },
    PublishedPlace {
        kind: SiteKind::Site(240),
        site: (5, 48),
        means: [0.15, 0.07, 0.04],
        shares: Some([0.07, 0.033, 0.018]),
    },
    PublishedPlace {
        kind: SiteKind::Site(1_500),
        site: (35, 43),
        means: [0.034, 0.018, 0.010],
        shares: Some([0.016, 0.008, 0.004]),
    },
];

/// Measured errors.
#[derive(Clone, Copy, Debug)]
pub struct Errors {
    /// 95 % of the means are within these, by week, month and quarter.
    pub means: [f64; 3],
    /// 95 % of the shares of a class are.
    pub shares: [f64; 3],
}

/// Measures the errors of a place in this many simulated quarters.
#[must_use]
pub fn errors(place: &PublishedPlace, runs: u32) -> Errors {
    let seeds: Vec<u64> = (0..u64::from(runs)).collect();
    let mut found: [(Vec<f64>, Vec<f64>); 3] = Default::default();
    for run in in_parallel(&seeds, |seed| quarter(place, *seed)) {
        for ((means, shares), (mean, of_shares)) in found.iter_mut().zip(run) {
            means.push(mean);
            shares.extend(of_shares);
        }
    }
    let found = found.map(|(means, shares)| (ninety_five(means), ninety_five(shares)));
    Errors { means: found.map(|(mean, _)| mean), shares: found.map(|(_, share)| share) }
}

/// The absolute errors of a quarter: of its first week, of its first month, and of the whole.
fn quarter(place: &PublishedPlace, seed: u64) -> Vec<(f64, Vec<f64>)> {
    let mut sizes = vec![place.site.1; place.site.0];
    let shown = match place.kind {
        SiteKind::Site(_) => ClimateScope::Site,
        SiteKind::Department(people) => {
            sizes[0] = people;
            ClimateScope::Department(1)
        }
    };
    let mut centre = SimulatedSite::new(seed, &sizes);
    let rosters: Vec<_> = (0..13).map(|week| centre.roster(week)).collect();
    let (counts, draws): (Vec<ClassCounts>, Vec<Vec<Released<_>>>) = (0..13).map(|week| centre.week(week)).unzip();
    let weeks = Weeks::new(&draws.concat(), &rosters);
    let first = monday(0);
    let periods = [Period::Week(first), Period::Month(Month::of(first)), Period::Quarter(Quarter::of(first))];
    let error = |period: &Period| {
        let estimate = weeks.weather(shown, *period)?;
        let of_bin = |bin: usize| {
            let weeks = counts.iter().take(period.mondays().len());
            let count = |counts: &ClassCounts| match shown {
                ClimateScope::Site => counts.iter().map(|counts| counts[bin]).sum::<i64>(),
                ClimateScope::Department(_) => counts[0][bin],
            };
            weeks.map(count).sum::<i64>()
        };
        let counted: [i64; 4] = std::array::from_fn(of_bin);
        let total = counted.iter().sum::<i64>().max(1) as f64;
        let shares =
            estimate.shares.iter().zip(counted).map(|(share, count)| (share.value - count as f64 / total).abs());
        Some(((estimate.mean.value - mean(&counted)).abs(), shares.collect()))
    };
    periods.iter().filter_map(error).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_those_of_the_published_table() {
        for place in &PLACES {
            let found = errors(place, if place.kind == SiteKind::Site(1_500) { 20 } else { 200 });
            println!("{:?}: {found:.3?}", place.kind);
            // The table has two digits; 200 runs vary by a tenth.
            let is_as_exact = |(found, published): (f64, f64)| found <= published * 1.12 + 0.005;
            assert!(found.means.into_iter().zip(place.means).all(is_as_exact), "{:?}: {found:?}", place.kind);
            let shares = place.shares.unwrap_or([f64::INFINITY; 3]);
            assert!(found.shares.into_iter().zip(shares).all(is_as_exact), "{:?}: {found:?}", place.kind);
        }
    }
}
