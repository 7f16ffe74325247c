//! Self-tests of a person: the list, one test with its result and course, taking, deleting, skipping, and the licences.
//! Nobody else ever learns that one was taken.

pub mod attach_self_test;
pub mod course;
pub mod delete_self_test;
pub mod export;
pub mod licences;
pub mod offer;
pub mod overview;
pub mod share;
pub mod share_self_test;
pub mod skip_self_tests;
pub mod take_self_test;
pub mod test_page;

use crate::web::address::page_of;
use crate::web::context::RequestContext;
use crate::web::error::AppError;
use content::Instrument;
use domain::Locale;
use domain::self_test::SelfTestResult;
use words::t;

/// The list of self-tests.
pub const PAGE: &str = "/me/tests";

/// The address of one test.
#[must_use]
pub fn address(key: &str) -> String {
    page_of(PAGE, key)
}

/// Whether somebody can take this test here: its licence allows it.
///
/// # Errors
/// If the store cannot be read.
pub async fn is_available(context: &RequestContext, instrument: &Instrument) -> Result<bool, AppError> {
    Ok(!instrument.non_commercial || !context.app.store.settings().is_commercial().await?)
}

/// The names of the fields of a form, in the order of the items.
pub const FIELDS: [&str; 20] = [
    "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10", "a11", "a12", "a13", "a14", "a15", "a16", "a17",
    "a18", "a19", "a20",
];

/// One score of a result.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreView {
    /// What it is about.
    pub name: String,
    /// The score within its range, in words.
    pub score: String,
    /// The score alone; empty if there is none.
    pub number: String,
    /// What it means; empty if there is no score.
    pub meaning: String,
    /// Whether it calls for somebody to talk to.
    pub help: bool,
}

/// The scores of a result, one for each scale of its instrument.
#[must_use]
pub fn scores(locale: Locale, instrument: &Instrument, result: &SelfTestResult) -> Vec<ScoreView> {
    let found: Vec<_> = instrument.scales.iter().map(|scale| scale.score(instrument, &result.answers)).collect();
    scores_in_words(locale, instrument, &found)
}

/// Scores of an instrument, one for each scale, in words.
#[must_use]
pub fn scores_in_words(locale: Locale, instrument: &Instrument, scores: &[Option<f64>]) -> Vec<ScoreView> {
    let view = |(scale, score): (&content::Scale, &Option<f64>)| {
        let name = scale.name.get(locale).clone();
        let Some(score) = *score else {
            let score = t!(locale, "self-test-no-score");
            return ScoreView { name, score, number: String::new(), meaning: String::new(), help: false };
        };
        let [lowest, highest] = scale.range.map(number);
        let band = scale.band(score);
        ScoreView {
            name,
            score: t!(locale, "self-test-score", score = number(score), lowest = lowest, highest = highest),
            number: number(score),
            meaning: band.map(|band| band.text.get(locale).clone()).unwrap_or_default(),
            help: band.is_some_and(|band| band.help),
        }
    };
    instrument.scales.iter().zip(scores).map(view).collect()
}

/// A score with at most one decimal.
fn number(score: f64) -> String {
    let rounded = (score * 10.0).round() / 10.0;
    if rounded.fract().abs() < 1e-9 { format!("{rounded:.0}") } else { format!("{rounded:.1}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_field_for_each_item_of_each_instrument() {
        assert!(content::instruments().iter().all(|instrument| instrument.items.len() <= FIELDS.len()));
        assert!(FIELDS.iter().enumerate().all(|(at, field)| *field == format!("a{}", at + 1)));
    }

    #[test]
    fn a_score_has_a_decimal_only_if_it_needs_one() {
        assert_eq!([67.857_142, 48.0, 0.0].map(number), ["67.9", "48", "0"]);
    }
}
