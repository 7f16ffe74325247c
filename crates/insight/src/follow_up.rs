//! Before and after a follow-up: what the weather did, and what it would have done by itself.
//!
//! A flag opens at a low point, and what is chosen because it is low is higher afterwards in any case (regression
//! to the mean; Barnett, van der Pols & Dobson 2005). Two explanations of the low days remain possible: chance, so that
//! the next days are usual; or a low stretch, which may go on or end by itself. The expected return weighs the two as
//! the filter of the detector does. The interval does not weigh them: it reaches from the low end of a stretch that
//! goes on to the high end of usual days, so that it holds for any share of chance among the flags.

use super::baseline::Baseline;
use super::baseline::ordinal_normal::OrdinalNormal;
use super::detectors::person::ChartPoint;
use super::detectors::two_state::{ENDS, TwoStateFilter};
use super::flag::Flag;
use super::statistics::normal;
use domain::{Weather, Workday};

/// Number of shifts that are compared on each side, at most.
pub const MAX_SHIFTS: usize = 5;
/// Number of shifts after the action that a comparison needs.
const MIN_SHIFTS_AFTER: usize = 3;
/// Probability that the interval holds what the days after would have been without any action.
pub const INTERVAL_LEVEL: f64 = 0.95;
/// The drop of a low stretch before its days are known: mean and standard deviation, in levels. The mean is that of the
/// filter.
const DROP: (f64, f64) = (1.0, 0.75);

/// The mean weather of some shifts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeanWeather {
    /// Number of shifts, at least 1.
    pub shifts: usize,
    /// Their mean in levels, 1 to 5.
    pub level: f64,
}

/// What the days after would have been without any action, in levels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExpectedReturn {
    /// The expected mean.
    pub level: f64,
    /// The bounds that hold it with a probability of [`INTERVAL_LEVEL`] or more.
    pub bounds: (f64, f64),
}

/// The days before and after an action, against what chance does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BeforeAfter {
    /// The last shifts of the flag up to the day of the action.
    pub before: MeanWeather,
    /// The first shifts after it.
    pub after: MeanWeather,
    /// What they would have been by themselves.
    pub expected: ExpectedReturn,
}

/// What the days after say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No more than what chance does.
    WithinChance,
    /// Better than chance explains.
    Better,
    /// Lower than chance explains.
    Lower,
}

impl BeforeAfter {
    /// Compares the days of one sight before and after `acted`, the workday of the action. `line` has one point for
    /// each day, as [`super::detectors::person::analyse`] returns it. Returns `None` if there are too few days after
    /// the action, none of the flag before it, or no baseline.
    #[must_use]
    pub fn of(flag: &Flag, line: &[ChartPoint], acted: Workday) -> Option<Self> {
        let position = |day: Workday| line.partition_point(|point| point.workday < day);
        let (since, turn) = (position(flag.since), position(acted.plus(1)));
        let (low, after) = (line.get(since..turn)?, line.get(turn..)?);
        let after = after.get(..after.len().min(MAX_SHIFTS)).filter(|days| days.len() >= MIN_SHIFTS_AFTER)?;
        let opened = line.get(position(flag.opened)).filter(|point| point.workday == flag.opened)?;
        let baseline = opened.usual.known()?;
        let before = mean(last(low))?;
        let after = mean(after)?;
        Some(Self { before, after, expected: ExpectedReturn::of(baseline, low, after.shifts) })
    }

    /// Returns the change that chance does not explain: the estimate and its bounds, in levels.
    #[must_use]
    pub fn difference(&self) -> (f64, (f64, f64)) {
        let ExpectedReturn { level, bounds: (low, high) } = self.expected;
        (self.after.level - level, (self.after.level - high, self.after.level - low))
    }

    /// Returns whether the days after are within what chance does.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let (low, high) = self.expected.bounds;
        match self.after.level {
            level if level > high => Verdict::Better,
            level if level < low => Verdict::Lower,
            _ => Verdict::WithinChance,
        }
    }
}

/// The last days, as many as are compared.
fn last(days: &[ChartPoint]) -> &[ChartPoint] {
    &days[days.len().saturating_sub(MAX_SHIFTS)..]
}

fn mean(days: &[ChartPoint]) -> Option<MeanWeather> {
    let count = u32::try_from(days.len()).ok().filter(|count| *count > 0)?;
    let sum: f64 = days.iter().map(|point| f64::from(point.weather.level())).sum();
    Some(MeanWeather { shifts: days.len(), level: sum / f64::from(count) })
}

