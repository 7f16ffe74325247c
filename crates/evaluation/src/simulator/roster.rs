//! The roster of the centre: teams of about a dozen with a lead, psychologists, an admin.

use jiff::civil::time;

use super::random_stream::{RandomStream, StreamId};
use super::{CentrePlan, Employee, Setting, SimulatedTeam};
use domain::{Role, Roles, ShiftPattern};

const TEAM_AND_LEAD: usize = 13;
const TEAMS_IN_A_DEPARTMENT: usize = 5;
/// From this many people on there are two psychologists.
const TWO_PSYCHOLOGISTS: usize = 120;
/// Minimum number of people: a lead, one or two agents, a psychologist, an admin.
const MIN_PEOPLE: usize = 6;

pub(super) fn roster(plan: &CentrePlan, setting: &Setting) -> (Vec<SimulatedTeam>, Vec<Employee>) {
    let chance = &mut RandomStream::new(plan.seed, StreamId::Staff);
    let psychologists = if plan.people < TWO_PSYCHOLOGISTS { 1 } else { 2 };
    let on_the_floor = plan.people.max(MIN_PEOPLE) - psychologists - 1;
    let count = ((on_the_floor + TEAM_AND_LEAD / 2) / TEAM_AND_LEAD).max(1);
    let teams: Vec<SimulatedTeam> = (0..count).map(|number| team(number, setting)).collect();
    let shifts = Shifts::new(setting);
    let mut people: Vec<Employee> = Vec::new();
    let hire = |people: &mut Vec<Employee>, role, chance: &mut RandomStream| {
        people.push(employee(people.len(), role, plan, setting, chance));
        people.len() - 1
    };
    for number in 0..count {
        let lead = hire(&mut people, Role::Lead, chance);
        leads(&mut people[lead], number, &shifts);
        let size = on_the_floor / count + usize::from(number < on_the_floor % count);
        for _ in 1..size {
            let agent = hire(&mut people, Role::Agent, chance);
            works(&mut people[agent], number, &shifts, plan, chance);
        }
    }
    for _ in 0..psychologists {
        hire(&mut people, Role::Psychologist, chance);
    }
    hire(&mut people, Role::Admin, chance);
    (teams, people)
}

fn team(number: usize, setting: &Setting) -> SimulatedTeam {
    let again = |names: &[String], index: usize, fallback: &str| {
        let round = index / names.len().max(1);
        let name = names.get(index % names.len().max(1)).map_or(fallback, String::as_str);
        if round == 0 { name.to_owned() } else { format!("{name} {}", round + 1) }
    };
    SimulatedTeam {
        id: format!("t{:02}", number + 1),
        name: again(&setting.teams, number, "Team"),
        department: again(&setting.departments, number / TEAMS_IN_A_DEPARTMENT, "Service"),
    }
}

fn employee(number: usize, role: Role, plan: &CentrePlan, setting: &Setting, chance: &mut RandomStream) -> Employee {
    let person_id = format!("p{:04}", number + 1);
    let name = setting.people.get(number % setting.people.len().max(1));
    let days_before = i32::try_from(chance.uniform_integer(30, 1500)).unwrap_or(30);
    Employee {
        name: name.unwrap_or(&person_id).clone(),
        email: format!("{person_id}@weathervane.example"),
        person_id,
        roles: Roles::default().with(role),
        works_in: None,
        leads: Vec::new(),
        shifts: Vec::new(),
        key_post: false,
        starts_on: plan.first().plus(-days_before),
        ends_on: None,
    }
}

/// Makes the person lead of team `number`. One in four also takes calls; one in five also leads the team before.
fn leads(person: &mut Employee, number: usize, shifts: &Shifts) {
    person.leads.push(number);
    person.shifts = shifts.of_team(number);
    if number % 4 == 2 {
        person.roles = person.roles.with(Role::Agent);
        person.works_in = Some(number);
    }
    if number % 5 == 4 {
        person.leads.push(number - 1);
    }
}

/// Makes the person an agent of team `number`. A few join or leave within the plan, except in the first team, which a
/// demo shows.
fn works(person: &mut Employee, number: usize, shifts: &Shifts, plan: &CentrePlan, chance: &mut RandomStream) {
    person.works_in = Some(number);
    person.shifts = if chance.bernoulli(0.8) { shifts.of_team(number) } else { shifts.any(chance) };
    person.key_post = chance.bernoulli(0.06);
    let within = i32::try_from(chance.uniform_integer(0, plan.days)).unwrap_or(0);
    let (comes, goes) = (chance.bernoulli(0.05), chance.bernoulli(0.02));
    if number == 0 {
        return;
    }
    if comes {
        person.starts_on = plan.first().plus(within);
    } else if goes {
        person.ends_on = Some(plan.first().plus(within)).filter(|day| *day < plan.last);
    }
}

/// The shift patterns, on the clock of the site.
struct Shifts {
    early: ShiftPattern,
    day: ShiftPattern,
    late: ShiftPattern,
    night: ShiftPattern,
}

impl Shifts {
    fn new(setting: &Setting) -> Self {
        let shift = |name: &str, starts, ends| ShiftPattern {
            name: name.to_owned(),
            starts: time(starts, 0, 0, 0),
            ends: time(ends, 0, 0, 0),
        };
        let names = &setting.shifts;
        Self {
            early: shift(&names.early, 7, 15),
            day: shift(&names.day, 9, 17),
            late: shift(&names.late, 14, 22),
            night: shift(&names.night, 22, 6),
        }
    }

    /// The patterns of most of a team. Two patterns alternate by week.
    fn of_team(&self, number: usize) -> Vec<ShiftPattern> {
        match number % 8 {
            0 | 4 => vec![self.day.clone()],
            1 | 5 => vec![self.early.clone()],
            2 => vec![self.late.clone()],
            7 => vec![self.night.clone()],
            _ => vec![self.early.clone(), self.late.clone()],
        }
    }

    fn any(&self, chance: &mut RandomStream) -> Vec<ShiftPattern> {
        self.of_team(chance.uniform_integer(0, 7))
    }
}
