//! A simulated site: people with a usual weather who check in on some days, and draws with noise. The same seed gives
//! the same site and the same noise. For tests and studies; nothing here is released.

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution as _, StandardNormal};

use super::estimate::PARTICIPATION;
use super::{Budget, Draw, Epsilon, FrozenRoster, Period, Quarter, Released, Stream, Unit, WeatherClass};
use domain::Workday;

/// The usual weather of people: mean and standard deviation.
const USUAL: (f64, f64) = (3.6, 0.5);
/// The standard deviation of a person's check-ins around their usual weather, and how much of a day's weather stays to
/// the next.
const DAILY: (f64, f64) = (0.8, 0.3);
/// The first quarter.
const FIRST: Quarter = Quarter { year: 2025, quarter: 1 };

/// Returns the Monday of a week, counted from the first.
#[must_use]
pub fn monday(week: i32) -> Workday {
    FIRST.mondays().first().map_or(Workday::from_number(0), |monday| monday.plus(7 * week))
}

/// Makes a [`Released`] of a simulated draw: writes and reads it, as the ledger does.
///
/// # Panics
/// If a draw has no text or its text is not a draw.
#[must_use]
pub fn released(draw: &Draw) -> Released<Draw> {
    let text = serde_json::to_string(draw).unwrap_or_else(|error| panic!("{error}"));
    Released::thaw(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// Counted people by class, of each department.
pub type ClassCounts = Vec<[i64; 4]>;

/// The site. Its departments have the ids 1, 2, 3, …
#[derive(Debug)]
pub struct SimulatedSite {
    /// Everything random about it, noise included.
    pub random: ChaCha8Rng,
    departments: Vec<Vec<SimulatedPerson>>,
    /// By how many levels everybody's weather is moved.
    pub moved: f64,
    /// The standard deviation by which weeks swing for everybody, in levels.
    pub swing: f64,
}

#[derive(Debug)]
struct SimulatedPerson {
    usual: f64,
    last: f64,
}

impl SimulatedSite {
    /// Returns a site with departments of these sizes.
    #[must_use]
    pub fn new(seed: u64, sizes: &[usize]) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut people = |count: usize| -> Vec<SimulatedPerson> {
            let mut person =
                || SimulatedPerson { usual: USUAL.0 + USUAL.1 * normal(&mut random), last: normal(&mut random) };
            (0..count).map(|_| person()).collect()
        };
        let departments = sizes.iter().map(|count| people(*count)).collect();
        Self { random, departments, moved: 0.0, swing: 0.0 }
    }

    /// Moves the usual weather of everybody in the first department by this many levels.
    pub fn move_first_department(&mut self, levels: f64) {
        self.departments.iter_mut().take(1).flatten().for_each(|person| person.usual += levels);
    }

    /// Returns the roster of a week.
    #[must_use]
    pub fn roster(&self, week: i32) -> FrozenRoster {
        let unit = |(id, people): (i64, &Vec<SimulatedPerson>)| Unit {
            departments: vec![id],
            people: u32::try_from(people.len()).unwrap_or(u32::MAX),
        };
        FrozenRoster { site: 1, monday: monday(week), units: (1_i64..).zip(&self.departments).map(unit).collect() }
    }

    /// Simulates one week. Returns who was counted, and what is drawn of it.
    pub fn week(&mut self, week: i32) -> (ClassCounts, Vec<Released<Draw>>) {
        let shock = self.moved + self.swing * normal(&mut self.random);
        let random = &mut self.random;
        let of_department = |people: &mut Vec<SimulatedPerson>| {
            let mut counts = [0; 4];
            for person in people {
                let class = person.week(shock, random);
                if random.random_bool(PARTICIPATION) {
                    counts[class] += 1;
                }
            }
            counts
        };
        let counts: ClassCounts = self.departments.iter_mut().map(of_department).collect();
        let site: [i64; 4] = std::array::from_fn(|bin| counts.iter().map(|counts| counts[bin]).sum());
        let period = Period::Week(monday(week));
        let mut draws = vec![self.draw(Stream::SiteWeather, Vec::new(), period, weather(&site))];
        if counts.len() > 1 {
            for (id, counts) in (1_i64..).zip(&counts) {
                draws.push(self.draw(Stream::UnitWeather, vec![id], period, weather(counts)));
            }
        }
        (counts, draws)
    }

    /// Returns these counts with the noise of their histogram under the full budget.
    pub fn draw(
        &mut self,
        stream: Stream,
        departments: Vec<i64>,
        period: Period,
        counts: Vec<(String, i64)>,
    ) -> Released<Draw> {
        let epsilon = Budget::FULL.share(stream, self.departments.len() == 1);
        let bins = counts.into_iter().map(|(key, count)| (key, count + noise(epsilon, &mut self.random))).collect();
        released(&Draw { stream, site: 1, departments, period, epsilon, bins })
    }
}

impl SimulatedPerson {
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

fn weather(counts: &[i64; 4]) -> Vec<(String, i64)> {
    WeatherClass::ALL.iter().zip(counts).map(|(class, count)| (class.key().to_owned(), *count)).collect()
}

/// Returns the mean level of counted people.
#[must_use]
pub fn mean(counts: &[i64; 4]) -> f64 {
    let total: i64 = counts.iter().sum();
    let sum: f64 = WeatherClass::ALL.iter().zip(counts).map(|(class, count)| class.level() * *count as f64).sum();
    sum / total.max(1) as f64
}

fn normal(random: &mut ChaCha8Rng) -> f64 {
    StandardNormal.sample(random)
}

/// Discrete Laplace noise as the difference of two geometric numbers, in floating point: good enough to simulate, never
/// used to release.
fn noise(epsilon: Epsilon, random: &mut ChaCha8Rng) -> i64 {
    let ratio = -epsilon.value() / 2.0;
    #[expect(clippy::cast_possible_truncation, reason = "small numbers")]
    let mut geometric = || (random.random::<f64>().max(1e-300).ln() / ratio).floor() as i64;
    geometric() - geometric()
}
