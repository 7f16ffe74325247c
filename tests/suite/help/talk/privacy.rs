//! Who can tell that there is a request, and what an addressee can tell about the check-in that it came with.

use axum::http::StatusCode;

use super::{LINE, accept, ask, centre, check_in, request};
use crate::help::help_now::Log;
use crate::routes::walk;
use crate::support::{Client, TestApp, record};

/// Everything that a viewer can open, without the ids of requests.
async fn seen(viewer: &Client, requests: &[String]) -> String {
    let all = walk(viewer).await;
    requests.iter().fold(all, |all, id| all.replace(id.as_str(), "REQUEST"))
}

#[tokio::test]
async fn nobody_but_the_two_can_tell_that_a_request_exists() {
    for to in ["lead", "psychologist"] {
        let addressee = if to == "lead" { "l1" } else { "s1" };
        let mut sides = Vec::new();
        for asks in [true, false] {
            let app = centre().await;
            app.lead("l2").of("t1").hired().await;
            let agent = app.signed_in("a1").await;
            check_in(&agent, &[("weather", "2"), ("audience", "team")]).await;
            if asks {
                ask(&agent, to).await;
                let asked = app.signed_in(addressee).await;
                accept(&asked, &request(&asked, "/requests").await, "10:40").await;
            }
            sides.push(app);
        }
        for viewer in ["a2", "l1", "l2", "s1", "d1"].into_iter().filter(|viewer| *viewer != addressee) {
            let with = seen(&sides[0].signed_in(viewer).await, &[]).await;
            let without = seen(&sides[1].signed_in(viewer).await, &[]).await;
            assert!(!with.contains(LINE), "{viewer}");
            assert_eq!(with, without, "{viewer} can tell that the {to} was asked");
        }
    }
}

#[tokio::test]
async fn the_addressee_learns_nothing_about_the_check_in_of_a_request() {
    let mut pages = Vec::new();
    let talk = [("talk_to", "lead"), ("talk_when", "soon"), ("talk_line", LINE)];
    for case in 0..3 {
        let app = centre().await;
        let agent = app.signed_in("a1").await;
        match case {
            0 => {
                let note = [("weather", "1"), ("energy", "1"), ("note", "a private note"), ("audience", "me")];
                check_in(&agent, &[&note[..], &talk[..]].concat()).await;
            }
            1 => {
                check_in(&agent, &[&[("weather", "5"), ("audience", "me")][..], &talk[..]].concat()).await;
            }
            _ => ask(&agent, "lead").await,
        }
        let lead = app.signed_in("l1").await;
        let id = request(&lead, "/board").await;
        pages.push(seen(&lead, &[id]).await);
    }
    assert!(pages[0].contains(LINE) && !pages[0].contains("a private note"));
    assert_eq!(pages[0], pages[1], "a lead can tell a stormy private check-in from a sunny one");
    assert_eq!(pages[0], pages[2], "a lead can tell whether there was a check-in at all");
}

#[tokio::test]
async fn nobody_else_takes_a_step_with_a_request() {
    let app = centre().await;
    app.lead("l2").of("t1").hired().await;
    let agent = app.signed_in("a1").await;
    ask(&agent, "lead").await;
    let id = request(&agent, "/support").await;
    let made_up = "00000000000000000000000000000000";
    for other in ["a2", "l2", "s1", "d1"] {
        let other = app.signed_in(other).await;
        for (function, field) in
            [("accept_talk", ("at", "now")), ("hand_on_talk", ("to", "psychologist")), ("end_talk", ("", ""))]
        {
            let (theirs, nobodys) = (
                other.ask(function, &[("request", &id), field]).await,
                other.ask(function, &[("request", made_up), field]).await,
            );
            assert_eq!(theirs.status, StatusCode::NOT_FOUND, "{function}");
            assert_eq!(theirs.text(), nobodys.text(), "{function}");
        }
    }
    assert_eq!(accept(&agent, &id, "now").await.status, StatusCode::NOT_FOUND, "the asker does not answer");
    assert!(agent.get("/support").await.page().contains("Name of l1 has your request."));
}

#[tokio::test]
async fn another_lead_receives_no_event_of_a_request() {
    let app = centre().await;
    app.lead("l2").of("t1").hired().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    let mut live = app.signed_in("l2").await.live("/live?team=t1").await.unwrap();
    let mut own = app.signed_in("a2").await.live("/live?of=talk").await.unwrap();
    live.next().await.unwrap();
    own.next().await.unwrap();
    ask(&agent, "lead").await;
    accept(&lead, &request(&lead, "/board").await, "now").await;
    assert_eq!(live.waiting(&app).await, Vec::<String>::new());
    assert_eq!(own.waiting(&app).await, Vec::<String>::new());
}

#[tokio::test]
async fn the_words_of_a_request_are_in_no_log_line() {
    let app = centre().await;
    let (agent, lead) = (app.signed_in("a1").await, app.signed_in("l1").await);
    let log = Log::default();
    let _recording = record(log.clone());
    check_in(&agent, &[("talk_to", "lead"), ("talk_line", LINE)]).await;
    let too_long = LINE.repeat(9);
    assert_eq!(agent.ask("ask_to_talk", &[("to", "lead"), ("line", &too_long)]).await.status, 422);
    let id = request(&lead, "/board").await;
    for (client, form, field) in [
        (&lead, "accept_talk", ("at", "10:40")),
        (&lead, "hand_on_talk", ("to", "psychologist")),
        (&agent, "answer_hand_on", ("answer", "no")),
        (&agent, "end_talk", ("", "")),
    ] {
        assert_eq!(client.ask(form, &[("request", &id), field]).await.status, 200, "{form}");
    }
    app.settle().await;
    let told = log.text();
    assert!(told.contains("route=\"/board\""), "other requests are told: {told}");
    assert!(!told.contains(LINE) && !told.contains("talk"), "{told}");
}

/// An admin makes a new invitation for a person, and somebody uses it.
pub(crate) async fn reset(app: &TestApp, key: &str) -> Client {
    let admin = app.signed_in("d1").await;
    admin.post("invite_people", &[("people[]", key)]).await;
    let slips = admin.get("/admin/slips").await.page();
    let token = slips.split("/invitation/").nth(1).expect(&slips).split(['<', '"', '?']).next().unwrap().to_owned();
    let browser = app.visitor();
    let new = "another long password";
    let fields = [("token", token.as_str()), ("password", new), ("again", new)];
    assert!(browser.ask("accept_invitation", &fields).await.status.is_success());
    browser
}

#[tokio::test]
async fn somebody_who_resets_the_password_does_not_see_the_request() {
    let app = centre().await;
    app.set_password("a1").await;
    let agent = app.visitor();
    let signed_in = agent.ask("sign_in", &[("name", "a1"), ("password", crate::support::PASSWORD)]).await;
    assert!(signed_in.status.is_success());
    ask(&agent, "psychologist").await;
    let id = request(&agent, "/support").await;
    app.pass(jiff::SignedDuration::from_mins(5));
    let intruder = reset(&app, "a1").await;
    let page = intruder.get("/support").await.page();
    assert!(!page.contains(LINE) && super::ids(&page).is_empty(), "{page}");
    assert_eq!(intruder.get("/me/export.json").await.json()["talk_requests"], serde_json::json!([]));
    assert_eq!(intruder.ask("end_talk", &[("request", &id)]).await.status, StatusCode::NOT_FOUND);
    assert!(app.signed_in("s1").await.get("/requests").await.page().contains(LINE), "the psychologist still has it");
}
