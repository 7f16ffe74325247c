//! Who is offered to whom: outside the reporting line, and as the supporter chose.

use axum::http::StatusCode;
use jiff::SignedDuration;

use super::{agree, ask, asked, centre, has_offer, id, match_all, page, save, supporter_says};
use crate::support::TestApp;

/// The choice in the form.
const CHOICE: &str = "value=\"supporter\"";

#[tokio::test]
async fn nobody_of_the_own_reporting_line_is_offered() {
    let app = centre().await;
    app.volunteers("b1", 5).await;
    for (asker, offered) in [("a1", true), ("l1", true), ("c1", true), ("b2", false), ("l2", false)] {
        assert_eq!(page(&app, asker, "/support").await.contains(CHOICE), offered, "{asker}");
        let answer = ask(&app, asker).await;
        let expected = if offered { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        assert_eq!(answer.status, expected, "{asker}: {}", answer.text());
    }
    assert_eq!(ask(&app, "b1").await.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody supports themselves");
}

#[tokio::test]
async fn people_of_two_teams_with_the_same_lead_are_not_matched() {
    let app = centre().await;
    app.volunteers("b1", 5).await;
    let named = [("team", "t2"), ("person", "l1"), ("until", "2026-03-20")];
    assert_eq!(app.signed_in("d1").await.ask("name_lead", &named).await.status, StatusCode::OK);
    assert!(!page(&app, "a1", "/support").await.contains(CHOICE), "the lead of a1 leads the team of b1 as well");
    app.travel("2026-03-21 09:00");
    assert!(page(&app, "a1", "/support").await.contains(CHOICE));
}

#[tokio::test]
async fn psychologists_and_admins_neither_volunteer_nor_ask() {
    let app = centre().await;
    app.volunteers("b1", 5).await;
    for viewer in ["s1", "d1"] {
        let support = page(&app, viewer, "/support").await;
        assert!(!support.contains(CHOICE) && !support.contains("/supporter"), "{viewer}");
        assert_eq!(ask(&app, viewer).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{viewer}");
        let client = app.signed_in(viewer).await;
        assert_eq!(client.get("/supporter").await.status, StatusCode::NOT_FOUND, "{viewer}");
        let saved = save(&client, &[("languages[]", "en"), ("cap", "1")]).await;
        assert_eq!(saved.status, StatusCode::NOT_FOUND, "{viewer}");
    }
}

#[tokio::test]
async fn a_move_into_the_same_line_dissolves_a_match_before_both_agreed() {
    for agreed in [false, true] {
        let app = centre().await;
        app.volunteers("b1", 1).await;
        asked(&app, "a1").await;
        if agreed {
            supporter_says(&app, "b1", "yes").await;
        }
        let search = id(&app, "a1", "/support").await.expect("a search");
        app.take_roster("person_id,name,roles,team_id\nb1,Name of b1,agent,t1\n").await;
        let asker = app.signed_in("a1").await;
        let answer = asker.ask("answer_supporter", &[("request", &search), ("answer", "yes")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
        match_all(&app).await;
        let told = page(&app, "a1", "/support").await;
        assert!(told.contains("No supporter can talk right now.") && !told.contains("Name of b1"), "{told}");
        assert!(id(&app, "b1", "/supporter").await.is_none());
    }
}

#[tokio::test]
async fn a_cap_is_never_exceeded_and_frees_with_the_talk() {
    let app = centre().await;
    app.volunteers("b1", 1).await;
    asked(&app, "a1").await;
    let told = page(&app, "a1", "/support").await;
    asked(&app, "a2").await;
    let offers = |page: String| page.matches("A colleague would like to talk").count();
    assert_eq!(offers(page(&app, "b1", "/supporter").await), 1);
    let told_too = page(&app, "a2", "/support").await;
    let sentence = "We’re asking supporters";
    assert!(told.contains(sentence) && told_too.contains(sentence), "nobody learns that others asked");
    agree(&app, "a1", "b1").await;
    assert_eq!(offers(page(&app, "b1", "/supporter").await), 0);
    let request = id(&app, "b1", "/supporter").await.expect("the talk");
    app.signed_in("b1").await.ask("end_talk", &[("request", &request)]).await;
    match_all(&app).await;
    assert_eq!(offers(page(&app, "b1", "/supporter").await), 1);
}

#[tokio::test]
async fn quiet_hours_and_pauses_keep_offers_away() {
    let app = centre().await;
    let supporter = app.signed_in("b1").await;
    let offer = [("languages[]", "en"), ("cap", "1"), ("quiet_from", "08:00"), ("quiet_until", "10:00")];
    assert_eq!(save(&supporter, &offer).await.status, StatusCode::OK);
    asked(&app, "a1").await;
    assert!(!has_offer(&app, "b1").await, "it is nine");
    app.pass(SignedDuration::from_hours(1));
    match_all(&app).await;
    assert!(has_offer(&app, "b1").await);
    let supporter = app.signed_in("b1").await;
    assert_eq!(supporter.ask("pause_supporter", &[("paused", "yes")]).await.status, StatusCode::OK);
    let page = page(&app, "b1", "/supporter").await;
    assert!(!page.contains("A colleague would like to talk") && page.contains("You’re paused"), "{page}");
    supporter.ask("pause_supporter", &[("paused", "no")]).await;
    assert!(!has_offer(&app, "b1").await, "this one has been offered to them");
}

#[tokio::test]
async fn an_offer_without_an_answer_goes_to_the_next_supporter() {
    let app = centre().await;
    app.volunteers("b1", 1).await;
    app.volunteers("c1", 1).await;
    asked(&app, "a1").await;
    let (first, second) = if has_offer(&app, "b1").await { ("b1", "c1") } else { ("c1", "b1") };
    app.pass(SignedDuration::from_mins(4 * 60 - 1));
    match_all(&app).await;
    assert!(has_offer(&app, first).await);
    app.pass(SignedDuration::from_mins(1));
    match_all(&app).await;
    assert!(has_offer(&app, second).await && !has_offer(&app, first).await);
}

#[tokio::test]
async fn after_an_hour_others_are_offered_and_after_a_week_the_search_ends() {
    let app = centre().await;
    app.volunteers("b1", 1).await;
    asked(&app, "a1").await;
    let others = "Ask someone else";
    assert!(!page(&app, "a1", "/support").await.contains(others));
    app.pass(SignedDuration::from_hours(1));
    assert!(page(&app, "a1", "/support").await.contains(others));
    app.travel("2026-03-18 09:00");
    match_all(&app).await;
    assert!(id(&app, "a1", "/support").await.is_none());
    assert!(!app.stored().contains("supporter_search"), "nothing is left of it");
}

#[tokio::test]
async fn a_supporter_is_asked_in_a_language_that_both_speak() {
    let app = centre().await;
    app.volunteers("b1", 1).await;
    let asker = app.agent("a9").of("t1").reading_chinese().hired().await;
    assert!(!asker.get("/support").await.page().contains(CHOICE), "nobody speaks Chinese");
    let supporter = app.signed_in("c1").await;
    save(&supporter, &[("languages[]", "zh-CN"), ("cap", "1")]).await;
    let form = asker.get("/support").await.page();
    assert!(form.contains("帮带同事：不归你这条线管的同事"), "{form}");
    let sent = asker.ask("ask_to_talk", &[("to", "supporter")]).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    assert!(has_offer(&app, "c1").await && !has_offer(&app, "b1").await);
}

#[tokio::test]
async fn talks_are_shared_out_among_supporters_over_time() {
    let app = TestApp::new().await;
    for (agent, team) in [("a1", "t1"), ("b1", "t2"), ("c1", "t3"), ("e1", "t4")] {
        app.agent(agent).of(team).hired().await;
    }
    let supporters = ["b1", "c1", "e1"];
    for supporter in supporters {
        app.volunteers(supporter, 2).await;
    }
    let mut talks = [0_u32; 3];
    for _ in 0..12 {
        asked(&app, "a1").await;
        for (supporter, talks) in supporters.into_iter().zip(&mut talks) {
            if has_offer(&app, supporter).await {
                agree(&app, "a1", supporter).await;
                let request = id(&app, supporter, "/supporter").await.expect("the talk");
                app.signed_in("a1").await.ask("end_talk", &[("request", &request)]).await;
                *talks += 1;
            }
        }
        app.pass(SignedDuration::from_hours(1));
    }
    assert_eq!(talks, [4, 4, 4]);
}
