//! Staying signed in on one's own phone: what it opens without a password, and what it does not.

use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use jiff::SignedDuration;
use store::token;
use weathervane::state::session::Cookie;

use crate::support::{Answer, Client, PASSWORD, TestApp};

const SECRET_NOTE: &str = "The quiet corner helped me.";

async fn on_own_phone(app: &TestApp, name: &str) -> (Client, Answer) {
    app.set_password(name).await;
    let phone = app.visitor();
    let answer = phone.post("sign_in", &[("name", name), ("password", PASSWORD), ("own_phone", "yes")]).await;
    (phone, answer)
}

async fn write_private_note(phone: &Client) {
    let fields = [("weather", "2"), ("audience", "me"), ("note", SECRET_NOTE), ("note_audience", "me")];
    let answer =
        phone.ask("record_check_in", &[&fields[..], &[("id", "00000000-0000-4000-8000-00000000000a")]].concat()).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
}

/// Whether the database holds an own key for the session of this browser.
fn holds_own_key(app: &TestApp, phone: &Client) -> bool {
    let database = rusqlite::Connection::open(app.app.store.file()).unwrap();
    let hash = token::hash(&phone.cookie(Cookie::Session).unwrap());
    let sql = "SELECT own_key IS NOT NULL FROM session WHERE token_hash = ?1";
    database.query_row(sql, [hash], |row| row.get(0)).unwrap()
}

#[tokio::test]
async fn an_own_phone_checks_in_for_ninety_days_without_a_password() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    let (phone, answer) = on_own_phone(&app, "a1").await;
    let cookies: Vec<_> = answer.headers.get_all(SET_COOKIE).iter().map(|value| value.to_str().unwrap()).collect();
    let of_session = cookies.iter().find(|cookie| cookie.contains("weathervane_session")).unwrap();
    assert!(of_session.contains("; Max-Age=7776000"), "{of_session}");
    app.pass(SignedDuration::from_hours(89 * 24));
    assert_eq!(phone.get("/check-in").await.status, StatusCode::OK);
    let sent = [("id", "00000000-0000-4000-8000-00000000000b"), ("weather", "1"), ("audience", "team")];
    assert_eq!(phone.ask("record_check_in", &sent).await.status, StatusCode::OK);
    for page in ["/me", "/team", "/support", "/breaks", "/tough-call", "/account"] {
        assert_eq!(phone.get(page).await.status, StatusCode::OK, "{page}");
    }
    app.pass(SignedDuration::from_hours(24));
    assert!(phone.get("/check-in").await.to().starts_with("/sign-in"), "ninety days are over");
}

#[tokio::test]
async fn a_desk_ends_after_a_pause_as_it_always_did() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.set_password("a1").await;
    let desk = app.visitor();
    let answer = desk.post("sign_in", &[("name", "a1"), ("password", PASSWORD), ("own_phone", "")]).await;
    let cookies = answer.headers.get_all(SET_COOKIE).iter().map(|value| value.to_str().unwrap());
    assert!(cookies.filter(|cookie| cookie.contains("weathervane_session")).all(|cookie| !cookie.contains("Max-Age")));
    app.pass(SignedDuration::from_mins(20));
    assert!(desk.get("/check-in").await.to().starts_with("/sign-in"));
}

#[tokio::test]
async fn private_notes_close_after_a_pause_and_open_with_the_password() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    let (phone, _) = on_own_phone(&app, "a1").await;
    write_private_note(&phone).await;
    assert!(phone.get("/me").await.shows(SECRET_NOTE), "the password was typed just now");
    assert!(holds_own_key(&app, &phone));
    app.pass(SignedDuration::from_mins(20));
    let page = phone.get("/me").await;
    assert!(!page.shows(SECRET_NOTE) && page.shows("On this phone, your private notes"), "{}", page.text());
    assert!(!holds_own_key(&app, &phone), "the key is forgotten, not only hidden");
    assert!(!phone.get("/me").await.shows(SECRET_NOTE), "the use of the phone does not open them again");
    let asked = phone.get("/sign-in?then=/me").await;
    assert!(asked.shows("asks for your password again") && asked.text().contains("value=\"a1\""), "{}", asked.text());
    let before = phone.cookie(Cookie::Session).unwrap();
    let fields = [("name", "a1"), ("password", PASSWORD), ("own_phone", "yes"), ("then", "/me")];
    phone.post("sign_in", &fields).await;
    assert!(phone.get("/me").await.shows(SECRET_NOTE));
    let stale = app.visitor();
    stale.keep_session(&before);
    assert!(stale.get("/me").await.to().starts_with("/sign-in"), "the session before has ended");
}

