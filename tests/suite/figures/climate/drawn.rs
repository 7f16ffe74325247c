//! A centre with draws that a test chooses: frozen rosters of half a year, and figures in the ledger.

use domain::Workday;
use insight::climate::simulated_site::released;
use insight::climate::{Breakdown, Draw, Epsilon, Month, Period, Quarter, Stream, WeatherClass};

use crate::support::TestApp;

/// The Mondays of the oldest and the newest drawn week.
const WEEKS: (&str, &str) = ("2025-06-30", "2026-02-23");
/// Since this week the weather is rougher.
const ROUGHER: &str = "2026-01-26";
/// Departments with their people.
const DEPARTMENTS: [(&str, u32); 3] = [("Care", 60), ("Sales", 48), ("Night", 24)];

/// The counts of a department of 60 in a week, in the order of the classes.
pub fn counts(monday: Workday) -> Option<[i64; 4]> {
    let rougher = monday >= ROUGHER.parse().unwrap();
    Some(if rougher { [4, 12, 16, 13] } else { [10, 20, 10, 5] })
}

/// 60, 48 and 24 people in three departments of North, a lead of the first, a psychologist and an admin, with these
/// counts of every week (of a department of 60; the others have their part), and monthly and quarterly figures.
pub async fn centre(weekly: impl Fn(Workday) -> Option<[i64; 4]>) -> TestApp {
    let days: Vec<String> = (0..7).map(|day| day.to_string()).collect();
    centre_broken_down(weekly, Breakdown::Weekday, &days.iter().map(String::as_str).collect::<Vec<_>>()).await
}

/// The same with these parts of this breakdown in every quarter.
pub async fn centre_broken_down(
    weekly: impl Fn(Workday) -> Option<[i64; 4]>,
    breakdown: Breakdown,
    parts: &[&str],
) -> TestApp {
    centre_of((weekly, Month { year: 2026, month: 2 }), breakdown, parts).await
}

/// The same in which abusive callers were mentioned more in this month than before.
pub async fn centre_with_a_rise(month: Month) -> TestApp {
    centre_of((counts, month), Breakdown::Weekday, &["0", "1"]).await
}

async fn centre_of(
    (weekly, rise): (impl Fn(Workday) -> Option<[i64; 4]>, Month),
    breakdown: Breakdown,
    parts: &[&str],
) -> TestApp {
    let app = TestApp::new().await;
    let mut roster = "person_id,name,roles,team_id,department,site,time_zone,starts_on\n".to_owned();
    let mut number = 0;
    for (index, (department, people)) in DEPARTMENTS.iter().enumerate() {
        for _ in 0..*people {
            number += 1;
            let team = index + 1;
            roster += &format!("a{number},Agent {number},agent,t{team},{department},North,Asia/Shanghai,2025-06-02\n");
        }
    }
    roster += "l1,Lead,lead,t1,Care,North,Asia/Shanghai,2025-06-02\n";
    roster += "s1,Psychologist,psychologist,,,North,Asia/Shanghai,\nd1,Admin,admin,,,North,Asia/Shanghai,\n";
    app.take_roster(&roster).await;
    let (first, last): (Workday, Workday) = (WEEKS.0.parse().unwrap(), WEEKS.1.parse().unwrap());
    let mondays: Vec<Workday> = std::iter::successors(Some(first), |monday| Some(monday.plus(7)))
        .take_while(|monday| *monday <= last)
        .collect();
    let mut draws = Vec::new();
    for monday in &mondays {
        app.app.store.climate().freeze_roster(1, *monday).await.unwrap();
        if let Some(counts) = weekly(*monday) {
            draws.extend(week(*monday, counts));
        }
    }
    let mut month = Month { year: 2025, month: 7 };
    while *month.mondays().last().unwrap() <= last {
        draws.extend(of_month(month, month == rise));
        month = month.after();
    }
    for quarter in [3, 4] {
        draws.extend(of_quarter(Quarter { year: 2025, quarter }, breakdown, parts));
    }
    let figures = draws.iter().map(released).collect();
    app.app.store.climate().freeze_figures(figures, app.now()).await.unwrap();
    app
}

fn draw(stream: Stream, departments: &[i64], period: Period, epsilon: u32, bins: Vec<(String, i64)>) -> Draw {
    Draw { stream, site: 1, departments: departments.to_vec(), period, epsilon: Epsilon(epsilon), bins }
}

fn classes(counts: [i64; 4]) -> Vec<(String, i64)> {
    WeatherClass::ALL.iter().zip(counts).map(|(class, count)| (class.key().to_owned(), count)).collect()
}

fn week(monday: Workday, counts: [i64; 4]) -> Vec<Draw> {
    let period = Period::Week(monday);
    let mut site = [0; 4];
    let mut draws = Vec::new();
    for (id, (_, people)) in (1..).zip(DEPARTMENTS) {
        let own = counts.map(|count| count * i64::from(people) / 60);
        own.iter().zip(&mut site).for_each(|(own, sum)| *sum += own);
        draws.push(draw(Stream::UnitWeather, &[id], period, 80, classes(own)));
    }
    draws.push(draw(Stream::SiteWeather, &[], period, 30, classes(site)));
    draws
}

fn of_month(month: Month, rises: bool) -> Vec<Draw> {
    let period = Period::Month(month);
    let bins = |bins: &[(&str, i64)]| bins.iter().map(|(key, figure)| ((*key).to_owned(), *figure)).collect();
    let abuse = if rises { 90 } else { 30 };
    vec![
        draw(
            Stream::Stressors,
            &[],
            period,
            40,
            bins(&[("abusive_caller", abuse), ("queue_pressure", 120), ("noise", 40), ("refusals", -4)]),
        ),
        draw(Stream::Uplifts, &[], period, 10, bins(&[("good_call", 160), ("colleague_helped", 90)])),
        draw(Stream::Energy, &[], period, 10, bins(&[("high", 120), ("middle", 100), ("low", 60)])),
    ]
}

fn of_quarter(quarter: Quarter, breakdown: Breakdown, parts: &[&str]) -> Vec<Draw> {
    let period = Period::Quarter(quarter);
    let bins = parts.iter().flat_map(|part| {
        classes([30, 60, 40, 20]).into_iter().map(move |(class, figure)| (format!("{part}/{class}"), figure))
    });
    let helped =
        [("micro_break/helped", 240), ("micro_break/not", 60), ("two_lines/helped", 12), ("two_lines/not", -8)];
    vec![
        draw(Stream::Breakdown(breakdown), &[], period, 20, bins.collect()),
        draw(Stream::Helped, &[], period, 10, helped.map(|(key, figure)| (key.to_owned(), figure)).to_vec()),
    ]
}
