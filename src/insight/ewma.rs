//! The EWMA chart: a moving mean in which older days weigh less and less, its limits, and its average run length.

use super::normal::density;
use super::nystrom::{nodes, solve};

/// An exponentially weighted moving average, `z = λ·x + (1 − λ)·z`, starting at its target (Roberts 1959).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ewma {
    lambda: f64,
    target: f64,
    value: f64,
    seen: u32,
}

impl Ewma {
    /// At its target, with the weight `lambda` (0 to 1) for the newest value.
    #[must_use]
    pub const fn new(lambda: f64, target: f64) -> Self {
        Self { lambda, target, value: target, seen: 0 }
    }

    /// The average after `x`. A missing value holds it, and is not counted.
    pub fn see(&mut self, x: Option<f64>) -> f64 {
        if let Some(x) = x {
            self.value = self.lambda * x + (1.0 - self.lambda) * self.value;
            self.seen += 1;
        }
        self.value
    }

    /// Back to the start.
    pub const fn restart(&mut self) {
        self.value = self.target;
        self.seen = 0;
    }

    /// The average.
    #[must_use]
    pub const fn value(&self) -> f64 {
        self.value
    }

    /// How many values were seen since the start.
    #[must_use]
    pub const fn seen(&self) -> u32 {
        self.seen
    }

    /// How much weight the target still has: `(1 − λ)^seen`.
    #[must_use]
    pub fn weight_of_target(&self) -> f64 {
        (1.0 - self.lambda).powi(i32::try_from(self.seen).unwrap_or(i32::MAX))
    }
}

/// Standard deviations of the average in units of one value's, after `seen` values: `√(λ/(2−λ)·(1−(1−λ)^(2·seen)))`.
/// Without `seen`, its limit for many values.
#[must_use]
pub fn spread(lambda: f64, seen: Option<u32>) -> f64 {
    let faded = seen.map_or(0.0, |seen| (1.0 - lambda).powi(2 * i32::try_from(seen).unwrap_or(i32::MAX / 2)));
    (lambda / (2.0 - lambda) * (1.0 - faded)).sqrt()
}

/// Lower and upper limit after `seen` values (the asymptotic ones without `seen`), `width` standard deviations wide.
#[must_use]
pub fn limits(lambda: f64, width: f64, target: f64, sigma: f64, seen: Option<u32>) -> (f64, f64) {
    let half = width * sigma * spread(lambda, seen);
    (target - half, target + half)
}

