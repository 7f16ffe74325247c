//! A simulated site: people with a usual weather who check in on some days, and draws with the noise of the mechanism.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};

use super::super::super::{Draw, Epsilon, FrozenRoster, Period, Released, Stream, Unit, WeatherClass};
use super::super::{PARTICIPATION, levels};
use domain::Workday;

/// The standard deviation of a person's check-ins around their usual weather, and how much of a day's weather stays to the next.
const DAILY: (f64, f64) = (0.8, 0.3);

pub(super) fn monday(week: i32) -> Workday {
    "2024-12-30".parse::<Workday>().expect("a Monday").plus(7 * week)
}

/// Freezes and thaws, as the ledger does.
pub(super) fn released(draw: &Draw) -> Released<Draw> {
    Released::thaw(&serde_json::to_string(draw).expect("text")).expect("a draw")
}

pub(super) struct Centre {
    pub random: ChaCha8Rng,
    /// People by department.
    pub departments: Vec<Vec<SimulatedPerson>>,
    /// Everybody's weather, moved by this many levels, and by how much weeks swing.
    pub moved: f64,
    pub swing: f64,
}

pub(super) struct SimulatedPerson {
    usual: f64,
    last: f64,
}

/// What is true of a week: people by class, of each department.
pub(super) type Truth = Vec<[f64; 4]>;

impl Centre {
    pub(super) fn new(seed: u64, sizes: &[usize]) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut people = |count: usize| -> Vec<SimulatedPerson> {
            (0..count)
                .map(|_| SimulatedPerson { usual: 3.6 + 0.5 * normal(&mut random), last: normal(&mut random) })
                .collect()
        };
        let departments = sizes.iter().map(|count| people(*count)).collect();
        Self { random, departments, moved: 0.0, swing: 0.0 }
    }

    pub(super) fn roster(&self, week: i32) -> FrozenRoster {
        let units = (1_i64..)
            .zip(&self.departments)
            .map(|(id, people)| Unit { departments: vec![id], people: u32::try_from(people.len()).expect("few") });
        FrozenRoster { site: 1, monday: monday(week), units: units.collect() }
    }

    /// One week: what is true, and what is drawn of it.
    pub(super) fn week(&mut self, week: i32) -> (Truth, Vec<Released<Draw>>) {
        let shock = self.moved + self.swing * normal(&mut self.random);
        let random = &mut self.random;
        let truth: Truth = self
            .departments
            .iter_mut()
            .map(|people| {
                let mut counts = [0.0; 4];
                for person in people {
                    let class = person.week(shock, random);
                    if random.random_bool(PARTICIPATION) {
                        counts[class] += 1.0;
                    }
                }
                counts
            })
            .collect();
        let one_unit = truth.len() == 1;
        let site: [f64; 4] = std::array::from_fn(|bin| truth.iter().map(|counts| counts[bin]).sum());
        let whole = if one_unit { Epsilon(110) } else { Epsilon(30) };
        let period = Period::Week(monday(week));
        let mut draws = vec![self.draw(Stream::SiteWeather, Vec::new(), period, whole, &weather(&site))];
        if !one_unit {
            for (id, counts) in (1_i64..).zip(&truth) {
                draws.push(self.draw(Stream::UnitWeather, vec![id], period, Epsilon(80), &weather(counts)));
            }
        }
        (truth, draws)
    }

    pub(super) fn draw(
        &mut self,
        stream: Stream,
        departments: Vec<i64>,
        period: Period,
        epsilon: Epsilon,
        counts: &[(String, f64)],
    ) -> Released<Draw> {
        #[expect(clippy::cast_possible_truncation, reason = "counts of people")]
        let bins =
            counts.iter().map(|(key, count)| (key.clone(), *count as i64 + noise(epsilon, &mut self.random))).collect();
        released(&Draw { stream, site: 1, departments, period, epsilon, bins })
    }
}

impl SimulatedPerson {
    /// Moves their usual weather by this many levels.
    pub(super) fn move_by(&mut self, levels: f64) {
        self.usual += levels;
    }

    /// The class of the median of three to five days.
    fn week(&mut self, shock: f64, random: &mut ChaCha8Rng) -> usize {
        let mut days: Vec<f64> = (0..random.random_range(3..=5))
            .map(|_| {
                self.last = DAILY.1 * self.last + (1.0 - DAILY.1 * DAILY.1).sqrt() * normal(random);
                (self.usual + shock + DAILY.0 * self.last).round().clamp(1.0, 5.0)
            })
            .collect();
        days.sort_by(f64::total_cmp);
        let middle = days.len() / 2;
        let index = if days.len() % 2 == 1 || random.random_bool(0.5) { middle } else { middle - 1 };
        match days[index] {
            level if level >= 5.0 => 0,
            level if level >= 4.0 => 1,
            level if level >= 3.0 => 2,
            _ => 3,
        }
    }
}

fn weather(counts: &[f64; 4]) -> Vec<(String, f64)> {
    WeatherClass::ALL.iter().zip(counts).map(|(class, count)| (class.key().to_owned(), *count)).collect()
}

pub(super) fn mean(counts: &[f64; 4]) -> f64 {
    levels().iter().zip(counts).map(|(level, count)| level * count).sum::<f64>() / counts.iter().sum::<f64>()
}

fn normal(random: &mut ChaCha8Rng) -> f64 {
    StandardNormal.sample(random)
}

/// Discrete Laplace noise as the difference of two geometric numbers: good enough to simulate, never used to release.
fn noise(epsilon: Epsilon, random: &mut ChaCha8Rng) -> i64 {
    let ratio = -epsilon.value() / 2.0;
    #[expect(clippy::cast_possible_truncation, reason = "small numbers")]
    let mut geometric = || (random.random::<f64>().max(1e-300).ln() / ratio).floor() as i64;
    geometric() - geometric()
}
