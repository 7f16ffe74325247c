//! Self-tests: what a person answered, the one record that holds all of it, and when the program offers a test.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::Workday;

/// How many results of one instrument a record keeps; the oldest go first.
pub const MAX_RESULTS: usize = 24;
/// After this many days the program offers a test again: a quarter of 13 weeks.
const QUARTER_DAYS: i32 = 91;
/// How many days an offer lasts, from the person's first check-in in the quarter or from its first day.
const OFFER_DAYS: i32 = 7;
/// A form with the same answers that arrives within this time was sent again. Nobody fills in a test twice so fast.
pub const SENT_AGAIN_FOR: SignedDuration = SignedDuration::from_mins(1);

/// Returns the day on which the quarter of offers began in which this day is: the person's first day with the program,
/// or a number of quarters later. Somebody without a first day counts from the first day of 2026.
#[must_use]
pub fn quarter_begins(first_day: Option<Workday>, today: Workday) -> Workday {
    const EPOCH: jiff::civil::Date = jiff::civil::date(2026, 1, 1);
    let first_day = first_day.unwrap_or(Workday(EPOCH));
    today.plus(-(today.number() - first_day.number()).rem_euclid(QUARTER_DAYS))
}

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

    /// Adds a result that a form has just sent. The same answers to the same instrument within [`SENT_AGAIN_FOR`] are
    /// one result, so that a form that is sent twice counts once.
    pub fn take(&mut self, result: SelfTestResult) {
        let is_again = |kept: &SelfTestResult| {
            kept.answers == result.answers && result.taken_at.duration_since(kept.taken_at).abs() < SENT_AGAIN_FOR
        };
        if !self.of(&result.instrument).any(is_again) {
            self.add(result);
        }
    }

    /// Adds a result. The same answers in the same second are one result. Other answers get the next free second, for a
    /// result is addressed by its second.
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

    /// Returns true if the program offers a test on this day, in a quarter that began on `begins`: for a week from the
    /// person's first check-in in it, so that leave takes no offer away, or before that in its first week; unless they
    /// took one in the quarter or want no offers.
    #[must_use]
    pub fn is_offered(
        &self,
        begins: Workday,
        first_check_in: Option<Workday>,
        today: Workday,
        zone: &TimeZone,
    ) -> bool {
        let since = today.number() - first_check_in.unwrap_or(begins).number();
        let took = |result: &SelfTestResult| Workday(result.taken_at.to_zoned(zone.clone()).date()) >= begins;
        !self.skipped && (0..OFFER_DAYS).contains(&since) && !self.results.iter().any(took)
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
    fn a_form_that_is_sent_again_within_a_minute_adds_no_result() {
        let mut record = SelfTestRecord::default();
        let other = SelfTestResult { answers: vec![Some(0), None], ..result("a", 7) };
        let sent = [result("a", 5), result("a", 6), other, result("b", 6), result("a", 64), result("a", 65)];
        sent.into_iter().for_each(|result| record.take(result));
        let kept = |test| record.of(test).map(|kept| kept.taken_at.as_second()).collect::<Vec<_>>();
        assert_eq!(kept("a"), [5, 7, 65], "other answers, and a minute later the same, are a result");
        assert_eq!(kept("b"), [6]);
    }

    #[test]
    fn records_of_one_person_merge_without_doubles() {
        let mut first = record([result("a", 1), result("a", 2)]);
        let second = SelfTestRecord { skipped: true, ..record([result("a", 2), result("a", 3)]) };
        first.merge(second);
        assert_eq!(first.results().len(), 3);
        assert!(first.skipped);
    }

    /// Whether a test is offered to somebody with this record, who began and checked in on these days.
    fn offers(record: &SelfTestRecord, first: Option<Workday>, check_in: Option<Workday>, today: Workday) -> bool {
        record.is_offered(quarter_begins(first, today), check_in, today, &TimeZone::UTC)
    }

    #[test]
    fn a_test_is_offered_in_the_first_week_and_each_quarter() {
        let first = Workday(date(2026, 3, 2));
        let none = SelfTestRecord::default();
        let days: Vec<i32> = (0..200).filter(|day| offers(&none, Some(first), None, first.plus(*day))).collect();
        let expected: Vec<i32> = (0..7).chain(91..98).chain(182..189).collect();
        assert_eq!(days, expected);
        assert!(offers(&none, None, None, Workday(date(2026, 1, 3))));
        assert!(!offers(&SelfTestRecord { skipped: true, ..none }, Some(first), None, first));
    }

    #[test]
    fn leave_at_the_beginning_of_a_quarter_takes_no_offer_away() {
        let (first, none) = (Workday(date(2026, 3, 2)), SelfTestRecord::default());
        let back = Some(first.plus(91 + 14));
        let days: Vec<i32> = (91..182).filter(|day| offers(&none, Some(first), back, first.plus(*day))).collect();
        assert_eq!(days, (105..112).collect::<Vec<_>>());
    }

    #[test]
    fn a_test_taken_in_the_quarter_ends_the_offer_and_an_earlier_one_does_not() {
        let first = Workday(date(2026, 3, 2));
        let taken = first.plus(92).0.to_zoned(TimeZone::UTC).expect("a moment").timestamp();
        let taken = record([SelfTestResult { taken_at: taken, ..result("a", 0) }]);
        assert!(!offers(&taken, Some(first), None, first.plus(93)));
        assert!(!offers(&taken, Some(first), Some(first.plus(100)), first.plus(101)));
        assert!(offers(&taken, Some(first), None, first.plus(182)));
    }
}
