//! Shift patterns, and the rule that assigns a moment to a shift and a workday.

use std::borrow::Cow;

use jiff::civil::{DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::Workday;

/// How long before its start a shift accepts check-ins: agents come early.
const EARLY_MINUTES: i64 = 120;

/// Which shift of a person: its workday and its name, which is empty for somebody without shifts.
pub type ShiftKey<'a> = (Workday, &'a str);

/// A named shift by the clock of the site, for example `early 07:00-15:00`. If it ends at or before its start, it ends
/// on the next day.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ShiftPattern {
    /// Short name, shown unchanged.
    pub name: String,
    /// Start, local time.
    pub starts: Time,
    /// End, local time.
    pub ends: Time,
}

impl ShiftPattern {
    /// Returns true if the shift crosses midnight.
    #[must_use]
    pub fn crosses_midnight(&self) -> bool {
        self.ends <= self.starts
    }

    /// Parses several patterns, separated by `;`. An empty text has no pattern.
    ///
    /// # Errors
    /// If a part is not a pattern; returns that part.
    pub fn parse_many(text: &str) -> Result<Vec<Self>, NotAShift> {
        text.split([';', '\u{ff1b}']).map(str::trim).filter(|part| !part.is_empty()).map(str::parse).collect()
    }

    /// Returns the local time at which the shift ends that begins on `workday`.
    #[must_use]
    pub fn ends_on(&self, workday: Workday) -> DateTime {
        let starts = workday.0.to_datetime(self.starts);
        starts.saturating_add(jiff::Span::new().minutes(self.minutes()))
    }

    fn minutes(&self) -> i64 {
        let (start, end) = (minute_of_day(self.starts), minute_of_day(self.ends));
        if end > start { end - start } else { end + 24 * 60 - start }
    }
}

impl std::fmt::Display for ShiftPattern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}-{}", self.name, self.starts.strftime("%H:%M"), self.ends.strftime("%H:%M"))
    }
}

/// The text is not a shift pattern; contains the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAShift(pub String);

