//! A person's own flags, and next to them those that each lead sees: from the same snapshot, each from its own sight.

use super::journal::JournalContext;
use crate::app::check_in::visibility_change::in_sight_of;
use crate::app::flags::status::{person_flag_id, shown_to_leads};
use domain::name_order::name_order;
use domain::person::TeamRole;
use domain::{CheckIn, PersonId, StressorKey, Workday};
use insight::baseline::MIN_SHIFTS;
use insight::detectors::caveats::caveats;
use insight::detectors::person;
use insight::detectors::person::{NewNormal, PersonAnalysis};
use insight::flag::Flag;
use insight::series::{Day, series};
use store::FlagId;
use words::reason;
use words::reason::FlagPerspective;

/// Flags that are over are shown for this many days.
const OVER: i32 = 91;
/// How many are shown at most in one sight.
const MAX_NOTICED: usize = 4;

/// One flag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticedFlag {
    /// Which, for what leads do about it.
    pub id: FlagId,
    /// `watch`, `talk` or `act`: the class of its word.
    pub class: &'static str,
    /// How serious, in words.
    pub severity: String,
    /// Why.
    pub sentence: String,
    /// How unusual it is.
    pub how_often: String,
    /// What else it could be.
    pub doubts: Vec<String>,
    /// Whether it is over.
    pub over: bool,
    /// Where it has lasted long enough to be the new usual: since when, for the form that says so.
    pub settles: Option<Workday>,
}

/// What leads who see the same are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagsOfLeads {
    /// Their names.
    pub leads: Vec<String>,
    /// Their flags about the person.
    pub flags: Vec<NoticedFlag>,
}

/// Both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticedView {
    /// From all of one's days.
    pub own: Vec<NoticedFlag>,
    /// Whether there are too few days for a flag.
    pub is_early: bool,
    /// From what was shared, by who sees it; empty where nobody leads one's team now.
    pub leads: Vec<FlagsOfLeads>,
}

/// Both sides, from one's own days and their reading, and from all entries with what was said in leads' sight is to
/// stay.
#[must_use]
pub fn noticed(
    around: &JournalContext<'_>,
    own: &PersonAnalysis,
    days: &[Day],
    entries: &[CheckIn],
    settled: &[NewNormal],
) -> NoticedView {
    let mut together: Vec<FlagsOfLeads> = Vec::new();
    for lead in current_leads(around) {
        let seen = in_sight_of(lead, around.leads, entries);
        let days = series(&seen);
        let reading = person::analyse(around.me.person().id, &days, settled);
        // The first step is for the person alone (see `shown_to_leads`).
        let shown: Vec<Flag> = reading.flags.iter().filter(|flag| shown_to_leads(flag)).cloned().collect();
        let name = around.names.get(&lead).cloned().unwrap_or_default();
        let flags = in_words(around, &shown, &days, &reading, FlagPerspective::YouAsShared);
        match together.iter_mut().find(|group| group.flags == flags) {
            Some(group) => group.leads.push(name),
            None => together.push(FlagsOfLeads { leads: vec![name], flags }),
        }
    }
    NoticedView {
        own: in_words(around, &own.flags, days, own, FlagPerspective::You),
        is_early: days.len() < MIN_SHIFTS as usize,
        leads: together,
    }
}

/// Those who lead, today, a team that the person works in today, and have used their account, by name.
fn current_leads(around: &JournalContext<'_>) -> Vec<PersonId> {
    let today = around.me.today();
    let teams: Vec<_> = around.me.viewer.teams(TeamRole::Member, today).collect();
    let mut leads: Vec<_> = around
        .leads
        .iter()
        .filter(|membership| membership.holds_on(today) && teams.contains(&membership.team))
        .map(|membership| membership.person)
        .filter(|person| around.joined.contains(person))
        .collect();
    leads.sort_by_cached_key(|lead| (around.names.get(lead).map(|name| name_order(name)), *lead));
    leads.dedup();
    leads
}

fn in_words(
    around: &JournalContext<'_>,
    flags: &[Flag],
    days: &[Day],
    reading: &PersonAnalysis,
    whom: FlagPerspective<'_>,
) -> Vec<NoticedFlag> {
    let (locale, today) = (around.locale, around.me.today());
    let label = |key: &StressorKey| around.stressors.label(locale, key).to_owned();
    let mut shown: Vec<&Flag> =
        flags.iter().filter(|flag| flag.ended.is_none_or(|day| day >= today.plus(-OVER))).collect();
    shown.sort_by_key(|flag| (flag.is_open(), flag.opened));
    shown
        .into_iter()
        .rev()
        .take(MAX_NOTICED)
        .map(|flag| NoticedFlag {
            id: person_flag_id(around.me.person().id, flag),
            class: flag.severity_now.key(),
            severity: reason::severity(locale, flag.severity_now),
            sentence: reason::sentence_now(locale, flag, whom, label),
            how_often: reason::how_often(locale, flag.score, whom),
            doubts: caveats(flag, days, &reading.line).iter().map(|doubt| reason::doubt(locale, doubt)).collect(),
            over: !flag.is_open(),
            settles: flag.can_be_settled(days).then_some(flag.since),
        })
        .collect()
}
