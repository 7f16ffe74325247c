//! `weathervane audit`: closes weeks, attacks the released figures, and prints what the attacks found and what the protection costs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::common::Failure;
use super::database_copy;
use super::export::org_units;
use domain::Locale;
use insight::old_climate::attack::centre::{Plan, weeks};
use insight::old_climate::attack::{Attacker, Verdict, attack, attack_doings, months, twice};
use insight::old_climate::period::Month;
use insight::old_climate::{Cell, Closed, Deeds, Doings, Figures, Openness, OrgUnit, Released, Rules, Week, close};
use store::{Site, Store};
use words::t;

/// Number of teams per week whose leads are tried as attackers one by one.
const LEADS: usize = 10;
/// Minimum number of sharers for which a team's withheld figures count as a cost.
const SHARERS: usize = 6;
/// Minimum number of people for which a department's withheld figures count as a cost.
const PEOPLE: u32 = 40;

/// Results of the attacks on closed weeks, and the cost of disclosure control.
#[derive(Debug, Default)]
struct Audit {
    weeks: usize,
    cells: usize,
    withheld: usize,
    /// (Released, all) of the figures that count as a cost.
    teams: (usize, usize),
    departments: (usize, usize),
    psychologist: Verdict,
    with_lead: Verdict,
    with_all_leads: Verdict,
    everybody: Verdict,
    doings: Months,
    /// Answers pinned at closing time in weeks whose answers have changed since.
    pinned_then: usize,
}

/// Attacks a simulated centre and prints the results. Returns the number of pinned answers.
///
/// # Errors
/// If simulating fails, which does not happen in practice.
pub fn simulated(plan: Plan, locale: Locale) -> Result<usize, Failure> {
    let rules = Rules::default();
    let mut audit = Audit::of(weeks(plan).into_iter().map(|week| with_figures(week, rules)), rules);
    for deeds in months(plan) {
        let shown = deeds.release(rules);
        audit.doings.add(&deeds, shown.as_deref(), rules);
    }
    println!(
        "{}\n",
        t!(locale, "audit-simulated", people = plan.people, weeks = plan.weeks, seed = plan.seed.to_string())
    );
    audit.print(rules, locale);
    Ok(audit.pinned())
}

/// Attacks the released figures of a centre in a copy of its database and prints the results. Returns the number of pinned answers.
///
/// # Errors
/// If the directory holds no centre or cannot be read.
pub async fn real(directory: &Path, locale: Locale) -> Result<usize, Failure> {
    let (_copy, store) = database_copy::open(directory)?;
    let (mut weeks, mut since, mut pinned_then) = (Vec::new(), 0, 0);
    let mut rules = Rules::new(store.settings().floor().await?);
    for site in store.org_units().tree().await? {
        let units: Vec<OrgUnit> = org_units(&site).into_iter().map(|(unit, _)| unit).collect();
        for closed in store.climate().closed_weeks(site.id).await? {
            rules = Rules::new(closed.floor);
            let (week, now) = with_figures(store.climate().climate_of_week(site.id, closed.monday).await?, rules);
            let shown = store.climate().climate(units.clone(), closed.monday, closed.monday).await?;
            let shown: BTreeMap<Cell, Released<Figures>> =
                shown.into_iter().map(|((cell, _), figures)| (cell, figures)).collect();
            // If answers changed after the week closed, the figures shown were attacked at closing time.
            if shown == now.cells {
                weeks.push((week, now));
            } else {
                since += 1;
                pinned_then += usize::try_from(closed.pinned)?;
            }
        }
    }
    let audit = Audit::of(weeks.into_iter(), rules);
    println!("{}\n", t!(locale, "audit-of-centre", weeks = audit.weeks));
    if since > 0 {
        println!("{}\n", t!(locale, "audit-changed-since", weeks = since, pinned = pinned_then));
    }
    let audit = Audit { pinned_then, doings: doings_of(&store).await?, ..audit };
    audit.print(rules, locale);
    Ok(audit.pinned())
}

/// Actions in the months of a centre, and the results of attacks on the released ones.
#[derive(Debug, Default)]
struct Months {
    months: usize,
    lines: usize,
    /// Months whose stored actions have changed since they closed.
    since: usize,
    verdict: Verdict,
}

impl Months {
    fn add(&mut self, deeds: &Deeds, shown: Option<&Doings>, rules: Rules) {
        self.months += 1;
        let Some(shown) = shown else { return };
        self.lines += shown.helped.len() + usize::from(shown.followed_up.is_some());
        self.verdict.add(attack_doings(deeds, shown, rules));
    }
}

