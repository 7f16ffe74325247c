//! Stressors: the error of a share of mentions, and how soon a doubling is found.

use std::collections::BTreeMap;

use insight::climate::estimate::{MentionTrend, PARTICIPATION, mentions, trends};
use insight::climate::simulated_site::{SimulatedSite, monday};
use insight::climate::{Month, Period, Stream};
use rand::RngExt;

use super::super::in_parallel;
use super::ninety_five;

/// The share of counted people who mention a stressor in a week.
const MENTIONING: f64 = 0.64;
/// Number of stressors to choose from, about that of the product.
const STRESSORS: usize = 42;
/// Within how many weeks a doubling is to be found.
const WITHIN: i32 = 8;
/// Weeks before the doubling, at least.
const BEFORE: i32 = 52;
/// People of the site in which a stressor doubles, and its share before and after.
const SITE: u32 = 240;
const SHARES: (f64, f64) = (0.08, 0.16);

/// What was found of a stressor that doubles.
#[derive(Clone, Copy, Debug)]
pub struct Doubling {
    /// The share of runs in which it was found within eight weeks.
    pub found: f64,
    /// False rises of all stressors together in a year.
    pub false_a_year: f64,
}

/// Measures in this many runs how soon a stressor is found that doubles from 8 to 16 % of all mentions at a site of
/// 240.
#[must_use]
pub fn doubling(runs: u32) -> Doubling {
    let seeds: Vec<u64> = (0..u64::from(runs)).collect();
    let all = in_parallel(&seeds, |seed| run(*seed));
    let runs = f64::from(runs.max(1));
    let found = all.iter().filter(|(_, found)| *found).count() as f64 / runs;
    Doubling { found, false_a_year: 12.0 * all.iter().map(|(rises, _)| rises).sum::<f64>() / runs }
}

/// False rises a month before the doubling, and whether the doubling was found in time.
fn run(seed: u64) -> (f64, bool) {
    // The week of its month in which it doubles differs from run to run.
    let changes = BEFORE + i32::try_from(seed % 13).unwrap_or(0);
    let mut site = SimulatedSite::new(seed, &[20]);
    let (mut draws, mut week, mut false_rises, mut months, mut found) = (Vec::new(), 0, 0.0, 0.0, false);
    let mut month = Month::of(monday(0));
    for _ in 0..17 {
        let mut counts = vec![0_i64; STRESSORS];
        for _ in month.mondays() {
            let share = if week >= changes { SHARES.1 } else { SHARES.0 };
            for _ in 0..SITE {
                if site.random.random_bool(PARTICIPATION * MENTIONING) {
                    let other = other(site.random.random());
                    let key = if site.random.random_bool(share) { 0 } else { other };
                    counts[key] += 1;
                }
            }
            week += 1;
        }
        let counts = (0..).zip(counts).map(|(key, count): (usize, i64)| (format!("s{key}"), count)).collect();
        draws.push(site.draw(Stream::Stressors, Vec::new(), Period::Month(month), counts));
        let trends: BTreeMap<String, MentionTrend> = trends(&draws, month);
        let risen = |key: &str| trends.get(key).is_some_and(|trend| *trend != MentionTrend::Unchanged);
        if week <= changes && !trends.is_empty() {
            false_rises += trends.values().filter(|trend| **trend != MentionTrend::Unchanged).count() as f64;
            months += 1.0;
        }
        found |= week > changes && week - changes <= WITHIN && risen("s0");
        month = month.after();
    }
    (false_rises / f64::max(months, 1.0), found)
}

/// One of the other stressors, the first more often than the last.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index")]
fn other(uniform: f64) -> usize {
    (1 + (uniform.powf(1.5) * (STRESSORS - 1) as f64) as usize).min(STRESSORS - 1)
}

/// The 95 % errors of a stressor's share of all mentions in a month and a quarter, at a site of this many people.
#[must_use]
pub fn error_of_mentions(people: u32, runs: u32) -> (f64, f64) {
    const KEYS: i64 = 20;
    let months = [0, 1, 2].iter().scan(Month::of(monday(0)), |month, _| {
        let now = *month;
        *month = month.after();
        Some(now)
    });
    let months: Vec<Month> = months.collect();
    let counts = |weeks: usize| -> Vec<(String, i64)> {
        let all = f64::from(people) * PARTICIPATION * MENTIONING * weeks as f64;
        let sum = (KEYS * (KEYS + 1) / 2) as f64;
        #[expect(clippy::cast_possible_truncation, reason = "a count of people")]
        let count = |key: i64| (all * (KEYS - key) as f64 / sum).floor() as i64;
        (0..KEYS).map(|key| (format!("s{key}"), count(key))).collect()
    };
    let (mut monthly, mut quarterly) = (Vec::new(), Vec::new());
    let mut site = SimulatedSite::new(3, &[20]);
    for _ in 0..runs {
        let of_month = |month: &Month| {
            let counts = counts(month.mondays().len());
            site.draw(Stream::Stressors, Vec::new(), Period::Month(*month), counts)
        };
        let draws: Vec<_> = months.iter().map(of_month).collect();
        let weeks: Vec<usize> = months.iter().map(|month| month.mondays().len()).collect();
        for (found, draws, of) in [(&mut monthly, &draws[..1], &weeks[..1]), (&mut quarterly, &draws[..], &weeks[..])] {
            let mut truth: BTreeMap<String, i64> = BTreeMap::new();
            for (key, count) in of.iter().flat_map(|weeks| counts(*weeks)) {
                *truth.entry(key).or_default() += count;
            }
            let total = truth.values().sum::<i64>().max(1) as f64;
            found.extend(mentions(draws).into_iter().map(|mention| {
                let count = truth.get(&mention.key).copied().unwrap_or(0);
                (mention.share.value - count as f64 / total).abs()
            }));
        }
    }
    (ninety_five(monthly), ninety_five(quarterly))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_mentions_is_as_exact_as_published() {
        for (people, month, quarter) in [(40, 0.18, 0.09), (240, 0.03, 0.015), (1_500, 0.005, 0.002)] {
            let (of_month, of_quarter) = error_of_mentions(people, 200);
            println!("site of {people}: {of_month:.3} {of_quarter:.3}");
            let is_as_exact = of_month <= month * 1.15 + 0.003 && of_quarter <= quarter * 1.15 + 0.003;
            assert!(is_as_exact, "{people}: {of_month} {of_quarter}");
        }
    }

    #[test]
    fn a_stressor_that_doubles_is_found_within_eight_weeks() {
        let Doubling { found, false_a_year } = doubling(400);
        println!("found within eight weeks: {found:.2}; false rises of all stressors a year: {false_a_year:.2}");
        assert!(found >= 0.85, "{found}");
        assert!(false_a_year <= 1.0, "{false_a_year}");
    }
}
