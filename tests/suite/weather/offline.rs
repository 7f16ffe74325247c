//! Checking in without a network: which shift it belongs to, what a browser keeps, and what a shared desk does not.

use axum::http::StatusCode;
use jiff::SignedDuration;
use uuid::Uuid;

use crate::support::{Answer, Client, PASSWORD, TestApp, without_nonce};

const SCRIPT: &str = "src=\"/own-phone.js\"";
const FORGETS: &str = "src=\"/shared-desk.js\"";

/// Sends a check-in that was made at `made_at` and waited for a network.
async fn send(agent: &Client, made_at: &str) -> Answer {
    let id = Uuid::new_v4().to_string();
    agent.ask("record_check_in", &[("id", &id), ("weather", "2"), ("audience", "me"), ("made_at", made_at)]).await
}

/// Sends one that is shared with the lead in the same way.
async fn share(agent: &Client, id: &str, made_at: &str) -> Answer {
    agent.ask("record_check_in", &[("id", id), ("weather", "2"), ("audience", "lead"), ("made_at", made_at)]).await
}

/// Who reads each check-in, in the order in which they arrived.
async fn audiences(agent: &Client) -> Vec<String> {
    let entries = agent.get("/me/export.json").await.json()["entries"].as_array().unwrap().clone();
    entries.iter().map(|entry| entry["audience"].as_str().unwrap_or_default().to_owned()).collect()
}

async fn workdays(agent: &Client) -> Vec<String> {
    let entries = agent.get("/me/export.json").await.json()["entries"].as_array().unwrap().clone();
    entries.iter().map(|entry| entry["workday"].as_str().unwrap_or_default().to_owned()).collect()
}

/// An agent of a team in UTC, with a password and a shift from 7 to 15.
async fn centre() -> TestApp {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").on("early 07:00-15:00").since(app.today().plus(-30)).hired().await;
    app.set_password("a1").await;
    app
}

async fn signed_in(app: &TestApp, own_phone: &str) -> Client {
    let browser = app.visitor();
    let fields = [("name", "a1"), ("password", PASSWORD), ("own_phone", own_phone)];
    assert_eq!(browser.post("sign_in", &fields).await.status, StatusCode::SEE_OTHER);
    browser
}

#[tokio::test]
async fn a_check_in_that_waited_belongs_to_the_shift_in_which_it_was_made() {
    let app = centre().await;
    app.travel("2026-03-13 06:30");
    let agent = app.signed_in("a1").await;
    assert_eq!(send(&agent, "2026-03-12T10:05:00Z").await.status, StatusCode::OK);
    assert_eq!(workdays(&agent).await, ["2026-03-12"], "and not to the day on which it arrived");
    app.travel("2026-03-13 07:00");
    let agent = app.signed_in("a1").await;
    let late = send(&agent, "2026-03-12T10:06:00Z").await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "the next shift has begun");
    assert!(late.json()["wrong"]["workday"].as_str().unwrap().contains("the next one has begun"));
    assert_eq!(send(&agent, "2026-03-13T07:00:00Z").await.status, StatusCode::OK);
}

#[tokio::test]
async fn one_that_waited_is_not_shown_to_a_lead_who_was_named_after_it_was_made() {
    let app = centre().await;
    app.lead("l1").of("t1").hired().await;
    app.travel("2026-03-12 10:00");
    let agent = app.signed_in("a1").await;
    let share = async |made_at: &str| {
        let id = Uuid::new_v4().to_string();
        let said = [("id", id.as_str()), ("weather", "2"), ("audience", "lead"), ("made_at", made_at)];
        agent.post_and_follow("record_check_in", &said).await.page()
    };
    let is_told = |page: String| page.contains("Your check-in waited for a network.");
    assert!(!is_told(share("2026-03-12T01:50:00Z").await));
    app.lead("l2").of("t1").hired().await;
    app.set_password("l2").await;
    app.pass(SignedDuration::from_mins(1));
    assert!(is_told(share("2026-03-12T01:55:00Z").await));
    assert!(!is_told(share("2026-03-12T02:01:00Z").await));
    // It was saved after that lead was named, on a page from before.
    let id = Uuid::new_v4().to_string();
    let times = [("made_at", "2026-03-12T02:01:00Z"), ("shown_at", "2026-03-12T01:55:00Z")];
    let said = [&[("id", id.as_str()), ("weather", "2"), ("audience", "lead")][..], &times].concat();
    assert!(is_told(agent.post_and_follow("record_check_in", &said).await.page()));
    assert_eq!(audiences(&agent).await, ["lead", "me", "lead", "me"]);
}

