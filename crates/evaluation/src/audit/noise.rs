//! The noise of every figure: exact discrete Laplace noise of its charge, and independent of the noise of every other
//! figure.

use std::collections::BTreeMap;

use insight::climate::{Charge, Epsilon};

use super::finding::Finding;
use super::samples::Samples;

/// A difference counts from this many standard deviations on: one false finding in a thousand million.
pub const FAR: f64 = 6.0;
/// Two figures are not independent if their correlation exceeds this many standard deviations.
const SHARED: f64 = 6.5;
/// The least number of draws that a class of the comparison is expected to have.
const EXPECTED: f64 = 20.0;

/// Tests the noise of these figures, whose true counts are known.
#[must_use]
pub fn check(samples: &Samples, truth: &impl Fn(&Charge, &str) -> i64) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut residuals = Vec::new();
    let mut same_epsilon: BTreeMap<Epsilon, (&Charge, Vec<i64>)> = BTreeMap::new();
    for ((charge, bins), columns) in samples.layout.iter().zip(&samples.columns) {
        let mut pooled = Vec::new();
        for (bin, column) in bins.iter().zip(columns) {
            let count = truth(charge, bin);
            let noise: Vec<i64> = column.iter().map(|figure| figure - count).collect();
            pooled.extend_from_slice(&noise);
            residuals.push((charge, noise));
        }
        let off = distance(&pooled, charge.epsilon);
        findings.extend((off > FAR).then(|| Finding::Shape(charge.clone(), off)));
        same_epsilon.entry(charge.epsilon).or_insert((charge, Vec::new())).1.append(&mut pooled);
    }
    // Small deviations show only in all figures with the same epsilon together.
    for (epsilon, (charge, noise)) in same_epsilon {
        let off = distance(&noise, epsilon);
        findings.extend((off > FAR).then(|| Finding::Shape(charge.clone(), off)));
    }
    findings.extend(shared(&residuals));
    findings
}

/// How far these differ from exact discrete Laplace noise, in standard deviations (chi-square; Wilson and Hilferty
/// 1931).
#[must_use]
pub fn distance(noise: &[i64], epsilon: Epsilon) -> f64 {
    let draws = noise.len() as f64;
    let ratio = (-epsilon.value() / 2.0).exp();
    let probability = |k: i64| (1.0 - ratio) / (1.0 + ratio) * ratio.powf(k.abs() as f64);
    let mut counts: BTreeMap<i64, f64> = BTreeMap::new();
    noise.iter().for_each(|value| *counts.entry(*value).or_default() += 1.0);
    let last = (0..).take_while(|k| probability(*k) * draws >= EXPECTED).last().unwrap_or(0);
    let tail = ratio.powf((last + 1) as f64) / (1.0 + ratio) * draws;
    let between = |values: std::ops::RangeInclusive<i64>| counts.range(values).map(|(_, count)| count).sum::<f64>();
    let mut classes: Vec<(f64, f64)> = (-last..=last).map(|k| (between(k..=k), probability(k) * draws)).collect();
    classes.extend([(between(i64::MIN..=-last - 1), tail), (between(last + 1..=i64::MAX), tail)]);
    let statistic: f64 = classes.iter().map(|(seen, expected)| (seen - expected).powi(2) / expected.max(1e-9)).sum();
    let freedom = (classes.len() - 1) as f64;
    let spread = 2.0 / (9.0 * freedom);
    ((statistic / freedom).cbrt() - (1.0 - spread)) / spread.sqrt()
}

/// A charge, and the noise of its figure and the size of that noise with mean 0 and variance 1; none if all are the
/// same.
type Standardised<'a> = (&'a Charge, Option<Vec<f64>>, Option<Vec<f64>>);

/// Pairs of figures whose noise, or its size, is correlated. At most one for each figure.
fn shared(residuals: &[(&Charge, Vec<i64>)]) -> Vec<Finding> {
    let standard: Vec<Standardised<'_>> = residuals
        .iter()
        .map(|(charge, noise)| {
            let values: Vec<f64> = noise.iter().map(|value| *value as f64).collect();
            let sizes: Vec<f64> = values.iter().map(|value| value.abs()).collect();
            (*charge, standardised(&values), standardised(&sizes))
        })
        .collect();
    let mut findings = Vec::new();
    for (index, (charge, values, sizes)) in standard.iter().enumerate() {
        let found = standard.iter().take(index).find_map(|(other, other_values, other_sizes)| {
            let r = [
                correlation(values.as_ref(), other_values.as_ref()),
                correlation(sizes.as_ref(), other_sizes.as_ref()),
            ];
            let draws = values.as_ref().map_or(1.0, |values| values.len() as f64);
            let limit = (SHARED / draws.sqrt()).min(0.9);
            let highest = r.into_iter().fold(0.0, |known: f64, r| if r.abs() > known.abs() { r } else { known });
            (highest.abs() > limit).then(|| Finding::Shared(Box::new(((*other).clone(), (*charge).clone())), highest))
        });
        findings.extend(found);
    }
    findings
}

/// Mean 0 and standard deviation 1, outliers cut off; none if all are the same.
fn standardised(values: &[f64]) -> Option<Vec<f64>> {
    let moments = |values: &[f64]| {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        (mean, (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / values.len() as f64).sqrt())
    };
    let (mean, deviation) = moments(values);
    let cut: Vec<f64> = values.iter().map(|v| v.clamp(mean - 3.0 * deviation, mean + 3.0 * deviation)).collect();
    let (mean, deviation) = moments(&cut);
    (deviation > 0.0).then(|| cut.iter().map(|value| (value - mean) / deviation).collect())
}

fn correlation(first: Option<&Vec<f64>>, second: Option<&Vec<f64>>) -> f64 {
    let (Some(first), Some(second)) = (first, second) else { return 0.0 };
    first.iter().zip(second).map(|(a, b)| a * b).sum::<f64>() / first.len() as f64
}
