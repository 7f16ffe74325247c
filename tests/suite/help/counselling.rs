//! What passes between a person and a psychologist: referrals, times to book, and talks for groups.

mod bookings;
mod group_talks;
mod referrals;

use axum::http::StatusCode;
use uuid::Uuid;

use crate::support::{Client, Floor, PASSWORD, TestApp};

/// A team with two agents and a lead; two psychologists and an admin.
async fn centre() -> TestApp {
    let app = TestApp::new().await;
    for agent in ["a1", "a2"] {
        app.agent(agent).of("t1").hired().await;
    }
    app.lead("l1").of("t1").hired().await;
    for psychologist in ["s1", "s2"] {
        app.psychologist(psychologist).hired().await;
    }
    app.admin("d1").hired().await;
    app
}

/// Signs somebody in with their password: only such a session opens what is sealed to their own key.
async fn with_password(app: &TestApp, key: &str) -> Client {
    app.set_password(key).await;
    let browser = app.visitor();
    let answer = browser.ask("sign_in", &[("name", key), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    browser
}

/// Checks in privately, and returns the id.
async fn check_in(agent: &Client, weather: &str, note: &str) -> String {
    let id = Uuid::new_v4().to_string();
    let fields = [("id", id.as_str()), ("weather", weather), ("audience", "me"), ("note", note)];
    let answer = agent.ask("record_check_in", &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    id
}

/// The date of tomorrow, as a form sends it.
fn tomorrow(app: &TestApp) -> String {
    app.today().plus(1).to_string()
}

/// Offers a time tomorrow, and returns its id.
async fn offer(app: &TestApp, psychologist: &Client, time: &str) -> String {
    let day = tomorrow(app);
    let fields = [("date", day.as_str()), ("time", time), ("minutes", "50"), ("place", "Room 4, first floor")];
    let answer = psychologist.ask("offer_slot", &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let free = app.app.store.slots().free(app.now()).await.unwrap();
    free.last().unwrap().id.to_string()
}

/// A referral and a booking of `a1`, and a talk, with the psychologist: their ids.
pub async fn confided(floor: &Floor) -> (String, String, String) {
    with_password(&floor.app, "s1").await;
    let (agent, psychologist) = (floor.signed_in("a1").await, floor.signed_in("s1").await);
    let tomorrow = floor.app.today().plus(1).to_string();
    let planned = [("date", tomorrow.as_str()), ("time", "10:00"), ("minutes", "30"), ("place", "Room 4")];
    assert_eq!(psychologist.ask("offer_slot", &planned).await.status, StatusCode::OK);
    let talk = [&planned[..], &[("title_en", "Sleep"), ("places", "20")]].concat();
    assert_eq!(psychologist.ask("hold_group_talk", &talk).await.status, StatusCode::OK);
    let store = &floor.app.app.store;
    let slot = store.slots().free(floor.app.now()).await.unwrap()[0].id.to_string();
    let talk = store.group_talks().ahead(floor.app.now()).await.unwrap()[0].id.to_string();
    assert_eq!(agent.ask("book_slot", &[("slot", &slot)]).await.status, StatusCode::OK);
    let to = floor.app.person("s1").await.to_string();
    assert_eq!(agent.ask("ask_referral", &[("to", &to)]).await.status, StatusCode::OK);
    let sent = store.referrals().of_person(floor.app.person("a1").await).await.unwrap().unwrap();
    (sent.id.to_string(), slot, talk)
}
