//! What a flag rests on: the chart of its days, what was named most on them, and what may help.

use std::collections::BTreeMap;

use super::course::ends;
use super::presenter::label;
use crate::app::flags::status::VisibleFlag;
use crate::app::library::about_links;
use crate::state::derived::{Derived, TeamDerived};
use content::{Card, Interventions, Stressors};
use domain::{Locale, StressorKey, Workday};
use insight::detectors::person::ChartPoint;
use insight::flag::{Citation, Flag, FlagKind};
use insight::lead_source::names_lead;
use insight::series::Day;
use insight::suggestion::{FlagScope, RankedIntervention, Situation, SuggestionFor, suggest};
use report::charts::{
    BandStep, Chart, ChartMedium, Dot, EvidenceChart, EvidenceShift, MarkedDay, Trend, band_of, evidence,
    trend_with_marks,
};
use store::{FlagState, FlagStep};
use words::{suggestion_reason, t};

/// How many days a chart shows: as the one of [`evidence`].
const SHOWN: usize = 21;
/// How many days the charts of a flag's page show, and on a phone.
const SHOWN_LARGE: usize = 40;
const SHOWN_ON_PHONES: usize = 20;
/// At least this many shifts before a flag, and at most this many after its end, are in the charts of its page.
const SHOWN_BEFORE: usize = 5;
const SHOWN_AFTER: usize = 5;

/// The small chart of a person's flag: the last shared days, those marked that the reason speaks of.
#[must_use]
pub fn small_chart(locale: Locale, flag: &Flag, derived: &Derived, name: &str) -> Chart {
    let days = days_up_to(flag, derived, SHOWN);
    let shifts: Vec<_> =
        days.iter().map(|day| EvidenceShift { weather: day.weather, counted: speaks_of(flag, day.workday) }).collect();
    let title = t!(locale, "flags-chart", name = name, shifts = shifts.len());
    evidence(&EvidenceChart { locale, title, shifts, band: derived.usual.known().map(band_of) })
}

/// The chart of a flag's page, with its marked days; and the same for a phone, over fewer shifts, so that nothing
/// scrolls.
#[must_use]
pub fn charts(locale: Locale, flag: &Flag, line: &[ChartPoint], name: &str, marks: &[MarkedDay]) -> Option<[Chart; 2]> {
    let of = |medium| large_chart(locale, flag, line, name, marks, medium);
    Some([of(ChartMedium::HalfPage)?, of(ChartMedium::Phone)?])
}

fn large_chart(
    locale: Locale,
    flag: &Flag,
    line: &[ChartPoint],
    name: &str,
    marks: &[MarkedDay],
    medium: ChartMedium,
) -> Option<Chart> {
    let most = if medium == ChartMedium::Phone { SHOWN_ON_PHONES } else { SHOWN_LARGE };
    let start = line.partition_point(|point| point.workday < flag.since);
    let over = flag.ended.map_or(line.len(), |ended| line.partition_point(|point| point.workday <= ended));
    let end = line.len().min(over + SHOWN_AFTER);
    // The start of the flag is always in the chart, with some shifts before it.
    let from = end.saturating_sub(most).min(start.saturating_sub(SHOWN_BEFORE));
    let shown = line.get(from..end).unwrap_or_default();
    let (from, to) = (shown.first()?.workday, shown.last()?.workday);
    let dot = |point: &ChartPoint| Dot {
        day: point.workday,
        level: f64::from(point.weather.level()),
        flagged: speaks_of(flag, point.workday),
    };
    let mut band: Vec<BandStep> = Vec::new();
    for point in shown {
        let step = BandStep { from: point.workday, band: point.usual.known().map(band_of) };
        if band.last().is_none_or(|last| last.band != step.band) {
            band.push(step);
        }
    }
    let trend = Trend {
        locale,
        medium,
        title: t!(locale, "flags-chart", name = name, shifts = shown.len()),
        about: String::new(),
        from,
        to,
        dots: shown.iter().map(dot).collect(),
        band,
        centre: Vec::new(),
        limits: Vec::new(),
    };
    Some(trend_with_marks(&trend, marks))
}

