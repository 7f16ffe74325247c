//! Tags that a person picks more often on one kind of shift than on the others: stressors on rainy and stormy shifts,
//! uplifts on sunny and fair ones.

use std::collections::BTreeMap;

use statrs::distribution::{DiscreteCDF, Hypergeometric};

use crate::series::Day;
use crate::warm_facts::is_bright;
use domain::{StressorKey, UpliftKey};

/// Minimum number of shifts of the kind, and of other shifts, for a comparison.
pub const MIN_COMPARED_SHIFTS: u32 = 5;
/// A tag needs at least this many picks on shifts of the kind.
const MIN_TIMES_NAMED: u32 = 3;
/// Maximum number of tags shown.
const MAX_TRIGGERS: usize = 6;
/// Maximum p-value of a tag (Fisher's exact test, one-sided).
const MAX_P_VALUE: f64 = 0.05;

/// One tag, counted on both kinds of shifts.
#[derive(Clone, Debug, PartialEq)]
pub struct Trigger<K> {
    /// The tag.
    pub key: K,
    /// Shifts of the kind on which it was picked.
    pub on_kind: u32,
    /// Other shifts on which it was picked.
    pub on_others: u32,
    /// Ratio of the two shares; `None` if it was picked on no other shift.
    pub times: Option<f64>,
}

/// The triggers, or the counts that are too small for a comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum Triggers<K> {
    /// There are too few shifts to compare.
    Unknown {
        /// Shifts of the kind so far.
        kind: u32,
        /// Other shifts so far.
        others: u32,
    },
    /// The clearest triggers, by ratio; empty if there are none.
    Known {
        /// Shifts of the kind.
        kind: u32,
        /// Other shifts.
        others: u32,
        /// The triggers, largest ratio first.
        found: Vec<Trigger<K>>,
    },
}

/// Returns the stressors that one person picks more often on their rainy and stormy shifts, from their own days.
#[must_use]
pub fn on_rain(days: &[Day]) -> Triggers<StressorKey> {
    compare(days, |day| day.weather.is_low(), |day| day.stressors.iter().chain(&*day.about_lead).collect())
}

/// Returns the uplifts that one person picks more often on their sunny and fair shifts, from their own days.
#[must_use]
pub fn on_sun(days: &[Day]) -> Triggers<UpliftKey> {
    compare(days, |day| is_bright(day.weather), |day| day.uplifts.iter().collect())
}

