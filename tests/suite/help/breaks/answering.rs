//! The answer of a lead, what the agent sees of it, and withdrawing.

use axum::http::StatusCode;

use super::{ask, centre, faults, load, request, rules};
use crate::support::TestApp;

/// A request of `a1` for half past nine that waits for `l1`.
async fn asked() -> (TestApp, String) {
    let app = centre().await;
    load(&app, 0).await;
    rules(&app, |_| ()).await;
    ask(&app, &app.signed_in("a1").await, (9, 30)).await;
    let id = request(&app.signed_in("l1").await, "/floor").await;
    (app, id)
}

#[tokio::test]
async fn a_lead_sees_time_and_cost_grants_and_the_agent_sees_the_break() {
    let (app, id) = asked().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    for page in ["/floor", "/floor/t1", "/board"] {
        let page = lead.get(page).await.page();
        assert!(page.contains("Name of a1") && page.contains("09:30–09:40"), "{page}");
        assert!(page.contains("points of service level"), "{page}");
    }
    assert!(lead.get("/flags").await.page().contains("Someone is asking for a break."));
    assert_eq!(agent.get("/breaks/break.ics").await.status, StatusCode::NOT_FOUND, "it is not granted yet");
    let page = lead.post_and_follow("answer_break", &[("request", &id), ("answer", "grant"), ("back", "/board")]).await;
    assert!(page.page().contains("Granted: Name of a1, 09:30–09:40."));
    let page = agent.get("/breaks").await.page();
    assert!(page.contains("Your break: 09:30–09:40."), "{page}");
    assert!(page.contains("data-in=\"1800\"") && page.contains("data-lasts=\"600\""), "{page}");
    assert!(!lead.get("/flags").await.page().contains("asking for a break"));
    assert!(lead.get("/floor").await.page().contains("Name of a1: 09:30–09:40"));
    app.travel("2026-03-11 09:35");
    assert!(app.signed_in("a1").await.get("/breaks").await.page().contains("data-in=\"-300\""), "it goes on");
    app.travel("2026-03-11 09:40");
    assert!(!app.signed_in("a1").await.get("/breaks").await.page().contains("Your break: "));
    let lead = app.signed_in("l1").await;
    assert!(!lead.get("/floor").await.page().contains("Name of a1"), "a break that is over names nobody");
}

#[tokio::test]
async fn the_calendar_file_says_break_and_when() {
    let (app, id) = asked().await;
    app.signed_in("l1").await.ask("answer_break", &[("request", &id), ("answer", "grant")]).await;
    let agent = app.signed_in("a1").await;
    let file = agent.get("/breaks/break.ics").await;
    assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, "text/calendar; charset=utf-8"));
    let text = file.text();
    for line in ["SUMMARY:Break", "CLASS:PRIVATE", "DTSTART:20260311T013000Z", "DTEND:20260311T014000Z", "BEGIN:VEVENT"]
    {
        assert!(text.lines().any(|found| found == line), "{line}: {text}");
    }
    // The UID is a digest; everything else is looked at.
    for word in ["DESCRIPTION", "LOCATION", "Name", "points", &id] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    let agent = app.agent("a9").of("t1").reading_chinese().hired().await;
    rules(&app, |rules| (rules.at_once, rules.granted_up_to) = (9, Some(9.0))).await;
    ask(&app, &agent, (12, 0)).await;
    assert!(agent.get("/breaks/break.ics").await.text().contains("SUMMARY:小休"));
}

#[tokio::test]
async fn a_declined_request_says_the_kind_sentence_and_offers_other_times() {
    for (answer, sentence) in [
        ("busy", "the phones will be busy then"),
        ("others_away", "others are away then"),
        ("together", "I’ll come by"),
    ] {
        let (app, id) = asked().await;
        let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
        assert!(lead.get("/floor").await.page().contains(sentence), "the lead sees what the agent will read");
        assert_eq!(lead.ask("answer_break", &[("request", &id), ("answer", answer)]).await.status, StatusCode::OK);
        let page = agent.get("/breaks").await.page();
        assert!(page.contains("Not 09:30–09:40") && page.contains(sentence) && page.contains("break-slot"), "{page}");
        ask(&app, &agent, (12, 0)).await;
        let page = agent.get("/breaks").await.page();
        assert!(!page.contains(sentence) && page.contains("You asked for 12:00"), "{page}");
    }
}

#[tokio::test]
async fn an_answer_comes_once_and_in_time() {
    let (app, id) = asked().await;
    let answer = |answer: &'static str| {
        let (app, id) = (app.clone(), id.clone());
        async move { app.signed_in("l1").await.ask("answer_break", &[("request", &id), ("answer", answer)]).await }
    };
    assert_eq!(faults(&answer("because").await), [""]);
    app.travel("2026-03-11 09:41");
    assert_eq!(faults(&answer("grant").await), [""], "the time has passed");
    app.travel("2026-03-11 09:20");
    assert_eq!(answer("grant").await.status, StatusCode::OK);
    assert_eq!(faults(&answer("busy").await), [""], "a granted break is not taken back");
    assert!(app.signed_in("a1").await.get("/breaks").await.page().contains("Your break: "));
}