/// Attacks every month of every site that has released actions.
async fn doings_of(store: &Store) -> Result<Months, Failure> {
    let mut found = Months::default();
    let mut sites: BTreeMap<Month, Vec<Deeds>> = BTreeMap::new();
    for site in store.org_units().tree().await? {
        for (month, shown) in store.climate().all_doings(site.id).await? {
            let rules = Rules::new(floor_of(store, &site, month).await?);
            let deeds = store.climate().deeds_of_month(&site, month).await?;
            // As with weeks: later changes say nothing about the figures that were shown.
            if deeds.release(rules).as_ref() == Some(&shown) {
                found.add(&deeds, Some(&shown), rules);
            } else {
                found.since += 1;
            }
            sites.entry(month).or_default().push(deeds);
        }
    }
    found.verdict.pinned.extend(sites.values().flat_map(twice));
    Ok(found)
}

/// Returns the minimum group size with which a month closed: that of its last week.
async fn floor_of(store: &Store, site: &Site, month: Month) -> Result<u32, Failure> {
    let last = month.mondays().last().copied();
    let closed = store.climate().closed_weeks(site.id).await?.into_iter().find(|week| Some(week.monday) == last);
    Ok(match closed {
        Some(week) => week.floor,
        None => store.settings().floor().await?,
    })
}

fn with_figures(week: Week, rules: Rules) -> (Week, Closed) {
    let closed = close(&week, rules);
    (week, closed)
}

impl Audit {
    /// Attacks the released figures of weeks.
    fn of(weeks: impl Iterator<Item = (Week, Closed)>, rules: Rules) -> Self {
        let mut audit = Self::default();
        for (week, closed) in weeks {
            audit.weeks += 1;
            audit.cells += closed.cells.len();
            audit.withheld += closed.withheld;
            audit.price(&week, &closed);
            audit.psychologist.add(attack(&week, &closed, rules, Attacker::Psychologist));
            for team in week.teams.iter().take(LEADS) {
                audit.with_lead.add(attack(&week, &closed, rules, Attacker::WithLead(team.team)));
            }
            audit.with_all_leads.add(attack(&week, &closed, rules, Attacker::WithAllLeads));
            audit.everybody.add(attack(&week, &closed, rules, Attacker::Everybody));
        }
        audit
    }

    fn price(&mut self, week: &Week, closed: &Closed) {
        let is_shown = |place| usize::from(closed.cells.contains_key(&Cell::whole(place)));
        for team in &week.teams {
            let shared = week.answers.iter().filter(|a| a.team == team.team && a.openness != Openness::Kept);
            if shared.count() >= SHARERS {
                self.teams = (self.teams.0 + is_shown(OrgUnit::Team(team.team)), self.teams.1 + 1);
            }
        }
        for department in week.teams.iter().map(|team| team.department).collect::<BTreeSet<_>>() {
            let teams = week.teams.iter().filter(|team| team.department == department);
            if teams.map(|team| team.members).sum::<u32>() >= PEOPLE {
                let shown = is_shown(OrgUnit::Department(department));
                self.departments = (self.departments.0 + shown, self.departments.1 + 1);
            }
        }
    }

    fn attacks(&self) -> [&Verdict; 4] {
        [&self.psychologist, &self.with_lead, &self.with_all_leads, &self.everybody]
    }

    fn pinned(&self) -> usize {
        self.pinned_then
            + self.doings.verdict.pinned.len()
            + self.attacks().iter().map(|verdict| verdict.pinned.len()).sum::<usize>()
    }

    fn print(&self, rules: Rules, l: Locale) {
        let who = [
            t!(l, "audit-psychologist"),
            t!(l, "audit-with-lead", leads = LEADS),
            t!(l, "audit-with-all-leads"),
            t!(l, "audit-everybody", helpers = rules.floor() - 1),
        ];
        for (who, verdict) in who.into_iter().zip(self.attacks()) {
            let (attacked, pinned) = (verdict.attacked, verdict.pinned.len());
            println!("{}", t!(l, "audit-attack", who = who, attacked = attacked, pinned = pinned));
        }
        let Months { months, lines, since, verdict } = &self.doings;
        let (attacked, pinned) = (verdict.attacked, verdict.pinned.len());
        println!("{}", t!(l, "audit-doings", months = *months, lines = *lines, attacked = attacked, pinned = pinned));
        if *since > 0 {
            println!("{}", t!(l, "audit-doings-since", months = *since));
        }
        println!("\n{}", t!(l, "audit-cells", weeks = self.weeks, cells = self.cells, withheld = self.withheld));
        let (shown, all) = self.teams;
        println!(
            "{}",
            t!(l, "audit-teams", sharers = SHARERS, shown = shown, all = all, percent = percent(self.teams))
        );
        let (shown, all) = self.departments;
        let told = percent(self.departments);
        println!("{}", t!(l, "audit-departments", people = PEOPLE, shown = shown, all = all, percent = told));
        // For programs: the same in every language.
        println!("\npinned: {}", self.pinned());
    }
}

fn percent((part, all): (usize, usize)) -> usize {
    (100 * part).checked_div(all).unwrap_or(100)
}