#[tokio::test]
async fn a_pause_closes_ones_own_sources_and_says_so_to_everybody_alike() {
    let app = TestApp::new().await;
    for key in ["a1", "a2"] {
        app.agent(key).of("t1").hired().await;
    }
    let ((author, _), (other, _)) = (on_own_phone(&app, "a1").await, on_own_phone(&app, "a2").await);
    let id = "0000000000004000800000000000000c";
    let proposal = [
        ("id", id),
        ("words", "The printer jams"),
        ("about", "slow_tools"),
        ("how_often", "every_shift"),
        ("since", "months"),
        ("named", "no"),
    ];
    assert_eq!(author.ask("propose_source", &proposal).await.status, StatusCode::OK);
    let (list, source) = ("/stressors".to_owned(), format!("/stressors/{id}"));
    let says = "Some things here are locked with your own key.";
    for page in [&list, &source] {
        assert!(!author.get(page).await.page().contains(says), "the password was typed just now");
    }
    app.pass(SignedDuration::from_mins(20));
    for phone in [&author, &other] {
        for page in [&list, &source] {
            let shown = phone.get(page).await.page();
            assert!(shown.contains(says) && shown.contains(&format!("href=\"/sign-in?then={page}\"")), "{shown}");
        }
        assert!(phone.get("/me").await.shows("and the answers to what you proposed"));
    }
}

#[tokio::test]
async fn a_password_lasts_no_longer_on_a_phone_than_a_session_at_a_desk() {
    let app = TestApp::new().await;
    app.lead("l1").of("t1").hired().await;
    let (phone, _) = on_own_phone(&app, "l1").await;
    for _ in 0..47 {
        app.pass(SignedDuration::from_mins(15));
        assert_eq!(phone.get("/board").await.status, StatusCode::OK);
        app.settle().await;
    }
    app.pass(SignedDuration::from_mins(15));
    assert_eq!(phone.get("/board").await.to(), "/sign-in?then=/board", "twelve hours after the password");
}

#[tokio::test]
async fn a_pause_closes_what_concerns_others_and_what_cannot_be_undone() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.lead("l1").of("t1").hired().await;
    app.psychologist("s1").hired().await;
    app.admin("d1").hired().await;
    for (name, closed, open) in [
        ("a1", &["/me/export.json", "/me/export.csv", "/recovery"][..], "/me"),
        ("l1", &["/board", "/flags", "/trends", "/floor", "/requests", "/climate"], "/support"),
        ("s1", &["/climate", "/appointments", "/library/review"], "/library"),
        ("d1", &["/admin", "/admin/people", "/admin/import"], "/account"),
    ] {
        let (phone, _) = on_own_phone(&app, name).await;
        app.pass(SignedDuration::from_mins(20));
        for page in closed {
            let answer = phone.get(page).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{name} {page}");
            assert!(answer.to().starts_with("/sign-in?then="), "{name} {page}: {}", answer.to());
        }
        assert_eq!(phone.get(open).await.status, StatusCode::OK, "{name} {open}");
    }
    let (phone, _) = on_own_phone(&app, "a1").await;
    app.pass(SignedDuration::from_mins(20));
    for form in ["delete_everything", "erase_person", "make_recovery_code", "keep_signed_in"] {
        let answer = phone.ask(form, &[]).await;
        assert_eq!(
            (answer.status, answer.text()),
            (StatusCode::UNAUTHORIZED, "\"password_needed\"".to_owned()),
            "{form}"
        );
    }
}

