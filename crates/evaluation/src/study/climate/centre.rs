//! A simulated site: people with a usual weather who check in on some days, and draws with the noise of the mechanism.

use domain::Workday;
use insight::climate::noise::discrete_laplace;
use insight::climate::{Budget, Draw, FrozenRoster, Period, Quarter, Released, Stream, Unit, WeatherClass};
use rand::rngs::SysRng;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, StandardNormal};

/// The share of people who are counted in a week.
pub const COUNTED: f64 = 0.75;
/// The usual weather of people: mean and standard deviation.
const USUAL: (f64, f64) = (3.6, 0.5);
/// The standard deviation of a person's days around their usual weather, and how much of a day stays to the next.
const DAILY: (f64, f64) = (0.8, 0.3);
/// The first quarter.
const FIRST: Quarter = Quarter { year: 2025, quarter: 1 };

/// The Monday of a week, counted from the first.
pub fn monday(week: i32) -> Workday {
    FIRST.mondays().first().map_or(Workday::from_number(0), |monday| monday.plus(7 * week))
}

/// The site.
pub struct SimulatedSite {
    pub random: ChaCha8Rng,
    departments: Vec<Vec<Person>>,
    /// Everybody's weather, moved by this many levels, and by how much weeks swing.
    pub moved: f64,
    pub swing: f64,
}

struct Person {
    usual: f64,
    last: f64,
}

/// Counted people by class, of each department.
pub type ClassCounts = Vec<[i64; 4]>;

impl SimulatedSite {
    /// A site with departments of these sizes.
    pub fn new(seed: u64, sizes: &[usize]) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut people = |count: usize| -> Vec<Person> {
            let person = |_| Person { usual: USUAL.0 + USUAL.1 * normal(&mut random), last: normal(&mut random) };
            (0..count).map(person).collect()
        };
        let departments = sizes.iter().map(|count| people(*count)).collect();
        Self { random, departments, moved: 0.0, swing: 0.0 }
    }

    /// The roster of a week.
    pub fn roster(&self, week: i32) -> FrozenRoster {
        let unit = |(id, people): (i64, &Vec<Person>)| Unit {
            departments: vec![id],
            people: u32::try_from(people.len()).unwrap_or(u32::MAX),
        };
        FrozenRoster { site: 1, monday: monday(week), units: (1_i64..).zip(&self.departments).map(unit).collect() }
    }

    /// One week: who was counted, and what was drawn.
    pub fn week(&mut self, week: i32) -> (ClassCounts, Vec<Released<Draw>>) {
        let shock = self.moved + self.swing * normal(&mut self.random);
        let random = &mut self.random;
        let of_department = |people: &mut Vec<Person>| {
            let mut counts = [0; 4];
            for person in people {
                let class = person.week(shock, random);
                if random.random_bool(COUNTED) {
                    counts[class] += 1;
                }
            }
            counts
        };
        let counts: ClassCounts = self.departments.iter_mut().map(of_department).collect();
        let one_unit = counts.len() == 1;
        let site: [i64; 4] = std::array::from_fn(|bin| counts.iter().map(|counts| counts[bin]).sum());
        let period = Period::Week(monday(week));
        let weather = |counts: &[i64; 4]| -> Vec<(String, i64)> {
            WeatherClass::ALL.iter().zip(counts).map(|(class, count)| (class.key().to_owned(), *count)).collect()
        };
        let mut draws: Vec<Released<Draw>> =
            released(Stream::SiteWeather, Vec::new(), period, one_unit, weather(&site)).into_iter().collect();
        if !one_unit {
            for (id, counts) in (1_i64..).zip(&counts) {
                draws.extend(released(Stream::UnitWeather, vec![id], period, false, weather(counts)));
            }
        }
        (counts, draws)
    }
}

impl Person {
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
        match days.get(index).copied().unwrap_or(3.0) {
            level if level >= 5.0 => 0,
            level if level >= 4.0 => 1,
            level if level >= 3.0 => 2,
            _ => 3,
        }
    }
}

/// Adds the noise of the mechanism to counts of invented people, and freezes and thaws the figures as the ledger does. None if the
/// system gives no randomness.
pub fn released(
    stream: Stream,
    departments: Vec<i64>,
    period: Period,
    one_unit: bool,
    counts: Vec<(String, i64)>,
) -> Option<Released<Draw>> {
    let epsilon = Budget::FULL.share(stream, one_unit);
    let noisy = |(key, count): (String, i64)| Some((key, count + discrete_laplace(epsilon, &mut SysRng).ok()?));
    let bins = counts.into_iter().map(noisy).collect::<Option<_>>()?;
    let draw = Draw { stream, site: 1, departments, period, epsilon, bins };
    Released::thaw(&serde_json::to_string(&draw).ok()?).ok()
}

/// The mean level of counted people.
pub fn mean(counts: &[i64; 4]) -> f64 {
    let total: i64 = counts.iter().sum();
    let sum: f64 = WeatherClass::ALL.iter().zip(counts).map(|(class, count)| class.level() * *count as f64).sum();
    sum / total.max(1) as f64
}

fn normal(random: &mut ChaCha8Rng) -> f64 {
    StandardNormal.sample(random)
}
