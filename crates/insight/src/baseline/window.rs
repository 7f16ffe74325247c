//! Estimates a baseline from a moving window of shifts.

use std::collections::VecDeque;
use std::sync::Arc;

use super::effects::Effects;
use super::fitted::{Baseline, BaselineStatus, variance_inflation};
use super::ordinal_normal::{OrdinalNormal, Prior};
use crate::series::Day;
use domain::Weather;

/// No flags, and no usual, before this many shifts.
pub const MIN_SHIFTS: u32 = 20;
/// How many shifts the baseline looks back: half a year of full-time work. Older ones fall out.
pub const MAX_SHIFTS: usize = 120;

/// What people are like before their own days speak, and how many shifts that weighs. The spread and the correlation are those
/// of daily diaries on a five-level scale (Rowland & Wenzel 2020: median lag-1 correlation 0.29).
///
/// Both weigh more than the best guess at either would have them: a spread guessed from few days makes one person's evidence larger than
/// another's by chance, and limits for all have to be set by the largest. With a spread that weighs 12 shifts less was found everywhere.
pub const USUAL_LOCATION: f64 = 3.6;
/// Variance of the location between people, in levels squared: wider than found in any one centre.
pub const BETWEEN_PEOPLE: f64 = 0.5;
const USUAL_SPREAD: (f64, f64) = (0.75, 30.0);
const USUAL_CORRELATION: (f64, f64) = (0.3, 40.0);
/// The smallest spread that is believed, in levels. On a five-level scale the usual robust spreads are zero for half of real people.
pub const SPREAD_FLOOR: f64 = 0.35;
/// The largest correlation that is believed: beyond it a day would say nothing of its own.
const CORRELATION_CEILING: f64 = 0.7;

/// The shifts that a baseline is made of: the last [`MAX_SHIFTS`], in constant time each.
#[derive(Clone, Debug)]
pub struct BaselineWindow {
    shifts: VecDeque<Day>,
    counts: [u32; 5],
    /// Sum of levels, of their squares, and of the products of neighbours.
    sums: [f64; 3],
    effects: Effects,
    curve: OrdinalNormal,
    correlation: f64,
}

impl Default for BaselineWindow {
    fn default() -> Self {
        let curve = OrdinalNormal { location: USUAL_LOCATION, spread: USUAL_SPREAD.0 };
        let (shifts, effects, correlation) = (VecDeque::new(), Effects::default(), USUAL_CORRELATION.0);
        Self { shifts, counts: [0; 5], sums: [0.0; 3], effects, curve, correlation }
    }
}

impl BaselineWindow {
    /// Takes in one more shift; the oldest falls out where there are too many.
    pub fn add(&mut self, day: &Day) {
        if self.shifts.len() == MAX_SHIFTS
            && let Some(oldest) = self.shifts.pop_front()
        {
            let next = self.shifts.front().map_or(0.0, level);
            self.count(&oldest, next, -1.0);
            self.counts[usize::from(oldest.weather.level()) - 1] -= 1;
            self.effects.remove(&oldest);
        }
        let last = self.shifts.back().map_or(0.0, level);
        self.count(day, last, 1.0);
        self.counts[usize::from(day.weather.level()) - 1] += 1;
        self.effects.add(day);
        // What was named that day has no part in the usual.
        self.shifts.push_back(Day { stressors: Arc::default(), ..day.clone() });
        self.refit();
    }

    fn count(&mut self, day: &Day, neighbour: f64, times: f64) {
        let level = level(day);
        self.sums[0] += times * level;
        self.sums[1] += times * level * level;
        self.sums[2] += times * level * neighbour;
    }

    fn refit(&mut self) {
        let between = self.curve.spread.powi(2) * variance_inflation(self.correlation) / BETWEEN_PEOPLE;
        let prior = Prior { location: (USUAL_LOCATION, between), spread: USUAL_SPREAD, floor: SPREAD_FLOOR };
        self.curve = self.curve.refit(&self.counts.map(f64::from), &prior);
        self.correlation = self.lag_1();
    }

