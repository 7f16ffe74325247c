//! The team's means over the weeks, with the limits of what is usual for it, as a chart and as a table.

use super::TrendPeriod;
use crate::app::flags::status::team_flag_id;
use domain::{Locale, TeamId, Workday};
use insight::baseline::BaselineBand;
use insight::flag::{Flag, FlagKind};
use insight::series::Member;
use insight::trends::{ControlChart, Granularity, TrendPoint, points};
use report::charts::{Chart, ChartMedium, Dot, Trend, trend};
use store::{FlagId, Range};
use words::{dates, reason, t};

/// The means.
#[derive(Clone, Debug)]
pub struct MeanCourse {
    /// What it is called.
    pub title: String,
    /// What the first column of the table is called.
    pub when: String,
    /// The picture; none where no stretch has a mean.
    pub chart: Option<Chart>,
    /// The same for a phone, on which nothing scrolls.
    pub narrow: Option<Chart>,
    /// What is in it.
    pub caption: String,
    /// The same in words, the newest first.
    pub rows: Vec<MeanRow>,
    /// The flags of these weeks by published rules, where some are switched on, the newest first.
    pub by_rules: Vec<RuleFlag>,
    /// What the sentence above the page says of the weeks.
    pub(super) told: CourseSummary,
}

/// What the means say in short.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CourseSummary {
    /// The mean of all shared days of the period; none if fewer than three people shared on each of them.
    pub mean: Option<f64>,
    /// The means that are compared with what is usual; none before it is known.
    pub compared: Option<u32>,
    /// Those of them that are below.
    pub below: u32,
    /// The newest day, or the Monday of the newest week, that is below.
    pub last_below: Option<Workday>,
}

fn told(shown: &[TrendPoint], control: Option<&ControlChart>) -> CourseSummary {
    let with_means = || shown.iter().filter_map(|point| Some((point, point.mean?)));
    let shared: f64 = with_means().map(|(point, _)| f64::from(point.shared)).sum();
    let sum: f64 = with_means().map(|(point, mean)| mean * f64::from(point.shared)).sum();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let below = |point: &TrendPoint| {
        control.and_then(|control| control.band_of(point)).is_some_and(|band| band < BaselineBand::AsUsual)
    };
    CourseSummary {
        mean: (shared > 0.0).then(|| sum / shared),
        compared: control.map(|_| number(with_means().count())),
        below: number(shown.iter().filter(|point| below(point)).count()),
        last_below: shown.iter().rev().find(|point| below(point)).map(|point| point.from),
    }
}

/// A flag by a published rule.
#[derive(Clone, Debug)]
pub struct RuleFlag {
    /// Which.
    pub id: FlagId,
    /// What the rule asks.
    pub title: String,
    /// On which day it opened.
    pub day: String,
}

/// This many of them are listed.
const MAX_RULE_FLAGS: usize = 12;

/// The flags by published rules that opened in `range`.
pub(super) fn by_rules(flags: &[Flag], team: TeamId, range: Range, locale: Locale) -> Vec<RuleFlag> {
    let told = |flag: &Flag| match flag.kind {
        FlagKind::Rule(rule) if (range.from..=range.to).contains(&flag.opened) => Some(RuleFlag {
            id: team_flag_id(team, flag),
            title: reason::rule(locale, rule),
            day: dates::day(locale, flag.opened),
        }),
        _ => None,
    };
    flags.iter().rev().filter_map(told).take(MAX_RULE_FLAGS).collect()
}

/// One day or week in words.
#[derive(Clone, Debug)]
pub struct MeanRow {
    /// Which.
    pub when: String,
    /// How many check-ins were shared, the last of each person's day.
    pub shared: u32,
    /// How many of them were rainy or stormy.
    pub low: u32,
    /// The mean.
    pub mean: String,
    /// How it compares with the limits.
    pub against: String,
}

