//! The times that an agent is offered, and asking for one.

use axum::http::StatusCode;

use super::{QUEUE, ask, centre, faults, load, minute, offered, request, rules};
use crate::support::TestApp;

#[tokio::test]
async fn the_least_costly_times_of_the_shift_are_offered_with_their_cost() {
    let app = centre().await;
    load(&app, 0).await;
    rules(&app, |_| ()).await;
    let agent = app.signed_in("a1").await;
    assert_eq!(offered(&agent, "/breaks").await, ["12:00–12:10", "13:00–13:10", "14:00–14:10"]);
    let page = agent.get("/breaks").await.page();
    assert_eq!(page.matches("callers won’t notice").count(), 3, "{page}");
    // In the busy morning a break costs something; before the shift ends none fits.
    app.travel("2026-03-11 15:30");
    let agent = app.signed_in("a1").await;
    assert_eq!(offered(&agent, "/breaks").await, ["15:35–15:45"]);
    app.travel("2026-03-11 15:45");
    assert!(agent.get("/breaks").await.page().contains("isn’t enough of your shift left"));
    assert_eq!(offered(&agent, "/breaks?minutes=20").await, Vec::<String>::new());
    app.travel("2026-03-11 19:00");
    assert!(app.signed_in("a1").await.get("/breaks").await.page().contains("not on shift right now"));
}

#[tokio::test]
async fn without_load_of_today_that_of_earlier_weeks_is_used() {
    let app = centre().await;
    for weeks in [1, 3] {
        load(&app, weeks).await;
    }
    rules(&app, |_| ()).await;
    let agent = app.signed_in("a1").await;
    let page = agent.get("/breaks").await.page();
    assert!(page.contains("last four weeks"));
    assert_eq!(offered(&agent, "/breaks").await, ["12:00–12:10", "13:00–13:10", "14:00–14:10"]);
    load(&app, 0).await;
    assert!(!agent.get("/breaks").await.page().contains("last four weeks"));
}

#[tokio::test]
async fn without_any_load_times_are_offered_whose_cost_is_not_known() {
    let app = centre().await;
    let agent = app.signed_in("a1").await;
    assert_eq!(offered(&agent, "/breaks").await, ["09:05–09:15", "10:05–10:15", "11:05–11:15"]);
    assert!(agent.get("/breaks").await.page().contains("isn’t known"));
    // The queue of another team says nothing about this one.
    load(&app, 0).await;
    assert!(agent.get("/breaks").await.page().contains("isn’t known"));
}

#[tokio::test]
async fn a_request_waits_for_the_lead_and_its_cost_is_computed_again() {
    let app = centre().await;
    load(&app, 0).await;
    rules(&app, |_| ()).await;
    let agent = app.signed_in("a1").await;
    ask(&app, &agent, (9, 30)).await;
    let page = agent.get("/breaks").await.page();
    assert!(page.contains("You asked for 09:30–09:40."), "{page}");
    assert!(page.contains("points of service level"), "{page}");
    assert!(!page.contains("break-slot"), "no other times while a request waits");
    let starts = minute(&app, 12, 0).to_string();
    let again = agent.ask("ask_for_break", &[("minutes", "10"), ("starts", &starts)]).await;
    assert_eq!(faults(&again), [""]);
}

#[tokio::test]
async fn what_costs_at_most_the_threshold_of_the_lead_is_granted_at_once() {
    let app = centre().await;
    load(&app, 0).await;
    rules(&app, |rules| rules.granted_up_to = Some(0.05)).await;
    let agent = app.signed_in("a1").await;
    ask(&app, &agent, (9, 30)).await;
    assert!(agent.get("/breaks").await.page().contains("You asked for 09:30–09:40."), "it costs more");
    let id = request(&agent, "/breaks").await;
    assert_eq!(agent.ask("withdraw_break", &[("request", &id)]).await.status, StatusCode::OK);
    ask(&app, &agent, (12, 0)).await;
    assert!(agent.get("/breaks").await.page().contains("Your break: 12:00–12:10."));
}

#[tokio::test]
async fn two_who_ask_at_once_are_not_both_granted_what_only_one_may_cost() {
    let app = centre().await;
    load(&app, 0).await;
    // One break at half past nine costs eight tenths of a point; with two, more calls come in than are answered.
    rules(&app, |rules| (rules.at_once, rules.granted_up_to) = (2, Some(1.0))).await;
    let (first, second) = (app.signed_in("a1").await, app.signed_in("a2").await);
    tokio::join!(ask(&app, &first, (9, 30)), ask(&app, &second, (9, 30)));
    let pages = [first.get("/breaks").await.page(), second.get("/breaks").await.page()];
    let having = |text: &str| pages.iter().filter(|page| page.contains(text)).count();
    assert_eq!((having("Your break: 09:30–09:40."), having("You asked for 09:30–09:40.")), (1, 1), "{pages:?}");
    assert_eq!(having("More calls than agents"), 1, "the cost of the second is that with the first granted");
}