    /// Correlation of neighbouring shifts, its bias of −(1 + 3φ) / n put right (Marriott & Pope 1954), drawn towards the usual one.
    fn lag_1(&self) -> f64 {
        let (n, (Some(first), Some(last))) = (self.len(), (self.shifts.front(), self.shifts.back())) else {
            return USUAL_CORRELATION.0;
        };
        let (mean, pairs) = (self.sums[0] / n, n - 1.0);
        let (usual, weight) = USUAL_CORRELATION;
        if pairs < 1.0 {
            return usual;
        }
        // Somebody who says the same day after day has no variance to divide by, and no correlation to speak of.
        let variance = (self.sums[1] / n - mean * mean).max(0.05);
        let ends = (2.0 * self.sums[0] - level(first) - level(last)) / pairs;
        let found = (self.sums[2] / pairs - mean * ends + mean * mean) / variance;
        let found = found.clamp(-0.9, 0.9);
        let unbiased = found + (1.0 + 3.0 * found) / n;
        ((unbiased * pairs + usual * weight) / (pairs + weight)).clamp(0.0, CORRELATION_CEILING)
    }

    fn len(&self) -> f64 {
        f64::from(self.counts.iter().sum::<u32>())
    }

    /// Forgets everything: what follows is a new usual.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Rainy and stormy shifts, and all shifts.
    #[must_use]
    pub fn low(&self) -> (u32, u32) {
        (self.counts[0] + self.counts[1], self.counts.iter().sum())
    }

    /// The effect of a day's weekday and shift, in levels.
    #[must_use]
    pub fn effect(&self, day: &Day) -> f64 {
        self.effects.of(day, self.sums[0] / self.len().max(1.0))
    }

    /// The usual as far as these shifts tell.
    #[must_use]
    pub fn usual(&self) -> BaselineStatus {
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

/// The weather of the shift that stands `rank`th from below (1 is the lowest).
fn quantile(counts: &[u32; 5], rank: u32) -> Weather {
    let mut seen = 0;
    let index = counts.iter().position(|count| {
        seen += count;
        seen >= rank
    });
    level_at(index.unwrap_or(4))
}

/// The narrowest run of levels with at least four of five shifts; the fuller, then the lower of two equally narrow ones.
fn band(counts: &[u32; 5], n: u32) -> (Weather, Weather) {
    let held = |low: usize, high: usize| counts[low..=high].iter().sum::<u32>();
    let mut best = (0, 4);
    for width in (0..5_usize).rev() {
        let fullest = (0..5 - width).rev().max_by_key(|low| held(*low, low + width));
        if let Some(low) = fullest.filter(|low| held(*low, low + width) * 5 >= n * 4) {
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
        window.usual().known().copied()
    }

    #[test]
    fn somebody_who_always_says_the_same_has_a_usual_a_band_of_one_and_a_spread_that_is_not_zero() {
        let found = baseline(&[4; 60]).unwrap_or_else(|| panic!("no baseline"));
        assert_eq!((found.usual, found.band, found.shifts), (Weather::Fair, (Weather::Fair, Weather::Fair), 60));
        assert!((found.curve.location - 4.0).abs() < 0.1 && found.curve.spread >= SPREAD_FLOOR);
    }

    #[test]
    fn the_longer_it_is_known_the_surer_it_is() {
        let of = |times| baseline(&[4, 3, 4, 5, 4].repeat(times)).map(|b| b.uncertainty());
        assert!(of(4) > of(8) && of(8) > of(24), "{:?} {:?} {:?}", of(4), of(8), of(24));
        assert!(of(24).is_some_and(|uncertainty| (0.03..0.15).contains(&uncertainty)), "{:?}", of(24));
    }

    #[test]
    fn days_that_hang_together_are_told_from_days_that_do_not() {
        let steps = baseline(&[[2; 6], [4; 6]].concat().repeat(8)).map(|b| b.correlation);
        let turns = baseline(&[2, 4].repeat(48)).map(|b| b.correlation);
        assert!(steps > Some(0.45) && turns < Some(0.05), "{steps:?} {turns:?}");
    }

    #[test]
    fn a_day_that_fell_out_of_the_window_leaves_nothing_behind() {
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
    fn only_the_last_shifts_count_and_the_baseline_says_which() {
        let found = baseline(&[[1; 50].as_slice(), &[5; MAX_SHIFTS]].concat()).unwrap_or_else(|| panic!("none"));
        assert_eq!((found.usual, found.shifts), (Weather::Sunny, 120));
        assert_eq!((found.from, found.to), (Workday::from_number(50), Workday::from_number(169)));
        assert_eq!(found.as_low(Weather::Fair), 0);
    }

    #[test]
    fn below_twenty_shifts_nothing_is_usual() {
        assert_eq!(baseline(&[4; 19]), None);
    }
}
