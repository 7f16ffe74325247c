//! Multiple testing: adjusts the p-values of many simultaneous tests.
//!
//! Among a hundred people, a p-value of one in a hundred occurs every day. The adjusted values are compared with the
//! accepted share of false discoveries.

/// Returns the adjusted p-values of Benjamini & Hochberg (1995, JRSS B 57(1)), in the order of `p_values`. If the
/// values up to `q` are kept, at most the share `q` of them are false on average, for tests that are independent or
/// positively dependent.
///
/// A NaN counts as 1.
#[must_use]
pub fn benjamini_hochberg(p_values: &[f64]) -> Vec<f64> {
    let all = as_number(p_values.len());
    let mut adjusted = vec![1.0; p_values.len()];
    let mut least = 1.0_f64;
    // From the largest down, so that a smaller p-value never has a larger adjusted value than the next.
    for (before, index) in ascending(p_values).into_iter().enumerate().rev() {
        least = least.min(p_values[index] * all / as_number(before + 1));
        adjusted[index] = least;
    }
    adjusted
}

/// Returns the indices of the values that [`benjamini_hochberg`] keeps at the rate `q`, in ascending order of p-value;
/// equal values keep their order.
#[must_use]
pub fn kept(p_values: &[f64], q: f64) -> Vec<usize> {
    let adjusted = benjamini_hochberg(p_values);
    ascending(p_values).into_iter().filter(|index| adjusted[*index] <= q).collect()
}

/// Indices in ascending order of p-value; NaN comes last.
fn ascending(p_values: &[f64]) -> Vec<usize> {
    let known = |index: &usize| if p_values[*index].is_nan() { f64::INFINITY } else { p_values[*index] };
    let mut indices: Vec<usize> = (0..p_values.len()).collect();
    indices.sort_by(|a, b| known(a).total_cmp(&known(b)));
    indices
}

fn as_number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The example of the paper of 1995.
    const PAPER: [f64; 15] = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1.0,
    ];

    #[test]
    fn the_example_of_the_paper_is_adjusted_as_in_r() {
        let hochberg = [
            0.001500, 0.003000, 0.009500, 0.035625, 0.060300, 0.063857, 0.063857, 0.064500, 0.076500, 0.486000,
            0.581182, 0.714875, 0.753231, 0.813214, 1.0,
        ];
        for (found, expected) in benjamini_hochberg(&PAPER).into_iter().zip(hochberg) {
            assert!((found - expected).abs() < 5.1e-7, "{found} {expected}");
        }
    }

    #[test]
    fn four_values_of_the_example_are_kept() {
        assert_eq!(kept(&PAPER, 0.05), [0, 1, 2, 3]);
        // As many as the Bonferroni rule keeps, which controls the probability of any false discovery.
        assert_eq!(PAPER.iter().filter(|p_value| *p_value * 15.0 <= 0.05).count(), 3);
    }

    #[test]
    fn a_single_value_is_unchanged() {
        assert_eq!(benjamini_hochberg(&[0.03]), [0.03]);
        assert!(benjamini_hochberg(&[]).is_empty() && kept(&[], 1.0).is_empty());
    }

    #[test]
    fn nan_is_never_kept() {
        assert_eq!(benjamini_hochberg(&[f64::NAN, 0.01]), [1.0, 0.02]);
        assert_eq!(kept(&[f64::NAN, 0.01, 0.001], 0.05), [2, 1]);
    }

    fn p_values() -> impl Strategy<Value = Vec<f64>> {
        prop::collection::vec(prop_oneof![0.0..1.0_f64, 0.0..0.01_f64, Just(0.5)], 1..40)
    }

    proptest! {
        #[test]
        fn adjustment_is_monotone(p_values in p_values()) {
            let adjusted = benjamini_hochberg(&p_values);
            for (a, x) in p_values.iter().zip(&adjusted) {
                prop_assert!(x - a > -1e-12 && *x <= 1.0);
                prop_assert!(p_values.iter().zip(&adjusted).all(|(b, y)| a > b || x <= y));
            }
        }

        #[test]
        fn lowering_a_p_value_raises_no_adjusted_value(
            mut p_values in p_values(), which in any::<prop::sample::Index>(), times in 0.0..1.0_f64,
        ) {
            let before = benjamini_hochberg(&p_values);
            let index = which.index(p_values.len());
            p_values[index] *= times;
            prop_assert!(benjamini_hochberg(&p_values).iter().zip(before).all(|(after, before)| *after <= before));
        }

        #[test]
        fn the_order_of_people_does_not_matter(p_values in p_values(), by in 0..40_usize) {
            let by = by % p_values.len();
            let mut turned = p_values.clone();
            turned.rotate_left(by);
            let mut adjusted = benjamini_hochberg(&p_values);
            adjusted.rotate_left(by);
            prop_assert_eq!(benjamini_hochberg(&turned), adjusted);
        }

        #[test]
        fn kept_values_are_those_below_the_line_of_the_paper(p_values in p_values(), q in 0.01..0.5_f64) {
            let mut sorted = p_values.clone();
            sorted.sort_by(f64::total_cmp);
            let under = |rank: &usize| sorted[rank - 1] <= q * as_number(*rank) / as_number(p_values.len());
            // Away from the line itself, where rounding decides.
            prop_assume!((1..=p_values.len()).all(|rank| {
                (sorted[rank - 1] - q * as_number(rank) / as_number(p_values.len())).abs() > 1e-12
            }));
            let expected = (1..=p_values.len()).rev().find(under).unwrap_or(0);
            prop_assert_eq!(kept(&p_values, q).len(), expected);
        }
    }
}
