//! Closing: each period is drawn once, what is drawn depends on rosters alone for its existence, and nothing draws it
//! again.

mod demo;

use domain::Audience;
use insight::climate::{Breakdown, Draw, Epsilon, Period, Released, Stream, plan};
use store::{CLIMATE_LEDGER, ClosingKind, Store};
use tempfile::TempDir;
use uuid::Uuid;
use weathervane::app::climate::close::close_weeks;

use crate::support::TestApp;

/// The Monday of the week of the test clock.
const WEEK: &str = "2026-03-09";

/// 24 people in each of two departments of North, and five at South. The roster of the week of the test clock is
/// frozen.
async fn centre() -> TestApp {
    let app = TestApp::new().await;
    let mut roster = "person_id,name,roles,team_id,department,site,time_zone,starts_on\n".to_owned();
    for number in 0..53 {
        let place = match number {
            ..24 => "t1,Care,North",
            24..48 => "t2,Sales,North",
            _ => "t3,Shops,South",
        };
        roster += &format!("a{number},Agent {number},agent,{place},Asia/Shanghai,2026-03-02\n");
    }
    app.take_roster(&(roster + "d1,Admin,admin,,,North,Asia/Shanghai,\n")).await;
    closes(&app).await;
    app
}

async fn closes(app: &TestApp) -> usize {
    close_weeks(&app.app.store, &app.app.clock).await.unwrap()
}

/// These people choose to be counted and check in.
async fn say(app: &TestApp, people: std::ops::Range<usize>, weather: &str) {
    for number in people {
        let key = format!("a{number}");
        let person = app.person(&key).await;
        app.app.store.people().set_default_audience(person, Audience::Lead).await.unwrap();
        let agent = app.signed_in(&key).await;
        assert!(agent.ask("choose_counted", &[("counted", "yes")]).await.status.is_success());
        let id = Uuid::new_v4().to_string();
        let fields = [("id", id.as_str()), ("weather", weather), ("audience", "me"), ("stressors[]", "noise")];
        let answer = agent.ask("record_check_in", &fields).await;
        assert!(answer.status.is_success(), "{}", answer.text());
    }
}

async fn site(app: &TestApp, name: &str) -> i64 {
    let sites = app.app.store.org_units().tree().await.unwrap();
    sites.into_iter().find(|site| site.name == name).unwrap().id
}

async fn draws(app: &TestApp) -> Vec<Released<Draw>> {
    app.app.store.climate().draws(site(app, "North").await).await.unwrap()
}

/// What of a draw depends on nobody's answers.
fn shape(draw: &Draw) -> (Stream, Vec<i64>, Period, Epsilon, Vec<String>) {
    let keys = draw.bins.iter().map(|(key, _)| key.clone()).collect();
    (draw.stream, draw.departments.clone(), draw.period, draw.epsilon, keys)
}

async fn how(app: &TestApp, period: &str) -> Option<ClosingKind> {
    let closed = app.app.store.climate().closed(site(app, "North").await).await.unwrap();
    closed.get(&period.parse().unwrap()).copied()
}

#[tokio::test]
async fn a_week_is_drawn_once_two_days_after_its_sunday_and_never_again() {
    let app = centre().await;
    say(&app, 0..3, "4").await;
    app.travel("2026-03-17 23:00");
    assert_eq!((closes(&app).await, draws(&app).await), (0, vec![]));
    app.travel("2026-03-18 00:10");
    assert_eq!(closes(&app).await, 1);
    let drawn = draws(&app).await;
    let streams: Vec<(Stream, u32)> = drawn.iter().map(|draw| (draw.stream, draw.epsilon.0)).collect();
    assert_eq!(streams, [(Stream::UnitWeather, 80), (Stream::UnitWeather, 80), (Stream::SiteWeather, 30)]);
    assert_eq!(how(&app, WEEK).await, Some(ClosingKind::Drawn));
    for later in ["2026-03-18 00:20", "2026-03-19 09:00"] {
        app.travel(later);
        assert_eq!((closes(&app).await, draws(&app).await), (0, drawn.clone()));
    }
    let again = Store::open(app.directory()).unwrap();
    assert_eq!(again.climate().draws(site(&app, "North").await).await.unwrap(), drawn);
    assert_eq!(close_weeks(&again, &app.app.clock).await.unwrap(), 0);
}

#[tokio::test]
async fn the_existence_and_shape_of_figures_depend_on_rosters_alone() {
    let (silent, talking) = (centre().await, centre().await);
    say(&talking, 0..48, "1").await;
    let mut shapes = Vec::new();
    for app in [&silent, &talking] {
        // The server runs on every day: the rosters of all weeks are frozen.
        for day in 12..=31 {
            app.travel(&format!("2026-03-{day} 09:00"));
            closes(app).await;
        }
        app.travel("2026-04-01 09:00");
        closes(app).await;
        shapes.push(draws(app).await.iter().map(|draw| shape(draw)).collect::<Vec<_>>());
        assert!(app.app.store.climate().draws(site(app, "South").await).await.unwrap().is_empty(), "five people");
    }
    assert_eq!(shapes[0], shapes[1]);
    assert_eq!(shapes[0].len(), 9, "three weeks of two units and the site");
}

