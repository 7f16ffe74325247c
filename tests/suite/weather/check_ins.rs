//! Checking in: what counts as one entry, to which workday it belongs, and how invalid forms are refused.

mod audiences;
mod late;
mod lead_tags;
mod newer_readers;
mod uplifts;

use axum::http::StatusCode;
use jiff::SignedDuration;
use serde_json::Value;
use store::SuggestionOffer;
use uuid::Uuid;

use crate::support::{Answer, Client, TestApp};

/// The fields of a check-in form: one id, and the rest as given.
fn fields<'a>(id: &'a str, rest: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![("id", id)];
    fields.extend_from_slice(rest);
    fields
}

/// All check-ins of a person, oldest first, as in their export.
async fn said(agent: &Client) -> Vec<Value> {
    agent.get("/me/export.json").await.json()["entries"].as_array().unwrap().clone()
}

async fn check_in(agent: &Client, weather: &str, audience: &str) -> String {
    let id = Uuid::new_v4().to_string();
    let answer = agent.ask("record_check_in", &fields(&id, &[("weather", weather), ("audience", audience)])).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    id
}

#[tokio::test]
async fn the_greeting_and_the_board_call_an_hour_by_the_same_name() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.lead("l1").of("t1").hired().await;
    for (time, greeting, title) in [
        ("2026-03-12 04:30", "Good morning", "this morning"),
        ("2026-03-12 12:00", "Good afternoon", "this afternoon"),
        ("2026-03-12 18:00", "Good evening", "this evening"),
    ] {
        app.travel(time);
        let form = app.signed_in("a1").await.get("/check-in").await.page();
        assert!(form.contains(greeting), "{time}: {form}");
        let board = app.signed_in("l1").await.get("/board").await.page();
        assert!(board.contains(title), "{time}: {board}");
    }
}

/// The fields of a refused form that have errors.
fn faults(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
    answer.json()["wrong"].as_object().unwrap().keys().cloned().collect()
}

#[tokio::test]
async fn weather_alone_is_enough_to_check_in() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let form = agent.get("/check-in").await.page();
    let id = form.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    Uuid::parse_str(&id).unwrap();
    // The form contains the audience that was chosen at the first sign-in.
    let answer = agent.post("record_check_in", &fields(&id, &[("weather", "2"), ("audience", "lead")])).await;
    assert_eq!(answer.to(), "/check-in");
    let said = said(&agent).await;
    assert_eq!(said.len(), 1);
    assert_eq!((said[0]["weather"].as_str(), said[0]["audience"].as_str()), (Some("rainy"), Some("lead")));
    assert_eq!(said[0]["id"], id);
}

#[tokio::test]
async fn every_field_of_a_check_in_is_stored_unchanged() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").on("early 07:00-15:00").hired().await;
    let id = Uuid::new_v4().to_string();
    let rest = [
        ("weather", "stormy"),
        ("energy", "2"),
        ("stressors[]", "queue_pressure"),
        ("stressors[]", "abusive_caller"),
        ("note", "  下雨天 \"quoted\", <b>&amp;\r\nsecond line "),
        ("note_audience", "lead"),
        ("audience", "team"),
    ];
    assert_eq!(agent.ask("record_check_in", &fields(&id, &rest)).await.status, StatusCode::OK);
    let said = said(&agent).await.remove(0);
    assert_eq!(said["weather"], "stormy");
    assert_eq!(said["energy"], 2);
    assert_eq!(
        said["stressors"],
        serde_json::json!(["abusive_caller", "queue_pressure"]),
        "stressors are in the order of the list"
    );
    assert_eq!(said["note"], "下雨天 \"quoted\", <b>&amp;\nsecond line");
    assert_eq!((&said["note_audience"], &said["audience"]), (&"lead".into(), &"team".into()));
    assert_eq!((&said["shift"], &said["workday"]), (&"early".into(), &"2026-03-11".into()));
    let page = agent.get("/check-in").await.page();
    assert!(!page.contains("<b>&amp;"), "a note is text and never markup");
}

#[tokio::test]
async fn an_id_sent_twice_is_one_entry_and_the_first_content_stays() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let id = Uuid::new_v4().to_string();
    let first = fields(&id, &[("weather", "2"), ("audience", "lead"), ("note", "the first")]);
    assert_eq!(agent.ask("record_check_in", &first).await.status, StatusCode::OK);
    app.pass(SignedDuration::from_mins(3));
    assert_eq!(agent.ask("record_check_in", &first).await.status, StatusCode::OK, "a repetition is no error");
    let before = said(&agent).await;
    assert_eq!(before.len(), 1);

    let other = fields(&id, &[("weather", "5"), ("audience", "team"), ("note", "another")]);
    assert_eq!(agent.ask("record_check_in", &other).await.status, StatusCode::CONFLICT);
    assert_eq!(said(&agent).await, before);
    let offered = agent.post("record_check_in", &other).await;
    assert_eq!(offered.to(), format!("/check-in?amend={id}"), "a correction is offered");
    assert!(agent.get(offered.to()).await.page().contains("another"), "what was typed is kept");
    assert_eq!(said(&agent).await, before);
}

