//! A trend chart: levels over days, the usual band, limits, and marked points.

use super::canvas::{Anchor, DrawError, Sheet, block, diamond, dot, draw, level_share, path, word};
use super::colours::Ink;
use super::marks::{self, MarkedDay};
use super::{Chart, ChartMedium, whole};
use domain::{Locale, Weather, Workday};
use words::{dates, weather_name};

/// Maximum number of days between two points that the line connects.
const GAP: i32 = 9;
/// Maximum number of points that are drawn as dots.
const MAX_DOTS: usize = 32;
/// Maximum number of days for which the axis shows weeks; beyond that, months.
const MAX_DAYS_WITH_WEEKS: i32 = 35;
/// Minimum distance between two labels on the axis, in pixels.
const MIN_LABEL_DISTANCE: i32 = 36;
/// Space for the words at the right, and for the dates below.
const RIGHT: i32 = 66;
const BELOW: i32 = 30;

/// One point of the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Position on the horizontal axis.
    pub day: Workday,
    /// 1.0 (stormy) to 5.0 (sunny).
    pub level: f64,
    /// Whether it is marked with a diamond: below the usual, outside the limits, or cited.
    pub flagged: bool,
}

/// A band from a day until the next step. A step without a band ends it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BandStep {
    /// First day.
    pub from: Workday,
    /// Lower and upper end, in levels.
    pub band: Option<(f64, f64)>,
}

/// The content of a trend chart. Days outside `from` to `to` are not drawn.
#[derive(Clone, Debug)]
pub struct Trend {
    /// Language of the labels.
    pub locale: Locale,
    /// Decides the size.
    pub medium: ChartMedium,
    /// One sentence for screen readers.
    pub title: String,
    /// A longer description for screen readers; empty for none.
    pub about: String,
    /// First day.
    pub from: Workday,
    /// Last day.
    pub to: Workday,
    /// The line, ascending by day.
    pub dots: Vec<Dot>,
    /// The usual band, ascending by day.
    pub band: Vec<BandStep>,
    /// A thin line within the band (the usual level, a moving mean), ascending by day.
    pub centre: Vec<(Workday, f64)>,
    /// Dashed lines, each ascending by day.
    pub limits: Vec<Vec<(Workday, f64)>>,
}

/// Draws the chart.
#[must_use]
pub fn trend(trend: &Trend) -> Chart {
    trend_with_marks(trend, &[])
}

/// Draws the chart with marked days, ascending by day. A mark outside the chart is not drawn.
#[must_use]
pub fn trend_with_marks(trend: &Trend, marks: &[MarkedDay]) -> Chart {
    let inside = |mark: &&MarkedDay| (trend.from..=trend.to).contains(&mark.day);
    let marks: Vec<MarkedDay> = marks.iter().filter(inside).cloned().collect();
    draw(trend.medium.card(), &trend.title, &trend.about, |sheet| paint(sheet, trend, &marks))
}

/// The plot area of a trend chart.
struct TrendFrame {
    left: i32,
    right: i32,
    top: i32,
    bottom: i32,
    from: Workday,
    days: f64,
}

impl TrendFrame {
    fn new(trend: &Trend) -> Self {
        let (width, height) = trend.medium.card();
        let (width, height) = (i32::try_from(width).unwrap_or(0), i32::try_from(height).unwrap_or(0));
        let days = f64::from((trend.to.number() - trend.from.number()).max(1));
        Self { left: 2, right: width - RIGHT, top: 6, bottom: height - BELOW, from: trend.from, days }
    }

    /// Makes room for the words of marks above the plot.
    fn below(self, marks: &[MarkedDay]) -> Self {
        let height = marks::height(marks, (self.left, self.right), |day| self.x(day));
        Self { top: self.top + height, ..self }
    }

    fn x(&self, day: Workday) -> i32 {
        // Margins at both ends, so that a diamond on the last day is not cut off.
        let (first, last) = (f64::from(self.left + 9), f64::from(self.right - 9));
        whole(first + (last - first) * f64::from(day.number() - self.from.number()) / self.days)
    }

    fn y(&self, level: f64) -> i32 {
        whole(f64::from(self.bottom) - level_share(level) * f64::from(self.bottom - self.top))
    }

