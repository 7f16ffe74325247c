//! Scores of one self-test over time, on an axis that is true to scale, with the band in which a change can be chance.

use super::canvas::{Anchor, DrawError, Sheet, block, dot, draw, path, word};
use super::colours::Ink;
use super::labels::{self, TEXT};
use super::{Chart, ChartMedium, whole};
use domain::{Locale, Workday};
use words::dates;

/// Space for the dates.
const BELOW: i32 = 28;
/// Space for the numbers of the axis.
const AXIS_WIDTH: i32 = 40;
/// Space above the highest score.
const ABOVE: i32 = 12;

/// The content of the chart.
#[derive(Clone, Debug)]
pub struct SelfTestCourse {
    /// Language of the labels.
    pub locale: Locale,
    /// Decides size and layout.
    pub medium: ChartMedium,
    /// One sentence for screen readers.
    pub title: String,
    /// The lowest and the highest score.
    pub range: (f64, f64),
    /// The day and the score of each result, ascending.
    pub points: Vec<(Workday, f64)>,
    /// The band around the first score within which a later one may differ by chance; none if nothing is known about
    /// it.
    pub band: Option<(f64, f64)>,
}

/// Draws the chart.
#[must_use]
pub fn self_test_course(course: &SelfTestCourse) -> Chart {
    let height = if course.medium == ChartMedium::Phone { 180 } else { 210 };
    draw(course.medium.sheet(height), &course.title, "", |sheet| paint(sheet, course, height))
}

fn paint(sheet: &Sheet<'_>, course: &SelfTestCourse, height: i32) -> Result<(), DrawError> {
    let (left, right) = (12, course.medium.width() - AXIS_WIDTH);
    let (top, bottom) = (ABOVE, height - BELOW);
    let (lowest, highest) = course.range;
    let y = |score: f64| {
        let part = ((score - lowest) / (highest - lowest).max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
        bottom - whole(part * f64::from(bottom - top))
    };
    let first = course.points.first().map_or(0, |(day, _)| day.number());
    let days = course.points.last().map_or(1, |(day, _)| (day.number() - first).max(1));
    let x = |day: Workday| {
        left + 8 + whole(f64::from(day.number() - first) / f64::from(days) * f64::from(right - left - 16))
    };
    if let Some((low, high)) = course.band {
        block(sheet, (left, y(high)), (right, y(low)), Ink::Band)?;
    }
    for score in [lowest, f64::midpoint(lowest, highest), highest] {
        path(sheet, vec![(left, y(score)), (right, y(score))], Ink::Grid, 1)?;
        word(sheet, &format!("{score}"), (right + 6, y(score)), Anchor::Start, TEXT)?;
    }
    let points: Vec<(i32, i32)> = course.points.iter().map(|(day, score)| (x(*day), y(*score))).collect();
    path(sheet, points.clone(), Ink::Line, 2)?;
    for point in points {
        dot(sheet, point, 4, Ink::Line)?;
    }
    let names = course.points.iter().map(|(day, _)| (x(*day), dates::short_day(course.locale, *day)));
    labels::along(sheet, names, (left, right + AXIS_WIDTH), bottom + 17)
}