#[tokio::test]
async fn a_time_that_passed_is_taken_or_was_made_up_is_refused() {
    let app = centre().await;
    load(&app, 0).await;
    rules(&app, |rules| rules.granted_up_to = Some(5.0)).await;
    let (first, second) = (app.signed_in("a1").await, app.signed_in("a2").await);
    ask(&app, &first, (12, 0)).await;
    assert!(!offered(&second, "/breaks").await.contains(&"12:00–12:10".to_owned()));
    for (hour, past) in [(8, 30), (9, 0), (12, 5), (12, 3), (15, 55)] {
        let starts = minute(&app, hour, past).to_string();
        let refused = second.ask("ask_for_break", &[("minutes", "10"), ("starts", &starts)]).await;
        assert_eq!(faults(&refused), ["starts"], "{hour}:{past}");
    }
    let starts = minute(&app, 13, 0).to_string();
    assert_eq!(faults(&second.ask("ask_for_break", &[("minutes", "90"), ("starts", &starts)]).await), ["minutes"]);
    assert_eq!(faults(&second.ask("ask_for_break", &[("minutes", "10"), ("starts", "soon")]).await), ["starts"]);
    let page = second.post_and_follow("ask_for_break", &[("minutes", "20"), ("starts", "soon")]).await.page();
    assert!(page.contains("Choose one of the times.") && page.contains("minutes=20\" aria-current=\"true\""), "{page}");
}

#[tokio::test]
async fn breaks_of_other_teams_in_the_queue_count_in_the_cost() {
    let app = centre().await;
    load(&app, 0).await;
    rules(&app, |_| ()).await;
    let agent = app.signed_in("a1").await;
    let before = agent.get("/breaks").await.page();
    let all = domain::BreakRules {
        queues: vec![QUEUE.to_owned()],
        at_once: 9,
        granted_up_to: Some(10.0),
        ..domain::BreakRules::default()
    };
    app.app.store.breaks().set_rules(app.team("t2").await, all).await.unwrap();
    let other = app.signed_in("b1").await;
    ask(&app, &other, (12, 0)).await;
    for more in ["b2", "b3", "b4"] {
        let more = app.agent(more).of("t2").on(super::SHIFT).hired().await;
        ask(&app, &more, (12, 0)).await;
    }
    let after = agent.get("/breaks").await.page();
    assert!(before.contains("12:00–12:10") && !after.contains("12:00–12:10"), "four people are away then");
}

#[tokio::test]
async fn an_agent_without_a_shift_is_offered_hours_and_without_a_team_none() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    app.lead("l1").of("t1").hired().await;
    assert_eq!(offered(&agent, "/breaks").await, ["09:05–09:15", "10:05–10:15", "11:05–11:15"]);
    let alone = app.agent("a2").hired().await;
    assert!(alone.get("/breaks").await.page().contains("not in a team"));
    let starts = minute(&app, 9, 30).to_string();
    let refused = alone.ask("ask_for_break", &[("minutes", "10"), ("starts", &starts)]).await;
    assert_eq!(faults(&refused), ["starts"]);
}

#[tokio::test]
async fn a_team_that_nobody_leads_says_so_and_takes_no_request() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let starts = minute(&app, 9, 30).to_string();
    let ask = [("minutes", "10"), ("starts", starts.as_str())];
    assert!(agent.get("/breaks").await.page().contains("Nobody leads your team today"));
    assert_eq!(faults(&agent.ask("ask_for_break", &ask).await), ["starts"]);
    // Somebody who leads the team themselves does not answer themselves.
    app.take_roster("person_id,name,roles,team_id\na1,Name of a1,agent;lead,t1\n").await;
    assert!(app.signed_in("a1").await.get("/breaks").await.page().contains("Nobody leads your team today"));
    app.lead("l1").of("t1").hired().await;
    let agent = app.signed_in("a1").await;
    assert!(!agent.get("/breaks").await.page().contains("Nobody leads your team today"));
    assert_eq!(agent.ask("ask_for_break", &ask).await.status, StatusCode::OK);
}

#[tokio::test]
async fn support_and_the_suggestion_of_a_break_lead_to_the_times() {
    let app = centre().await;
    let agent = app.signed_in("a1").await;
    for page in ["/support", "/suggestion/micro_break"] {
        assert!(agent.get(page).await.page().contains("href=\"/breaks\""), "{page}");
        assert!(!app.signed_in("l1").await.get(page).await.page().contains("href=\"/breaks\""), "{page} of a lead");
    }
    assert!(!agent.get("/suggestion/two_lines").await.page().contains("href=\"/breaks\""));
}
