//! A closing that is wrong in one way.

use std::sync::{Mutex, PoisonError};

use insight::climate::noise::discrete_laplace;
use insight::climate::{Charge, Draw, Epsilon, FrozenRoster, Period, PersonWeek, Stream};
use rand::rngs::SysRng;
use rand::{SeedableRng, TryRng as _};
use rand_chacha::ChaCha8Rng;

use crate::audit::closing::{AuditedSite, Closing, ClosingOutcome, NoClosing, charges};

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sabotage {
    /// Nothing.
    Nothing,
    NoNoise,
    NoNoiseOfStream,
    NoNoiseOfUnit,
    NoNoiseOfWeek,
    NoNoiseIfFew,
    SensitivityOne,
    Float,
    Truncated,
    SeededAtStart,
    SeededByPeriod,
    SharedByStreams,
    SharedByUnits,
    SharedByWeeks,
    SharedByBins,
    ChargedOnce,
    UnderReported,
    FiguresUnderReport,
    EpsilonRaised,
    /// The noise is that of an epsilon a quarter larger than what is charged.
    AQuarterTooLarge,
    SecondDraw,
    SecondDrawUnrecorded,
    MoverTwice,
    LateTwice,
    /// An entry that belongs to two weeks by two clocks is counted in the unit's week of each.
    ZoneTwice,
    TrueNumber,
    /// How many people chose to be counted is stated next to the figures of a quarter.
    OptedIn,
    /// A sentence is chosen by what was said, not by what was drawn.
    Sentence,
    /// The figure is smoothed with the true count.
    Smoothed,
    Ordered,
    OnlyIfSaid,
    FailsIfSilent,
    /// The figures have nothing to do with what was said.
    Mock,
}

pub struct Sabotaged {
    pub how: Sabotage,
    seeded: Mutex<ChaCha8Rng>,
}

impl Sabotaged {
    pub fn by(how: Sabotage) -> Self {
        Self { how, seeded: Mutex::new(ChaCha8Rng::seed_from_u64(7)) }
    }

    fn noise(&self, charge: &Charge, bin: usize, people: i64, run: u64) -> i64 {
        let (system, epsilon) = (&mut SysRng, charge.epsilon);
        let exact = |epsilon| discrete_laplace(epsilon, &mut SysRng).expect("randomness");
        let of_seed = |seed: u64| {
            let mut random = ChaCha8Rng::seed_from_u64(run ^ seed);
            discrete_laplace(epsilon, &mut random).expect("randomness")
        };
        let (stream, unit, period) =
            (stream(charge), charge.departments.first().map_or(0, |id| id.unsigned_abs()), number(charge.period));
        let bin = u64::try_from(bin).expect("few");
        let key =
            |stream: u64, unit: u64, period: u64, bin: u64| of_seed(stream << 48 | unit << 40 | period << 8 | bin);
        match self.how {
            Sabotage::NoNoise => 0,
            Sabotage::NoNoiseOfStream if charge.stream == Stream::Uplifts => 0,
            Sabotage::NoNoiseOfUnit if charge.departments == [2] => 0,
            Sabotage::NoNoiseOfWeek if is_week(charge.period, 4) => 0,
            Sabotage::NoNoiseIfFew if people < 5 => 0,
            Sabotage::SensitivityOne => exact(Epsilon(2 * epsilon.0)),
            Sabotage::AQuarterTooLarge => exact(Epsilon(epsilon.0 * 5 / 4)),
            Sabotage::FiguresUnderReport => exact(Epsilon(2 * epsilon.0)),
            Sabotage::Float => {
                let uniform = f64::from(system.try_next_u32().expect("randomness")) / f64::from(u32::MAX) - 0.5;
                let size = -(1.0 - 2.0 * uniform.abs()).max(1e-12).ln() * 2.0 / epsilon.value();
                #[expect(clippy::cast_possible_truncation, reason = "small numbers")]
                let noise = (size * uniform.signum()).round() as i64;
                noise
            }
            Sabotage::Truncated => std::iter::repeat_with(|| exact(epsilon)).find(|k| k.abs() <= 6).expect("one"),
            Sabotage::SeededAtStart => {
                let mut seeded = self.seeded.lock().unwrap_or_else(PoisonError::into_inner);
                discrete_laplace(epsilon, &mut *seeded).expect("randomness")
            }
            Sabotage::SeededByPeriod => {
                let mut random = ChaCha8Rng::seed_from_u64(stream << 48 | unit << 40 | period << 8 | bin);
                discrete_laplace(epsilon, &mut random).expect("randomness")
            }
            Sabotage::SharedByStreams => key(0, unit, period, bin),
            Sabotage::SharedByUnits => key(stream, 0, period, bin),
            Sabotage::SharedByWeeks => key(stream, unit, 0, bin),
            Sabotage::SharedByBins => key(stream, unit, period, 0),
            _ => exact(epsilon),
        }
    }