#[tokio::test]
async fn one_that_waited_is_not_shown_in_the_team_to_which_somebody_moved() {
    let app = centre().await;
    app.lead("l1").of("t1").hired().await;
    app.lead("l2").of("t2").hired().await;
    app.set_password("l2").await;
    app.travel("2026-03-12 10:00");
    let agent = app.signed_in("a1").await;
    app.take_roster("person_id,name,team_id\na1,Name of a1,t2\n").await;
    app.pass(SignedDuration::from_mins(1));
    for (made_at, is_told) in [("2026-03-12T01:55:00Z", true), ("2026-03-12T02:01:00Z", false)] {
        let answer = share(&agent, &Uuid::new_v4().to_string(), made_at).await.json();
        let said = answer["said"].as_str().unwrap_or_default();
        assert_eq!(said.contains("waited for a network"), is_told, "the phone shows it: {answer}");
    }
    assert_eq!(audiences(&agent).await, ["me", "lead"]);
}

#[tokio::test]
async fn one_that_arrives_twice_stays_as_it_is_when_a_lead_is_named() {
    let app = centre().await;
    app.lead("l1").of("t1").hired().await;
    app.travel("2026-03-12 10:00");
    let agent = app.signed_in("a1").await;
    let [before, after] = [Uuid::new_v4().to_string(), Uuid::new_v4().to_string()];
    assert_eq!(share(&agent, &before, "2026-03-12T01:50:00Z").await.status, StatusCode::OK);
    app.lead("l2").of("t1").hired().await;
    app.set_password("l2").await;
    app.pass(SignedDuration::from_mins(1));
    for (id, made_at) in [(&before, "2026-03-12T01:50:00Z"), (&after, "2026-03-12T01:55:00Z")] {
        for _ in 0..2 {
            assert_eq!(share(&agent, id, made_at).await.status, StatusCode::OK, "the phone did not hear an answer");
        }
    }
    assert_eq!(audiences(&agent).await, ["lead", "me"]);
}