#[tokio::test]
async fn the_same_id_of_two_people_is_two_entries() {
    let app = TestApp::new().await;
    let (one, other) = (app.agent("a1").of("t1").hired().await, app.agent("a2").of("t1").hired().await);
    let id = Uuid::new_v4().to_string();
    for (agent, weather) in [(&one, "1"), (&other, "5")] {
        let answer = agent.ask("record_check_in", &fields(&id, &[("weather", weather), ("audience", "me")])).await;
        assert_eq!(answer.status, StatusCode::OK);
    }
    assert_eq!(said(&one).await[0]["weather"], "stormy");
    assert_eq!(said(&other).await[0]["weather"], "sunny");
}

#[tokio::test]
async fn an_undone_check_in_does_not_come_back() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let id = check_in(&agent, "1", "team").await;
    for _ in 0..2 {
        assert_eq!(
            agent.ask("undo_check_in", &[("id", &id)]).await.status,
            StatusCode::OK,
            "undoing twice has no further effect"
        );
    }
    assert!(said(&agent).await.is_empty());
    let late = agent.ask("record_check_in", &fields(&id, &[("weather", "1"), ("audience", "team")])).await;
    assert_eq!(faults(&late), ["id"]);
    assert!(said(&agent).await.is_empty());
    let amended = agent.ask("amend_check_in", &fields(&id, &[("weather", "1"), ("audience", "team")])).await;
    assert_eq!(amended.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn undoing_withdraws_an_unanswered_offer_that_an_earlier_version_stored() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let id = check_in(&agent, "2", "me").await;
    let (store, today) = (&app.app.store, app.today());
    let person = store.people().by_key("a1".to_owned()).await.unwrap().unwrap().id;
    let offer = SuggestionOffer {
        workday: today,
        shift: String::new(),
        intervention: "from_before".to_owned(),
        why: "weather:2".to_owned(),
        offered_at: app.now(),
        outcome: None,
        answered_at: None,
        propensity: None,
    };
    store.suggestions().offer(person, offer).await.unwrap();
    assert_eq!(agent.ask("undo_check_in", &[("id", &id)]).await.status, StatusCode::OK);
    assert!(store.suggestions().in_shift(person, today, String::new()).await.unwrap().is_none());
}

#[tokio::test]
async fn a_night_shift_that_crosses_midnight_is_one_workday() {
    let app = TestApp::new().await;
    app.travel("2026-03-09 22:30");
    let agent = app.agent("a1").of("t1").on("night 22:00-06:00").hired().await;
    check_in(&agent, "4", "lead").await;
    app.travel("2026-03-10 05:30");
    let agent = app.signed_in("a1").await;
    check_in(&agent, "2", "lead").await;
    app.travel("2026-03-10 21:00");
    let agent = app.signed_in("a1").await;
    check_in(&agent, "3", "lead").await;
    let days: Vec<_> = said(&agent).await.iter().map(|entry| entry["workday"].as_str().unwrap().to_owned()).collect();
    assert_eq!(days, ["2026-03-09", "2026-03-09", "2026-03-10"]);
}

#[tokio::test]
async fn the_workday_is_that_of_the_site_and_not_of_the_machine() {
    let app = TestApp::new().await;
    // In Shanghai it is the twelfth at half past seven; in Greenwich it is the eleventh.
    app.travel("2026-03-12 07:30");
    let agent = app.agent("a1").of("t1").hired().await;
    check_in(&agent, "4", "me").await;
    assert_eq!(said(&agent).await[0]["workday"], "2026-03-12");
    // Without a shift, half past three in the morning is still the day before.
    app.travel("2026-03-13 03:30");
    let agent = app.signed_in("a1").await;
    check_in(&agent, "4", "me").await;
    assert_eq!(said(&agent).await[1]["workday"], "2026-03-12");
}

#[tokio::test]
async fn an_entry_can_be_corrected_and_undone_until_the_shift_ends() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").on("early 07:00-15:00").hired().await;
    let id = check_in(&agent, "1", "lead").await;
    app.travel("2026-03-11 14:59");
    let agent = app.signed_in("a1").await;
    let correction = fields(&id, &[("weather", "2"), ("audience", "lead")]);
    assert_eq!(agent.ask("amend_check_in", &correction).await.status, StatusCode::OK);
    assert_eq!(said(&agent).await[0]["weather"], "rainy");
    assert_eq!(said(&agent).await.len(), 1);
    app.travel("2026-03-11 15:00");
    assert_eq!(faults(&agent.ask("amend_check_in", &correction).await), [""]);
    assert_eq!(faults(&agent.ask("undo_check_in", &[("id", &id)]).await), [""]);
    assert_eq!(said(&agent).await.len(), 1);
}

