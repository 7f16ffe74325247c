//! The chart of control of a team's means: where they usually lie, wider where fewer people shared.

use super::points::TrendPoint;
use crate::baseline::BaselineBand;
use crate::detectors::limits::AUTOCORRELATION;
use domain::Workday;

/// The smallest spread of a day's mean that is believed, in levels: a team that always says the same still has room.
const LEAST_SPREAD: f64 = 0.5;
/// The median of the difference of two independent standard normal values, without its sign: Φ⁻¹(3/4)·√2.
const MEDIAN_RANGE: f64 = 0.953_872_55;
/// Limits stand three standard deviations off, as Shewhart put them.
const REACH: f64 = 3.0;

/// What one point of a trend is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Granularity {
    /// One workday.
    Day,
    /// One ISO week.
    Week,
}

impl Granularity {
    /// Where the stretch that holds `day` begins.
    #[must_use]
    pub fn begin(self, day: Workday) -> Workday {
        match self {
            Self::Day => day,
            Self::Week => day.week_start(),
        }
    }

    /// How many means it takes to say what is usual: four weeks of working days, or a quarter of a year of weeks.
    #[must_use]
    pub const fn fewest(self) -> u32 {
        match self {
            Self::Day => 20,
            Self::Week => 12,
        }
    }
}

/// What is usual for a team's means.
///
/// A chart of single values with limits for groups of unequal size (Laney 2002, Quality Engineering 14(4): the groups' means are
/// put on one scale by √n, and their spread is read from how far neighbours differ). Median instead of mean, for the middle and
/// for the differences, so that an episode within the data does not make itself usual; widened for the day-to-day correlation of
/// weather, as all limits here are, and never narrower than people's own floor allows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ControlChart {
    /// The middle mean, in levels.
    pub centre: f64,
    /// Standard deviation of one person's share in a mean, in levels: that of a mean of `n` is this over √n.
    pub spread: f64,
}

impl ControlChart {
    /// From the points of a team, oldest first; none before there are [`Granularity::fewest`] means.
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
        Some(Self { centre, spread: spread.max(LEAST_SPREAD) })
    }

    /// Lower and upper limit for the mean of a point, in levels.
    #[must_use]
    pub fn limits(&self, point: &TrendPoint) -> (f64, f64) {
        let reach = REACH * self.spread / f64::from(point.shared.max(1)).sqrt();
        (self.centre - reach, self.centre + reach)
    }

    /// Where the mean of a point stands; none where it has none.
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

/// The middle value; the mean of the two middle ones of an even number. None of none.
fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let (low, high) = (values.get(values.len().checked_sub(1)? / 2)?, values.get(values.len() / 2)?);
    Some(f64::midpoint(*low, *high))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(number: i32, shared: u32, mean: f64) -> TrendPoint {
        TrendPoint { from: Workday::from_number(20_003 + number), people: shared, shared, low: 0, mean: Some(mean) }
    }

    /// A calm team of `shared` people: a little above and below 3.5, never twice the same step.
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
    fn nothing_is_called_usual_before_there_are_enough_means() {
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
    fn a_team_that_always_says_the_same_still_has_room_between_its_limits() {
        let same: Vec<_> = (0..30).map(|day| point(day, 9, 4.0)).collect();
        let control = ControlChart::fit(&same, Granularity::Day).expect("enough days");
        assert_eq!(control.limits(&same[0]), (3.5, 4.5));
    }

    #[test]
    fn an_episode_lies_outside_and_does_not_make_itself_usual() {
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
    fn what_lies_above_is_told_from_what_lies_below() {
        let control = ControlChart::fit(&calm(40, 9), Granularity::Day).expect("enough days");
        assert_eq!(control.band_of(&point(0, 9, 4.9)), Some(BaselineBand::Better));
        assert_eq!(control.band_of(&point(0, 9, 1.9)), Some(BaselineBand::Below));
        assert_eq!(control.band_of(&point(0, 9, 3.5)), Some(BaselineBand::AsUsual));
    }
}
