//! The mean weather of a team on each day or in each week.

use crate::flag::count;
use crate::series::{Member, in_order};
use domain::{PersonId, Workday};

/// A mean needs at least this many people. The mean of one person is that person's weather, and of two people each
/// could compute the other's. The texts of the page say "three".
pub const MIN_PEOPLE_FOR_MEAN: u32 = 3;

/// The period of one point of a trend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Granularity {
    /// One workday.
    Day,
    /// One ISO week.
    Week,
}

impl Granularity {
    /// Returns the first day of the period that contains `day`.
    #[must_use]
    pub fn begin(self, day: Workday) -> Workday {
        match self {
            Self::Day => day,
            Self::Week => day.week_start(),
        }
    }

    /// Returns the number of means that the limits need: four weeks of working days, or a quarter of a year of weeks.
    #[must_use]
    pub const fn fewest(self) -> u32 {
        match self {
            Self::Day => 20,
            Self::Week => 12,
        }
    }
}

/// What was shared on one day or in one week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrendPoint {
    /// The day, or the Monday of the week.
    pub from: Workday,
    /// Number of people who shared at least once.
    pub people: u32,
    /// Number of shared days: one for each person and workday.
    pub shared: u32,
    /// Rainy or stormy days among them.
    pub low: u32,
    /// Mean in levels; `None` if fewer than [`MIN_PEOPLE_FOR_MEAN`] people shared.
    pub mean: Option<f64>,
}

/// Returns what was shared on each day or in each week, oldest first. Periods without a check-in are not included.
#[must_use]
pub fn points(members: &[Member], granularity: Granularity) -> Vec<TrendPoint> {
    let mut shared: Vec<(Workday, PersonId, u8)> = in_order(members)
        .into_iter()
        .flat_map(|(person, days)| {
            days.iter().map(|day| (granularity.begin(day.workday), *person, day.weather.level()))
        })
        .collect();
    shared.sort_unstable();
    shared.chunk_by(|a, b| a.0 == b.0).map(point).collect()
}

fn point(shared: &[(Workday, PersonId, u8)]) -> TrendPoint {
    let people = count(shared.chunk_by(|a, b| a.1 == b.1));
    let days = count(shared.iter());
    let sum: u32 = shared.iter().map(|(.., level)| u32::from(*level)).sum();
    TrendPoint {
        from: shared.first().map_or(Workday::from_number(0), |(from, ..)| *from),
        people,
        shared: days,
        low: count(shared.iter().filter(|(.., level)| *level <= 2)),
        mean: (people >= MIN_PEOPLE_FOR_MEAN).then(|| f64::from(sum) / f64::from(days)),
    }
}

/// Returns the days of each member from `from` to `to`, inclusive. Members without a day are left out.
#[must_use]
pub fn between(members: &[Member], from: Workday, to: Workday) -> Vec<Member> {
    let within = |(person, days): &Member| {
        let days: Vec<_> = days.iter().filter(|day| (from..=to).contains(&day.workday)).cloned().collect();
        (*person, days)
    };
    members.iter().map(within).filter(|(_, days)| !days.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::Day;
    use domain::Weather;

    const MONDAY: i32 = 20_003;

    /// A person with these levels from Monday on; 0 is a day without a check-in.
    fn member(id: i64, levels: &[u8]) -> Member {
        let day = |(number, level): (i32, &u8)| {
            Weather::try_from(*level).ok().map(|weather| Day::new(Workday::from_number(MONDAY + number), weather))
        };
        (PersonId(id), (0..).zip(levels).filter_map(day).collect())
    }

    #[test]
    fn a_day_counts_those_who_shared_it() {
        let members = [member(1, &[5, 0, 0, 1]), member(2, &[4, 0, 2, 2]), member(3, &[1, 0, 0, 4])];
        let points = points(&members, Granularity::Day);
        let days: Vec<_> = points.iter().map(|p| (p.from.number() - MONDAY, p.people, p.shared, p.low)).collect();
        assert_eq!(days, [(0, 3, 3, 1), (2, 1, 1, 1), (3, 3, 3, 2)]);
        assert_eq!(points[0].mean, Some(10.0 / 3.0));
    }

    #[test]
    fn there_is_no_mean_of_one_or_two_people() {
        let two = [member(1, &[5, 4, 3, 4, 5]), member(2, &[1, 2, 3, 2, 1])];
        assert!(points(&two, Granularity::Day).iter().all(|p| p.mean.is_none()));
        let week = points(&two, Granularity::Week);
        assert_eq!((week.len(), week[0].shared, week[0].mean), (1, 10, None));
        let three = [two[0].clone(), two[1].clone(), member(3, &[3])];
        assert_eq!(points(&three, Granularity::Week)[0].mean, Some(33.0 / 11.0));
    }

    #[test]
    fn a_week_begins_on_monday() {
        let members = [member(1, &[5; 8])];
        let weeks: Vec<_> = points(&members, Granularity::Week).iter().map(|p| (p.from.number(), p.shared)).collect();
        assert_eq!(Workday::from_number(MONDAY).weekday(), 0);
        assert_eq!(weeks, [(MONDAY, 7), (MONDAY + 7, 1)]);
    }

    #[test]
    fn the_order_of_members_does_not_matter() {
        let (a, b, c) = (member(1, &[5, 1, 3]), member(2, &[2, 2]), member(3, &[4, 5, 5]));
        let one_way = points(&[a.clone(), b.clone(), c.clone()], Granularity::Day);
        assert_eq!(points(&[c, a, b], Granularity::Day), one_way);
    }

    #[test]
    fn an_interval_is_inclusive_and_drops_empty_members() {
        let members = [member(1, &[5, 4, 3, 2]), member(2, &[5])];
        let day = |number| Workday::from_number(MONDAY + number);
        let kept = between(&members, day(1), day(2));
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].1.iter().map(|d| d.weather.level()).collect::<Vec<_>>(), [4, 3]);
    }
}
