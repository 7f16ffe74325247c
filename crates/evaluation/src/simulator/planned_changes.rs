//! What changes in a simulated centre on purpose, from a day on: how often a stressor is picked, and how people feel
//! for a while. Nothing else of the centre changes by it: the same seed without it gives the same people on the same
//! days.

use super::random_stream::{RandomStream, StreamId};
use super::{CentrePlan, SimulatedCheckIn};
use domain::{StressorKey, Weather, Workday};

/// What changes on purpose.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlannedChanges {
    /// How often stressors are picked.
    pub rates: Vec<RateChange>,
    /// How people feel.
    pub lifts: Vec<MoodLift>,
}

/// From a day on, a stressor is picked this many times as often as people usually would.
#[derive(Clone, Debug, PartialEq)]
pub struct RateChange {
    /// The stressor.
    pub stressor: StressorKey,
    /// The first day.
    pub from: Workday,
    /// How many times as often; 1 ends an earlier change.
    pub times: f64,
}

/// For some days the weather of a department, or of everybody, is better.
#[derive(Clone, Debug, PartialEq)]
pub struct MoodLift {
    /// The name of the department; everybody if none.
    pub department: Option<String>,
    /// The first day.
    pub from: Workday,
    /// The last day.
    pub until: Workday,
    /// By how many levels on average, where the scale has room for it; at least 0.
    pub levels: f64,
}

impl PlannedChanges {
    /// How many times as often as usual a stressor is picked on a day.
    pub(super) fn times(&self, stressor: &StressorKey, day: Workday) -> f64 {
        let in_force = self.rates.iter().filter(|change| change.stressor == *stressor && change.from <= day);
        in_force.max_by_key(|change| change.from).map_or(1.0, |change| change.times)
    }

    /// Makes the weather of the check-ins of one person better by the lifts of their department.
    pub(super) fn lift(&self, plan: &CentrePlan, (person, department): (usize, &str), own: &mut [SimulatedCheckIn]) {
        let chance = &mut RandomStream::new(plan.seed, StreamId::Lifts(person));
        for lift in self.lifts.iter().filter(|lift| lift.department.as_deref().is_none_or(|name| name == department)) {
            for check_in in own.iter_mut().filter(|one| (lift.from..=lift.until).contains(&one.workday)) {
                let levels = lift.levels.floor() as u8 + u8::from(chance.bernoulli(lift.levels.fract()));
                let level = check_in.weather.level().saturating_add(levels).min(Weather::Sunny.level());
                check_in.weather = Weather::try_from(level).unwrap_or(check_in.weather);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::setting;
    use super::super::{SimulatedCentre, simulate};
    use super::*;

    fn plan() -> CentrePlan {
        CentrePlan { people: 80, days: 120, seed: 7, last: "2026-03-13".parse().expect("a day") }
    }

    fn with(changes: PlannedChanges) -> SimulatedCentre {
        simulate(&plan(), &super::super::Setting { changes, ..setting() })
    }

    /// How often check-ins of these days name a stressor.
    fn share(centre: &SimulatedCentre, key: &str, days: impl Fn(Workday) -> bool) -> f64 {
        let within = || centre.check_ins.iter().filter(|one| days(one.workday));
        let naming = within().filter(|one| one.stressors.iter().any(|stressor| stressor.as_str() == key));
        naming.count() as f64 / within().count() as f64
    }

    #[test]
    fn a_stressor_is_picked_as_often_as_planned_from_the_day_on() {
        let stressor: StressorKey = "noise".parse().expect("a key");
        let (first, changed) = (plan().first(), plan().day(60));
        let rate = |from, times| RateChange { stressor: stressor.clone(), from, times };
        let changes = PlannedChanges { rates: vec![rate(first, 4.0), rate(changed, 1.0)], ..PlannedChanges::default() };
        let (usual, planned) = (with(PlannedChanges::default()), with(changes));
        let before = |centre| share(centre, "noise", |day| day < changed);
        let ratio = before(&planned) / before(&usual);
        assert!((2.5..4.5).contains(&ratio), "{ratio}");
        let after = |centre: &SimulatedCentre| {
            centre.check_ins.iter().filter(|one| one.workday >= changed).cloned().collect::<Vec<_>>()
        };
        assert_eq!(after(&planned), after(&usual));
        let weathers = |centre: &SimulatedCentre| centre.check_ins.iter().map(|one| one.weather).collect::<Vec<_>>();
        assert_eq!(weathers(&planned), weathers(&usual));
    }

    #[test]
    fn a_lift_moves_the_weather_of_its_department_on_its_days_alone() {
        let usual = with(PlannedChanges::default());
        let department = usual.teams[0].department.clone();
        let lift =
            MoodLift { department: Some(department.clone()), from: plan().day(60), until: plan().day(80), levels: 0.5 };
        let lifted = with(PlannedChanges { lifts: vec![lift.clone()], ..PlannedChanges::default() });
        let (mut moved, mut there) = (0_u32, 0_u32);
        for (one, other) in usual.check_ins.iter().zip(&lifted.check_ins) {
            let team = usual.people[one.person].works_in.expect("somebody who takes calls");
            let is_there =
                usual.teams[team].department == department && (lift.from..=lift.until).contains(&one.workday);
            assert!(is_there || one == other, "{one:?}");
            let has_room = one.weather != Weather::Sunny;
            there += u32::from(is_there && has_room);
            moved += u32::from(one.weather != other.weather);
            assert_eq!(SimulatedCheckIn { weather: one.weather, ..other.clone() }, *one);
        }
        let share = f64::from(moved) / f64::from(there);
        assert!((0.4..0.6).contains(&share), "{share}");
    }
}
