//! Shares of a site's monthly histograms: stressors, uplifts, energy.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::{Draw, EnergyClass, Released};
use super::{Estimate, Z95, simplex};

/// How often something was mentioned.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mention {
    /// The key of the stressor or uplift.
    pub key: String,
    /// Its share of all mentions, 0 to 1.
    pub share: Estimate,
}

/// Several draws of one stream as one histogram.
pub(super) struct MentionHistogram {
    pub bins: Vec<(String, f64)>,
    /// The variance of each bin.
    pub variance: f64,
}

impl MentionHistogram {
    pub(super) fn sum<'a>(draws: impl IntoIterator<Item = &'a Draw>) -> Self {
        let (mut bins, mut order, mut variance) = (BTreeMap::new(), Vec::new(), 0.0);
        for draw in draws {
            variance += draw.epsilon.bin_variance();
            for (key, figure) in &draw.bins {
                let sum = bins.entry(key.clone()).or_insert_with(|| {
                    order.push(key.clone());
                    0.0
                });
                *sum += *figure as f64;
            }
        }
        let bins =
            order.into_iter().map(|key| (bins.get(&key).copied().unwrap_or(0.0), key)).map(|(sum, key)| (key, sum));
        Self { bins: bins.collect(), variance }
    }

    /// The drawn sum of all bins, or the noise of one bin if that is more: a denominator is never close to 0.
    pub(super) fn total(&self) -> f64 {
        self.bins.iter().map(|(_, figure)| figure).sum::<f64>().max(self.variance.sqrt()).max(1.0)
    }

    /// The share of each bin, not negative, with a sum of 1.
    fn shares(&self) -> Vec<Estimate> {
        let total = self.total();
        let figures: Vec<f64> = self.bins.iter().map(|(_, figure)| *figure).collect();
        let values = simplex::project(&figures, total);
        let bins = figures.len() as f64;
        let shares = values.into_iter().map(|value| {
            let share = value / total;
            // The noise of the bin, of the sum it is a share of, and of who was there and mentioned it.
            let variance = self.variance * (1.0 - 2.0 * share + bins * share * share) + share * (1.0 - share) * total;
            Estimate { value: share, half_width: Z95 * variance.max(0.0).sqrt() / total }
        });
        shares.collect()
    }
}

/// Returns the shares of all mentions in these draws of one stream, the most frequent first.
#[must_use]
pub fn mentions<'a>(draws: impl IntoIterator<Item = &'a Released<Draw>>) -> Vec<Mention> {
    let histogram = MentionHistogram::sum(draws.into_iter().map(|draw| &**draw));
    let shares = histogram.shares();
    let mut found: Vec<Mention> =
        histogram.bins.into_iter().zip(shares).map(|((key, _), share)| Mention { key, share }).collect();
    found.sort_by(|a, b| b.share.value.total_cmp(&a.share.value));
    found
}

/// Returns the share of each class of energy, in the order of [`EnergyClass::ALL`]; none if there is no draw.
#[must_use]
pub fn energy<'a>(draws: impl IntoIterator<Item = &'a Released<Draw>>) -> Option<[Estimate; 3]> {
    let histogram = MentionHistogram::sum(draws.into_iter().map(|draw| &**draw));
    let shares = histogram.shares();
    let share = |class: EnergyClass| {
        let index = histogram.bins.iter().position(|(key, _)| key == class.key())?;
        shares.get(index).copied()
    };
    let [high, middle, low] = EnergyClass::ALL.map(share);
    Some([high?, middle?, low?])
}
