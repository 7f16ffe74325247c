//! Simulated weeks of a centre, for attacks: people join, move and leave, narrow what they showed, take it back, opt out.

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution as _, Normal};

use crate::old_climate::answer::{Said, answers};
use crate::old_climate::{Openness, TeamUnit, Tenure, Week};
use domain::{Energy, PersonId, StressorKey, TeamId, Weather};

/// People in a team, a lead not counted.
pub(super) const IN_A_TEAM: usize = 12;
/// Teams in a department.
const IN_A_DEPARTMENT: usize = 4;
/// Stressors that may be named, with how often one is.
const STRESSORS: [(&str, f64); 6] =
    [("queue", 0.35), ("abuse", 0.22), ("target", 0.18), ("outage", 0.12), ("sleep", 0.1), ("noise", 0.06)];
/// Shifts, with the hours at which they begin.
const SHIFTS: [(&str, u8); 3] = [("early", 7), ("late", 14), ("night", 22)];

/// How a centre is.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// People who may check in, at the beginning.
    pub people: usize,
    /// Weeks.
    pub weeks: usize,
    /// The same plan gives the same centre.
    pub seed: u64,
    /// The share of people who keep their answers to themselves.
    pub kept: f64,
}

struct Somebody {
    id: PersonId,
    team: usize,
    level: f64,
    spread: f64,
    openness: Openness,
    shift: usize,
    counted: bool,
    days_there: i32,
}

/// The weeks of a centre, each as it stands when it closes.
#[must_use]
pub fn weeks(plan: Plan) -> Vec<Week> {
    let mut dice = ChaCha8Rng::seed_from_u64(plan.seed);
    let teams = (plan.people / IN_A_TEAM).max(1);
    let mut people: Vec<Somebody> = (0..plan.people).map(|n| somebody(n, n % teams, plan, &mut dice)).collect();
    let mut hired = plan.people;
    (0..plan.weeks)
        .map(|_| {
            turn_over(&mut people, &mut hired, teams, plan, &mut dice);
            week(&people, teams, &mut dice)
        })
        .collect()
}

fn somebody(number: usize, team: usize, plan: Plan, dice: &mut ChaCha8Rng) -> Somebody {
    let openness = match dice.random::<f64>() {
        at if at < plan.kept => Openness::Kept,
        at if at < plan.kept + 0.65 * (1.0 - plan.kept) => Openness::WithLead,
        _ => Openness::WithTeam,
    };
    Somebody {
        id: PersonId(i64::try_from(number).unwrap_or(0)),
        team,
        level: dice.random_range(2.8..4.6),
        spread: dice.random_range(0.4..1.1),
        openness,
        shift: (team + usize::from(dice.random_bool(0.2))) % SHIFTS.len(),
        counted: dice.random_bool(0.93),
        days_there: dice.random_range(10..2000),
    }
}

/// A few join, move, leave, opt out or in, every week.
fn turn_over(people: &mut Vec<Somebody>, hired: &mut usize, teams: usize, plan: Plan, dice: &mut ChaCha8Rng) {
    people.retain(|_| !dice.random_bool(0.006));
    for person in people.iter_mut() {
        person.days_there += 7;
        if dice.random_bool(0.008) {
            person.team = dice.random_range(0..teams);
        }
        if dice.random_bool(0.004) {
            person.counted = !person.counted;
        }
    }
    while people.len() < plan.people {
        let mut new = somebody(*hired, dice.random_range(0..teams), plan, dice);
        new.days_there = 0;
        people.push(new);
        *hired += 1;
    }
}

fn week(people: &[Somebody], teams: usize, dice: &mut ChaCha8Rng) -> Week {
    let id = |number: usize| i64::try_from(number).unwrap_or(0);
    let places = (0..teams)
        .map(|team| TeamUnit {
            team: TeamId(id(team)),
            department: id(team / IN_A_DEPARTMENT),
            members: u32::try_from(people.iter().filter(|p| p.team == team && p.counted).count()).unwrap_or(0),
        })
        .collect();
    let counted = people.iter().filter(|person| person.counted);
    let said = counted.flat_map(|person| {
        let week = a_week_of(person, teams, dice);
        answers(person.id, Tenure::after(person.days_there), &week)
    });
    Week::new(1, places, said.collect())
}

fn a_week_of(person: &Somebody, teams: usize, dice: &mut ChaCha8Rng) -> Vec<Said> {
    // Somebody is away for the week now and then, or took everything back before it closed.
    if dice.random_bool(0.07) {
        return Vec::new();
    }
    let narrowed_all = dice.random_bool(0.02);
    // Somebody moved within the week.
    let (from, moved) = if dice.random_bool(0.01) { (dice.random_range(0..teams), 2) } else { (person.team, 0) };
    let mut week = Vec::new();
    for day in 0..5 {
        if dice.random_bool(0.15) {
            continue;
        }
        let noise = Normal::new(0.0, person.spread).map_or(0.0, |normal| normal.sample(dice));
        let weather = Weather::nearest(person.level + noise);
        // Low days are shown less.
        let keeps = narrowed_all || dice.random_bool(if weather.is_low() { 0.2 } else { 0.01 });
        let named: Vec<_> = STRESSORS.iter().filter(|(_, often)| dice.random_bool(*often)).collect();
        let energy = dice.random_range(1..=5);
        week.push(Said {
            team: TeamId(i64::try_from(if day < moved { from } else { person.team }).unwrap_or(0)),
            day,
            hour: SHIFTS[person.shift].1,
            weather,
            energy: Energy::try_from(energy).ok().filter(|_| dice.random_bool(0.6)),
            stressors: named.into_iter().filter_map(|(key, _)| StressorKey::try_from((*key).to_owned()).ok()).collect(),
            shift: Some(SHIFTS[person.shift].0.to_owned()),
            openness: match person.openness {
                _ if keeps => Openness::Kept,
                Openness::WithLead if dice.random_bool(0.05) => Openness::WithTeam,
                usual => usual,
            },
        });
    }
    week
}
