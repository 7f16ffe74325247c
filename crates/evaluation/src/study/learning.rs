//! How much a centre loses while it learns which suggestions help: the shipped choice, uniform choice and fixed rules
//! on simulated people.

use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Beta as BetaDistribution, Distribution, Geometric};

use insight::climate::{Draw, Epsilon, Period, Quarter, Stream};
use insight::suggestion::bandit::{NOTHING, Propensities, bounds};
use insight::suggestion::choice::{ChoiceBasis, ChoicePolicy};
use insight::suggestion::prior::{CONCENTRATION, counting};
use insight::suggestion::{Intervention, OutcomeCounts, SuggestionReason};

/// Options of each simulated suggestion.
const OPTIONS: usize = 4;
/// Interventions among this many preceding suggestions are not options.
const RECENT: usize = 3;
/// Suggestions to a person in a week.
const WEEKLY: usize = 2;
/// The bounds that docs/suggestions.md states for so many options: of an intervention, and the upper one of nothing
/// too.
const STATED_BOUNDS: (f64, f64) = (0.1, 0.8);
/// Epsilon of the quarterly figure of what helped.
const EPSILON: Epsilon = Epsilon(10);
/// The quarter in which a simulation begins.
const FIRST: Quarter = Quarter { year: 2026, quarter: 1 };

/// How suggestions are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceRule {
    /// As shipped: Thompson sampling with clipped probabilities.
    Learned,
    /// Every option alike.
    Uniform,
    /// The option with the best published evidence.
    Fixed,
}

/// Where the shares of "it helped" of the simulated centre come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SimulatedTruth {
    /// From the shipped priors: the published evidence is right on average.
    LikeTheEvidence,
    /// Uniform between 0.2 and 0.9: the published evidence says nothing about this centre.
    Unrelated,
}

/// One simulated centre.
#[derive(Clone, Copy, Debug)]
pub struct LearningPlan<'a> {
    /// The interventions that agents are offered.
    pub catalogue: &'a [Intervention],
    /// Number of people.
    pub people: usize,
    /// Number of suggestions in all.
    pub suggestions: usize,
    /// Share of suggestions that people answer.
    pub answering: f64,
    /// Where the shares come from.
    pub truth: SimulatedTruth,
    /// Random seed. The same seed makes the same centre for every rule, and the same choices.
    pub seed: u64,
}

/// One suggestion of the log.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoggedSuggestion {
    /// Index of the intervention in the catalogue; `None` for nothing.
    pub chosen: Option<usize>,
    /// With which probability it was chosen.
    pub propensity: f64,
    /// How likely nothing was.
    pub nothing: f64,
    /// With which probability the best clipped policy chooses what was chosen, and nothing.
    pub best: [f64; 2],
    /// Whether it helped, if anything was suggested.
    pub helped: bool,
    /// Expected loss of the choice against the best clipped policy.
    pub regret: f64,
    /// Expected value of the best clipped policy, and of a uniform one.
    pub values: [f64; 2],
    /// Number of interventions that were options.
    pub options: usize,
}

impl LoggedSuggestion {
    /// Whether the choice was made within the stated bounds of the probabilities. Of the learned choice every one is.
    #[must_use]
    pub fn is_within_bounds(&self) -> bool {
        let (lower, upper) = STATED_BOUNDS;
        (self.chosen.is_none() || (lower..=upper).contains(&self.propensity)) && (0.0..=upper).contains(&self.nothing)
    }
}

/// What one person was offered and said.
#[derive(Default)]
struct SimulatedAgent {
    shares: Vec<f64>,
    own: Vec<OutcomeCounts>,
    recent: Vec<usize>,
    /// Answers since the last closing: week, intervention, whether it helped.
    answers: Vec<(usize, usize, bool)>,
}

