//! What the detectors read: one person's days within one sight, in order.

use std::sync::Arc;

use domain::{CheckIn, PersonId, StressorKey, Weather, Workday};

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
    pub shift: Option<Arc<str>>,
    /// Sources of disturbance that were named.
    pub stressors: Arc<[StressorKey]>,
}

impl Day {
    /// A day with nothing but its weather.
    #[must_use]
    pub fn new(workday: Workday, weather: Weather) -> Self {
        Self { workday, weather, shift: None, stressors: Arc::default() }
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
            shift: entry.shift.as_deref().map(Arc::from),
            stressors: entry.stressors.as_slice().into(),
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

/// Who was there on a workday: the index among members, and the index of the day in that member's series.
pub(super) type Entries = Vec<(usize, usize)>;

/// The days of a team, ascending by workday: for each with an entry, whose and which, in the order of `series`. Held in no more than a
/// index in each series, however many days there are.
pub(super) fn day_by_day<'a>(series: impl Iterator<Item = &'a [Day]>) -> impl Iterator<Item = (Workday, Entries)> {
    let series: Vec<&[Day]> = series.collect();
    let mut indices = vec![0; series.len()];
    std::iter::from_fn(move || {
        let next = |(series, index): (&&[Day], &usize)| series.get(*index).map(|day| day.workday);
        let workday = series.iter().zip(&indices).filter_map(next).min()?;
        let mut entries = Entries::new();
        for (who, index) in indices.iter_mut().enumerate() {
            if series[who].get(*index).is_some_and(|day| day.workday == workday) {
                entries.push((who, *index));
                *index += 1;
            }
        }
        Some((workday, entries))
    })
}

/// All of them at once.
pub fn by_workday(members: &[&Member]) -> Vec<(Workday, Entries)> {
    day_by_day(members.iter().map(|(_, series)| series.as_slice())).collect()
}

/// Members in the order of their ids, so that nothing hangs on the order in which they came.
pub fn in_order(members: &[Member]) -> Vec<&Member> {
    let mut members: Vec<&Member> = members.iter().collect();
    members.sort_by_key(|(person, _)| *person);
    members
}
