//! The mechanism: adds noise to one histogram, once. Nothing else creates a released figure.

use std::collections::HashMap;

use rand::rngs::SysRng;

pub use rand::rngs::SysError;

use super::account::{Charge, Permit};
use super::noise::{NoNoise, discrete_laplace};
use super::{Draw, FrozenRoster, PersonWeek, Released};

/// Counts before the noise. They cannot be read, printed or serialised: [`draw`] is the only use.
pub struct Histogram {
    keys: Vec<String>,
    counts: HashMap<String, i64>,
}

impl Histogram {
    /// Counts what a charge is for: each person-week of its unit or site and time in at most one of the bins `keys`,
    /// which must not depend on anybody's answers. `weeks` are frozen rosters with what the people on them stated;
    /// weeks of other sites and times are not counted, and neither is what belongs to none of the bins.
    ///
    /// # Errors
    /// If the system gives no randomness.
    pub fn of(charge: &Charge, keys: Vec<String>, weeks: &[(FrozenRoster, Vec<PersonWeek>)]) -> Result<Self, SysError> {
        let mut counts = HashMap::new();
        let mondays = charge.period.mondays();
        for (roster, people) in weeks {
            if roster.site != charge.site || !mondays.contains(&roster.monday) {
                continue;
            }
            for person in people {
                let unit = usize::try_from(person.unit).ok().and_then(|unit| roster.units.get(unit));
                if !unit.is_some_and(|unit| charge.departments.is_empty() || charge.departments == unit.departments) {
                    continue;
                }
                if let Some(bin) = person.bin(charge.stream, &mut SysRng)? {
                    *counts.entry(bin).or_default() += 1;
                }
            }
        }
        Ok(Self { keys, counts })
    }
}

/// Draws: every bin gets noise of its own from the operating system's randomness. The permit is used up.
///
/// # Errors
/// If the system gives no randomness, or the permit has no epsilon. The budget stays spent.
pub fn draw(permit: Permit, histogram: Histogram) -> Result<Released<Draw>, NoNoise<SysError>> {
    let charge = permit.into_charge();
    let Histogram { keys, counts } = histogram;
    let noisy = |key: String| {
        let noise = discrete_laplace(charge.epsilon, &mut SysRng)?;
        let count = counts.get(&key).copied().unwrap_or(0);
        Ok((key, count.saturating_add(noise)))
    };
    let bins = keys.into_iter().map(noisy).collect::<Result<_, NoNoise<SysError>>>()?;
    let (stream, site, departments) = (charge.stream, charge.site, charge.departments);
    Ok(Released::new(Draw { stream, site, departments, period: charge.period, epsilon: charge.epsilon, bins }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::climate::{Account, Budget, Epsilon, Period, StatedCheckIn, Stream, Tenure, Unit, WeatherClass};
    use domain::{Weather, Workday};

    fn monday() -> Workday {
        "2026-03-02".parse().expect("a day")
    }

    /// A week of two units, in which `people` of each have this weather.
    fn week(monday: Workday, people: u32, weather: Weather) -> (FrozenRoster, Vec<PersonWeek>) {
        let unit = |department| Unit { departments: vec![department], people: 500 };
        let stated = StatedCheckIn {
            day: 0,
            hour: 9,
            weather,
            energy: None,
            stressors: Vec::new(),
            uplifts: Vec::new(),
            shift: None,
        };
        let person = |number| PersonWeek {
            unit: number % 2,
            tenure: Tenure::Longer,
            check_ins: vec![stated.clone()],
            tough_calls: Vec::new(),
            answers: Vec::new(),
        };
        (FrozenRoster { site: 1, monday, units: vec![unit(1), unit(2)] }, (0..2 * people).map(person).collect())
    }

    fn charge(stream: Stream, departments: &[i64]) -> Charge {
        let epsilon = Budget::FULL.share(stream, false);
        Charge { stream, site: 1, departments: departments.to_vec(), period: Period::Week(monday()), epsilon }
    }

    fn keys() -> Vec<String> {
        WeatherClass::ALL.map(|class| class.key().to_owned()).to_vec()
    }

    fn drawn(charge: Charge, weeks: &[(FrozenRoster, Vec<PersonWeek>)]) -> Released<Draw> {
        let histogram = Histogram::of(&charge, keys(), weeks).expect("randomness");
        let permits =
            Account::default().spend(vec![charge], Epsilon(200), |_| Ok::<_, ()>(())).expect("within the budget");
        draw(permits.into_iter().next().expect("a permit"), histogram).expect("randomness")
    }

    /// The standard deviation of a bin is below 9.3 for every share: 120 is far beyond any noise.
    const FAR: i64 = 120;

    #[test]
    fn a_unit_counts_its_own_people_and_the_site_those_of_all_units() {
        let weeks = [week(monday(), 500, Weather::Fair)];
        let unit = drawn(charge(Stream::UnitWeather, &[2]), &weeks);
        assert!((unit.bin("fair").expect("a bin") - 500).abs() < FAR && unit.bin("sunny").expect("a bin").abs() < FAR);
        let site = drawn(charge(Stream::SiteWeather, &[]), &weeks);
        assert!((site.bin("fair").expect("a bin") - 1_000).abs() < FAR);
        let bins: Vec<&str> = site.bins.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!((bins, site.epsilon), (vec!["sunny", "fair", "cloudy", "rough"], Epsilon(30)));
    }

    #[test]
    fn people_of_another_week_site_or_unit_count_nowhere() {
        let mut elsewhere = week(monday(), 500, Weather::Fair);
        elsewhere.0.site = 2;
        let mut stranger = week(monday(), 500, Weather::Fair);
        stranger.1.iter_mut().for_each(|person| person.unit = 7);
        let weeks = [week(monday().plus(7), 500, Weather::Fair), elsewhere, stranger];
        let site = drawn(charge(Stream::SiteWeather, &[]), &weeks);
        assert!(site.bin("fair").expect("a bin").abs() < FAR);
    }

    #[test]
    fn every_bin_has_noise_of_its_own_and_every_draw_another() {
        let weeks = [week(monday(), 500, Weather::Fair)];
        let draws: Vec<Released<Draw>> = (0..40).map(|_| drawn(charge(Stream::SiteWeather, &[]), &weeks)).collect();
        let distinct = |bin: &str| {
            let figures: std::collections::BTreeSet<_> = draws.iter().map(|draw| draw.bin(bin)).collect();
            figures.len()
        };
        assert!(WeatherClass::ALL.iter().all(|class| distinct(class.key()) > 5));
        let alike = draws.iter().filter(|draw| draw.bin("sunny") == draw.bin("cloudy")).count();
        assert!(alike < 20, "{alike} of 40 draws have the same noise in two bins");
    }
}
