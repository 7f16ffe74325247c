//! The input of the detectors: the days of one person within one sight, in order.

use std::sync::Arc;

use domain::{CheckIn, PersonId, StressorKey, UpliftKey, Weather, Workday};

/// One workday of one person: the last check-in of that day within one sight.
///
/// A series is a slice of days, ascending by workday, at most one per workday. A day without a check-in is not
/// included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The date on which the shift began.
    pub workday: Workday,
    /// The weather of the last check-in.
    pub weather: Weather,
    /// Name of the shift pattern, if known.
    pub shift: Option<Arc<str>>,
    /// Stressors that were picked, without those about the lead.
    pub stressors: Arc<[StressorKey]>,
    /// Uplifts that were picked. Detectors ignore them.
    pub uplifts: Arc<[UpliftKey]>,
    /// Stressors about the lead that were picked, as far as this sight contains them. Detectors ignore them.
    pub about_lead: Arc<[StressorKey]>,
}

impl Day {
    /// Returns a day with a weather only.
    #[must_use]
    pub fn new(workday: Workday, weather: Weather) -> Self {
        let (stressors, about_lead) = (Arc::default(), Arc::default());
        Self { workday, weather, shift: None, stressors, uplifts: Arc::default(), about_lead }
    }
}

/// Returns the series of one person from the check-ins in one sight, in any order: the last one of each workday.
#[must_use]
pub fn series<'a>(entries: impl IntoIterator<Item = &'a CheckIn>) -> Vec<Day> {
    let mut entries: Vec<&CheckIn> = entries.into_iter().collect();
    // Equal times are ordered by id, so that the result does not depend on the order of rows.
    entries.sort_by_key(|entry| (entry.workday, entry.said_at, entry.id));
    let mut days: Vec<Day> = Vec::with_capacity(entries.len());
    for entry in entries {
        let day = Day {
            workday: entry.workday,
            weather: entry.weather,
            shift: entry.shift.as_deref().map(Arc::from),
            stressors: shared(&entry.stressors),
            uplifts: shared(&entry.uplifts),
            about_lead: shared(&entry.about_lead),
        };
        match days.last_mut() {
            Some(last) if last.workday == day.workday => *last = day,
            _ => days.push(day),
        }
    }
    days
}

/// Most check-ins have no tag of some kind; all empty lists share one allocation.
fn shared<T: Clone>(keys: &[T]) -> Arc<[T]> {
    if keys.is_empty() { Arc::default() } else { keys.into() }
}

/// A person and their series: the input of a team's detectors.
pub type Member = (PersonId, Vec<Day>);

/// The people with a check-in on a workday: the index of the member, and the index of the day in that member's series.
pub(super) type Entries = Vec<(usize, usize)>;

/// The days of a team that have a check-in, ascending by workday, with the entries of each, in the order of `series`.
/// Memory is one index per series, for any number of days.
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

/// Returns the days of a team with their entries, as indices into `members` and their series.
pub fn by_workday(members: &[&Member]) -> Vec<(Workday, Entries)> {
    day_by_day(members.iter().map(|(_, series)| series.as_slice())).collect()
}

/// Returns the members ordered by id, so that results do not depend on the order of the input.
pub fn in_order(members: &[Member]) -> Vec<&Member> {
    let mut members: Vec<&Member> = members.iter().collect();
    members.sort_by_key(|(person, _)| *person);
    members
}