impl ExpectedReturn {
    /// The return after the shifts `low` of a flag, over the next `shifts`.
    fn of(baseline: &Baseline, low: &[ChartPoint], shifts: usize) -> Self {
        let (correlation, usual) = (baseline.correlation, baseline.curve);
        let mut filter = TwoStateFilter::default();
        let mut residual = None;
        for point in low {
            filter.add_shift(point.weather, &baseline.expected(residual, 0.0), correlation);
            residual = Some(-baseline.depth(point.weather));
        }
        let drop = LowStretch::of(baseline, last(low));
        // As deep as its days: a drop that is expected to be smaller must not make a deep one look like a change for
        // the worse.
        let deepest = usual.shifted_down(drop.size.max(drop.seen));
        let lower = usual.shifted_down(drop.size);
        // What is left of the last day: within usual days its whole depth, within a low stretch what lies beyond the
        // stretch.
        let rest = residual.unwrap_or_default() * usual.spread;
        let (mut chance_low, mut carried, mut sum, mut steps) =
            (1.0 / (1.0 + (-filter.log_odds()).exp()), 1.0, 0.0, 0.0);
        for _ in 0..shifts {
            (chance_low, carried, steps) = (chance_low * (1.0 - ENDS), carried * correlation, steps + 1.0);
            let by_chance = level_of(&OrdinalNormal { location: usual.location + carried * rest, ..usual });
            let in_stretch =
                level_of(&OrdinalNormal { location: lower.location + carried * (rest + drop.size), ..lower });
            sum += chance_low * in_stretch + (1.0 - chance_low) * by_chance;
        }
        let reach = -normal::quantile((1.0 - INTERVAL_LEVEL) / 2.0);
        let error = |curve: &OrdinalNormal, more: f64| {
            let sampling = spread_of(curve).powi(2) * variance_of_mean(shifts, correlation);
            (sampling + baseline.uncertainty().powi(2) + more * more).sqrt()
        };
        let bounds =
            (level_of(&deepest) - reach * error(&deepest, drop.error), level_of(&usual) + reach * error(&usual, 0.0));
        Self { level: sum / f64::max(steps, 1.0), bounds: (bounds.0.max(1.0), bounds.1.min(5.0)) }
    }
}

/// The drop of the low stretch that the last days of a flag suggest, in levels.
struct LowStretch {
    /// What is expected of it: shrunk, because a drop that is seen at its lowest point looks deeper than it is.
    size: f64,
    /// As deep as its days, with the standard error of their mean.
    seen: f64,
    error: f64,
}

impl LowStretch {
    fn of(baseline: &Baseline, days: &[ChartPoint]) -> Self {
        let seen = mean(days).map_or(0.0, |days| baseline.curve.location - days.level);
        let noise = baseline.curve.spread.powi(2) * variance_of_mean(days.len(), baseline.correlation);
        let weight = DROP.1.powi(2) / (DROP.1.powi(2) + noise);
        Self { size: (DROP.0 + weight * (seen - DROP.0)).max(0.0), seen, error: noise.sqrt() }
    }
}

/// The mean of the five numbers under a distribution.
fn level_of(curve: &OrdinalNormal) -> f64 {
    Weather::ALL.iter().map(|weather| f64::from(weather.level()) * curve.probability(*weather)).sum()
}

/// The standard deviation of the five numbers under a distribution.
fn spread_of(curve: &OrdinalNormal) -> f64 {
    let centre = level_of(curve);
    let square = |weather: &Weather| (f64::from(weather.level()) - centre).powi(2) * curve.probability(*weather);
    Weather::ALL.iter().map(square).sum::<f64>().sqrt()
}

/// The variance of the mean of `n` consecutive values of a first-order autoregression, as a multiple of the variance of
/// one.
fn variance_of_mean(n: usize, correlation: f64) -> f64 {
    let count = u32::try_from(n).map_or(f64::MAX, f64::from).max(1.0);
    let (mut sum, mut power, mut lag) = (count, 1.0, 1.0);
    while lag < count {
        power *= correlation;
        sum += 2.0 * (count - lag) * power;
        lag += 1.0;
    }
    sum / (count * count)
}

#[cfg(test)]
mod tests;
