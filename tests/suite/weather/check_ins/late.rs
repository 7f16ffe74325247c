//! Late check-ins: for the last shift, until the next one begins.

use axum::http::StatusCode;
use uuid::Uuid;

use crate::support::{Answer, Client, TestApp};

async fn late(agent: &Client, workday: &str) -> Answer {
    let id = Uuid::new_v4().to_string();
    let fields = [("id", &*id), ("weather", "4"), ("audience", "me"), ("workday", workday)];
    agent.ask("record_check_in", &fields).await
}

async fn said(agent: &Client) -> Vec<(String, String)> {
    let entries = agent.get("/me/export.json").await.json()["entries"].as_array().unwrap().clone();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    entries.iter().map(|entry| (text(&entry["workday"]), text(&entry["shift"]))).collect()
}

#[tokio::test]
async fn the_last_shift_takes_a_late_check_in_until_the_next_begins() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").on("early 07:00-15:00").since(app.today().plus(-30)).hired().await;
    app.travel("2026-03-12 06:30");
    let agent = app.signed_in("a1").await;
    let page = agent.get("/check-in").await.page();
    assert!(page.contains("/check-in?workday=2026-03-11"), "the form offers the shift without a check-in");
    let form = agent.get("/check-in?workday=2026-03-11").await.page();
    assert!(form.contains("name=\"workday\" value=\"2026-03-11\""));
    assert_eq!(late(&agent, "2026-03-11").await.status, StatusCode::OK);
    assert_eq!(said(&agent).await, [("2026-03-11".to_owned(), "early".to_owned())]);
    assert!(!agent.get("/check-in").await.page().contains("?workday="), "once it has one, it is not offered again");
    app.travel("2026-03-12 07:00");
    let agent = app.signed_in("a1").await;
    let refused = late(&agent, "2026-03-11").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.json()["wrong"]["workday"].as_str().unwrap().contains("the next one has begun"));
    assert_eq!(late(&agent, "2026-03-12").await.status, StatusCode::OK, "the running shift may be named, too");
}

#[tokio::test]
async fn no_other_workday_can_be_checked_in_for() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").on("early 07:00-15:00").since(app.today().plus(-30)).hired().await;
    app.travel("2026-03-12 20:00");
    let agent = app.signed_in("a1").await;
    for workday in ["2026-03-11", "2026-03-13", "yesterday", "2026-02-30"] {
        assert_eq!(late(&agent, workday).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{workday}");
    }
    assert!(said(&agent).await.is_empty());
    assert_eq!(late(&agent, "2026-03-12").await.status, StatusCode::OK);
    assert_eq!(
        said(&agent).await,
        [("2026-03-12".to_owned(), "early".to_owned())],
        "it belongs to the shift that ended"
    );
}

#[tokio::test]
async fn a_rejected_late_check_in_comes_back_for_its_shift() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").on("night 22:00-06:00").since(app.today().plus(-30)).hired().await;
    app.travel("2026-03-12 10:00");
    let agent = app.signed_in("a1").await;
    let answer = agent.post("record_check_in", &[("audience", "me"), ("workday", "2026-03-11")]).await;
    assert_eq!(answer.to(), "/check-in?workday=2026-03-11");
    let page = agent.get(answer.to()).await.page();
    assert!(page.contains("weather-error") && page.contains("name=\"workday\" value=\"2026-03-11\""));
}
