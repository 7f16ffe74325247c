//! A simulated year in which the centre changes a source and holds an event: whether the figures that pages show next
//! to them are right against what was put into the simulation.
//!
//! The same year is simulated with the changes and without them, and both are closed as the product closes them. What
//! was put in is the difference between the two years before any noise.

use std::collections::BTreeMap;

use domain::{StressorKey, Workday};
use insight::climate::estimate::{
    ClimateScope, Direction, Lift, MentionChange, MentionDirection, Weeks, lift, mention_change,
};
use insight::climate::simulated_site::{monday, released};
use insight::climate::{
    Breakdown, Budget, Catalogue, Draw, FrozenRoster, Month, Period, PersonWeek, Released, StatedCheckIn, Tenure,
    WeatherClass,
};

use super::super::in_parallel;
use crate::audit::closing::{AuditedSite, Closing, Product};
use crate::audit::simulated::periods;
use crate::simulator::{
    CentrePlan, MoodLift, PlannedChanges, RateChange, Setting, SimulatedCentre, SimulatedCheckIn, SimulatedStressor,
    simulate,
};

/// People of the site, and the weeks of the year.
const PEOPLE: usize = 240;
const WEEKS: i32 = 52;
/// One of this many people is not counted.
const UNCOUNTED: usize = 6;
/// How many times as often as usual the stressor is picked before the change, and after one that works.
const TIMES: (f64, f64) = (6.0, 1.0);
/// The week of the change, and that of the event: the first, and how many there are to choose from.
const CHANGE: (i32, u64) = (26, 13);
const EVENT: (i32, u64) = (12, 10);
/// By how many levels the event lifts the weather of its department, and for how many weeks.
const LEVELS: f64 = 1.0;
const LIFTED: i32 = 4;

/// How right the figures of a year are, as shares of the simulated years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChangeFigures {
    /// A source was changed: the page says that its stressor is mentioned less, and the interval contains what was put
    /// in.
    pub register_right: f64,
    /// Nothing was changed: the page says "no more than chance".
    pub register_chance: f64,
    /// An event lifted its department: the page says that it is brighter, and the interval contains what was put in.
    pub lift_right: f64,
    /// The event lifted nobody: the page says that there is no more than chance.
    pub lift_chance: f64,
}

/// Simulates this many years of a site of 240, each with and without the changes. The stressor that changes is the
/// first of the systems that no outage is about.
#[must_use]
pub fn change_figures(setting: &Setting, runs: u32) -> ChangeFigures {
    let seeds: Vec<u64> = (0..u64::from(runs)).collect();
    ChangeFigures::of(&in_parallel(&seeds, |seed| SimulatedYears::of(setting, *seed)?.closed(&Product)))
}

impl ChangeFigures {
    /// The shares of these cases; one without figures is not right.
    fn of(cases: &[Option<YearPair>]) -> Self {
        let share = |fits: fn(&YearPair) -> bool| {
            cases.iter().flatten().filter(|pair| fits(pair)).count() as f64 / cases.len().max(1) as f64
        };
        Self {
            register_right: share(|pair| {
                let (found, truth) = (&pair.changed.mentions, pair.put_in.0);
                found.direction() == MentionDirection::Less
                    && (found.difference.value - truth).abs() <= found.difference.half_width
            }),
            register_chance: share(|pair| pair.unchanged.mentions.direction() == MentionDirection::WithinChance),
            lift_right: share(|pair| {
                let (found, truth) = (&pair.changed.lift, pair.put_in.1);
                found.direction == Direction::Brighter && (found.by.value - truth).abs() <= found.by.half_width
            }),
            lift_chance: share(|pair| pair.unchanged.lift.direction == Direction::Unclear),
        }
    }
}

/// What pages show of the same year with the changes and without.
struct YearPair {
    changed: FoundFigures,
    unchanged: FoundFigures,
    /// The difference of the stressor's share of mentions, and of the mean level of the department.
    put_in: (f64, f64),
}

/// What the pages show of a year.
struct FoundFigures {
    mentions: MentionChange,
    lift: Lift,
}

/// When what changes.
struct YearPlan {
    stressor: StressorKey,
    changes: Workday,
    event: Workday,
}

/// The same year with the changes and without, before it is closed.
struct SimulatedYears {
    plan: YearPlan,
    with: AuditedSite,
    without: AuditedSite,
}

