//! Half a year in which somebody is erased, somebody leaves and somebody chooses not to be counted in every week: no
//! report of the past changes, and none tells what they had said.

use domain::{Audience, CheckIn, CheckInId, Weather, Workday};
use uuid::Uuid;
use weathervane::app::climate::close::close_weeks;

use super::*;
use crate::support::TestApp;

/// How many weeks.
const WEEKS: i32 = 26;
/// People of two departments; both keep enough for figures.
const CARE: i32 = 60;
const SALES: i32 = 48;

/// The Monday of a week. The roster of the week before the first is frozen as well.
fn monday(week: i32) -> Workday {
    "2026-03-16".parse::<Workday>().unwrap().plus(7 * week)
}

fn roster() -> String {
    let mut roster = "person_id,name,roles,team_id,department,site,time_zone,starts_on\n".to_owned();
    let care = (0..CARE).map(|number| (format!("c{number}"), "t1,Care"));
    for (key, place) in care.chain((0..SALES).map(|number| (format!("s{number}"), "t2,Sales"))) {
        roster += &format!("{key},Name of {key},agent,{place},North,Asia/Shanghai,2026-03-02\n");
    }
    roster + "p1,Psychologist,psychologist,,,North,Asia/Shanghai,\nd1,Admin,admin,,,North,Asia/Shanghai,\n"
}

/// Who goes in a week: one who is erased, one who leaves, and one who chooses not to be counted.
fn going(week: i32) -> [String; 3] {
    [format!("c{week}"), format!("s{week}"), format!("c{}", WEEKS + week)]
}

/// Lets the program run at this time of a day, as it does every hour.
async fn runs_on(app: &TestApp, day: Workday) {
    app.travel(&format!("{day} 09:00"));
    close_weeks(&app.app.store, &app.app.clock).await.unwrap();
}

async fn says(app: &TestApp, key: &str, weather: Weather) {
    let team = if key.starts_with('c') { "t1" } else { "t2" };
    let team = app.app.store.teams().by_key(team.to_owned()).await.unwrap().unwrap();
    let check_in = CheckIn {
        person: app.person(key).await,
        id: CheckInId(Uuid::new_v4()),
        workday: app.today(),
        said_at: app.now(),
        shift: None,
        team: Some(team.id),
        weather,
        energy: None,
        stressors: Vec::new(),
        uplifts: Vec::new(),
        about_lead: Vec::new(),
        tag_audience: Audience::Me,
        note: None,
        audience: Audience::Me,
        note_audience: Audience::Me,
    };
    app.app.store.check_ins().record(check_in).await.unwrap();
}

async fn go(app: &TestApp, [erased, leaves, opts_out]: [String; 3]) {
    let (store, today, now) = (&app.app.store, app.today(), app.now());
    store.climate().set_counted(app.person(&opts_out).await, false, today, now).await.unwrap();
    app.take_roster(&format!("person_id,name,ends_on\n{leaves},Name of {leaves},{today}\n")).await;
    store.erasures().erase_person(app.person(&erased).await, now).await.unwrap();
}

/// The reports of the two newest weeks that have closed by the Thursday of a week.
async fn reports_by(centre: &ClosedCentre, week: i32) -> Vec<String> {
    let reader = centre.browser("p1").await;
    let mut reports = Vec::new();
    for closed in (-1..week).rev().take(2) {
        for kind in ["", "/report.json"] {
            let answer = reader.get(&format!("/climate/site-1{kind}?period={}", monday(closed))).await;
            assert_eq!(answer.status, StatusCode::OK, "{closed}: {}", answer.text());
            let text = answer.text();
            // Of a page the report alone.
            let report = text.split("<article").nth(1).and_then(|rest| rest.split("</article>").next());
            reports.push(report.unwrap_or(&text).to_owned());
        }
    }
    reports
}

/// The centre after the half-year; `said` returns what those who go in a week say in it and in the week before, if
/// anything. Asserts that the reports stay as they are when people go.
async fn after_half_a_year(said: impl Fn(i32) -> Option<Weather>) -> ClosedCentre {
    let centre = ClosedCentre { app: TestApp::new().await };
    let app = &centre.app;
    app.take_roster(&roster()).await;
    app.app.store.climate().count_everybody(monday(-1)).await.unwrap();
    close_weeks(&app.app.store, &app.app.clock).await.unwrap();
    for week in 0..WEEKS {
        runs_on(app, monday(week)).await;
        for going_in in [week, week + 1].into_iter().filter(|going_in| *going_in < WEEKS) {
            let Some(weather) = said(going_in) else { continue };
            for key in going(going_in) {
                says(app, &key, weather).await;
            }
        }
        // The week before closes on the Wednesday.
        runs_on(app, monday(week).plus(2)).await;
        app.travel(&format!("{} 09:00", monday(week).plus(3)));
        let before = (reports_by(&centre, week).await, centre.released(1).await);
        go(app, going(week)).await;
        close_weeks(&app.app.store, &app.app.clock).await.unwrap();
        assert_eq!((reports_by(&centre, week).await, centre.released(1).await), before, "week {week}");
    }
    for day in [0, 2] {
        runs_on(app, monday(WEEKS).plus(day)).await;
    }
    centre
}

#[tokio::test]
async fn going_in_26_weeks_changes_no_report_and_none_tells_what_was_said() {
    let sunny = after_half_a_year(|_| Some(Weather::Sunny)).await;
    // Some said something else, the others nothing at all.
    let other = after_half_a_year(|week| (week % 2 == 0).then_some(Weather::Stormy)).await;
    let (left, right) = with_the_same_figures(sunny, other).await;
    let mut periods: Vec<String> = (-1..WEEKS).map(|week| monday(week).to_string()).collect();
    periods.extend(["2026-04", "2026-06", "2026-Q2"].map(str::to_owned));
    let mut open: Vec<String> = Vec::new();
    for period in &periods {
        let kinds = ["", "/report.csv", "/report.json"];
        open.extend(kinds.map(|kind| format!("/climate/site-1{kind}?period={period}")));
    }
    for address in ["/climate", "/climate/department-1", "/climate/department-2", "/climate/site-1/report.pdf"] {
        open.push(address.to_owned());
    }
    let (one, other) = (left.browser("p1").await, right.browser("p1").await);
    for address in &open {
        assert_eq!(one.get(address).await.status, StatusCode::OK, "{address}");
        assert_eq!(other.get(address).await.status, StatusCode::OK, "{address}");
    }
    let most = open.len();
    compare_opened("p1", [(&left, &one), (&right, &other)], open, most).await.unwrap();
    compare_counted("p1", &left, &right).await.unwrap();
    assert_eq!(doctor(&left), doctor(&right));
}
