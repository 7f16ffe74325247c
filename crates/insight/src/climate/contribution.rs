//! What one person-week contributes: at most one bin of each histogram, no matter what the person said and how often.

use rand::TryCryptoRng;
use serde::{Deserialize, Serialize};

use domain::{Energy, StressorKey, UpliftKey, Weather};

use super::noise::below;
use super::{Breakdown, EnergyClass, Stream, WeatherClass};

/// How long somebody has been with the centre. It follows from the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tenure {
    /// Under half a year.
    HalfYear,
    /// Half a year to two years.
    TwoYears,
    /// Longer, or unknown.
    Longer,
}

impl Tenure {
    /// All three.
    pub const ALL: [Self; 3] = [Self::HalfYear, Self::TwoYears, Self::Longer];

    /// The tenure after this many days.
    #[must_use]
    pub const fn after(days: i32) -> Self {
        match days {
            ..=182 => Self::HalfYear,
            183..=730 => Self::TwoYears,
            _ => Self::Longer,
        }
    }

    /// The stable name used as the part of a bin, in message keys and files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::HalfYear => "half_year",
            Self::TwoYears => "two_years",
            Self::Longer => "longer",
        }
    }
}

/// One check-in, as far as a histogram needs it.
#[derive(Clone, Debug)]
pub struct StatedCheckIn {
    /// The weekday of its workday, 0 for Monday.
    pub day: u8,
    /// The hour by the clock of the site.
    pub hour: u8,
    /// The weather.
    pub weather: Weather,
    /// Energy, if stated.
    pub energy: Option<Energy>,
    /// Stressors that are not about the lead.
    pub stressors: Vec<StressorKey>,
    /// Uplifts.
    pub uplifts: Vec<UpliftKey>,
    /// The name of the shift.
    pub shift: Option<String>,
}

/// The answer to one suggestion.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The key of the intervention.
    pub intervention: String,
    /// Whether it helped.
    pub helped: bool,
}

/// Everything that one counted person stated in one week of the roster.
#[derive(Clone, Debug)]
pub struct PersonWeek {
    /// The index of the person's unit in the week's roster.
    pub unit: u32,
    /// Of the week's Monday.
    pub tenure: Tenure,
    /// Check-ins, oldest first.
    pub check_ins: Vec<StatedCheckIn>,
    /// The stressor of each tough call, of those whose source has one.
    pub tough_calls: Vec<StressorKey>,
    /// Answers to suggestions.
    pub answers: Vec<Answered>,
}

impl PersonWeek {
    /// The bin of a histogram that the person-week enters; none if the person stated nothing of the kind.
    ///
    /// # Errors
    /// If there is no randomness.
    pub fn bin<R: TryCryptoRng>(&self, stream: Stream, random: &mut R) -> Result<Option<String>, R::Error> {
        Ok(match stream {
            Stream::UnitWeather | Stream::SiteWeather => {
                let weather = median(self.by_day(|stated| Some(stated.weather)), random)?;
                weather.map(|weather| WeatherClass::of(weather).key().to_owned())
            }
            Stream::Energy => {
                let energy = median(self.by_day(|stated| stated.energy), random)?;
                energy.map(|energy| EnergyClass::of(energy).key().to_owned())
            }
            Stream::Stressors => {
                // A tough call is one more mention of its stressor. Still one stressor of them all is drawn.
                let in_check_ins = self.check_ins.iter().flat_map(|stated| &stated.stressors);
                let named: Vec<_> = in_check_ins.chain(&self.tough_calls).collect();
                one(&named, random)?.map(|key| key.as_str().to_owned())
            }
            Stream::Uplifts => {
                let named: Vec<_> = self.check_ins.iter().flat_map(|stated| &stated.uplifts).collect();
                one(&named, random)?.map(|key| key.as_str().to_owned())
            }
            Stream::Breakdown(breakdown) => one(&self.check_ins, random)?.and_then(|stated| {
                Some(format!("{}/{}", self.part(breakdown, stated)?, WeatherClass::of(stated.weather).key()))
            }),
            Stream::Helped => one(&self.answers, random)?
                .map(|answer| format!("{}/{}", answer.intervention, if answer.helped { "helped" } else { "not" })),
        })
    }

    /// The part of a breakdown that a check-in belongs to; none without a shift.
    fn part(&self, breakdown: Breakdown, stated: &StatedCheckIn) -> Option<String> {
        match breakdown {
            Breakdown::Weekday => Some(stated.day.to_string()),
            Breakdown::Hour => Some((stated.hour / 4 * 4).to_string()),
            Breakdown::Tenure => Some(self.tenure.key().to_owned()),
            Breakdown::Shift => stated.shift.clone(),
        }
    }

    /// The last that was stated on each day.
    fn by_day<T: Copy>(&self, said: impl Fn(&StatedCheckIn) -> Option<T>) -> Vec<T> {
        let mut days = [None; 7];
        for stated in &self.check_ins {
            if let (Some(day), Some(value)) = (days.get_mut(usize::from(stated.day)), said(stated)) {
                *day = Some(value);
            }
        }
        days.into_iter().flatten().collect()
    }
}

/// The median; of two middle values one at random.
fn median<T: Ord + Copy, R: TryCryptoRng>(mut values: Vec<T>, random: &mut R) -> Result<Option<T>, R::Error> {
    values.sort_unstable();
    let upper = values.len() / 2;
    let lower = values.len().saturating_sub(1) / 2;
    let index = if lower < upper && below(2, random)? == 0 { lower } else { upper };
    Ok(values.get(index).copied())
}

