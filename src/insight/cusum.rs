//! The CUSUM chart: what lies beyond a slack is added up until it is used up or too much; its average run length.

use super::normal::{cdf, density};
use super::nystrom::{nodes, solve};

/// A tabular two-sided CUSUM (Page 1954; Montgomery, *Statistical Quality Control*, section 9.1).
///
/// `C⁺ = max(0, C⁺ + x − target − slack)` and its mirror image `C⁻`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cusum {
    target: f64,
    slack: f64,
    /// The sum above the target.
    pub above: f64,
    /// The sum below the target.
    pub below: f64,
    /// How many values the sum above has not been zero for (Montgomery's N⁺).
    pub run_above: u32,
    /// How many values the sum below has not been zero for (N⁻).
    pub run_below: u32,
}

impl Cusum {
    /// Both sums at zero. `target` and `slack` in units of the values.
    #[must_use]
    pub const fn new(target: f64, slack: f64) -> Self {
        Self { target, slack, above: 0.0, below: 0.0, run_above: 0, run_below: 0 }
    }

    /// Both sums start at `headstart` (fast initial response; Lucas & Crosier 1982: half the limit).
    #[must_use]
    pub const fn with_headstart(mut self, headstart: f64) -> Self {
        self.above = headstart;
        self.below = headstart;
        self
    }

    /// Takes in one value. A missing one holds the sums, and is not counted.
    pub fn see(&mut self, x: Option<f64>) {
        let Some(x) = x else { return };
        self.above = (self.above + x - self.target - self.slack).max(0.0);
        self.below = (self.below - x + self.target - self.slack).max(0.0);
        self.run_above = if self.above > 0.0 { self.run_above + 1 } else { 0 };
        self.run_below = if self.below > 0.0 { self.run_below + 1 } else { 0 };
    }

    /// Back to zero.
    pub const fn restart(&mut self) {
        *self = Self::new(self.target, self.slack);
    }
}

/// Average run length of the one-sided upper CUSUM with `slack` and `limit` in standard deviations, when values are normal and
/// their mean is off by `shift` standard deviations, from the sum `headstart`. NaN where there is none.
///
/// Page's integral equation, `L(s) = 1 + L(0)·Φ(k−s−μ) + ∫₀ʰ L(x)·φ(x+k−s−μ) dx`, on 80 Gauss–Legendre nodes.
#[must_use]
pub fn average_run_length(slack: f64, limit: f64, shift: f64, headstart: f64) -> f64 {
    let grid = nodes(80, 0.0, limit);
    let drift = slack - shift;
    // The first unknown is L(0), the others are L at the nodes.
    let starts: Vec<f64> = std::iter::once(0.0).chain(grid.iter().map(|(x, _)| *x)).collect();
    let row = |start: f64| -> Vec<f64> {
        let to_zero = std::iter::once(cdf(drift - start));
        to_zero.chain(grid.iter().map(|(x, weight)| weight * density(x + drift - start))).collect()
    };
    let mut matrix: Vec<Vec<f64>> = Vec::with_capacity(starts.len());
    for (place, start) in starts.iter().enumerate() {
        let mut line: Vec<f64> = row(*start).into_iter().map(|chance| -chance).collect();
        line[place] += 1.0;
        matrix.push(line);
    }
    let Some(lengths) = solve(matrix, vec![1.0; starts.len()]) else { return f64::NAN };
    1.0 + row(headstart).into_iter().zip(lengths).map(|(chance, length)| chance * length).sum::<f64>()
}

