//! The climate: who is counted, what a closed week shows to whom, and what it never shows.

mod asked;
mod demo;
mod doings;
mod roster;

use axum::http::StatusCode;
use domain::Audience;
use uuid::Uuid;
use weathervane::app::climate::close::close_weeks;

use crate::support::{Client, TestApp};

/// The Monday of the week of the test clock.
const WEEK: &str = "2026-03-09";
const WEATHERS: [&str; 10] = ["4", "3", "5", "4", "2", "4", "3", "5", "1", "4"];

/// Three teams of ten with a lead each, a psychologist and an admin; everybody has activated their account.
async fn centre() -> TestApp {
    let app = TestApp::new().await;
    let mut roster = "person_id,name,roles,team_id,department,site,time_zone,starts_on\n".to_owned();
    for team in 1..=3 {
        roster += &format!("l{team},Lead {team},lead,t{team},Care,North,Asia/Shanghai,2026-03-02\n");
        for place in 0..10 {
            roster +=
                &format!("a{team}{place},Agent {team}{place},agent,t{team},Care,North,Asia/Shanghai,2026-03-02\n");
        }
    }
    roster += "s1,Psychologist,psychologist,,,North,Asia/Shanghai,\nd1,Admin,admin,,,North,Asia/Shanghai,\n";
    app.take_roster(&roster).await;
    for key in agents() {
        app.app.store.people().set_password(app.person(&key).await, "set by themselves".to_owned()).await.unwrap();
        app.app.store.people().set_default_audience(app.person(&key).await, Audience::Lead).await.unwrap();
    }
    app
}

fn agents() -> impl Iterator<Item = String> {
    (1..=3).flat_map(|team| (0..10).map(move |place| format!("a{team}{place}")))
}

async fn counted(app: &TestApp, key: &str) -> Client {
    let agent = app.signed_in(key).await;
    assert!(agent.ask("choose_counted", &[("counted", "yes")]).await.status.is_success());
    agent
}

async fn says(agent: &Client, weather: &str, audience: &str) {
    let id = Uuid::new_v4().to_string();
    let fields = [("id", id.as_str()), ("weather", weather), ("audience", audience)];
    assert!(agent.ask("record_check_in", &fields).await.status.is_success());
}

/// Everybody is counted and checks in; people for whom `keeps` is true keep their check-in private.
async fn everybody_says(app: &TestApp, keeps: impl Fn(&str) -> bool) {
    for (number, key) in agents().enumerate() {
        let agent = counted(app, &key).await;
        says(&agent, WEATHERS[number % 10], if keeps(&key) { "me" } else { "lead" }).await;
    }
}

async fn week_closes(app: &TestApp) {
    app.travel("2026-03-18 09:00");
    assert!(close_weeks(&app.app.store, &app.app.clock).await.unwrap() > 0, "no week closed");
}

async fn figures(app: &TestApp, reader: &str, place: &str) -> serde_json::Value {
    let address = format!("/climate/{place}/report.json?period={WEEK}");
    let answer = app.signed_in(reader).await.get(&address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}");
    serde_json::from_slice(&answer.body).unwrap()
}

#[tokio::test]
async fn psychologists_read_every_closed_week_and_leads_that_of_their_team() {
    let app = centre().await;
    everybody_says(&app, |_| false).await;
    let address = format!("/climate/site-1?period={WEEK}");
    assert!(app.signed_in("s1").await.get("/climate").await.page().contains("No week has closed yet"));
    app.travel("2026-03-17 23:00");
    assert_eq!(close_weeks(&app.app.store, &app.app.clock).await.unwrap(), 0, "a week closed too early");
    week_closes(&app).await;
    let page = app.signed_in("s1").await.get(&address).await.page();
    assert!(page.contains("Climate report: North") && page.contains("20–39 people"), "{page}");
    assert!(page.contains("Week of 9 March 2026") && !page.contains("1 week"), "the week is listed once: {page}");
    let lead = app.signed_in("l1").await;
    assert!(lead.get(&format!("/climate/team-1?period={WEEK}")).await.page().contains("10–19 people"));
    for elsewhere in ["/climate/team-2", "/climate/department-1", "/climate/site-1"] {
        assert_eq!(lead.get(elsewhere).await.status, StatusCode::NOT_FOUND, "{elsewhere}");
    }
    for name in agents() {
        assert!(!page.contains(&format!("Agent {}", &name[1..])), "{name} is named");
    }
}

#[tokio::test]
async fn a_lead_reads_no_week_from_before_they_led() {
    let app = centre().await;
    everybody_says(&app, |_| false).await;
    week_closes(&app).await;
    app.take_roster("person_id,name,roles,team_id\nl4,Lead 4,lead,t1\n").await;
    let page = app.signed_in("l4").await.get(&format!("/climate/team-1?period={WEEK}")).await.page();
    assert!(
        !page.contains("10–19 people") && page.contains("in this period. Either too few people were counted"),
        "{page}"
    );
}

#[tokio::test]
async fn somebody_who_did_not_choose_to_be_counted_is_in_no_figure() {
    let app = centre().await;
    for (number, key) in agents().enumerate() {
        let agent = if number < 4 { counted(&app, &key).await } else { app.signed_in(&key).await };
        says(&agent, WEATHERS[number % 10], "lead").await;
    }
    week_closes(&app).await;
    assert_eq!(figures(&app, "s1", "site-1").await["figures"], serde_json::json!([]));
}