impl SimulatedYears {
    fn of(setting: &Setting, seed: u64) -> Option<Self> {
        let within = |(first, many): (i32, u64)| monday(first + i32::try_from(seed % many).unwrap_or(0));
        let stressor = setting.stressors.iter().find(|one| one.group == "systems" && !one.common)?.key.clone();
        let plan = YearPlan { stressor, changes: within(CHANGE), event: within(EVENT) };
        let department = setting.departments.first()?;
        let rate = |from, times| RateChange { stressor: plan.stressor.clone(), from, times };
        let before = rate(monday(0), TIMES.0);
        let lift = MoodLift {
            department: Some(department.clone()),
            from: plan.event,
            until: plan.event.plus(7 * LIFTED - 1),
            levels: LEVELS,
        };
        let with = PlannedChanges { rates: vec![before.clone(), rate(plan.changes, TIMES.1)], lifts: vec![lift] };
        let without = PlannedChanges { rates: vec![before], lifts: Vec::new() };
        let [with, without] = [with, without].map(|changes| site(&Setting { changes, ..setting.clone() }, seed));
        Some(Self { plan, with, without })
    }

    /// Closes both years.
    fn closed(&self, closing: &dyn Closing) -> Option<YearPair> {
        let Self { plan, with, without } = self;
        let put_in =
            (plan.share_after(with) - plan.share_after(without), plan.level_after(with) - plan.level_after(without));
        Some(YearPair { changed: plan.found(with, closing)?, unchanged: plan.found(without, closing)?, put_in })
    }
}

impl YearPlan {
    /// Closes the year, and computes the figures as the pages do.
    fn found(&self, site: &AuditedSite, closing: &dyn Closing) -> Option<FoundFigures> {
        let mut periods = periods(site);
        periods.retain(|period| !matches!(period, Period::Quarter(_)));
        let drawn = closing.close(site, &periods).ok()?.draws;
        let draws: Vec<Released<Draw>> = drawn.iter().map(released).collect();
        let rosters: Vec<FrozenRoster> = site.weeks.iter().map(|(roster, _)| roster.clone()).collect();
        let mentions = mention_change(&draws, self.stressor.as_str(), self.changes)?;
        let lift = lift(&Weeks::new(&draws, &rosters), ClimateScope::Department(1), &[], self.event)?;
        Some(FoundFigures { mentions, lift })
    }

    /// The expected share of the stressor among what is drawn as a mention, in the months after the change: of
    /// everything that somebody names in a week, one is drawn.
    fn share_after(&self, site: &AuditedSite) -> f64 {
        let is_after = |roster: &FrozenRoster| {
            Month::of(roster.monday).mondays().first().is_some_and(|first| *first >= self.changes)
        };
        let (mut share, mut people) = (0.0, 0.0);
        for person in site.weeks.iter().filter(|(roster, _)| is_after(roster)).flat_map(|(_, people)| people) {
            let named: Vec<_> = person.check_ins.iter().flat_map(|stated| &stated.stressors).collect();
            if !named.is_empty() {
                people += 1.0;
                share += named.iter().filter(|key| ***key == self.stressor).count() as f64 / named.len() as f64;
            }
        }
        share / f64::max(people, 1.0)
    }

    /// The mean level of the department in the weeks from the event on.
    fn level_after(&self, site: &AuditedSite) -> f64 {
        let lifted = |roster: &FrozenRoster| (self.event..self.event.plus(7 * LIFTED)).contains(&roster.monday);
        let levels: Vec<f64> = site
            .weeks
            .iter()
            .filter(|(roster, _)| lifted(roster))
            .flat_map(|(roster, people)| {
                let unit = roster.unit_of(1).and_then(|unit| u32::try_from(unit).ok());
                people.iter().filter(move |person| Some(person.unit) == unit).filter_map(level)
            })
            .collect();
        levels.iter().sum::<f64>() / levels.len().max(1) as f64
    }
}

/// The level of the median day of a week, of two middle days the mean.
fn level(person: &PersonWeek) -> Option<f64> {
    let last: BTreeMap<u8, _> = person.check_ins.iter().map(|stated| (stated.day, stated.weather)).collect();
    let mut days: Vec<_> = last.into_values().collect();
    days.sort_unstable();
    let of = |index: usize| days.get(index).map(|weather| WeatherClass::of(*weather).level());
    Some((of(days.len().saturating_sub(1) / 2)? + of(days.len() / 2)?) / 2.0)
}

