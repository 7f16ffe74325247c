//! Self-tests: what a person answered, the one record that holds all of it, and when the program offers a test.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::Workday;

/// How many results of one instrument a record keeps; the oldest go first.
pub const MAX_RESULTS: usize = 24;
/// After this many days the program offers a test again: a quarter of 13 weeks.
pub const QUARTER_DAYS: i32 = 91;
/// How many days an offer lasts, from its first day.
pub const OFFER_DAYS: i32 = 7;

/// One self-test that a person took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelfTestResult {
    /// The key of the instrument.
    #[serde(rename = "i")]
    pub instrument: String,
    /// When, in whole seconds.
    #[serde(rename = "t", with = "jiff::fmt::serde::timestamp::second::required")]
    pub taken_at: Timestamp,
    /// For each item the index of the chosen option; none if the person left it out.
    #[serde(rename = "a")]
    pub answers: Vec<Option<u8>>,
}

/// What a person shares of one result with a psychologist: the scores, and no answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SharedSelfTest {
    /// The key of the instrument.
    #[serde(rename = "i")]
    pub instrument: String,
    /// When it was taken.
    #[serde(rename = "t", with = "jiff::fmt::serde::timestamp::second::required")]
    pub taken_at: Timestamp,
    /// The scores, one for each scale of the instrument.
    #[serde(rename = "s")]
    pub scores: Vec<Option<f64>>,
}

/// Everything that a person's self-tests left behind: the results, and whether they want no offers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SelfTestRecord {
    #[serde(rename = "r")]
    results: Vec<SelfTestResult>,
    /// Whether the person asked not to be offered tests again.
    #[serde(rename = "s")]
    pub skipped: bool,
}

impl SelfTestRecord {
    /// Returns the results, oldest first.
    #[must_use]
    pub fn results(&self) -> &[SelfTestResult] {
        &self.results
    }

    /// Returns the results of one instrument, oldest first.
    pub fn of<'r>(&'r self, instrument: &'r str) -> impl DoubleEndedIterator<Item = &'r SelfTestResult> {
        self.results.iter().filter(move |result| result.instrument == instrument)
    }

    /// Adds a result. The same answers in the same second are one result, so that a form that is sent twice counts once. Other answers get
    /// the next free second, for a result is addressed by its second.
    pub fn add(&mut self, result: SelfTestResult) {
        let taken_at = Timestamp::from_second(result.taken_at.as_second()).unwrap_or(result.taken_at);
        let mut result = SelfTestResult { taken_at, ..result };
        let same_second = |kept: &&SelfTestResult, added: &SelfTestResult| {
            kept.instrument == added.instrument && kept.taken_at == added.taken_at
        };
        while let Some(kept) = self.results.iter().find(|kept| same_second(kept, &result)) {
            if kept.answers == result.answers {
                return;
            }
            result.taken_at += SignedDuration::from_secs(1);
        }
        self.results.push(result);
        self.results.sort_by_key(|result| result.taken_at);
        self.keep_newest();
    }

    /// Removes a result. Returns false if there is none of this instrument and second.
    pub fn remove(&mut self, instrument: &str, taken_at: Timestamp) -> bool {
        let before = self.results.len();
        self.results.retain(|result| result.instrument != instrument || result.taken_at != taken_at);
        self.results.len() < before
    }

    /// Removes the oldest result. Returns false if there is none.
    pub fn remove_oldest(&mut self) -> bool {
        let any = !self.results.is_empty();
        self.results.drain(..usize::from(any));
        any
    }

    /// Removes results from before a moment.
    pub fn forget_before(&mut self, moment: Timestamp) {
        self.results.retain(|result| result.taken_at >= moment);
    }

    /// Adds what another record of the same person holds.
    pub fn merge(&mut self, other: Self) {
        self.skipped |= other.skipped;
        other.results.into_iter().for_each(|result| self.add(result));
    }

