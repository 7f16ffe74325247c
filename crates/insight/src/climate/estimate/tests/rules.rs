//! What is shown when: consistent sums, the choice of a period, changes, breakdowns and what helped.

use super::super::super::calendar::Month;
use super::super::super::{Breakdown, Draw, Epsilon, FrozenRoster, Period, Quarter, Stream, Unit};
use super::super::{ClimateScope, Direction, Span, Weeks, change, helped, parts, stated};
use crate::climate::simulated_site::{SimulatedSite, monday, released};

fn site(sizes: &[usize], weeks: i32) -> (Weeks, Vec<FrozenRoster>) {
    let mut centre = SimulatedSite::new(5, sizes);
    let draws: Vec<_> = (0..weeks).flat_map(|week| centre.week(week).1).collect();
    let rosters: Vec<FrozenRoster> = (0..weeks).map(|week| centre.roster(week)).collect();
    (Weeks::new(&draws, &rosters), rosters)
}

#[test]
fn shares_are_never_negative_and_add_up_to_the_mean() {
    let (weeks, _) = site(&[25, 25, 60], 13);
    for place in [ClimateScope::Site, ClimateScope::Department(1), ClimateScope::Department(3)] {
        for week in 0..13 {
            let shown = weeks.weather(place, Period::Week(monday(week))).expect("figures");
            let sum: f64 = shown.shares.iter().map(|share| share.value).sum();
            let mean: f64 =
                super::super::levels().iter().zip(shown.shares).map(|(level, share)| level * share.value).sum();
            assert!((sum - 1.0).abs() < 1e-9 && (mean - shown.mean.value).abs() < 1e-9);
            assert!(shown.shares.iter().all(|share| share.value >= 0.0));
        }
    }
}

#[test]
fn the_figures_of_departments_add_up_to_those_of_the_site() {
    let (weeks, _) = site(&[25, 40, 60], 1);
    let figures = |place| weeks.run(place, monday(0), monday(0))[0].1.counts;
    for bin in 0..4 {
        let sum: f64 = (1..=3).map(|id| figures(ClimateScope::Department(id))[bin]).sum();
        assert!((sum - figures(ClimateScope::Site)[bin]).abs() < 1e-9);
    }
}

#[test]
fn the_shortest_period_with_a_small_error_is_shown() {
    let shortest = |sizes: &[usize], place| site(sizes, 1).0.shortest(place, monday(0));
    assert_eq!(shortest(&[60, 60], ClimateScope::Department(1)), Span::Week);
    assert_eq!(shortest(&[40, 60], ClimateScope::Department(1)), Span::Month);
    assert_eq!(shortest(&[22, 60], ClimateScope::Department(1)), Span::Quarter);
    assert_eq!(shortest(&[40], ClimateScope::Site), Span::Week);
    assert_eq!(shortest(&[12], ClimateScope::Site), Span::Quarter);
}

#[test]
fn the_newest_month_tells_a_fall_before_the_next_is_over() {
    let place = ClimateScope::Department(1);
    let mut centre = SimulatedSite::new(5, &[40, 60]);
    let (mut draws, mut rosters) = (Vec::new(), Vec::new());
    for week in 0..44 {
        // The last week of September is 38.
        centre.moved = if week < 38 { 0.0 } else { -1.0 };
        draws.extend(centre.week(week).1);
        rosters.push(centre.roster(week));
    }
    let month = |month| Period::Month(Month { year: 2025, month });
    // When so many weeks are drawn.
    let last_reported_week = |drawn: usize, month| Weeks::new(&draws, &rosters[..drawn]).last_reported_week(month);
    let said = |drawn: usize, month| {
        let weeks = Weeks::new(&draws, &rosters[..drawn]);
        stated(&weeks, place, month, weeks.last_reported_week(month))
    };
    assert_eq!(said(42, month(9)).direction(), Some(Direction::Rougher), "in the third week of October");
    assert_eq!([39, 42, 43].map(|drawn| last_reported_week(drawn, month(9))), [38, 41, 38].map(monday));
    assert_eq!(said(34, month(8)), said(44, month(8)), "an older report stays as it is");
}

#[test]
fn errors_depend_on_the_roster_and_not_on_how_many_were_counted() {
    let mut centre = SimulatedSite::new(9, &[60, 60]);
    let (_, mut draws) = centre.week(0);
    let error = |draws: &[_]| {
        let shown =
            Weeks::new(draws, &[centre.roster(0)]).weather(ClimateScope::Department(1), Period::Week(monday(0)));
        shown.map(|shown| (shown.mean.half_width, shown.noise_error, shown.people))
    };
    let before = error(&draws);
    for draw in &mut draws {
        let mut more: Draw = (**draw).clone();
        more.bins.iter_mut().for_each(|(_, figure)| *figure *= 3);
        *draw = released(&more);
    }
    assert_eq!(before, error(&draws));
    assert!(before.is_some());
}