impl std::fmt::Display for NotAShift {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` is not a shift; write it as `early 07:00-15:00`", self.0)
    }
}

impl std::error::Error for NotAShift {}

impl std::str::FromStr for ShiftPattern {
    type Err = NotAShift;

    fn from_str(text: &str) -> Result<Self, NotAShift> {
        let wrong = || NotAShift(text.to_owned());
        let (name, hours) = text.trim().rsplit_once(char::is_whitespace).ok_or_else(wrong)?;
        let (starts, ends) = hours.split_once(['-', '–', '—']).ok_or_else(wrong)?;
        let time = |text: &str| Time::strptime("%H:%M", text.trim()).map_err(|_| wrong());
        let (starts, ends) = (time(starts)?, time(ends)?);
        if name.trim().is_empty() || starts == ends {
            return Err(wrong());
        }
        Ok(Self { name: name.trim().to_owned(), starts, ends })
    }
}

/// The shift of a moment: its pattern (if the person has one then), its workday and its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Absent if the moment is outside the person's shifts.
    pub pattern: Option<ShiftPattern>,
    /// The local date on which the shift started.
    pub workday: Workday,
    /// The local time from which the entry can no longer be changed or undone.
    pub ends: DateTime,
}

impl Shift {
    /// Returns the shift of a person with these `patterns` at the local time `now`.
    ///
    /// The moment belongs to the pattern that is running, otherwise to one that starts within two hours; if there are
    /// several, to the one with the nearest start. Without a pattern, the workday is the date four hours ago and lasts
    /// until four in the morning.
    #[must_use]
    pub fn at(patterns: &[ShiftPattern], now: DateTime) -> Self {
        Self::among(|_| Cow::Borrowed(patterns), now)
    }

    /// Like [`Self::at`], with the shifts that begin on each day.
    pub(crate) fn among<'a>(shifts_on: impl Fn(Workday) -> Cow<'a, [ShiftPattern]>, now: DateTime) -> Self {
        let mut nearest: Option<((bool, i64), Self)> = None;
        for workday in [-1, 0, 1].map(|day| Workday(now.date()).plus(day)) {
            for pattern in shifts_on(workday).iter() {
                let since_start = minutes_between(workday.0.to_datetime(pattern.starts), now);
                // Nobody in the middle of a shift has begun the next one.
                let order = (since_start < 0, since_start.abs());
                let takes = (-EARLY_MINUTES..pattern.minutes()).contains(&since_start);
                if takes && nearest.as_ref().is_none_or(|(known, _)| order < *known) {
                    nearest = Some((order, Self::of(pattern, workday)));
                }
            }
        }
        nearest.map_or_else(|| Self::without_pattern(now), |(_, shift)| shift)
    }

    /// Returns the shift with these `patterns` that ended last before the local time `now`, if none has begun since: a
    /// late check-in belongs to it.
    #[must_use]
    pub fn ended_last(patterns: &[ShiftPattern], now: DateTime) -> Option<Self> {
        Self::last_among(|_| Cow::Borrowed(patterns), now)
    }

    /// Like [`Self::ended_last`], with the shifts that begin on each day.
    pub(crate) fn last_among<'a>(
        shifts_on: impl Fn(Workday) -> Cow<'a, [ShiftPattern]>,
        now: DateTime,
    ) -> Option<Self> {
        let begun = [-2, -1, 0].map(|day| Workday(now.date()).plus(day)).into_iter().flat_map(|workday| {
            let shifts = shifts_on(workday);
            let begun = shifts.iter().filter(|pattern| workday.0.to_datetime(pattern.starts) <= now);
            begun.map(|pattern| Self::of(pattern, workday)).collect::<Vec<_>>()
        });
        let last = begun.max_by_key(|shift| shift.ends)?;
        (last.ends <= now).then_some(last)
    }

    fn of(pattern: &ShiftPattern, workday: Workday) -> Self {
        Self { pattern: Some(pattern.clone()), workday, ends: pattern.ends_on(workday) }
    }

    fn without_pattern(now: DateTime) -> Self {
        Self::of_whole_day(Workday::at(now))
    }

    /// The shift of somebody without a pattern: it lasts as long as its workday.
    pub(super) fn of_whole_day(workday: Workday) -> Self {
        Self { pattern: None, workday, ends: workday.ends() }
    }
}

fn minute_of_day(time: Time) -> i64 {
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

/// Whole minutes, rounded down: half a minute before `from` is minute -1 and not 0.
fn minutes_between(from: DateTime, to: DateTime) -> i64 {
    const MINUTE: i64 = 60 * 1_000_000_000;
    from.until((jiff::Unit::Nanosecond, to)).map_or(i64::MAX, |span| span.get_nanoseconds().div_euclid(MINUTE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::datetime;

    fn patterns(text: &str) -> Vec<ShiftPattern> {
        ShiftPattern::parse_many(text).unwrap_or_default()
    }

    #[test]
    fn a_night_shift_that_crosses_midnight_is_one_workday() {
        let night = patterns("night 22:00-06:00");
        let evening = Shift::at(&night, datetime(2026, 3, 9, 23, 30, 0, 0));
        let morning = Shift::at(&night, datetime(2026, 3, 10, 5, 59, 0, 0));
        assert_eq!(evening.workday.to_string(), "2026-03-09");
        assert_eq!(morning.workday, evening.workday);
        assert_eq!(morning.ends, datetime(2026, 3, 10, 6, 0, 0, 0));
    }

    #[test]
    fn a_shift_that_starts_at_midnight_belongs_to_the_new_day() {
        let late = patterns("owl 00:00-08:00");
        assert_eq!(Shift::at(&late, datetime(2026, 3, 9, 23, 50, 0, 0)).workday.to_string(), "2026-03-10");
    }

    #[test]
    fn the_shift_that_is_running_precedes_the_one_that_starts_next() {
        let both = patterns("early 07:00-15:00; late 14:00-22:00");
        let name = |hour, minute| {
            Shift::at(&both, datetime(2026, 3, 9, hour, minute, 0, 0)).pattern.map(|p| p.name).unwrap_or_default()
        };
        assert_eq!(name(7, 5), "early");
        assert_eq!(name(12, 1), "early");
        assert_eq!(name(13, 59), "early");
        assert_eq!(name(14, 0), "late");
        assert_eq!(name(21, 0), "late");
    }

    #[test]
    fn a_shift_has_not_begun_in_the_minute_before_its_start() {
        let name = |text, hour, minute, second, nanosecond| {
            let now = datetime(2026, 3, 9, hour, minute, second, nanosecond);
            Shift::at(&patterns(text), now).pattern.map(|p| p.name).unwrap_or_default()
        };
        let both = "early 07:00-15:00; late 14:00-22:00";
        assert_eq!(name(both, 13, 59, 0, 1), "early");
        assert_eq!(name(both, 13, 59, 59, 999_999_999), "early");
        assert_eq!(name(both, 14, 0, 0, 0), "late");
        assert_eq!(name("early 07:00-15:00", 4, 59, 59, 1), "", "more than two hours before");
        assert_eq!(name("early 07:00-15:00", 14, 59, 59, 999_999_999), "early");
    }

    #[test]
    fn an_evening_belongs_to_the_shift_of_its_own_workday() {
        let both = patterns("late 15:00-23:30; owl 00:00-08:00");
        let at = |day, hour, minute| Shift::at(&both, datetime(2026, 3, day, hour, minute, 0, 0)).workday.to_string();
        assert_eq!(at(9, 22, 30), "2026-03-09");
        assert_eq!(at(9, 23, 29), "2026-03-09");
        assert_eq!(at(9, 23, 30), "2026-03-10", "between the two, the next one is near");
        assert_eq!(at(10, 7, 59), "2026-03-10");
    }

    #[test]
    fn a_shift_that_ended_is_the_last_one_until_another_begins() {
        let last = |text: &str, day, hour, minute| {
            Shift::ended_last(&patterns(text), datetime(2026, 3, day, hour, minute, 0, 0))
                .map(|shift| format!("{} {}", shift.workday, shift.pattern.map(|p| p.name).unwrap_or_default()))
        };
        assert_eq!(last("early 07:00-15:00", 9, 15, 0).as_deref(), Some("2026-03-09 early"));
        assert_eq!(last("early 07:00-15:00", 10, 6, 59).as_deref(), Some("2026-03-09 early"));
        assert_eq!(last("early 07:00-15:00", 10, 7, 0), None);
        assert_eq!(last("night 22:00-06:00", 10, 21, 59).as_deref(), Some("2026-03-09 night"));
        assert_eq!(last("night 22:00-06:00", 10, 5, 59), None);
        assert_eq!(last("early 07:00-15:00; late 14:00-22:00", 9, 15, 30), None, "the late shift has begun");
        assert_eq!(last("early 07:00-15:00; late 14:00-22:00", 9, 23, 0).as_deref(), Some("2026-03-09 late"));
        assert_eq!(last("", 9, 23, 0), None);
    }

    #[test]
    fn without_a_shift_the_workday_is_the_date_four_hours_ago() {
        assert_eq!(Shift::at(&[], datetime(2026, 3, 10, 3, 59, 0, 0)).workday.to_string(), "2026-03-09");
        assert_eq!(Shift::at(&[], datetime(2026, 3, 10, 4, 0, 0, 0)).workday.to_string(), "2026-03-10");
    }

    #[test]
    fn patterns_are_written_and_read_alike() {
        for text in ["early 07:00-15:00", "night 22:30-06:30", "Früh eins 06:00-14:00", "早班 07:00-15:00"] {
            let read = patterns(text);
            assert_eq!(read.first().map(ToString::to_string).as_deref(), Some(text));
        }
        for wrong in ["early", "07:00-15:00", "early 7-15", "early 07:00-25:00", "early 07:00-07:00"] {
            assert!(ShiftPattern::parse_many(wrong).is_err(), "{wrong}");
        }
    }
}
