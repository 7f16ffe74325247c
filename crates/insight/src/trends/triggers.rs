//! Stressors that a person picks more often on rainy and stormy shifts than on other shifts.

use std::collections::BTreeMap;

use statrs::distribution::{DiscreteCDF, Hypergeometric};

use crate::series::Day;
use domain::StressorKey;

/// Minimum number of rainy or stormy shifts, and of other shifts, for a comparison.
pub const MIN_COMPARED_SHIFTS: u32 = 5;
/// A stressor needs at least this many picks on rainy or stormy shifts.
pub const MIN_TIMES_NAMED: u32 = 3;
/// Maximum number of stressors shown.
const MAX_TRIGGERS: usize = 6;
/// Maximum p-value of a stressor (Fisher's exact test, one-sided).
const MAX_P_VALUE: f64 = 0.05;

/// One stressor, counted on both kinds of shifts.
#[derive(Clone, Debug, PartialEq)]
pub struct Trigger {
    /// The stressor.
    pub key: StressorKey,
    /// Rainy and stormy shifts on which it was picked.
    pub on_low: u32,
    /// Other shifts on which it was picked.
    pub on_others: u32,
    /// Ratio of the two shares; `None` if it was picked on no other shift.
    pub times: Option<f64>,
}

/// The triggers, or the counts that are too small for a comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum Triggers {
    /// There are too few shifts to compare.
    Unknown {
        /// Rainy and stormy shifts so far.
        low: u32,
        /// Other shifts so far.
        others: u32,
    },
    /// The clearest triggers, by ratio; empty if there are none.
    Known {
        /// Rainy and stormy shifts.
        low: u32,
        /// Other shifts.
        others: u32,
        /// The triggers, largest ratio first.
        found: Vec<Trigger>,
    },
}

/// Returns the triggers of one person from their own days.
#[must_use]
pub fn triggers(days: &[Day]) -> Triggers {
    let (mut low, mut others) = (0_u32, 0_u32);
    let mut named: BTreeMap<&StressorKey, (u32, u32)> = BTreeMap::new();
    for day in days {
        let rain = day.weather.is_low();
        *(if rain { &mut low } else { &mut others }) += 1;
        for key in day.stressors.iter().chain(&*day.about_lead) {
            let counts = named.entry(key).or_default();
            *(if rain { &mut counts.0 } else { &mut counts.1 }) += 1;
        }
    }
    if low < MIN_COMPARED_SHIFTS || others < MIN_COMPARED_SHIFTS {
        return Triggers::Unknown { low, others };
    }
    let mut found: Vec<Trigger> = named
        .into_iter()
        .filter(|(_, (on_low, on_others))| {
            *on_low >= MIN_TIMES_NAMED && p_value(*on_low, on_low + on_others, low, low + others) <= MAX_P_VALUE
        })
        .map(|(key, (on_low, on_others))| Trigger {
            key: key.clone(),
            on_low,
            on_others,
            times: times(on_low, low, on_others, others),
        })
        .collect();
    // Ordered by a smoothed ratio that small counts cannot inflate; ties are ordered by key, as in the map.
    let clear = |t: &Trigger| {
        let share = |named: u32, of: u32| (f64::from(named) + 0.5) / (f64::from(of) + 1.0);
        share(t.on_low, low) / share(t.on_others, others)
    };
    found.sort_by(|a, b| clear(b).total_cmp(&clear(a)));
    found.truncate(MAX_TRIGGERS);
    // Displayed from the longest bar down.
    found.sort_by(|a, b| b.times.unwrap_or(f64::INFINITY).total_cmp(&a.times.unwrap_or(f64::INFINITY)));
    Triggers::Known { low, others, found }
}

fn times(on_low: u32, low: u32, on_others: u32, others: u32) -> Option<f64> {
    (on_others > 0).then(|| f64::from(on_low) * f64::from(others) / (f64::from(low) * f64::from(on_others)))
}

/// Probability that `on_low` or more of `named` shifts are among the `low` of `all` (Fisher's exact test, one-sided).
fn p_value(on_low: u32, named: u32, low: u32, all: u32) -> f64 {
    Hypergeometric::new(u64::from(all), u64::from(low), u64::from(named))
        .map_or(1.0, |shifts| shifts.sf(u64::from(on_low.saturating_sub(1))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Weather, Workday};

    fn key(name: &str) -> StressorKey {
        StressorKey::try_from(name.to_owned()).unwrap_or_else(|_| panic!("{name} is no key"))
    }

    /// `count` days of a weather that name these stressors, after those before.
    fn add(days: &mut Vec<Day>, count: usize, weather: Weather, named: &[&str]) {
        for _ in 0..count {
            let workday = Workday::from_number(20_000).plus(i32::try_from(days.len()).unwrap_or(0));
            days.push(Day { stressors: named.iter().map(|n| key(n)).collect(), ..Day::new(workday, weather) });
        }
    }

    #[test]
    fn nothing_is_compared_below_five_shifts_of_each_kind() {
        let mut days = Vec::new();
        add(&mut days, 4, Weather::Rainy, &["outage"]);
        add(&mut days, 30, Weather::Fair, &[]);
        assert_eq!(triggers(&days), Triggers::Unknown { low: 4, others: 30 });
    }

    #[test]
    fn the_ratio_follows_from_the_counts() {
        let mut days = Vec::new();
        add(&mut days, 14, Weather::Stormy, &["abusive_caller"]);
        add(&mut days, 17, Weather::Rainy, &[]);
        add(&mut days, 26, Weather::Fair, &["abusive_caller"]);
        add(&mut days, 155, Weather::Sunny, &[]);
        let Triggers::Known { low: 31, others: 181, found } = triggers(&days) else { panic!("not known") };
        assert_eq!((found[0].on_low, found[0].on_others), (14, 26));
        assert!(found[0].times.is_some_and(|times| (times - (14.0 / 31.0) / (26.0 / 181.0)).abs() < 1e-12));
    }

    #[test]
    fn equally_frequent_or_rare_stressors_are_no_triggers() {
        let mut days = Vec::new();
        add(&mut days, 8, Weather::Rainy, &["queue_pressure"]);
        add(&mut days, 2, Weather::Rainy, &["noise"]);
        add(&mut days, 40, Weather::Fair, &["queue_pressure"]);
        assert_eq!(triggers(&days), Triggers::Known { low: 10, others: 40, found: vec![] });
    }

    #[test]
    fn a_stressor_of_rainy_shifts_alone_has_no_ratio() {
        let mut days = Vec::new();
        add(&mut days, 5, Weather::Rainy, &["outage"]);
        add(&mut days, 20, Weather::Fair, &[]);
        let Triggers::Known { found, .. } = triggers(&days) else { panic!("not known") };
        assert_eq!(found, vec![Trigger { key: key("outage"), on_low: 5, on_others: 0, times: None }]);
    }
}
