//! The page after saving: people first in a storm, a suggestion for the weather of now, a fact and a good call on a
//! bright day.

use axum::http::StatusCode;
use domain::{Audience, CheckIn, CheckInId, Weather};
use jiff::SignedDuration;
use uuid::Uuid;

use crate::support::{Client, TestApp};

/// Checks in with these fields. Returns the entry's id.
async fn check_in(agent: &Client, fields: &[(&str, &str)]) -> String {
    let id = Uuid::new_v4().to_string();
    let fields = [&[("id", id.as_str()), ("audience", "lead")], fields].concat();
    let answer = agent.ask("record_check_in", &fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    id
}

/// An agent and a lead of one team.
async fn team() -> (TestApp, Client) {
    let app = TestApp::new().await;
    let since = app.today().plus(-300);
    app.lead("l1").of("t1").since(since).hired().await;
    let agent = app.agent("a1").of("t1").since(since).hired().await;
    (app, agent)
}

/// Records check-ins of the days before today, the last level yesterday.
async fn past(app: &TestApp, levels: &[u8]) {
    let (person, team) = (app.person("a1").await, app.team("t1").await);
    for (ago, level) in (1..).zip(levels.iter().rev()) {
        let entry = CheckIn {
            person,
            id: CheckInId(Uuid::from_u128(u128::try_from(ago).unwrap())),
            workday: app.today().plus(-ago),
            said_at: app.now().checked_sub(SignedDuration::from_hours(24 * i64::from(ago))).unwrap(),
            shift: None,
            team: Some(team),
            weather: Weather::try_from(*level).unwrap(),
            energy: None,
            stressors: vec![],
            uplifts: vec![],
            about_lead: vec![],
            tag_audience: Audience::Me,
            note: None,
            audience: Audience::Me,
            note_audience: Audience::Me,
        };
        app.app.store.check_ins().record(entry).await.unwrap();
    }
}

/// Where these texts begin in a page; panics if one is missing.
fn order(page: &str, texts: &[&str]) -> Vec<usize> {
    texts.iter().map(|text| page.find(text).unwrap_or_else(|| panic!("no {text} in {page}"))).collect()
}

#[tokio::test]
async fn in_a_storm_the_people_come_before_the_suggestion() {
    let (app, agent) = team().await;
    app.psychologist("s1").hired().await;
    check_in(&agent, &[("weather", "1"), ("talk_to", "lead")]).await;
    let page = agent.get("/check-in").await.page();
    let texts = [
        "id=\"talk-status\"",
        "Saved: Stormy",
        "people-first",
        "<strong>Lead: Name of l1",
        "<strong>Psychologist: Name of s1",
        "phone-numbers",
        "class=\"card suggestion\"",
    ];
    let places = order(&page, &texts);
    assert!(places.is_sorted(), "{places:?}");
    assert!(!page.contains("good-moment"));
}

#[tokio::test]
async fn people_come_first_for_somebody_without_energy_who_asks_for_a_talk() {
    for (energy, talk_to, first) in [("1", "lead", true), ("1", "", false), ("2", "lead", false)] {
        let (_, agent) = team().await;
        check_in(&agent, &[("weather", "3"), ("energy", energy), ("talk_to", talk_to)]).await;
        assert_eq!(agent.get("/check-in").await.shows("people-first"), first, "{energy} {talk_to}");
    }
}

#[tokio::test]
async fn on_other_days_nobody_is_put_in_front() {
    for weather in ["2", "3", "4", "5"] {
        let (_, agent) = team().await;
        check_in(&agent, &[("weather", weather)]).await;
        assert!(!agent.get("/check-in").await.shows("people-first"), "{weather}");
    }
}

#[tokio::test]
async fn a_suggestion_follows_the_weather_that_the_person_has_now() {
    let (app, agent) = team().await;
    check_in(&agent, &[("weather", "1")]).await;
    assert!(agent.get("/check-in").await.shows("class=\"card suggestion\""));
    app.pass(SignedDuration::from_mins(5));
    check_in(&agent, &[("weather", "5")]).await;
    let page = agent.get("/check-in").await.page();
    assert!(page.contains("Saved: Sunny") && !page.contains("class=\"card suggestion\""), "{page}");
    app.pass(SignedDuration::from_mins(5));
    check_in(&agent, &[("weather", "2")]).await;
    let page = agent.get("/check-in").await.page();
    let why = page.split("class=\"why\"").nth(1).expect(&page).split("</p>").next().unwrap();
    assert!(why.contains("rainy"), "{why}");
}

#[tokio::test]
async fn a_bright_day_after_a_slide_is_offered_nothing_because_of_it() {
    let (app, agent) = team().await;
    past(&app, &[vec![4; 40], vec![1; 10]].concat()).await;
    check_in(&agent, &[("weather", "5")]).await;
    let page = agent.get("/check-in").await.page();
    assert!(!page.contains("class=\"card suggestion\"") && page.contains("good-moment"), "{page}");
}

#[tokio::test]
async fn a_bright_day_shows_a_fact_about_the_persons_own_days() {
    let (app, agent) = team().await;
    past(&app, &[3, 3, 4, 4]).await;
    check_in(&agent, &[("weather", "4")]).await;
    let page = agent.get("/check-in").await.page();
    let fact = page.split("class=\"warm-fact\"").nth(1).expect(&page).split("</p>").next().unwrap();
    assert!(fact.contains("hree bright shifts"), "{fact}");
}

#[tokio::test]
async fn one_good_call_is_kept_for_the_person_alone() {
    let (app, agent) = team().await;
    let id = check_in(&agent, &[("weather", "5")]).await;
    let long = "a".repeat(201);
    for (line, says) in [(" ", "Write a line first"), (&*long, "201 characters long")] {
        let page =
            agent.post_and_follow("keep_good_thing", &[("id", &id), ("line", line), ("back", "/check-in")]).await;
        assert!(page.shows(says), "{}", page.text());
    }
    let fields = [("id", &*id), ("line", "She said: you’re the first\nwho explained it."), ("back", "/check-in")];
    let page = agent.post_and_follow("keep_good_thing", &fields).await.page();
    assert!(page.contains("Kept for a rainy day") && page.contains("the first who explained it."), "{page}");
    let me = agent.get("/me").await.page();
    assert_eq!(me.matches("the first who explained it.").count(), 3, "the card, the journal and its form: {me}");
    for file in ["/me/export.json", "/me/export.csv"] {
        assert!(agent.get(file).await.shows("the first who explained it."), "{file}");
    }
    let lead = app.signed_in("l1").await;
    for page in ["/board", "/trends/t1", "/flags"] {
        assert!(!lead.get(page).await.shows("explained it"), "{page}");
    }
    agent.post("keep_good_thing", &[("id", &id), ("line", ""), ("back", "/me")]).await.to();
    assert!(!agent.get("/me").await.shows("explained it"));
}

#[tokio::test]
async fn the_week_is_summed_up_on_its_last_shift_only() {
    // Wednesday 11 March 2026.
    let (app, agent) = team().await;
    past(&app, &[2, 4]).await;
    check_in(&agent, &[("weather", "5")]).await;
    assert!(!agent.get("/check-in").await.shows("id=\"week-title\""));
    app.travel("2026-03-13 10:00");
    let agent = app.signed_in("a1").await;
    check_in(&agent, &[("weather", "4")]).await;
    let page = agent.get("/check-in").await.page();
    assert!(page.contains("id=\"week-title\""), "{page}");
    assert!(page.contains("Rain or storm on one of four shifts, and bright again now."), "{page}");
}
