//! Whom a request reaches: one named person of the role, those on shift first.

use axum::http::StatusCode;

use super::{LINE, ask, centre, check_in, ids, request};
use crate::support::TestApp;

#[tokio::test]
async fn a_lead_on_shift_is_asked_before_one_who_is_not() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    app.lead("l1").of("t1").on("late 14:00-22:00").hired().await;
    app.lead("l2").of("t1").on("early 07:00-15:00").hired().await;
    for lead in ["l1", "l2"] {
        app.set_password(lead).await;
    }
    let page = agent.get("/support").await.page();
    assert!(page.contains("Lead: Name of l2") && page.contains("on shift now"), "{page}");
    ask(&agent, "lead").await;
    assert!(app.signed_in("l2").await.get("/board").await.page().contains(LINE));
    assert!(!app.signed_in("l1").await.get("/board").await.page().contains(LINE));
    // Sending it again reaches the same person and is still one request.
    ask(&agent, "lead").await;
    assert_eq!(ids(&agent.get("/support").await.page()).len(), 1);
    // After an hour without an answer the other lead is asked.
    app.pass(jiff::SignedDuration::from_hours(1));
    let agent = app.signed_in("a1").await;
    ask(&agent, "lead").await;
    assert!(app.signed_in("l1").await.get("/board").await.page().contains(LINE));
    assert_eq!(ids(&agent.get("/support").await.page()).len(), 2);
}

#[tokio::test]
async fn a_lead_with_an_end_date_is_the_deputy() {
    let app = centre().await;
    app.lead("l2").hired().await;
    let admin = app.signed_in("d1").await;
    let named = admin.ask("name_lead", &[("team", "t1"), ("person", "l2"), ("until", "2026-03-20")]).await;
    assert_eq!(named.status, StatusCode::OK, "{}", named.text());
    let agent = app.signed_in("a1").await;
    let page = agent.get("/support").await.page();
    assert!(page.contains("Lead: Name of l1") && page.contains("Deputy lead: Name of l2"), "{page}");
    ask(&agent, "deputy").await;
    let deputy = app.signed_in("l2").await;
    assert!(deputy.get("/board").await.page().contains(LINE));
    let lead = app.signed_in("l1").await;
    assert!(!lead.get("/board").await.page().contains(LINE));
    // After the last day the deputy reads it no longer, and the asker is told.
    app.travel("2026-03-21 09:00");
    let page = app.signed_in("a1").await.get("/support").await.page();
    assert!(page.contains("Name of l2 can’t answer requests here any more."), "{page}");
    assert!(!page.contains("Deputy lead:"), "an absent role is not offered");
    assert!(!app.signed_in("l2").await.get("/requests").await.text().contains(LINE));
}

#[tokio::test]
async fn a_role_that_nobody_has_is_refused_and_nothing_typed_is_lost() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let fields = [("talk_to", "lead"), ("talk_line", LINE)];
    let answer = check_in(&agent, &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.json()["wrong"].as_object().unwrap().keys().collect::<Vec<_>>(), ["talk_to"]);
    let fields =
        [("id", "0190d4a2-0000-7000-8000-000000000001"), ("weather", "2"), ("audience", "lead"), ("talk_line", LINE)];
    let refused = agent.post("record_check_in", &fields).await;
    assert_eq!(refused.to(), "/check-in#talk", "the browser goes to the field");
    let page = agent.get("/check-in").await.page();
    let link = "<a href=\"#talk_to-error\">Not saved yet. Choose who you’d like to talk to.";
    assert!(page.contains("id=\"talk\"") && page.contains(link), "{page}");
    let id = uuid::Uuid::new_v4().to_string();
    let all = [("id", id.as_str()), ("weather", "1"), ("audience", "lead"), ("talk_to", "lead"), ("talk_line", LINE)];
    let form = agent.post_and_follow("record_check_in", &all).await.page();
    assert!(form.contains("Nobody in that role can be asked right now.") && form.contains(LINE), "{form}");
    assert_eq!(agent.get("/me/export.json").await.json()["entries"], serde_json::json!([]), "nothing was saved");
    assert!(agent.get("/support").await.page().contains("Nobody can be asked here right now."));
}

