//! What becomes of messages that cannot be sent: they are tried again, admins read why, and nobody waits for them.

use domain::message::ChatKind;
use jiff::SignedDuration;

use super::{centre, check_in};
use crate::support::{ChatGateway, TestApp, unused_port};

async fn failures(app: &TestApp) -> String {
    let page = app.signed_in("d1").await.get("/admin/messages").await.page();
    page.split("id=\"failures\"").nth(1).unwrap().split("</section>").next().unwrap().to_owned()
}

#[tokio::test]
async fn a_refused_address_is_tried_again_later_and_shown_to_admins() {
    let (app, mail) = centre().await;
    assert!(failures(&app).await.contains("Nothing has failed"));
    app.take_roster("person_id,name,email\na1,Name of a1,refused@example.org\n").await;
    app.run_messages().await;
    let shown = failures(&app).await;
    assert!(shown.contains("Shift reminder by email. The server refused a recipient’s address."), "{shown}");
    assert!(!shown.contains("Name of"), "to whom it went is not told: {shown}");
    assert!(shown.contains("Next attempt: "), "{shown}");
    assert_eq!(mail.to("a2@example.org").len(), 1, "others are not held up");
    app.take_roster("person_id,name,email\na1,Name of a1,right@example.org\n").await;
    app.pass(SignedDuration::from_secs(59));
    app.run_messages().await;
    assert_eq!(mail.to("right@example.org").len(), 0, "it waits a minute");
    app.pass(SignedDuration::from_secs(1));
    app.run_messages().await;
    assert_eq!(mail.to("right@example.org").len(), 1);
    assert!(failures(&app).await.contains("Nothing has failed"));
}

#[tokio::test]
async fn a_reminder_that_is_half_an_hour_late_is_given_up() {
    let (app, mail) = centre().await;
    app.take_roster("person_id,name,email\na1,Name of a1,refused@example.org\n").await;
    for minutes in [0, 1, 5, 25, 10] {
        app.pass(SignedDuration::from_mins(minutes));
        app.run_messages().await;
    }
    let shown = failures(&app).await;
    assert!(shown.contains("Given up after 3 attempts."), "{shown}");
    app.take_roster("person_id,name,email\na1,Name of a1,right@example.org\n").await;
    app.pass(SignedDuration::from_hours(1));
    app.run_messages().await;
    assert_eq!(mail.to("right@example.org").len(), 0);
    app.pass(SignedDuration::from_hours(9 * 24));
    app.run_messages().await;
    assert!(!failures(&app).await.contains("Given up"), "failures are kept for some days");
}

#[tokio::test]
async fn a_server_that_does_not_answer_holds_up_no_check_in() {
    let (app, _mail) = centre().await;
    app.send_messages_to_port(unused_port()).await;
    app.run_messages().await;
    check_in(&app, "a1").await;
    assert!(failures(&app).await.contains("The server didn’t answer."));
}

#[tokio::test]
async fn failures_do_not_tell_who_wants_no_messages() {
    let mut shown = Vec::new();
    let choices: [&[&str]; 3] = [&[], &["a1"], &["a1", "a2", "l1"]];
    for unwanted in choices {
        let (app, _mail) = centre().await;
        app.send_messages_to_port(unused_port()).await;
        for key in unwanted {
            app.app.store.messages().set_wanted(app.person(key).await, false).await.unwrap();
        }
        app.run_messages().await;
        shown.push(failures(&app).await);
    }
    assert!(shown[0].contains("Shift reminder by email. The server didn’t answer."), "{}", shown[0]);
    assert!(shown[1..].iter().all(|list| *list == shown[0]), "{shown:#?}");
}

#[tokio::test]
async fn a_refused_address_does_not_tell_whether_somebody_wants_messages() {
    let mut shown = Vec::new();
    for wanted in [true, false] {
        let (app, mail) = centre().await;
        app.take_roster("person_id,name,email\na1,Name of a1,refused@example.org\n").await;
        for key in ["a1", "a2"] {
            app.app.store.messages().set_wanted(app.person(key).await, wanted).await.unwrap();
        }
        app.run_messages().await;
        assert_eq!(mail.to("a2@example.org").len(), usize::from(wanted), "who wants none is sent none");
        assert_eq!(mail.to("l1@example.org").len(), 1, "the next message on the same connection has its own address");
        shown.push(failures(&app).await);
    }
    assert!(shown[0].contains("The server refused a recipient’s address."), "{}", shown[0]);
    assert_eq!(shown[0], shown[1]);
}

#[tokio::test]
async fn a_wrong_password_is_reported_as_one() {
    let (app, _mail) = centre().await;
    let admin = app.signed_in("d1").await;
    let server = app.app.store.messages().mail_server().await.unwrap().unwrap();
    let port = server.port.to_string();
    let fields = [
        ("host", "127.0.0.1"),
        ("port", &port),
        ("security", "plain"),
        ("sender", "weathervane@example.org"),
        ("login", "centre"),
        ("password", "another"),
    ];
    assert!(admin.post_and_follow("save_mail_server", &fields).await.shows("Emails go through 127.0.0.1"));
    let tried = admin.post_and_follow("send_test_message", &[]).await.page();
    assert!(tried.contains("The server refused the sign-in"), "{tried}");
}

#[tokio::test]
async fn a_chat_program_that_refuses_is_reported_and_no_redirect_is_followed() {
    let (app, _mail) = centre().await;
    let chat = ChatGateway::start().await;
    app.add_chat_group("t1", ChatKind::DingTalk, &format!("{}/unsigned", chat.base)).await;
    app.add_chat_group("t1", ChatKind::Slack, &format!("{}/moved", chat.base)).await;
    app.run_messages().await;
    let shown = failures(&app).await;
    assert!(shown.contains("(DingTalk (钉钉)). The server refused the sign-in"), "{shown}");
    assert!(shown.contains("(Slack). The server refused the message."), "{shown}");
    assert!(chat.received().iter().all(|(path, _)| !path.contains("elsewhere")), "{:?}", chat.received());
}

#[tokio::test]
async fn nothing_goes_to_a_host_that_privacy_does_not_name() {
    let (app, _mail) = centre().await;
    let chat = ChatGateway::start().await;
    app.add_chat_group("t1", ChatKind::Slack, &format!("{}/slack", chat.base)).await;
    let database = rusqlite::Connection::open(app.app.store.file()).unwrap();
    database.execute("UPDATE chat_group SET host = 'hooks.slack.com'", []).unwrap();
    app.run_messages().await;
    assert_eq!(chat.received(), []);
    assert!(failures(&app).await.contains("Something in the settings is missing."));
}
