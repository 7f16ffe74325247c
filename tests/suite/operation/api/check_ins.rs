//! The own check-ins of a person, and released climate for those who may read it.

use axum::http::StatusCode;
use domain::TokenScope;

use super::{centre, faults};
use crate::figures::climate::drawn;
use crate::support::PASSWORD;

const ID: &str = "77777777-7777-4777-8777-777777777777";

#[tokio::test]
async fn a_person_reads_their_own_check_ins_and_no_note() {
    let app = centre().await;
    for (key, note) in [("a1", "a note for myself"), ("a2", "a note of a colleague")] {
        let said = [
            ("id", ID),
            ("weather", "2"),
            ("energy", "3"),
            ("audience", "lead"),
            ("note", note),
            ("note_audience", "lead"),
            ("stressors[]", "noise"),
        ];
        assert_eq!(app.signed_in(key).await.ask("record_check_in", &said).await.status, StatusCode::OK);
    }
    let token = app.token("my watch", Some("a1"), &[TokenScope::CheckIns]).await;
    let answer = app.call("GET", "/me/check-ins", &token, None).await;
    let found = answer.json()["check_ins"].as_array().unwrap().clone();
    let [entry] = found.as_slice() else { panic!("{}", answer.text()) };
    assert_eq!((&entry["id"], &entry["weather"], &entry["energy"]), (&ID.into(), &2.into(), &3.into()));
    assert_eq!((&entry["stressors"][0], &entry["audience"]), (&"noise".into(), &"lead".into()));
    assert!(!answer.text().contains("note"), "{}", answer.text());
}

#[tokio::test]
async fn own_check_ins_are_read_page_by_page() {
    let app = centre().await;
    let agent = app.signed_in("a1").await;
    let ids: Vec<String> = (1..=5_u128).map(|number| uuid::Uuid::from_u128(number).to_string()).collect();
    for id in &ids {
        agent.ask("record_check_in", &[("id", id), ("weather", "3"), ("audience", "me")]).await;
    }
    let token = app.token("my watch", Some("a1"), &[TokenScope::CheckIns]).await;
    let (mut found, mut next) = (Vec::new(), String::new());
    for _ in 0..3 {
        let page = app.call("GET", &format!("/me/check-ins?limit=2{next}"), &token, None).await.json();
        found
            .extend(page["check_ins"].as_array().unwrap().iter().map(|entry| entry["id"].as_str().unwrap().to_owned()));
        next = page["next"].as_str().map(|cursor| format!("&cursor={cursor}")).unwrap_or_default();
    }
    assert_eq!((found, next.as_str()), (ids, ""));
    let today = app.today();
    let none = app.call("GET", &format!("/me/check-ins?to={}", today.plus(-1)), &token, None).await.json();
    assert_eq!(none["check_ins"], serde_json::json!([]));
}

#[tokio::test]
async fn a_check_in_of_a_program_is_one_like_any_other_and_made_once() {
    let app = centre().await;
    let token = app.token("my watch", Some("a1"), &[TokenScope::CheckIn]).await;
    let body = format!(r#"{{"id":"{ID}","weather":1,"stressors":["noise"],"audience":"lead"}}"#);
    let first = app.call("POST", "/me/check-ins", &token, Some(&body)).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text());
    assert_eq!(
        first.json(),
        serde_json::json!({"id": ID, "workday": "2026-03-11"}),
        "the answer says nothing of the weather"
    );
    assert_eq!(app.call("POST", "/me/check-ins", &token, Some(&body)).await.status, StatusCode::OK);
    let other = body.replace("\"weather\":1", "\"weather\":5");
    assert_eq!(app.call("POST", "/me/check-ins", &token, Some(&other)).await.status, StatusCode::CONFLICT);
    assert!(app.signed_in("l1").await.get("/board").await.shows("Name of a1"), "the lead sees it as any other");
    assert_eq!(app.call("GET", "/me/check-ins", &token, None).await.status, StatusCode::FORBIDDEN, "it only writes");
}

#[tokio::test]
async fn a_deleted_check_in_is_in_no_kept_answer_and_not_made_again() {
    let app = centre().await;
    app.set_password("a1").await;
    let token = app.token("my watch", Some("a1"), &[TokenScope::CheckIn]).await;
    let body = |id: &str| format!(r#"{{"id":"{id}","weather":1,"audience":"me"}}"#);
    let send = async |id: &str| {
        app.call_with("POST", "/me/check-ins", &token, Some(&body(id)), &[("idempotency-key", id)]).await.status
    };
    let is_kept = |id: &str| app.stored().lines().any(|row| row.starts_with("api_answer ") && row.contains(id));
    let agent = app.signed_in("a1").await;
    let other = "88888888-8888-4888-8888-888888888888";
    for (id, function, field) in
        [(ID, "undo_check_in", ("id", ID)), (other, "delete_everything", ("password", PASSWORD))]
    {
        assert_eq!((send(id).await, is_kept(id)), (StatusCode::CREATED, true), "{function}");
        let answer = agent.ask(function, &[field]).await;
        assert_eq!((answer.status, is_kept(id)), (StatusCode::OK, false), "{function}: {}", answer.text());
        assert_eq!(send(id).await, StatusCode::CONFLICT, "{function}: it is not made again");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_check_in_is_said_by_field() {
    let app = centre().await;
    let token = app.token("my watch", Some("a1"), &[TokenScope::CheckIn]).await;
    let wrong = r#"{"id":"nonsense","weather":9,"energy":0,"stressors":["unheard_of"],"audience":"all"}"#;
    let answer = app.call("POST", "/me/check-ins", &token, Some(wrong)).await;
    let found = faults(&answer).join("\n");
    for field in ["id", "weather", "energy", "stressors", "audience"] {
        assert!(found.contains(&format!("null {field}: ")), "{field}: {found}");
    }
    let note = format!(r#"{{"id":"{ID}","weather":3,"note":"a note"}}"#);
    assert_eq!(app.call("POST", "/me/check-ins", &token, Some(&note)).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(app.call("POST", "/me/check-ins", &token, Some("{")).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_psychologist_reads_released_climate_and_the_roster_reads_who_did() {
    let app = drawn::centre(drawn::counts).await;
    let token = app.token("my report", Some("s1"), &[TokenScope::Climate]).await;
    let places = app.call("GET", "/climate", &token, None).await.json();
    assert_eq!(places["places"][0], serde_json::json!({"place": "site-1", "name": "North"}));
    let views = async || app.app.store.access_log().reports(100, 0).await.unwrap().0;
    assert_eq!(views().await.len(), 0);
    let answer = app.call("GET", "/climate/site-1?period=2026-02", &token, None).await;
    assert_eq!(views().await.len(), 1, "everybody on the roster can read that the psychologist opened it");
    let file = app.signed_in("s1").await.get("/climate/site-1/report.json?period=2026-02").await.json();
    assert_eq!(answer.json()["report"], file, "{}", answer.text());
    assert_eq!(app.call("GET", "/climate/team-1", &token, None).await.status, StatusCode::NOT_FOUND);
    // A lead reads what contains their team, as on the page.
    let lead = app.token("report of a lead", Some("l1"), &[TokenScope::Climate]).await;
    assert_eq!(app.call("GET", "/climate/department-1", &lead, None).await.status, StatusCode::OK);
    assert_eq!(app.call("GET", "/climate/department-2", &lead, None).await.status, StatusCode::NOT_FOUND);
}