impl SimulatedAgent {
    fn answer(&mut self, key: &str, helped: bool) {
        let position = self.own.iter().position(|counts| counts.key == key).unwrap_or_else(|| {
            self.own.push(OutcomeCounts { key: key.to_owned(), helped: 0, not: 0 });
            self.own.len() - 1
        });
        let counts = &mut self.own[position];
        if helped { counts.helped += 1 } else { counts.not += 1 }
    }
}

/// Simulates a centre under a rule and returns its log.
#[must_use]
pub fn simulate(plan: &LearningPlan<'_>, rule: ChoiceRule) -> Vec<LoggedSuggestion> {
    let mut people = people(plan);
    let mut random = ChaCha8Rng::seed_from_u64(plan.seed);
    random.set_stream(1);
    let mut released: Vec<Draw> = Vec::new();
    let mut quarter = FIRST;
    let mut log = Vec::with_capacity(plan.suggestions);
    let Some(first) = FIRST.mondays().first().copied() else { return log };
    for round in 0..plan.suggestions.div_ceil(plan.people.max(1)) {
        let week = round / WEEKLY;
        let workday = first.plus(7 * i32::try_from(week).unwrap_or(i32::MAX / 7));
        if Quarter::of(workday) != quarter {
            released.push(close(plan, quarter, &mut people, &mut random));
            quarter = Quarter::of(workday);
        }
        let counting = counting(&released, workday);
        for person in people.iter_mut().take(plan.suggestions - log.len()) {
            log.push(suggest(plan, rule, week, &counting, person, &mut random));
        }
    }
    log
}

/// One suggestion to one person.
fn suggest(
    plan: &LearningPlan<'_>,
    rule: ChoiceRule,
    week: usize,
    released: &[&Draw],
    person: &mut SimulatedAgent,
    random: &mut ChaCha8Rng,
) -> LoggedSuggestion {
    let mut indices: Vec<usize> = (0..plan.catalogue.len()).filter(|index| !person.recent.contains(index)).collect();
    indices.shuffle(random);
    indices.truncate(OPTIONS);
    indices.sort_unstable();
    let options: Vec<_> = indices
        .iter()
        .map(|index| (&plan.catalogue[*index], SuggestionReason::Weather(domain::Weather::Rainy)))
        .collect();
    let shares: Vec<f64> = indices.iter().map(|index| person.shares[*index]).collect();
    let policy = if rule == ChoiceRule::Learned { ChoicePolicy::Learned } else { ChoicePolicy::Uniform };
    let basis = ChoiceBasis { policy, released, own: &person.own };
    let propensities = match rule {
        ChoiceRule::Learned | ChoiceRule::Uniform => basis.propensities(&options),
        ChoiceRule::Fixed => strongest_evidence(&options),
    };
    let best = best_clipped(&shares);
    let uniform = Propensities::uniform(options.len());
    let (chance, helps, answers): (f64, f64, f64) = (random.random(), random.random(), random.random());
    let chosen = propensities.choose(chance);
    let helped = chosen.is_some_and(|option| helps < shares[option]);
    if let Some(option) = chosen {
        let index = indices[option];
        person.recent.push(index);
        if person.recent.len() > RECENT {
            person.recent.remove(0);
        }
        if answers < plan.answering {
            person.answer(&plan.catalogue[index].key, helped);
            person.answers.push((week, index, helped));
        }
    }
    let of_choice = |policy: &Propensities| chosen.map_or(policy.nothing, |option| policy.options[option]);
    LoggedSuggestion {
        chosen: chosen.map(|option| indices[option]),
        propensity: of_choice(&propensities),
        nothing: propensities.nothing,
        best: [of_choice(&best), best.nothing],
        helped,
        regret: value(&best, &shares) - value(&propensities, &shares),
        values: [value(&best, &shares), value(&uniform, &shares)],
        options: options.len(),
    }
}

/// The expected value of a policy for these shares.
fn value(policy: &Propensities, shares: &[f64]) -> f64 {
    policy.options.iter().zip(shares).map(|(probability, share)| probability * share).sum::<f64>()
        + policy.nothing * NOTHING
}

