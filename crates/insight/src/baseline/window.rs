//! Estimates a baseline from a moving window of shifts.

use std::collections::VecDeque;

use super::effects::Effects;
use super::fitted::{Baseline, BaselineStatus, variance_inflation};
use super::ordinal_normal::{OrdinalNormal, Prior};
use crate::series::Day;
use domain::Weather;

/// There is no baseline, and therefore no flag, before this many shifts.
pub const MIN_SHIFTS: u32 = 20;
/// Length of the window: about half a year of full-time work. Older shifts drop out.
pub const MAX_SHIFTS: usize = 120;

/// Prior mean of the location, in levels. The priors of spread and correlation are pairs of a value and its weight in
/// shifts; their values are those of daily diaries on a five-level scale (Rowland & Wenzel 2020: median lag-1
/// correlation 0.29).
///
/// Both weigh more than the values that would estimate best. The limits must hold for the person whose evidence is
/// largest, and a spread estimated from few days makes evidence large by chance. With 12 shifts less weight on the
/// spread, the detectors found less in all cells of the study.
pub const PRIOR_LOCATION: f64 = 3.6;
/// Prior variance of the location between people, in levels squared: wider than in any single centre.
pub const PRIOR_LOCATION_VARIANCE: f64 = 0.5;
/// Prior spread in levels, and its weight in shifts.
const PRIOR_SPREAD: (f64, f64) = (0.75, 30.0);
/// Prior lag-1 correlation, and its weight in shifts.
const PRIOR_CORRELATION: (f64, f64) = (0.3, 40.0);
/// Lower bound of the estimated spread, in levels. On a five-level scale, robust estimates such as the MAD are zero for
/// half of real people.
pub const MIN_SPREAD: f64 = 0.35;
/// Upper bound of the estimated correlation: above it, a single day would carry almost no information of its own.
const MAX_CORRELATION: f64 = 0.7;

/// The last [`MAX_SHIFTS`] shifts of a person, with the running sums from which the baseline is estimated. Updates take
/// constant time.
#[derive(Clone, Debug)]
pub struct BaselineWindow {
    shifts: VecDeque<Day>,
    counts: [u32; 5],
    /// Sum of the levels, of their squares, and of the products of neighbouring levels.
    sums: [f64; 3],
    effects: Effects,
    curve: OrdinalNormal,
    correlation: f64,
}

impl Default for BaselineWindow {
    fn default() -> Self {
        let curve = OrdinalNormal { location: PRIOR_LOCATION, spread: PRIOR_SPREAD.0 };
        let (shifts, effects, correlation) = (VecDeque::new(), Effects::default(), PRIOR_CORRELATION.0);
        Self { shifts, counts: [0; 5], sums: [0.0; 3], effects, curve, correlation }
    }
}

impl BaselineWindow {
    /// Adds a shift and refits the baseline. If the window is full, the oldest shift drops out.
    pub fn add(&mut self, day: &Day) {
        if self.shifts.len() == MAX_SHIFTS
            && let Some(oldest) = self.shifts.pop_front()
        {
            let next = self.shifts.front().map_or(0.0, level);
            self.add_to_sums(&oldest, next, -1.0);
            self.counts[usize::from(oldest.weather.level()) - 1] -= 1;
            self.effects.remove(&oldest);
        }
        let last = self.shifts.back().map_or(0.0, level);
        self.add_to_sums(day, last, 1.0);
        self.counts[usize::from(day.weather.level()) - 1] += 1;
        self.effects.add(day);
        // The baseline does not use tags.
        self.shifts.push_back(Day { shift: day.shift.clone(), ..Day::new(day.workday, day.weather) });
        self.refit();
    }

    fn add_to_sums(&mut self, day: &Day, neighbour: f64, times: f64) {
        let level = level(day);
        self.sums[0] += times * level;
        self.sums[1] += times * level * level;
        self.sums[2] += times * level * neighbour;
    }