#[tokio::test]
async fn imported_check_ins_and_unused_accounts_do_not_count() {
    let app = centre().await;
    everybody_says(&app, |_| false).await;
    let database = rusqlite::Connection::open(app.app.store.file()).unwrap();
    database.execute("UPDATE check_in SET imported = 1 WHERE person_id % 2 = 0", []).unwrap();
    database.execute("UPDATE person SET password_hash = NULL WHERE id % 2 = 1", []).unwrap();
    week_closes(&app).await;
    assert_eq!(figures(&app, "s1", "site-1").await["figures"], serde_json::json!([]));
}

#[tokio::test]
async fn check_ins_deleted_before_the_close_do_not_count_and_releases_stay() {
    let app = centre().await;
    everybody_says(&app, |_| false).await;
    for key in agents().take(27) {
        app.app.store.check_ins().withdraw_all(app.person(&key).await, app.now()).await.unwrap();
    }
    week_closes(&app).await;
    assert_eq!(figures(&app, "s1", "site-1").await["figures"], serde_json::json!([]));

    let app = centre().await;
    everybody_says(&app, |_| false).await;
    week_closes(&app).await;
    let before = figures(&app, "s1", "site-1").await;
    for key in agents() {
        assert!(app.signed_in(&key).await.ask("choose_counted", &[("counted", "no")]).await.status.is_success());
        app.app.store.check_ins().withdraw_all(app.person(&key).await, app.now()).await.unwrap();
    }
    app.pass(jiff::SignedDuration::from_hours(24));
    close_weeks(&app.app.store, &app.app.clock).await.unwrap();
    assert_eq!(figures(&app, "s1", "site-1").await, before);
    assert_ne!(before["figures"], serde_json::json!([]));
}

#[tokio::test]
async fn withheld_and_empty_figures_look_the_same() {
    let app = centre().await;
    // Four people of team one share; nobody of team two checks in.
    for (number, key) in agents().enumerate().filter(|(_, key)| !key.starts_with("a2")) {
        let agent = counted(&app, &key).await;
        let few = key.starts_with("a1") && number >= 4;
        if !few {
            says(&agent, WEATHERS[number % 10], "lead").await;
        }
    }
    week_closes(&app).await;
    let reader = app.signed_in("s1").await;
    let of = async |team: &str| {
        let page = reader.get(&format!("/climate/team-{team}?period={WEEK}")).await.page();
        let report = page.split("<article").nth(1).unwrap().split("</article>").next().unwrap().to_owned();
        report.replace(&format!(" t{team}"), " t").replace(&format!("team-{team}"), "team")
    };
    assert_eq!(of("1").await, of("2").await);
    let file = async |team: &str| figures(&app, "s1", &format!("team-{team}")).await["figures"].clone();
    assert_eq!(file("1").await, file("2").await);
}

#[tokio::test]
async fn no_report_shows_whether_a_few_kept_an_answer_private() {
    let shown = async |keeps: fn(&str) -> bool, silent: bool| {
        let app = centre().await;
        for (number, key) in agents().enumerate() {
            let agent = counted(&app, &key).await;
            if keeps(&key) && silent {
                continue;
            }
            says(&agent, WEATHERS[number % 10], if keeps(&key) { "me" } else { "lead" }).await;
        }
        week_closes(&app).await;
        let mut all = Vec::new();
        for place in ["site-1", "department-1", "team-1", "team-2", "team-3"] {
            all.push(figures(&app, "s1", place).await);
        }
        all
    };
    // Five of them, in one department.
    let five = |key: &str| ["a10", "a14", "a21", "a28", "a35"].contains(&key);
    assert_eq!(shown(five, false).await, shown(five, true).await);
}

#[tokio::test]
async fn many_private_answers_count_for_departments_and_never_for_teams() {
    let app = centre().await;
    everybody_says(&app, |key| key.ends_with(['0', '1', '2', '3'])).await;
    week_closes(&app).await;
    let department = figures(&app, "s1", "department-1").await;
    let own = |value: &serde_json::Value| value["figures"][0]["figures"].clone();
    assert_eq!(own(&department)["kept"], true, "{department}");
    for team in ["team-1", "team-2", "team-3"] {
        let found = figures(&app, "s1", team).await;
        assert_ne!(own(&found)["kept"], true, "{found}");
        assert_ne!(own(&found)["people"]["from"], 10, "{found}");
    }
}

#[tokio::test]
async fn a_report_says_the_same_as_page_pdf_csv_and_json() {
    let app = centre().await;
    everybody_says(&app, |_| false).await;
    week_closes(&app).await;
    let reader = app.signed_in("s1").await;
    let file = async |kind: &str| reader.get(&format!("/climate/site-1/report.{kind}?period={WEEK}")).await;
    let (pdf, csv) = (file("pdf").await, file("csv").await);
    assert_eq!(pdf.status, StatusCode::OK, "{}", pdf.text());
    assert!(pdf.body.starts_with(b"%PDF-"));
    let text = csv.text();
    let json = figures(&app, "s1", "site-1").await;
    let level = &json["figures"][0]["figures"]["level"];
    let from = format!("{:.2}", level["from"].as_f64().unwrap() / 100.0);
    assert!(text.contains("level_from") && text.contains(&from), "{text}");
    assert_eq!(text.lines().count() - 1, json["figures"].as_array().unwrap().len());
}

#[tokio::test]
async fn everybody_can_read_that_a_report_was_opened() {
    let app = centre().await;
    everybody_says(&app, |_| false).await;
    week_closes(&app).await;
    app.signed_in("s1").await.get(&format!("/climate/site-1?period={WEEK}")).await;
    app.settle().await;
    let page = app.signed_in("a10").await.get("/looks?of=reports").await.page();
    assert!(page.contains("Psychologist"), "{page}");
}
