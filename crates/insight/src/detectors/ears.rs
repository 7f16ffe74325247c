//! EARS C1 to C3 for daily or weekly counts with little history: is this count larger than the seven before it explain?
//!
//! Formulas as in Salmon, Schumacher & Höhle 2016 (R package surveillance, `earsC`). There, C3 is undefined if a
//! baseline has no spread; here a minimum spread is used.

use crate::statistics::normal::quantile;

/// Number of counts in a baseline.
const BASELINE: usize = 7;
/// Number of counts that C2 and C3 skip between the baseline and today, so that a slow rise does not hide itself.
const LAG: usize = 2;

/// The variant of EARS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EarsMethod {
    /// Baseline t−7 to t−1.
    C1,
    /// Baseline t−9 to t−3.
    C2,
    /// Like C2, plus the excess of the two days before: the sum of max(0, C2 − 1) over three days is compared with the
    /// quantile.
    C3,
    /// C3 as the R package computes it: today's count takes the role of the baseline mean, so that only the two days
    /// before decide, and if an earlier baseline has no spread, any count above it is infinitely unusual. Used to
    /// reproduce the package's published figures.
    C3AsInSurveillance,
}

/// Returns the upper bound for the count at `index` (larger counts are alarms), or `None` if there is too little
/// history.
///
/// `alpha` is the probability of a false alarm under a normal distribution (0.001 is usual for C1 and C2, 0.025 for
/// C3). `min_spread` is the lower bound of the standard deviation, in counts; sparse counts need 0.5 to 1.
#[must_use]
pub fn upper_bound(method: EarsMethod, counts: &[f64], index: usize, alpha: f64, min_spread: f64) -> Option<f64> {
    let lag = if method == EarsMethod::C1 { 0 } else { LAG };
    let (mean, spread) = baseline(counts, index, lag, min_spread)?;
    let limit = quantile(1.0 - alpha);
    let before = |days| index.checked_sub(days).and_then(|index| excess(counts, index, min_spread));
    let carried = || Some(before(1)? + before(2)?);
    match method {
        EarsMethod::C1 | EarsMethod::C2 => Some(mean + spread * limit),
        EarsMethod::C3 => carried()
            .filter(|carried| carried.is_finite())
            .map(|carried| if carried > limit { 0.0 } else { mean + spread * (1.0 + limit - carried) }),
        EarsMethod::C3AsInSurveillance => {
            let bound = counts.get(index)? + spread * (limit - carried()?);
            // Zero times infinity is undefined.
            (!bound.is_nan()).then_some(bound.max(0.0))
        }
    }
}

/// Returns the statistic that [`upper_bound`] compares with the quantile: spreads above the baseline for C1 and C2, the
/// summed excess of three counts for C3 (two for the package's C3). `min_spread` as there, but greater than 0. `None`
/// if there is too little history.
#[must_use]
pub fn statistic(method: EarsMethod, counts: &[f64], index: usize, min_spread: f64) -> Option<f64> {
    let before = |indices: usize| index.checked_sub(indices).and_then(|index| excess(counts, index, min_spread));
    match method {
        EarsMethod::C1 | EarsMethod::C2 => {
            let (mean, spread) = baseline(counts, index, if method == EarsMethod::C1 { 0 } else { LAG }, min_spread)?;
            Some((counts.get(index)? - mean) / spread)
        }
        EarsMethod::C3 => Some(before(0)? + before(1)? + before(2)?),
        EarsMethod::C3AsInSurveillance => Some(before(1)? + before(2)?),
    }
}

/// By how many spreads more than one the count exceeds its lagged baseline: infinite without spread, `None` if the
/// count then equals the baseline.
fn excess(counts: &[f64], index: usize, min_spread: f64) -> Option<f64> {
    let (mean, spread) = baseline(counts, index, LAG, min_spread)?;
    let spreads = (counts.get(index)? - mean) / spread;
    (!spreads.is_nan()).then_some((spreads - 1.0).max(0.0))
}

