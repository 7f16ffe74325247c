//! What the detector is measured against: charts of the textbook, published rules of thumb, and the oracle that knows the truth.

use super::detection::{Detector, FlagInterval, ratio};
use insight::detectors::rules::run_reached;
use insight::series::Day;

/// The fewest shifts that a chart learns from.
pub(super) const MIN_SHIFTS_LEARNED: usize = 20;
/// So many shifts at the usual or better end a flag, as one of ours.
const CALM: u32 = 7;
/// No chart takes a spread for smaller, in levels: on five levels a run of equal days has none.
const LEAST_SPREAD: f64 = 0.35;

/// A chart of the textbook. Baseline: mean and standard deviation of all days before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ControlChartKind {
    /// One day against the baseline.
    Shewhart,
    /// A moving mean with the weight 0.2 for the newest day.
    Ewma,
    /// A lower CUSUM with the slack of half a standard deviation.
    Cusum,
    /// EARS C2: one day against the seven before the last two.
    C2,
}

impl ControlChartKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Shewhart, Self::Ewma, Self::Cusum, Self::C2];

    /// Its name.
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

/// Such a chart with its limit.
#[derive(Clone, Copy, Debug)]
pub struct ReferenceChart {
    /// Which.
    pub kind: ControlChartKind,
    /// From where on it has a flag.
    pub limit: f64,
}

/// Mean and standard deviation as days come in (Welford 1962).
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
        (self.squares / (self.n - 1.0).max(1.0)).sqrt().max(LEAST_SPREAD)
    }
}

/// The levels of days.
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
        let mut open = OpenFlag::default();
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
                if open.see(index, statistic, self.limit, *level >= known.mean.round(), true) {
                    (ewma, cusum) = (0.0, 0.0);
                }
            }
            known.add(*level);
        }
        open.finish(days.len())
    }
}

/// Flags as they open and end.
#[derive(Debug, Default)]
pub(super) struct OpenFlag {
    intervals: Vec<FlagInterval>,
    since: Option<usize>,
    calm: u32,
}

impl OpenFlag {
    /// Takes in a statistic; says whether the chart starts anew. `held` keeps a flag open while there is anything left of it.
    pub(super) fn see(&mut self, index: usize, statistic: f64, limit: f64, usual: bool, held: bool) -> bool {
        self.calm = if usual { self.calm + 1 } else { 0 };
        if self.since.is_none() && statistic > limit {
            self.since = Some(index);
        }
        let over = !held || statistic <= 0.0 || self.calm >= CALM;
        match self.since.filter(|_| over) {
            Some(since) => {
                self.intervals.push(since..index);
                self.since = None;
                true
            }
            None => false,
        }
    }

    /// The intervals, where days end with `end`.
    pub(super) fn finish(mut self, end: usize) -> Vec<FlagInterval> {
        self.intervals.extend(self.since.map(|since| since..end));
        self.intervals
    }
}

/// A published rule of thumb about one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PersonRule {
    /// Three rainy or stormy days in a row.
    ThreeLow,
    /// One and a half standard deviations below the mean of the last thirty days.
    ZUnderMinusOneAndAHalf,
}

impl PersonRule {
    /// Both.
    pub const ALL: [Self; 2] = [Self::ThreeLow, Self::ZUnderMinusOneAndAHalf];

    /// Its name.
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
        let mut open = OpenFlag::default();
        for (index, fires) in fires.into_iter().enumerate() {
            open.see(index, if fires { 1.0 } else { 0.0 }, 0.5, false, true);
        }
        open.finish(days.len())
    }
}

/// The limit at which a rate that falls with it is `wanted`.
pub fn limit_for_rate(wanted: f64, between: (f64, f64), rate: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = between;
    for _ in 0..14 {
        let middle = f64::midpoint(low, high);
        if rate(middle) > wanted { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// Days shared by somebody who keeps back most of the low ones: each under `level` is hidden with this chance.
#[must_use]
pub fn shared(days: &[Day], level: u8, hidden: f64, seed: u64) -> Vec<Day> {
    let chance = |number: usize| {
        // A number of one's own for each day, so that what is hidden of one hangs on no other (splitmix64).
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
    use crate::study::detection::rate;
    use crate::study::people::alike::{SOMEBODY, people};
    use insight::sample_series::from_levels;

    #[test]
    fn a_limit_is_found_for_a_rate() {
        let calm = people(240, None);
        let cusum = |limit| rate(&ReferenceChart { kind: ControlChartKind::Cusum, limit }, &calm, 20..240);
        let limit = limit_for_rate(1.0 / 60.0, (0.2, 14.0), cusum);
        assert!((cusum(limit) * 60.0 - 1.0).abs() < 0.1);
    }

    #[test]
    fn three_low_days_are_one_flag_until_a_better_one() {
        let days = from_levels(&[4, 2, 1, 2, 2, 4, 2, 2, 3]);
        assert_eq!(PersonRule::ThreeLow.intervals(&days), vec![FlagInterval { start: 3, end: 5 }]);
    }

    #[test]
    fn who_hides_every_low_day_shares_none_and_who_hides_most_shares_some() {
        let days = SOMEBODY.days(400, None, 5);
        assert!(shared(&days, 3, 1.0, 1).iter().all(|day| !day.weather.is_low()));
        let (low, all) = (
            shared(&days, 3, 0.7, 1).iter().filter(|day| day.weather.is_low()).count(),
            days.iter().filter(|day| day.weather.is_low()).count(),
        );
        assert!((0.15..0.5).contains(&ratio(low, all)), "{low} of {all}");
    }
}
