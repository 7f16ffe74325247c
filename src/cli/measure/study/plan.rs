//! What a study measures, and how its numbers and the types of people are written.

use std::path::Path;

use domain::Locale;
use evaluation::study::people::PersonType;
use words::t;

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
    /// An earlier report in Markdown, in the same language, with which kinds of people are compared.
    pub earlier: Option<&'a str>,
}

/// Number of columns that say which type of person a row is about.
pub(super) const TYPE_COLUMNS: usize = 4;

/// The heads of these columns.
pub(super) fn type_head(l: Locale) -> [String; TYPE_COLUMNS] {
    [t!(l, "study-level"), t!(l, "study-spread"), t!(l, "study-correlation"), t!(l, "study-missing")]
}

/// Their cells for a type of person.
pub(super) fn type_cells(cell: &PersonType) -> [String; TYPE_COLUMNS] {
    let one = |figure: f64| format!("{figure:.1}");
    [one(cell.level), one(cell.spread), one(cell.correlation), percent(cell.missing)]
}

/// Writes a number with two decimals.
pub(super) fn two(value: f64) -> String {
    format!("{value:.2}")
}

/// Writes a share of one as a percentage.
pub(super) fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

/// Writes a share of one as a percentage with one decimal.
pub(super) fn tenths(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}

/// The least, the mean and the greatest of some numbers.
pub(super) fn spread(values: impl Iterator<Item = f64>) -> (f64, f64, f64) {
    let all: Vec<f64> = values.collect();
    let n = f64::from(u32::try_from(all.len().max(1)).unwrap_or(u32::MAX));
    let least = all.iter().copied().fold(f64::INFINITY, f64::min);
    (least, all.iter().sum::<f64>() / n, all.iter().copied().fold(f64::NEG_INFINITY, f64::max))
}
