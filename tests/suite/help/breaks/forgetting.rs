//! Requests end with their workday, are in no backup, and go with the person.

use axum::http::StatusCode;
use weathervane::app::jobs;

use super::{ask, centre, request};
use crate::support::PASSWORD;

#[tokio::test]
async fn a_request_is_forgotten_when_the_workday_is_over() {
    let app = centre().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    ask(&app, &agent, (15, 30)).await;
    let id = request(&lead, "/floor").await;
    app.travel("2026-03-12 03:59");
    jobs::forget_breaks(&app.app).await;
    assert!(app.stored().contains("break_request "));
    app.travel("2026-03-12 04:00");
    let lead = app.signed_in("l1").await;
    assert_eq!(lead.ask("answer_break", &[("request", &id), ("answer", "grant")]).await.status, StatusCode::NOT_FOUND);
    assert!(app.stored().contains("break_request "), "also before the job has run");
    jobs::forget_breaks(&app.app).await;
    assert!(!app.stored().contains("break_request "));
}

#[tokio::test]
async fn a_night_shift_keeps_its_requests_until_it_ends() {
    let app = centre().await;
    app.agent("n1").of("t1").on("night 22:00-06:00").hired().await;
    app.travel("2026-03-11 23:00");
    let agent = app.signed_in("n1").await;
    let starts = (super::minute(&app, 23, 0) + 5 * 60).to_string();
    let asked = agent.ask("ask_for_break", &[("minutes", "10"), ("starts", &starts)]).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.text());
    app.travel("2026-03-12 05:59");
    jobs::forget_breaks(&app.app).await;
    assert!(app.stored().contains("break_request "));
    app.travel("2026-03-12 06:00");
    jobs::forget_breaks(&app.app).await;
    assert!(!app.stored().contains("break_request "));
}

#[tokio::test]
async fn a_person_exports_their_request_and_erasing_takes_it_away() {
    let app = centre().await;
    app.set_password("a1").await;
    let agent = app.signed_in("a1").await;
    ask(&app, &agent, (9, 30)).await;
    let exported = agent.get("/me/export.json").await.json()["breaks"].clone();
    assert_eq!(exported[0]["starts"], "2026-03-11T09:30:00");
    assert_eq!((&exported[0]["minutes"], &exported[0]["state"]), (&10.into(), &"asked".into()));
    assert_eq!(agent.ask("erase_person", &[("password", PASSWORD)]).await.status, StatusCode::OK);
    assert!(!app.stored().contains("break_request "));
}

#[tokio::test]
async fn a_backup_contains_no_request() {
    let app = centre().await;
    ask(&app, &app.signed_in("a1").await, (9, 30)).await;
    app.settle().await;
    let target = app.directory().join("copy.db");
    store::backup::copy(app.directory(), &target).unwrap();
    let copy = rusqlite::Connection::open(&target).unwrap();
    let count = |table: &str| -> i64 {
        copy.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
    };
    assert_eq!(count("break_request"), 0);
    assert!(count("person") > 0);
}
