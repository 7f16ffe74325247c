//! What waits for a page: a rejected form, a message, a link or a code that is shown once.

use axum::body::Body;
use axum::http::header::{ACCEPT, CACHE_CONTROL};
use axum::http::{Method, StatusCode};
use jiff::SignedDuration;
use weathervane::state::session::Cookie;

use crate::support::{Answer, Client, PASSWORD, TestApp};

const NOTE: &str = "The line broke twice before noon.";
/// A check-in without a weather, which is rejected.
const NO_WEATHER: [(&str, &str); 3] = [("note", NOTE), ("note_audience", "me"), ("audience", "lead")];

async fn load_again(client: &Client, address: &str) -> Answer {
    let headers =
        |request: axum::http::request::Builder| request.header(ACCEPT, "text/html").header(CACHE_CONTROL, "max-age=0");
    client.send(Method::GET, address, headers, Body::empty()).await
}

async fn head(client: &Client, address: &str) {
    let headers = |request: axum::http::request::Builder| request.header(ACCEPT, "text/html");
    client.send(Method::HEAD, address, headers, Body::empty()).await;
}

#[tokio::test]
async fn a_rejected_form_waits_for_its_page_through_requests_for_others() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    assert_eq!(agent.post("record_check_in", &NO_WEATHER).await.to(), "/check-in");
    for other in
        ["/me", "/no/such/page", "/check-in?change=1", "/check-in?workday=2026-03-10", "/account", "/", "/board"]
    {
        let answer = agent.get(other).await;
        assert!(!answer.shows(NOTE), "{other} shows what was typed on another page");
    }
    head(&agent, "/check-in").await;
    head(&agent, "/me").await;
    for purpose in ["prefetch", "prefetch;prerender"] {
        let ahead = |request: axum::http::request::Builder| request.header("sec-purpose", purpose);
        agent.send(Method::GET, "/check-in", ahead, Body::empty()).await;
    }
    let page = agent.get("/check-in").await.page();
    assert!(page.contains(NOTE) && page.contains("weather-error"), "the form has come back");
}

#[tokio::test]
async fn a_page_that_is_loaded_again_shows_the_rejected_form_again() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    agent.post("record_check_in", &NO_WEATHER).await;
    assert!(agent.get("/check-in").await.shows(NOTE));
    for _ in 0..3 {
        assert!(load_again(&agent, "/check-in").await.shows(NOTE));
    }
    agent.get("/me").await;
    assert!(load_again(&agent, "/check-in").await.shows(NOTE), "another tab does not matter to it");
    assert!(!agent.get("/check-in").await.shows(NOTE), "a page that is opened again begins again");
    assert!(!load_again(&agent, "/check-in").await.shows(NOTE));
}

#[tokio::test]
async fn forms_on_two_pages_wait_each_for_its_own() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").of("t1").hired().await;
    let team = [("name", "A team with no key"), ("team_id", "")];
    let stressor = [("en", "A tag in one language"), ("zh", "")];
    admin.post("add_team", &team).await;
    admin.post("add_stressor", &stressor).await;
    assert!(admin.get("/admin/teams").await.shows(team[0].1));
    let page = admin.get("/admin/stressors").await.page();
    assert!(page.contains(stressor[0].1) && !page.contains(team[0].1));
}

#[tokio::test]
async fn a_form_that_is_accepted_leaves_nothing_of_its_rejection() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    agent.post_and_follow("record_check_in", &NO_WEATHER).await;
    let id = uuid::Uuid::new_v4().to_string();
    let form = [("id", id.as_str()), ("weather", "4"), ("audience", "lead")];
    let page = agent.post_and_follow("record_check_in", &form).await.page();
    assert!(page.contains("saved-title") && !page.contains(NOTE));
}

#[tokio::test]
async fn every_form_of_a_page_keeps_its_text() {
    let app = TestApp::new().await;
    let psychologist = app.psychologist("s1").hired().await;
    let (place, title) = ("The quiet room", "A talk in one language");
    let slot = |time| [("date", "2026-03-12"), ("time", time), ("minutes", "30"), ("place", place)];
    psychologist.post_and_follow("offer_slot", &slot("soon")).await;
    let page = psychologist.post_and_follow("hold_group_talk", &[("title_en", title), ("places", "none")]).await.page();
    assert!(page.contains(place) && page.contains(title), "the later one does not drop the earlier one");
    assert!(load_again(&psychologist, "/appointments").await.shows(place));
    let page = psychologist.post_and_follow("offer_slot", &slot("10:00")).await.page();
    assert!(page.contains(title) && !page.contains(&format!("value=\"{place}\"")), "one was accepted: {page}");
    assert!(!psychologist.get("/appointments").await.shows(title), "a page that is opened again begins again");
}