fn baseline(counts: &[f64], index: usize, lag: usize, min_spread: f64) -> Option<(f64, f64)> {
    let end = index.checked_sub(lag)?;
    let values = counts.get(end.checked_sub(BASELINE)?..end)?;
    let n = 7.0;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    Some((mean, variance.sqrt().max(min_spread)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Cases of Salmonella Newport in Germany by week, weeks 355 to 417 of the series; the year 2011 begins with the
    /// 12th value.
    const NEWPORT: [u8; 63] = [
        3, 3, 5, 3, 1, 1, 1, 3, 3, 1, 2, 1, 0, 3, 3, 3, 1, 0, 0, 0, 1, 3, 0, 2, 2, 3, 3, 0, 3, 2, 1, 2, 1, 1, 0, 3, 1,
        2, 0, 0, 2, 5, 2, 0, 3, 6, 1, 2, 1, 2, 0, 2, 0, 3, 9, 41, 45, 17, 3, 3, 5, 11, 5,
    ];

    fn newport() -> Vec<f64> {
        NEWPORT.iter().map(|count| f64::from(*count)).collect()
    }

    fn alarms(method: EarsMethod, alpha: f64) -> Vec<usize> {
        let counts = newport();
        let over = |week: &usize| {
            let index = week + 10;
            upper_bound(method, &counts, index, alpha, 0.0).is_some_and(|bound| counts[index] > bound)
        };
        (1..=52).filter(over).collect()
    }

    #[test]
    fn bounds_of_c1_agree_with_the_published_ones() {
        let expected = [
            3.278854, 3.278854, 3.436517, 3.855617, 3.855617, 3.855617, 3.855617, 3.869743, 3.915356, 3.915356,
            3.355490, 3.355490, 2.544510, 2.855617, 3.141331, 3.664370,
        ];
        let counts = newport();
        for (index, expected) in (11..).zip(expected) {
            let found = upper_bound(EarsMethod::C1, &counts, index, 0.05, 0.0).unwrap_or(f64::NAN);
            assert!((found - expected).abs() < 1e-6, "{index}: {found} {expected}");
        }
    }

    #[test]
    fn bounds_of_a_labelled_series_agree_with_the_reference() {
        let counts = [0, 0, 1, 1, 2, 1, 0, 2, 4, 1, 6, 1, 2, 1, 0, 1, 2, 0].map(f64::from);
        let expected = [8.647463, 8.680865, 8.647463, 8.307366, 8.680865, 7.820730, 7.888659];
        for (index, expected) in (11..).zip(expected) {
            let found = upper_bound(EarsMethod::C1, &counts, index, 0.001, 0.0).unwrap_or(f64::NAN);
            assert!((found - expected).abs() < 1e-6, "{index}: {found} {expected}");
        }
    }

    #[test]
    fn alarms_of_2011_are_those_of_the_reference_implementation() {
        assert_eq!(alarms(EarsMethod::C1, 0.05), [31, 35, 43, 44, 45, 46]);
        assert_eq!(alarms(EarsMethod::C2, 0.05), [15, 16, 31, 35, 44, 45, 46, 47]);
        assert_eq!(alarms(EarsMethod::C3AsInSurveillance, 0.025), [32, 45, 46, 47, 48, 49]);
        assert_eq!(alarms(EarsMethod::C1, 0.001), [31, 44, 45]);
    }

    #[test]
    fn c3_counts_today_and_the_two_days_before_together() {
        // Two days of 2.5 spreads above their baselines, then one of one spread: too little by itself.
        let mut counts = vec![1.0, 3.0, 1.0, 3.0, 1.0, 3.0, 1.0, 3.0, 1.0, 3.0];
        let upper = |counts: &[f64]| upper_bound(EarsMethod::C3, counts, counts.len() - 1, 0.025, 0.0);
        counts.extend([2.0, 4.5, 4.5, 3.0]);
        assert!(upper(&counts).is_some_and(|bound| bound < 3.0));
        assert!(upper_bound(EarsMethod::C2, &counts, counts.len() - 1, 0.025, 0.0).is_some_and(|bound| bound > 3.0));
    }

    proptest! {
        #[test]
        fn the_bound_is_equivariant_and_depends_on_the_baseline_only(
            mut counts in prop::collection::vec(0..20_u32, 12..30), add in 1..9_u32, c2 in any::<bool>(),
        ) {
            let method = if c2 { EarsMethod::C2 } else { EarsMethod::C1 };
            let upper = |counts: &[u32]| {
                let counts: Vec<f64> = counts.iter().map(|count| f64::from(*count)).collect();
                upper_bound(method, &counts, counts.len() - 1, 0.001, 0.5)
            };
            let before = upper(&counts);
            counts.iter_mut().for_each(|count| *count += add);
            let after = upper(&counts);
            prop_assert!(before.zip(after).is_some_and(|(low, high)| (high - low - f64::from(add)).abs() < 1e-9));
            // Older counts and today's own count change nothing.
            let (first, last) = (counts.len() - 11, counts.len() - 1);
            counts[first] += 7;
            counts[last] += 7;
            prop_assert_eq!(upper(&counts), after);
        }
    }

    proptest! {
        #[test]
        fn a_count_exceeds_its_bound_iff_the_statistic_exceeds_the_quantile(
            counts in prop::collection::vec(1..20_u32, 12..20), which in 0..4_usize, alpha in 0.001..0.2_f64,
        ) {
            let method = [EarsMethod::C1, EarsMethod::C2, EarsMethod::C3, EarsMethod::C3AsInSurveillance][which];
            let counts: Vec<f64> = counts.into_iter().map(f64::from).collect();
            let index = counts.len() - 1;
            let (bound, found) = (upper_bound(method, &counts, index, alpha, 0.5), statistic(method, &counts, index, 0.5));
            let (Some(bound), Some(found)) = (bound, found) else { panic!("no history") };
            // At the limit itself, rounding decides.
            prop_assume!((found - quantile(1.0 - alpha)).abs() > 1e-9);
            prop_assert_eq!(counts[index] > bound, found > quantile(1.0 - alpha));
        }
    }

    #[test]
    fn counts_without_spread_have_a_bound_with_a_minimum_spread() {
        let counts = [0.0; 20];
        assert_eq!(upper_bound(EarsMethod::C3, &counts, 15, 0.025, 0.0), None);
        assert!(upper_bound(EarsMethod::C3, &counts, 15, 0.025, 0.5).is_some_and(|bound| (1.4..1.5).contains(&bound)));
        assert_eq!(upper_bound(EarsMethod::C1, &counts, 6, 0.05, 0.5), None);
    }
}
