//! What follows from the entries in one sight: series, baseline and flags by (viewer, person), kept until that sight
//! changes.
//!
//! A change outside a viewer's sight touches nothing here, so that neither an answer nor the time it takes can tell of
//! it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use moka::sync::Cache;

use crate::state::kept::{self, locked};
use domain::check_in::RETENTION_DAYS;
use domain::person::{Membership, TeamRole};
use domain::{Audience, CheckIn, PersonId, Sight, TeamId, Workday};
use insight::baseline::{BaselineBand, BaselineStatus};
use insight::detectors::person::{ChartPoint, NewNormal};
use insight::detectors::rules::{TeamRule, rule_flags};
use insight::detectors::stressor::stressor_flags;
use insight::detectors::team::{MemberHistory, team_flags_from_histories};
use insight::flag::Flag;
use insight::series::{Day, Member, series};
use store::{Range, Store, StoreError};

/// What follows from one person's entries in one sight.
#[derive(Clone, Debug)]
pub struct Derived {
    /// The days, oldest first.
    pub days: Vec<Day>,
    /// What is usual.
    pub usual: BaselineStatus,
    /// What departed from it, oldest first.
    pub flags: Vec<Flag>,
    /// The last day against what was usual before it.
    pub last: Option<ChartPoint>,
    /// How many of the newest days in a row are usual or better.
    pub usual_in_a_row: u32,
    /// The changes that the person declared in this sight to be their new usual.
    pub settled: Vec<NewNormal>,
}

impl Derived {
    /// Derives it from the entries of one sight and the changes that the person declared in it to be their new usual.
    #[must_use]
    pub fn from_entries(person: PersonId, entries: &[CheckIn], settled: &[NewNormal]) -> Self {
        let days = series(entries);
        let reading = insight::detectors::person::analyse(person, &days, settled);
        let (last, settled) = (reading.line.last().copied(), settled.to_vec());
        let is_usual = |point: &&ChartPoint| point.band().is_some_and(|band| band >= BaselineBand::AsUsual);
        let usual_in_a_row = u32::try_from(reading.line.iter().rev().take_while(is_usual).count()).unwrap_or(u32::MAX);
        Self { days, usual: reading.usual, flags: reading.flags, last, usual_in_a_row, settled }
    }
}

/// The flags of a team, of its stressors and by these rules, from the days on which each person worked in it.
fn flags_of_team(people: &[(PersonId, Arc<Derived>)], memberships: &[Membership], rules: &[TeamRule]) -> Vec<Flag> {
    let in_team = |person: PersonId, day: Workday| {
        memberships.iter().any(|membership| membership.person == person && membership.holds_on(day))
    };
    let days_in_team = |(person, derived): &(PersonId, Arc<Derived>)| -> Member {
        (*person, derived.days.iter().filter(|day| in_team(*person, day.workday)).cloned().collect())
    };
    let members: Vec<Member> = people.iter().map(days_in_team).filter(|(_, days)| !days.is_empty()).collect();
    let watched = people.iter().map(|(person, derived)| MemberHistory {
        person: *person,
        days: &derived.days,
        new_normals: &derived.settled,
        in_team: Box::new(move |day| in_team(*person, day)),
    });
    let mut flags = team_flags_from_histories(watched.collect());
    flags.extend(stressor_flags(&members));
    flags.extend(rule_flags(&members, rules));
    flags.sort_by_key(|flag| flag.opened);
    flags
}

/// What follows from what one lead may see of a team.
#[derive(Clone, Debug, Default)]
pub struct TeamDerived {
    /// Every person of the team who has an entry in sight, with what follows from it, in the order of their ids.
    pub people: Vec<(PersonId, Arc<Derived>)>,
    /// Flags of the team and of its stressors, oldest first.
    pub flags: Vec<Flag>,
    /// Who works in the team on the requested day.
    pub here: Vec<PersonId>,
}

impl TeamDerived {
    fn from_people(
        people: Vec<(PersonId, Arc<Derived>)>,
        memberships: &[Membership],
        rules: &[TeamRule],
        here: Vec<PersonId>,
    ) -> Self {
        Self { flags: flags_of_team(&people, memberships, rules), people, here }
    }
}

/// Which version of whose entries a lead's sight was computed from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Version {
    /// How often everything was invalidated.
    epoch: u64,
    person: u64,
    today: Workday,
}

/// People kept in the sight of a lead: 1,500 people, each with several leads.
const PEOPLE_KEPT: u64 = 10_000;
/// Teams kept in the sight of a lead.
const TEAMS_KEPT: u64 = 500;