#[tokio::test]
async fn what_was_typed_waits_until_the_password_is_typed_again() {
    let app = TestApp::new().await;
    app.lead("l1").of("t1").hired().await;
    app.psychologist("s1").hired().await;
    let (phone, _) = on_own_phone(&app, "s1").await;
    app.pass(SignedDuration::from_mins(20));
    let typed = [("title_en", "Sleeping after late shifts"), ("place", "Room 2")];
    let to = phone.post("hold_group_talk", &typed).await.to().to_owned();
    assert!(to.starts_with("/sign-in"), "{to}");
    let back =
        phone.post("sign_in", &[("name", "s1"), ("password", PASSWORD), ("own_phone", "yes")]).await.to().to_owned();
    assert!(phone.get(&back).await.text().contains("Sleeping after late shifts"), "{back}");
}

#[tokio::test]
async fn a_session_at_a_desk_becomes_one_on_an_own_phone_under_another_token() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    app.set_password("a1").await;
    let phone = app.visitor();
    phone.post("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await;
    write_private_note(&phone).await;
    let before = phone.cookie(Cookie::Session).unwrap();
    for wrong in ["", "not the password"] {
        let page = phone.post_and_follow("keep_signed_in", &[("phone_password", wrong)]).await;
        assert!(!page.shows("You stay signed in on this phone"), "a desk that was left alone becomes nobody's phone");
        assert_eq!(phone.cookie(Cookie::Session).unwrap(), before);
    }
    let page = phone.post_and_follow("keep_signed_in", &[("phone_password", PASSWORD)]).await;
    assert!(page.shows("You stay signed in on this phone for 90 days.") && page.shows("This phone"), "{}", page.text());
    assert_ne!(phone.cookie(Cookie::Session).unwrap(), before);
    assert!(phone.get("/me").await.shows(SECRET_NOTE), "the password was typed not long ago");
    let stale = app.visitor();
    stale.keep_session(&before);
    assert!(stale.get("/me").await.to().starts_with("/sign-in"));
    app.pass(SignedDuration::from_hours(24));
    assert_eq!(phone.get("/check-in").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_lost_phone_is_signed_out_from_elsewhere_and_by_a_new_password() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").hired().await;
    let (lost, _) = on_own_phone(&app, "a1").await;
    let desk = app.visitor();
    desk.post("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await;
    assert!(desk.get("/account").await.shows("Another phone of yours"));
    desk.post("sign_out_elsewhere", &[]).await;
    assert!(lost.get("/check-in").await.to().starts_with("/sign-in"));
    let (lost, _) = on_own_phone(&app, "a1").await;
    let fields = [("current", PASSWORD), ("password", "Another long one 42"), ("again", "Another long one 42")];
    assert_eq!(desk.ask("change_password", &fields).await.status, StatusCode::OK);
    assert!(lost.get("/check-in").await.to().starts_with("/sign-in"));
}

#[tokio::test]
async fn a_phone_without_a_recent_password_opens_nothing_that_others_confided() {
    const LINE: &str = "Two hard calls in a row.";
    let app = TestApp::new().await;
    let asker = app.agent("a1").of("t1").hired().await;
    app.lead("l1").of("t1").hired().await;
    let (phone, _) = on_own_phone(&app, "l1").await;
    asker.ask("ask_to_talk", &[("to", "lead"), ("when", ""), ("line", LINE)]).await;
    let mut live = phone.live("/live?of=talk").await.unwrap();
    let picture = live.next().await.unwrap();
    assert!(picture.contains(LINE), "{picture}");
    let request =
        picture.split("name=\"request\" value=\"").nth(1).expect("a form").split('"').next().unwrap().to_owned();
    app.settle().await;
    app.pass(SignedDuration::from_mins(20));
    let mut live = phone.live("/live?of=talk").await.unwrap();
    let picture = live.next().await.unwrap();
    assert!(!picture.contains(LINE) && !picture.contains("Name of a1"), "{picture}");
    let ended = phone.ask("end_talk", &[("request", &request)]).await;
    assert!(ended.status.is_client_error(), "{}", ended.text());
    for page in ["/account", "/support", "/privacy", "/stressors", "/events", "/thanks", "/library"] {
        let shown = phone.get(page).await.text();
        assert!(!shown.contains(LINE) && !shown.contains("one waiting"), "{page}");
    }
    app.set_password("l1").await;
    let at_desk = app.signed_in("l1").await;
    assert!(at_desk.get("/requests").await.shows(LINE), "the request still waits");
}