/// As [`average_run_length`] for the two-sided chart, from the two one-sided ones (Kemp 1961; with a headstart Lucas & Crosier
/// 1982): exact where the sums cannot both be far from zero, which holds for headstarts up to half the limit.
#[must_use]
pub fn average_run_length_two_sided(slack: f64, limit: f64, shift: f64, headstart: f64) -> f64 {
    let length = |shift, headstart| average_run_length(slack, limit, shift, headstart);
    let (up, down) = (length(shift, 0.0), length(-shift, 0.0));
    let (up_ahead, down_ahead) = (length(shift, headstart), length(-shift, headstart));
    (up_ahead * down + down_ahead * up - up * down) / (up + down)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(found: f64, expected: f64, tolerance: f64) {
        assert!((found - expected).abs() <= tolerance, "{found} is not {expected} within {tolerance}");
    }

    #[test]
    fn two_sided_run_lengths_agree_with_the_tables_of_lucas_and_crosier() {
        let shifts = [0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0];
        let table = [
            (4.0, 0.0, [167.6838, 74.2240, 26.6302, 8.3831, 4.7472, 3.3428, 2.1945, 1.3087]),
            (4.0, 2.0, [148.6956, 62.6982, 20.0640, 5.2869, 2.8620, 2.0144, 1.3254, 1.0062]),
            (4.77, 0.0, [368.5614, 121.3127, 35.2082, 9.9170, 5.5172, 3.8553, 2.4844, 1.6078]),
            (5.0, 0.0, [465.4435, 139.4937, 37.9961, 10.3760, 5.7472, 4.0089, 2.5733, 1.6938]),
            (5.0, 2.5, [430.3908, 121.6879, 28.6658, 6.3469, 3.3720, 2.3623, 1.5396, 1.0228]),
        ];
        for (limit, headstart, expected) in table {
            for (shift, expected) in shifts.into_iter().zip(expected) {
                near(average_run_length_two_sided(0.5, limit, shift, headstart), expected, 6e-5);
            }
        }
    }

    #[test]
    fn one_sided_run_lengths_agree_with_brook_and_evans_vance_and_sas() {
        near(average_run_length(0.5, 3.0, 0.0, 0.0), 117.5957, 6e-5);
        near(average_run_length(0.5, 3.0, 1.5, 0.0), 3.7491, 6e-5);
        near(average_run_length(0.5, 5.0, 0.0, 0.0), 930.8870, 6e-5);
        let vance = [(-0.25, 2071.51), (-0.125, 400.28), (0.0, 124.66), (0.125, 59.30), (0.25, 36.71), (1.0, 10.75)];
        for (shift, expected) in vance {
            // He prints 2071.51 where a Markov chain in ever finer steps goes to 2071.57, as here.
            near(average_run_length(0.0, 10.0, shift, 0.0), expected, if shift == -0.25 { 0.07 } else { 0.006 });
        }
        // The value printed by SAS in 1999 is not reproducible beyond 1e-6 by anybody.
        near(average_run_length(0.25, 8.0, 2.5, 0.0), 4.150_083_622_5, 1e-6);
        near(average_run_length(0.25, 8.0, 2.5, 0.1), 4.106_158_813_1, 1e-6);
    }

    #[test]
    fn hawkins_limits_give_a_run_length_of_370() {
        for (slack, limit) in
            [(0.25, 8.008_289), (0.5, 4.773_834), (0.75, 3.338_973), (1.0, 2.516_260), (1.5, 1.604_099)]
        {
            near(average_run_length_two_sided(slack, limit, 0.0, 0.0), 370.0, 2e-3);
        }
    }

    #[test]
    fn the_series_of_montgomery_signals_at_29_with_a_shift_after_22() {
        let data = [
            9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34, 9.03, 11.47, 10.51, 9.40, 10.08, 9.37,
            10.62, 10.31, 8.52, 10.84, 10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62, 11.31, 10.52,
        ];
        let above = [
            0.0, 0.0, 0.0, 1.16, 2.82, 2.50, 0.04, 1.00, 0.0, 0.0, 0.0, 0.97, 0.98, 0.0, 0.0, 0.0, 0.12, 0.0, 0.0,
            0.34, 0.74, 0.0, 1.79, 2.79, 2.89, 3.47, 3.35, 4.47, 5.28, 5.30,
        ];
        let below = [
            0.05, 1.56, 1.77, 0.0, 0.0, 0.0, 1.46, 0.0, 0.30, 0.0, 0.47, 0.0, 0.0, 0.10, 0.0, 0.13, 0.0, 0.0, 0.98,
            0.0, 0.0, 0.17, 0.0,
        ];
        let mut cusum = Cusum::new(10.0, 0.5);
        let mut first = None;
        for (place, x) in data.into_iter().enumerate() {
            cusum.see(Some(x));
            near(cusum.above, above[place], 1e-9);
            near(cusum.below, below.get(place).copied().unwrap_or(0.0), 1e-9);
            if cusum.above > 5.0 && first.is_none() {
                first = Some((place + 1, cusum.run_above));
                near(10.0 + 0.5 + cusum.above / f64::from(cusum.run_above), 11.25, 0.005);
            }
        }
        assert_eq!(first, Some((29, 7)));
    }

    #[test]
    fn the_series_of_the_nist_handbook_signals_at_its_14th_value() {
        let data = [
            324.925, 324.675, 324.725, 324.350, 325.350, 325.225, 324.125, 324.525, 325.225, 324.600, 324.625, 325.150,
            328.325, 327.250, 327.825, 328.500, 326.675, 327.775, 326.875, 328.350,
        ];
        let above = [
            0.0, 0.0, 0.0, 0.0, 0.0325, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 3.0075, 4.9400, 7.4475, 10.6300, 11.9875,
            14.4450, 16.0025, 19.0350,
        ];
        let below = [0.0, 0.0075, 0.0, 0.3325, 0.0, 0.0, 0.5575, 0.7150, 0.1725, 0.2550, 0.3125];
        let mut cusum = Cusum::new(325.0, 0.3175);
        let mut first = None;
        for (place, x) in data.into_iter().enumerate() {
            cusum.see(Some(x));
            near(cusum.above, above[place], 1e-9);
            near(cusum.below, below.get(place).copied().unwrap_or(0.0), 1e-9);
            first = first.or((cusum.above > 4.1959).then_some(place + 1));
        }
        assert_eq!(first, Some(14));
    }

    #[test]
    fn a_missing_value_holds_the_sums_and_is_not_counted() {
        let mut cusum = Cusum::new(0.0, 0.5);
        let sums: Vec<f64> = [Some(0.0), Some(3.0), None, Some(3.0), Some(3.0)]
            .into_iter()
            .map(|x| {
                cusum.see(x);
                cusum.above
            })
            .collect();
        assert_eq!(sums, [0.0, 2.5, 2.5, 5.0, 7.5]);
        assert_eq!(cusum.run_above, 3);
    }

    proptest! {
        #[test]
        fn values_and_target_moved_together_leave_the_sums_alone(
            values in prop::collection::vec(-40..40_i32, 1..40), by in -9..9_i32,
        ) {
            let (mut here, mut there) = (Cusum::new(0.0, 0.5), Cusum::new(f64::from(by), 0.5));
            for value in values {
                here.see(Some(f64::from(value)));
                there.see(Some(f64::from(value + by)));
                prop_assert_eq!((here.above, here.below), (there.above, there.below));
            }
        }

        #[test]
        fn a_headstart_never_signals_later(values in prop::collection::vec(-3.0..3.0_f64, 1..60)) {
            let (mut plain, mut ahead) = (Cusum::new(0.0, 0.5), Cusum::new(0.0, 0.5).with_headstart(2.5));
            for value in values {
                plain.see(Some(value));
                ahead.see(Some(value));
                prop_assert!(ahead.above >= plain.above && ahead.below >= plain.below);
            }
        }
    }
}
