//! One's own flags and, beside them, those that each lead sees: from the same snapshot, each from its own sight.

use std::collections::BTreeMap;

use super::journal::Around;
use crate::domain::person::Tie;
use crate::domain::{CheckIn, PersonId, StressorKey};
use crate::insight::flag::{Flag, Severity};
use crate::server::derived::Derived;
use crate::server::narrowed::in_sight_of;
use crate::words::reason::{self, Whom};

/// Flags that are over are shown for so many days.
const OVER: i32 = 91;
/// How many are shown at most in one sight.
const MOST: usize = 4;

/// One flag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// `watch`, `talk` or `act`: the class of its word.
    pub class: &'static str,
    /// How serious, in words.
    pub severity: String,
    /// Why.
    pub sentence: String,
    /// Whether it is over.
    pub over: bool,
}

/// What leads who see the same are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadSees {
    /// Their names.
    pub leads: Vec<String>,
    /// Their flags about the person.
    pub said: Vec<Said>,
}

/// Both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticedView {
    /// From all of one's days.
    pub own: Vec<Said>,
    /// From what was shared, by who sees it; empty where nobody leads one's team now.
    pub leads: Vec<LeadSees>,
}

/// Both sides, from one's own entries.
#[must_use]
pub fn noticed(around: &Around<'_>, own: &[Flag], entries: &[CheckIn]) -> NoticedView {
    let mut leads: BTreeMap<(String, PersonId), Vec<Said>> = BTreeMap::new();
    for lead in current_leads(around) {
        let seen = in_sight_of(lead, around.leads, entries);
        let derived = Derived::from_entries(around.me.person().id, &seen);
        // The first step is for the person alone: a lead is shown a flag from the second up (see `server::flags::of_team`).
        let shown: Vec<Flag> = derived.flags.into_iter().filter(|flag| flag.severity >= Severity::Talk).collect();
        let name = around.names.get(&lead).cloned().unwrap_or_default();
        leads.insert((name, lead), said(around, &shown, Whom::YouAsShared));
    }
    let mut together: Vec<LeadSees> = Vec::new();
    for ((name, _), said) in leads {
        match together.iter_mut().find(|group| group.said == said) {
            Some(group) => group.leads.push(name),
            None => together.push(LeadSees { leads: vec![name], said }),
        }
    }
    NoticedView { own: said(around, own, Whom::You), leads: together }
}

/// Whoever leads, today, a team that the person works in today.
fn current_leads(around: &Around<'_>) -> Vec<PersonId> {
    let today = around.me.today();
    let teams: Vec<_> = around.me.viewer.teams(Tie::Member, today).collect();
    let mut leads: Vec<_> = around
        .leads
        .iter()
        .filter(|tie| tie.holds_on(today) && teams.contains(&tie.team))
        .map(|tie| tie.person)
        .collect();
    leads.sort();
    leads.dedup();
    leads
}

fn said(around: &Around<'_>, flags: &[Flag], whom: Whom<'_>) -> Vec<Said> {
    let (locale, today) = (around.locale, around.me.today());
    let label = |key: &StressorKey| around.stressors.label(locale, key).to_owned();
    let mut shown: Vec<&Flag> =
        flags.iter().filter(|flag| flag.ended.is_none_or(|day| day >= today.plus(-OVER))).collect();
    shown.sort_by_key(|flag| (flag.is_open(), flag.opened));
    shown
        .into_iter()
        .rev()
        .take(MOST)
        .map(|flag| Said {
            class: flag.severity.key(),
            severity: reason::severity(locale, flag.severity),
            sentence: reason::sentence(locale, &flag.reason, whom, label),
            over: !flag.is_open(),
        })
        .collect()
}
