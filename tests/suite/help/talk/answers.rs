//! Answers: times, reminders, requests without an answer, and how a request ends.

use axum::http::StatusCode;
use jiff::SignedDuration;

use super::{accept, ask, centre, ids, request};
use crate::support::TestApp;

#[tokio::test]
async fn a_time_that_has_passed_means_tomorrow() {
    let app = centre().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    ask(&agent, "lead").await;
    let id = request(&lead, "/board").await;
    accept(&lead, &id, "08:30").await;
    assert!(agent.get("/support").await.page().contains("Name of l1 is coming tomorrow at 08:30."));
    for wrong in ["", "later", "26:00"] {
        assert_eq!(accept(&lead, &id, wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    assert!(
        agent.get("/support").await.page().contains("is coming tomorrow at 08:30"),
        "a refused time changes nothing"
    );
}

#[tokio::test]
async fn a_request_without_an_answer_waits_visibly_and_others_are_offered() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.lead("l1").of("t1").on("early 07:00-15:00").hired().await;
    app.psychologist("s1").hired().await;
    ask(&app.signed_in("a1").await, "lead").await;
    app.pass(SignedDuration::from_mins(59));
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    assert!(lead.get("/board").await.page().contains("Asked at 09:00"));
    assert!(!lead.get("/trends").await.page().contains("waiting for your answer"));
    assert!(!agent.get("/support").await.page().contains("Ask someone else"));
    app.pass(SignedDuration::from_mins(1));
    assert!(lead.get("/board").await.page().contains("Waiting since 09:00"));
    let elsewhere = lead.get("/trends").await.page();
    assert!(elsewhere.contains("Someone has been waiting for your answer for over an hour."), "{elsewhere}");
    assert!(agent.get("/me").await.page().contains("Your request to talk needs a decision from you."));
    let page = agent.get("/support").await.page();
    assert!(page.contains("Name of l1 hasn’t answered since 09:00.") && page.contains("Ask someone else"), "{page}");
    // At the next shift the lead is told that it has waited since before.
    app.travel("2026-03-12 07:05");
    let board = app.signed_in("l1").await.get("/board").await.page();
    assert!(board.contains("Waiting since 11 March, 09:00, before this shift"), "{board}");
    assert!(board.contains("(one waiting)"));
}

#[tokio::test]
async fn a_request_of_somebody_who_has_left_waits_no_longer() {
    let app = centre().await;
    ask(&app.signed_in("a1").await, "lead").await;
    app.take_roster("person_id,name,ends_on\na1,Name of a1,2026-03-11\n").await;
    let waits = async || app.signed_in("l1").await.get("/board").await.page().contains("Waiting since");
    app.travel("2026-03-11 20:00");
    assert!(waits().await, "it is their last day");
    app.travel("2026-03-12 07:05");
    assert!(!waits().await, "the lead could only say that they talked");
    assert!(!app.signed_in("l1").await.get("/trends").await.page().contains("waiting for your answer"));
}

#[tokio::test]
async fn somebody_who_did_not_come_can_be_replaced() {
    let app = centre().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    ask(&agent, "lead").await;
    accept(&lead, &request(&lead, "/board").await, "10:00").await;
    app.pass(SignedDuration::from_hours(2));
    let page = app.signed_in("a1").await.get("/support").await.page();
    assert!(page.contains("Name of l1 wanted to come at 10:00.") && page.contains("Ask someone else"), "{page}");
}

#[tokio::test]
async fn the_asker_is_told_if_the_addressee_can_no_longer_answer() {
    let app = centre().await;
    ask(&app.signed_in("a1").await, "lead").await;
    app.take_roster("person_id,name,roles,team_id,site\nl1,Name of l1,lead,t2,North\n").await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    let page = agent.get("/support").await.page();
    assert!(page.contains("Name of l1 can’t answer requests here any more."), "{page}");
    assert!(page.contains("Ask someone else"));
    assert!(!lead.get("/board").await.page().contains(super::LINE), "a former lead reads it no longer");
    let id = request(&agent, "/support").await;
    assert_eq!(accept(&lead, &id, "now").await.status, StatusCode::NOT_FOUND);
    assert_eq!(agent.ask("end_talk", &[("request", &id)]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_talk_closes_by_itself_after_seven_days() {
    let app = centre().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    ask(&agent, "lead").await;
    let id = request(&lead, "/board").await;
    lead.ask("end_talk", &[("request", &id)]).await;
    app.pass(SignedDuration::from_hours(7 * 24 - 1));
    weathervane::app::jobs::close_talked(&app.app).await;
    assert_eq!(ids(&app.signed_in("a1").await.get("/support").await.page()), std::slice::from_ref(&id));
    app.pass(SignedDuration::from_hours(1));
    let agent = app.signed_in("a1").await;
    assert_eq!(ids(&agent.get("/support").await.page()), Vec::<String>::new(), "also before the job has run");
    assert_eq!(agent.ask("end_talk", &[("request", &id)]).await.status, StatusCode::NOT_FOUND);
    weathervane::app::jobs::close_talked(&app.app).await;
    assert!(!app.stored().contains("talk_request"), "{}", app.stored());
}

#[tokio::test]
async fn undoing_the_check_in_leaves_the_request() {
    let app = centre().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    let id = uuid::Uuid::new_v4().to_string();
    let fields = [("id", id.as_str()), ("talk_to", "lead"), ("talk_line", super::LINE)];
    assert_eq!(super::check_in(&agent, &fields).await.status, StatusCode::OK);
    assert_eq!(agent.ask("undo_check_in", &[("id", &id)]).await.status, StatusCode::OK);
    assert!(lead.get("/board").await.page().contains(super::LINE));
}

#[tokio::test]
async fn after_a_talk_the_same_person_can_be_asked_again() {
    let app = centre().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    ask(&agent, "lead").await;
    let first = request(&lead, "/board").await;
    lead.ask("end_talk", &[("request", &first)]).await;
    ask(&agent, "lead").await;
    let second = request(&lead, "/board").await;
    assert_ne!(first, second);
    assert_eq!(request(&agent, "/support").await, second, "the earlier one is closed");
}

#[tokio::test]
async fn a_request_that_is_answered_is_no_longer_counted_as_waiting() {
    let app = centre().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    ask(&agent, "lead").await;
    assert!(lead.get("/trends").await.page().contains("(one waiting)"));
    assert!(agent.get("/support").await.page().contains("Reload the page to see"), "an answer may come");
    let board = lead.get("/board").await.page();
    assert!(board.contains(">or at") && board.contains("I’ll come then"), "{board}");
    accept(&lead, &request(&lead, "/board").await, "10:40").await;
    assert!(!lead.get("/trends").await.page().contains("waiting)"));
    assert!(!agent.get("/support").await.page().contains("Reload the page to see"), "the answer is there");
    let board = lead.get("/board").await.page();
    assert!(board.contains(">Change to") && board.contains("value=\"10:40\""), "{board}");
}
