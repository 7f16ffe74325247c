//! Which stressors and uplifts are new or mentioned more than before.

use std::collections::BTreeMap;

use serde::Serialize;
use statrs::function::erf::erfc;

use super::super::{Draw, Month, Period, Released};
use super::mentions::MentionHistogram;

/// Earlier months with which a month is compared: at most and at least.
const BASELINE: (usize, usize) = (12, 2);
/// Expected false rises of all keys together in a month. A test measures that they are less than one a year.
const FALSE_A_MONTH: f64 = 1.25 / 12.0;
/// The part of it that is divided in proportion to how much a key was mentioned; the rest is divided equally.
const PROPORTIONAL: f64 = 0.8;
/// The largest share that counts in that proportion, so that one frequent stressor does not use it up.
const MAX_WEIGHT: f64 = 0.1;
/// A key that was mentioned at most this often is new if it rises.
const NEW: f64 = 0.015;

/// How often a key is mentioned compared with the months before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionTrend {
    /// Hardly mentioned before, and now more than chance explains.
    New,
    /// More than before, by more than chance explains.
    Risen,
    /// No rise that exceeds chance.
    Unchanged,
}

/// A key in a month, compared with the months before.
struct KeyComparison {
    key: String,
    trend: MentionTrend,
    /// Its share of all mentions, less that of the months before.
    difference: f64,
}

/// Compares a month with up to twelve months before, of draws of one stream: the trend of each key. Empty if the month
/// or two earlier months have no draw.
#[must_use]
pub fn trends<'a>(draws: impl IntoIterator<Item = &'a Released<Draw>>, month: Month) -> BTreeMap<String, MentionTrend> {
    compared(draws, month).into_iter().map(|compared| (compared.key, compared.trend)).collect()
}

/// Returns the key whose share rose most among those that are new or risen; none if none is.
#[must_use]
pub fn largest_rise<'a>(draws: impl IntoIterator<Item = &'a Released<Draw>>, month: Month) -> Option<String> {
    let rose = compared(draws, month).into_iter().filter(|compared| compared.trend != MentionTrend::Unchanged);
    rose.max_by(|a, b| a.difference.total_cmp(&b.difference)).map(|compared| compared.key)
}

fn compared<'a>(draws: impl IntoIterator<Item = &'a Released<Draw>>, month: Month) -> Vec<KeyComparison> {
    let of_month = |draw: &&Draw| matches!(draw.period, Period::Month(of) if of <= month);
    let mut months: Vec<&Draw> = draws.into_iter().map(|draw| &**draw).filter(of_month).collect();
    months.sort_by_key(|draw| draw.period);
    let Some((now, before)) = months.split_last() else { return Vec::new() };
    if now.period != Period::Month(month) || before.len() < BASELINE.1 {
        return Vec::new();
    }
    let before = &before[before.len().saturating_sub(BASELINE.0)..];
    let then = MentionHistogram::sum(before.iter().copied());
    let scale = 2.0 / now.epsilon.value();
    let now = MentionHistogram::sum([*now]);
    let (total_then, total_now) = (then.total(), now.total());
    let earlier: BTreeMap<&str, f64> =
        then.bins.iter().map(|(key, figure)| (key.as_str(), (figure / total_then).max(0.0))).collect();
    let weight = |key: &str| earlier.get(key).copied().unwrap_or(0.0).min(MAX_WEIGHT);
    let weights: f64 = now.bins.iter().map(|(key, _)| weight(key)).sum::<f64>().max(1e-9);
    let keys = now.bins.len() as f64;
    let compare = |key: &str, figure: f64| {
        let share_then = earlier.get(key).copied().unwrap_or(0.0);
        let pooled = ((share_then * total_then + figure) / (total_then + total_now)).clamp(0.01, 1.0);
        let ratio = total_now / total_then;
        // Everything but the noise of the bin itself: who was there in both times, and the noise of the baseline and of
        // both sums.
        let variance = pooled * total_now * (1.0 + ratio)
            + then.variance * ratio * ratio
            + keys * pooled * pooled * (now.variance + then.variance * ratio * ratio);
        let chance = tail(figure - share_then * total_now, scale, variance.sqrt());
        let allowed = FALSE_A_MONTH * (PROPORTIONAL * weight(key) / weights + (1.0 - PROPORTIONAL) / keys);
        let trend = match chance < allowed {
            true if share_then <= NEW => MentionTrend::New,
            true => MentionTrend::Risen,
            false => MentionTrend::Unchanged,
        };
        KeyComparison { key: key.to_owned(), trend, difference: figure / total_now - share_then }
    };
    now.bins.iter().map(|(key, figure)| compare(key, *figure)).collect()
}

/// The probability that the sum of Laplace noise of this scale and normal noise with this deviation exceeds `limit`.
fn tail(limit: f64, scale: f64, deviation: f64) -> f64 {
    let upper = |x: f64| 0.5 * erfc(x / std::f64::consts::SQRT_2);
    let ratio = deviation / scale;
    let half = (ratio * ratio / 2.0).min(300.0);
    let above = 0.5 * (half - limit / scale).exp() * upper(ratio - limit / deviation);
    let below = 0.5 * (half + limit / scale).min(300.0).exp() * upper(ratio + limit / deviation);
    (upper(limit / deviation) + above - below).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::super::super::simulated_site::released;
    use super::super::super::{Epsilon, Stream};
    use super::*;

    #[test]
    fn the_largest_rise_is_that_of_the_share_and_not_the_largest_share() {
        let mut month = Month { year: 2025, month: 1 };
        let mut draws = Vec::new();
        for figures in [[3_000, 200, 6_800], [3_000, 200, 6_800], [3_300, 900, 5_800]] {
            let bins = ["queue", "outage", "noise"].map(str::to_owned).into_iter().zip(figures).collect();
            let (stream, period, epsilon) = (Stream::Stressors, Period::Month(month), Epsilon(40));
            let draw = Draw { stream, site: 1, departments: Vec::new(), period, epsilon, bins };
            draws.push(released(&draw));
            month = month.after();
        }
        let last = Month { year: 2025, month: 3 };
        let risen = trends(&draws, last).into_iter().filter(|(_, trend)| *trend == MentionTrend::Risen);
        assert_eq!(risen.map(|(key, _)| key).collect::<Vec<_>>(), ["outage", "queue"]);
        assert_eq!(largest_rise(&draws, last).as_deref(), Some("outage"));
        assert_eq!(largest_rise(&draws[..2], last), None);
    }

    #[test]
    fn the_tail_is_that_of_laplace_noise_or_of_normal_noise_alone() {
        assert!((tail(10.0, 5.0, 1e-3) - 0.5 * (-2.0_f64).exp()).abs() < 1e-4);
        assert!((tail(1.96, 1e-3, 1.0) - 0.025).abs() < 1e-4);
        assert!((tail(0.0, 5.0, 3.0) - 0.5).abs() < 1e-9);
    }
}
