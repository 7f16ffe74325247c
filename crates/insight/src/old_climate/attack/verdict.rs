//! What an attack on a week comes to.

use std::collections::BTreeMap;

use super::exact::another_world;
use super::knowledge::Attacker;
use super::sums;
use super::system::System;
use crate::old_climate::bands::Rate;
use crate::old_climate::counts::WHOLE_WEEK;
use crate::old_climate::{Answer, Closed, Openness, Rules, Week};
use domain::{PersonId, TeamId, Weather};

/// What came of an attack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Answers that were attacked.
    pub attacked: usize,
    /// For how many of them no few changes showed another world, so that the solver was asked.
    pub solved: usize,
    /// Whose weather follows from what was released and known.
    pub pinned: Vec<PersonId>,
}

impl Verdict {
    /// Both together.
    pub fn add(&mut self, other: Self) {
        self.attacked += other.attacked;
        self.solved += other.solved;
        self.pinned.extend(other.pinned);
    }
}

/// Attacks one closed week: everybody's weather of the week and of each weekday, their energy, what they named; and, together with
/// everybody, the fact that somebody kept an answer.
#[must_use]
pub fn attack(week: &Week, shown: &Closed, rules: Rules, attacker: Attacker) -> Verdict {
    let mut verdict = weather(week, shown, rules, attacker);
    let (attacked, pinned) = sums::attack(week, shown, rules, attacker);
    verdict.add(Verdict { attacked, solved: 0, pinned });
    if attacker.helpers(2) > 0 {
        verdict.pinned.extend(existence(week, shown, rules));
    }
    verdict
}

pub(super) fn weather(week: &Week, shown: &Closed, rules: Rules, attacker: Attacker) -> Verdict {
    let system = System::new(week, shown, rules);
    let mut verdict = Verdict::default();
    for (target, answer) in week.answers.iter().enumerate() {
        if attacker.know(answer, answer) || system.of[target].is_empty() {
            continue;
        }
        verdict.attacked += 1;
        if says_something_else_alone(&system, target) {
            continue;
        }
        let ways = ways(&system, target);
        let known = known(&system, target, &ways, attacker);
        if (0..week.answers.len()).any(|other| !known[other] && makes_up(&system, target, &ways, other)) {
            continue;
        }
        verdict.solved += 1;
        if !another_world(&system, &known, target) {
            verdict.pinned.push(answer.person);
        }
    }
    verdict
}

fn says_something_else_alone(system: &System<'_>, target: usize) -> bool {
    others(system.week.answers[target].weather()).any(|instead| system.fits(&[(target, instead)]))
}

fn others(said: Weather) -> impl Iterator<Item = Weather> {
    Weather::ALL.into_iter().filter(move |weather| *weather != said)
}

/// Who is known: by name, and those who help. Helpers are those who could make up for the target in the fewest ways that remain;
/// they tell both of their answers where they have two.
fn known(system: &System<'_>, target: usize, ways: &[Way], attacker: Attacker) -> Vec<bool> {
    let answers = &system.week.answers;
    let mut known: Vec<bool> = answers.iter().map(|other| attacker.know(other, &answers[target])).collect();
    known[target] = false;
    let unknown: Vec<usize> =
        (0..answers.len()).filter(|other| !known[*other] && answers[*other].person != answers[target].person).collect();
    let count = attacker.helpers(system.rules.floor() as usize);
    let making_up = unknown.iter().filter(|other| count > 0 && makes_up(system, target, ways, **other));
    let mut helpers: Vec<PersonId> = Vec::new();
    for helper in making_up.chain(&unknown).map(|helper| answers[*helper].person) {
        if helpers.len() < count && !helpers.contains(&helper) {
            helpers.push(helper);
        }
    }
    for (known, answer) in known.iter_mut().zip(answers) {
        *known |= helpers.contains(&answer.person);
    }
    known
}

/// Something else that was said, and what of the released would then not be true.
type Way = (Weather, Vec<usize>);

fn ways(system: &System<'_>, target: usize) -> Vec<Way> {
    let untrue = |instead| system.of[target].iter().copied().filter(move |c| !system.holds(*c, &[(target, instead)]));
    others(system.week.answers[target].weather()).map(|instead| (instead, untrue(instead).collect())).collect()
}

/// Whether a world in which these two said something else fits. Only who is counted there can put right what is untrue.
fn makes_up(system: &System<'_>, target: usize, ways: &[Way], other: usize) -> bool {
    let said = system.week.answers[other].weather();
    let is_there = |untrue: &[usize]| untrue.iter().all(|condition| system.of[other].contains(condition));
    other != target
        && ways
            .iter()
            .filter(|(_, untrue)| is_there(untrue))
            .any(|(mine, _)| others(said).any(|theirs| system.fits(&[(target, *mine), (other, theirs)])))
}

/// Attacks the fact that somebody kept an answer: gives whose fact follows from what was released, to all leads and psychologists
/// together with k - 1 of the others.
#[must_use]
pub fn existence(week: &Week, shown: &Closed, rules: Rules) -> Vec<PersonId> {
    let system = System::new(week, shown, rules);
    let departments: BTreeMap<TeamId, i64> = week.teams.iter().map(|team| (team.team, team.department)).collect();
    let department = |answer: &Answer| departments.get(&answer.team).copied();
    // People who kept nothing and did not show a whole week, by department: each may have kept a day.
    let mut silent: BTreeMap<i64, u32> = BTreeMap::new();
    week.teams.iter().for_each(|team| *silent.entry(team.department).or_default() += team.members);
    let told = |answer: &&Answer| answer.openness == Openness::Kept || answer.shown >= WHOLE_WEEK;
    let told: BTreeMap<PersonId, i64> =
        week.answers.iter().filter(told).filter_map(|answer| Some((answer.person, department(answer)?))).collect();
    for home in told.values() {
        silent.entry(*home).and_modify(|count| *count = count.saturating_sub(1));
    }
    let kept = || week.answers.iter().enumerate().filter(|(_, answer)| answer.openness == Openness::Kept);
    let (of, elsewhere) = &shown.keeping;
    kept()
        .filter(|(target, answer)| {
            let Some(home) = department(answer) else { return false };
            let group = |d: i64| if of.contains(&home) { d == home } else { *elsewhere && !of.contains(&d) };
            let quiet: u32 = silent.iter().filter(|(d, _)| group(**d)).map(|(_, count)| count).sum();
            let others = kept().filter(|(_, other)| department(other).is_some_and(group)).count();
            // Somebody silent who does not help may be the one who answered in the target's place; or nobody is.
            let another_did = quiet >= rules.floor();
            let nobody_did = others > rules.floor() as usize + 1 && fits_without(&system, *target);
            !system.of[*target].is_empty() && !another_did && !nobody_did
        })
        .map(|(_, answer)| answer.person)
        .collect()
}

fn fits_without(system: &System<'_>, target: usize) -> bool {
    system.of[target].iter().all(|number| {
        let condition = &system.conditions[*number];
        let mut by = condition.by;
        by[super::system::place(system.week.answers[target].weather())] -= 1;
        let rate =
            condition.figures.rate.is_none_or(|rate| Rate::of(by.iter().sum(), system.roster(condition.place)) == rate);
        rate && condition.holds(by, system.rules)
    })
}
