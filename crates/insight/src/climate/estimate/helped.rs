//! Interventions that helped in a quarter.

use serde::Serialize;

use super::super::{Draw, Released};
use super::{Estimate, Z95};

/// The probability that any intervention is named although none helped (family-wise error rate).
const FALSE: f64 = 0.05;

/// An intervention that people said helped.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HelpfulIntervention {
    /// The key of the intervention.
    pub intervention: String,
    /// How often people said that it helped, once per person and week at most.
    pub helped: Estimate,
    /// How often people said that it did not.
    pub not: Estimate,
}

/// Returns the interventions that helped more often than noise explains, the most frequent first.
#[must_use]
pub fn helped(draw: &Released<Draw>) -> Vec<HelpfulIntervention> {
    // The noise of the bin, and who was there and answered.
    let estimate = |figure: i64| {
        let value = figure as f64;
        Estimate { value, half_width: Z95 * (draw.epsilon.bin_variance() + value.max(0.0)).sqrt() }
    };
    let found: Vec<(&str, i64)> =
        draw.bins.iter().filter_map(|(bin, figure)| Some((bin.strip_suffix("/helped")?, *figure))).collect();
    // A bin of nothing but noise exceeds `limit` with probability `FALSE / number of bins` (discrete Laplace, its
    // tail).
    let ratio = (-draw.epsilon.value() / 2.0).exp();
    let limit = (FALSE * (1.0 + ratio) / found.len().max(1) as f64).ln() / ratio.ln();
    let mut helped: Vec<HelpfulIntervention> = found
        .into_iter()
        .filter(|(_, figure)| *figure as f64 > limit)
        .map(|(intervention, figure)| {
            let not = draw.bin(&format!("{intervention}/not")).unwrap_or(0).max(0);
            HelpfulIntervention { intervention: intervention.to_owned(), helped: estimate(figure), not: estimate(not) }
        })
        .collect();
    helped.sort_by(|a, b| b.helped.value.total_cmp(&a.helped.value));
    helped
}
