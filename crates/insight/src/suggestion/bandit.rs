//! Thompson sampling with clipped probabilities: how likely each option is the best, and how likely it is chosen.

use std::sync::LazyLock;

use super::Beta;

/// Share of "it helped" at which an offer is worth the interruption: at less than one time in four, nothing is better.
/// A constant, because nobody answers whether nothing helped.
pub const NOTHING: f64 = 0.25;
/// No intervention is chosen less often, so that its effect can be estimated from what is chosen.
const LOWER: f64 = 0.1;
/// No option is chosen more often while the program learns. With learning switched off ([`Propensities::uniform`])
/// there is no bound: the only option has the probability 1.
const UPPER: f64 = 0.8;
/// Share of all choices that the lower bounds may take up together.
const EXPLORATION: f64 = 0.5;
/// Cells of the grid for integrals over shares.
const CELLS: usize = 128;
/// The cell that begins at [`NOTHING`].
const NOTHING_CELL: usize = CELLS / 4;

/// How likely each option is chosen: the interventions in their order, and nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Propensities {
    /// Of each intervention.
    pub options: Vec<f64>,
    /// Of nothing.
    pub nothing: f64,
}

/// The lower bound for each of this many interventions, and the upper bound of every option including nothing.
///
/// With up to five interventions the bounds are 0.1 and 0.8. With more, floors of 0.1 would take up more than half of
/// all choices, and with ten all of them; then the floors share that half. Nothing has no lower bound: it has no
/// outcome to estimate.
#[must_use]
pub fn bounds(interventions: usize) -> (f64, f64) {
    (LOWER.min(EXPLORATION / interventions.max(1) as f64), UPPER)
}

/// Returns the probability that each share is the largest and exceeds [`NOTHING`], and last that none exceeds it.
///
/// The integral of `f_i(x) Π F_j(x)`, by the midpoint rule on a grid: deterministic, and independent of any random
/// draw. Shares in the same cell count half before each other.
#[must_use]
pub fn best(shares: &[Beta]) -> Vec<f64> {
    let masses: Vec<[f64; CELLS]> = shares.iter().map(|share| mass(*share)).collect();
    let mut before = vec![0.0; shares.len()];
    let mut best = vec![0.0; shares.len()];
    let mut none = 1.0;
    for cell in 0..CELLS {
        if cell == NOTHING_CELL {
            none = before.iter().product();
        }
        if cell >= NOTHING_CELL {
            let below = |index: usize| before[index] + masses[index][cell] / 2.0;
            let all: f64 = (0..shares.len()).map(below).product();
            for (index, best) in best.iter_mut().enumerate() {
                if below(index) > 0.0 {
                    *best += masses[index][cell] * all / below(index);
                }
            }
        }
        for (before, mass) in before.iter_mut().zip(&masses) {
            *before += mass[cell];
        }
    }
    // Ties within a cell are counted to a small error; the probabilities add up to one.
    let sum: f64 = best.iter().sum();
    let scale = if sum > 0.0 { (1.0 - none) / sum } else { 0.0 };
    best.iter_mut().for_each(|probability| *probability *= scale);
    best.push(none);
    best
}

/// The logarithms of the middle of each cell, and of one minus it.
static LOGARITHMS: LazyLock<[(f64, f64); CELLS]> = LazyLock::new(|| {
    std::array::from_fn(|cell| {
        let x = (cell as f64 + 0.5) / CELLS as f64;
        (x.ln(), (1.0 - x).ln())
    })
});

/// The probability of each cell.
fn mass(share: Beta) -> [f64; CELLS] {
    let mut mass = LOGARITHMS.map(|(x, rest)| (share.a - 1.0) * x + (share.b - 1.0) * rest);
    let most = mass.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    mass.iter_mut().for_each(|logarithm| *logarithm = (*logarithm - most).exp());
    let sum: f64 = mass.iter().sum();
    mass.map(|mass| mass / sum)
}

/// Returns the probabilities closest to `wanted` (the interventions, then nothing) that respect [`bounds`]: all of them
/// move by the same amount, as far as the bounds allow (Euclidean projection).
#[must_use]
pub fn clip(wanted: &[f64]) -> Propensities {
    let Some((_, interventions)) = wanted.split_last().filter(|(_, rest)| !rest.is_empty()) else {
        return Propensities { options: Vec::new(), nothing: 1.0 };
    };
    let (lower, upper) = bounds(interventions.len());
    let floor = |index: usize| if index < interventions.len() { lower } else { 0.0 };
    let moved = |shift: f64| wanted.iter().enumerate().map(move |(index, p)| (p + shift).clamp(floor(index), upper));
    // The sum of the moved probabilities grows with the shift, and is a straight line between the shifts at which one
    // meets a bound.
    let meets = wanted.iter().enumerate().flat_map(|(index, p)| [floor(index) - p, upper - p]);
    let mut knots: Vec<f64> = meets.collect();
    knots.sort_by(f64::total_cmp);
    let mut shift = knots[0];
    for pair in knots.windows(2) {
        let (from, to) = (moved(pair[0]).sum::<f64>(), moved(pair[1]).sum::<f64>());
        if to >= 1.0 {
            shift = if to > from { pair[0] + (1.0 - from) / (to - from) * (pair[1] - pair[0]) } else { pair[0] };
            break;
        }
    }
    let mut options: Vec<f64> = moved(shift).collect();
    let nothing = options.pop().unwrap_or(0.0);
    Propensities { options, nothing }
}

impl Propensities {
    /// Thompson sampling with clipped probabilities.
    #[must_use]
    pub fn learned(shares: &[Beta]) -> Self {
        clip(&best(shares))
    }

    /// Every intervention alike, and never nothing: the choice while learning is switched off. [`bounds`] do not hold
    /// for it: one intervention alone has the probability 1, above the upper one, because nothing else is an option,
    /// and more than ten have less than 0.1 each.
    #[must_use]
    pub fn uniform(interventions: usize) -> Self {
        let nothing = if interventions == 0 { 1.0 } else { 0.0 };
        Self { options: vec![1.0 / interventions.max(1) as f64; interventions], nothing }
    }

    /// Returns the index of the intervention that `chance`, a number from 0 up to 1, chooses; `None` for nothing.
    #[must_use]
    pub fn choose(&self, chance: f64) -> Option<usize> {
        let mut left = chance;
        self.options.iter().position(|probability| {
            left -= probability;
            left < 0.0
        })
    }
}

#[cfg(test)]
mod tests;
