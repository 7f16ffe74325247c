//! Simulated series for tests: five levels, day-to-day correlation, missing days, stressors. The same seed gives the
//! same series.

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution as _, StandardNormal};

use super::series::{Day, Member};
use domain::{PersonId, StressorKey, Weather, Workday};

/// Number of the first workday of every sample.
pub const START: i32 = 20_000;

/// A person without a change, except a drop of `drop.1` levels from day `drop.0` on.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    pub level: f64,
    pub spread: f64,
    pub correlation: f64,
    pub missing: f64,
    pub days: i32,
    pub drop: (i32, f64),
}

impl Default for Sample {
    fn default() -> Self {
        Self { level: 3.8, spread: 0.8, correlation: 0.3, missing: 0.15, days: 260, drop: (i32::MAX, 0.0) }
    }
}

impl Sample {
    pub fn days(self, seed: u64) -> Vec<Day> {
        let mut chance = ChaCha8Rng::seed_from_u64(seed);
        let mut mood: f64 = StandardNormal.sample(&mut chance);
        let mut days = Vec::new();
        for number in 0..self.days {
            let news: f64 = StandardNormal.sample(&mut chance);
            mood = self.correlation * mood + (1.0 - self.correlation.powi(2)).sqrt() * news;
            let drop = if number >= self.drop.0 { self.drop.1 } else { 0.0 };
            if chance.random::<f64>() < self.missing {
                continue;
            }
            let weather = Weather::nearest(self.level - drop + self.spread * mood);
            days.push(Day::new(Workday::from_number(START + number), weather));
        }
        days
    }

    /// A team of such people with five stressors. Each stressor is picked on one day in twelve; the first one is picked
    /// by everybody on the `burst` days.
    pub fn team(self, people: u32, seed: u64, burst: std::ops::Range<i32>) -> Vec<Member> {
        let mut chance = ChaCha8Rng::seed_from_u64(seed);
        let member = |person: u32| {
            let mut days = self.days(seed * 1000 + u64::from(person));
            for day in &mut days {
                let bursting = burst.contains(&(day.workday.number() - START));
                let mut keys = Vec::new();
                for name in ["queue_pressure", "abusive_caller", "outage", "noise", "sleep"] {
                    let named = chance.random::<f64>() < 1.0 / 12.0 || (bursting && name == "queue_pressure");
                    keys.extend(named.then(|| key(name)));
                }
                day.stressors = keys.into();
            }
            (PersonId(i64::from(person)), days)
        };
        (0..people).map(member).collect()
    }
}

/// On each of `days`, two or three people pick the stressor, never the same people on two consecutive days, so that no
/// single day is unusual.
pub fn add_scattered_namings(team: &mut [Member], name: &str, days: std::ops::Range<i32>) {
    let people = i32::try_from(team.len()).unwrap_or(1);
    for (who, (_, series)) in (0..).zip(team) {
        for day in series {
            let number = day.workday.number() - START;
            let turn = (who - number * 3).rem_euclid(people) < 3;
            if days.contains(&number) && turn && !day.stressors.contains(&key(name)) {
                day.stressors = [&day.stressors[..], &[key(name)]].concat().into();
            }
        }
    }
}

pub fn key(name: &str) -> StressorKey {
    match name.parse() {
        Ok(key) => key,
        Err(error) => panic!("{name}: {error}"),
    }
}

/// A series of levels on consecutive workdays; 0 is a missing day.
pub fn from_levels(levels: &[u8]) -> Vec<Day> {
    let day = |(number, level): (i32, &u8)| {
        Weather::try_from(*level).ok().map(|weather| Day::new(Workday::from_number(START + number), weather))
    };
    (0..).zip(levels).filter_map(day).collect()
}

/// Endless standard normal values.
pub fn normal_values(seed: u64) -> impl Iterator<Item = f64> {
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    std::iter::repeat_with(move || StandardNormal.sample(&mut chance))
}

/// Asserts that a simulated mean is within `allowed` plus three standard errors of `expected`.
pub fn assert_mean_near(expected: f64, allowed: f64, values: impl Iterator<Item = f64>) {
    let (count, sum, squares) =
        values.fold((0.0, 0.0, 0.0), |(n, sum, squares), x| (n + 1.0, sum + x, squares + x * x));
    let mean = sum / count;
    let error = ((squares / count - mean * mean) / (count - 1.0)).sqrt();
    assert!(count > 100.0 && (mean - expected).abs() < allowed + 3.0 * error, "{mean} ± {error} is not {expected}");
}