    fn points(&self, line: &[(Workday, f64)]) -> Vec<(i32, i32)> {
        line.iter().map(|(day, level)| (self.x(*day), self.y(*level))).collect()
    }
}

fn paint(sheet: &Sheet<'_>, trend: &Trend, marks: &[MarkedDay]) -> Result<(), DrawError> {
    let frame = TrendFrame::new(trend).below(marks);
    let inside = |day: &Workday| (trend.from..=trend.to).contains(day);
    bands(sheet, trend, &frame)?;
    for weather in Weather::ALL {
        let y = frame.y(f64::from(weather.level()));
        path(sheet, vec![(frame.left, y), (frame.right, y)], Ink::Grid, 1)?;
        word(sheet, &weather_name(trend.locale, weather), (frame.right + 8, y), Anchor::Start, 12.0)?;
    }
    dates_below(sheet, trend, &frame)?;
    marks::draw(sheet, marks, (frame.left, frame.right), frame.bottom, |day| frame.x(day))?;
    let centre: Vec<_> = trend.centre.iter().filter(|(day, _)| inside(day)).copied().collect();
    if centre.len() > 1 {
        path(sheet, frame.points(&centre), Ink::Axis, 1)?;
    }
    for limit in &trend.limits {
        let limit: Vec<_> = limit.iter().filter(|(day, _)| inside(day)).copied().collect();
        if limit.len() > 1 {
            path(sheet, frame.points(&limit), Ink::Limit, 1)?;
        }
    }
    let dots: Vec<Dot> = trend.dots.iter().filter(|dot| inside(&dot.day)).copied().collect();
    for run in dots.chunk_by(|a, b| b.day.number() - a.day.number() <= GAP) {
        let points: Vec<_> = run.iter().map(|d| (frame.x(d.day), frame.y(d.level))).collect();
        if points.len() == 1 || dots.len() <= MAX_DOTS {
            for at in &points {
                dot(sheet, *at, 3, Ink::Line)?;
            }
        }
        if points.len() > 1 {
            path(sheet, points, Ink::Line, 2)?;
        }
    }
    for counted in dots.iter().filter(|d| d.flagged) {
        diamond(sheet, (frame.x(counted.day), frame.y(counted.level)), 6)?;
    }
    Ok(())
}

fn bands(sheet: &Sheet<'_>, trend: &Trend, frame: &TrendFrame) -> Result<(), DrawError> {
    let ends = trend.band.iter().skip(1).map(|step| step.from).chain([trend.to.plus(1)]);
    for (step, end) in trend.band.iter().zip(ends) {
        let (from, to) = (step.from.max(trend.from), end.min(trend.to));
        let Some((low, high)) = step.band.filter(|_| from < to || (from == to && end > trend.to)) else { continue };
        let left = if from == trend.from { frame.left } else { frame.x(from) };
        let right = if end > trend.to { frame.right } else { frame.x(to) };
        block(sheet, (left, frame.y(high)), (right, frame.y(low)), Ink::Band)?;
    }
    Ok(())
}

fn dates_below(sheet: &Sheet<'_>, trend: &Trend, frame: &TrendFrame) -> Result<(), DrawError> {
    let weeks = trend.to.number() - trend.from.number() <= MAX_DAYS_WITH_WEEKS;
    let begins = |day: &Workday| if weeks { day.weekday() == 0 } else { day.0.day() == 1 };
    let days = (trend.from.number()..=trend.to.number()).map(Workday::from_number).filter(begins);
    let mut free = frame.left;
    for day in days {
        let x = frame.x(day);
        // Skips a label that would overlap the ones on the right.
        if x < free || x + MIN_LABEL_DISTANCE > frame.right + RIGHT {
            continue;
        }
        let name = if weeks { dates::short_day(trend.locale, day) } else { dates::short_month(trend.locale, day) };
        path(sheet, vec![(x, frame.bottom), (x, frame.bottom + 5)], Ink::Axis, 1)?;
        word(sheet, &name, (x, frame.bottom + 19), Anchor::Start, 12.0)?;
        free = x + MIN_LABEL_DISTANCE + if weeks { 8 } else { 0 };
    }
    Ok(())
}