fn compare<'d, K: Ord + Clone + 'd>(
    days: &'d [Day],
    is_kind: impl Fn(&Day) -> bool,
    tags: impl Fn(&'d Day) -> Vec<&'d K>,
) -> Triggers<K> {
    let (mut kind, mut others) = (0_u32, 0_u32);
    let mut named: BTreeMap<&K, (u32, u32)> = BTreeMap::new();
    for day in days {
        let inside = is_kind(day);
        *(if inside { &mut kind } else { &mut others }) += 1;
        for key in tags(day) {
            let counts = named.entry(key).or_default();
            *(if inside { &mut counts.0 } else { &mut counts.1 }) += 1;
        }
    }
    if kind < MIN_COMPARED_SHIFTS || others < MIN_COMPARED_SHIFTS {
        return Triggers::Unknown { kind, others };
    }
    let mut found: Vec<Trigger<K>> = named
        .into_iter()
        .filter(|(_, (on_kind, on_others))| {
            *on_kind >= MIN_TIMES_NAMED && p_value(*on_kind, on_kind + on_others, kind, kind + others) <= MAX_P_VALUE
        })
        .map(|(key, (on_kind, on_others))| Trigger {
            key: key.clone(),
            on_kind,
            on_others,
            times: times(on_kind, kind, on_others, others),
        })
        .collect();
    // Ordered by a smoothed ratio that small counts cannot inflate; ties are ordered by key, as in the map.
    let clear = |t: &Trigger<K>| {
        let share = |named: u32, of: u32| (f64::from(named) + 0.5) / (f64::from(of) + 1.0);
        share(t.on_kind, kind) / share(t.on_others, others)
    };
    found.sort_by(|a, b| clear(b).total_cmp(&clear(a)));
    found.truncate(MAX_TRIGGERS);
    // Displayed from the longest bar down.
    found.sort_by(|a, b| b.times.unwrap_or(f64::INFINITY).total_cmp(&a.times.unwrap_or(f64::INFINITY)));
    Triggers::Known { kind, others, found }
}

fn times(on_kind: u32, kind: u32, on_others: u32, others: u32) -> Option<f64> {
    (on_others > 0).then(|| f64::from(on_kind) * f64::from(others) / (f64::from(kind) * f64::from(on_others)))
}

/// Probability that `on_kind` or more of `named` shifts are among the `kind` of `all` (Fisher's exact test, one-sided).
fn p_value(on_kind: u32, named: u32, kind: u32, all: u32) -> f64 {
    Hypergeometric::new(u64::from(all), u64::from(kind), u64::from(named))
        .map_or(1.0, |shifts| shifts.sf(u64::from(on_kind.saturating_sub(1))))
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
        assert_eq!(on_rain(&days), Triggers::Unknown { kind: 4, others: 30 });
    }

    #[test]
    fn the_ratio_follows_from_the_counts() {
        let mut days = Vec::new();
        add(&mut days, 14, Weather::Stormy, &["abusive_caller"]);
        add(&mut days, 17, Weather::Rainy, &[]);
        add(&mut days, 26, Weather::Fair, &["abusive_caller"]);
        add(&mut days, 155, Weather::Sunny, &[]);
        let Triggers::Known { kind: 31, others: 181, found } = on_rain(&days) else { panic!("not known") };
        assert_eq!((found[0].on_kind, found[0].on_others), (14, 26));
        assert!(found[0].times.is_some_and(|times| (times - (14.0 / 31.0) / (26.0 / 181.0)).abs() < 1e-12));
    }

    #[test]
    fn equally_frequent_or_rare_stressors_are_no_triggers() {
        let mut days = Vec::new();
        add(&mut days, 8, Weather::Rainy, &["queue_pressure"]);
        add(&mut days, 2, Weather::Rainy, &["noise"]);
        add(&mut days, 40, Weather::Fair, &["queue_pressure"]);
        assert_eq!(on_rain(&days), Triggers::Known { kind: 10, others: 40, found: vec![] });
    }

    #[test]
    fn a_stressor_of_rainy_shifts_alone_has_no_ratio() {
        let mut days = Vec::new();
        add(&mut days, 5, Weather::Rainy, &["outage"]);
        add(&mut days, 20, Weather::Fair, &[]);
        let Triggers::Known { found, .. } = on_rain(&days) else { panic!("not known") };
        assert_eq!(found, vec![Trigger { key: key("outage"), on_kind: 5, on_others: 0, times: None }]);
    }

    #[test]
    fn uplifts_are_compared_on_bright_and_other_shifts() {
        let mut days = Vec::new();
        add(&mut days, 10, Weather::Cloudy, &["outage"]);
        add(&mut days, 12, Weather::Fair, &["outage"]);
        for day in days.iter_mut().skip(8).take(8) {
            day.uplifts = std::iter::once("good_call".parse().expect("an uplift")).collect();
        }
        let Triggers::Known { kind: 12, others: 10, found } = on_sun(&days) else { panic!("not known") };
        assert_eq!(found.iter().map(|t| (t.key.as_str(), t.on_kind, t.on_others)).collect::<Vec<_>>(), []);
        for day in days.iter_mut().take(10) {
            day.uplifts = std::iter::empty().collect();
        }
        let Triggers::Known { found, .. } = on_sun(&days) else { panic!("not known") };
        assert_eq!(
            found.iter().map(|t| (t.key.as_str(), t.on_kind, t.on_others)).collect::<Vec<_>>(),
            [("good_call", 6, 0)]
        );
    }
}
