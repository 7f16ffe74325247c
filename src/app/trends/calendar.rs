//! The niko-niko calendar: people and days, the weather that each shared, and no sum of anybody.

use std::collections::{BTreeSet, HashMap};

use domain::name_order::name_order;
use domain::{Locale, PersonId, Weather, Workday};
use insight::series::{Day, Member};
use insight::trends::between;
use store::Range;
use words::dates;

/// How many weeks are shown at once; a longer period has several pages.
const WEEKS_PER_PAGE: i32 = 13;

/// People and days.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// First day of the stretch, in words.
    pub from: String,
    /// Last day of the stretch, in words.
    pub to: String,
    /// Months, with how many columns each spans.
    pub months: Vec<(String, u32)>,
    /// Days on which anything was shared, the oldest first.
    pub columns: Vec<CalendarColumn>,
    /// People who shared anything in the stretch, by name.
    pub people: Vec<CalendarRow>,
    /// The number of the stretch before, where there is one.
    pub earlier: Option<usize>,
    /// The number of the stretch after, where there is one.
    pub later: Option<usize>,
}

/// One day.
#[derive(Clone, Debug)]
pub struct CalendarColumn {
    /// Its weekday in short.
    pub weekday: String,
    /// Its number within the month.
    pub day: String,
    /// Whether a week begins with it.
    pub opens_week: bool,
    /// Its weekday and date in full.
    pub full: String,
    /// Its place in the compact calendar of a phone: the week, counted from 1 within the stretch, and the weekday, 1
    /// for Monday.
    pub place: (i32, usize),
}

/// One person.
#[derive(Clone, Debug)]
pub struct CalendarRow {
    /// By name.
    pub name: String,
    /// What was shared on each of the columns.
    pub cells: Vec<Option<Weather>>,
}

/// From the days within `range`; `part` 0 is the newest stretch of it.
pub(super) fn calendar(
    members: &[Member],
    names: &HashMap<PersonId, String>,
    range: Range,
    part: usize,
    locale: Locale,
) -> Calendar {
    let stretches = stretches(range);
    let part = part.min(stretches.len().saturating_sub(1));
    let Range { from, to } = stretches.get(part).copied().unwrap_or(range);
    let mut members = between(members, from, to);
    members.sort_by_cached_key(|(person, _)| (names.get(person).map(|name| name_order(name)), *person));
    let days: Vec<Workday> =
        members.iter().flat_map(|(_, days)| days).map(|day| day.workday).collect::<BTreeSet<_>>().into_iter().collect();
    Calendar {
        from: dates::day(locale, from),
        to: dates::day(locale, to),
        months: months(&days, locale),
        columns: columns(&days, from, locale),
        people: members
            .into_iter()
            .map(|(person, own)| CalendarRow {
                name: names.get(&person).cloned().unwrap_or_default(),
                cells: cells(&own, &days),
            })
            .collect(),
        earlier: (part + 1 < stretches.len()).then_some(part + 1),
        later: part.checked_sub(1),
    }
}

/// The stretches of a range, the newest first.
fn stretches(range: Range) -> Vec<Range> {
    let length = 7 * WEEKS_PER_PAGE;
    let last = range.to.week_start().plus(6);
    let begins = (1..).map(|n| last.plus(1 - n * length)).take_while(|begin| begin.plus(length) > range.from);
    begins.map(|from| Range { from: from.max(range.from), to: from.plus(length - 1).min(range.to) }).collect()
}

fn months(days: &[Workday], locale: Locale) -> Vec<(String, u32)> {
    let same = |a: &Workday, b: &Workday| a.0.first_of_month() == b.0.first_of_month();
    let month = |days: &[Workday]| {
        let name = days.first().map(|day| dates::short_month(locale, *day)).unwrap_or_default();
        (name, u32::try_from(days.len()).unwrap_or(1))
    };
    days.chunk_by(same).map(month).collect()
}