#[tokio::test]
async fn a_month_and_a_quarter_are_drawn_if_all_of_their_weeks_are_known() {
    let app = centre().await;
    let day = |date: jiff::civil::Date| app.travel(&format!("{date} 09:00"));
    // March and the first quarter began before the first roster was frozen.
    let mut date: jiff::civil::Date = "2026-03-12".parse().unwrap();
    while date <= "2026-07-01".parse().unwrap() {
        day(date);
        closes(&app).await;
        date = date.tomorrow().unwrap();
    }
    for (period, expected) in [
        ("2026-03", ClosingKind::Undrawn),
        ("2026-Q1", ClosingKind::Undrawn),
        ("2026-04", ClosingKind::Drawn),
        ("2026-06", ClosingKind::Drawn),
        ("2026-Q2", ClosingKind::Drawn),
    ] {
        assert_eq!(how(&app, period).await, Some(expected), "{period}");
    }
    let account = app.app.store.climate().account();
    assert_eq!(account.highest(), Epsilon(200));
    let quarter: Vec<Stream> = draws(&app)
        .await
        .iter()
        .filter(|draw| matches!(draw.period, Period::Quarter(_)))
        .map(|draw| draw.stream)
        .collect();
    assert_eq!(quarter, [Stream::Breakdown(Breakdown::Weekday), Stream::Helped]);
}

#[tokio::test]
async fn after_a_crash_between_spending_and_drawing_the_week_has_no_figures() {
    let app = centre().await;
    let north = site(&app, "North").await;
    let climate = app.app.store.climate();
    let roster = climate.rosters(north).await.unwrap();
    let budget = app.app.store.settings().privacy_budget().await.unwrap();
    let charges = plan::charges(north, WEEK.parse().unwrap(), &roster, Breakdown::Hour, budget);
    drop(climate.spend(roster, charges, budget.total(), app.now()).await.unwrap());
    app.travel("2026-03-18 09:00");
    assert_eq!((closes(&app).await, closes(&app).await), (0, 0));
    assert!(draws(&app).await.is_empty());
    assert_eq!(how(&app, WEEK).await, Some(ClosingKind::Undrawn));
}

#[tokio::test]
async fn erasing_correcting_opting_out_and_importing_change_no_drawn_figure() {
    let app = centre().await;
    say(&app, 0..4, "4").await;
    app.travel("2026-03-18 09:00");
    closes(&app).await;
    let drawn = draws(&app).await;
    let people = [app.person("a0").await, app.person("a1").await];
    app.app.store.erasures().erase_person(people[0], app.now()).await.unwrap();
    app.app.store.climate().set_counted(people[1], false, app.today(), app.now()).await.unwrap();
    app.app.store.check_ins().withdraw_all(app.person("a2").await, app.now()).await.unwrap();
    app.take_roster("person_id,name,ends_on\na3,Agent 3,2026-03-10\n").await;
    assert_eq!((closes(&app).await, draws(&app).await), (0, drawn));
    let rosters = app.app.store.climate().rosters(site(&app, "North").await).await.unwrap();
    assert_eq!(rosters[0].people(), 48);
}

#[tokio::test]
async fn a_lowered_budget_holds_from_the_next_draw_on_and_draws_nothing_again() {
    let app = centre().await;
    app.travel("2026-03-18 09:00");
    closes(&app).await;
    let drawn = draws(&app).await;
    let admin = app.person("d1").await;
    app.app.store.settings().lower_privacy_budget(Epsilon(100), admin, app.now()).await.unwrap();
    assert_eq!((closes(&app).await, draws(&app).await), (0, drawn));
    app.travel("2026-03-25 09:00");
    assert_eq!(closes(&app).await, 1);
    let epsilons: Vec<u32> = draws(&app).await.iter().map(|draw| draw.epsilon.0).collect();
    assert_eq!(epsilons, [80, 80, 30, 40, 40, 15]);
}

#[tokio::test]
async fn weeks_of_which_no_roster_was_frozen_have_no_figures() {
    let app = centre().await;
    // The server was off in the week of the 16th.
    app.travel("2026-03-25 09:00");
    assert_eq!(closes(&app).await, 1);
    let mondays: Vec<String> = draws(&app).await.iter().map(|draw| draw.period.to_string()).collect();
    assert_eq!(mondays, [WEEK; 3]);
    let frozen = app.app.store.climate().rosters(site(&app, "North").await).await.unwrap();
    assert_eq!(frozen.iter().map(|roster| roster.monday.to_string()).collect::<Vec<_>>(), [WEEK, "2026-03-23"]);
}

#[tokio::test]
async fn a_copy_of_the_data_without_its_ledger_draws_nothing_again() {
    let app = centre().await;
    app.travel("2026-03-18 09:00");
    closes(&app).await;
    let copy = TempDir::new().unwrap();
    store::backup::copy(app.directory(), &copy.path().join(store::DATABASE)).unwrap();
    let without = Store::open(copy.path()).unwrap();
    assert_eq!(close_weeks(&without, &app.app.clock).await.unwrap(), 0);
    assert!(without.climate().draws(site(&app, "North").await).await.unwrap().is_empty());
    assert!(copy.path().join(CLIMATE_LEDGER).exists(), "another ledger begins");
}
