//! Neighbouring databases: centres that differ in one person's week in the worst way, and what is true in them.

use domain::{Energy, Weather, Workday};
use insight::climate::{
    Answered, Breakdown, Budget, Catalogue, Charge, EnergyClass, FrozenRoster, Period, PersonWeek, Quarter,
    StatedCheckIn, Stream, Tenure, Unit, WeatherClass,
};

use super::closing::{AuditedSite, MovedPerson};

/// The quarter that the audit closes: 13 weeks, 3 months.
const QUARTER: Quarter = Quarter { year: 2026, quarter: 1 };
/// How many people of each unit are counted besides the person in question: many, a few, one, nobody.
const COUNTED: [u32; 4] = [12, 3, 1, 0];

/// What the person in question did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Was counted and stated one thing.
    One,
    /// Was counted and stated the opposite in everything.
    Opposite,
    /// Was not counted, or stated nothing.
    Absent,
}

/// In which weeks somebody differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// In the first week, in everything.
    FirstWeek,
    /// In every week one person, each in another unit. In a month or quarter only the person of its first week differs
    /// in what is counted in it, so that every figure has neighbours in one person-week.
    EveryWeek,
}

/// The rosters of the neighbours.
#[derive(Clone, Debug)]
pub struct Shape {
    /// People on the roster of each unit.
    pub units: Vec<u32>,
    /// The budget in force.
    pub budget: Budget,
}

impl Shape {
    /// Units of these sizes with the full budget.
    #[must_use]
    pub fn of(units: &[u32]) -> Self {
        Self { units: units.to_vec(), budget: Budget::FULL }
    }
}

/// Everything that closes in the quarter: weeks first.
#[must_use]
pub fn periods() -> Vec<Period> {
    let mondays = QUARTER.mondays();
    let mut months: Vec<_> = mondays.iter().map(|monday| insight::climate::Month::of(*monday)).collect();
    months.dedup();
    let weeks = mondays.into_iter().map(Period::Week);
    weeks.chain(months.into_iter().map(Period::Month)).chain([Period::Quarter(QUARTER)]).collect()
}

/// The periods that contain the first week, and the week after it.
#[must_use]
pub fn around_the_first_week() -> Vec<Period> {
    let all = periods();
    let second = all.get(1).copied();
    let first = QUARTER.mondays().into_iter().next();
    let mut found: Vec<Period> = all
        .into_iter()
        .filter(|period| first.is_some_and(|monday| period.mondays().contains(&monday)) || Some(*period) == second)
        .collect();
    found.sort();
    found
}

/// The centre in a case. Everybody but the persons in question states the same in every case, and once a week.
#[must_use]
pub fn centre(shape: &Shape, reach: Reach, case: Case) -> AuditedSite {
    let units: Vec<Unit> = (1_i64..)
        .zip(&shape.units)
        .map(|(department, people)| Unit { departments: vec![department], people: *people })
        .collect();
    let number = u32::try_from(units.len().max(1)).unwrap_or(1);
    let mut moved = Vec::new();
    let week = |(index, monday): (usize, Workday)| {
        let roster = FrozenRoster { site: 1, monday, units: units.clone() };
        let ordinal = u32::try_from(index).unwrap_or(0);
        let mut people = Vec::new();
        // Nobody else is needed in the other weeks: what they state is the same in every case.
        let others = if reach == Reach::EveryWeek || index == 0 { number } else { 0 };
        for unit in 0..others {
            let counted = COUNTED.get(usize::try_from(unit % 4).unwrap_or(0)).copied().unwrap_or(0);
            people.extend((0..counted).map(|person| somebody(unit, person + unit + ordinal)));
        }
        let here = if reach == Reach::EveryWeek || index == 0 { case } else { Case::One };
        let unit = ordinal % number;
        if here != Case::Absent {
            moved.push(MovedPerson { week: index, person: people.len(), from: (unit + 1) % number });
            let first_of_month = QUARTER
                .mondays()
                .get(index)
                .is_some_and(|monday| insight::climate::Month::of(*monday).mondays().first() == Some(monday));
            people.push(target(unit, here == Case::Opposite, first_of_month, index == 0));
        }
        (roster, people)
    };
    let weeks = QUARTER.mondays().into_iter().enumerate().map(week).collect();
    AuditedSite { site: 1, weeks, moved, catalogue: catalogue(), breakdown: Breakdown::Shift, budget: shape.budget }
}

/// What can be named: two of each, because the noise of a bin does not depend on how many there are.
fn catalogue() -> Catalogue {
    let list = |keys: [&str; 2]| keys.map(str::to_owned).to_vec();
    Catalogue {
        stressors: list(["queue_pressure", "system_outage"]),
        uplifts: list(["calm_shift", "slept_well"]),
        interventions: vec!["walk".to_owned()],
        shifts: list(["early", "late"]),
    }
}