/// The clipped policy with the greatest value: every option at its lower bound, then as much as possible on the best.
fn best_clipped(shares: &[f64]) -> Propensities {
    let (lower, upper) = bounds(shares.len());
    let mut probabilities = vec![lower; shares.len()];
    probabilities.push(0.0);
    let mut left = 1.0 - probabilities.iter().sum::<f64>();
    let values: Vec<f64> = shares.iter().copied().chain([NOTHING]).collect();
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values[*other].total_cmp(&values[*one]));
    for index in order {
        let more = (upper - probabilities[index]).min(left);
        probabilities[index] += more;
        left -= more;
    }
    let nothing = probabilities.pop().unwrap_or(0.0);
    Propensities { options: probabilities, nothing }
}

/// Certain of the option with the highest prior mean; of equals the first.
fn strongest_evidence(options: &[(&Intervention, SuggestionReason)]) -> Propensities {
    let mean = |index: usize| options[index].0.prior.mean();
    let best = (0..options.len()).rev().max_by(|one, other| mean(*one).total_cmp(&mean(*other)));
    Propensities { options: (0..options.len()).map(|index| f64::from(Some(index) == best)).collect(), nothing: 0.0 }
}

/// The people with their own shares.
fn people(plan: &LearningPlan<'_>) -> Vec<SimulatedAgent> {
    let mut random = ChaCha8Rng::seed_from_u64(plan.seed);
    let of_centre: Vec<f64> = plan
        .catalogue
        .iter()
        .map(|intervention| match plan.truth {
            SimulatedTruth::LikeTheEvidence => beta(intervention.prior.a, intervention.prior.b, &mut random),
            SimulatedTruth::Unrelated => random.random_range(0.2..0.9),
        })
        .map(|share| share.clamp(0.02, 0.98))
        .collect();
    let own = |random: &mut ChaCha8Rng| {
        let share = |share: &f64| beta(CONCENTRATION * share, CONCENTRATION * (1.0 - share), random);
        of_centre.iter().map(share).collect()
    };
    (0..plan.people).map(|_| SimulatedAgent { shares: own(&mut random), ..SimulatedAgent::default() }).collect()
}

fn beta(a: f64, b: f64, random: &mut ChaCha8Rng) -> f64 {
    BetaDistribution::new(a, b).map_or(0.5, |distribution| distribution.sample(random))
}

/// The released figures of a quarter: one answer of each person-week, with discrete Laplace noise (the difference of
/// two geometric numbers).
fn close(plan: &LearningPlan<'_>, quarter: Quarter, people: &mut [SimulatedAgent], random: &mut ChaCha8Rng) -> Draw {
    let mut counts = vec![[0_i64; 2]; plan.catalogue.len()];
    for person in people {
        let mut answers = std::mem::take(&mut person.answers);
        answers.shuffle(random);
        answers.sort_by_key(|(week, ..)| *week);
        answers.dedup_by_key(|(week, ..)| *week);
        for (_, index, helped) in answers {
            counts[index][usize::from(!helped)] += 1;
        }
    }
    let stop = 1.0 - (-EPSILON.value() / 2.0).exp();
    let mut noise = || {
        let one = |random: &mut ChaCha8Rng| {
            Geometric::new(stop).map_or(0, |geometric| i64::try_from(geometric.sample(random)).unwrap_or(i64::MAX))
        };
        one(random) - one(random)
    };
    let bins = plan.catalogue.iter().zip(counts).flat_map(|(intervention, [helped, not])| {
        [
            (format!("{}/helped", intervention.key), helped + noise()),
            (format!("{}/not", intervention.key), not + noise()),
        ]
    });
    Draw {
        stream: Stream::Helped,
        site: 1,
        departments: Vec::new(),
        period: Period::Quarter(quarter),
        epsilon: EPSILON,
        bins: bins.collect(),
    }
}

#[cfg(test)]
mod tests;
