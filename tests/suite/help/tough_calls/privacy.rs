//! Who learns of a tough call: its person, and the lead with whom it is shared, on the board and in the access log.

use axum::http::StatusCode;
use jiff::SignedDuration;
use uuid::Uuid;

use super::{check_in, next_day, state, team};
use crate::routes::walk;
use crate::support::{Client, without_nonce};

const STATED: &str = "Abuse\u{a0}· How the caller behaved\u{a0}· Very heavy";

#[tokio::test]
async fn a_shared_call_is_on_the_boards_of_its_leads_and_in_the_access_log() {
    let (app, agent) = team().await;
    let lead = app.signed_in("l1").await;
    let mut live = lead.live("/live?team=t1").await.unwrap();
    live.next().await.unwrap();
    let id = state(&agent, "abuse", "behaviour:very_heavy", "lead").await;
    assert!(live.next().await.unwrap().contains(STATED), "an open board shows it at once");
    let board = lead.get("/board").await.page();
    let band = board.split("id=\"board-tough\"").nth(1).expect(&board);
    assert!(band.contains("Name of a1") && band.contains(STATED), "{band}");
    assert!(agent.get("/looks").await.shows("Name of l1"), "the person sees who viewed it");
    assert!(agent.get(&format!("/tough-call/{id}")).await.shows("Name of l1 can see it."));
    // Two days later it has left the board.
    app.pass(SignedDuration::from_hours(72));
    assert!(!app.signed_in("l1").await.get("/board").await.shows(STATED));
}

#[tokio::test]
async fn a_call_of_somebody_without_a_team_is_private_even_if_it_asks_for_more() {
    let (app, _) = team().await;
    let agent = app.agent("n1").hired().await;
    let id = state(&agent, "abuse", "behaviour:very_heavy", "lead").await;
    let page = agent.get(&format!("/tough-call/{id}")).await.page();
    assert!(page.contains("Only you see it.") && !page.contains("keep_tough_call_private"), "{page}");
}

#[tokio::test]
async fn taking_it_back_or_deleting_it_removes_it_from_the_board() {
    for function in ["keep_tough_call_private", "delete_tough_call", "narrow_past"] {
        let (app, agent) = team().await;
        let lead = app.signed_in("l1").await;
        let id = state(&agent, "abuse", "behaviour:very_heavy", "lead").await;
        assert!(lead.get("/board").await.shows(STATED));
        assert_eq!(agent.ask(function, &[("id", &id)]).await.status, StatusCode::OK, "{function}");
        assert!(!lead.get("/board").await.shows(STATED), "{function}");
    }
}