    /// Everybody who is counted for a charge, with the bin.
    fn counted(&self, centre: &AuditedSite, charge: &Charge) -> Vec<String> {
        let mondays = charge.period.mondays();
        let of = |roster: &FrozenRoster, unit: u32| {
            let unit = usize::try_from(unit).ok().and_then(|unit| roster.units.get(unit));
            charge.departments.is_empty() || unit.is_some_and(|unit| unit.departments == charge.departments)
        };
        let bin = |person: &PersonWeek| person.bin(charge.stream, &mut SysRng).expect("randomness");
        let mut found = Vec::new();
        for (index, (roster, people)) in centre.weeks.iter().enumerate() {
            let (now, late) = (mondays.contains(&roster.monday), mondays.contains(&roster.monday.plus(7)));
            for (number, person) in people.iter().enumerate() {
                let moved = centre.moved.iter().find(|moved| (moved.week, moved.person) == (index, number));
                if now && of(roster, person.unit) {
                    found.extend(bin(person));
                }
                match (self.how, moved) {
                    (Sabotage::MoverTwice, Some(moved)) if now && of(roster, moved.from) => found.extend(bin(person)),
                    (Sabotage::LateTwice, Some(_)) if late && of(roster, person.unit) => found.extend(bin(person)),
                    (Sabotage::ZoneTwice, Some(_))
                        if late && !charge.departments.is_empty() && of(roster, person.unit) =>
                    {
                        found.extend(bin(person));
                    }
                    _ => {}
                }
            }
        }
        found
    }

    fn draw(&self, centre: &AuditedSite, charge: &Charge, run: u64) -> Draw {
        let counted = if self.how == Sabotage::Mock { Vec::new() } else { self.counted(centre, charge) };
        let people = i64::try_from(counted.len()).expect("few");
        let mut bins: Vec<(String, i64)> = Vec::new();
        for (index, key) in centre.catalogue.bins(charge.stream).into_iter().enumerate() {
            let count = counted.iter().filter(|bin| **bin == key).count();
            let noise = self.noise(charge, index, people, run);
            let noise = if self.how == Sabotage::Smoothed { noise / 2 } else { noise };
            bins.push((key, i64::try_from(count).expect("few") + noise));
        }
        match self.how {
            Sabotage::TrueNumber => bins.push(("people".to_owned(), people)),
            Sabotage::OptedIn if matches!(charge.period, Period::Quarter(_)) => {
                let all: usize = centre.weeks.iter().map(|(_, people)| people.len()).sum();
                bins.push(("opted_in".to_owned(), i64::try_from(all).expect("few")));
            }
            Sabotage::Sentence => {
                let sunny = counted.iter().filter(|bin| *bin == "sunny").count();
                bins.push(("mostly_sunny".to_owned(), i64::from(2 * sunny > counted.len())));
            }
            Sabotage::Ordered => bins.sort_by_key(|(key, _)| counted.iter().filter(|bin| *bin == key).count()),
            _ => {}
        }
        let (stream, departments) = (charge.stream, charge.departments.clone());
        Draw { stream, site: charge.site, departments, period: charge.period, epsilon: charge.epsilon, bins }
    }
}

/// What the ledger says of a charge.
fn recorded(how: Sabotage, charge: &Charge) -> Option<Charge> {
    let mut charge = charge.clone();
    match how {
        Sabotage::ChargedOnce if charge.stream == Stream::Uplifts => return None,
        Sabotage::UnderReported => charge.epsilon.0 /= 2,
        _ => {}
    }
    Some(charge)
}

impl Closing for Sabotaged {
    fn close(&self, centre: &AuditedSite, periods: &[Period]) -> Result<ClosingOutcome, NoClosing> {
        let run = SysRng.try_next_u64().expect("randomness");
        let mut outcome = ClosingOutcome::default();
        if self.how == Sabotage::FailsIfSilent && centre.weeks.iter().all(|(_, people)| people.is_empty()) {
            return Err(NoClosing("nobody said anything".to_owned()));
        }
        for mut charge in periods.iter().flat_map(|period| charges(centre, *period)) {
            if self.how == Sabotage::EpsilonRaised {
                charge.epsilon.0 = charge.epsilon.0 * 5 / 4;
            }
            outcome.charges.extend(recorded(self.how, &charge));
            if self.how == Sabotage::OnlyIfSaid && self.counted(centre, &charge).is_empty() {
                continue;
            }
            outcome.draws.push(self.draw(centre, &charge, run));
            let first = is_week(charge.period, 0);
            if matches!(self.how, Sabotage::SecondDraw | Sabotage::SecondDrawUnrecorded) && first {
                outcome.draws.push(self.draw(centre, &charge, run));
                outcome.charges.extend((self.how == Sabotage::SecondDraw).then_some(charge));
            }
        }
        Ok(outcome)
    }

    fn restarted(&self) -> Box<dyn Closing> {
        Box::new(Self::by(self.how))
    }
}

fn is_week(period: Period, index: i32) -> bool {
    let first = super::periods().first().and_then(|first| first.mondays().first().copied()).expect("a week");
    period == Period::Week(first.plus(7 * index))
}

fn number(period: Period) -> u64 {
    let days = period.mondays().first().map_or(0, |monday| monday.number());
    // Weeks, months and quarters that begin on the same day are different periods.
    u64::from(days.unsigned_abs()) * 64 + u64::try_from(period.mondays().len()).expect("few")
}

fn stream(charge: &Charge) -> u64 {
    match charge.stream {
        Stream::UnitWeather => 1,
        Stream::SiteWeather => 2,
        Stream::Stressors => 3,
        Stream::Uplifts => 4,
        Stream::Energy => 5,
        Stream::Breakdown(_) => 6,
        Stream::Helped => 7,
    }
}
