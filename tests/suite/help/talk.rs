//! Talk requests: who is asked, who sees it, how it is answered, handed on and closed.

mod answers;
mod hand_on;
mod phone_numbers;
pub(crate) mod privacy;
mod recipients;
mod wishes;

use axum::http::StatusCode;
use jiff::SignedDuration;
use uuid::Uuid;

use crate::support::{Answer, Client, TestApp};

/// The line that requests of these tests carry.
const LINE: &str = "I cannot do this any more";

/// A team with two agents and a lead; a psychologist and an admin.
async fn centre() -> TestApp {
    let app = TestApp::new().await;
    for agent in ["a1", "a2"] {
        app.agent(agent).of("t1").hired().await;
    }
    app.lead("l1").of("t1").hired().await;
    app.psychologist("s1").hired().await;
    app.admin("d1").hired().await;
    app
}

/// Sends a check-in. Fields that are given twice replace the usual ones.
async fn check_in(agent: &Client, more: &[(&str, &str)]) -> Answer {
    let id = Uuid::new_v4().to_string();
    let usual = [("id", id.as_str()), ("weather", "1"), ("audience", "lead")];
    let mut fields: Vec<_> =
        usual.into_iter().filter(|(name, _)| more.iter().all(|(other, _)| other != name)).collect();
    fields.extend_from_slice(more);
    agent.ask("record_check_in", &fields).await
}

