//! The run rules of Shewhart's chart (Western Electric 1956), with their average run lengths: a chart to compare others with.
//!
//! Each rule speaks of one side of the target, so a chart is a [`Side`] or two. They find shifts sooner than three standard
//! deviations alone and pay for it: all four together give a false alarm every 92 values, not every 370.

use std::collections::HashMap;

use super::normal::cdf;
use super::nystrom::solve;

/// One rule: so many of the last so many values beyond so many standard deviations, all on one side of the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RunRule {
    /// One beyond three.
    OneBeyondThree,
    /// Two of three beyond two.
    TwoOfThreeBeyondTwo,
    /// Four of five beyond one.
    FourOfFiveBeyondOne,
    /// Eight in a row on one side.
    EightOnOneSide,
}

impl RunRule {
    /// All four, in their usual order.
    pub const ALL: [Self; 4] =
        [Self::OneBeyondThree, Self::TwoOfThreeBeyondTwo, Self::FourOfFiveBeyondOne, Self::EightOnOneSide];

    /// How many values, of the last how many, lie beyond how many standard deviations.
    const fn needs(self) -> (u32, u32, f64) {
        match self {
            Self::OneBeyondThree => (1, 1, 3.0),
            Self::TwoOfThreeBeyondTwo => (2, 3, 2.0),
            Self::FourOfFiveBeyondOne => (4, 5, 1.0),
            Self::EightOnOneSide => (8, 8, 0.0),
        }
    }

    /// The history of one rule after one more value: a bit for each of the last values, the newest lowest. None where the rule
    /// is met.
    fn after(self, history: u8, beyond: bool) -> Option<u8> {
        let (yes, of, _) = self.needs();
        let history = (history << 1) | u8::from(beyond);
        if history.count_ones() >= yes {
            return None;
        }
        // What can no longer become part of a rule that is met is forgotten, so that histories with the same future are equal.
        let mut kept = history & !(1 << (of - 1));
        for age in (1..of).rev() {
            let still_to_come = of - age;
            if kept.count_ones() + still_to_come < yes {
                kept &= !(1 << (age - 1));
            }
        }
        Some(kept)
    }
}

/// The rules on one side of the target.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Side {
    rules: Vec<(RunRule, u8)>,
}

impl Side {
    /// Nothing seen yet.
    #[must_use]
    pub fn new(rules: &[RunRule]) -> Self {
        Self { rules: rules.iter().map(|rule| (*rule, 0)).collect() }
    }

    /// Takes in a value, in standard deviations beyond the target to this side (negative on the other side), and gives the first
    /// rule that is met; the histories then begin anew. A missing value holds them, and is not counted.
    pub fn see(&mut self, beyond: Option<f64>) -> Option<RunRule> {
        let beyond = beyond?;
        for (rule, history) in &mut self.rules {
            let (.., bound) = rule.needs();
            let Some(after) = rule.after(*history, beyond > bound) else {
                let met = *rule;
                self.rules.iter_mut().for_each(|(_, history)| *history = 0);
                return Some(met);
            };
            *history = after;
        }
        None
    }
}

/// Average run length of the chart with `rules` on both sides, when values are normal and their mean is off by `shift` standard
/// deviations. Infinite without rules.
///
/// The Markov chain of Champ & Woodall (1987, Technometrics 29(4)), over the histories that can be reached.
#[must_use]
pub fn average_run_length(rules: &[RunRule], shift: f64) -> f64 {
    chain([Side::new(rules), Side::new(rules)], shift)
}

/// The same with `rules` on the side only to which the mean is off where `shift` is positive.
#[must_use]
pub fn average_run_length_one_sided(rules: &[RunRule], shift: f64) -> f64 {
    chain([Side::new(rules), Side::new(&[])], shift)
}

