//! Uplifts by how often they were picked.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::series::Member;
use domain::UpliftKey;

/// Returns every uplift that was picked with the number of days on which it was, the most frequent first; equally
/// frequent ones are ordered by key. Of several check-ins by one person on one workday, the last counts.
#[must_use]
pub fn uplift_counts(members: &[Member]) -> Vec<(UpliftKey, u32)> {
    let mut counts: BTreeMap<&UpliftKey, u32> = BTreeMap::new();
    for key in members.iter().flat_map(|(_, days)| days).flat_map(|day| day.uplifts.iter()) {
        *counts.entry(key).or_default() += 1;
    }
    let mut counts: Vec<(UpliftKey, u32)> = counts.into_iter().map(|(key, count)| (key.clone(), count)).collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::Day;
    use domain::{PersonId, Weather, Workday};

    #[test]
    fn the_most_frequent_uplift_comes_first_and_equal_ones_by_key() {
        let day = |number, keys: &[&str]| Day {
            uplifts: keys.iter().map(|key| key.parse().expect("a key")).collect(),
            ..Day::new(Workday::from_number(number), Weather::Sunny)
        };
        let members = [
            (PersonId(1), vec![day(1, &["thanks", "slept_well"]), day(2, &["slept_well"])]),
            (PersonId(2), vec![day(1, &["calm_shift"]), day(2, &[])]),
        ];
        let counts: Vec<_> =
            uplift_counts(&members).into_iter().map(|(key, count)| (key.as_str().to_owned(), count)).collect();
        let expected = [("slept_well", 2), ("calm_shift", 1), ("thanks", 1)];
        assert_eq!(counts, expected.map(|(key, count)| (key.to_owned(), count)));
        assert_eq!(uplift_counts(&[]), []);
    }
}
