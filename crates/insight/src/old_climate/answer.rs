//! One person's week in one kind of openness: what they said, and for whom. The unit of everything that is counted.

use serde::{Deserialize, Serialize};

use domain::{Audience, Energy, PersonId, StressorKey, TeamId, Weather};

/// Who sees an answer by name, from nobody to many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Openness {
    /// Nobody but the person.
    Kept,
    /// Whoever leads the team.
    WithLead,
    /// The team's members too.
    WithTeam,
}

impl From<Audience> for Openness {
    fn from(audience: Audience) -> Self {
        match audience {
            Audience::Me => Self::Kept,
            Audience::Lead => Self::WithLead,
            Audience::Team => Self::WithTeam,
        }
    }
}

/// How long somebody has been with the centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tenure {
    /// Under half a year.
    HalfYear,
    /// Half a year to two years.
    TwoYears,
    /// Longer.
    Longer,
}

impl Tenure {
    /// All three.
    pub const ALL: [Self; 3] = [Self::HalfYear, Self::TwoYears, Self::Longer];

    /// After so many days.
    #[must_use]
    pub const fn after(days: i32) -> Self {
        match days {
            ..=182 => Self::HalfYear,
            183..=730 => Self::TwoYears,
            _ => Self::Longer,
        }
    }

    /// The stable name used in message keys and files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::HalfYear => "half_year",
            Self::TwoYears => "two_years",
            Self::Longer => "longer",
        }
    }
}

/// What one person said in one ISO week, in one team and to one circle. Who shared some days and kept others has two: the days
/// shared, and the days kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whose.
    pub person: PersonId,
    /// The team of the last of its days; all of its days were said there.
    pub team: TeamId,
    /// Who sees all of its days by name, and none of them is seen by others.
    pub openness: Openness,
    /// Each day's last weather, from Monday; at least one.
    pub days: [Option<Weather>; 7],
    /// On how many days of the week they showed anybody anything, those that do not count here too.
    pub shown: u8,
    /// The middle of what was said of energy.
    pub energy: Option<Energy>,
    /// What was named on any of its days, each once, in order.
    pub stressors: Vec<StressorKey>,
    /// The name of the shift that most of its days were worked in.
    pub shift: Option<String>,
    /// The hour of the day, by the clock of the site, at which most of its days were said.
    pub hour: Option<u8>,
    /// How long the person has been there.
    pub tenure: Tenure,
}

impl Answer {
    /// The week's weather: the middle of its days; of an even number the lower of the two, so that a hard day is not outvoted.
    #[must_use]
    pub fn weather(&self) -> Weather {
        middle(&self.days)
    }
}

/// The lower middle of a week's days.
pub(super) fn middle(days: &[Option<Weather>; 7]) -> Weather {
    let mut said = [Weather::Cloudy; 7];
    let mut count = 0;
    for weather in days.iter().flatten() {
        said[count] = *weather;
        count += 1;
    }
    let said = &mut said[..count];
    said.sort_unstable();
    said.get(count.saturating_sub(1) / 2).copied().unwrap_or(Weather::Cloudy)
}

/// One saying, as far as a week needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The team that it was said in.
    pub team: TeamId,
    /// The weekday, 0 for Monday.
    pub day: u8,
    /// The hour by the clock of the site.
    pub hour: u8,
    /// The weather.
    pub weather: Weather,
    /// Energy, where said.
    pub energy: Option<Energy>,
    /// What was named.
    pub stressors: Vec<StressorKey>,
    /// The shift.
    pub shift: Option<String>,
    /// For whom.
    pub openness: Openness,
}

/// What one person said in a week, oldest first, as the answers that count: the days shown to somebody, and the days kept.
///
/// Nobody may know half of an answer, for whoever does can work out the other half. So the days in an earlier team, whose lead saw
/// them, do not count; nor do those of the shared days that were shown to another circle than most of them were.
#[must_use]
pub fn answers(person: PersonId, tenure: Tenure, week: &[Said]) -> Vec<Answer> {
    let Some(team) = week.last().map(|said| said.team) else { return Vec::new() };
    let in_team = || week.iter().filter(|said| said.team == team);
    let shown: std::collections::BTreeSet<u8> =
        week.iter().filter(|said| said.openness != Openness::Kept).map(|said| said.day).collect();
    let shown = u8::try_from(shown.len()).unwrap_or(7);
    let circle = most(in_team().map(|said| said.openness).filter(|openness| *openness != Openness::Kept));
    [circle, Some(Openness::Kept)]
        .into_iter()
        .flatten()
        .filter_map(|openness| {
            let said: Vec<&Said> = in_team().filter(|said| said.openness == openness).collect();
            Some(Answer { shown, ..answer(person, team, openness, tenure, &said)? })
        })
        .collect()
}

fn answer(person: PersonId, team: TeamId, openness: Openness, tenure: Tenure, said: &[&Said]) -> Option<Answer> {
    if said.is_empty() {
        return None;
    }
    let mut days = [None; 7];
    for said in said {
        // The last word of a day counts.
        if let Some(day) = days.get_mut(usize::from(said.day)) {
            *day = Some(said.weather);
        }
    }
    let mut energy: Vec<Energy> = said.iter().filter_map(|said| said.energy).collect();
    energy.sort_unstable();
    let mut stressors: Vec<StressorKey> = said.iter().flat_map(|said| said.stressors.clone()).collect();
    stressors.sort_unstable();
    stressors.dedup();
    Some(Answer {
        person,
        team,
        openness,
        days,
        shown: 0,
        energy: energy.get(energy.len().saturating_sub(1) / 2).copied(),
        stressors,
        shift: most(said.iter().filter_map(|said| said.shift.clone())),
        hour: most(said.iter().map(|said| said.hour)),
        tenure,
    })
}

/// What occurs most; of several the least.
fn most<T: Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts = std::collections::BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_insert(0) += 1);
    let highest = counts.values().copied().max()?;
    counts.into_iter().find(|(_, count)| *count == highest).map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(team: i64, day: u8, level: u8, openness: Openness) -> Said {
        let weather = Weather::try_from(level).unwrap();
        let team = TeamId(team);
        Said { team, day, hour: 7, weather, energy: None, stressors: Vec::new(), shift: None, openness }
    }

    fn days(week: &[Said]) -> Vec<(Openness, TeamId, Vec<u8>)> {
        let levels = |answer: &Answer| answer.days.iter().flatten().map(|weather| weather.level()).collect();
        let answers = answers(PersonId(1), Tenure::Longer, week);
        answers.iter().map(|answer| (answer.openness, answer.team, levels(answer))).collect()
    }

    #[test]
    fn days_that_the_lead_of_an_earlier_team_saw_do_not_count_in_the_later_one() {
        let week = [said(1, 0, 5, Openness::WithLead), said(2, 3, 2, Openness::WithLead)];
        assert_eq!(days(&week), [(Openness::WithLead, TeamId(2), vec![2])]);
    }

    #[test]
    fn a_day_that_more_people_saw_than_saw_the_others_does_not_count_beside_them() {
        let day = |day, openness| said(1, day, day + 1, openness);
        let week = [
            day(0, Openness::WithTeam),
            day(1, Openness::WithLead),
            day(2, Openness::WithLead),
            day(3, Openness::Kept),
        ];
        let kept = (Openness::Kept, TeamId(1), vec![4]);
        assert_eq!(days(&week), [(Openness::WithLead, TeamId(1), vec![2, 3]), kept]);
        // That they showed it is known all the same: it is no day that they may have kept.
        assert!(answers(PersonId(1), Tenure::Longer, &week).iter().all(|answer| answer.shown == 3));
    }
}