/// Average run length of the two-sided chart with fixed asymptotic limits, from its target, when values are normal and their
/// mean is off by `shift` standard deviations. NaN where there is none (`lambda` or `width` not positive).
///
/// The integral equation of Crowder (1987), on 80 Gauss–Legendre nodes: nine digits or more.
#[must_use]
pub fn average_run_length(lambda: f64, width: f64, shift: f64) -> f64 {
    let limit = width * spread(lambda, None);
    let grid = nodes(80, -limit, limit);
    let kernel = |from: f64, to: f64| density((to - (1.0 - lambda) * from) / lambda - shift) / lambda;
    let mut matrix: Vec<Vec<f64>> = Vec::with_capacity(grid.len());
    for (row, (from, _)) in grid.iter().enumerate() {
        let mut line: Vec<f64> = grid.iter().map(|(to, weight)| -weight * kernel(*from, *to)).collect();
        line[row] += 1.0;
        matrix.push(line);
    }
    let Some(lengths) = solve(matrix, vec![1.0; grid.len()]) else { return f64::NAN };
    1.0 + grid.iter().zip(lengths).map(|((to, weight), length)| weight * kernel(0.0, *to) * length).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Montgomery, table 9.1: target 10, standard deviation 1, mean 11 from the 21st value.
    pub const MONTGOMERY: [f64; 30] = [
        9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34, 9.03, 11.47, 10.51, 9.40, 10.08, 9.37, 10.62,
        10.31, 8.52, 10.84, 10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62, 11.31, 10.52,
    ];

    fn averages(lambda: f64, target: f64, values: &[f64]) -> Vec<f64> {
        let mut ewma = Ewma::new(lambda, target);
        values.iter().map(|x| ewma.see(Some(*x))).collect()
    }

    fn near(found: f64, expected: f64, tolerance: f64) {
        assert!((found - expected).abs() <= tolerance, "{found} is not {expected} within {tolerance}");
    }

    #[test]
    fn run_lengths_agree_with_the_published_value_of_sas_to_nine_digits() {
        near(average_run_length(0.25, 3.0, 1.0), 11.154_267_016, 1e-9);
    }

    #[test]
    fn run_lengths_agree_with_the_tables_of_lucas_and_saccucci_and_of_crowder() {
        let table = [
            (0.50, 3.071, [499.9060, 88.7954, 17.4766, 3.6280, 1.9257]),
            (0.40, 3.054, [499.9513, 71.2005, 14.2628, 3.5215, 2.0186]),
            (0.25, 2.998, [499.8360, 48.2939, 11.1355, 3.6137, 2.2576]),
            (0.20, 2.962, [499.7351, 41.7644, 10.5417, 3.7434, 2.3809]),
            (0.10, 2.814, [499.5796, 31.2974, 10.3307, 4.3623, 2.8680]),
            (0.05, 2.615, [499.9330, 28.7637, 11.3828, 5.2249, 3.4962]),
            (0.03, 2.437, [499.8592, 29.3210, 12.5976, 5.9868, 4.0293]),
            (0.10, 2.7, [368.9937, 28.1905, 9.7300, 4.1786, 2.7593]),
        ];
        for (lambda, width, expected) in table {
            for (shift, expected) in [0.0, 0.5, 1.0, 2.0, 3.0].into_iter().zip(expected) {
                near(average_run_length(lambda, width, shift), expected, 6e-5);
            }
        }
        for (shift, expected) in [(0.0, 127.53), (0.25, 43.94), (1.0, 8.38), (2.0, 4.04), (4.0, 2.15)] {
            near(average_run_length(0.05, 2.0, shift), expected, 0.006);
        }
        // Waldmann (1986).
        near(average_run_length(0.75, 2.0 * (1.25_f64 / 0.75).sqrt(), 0.0), 104.0, 0.06);
    }

    #[test]
    fn critical_values_give_the_run_length_that_they_are_made_for() {
        for (lambda, width, length) in
            [(0.05, 2.490_146, 370.4), (0.1, 2.814_310, 500.0), (0.2, 3.186_586, 1000.0), (0.25, 2.898_024, 370.4)]
        {
            near(average_run_length(lambda, width, 0.0) / length, 1.0, 2e-6);
        }
    }

    #[test]
    fn the_series_of_montgomery_signals_at_its_29th_value() {
        let z = averages(0.1, 10.0, &MONTGOMERY);
        let expected = [9.94500, 9.74950, 9.70355, 9.89920, 10.12528, 10.13075, 9.92167, 10.07551, 9.98796, 10.02316];
        for (found, expected) in z.iter().zip(expected) {
            near(*found, expected, 5.1e-6);
        }
        near(z[27], 10.57314, 5.1e-6);
        near(z[28], 10.64682, 5.1e-6);
        near(z[29], 10.63414, 5.1e-6);
        let upper = |seen| limits(0.1, 2.7, 10.0, 1.0, Some(seen)).1;
        for (seen, expected) in (1..).zip([10.27000, 10.36325, 10.42400, 10.46746, 10.49990]) {
            near(upper(seen), expected, 5.1e-6);
        }
        near(upper(29), 10.61873, 5.1e-6);
        let first = z.iter().zip(1..).find(|(z, seen)| **z > upper(*seen)).map(|(_, seen)| seen);
        assert_eq!(first, Some(29));
    }

    #[test]
    fn the_series_of_the_nist_handbook_stays_within_its_limits() {
        let data = [
            52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4,
            53.6, 52.1,
        ];
        let expected = [
            50.6000, 49.5200, 50.5640, 50.1848, 50.1594, 49.2116, 49.7481, 49.8537, 50.2576, 50.3303, 50.1112, 49.3578,
            49.5205, 50.0543, 49.3780, 49.9246, 50.7272, 51.2291, 51.9403, 51.9882,
        ];
        let (lower, upper) = limits(0.3, 3.0, 50.0, 2.0539, None);
        near(upper, 52.5884, 1e-4);
        near(lower, 47.4115, 1e-4);
        for (found, expected) in averages(0.3, 50.0, &data).into_iter().zip(expected) {
            near(found, expected, 5.1e-5);
            assert!(lower < found && found < upper);
        }
    }

    proptest! {
        #[test]
        fn with_all_weight_on_the_newest_value_the_chart_is_shewharts(
            values in prop::collection::vec(-5.0..5.0_f64, 1..40),
        ) {
            prop_assert_eq!(averages(1.0, 0.0, &values), values);
            prop_assert_eq!(limits(1.0, 3.0, 0.0, 1.0, Some(7)), (-3.0, 3.0));
        }

        #[test]
        fn values_and_target_moved_together_move_the_average_with_them(
            values in prop::collection::vec(-5.0..5.0_f64, 1..40), by in -9.0..9.0_f64, lambda in 0.05..1.0_f64,
        ) {
            let moved: Vec<f64> = values.iter().map(|x| x + by).collect();
            for (here, there) in averages(lambda, 0.0, &values).iter().zip(averages(lambda, by, &moved)) {
                prop_assert!((here + by - there).abs() < 1e-9);
            }
        }

        #[test]
        fn a_missing_value_holds_the_average(values in prop::collection::vec(prop::option::of(-5.0..5.0_f64), 1..40)) {
            let (mut gaps, mut none) = (Ewma::new(0.2, 0.0), Ewma::new(0.2, 0.0));
            for value in &values {
                gaps.see(*value);
            }
            for value in values.iter().flatten() {
                none.see(Some(*value));
            }
            prop_assert_eq!(gaps, none);
        }
    }
}