#[tokio::test]
async fn deleting_everything_takes_call_and_break_off_an_open_board() {
    for function in ["delete_everything", "erase_person"] {
        let (app, agent) = team().await;
        app.set_password("a1").await;
        state(&agent, "abuse", "behaviour:very_heavy", "lead").await;
        let page = agent.get("/breaks").await.page();
        let starts = page.split("name=\"starts\" value=\"").nth(1).expect(&page).split('"').next().unwrap();
        agent.ask("ask_for_break", &[("minutes", "10"), ("starts", starts)]).await;
        let lead = app.signed_in("l1").await;
        let mut live = lead.live("/live?team=t1").await.unwrap();
        let before = live.next().await.unwrap();
        assert!(before.contains(STATED) && before.contains("asked-break-"), "{before}");
        let answer = agent.ask(function, &[("password", crate::support::PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{function}");
        let after = live.next().await.unwrap();
        assert!(!after.contains(STATED) && !after.contains("asked-break-"), "{function}: {after}");
    }
}

#[tokio::test]
async fn a_lead_who_was_appointed_later_does_not_see_it() {
    let (app, agent) = team().await;
    state(&agent, "abuse", "behaviour:very_heavy", "lead").await;
    app.pass(SignedDuration::from_mins(5));
    // The first workday that is stated for the new lead reaches back; the moment of the appointment decides.
    let head = "person_id,name,roles,team_id,department,site,time_zone,starts_on";
    let row = format!("l2,Name of l2,lead,t1,Care,North,Asia/Shanghai,{}", app.today().plus(-30));
    app.take_roster(&format!("{head}\n{row}\n")).await;
    assert!(!app.signed_in("l2").await.get("/board").await.shows(STATED));
    assert!(app.signed_in("l1").await.get("/board").await.shows(STATED));
}

#[tokio::test]
async fn nobody_else_can_tell_that_there_was_a_call_or_an_answer() {
    let mut sides = Vec::new();
    for states in [true, false] {
        let (app, agent) = team().await;
        app.psychologist("s1").hired().await;
        app.admin("d1").hired().await;
        app.lead("l2").of("t2").hired().await;
        if states {
            state(&agent, "abuse", "behaviour:very_heavy", "me").await;
            state(&agent, "price", "feeling:heavy", "me").await;
        }
        let agent = next_day(&app, "2").await;
        if states {
            assert_eq!(agent.ask("answer_tough_call", &[("answer", "heavy")]).await.status, StatusCode::OK);
        }
        sides.push(app);
    }
    for viewer in ["a2", "l1", "l2", "s1", "d1"] {
        let [with, without] =
            [walk(&sides[0].signed_in(viewer).await).await, walk(&sides[1].signed_in(viewer).await).await];
        assert_eq!(with, without, "{viewer} can tell that there was a tough call");
    }
}

#[tokio::test]
async fn a_private_call_wakes_no_board() {
    let (app, agent) = team().await;
    let asked = [("to", "lead"), ("when", "soon"), ("line", "")];
    assert_eq!(app.signed_in("a2").await.ask("ask_to_talk", &asked).await.status, StatusCode::OK);
    let lead = app.signed_in("l1").await;
    let mut live = lead.live("/live?team=t1").await.unwrap();
    live.next().await.unwrap();
    // After that the request waits for more than an hour: anything that wakes the board sends a picture that says so.
    for viewer in [&lead, &agent].repeat(4) {
        app.pass(SignedDuration::from_mins(8));
        assert_eq!(viewer.get("/account").await.status, StatusCode::OK);
        app.settle().await;
    }
    let id = state(&agent, "abuse", "behaviour:very_heavy", "me").await;
    agent.ask("delete_tough_call", &[("id", &id)]).await;
    assert_eq!(live.waiting(&app).await, Vec::<String>::new());
    state(&agent, "abuse", "behaviour:very_heavy", "lead").await;
    assert!(live.next().await.unwrap().contains(STATED));
}

#[tokio::test]
async fn nobody_else_opens_changes_or_deletes_a_call() {
    let (app, agent) = team().await;
    let id = state(&agent, "abuse", "behaviour:very_heavy", "lead").await;
    for other in ["a2", "l1"] {
        let other = app.signed_in(other).await;
        assert_eq!(other.get(&format!("/tough-call/{id}")).await.status, StatusCode::NOT_FOUND);
        for function in ["delete_tough_call", "keep_tough_call_private"] {
            assert_eq!(other.ask(function, &[("id", &id)]).await.status, StatusCode::NOT_FOUND, "{function}");
        }
    }
    assert!(agent.get(&format!("/tough-call/{id}")).await.shows(STATED));
}

#[tokio::test]
async fn somebody_who_resets_the_password_does_not_see_the_calls() {
    let (app, agent) = team().await;
    app.set_password("a1").await;
    let own = app.visitor();
    let signed_in = own.ask("sign_in", &[("name", "a1"), ("password", crate::support::PASSWORD)]).await;
    assert!(signed_in.status.is_success());
    let id = state(&agent, "abuse", "behaviour:very_heavy", "me").await;
    app.pass(SignedDuration::from_mins(5));
    let admin = app.admin("d1").hired().await;
    admin.post("invite_people", &[("people[]", "a1")]).await;
    let slips = admin.get("/admin/slips").await.page();
    let token = slips.split("/invitation/").nth(1).expect(&slips).split(['<', '"', '?']).next().unwrap().to_owned();
    let browser = app.visitor();
    let new = "another long password";
    let fields = [("token", token.as_str()), ("password", new), ("again", new)];
    assert!(browser.ask("accept_invitation", &fields).await.status.is_success());
    assert_eq!(browser.get(&format!("/tough-call/{id}")).await.status, StatusCode::NOT_FOUND);
    assert!(!browser.get("/me").await.shows("Your tough calls"));
    assert_eq!(browser.get("/me/export.json").await.json()["tough_calls"].as_array().map(Vec::len), Some(0));
}

#[tokio::test]
async fn no_flag_and_no_figure_of_a_lead_follows_from_calls() {
    let (app, agent) = team().await;
    check_in(&agent, "4").await;
    let lead = app.signed_in("l1").await;
    let before = [lead.get("/flags").await.text(), lead.get("/trends").await.text()].map(|page| without_nonce(&page));
    for _ in 0..12 {
        state(&agent, "abuse", "behaviour:very_heavy", "lead").await;
    }
    let after = [lead.get("/flags").await.text(), lead.get("/trends").await.text()].map(|page| without_nonce(&page));
    assert_eq!(before, after);
}

#[tokio::test]
async fn a_lead_who_came_after_the_page_is_named_before_they_read_a_call() {
    let (app, agent) = team().await;
    let shown_at = async |agent: &Client| {
        let page = agent.get("/tough-call?source=abuse").await.page();
        page.split("name=\"shown_at\" value=\"").nth(1).expect(&page).split('"').next().unwrap().to_owned()
    };
    let first = shown_at(&agent).await;
    app.pass(SignedDuration::from_mins(1));
    app.lead("l2").of("t1").hired().await;
    app.set_password("l2").await;
    app.pass(SignedDuration::from_mins(1));
    let id = Uuid::new_v4().to_string();
    let send = async |shown_at: &str| {
        let said = [("id", id.as_str()), ("source", "abuse"), ("said", "behaviour:heavy"), ("audience", "lead")];
        agent.ask("record_tough_call", &[&said[..], &[("shown_at", shown_at)]].concat()).await
    };
    let asked = send(&first).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", asked.text());
    assert!(asked.json()["wrong"]["audience"].as_str().unwrap().contains("Name of l2 can see this too"));
    assert_eq!(send(&shown_at(&agent).await).await.status, StatusCode::OK, "the person has decided");
    assert_eq!(send(&first).await.status, StatusCode::OK, "it is stored already");
    assert!(agent.get(&format!("/tough-call/{id}")).await.page().contains("Name of l2"));
}