/// Returns one of these, each with the same probability; none if there is nothing to choose from.
fn one<'a, T, R: TryCryptoRng>(values: &'a [T], random: &mut R) -> Result<Option<&'a T>, R::Error> {
    let index = below(u64::try_from(values.len()).unwrap_or(u64::MAX), random)?;
    Ok(usize::try_from(index).ok().and_then(|index| values.get(index)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rand::rngs::SysRng;

    use super::*;

    fn stated(day: u8, level: u8) -> StatedCheckIn {
        StatedCheckIn {
            day,
            hour: 9,
            weather: Weather::try_from(level).expect("a level"),
            energy: None,
            stressors: Vec::new(),
            uplifts: Vec::new(),
            shift: None,
        }
    }

    fn week(check_ins: Vec<StatedCheckIn>) -> PersonWeek {
        PersonWeek { unit: 0, tenure: Tenure::Longer, check_ins, tough_calls: Vec::new(), answers: Vec::new() }
    }

    /// All bins that 200 draws choose.
    fn bins(week: &PersonWeek, stream: Stream) -> BTreeSet<String> {
        (0..200).filter_map(|_| week.bin(stream, &mut SysRng).expect("randomness")).collect()
    }

    fn are(bins: &BTreeSet<String>, expected: &[&str]) {
        assert_eq!(bins.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_week_is_the_median_of_its_days_a_random_one_of_two_middles() {
        are(&bins(&week(vec![stated(0, 5), stated(1, 1), stated(2, 4)]), Stream::UnitWeather), &["fair"]);
        are(&bins(&week(vec![stated(0, 5), stated(1, 3)]), Stream::SiteWeather), &["cloudy", "sunny"]);
        are(&bins(&week(vec![stated(0, 2), stated(1, 1)]), Stream::SiteWeather), &["rough"]);
        are(&bins(&week(Vec::new()), Stream::UnitWeather), &[]);
    }

    #[test]
    fn the_last_check_in_of_a_day_counts_and_a_second_one_adds_no_day() {
        let changed = vec![stated(0, 1), stated(0, 1), stated(0, 5), stated(1, 5), stated(2, 3)];
        are(&bins(&week(changed), Stream::UnitWeather), &["sunny"]);
    }

    #[test]
    fn energy_is_the_median_of_the_days_on_which_it_was_stated() {
        let energy = |day, bars: Option<u8>| StatedCheckIn {
            energy: bars.map(|bars| bars.try_into().expect("bars")),
            ..stated(day, 3)
        };
        are(&bins(&week(vec![energy(0, Some(1)), energy(1, None), energy(2, Some(2))]), Stream::Energy), &["low"]);
        are(&bins(&week(vec![energy(0, Some(3)), energy(1, Some(4))]), Stream::Energy), &["high", "middle"]);
        are(&bins(&week(vec![energy(0, None)]), Stream::Energy), &[]);
    }

    #[test]
    fn a_tough_call_is_drawn_like_a_stressor_and_adds_no_second_bin() {
        let key = |key: &str| key.parse::<StressorKey>().expect("a key");
        let mut week = week(vec![StatedCheckIn { stressors: vec![key("queue_pressure")], ..stated(0, 3) }]);
        week.tough_calls = vec![key("abusive_caller"), key("abusive_caller"), key("complaint")];
        are(&bins(&week, Stream::Stressors), &["abusive_caller", "complaint", "queue_pressure"]);
        let without = PersonWeek { tough_calls: Vec::new(), ..week.clone() };
        for stream in [Stream::SiteWeather, Stream::Energy, Stream::Uplifts, Stream::Helped] {
            assert_eq!(bins(&week, stream), bins(&without, stream), "{stream:?}");
        }
        for breakdown in Breakdown::ALL {
            let stream = Stream::Breakdown(breakdown);
            assert_eq!(bins(&week, stream), bins(&without, stream), "{stream:?}");
        }
        week.check_ins.clear();
        are(&bins(&week, Stream::Stressors), &["abusive_caller", "complaint"]);
        are(&bins(&week, Stream::SiteWeather), &[]);
    }

    #[test]
    fn a_person_week_enters_one_bin_of_each_histogram() {
        let mut first = stated(0, 5);
        first.stressors = vec!["queue_pressure".parse().expect("a key"), "system_outage".parse().expect("a key")];
        first.uplifts = vec!["calm_shift".parse().expect("a key"), "slept_well".parse().expect("a key")];
        first.shift = Some("early".to_owned());
        let mut week = week(vec![first, stated(6, 2)]);
        week.answers = [("walk", true), ("walk", false), ("breathe", true)]
            .map(|(key, helped)| Answered { intervention: key.to_owned(), helped })
            .to_vec();
        are(&bins(&week, Stream::Stressors), &["queue_pressure", "system_outage"]);
        are(&bins(&week, Stream::Uplifts), &["calm_shift", "slept_well"]);
        are(&bins(&week, Stream::Breakdown(Breakdown::Weekday)), &["0/sunny", "6/rough"]);
        are(&bins(&week, Stream::Breakdown(Breakdown::Hour)), &["8/rough", "8/sunny"]);
        are(&bins(&week, Stream::Breakdown(Breakdown::Tenure)), &["longer/rough", "longer/sunny"]);
        are(&bins(&week, Stream::Breakdown(Breakdown::Shift)), &["early/sunny"]);
        are(&bins(&week, Stream::Helped), &["breathe/helped", "walk/helped", "walk/not"]);
    }
}