#[tokio::test]
async fn nobody_can_change_an_entry_of_somebody_else() {
    let app = TestApp::new().await;
    let (owner, other) = (app.agent("a1").of("t1").hired().await, app.agent("a2").of("t1").hired().await);
    let id = check_in(&owner, "1", "team").await;
    let before = said(&owner).await;
    for (function, rest) in [
        ("amend_check_in", vec![("weather", "5"), ("audience", "team")]),
        ("undo_check_in", vec![]),
        ("delete_entry", vec![]),
        ("set_audience", vec![("audience", "me")]),
    ] {
        let answer = other.ask(function, &fields(&id, &rest)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{function}");
    }
    assert_eq!(said(&owner).await, before);
}

#[tokio::test]
async fn errors_are_shown_next_to_each_field_and_typed_values_are_kept() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let long = "长".repeat(501);
    let cases: [(&str, Vec<(&str, &str)>); 9] = [
        ("weather", vec![("weather", ""), ("audience", "lead")]),
        ("weather", vec![("weather", "6"), ("audience", "lead")]),
        ("weather", vec![("weather", "foggy"), ("audience", "lead")]),
        ("energy", vec![("weather", "3"), ("energy", "9"), ("audience", "lead")]),
        ("stressors", vec![("weather", "3"), ("stressors[]", "the_boss"), ("audience", "lead")]),
        ("note", vec![("weather", "3"), ("note", &long), ("audience", "lead")]),
        ("note_audience", vec![("weather", "3"), ("note", "x"), ("note_audience", "boss"), ("audience", "lead")]),
        ("audience", vec![("weather", "3")]),
        ("audience", vec![("weather", "3"), ("audience", "everybody")]),
    ];
    for (field, rest) in cases {
        let id = Uuid::new_v4().to_string();
        let mut rest = rest;
        if !rest.iter().any(|(name, _)| *name == "note") {
            rest.push(("note", "what I typed"));
        }
        let form = fields(&id, &rest);
        assert_eq!(faults(&agent.ask("record_check_in", &form).await), [field], "{rest:?}");
        let page = agent.post_and_follow("record_check_in", &form).await.page();
        assert!(page.contains(&format!("id=\"{field}-error\"")), "no message next to {field}");
        let typed = rest.iter().find(|(name, _)| *name == "note").unwrap().1;
        assert!(page.contains(typed), "a wrong {field} loses the typed values");
    }
    assert!(said(&agent).await.is_empty());
}

#[tokio::test]
async fn all_errors_are_shown_at_once_in_the_language_of_the_person() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").reading_chinese().hired().await;
    let id = Uuid::new_v4().to_string();
    let answer =
        agent.ask("record_check_in", &fields(&id, &[("weather", ""), ("energy", "0"), ("stressors[]", "x")])).await;
    assert_eq!(faults(&answer), ["audience", "energy", "stressors", "weather"]);
    for sentence in answer.json()["wrong"].as_object().unwrap().values() {
        let sentence = sentence.as_str().unwrap();
        assert!(sentence.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{sentence}");
    }
}

#[tokio::test]
async fn an_invalid_id_is_refused() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    for id in ["", "1", "not-a-uuid", "'; DROP TABLE check_in; --"] {
        let answer = agent.ask("record_check_in", &fields(id, &[("weather", "3"), ("audience", "me")])).await;
        assert_eq!(faults(&answer), ["id"], "{id}");
        let page = agent.post_and_follow("record_check_in", &fields(id, &[("weather", "3"), ("audience", "me")])).await;
        assert_eq!(page.status, StatusCode::OK);
    }
    assert!(said(&agent).await.is_empty());
}

#[tokio::test]
async fn too_many_stressors_are_refused() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let keys: Vec<_> = content::stressors().iter().map(|s| s.key.as_str().to_owned()).collect();
    assert!(keys.len() >= 24, "the list is curated");
    let id = Uuid::new_v4().to_string();
    let mut form = fields(&id, &[("weather", "3"), ("audience", "me")]);
    form.extend(keys.iter().take(9).map(|key| ("stressors[]", key.as_str())));
    assert_eq!(faults(&agent.ask("record_check_in", &form).await), ["stressors"]);
    form.pop();
    assert_eq!(agent.ask("record_check_in", &form).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_second_check_in_of_a_shift_changes_the_weather_and_keeps_the_first() {
    let app = TestApp::new().await;
    let (agent, lead) = (app.agent("a1").of("t1").hired().await, app.lead("l1").of("t1").hired().await);
    check_in(&agent, "5", "lead").await;
    app.pass(SignedDuration::from_mins(5));
    check_in(&agent, "1", "lead").await;
    assert_eq!(said(&agent).await.len(), 2);
    let board = lead.get("/board").await.page();
    assert!(board.contains("tile stormy") && !board.contains("tile sunny"), "the board takes the last one");
    // The last entry that the lead may see: a later private one changes nothing.
    app.pass(SignedDuration::from_mins(5));
    check_in(&agent, "3", "me").await;
    let again = lead.get("/board").await.page();
    assert!(again.contains("tile stormy") && !again.contains("tile cloudy"));
}
