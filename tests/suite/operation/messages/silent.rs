//! A mail server that is silent: nobody else waits for it, and a reminder that it may have taken is not sent again.

use std::time::Duration;

use domain::message::ChatKind;
use futures::FutureExt as _;
use jiff::SignedDuration;
use store::MessageChannel;
use weathervane::app::messages::{job, send};
use weathervane::state::sending_limits::SendingLimits;

use super::centre;
use super::push::{reminded, with_push};
use crate::support::{ChatGateway, MailManner, SmtpServer, TestApp};

/// The limits of a server that is silent in a test, and never of one that speaks.
const SHORT: SendingLimits = SendingLimits { step: Duration::from_secs(10), acceptance: Duration::from_millis(100) };

/// Longer than everything in a test takes that does not hang.
const LONG: Duration = Duration::from_secs(30);

fn limit(app: &mut TestApp, limits: SendingLimits) {
    app.app = app.app.with(|parts| parts.sending_limits = limits);
}

#[tokio::test]
async fn a_silent_mail_server_is_tried_once_and_holds_up_no_other_channel() {
    let (mut app, push) = with_push().await;
    let (mail, chat) = (SmtpServer::start_as(MailManner::Mute).await, ChatGateway::start().await);
    limit(&mut app, SendingLimits { step: Duration::from_millis(100), ..SHORT });
    app.send_messages_through(&mail).await;
    app.add_chat_group("t1", ChatKind::Slack, &format!("{}/slack", chat.base)).await;
    reminded(&app, &push, "a1", "one").await;
    let mut more = "person_id,name,email,roles,team_id,department,site,time_zone,shift_pattern\n".to_owned();
    for number in 10..30 {
        let place = "t1,Care,North,Asia/Shanghai,early 09:00-17:00";
        more += &format!("a{number},Agent {number},a{number}@example.org,agent,{place}\n");
    }
    app.take_roster(&more).await;
    for number in 10..30 {
        app.set_password(&format!("a{number}")).await;
    }
    tokio::time::timeout(LONG, app.run_messages()).await.expect("it ends");
    assert!(mail.connections() <= 4, "the others do not wait for it too: {}", mail.connections());
    assert_eq!((push.paths().len(), chat.received().len()), (1, 1));
    let shown = app.signed_in("d1").await.get("/admin/messages").await.page();
    assert!(shown.contains("Shift reminder by email. The server didn’t answer. Next attempt: "), "{shown}");
    app.run_messages().await;
    assert!(mail.connections() <= 4, "all of them wait a minute");
    app.pass(SignedDuration::from_mins(1));
    let spoken = SmtpServer::start().await;
    app.send_messages_through(&spoken).await;
    app.run_messages().await;
    assert_eq!(spoken.to("a29@example.org").len(), 1, "and are sent when a server answers");
    assert_eq!(spoken.received().len(), 23);
}

#[tokio::test]
async fn a_shift_that_begins_meanwhile_is_reminded_of() {
    let (app, push) = with_push().await;
    let mail = SmtpServer::start_as(MailManner::Mute).await;
    app.send_messages_through(&mail).await;
    reminded(&app, &push, "a3", "three").await;
    let state = app.messaging();
    job::queue(&state).await.unwrap();
    let sending = tokio::spawn({
        let state = state.clone();
        async move { send::send_due(&state, MessageChannel::Mail).await }
    });
    mail.hears().await;
    app.travel("2026-03-11 13:00");
    job::queue(&state).await.unwrap();
    send::send_due(&state, MessageChannel::Push).await.unwrap();
    assert_eq!(push.paths(), ["/three"]);
    assert!(!sending.is_finished(), "the server still says nothing");
    sending.abort();
}

#[tokio::test]
async fn a_reminder_that_a_server_took_without_saying_so_is_not_sent_again() {
    let (mut app, _) = centre().await;
    let mail = SmtpServer::start_as(MailManner::SlowToAnswer).await;
    limit(&mut app, SHORT);
    app.send_messages_through(&mail).await;
    app.run_messages().await;
    let shown = app.signed_in("d1").await.get("/admin/messages").await.page();
    assert!(shown.contains("Shift reminder by email. The server didn’t answer. Given up"), "{shown}");
    for minutes in [1, 5] {
        app.pass(SignedDuration::from_mins(minutes));
        app.run_messages().await;
    }
    assert_eq!([mail.to("a1@example.org").len(), mail.to("a2@example.org").len()], [1, 1]);
    assert!(mail.to("l1@example.org").len() > 1, "a day’s message comes twice rather than never");
}

#[tokio::test]
async fn a_reminder_that_could_not_be_recorded_as_sent_is_not_sent_again() {
    let (app, mail) = centre().await;
    let database = rusqlite::Connection::open(app.app.store.file()).unwrap();
    let broken = "CREATE TRIGGER broken BEFORE UPDATE OF sent_at ON message BEGIN SELECT RAISE(ABORT, 'no'); END";
    database.execute_batch(broken).unwrap();
    assert!(job::run(&app.messaging()).await.is_err());
    assert_eq!(mail.to("a1@example.org").len(), 1, "it was sent");
    database.execute_batch("DROP TRIGGER broken").unwrap();
    for minutes in [1, 5] {
        app.pass(SignedDuration::from_mins(minutes));
        app.run_messages().await;
    }
    assert_eq!([mail.to("a1@example.org").len(), mail.to("a2@example.org").len()], [1, 1]);
}

#[tokio::test]
async fn nothing_is_sent_of_which_nobody_can_record_that_it_begins() {
    let (app, mail) = centre().await;
    let database = rusqlite::Connection::open(app.app.store.file()).unwrap();
    let full = "CREATE TRIGGER full BEFORE UPDATE OF attempts ON message BEGIN SELECT RAISE(ABORT, 'no'); END";
    database.execute_batch(full).unwrap();
    assert!(job::run(&app.messaging()).await.is_err());
    assert_eq!(mail.received(), [], "otherwise a full disk repeats it every half minute");
    database.execute_batch("DROP TRIGGER full").unwrap();
    app.run_messages().await;
    assert_eq!(mail.received().len(), 3);
}

#[tokio::test]
async fn a_stop_waits_for_the_message_that_is_being_sent() {
    let (app, _) = centre().await;
    let mail = SmtpServer::start_as(MailManner::SlowToAnswer).await;
    app.send_messages_through(&mail).await;
    job::start(app.messaging());
    mail.hears().await;
    app.app.stopping.cancel();
    app.app.running_writes.close();
    assert!(app.app.running_writes.wait().now_or_never().is_none(), "it is still being sent");
    mail.go_on();
    tokio::time::timeout(LONG, app.app.running_writes.wait()).await.expect("it ends");
    assert_eq!(unknown(&app), 0, "what was begun is recorded as sent");
}

/// How many messages were begun of which nothing more is known.
fn unknown(app: &TestApp) -> i64 {
    let database = rusqlite::Connection::open(app.app.store.file()).unwrap();
    let sql = "SELECT count(*) FROM message WHERE attempts > 0 AND sent_at IS NULL";
    database.query_row(sql, [], |row| row.get(0)).unwrap()
}