    /// Returns true if the program offers a test on this day: in the person's first week, and in the first week of each quarter after
    /// that, unless they took one since that week began or want no offers. Somebody without a first day counts from the first day of 2026.
    #[must_use]
    pub fn is_offered(&self, first_day: Option<Workday>, today: Workday, zone: &TimeZone) -> bool {
        const EPOCH: jiff::civil::Date = jiff::civil::date(2026, 1, 1);
        let since = (today.number() - first_day.unwrap_or(Workday(EPOCH)).number()).rem_euclid(QUARTER_DAYS);
        let begins = today.plus(-since);
        let took = |result: &SelfTestResult| Workday(result.taken_at.to_zoned(zone.clone()).date()) >= begins;
        !self.skipped && since < OFFER_DAYS && !self.results.iter().any(took)
    }

    fn keep_newest(&mut self) {
        let names: Vec<String> = self.results.iter().map(|result| result.instrument.clone()).collect();
        let newer = |index: usize| names[index..].iter().filter(|name| **name == names[index]).count();
        let mut index = 0;
        self.results.retain(|_| {
            index += 1;
            newer(index - 1) <= MAX_RESULTS
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a moment")
    }

    fn result(instrument: &str, second: i64) -> SelfTestResult {
        SelfTestResult { instrument: instrument.to_owned(), taken_at: at(second), answers: vec![Some(1), None] }
    }

    fn record(results: impl IntoIterator<Item = SelfTestResult>) -> SelfTestRecord {
        let mut record = SelfTestRecord::default();
        results.into_iter().for_each(|result| record.add(result));
        record
    }

    #[test]
    fn a_record_keeps_the_newest_results_of_each_instrument() {
        let many = (0..40).map(|second| result("a", second)).chain([result("b", 0)]);
        let record = record(many);
        assert_eq!(
            record.of("a").map(|kept| kept.taken_at.as_second()).collect::<Vec<_>>(),
            (16..40).collect::<Vec<_>>()
        );
        assert_eq!(record.of("b").count(), 1);
    }

    #[test]
    fn a_result_is_counted_once_and_can_be_removed() {
        let mut record = record([result("a", 5), result("a", 5), result("a", 6), result("b", 5)]);
        assert_eq!(record.results().len(), 3);
        assert!(record.remove("a", at(5)) && !record.remove("a", at(5)));
        assert_eq!(record.of("a").count() + record.of("b").count(), 2);
        record.forget_before(at(6));
        assert_eq!(record.results(), [result("a", 6)]);
    }

    #[test]
    fn other_answers_in_the_same_second_are_a_second_result() {
        let other = SelfTestResult { answers: vec![Some(0), Some(2)], ..result("a", 5) };
        let mut record = record([result("a", 5), other.clone(), result("a", 5), other.clone()]);
        let seconds: Vec<i64> = record.of("a").map(|kept| kept.taken_at.as_second()).collect();
        assert_eq!(seconds, [5, 6]);
        assert!(record.remove("a", at(6)));
        assert_eq!(record.results(), [result("a", 5)]);
    }

    #[test]
    fn records_of_one_person_merge_without_doubles() {
        let mut first = record([result("a", 1), result("a", 2)]);
        let second = SelfTestRecord { skipped: true, ..record([result("a", 2), result("a", 3)]) };
        first.merge(second);
        assert_eq!(first.results().len(), 3);
        assert!(first.skipped);
    }

    #[test]
    fn a_test_is_offered_in_the_first_week_and_each_quarter() {
        let zone = TimeZone::UTC;
        let first = Workday(date(2026, 3, 2));
        let none = SelfTestRecord::default();
        let days: Vec<i32> = (0..200).filter(|day| none.is_offered(Some(first), first.plus(*day), &zone)).collect();
        let expected: Vec<i32> = (0..7).chain(91..98).chain(182..189).collect();
        assert_eq!(days, expected);
        assert!(none.is_offered(None, Workday(date(2026, 1, 3)), &zone));
        assert!(!SelfTestRecord { skipped: true, ..none }.is_offered(Some(first), first, &zone));
    }

    #[test]
    fn a_test_that_was_taken_this_week_ends_the_offer_and_an_earlier_one_does_not() {
        let zone = TimeZone::UTC;
        let first = Workday(date(2026, 3, 2));
        let taken = first.plus(92).0.to_zoned(zone.clone()).expect("a moment").timestamp();
        let taken = record([SelfTestResult { taken_at: taken, ..result("a", 0) }]);
        assert!(!taken.is_offered(Some(first), first.plus(93), &zone));
        assert!(taken.is_offered(Some(first), first.plus(182), &zone));
    }
}