/// A simulated year as the closing reads it: frozen rosters, and what counted people stated.
fn site(setting: &Setting, seed: u64) -> AuditedSite {
    let days = usize::try_from(7 * WEEKS).unwrap_or(0);
    let plan = CentrePlan { people: PEOPLE, days, seed, last: monday(WEEKS).plus(-1) };
    let centre = simulate(&plan, setting);
    let mut by_week: BTreeMap<(Workday, usize), Vec<&SimulatedCheckIn>> = BTreeMap::new();
    for check_in in &centre.check_ins {
        by_week.entry((check_in.workday.week_start(), check_in.person)).or_default().push(check_in);
    }
    let week = |monday: Workday| {
        let mut sizes: BTreeMap<i64, u32> = BTreeMap::new();
        let everybody = 0..centre.people.len();
        let present: Vec<(usize, i64)> =
            everybody.filter_map(|person| Some((person, department(&centre, person, monday)?))).collect();
        present.iter().for_each(|(_, department)| *sizes.entry(*department).or_default() += 1);
        let roster = FrozenRoster::divide(1, monday, &sizes);
        let counted = present.iter().filter(|(person, _)| person % UNCOUNTED != 0);
        let stated = counted.filter_map(|(person, department)| {
            let unit = u32::try_from(roster.unit_of(*department)?).ok()?;
            let check_ins = by_week.get(&(monday, *person))?.iter().map(|check_in| stated(check_in)).collect();
            let (tough_calls, answers) = (Vec::new(), Vec::new());
            Some(PersonWeek { unit, tenure: Tenure::Longer, check_ins, tough_calls, answers })
        });
        let stated: Vec<PersonWeek> = stated.collect();
        (roster, stated)
    };
    let key = |stressor: &SimulatedStressor| stressor.key.as_str().to_owned();
    AuditedSite {
        site: 1,
        weeks: (0..WEEKS).map(monday).map(week).collect(),
        moved: Vec::new(),
        catalogue: Catalogue { stressors: setting.stressors.iter().map(key).collect(), ..Catalogue::default() },
        breakdown: Breakdown::default(),
        budget: Budget::FULL,
    }
}

/// The department of a person in the week of a Monday, by the order in which departments come; none for those who take
/// no calls or do not work there then.
fn department(centre: &SimulatedCentre, person: usize, monday: Workday) -> Option<i64> {
    let employee = centre.people.get(person)?;
    let works = employee.starts_on <= monday && employee.ends_on.is_none_or(|last| monday <= last);
    let own = &centre.teams.get(employee.works_in.filter(|_| works)?)?.department;
    let mut names: Vec<&String> = centre.teams.iter().map(|team| &team.department).collect();
    names.dedup();
    i64::try_from(names.iter().position(|name| *name == own)?).ok().map(|index| index + 1)
}

fn stated(check_in: &SimulatedCheckIn) -> StatedCheckIn {
    StatedCheckIn {
        day: u8::try_from(check_in.workday.weekday()).unwrap_or(0),
        hour: u8::try_from(check_in.time.hour()).unwrap_or(0),
        weather: check_in.weather,
        energy: check_in.energy,
        stressors: check_in.stressors.clone(),
        uplifts: check_in.uplifts.clone(),
        shift: None,
    }
}

#[cfg(test)]
mod tests {
    use insight::climate::noise::discrete_laplace;
    use rand::SeedableRng as _;
    use rand_chacha::ChaCha8Rng;

    use super::*;
    use crate::audit::closing::{ClosingOutcome, NoClosing, charges};
    use crate::simulator::ShiftNames;

    /// A closing that counts as the product does, with noise from a seed: every run of a test has the same cases.
    struct SeededNoise(u64);

