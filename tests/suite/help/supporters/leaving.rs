//! What happens if one of the two stops, leaves, or has themselves erased.

use axum::http::StatusCode;

use super::{LINE, agree, asked, centre, has_offer, id, match_all, page, save, supporter_says};
use crate::support::PASSWORD;

#[tokio::test]
async fn who_stops_keeps_the_talks_both_agreed_to_and_nothing_else() {
    let app = centre().await;
    app.volunteers("b1", 2).await;
    asked(&app, "a1").await;
    agree(&app, "a1", "b1").await;
    asked(&app, "a2").await;
    assert!(has_offer(&app, "b1").await);
    assert_eq!(app.signed_in("b1").await.ask("stop_supporter", &[]).await.status, StatusCode::OK);
    let page_of_b1 = page(&app, "b1", "/supporter").await;
    assert!(!page_of_b1.contains("A colleague would like to talk"), "{page_of_b1}");
    assert!(page_of_b1.contains(LINE) && page_of_b1.contains("Be a supporter"), "{page_of_b1}");
    assert!(page(&app, "a2", "/support").await.contains("No supporter can talk right now."));
    let exported = app.signed_in("b1").await.get("/me/export.json").await.json();
    assert_eq!(exported["supporters"]["volunteers"], serde_json::Value::Null);
}

#[tokio::test]
async fn a_supporter_who_left_the_centre_is_offered_to_nobody() {
    let app = centre().await;
    app.volunteers("b1", 2).await;
    asked(&app, "a1").await;
    supporter_says(&app, "b1", "yes").await;
    app.take_roster("person_id,name,roles,team_id,ends_on\nb1,Name of b1,agent,t2,2026-03-11\n").await;
    app.travel("2026-03-12 09:00");
    match_all(&app).await;
    let told = page(&app, "a1", "/support").await;
    assert!(told.contains("No supporter can talk right now.") && !told.contains("Name of b1"), "{told}");
}

#[tokio::test]
async fn the_erasure_of_the_asker_takes_the_search_and_the_answers() {
    let app = centre().await;
    app.volunteers("b1", 2).await;
    app.set_password("a1").await;
    asked(&app, "a1").await;
    agree(&app, "a1", "b1").await;
    let request = id(&app, "b1", "/supporter").await.expect("the talk");
    app.signed_in("b1").await.ask("accept_talk", &[("request", &request), ("at", "now")]).await;
    app.signed_in("a1").await.ask("answer_talk", &[("request", &request), ("good", "yes")]).await;
    asked(&app, "a1").await;
    let mut live = app.signed_in("b1").await.live("/live?of=talk").await.unwrap();
    assert!(live.next().await.unwrap().contains("A colleague would like to talk"));
    let erased = app.signed_in("a1").await.ask("erase_person", &[("password", PASSWORD)]).await;
    assert_eq!(erased.status, StatusCode::OK, "{}", erased.text());
    assert!(!live.next().await.unwrap().contains("A colleague would like to talk"), "the open page too");
    for table in ["supporter_search", "supporter_offered", "talk_answer"] {
        assert!(!app.stored().contains(table), "{table}");
    }
}

#[tokio::test]
async fn the_erasure_of_the_supporter_lets_the_search_go_on() {
    let app = centre().await;
    app.volunteers("b1", 2).await;
    app.set_password("b1").await;
    asked(&app, "a1").await;
    supporter_says(&app, "b1", "yes").await;
    let mut live = app.signed_in("a1").await.live("/live?of=talk").await.unwrap();
    assert!(live.next().await.unwrap().contains("Name of b1"));
    let erased = app.signed_in("b1").await.ask("erase_person", &[("password", PASSWORD)]).await;
    assert_eq!(erased.status, StatusCode::OK, "{}", erased.text());
    assert!(live.next().await.unwrap().contains("No supporter can talk right now."));
    assert_eq!(app.app.store.supporters().of(app.person("b1").await).await.unwrap(), None);
    app.volunteers("c1", 1).await;
    match_all(&app).await;
    assert!(has_offer(&app, "c1").await);
}

#[tokio::test]
async fn deleting_everything_said_ends_the_search_but_not_the_volunteering() {
    let app = centre().await;
    app.volunteers("b1", 1).await;
    app.volunteers("a1", 1).await;
    app.set_password("a1").await;
    asked(&app, "a1").await;
    let agent = app.signed_in("a1").await;
    let answer = agent.ask("delete_everything", &[("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert!(!has_offer(&app, "b1").await);
    assert_eq!(agent.get("/me/export.json").await.json()["supporters"]["volunteers"]["cap"], 1);
}

#[tokio::test]
async fn what_a_supporter_offers_is_in_their_own_export() {
    let app = centre().await;
    let supporter = app.signed_in("b1").await;
    let offer = [
        ("languages[]", "zh-CN"),
        ("topics[]", "systems"),
        ("cap", "2"),
        ("quiet_from", "22:00"),
        ("quiet_until", "6:30"),
    ];
    assert_eq!(save(&supporter, &offer).await.status, StatusCode::OK);
    let volunteers = supporter.get("/me/export.json").await.json()["supporters"]["volunteers"].clone();
    assert_eq!(volunteers["languages"], serde_json::json!(["zh-CN"]));
    assert_eq!((&volunteers["topics"], &volunteers["cap"]), (&serde_json::json!(["systems"]), &2.into()));
    assert_eq!((&volunteers["quiet_from"], &volunteers["quiet_until"]), (&"22:00".into(), &"06:30".into()));
}
