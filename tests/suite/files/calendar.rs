//! The secret link to one's own calendar: what it shows, and what ends it.

use axum::http::StatusCode;
use import::schedule_file;

use crate::operation::request_spans::Spans;
use crate::support::{Client, PASSWORD, TestApp, record};

/// The password after a change.
const NEW_PASSWORD: &str = "another long password";

/// Plans shifts.
async fn plan(app: &TestApp, lines: &str) {
    let csv = format!("person_id,workday,start,end\n{lines}");
    let read = schedule_file::parse(csv.as_bytes(), &|id| Some(id.to_owned())).unwrap();
    app.app.store.schedules().import(read.people, None, app.now()).await.unwrap();
}

/// Makes a link, and returns its path.
async fn link(person: &Client) -> String {
    let page = person.post_and_follow("make_calendar_link", &[]).await.page();
    let path = page.split("/calendar/").nth(1).unwrap().split('"').next().unwrap();
    assert!(path.ends_with(".ics"), "{path}");
    format!("/calendar/{path}")
}

/// The lines of the events behind a link that somebody opens without a session.
async fn events(app: &TestApp, link: &str) -> Vec<String> {
    let answer = app.visitor().get(link).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(answer.header("cache-control"), "no-store");
    let wanted = ["SUMMARY", "DTSTART", "DTEND"];
    let text = answer.text();
    text.lines().filter(|line| wanted.iter().any(|name| line.starts_with(name))).map(str::to_owned).collect()
}

async fn is_open(app: &TestApp, link: &str) -> bool {
    app.visitor().get(link).await.status == StatusCode::OK
}

#[tokio::test]
async fn a_calendar_link_shows_the_persons_own_shifts_and_nobody_elses() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").on("early 07:00-15:00").hired().await;
    app.agent("a2").of("t1").hired().await;
    // A day off is no event, and a pattern does not say on which days somebody works.
    plan(&app, "a1,2026-03-20,22:00,06:00\na1,2026-03-21,,\na2,2026-03-20,08:00,16:00\n").await;
    let link = link(&agent).await;
    assert_eq!(
        events(&app, &link).await,
        ["DTEND:20260320T220000Z", "DTSTART:20260320T140000Z", "SUMMARY:Shift"],
        "the clock of the site is eight hours ahead"
    );
}

#[tokio::test]
async fn a_talk_says_busy_and_neither_with_whom_nor_why() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let lead = app.lead("l1").of("t1").hired().await;
    let links = [link(&agent).await, link(&lead).await];
    agent.ask("ask_to_talk", &[("to", "lead"), ("when", "soon"), ("line", "A private word")]).await;
    for link in &links {
        assert!(events(&app, link).await.is_empty(), "a request without an answer has no time");
    }
    let board = lead.get("/board/t1").await.page();
    let request = board.split("name=\"request\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    lead.ask("accept_talk", &[("request", &request), ("at", "10:30")]).await;
    for link in &links {
        let text = app.visitor().get(link).await.text();
        assert!(text.contains("SUMMARY:Busy") && text.contains("DTSTART:20260311T023000Z"), "{text}");
        for word in ["private word", "Name of", "Talk", "lead"] {
            assert!(!text.contains(word), "{word} is in {text}");
        }
    }
}

