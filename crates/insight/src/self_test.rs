//! Scores of self-tests: a sum or a mean of item values, with reversed items and the rule for items left out. An
//! instrument states the rule.

use serde::Deserialize;

/// How the values of the items make a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ScoreMethod {
    /// Their sum.
    Sum,
    /// Their mean.
    Mean,
}

/// How one scale of an instrument is scored.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct ScoreRule {
    /// The items of the scale, counted from 1.
    pub items: Vec<usize>,
    /// Those of them whose values count the other way round.
    #[serde(default)]
    pub reversed: Vec<usize>,
    /// Sum or mean.
    pub method: ScoreMethod,
    /// What the sum or mean is multiplied by.
    #[serde(default = "one")]
    pub multiplier: f64,
    /// With fewer answered items there is no score. A sum needs all of them.
    pub min_answered: usize,
}

const fn one() -> f64 {
    1.0
}

/// An answered item: its value, and the lowest and highest value that its options have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ItemValue {
    /// The value of the chosen option.
    pub value: f64,
    /// The lowest and the highest value of the item's options.
    pub range: (f64, f64),
}

impl ScoreRule {
    /// Returns the score of answers, item by item; none if too few items of the scale were answered.
    #[must_use]
    pub fn score(&self, answers: &[Option<ItemValue>]) -> Option<f64> {
        let value = |number: &usize| {
            let ItemValue { value, range: (lowest, highest) } = (*answers.get(number.checked_sub(1)?)?)?;
            Some(if self.reversed.contains(number) { lowest + highest - value } else { value })
        };
        let values: Vec<f64> = self.items.iter().filter_map(value).collect();
        if values.is_empty() || values.len() < self.min_answered {
            return None;
        }
        let sum: f64 = values.iter().sum();
        let count = u32::try_from(values.len()).ok()?;
        Some(self.multiplier * if self.method == ScoreMethod::Mean { sum / f64::from(count) } else { sum })
    }

    /// Returns the items without an answer because of which there is no score, counted from 1; empty if there is one.
    #[must_use]
    pub fn missing(&self, answers: &[Option<ItemValue>]) -> Vec<usize> {
        if self.score(answers).is_some() {
            return Vec::new();
        }
        let is_missing = |number: &&usize| answers.get(**number - 1).is_none_or(Option::is_none);
        self.items.iter().filter(is_missing).copied().collect()
    }
}

/// Returns how far two scores must be apart so that chance alone explains it in at most one of twenty cases: the
/// reliable change of Jacobson and Truax (J Consult Clin Psychol 1991;59:12-19), 1.96 times the standard error of a
/// difference, from the standard deviation of the scores and their reliability.
#[must_use]
pub fn reliable_change(standard_deviation: f64, reliability: f64) -> f64 {
    1.96 * standard_deviation * (2.0 * (1.0 - reliability)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(items: std::ops::RangeInclusive<usize>, method: ScoreMethod, min_answered: usize) -> ScoreRule {
        ScoreRule { items: items.collect(), reversed: Vec::new(), method, multiplier: 1.0, min_answered }
    }

    fn answers<const N: usize>(values: [Option<f64>; N], range: (f64, f64)) -> [Option<ItemValue>; N] {
        values.map(|value| value.map(|value| ItemValue { value, range }))
    }

    #[test]
    fn a_scale_reads_its_own_items_only() {
        let all = answers([Some(3.0), Some(2.0), Some(1.0), Some(0.0)], (0.0, 3.0));
        assert_eq!(rule(1..=2, ScoreMethod::Sum, 2).score(&all), Some(5.0));
        assert_eq!(rule(3..=4, ScoreMethod::Sum, 2).score(&all), Some(1.0));
        assert_eq!(ScoreRule { multiplier: 4.0, ..rule(1..=4, ScoreMethod::Sum, 4) }.score(&all), Some(24.0));
    }

    #[test]
    fn a_reversed_item_counts_from_the_other_end_of_its_own_options() {
        let all = answers([Some(100.0), Some(25.0)], (0.0, 100.0));
        let reversed = ScoreRule { reversed: vec![2], ..rule(1..=2, ScoreMethod::Mean, 1) };
        assert_eq!(reversed.score(&all), Some(87.5));
    }

    /// Vectors of instruments that are not in the catalogue, with rules that only this test has.
    #[test]
    fn published_examples_of_gad_7_phq_9_and_pss_4_score_as_stated() {
        // The example of the German module for patient-reported outcomes (FHIR, GAD-7 response).
        let gad_7 = answers([1.0, 1.0, 1.0, 2.0, 2.0, 0.0, 0.0].map(Some), (0.0, 3.0));
        assert_eq!(rule(1..=7, ScoreMethod::Sum, 7).score(&gad_7), Some(7.0));
        // The example of the same module: nine times "nearly every day".
        let phq_9 = answers([Some(3.0); 9], (0.0, 3.0));
        assert_eq!(rule(1..=9, ScoreMethod::Sum, 9).score(&phq_9), Some(27.0));
        let pss_4 = ScoreRule { reversed: vec![2, 3], ..rule(1..=4, ScoreMethod::Sum, 4) };
        for [a, b, c, d] in [[0.0, 0.0, 0.0, 0.0], [4.0, 0.0, 0.0, 4.0], [1.0, 2.0, 3.0, 4.0], [0.0, 4.0, 4.0, 0.0]] {
            let expected = a + (4.0 - b) + (4.0 - c) + d;
            assert_eq!(pss_4.score(&answers([a, b, c, d].map(Some), (0.0, 4.0))), Some(expected), "{a} {b} {c} {d}");
        }
    }

    #[test]
    fn a_reversed_item_that_is_not_reversed_gives_another_score() {
        let pss_4 = answers([1.0, 0.0, 0.0, 1.0].map(Some), (0.0, 4.0));
        let plain = rule(1..=4, ScoreMethod::Sum, 4);
        assert_eq!(plain.score(&pss_4), Some(2.0));
        assert_eq!(ScoreRule { reversed: vec![2, 3], ..plain }.score(&pss_4), Some(10.0));
    }

    #[test]
    fn the_reliable_change_is_that_of_the_example_of_jacobson_and_truax() {
        // 32.5 and 47.5 with a standard deviation of 7.5 and a reliability of .88 are 4.08 standard errors apart.
        assert!((15.0 / (reliable_change(7.5, 0.88) / 1.96) - 4.08).abs() < 0.005);
    }

    #[test]
    fn a_scale_with_too_few_answers_has_no_score_and_says_what_is_missing() {
        let some = answers([Some(50.0), None, Some(100.0), None], (0.0, 100.0));
        assert_eq!(rule(1..=4, ScoreMethod::Mean, 2).score(&some), Some(75.0));
        assert_eq!(rule(1..=4, ScoreMethod::Mean, 3).score(&some), None);
        assert_eq!(rule(1..=4, ScoreMethod::Mean, 3).missing(&some), [2, 4]);
        assert_eq!(rule(1..=4, ScoreMethod::Mean, 2).missing(&some), [0_usize; 0]);
        assert_eq!(rule(1..=5, ScoreMethod::Mean, 3).missing(&some), [2, 4, 5]);
    }
}
