//! A link by mail that sets a new password: who gets one, how long it works, and what it does not open.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::request::Builder;
use axum::http::{Method, StatusCode};
use jiff::SignedDuration;
use store::token;

use crate::accounts::admin::take_in;
use crate::operation::request_spans::Spans;
use crate::support::{Answer, Client, PASSWORD, SmtpServer, TestApp, form, record};

const NEW: &str = "another long enough password";
const ASKED: &str = "If that account has an email address, a link is on its way.";

/// An agent, a lead, a colleague without an address and one who has left, who have all joined, and one who has not, in
/// a centre that knows its own address.
async fn centre() -> (TestApp, SmtpServer) {
    let app = TestApp::at("https://weather.example").await;
    app.take_roster(
        "person_id,name,email,roles,team_id,department,site,time_zone\n\
         a1,Name of a1,a1@example.org,agent,t1,Care,North,Asia/Shanghai\n\
         a2,Name of a2,,agent,t1,Care,North,Asia/Shanghai\n\
         a3,Name of a3,a3@example.org,agent,t1,Care,North,Asia/Shanghai\n\
         a4,Name of a4,a4@example.org,agent,t1,Care,North,Asia/Shanghai\n\
         l1,Name of l1,l1@example.org,lead,t1,Care,North,Asia/Shanghai\n",
    )
    .await;
    app.take_roster("person_id,name,ends_on\na4,Name of a4,2026-03-09\n").await;
    for key in ["a1", "a2", "a4", "l1"] {
        app.set_password(key).await;
    }
    let mail = SmtpServer::start().await;
    app.send_messages_through(&mail).await;
    // Not the time of the lead's daily message.
    app.travel("2026-03-11 12:00");
    (app, mail)
}

async fn ask(visitor: &Client, name: &str) -> Answer {
    visitor.ask("ask_for_reset", &[("name", name)]).await
}

/// The status of asking for a link from an address of the test network, with a header that names another host.
async fn ask_from(visitor: &Client, last: u8, name: &str) -> StatusCode {
    send_from(visitor, last, "ask_for_reset", &[("name", name)]).await
}

/// The status of a form that is sent in the same way.
async fn send_from(visitor: &Client, last: u8, function: &str, fields: &[(&str, &str)]) -> StatusCode {
    let headers = |request: Builder| {
        request
            .header("sec-fetch-site", "same-origin")
            .header("x-forwarded-host", "elsewhere.example")
            .header(ACCEPT, "application/json")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .extension(ConnectInfo(SocketAddr::from(([198, 51, 100, last], 40000))))
    };
    visitor.send(Method::POST, &format!("/api/{function}"), headers, Body::from(form(fields))).await.status
}

/// Sends what was asked for.
async fn send(app: &TestApp) {
    app.settle().await;
    app.run_messages().await;
}

/// The secret in the only link that was sent to an address.
fn link(mail: &SmtpServer, address: &str) -> String {
    let texts = mail.to(address);
    let [text] = texts.as_slice() else { panic!("{texts:?}") };
    let link = text.split_once("https://weather.example/invitation/").unwrap().1;
    link.split_whitespace().next().unwrap().to_owned()
}

async fn accept(visitor: &Client, token: &str) -> Answer {
    visitor.post("accept_invitation", &[("token", token), ("password", NEW), ("again", NEW)]).await
}

