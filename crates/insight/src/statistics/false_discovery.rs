//! Many looked at at once: which of today's small chances are still small when one remembers how many there were.
//!
//! With a hundred people a chance of one in a hundred is met every day. What is adjusted here is held against the share of false
//! ones that a list may have.

/// Adjusted chances after Benjamini & Hochberg (1995, JRSS B 57(1)), in the order of `chances`: keep those up to `q`, and on
/// average at most the share `q` of what is kept is chance alone. For chances that are independent or rise and fall together.
///
/// A chance that is no number is taken for 1.
#[must_use]
pub fn benjamini_hochberg(chances: &[f64]) -> Vec<f64> {
    let all = as_number(chances.len());
    let mut adjusted = vec![1.0; chances.len()];
    let mut least = 1.0_f64;
    // From the largest down, so that a smaller p-value never has a larger adjusted value than the next.
    for (before, index) in ascending(chances).into_iter().enumerate().rev() {
        least = least.min(chances[index] * all / as_number(before + 1));
        adjusted[index] = least;
    }
    adjusted
}

/// The indices of those that are kept at the rate `q` by [`benjamini_hochberg`], from the smallest chance up; equal ones in their
/// order.
#[must_use]
pub fn kept(chances: &[f64], q: f64) -> Vec<usize> {
    let adjusted = benjamini_hochberg(chances);
    ascending(chances).into_iter().filter(|index| adjusted[*index] <= q).collect()
}

/// Indices by chance; what is no number comes last.
fn ascending(chances: &[f64]) -> Vec<usize> {
    let known = |index: &usize| if chances[*index].is_nan() { f64::INFINITY } else { chances[*index] };
    let mut indices: Vec<usize> = (0..chances.len()).collect();
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
    fn the_example_of_the_paper_is_adjusted_as_r_does_it() {
        let hochberg = [
            0.001500, 0.003000, 0.009500, 0.035625, 0.060300, 0.063857, 0.063857, 0.064500, 0.076500, 0.486000,
            0.581182, 0.714875, 0.753231, 0.813214, 1.0,
        ];
        for (found, expected) in benjamini_hochberg(&PAPER).into_iter().zip(hochberg) {
            assert!((found - expected).abs() < 5.1e-7, "{found} {expected}");
        }
    }

    #[test]
    fn of_the_example_four_are_kept_and_three_where_anything_may_hang_on_anything() {
        assert_eq!(kept(&PAPER, 0.05), [0, 1, 2, 3]);
        // As many as by Bonferroni's rule, which guards against a single false one.
        assert_eq!(PAPER.iter().filter(|chance| *chance * 15.0 <= 0.05).count(), 3);
    }

    #[test]
    fn one_alone_is_left_as_it_is_and_none_are_none() {
        assert_eq!(benjamini_hochberg(&[0.03]), [0.03]);
        assert!(benjamini_hochberg(&[]).is_empty() && kept(&[], 1.0).is_empty());
    }

    #[test]
    fn what_is_no_number_is_never_kept_and_disturbs_nobody() {
        assert_eq!(benjamini_hochberg(&[f64::NAN, 0.01]), [1.0, 0.02]);
        assert_eq!(kept(&[f64::NAN, 0.01, 0.001], 0.05), [2, 1]);
    }

    fn chances() -> impl Strategy<Value = Vec<f64>> {
        prop::collection::vec(prop_oneof![0.0..1.0_f64, 0.0..0.01_f64, Just(0.5)], 1..40)
    }

    proptest! {
        #[test]
        fn a_smaller_chance_never_has_a_larger_answer(chances in chances()) {
            let adjusted = benjamini_hochberg(&chances);
            for (a, x) in chances.iter().zip(&adjusted) {
                prop_assert!(x - a > -1e-12 && *x <= 1.0);
                prop_assert!(chances.iter().zip(&adjusted).all(|(b, y)| a > b || x <= y));
            }
        }

        #[test]
        fn a_chance_made_smaller_makes_no_answer_larger(
            mut chances in chances(), which in any::<prop::sample::Index>(), times in 0.0..1.0_f64,
        ) {
            let before = benjamini_hochberg(&chances);
            let index = which.index(chances.len());
            chances[index] *= times;
            prop_assert!(benjamini_hochberg(&chances).iter().zip(before).all(|(after, before)| *after <= before));
        }

        #[test]
        fn the_order_of_people_does_not_matter(chances in chances(), by in 0..40_usize) {
            let by = by % chances.len();
            let mut turned = chances.clone();
            turned.rotate_left(by);
            let mut adjusted = benjamini_hochberg(&chances);
            adjusted.rotate_left(by);
            prop_assert_eq!(benjamini_hochberg(&turned), adjusted);
        }

        #[test]
        fn those_kept_are_those_under_the_line_of_the_paper(chances in chances(), q in 0.01..0.5_f64) {
            let mut sorted = chances.clone();
            sorted.sort_by(f64::total_cmp);
            let under = |rank: &usize| sorted[rank - 1] <= q * as_number(*rank) / as_number(chances.len());
            // Off the line itself, where the last bit decides.
            prop_assume!((1..=chances.len()).all(|rank| {
                (sorted[rank - 1] - q * as_number(rank) / as_number(chances.len())).abs() > 1e-12
            }));
            let expected = (1..=chances.len()).rev().find(under).unwrap_or(0);
            prop_assert_eq!(kept(&chances, q).len(), expected);
        }
    }
}
