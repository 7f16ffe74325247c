//! Who can tell that somebody asks for a break: the person and the leads of their team, and nobody else.

use axum::http::StatusCode;

use super::{ask, centre, load, request, rules};
use crate::help::talk::privacy::reset;
use crate::routes::walk;
use crate::support::{PASSWORD, TestApp, without_nonce};

async fn busy_centre() -> TestApp {
    let app = centre().await;
    load(&app, 0).await;
    rules(&app, |_| ()).await;
    app
}

#[tokio::test]
async fn nobody_but_the_leads_of_the_team_can_tell_that_somebody_asks() {
    let (with, without) = (busy_centre().await, busy_centre().await);
    ask(&with, &with.signed_in("a1").await, (9, 30)).await;
    for viewer in ["a2", "b1", "l3", "s1", "d1"] {
        let (one, other) = (walk(&with.signed_in(viewer).await).await, walk(&without.signed_in(viewer).await).await);
        assert_eq!(one, other, "{viewer} can tell that a break was asked for");
    }
    let lead = walk(&with.signed_in("l1").await).await;
    assert!(lead.contains("09:30–09:40"));
}

#[tokio::test]
async fn a_granted_break_names_nobody_to_others() {
    let app = busy_centre().await;
    ask(&app, &app.signed_in("a1").await, (9, 30)).await;
    let id = request(&app.signed_in("l1").await, "/floor").await;
    app.signed_in("l1").await.ask("answer_break", &[("request", &id), ("answer", "grant")]).await;
    for viewer in ["a2", "b1", "l3", "s1", "d1"] {
        let all = walk(&app.signed_in(viewer).await).await;
        assert!(!all.contains("09:30–09:40") && !all.contains(&id), "{viewer}");
    }
}

#[tokio::test]
async fn a_lead_of_another_team_cannot_answer() {
    let app = busy_centre().await;
    ask(&app, &app.signed_in("a1").await, (12, 0)).await;
    let lead = app.signed_in("l1").await;
    let id = request(&lead, "/floor").await;
    let answered = app.signed_in("l3").await.ask("answer_break", &[("request", &id), ("answer", "grant")]).await;
    assert_eq!(answered.status, StatusCode::NOT_FOUND);
    assert_eq!(request(&lead, "/floor").await, id, "it still waits");
}

#[tokio::test]
async fn a_lead_who_is_named_afterwards_does_not_see_a_request_of_before() {
    let app = busy_centre().await;
    ask(&app, &app.signed_in("a1").await, (12, 0)).await;
    app.pass(jiff::SignedDuration::from_mins(5));
    let new = app.lead("l2").of("t1").hired().await;
    assert_eq!(new.get("/floor/t1").await.status, StatusCode::OK);
    assert!(!new.get("/floor/t1").await.page().contains("12:00–12:10"));
    let id = request(&app.signed_in("l1").await, "/floor").await;
    let answered = new.ask("answer_break", &[("request", &id), ("answer", "grant")]).await;
    assert_eq!(answered.status, StatusCode::NOT_FOUND);
    ask(&app, &app.signed_in("a2").await, (13, 0)).await;
    assert!(new.get("/floor/t1").await.page().contains("Name of a2"), "but those from then on");
}

#[tokio::test]
async fn nothing_of_the_weather_is_shown_with_a_request() {
    let app = busy_centre().await;
    let agent = app.signed_in("a1").await;
    let id = uuid::Uuid::new_v4().to_string();
    let page = |app: TestApp| async move { without_nonce(&app.signed_in("l1").await.get("/floor").await.page()) };
    ask(&app, &agent, (9, 30)).await;
    let before = page(app.clone()).await;
    let said = [("id", id.as_str()), ("weather", "1"), ("audience", "team"), ("note", "dreadful")];
    assert_eq!(agent.ask("record_check_in", &said).await.status, StatusCode::OK);
    assert_eq!(page(app.clone()).await, before);
}

#[tokio::test]
async fn after_a_reset_nothing_tells_of_a_request_from_before() {
    let app = busy_centre().await;
    app.set_password("a1").await;
    let agent = app.visitor();
    assert!(agent.ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await.status.is_success());
    ask(&app, &agent, (12, 0)).await;
    let id = request(&app.signed_in("l1").await, "/floor").await;
    assert!(agent.get("/breaks").await.page().contains(&id));
    app.pass(jiff::SignedDuration::from_mins(5));
    let intruder = reset(&app, "a1").await;
    assert!(!intruder.get("/breaks").await.page().contains(&id));
    assert_eq!(intruder.get("/me/export.json").await.json()["breaks"], serde_json::json!([]));
    assert_eq!(request(&app.signed_in("l1").await, "/floor").await, id, "the lead still has it");
    // That there is one is not told by a refusal either.
    ask(&app, &intruder, (13, 0)).await;
    assert!(!app.signed_in("l1").await.get("/floor").await.page().contains(&id));
}
