//! Live boards: a visible change is sent at once, everything else sends nothing, and a stream ends with the permission
//! for it.

use axum::http::StatusCode;
use futures::FutureExt as _;
use jiff::SignedDuration;
use uuid::Uuid;
use weathervane::state::session::Cookie;
use weathervane::state::streams::MAX_STREAMS;

use crate::support::{Client, Live, PASSWORD, TestApp};

async fn say(agent: &Client, weather: &str, audience: &str) -> String {
    let id = Uuid::new_v4().to_string();
    let fields = [("id", id.as_str()), ("weather", weather), ("audience", audience)];
    assert_eq!(agent.ask("record_check_in", &fields).await.status, StatusCode::OK);
    id
}

/// A team with one agent and one lead, and the lead's open board after its first picture.
async fn open_board() -> (TestApp, Client, Client, Live) {
    let app = TestApp::new().await;
    let (agent, lead) = (app.agent("a1").of("t1").hired().await, app.lead("l1").of("t1").hired().await);
    let mut live = lead.live("/live?team=t1").await.unwrap();
    assert!(live.next().await.unwrap().starts_with("event: picture"));
    (app, agent, lead, live)
}

/// Asserts that the stream ends, with or without an end event, and sends no further picture.
async fn assert_ends(mut live: Live) {
    let event = live.next().await;
    assert!(event.as_deref().is_none_or(|event| event.starts_with("event: end")), "{event:?}");
    if event.is_some() {
        assert_eq!(live.next().await, None);
    }
}

/// Asserts that the stream sends its end event now, and not only at the next check of the session, a minute later.
pub async fn assert_ends_at_once(live: &mut Live, app: &TestApp) {
    for _ in 0..40 {
        if let Some(event) = live.next().now_or_never() {
            assert!(event.as_deref().is_none_or(|event| event.starts_with("event: end")), "{event:?}");
            return;
        }
        // One read of the store, queued after those that the stream waits for.
        app.app.store.settings().get("demo").await.unwrap();
    }
    panic!("the stream has not ended");
}

#[tokio::test]
async fn a_check_in_is_seen_on_the_open_board_without_reloading() {
    let (app, agent, _, mut live) = open_board().await;
    let id = say(&agent, "1", "lead").await;
    let picture = live.next().await.unwrap();
    assert!(picture.contains("Name of a1") && picture.contains("tile stormy"), "{picture}");
    assert!(!picture.contains(&id) && !picture.contains("\nid:"), "a picture carries no ids");
    assert_eq!(live.waiting(&app).await, Vec::<String>::new(), "one change, one picture");
}

#[tokio::test]
async fn private_check_ins_send_no_event_and_undone_ones_leave_no_trace() {
    let (app, agent, lead, mut live) = open_board().await;
    let empty = crate::support::without_nonce(&lead.get("/board").await.page());
    let private = say(&agent, "1", "me").await;
    agent.ask("undo_check_in", &[("id", &private)]).await;
    assert_eq!(live.waiting(&app).await, Vec::<String>::new());
    for way in ["undo_check_in", "delete_entry", "set_audience"] {
        let id = say(&agent, "2", "team").await;
        assert!(live.next().await.unwrap().contains("tile rainy"));
        let taken_back = agent.ask(way, &[("id", &id), ("audience", "me")]).await;
        assert_eq!(taken_back.status, StatusCode::OK, "{way}");
        assert!(!live.next().await.unwrap().contains("Name of a1"), "{way}");
        let now = crate::support::without_nonce(&lead.get("/board").await.page());
        assert_eq!(blank(&now), blank(&empty), "after {way} the board differs from one without a check-in");
    }
}

#[tokio::test]
async fn a_board_hears_of_a_deletion_before_the_logs_are_emptied() {
    let (app, agent, _, mut live) = open_board().await;
    let id = say(&agent, "2", "team").await;
    assert!(live.next().await.unwrap().contains("tile rainy"));
    // While somebody reads, the log cannot be emptied, and the deletion waits for that.
    let reader = rusqlite::Connection::open(app.app.store.file()).unwrap();
    reader.execute_batch("BEGIN").unwrap();
    reader.query_row("SELECT count(*) FROM person", [], |_| Ok(())).unwrap();
    let fields = [("id", id.as_str())];
    let mut deletion = std::pin::pin!(agent.ask("delete_entry", &fields));
    let picture = tokio::select! {
        biased;
        picture = live.next() => picture.unwrap(),
        _ = deletion.as_mut() => panic!("the logs were emptied first"),
    };
    assert!(!picture.contains("Name of a1"), "{picture}");
    assert!(deletion.as_mut().now_or_never().is_none(), "the board heard of it only then");
    reader.execute_batch("COMMIT").unwrap();
    assert_eq!(deletion.await.status, StatusCode::OK);
}