#[tokio::test]
async fn the_calendar_of_a_psychologist_has_booked_times_and_group_talks() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let psychologist = app.psychologist("s1").hired().await;
    let link = link(&psychologist).await;
    let day = app.today().plus(1).to_string();
    let time = [("date", day.as_str()), ("time", "10:00"), ("minutes", "50"), ("place", "Room 4")];
    assert_eq!(psychologist.ask("offer_slot", &time).await.status, StatusCode::OK);
    assert!(events(&app, &link).await.is_empty(), "nobody has booked it");
    let slot = app.app.store.slots().free(app.now()).await.unwrap()[0].id.to_string();
    assert_eq!(agent.ask("book_slot", &[("slot", &slot)]).await.status, StatusCode::OK);
    let booked = ["DTEND:20260312T025000Z", "DTSTART:20260312T020000Z", "SUMMARY:Busy"];
    assert_eq!(events(&app, &link).await, booked);
    let talk = [("date", day.as_str()), ("time", "15:00"), ("minutes", "30"), ("place", "Room 2")];
    let talk = [&talk[..], &[("title_en", "Sleep"), ("places", "20")]].concat();
    let held = psychologist.ask("hold_group_talk", &talk).await;
    assert_eq!(held.status, StatusCode::OK, "{}", held.text());
    let text = app.visitor().get(&link).await.text();
    assert_eq!(text.matches("SUMMARY:Busy").count(), 2, "{text}");
    for word in ["Name of", "Room", "Sleep"] {
        assert!(!text.contains(word), "{word} is in {text}");
    }
}

#[tokio::test]
async fn the_calendar_of_a_supporter_has_the_talks_that_they_accepted() {
    let app = TestApp::new().await;
    for (agent, team) in [("a1", "t1"), ("b1", "t2")] {
        app.agent(agent).of(team).hired().await;
    }
    app.volunteers("b1", 1).await;
    let (asker, supporter) = (app.signed_in("a1").await, app.signed_in("b1").await);
    let link = link(&supporter).await;
    let id = async |person: &Client, page: &str| {
        let page = person.get(page).await.page();
        let rest = page.split("name=\"request\" value=\"").nth(1).unwrap_or_else(|| panic!("{page}"));
        rest.split('"').next().unwrap().to_owned()
    };
    let search = [("to", "supporter"), ("when", "break"), ("topic", "customer"), ("line", "A private word")];
    assert_eq!(asker.ask("ask_to_talk", &search).await.status, StatusCode::OK);
    let offer = id(&supporter, "/supporter").await;
    supporter.ask("answer_offer", &[("request", &offer), ("answer", "yes")]).await;
    let found = id(&asker, "/support").await;
    asker.ask("answer_supporter", &[("request", &found), ("answer", "yes")]).await;
    let request = id(&supporter, "/supporter").await;
    assert!(events(&app, &link).await.is_empty(), "a request without an answer has no time");
    let accepted = supporter.ask("accept_talk", &[("request", &request), ("at", "10:40")]).await;
    assert_eq!(accepted.status, StatusCode::OK, "{}", accepted.text());
    let text = app.visitor().get(&link).await.text();
    assert!(text.contains("SUMMARY:Busy") && text.contains("DTSTART:20260311T024000Z"), "{text}");
    for word in ["private word", "Name of", "upport"] {
        assert!(!text.contains(word), "{word} is in {text}");
    }
}

#[tokio::test]
async fn what_a_person_says_changes_nothing_in_their_calendar() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    plan(&app, "a1,2026-03-20,08:00,16:00\n").await;
    let link = link(&agent).await;
    let before = app.visitor().get(&link).await.text();
    let id = uuid::Uuid::new_v4().to_string();
    agent.ask("record_check_in", &[("id", &id), ("weather", "1"), ("audience", "team"), ("note", "Too much")]).await;
    assert_eq!(app.visitor().get(&link).await.text(), before);
}

#[tokio::test]
async fn a_link_ends_when_its_person_says_so_or_makes_a_new_one() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    assert!(agent.get("/account").await.shows("have a link"));
    let first = link(&agent).await;
    assert!(!agent.get("/account").await.shows(&first), "it is shown once");
    let second = link(&agent).await;
    assert_eq!([is_open(&app, &first).await, is_open(&app, &second).await], [false, true]);
    let ended = agent.post_and_follow("end_calendar_link", &[]).await;
    assert!(ended.shows("The link is off"));
    assert!(!is_open(&app, &second).await);
}

#[tokio::test]
async fn a_new_password_ends_the_link() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    app.set_password("a1").await;
    let link = link(&agent).await;
    let fields = [("current", PASSWORD), ("password", NEW_PASSWORD), ("again", NEW_PASSWORD)];
    let changed = agent.ask("change_password", &fields).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.text());
    assert!(!is_open(&app, &link).await);
}