#[tokio::test]
async fn wrong_fields_of_a_request_are_refused_together() {
    let app = centre().await;
    let agent = app.signed_in("a1").await;
    let (line, when) = ("l".repeat(201), "w".repeat(61));
    let answer = agent.ask("ask_to_talk", &[("to", "supporter"), ("when", &when), ("line", &line)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.json()["wrong"].as_object().unwrap().len(), 3, "{}", answer.text());
    let page = agent.post_and_follow("ask_to_talk", &[("to", "lead"), ("when", ""), ("line", &line)]).await.page();
    assert!(page.contains(&line), "a line that is too long comes back whole");
    assert_eq!(ids(&page), Vec::<String>::new());
    let time = agent.ask("ask_to_talk", &[("to", "lead"), ("when", "after lunch"), ("line", "")]).await;
    assert_eq!(time.status, StatusCode::OK);
    assert!(app.signed_in("l1").await.get("/board").await.page().contains("after lunch"));
}

#[tokio::test]
async fn a_line_to_nobody_is_not_dropped() {
    let app = centre().await;
    let agent = app.signed_in("a1").await;
    let answer = check_in(&agent, &[("talk_to", ""), ("talk_line", LINE)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.json()["wrong"].as_object().unwrap().keys().collect::<Vec<_>>(), ["talk_to"]);
    assert_eq!(check_in(&agent, &[("talk_to", ""), ("talk_when", "soon")]).await.status, StatusCode::OK);
    assert_eq!(ids(&agent.get("/support").await.page()), Vec::<String>::new());
}

#[tokio::test]
async fn the_field_of_earlier_clients_asks_the_lead_unless_private() {
    let app = centre().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    check_in(&agent, &[("wish_to_talk", "on"), ("audience", "me")]).await;
    assert_eq!(ids(&agent.get("/support").await.page()), Vec::<String>::new());
    check_in(&agent, &[("wish_to_talk", "on"), ("audience", "team")]).await;
    request(&agent, "/support").await;
    assert!(lead.get("/board").await.page().contains("Asked to talk"));
}

#[tokio::test]
async fn nobody_asks_themselves() {
    let app = TestApp::new().await;
    let both = app.agent("a1").of("t1").hired().await;
    app.take_roster("person_id,name,roles,team_id,site\na1,Name of a1,agent;lead,t1,North\n").await;
    let answer = both.ask("ask_to_talk", &[("to", "lead")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
}

/// Whom the form on a page names for the lead, as the field with this name sends it.
fn named(page: &str, field: &str) -> String {
    let before = format!("name=\"{field}\" value=\"");
    let mut values = page.split(&before).skip(1).filter_map(|rest| rest.split('"').next());
    values.find(|value| value.starts_with("lead ")).expect(page).to_owned()
}

#[tokio::test]
async fn a_request_goes_to_the_one_whom_its_page_named() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    app.lead("l1").of("t1").on("early 01:00-09:30").hired().await;
    app.lead("l2").of("t1").on("late 09:15-18:00").hired().await;
    for lead in ["l1", "l2"] {
        app.set_password(lead).await;
    }
    let page = agent.get("/support").await.page();
    assert!(page.contains("Lead: Name of l1"), "{page}");
    let named = named(&page, "named[]");
    // While the line is being written the shift of that lead ends.
    app.pass(jiff::SignedDuration::from_mins(40));
    let agent = app.signed_in("a1").await;
    assert!(agent.get("/support").await.page().contains("Lead: Name of l2"), "who comes first by now");
    let fields = [("to", "lead"), ("line", LINE), ("named[]", named.as_str())];
    assert_eq!(agent.ask("ask_to_talk", &fields).await.status, StatusCode::OK);
    assert!(!app.signed_in("l2").await.get("/board").await.page().contains(LINE));
    assert!(app.signed_in("l1").await.get("/board").await.page().contains(LINE));
}

#[tokio::test]
async fn a_request_to_somebody_who_leads_no_more_reaches_nobody_else() {
    let app = centre().await;
    let agent = app.signed_in("a1").await;
    let (alone, inside) = (agent.get("/support").await.page(), agent.get("/check-in").await.page());
    app.lead("l2").of("t1").hired().await;
    app.take_roster("person_id,name,roles,team_id\nl1,Name of l1,agent,t1\n").await;
    let agent = app.signed_in("a1").await;
    let (alone, inside) = (named(&alone, "named[]"), named(&inside, "talk_named[]"));
    let answer = check_in(&agent, &[("talk_to", "lead"), ("talk_line", LINE), ("talk_named[]", &inside)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
    assert_eq!(answer.json()["wrong"].as_object().unwrap().keys().collect::<Vec<_>>(), ["talk_to"]);
    let fields = [("to", "lead"), ("line", LINE), ("named[]", alone.as_str())];
    let page = agent.post_and_follow("ask_to_talk", &fields).await.page();
    assert!(page.contains("The person you chose can’t be asked any more."), "{page}");
    assert!(page.contains(LINE) && page.contains("Lead: Name of l2"), "the form comes back and names the new lead");
    assert!(!app.signed_in("l2").await.get("/board").await.page().contains(LINE));
    let now = named(&page, "named[]");
    let again = [("to", "lead"), ("line", LINE), ("named[]", now.as_str())];
    assert_eq!(agent.ask("ask_to_talk", &again).await.status, StatusCode::OK);
    assert!(app.signed_in("l2").await.get("/board").await.page().contains(LINE));
}
