//! Flags by the published rules of thumb, where a centre has switched them on.

use super::TeamRule;
use crate::detectors::limits::MIN_PEOPLE;
use crate::flag::{Cite, Flag, Kind, Raised, Reason, Severity, count};
use crate::series::{Member, day_by_day, in_order};
use domain::Workday;

/// A rule says nothing of how unusual a thing is.
const SCORE: f64 = 1.0;

/// The flags of a team by these rules, from the series of its visible people, in any order. One flag an episode: it opens on the first
/// day on which the rule fires, and ends on the first on which it no longer does.
///
/// A day counts where at least [`MIN_PEOPLE`] shared it, as for our own flags. Others neither fire nor break a run.
#[must_use]
pub fn rule_flags(members: &[Member], rules: &[TeamRule]) -> Vec<Flag> {
    if rules.is_empty() {
        return Vec::new();
    }
    let members = in_order(members);
    let series = || members.iter().map(|(_, days)| days.as_slice());
    let days: Vec<(Workday, Vec<Cite>)> = day_by_day(series())
        .map(|(workday, entries)| {
            let cite = |(who, place): (usize, usize)| {
                let (person, days) = members.get(who)?;
                Some(Cite::new(*person, days.get(place)?, None))
            };
            (workday, entries.into_iter().filter_map(cite).collect::<Vec<_>>())
        })
        .filter(|(_, cites)| count(cites.iter()) >= MIN_PEOPLE)
        .collect();
    let levels: Vec<Vec<u8>> =
        days.iter().map(|(_, cites)| cites.iter().map(|cite| cite.weather.level()).collect()).collect();
    let mut flags: Vec<Flag> = rules.iter().flat_map(|rule| episodes(*rule, &rule.fires(&levels), &days)).collect();
    flags.sort_by(|a, b| (a.opened, &a.kind).cmp(&(b.opened, &b.kind)));
    flags
}

fn episodes(rule: TeamRule, fires: &[bool], days: &[(Workday, Vec<Cite>)]) -> Vec<Flag> {
    let mut flags = Vec::new();
    let mut place = 0;
    for run in fires.chunk_by(|a, b| a == b) {
        let end = place + run.len();
        if run.first() == Some(&true) {
            flags.push(flag(rule, place, end, days));
        }
        place = end;
    }
    flags
}

/// The flag of a rule that fires from the day at `opens` to the one before `end`.
fn flag(rule: TeamRule, opens: usize, end: usize, days: &[(Workday, Vec<Cite>)]) -> Flag {
    let since = (opens + 1).saturating_sub(rule.days());
    let (kind, severity, score) = (Kind::Rule(rule), Severity::Watch, SCORE);
    let told = |last: usize| evidence(rule, if rule.days() == 1 { &days[last..=last] } else { &days[since..=last] });
    let (reason, cites) = told(opens);
    let workday = days[opens].0;
    let raised = vec![Raised { workday, severity, kind: kind.clone(), score, reason, cites }];
    let (reason, cites) = told(end - 1);
    let (since, ended) = (days[since].0, days.get(end).map(|(day, _)| *day));
    Flag { kind, severity, since, opened: workday, raised, ended, score, reason, cites }
}

fn evidence(rule: TeamRule, days: &[(Workday, Vec<Cite>)]) -> (Reason, Vec<Cite>) {
    let cites: Vec<Cite> = days.iter().flat_map(|(_, cites)| cites).copied().collect();
    let shared = count(cites.iter());
    let day = |day: Option<&(Workday, Vec<Cite>)>| day.map_or(Workday::from_number(0), |(day, _)| *day);
    let (since, until) = (day(days.first()), day(days.last()));
    let reason = match rule {
        TeamRule::MeanUnderTwoAndAHalfForThreeDays => {
            let levels = cites.iter().map(|cite| u32::from(cite.weather.level())).sum();
            Reason::RuleMean { since, until, days: count(days.iter()), shared, levels }
        }
        TeamRule::FortyPercentLow => {
            Reason::RuleLow { workday: until, low: count(cites.iter().filter(|cite| cite.weather.is_low())), shared }
        }
    };
    (reason, cites)
}

#[cfg(test)]
mod tests;
