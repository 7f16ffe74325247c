//! Reference detectors: textbook control charts and published rules of thumb.

use super::detection::{Detector, FlagInterval, ratio};
use insight::detectors::rules::run_reached;
use insight::series::Day;

/// Minimum number of shifts that a chart learns from.
pub(super) const MIN_SHIFTS_LEARNED: usize = 20;
/// A flag ends after this many shifts in a row at the usual level or better, like ours.
const RECOVERY_SHIFTS: u32 = 7;
/// Lower bound of the spread, in levels: equal days have none.
const MIN_SPREAD: f64 = 0.35;

/// A textbook control chart. Baseline: mean and standard deviation of all earlier days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ControlChartKind {
    /// A single day compared with the baseline.
    Shewhart,
    /// An EWMA with the weight 0.2 for the newest day.
    Ewma,
    /// A lower CUSUM with a slack of half a standard deviation.
    Cusum,
    /// EARS C2: a day compared with the seven before the last two.
    C2,
}

impl ControlChartKind {
    /// All charts.
    pub const ALL: [Self; 4] = [Self::Shewhart, Self::Ewma, Self::Cusum, Self::C2];

    /// Returns the display name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shewhart => "Shewhart",
            Self::Ewma => "EWMA",
            Self::Cusum => "CUSUM",
            Self::C2 => "EARS C2",
        }
    }
}

/// A control chart with its limit.
#[derive(Clone, Copy, Debug)]
pub struct ReferenceChart {
    /// Kind of the chart.
    pub kind: ControlChartKind,
    /// A flag opens above this limit.
    pub limit: f64,
}

/// Running mean and standard deviation (Welford 1962).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Moments {
    pub(super) n: f64,
    pub(super) mean: f64,
    pub(super) squares: f64,
}

impl Moments {
    fn add(&mut self, value: f64) {
        self.n += 1.0;
        let off = value - self.mean;
        self.mean += off / self.n;
        self.squares += off * (value - self.mean);
    }

    fn spread(&self) -> f64 {
        (self.squares / (self.n - 1.0).max(1.0)).sqrt().max(MIN_SPREAD)
    }
}

/// The levels of a series.
pub(super) fn levels(days: &[Day]) -> Vec<f64> {
    days.iter().map(|day| f64::from(day.weather.level())).collect()
}

pub(super) fn moments(levels: &[f64]) -> Moments {
    let mut moments = Moments::default();
    levels.iter().for_each(|level| moments.add(*level));
    moments
}

impl Detector for ReferenceChart {
    fn intervals(&self, days: &[Day]) -> Vec<FlagInterval> {
        let levels = levels(days);
        let (mut known, mut ewma, mut cusum) = (Moments::default(), 0.0, 0.0);
        let mut open = ReferenceFlag::default();
        for (index, level) in levels.iter().enumerate() {
            if index >= MIN_SHIFTS_LEARNED {
                let depth = (known.mean - level) / known.spread();
                let statistic = match self.kind {
                    ControlChartKind::Shewhart => depth,
                    ControlChartKind::Ewma => {
                        ewma += 0.2 * (depth - ewma);
                        ewma
                    }
                    ControlChartKind::Cusum => {
                        cusum = f64::max(0.0, cusum + depth - 0.5);
                        cusum
                    }
                    ControlChartKind::C2 => {
                        let before = moments(&levels[index - 9..index - 2]);
                        (before.mean - level) / before.spread()
                    }
                };
                if open.update(index, statistic, self.limit, *level >= known.mean.round(), true) {
                    (ewma, cusum) = (0.0, 0.0);
                }
            }
            known.add(*level);
        }
        open.finish(days.len())
    }
}

/// Flags while they open and end.
#[derive(Debug, Default)]
pub(super) struct ReferenceFlag {
    intervals: Vec<FlagInterval>,
    since: Option<usize>,
    calm: u32,
}

impl ReferenceFlag {
    /// Processes a statistic; returns whether the chart resets. `held` keeps a flag open while the statistic is
    /// positive.
    pub(super) fn update(&mut self, index: usize, statistic: f64, limit: f64, usual: bool, held: bool) -> bool {
        self.calm = if usual { self.calm + 1 } else { 0 };
        if self.since.is_none() && statistic > limit {
            self.since = Some(index);
        }
        let over = !held || statistic <= 0.0 || self.calm >= RECOVERY_SHIFTS;
        match self.since.filter(|_| over) {
            Some(since) => {
                self.intervals.push(since..index);
                self.since = None;
                true
            }
            None => false,
        }
    }

