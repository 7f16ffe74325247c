//! Messages that leave the centre: who gets which, when, how often, and what they never say.

mod certificates;
mod failures;
mod mail_resets;
mod planned;
mod push;
mod settings;
mod silent;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::message::ChatKind;
use jiff::SignedDuration;

use crate::help::follow_up::slide_of_a1;
use crate::support::{ChatGateway, Floor, Mail, SmtpServer, TestApp, history};

/// Two agents who begin at nine, one who begins at one, and their lead and psychologist; all have joined and have an
/// address.
async fn centre() -> (TestApp, SmtpServer) {
    let app = TestApp::new().await;
    app.take_roster(
        "person_id,name,email,roles,team_id,department,site,time_zone,shift_pattern,language\n\
         a1,Name of a1,a1@example.org,agent,t1,Care,North,Asia/Shanghai,early 09:00-17:00,en\n\
         a2,Name of a2,a2@example.org,agent,t1,Care,North,Asia/Shanghai,early 09:00-17:00,en\n\
         a3,Name of a3,a3@example.org,agent,t1,Care,North,Asia/Shanghai,late 13:00-21:00,zh-CN\n\
         a4,Name of a4,,agent,t1,Care,North,Asia/Shanghai,early 09:00-17:00,en\n\
         l1,Name of l1,l1@example.org,lead,t1,Care,North,Asia/Shanghai,,en\n\
         d1,Name of d1,d1@example.org,admin,,Care,North,Asia/Shanghai,,en\n",
    )
    .await;
    for key in ["a1", "a2", "a3", "a4", "l1", "d1"] {
        app.set_password(key).await;
    }
    let mail = SmtpServer::start().await;
    app.send_messages_through(&mail).await;
    (app, mail)
}

fn addresses(mails: &[Mail]) -> Vec<&str> {
    mails.iter().map(|mail| mail.to.as_str()).collect()
}

async fn check_in(app: &TestApp, key: &str) {
    let id = uuid::Uuid::new_v4().to_string();
    let fields = [("id", id.as_str()), ("weather", "1"), ("audience", "lead")];
    assert!(app.signed_in(key).await.ask("record_check_in", &fields).await.status.is_success());
}

#[tokio::test]
async fn everybody_on_a_shift_is_reminded_alike_when_it_begins() {
    let (app, mail) = centre().await;
    app.travel("2026-03-11 08:59");
    check_in(&app, "a1").await;
    app.run_messages().await;
    assert_eq!(mail.received(), []);
    app.travel("2026-03-11 09:00");
    app.run_messages().await;
    assert_eq!(addresses(&mail.received()), ["a1@example.org", "a2@example.org", "l1@example.org"]);
    let (checked_in, other) = (mail.to("a1@example.org").concat(), mail.to("a2@example.org").concat());
    assert_eq!(checked_in.replace("a1@", "a2@"), other, "whether somebody has checked in changes nothing");
    assert!(checked_in.contains("https://weather.example/check-in"), "{checked_in}");
    assert!(checked_in.contains("Auto-Submitted: auto-generated"), "{checked_in}");
    assert!(!checked_in.contains("Name of") && !checked_in.to_lowercase().contains("storm"), "{checked_in}");
}

#[tokio::test]
async fn nobody_is_reminded_twice_of_one_shift() {
    let (app, mail) = centre().await;
    for minute in 0..12 {
        app.travel(&format!("2026-03-11 09:{minute:02}"));
        app.run_messages().await;
    }
    assert_eq!(mail.to("a1@example.org").len(), 1);
    app.travel("2026-03-12 09:02");
    app.run_messages().await;
    assert_eq!(mail.to("a1@example.org").len(), 2, "the next shift is another one");
}

#[tokio::test]
async fn a_reminder_is_in_the_language_of_the_person() {
    let (app, mail) = centre().await;
    app.travel("2026-03-11 13:00");
    app.run_messages().await;
    assert_eq!(addresses(&mail.received()), ["a3@example.org"]);
    assert!(mail.to("a3@example.org").concat().contains("记天气只要十秒"));
}