#[tokio::test]
async fn a_wall_link_waits_for_its_board_and_is_shown_there_once() {
    let app = TestApp::new().await;
    let lead = app.lead("l1").of("t1").hired().await;
    let to = lead.post("make_wall", &[("team", "t1")]).await.to().to_owned();
    for other in ["/flags", "/nothing", "/trends"] {
        lead.get(other).await;
    }
    head(&lead, &to).await;
    assert!(lead.get(&to).await.shows("/wall/"));
    assert!(load_again(&lead, &to).await.shows("/wall/"), "a page that did not arrive can be loaded again");
    lead.get("/flags").await;
    assert!(!lead.get(&to).await.shows("id=\"wall-url\""));
}

#[tokio::test]
async fn a_recovery_code_waits_for_its_page_until_it_is_written_down() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.set_password("a1").await;
    let agent = app.visitor();
    assert_eq!(agent.post("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await.to(), "/recovery");
    let shows_code = |page: &Answer| page.shows("class=\"recovery-code");
    agent.post("make_recovery_code", &[]).await;
    agent.get("/privacy").await;
    agent.get("/nowhere").await;
    head(&agent, "/recovery").await;
    assert!(shows_code(&agent.get("/recovery").await));
    assert!(shows_code(&load_again(&agent, "/recovery").await));
    agent.post("switch_language", &[("language", "zh-CN"), ("back", "/recovery")]).await;
    assert!(shows_code(&agent.get("/recovery").await), "the page is only drawn again");
    agent.post("keep_recovery_code", &[]).await;
    assert!(!shows_code(&load_again(&agent, "/recovery").await));
}

#[tokio::test]
async fn a_secret_can_be_seen_until_another_page_is_opened() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let to = agent.post("make_calendar_link", &[]).await.to().split('#').next().unwrap().to_owned();
    let shows_link = |page: &Answer| page.shows("id=\"calendar-url\"");
    // Chromium opens a page after a form as it loads one again.
    assert!(shows_link(&load_again(&agent, &to).await));
    assert!(shows_link(&load_again(&agent, &to).await), "loading the page again loses nothing");
    agent.get("/nowhere").await;
    head(&agent, "/me").await;
    assert!(shows_link(&load_again(&agent, &to).await), "no other page was seen");
    assert!(agent.get("/me").await.status.is_success());
    assert!(!shows_link(&load_again(&agent, &to).await), "the person had left the page");
}

#[tokio::test]
async fn what_waits_is_shown_to_the_person_for_whom_it_was_left() {
    let app = TestApp::new().await;
    let desk = app.agent("a1").of("t1").hired().await;
    let (first, second) = (desk.cookie(Cookie::Session).unwrap(), app.agent("a2").of("t1").hired().await);
    desk.post("record_check_in", &NO_WEATHER).await;
    desk.keep_session(&second.cookie(Cookie::Session).unwrap());
    assert!(!desk.get("/check-in").await.shows(NOTE), "somebody else at the desk reads it");
    desk.keep_session("nobody");
    assert!(!desk.get("/sign-in").await.shows(NOTE));
    desk.keep_session(&first);
    assert!(desk.get("/check-in").await.shows(NOTE));
}

#[tokio::test]
async fn signing_out_drops_what_waits() {
    let app = TestApp::new().await;
    let desk = app.agent("a1").of("t1").hired().await;
    desk.post("record_check_in", &NO_WEATHER).await;
    assert!(desk.post_and_follow("sign_out", &[]).await.shows("You’re signed out."));
    let again = app.signed_in("a1").await;
    desk.keep_session(&again.cookie(Cookie::Session).unwrap());
    assert!(!desk.get("/check-in").await.shows(NOTE));
}

#[tokio::test]
async fn a_message_is_shown_again_for_a_minute_and_a_form_for_ten() {
    let app = TestApp::new().await;
    let admin = app.admin("b1").of("t1").hired().await;
    let add = [("en", "Broken chair"), ("zh", "椅子坏了"), ("group", "systems")];
    let said = admin.post_and_follow("add_stressor", &add).await.page();
    let message = "class=\"notice good\"";
    assert!(said.contains(message), "{said}");
    assert!(load_again(&admin, "/admin/stressors").await.shows(message));
    app.pass(SignedDuration::from_secs(61));
    assert!(!load_again(&admin, "/admin/stressors").await.shows(message));
    admin.post_and_follow("add_stressor", &[("en", "Half a tag"), ("zh", "")]).await;
    app.pass(SignedDuration::from_mins(9));
    assert!(load_again(&admin, "/admin/stressors").await.shows("Half a tag"));
    app.pass(SignedDuration::from_mins(2));
    assert!(!load_again(&admin, "/admin/stressors").await.shows("Half a tag"));
    assert_eq!(admin.get("/admin/stressors").await.status, StatusCode::OK);
}
