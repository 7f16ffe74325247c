//! What the detectors read: one person's days within one sight, in order.

use crate::domain::{CheckIn, PersonId, StressorKey, Weather, Workday};

/// One workday of one person within one sight: the last entry of that day that the sight holds.
///
/// A series is a slice of these, ascending by workday, at most one a workday. A day without an entry is simply not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The date on which the shift began.
    pub workday: Workday,
    /// What was said.
    pub weather: Weather,
    /// The name of the shift, where there is one.
    pub shift: Option<String>,
    /// Sources of disturbance that were named.
    pub stressors: Vec<StressorKey>,
}

impl Day {
    /// A day with nothing but its weather.
    #[must_use]
    pub const fn new(workday: Workday, weather: Weather) -> Self {
        Self { workday, weather, shift: None, stressors: Vec::new() }
    }
}

/// The series of one person from the entries in one sight, in any order: the last said of each workday.
#[must_use]
pub fn series<'a>(entries: impl IntoIterator<Item = &'a CheckIn>) -> Vec<Day> {
    let mut entries: Vec<&CheckIn> = entries.into_iter().collect();
    // Two entries said in the same instant are told apart by id, so that the answer never hangs on the order of rows.
    entries.sort_by_key(|entry| (entry.workday, entry.said_at, entry.id));
    let mut days: Vec<Day> = Vec::with_capacity(entries.len());
    for entry in entries {
        let day = Day {
            workday: entry.workday,
            weather: entry.weather,
            shift: entry.shift.clone(),
            stressors: entry.stressors.clone(),
        };
        match days.last_mut() {
            Some(last) if last.workday == day.workday => *last = day,
            _ => days.push(day),
        }
    }
    days
}

/// A person and their series: one row of what a team's detectors read.
pub type Member = (PersonId, Vec<Day>);

/// Who was there on a workday: the place among members, and the place of the day in that member's series.
pub(super) type Entries = Vec<(usize, usize)>;

/// The days of a team, ascending by workday: for each with an entry, whose and which, in the order of members.
pub(super) fn by_workday(members: &[&Member]) -> Vec<(Workday, Entries)> {
    let mut all: Vec<(Workday, usize, usize)> =
        Vec::with_capacity(members.iter().map(|(_, series)| series.len()).sum());
    for (who, (_, series)) in members.iter().enumerate() {
        all.extend(series.iter().enumerate().map(|(place, day)| (day.workday, who, place)));
    }
    // Stable, and quick on runs that are in order already.
    all.sort_by_key(|(workday, ..)| *workday);
    let same_day = all.chunk_by(|a, b| a.0 == b.0);
    same_day.map(|day| (day[0].0, day.iter().map(|(_, who, place)| (*who, *place)).collect())).collect()
}

/// Members in the order of their ids, so that nothing hangs on the order in which they came.
pub(super) fn in_order(members: &[Member]) -> Vec<&Member> {
    let mut members: Vec<&Member> = members.iter().collect();
    members.sort_by_key(|(person, _)| *person);
    members
}
