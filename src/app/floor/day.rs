//! One day of a team's queues as a sentence, a chart and a table.

use super::{FloorDay, FloorRow};
use crate::app::breaks::plan::TeamPlan;
use crate::app::breaks::presenter::time;
use domain::Locale;
use insight::staffing::breaks::{BreakSpan, StaffedInterval, most_at_once};
use report::charts::{ChartMedium, FloorChart, FloorInterval, floor};
use words::t;

/// The service level that the chart marks: four calls of five in time.
const MARKED_LEVEL: f64 = 0.8;

/// The day of a plan, with the granted breaks of the team, at this minute by the clock of the site.
pub(super) fn day(locale: Locale, plan: &TeamPlan, team_breaks: &[BreakSpan], minute: i64) -> FloorDay {
    let intervals = plan.day.intervals();
    let (first, last) = (intervals.first().map_or(0, |i| i.starts), intervals.last().map_or(0, StaffedInterval::ends));
    let calls: f64 = intervals.iter().map(|interval| interval.demand.offered).sum();
    let level = plan.day.level_from(first).unwrap_or(1.0);
    let within = plan.rules.within_seconds;
    let title = t!(locale, "floor-chart", from = time(first), to = time(last), within = within);
    let shown: Vec<_> = intervals.iter().map(|interval| shown(plan, interval, team_breaks)).collect();
    let now = Some(minute).filter(|minute| (first..last).contains(minute));
    let draw = |medium| {
        floor(&FloorChart { medium, title: title.clone(), intervals: shown.clone(), marked_level: MARKED_LEVEL, now })
    };
    FloorDay {
        summary: t!(
            locale,
            "floor-summary",
            calls = words::whole(locale, about(calls)),
            level = percent(level),
            within = within,
            breaks = team_breaks.len()
        ),
        source: plan.is_from_earlier_weeks.then(|| t!(locale, "floor-from-earlier-weeks")),
        chart: draw(ChartMedium::Page),
        narrow: draw(ChartMedium::Phone),
        caption: t!(
            locale,
            "floor-caption",
            within = within,
            marked = percent(MARKED_LEVEL),
            now = if now.is_some() { "yes" } else { "no" }
        ),
        rows: intervals.iter().map(|interval| row(locale, plan, interval, team_breaks)).collect(),
        fewer: t!(locale, "floor-fewer-caption", within = within),
    }
}

fn shown(plan: &TeamPlan, interval: &StaffedInterval, team_breaks: &[BreakSpan]) -> FloorInterval {
    FloorInterval {
        starts: interval.starts,
        ends: interval.ends(),
        offered: interval.demand.offered,
        level: plan.day.level(interval),
        has_breaks: granted(interval, team_breaks) > 0,
    }
}

fn row(locale: Locale, plan: &TeamPlan, interval: &StaffedInterval, team_breaks: &[BreakSpan]) -> FloorRow {
    let at_once = usize::try_from(plan.rules.at_once).unwrap_or(usize::MAX);
    let [level, fewer @ ..] = plan.day.levels(interval).map(percent);
    FloorRow {
        time: time(interval.starts),
        offered: words::whole(locale, interval.demand.offered),
        agents: interval.agents.to_string(),
        level,
        fewer,
        granted: granted(interval, team_breaks),
        free: at_once.saturating_sub(most_at_once(team_breaks, span(interval))),
    }
}

fn span(interval: &StaffedInterval) -> BreakSpan {
    BreakSpan { starts: interval.starts, minutes: interval.ends() - interval.starts }
}

/// How many breaks touch an interval.
fn granted(interval: &StaffedInterval, team_breaks: &[BreakSpan]) -> usize {
    team_breaks.iter().filter(|taken| taken.overlaps(span(interval))).count()
}

/// A share as a whole percentage: `82%`.
fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

/// A number of calls as an expectation can state it: to two digits.
fn about(calls: f64) -> f64 {
    let unit = 10_f64.powf((calls.max(1.0).log10().floor() - 1.0).max(0.0));
    (calls / unit).round() * unit
}