/// The number of tiles of a board. Its sentence for a first day differs, because it depends on whether anything was
/// ever shared.
fn blank(page: &str) -> usize {
    page.matches("class=\"tile").count()
}

#[tokio::test]
async fn another_team_receives_no_event() {
    let (app, agent, _, _) = open_board().await;
    let other = app.lead("l2").of("t2").hired().await;
    assert_eq!(other.live("/live?team=t1").await.err(), Some(StatusCode::NOT_FOUND));
    let mut live = other.live("/live?team=t2").await.unwrap();
    live.next().await.unwrap();
    say(&agent, "1", "team").await;
    assert_eq!(live.waiting(&app).await, Vec::<String>::new());
}

#[tokio::test]
async fn signing_out_in_one_tab_ends_the_board_in_another() {
    let (app, _, lead, live) = open_board().await;
    lead.post("sign_out", &[]).await;
    assert_ends(live).await;
    assert_eq!(app.app.hub.followers(), 0, "somebody is still followed");
}

#[tokio::test]
async fn a_new_password_ends_all_other_sessions_and_their_boards() {
    let (app, agent, lead, live) = open_board().await;
    app.set_password("l1").await;
    let elsewhere = app.signed_in("l1").await;
    let other_board = elsewhere.live("/live?team=t1").await.unwrap();
    let new = "an even longer password";
    for (form, status) in [
        ([("current", "wrong"), ("password", new), ("again", new)], StatusCode::UNPROCESSABLE_ENTITY),
        ([("current", PASSWORD), ("password", "short"), ("again", "short")], StatusCode::UNPROCESSABLE_ENTITY),
        ([("current", PASSWORD), ("password", new), ("again", "not the same")], StatusCode::UNPROCESSABLE_ENTITY),
        ([("current", PASSWORD), ("password", new), ("again", new)], StatusCode::OK),
    ] {
        assert_eq!(lead.ask("change_password", &form).await.status, status, "{form:?}");
    }
    assert_eq!(elsewhere.get("/").await.to(), "/sign-in");
    assert_eq!(lead.get("/").await.to(), "/board");
    let mut other_board = other_board;
    other_board.next().await.unwrap();
    assert_ends(other_board).await;
    let mut live = live;
    say(&agent, "5", "lead").await;
    assert!(live.next().await.unwrap().contains("tile sunny"), "the board of this session stays open");
    for (password, status) in [(PASSWORD, StatusCode::UNPROCESSABLE_ENTITY), (new, StatusCode::OK)] {
        let answer = app.visitor().ask("sign_in", &[("name", "l1"), ("password", password)]).await;
        assert_eq!(answer.status, status);
    }
}

#[tokio::test]
async fn a_session_that_has_ended_receives_no_further_picture() {
    let (app, _, _, live) = open_board().await;
    app.pass(SignedDuration::from_mins(20));
    say(&app.signed_in("a1").await, "1", "lead").await;
    assert_ends(live).await;
}

#[tokio::test]
async fn the_open_board_of_a_former_lead_ends() {
    let (app, agent, _, live) = open_board().await;
    app.take_roster("person_id,name,roles,team_id,site\nl1,Name of l1,lead,t2,North\n").await;
    say(&agent, "1", "lead").await;
    assert_ends(live).await;
}

#[tokio::test]
async fn a_board_ends_at_once_when_the_role_is_removed() {
    let (app, _, _, mut live) = open_board().await;
    let admin = app.admin("boss").hired().await;
    let form = [("person", "l1"), ("name", "Name of l1"), ("roles[]", "agent")];
    assert_eq!(admin.ask("save_person", &form).await.status, StatusCode::OK);
    assert_ends_at_once(&mut live, &app).await;
}

#[tokio::test]
async fn an_open_board_ends_with_its_session_after_twelve_hours() {
    let (app, agent, lead, mut live) = open_board().await;
    for (hour, weather) in (1..=11).zip(["1", "2"].into_iter().cycle()) {
        for _ in 0..4 {
            app.pass(SignedDuration::from_mins(15));
            lead.get("/board").await;
            agent.get("/check-in").await;
            app.settle().await;
        }
        say(&agent, weather, "lead").await;
        assert!(live.next().await.unwrap().contains("event: picture"), "after {hour} hours");
    }
    app.pass(SignedDuration::from_mins(15));
    lead.get("/board").await;
    app.settle().await;
    app.pass(SignedDuration::from_mins(15));
    lead.get("/board").await;
    app.settle().await;
    app.pass(SignedDuration::from_mins(15));
    lead.get("/board").await;
    app.settle().await;
    app.pass(SignedDuration::from_mins(15));
    // The agent's session is as old, so another person checks in.
    let other = app.agent("a2").of("t1").hired().await;
    say(&other, "3", "lead").await;
    assert_ends(live).await;
}

