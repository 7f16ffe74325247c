//! Breaks: the times that are offered, who answers, who can tell, and when they are forgotten.

mod answering;
mod arrivals;
mod asking;
mod floor;
mod forgetting;
mod privacy;

use axum::http::StatusCode;
use domain::BreakRules;
use domain::load::{Load, minutes_of};

use crate::support::{Client, TestApp};

/// The shift of the agents: from eight to four; every test begins at nine.
const SHIFT: &str = "day 08:00-16:00";
/// The queue of team one.
const QUEUE: &str = "Billing";

/// A team with two agents on shift and a lead; another team with an agent and a lead; a psychologist and an admin.
async fn centre() -> TestApp {
    let app = TestApp::new().await;
    for (agent, team) in [("a1", "t1"), ("a2", "t1"), ("b1", "t2")] {
        app.agent(agent).of(team).on(SHIFT).hired().await;
    }
    app.lead("l1").of("t1").hired().await;
    app.lead("l3").of("t2").hired().await;
    app.psychologist("s1").hired().await;
    app.admin("d1").hired().await;
    app
}

/// Today's minute of the clock, since 1970-01-01.
fn minute(app: &TestApp, hour: i8, minute: i8) -> i64 {
    minutes_of(app.today().0.at(hour, minute, 0, 0))
}

/// Imports load for the whole shift of today, or of the same weekday so many weeks ago: busy until noon, quiet after
/// it.
async fn load(app: &TestApp, weeks_ago: i64) {
    let first = minute(app, 8, 0) - weeks_ago * 7 * 24 * 60;
    let interval = |number: i64| Load {
        queue: QUEUE.to_owned(),
        starts: first + number * 30,
        offered: if number < 8 { 60.0 } else { 30.0 },
        handle_seconds: 300.0,
        agents: 12,
    };
    app.app.store.load().import((0..16).map(interval).collect()).await.unwrap();
}

/// Sets the rules of team one.
async fn rules(app: &TestApp, change: impl FnOnce(&mut BreakRules)) {
    let mut rules = BreakRules { queues: vec![QUEUE.to_owned()], ..BreakRules::default() };
    change(&mut rules);
    app.app.store.breaks().set_rules(app.team("t1").await, rules).await.unwrap();
}

/// Asks for ten minutes at this time.
async fn ask(app: &TestApp, agent: &Client, at: (i8, i8)) {
    let starts = minute(app, at.0, at.1).to_string();
    let answer = agent.ask("ask_for_break", &[("minutes", "10"), ("starts", &starts)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
}

/// The id of the one request that a page has a form for.
async fn request(viewer: &Client, page: &str) -> String {
    let page = viewer.get(page).await.page();
    let id = page.split("name=\"request\" value=\"").nth(1).unwrap_or_else(|| panic!("no request: {page}"));
    id.split('"').next().unwrap().to_owned()
}

/// What is wrong with a form, field by field.
fn faults(answer: &crate::support::Answer) -> Vec<String> {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
    answer.json()["wrong"].as_object().unwrap().keys().cloned().collect()
}

/// The times that the page offers, as `12:00–12:10`.
async fn offered(agent: &Client, address: &str) -> Vec<String> {
    let page = agent.get(address).await.page();
    let times = page.split("class=\"break-time\">").skip(1);
    times.map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
}