#[tokio::test]
async fn a_request_that_nobody_answers_says_so_once_its_time_has_passed() {
    const UNANSWERED: &str = "Nobody answered in time: 09:30–09:40.";
    let (app, id) = asked().await;
    app.travel("2026-03-11 09:39");
    assert!(app.signed_in("a1").await.get("/breaks").await.page().contains("You asked for 09:30–09:40."));
    app.travel("2026-03-11 09:40");
    let agent = app.signed_in("a1").await;
    let page = agent.get("/breaks").await.page();
    assert!(page.contains(UNANSWERED) && page.contains("break-slot"), "{page}");
    assert!(!page.contains(&format!("withdraw-{id}")), "{page}");
    assert!(!app.signed_in("l1").await.get("/floor").await.page().contains("Name of a1"));
    ask(&app, &agent, (12, 0)).await;
    let page = agent.get("/breaks").await.page();
    assert!(!page.contains(UNANSWERED) && page.contains("You asked for 12:00"), "{page}");
}

#[tokio::test]
async fn a_lead_who_works_in_the_team_neither_sees_nor_grants_their_own_break() {
    let (app, _) = asked().await;
    app.take_roster("person_id,name,roles,team_id\nx1,Name of x1,agent;lead,t1\n").await;
    app.pass(jiff::SignedDuration::from_mins(1));
    let both = app.signed_in("x1").await;
    ask(&app, &both, (12, 0)).await;
    let own = request(&both, "/breaks").await;
    let page = both.get("/floor").await.page();
    let page = page.split("<main").nth(1).expect("the page itself, without the header with the own name");
    assert!(!page.contains("Name of x1") && !page.contains(&format!("grant-{own}")), "{page}");
    let refused = both.ask("answer_break", &[("request", &own), ("answer", "grant")]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    let lead = app.signed_in("l1").await;
    assert_eq!(lead.ask("answer_break", &[("request", &own), ("answer", "grant")]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn no_more_people_than_allowed_are_granted_the_same_time() {
    let (app, id) = asked().await;
    ask(&app, &app.signed_in("a2").await, (9, 35)).await;
    let lead = app.signed_in("l1").await;
    assert_eq!(lead.ask("answer_break", &[("request", &id), ("answer", "grant")]).await.status, StatusCode::OK);
    let other = request(&lead, "/floor").await;
    let refused = lead.ask("answer_break", &[("request", &other), ("answer", "grant")]).await;
    assert_eq!(faults(&refused), [""]);
    rules(&app, |rules| rules.at_once = 2).await;
    assert_eq!(lead.ask("answer_break", &[("request", &other), ("answer", "grant")]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_cost_that_a_lead_grants_is_that_of_now_or_they_are_told() {
    let (app, id) = asked().await;
    rules(&app, |rules| rules.at_once = 3).await;
    let lead = app.signed_in("l1").await;
    let page = lead.get("/floor").await.page();
    assert!(page.contains("name=\"cost\" value=\"0.8\"") && page.contains("costs about 0.8 points"), "{page}");
    // Meanwhile somebody else is granted the same time.
    ask(&app, &app.signed_in("a2").await, (9, 30)).await;
    let theirs = app.app.store.breaks().of_person(app.person("a2").await, app.now()).await.unwrap().remove(0).id;
    let grant = |id: String, cost: &'static str| {
        let lead = lead.clone();
        async move { lead.ask("answer_break", &[("request", &id), ("answer", "grant"), ("cost", cost)]).await }
    };
    assert_eq!(grant(theirs.to_string(), "0.8").await.status, StatusCode::OK);
    let refused = grant(id.clone(), "0.8").await;
    assert_eq!(faults(&refused), [""]);
    assert!(refused.text().contains("The cost has changed"), "{}", refused.text());
    let page = lead.get("/floor").await.page();
    assert!(page.contains("name=\"cost\" value=\"overloaded\"") && page.contains("more calls than agents"), "{page}");
    assert_eq!(grant(id, "overloaded").await.status, StatusCode::OK);
    let page = app.signed_in("a1").await.get("/breaks").await.page();
    assert!(page.contains("Your break: 09:30") && page.contains("More calls than agents"), "{page}");
}

#[tokio::test]
async fn a_withdrawn_break_is_gone_for_everybody() {
    let (app, id) = asked().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    lead.ask("answer_break", &[("request", &id), ("answer", "grant")]).await;
    assert_eq!(agent.ask("withdraw_break", &[("request", &id)]).await.status, StatusCode::OK);
    assert!(agent.get("/breaks").await.page().contains("break-slot"));
    assert!(!lead.get("/floor").await.page().contains("Name of a1"));
    assert_eq!(agent.ask("withdraw_break", &[("request", &id)]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(app.app.store.breaks().of_person(app.person("a1").await, app.now()).await.unwrap(), []);
}

#[tokio::test]
async fn open_pages_show_a_request_and_its_answer_without_a_reload() {
    let app = centre().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    let mut floor = lead.live("/live?of=talk").await.unwrap();
    let mut board = lead.live("/live?team=t1").await.unwrap();
    let mut own = agent.live("/live?of=talk").await.unwrap();
    for stream in [&mut floor, &mut board, &mut own] {
        stream.next().await.unwrap();
    }
    ask(&app, &agent, (9, 30)).await;
    for stream in [&mut floor, &mut board] {
        let picture = stream.next().await.unwrap();
        assert!(picture.contains("Name of a1") && picture.contains("09:30–09:40"), "{picture}");
    }
    assert!(own.next().await.unwrap().contains("You asked for 09:30–09:40."));
    let id = request(&lead, "/floor").await;
    lead.ask("answer_break", &[("request", &id), ("answer", "grant")]).await;
    assert!(own.next().await.unwrap().contains("Your break: 09:30–09:40."));
}
