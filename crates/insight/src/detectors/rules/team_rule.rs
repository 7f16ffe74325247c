//! The two published rules of thumb for teams, and runs of days.

use serde::{Deserialize, Serialize};

/// Returns for each day whether the present run of `true` has reached `length` days. A missing day (`None`) is `false`
/// and does not break the run.
#[must_use]
pub fn run_reached(days: &[Option<bool>], length: usize) -> Vec<bool> {
    let mut run = 0;
    days.iter()
        .map(|day| {
            match day {
                Some(true) => run += 1,
                Some(false) => run = 0,
                None => return false,
            }
            run >= length
        })
        .collect()
}

/// A published rule of thumb for teams. It ignores what is usual for each person, so it is an option with a label and
/// never the default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TeamRule {
    /// The mean of the team is below 2.5 on three days in a row.
    MeanUnderTwoAndAHalfForThreeDays,
    /// At least 40 % of the people who shared have a low day.
    FortyPercentLow,
}

impl TeamRule {
    /// Both rules.
    pub const ALL: [Self; 2] = [Self::MeanUnderTwoAndAHalfForThreeDays, Self::FortyPercentLow];

    /// Returns the stable name in forms, settings and files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::MeanUnderTwoAndAHalfForThreeDays => "mean",
            Self::FortyPercentLow => "low",
        }
    }

    /// Returns the rule with this key, or `None` for an unknown key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.key() == key)
    }

    /// Number of days in a row that the rule needs.
    pub(super) const fn days(self) -> usize {
        match self {
            Self::MeanUnderTwoAndAHalfForThreeDays => 3,
            Self::FortyPercentLow => 1,
        }
    }

    /// Returns for each day whether the rule fires, given the levels (1 to 5) that were shared on it. A day without
    /// levels is missing.
    #[must_use]
    pub fn fires(self, days: &[Vec<u8>]) -> Vec<bool> {
        let low = |day: &Vec<u8>| {
            let people = day.len();
            let sum: usize = day.iter().map(|level| usize::from(*level)).sum();
            let lows = day.iter().filter(|level| **level <= 2).count();
            (people > 0).then_some(match self {
                Self::MeanUnderTwoAndAHalfForThreeDays => sum * 2 < people * 5,
                Self::FortyPercentLow => lows * 5 >= people * 2,
            })
        };
        let days: Vec<Option<bool>> = days.iter().map(low).collect();
        run_reached(&days, self.days())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_day_neither_fires_nor_breaks_a_run() {
        let days = [Some(true), None, Some(true), Some(true), None, Some(true), Some(false), Some(true)];
        let expected = [false, false, false, true, false, true, false, false];
        assert_eq!(run_reached(&days, 3), expected);
    }

    #[test]
    fn a_mean_of_just_two_and_a_half_is_not_under_it() {
        let rule = TeamRule::MeanUnderTwoAndAHalfForThreeDays;
        assert_eq!(rule.fires(&[vec![2, 2], vec![2, 2, 3], vec![1, 3]]), [false, false, true]);
        assert_eq!(rule.fires(&[vec![2, 2], vec![2, 3], vec![1, 3]]), [false, false, false]);
    }

    #[test]
    fn just_forty_per_cent_is_enough() {
        assert_eq!(
            TeamRule::FortyPercentLow.fires(&[vec![2, 1, 5, 5, 5], vec![2, 3, 5], vec![]]),
            [true, false, false]
        );
    }
}
