//! Where admins say through what messages go, and what everybody reads of it.

use super::{addresses, centre};
use crate::support::{ChatGateway, SmtpServer, TestApp};

const WEBHOOK: &str = "https://oapi.dingtalk.com/robot/send?access_token=c0ffee0ddba11";

#[tokio::test]
async fn nothing_leaves_a_centre_before_an_admin_sets_it_up() {
    let app = TestApp::new().await;
    app.agent("a1").of("t1").on("early 09:00-17:00").hired().await;
    app.take_roster("person_id,name,email\na1,Name of a1,a1@example.org\n").await;
    app.set_password("a1").await;
    app.run_messages().await;
    assert!(!app.stored().lines().any(|row| row.starts_with("message ")), "{}", app.stored());
    assert!(app.visitor().get("/privacy").await.page().contains("makes no outside connections"));
    assert!(!app.signed_in("a1").await.get("/account").await.page().contains("choose_messages"));
}

#[tokio::test]
async fn everybody_reads_which_hosts_messages_go_through() {
    let (app, _mail) = centre().await;
    let admin = app.signed_in("d1").await;
    let group =
        [("team", "t1"), ("program", "dingtalk"), ("language", "zh-CN"), ("webhook", WEBHOOK), ("secret", "SEC")];
    assert!(admin.post_and_follow("add_chat_group", &group).await.shows("gets a message in its chat group"));
    let page = app.visitor().get("/privacy").await.page();
    assert!(page.contains("<li>127.0.0.1<") && page.contains("<li>oapi.dingtalk.com<"), "{page}");
    assert!(!page.contains("makes no outside connections"));
    assert!(
        admin
            .post_and_follow("remove_chat_group", &[("group", "1")])
            .await
            .shows("Nothing is sent to oapi.dingtalk.com")
    );
    assert!(admin.post_and_follow("remove_mail_server", &[]).await.shows("The mail server is removed."));
    assert!(app.visitor().get("/privacy").await.page().contains("makes no outside connections"));
    let log = admin.get("/admin/invitations").await.page();
    assert!(
        log.contains("added a chat group at oapi.dingtalk.com") && log.contains("removed the mail server 127.0.0.1")
    );
}

#[tokio::test]
async fn secrets_are_sealed_on_disk_and_never_shown_again() {
    let (app, _mail) = centre().await;
    let admin = app.signed_in("d1").await;
    let group =
        [("team", "t1"), ("program", "feishu"), ("language", "en"), ("webhook", WEBHOOK), ("secret", "hush-hush-1")];
    admin.post_and_follow("add_chat_group", &group).await.page();
    let page = admin.get("/admin/messages").await.page();
    for secret in ["an open secret", "c0ffee0ddba11", "hush-hush-1"] {
        assert!(!app.keeps_on_disk(secret.as_bytes()), "{secret}");
        assert!(!page.contains(secret), "{secret}");
    }
    assert!(page.contains("A password is stored.") && page.contains("oapi.dingtalk.com"));
    let messages = app.app.store.messages();
    assert_eq!(messages.mail_password().await.unwrap().as_deref(), Some("an open secret"));
    let id = messages.chat_groups().await.unwrap()[0].id;
    let webhook = messages.webhook(id).await.unwrap().unwrap();
    assert_eq!((webhook.address.as_str(), webhook.secret.as_deref()), (WEBHOOK, Some("hush-hush-1")));
}

#[tokio::test]
async fn a_test_message_goes_to_the_admin_or_to_the_group() {
    let (app, mail) = centre().await;
    let chat = ChatGateway::start().await;
    let admin = app.signed_in("d1").await;
    let said = admin.post_and_follow("send_test_message", &[]).await.page();
    assert!(said.contains("The test message was accepted for d1@example.org."), "{said}");
    assert_eq!(addresses(&mail.received()), ["d1@example.org"]);
    let webhook = format!("{}/wecom", chat.base);
    let group = [("team", "t1"), ("program", "wecom"), ("language", "zh-CN"), ("webhook", webhook.as_str())];
    admin.post_and_follow("add_chat_group", &group).await.page();
    assert!(admin.post_and_follow("send_test_message", &[("group", "1")]).await.shows("was accepted for"));
    assert!(chat.received()[0].1["text"]["content"].as_str().unwrap().contains("测试消息"));
}

#[tokio::test]
async fn what_cannot_work_is_refused_with_a_reason_for_its_field() {
    let (app, _mail) = centre().await;
    let admin = app.signed_in("d1").await;
    let wrong = admin.ask("save_mail_server", &[("host", "a b"), ("port", "0"), ("security", "tls")]).await.json();
    assert!(["host", "port", "sender"].iter().all(|field| wrong["wrong"][field].is_string()), "{wrong}");
    let plain = [("host", "smtp.example.com"), ("port", "25"), ("security", "plain"), ("sender", "w@example.com")];
    let wrong = admin.ask("save_mail_server", &plain).await.json();
    assert!(wrong["wrong"]["security"].as_str().unwrap().contains("Choose TLS"), "{wrong}");
    for webhook in ["http://hooks.slack.com/x", "https://192.0.2.7/x", "hooks.slack.com"] {
        let group = [("team", "t1"), ("program", "slack"), ("language", "en"), ("webhook", webhook)];
        let wrong = admin.ask("add_chat_group", &group).await.json();
        assert!(wrong["wrong"]["webhook"].is_string(), "{webhook}: {wrong}");
    }
    let unused = [("team", "t1"), ("program", "slack"), ("language", "en"), ("webhook", WEBHOOK), ("secret", "s")];
    assert!(admin.ask("add_chat_group", &unused).await.json()["wrong"]["secret"].is_string());
    let half = [("digest", "09:00"), ("quiet_from", "22:00")];
    assert!(admin.ask("choose_message_times", &half).await.json()["wrong"]["quiet_from"].is_string());
}

#[tokio::test]
async fn a_stored_password_is_never_sent_to_another_server() {
    let (app, _mail) = centre().await;
    let messages = app.app.store.messages();
    let before = messages.mail_server().await.unwrap().unwrap();
    let admin = app.person("d1").await;
    let same = store::MailServer { sender: "other@example.org".to_owned(), ..before.clone() };
    messages.set_mail_server(same, None, admin, app.now()).await.unwrap();
    assert!(messages.mail_password().await.unwrap().is_some(), "another sender is the same server");
    let other = SmtpServer::start().await;
    let moved = store::MailServer { port: other.port, ..before };
    messages.set_mail_server(moved, None, admin, app.now()).await.unwrap();
    assert_eq!(messages.mail_password().await.unwrap(), None);
}
