//! The control chart of a team's means: limits are wider if fewer people shared.

use super::points::{Granularity, TrendPoint};
use crate::baseline::BaselineBand;
use crate::detectors::limits::AUTOCORRELATION;

/// Lower bound of the spread of one person's share in a mean, in levels, so that the limits of a constant team have a
/// width.
const MIN_SPREAD: f64 = 0.5;
/// Median of the absolute difference of two independent standard normal values: Φ⁻¹(3/4)·√2.
const MEDIAN_RANGE: f64 = 0.953_872_55;
/// Distance of the limits from the centre, in standard deviations (Shewhart).
const LIMIT_WIDTH: f64 = 3.0;

/// Centre and spread of a team's means.
///
/// An individuals chart for groups of unequal size (Laney 2002, Quality Engineering 14(4)): means are scaled by √n, and
/// the spread is estimated from the differences of neighbours. Medians replace means for the centre and the
/// differences, so that an episode does not shift the limits. The spread is widened for the day-to-day correlation of
/// weather, like all limits here, and has a lower bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ControlChart {
    /// Median of the means, in levels.
    pub centre: f64,
    /// Standard deviation of one person's share in a mean, in levels; the mean of `n` has this over √n.
    pub spread: f64,
}

impl ControlChart {
    /// Estimates the chart from the points of a team, oldest first. Returns `None` with fewer than
    /// [`Granularity::fewest`] means.
    #[must_use]
    pub fn fit(points: &[TrendPoint], granularity: Granularity) -> Option<Self> {
        let means: Vec<(f64, f64)> =
            points.iter().filter_map(|p| Some((p.mean?, f64::from(p.shared).sqrt()))).collect();
        if u32::try_from(means.len()).unwrap_or(u32::MAX) < granularity.fewest() {
            return None;
        }
        let centre = median(means.iter().map(|(mean, _)| *mean).collect())?;
        let scaled: Vec<f64> = means.iter().map(|(mean, root)| (mean - centre) * root).collect();
        let range = median(scaled.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect())?;
        let spread = range / MEDIAN_RANGE / (1.0 - AUTOCORRELATION).sqrt();
        Some(Self { centre, spread: spread.max(MIN_SPREAD) })
    }

    /// Returns the lower and the upper limit for the mean of `point`, in levels.
    #[must_use]
    pub fn limits(&self, point: &TrendPoint) -> (f64, f64) {
        let half_width = LIMIT_WIDTH * self.spread / f64::from(point.shared.max(1)).sqrt();
        (self.centre - half_width, self.centre + half_width)
    }

    /// Returns where the mean of `point` lies; `None` if it has none.
    #[must_use]
    pub fn band_of(&self, point: &TrendPoint) -> Option<BaselineBand> {
        let (mean, (low, high)) = (point.mean?, self.limits(point));
        Some(match mean {
            m if m < low => BaselineBand::Below,
            m if m > high => BaselineBand::Better,
            _ => BaselineBand::AsUsual,
        })
    }
}

/// The median, or `None` of no values.
fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let (low, high) = (values.get(values.len().checked_sub(1)? / 2)?, values.get(values.len() / 2)?);
    Some(f64::midpoint(*low, *high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Workday;

    fn point(number: i32, shared: u32, mean: f64) -> TrendPoint {
        TrendPoint { from: Workday::from_number(20_003 + number), people: shared, shared, low: 0, mean: Some(mean) }
    }

    /// A team of `shared` people without a change: a little above and below 3.5, with no two equal steps.
    fn calm(days: i32, shared: u32) -> Vec<TrendPoint> {
        (0..days).map(|day| point(day, shared, 3.5 + 0.1 * f64::from(day * 7 % 11 - 5) / 5.0)).collect()
    }

    #[test]
    fn the_limits_of_a_worked_example() {
        // Means of four people that go 3, 4, 3, 4 …: neighbours differ by 1·√4 = 2; 2 / 0.9539 / √0.7 = 2.5061.
        let points: Vec<_> = (0..20).map(|day| point(day, 4, 3.0 + f64::from(day % 2))).collect();
        let control = ControlChart::fit(&points, Granularity::Day).expect("enough days");
        assert!((control.centre - 3.5).abs() < 1e-12);
        assert!((control.spread - 2.506_06).abs() < 1e-4, "{}", control.spread);
        let (low, high) = control.limits(&points[0]);
        assert!((high - 3.5 - 3.759_1).abs() < 1e-3 && (3.5 - low - 3.759_1).abs() < 1e-3);
    }

    #[test]
    fn there_is_no_chart_before_there_are_enough_means() {
        assert_eq!(ControlChart::fit(&calm(19, 8), Granularity::Day), None);
        assert!(ControlChart::fit(&calm(20, 8), Granularity::Day).is_some());
        assert!(ControlChart::fit(&calm(12, 8), Granularity::Week).is_some());
        let mut without: Vec<_> = calm(20, 8);
        without[3].mean = None;
        assert_eq!(
            ControlChart::fit(&without, Granularity::Day),
            None,
            "a day without a mean does not count towards them"
        );
        assert_eq!(ControlChart::fit(&[], Granularity::Day), None);
    }

    #[test]
    fn the_fewer_shared_the_wider_the_limits() {
        let control = ControlChart::fit(&calm(40, 9), Granularity::Day).expect("enough days");
        let width = |shared| {
            let (low, high) = control.limits(&point(0, shared, 3.5));
            high - low
        };
        assert!((width(4) / width(16) - 2.0).abs() < 1e-9);
    }

    #[test]
    fn a_constant_team_has_limits_of_positive_width() {
        let same: Vec<_> = (0..30).map(|day| point(day, 9, 4.0)).collect();
        let control = ControlChart::fit(&same, Granularity::Day).expect("enough days");
        assert_eq!(control.limits(&same[0]), (3.5, 4.5));
    }

    #[test]
    fn an_episode_is_outside_and_does_not_shift_the_limits() {
        let mut points = calm(60, 9);
        for low in &mut points[40..46] {
            low.mean = Some(2.2);
        }
        let control = ControlChart::fit(&points, Granularity::Day).expect("enough days");
        let below: Vec<_> =
            (0..points.len()).filter(|at| control.band_of(&points[*at]) == Some(BaselineBand::Below)).collect();
        assert_eq!(below, [40, 41, 42, 43, 44, 45]);
        assert!((control.centre - 3.5).abs() < 0.05);
        assert_eq!(control.band_of(&TrendPoint { mean: None, ..points[0] }), None);
    }

    #[test]
    fn means_above_and_below_are_distinguished() {
        let control = ControlChart::fit(&calm(40, 9), Granularity::Day).expect("enough days");
        assert_eq!(control.band_of(&point(0, 9, 4.9)), Some(BaselineBand::Better));
        assert_eq!(control.band_of(&point(0, 9, 1.9)), Some(BaselineBand::Below));
        assert_eq!(control.band_of(&point(0, 9, 3.5)), Some(BaselineBand::AsUsual));
    }
}
