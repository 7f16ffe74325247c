//! Attacks on closed weeks: each fails against the defence that is named, and succeeds without it.
//!
//! Two attacks of the literature need no test here. Who may open which page is tested with the pages. And no noise is added to any
//! figure, so there is none to average out: see that closing twice gives the same.

mod counts;
mod doings;
mod leaving;
mod likeness;
mod people;
mod reconstruction;
mod slices;

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use super::{Attacker, attack};
use crate::old_climate::rules::Defences;
use crate::old_climate::{Answer, Cell, Closed, Openness, OrgUnit, Rules, TeamUnit, Tenure, Week, close};
use domain::{Energy, PersonId, StressorKey, TeamId, Weather};

/// The rules with some defences taken away.
fn without(taken: impl FnOnce(&mut Defences)) -> Rules {
    let mut rules = Rules::default();
    taken(&mut rules.defences);
    rules
}

/// Exact means, and nobody looks for other worlds: what is left is who is counted where.
fn by_counts_alone(taken: impl FnOnce(&mut Defences)) -> Rules {
    without(|defences| {
        defences.bands = false;
        defences.other_worlds = false;
        defences.leaving = false;
        taken(defences);
    })
}

fn team(number: i64, department: i64, members: u32) -> TeamUnit {
    TeamUnit { team: TeamId(number), department, members }
}

/// People of a team who said this all week, beginning with a number.
fn say(first: i64, team: i64, openness: Openness, levels: &[u8]) -> Vec<Answer> {
    (first..).zip(levels).map(|(person, level)| one(person, team, openness, *level)).collect()
}

fn one(person: i64, team: i64, openness: Openness, level: u8) -> Answer {
    let weather = Weather::try_from(level).unwrap();
    Answer {
        person: PersonId(person),
        team: TeamId(team),
        openness,
        days: [Some(weather), Some(weather), Some(weather), Some(weather), Some(weather), None, None],
        shown: 5,
        energy: None,
        stressors: Vec::new(),
        shift: None,
        hour: None,
        tenure: Tenure::Longer,
    }
}

fn pinned(week: &Week, rules: Rules, attacker: Attacker) -> Vec<PersonId> {
    attack(week, &close(week, rules), rules, attacker).pinned
}

fn shows(closed: &Closed, place: OrgUnit) -> bool {
    closed.cells.contains_key(&Cell::whole(place))
}

/// Any week: a few teams, full of whatever is hard. The same seed makes the same week.
fn any_week(seed: u64) -> Week {
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let mut teams = Vec::new();
    for department in 0..dice.random_range(1..4) {
        for _ in 0..dice.random_range(1..4) {
            teams.push(team(i64::try_from(teams.len()).unwrap(), department, dice.random_range(4..16)));
        }
    }
    let low = dice.random_range(1..=5u8);
    let (silent, kept, both) = (dice.random_range(0.0..0.4), dice.random_range(0.0..0.7), dice.random_range(0.0..0.5));
    let mut answers = Vec::new();
    let mut person = 0;
    for place in &teams {
        for _ in 0..place.members {
            person += 1;
            if dice.random_bool(silent) {
                continue;
            }
            let keeps = dice.random_bool(kept);
            if keeps || dice.random_bool(both) {
                answers.push(any_answer(person, place.team.0, Openness::Kept, low, &mut dice));
            }
            if !keeps {
                let openness = if dice.random_bool(0.6) { Openness::WithLead } else { Openness::WithTeam };
                answers.push(any_answer(person, place.team.0, openness, low, &mut dice));
            }
        }
    }
    Week::new(1, teams, answers)
}

fn any_answer(person: i64, team: i64, openness: Openness, low: u8, dice: &mut ChaCha8Rng) -> Answer {
    let mut answer = one(person, team, openness, 3);
    let weather = |dice: &mut ChaCha8Rng| {
        // Mostly alike, so that means come to lie at the ends of their bands.
        let level = if dice.random_bool(0.6) { low } else { dice.random_range(1..=5) };
        Weather::try_from(level).unwrap()
    };
    answer.days = std::array::from_fn(|day| (day == 0 || dice.random_bool(0.5)).then(|| weather(dice)));
    answer.shown = u8::try_from(answer.days.iter().flatten().count()).unwrap();
    answer.energy = Energy::try_from(if dice.random_bool(0.6) { low } else { dice.random_range(1..=5) }).ok();
    let named = ["queue", "abuse"].into_iter().filter(|_| dice.random_bool(0.5));
    answer.stressors = named.map(|key| StressorKey::try_from(key.to_owned()).unwrap()).collect();
    answer.shift = Some(["early", "late"][dice.random_range(0..2)].to_owned());
    answer.hour = Some(if answer.shift.as_deref() == Some("early") { 7 } else { dice.random_range(13..15) });
    answer.tenure = Tenure::ALL[dice.random_range(0..3)];
    answer
}
