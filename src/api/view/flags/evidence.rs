//! What a flag rests on: the chart of its days, what was named most on them, and what may help.

use std::collections::BTreeMap;

use super::told::label;
use crate::domain::{StressorKey, Workday};
use crate::insight::flag::{Cite, Flag, Kind, Reason};
use crate::insight::series::Day;
use crate::insight::suggestion::{FlagAbout, For, Ranked, Situation, suggest};
use crate::server::charts::{Chart, Evidence, Shift, band_of, evidence};
use crate::server::content::{Card, interventions};
use crate::server::derived::{Derived, TeamDerived};
use crate::server::flags::Noticed;
use crate::t;
use crate::words::{Locale, why};

/// How many days a chart shows: as the one of [`evidence`].
const SHOWN: usize = 21;

/// Whether the reason counts this entry as what it speaks of, rather than as what it is held against.
#[must_use]
pub fn is_counted(flag: &Flag, cite: &Cite) -> bool {
    match (&flag.reason, cite.usual) {
        (Reason::Sudden { workday, .. }, _) => cite.workday == *workday,
        (Reason::TeamLow { .. }, _) => cite.weather.is_low(),
        (Reason::Stressor { .. }, _) => true,
        (_, Some(usual)) => cite.weather < usual,
        (_, None) => true,
    }
}

/// The small chart of a person's flag: the last shared days, those marked that the reason speaks of.
#[must_use]
pub fn chart(locale: Locale, flag: &Flag, derived: &Derived, name: &str) -> Chart {
    let last = flag.cites.last().map(|cite| cite.workday);
    let to = derived.days.iter().rposition(|day| last.is_none_or(|last| day.workday <= last)).map_or(0, |at| at + 1);
    // A flag that lasts is shown up to today, one that is over up to its last day.
    let days = if flag.is_open() { &derived.days[..] } else { derived.days.get(..to).unwrap_or_default() };
    let days = days.get(days.len().saturating_sub(SHOWN)..).unwrap_or_default();
    let counted = |day: &Day| flag.cites.iter().any(|cite| cite.workday == day.workday && is_counted(flag, cite));
    let shifts: Vec<_> = days.iter().map(|day| Shift { weather: day.weather, counted: counted(day) }).collect();
    let title = t!(locale, "flags-chart", name = name, shifts = shifts.len());
    evidence(&Evidence { locale, title, shifts, band: derived.usual.known().map(band_of) })
}

/// What was named on the days that a flag speaks of, most often first.
#[must_use]
pub fn named(flag: &Flag, team: &TeamDerived) -> Vec<(StressorKey, usize)> {
    let mut counts: BTreeMap<StressorKey, usize> = BTreeMap::new();
    for cite in flag.cites.iter().filter(|cite| is_counted(flag, cite)) {
        for key in day(team, cite).map(|day| day.stressors.clone()).unwrap_or_default() {
            *counts.entry(key).or_default() += 1;
        }
    }
    let mut named: Vec<_> = counts.into_iter().collect();
    named.sort_by(|(a, times_a), (b, times_b)| (times_b, a).cmp(&(times_a, b)));
    named
}

/// The day that an entry stands for, in the same sight.
#[must_use]
pub fn day<'a>(team: &'a TeamDerived, cite: &Cite) -> Option<&'a Day> {
    let (_, derived) = team.people.iter().find(|(person, _)| *person == cite.person)?;
    derived.days.iter().find(|day| day.workday == cite.workday)
}

/// What may help, and why it is proposed.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// What to do.
    pub card: &'static Card,
    /// Why it is proposed.
    pub why: String,
}

/// What to propose to a lead about a flag: one thing.
#[must_use]
pub fn proposal(locale: Locale, noticed: &Noticed, team: &TeamDerived, today: Workday) -> Option<Proposal> {
    let named: Vec<StressorKey> = match &noticed.flag.kind {
        Kind::Stressor(key) => vec![key.clone()],
        _ => named(&noticed.flag, team).into_iter().filter(|(_, times)| *times > 1).map(|(key, _)| key).collect(),
    };
    let about = FlagAbout::from(&noticed.flag.kind);
    let situation = Situation {
        asker: For::Lead,
        weather: None,
        energy: None,
        stressors: &named,
        flags: &[about],
        team_wide: about != FlagAbout::Person,
        recently_offered: &[],
        less_of: &[],
        workday: today,
    };
    let Ranked { key, why } = suggest(interventions().rules(), &situation, &[]).into_iter().next()?;
    let card = interventions().get(&key)?;
    Some(Proposal { card, why: why::sentence(locale, &why, For::Lead, label(locale)) })
}
