//! Somebody who gets to read check-ins while a page is open: the form comes back, names them and leaves the choice.

use axum::http::StatusCode;
use jiff::SignedDuration;
use uuid::Uuid;

use super::{check_in, fields, said};
use crate::support::{Answer, Client, TestApp};

/// A team with a lead who has signed in.
async fn led_team() -> TestApp {
    let app = TestApp::new().await;
    app.lead("l1").of("t1").hired().await;
    app.set_password("l1").await;
    app
}

/// Names another lead of the team, a minute after everything that happened before.
async fn appoint(app: &TestApp, lead: &str) {
    app.pass(SignedDuration::from_mins(1));
    app.lead(lead).of("t1").hired().await;
    app.set_password(lead).await;
    app.pass(SignedDuration::from_mins(1));
}

/// When a page was shown, as its form says.
fn shown_at(page: &str) -> String {
    let rest = page.split("name=\"shown_at\" value=\"").nth(1).expect(page);
    rest.split('"').next().unwrap().to_owned()
}

/// Checks in for an audience, from a page that was shown at this time.
async fn share(agent: &Client, audience: &str, shown_at: &str) -> Answer {
    let id = Uuid::new_v4().to_string();
    let rest = [("weather", "2"), ("audience", audience), ("shown_at", shown_at)];
    agent.ask("record_check_in", &fields(&id, &rest)).await
}

/// The fields of one check-in for the lead, from a page that was shown at this time.
fn hard_morning<'a>(id: &'a str, shown_at: &'a str) -> Vec<(&'a str, &'a str)> {
    fields(id, &[("weather", "2"), ("audience", "lead"), ("note", "a hard morning"), ("shown_at", shown_at)])
}

/// What is wrong with the audience of a refused form.
fn wrong_audience(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
    answer.json()["wrong"]["audience"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_form_comes_back_once_and_names_a_lead_who_came_after_its_page() {
    let app = led_team().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let first = shown_at(&agent.get("/check-in").await.page());
    appoint(&app, "l2").await;
    let id = Uuid::new_v4().to_string();
    let returned = agent.post_and_follow("record_check_in", &hard_morning(&id, &first)).await.page();
    assert!(returned.contains("Since you opened this page, Name of l2 can see this too."), "{returned}");
    assert!(returned.contains("a hard morning") && returned.contains(&id), "nothing is lost: {returned}");
    assert!(said(&agent).await.is_empty());
    // The person has decided. Then the browser goes back, and sends the first page again.
    for shown_at in [shown_at(&returned), first] {
        let answer = agent.ask("record_check_in", &hard_morning(&id, &shown_at)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    }
    let said = said(&agent).await;
    assert_eq!((said.len(), said[0]["audience"].as_str()), (1, Some("lead")));
}

#[tokio::test]
async fn the_sentence_about_newer_readers_is_in_the_language_of_the_person() {
    let app = led_team().await;
    let agent = app.agent("a1").of("t1").reading_chinese().hired().await;
    let shown_at = shown_at(&agent.get("/check-in").await.page());
    appoint(&app, "l2").await;
    let wrong = wrong_audience(&share(&agent, "lead", &shown_at).await);
    assert!(wrong.starts_with("你打开这一页以后，Name of l2也能看到这条了。"), "{wrong}");
}

#[tokio::test]
async fn only_somebody_who_would_read_it_sends_the_form_back() {
    let app = led_team().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let before = shown_at(&agent.get("/check-in").await.page());
    app.pass(SignedDuration::from_mins(1));
    app.lead("l2").of("t1").hired().await;
    app.pass(SignedDuration::from_mins(1));
    let unused = share(&agent, "lead", &before).await;
    assert_eq!(unused.status, StatusCode::OK, "somebody who has not signed in reads nothing of it");
    app.set_password("l2").await;
    assert_eq!(share(&agent, "me", &before).await.status, StatusCode::OK);
    assert!(wrong_audience(&share(&agent, "lead", &before).await).contains("Name of l2"));
    for harmless in ["", "2100-01-01T00:00:00Z"] {
        assert_eq!(share(&agent, "lead", harmless).await.status, StatusCode::OK, "{harmless}");
    }
}

#[tokio::test]
async fn a_new_colleague_is_counted_where_the_team_reads_it() {
    let app = led_team().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let before = shown_at(&agent.get("/check-in").await.page());
    app.pass(SignedDuration::from_mins(1));
    app.agent("a2").of("t1").hired().await;
    app.set_password("a2").await;
    app.pass(SignedDuration::from_mins(1));
    assert!(wrong_audience(&share(&agent, "team", &before).await).contains("one new colleague"));
    assert_eq!(share(&agent, "lead", &before).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_is_corrected_or_shared_later_reaches_no_newer_lead() {
    let app = led_team().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let id = check_in(&agent, "2", "me").await;
    appoint(&app, "l2").await;
    let correction = agent.get(&format!("/check-in?amend={id}")).await.page();
    assert!(correction.contains("To Name of l1") && !correction.contains("To Name of l1 and"), "{correction}");
    let shared = agent.ask("set_audience", &[("id", &id), ("audience", "lead")]).await;
    assert_eq!(shared.status, StatusCode::OK, "its readers were settled when it was said");
    let journal = agent.get("/me").await.page();
    assert!(journal.contains("Shared with Name of l1"), "{journal}");
    assert!(!journal.contains("Shared with Name of l1 and"), "{journal}");
}
