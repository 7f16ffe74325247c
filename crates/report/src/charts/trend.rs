//! A trend: levels over days, the band of what is usual, limits, and points that count.

use super::canvas::{Anchor, LEVELS, Sheet, Trouble, block, diamond, dot, draw, path, word};
use super::colours::Ink;
use super::{Chart, Size, whole};
use domain::Locale;
use domain::{Weather, Workday};
use words::{dates, weather_name};

/// Days without a word after which the line breaks instead of guessing what lay between.
const GAP: i32 = 9;
/// Up to so many points each has a dot of its own.
const FEW: usize = 32;
/// Up to so many days the axis names weeks; beyond, months.
const WEEKS: i32 = 35;
/// The fewest pixels between two names on the axis.
const APART: i32 = 36;
/// Room for the words at the right, and for the dates below.
const RIGHT: i32 = 66;
const BELOW: i32 = 30;

/// One point of the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Its day.
    pub day: Workday,
    /// 1 (stormy) to 5 (sunny), or between.
    pub level: f64,
    /// Whether it counts: below the usual, outside the limits, or cited. Marked by a diamond.
    pub flagged: bool,
}

/// A band that holds from a day until the next step. A step without one ends it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// From which day.
    pub from: Workday,
    /// Lower and upper end, in levels.
    pub band: Option<(f64, f64)>,
}

/// What a trend shows. Days outside `from` to `to` are left out.
#[derive(Clone, Debug)]
pub struct Trend {
    /// Of its words.
    pub locale: Locale,
    /// How large.
    pub size: Size,
    /// In one sentence, for whoever cannot see it.
    pub title: String,
    /// More of it, where there is more to say.
    pub about: String,
    /// First day.
    pub from: Workday,
    /// Last day.
    pub to: Workday,
    /// The line, ascending by day.
    pub dots: Vec<Dot>,
    /// What is usual, ascending by day.
    pub band: Vec<Step>,
    /// A quiet line within the band (the usual level, a moving mean), ascending by day.
    pub centre: Vec<(Workday, f64)>,
    /// Dashed lines, each ascending by day.
    pub limits: Vec<Vec<(Workday, f64)>>,
}

/// Draws a trend.
#[must_use]
pub fn trend(trend: &Trend) -> Chart {
    draw(trend.size.pixels(), &trend.title, &trend.about, |sheet| paint(sheet, trend))
}

/// Where days and levels lie on the sheet.
struct Frame {
    left: i32,
    right: i32,
    top: i32,
    bottom: i32,
    from: Workday,
    days: f64,
}

impl Frame {
    fn new(trend: &Trend) -> Self {
        let (width, height) = trend.size.pixels();
        let (width, height) = (i32::try_from(width).unwrap_or(0), i32::try_from(height).unwrap_or(0));
        let days = f64::from((trend.to.number() - trend.from.number()).max(1));
        Self { left: 2, right: width - RIGHT, top: 6, bottom: height - BELOW, from: trend.from, days }
    }

    fn x(&self, day: Workday) -> i32 {
        // Points keep clear of the ends, so that a diamond on the last day is whole.
        let (first, last) = (f64::from(self.left + 9), f64::from(self.right - 9));
        whole(first + (last - first) * f64::from(day.number() - self.from.number()) / self.days)
    }

    fn y(&self, level: f64) -> i32 {
        let share = (level.clamp(LEVELS.start, LEVELS.end) - LEVELS.start) / (LEVELS.end - LEVELS.start);
        whole(f64::from(self.bottom) - share * f64::from(self.bottom - self.top))
    }

    fn points(&self, line: &[(Workday, f64)]) -> Vec<(i32, i32)> {
        line.iter().map(|(day, level)| (self.x(*day), self.y(*level))).collect()
    }
}

fn paint(sheet: &Sheet<'_>, trend: &Trend) -> Result<(), Trouble> {
    let frame = Frame::new(trend);
    let inside = |day: &Workday| (trend.from..=trend.to).contains(day);
    bands(sheet, trend, &frame)?;
    for weather in Weather::ALL {
        let y = frame.y(f64::from(weather.level()));
        path(sheet, vec![(frame.left, y), (frame.right, y)], Ink::Grid, 1)?;
        word(sheet, &weather_name(trend.locale, weather), (frame.right + 8, y), Anchor::Start, 12.0)?;
    }
    dates_below(sheet, trend, &frame)?;
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
        if points.len() == 1 || dots.len() <= FEW {
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

fn bands(sheet: &Sheet<'_>, trend: &Trend, frame: &Frame) -> Result<(), Trouble> {
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

fn dates_below(sheet: &Sheet<'_>, trend: &Trend, frame: &Frame) -> Result<(), Trouble> {
    let weeks = trend.to.number() - trend.from.number() <= WEEKS;
    let begins = |day: &Workday| if weeks { day.weekday() == 0 } else { day.0.day() == 1 };
    let days = (trend.from.number()..=trend.to.number()).map(Workday::from_number).filter(begins);
    let mut free = frame.left;
    for day in days {
        let x = frame.x(day);
        // A name that would run under the words at the right is left out.
        if x < free || x + APART > frame.right + RIGHT {
            continue;
        }
        let name = if weeks { dates::short_day(trend.locale, day) } else { dates::short_month(trend.locale, day) };
        path(sheet, vec![(x, frame.bottom), (x, frame.bottom + 5)], Ink::Axis, 1)?;
        word(sheet, &name, (x, frame.bottom + 19), Anchor::Start, 12.0)?;
        free = x + APART + if weeks { 8 } else { 0 };
    }
    Ok(())
}