    fn refit(&mut self) {
        let between = self.curve.spread.powi(2) * variance_inflation(self.correlation) / PRIOR_LOCATION_VARIANCE;
        let prior = Prior { location: (PRIOR_LOCATION, between), spread: PRIOR_SPREAD, floor: MIN_SPREAD };
        self.curve = self.curve.em_step(&self.counts.map(f64::from), &prior);
        self.correlation = self.lag_1();
    }

    /// Lag-1 correlation, corrected for its bias of −(1 + 3φ) / n (Marriott & Pope 1954) and shrunk towards the prior.
    fn lag_1(&self) -> f64 {
        let (n, (Some(first), Some(last))) = (self.len(), (self.shifts.front(), self.shifts.back())) else {
            return PRIOR_CORRELATION.0;
        };
        let (mean, pairs) = (self.sums[0] / n, n - 1.0);
        let (usual, weight) = PRIOR_CORRELATION;
        if pairs < 1.0 {
            return usual;
        }
        // A person who always reports the same weather has no variance to divide by.
        let variance = (self.sums[1] / n - mean * mean).max(0.05);
        let ends = (2.0 * self.sums[0] - level(first) - level(last)) / pairs;
        let found = (self.sums[2] / pairs - mean * ends + mean * mean) / variance;
        let found = found.clamp(-0.9, 0.9);
        let unbiased = found + (1.0 + 3.0 * found) / n;
        ((unbiased * pairs + usual * weight) / (pairs + weight)).clamp(0.0, MAX_CORRELATION)
    }

    fn len(&self) -> f64 {
        f64::from(self.counts.iter().sum::<u32>())
    }

    /// Removes all shifts: a new baseline starts.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Returns the number of rainy and stormy shifts, and the number of all shifts.
    #[must_use]
    pub fn low_shifts(&self) -> (u32, u32) {
        (self.counts[0] + self.counts[1], self.counts.iter().sum())
    }

    /// Returns the effect of the weekday and the shift pattern of `day`, in levels.
    #[must_use]
    pub fn effect(&self, day: &Day) -> f64 {
        self.effects.of(day, self.sums[0] / self.len().max(1.0))
    }

    /// Returns the baseline of these shifts.
    #[must_use]
    pub fn status(&self) -> BaselineStatus {
        let shifts: u32 = self.counts.iter().sum();
        match (self.shifts.front(), self.shifts.back()) {
            (Some(first), Some(last)) if shifts >= MIN_SHIFTS => BaselineStatus::Known(Baseline {
                curve: self.curve,
                correlation: self.correlation,
                usual: quantile(&self.counts, shifts.div_ceil(2)),
                band: band(&self.counts, shifts),
                shifts,
                from: first.workday,
                to: last.workday,
                counts: self.counts,
                scores: self.curve.scores(),
            }),
            _ => BaselineStatus::Unknown { missing: MIN_SHIFTS.saturating_sub(shifts) },
        }
    }
}

fn level(day: &Day) -> f64 {
    f64::from(day.weather.level())
}

fn level_at(index: usize) -> Weather {
    Weather::ALL.into_iter().rev().nth(index).unwrap_or(Weather::Sunny)
}

/// The weather with rank `rank` from below (1 is the lowest).
fn quantile(counts: &[u32; 5], rank: u32) -> Weather {
    let mut seen = 0;
    let index = counts.iter().position(|count| {
        seen += count;
        seen >= rank
    });
    level_at(index.unwrap_or(4))
}

/// The narrowest run of levels with at least 80 % of the `n` shifts; of equally narrow runs, the one with more shifts,
/// then the lower one.
fn band(counts: &[u32; 5], n: u32) -> (Weather, Weather) {
    let shifts_within = |low: usize, high: usize| counts[low..=high].iter().sum::<u32>();
    let mut best = (0, 4);
    for width in (0..5_usize).rev() {
        let fullest = (0..5 - width).rev().max_by_key(|low| shifts_within(*low, low + width));
        if let Some(low) = fullest.filter(|low| shifts_within(*low, low + width) * 5 >= n * 4) {
            best = (low, low + width);
        }
    }
    (level_at(best.0), level_at(best.1))
}

