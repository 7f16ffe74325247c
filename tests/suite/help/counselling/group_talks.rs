//! Talks for groups: names only as far as each person wishes, and numbers only for the psychologist.

use axum::http::StatusCode;
use jiff::SignedDuration;

use super::{centre, tomorrow, with_password};
use crate::support::{Client, PASSWORD, TestApp, without_nonce};
use weathervane::app::jobs::forget_past_counselling;

/// Announces a talk with this many places, and returns its id.
async fn hold(app: &TestApp, psychologist: &Client, places: &str) -> String {
    let day = tomorrow(app);
    let fields = [
        ("title_en", "Sleeping after late shifts"),
        ("title_zh", "晚班之后怎么睡好"),
        ("text_en", "Forty minutes, and time for questions."),
        ("date", day.as_str()),
        ("time", "15:00"),
        ("minutes", "60"),
        ("place", "Training room"),
        ("places", places),
    ];
    let answer = psychologist.ask("hold_group_talk", &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    app.app.store.group_talks().ahead(app.now()).await.unwrap()[0].id.to_string()
}

#[tokio::test]
async fn somebody_who_leads_after_signing_up_still_sees_it_and_takes_it_back() {
    let app = centre().await;
    let psychologist = app.signed_in("s1").await;
    let talk = hold(&app, &psychologist, "20").await;
    app.signed_in("a1").await.ask("join_group_talk", &[("talk", &talk)]).await;
    app.take_roster("person_id,name,roles,team_id\na1,Name of a1,agent;lead,t1\n").await;
    let both = app.signed_in("a1").await;
    let page = both.get("/psychologist").await.page();
    assert!(page.contains("You’re signed up, without your name.") && !page.contains("/api/join_group_talk"), "{page}");
    let left = both.post_and_follow("leave_group_talk", &[("talk", &talk)]).await.page();
    assert!(left.contains("You’re no longer signed up.") && !left.contains("without your name"), "{left}");
    assert!(psychologist.get("/appointments").await.page().contains("0 of 20 places taken"));
}

#[tokio::test]
async fn a_talk_of_somebody_who_is_no_psychologist_any_more_is_not_offered() {
    let app = centre().await;
    let talk = hold(&app, &app.signed_in("s1").await, "20").await;
    let agent = app.signed_in("a1").await;
    assert!(agent.get("/psychologist").await.page().contains("Sleeping after late shifts"));
    app.take_roster("person_id,name,roles\ns1,Name of s1,agent\n").await;
    assert!(!agent.get("/psychologist").await.page().contains("Sleeping after late shifts"));
    assert_eq!(agent.ask("join_group_talk", &[("talk", &talk)]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(agent.get(&format!("/talks/{talk}/calendar.ics")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn those_who_signed_up_are_told_that_a_talk_is_cancelled() {
    let app = centre().await;
    let (psychologist, agent) = (app.signed_in("s1").await, with_password(&app, "a1").await);
    let told = async |key: &str| app.signed_in(key).await.get("/account").await.page().contains("it was cancelled");
    let talk = hold(&app, &psychologist, "20").await;
    agent.ask("join_group_talk", &[("talk", &talk)]).await;
    let answer = psychologist.post_and_follow("cancel_group_talk", &[("talk", &talk)]).await;
    assert!(answer.shows("The people who signed up are told."), "{}", answer.text());
    assert!(told("a1").await && !told("a2").await && !told("l1").await && !told("s1").await);
    let page = agent.get("/account").await.page();
    assert!(!page.contains("Done by Name of s1"), "others may see the screen: {page}");
    assert_eq!(agent.ask("delete_everything", &[("password", PASSWORD)]).await.status, StatusCode::OK);
    assert!(!told("a1").await, "the notice tells of the sign-up");
    let talk = hold(&app, &psychologist, "20").await;
    app.signed_in("a2").await.ask("join_group_talk", &[("talk", &talk)]).await;
    forget_past_counselling(&app.app).await;
    assert!(!told("a2").await, "it is held");
    app.take_roster("person_id,name,roles\ns1,Name of s1,agent\n").await;
    forget_past_counselling(&app.app).await;
    assert!(told("a2").await && !told("l1").await);
    assert!(!app.stored().contains("sign_up"));
}

#[tokio::test]
async fn names_are_shown_only_of_those_who_wish_so() {
    let app = centre().await;
    let psychologist = app.signed_in("s1").await;
    let talk = hold(&app, &psychologist, "20").await;
    let (agent, other) = (app.signed_in("a1").await, app.signed_in("a2").await);
    assert_eq!(agent.post("join_group_talk", &[("talk", &talk)]).await.to(), "/psychologist#talks");
    assert_eq!(other.ask("join_group_talk", &[("talk", &talk), ("named", "yes")]).await.status, StatusCode::OK);
    let page = psychologist.get("/appointments").await.page();
    assert!(page.contains("2 of 20 places taken") && page.contains("Name of a2"), "{page}");
    assert!(!page.contains("Name of a1"), "{page}");
    assert!(agent.get("/psychologist").await.page().contains("You’re signed up, without your name."));
    // The choice can be changed, and the place given back.
    agent.ask("join_group_talk", &[("talk", &talk), ("named", "yes")]).await;
    assert!(psychologist.get("/appointments").await.page().contains("Name of a1"));
    agent.ask("leave_group_talk", &[("talk", &talk)]).await;
    let page = psychologist.get("/appointments").await.page();
    assert!(page.contains("1 of 20 places taken") && !page.contains("Name of a1"), "{page}");
}

#[tokio::test]
async fn nobody_else_sees_names_or_numbers() {
    let app = centre().await;
    let psychologist = app.signed_in("s1").await;
    let talk = hold(&app, &psychologist, "20").await;
    let viewers = [("l1", "/psychologist"), ("d1", "/psychologist"), ("a2", "/psychologist"), ("s2", "/appointments")];
    let mut before = Vec::new();
    for (viewer, page) in viewers {
        before.push(without_nonce(&app.signed_in(viewer).await.get(page).await.page()));
    }
    assert!(before[0].contains("Sleeping after late shifts"), "a lead sees that there is a talk");
    let fields = [("talk", talk.as_str()), ("named", "yes")];
    assert_eq!(app.signed_in("a1").await.ask("join_group_talk", &fields).await.status, StatusCode::OK);
    for ((viewer, page), before) in viewers.into_iter().zip(before) {
        assert_eq!(without_nonce(&app.signed_in(viewer).await.get(page).await.page()), before, "{viewer}");
    }
    for viewer in ["l1", "d1", "s2"] {
        let answer = app.signed_in(viewer).await.ask("join_group_talk", &fields).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{viewer} would learn whether it is full");
    }
}

#[tokio::test]
async fn a_full_talk_takes_nobody_and_leads_do_not_see_that_it_is_full() {
    let app = centre().await;
    app.agent("a3").of("t1").hired().await;
    let psychologist = app.signed_in("s1").await;
    let talk = hold(&app, &psychologist, "2").await;
    let lead = app.signed_in("l1").await;
    let before = without_nonce(&lead.get("/psychologist").await.page());
    for agent in ["a1", "a2"] {
        let answer = app.signed_in(agent).await.ask("join_group_talk", &[("talk", &talk)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{agent}");
    }
    let late = app.signed_in("a3").await;
    assert!(late.get("/psychologist").await.page().contains("All places are taken."));
    assert_eq!(late.ask("join_group_talk", &[("talk", &talk)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(without_nonce(&lead.get("/psychologist").await.page()), before);
    // Somebody who is signed up can still change their choice.
    let again = app.signed_in("a1").await.ask("join_group_talk", &[("talk", &talk), ("named", "yes")]).await;
    assert_eq!(again.status, StatusCode::OK);
}

#[tokio::test]
async fn a_talk_is_read_in_ones_own_language_and_its_calendar_file_says_busy() {
    let app = centre().await;
    app.agent("z1").of("t1").reading_chinese().hired().await;
    let talk = hold(&app, &app.signed_in("s1").await, "20").await;
    let chinese = app.signed_in("z1").await;
    let page = chinese.get("/psychologist").await.page();
    assert!(page.contains("晚班之后怎么睡好") && page.contains("Forty minutes"), "{page}");
    let answer = chinese.get(&format!("/talks/{talk}/calendar.ics")).await;
    assert!(answer.header("content-disposition").contains("busy.ics"), "{:?}", answer.headers);
    let file = answer.page();
    assert!(file.contains("SUMMARY:有安排\r\n") && file.contains("CLASS:PRIVATE"), "{file}");
    assert!(!file.contains("LOCATION") && !file.contains("晚班") && !file.contains("Forty"), "{file}");
    let others = app.signed_in("a1").await.get(&format!("/talks/{talk}/calendar.ics")).await.page();
    let id = file.lines().find(|line| line.starts_with("UID:")).unwrap();
    assert!(others.contains("UID:") && !others.contains(id), "it does not tell which busy hour of a colleague it is");
}

#[tokio::test]
async fn what_is_wrong_with_a_talk_is_said_next_to_its_field() {
    let app = centre().await;
    let psychologist = app.signed_in("s1").await;
    let wrong = psychologist.ask("hold_group_talk", &[("places", "1")]).await;
    let wrong = wrong.json()["wrong"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(wrong, ["date", "minutes", "place", "places", "title_en"]);
    let page =
        psychologist.post_and_follow("hold_group_talk", &[("title_zh", "睡眠"), ("places", "many")]).await.page();
    assert!(page.contains("value=\"睡眠\"") && page.contains("Enter a number of places"), "{page}");
}

#[tokio::test]
async fn cancelling_erasing_and_time_delete_sign_ups() {
    let app = centre().await;
    let psychologist = app.signed_in("s1").await;
    let agent = with_password(&app, "a1").await;
    let talk = hold(&app, &psychologist, "20").await;
    agent.ask("join_group_talk", &[("talk", &talk)]).await;
    let exported = agent.get("/me/export.json").await.json()["psychologist"]["talks"].clone();
    assert_eq!(
        (&exported[0]["named"], &exported[0]["title_en"]),
        (&false.into(), &"Sleeping after late shifts".into())
    );
    assert_eq!(agent.ask("delete_everything", &[("password", PASSWORD)]).await.status, StatusCode::OK);
    assert!(!app.stored().contains("sign_up") && app.stored().contains("group_talk"));
    app.signed_in("a2").await.ask("join_group_talk", &[("talk", &talk)]).await;
    let elsewhere = app.signed_in("s2").await.ask("cancel_group_talk", &[("talk", &talk)]).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
    assert_eq!(psychologist.ask("cancel_group_talk", &[("talk", &talk)]).await.status, StatusCode::OK);
    assert!(!app.stored().contains("sign_up") && !app.stored().contains("group_talk"));

    let talk = hold(&app, &psychologist, "20").await;
    app.signed_in("a2").await.ask("join_group_talk", &[("talk", &talk)]).await;
    app.pass(SignedDuration::from_hours(60));
    forget_past_counselling(&app.app).await;
    assert!(!app.stored().contains("sign_up") && !app.stored().contains("group_talk"));
}
