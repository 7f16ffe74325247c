//! Which uplifts a simulated person picks: a few are characteristic of the person, and good days have more of them.

use super::random_stream::{RandomStream, StreamId};
use super::{CentrePlan, Setting, SimulatedCheckIn};
use domain::Weather;

/// At most this many uplifts in one check-in.
const MAX_PICKED: usize = 3;
/// How many uplifts are characteristic of a person, on average.
const CHARACTERISTIC: f64 = 3.5;

/// Adds uplifts to the check-ins of the person with this index. Nothing else of the check-ins changes.
pub(super) fn pick(plan: &CentrePlan, setting: &Setting, person: usize, check_ins: &mut [SimulatedCheckIn]) {
    let chance = &mut RandomStream::new(plan.seed, StreamId::Uplifts(person));
    let likely = CHARACTERISTIC / setting.uplifts.len().max(1) as f64;
    let rates: Vec<f64> = setting
        .uplifts
        .iter()
        .map(|_| if chance.bernoulli(likely) { chance.uniform(0.08, 0.22) } else { 0.01 })
        .collect();
    for check_in in check_ins {
        let by_weather = by_weather(check_in.weather);
        for (key, rate) in setting.uplifts.iter().zip(&rates) {
            if chance.bernoulli(rate * by_weather) && check_in.uplifts.len() < MAX_PICKED {
                check_in.uplifts.push(key.clone());
            }
        }
    }
}

/// How many times as often a person picks uplifts at this weather as on a cloudy day.
const fn by_weather(weather: Weather) -> f64 {
    match weather {
        Weather::Stormy => 0.15,
        Weather::Rainy => 0.35,
        Weather::Cloudy => 1.0,
        Weather::Fair => 2.2,
        Weather::Sunny => 3.2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    fn check_ins(weather: Weather) -> Vec<SimulatedCheckIn> {
        let plan = plan();
        let one = |day| SimulatedCheckIn {
            person: 0,
            workday: plan.day(day),
            time: time(7, 0, 0, 0),
            weather,
            energy: None,
            stressors: Vec::new(),
            uplifts: Vec::new(),
            note: None,
            audience: domain::Audience::Lead,
        };
        (0..plan.days).map(one).collect()
    }

    fn plan() -> CentrePlan {
        CentrePlan { people: 6, days: 400, seed: 7, last: domain::Workday::from_number(20_500) }
    }

    #[test]
    fn good_days_have_more_uplifts_and_nothing_else_changes() {
        let setting = super::super::tests::setting();
        let picked = |weather| {
            let mut own = check_ins(weather);
            pick(&plan(), &setting, 0, &mut own);
            let count: usize = own.iter().map(|check_in| check_in.uplifts.len()).sum();
            own.iter_mut().for_each(|check_in| check_in.uplifts.clear());
            assert_eq!(own, check_ins(weather));
            count
        };
        let [stormy, sunny] = [Weather::Stormy, Weather::Sunny].map(picked);
        assert!(sunny > 4 * stormy.max(1), "{sunny} on sunny days, {stormy} on stormy ones");
    }
}