#[tokio::test]
async fn a_person_turns_their_messages_off_and_on() {
    let (app, mail) = centre().await;
    let agent = app.signed_in("a1").await;
    assert!(agent.get("/account").await.page().contains("a1@example.org"));
    assert!(agent.post_and_follow("choose_messages", &[("wanted", "no")]).await.shows("won’t send you emails"));
    assert_eq!(
        agent.ask("choose_messages", &[("wanted", "maybe")]).await.json()["wrong"]["wanted"],
        "Choose yes or no."
    );
    app.run_messages().await;
    assert_eq!(mail.to("a1@example.org").len(), 0);
    assert_eq!(mail.to("a2@example.org").len(), 1);
    assert!(agent.post_and_follow("choose_messages", &[("wanted", "yes")]).await.shows("You’ll get emails"));
    app.travel("2026-03-12 09:00");
    app.run_messages().await;
    assert_eq!(mail.to("a1@example.org").len(), 1);
}

#[tokio::test]
async fn a_shift_that_begins_in_quiet_hours_is_not_reminded_of() {
    let (app, mail) = centre().await;
    let admin = app.signed_in("d1").await;
    let hours = [("digest", "10:15"), ("quiet_from", "22:00"), ("quiet_until", "09:30")];
    assert!(admin.post_and_follow("choose_message_times", &hours).await.shows("The times are saved."));
    app.run_messages().await;
    assert_eq!(mail.received(), []);
    app.travel("2026-03-11 10:15");
    app.run_messages().await;
    assert_eq!(addresses(&mail.received()), ["l1@example.org"], "the day's message has a time of its own");
}

#[tokio::test]
async fn a_lead_is_sent_the_same_bytes_every_day_also_if_nothing_waits() {
    let floor = Floor::with(&history()).await;
    let (app, mail) = (&floor.app, SmtpServer::start().await);
    app.send_messages_through(&mail).await;
    for key in ["l1", "l3"] {
        app.set_password(key).await;
    }
    app.run_messages().await;
    let lead = floor.signed_in("l1").await;
    let flag = slide_of_a1(&lead).await;
    assert_eq!(lead.ask("take_flag", &[("flag", &flag), ("step", "take")]).await.status, 200);
    let request = [("to", "lead"), ("when", "soon"), ("line", "about Sunday")];
    assert_eq!(floor.signed_in("a1").await.ask("ask_to_talk", &request).await.status, 200);
    app.pass(SignedDuration::from_hours(25));
    app.run_messages().await;
    let page = floor.signed_in("l1").await.get("/follow-ups").await.page();
    assert!(page.contains("id=\"overdue-h\"") && page.contains("Asked to talk"), "{page}");
    let sent = mail.to("l1@example.org");
    let [first, second] = sent.as_slice() else { panic!("{sent:?}") };
    assert_eq!(first, second, "a message that counted would tell the reader of the mailbox");
    let other = mail.to("l3@example.org");
    assert_eq!(first.replace("l1@", "l3@"), other[0], "and is the same for every lead");
    assert!(first.contains("https://weather.example/follow-ups"), "{first}");
}

