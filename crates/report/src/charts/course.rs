//! Estimates with their intervals over time, on an axis that is true to scale: a period is as wide as it is long, a gap
//! too.

use super::canvas::{DrawError, Sheet, block, dot, draw, path};
use super::colours::Ink;
use super::levels::Frame;
use super::{Chart, ChartMedium, ValueBand, labels, whole};
use domain::{Locale, Workday};
use words::dates;

/// Maximum length of time, in days, for which the axis shows weeks; beyond that, months; beyond two years, every third
/// month.
const MAX_DAYS_WITH_WEEKS: i32 = 16 * 7;
const MAX_DAYS_WITH_MONTHS: i32 = 2 * 371;
/// Space for the dates.
const BELOW: i32 = 28;

/// One period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoursePoint {
    /// Its first day.
    pub from: Workday,
    /// The first day after it.
    pub until: Workday,
    /// The most plausible level.
    pub value: f64,
    /// Its interval, in levels.
    pub band: ValueBand,
}

/// The content of the chart.
#[derive(Clone, Debug)]
pub struct CourseChart {
    /// Language of the labels.
    pub locale: Locale,
    /// Decides size and layout.
    pub medium: ChartMedium,
    /// One sentence for screen readers.
    pub title: String,
    /// First day of the axis.
    pub from: Workday,
    /// The first day after the axis.
    pub until: Workday,
    /// Periods with a figure, ascending. What lies between two of them is a gap.
    pub points: Vec<CoursePoint>,
    /// The day since when there is a lasting shift.
    pub since: Option<Workday>,
}

/// Draws the chart.
#[must_use]
pub fn course(course: &CourseChart) -> Chart {
    let height = match course.medium {
        ChartMedium::Phone => 200,
        ChartMedium::HalfPage | ChartMedium::Page => 270,
        ChartMedium::Paper => 150,
    };
    draw(course.medium.sheet(height), &course.title, "", |sheet| paint(sheet, course, height))
}

fn paint(sheet: &Sheet<'_>, course: &CourseChart, height: i32) -> Result<(), DrawError> {
    let frame = Frame::new(course.medium.width(), 4, height - BELOW);
    let days = (course.until.number() - course.from.number()).max(1);
    let x = |day: Workday| {
        let part = f64::from(day.number() - course.from.number()) / f64::from(days);
        frame.left + whole(part.clamp(0.0, 1.0) * f64::from(frame.right - frame.left))
    };
    for point in &course.points {
        let (high, low) = frame.edges(point.band);
        block(sheet, (x(point.from) + 1, high), (x(point.until) - 1, low), Ink::Band)?;
    }
    frame.scale(sheet, course.locale)?;
    if let Some(since) = course.since {
        path(sheet, vec![(x(since), frame.top), (x(since), frame.bottom)], Ink::Limit, 2)?;
    }
    for point in &course.points {
        let (left, right, y) = (x(point.from), x(point.until), frame.y(point.value));
        let (middle, (high, low)) = ((left + right) / 2, frame.edges(point.band));
        path(sheet, vec![(middle, high), (middle, low)], Ink::Line, 1)?;
        path(sheet, vec![(left + 1, y), (right - 1, y)], Ink::Line, 2)?;
        dot(sheet, (middle, y), 3, Ink::Line)?;
    }
    let by_weeks = days <= MAX_DAYS_WITH_WEEKS;
    let begins = |day: &Workday| match days {
        _ if by_weeks => day.weekday() == 0,
        days if days <= MAX_DAYS_WITH_MONTHS => day.0.day() == 1,
        _ => day.0.day() == 1 && day.0.month() % 3 == 1,
    };
    let mut named = Vec::new();
    for day in (course.from.number()..course.until.number()).map(Workday::from_number).filter(begins) {
        path(sheet, vec![(x(day), frame.bottom), (x(day), frame.bottom + 5)], Ink::Axis, 1)?;
        let name = if by_weeks { dates::short_day(course.locale, day) } else { dates::short_month(course.locale, day) };
        named.push((x(day) + labels::width(&name) / 2, name));
    }
    labels::along(sheet, named, (frame.left, frame.right + 40), frame.bottom + 17)
}