#[tokio::test]
async fn a_clock_that_is_ahead_counts_as_now_and_no_time_at_all_is_refused() {
    let app = centre().await;
    app.travel("2026-03-12 10:00");
    let agent = app.signed_in("a1").await;
    assert_eq!(send(&agent, "2026-03-14T10:00:00Z").await.status, StatusCode::OK);
    assert_eq!(workdays(&agent).await, ["2026-03-12"]);
    assert_eq!(send(&agent, "this morning").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_page_that_browsers_keep_is_the_same_for_everybody() {
    let app = centre().await;
    for language in ["en", "zh-CN"] {
        let address = format!("/check-in/offline/{language}");
        let expected = without_nonce(&app.visitor().get(&address).await.page());
        assert!(expected.contains(SCRIPT) && !expected.contains("data-owner"), "{expected}");
        let own = signed_in(&app, "yes").await;
        assert_eq!(without_nonce(&own.get(&address).await.page()), expected);
    }
}

#[tokio::test]
async fn a_shared_desk_keeps_nothing() {
    let app = centre().await;
    let (desk, phone) = (signed_in(&app, "").await, signed_in(&app, "yes").await);
    let page = desk.get("/check-in").await.page();
    assert!(!page.contains(SCRIPT) && page.contains(FORGETS), "it forgets whose phone it may have been: {page}");
    let page = phone.get("/check-in").await.page();
    assert!(page.contains(SCRIPT) && page.contains("data-owner=\"") && !page.contains(FORGETS), "{page}");
    let page = app.visitor().get("/check-in/offline/en").await.page();
    assert!(!page.contains(FORGETS), "the page that browsers keep belongs to nobody: {page}");
}

#[tokio::test]
async fn only_a_form_that_no_phone_keeps_is_held_back_without_a_network() {
    const HELD_BACK: &str = "You’re offline. What you filled in is still here";
    let app = centre().await;
    app.travel("2026-03-12 10:00");
    let (desk, phone) = (signed_in(&app, "").await, signed_in(&app, "yes").await);
    assert!(desk.get("/check-in").await.page().contains(HELD_BACK));
    assert!(!phone.get("/check-in").await.page().contains(HELD_BACK), "the phone keeps it, and says so itself");
    let id = Uuid::new_v4().to_string();
    let answer = phone.ask("record_check_in", &[("id", &id), ("weather", "2"), ("audience", "me")]).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(!phone.get("/check-in?change=1").await.page().contains(HELD_BACK));
    let correction = phone.get(&format!("/check-in?amend={id}")).await.page();
    assert!(correction.contains(HELD_BACK), "a correction is not kept: {correction}");
}

#[tokio::test]
async fn a_check_in_whose_answer_was_lost_is_recorded_once() {
    let app = centre().await;
    app.travel("2026-03-12 10:00");
    let phone = signed_in(&app, "yes").await;
    let page = phone.get("/check-in").await.page();
    let mark = page.split("data-owner=\"").nth(1).expect("a mark").split('"').next().unwrap().to_owned();
    let id = Uuid::new_v4().to_string();
    let said = [("id", id.as_str()), ("weather", "2"), ("audience", "lead"), ("note", "a few words")];
    assert_eq!(phone.ask("record_check_in", &said).await.status, StatusCode::OK);
    // The phone did not hear it, kept the form with its id, and sends it as one that waited.
    let kept = [&said[..], &[("made_at", "2026-03-12T10:00:00Z"), ("viewer", &mark)]].concat();
    assert_eq!(phone.ask("record_check_in", &kept).await.status, StatusCode::OK);
    assert_eq!(workdays(&phone).await, ["2026-03-12"]);
}

#[tokio::test]
async fn signing_out_clears_what_an_own_phone_stored() {
    let app = centre().await;
    for (own_phone, cleared) in [("yes", "\"storage\""), ("", "")] {
        let answer = signed_in(&app, own_phone).await.post("sign_out", &[]).await;
        let header = answer.headers.get("clear-site-data").map_or("", |value| value.to_str().unwrap());
        assert_eq!(header, cleared);
    }
}

#[tokio::test]
async fn signing_out_clears_an_own_phone_whose_session_had_ended() {
    let app = centre().await;
    for (own_phone, cleared) in [("yes", "\"storage\""), ("", "")] {
        let browser = signed_in(&app, own_phone).await;
        browser.get("/check-in").await.page();
        let elsewhere = signed_in(&app, "").await;
        assert_eq!(elsewhere.ask("sign_out_elsewhere", &[]).await.status, StatusCode::OK);
        let answer = browser.post("sign_out", &[]).await;
        let header = answer.headers.get("clear-site-data").map_or("", |value| value.to_str().unwrap());
        assert_eq!(header, cleared, "the next page says that nothing is left in this browser");
    }
}

#[tokio::test]
async fn a_check_in_that_waited_is_recorded_for_nobody_else_who_is_signed_in() {
    let app = centre().await;
    app.agent("a2").of("t1").hired().await;
    let phone = signed_in(&app, "yes").await;
    let page = phone.get("/check-in").await.page();
    let mark = page.split("data-owner=\"").nth(1).expect("a mark").split('"').next().unwrap().to_owned();
    let id = Uuid::new_v4().to_string();
    let kept = [("id", id.as_str()), ("weather", "1"), ("audience", "lead"), ("viewer", mark.as_str())];
    let other = app.signed_in("a2").await;
    assert_eq!(other.ask("record_check_in", &kept).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(workdays(&other).await, Vec::<String>::new());
    assert_eq!(phone.ask("record_check_in", &kept).await.status, StatusCode::OK);
}