#[test]
fn a_month_with_weeks_that_were_not_drawn_has_a_wider_error() {
    let mut centre = SimulatedSite::new(5, &[60, 60]);
    let draws: Vec<Vec<_>> = (0..4).map(|week| centre.week(week).1).collect();
    let rosters: Vec<FrozenRoster> = (0..4).map(|week| centre.roster(week)).collect();
    let month = Period::Month(Month { year: 2025, month: 1 });
    let shown = |drawn: &[usize]| {
        let draws: Vec<_> = drawn.iter().flat_map(|week| draws[*week].clone()).collect();
        Weeks::new(&draws, &rosters).weather(ClimateScope::Department(1), month)
    };
    let (whole, half) = (shown(&[0, 1, 2, 3]).expect("figures"), shown(&[1, 3]).expect("figures"));
    assert_eq!([whole.weeks, half.weeks, half.weeks_of_period], [4, 2, 4]);
    let ratio = half.mean.half_width / whole.mean.half_width;
    assert!((ratio - 2.0_f64.sqrt()).abs() < 1e-9, "{ratio}");
    assert!(half.noise_error > whole.noise_error * 1.4);
    assert_eq!(shown(&[]), None, "without any week there is no figure");
}

#[test]
fn a_department_that_was_merged_with_another_is_not_mixed_with_its_past() {
    let unit = |departments: Vec<i64>, people| Unit { departments, people };
    let draw = |week: i32, departments: Vec<i64>, sunny: i64| {
        let bins = vec![("sunny".to_owned(), sunny), ("fair".to_owned(), 40 - sunny)];
        let period = Period::Week(monday(week));
        released(&Draw { stream: Stream::UnitWeather, site: 1, departments, period, epsilon: Epsilon(80), bins })
    };
    let draws = [draw(0, vec![1], 0), draw(1, vec![1, 2], 40)];
    let rosters = [
        FrozenRoster { site: 1, monday: monday(0), units: vec![unit(vec![1], 50), unit(vec![2], 30)] },
        FrozenRoster { site: 1, monday: monday(1), units: vec![unit(vec![1, 2], 50), unit(vec![3], 30)] },
    ];
    let weeks = Weeks::new(&draws, &rosters);
    let month =
        weeks.weather(ClimateScope::Department(1), Period::Month(Month { year: 2025, month: 1 })).expect("figures");
    assert_eq!((month.weeks, month.weeks_of_period), (1, 4));
    assert!(month.mean.value > 4.7, "{}", month.mean.value);
    assert_eq!(weeks.unit_of(1, monday(1)), [1, 2]);
    assert_eq!(weeks.unit_of(3, monday(1)), Vec::<i64>::new());
}

#[test]
fn a_change_is_reported_if_it_exceeds_noise_and_sampling() {
    let (weeks, _) = site(&[60, 60], 2);
    let shown = |week| weeks.weather(ClimateScope::Site, Period::Week(monday(week))).expect("figures");
    let (before, mut now) = (shown(0), shown(1));
    let limit = change(&before, &now, Span::Week).difference.half_width;
    let noise = before.noise_error.hypot(now.noise_error);
    assert!(limit > noise * 1.2, "{limit} {noise}");
    for (by, direction) in [(-1.01, Direction::Rougher), (0.99, Direction::Unclear), (1.01, Direction::Brighter)] {
        now.mean.value = before.mean.value + by * limit;
        assert_eq!(change(&before, &now, Span::Week).direction, direction);
    }
}

fn quarter(stream: Stream, epsilon: u32, bins: &[(&str, i64)]) -> Draw {
    let bins = bins.iter().map(|(key, figure)| ((*key).to_owned(), *figure)).collect();
    let period = Period::Quarter(Quarter { year: 2025, quarter: 1 });
    Draw { stream, site: 1, departments: Vec::new(), period, epsilon: Epsilon(epsilon), bins }
}

#[test]
fn a_part_of_a_breakdown_that_is_nearly_all_noise_has_no_mean() {
    let bins = [
        ("early/sunny", 400),
        ("early/fair", 400),
        ("early/cloudy", -3),
        ("early/rough", 9),
        ("night/sunny", 12),
        ("night/fair", -9),
        ("night/cloudy", 20),
        ("night/rough", 4),
    ];
    let parts = parts(&released(&quarter(Stream::Breakdown(Breakdown::Shift), 20, &bins)));
    assert_eq!(parts.iter().map(|part| part.key.as_str()).collect::<Vec<_>>(), ["early", "night"]);
    let early = parts[0].mean.expect("a mean");
    assert!((early.value - 4.47).abs() < 0.03 && early.half_width < 0.15, "{early:?}");
    assert_eq!(parts[1].mean, None);
}

#[test]
fn what_helped_is_named_only_if_noise_does_not_explain_it() {
    let bins = [("walk/helped", 210), ("walk/not", 40), ("tea/helped", 60), ("tea/not", -20), ("box/helped", 400)];
    let found = helped(&released(&quarter(Stream::Helped, 10, &bins)));
    let named: Vec<&str> = found.iter().map(|found| found.intervention.as_str()).collect();
    assert_eq!(named, ["box", "walk"]);
    // Noise with a variance of 800, and 400 answers.
    assert!((found[0].helped.half_width - 67.9).abs() < 0.5, "{}", found[0].helped.half_width);
}
