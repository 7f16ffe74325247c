//! Average run lengths of the EWMA and CUSUM charts, from integral equations on Gauss–Legendre nodes (Nyström's
//! method). The tests of both charts compare these with published tables and with simulations of the charts.

use super::ewma;
use super::linear_system::solve;
use super::normal::{cdf, density};

/// Nodes and weights of the Gauss–Legendre rule with `count` points on [`from`, `to`].
///
/// Roots of the Legendre polynomial by Newton's method from Tricomi's starting points (Press et al., *Numerical
/// Recipes*, 4.5).
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

/// Average run length of the one-sided upper CUSUM for normal values. `slack`, `limit`, `headstart` and `shift` (of the
/// mean) are in standard deviations. NaN if the equation has no solution.
///
/// Page's integral equation, `L(s) = 1 + L(0)·Φ(k−s−μ) + ∫₀ʰ L(x)·φ(x+k−s−μ) dx`, on 80 Gauss–Legendre nodes.
pub fn one_sided_cusum(slack: f64, limit: f64, shift: f64, headstart: f64) -> f64 {
    let grid = nodes(80, 0.0, limit);
    let drift = slack - shift;
    // The first unknown is L(0), the others are L at the nodes.
    let starts: Vec<f64> = std::iter::once(0.0).chain(grid.iter().map(|(x, _)| *x)).collect();
    let row = |start: f64| -> Vec<f64> {
        let to_zero = std::iter::once(cdf(drift - start));
        to_zero.chain(grid.iter().map(|(x, weight)| weight * density(x + drift - start))).collect()
    };
    let mut matrix: Vec<Vec<f64>> = Vec::with_capacity(starts.len());
    for (index, start) in starts.iter().enumerate() {
        let mut line: Vec<f64> = row(*start).into_iter().map(|chance| -chance).collect();
        line[index] += 1.0;
        matrix.push(line);
    }
    let Some(lengths) = solve(matrix, vec![1.0; starts.len()]) else { return f64::NAN };
    1.0 + row(headstart).into_iter().zip(lengths).map(|(chance, length)| chance * length).sum::<f64>()
}

/// Average run length of the two-sided CUSUM, from the two one-sided ones (Kemp 1961; with a headstart Lucas & Crosier
/// 1982): exact if the two sums cannot both be far from zero, which holds for headstarts up to half the limit.
pub fn two_sided_cusum(slack: f64, limit: f64, shift: f64, headstart: f64) -> f64 {
    let length = |shift, headstart| one_sided_cusum(slack, limit, shift, headstart);
    let (up, down) = (length(shift, 0.0), length(-shift, 0.0));
    let (up_ahead, down_ahead) = (length(shift, headstart), length(-shift, headstart));
    (up_ahead * down + down_ahead * up - up * down) / (up + down)
}

/// Average run length of the two-sided EWMA chart with fixed asymptotic limits, from its target, for normal values
/// whose mean is off by `shift` standard deviations. NaN if `lambda` or `width` is not positive.
///
/// The integral equation of Crowder (1987), on 80 Gauss–Legendre nodes: at least nine digits.
pub fn ewma(lambda: f64, width: f64, shift: f64) -> f64 {
    let Some(lengths) = ewma_by_start(lambda, width, shift) else { return f64::NAN };
    let next = |to: f64| density(to / lambda - shift) / lambda;
    1.0 + lengths.iter().map(|(to, weight, length)| weight * next(*to) * length).sum::<f64>()
}

/// Nodes between the limits of the EWMA, their weights, and the average run length from each of them.
pub fn ewma_by_start(lambda: f64, width: f64, shift: f64) -> Option<Vec<(f64, f64, f64)>> {
    let limit = width * ewma::spread(lambda, None);
    let grid = nodes(80, -limit, limit);
    let mut matrix: Vec<Vec<f64>> = Vec::with_capacity(grid.len());
    for (row, (from, _)) in grid.iter().enumerate() {
        let kept = (1.0 - lambda) * from;
        let kernel = |to: f64| density((to - kept) / lambda - shift) / lambda;
        let mut line: Vec<f64> = grid.iter().map(|(to, weight)| -weight * kernel(*to)).collect();
        line[row] += 1.0;
        matrix.push(line);
    }
    let lengths = solve(matrix, vec![1.0; grid.len()])?;
    Some(grid.into_iter().zip(lengths).map(|((to, weight), length)| (to, weight, length)).collect())
}

mod tests {
    use super::*;

    #[test]
    fn the_rule_integrates_polynomials_and_smooth_functions() {
        let integral =
            |f: &dyn Fn(f64) -> f64, from, to| nodes(20, from, to).iter().map(|(x, w)| w * f(*x)).sum::<f64>();
        assert!((integral(&|x| x.powi(7), 0.0, 1.0) - 0.125).abs() < 1e-14);
        assert!((integral(&density, -3.0, 3.0) - (cdf(3.0) - cdf(-3.0))).abs() < 1e-12);
    }
}
