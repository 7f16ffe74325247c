//! Integral equations solved on Gauss–Legendre nodes (Nyström's recipe): what average run lengths are made of.

/// Nodes and weights of the Gauss–Legendre rule of `count` points on [`from`, `to`].
///
/// Roots of the Legendre polynomial by Newton's method from Tricomi's starting points (Press et al., *Numerical Recipes*, 4.5).
#[must_use]
pub fn nodes(count: u32, from: f64, to: f64) -> Vec<(f64, f64)> {
    let n = f64::from(count);
    let (middle, half) = (f64::midpoint(from, to), (to - from) / 2.0);
    (0..count)
        .map(|i| {
            let mut x = (std::f64::consts::PI * (f64::from(i) + 0.75) / (n + 0.5)).cos();
            let mut slope = 1.0;
            for _ in 0..100 {
                let (value, before) = legendre(count, x);
                slope = n * (x * value - before) / (x * x - 1.0);
                let step = value / slope;
                x -= step;
                if step.abs() < 1e-15 {
                    break;
                }
            }
            (middle - half * x, half * 2.0 / ((1.0 - x * x) * slope * slope))
        })
        .collect()
}

/// The Legendre polynomials of degree `count` and `count` − 1 at `x`, by Bonnet's recursion.
fn legendre(count: u32, x: f64) -> (f64, f64) {
    let (mut value, mut before) = (1.0, 0.0);
    for degree in 0..count {
        let d = f64::from(degree);
        let next = ((2.0 * d + 1.0) * x * value - d * before) / (d + 1.0);
        before = value;
        value = next;
    }
    (value, before)
}

/// Solves `matrix` · x = `right` by Gaussian elimination with partial pivoting. None where the matrix is singular.
#[must_use]
pub fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let size = right.len();
    for column in 0..size {
        let pivot = (column..size).max_by(|a, b| matrix[*a][column].abs().total_cmp(&matrix[*b][column].abs()))?;
        if matrix[pivot][column] == 0.0 {
            return None;
        }
        matrix.swap(column, pivot);
        right.swap(column, pivot);
        let (done, below) = matrix.split_at_mut(column + 1);
        let top = &done[column];
        for (offset, row) in below.iter_mut().enumerate() {
            let factor = row[column] / top[column];
            for (cell, above) in row[column..].iter_mut().zip(&top[column..]) {
                *cell -= factor * above;
            }
            right[column + 1 + offset] -= factor * right[column];
        }
    }
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|column| matrix[row][column] * right[column]).sum();
        right[row] = (right[row] - known) / matrix[row][row];
    }
    Some(right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::normal::{cdf, density};

    #[test]
    fn the_rule_integrates_polynomials_exactly_and_smooth_functions_nearly_so() {
        let integral =
            |f: &dyn Fn(f64) -> f64, from, to| nodes(20, from, to).iter().map(|(x, w)| w * f(*x)).sum::<f64>();
        assert!((integral(&|x| x.powi(7), 0.0, 1.0) - 0.125).abs() < 1e-14);
        assert!((integral(&density, -3.0, 3.0) - (cdf(3.0) - cdf(-3.0))).abs() < 1e-12);
    }

    #[test]
    fn a_system_of_equations_is_solved_and_a_singular_one_is_not() {
        let x = solve(vec![vec![0.0, 2.0], vec![4.0, 1.0]], vec![2.0, 9.0]);
        assert_eq!(x, Some(vec![2.0, 1.0]));
        assert_eq!(solve(vec![vec![1.0, 2.0], vec![2.0, 4.0]], vec![1.0, 1.0]), None);
    }
}
