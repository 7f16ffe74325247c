//! What other rows than check-ins keep of a locked past: work of leads on flags, requests to talk, answers to
//! suggestions.

use axum::http::StatusCode;
use domain::{CheckIn, CheckInId, Weather};
use jiff::SignedDuration;
use store::{FlagId, FlagState, FlagWork, Outcome, SuggestionOffer};
use weathervane::app::flags::status::person_flag_id;
use weathervane::state::live::Topic;

use super::*;

const AGREED: &str = "A word over tea";

/// Forty fair days and ten stormy ones that the lead sees, and the flag about them, on which the lead worked.
async fn worked_on(app: &TestApp) -> FlagId {
    let (agent, lead, team) = (app.person("a1").await, app.person("l1").await, app.team("t1").await);
    let weathers = [Weather::Fair, Weather::Fair, Weather::Cloudy, Weather::Fair].repeat(10);
    let weathers: Vec<Weather> = weathers.into_iter().chain([Weather::Stormy; 10]).collect();
    for (ago, weather) in (1..).zip(weathers.iter().rev()) {
        let said = CheckIn {
            person: agent,
            id: CheckInId(Uuid::new_v4()),
            workday: app.today().plus(-ago),
            said_at: app.now() - SignedDuration::from_hours(24 * i64::from(ago)),
            shift: None,
            team: Some(team),
            weather: *weather,
            energy: None,
            stressors: Vec::new(),
            uplifts: Vec::new(),
            about_lead: Vec::new(),
            tag_audience: Audience::Me,
            note: None,
            audience: Audience::Lead,
            note_audience: Audience::Me,
        };
        app.app.store.check_ins().record(said).await.unwrap();
    }
    let derived = app.app.derived.in_lead_sight(&app.app.store, lead, agent, app.today()).await.unwrap();
    let flag = person_flag_id(agent, derived.flags.last().unwrap());
    let work = FlagWork {
        flag,
        team,
        person: Some(agent),
        state: FlagState::Done,
        owner: Some(lead),
        due_at: None,
        changed_at: app.now(),
        what_was_done: Some(AGREED.to_owned()),
        seen: None,
    };
    app.app.store.flag_work().set(work, lead, None).await.unwrap();
    flag
}

/// Whether the own page and the own export contain what the lead wrote.
async fn reads(browser: &Client) -> [bool; 2] {
    [browser.get("/me").await.text().contains(AGREED), browser.get("/me/export.json").await.text().contains(AGREED)]
}

#[tokio::test]
async fn what_a_lead_wrote_about_somebody_is_locked_and_stays_with_the_lead() {
    let (app, agent) = centre().await;
    let code = code(&agent).await;
    let flag = worked_on(&app).await;
    assert_eq!(reads(&agent).await, [true, true]);
    app.pass(SignedDuration::from_mins(5));
    let after = reset(&app).await;
    assert_eq!(reads(&after).await, [false, false]);
    let stopped = after.ask("ask_to_stop", &[("flag", &flag.to_string())]).await;
    assert_eq!(stopped.status, StatusCode::NOT_FOUND, "{}", stopped.text());

    // A new check-in that goes again takes nothing from the lead that rests on other days.
    let id = say(&after, "3", "", "lead", "me").await;
    assert!(after.ask("delete_entry", &[("id", &id), ("back", "/me")]).await.status.is_success());
    assert_eq!(app.app.store.flag_work().get(vec![flag]).await.unwrap().len(), 1);

    assert!(after.ask("unlock_past", &[("code", &code)]).await.status.is_success());
    assert_eq!(reads(&after).await, [true, true]);
}

#[tokio::test]
async fn asking_to_talk_after_a_reset_does_not_show_whether_there_was_a_request() {
    let request = [("to", "lead"), ("when", "soon"), ("line", "before the reset")];
    for asked in [true, false] {
        let (app, agent) = centre().await;
        if asked {
            assert!(agent.ask("ask_to_talk", &request).await.status.is_success());
        }
        app.pass(SignedDuration::from_mins(5));
        let after = reset(&app).await;
        let page =
            after.post_and_follow("ask_to_talk", &[("to", "lead"), ("when", "soon"), ("line", "after it")]).await;
        assert!(page.shows("Sent. Name of l1 has your request"), "{asked}: {}", page.text());
        let support = after.get("/support").await;
        assert!(support.shows("after it") && !support.shows("before the reset"), "{asked}: {}", support.text());
        assert!(!app.signed_in("l1").await.get("/board/t1").await.shows("before the reset"), "{asked}");
    }
}

#[tokio::test]
async fn the_addressee_of_a_locked_request_is_told_that_it_was_deleted() {
    let (app, agent) = centre().await;
    assert!(agent.ask("ask_to_talk", &[("to", "lead"), ("when", "soon"), ("line", "")]).await.status.is_success());
    app.pass(SignedDuration::from_mins(5));
    let after = reset(&app).await;
    let mut board = app.app.hub.follow(Topic::Talk(app.person("l1").await));
    board.mark_unchanged();
    assert!(after.ask("delete_everything", &[("password", NEW_PASSWORD)]).await.status.is_success());
    assert!(board.has_changed().unwrap());
}

#[tokio::test]
async fn rating_a_suggestion_after_a_reset_does_not_show_whether_there_was_one() {
    let (app, agent) = centre().await;
    let yesterday = app.today().plus(-1);
    let offered_at = app.now() - SignedDuration::from_hours(24);
    let offer = SuggestionOffer {
        workday: yesterday,
        shift: String::new(),
        intervention: "walk".to_owned(),
        why: "weather:2".to_owned(),
        offered_at,
        outcome: Some(Outcome::Helped),
        answered_at: Some(offered_at),
        propensity: None,
    };
    app.app.store.suggestions().import(vec![(app.person("a1").await, offer)]).await.unwrap();
    let day = yesterday.to_string();
    let rate = [("outcome", "not_helped"), ("workday", day.as_str()), ("shift", "")];
    assert!(agent.ask("rate_suggestion", &rate).await.status.is_success());
    app.pass(SignedDuration::from_mins(5));
    let after = reset(&app).await;
    assert_eq!(after.ask("rate_suggestion", &rate).await.status, StatusCode::NOT_FOUND);
}
