//! Simulated months of a centre, for attacks on what was done in them: what people say of suggestions, and whose flags are followed up.

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use super::centre::{IN_A_TEAM, Plan};
use crate::old_climate::Deeds;
use crate::old_climate::doings::Word;
use domain::{PersonId, TeamId, Workday};

/// Suggestions, with how often somebody says something of one in a month, and how often it helped.
const SUGGESTIONS: [(&str, f64, f64); 7] = [
    ("breathing", 0.45, 0.6),
    ("break", 0.4, 0.85),
    ("talk", 0.3, 0.97),
    ("walk", 0.2, 0.5),
    ("lines", 0.12, 0.05),
    ("tidy", 0.06, 0.4),
    ("music", 0.02, 0.7),
];

/// A month for each four weeks of the plan; people come and go between them.
#[must_use]
pub fn months(plan: Plan) -> Vec<Deeds> {
    let mut dice = ChaCha8Rng::seed_from_u64(plan.seed);
    dice.set_stream(1);
    (0..plan.weeks / 4).map(|month| a_month(plan, month, &mut dice)).collect()
}

fn a_month(plan: Plan, month: usize, dice: &mut ChaCha8Rng) -> Deeds {
    let id = |number: usize| i64::try_from(number).unwrap_or(0);
    let mut deeds = Deeds::default();
    let teams = (plan.people / IN_A_TEAM).max(1);
    // In some teams a flag was followed up for nearly everybody, in most for few.
    let busy: Vec<f64> = (0..teams).map(|_| if dice.random_bool(0.15) { 0.8 } else { 0.12 }).collect();
    for number in 0..plan.people {
        if dice.random_bool(0.07) {
            continue;
        }
        // One in forty is new each month, under a number that nobody had before.
        let person = PersonId(id(if dice.random_bool(0.025) { number + plan.people * (month + 1) } else { number }));
        let team = number % teams;
        deeds.people.insert(person, TeamId(id(team)));
        if dice.random_bool(busy[team]) {
            deeds.followed_up.push(person);
        }
        for (key, often, helps) in SUGGESTIONS {
            for day in 0..20 {
                if dice.random_bool(often / 10.0) {
                    let at = (Workday::from_number(20_000 + day), id(deeds.words.len()));
                    let helped = dice.random_bool(helps);
                    deeds.words.push(Word { person, intervention: key.to_owned(), helped, at });
                }
            }
        }
    }
    deeds
}