/// From the days of a whole year, of which `range` is shown.
pub(super) fn course(
    members: &[Member],
    by_rules: Vec<RuleFlag>,
    weeks: TrendPeriod,
    range: Range,
    locale: Locale,
) -> MeanCourse {
    // A year of days would be unreadable: it is shown in weeks.
    let grain = if weeks == TrendPeriod::Year { Granularity::Week } else { Granularity::Day };
    let all = points(members, grain);
    let control = ControlChart::fit(&all, grain);
    let shown: Vec<TrendPoint> = all.iter().filter(|p| (range.from..=range.to).contains(&p.from)).copied().collect();
    let known = all.iter().filter(|p| p.mean.is_some()).count();
    let drawable = shown.iter().any(|p| p.mean.is_some());
    let (title, when) = match grain {
        Granularity::Day => (t!(locale, "trends-course-day"), t!(locale, "trends-day")),
        Granularity::Week => (t!(locale, "trends-course-week"), t!(locale, "trends-week")),
    };
    MeanCourse {
        title,
        when,
        caption: caption(locale, grain, control.is_some(), drawable, known),
        chart: drawable.then(|| draw(&shown, control.as_ref(), range, (grain, ChartMedium::Page), locale)),
        narrow: drawable.then(|| draw(&shown, control.as_ref(), range, (grain, ChartMedium::Phone), locale)),
        told: told(&shown, control.as_ref()),
        rows: shown.iter().rev().map(|point| row(point, control.as_ref(), grain, locale)).collect(),
        by_rules,
    }
}

fn caption(locale: Locale, grain: Granularity, limits: bool, drawable: bool, known: usize) -> String {
    let fewest = grain.fewest();
    match (grain, limits) {
        _ if !drawable => t!(locale, "trends-no-mean"),
        (Granularity::Day, true) => t!(locale, "trends-caption-day"),
        (Granularity::Week, true) => t!(locale, "trends-caption-week"),
        (Granularity::Day, false) => t!(locale, "trends-caption-day-early", fewest = fewest, known = known),
        (Granularity::Week, false) => t!(locale, "trends-caption-week-early", fewest = fewest, known = known),
    }
}

fn draw(
    shown: &[TrendPoint],
    control: Option<&ControlChart>,
    range: Range,
    (grain, medium): (Granularity, ChartMedium),
    locale: Locale,
) -> Chart {
    let band = |point: &TrendPoint| control.and_then(|control| control.band_of(point));
    let outside = |point: &TrendPoint| band(point).is_some_and(|s| s != BaselineBand::AsUsual);
    let with_means = || shown.iter().filter(|p| p.mean.is_some());
    let limit = |side: fn((f64, f64)) -> f64| {
        control.map(|c| with_means().map(|p| (p.from, side(c.limits(p)))).collect()).unwrap_or_default()
    };
    let number = |wanted| u32::try_from(shown.iter().filter(|p| band(p) == Some(wanted)).count()).unwrap_or(0);
    let (from, to) = (dates::day(locale, range.from), dates::day(locale, range.to));
    let (below, above) = (number(BaselineBand::Below), number(BaselineBand::Better));
    trend(&Trend {
        locale,
        medium,
        title: match grain {
            Granularity::Day => t!(locale, "trends-chart-day", from = from, to = to),
            Granularity::Week => t!(locale, "trends-chart-week", from = from, to = to),
        },
        about: match (control, grain) {
            (None, _) => String::new(),
            (Some(_), Granularity::Day) => t!(locale, "trends-outside-day", below = below, above = above),
            (Some(_), Granularity::Week) => t!(locale, "trends-outside-week", below = below, above = above),
        },
        from: range.from,
        to: range.to,
        dots: shown.iter().filter_map(|p| Some(Dot { day: p.from, level: p.mean?, flagged: outside(p) })).collect(),
        band: Vec::new(),
        centre: control.map(|c| with_means().map(|p| (p.from, c.centre)).collect()).unwrap_or_default(),
        limits: vec![limit(|(low, _)| low), limit(|(_, high)| high)],
    })
}

fn row(point: &TrendPoint, control: Option<&ControlChart>, grain: Granularity, locale: Locale) -> MeanRow {
    let band = control.and_then(|control| control.band_of(point));
    MeanRow {
        when: match grain {
            Granularity::Day => dates::weekday_and_day(locale, point.from),
            Granularity::Week => dates::full_day(locale, point.from),
        },
        shared: point.shared,
        low: point.low,
        mean: point.mean.map_or_else(|| t!(locale, "trends-too-few-people"), |mean| words::mean(locale, mean)),
        against: match (point.mean, band) {
            (None, _) => String::new(),
            (Some(_), None) => t!(locale, "trends-not-known-yet"),
            (Some(_), Some(band)) => words::baseline_band(locale, band),
        },
    }
}
