//! `weathervane audit`: closes weeks, attacks what they show, and says what came of it and what it cost.

use std::collections::BTreeSet;

use super::Failure;
use crate::insight::climate::attack::centre::{Plan, weeks};
use crate::insight::climate::attack::{Attacker, Verdict, attack};
use crate::insight::climate::{Cell, Closed, Openness, Place, Rules, Week, close};
use crate::t;
use crate::words::Locale;

/// Teams whose leads are tried one by one.
const LEADS: usize = 10;
/// Sharers from which on a team's figures are worth counting as a price.
const SHARERS: usize = 6;
/// People from which on a department's are.
const PEOPLE: u32 = 40;

/// What came of attacks on closed weeks, and what disclosure control cost.
#[derive(Debug, Default)]
struct Audit {
    weeks: usize,
    cells: usize,
    withheld: usize,
    /// Released, of all that are worth counting.
    teams: (usize, usize),
    departments: (usize, usize),
    psychologist: Verdict,
    with_lead: Verdict,
    with_all_leads: Verdict,
    everybody: Verdict,
}

/// Attacks a simulated centre and prints what came of it. Gives how many were pinned.
///
/// # Errors
/// None that a simulated centre could bring about.
pub fn simulated(plan: Plan, locale: Locale) -> Result<usize, Failure> {
    let rules = Rules::default();
    let audit = Audit::of(weeks(plan).into_iter().map(|week| with_figures(week, rules)), rules);
    println!(
        "{}\n",
        t!(locale, "audit-simulated", people = plan.people, weeks = plan.weeks, seed = plan.seed.to_string())
    );
    audit.print(rules, locale);
    Ok(audit.pinned())
}

fn with_figures(week: Week, rules: Rules) -> (Week, Closed) {
    let closed = close(&week, rules);
    (week, closed)
}

impl Audit {
    /// Attacks weeks with what was released of them, wherever they come from.
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
                self.teams = (self.teams.0 + is_shown(Place::Team(team.team)), self.teams.1 + 1);
            }
        }
        for department in week.teams.iter().map(|team| team.department).collect::<BTreeSet<_>>() {
            let teams = week.teams.iter().filter(|team| team.department == department);
            if teams.map(|team| team.members).sum::<u32>() >= PEOPLE {
                let shown = is_shown(Place::Department(department));
                self.departments = (self.departments.0 + shown, self.departments.1 + 1);
            }
        }
    }

    fn attacks(&self) -> [&Verdict; 4] {
        [&self.psychologist, &self.with_lead, &self.with_all_leads, &self.everybody]
    }

    fn pinned(&self) -> usize {
        self.attacks().iter().map(|verdict| verdict.pinned.len()).sum()
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
        println!("\n{}", t!(l, "audit-cells", weeks = self.weeks, cells = self.cells, withheld = self.withheld));
        let (shown, all) = self.teams;
        println!(
            "{}",
            t!(l, "audit-teams", sharers = SHARERS, shown = shown, all = all, percent = percent(self.teams))
        );
        let (shown, all) = self.departments;
        let told = percent(self.departments);
        println!("{}", t!(l, "audit-departments", people = PEOPLE, shown = shown, all = all, percent = told));
        // For programs that read along: the same in every language.
        println!("\npinned: {}", self.pinned());
    }
}

fn percent((part, all): (usize, usize)) -> usize {
    (100 * part).checked_div(all).unwrap_or(100)
}