fn stated(weather: Weather) -> StatedCheckIn {
    StatedCheckIn { day: 0, hour: 9, weather, energy: None, stressors: Vec::new(), uplifts: Vec::new(), shift: None }
}

/// Somebody whose answers everybody knows.
fn somebody(unit: u32, number: u32) -> PersonWeek {
    const WEATHERS: [Weather; 5] = [Weather::Fair, Weather::Sunny, Weather::Cloudy, Weather::Rainy, Weather::Stormy];
    let choose = |keys: &[String]| keys.get(usize::try_from(number).unwrap_or(0) % keys.len().max(1)).cloned();
    let catalogue = catalogue();
    let weather = WEATHERS.get(usize::try_from(number % 5).unwrap_or(0)).copied().unwrap_or(Weather::Fair);
    let check_in = StatedCheckIn {
        energy: u8::try_from(number % 5 + 1).ok().and_then(|bars| Energy::try_from(bars).ok()),
        stressors: choose(&catalogue.stressors).and_then(|key| key.parse().ok()).into_iter().collect(),
        uplifts: choose(&catalogue.uplifts).and_then(|key| key.parse().ok()).into_iter().collect(),
        shift: choose(&catalogue.shifts),
        ..stated(weather)
    };
    let answer = Answered { intervention: "walk".to_owned(), helped: number.is_multiple_of(2) };
    PersonWeek {
        unit,
        tenure: Tenure::Longer,
        check_ins: vec![check_in],
        tough_calls: Vec::new(),
        answers: vec![answer],
    }
}

/// The person in question, who states what is counted in a week, in its month and in its quarter.
fn target(unit: u32, opposite: bool, of_month: bool, of_quarter: bool) -> PersonWeek {
    let weather = if opposite { Weather::Stormy } else { Weather::Sunny };
    let one_of = |keys: Vec<String>| keys.into_iter().nth(usize::from(opposite));
    let Catalogue { stressors, uplifts, shifts, .. } = catalogue();
    let mut check_in = stated(weather);
    if of_month {
        check_in.energy = Energy::try_from(if opposite { 1 } else { 5 }).ok();
        check_in.stressors = one_of(stressors).and_then(|key| key.parse().ok()).into_iter().collect();
        check_in.uplifts = one_of(uplifts).and_then(|key| key.parse().ok()).into_iter().collect();
    }
    let mut answers = Vec::new();
    if of_quarter {
        check_in.shift = one_of(shifts);
        answers.push(Answered { intervention: "walk".to_owned(), helped: !opposite });
    }
    PersonWeek { unit, tenure: Tenure::Longer, check_ins: vec![check_in], tough_calls: Vec::new(), answers }
}

/// How many people are in a bin of a figure: counted again, apart from the mechanism. Everybody states each thing at
/// most once a week.
#[must_use]
pub fn truth(centre: &AuditedSite, charge: &Charge, bin: &str) -> i64 {
    let mondays = charge.period.mondays();
    let weeks = centre.weeks.iter().filter(|(roster, _)| mondays.contains(&roster.monday));
    let of_unit = |roster: &FrozenRoster, person: &PersonWeek| {
        let unit = usize::try_from(person.unit).ok().and_then(|unit| roster.units.get(unit));
        charge.departments.is_empty() || unit.is_some_and(|unit| unit.departments == charge.departments)
    };
    let people = weeks.flat_map(|(roster, people)| people.iter().filter(move |person| of_unit(roster, person)));
    let count = people.filter(|person| enters(person, charge.stream).as_deref() == Some(bin)).count();
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn enters(person: &PersonWeek, stream: Stream) -> Option<String> {
    let said = person.check_ins.first();
    match stream {
        Stream::UnitWeather | Stream::SiteWeather => said.map(|said| class(said).to_owned()),
        Stream::Energy => said?.energy.map(|energy| match energy.bars() {
            ..=2 => EnergyClass::Low.key().to_owned(),
            3 => EnergyClass::Middle.key().to_owned(),
            _ => EnergyClass::High.key().to_owned(),
        }),
        Stream::Stressors => said?.stressors.first().map(|key| key.as_str().to_owned()),
        Stream::Uplifts => said?.uplifts.first().map(|key| key.as_str().to_owned()),
        Stream::Breakdown(_) => said?.shift.as_ref().map(|shift| format!("{shift}/{}", said.map_or("", class))),
        Stream::Helped => person
            .answers
            .first()
            .map(|answer| format!("{}/{}", answer.intervention, if answer.helped { "helped" } else { "not" })),
    }
}

const fn class(said: &StatedCheckIn) -> &'static str {
    match said.weather {
        Weather::Sunny => WeatherClass::Sunny.key(),
        Weather::Fair => WeatherClass::Fair.key(),
        Weather::Cloudy => WeatherClass::Cloudy.key(),
        Weather::Rainy | Weather::Stormy => WeatherClass::Rough.key(),
    }
}