#[tokio::test]
async fn the_link_of_a_wall_opens_no_live_stream() {
    let (app, _, lead, _live) = open_board().await;
    let page = lead.post_and_follow("make_wall", &[("team", "t1")]).await.page();
    let token = page.split("/wall/").nth(1).unwrap().split(['"', '<', ' ']).next().unwrap().to_owned();
    let visitor = app.visitor();
    visitor.keep_session(&token);
    assert_eq!(visitor.live("/live?team=t1").await.err(), Some(StatusCode::UNAUTHORIZED));
}

#[tokio::test]
async fn somebody_who_opens_many_streams_ends_their_own_oldest() {
    let (app, agent, lead, mut oldest) = open_board().await;
    let colleague = app.lead("l2").of("t1").hired().await;
    let mut of_colleague = colleague.live("/live?team=t1").await.unwrap();
    of_colleague.next().await.unwrap();
    // In another session of the same person.
    let elsewhere = app.signed_in("l1").await;
    let mut open = Vec::new();
    for number in 0..MAX_STREAMS {
        let browser = if number % 2 == 0 { &lead } else { &elsewhere };
        open.push(browser.live("/live?team=t1").await.unwrap());
    }
    // The oldest ends, after what it had to send before.
    while let Some(event) = oldest.next().await {
        assert!(event.starts_with("event: picture"), "{event}");
    }
    for live in &mut open {
        assert!(live.next().await.unwrap().starts_with("event: picture"));
    }
    say(&agent, "1", "lead").await;
    assert!(of_colleague.next().await.unwrap().contains("tile stormy"), "others go on");
    assert!(open[0].next().await.unwrap().contains("tile stormy"));
    drop(open);
    assert!(lead.live("/live?team=t1").await.unwrap().next().await.is_some());
}

#[tokio::test]
async fn open_boards_do_not_delay_the_shutdown() {
    let (app, _, _, live) = open_board().await;
    app.app.stopping.cancel();
    assert_ends(live).await;
}

#[tokio::test]
async fn a_picture_says_when_it_was_right_by_the_clock_of_the_site() {
    let (app, agent, _, mut live) = open_board().await;
    for (minutes, time) in [(0, "09:00"), (7, "09:07"), (14 * 60, "23:07")] {
        app.pass(SignedDuration::from_mins(minutes));
        let agent = if minutes == 0 { agent.clone() } else { app.signed_in("a1").await };
        app.signed_in("l1").await.get("/board").await;
        app.settle().await;
        if minutes < 20 {
            say(&agent, if minutes == 0 { "1" } else { "4" }, "lead").await;
            let picture = live.next().await.unwrap();
            assert!(picture.starts_with(&format!("event: picture\ndata: {time}\n")), "{picture}");
        }
        let mut fresh = app.signed_in("l1").await.live("/live?team=t1").await.unwrap();
        let first = fresh.next().await.unwrap();
        assert!(first.starts_with(&format!("event: picture\ndata: {time}\n")), "{first}");
    }
    let page = app.signed_in("l1").await.get("/board").await.page();
    assert!(page.contains("23:07"), "a browser that is behind shows the same time");
}

#[tokio::test]
async fn an_old_page_of_somebody_else_follows_nothing() {
    let (app, _, lead, _live) = open_board().await;
    let page = lead.get("/board").await.page();
    let address = page.split("/live?team=t1").nth(1).unwrap().split(['"', '&']).nth(1).unwrap();
    let mark = address.split("viewer=").nth(1).unwrap().split(|c: char| !c.is_ascii_hexdigit()).next().unwrap();
    let address = format!("/live?team=t1&viewer={mark}");
    assert!(lead.live(&address).await.is_ok());
    let other = app.lead("l2").of("t1").hired().await;
    assert_eq!(other.live(&address).await.err(), Some(StatusCode::UNAUTHORIZED));
    assert!(app.signed_in("l1").await.live(&address).await.is_ok(), "the same viewer in a new session");
    assert_eq!(app.visitor().live(&address).await.err(), Some(StatusCode::UNAUTHORIZED));
}

#[tokio::test]
async fn a_page_follows_in_its_own_language_after_another_switched() {
    let (_app, agent, lead, _live) = open_board().await;
    let page = lead.get("/board").await.page();
    let address = page.split("/live?team=t1").nth(1).unwrap().split("&quot;").next().unwrap().replace("&amp;", "&");
    assert!(address.ends_with("language=en"), "{address}");
    lead.keep(Cookie::Language, "zh-CN");
    assert!(lead.get("/board").await.page().contains("<html lang=\"zh-CN\""), "the next page is in the other language");
    say(&agent, "4", "lead").await;
    for (language, words) in [("language=en", "usual not known yet"), ("language=zh-CN", "还看不出平时")] {
        let mut live = lead.live(&format!("/live?team=t1{}", address.replace("language=en", language))).await.unwrap();
        let picture = live.next().await.unwrap();
        assert!(picture.contains(words), "{picture}");
    }
}
