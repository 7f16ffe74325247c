//! What a study measures, and how its numbers are written.

use std::path::Path;

use domain::Locale;

/// The size of a study.
#[derive(Clone, Debug)]
pub struct StudyPlan<'a> {
    /// Language of the report.
    pub locale: Locale,
    /// People per cell of the grid.
    pub people: u64,
    /// Random seed.
    pub seed: u64,
    /// Directory with real data; parts that need it are skipped if absent.
    pub data: Option<&'a Path>,
}

/// Writes a number with two decimals.
pub(super) fn two(value: f64) -> String {
    format!("{value:.2}")
}

/// Writes a share of one as a percentage.
pub(super) fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}
