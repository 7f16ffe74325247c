//! The parts of a quarter's breakdown.

use serde::Serialize;

use super::super::{Draw, Released, WeatherClass};
use super::{Estimate, SPREAD, Z95, centre, deviation_variance, levels};

/// The largest half-width with which the mean of a part is shown, in levels.
const MAX_HALF_WIDTH: f64 = 1.0;

/// One part of a breakdown: a weekday, a shift, a span of hours or of tenure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    /// The key of the part.
    pub key: String,
    /// The mean level of its check-ins with the error of noise and sampling; none if noise leaves nothing to say.
    pub mean: Option<Estimate>,
    /// Its share of all check-ins of the breakdown, 0 to 1.
    pub share: f64,
}

/// Returns the parts of a drawn breakdown in the order of its bins.
#[must_use]
pub fn parts(draw: &Released<Draw>) -> Vec<Part> {
    let mut found: Vec<(String, [f64; 4])> = Vec::new();
    for (bin, figure) in &draw.bins {
        let Some((part, class)) = bin.rsplit_once('/') else { continue };
        let Some(index) = WeatherClass::ALL.iter().position(|known| known.key() == class) else { continue };
        if found.last().is_none_or(|(key, _)| key != part) {
            found.push((part.to_owned(), [0.0; 4]));
        }
        if let Some((_, counts)) = found.last_mut() {
            counts[index] = *figure as f64;
        }
    }
    let totals: Vec<f64> = found.iter().map(|(_, counts)| counts.iter().sum::<f64>().max(0.0)).collect();
    let all = totals.iter().sum::<f64>().max(1.0);
    let variance = draw.epsilon.bin_variance();
    let parts = found.into_iter().zip(totals).map(|((key, counts), total)| {
        let deviation: f64 = levels().iter().zip(counts).map(|(level, count)| (level - centre()) * count).sum();
        let deviation_error = variance * deviation_variance();
        let half_width = Z95 * (deviation_error + SPREAD * SPREAD * total).sqrt() / total.max(1.0);
        let [sunny, .., rough] = levels();
        let value = (centre() + deviation / total.max(1.0)).clamp(rough, sunny);
        let mean = (half_width <= MAX_HALF_WIDTH).then_some(Estimate { value, half_width });
        Part { key, mean, share: total / all }
    });
    parts.collect()
}