#[tokio::test]
async fn a_mailed_link_sets_a_new_password_once() {
    let (app, mail) = centre().await;
    let visitor = app.visitor();
    assert!(visitor.get("/sign-in").await.page().contains("href=\"/forgotten\""));
    assert!(visitor.get("/forgotten").await.page().contains("stays locked until you enter the recovery code"));
    assert!(visitor.post_and_follow("ask_for_reset", &[("name", "a1@example.org")]).await.shows(ASKED));
    send(&app).await;
    let token = link(&mail, "a1@example.org");
    let page = visitor.get(&format!("/invitation/{token}")).await.page();
    assert!(page.contains("A new password for Name of a1") && page.contains("until 12:30"), "{page}");
    assert!(page.contains("all of it is locked until you enter the recovery code"), "{page}");
    accept(&visitor, &token).await.to();
    assert_eq!(app.visitor().ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await.status, 422);
    assert_eq!(app.visitor().ask("sign_in", &[("name", "a1"), ("password", NEW)]).await.status, StatusCode::OK);
    assert_eq!(visitor.get(&format!("/invitation/{token}")).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_mailed_reset_is_announced_and_opens_nothing_from_before() {
    let (app, mail) = centre().await;
    let agent = app.visitor();
    agent.ask("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await;
    let id = uuid::Uuid::from_u128(7).to_string();
    let said = [("id", id.as_str()), ("weather", "1"), ("audience", "me"), ("note", "a quiet word")];
    assert!(agent.ask("record_check_in", &said).await.status.is_success());
    assert!(agent.get("/me/export.json").await.text().contains("a quiet word"));
    app.pass(SignedDuration::from_mins(1));
    ask(&app.visitor(), "a1").await;
    send(&app).await;
    assert!(agent.get("/me").await.page().contains("for a link by email"), "the account is told first");
    app.pass(SignedDuration::from_mins(1));
    let stranger = app.visitor();
    accept(&stranger, &link(&mail, "a1@example.org")).await.to();
    assert!(agent.get("/me").await.to().starts_with("/sign-in"), "the sessions from before end");
    let export = stranger.get("/me/export.json").await.text();
    assert!(!export.contains("a quiet word") && !export.contains(&id), "{export}");
    assert!(stranger.get("/me").await.shows("id=\"locked\""), "the recovery code opens it");
    assert!(stranger.get("/account").await.page().contains("Your password was set with a link from an email"));
    let lead = app.signed_in("l1").await.get("/board").await.page();
    assert!(lead.contains("The password of Name of a1 (a1) was set with a link from an email"), "{lead}");
}

#[tokio::test]
async fn the_answer_is_the_same_for_every_name() {
    let (app, mail) = centre().await;
    let mut answers = Vec::new();
    for name in ["a1", "a2", "a3", "a4", "nobody@example.org"] {
        let answer = ask(&app.visitor(), name).await;
        answers.push((answer.status, answer.text()));
    }
    assert_eq!(answers[0].0, StatusCode::OK);
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    send(&app).await;
    assert_eq!(mail.received().len(), 1, "{:?}", mail.received());
    link(&mail, "a1@example.org");
}

#[tokio::test]
async fn the_answer_does_not_wait_for_what_is_stored_for_a_known_name() {
    let (app, mail) = centre().await;
    let other = rusqlite::Connection::open(app.app.store.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    for name in ["a1", "nobody"] {
        assert_eq!(ask(&app.visitor(), name).await.status, StatusCode::OK, "{name}");
    }
    other.execute_batch("ROLLBACK").unwrap();
    send(&app).await;
    link(&mail, "a1@example.org");
}

#[tokio::test]
async fn the_link_leads_to_the_address_of_the_centre_and_to_no_other() {
    let (app, mail) = centre().await;
    assert_eq!(ask_from(&app.visitor(), 7, "a1").await, StatusCode::OK);
    send(&app).await;
    let text = mail.to("a1@example.org").concat();
    let addresses: Vec<_> = text.split("://").skip(1).map(|rest| rest.split('/').next().unwrap()).collect();
    assert_eq!(addresses, ["weather.example"], "{text}");
}

#[tokio::test]
async fn asking_for_links_is_limited_by_address_and_sends_one_person_one_link() {
    let (app, mail) = centre().await;
    for name in ["a1", "nobody"] {
        for _ in 0..10 {
            assert_eq!(ask_from(&app.visitor(), 7, name).await, StatusCode::OK, "{name}");
        }
    }
    send(&app).await;
    assert_eq!(mail.to("a1@example.org").len(), 1);
    for number in 0..80 {
        assert_eq!(ask_from(&app.visitor(), 7, &format!("somebody-{number}")).await, StatusCode::OK, "{number}");
    }
    for name in ["a2", "somebody-else"] {
        assert_eq!(ask_from(&app.visitor(), 7, name).await, StatusCode::TOO_MANY_REQUESTS, "{name}");
        assert_eq!(ask_from(&app.visitor(), 8, name).await, StatusCode::OK, "{name} from elsewhere");
    }
    let signed_in = send_from(&app.visitor(), 7, "sign_in", &[("name", "a1"), ("password", PASSWORD)]).await;
    assert_eq!(signed_in, StatusCode::OK, "asking uses up no attempt to sign in");
}

#[tokio::test]
async fn the_secret_of_a_mailed_link_is_in_no_log_and_no_file() {
    let (app, mail) = centre().await;
    let spans = Spans::default();
    let _recording = record(spans.clone());
    ask(&app.visitor(), "a1").await;
    send(&app).await;
    let token = link(&mail, "a1@example.org");
    let page = app.visitor().get(&format!("/invitation/{token}")).await;
    assert_eq!(page.header("referrer-policy"), "same-origin", "the address goes to nobody else");
    let seen = spans.seen();
    assert!(seen.iter().any(|span| span.contains("/invitation/{token}")), "{seen:?}");
    assert!(seen.iter().all(|span| !span.contains(&token)), "{seen:?}");
    assert!(!app.keeps_on_disk(token.as_bytes()), "the database has its hash only");
    assert!(app.keeps_on_disk(&token::hash_from_paper(&token)), "and that is looked for in the right files");
}

#[tokio::test]
async fn asking_for_a_link_ends_no_invitation_of_an_admin_but_using_it_does() {
    let (app, mail) = centre().await;
    let admin = app.admin("d1").hired().await;
    let slip = token::for_paper();
    let until = app.now().checked_add(SignedDuration::from_hours(1)).unwrap();
    let invited = vec![(app.person("a1").await, token::hash_from_paper(&slip))];
    app.app.store.invitations().create(invited, Some(app.person("d1").await), app.now(), until).await.unwrap();
    ask(&app.visitor(), "a1").await;
    send(&app).await;
    assert_eq!(app.visitor().get(&format!("/invitation/{slip}")).await.status, StatusCode::OK, "anybody may ask");
    let page = admin.get("/admin/invitations").await.page();
    assert!(page.contains("a link was sent to Name of a1"), "{page}");
    assert_eq!(page.matches("<th scope=\"row\">Name of a1").count(), 1, "it is no invitation to cancel: {page}");
    accept(&app.visitor(), &link(&mail, "a1@example.org")).await.to();
    assert_eq!(app.visitor().get(&format!("/invitation/{slip}")).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn a_mailed_link_works_for_half_an_hour_and_only_the_newest_does() {
    let (app, mail) = centre().await;
    let visitor = app.visitor();
    for _ in 0..3 {
        ask(&visitor, "a1").await;
    }
    send(&app).await;
    let first = link(&mail, "a1@example.org");
    app.pass(SignedDuration::from_mins(6));
    ask(&visitor, "a1").await;
    send(&app).await;
    assert_eq!(mail.to("a1@example.org").len(), 2, "one in five minutes");
    assert_eq!(visitor.get(&format!("/invitation/{first}")).await.status, StatusCode::GONE);
    let newest = mail.to("a1@example.org").into_iter().find(|text| !text.contains(&first)).unwrap();
    let newest = newest.split_once("/invitation/").unwrap().1.split_whitespace().next().unwrap().to_owned();
    app.pass(SignedDuration::from_mins(29));
    assert_eq!(visitor.get(&format!("/invitation/{newest}")).await.status, StatusCode::OK);
    app.pass(SignedDuration::from_mins(1));
    let page = visitor.get(&format!("/invitation/{newest}")).await;
    assert!(page.status == StatusCode::GONE && page.shows("Ask for another link"), "{}", page.text());
}

#[tokio::test]
async fn somebody_who_wants_no_messages_still_gets_a_link_that_they_ask_for() {
    let (app, mail) = centre().await;
    app.app.store.messages().set_wanted(app.person("a1").await, false).await.unwrap();
    ask(&app.visitor(), "a1").await;
    send(&app).await;
    assert_eq!(mail.to("a1@example.org").len(), 1);
}

#[tokio::test]
async fn a_changed_address_is_announced_and_gets_no_link_for_a_week() {
    let (app, mail) = centre().await;
    let admin = app.admin("d1").hired().await;
    let agent = app.signed_in("a1").await;
    let new = "person_id,name,email\na1,Name of a1,elsewhere@example.org\n";
    take_in(&admin, new).await;
    let told = agent.get("/me").await.page();
    assert!(told.contains("The email address of your account was changed") && told.contains("Name of d1"), "{told}");
    app.take_roster(new).await;
    let told = agent.get("/me").await.page();
    assert_eq!(told.matches("email address of your account was changed").count(), 1, "the same again is no change");
    let link_after = async |days: i64| {
        app.pass(SignedDuration::from_hours(24 * days));
        // Somebody who signs in changes nothing: what is sent must not tell who has.
        app.signed_in("a1").await.get("/me").await.page();
        assert!(ask(&app.visitor(), "a1").await.status.is_success());
        send(&app).await;
        mail.to("elsewhere@example.org").iter().filter(|text| text.contains("/invitation/")).count()
    };
    assert_eq!(link_after(0).await, 0);
    assert_eq!(link_after(6).await, 0);
    assert_eq!(link_after(1).await, 1);
}

#[tokio::test]
async fn a_centre_without_a_mail_server_offers_no_link() {
    let app = TestApp::at("https://weather.example").await;
    let visitor = app.visitor();
    assert_eq!(visitor.get("/forgotten").await.status, StatusCode::NOT_FOUND);
    assert_eq!(ask(&visitor, "a1").await.status, StatusCode::NOT_FOUND);
    let page = visitor.get("/sign-in").await.page();
    assert!(page.contains("Ask the person who invited you") && !page.contains("/forgotten"), "{page}");
}
