//! The course of one test over time: a row for each result, a chart for each score, and which changes are more than
//! chance or matter.

use super::{number, scores};
use content::{Instrument, Scale};
use domain::self_test::SelfTestResult;
use domain::{Locale, Workday};
use report::charts::{Chart, ChartMedium, SelfTestCourse, self_test_course};
use words::{dates, t};

/// The course of one test.
#[derive(Clone, Debug)]
pub struct ResultsView {
    /// The names of the scores.
    pub heads: Vec<String>,
    /// The results, the newest first.
    pub rows: Vec<ResultRow>,
    /// A chart for each score of which there are two.
    pub charts: Vec<ResultsChart>,
}

/// One result.
#[derive(Clone, Debug)]
pub struct ResultRow {
    /// When, in words.
    pub when: String,
    /// The same as a form states it: seconds since 1970.
    pub taken: String,
    /// The scores; empty where there is none.
    pub scores: Vec<String>,
}

/// One score over time.
#[derive(Clone, Debug)]
pub struct ResultsChart {
    /// What it is about.
    pub name: String,
    /// For a wide page.
    pub wide: Chart,
    /// For a phone.
    pub narrow: Chart,
    /// Which change is more than chance, or matters, as far as somebody has published it.
    pub change: String,
}

/// The course of these results, oldest first, of one instrument.
pub(super) fn course(
    locale: Locale,
    instrument: &Instrument,
    results: &[&SelfTestResult],
    day: impl Fn(&SelfTestResult) -> Workday,
) -> ResultsView {
    let row = |result: &&SelfTestResult| ResultRow {
        when: dates::full_day(locale, day(result)),
        taken: result.taken_at.as_second().to_string(),
        scores: scores(locale, instrument, result).into_iter().map(|score| score.number).collect(),
    };
    let head = |scale: &Scale| {
        let [lowest, highest] = scale.range.map(number);
        words::bracketed(locale, scale.name.get(locale), &words::range(locale, &lowest, &highest))
    };
    let points = |scale: &Scale| -> Vec<(Workday, f64)> {
        results.iter().filter_map(|result| Some((day(result), scale.score(instrument, &result.answers)?))).collect()
    };
    ResultsView {
        heads: instrument.scales.iter().map(head).collect(),
        rows: results.iter().rev().map(row).collect(),
        charts: instrument.scales.iter().filter_map(|scale| chart(locale, instrument, scale, points(scale))).collect(),
    }
}

fn chart(locale: Locale, instrument: &Instrument, scale: &Scale, points: Vec<(Workday, f64)>) -> Option<ResultsChart> {
    let (&(first_day, first), &(last_day, last)) = (points.first()?, points.last()?);
    if points.len() < 2 {
        return None;
    }
    let name = scale.name.get(locale).clone();
    let title = t!(
        locale,
        "self-test-chart",
        name = name.as_str(),
        from = dates::full_day(locale, first_day),
        until = dates::full_day(locale, last_day),
        first = number(first),
        last = number(last)
    );
    let [lowest, highest] = scale.range;
    let least = scale.reliable_change();
    let matters = scale.meaningful_change.as_ref().map(|change| change.points);
    let drawn = |medium| {
        let (title, points) = (title.clone(), points.clone());
        let band = least.or(matters).map(|least| ((first - least).max(lowest), (first + least).min(highest)));
        self_test_course(&SelfTestCourse { locale, medium, title, range: (lowest, highest), points, band })
    };
    let change = (last - first).abs();
    let change = match (least, matters) {
        (Some(least), _) if change > least => t!(locale, "self-test-change-more", points = number(least)),
        (Some(least), _) => t!(locale, "self-test-change-less", points = number(least)),
        (None, Some(from)) if change >= from => t!(locale, "self-test-change-matters", points = number(from)),
        (None, Some(from)) => t!(locale, "self-test-change-slight", points = number(from)),
        (None, None) if instrument.unvalidated => t!(locale, "self-test-change-own"),
        (None, None) if scale.rule.items.len() == 1 => t!(locale, "self-test-change-single"),
        (None, None) => t!(locale, "self-test-change-unknown"),
    };
    Some(ResultsChart { wide: drawn(ChartMedium::Page), narrow: drawn(ChartMedium::Phone), name, change })
}