#[cfg(test)]
mod tests {
    use super::super::fitted::BaselineBand;
    use super::*;
    use domain::Workday;

    fn baseline(levels: &[u8]) -> Option<Baseline> {
        let mut window = BaselineWindow::default();
        for (number, level) in (0..).zip(levels) {
            let weather = Weather::try_from(*level).unwrap_or_else(|error| panic!("{level}: {error}"));
            window.add(&Day::new(Workday::from_number(number), weather));
        }
        window.status().known().copied()
    }

    #[test]
    fn a_constant_series_has_a_band_of_one_level_and_a_positive_spread() {
        let found = baseline(&[4; 60]).unwrap_or_else(|| panic!("no baseline"));
        assert_eq!((found.usual, found.band, found.shifts), (Weather::Fair, (Weather::Fair, Weather::Fair), 60));
        assert!((found.curve.location - 4.0).abs() < 0.1 && found.curve.spread >= MIN_SPREAD);
    }

    #[test]
    fn the_standard_error_falls_with_the_number_of_shifts() {
        let of = |times| baseline(&[4, 3, 4, 5, 4].repeat(times)).map(|b| b.uncertainty());
        assert!(of(4) > of(8) && of(8) > of(24), "{:?} {:?} {:?}", of(4), of(8), of(24));
        assert!(of(24).is_some_and(|uncertainty| (0.03..0.15).contains(&uncertainty)), "{:?}", of(24));
    }

    #[test]
    fn correlated_and_alternating_days_are_distinguished() {
        let steps = baseline(&[[2; 6], [4; 6]].concat().repeat(8)).map(|b| b.correlation);
        let turns = baseline(&[2, 4].repeat(48)).map(|b| b.correlation);
        assert!(steps > Some(0.45) && turns < Some(0.05), "{steps:?} {turns:?}");
    }

    #[test]
    fn a_day_that_drops_out_of_the_window_has_no_effect() {
        let young = baseline(&[3, 4, 5, 4, 4].repeat(24));
        let old = baseline(&[[1; 60].as_slice(), &[3, 4, 5, 4, 4].repeat(24)].concat());
        let near = |a: f64, b: f64| (a - b).abs() < 0.01;
        let (young, old) = (young.expect("known"), old.expect("known"));
        assert!(near(young.curve.location, old.curve.location) && near(young.correlation, old.correlation));
    }

    #[test]
    fn the_band_is_the_narrowest_that_holds_four_of_five_shifts() {
        let found =
            baseline(&[[2; 2].as_slice(), &[3; 8], &[4; 9], &[5; 1]].concat()).unwrap_or_else(|| panic!("none"));
        assert_eq!(found.band, (Weather::Cloudy, Weather::Fair));
        let standings = [5, 4, 3, 2, 1].map(|level| Weather::try_from(level).map(|weather| found.band_of(weather)));
        use BaselineBand::{AsUsual, Below, Better, FarBelow};
        assert_eq!(standings, [Ok(Better), Ok(AsUsual), Ok(AsUsual), Ok(Below), Ok(FarBelow)]);
    }

    #[test]
    fn only_the_shifts_in_the_window_count() {
        let found = baseline(&[[1; 50].as_slice(), &[5; MAX_SHIFTS]].concat()).unwrap_or_else(|| panic!("none"));
        assert_eq!((found.usual, found.shifts), (Weather::Sunny, 120));
        assert_eq!((found.from, found.to), (Workday::from_number(50), Workday::from_number(169)));
        assert_eq!(found.as_low(Weather::Fair), 0);
    }

    #[test]
    fn there_is_no_baseline_below_twenty_shifts() {
        assert_eq!(baseline(&[4; 19]), None);
    }
}