#[tokio::test]
async fn a_team_s_chat_groups_get_one_message_for_each_start_of_a_shift() {
    let (app, _mail) = centre().await;
    let chat = ChatGateway::start().await;
    for kind in ChatKind::ALL {
        app.add_chat_group("t1", kind, &format!("{}/{}?key=abc", chat.base, kind.key())).await;
    }
    app.run_messages().await;
    app.run_messages().await;
    let said =
        "A shift has begun. How’s your weather today? Checking in takes ten seconds: https://weather.example/check-in";
    let received = chat.received();
    let paths: Vec<&str> = received.iter().map(|(path, _)| path.as_str()).collect();
    // 2026-03-11 09:00 in Shanghai; the signatures are those of the vendors' examples for this moment and secret.
    let signed = "/dingtalk?key=abc&timestamp=1773190800000&sign=3tAtN8aGF6r32Fb617cYfjAH1BwFWm71ea%2FqtjTrvOU%3D";
    let by_ring = |key: &str, text: &str| {
        let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, key.as_bytes());
        STANDARD.encode(ring::hmac::sign(&key, text.as_bytes()))
    };
    let of_dingtalk = by_ring("SEC0123abc", "1773190800000\nSEC0123abc");
    assert!(signed.ends_with(&of_dingtalk.replace('/', "%2F").replace('=', "%3D")), "{of_dingtalk}");
    assert_eq!(paths, [signed, "/feishu?key=abc", "/slack?key=abc", "/teams?key=abc", "/wecom?key=abc"]);
    let body = |name: &str| &received.iter().find(|(path, _)| path.starts_with(&format!("/{name}"))).unwrap().1;
    assert_eq!((&body("wecom")["msgtype"], &body("wecom")["text"]["content"]), (&"text".into(), &said.into()));
    assert_eq!(body("dingtalk")["text"]["content"], said);
    assert_eq!((&body("feishu")["msg_type"], &body("feishu")["content"]["text"]), (&"text".into(), &said.into()));
    assert_eq!(body("feishu")["timestamp"], "1773190800");
    assert_eq!(body("feishu")["sign"], "hPC3YT/5PKdP/6FFDpqLkmoNzUVAp5eDK0f+o5yPkFM=");
    assert_eq!(body("feishu")["sign"], by_ring("1773190800\nSEC0123abc", ""));
    assert_eq!(body("teams")["attachments"][0]["content"]["body"][0]["text"], said);
    assert_eq!(body("slack")["text"], said);
    app.travel("2026-03-11 13:05");
    app.run_messages().await;
    assert_eq!(chat.received().len(), 10, "the late shift is another one");
}

#[tokio::test]
async fn a_reminder_does_not_depend_on_who_has_ever_checked_in() {
    let mut sent = Vec::new();
    for has_checked_in in [false, true] {
        let (app, mail) = centre().await;
        let chat = ChatGateway::start().await;
        app.add_chat_group("t1", ChatKind::Slack, &format!("{}/slack", chat.base)).await;
        app.travel("2026-03-11 09:30");
        if has_checked_in {
            check_in(&app, "a1").await;
        }
        // The old shifts count until the day after, and the reminder follows the new ones.
        app.take_roster("person_id,name,shift_pattern\na1,Name of a1,other 11:00-19:00\n").await;
        app.travel("2026-03-11 11:00");
        app.run_messages().await;
        sent.push((mail.received(), chat.received()));
    }
    assert_eq!(sent[0], sent[1]);
    assert_eq!(addresses(&sent[0].0), ["a1@example.org"]);
}

#[tokio::test]
async fn psychologists_are_told_once_that_a_week_has_figures() {
    let app = TestApp::new().await;
    let mut roster = "person_id,name,email,roles,team_id,department,site,time_zone\n".to_owned();
    for number in 0..24 {
        roster += &format!("a{number},Agent {number},,agent,t1,Care,North,Asia/Shanghai\n");
    }
    app.take_roster(&(roster + "s1,Name of s1,s1@example.org,psychologist,,,North,Asia/Shanghai\n")).await;
    app.set_password("s1").await;
    let mail = SmtpServer::start().await;
    app.send_messages_through(&mail).await;
    for (moment, count) in [
        ("2026-03-11 09:00", 0),
        ("2026-03-18 08:00", 0),
        ("2026-03-18 09:00", 1),
        ("2026-03-19 09:00", 1),
        ("2026-03-25 10:00", 2),
    ] {
        app.travel(moment);
        weathervane::app::jobs::close_weeks(&app.app).await;
        app.run_messages().await;
        assert_eq!(mail.to("s1@example.org").len(), count, "{moment}");
    }
    assert!(mail.to("s1@example.org").concat().contains("https://weather.example/climate"));
}
