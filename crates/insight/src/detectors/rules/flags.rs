//! Flags of the published rules of thumb that a centre has switched on.

use super::team_rule::TeamRule;
use crate::detectors::limits::MIN_PEOPLE;
use crate::flag::{Citation, Escalation, Flag, FlagKind, OpenSpell, Reason, Severity, count};
use crate::series::{Member, day_by_day, in_order};
use domain::Workday;

/// A rule does not say how unusual a day is, so its score is constant.
const SCORE: f64 = 1.0;

/// Returns the flags of a team by these rules, from the series of its visible people in any order. An episode opens on
/// the first day on which the rule fires and ends on the first day on which it does not.
///
/// A day counts if at least [`MIN_PEOPLE`] people shared it, as for the detectors. Other days neither fire nor break a
/// run.
#[must_use]
pub fn rule_flags(members: &[Member], rules: &[TeamRule]) -> Vec<Flag> {
    if rules.is_empty() {
        return Vec::new();
    }
    let members = in_order(members);
    let series = || members.iter().map(|(_, days)| days.as_slice());
    let days: Vec<(Workday, Vec<Citation>)> = day_by_day(series())
        .map(|(workday, entries)| {
            let citation = |(who, index): (usize, usize)| {
                let (person, days) = members.get(who)?;
                Some(Citation::new(*person, days.get(index)?, None))
            };
            (workday, entries.into_iter().filter_map(citation).collect::<Vec<_>>())
        })
        .filter(|(_, citations)| count(citations.iter()) >= MIN_PEOPLE)
        .collect();
    let levels: Vec<Vec<u8>> =
        days.iter().map(|(_, citations)| citations.iter().map(|citation| citation.weather.level()).collect()).collect();
    let mut flags: Vec<Flag> = rules.iter().flat_map(|rule| episodes(*rule, &rule.fires(&levels), &days)).collect();
    flags.sort_by(|a, b| (a.opened, &a.kind).cmp(&(b.opened, &b.kind)));
    flags
}

fn episodes(rule: TeamRule, fires: &[bool], days: &[(Workday, Vec<Citation>)]) -> Vec<Flag> {
    let mut flags = Vec::new();
    let mut index = 0;
    for run in fires.chunk_by(|a, b| a == b) {
        let end = index + run.len();
        if run.first() == Some(&true) {
            flags.push(flag(rule, index, end, days));
        }
        index = end;
    }
    flags
}

/// The flag of a rule that fires from the day at `opens` to the day before `end`.
fn flag(rule: TeamRule, opens: usize, end: usize, days: &[(Workday, Vec<Citation>)]) -> Flag {
    let since = (opens + 1).saturating_sub(rule.days());
    let (kind, severity, score) = (FlagKind::Rule(rule), Severity::Watch, SCORE);
    let evidence_until =
        |last: usize| evidence(rule, if rule.days() == 1 { &days[last..=last] } else { &days[since..=last] });
    let (reason, citations) = evidence_until(opens);
    let workday = days[opens].0;
    let escalations = vec![Escalation { workday, severity, kind: kind.clone(), score, reason, citations }];
    let (reason, citations) = evidence_until(end - 1);
    let (since, ended) = (days[since].0, days.get(end).map(|(day, _)| *day));
    let spells = vec![OpenSpell { kind: kind.clone(), severity, opened: workday, talk: None, ended }];
    Flag {
        kind,
        severity,
        severity_now: severity,
        since,
        opened: workday,
        escalations,
        ended,
        spells,
        latest: Vec::new(),
        score,
        reason,
        citations,
    }
}

fn evidence(rule: TeamRule, days: &[(Workday, Vec<Citation>)]) -> (Reason, Vec<Citation>) {
    let citations: Vec<Citation> = days.iter().flat_map(|(_, citations)| citations).copied().collect();
    let shared = count(citations.iter());
    let day = |day: Option<&(Workday, Vec<Citation>)>| day.map_or(Workday::from_number(0), |(day, _)| *day);
    let (since, until) = (day(days.first()), day(days.last()));
    let reason = match rule {
        TeamRule::MeanUnderTwoAndAHalfForThreeDays => {
            let levels = citations.iter().map(|citation| u32::from(citation.weather.level())).sum();
            Reason::RuleMean { since, until, days: count(days.iter()), shared, levels }
        }
        TeamRule::FortyPercentLow => Reason::RuleLow {
            workday: until,
            low: count(citations.iter().filter(|citation| citation.weather.is_low())),
            shared,
        },
    };
    (reason, citations)
}

#[cfg(test)]
mod tests;