fn chain(start: [Side; 2], shift: f64) -> f64 {
    if start.iter().all(|side| side.rules.is_empty()) {
        return f64::INFINITY;
    }
    // A value between each two bounds, and the chance of one there.
    let inside = (-3..3)
        .map(|bound| (f64::from(bound) + 0.5, cdf(f64::from(bound + 1) - shift) - cdf(f64::from(bound) - shift)));
    let zones: Vec<(f64, f64)> = inside.chain([(-3.5, cdf(-3.0 - shift)), (3.5, cdf(shift - 3.0))]).collect();
    let mut places = HashMap::from([(start.clone(), 0)]);
    let mut states = vec![start];
    let mut moves: Vec<Vec<(usize, f64)>> = Vec::new();
    while let Some(state) = states.get(moves.len()).cloned() {
        let mut from_here = Vec::with_capacity(zones.len());
        for (value, chance) in &zones {
            let [mut up, mut down] = state.clone();
            let met = up.see(Some(*value)).or(down.see(Some(-value)));
            if met.is_none() {
                let next = [up, down];
                let place = *places.entry(next.clone()).or_insert(states.len());
                if place == states.len() {
                    states.push(next);
                }
                from_here.push((place, *chance));
            }
        }
        moves.push(from_here);
    }
    let line = |(place, moves): (usize, &Vec<(usize, f64)>)| {
        let mut line = vec![0.0; states.len()];
        line[place] = 1.0;
        moves.iter().for_each(|(to, chance)| line[*to] -= chance);
        line
    };
    let matrix = moves.iter().enumerate().map(line).collect();
    solve(matrix, vec![1.0; states.len()]).map_or(f64::NAN, |lengths| lengths[0])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::RunRule::{EightOnOneSide, FourOfFiveBeyondOne, OneBeyondThree, TwoOfThreeBeyondTwo};
    use super::*;
    use crate::samples::{assert_mean_near, normal_values};

    #[test]
    #[rustfmt::skip]
    fn run_lengths_agree_with_the_table_of_champ_and_woodall() {
        let table: [(&[RunRule], [f64; 8]); 6] = [
            (&[OneBeyondThree], [370.3983, 308.4261, 200.0753, 119.6653, 71.5523, 43.8947, 6.3030, 2.0000]),
            (&[OneBeyondThree, TwoOfThreeBeyondTwo], [225.4384, 177.5550, 104.4559, 57.9203, 33.1243, 20.0050, 3.6464, 1.6758]),
            (&[OneBeyondThree, FourOfFiveBeyondOne], [166.0545, 120.6958, 63.8846, 33.9947, 19.7753, 12.6644, 3.6801, 1.8865]),
            (&[OneBeyondThree, EightOnOneSide], [152.7301, 110.5170, 59.7597, 33.6360, 21.0738, 14.5781, 4.8907, 1.9923]),
            (&RunRule::ALL[..3], [132.8928, 97.8640, 52.9335, 28.6955, 16.9337, 10.9514, 3.1402, 1.6666]),
            (&RunRule::ALL, [91.7508, 66.8027, 36.6060, 20.9051, 13.2506, 9.2219, 3.1276, 1.6666]),
        ];
        for (rules, expected) in table {
            for (shift, expected) in [0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 2.0, 3.0].into_iter().zip(expected) {
                let found = average_run_length(rules, shift);
                assert!((found - expected).abs() < 5.1e-5, "{rules:?} {shift}: {found} {expected}");
            }
        }
    }

    #[test]
    fn one_side_alone_has_a_run_length_of_its_own() {
        let found = average_run_length_one_sided(&[OneBeyondThree], 0.5);
        assert!((found * cdf(0.5 - 3.0) - 1.0).abs() < 1e-9);
        assert!(average_run_length_one_sided(&RunRule::ALL, 0.0) > 1.9 * average_run_length(&RunRule::ALL, 0.0));
        assert!(average_run_length(&[], 0.0).is_infinite());
    }

    #[test]
    fn simulated_run_lengths_of_the_chart_are_those_of_the_table() {
        for (shift, expected) in [(0.0, 91.7508), (1.0, 9.2219)] {
            let run = |seed| {
                let [mut up, mut down] = [Side::new(&RunRule::ALL), Side::new(&RunRule::ALL)];
                let calm = |x: &f64| up.see(Some(x + shift)).is_none() && down.see(Some(-x - shift)).is_none();
                1.0 + normal_values(seed).take_while(calm).map(|_| 1.0).sum::<f64>()
            };
            assert_mean_near(expected, 0.0, (0..2000).map(run));
        }
    }

    fn met(values: &[f64]) -> Vec<Option<RunRule>> {
        let mut side = Side::new(&RunRule::ALL);
        values.iter().map(|value| side.see(Some(*value))).collect()
    }

    #[test]
    fn each_rule_is_met_by_its_last_value_and_not_before() {
        let firsts: [(&[f64], RunRule); 4] = [
            (&[0.0, 3.1], OneBeyondThree),
            (&[2.1, 0.0, 2.1], TwoOfThreeBeyondTwo),
            (&[1.1, 1.1, -1.0, 1.1, 1.1], FourOfFiveBeyondOne),
            (&[0.1; 8], EightOnOneSide),
        ];
        for (values, rule) in firsts {
            let (last, before) = (met(values).pop().flatten(), met(&values[..values.len() - 1]));
            assert_eq!(last, Some(rule));
            assert!(before.iter().all(Option::is_none), "{rule:?}");
        }
        assert_eq!(met(&[2.1, 0.0, 0.0, 2.1]), [None; 4]);
        assert_eq!(met(&[2.1, 2.1, 2.1]), [None, Some(TwoOfThreeBeyondTwo), None]);
    }

    proptest! {
        #[test]
        fn a_history_that_forgets_what_cannot_matter_says_the_same_as_one_that_does_not(
            halves in prop::collection::vec(-8..8_i32, 0..60),
        ) {
            let values: Vec<f64> = halves.into_iter().map(|half| f64::from(half) / 2.0 + 0.1).collect();
            let mut begun = 0;
            for (place, found) in met(&values).into_iter().enumerate() {
                let seen = &values[begun..=place];
                let holds = |rule: &RunRule| {
                    let (yes, of, bound) = rule.needs();
                    seen.iter().rev().take(of as usize).filter(|value| **value > bound).count() >= yes as usize
                };
                prop_assert_eq!(found, RunRule::ALL.into_iter().find(holds));
                if found.is_some() {
                    begun = place + 1;
                }
            }
        }

        #[test]
        fn a_missing_value_holds_the_histories(values in prop::collection::vec(prop::option::of(-4.0..4.0_f64), 0..40)) {
            let (mut gaps, mut none) = (Side::new(&RunRule::ALL), Side::new(&RunRule::ALL));
            for value in values {
                let found = gaps.see(value);
                prop_assert_eq!(found, value.and_then(|value| none.see(Some(value))));
            }
            prop_assert_eq!(gaps, none);
        }
    }
}