    impl Closing for SeededNoise {
        fn close(&self, site: &AuditedSite, periods: &[Period]) -> Result<ClosingOutcome, NoClosing> {
            let (mut random, mut outcome) = (ChaCha8Rng::seed_from_u64(self.0), ClosingOutcome::default());
            for charge in periods.iter().flat_map(|period| charges(site, *period)) {
                let (mondays, mut counts) = (charge.period.mondays(), BTreeMap::<String, i64>::new());
                for (roster, people) in site.weeks.iter().filter(|(roster, _)| mondays.contains(&roster.monday)) {
                    let is_counted = |person: &&PersonWeek| {
                        let unit = usize::try_from(person.unit).ok().and_then(|unit| roster.units.get(unit));
                        let all = charge.departments.is_empty();
                        unit.is_some_and(|unit| all || charge.departments == unit.departments)
                    };
                    for person in people.iter().filter(is_counted) {
                        if let Some(bin) = person.bin(charge.stream, &mut random).expect("randomness") {
                            *counts.entry(bin).or_default() += 1;
                        }
                    }
                }
                let noisy = |key: String| {
                    let noise = discrete_laplace(charge.epsilon, &mut random).expect("randomness");
                    let count = counts.get(&key).copied().unwrap_or(0);
                    (key, count + noise)
                };
                let bins = site.catalogue.bins(charge.stream).into_iter().map(noisy).collect();
                let (stream, departments) = (charge.stream, charge.departments);
                let (site, period, epsilon) = (charge.site, charge.period, charge.epsilon);
                outcome.draws.push(Draw { stream, site, departments, period, epsilon, bins });
            }
            Ok(outcome)
        }

        fn restarted(&self) -> Box<dyn Closing> {
            Box::new(Self(self.0))
        }
    }

    /// As many stressors as the product has, a quarter of them common.
    fn setting() -> Setting {
        let names = |of: &str, count: usize| (0..count).map(|number| format!("{of} {number}")).collect::<Vec<_>>();
        let stressor = |number: usize| SimulatedStressor {
            key: format!("s{number}").parse().expect("a key"),
            group: if number == 7 || number == 20 { "systems" } else { "demands" }.to_owned(),
            common: number < 8,
            only_at_night: false,
        };
        Setting {
            people: names("Person", 40),
            teams: names("Team", 20),
            departments: names("Department", 4),
            site: "Site".to_owned(),
            time_zone: "UTC".to_owned(),
            shifts: ShiftNames { early: "early".into(), day: "day".into(), late: "late".into(), night: "night".into() },
            stressors: (0..32).map(stressor).collect(),
            uplifts: Vec::new(),
            low_notes: Vec::new(),
            good_notes: Vec::new(),
            changes: PlannedChanges::default(),
        }
    }

    /// A hundred cases of each figure: 25 years, each closed four times.
    #[test]
    fn figures_next_to_changes_and_events_are_right_in_90_of_100_cases() {
        let (setting, seeds) = (setting(), (0..25).collect::<Vec<u64>>());
        let closed = in_parallel(&seeds, |seed| {
            let years = SimulatedYears::of(&setting, *seed);
            [0, 1, 2, 3].map(|noise| years.as_ref()?.closed(&SeededNoise(4 * seed + noise)))
        });
        let cases: Vec<Option<YearPair>> = closed.into_iter().flatten().collect();
        let found = ChangeFigures::of(&cases);
        println!("{found:?} of {} cases", cases.len());
        let all = [found.register_right, found.register_chance, found.lift_right, found.lift_chance];
        assert!(all.iter().all(|share| *share >= 0.9), "{found:?}");
    }

    /// The noise of the product has no seed, so this asks for little. `weathervane audit --utility` measures it.
    #[test]
    fn the_closing_of_the_product_has_the_figures_of_a_year() {
        let found = change_figures(&setting(), 4);
        let all = [found.register_right, found.register_chance, found.lift_right, found.lift_chance];
        assert!(all.iter().all(|share| *share > 0.0), "{found:?}");
    }

    #[test]
    fn a_year_without_changes_differs_by_what_is_put_in_alone() {
        let of = |changes| site(&Setting { changes, ..setting() }, 3);
        let lift = MoodLift {
            department: Some("Department 0".to_owned()),
            from: monday(12),
            until: monday(16).plus(-1),
            levels: LEVELS,
        };
        let (with, without) =
            (of(PlannedChanges { lifts: vec![lift], ..PlannedChanges::default() }), of(PlannedChanges::default()));
        let plan = YearPlan { stressor: "s20".parse().expect("a key"), changes: monday(30), event: monday(12) };
        let put_in = plan.level_after(&with) - plan.level_after(&without);
        assert!((0.4..1.0).contains(&put_in), "{put_in}");
        assert!((plan.share_after(&with) - plan.share_after(&without)).abs() < 1e-9);
        let earlier = YearPlan { event: monday(4), ..plan };
        assert!((earlier.level_after(&with) - earlier.level_after(&without)).abs() < 1e-9);
    }
}
