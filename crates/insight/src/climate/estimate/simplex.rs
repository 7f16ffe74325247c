//! Non-negative values with a given sum that are closest to noisy ones.

/// Returns the point of the simplex `x >= 0, sum x = total` that is closest to `figures` (Duchi and others 2008, figure
/// 1). Zeros if `total` is not positive.
pub(super) fn project(figures: &[f64], total: f64) -> Vec<f64> {
    if total <= 0.0 {
        return vec![0.0; figures.len()];
    }
    let mut sorted = figures.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let (mut sum, mut shift) = (0.0, 0.0);
    for (index, figure) in sorted.iter().enumerate() {
        sum += figure;
        let candidate = (sum - total) / (index as f64 + 1.0);
        if figure - candidate > 0.0 {
            shift = candidate;
        }
    }
    figures.iter().map(|figure| (figure - shift).max(0.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_never_negative_and_add_up() {
        for (figures, total) in [(vec![5.0, -3.0, 2.0, 1.0], 6.0), (vec![-4.0, -9.0], 1.0), (vec![0.0; 3], 9.0)] {
            let values = project(&figures, total);
            assert!(values.iter().all(|value| *value >= 0.0), "{values:?}");
            assert!((values.iter().sum::<f64>() - total).abs() < 1e-9, "{values:?}");
        }
    }

    #[test]
    fn values_that_need_no_change_stay() {
        assert_eq!(project(&[3.0, 2.0, 1.0], 6.0), [3.0, 2.0, 1.0]);
        assert_eq!(project(&[3.0, -2.0], 0.0), [0.0, 0.0]);
    }
}
