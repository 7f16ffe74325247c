//! What a period shows, in one or two sentences: the mean, the days below what is usual, and what was mentioned most.

use super::TrendPeriod;
use super::course::CourseSummary;
use super::stressors::NamedStressors;
use super::uplifts::NamedUplift;
use domain::Locale;
use words::{dates, t};

/// The sentences. Everything in them is also in the charts and tables below.
pub(super) fn summary(
    locale: Locale,
    weeks: TrendPeriod,
    course: CourseSummary,
    stressors: &NamedStressors,
    uplifts: &[NamedUplift],
) -> String {
    let weather = course.mean.map(|mean| match (course.compared, course.last_below) {
        (Some(compared), Some(last)) => t!(
            locale,
            "trends-summary-below",
            unit = unit(weeks),
            mean = words::mean(locale, mean),
            below = course.below,
            compared = compared,
            last = dates::day(locale, last)
        ),
        (Some(compared), None) => t!(
            locale,
            "trends-summary-usual",
            unit = unit(weeks),
            mean = words::mean(locale, mean),
            compared = compared
        ),
        (None, _) => t!(locale, "trends-summary-mean", mean = words::mean(locale, mean)),
    });
    let most = match (stressors.rows.first(), uplifts.first()) {
        (Some(stressor), Some(uplift)) => {
            Some(t!(locale, "trends-summary-both", stressor = stressor.label.as_str(), uplift = uplift.label.as_str()))
        }
        (Some(only), None) => Some(t!(locale, "trends-summary-one", named = only.label.as_str())),
        (None, Some(only)) => Some(t!(locale, "trends-summary-one", named = only.label.as_str())),
        (None, None) => None,
    };
    words::in_a_row(locale, weather.into_iter().chain(most))
}

/// What the means are of: a year is shown in weeks.
const fn unit(weeks: TrendPeriod) -> &'static str {
    if matches!(weeks, TrendPeriod::Year) { "week" } else { "day" }
}
