//! Random numbers from a seed: each person and team has a stream of their own, so that one more person does not change
//! the others.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, Poisson, StandardNormal};

/// The subject of a stream.
#[derive(Clone, Copy)]
pub(super) enum StreamId {
    /// The roster.
    Staff,
    /// Outages of a team.
    Team(usize),
    /// Daily mood of a team.
    Mood(usize),
    /// Calls of a department.
    Queue(usize),
    /// Profile, shifts and check-ins of a person.
    Person(usize),
    /// A person's responses to suggestions.
    Responses(usize),
    /// Follow-up of a team's flags.
    Leads(usize),
    /// Uplifts of a person: a stream of their own, so that they change nothing else of the person.
    Uplifts(usize),
    /// What lifts the weather of a person for a while, in the same way.
    Lifts(usize),
}

/// Streams of lifts have numbers beyond those of people: the three bits of a kind are all in use.
const LIFTS: usize = 1 << 24;

/// A random number generator of one stream.
pub(super) struct RandomStream(ChaCha8Rng);

impl RandomStream {
    pub(super) fn new(seed: u64, stream: StreamId) -> Self {
        let (kind, number) = match stream {
            StreamId::Staff => (0, 0),
            StreamId::Team(number) => (1, number),
            StreamId::Queue(number) => (2, number),
            StreamId::Mood(number) => (3, number),
            StreamId::Person(number) => (4, number),
            StreamId::Responses(number) => (5, number),
            StreamId::Leads(number) => (6, number),
            StreamId::Uplifts(number) => (7, number),
            StreamId::Lifts(number) => (7, LIFTS + number),
        };
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(u64::try_from(number).unwrap_or(0) << 3 | kind);
        Self(rng)
    }

    /// Returns `true` with this probability.
    pub(super) fn bernoulli(&mut self, probability: f64) -> bool {
        self.0.random::<f64>() < probability
    }

    /// Uniform between `low` and `high`.
    pub(super) fn uniform(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.0.random::<f64>()
    }

    /// Uniform integer from `low` to `high`, inclusive.
    pub(super) fn uniform_integer(&mut self, low: usize, high: usize) -> usize {
        self.0.random_range(low..=high.max(low))
    }

    /// Normal with this mean and standard deviation.
    pub(super) fn normal(&mut self, mean: f64, spread: f64) -> f64 {
        let standard: f64 = StandardNormal.sample(&mut self.0);
        mean + spread * standard
    }

    /// Normal, redrawn until it lies between `low` and `high`; after 64 draws the mean, clamped.
    pub(super) fn normal_within(&mut self, mean: f64, spread: f64, low: f64, high: f64) -> f64 {
        (0..64).map(|_| self.normal(mean, spread)).find(|v| (low..=high).contains(v)).unwrap_or(mean).clamp(low, high)
    }

    /// Poisson with this mean.
    pub(super) fn poisson(&mut self, mean: f64) -> u32 {
        // Counts are far below the largest u32, and `as` holds at the ends.
        Poisson::new(mean).map_or(0, |poisson| poisson.sample(&mut self.0) as u32)
    }

    /// Weighted choice; `None` without choices.
    pub(super) fn weighted_choice<'a, T>(&mut self, choices: &'a [(f64, T)]) -> Option<&'a T> {
        let mut left = self.uniform(0.0, choices.iter().map(|(weight, _)| weight).sum());
        choices
            .iter()
            .find(|(weight, _)| {
                left -= weight;
                left < 0.0
            })
            .or(choices.last())
            .map(|(_, choice)| choice)
    }

    /// AR(1) series with this lag-1 autocorrelation, mean 0 and variance 1.
    pub(super) fn ar1_series(&mut self, length: usize, lag_1: f64) -> Vec<f64> {
        let mut value = self.normal(0.0, 1.0);
        let innovation = (1.0 - lag_1 * lag_1).max(0.0).sqrt();
        (0..length)
            .map(|_| {
                let now = value;
                value = lag_1 * value + innovation * self.normal(0.0, 1.0);
                now
            })
            .collect()
    }
}
