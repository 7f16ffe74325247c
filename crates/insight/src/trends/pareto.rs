//! Stressors by how often they were picked, with cumulative shares.

use std::collections::BTreeMap;

use crate::series::Member;
use domain::StressorKey;

/// One stressor, and how often it was picked.
#[derive(Clone, Debug, PartialEq)]
pub struct StressorCount {
    /// The stressor.
    pub key: StressorKey,
    /// Number of check-ins that pick it: of several by one person on one workday, the last.
    pub count: u32,
    /// Share of all picks that this stressor and those before it make up, 0 to 1.
    pub cumulative_share: f64,
}

/// Returns every stressor that was picked, the most frequent first; equally frequent ones are ordered by key.
#[must_use]
pub fn pareto(members: &[Member]) -> Vec<StressorCount> {
    let mut counts: BTreeMap<&StressorKey, u32> = BTreeMap::new();
    for key in members.iter().flat_map(|(_, days)| days).flat_map(|day| day.stressors.iter()) {
        *counts.entry(key).or_default() += 1;
    }
    let all: u32 = counts.values().sum();
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut sum = 0;
    let named = counts.into_iter().map(|(key, count)| {
        sum += count;
        StressorCount { key: key.clone(), count, cumulative_share: f64::from(sum) / f64::from(all) }
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::Day;
    use domain::{PersonId, Weather, Workday};

    fn member(id: i64, named: &[&str]) -> Member {
        let day = |(number, keys): (i32, &&str)| Day {
            stressors: keys.split(';').filter_map(|key| key.parse().ok()).collect(),
            ..Day::new(Workday::from_number(number), Weather::Cloudy)
        };
        (PersonId(id), (0..).zip(named).map(day).collect())
    }

    #[test]
    fn the_most_frequent_comes_first_and_shares_add_up() {
        let members = [member(1, &["noise;queue", "queue", ""]), member(2, &["sleep", "queue", "noise"])];
        let named = pareto(&members);
        let counts: Vec<_> = named.iter().map(|n| (n.key.as_str(), n.count)).collect();
        assert_eq!(counts, [("queue", 3), ("noise", 2), ("sleep", 1)]);
        let shares: Vec<_> = named.iter().map(|n| (n.cumulative_share * 6.0).round()).collect();
        assert_eq!(shares, [3.0, 5.0, 6.0]);
    }

    #[test]
    fn equally_frequent_stressors_are_ordered_by_key() {
        let (a, b) = (member(1, &["noise"]), member(2, &["body"]));
        assert_eq!(pareto(&[a.clone(), b.clone()]), pareto(&[b, a]));
    }

    #[test]
    fn without_picks_the_list_is_empty() {
        assert_eq!(pareto(&[member(1, &["", ""])]), []);
        assert_eq!(pareto(&[]), []);
    }
}