#[tokio::test]
async fn signing_out_everywhere_ends_the_link() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let admin = app.admin("d1").hired().await;
    let first = link(&agent).await;
    assert_eq!(agent.ask("sign_out_elsewhere", &[]).await.status, StatusCode::OK);
    assert!(!is_open(&app, &first).await, "by the person");
    let second = link(&agent).await;
    assert_eq!(admin.ask("sign_out_person", &[("person", "a1")]).await.status, StatusCode::OK);
    assert!(!is_open(&app, &second).await, "by an admin, after a phone was lost");
}

#[tokio::test]
async fn a_link_that_was_made_before_a_reset_of_the_password_ends() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let admin = app.admin("d1").hired().await;
    app.set_password("a1").await;
    let link = link(&agent).await;
    let page = admin.post_and_follow("invite_people", &[("people[]", "a1")]).await.page();
    assert!(is_open(&app, &link).await, "an invitation alone changes nothing");
    let token = page.split("/invitation/").nth(1).unwrap().split(['<', '"', '?']).next().unwrap().to_owned();
    let fields = [("token", token.as_str()), ("password", NEW_PASSWORD), ("again", NEW_PASSWORD)];
    assert!(app.visitor().ask("accept_invitation", &fields).await.status.is_success());
    assert!(!is_open(&app, &link).await);
}

#[tokio::test]
async fn a_link_ends_with_its_persons_work_and_their_erasure() {
    let app = TestApp::new().await;
    let [agent, other] = [app.agent("a1").of("t1").hired().await, app.agent("a2").of("t1").hired().await];
    let (first, second) = (link(&agent).await, link(&other).await);
    app.app.store.erasures().erase_person(app.person("a1").await, app.now()).await.unwrap();
    assert_eq!([is_open(&app, &first).await, is_open(&app, &second).await], [false, true]);
    app.take_roster("person_id,name,ends_on\na2,Name of a2,2026-03-11\n").await;
    app.travel("2026-03-13 09:00");
    assert!(!is_open(&app, &second).await, "their last workday is over");
}

#[tokio::test]
async fn the_secret_of_a_link_is_in_no_span_of_a_log() {
    let app = TestApp::new().await;
    let agent = app.agent("a1").of("t1").hired().await;
    let link = link(&agent).await;
    let spans = Spans::default();
    let _recording = record(spans.clone());
    assert!(is_open(&app, &link).await);
    let secret = link.trim_start_matches("/calendar/").trim_end_matches(".ics");
    let seen = spans.seen();
    assert!(seen.iter().any(|span| span.contains("/calendar/{token}")), "{seen:?}");
    assert!(seen.iter().all(|span| !span.contains(secret)), "{seen:?}");
    assert!(!app.keeps_on_disk(secret.as_bytes()), "the database has its hash only");
}

#[tokio::test]
async fn shifts_keep_their_local_hours_on_both_changes_of_the_clock() {
    let app = TestApp::new().await;
    app.take_roster("person_id,name,roles,team_id,site,time_zone\nn1,Name of n1,agent,n,Berlin,Europe/Berlin\n").await;
    let agent = app.signed_in("n1").await;
    plan(&app, "n1,2026-03-28,22:00,06:00\nn1,2026-03-29,22:00,06:00\n").await;
    plan(&app, "n1,2026-10-24,22:00,06:00\n").await;
    let starts_and_ends: Vec<String> = events(&app, &link(&agent).await).await;
    let times: Vec<_> = starts_and_ends.iter().filter(|line| line.starts_with("DT")).map(String::as_str).collect();
    assert_eq!(
        times,
        [
            "DTEND:20260329T040000Z",
            "DTSTART:20260328T210000Z",
            "DTEND:20260330T040000Z",
            "DTSTART:20260329T200000Z",
            "DTEND:20261025T050000Z",
            "DTSTART:20261024T200000Z",
        ],
        "seven, eight and nine hours"
    );
}