/// The days to mark in the chart of a flag: when it began, what people did about it, and each day on which it ended,
/// once it is over.
#[must_use]
pub fn marks(locale: Locale, visible: &VisibleFlag, steps: &[FlagStep]) -> Vec<MarkedDay> {
    let mut marks = vec![MarkedDay { day: visible.flag.since, label: t!(locale, "flag-page-mark-start") }];
    let followed =
        |step: &&FlagStep| matches!(step.state, FlagState::Acknowledged | FlagState::Done) && !step.is_reopened;
    for step in steps.iter().filter(followed) {
        let day = Workday(visible.local(step.at).date());
        let label = t!(locale, "flag-page-mark-follow-up");
        // Taking a flag and finishing it on the same day is one follow-up.
        if marks.last().is_none_or(|last| (last.day, &last.label) != (day, &label)) {
            marks.push(MarkedDay { day, label });
        }
    }
    marks.extend(ends(&visible.flag).map(|day| MarkedDay { day, label: t!(locale, "flag-page-mark-end") }));
    marks.sort_by_key(|mark| mark.day);
    marks
}

/// A flag that lasts is shown up to today, one that is over up to some days after it.
fn days_up_to<'a>(flag: &Flag, derived: &'a Derived, most: usize) -> &'a [Day] {
    let end = flag.ended.map_or(derived.days.len(), |ended| derived.days.partition_point(|day| day.workday <= ended));
    derived.days.get(end.saturating_sub(most)..end).unwrap_or_default()
}

/// Whether the reason of a flag speaks of this day.
fn speaks_of(flag: &Flag, workday: Workday) -> bool {
    flag.citations.iter().any(|citation| citation.workday == workday && flag.counts(citation))
}

/// What was named on the days that a flag speaks of, most often first.
#[must_use]
pub fn named(flag: &Flag, team: &TeamDerived) -> Vec<(StressorKey, usize)> {
    let mut counts: BTreeMap<StressorKey, usize> = BTreeMap::new();
    for citation in flag.citations.iter().filter(|citation| flag.counts(citation)) {
        for key in day(team, citation).map_or(&[][..], |day| &day.stressors) {
            *counts.entry(key.clone()).or_default() += 1;
        }
    }
    let mut named: Vec<_> = counts.into_iter().collect();
    named.sort_by(|(a, times_a), (b, times_b)| (times_b, a).cmp(&(times_a, b)));
    named
}

/// The day of a cited entry, in the same sight.
#[must_use]
pub fn day<'a>(team: &'a TeamDerived, citation: &Citation) -> Option<&'a Day> {
    let (_, derived) = team.people.iter().find(|(person, _)| *person == citation.person)?;
    derived.days.iter().find(|day| day.workday == citation.workday)
}

/// Whether the person named their lead as a source on one of the days that the flag counts, and shared that with their
/// lead.
#[must_use]
pub fn lead_is_named(visible: &VisibleFlag, team: &TeamDerived) -> bool {
    visible.person.is_some_and(|person| {
        let of = team.people.iter().find(|(known, _)| *known == person);
        of.is_some_and(|(_, derived)| names_lead(&visible.flag, person, &derived.days))
    })
}

/// What may help, and why it is proposed.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// What to do.
    pub card: &'static Card,
    /// Why it is proposed.
    pub why: String,
    /// What the library has on the stressors in sight: address and name.
    pub library: Vec<(String, String)>,
}

/// What to propose to a lead about a flag: one thing.
#[must_use]
pub fn proposal(
    locale: Locale,
    stressors: &Stressors,
    interventions: &'static Interventions,
    visible: &VisibleFlag,
    team: &TeamDerived,
    today: Workday,
) -> Option<Proposal> {
    let named: Vec<StressorKey> = match &visible.flag.kind {
        FlagKind::Stressor(key) | FlagKind::StressorWeek(key) => vec![key.clone()],
        _ => named(&visible.flag, team).into_iter().filter(|(_, times)| *times > 1).map(|(key, _)| key).collect(),
    };
    let about = FlagScope::from(&visible.flag.kind);
    let situation = Situation {
        tough_call: None,
        recipient: SuggestionFor::Lead,
        weather: None,
        energy: None,
        stressors: &named,
        flags: &[about],
        team_wide: about != FlagScope::Person,
        recently_offered: &[],
        less_of: &[],
        workday: today,
    };
    let RankedIntervention { key, why } = suggest(interventions.rules(), &situation, &[]).into_iter().next()?;
    let card = interventions.get(&key)?;
    Some(Proposal {
        card,
        why: suggestion_reason::sentence(locale, &why, SuggestionFor::Lead, label(stressors, locale)),
        library: about_links(locale, stressors, &named),
    })
}
