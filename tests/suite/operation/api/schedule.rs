//! The schedule of machines: the rules of a file, page by page, all or nothing, and never why somebody is off.

use axum::http::StatusCode;
use domain::TokenScope;
use serde_json::json;

use super::{centre, faults};
use crate::support::{Answer, TestApp};

async fn token(app: &TestApp) -> String {
    app.token("WFM", None, &[TokenScope::Schedule]).await
}

/// Sends a schedule with these entries, and returns the answer.
async fn send(app: &TestApp, token: &str, address: &str, entries: &serde_json::Value) -> Answer {
    app.call("POST", address, token, Some(&json!({ "entries": entries }).to_string())).await
}

#[tokio::test]
async fn a_schedule_comes_back_as_it_was_imported_page_by_page_without_labels() {
    let app = centre().await;
    let token = token(&app).await;
    let entries = json!([
        { "person_id": "a1", "workday": "2026-03-20", "start": "07:00", "end": "15:00", "label": "Early" },
        { "person_id": "a1", "workday": "2026-03-21", "start": "07:00", "end": "15:00", "label": "Sick day" },
        { "person_id": "a2", "workday": "2026-03-20", "start": "22:00", "end": "06:00" },
    ]);
    let planned = send(&app, &token, "/schedule?dry_run=true", &entries).await;
    assert_eq!(planned.status, StatusCode::OK, "{}", planned.text());
    let nothing = app.call("GET", "/schedule?from=2026-03-20&to=2026-03-21", &token, None).await.json();
    assert_eq!(nothing["days"], json!([]), "nothing was changed");
    let done = send(&app, &token, "/schedule", &entries).await.json();
    assert_eq!((&done["people"], &done["worked"], &done["off"]), (&2.into(), &2.into(), &2.into()), "{done}");
    let off = |person: &str| json!({ "person_id": person, "workday": "2026-03-21", "shifts": [] });
    let worked = |person: &str, start: &str, end: &str| json!({ "person_id": person, "workday": "2026-03-20", "shifts": [{ "start": start, "end": end }] });
    let all = [worked("a1", "07:00", "15:00"), worked("a2", "22:00", "06:00"), off("a1"), off("a2")];
    let (mut found, mut address) = (Vec::new(), "/schedule?from=2026-03-20&to=2026-03-21&limit=3".to_owned());
    for _ in 0..3 {
        let page = app.call("GET", &address, &token, None).await.json();
        found.extend(page["days"].as_array().unwrap().clone());
        let Some(next) = page["next"].as_str() else { break };
        address = format!("/schedule?from=2026-03-20&to=2026-03-21&limit=3&cursor={next}");
    }
    assert_eq!(found, all, "a day off says nothing but that it is one");
    let one_day = app.call("GET", "/schedule?from=2026-03-21", &token, None).await.json();
    assert_eq!(one_day["days"].as_array().unwrap().len(), 2);
    for wrong in ["from=soon", "from=2026-03-20&cursor=7", "from=2026-03-20&limit=0", "to=2026-03-20"] {
        let answer = app.call("GET", &format!("/schedule?{wrong}"), &token, None).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
}

#[tokio::test]
async fn a_faulty_schedule_changes_nothing_and_names_record_and_field() {
    let app = centre().await;
    let token = token(&app).await;
    let fine = json!({ "person_id": "a1", "workday": "2026-03-20", "start": "07:00", "end": "15:00" });
    for (entry, fault) in [
        (json!({ "person_id": "nobody", "workday": "2026-03-20" }), "1 person_id: "),
        (json!({ "person_id": "a2", "workday": "soon" }), "1 workday: "),
        (json!({ "person_id": "a2", "workday": "2026-03-20", "start": "7" , "end": "15:00" }), "1 start: "),
        (json!({ "person_id": "a2", "start": "07:00", "end": "15:00" }), "1 workday: "),
        (json!({ "person_id": "a2", "workday": "2026-03-20", "start": "07:00" }), "1 end: "),
    ] {
        let answer = send(&app, &token, "/schedule", &json!([fine, entry])).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{entry}: {}", answer.text());
        assert!(faults(&answer).iter().any(|found| found.starts_with(fault)), "{entry}: {:?}", faults(&answer));
    }
    let unknown = json!([{ "person_id": "a1", "mood": "5" }]);
    assert_eq!(send(&app, &token, "/schedule", &unknown).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let planned = app.call("GET", "/schedule?from=2026-03-20", &token, None).await.json();
    assert_eq!(planned["days"], json!([]));
}

#[tokio::test]
async fn a_schedule_with_a_key_is_imported_once_and_its_label_kept_nowhere() {
    let app = centre().await;
    let token = token(&app).await;
    let body = json!({ "entries": [
        { "person_id": "a1", "workday": "2026-03-20", "start": "07:00", "end": "15:00", "label": "Sick-of-the-back" },
        { "person_id": "a1", "workday": "2026-03-21", "label": "Holiday-cover-of-the-back" },
    ] });
    let body = body.to_string();
    let key = [("idempotency-key", "one")];
    let first = app.call_with("POST", "/schedule", &token, Some(&body), &key).await;
    let again = app.call_with("POST", "/schedule", &token, Some(&body), &key).await;
    assert_eq!((first.status, again.text()), (StatusCode::OK, first.text()));
    assert_eq!(again.header("idempotency-replayed"), "true");
    app.settle().await;
    app.app.store.empty_logs().await;
    assert!(!app.keeps_on_disk(b"of-the-back"), "{}", app.stored());
    let log = app.signed_in("d1").await.get("/admin/invitations").await.page();
    assert_eq!(log.matches("imported a schedule for one person").count(), 1, "{log}");
}

#[tokio::test]
async fn a_schedule_of_a_program_leaves_a_day_that_is_over_as_it_is() {
    let app = centre().await;
    let token = token(&app).await;
    let past = json!([{ "person_id": "a1", "workday": "2026-03-09", "start": "08:00", "end": "12:00" }]);
    let answer = send(&app, &token, "/schedule", &past).await.json();
    assert_eq!((&answer["begun"], &answer["worked"]), (&1.into(), &0.into()), "{answer}");
}