    /// Returns the intervals of a series with `end` days.
    pub(super) fn finish(mut self, end: usize) -> Vec<FlagInterval> {
        self.intervals.extend(self.since.map(|since| since..end));
        self.intervals
    }
}

/// A published rule of thumb for one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PersonRule {
    /// Three rainy or stormy days in a row.
    ThreeLow,
    /// More than 1.5 standard deviations below the mean of the last thirty days.
    ZUnderMinusOneAndAHalf,
}

impl PersonRule {
    /// Both rules.
    pub const ALL: [Self; 2] = [Self::ThreeLow, Self::ZUnderMinusOneAndAHalf];

    /// Returns the display name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ThreeLow => "three low days in a row",
            Self::ZUnderMinusOneAndAHalf => "z under −1.5 against 30 days",
        }
    }
}

impl Detector for PersonRule {
    fn intervals(&self, days: &[Day]) -> Vec<FlagInterval> {
        let levels = levels(days);
        let fires: Vec<bool> = match self {
            Self::ThreeLow => {
                let low: Vec<_> = days.iter().map(|day| Some(day.weather.is_low())).collect();
                run_reached(&low, 3)
            }
            Self::ZUnderMinusOneAndAHalf => (0..levels.len())
                .map(|index| {
                    let before = moments(&levels[index.saturating_sub(30)..index]);
                    index >= MIN_SHIFTS_LEARNED && (levels[index] - before.mean) / before.spread() < -1.5
                })
                .collect(),
        };
        let mut open = ReferenceFlag::default();
        for (index, fires) in fires.into_iter().enumerate() {
            open.update(index, if fires { 1.0 } else { 0.0 }, 0.5, false, true);
        }
        open.finish(days.len())
    }
}

/// Returns the limit at which `rate`, which must decrease, equals `wanted`, by bisection within `between`.
pub fn limit_for_rate(wanted: f64, between: (f64, f64), rate: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = between;
    for _ in 0..14 {
        let middle = f64::midpoint(low, high);
        if rate(middle) > wanted { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// Returns the days that a person shares who hides each day below `level` with the probability `hidden`.
#[must_use]
pub fn shared(days: &[Day], level: u8, hidden: f64, seed: u64) -> Vec<Day> {
    let chance = |number: usize| {
        // A random number for each day, independent of the others (splitmix64).
        let mut z = seed.wrapping_add((number as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ratio(usize::try_from((z ^ (z >> 31)) >> 44).unwrap_or(0), 1 << 20)
    };
    let stays = |(number, day): &(usize, &Day)| day.weather.level() >= level || chance(*number) >= hidden;
    days.iter().enumerate().filter(stays).map(|(_, day)| day.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::detection::flag_rate;
    use crate::study::people::alike::{SOMEBODY, people};
    use insight::sample_series::from_levels;

    #[test]
    fn a_limit_is_found_for_a_rate() {
        let calm = people(240, None);
        let cusum = |limit| flag_rate(&ReferenceChart { kind: ControlChartKind::Cusum, limit }, &calm, 20..240);
        let limit = limit_for_rate(1.0 / 60.0, (0.2, 14.0), cusum);
        assert!((cusum(limit) * 60.0 - 1.0).abs() < 0.1);
    }

    #[test]
    fn three_low_days_are_one_flag_until_a_better_one() {
        let days = from_levels(&[4, 2, 1, 2, 2, 4, 2, 2, 3]);
        assert_eq!(PersonRule::ThreeLow.intervals(&days), vec![FlagInterval { start: 3, end: 5 }]);
    }

    #[test]
    fn hidden_low_days_are_not_shared() {
        let days = SOMEBODY.days(400, None, 5);
        assert!(shared(&days, 3, 1.0, 1).iter().all(|day| !day.weather.is_low()));
        let (low, all) = (
            shared(&days, 3, 0.7, 1).iter().filter(|day| day.weather.is_low()).count(),
            days.iter().filter(|day| day.weather.is_low()).count(),
        );
        assert!((0.15..0.5).contains(&ratio(low, all)), "{low} of {all}");
    }
}