/// Asks somebody to talk from `/support`.
async fn ask(agent: &Client, to: &str) {
    let answer = agent.ask("ask_to_talk", &[("to", to), ("when", "soon"), ("line", LINE)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
}

/// The ids of the requests that a page has forms for.
fn ids(page: &str) -> Vec<String> {
    let ids = page.split("name=\"request\" value=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut ids: Vec<_> = ids.map(str::to_owned).collect();
    ids.dedup();
    ids
}

/// The id of the one request on a page.
pub(crate) async fn request(viewer: &Client, page: &str) -> String {
    let page = viewer.get(page).await.page();
    let mut ids = ids(&page);
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 1, "{page}");
    ids.remove(0)
}

async fn accept(addressee: &Client, request: &str, at: &str) -> Answer {
    addressee.ask("accept_talk", &[("request", request), ("at", at)]).await
}

#[tokio::test]
async fn a_request_comes_first_on_the_board_until_they_have_talked() {
    let app = centre().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    let asked = [("talk_to", "lead"), ("talk_when", "break"), ("talk_line", LINE), ("energy", "1")];
    assert_eq!(check_in(&agent, &asked).await.status, StatusCode::OK);
    let board = lead.get("/board").await.page();
    for shown in ["Asked to talk", "Name of a1", LINE, "In a break", "Asked at 09:00", "I’ll come now"] {
        assert!(board.contains(shown), "{shown}: {board}");
    }
    assert!(board.find("Asked to talk") < board.find("class=\"tile"), "it comes before the tiles");
    let id = request(&lead, "/board").await;
    assert_eq!(accept(&lead, &id, "10:40").await.status, StatusCode::OK);
    assert!(agent.get("/check-in").await.page().contains("Name of l1 is coming at 10:40."));
    assert!(lead.get("/board").await.page().contains("You’re coming at 10:40"));

    // A sunny check-in an hour later changes nothing about it.
    app.pass(SignedDuration::from_hours(1));
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    assert_eq!(check_in(&agent, &[("weather", "5")]).await.status, StatusCode::OK);
    assert!(agent.get("/check-in").await.page().contains("Name of l1 is coming at 10:40."));
    assert!(lead.get("/board").await.page().contains(LINE));

    assert_eq!(lead.ask("end_talk", &[("request", &id)]).await.status, StatusCode::OK);
    assert!(!lead.get("/board").await.page().contains("Asked to talk"));
    let page = agent.get("/support").await.page();
    assert!(page.contains("Name of l1 noted that you talked") && page.contains("18 March"), "{page}");
    assert_eq!(agent.ask("end_talk", &[("request", &id)]).await.status, StatusCode::OK);
    assert_eq!(ids(&agent.get("/support").await.page()), Vec::<String>::new());
}

#[tokio::test]
async fn a_request_is_sent_even_if_the_first_version_of_its_check_in_stays() {
    let app = centre().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    let id = Uuid::new_v4().to_string();
    assert_eq!(check_in(&agent, &[("id", &id), ("weather", "4")]).await.status, StatusCode::OK);
    let asked = [("id", id.as_str()), ("weather", "1"), ("talk_to", "lead"), ("talk_line", LINE)];
    assert_eq!(check_in(&agent, &asked).await.status, StatusCode::CONFLICT);
    assert!(lead.get("/board").await.page().contains(LINE));
}

#[tokio::test]
async fn a_request_is_sent_if_the_same_check_in_is_saved_once_more_with_it() {
    let app = centre().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    let id = Uuid::new_v4().to_string();
    let (plain, asking) =
        (&[("id", id.as_str())][..], &[("id", id.as_str()), ("talk_to", "lead"), ("talk_line", LINE)][..]);
    for fields in [plain, asking, asking] {
        assert_eq!(check_in(&agent, fields).await.status, StatusCode::OK);
    }
    let first = request(&lead, "/board").await;
    assert!(lead.get("/board").await.page().contains(LINE));
    assert_eq!(agent.ask("end_talk", &[("request", &first)]).await.status, StatusCode::OK);

    // What a phone sends again an hour later asks nobody once more.
    app.pass(SignedDuration::from_hours(1));
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    assert_eq!(check_in(&agent, asking).await.status, StatusCode::OK);
    assert_eq!(ids(&lead.get("/board").await.page()), Vec::<String>::new());
}

#[tokio::test]
async fn a_request_without_a_script_is_answered_with_a_redirect_and_a_message() {
    let app = centre().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    let sent = agent.post("ask_to_talk", &[("to", "lead"), ("when", ""), ("line", LINE)]).await;
    assert_eq!(sent.to(), "/support");
    assert!(agent.get("/support").await.page().contains("Sent. Name of l1 has your request"));
    let id = request(&lead, "/board").await;
    let answer = lead.post("accept_talk", &[("request", &id), ("at", "half past"), ("back", "/board/t1")]).await;
    assert_eq!(answer.to(), "/board/t1");
    let refused = lead.get("/board/t1").await.page();
    assert!(refused.contains("Enter a time, for example 10:40.") && !refused.contains("You’re coming"), "{refused}");
    let answer = lead.post("accept_talk", &[("request", &id), ("at", "now"), ("back", "/board/t1")]).await;
    assert_eq!(answer.to(), "/board/t1");
    assert!(lead.get("/board/t1").await.page().contains("Name of a1 can see that you’re coming now."));
    assert!(agent.get("/support").await.page().contains("Name of l1 is coming now."));
}

#[tokio::test]
async fn both_sides_see_every_step_without_reloading() {
    let app = centre().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    let mut board = lead.live("/live?team=t1").await.unwrap();
    let mut status = agent.live("/live?of=talk").await.unwrap();
    board.next().await.unwrap();
    status.next().await.unwrap();
    check_in(&agent, &[("audience", "me"), ("talk_to", "lead"), ("talk_line", LINE)]).await;
    let picture = board.next().await.unwrap();
    assert!(picture.contains(LINE) && picture.contains("Name of a1"), "{picture}");
    assert!(!picture.contains("stormy"), "the check-in is private");
    assert!(status.next().await.unwrap().contains("Name of l1 has your request"));
    let id = request(&lead, "/board").await;
    accept(&lead, &id, "10:40").await;
    assert!(status.next().await.unwrap().contains("Name of l1 is coming at 10:40."));
    assert!(board.next().await.unwrap().contains("You’re coming at 10:40"));
    agent.ask("end_talk", &[("request", &id)]).await;
    assert!(!board.next().await.unwrap().contains(LINE));
    assert!(!status.next().await.unwrap().contains(LINE));
}

#[tokio::test]
async fn a_psychologist_reads_and_answers_on_the_page_of_requests() {
    let app = centre().await;
    let (agent, psychologist) = (app.signed_in("a1").await, app.signed_in("s1").await);
    let mut live = psychologist.live("/live?of=talk").await.unwrap();
    live.next().await.unwrap();
    assert!(psychologist.get("/requests").await.page().contains("No requests right now."));
    ask(&agent, "psychologist").await;
    assert!(live.next().await.unwrap().contains(LINE));
    let page = psychologist.get("/climate").await.page();
    assert!(page.contains("(one waiting)"), "every page counts it: {page}");
    let id = request(&psychologist, "/requests").await;
    assert_eq!(accept(&psychologist, &id, "now").await.status, StatusCode::OK);
    assert!(agent.get("/support").await.page().contains("Name of s1 is coming now."));
    assert!(!app.signed_in("l1").await.get("/board").await.page().contains(LINE));
    assert_eq!(agent.get("/requests").await.status, StatusCode::NOT_FOUND, "nobody asks an agent");
}

#[tokio::test]
async fn the_line_is_in_the_export_until_the_request_is_closed() {
    let app = centre().await;
    let agent = app.signed_in("a1").await;
    ask(&agent, "lead").await;
    let exported = agent.get("/me/export.json").await.json()["talk_requests"].clone();
    assert_eq!(exported[0]["line"], LINE);
    assert_eq!((&exported[0]["to"], &exported[0]["role"]), (&"Name of l1".into(), &"lead".into()));
    assert_eq!((&exported[0]["state"], &exported[0]["when"]), (&"open".into(), &"soon".into()));
    assert!(!app.keeps_on_disk(LINE.as_bytes()), "it is sealed in every file");
    let id = request(&agent, "/support").await;
    agent.ask("end_talk", &[("request", &id)]).await;
    assert_eq!(agent.get("/me/export.json").await.json()["talk_requests"], serde_json::json!([]));
    assert!(!app.stored().contains("talk_request"), "nothing is left of it");
}

#[tokio::test]
async fn deleting_everything_withdraws_requests() {
    let app = centre().await;
    app.set_password("a1").await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    ask(&agent, "lead").await;
    let mut board = lead.live("/live?team=t1").await.unwrap();
    assert!(board.next().await.unwrap().contains(LINE));
    let answer = agent.ask("delete_everything", &[("password", crate::support::PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert!(!board.next().await.unwrap().contains(LINE), "the open board too");
    assert!(!lead.get("/board").await.page().contains(LINE));
}