fn columns(days: &[Workday], from: Workday, locale: Locale) -> Vec<CalendarColumn> {
    let opens = |at: usize| at.checked_sub(1).is_some_and(|before| days[before].week_start() != days[at].week_start());
    let column = |(at, day): (usize, &Workday)| CalendarColumn {
        weekday: dates::weekday(locale, *day),
        day: day.0.day().to_string(),
        opens_week: opens(at),
        full: dates::weekday_and_day(locale, *day),
        place: ((day.week_start().number() - from.week_start().number()) / 7 + 1, day.weekday() + 1),
    };
    days.iter().enumerate().map(column).collect()
}

fn cells(own: &[Day], days: &[Workday]) -> Vec<Option<Weather>> {
    let mut own = own.iter().peekable();
    days.iter().map(|day| own.next_if(|known| known.workday == *day).map(|known| known.weather)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(from: &str, to: &str) -> Range {
        Range { from: from.parse().expect("a date"), to: to.parse().expect("a date") }
    }

    fn member(id: i64, days: &[(&str, u8)]) -> Member {
        let day = |(date, level): &(&str, u8)| {
            Day::new(date.parse().expect("a date"), Weather::try_from(*level).expect("a level"))
        };
        (PersonId(id), days.iter().map(day).collect())
    }

    #[test]
    fn a_year_is_four_stretches_without_a_gap_and_a_quarter_is_one() {
        let year = stretches(range("2025-03-24", "2026-03-18"));
        assert_eq!(year.len(), 4);
        assert_eq!((year[0].to.to_string(), year[3].from.to_string()), ("2026-03-18".into(), "2025-03-24".into()));
        assert!(year.windows(2).all(|pair| pair[1].to.plus(1) == pair[0].from && pair[0].from.weekday() == 0));
        assert_eq!(stretches(range("2025-12-22", "2026-03-18")).len(), 1);
        assert_eq!(stretches(range("2026-02-23", "2026-03-18")).len(), 1);
    }

    #[test]
    fn people_are_in_order_of_name_and_a_day_that_nobody_shared_has_no_column() {
        let members =
            [member(1, &[("2026-03-09", 5), ("2026-03-12", 2)]), member(2, &[("2026-03-12", 4), ("2026-03-16", 1)])];
        let names = HashMap::from([(PersonId(1), "Zhou".to_owned()), (PersonId(2), "An".to_owned())]);
        let calendar = calendar(&members, &names, range("2026-02-23", "2026-03-18"), 0, Locale::En);
        let days: Vec<_> = calendar.columns.iter().map(|c| (c.day.as_str(), c.opens_week)).collect();
        assert_eq!(days, [("9", false), ("12", false), ("16", true)]);
        let places: Vec<_> = calendar.columns.iter().map(|column| column.place).collect();
        assert_eq!(places, [(3, 1), (3, 4), (4, 1)], "the stretch begins two weeks earlier");
        assert_eq!(calendar.months, [("Mar".to_owned(), 3)]);
        let cells: Vec<_> = calendar.people.iter().map(|line| (line.name.as_str(), line.cells.clone())).collect();
        assert_eq!(
            cells,
            [
                ("An", vec![None, Some(Weather::Fair), Some(Weather::Stormy)]),
                ("Zhou", vec![Some(Weather::Sunny), Some(Weather::Rainy), None]),
            ]
        );
        assert_eq!((calendar.earlier, calendar.later), (None, None));
    }

    #[test]
    fn a_person_who_shared_nothing_in_a_stretch_has_no_row_in_it() {
        let members = [member(1, &[("2025-06-02", 5)]), member(2, &[("2026-03-12", 4)])];
        let names = HashMap::from([(PersonId(1), "Zhou".to_owned()), (PersonId(2), "An".to_owned())]);
        let of = |part| calendar(&members, &names, range("2025-03-24", "2026-03-18"), part, Locale::En);
        let lines = |part| of(part).people.into_iter().map(|line| line.name).collect::<Vec<_>>();
        assert_eq!(lines(0), ["An"]);
        assert_eq!(lines(1), Vec::<String>::new());
        assert_eq!(lines(3), ["Zhou"]);
        assert_eq!((of(3).earlier, of(3).later, of(0).earlier), (None, Some(2), Some(1)));
        assert_eq!(lines(99), ["Zhou"], "before the oldest period comes the oldest");
    }
}