/// What was derived, for all leads.
#[derive(Clone, Debug)]
pub struct Derivations {
    kept: Cache<(PersonId, PersonId), (Version, Arc<Derived>)>,
    teams: Cache<(PersonId, TeamId), (TeamVersion, Arc<TeamDerived>)>,
    versions: Arc<Mutex<Versions>>,
}

/// The published rules, the epoch and the versions of people's entries from which a lead's sight of a team was
/// computed.
type TeamVersion = (Vec<TeamRule>, u64, Vec<(PersonId, Version)>);

#[derive(Debug, Default)]
struct Versions {
    epoch: u64,
    people: HashMap<PersonId, u64>,
}

impl Default for Derivations {
    fn default() -> Self {
        Self {
            kept: kept::newest(PEOPLE_KEPT).build(),
            teams: kept::newest(TEAMS_KEPT).build(),
            versions: Arc::default(),
        }
    }
}

impl Derivations {
    /// What follows from what `viewer` may see, as a lead, of `person`.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn in_lead_sight(
        &self,
        store: &Store,
        viewer: PersonId,
        person: PersonId,
        today: Workday,
    ) -> Result<Arc<Derived>, StoreError> {
        let version = self.version(person, today);
        if let Some((_, derived)) = self.kept.get(&(viewer, person)).filter(|(known, _)| *known == version) {
            return Ok(derived);
        }
        let range = Range { from: today.plus(-RETENTION_DAYS), to: today };
        let entries = store.check_ins().in_lead_sight(viewer, person, range).await?;
        let settled = store.new_normals().list(person, Sight::Shared).await?;
        let derived = tokio::task::spawn_blocking(move || Derived::from_entries(person, &entries, &settled));
        let derived = Arc::new(derived.await.map_err(|_| StoreError::Panicked)?);
        self.kept.insert((viewer, person), (version, Arc::clone(&derived)));
        Ok(derived)
    }

    /// What follows from what `viewer` may see, as a lead, of everybody who works or worked in a team.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn team_in_lead_sight(
        &self,
        store: &Store,
        viewer: PersonId,
        team: TeamId,
        today: Workday,
    ) -> Result<Arc<TeamDerived>, StoreError> {
        // Before the read: a roster that changes in between makes what is computed here stale.
        let epoch = self.lock().epoch;
        let memberships: Vec<_> = store
            .teams()
            .memberships(team)
            .await?
            .into_iter()
            .filter(|membership| membership.role == TeamRole::Member)
            .collect();
        let mut everybody: Vec<_> = memberships.iter().map(|membership| membership.person).collect();
        everybody.sort_unstable();
        everybody.dedup();
        let rules = store.settings().team_rules();
        let versions = everybody.iter().map(|person| (*person, self.version(*person, today))).collect();
        let version: TeamVersion = (rules.clone(), epoch, versions);
        if let Some((_, derived)) = self.teams.get(&(viewer, team)).filter(|(known, _)| *known == version) {
            return Ok(derived);
        }
        let mut people = Vec::with_capacity(everybody.len());
        for person in everybody {
            let derived = self.in_lead_sight(store, viewer, person, today).await?;
            if !derived.days.is_empty() {
                people.push((person, derived));
            }
        }
        let here = memberships
            .iter()
            .filter(|membership| membership.holds_on(today))
            .map(|membership| membership.person)
            .collect();
        let derived = tokio::task::spawn_blocking(move || TeamDerived::from_people(people, &memberships, &rules, here));
        let derived = Arc::new(derived.await.map_err(|_| StoreError::Panicked)?);
        self.teams.insert((viewer, team), (version, Arc::clone(&derived)));
        Ok(derived)
    }

    /// An entry was added, changed or deleted: what leads see of the person is computed again, if they could see it
    /// before or can now.
    pub fn entry_changed(&self, before: Option<&CheckIn>, after: Option<&CheckIn>) {
        for entry in [before, after].into_iter().flatten().filter(|e| e.audience > Audience::Me) {
            self.invalidate_person(entry.person);
        }
    }

    /// What leads see of a person is computed again.
    pub fn invalidate_person(&self, person: PersonId) {
        *self.lock().people.entry(person).or_default() += 1;
    }

    /// Everything is computed again: who sees which entries may have changed, or any of the entries.
    pub fn invalidate_all(&self) {
        self.lock().epoch += 1;
    }

    fn version(&self, person: PersonId, today: Workday) -> Version {
        let versions = self.lock();
        Version { epoch: versions.epoch, person: versions.people.get(&person).copied().unwrap_or_default(), today }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Versions> {
        locked(&self.versions)
    }
}
