//! Encrypted connections: what goes through one, and that a wrong certificate is refused with a reason that admins
//! read.

use domain::message::{ChatKind, MailSecurity};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::centre;
use crate::support::{Authority, MailManner, SmtpServer, TestApp, trusting, unused_port};

const REFUSED: &str = "The server’s certificate isn’t valid, or it doesn’t offer a secure connection.";

/// The machine of every server in a test.
const HERE: &str = "127.0.0.1";

/// The full name of a test of this file.
fn named(test: &str) -> String {
    format!("{}::{test}", module_path!())
}

/// What an admin reads after a test message, by e-mail or to a chat group.
async fn test_message(app: &TestApp, fields: &[(&str, &str)]) -> String {
    app.signed_in("d1").await.post_and_follow("send_test_message", fields).await.page()
}

#[test]
fn mail_goes_through_both_kinds_of_encrypted_connections() {
    trusting(&named("mail_goes_through_both_kinds_of_encrypted_connections"), async |authority: Authority| {
        let (app, _plain) = centre().await;
        for security in [MailSecurity::Tls, MailSecurity::StartTls] {
            let acceptor = authority.acceptor(HERE);
            let mail = SmtpServer::start_as(match security {
                MailSecurity::Tls => MailManner::Tls(acceptor),
                _ => MailManner::StartTls(acceptor),
            });
            let mail = mail.await;
            app.send_messages_with(mail.port, security).await;
            let said = test_message(&app, &[]).await;
            assert!(said.contains("The test message was accepted for d1@example.org."), "{security:?}: {said}");
            assert_eq!(mail.to("d1@example.org").len(), 1, "{security:?}");
        }
    });
}

#[test]
fn mail_goes_to_no_server_with_a_wrong_certificate_or_without_one() {
    trusting(&named("mail_goes_to_no_server_with_a_wrong_certificate_or_without_one"), async |authority: Authority| {
        let (app, _plain) = centre().await;
        let (other_name, nobodys) = (authority.acceptor("mail.example.org"), Authority::new().acceptor(HERE));
        for (manner, security) in [
            (MailManner::Tls(other_name.clone()), MailSecurity::Tls),
            (MailManner::Tls(nobodys.clone()), MailSecurity::Tls),
            (MailManner::Proper, MailSecurity::Tls),
            (MailManner::StartTls(other_name), MailSecurity::StartTls),
            (MailManner::StartTls(nobodys), MailSecurity::StartTls),
            (MailManner::Proper, MailSecurity::StartTls),
        ] {
            let mail = SmtpServer::start_as(manner).await;
            app.send_messages_with(mail.port, security).await;
            let said = test_message(&app, &[]).await;
            assert!(said.contains(REFUSED), "{security:?}: {said}");
            assert!(mail.received().is_empty(), "{security:?}");
        }
        // An encrypted server that is not there is another fault.
        app.send_messages_with(unused_port(), MailSecurity::Tls).await;
        assert!(test_message(&app, &[]).await.contains("The server didn’t answer."));
    });
}

/// A gateway for chat groups with TLS, which takes every message. Returns its port.
async fn chat(acceptor: TlsAcceptor) -> u16 {
    let listener = TcpListener::bind((HERE, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let mut asked = [0; 4096];
            assert!(stream.read(&mut asked).await.unwrap() > 0);
            stream.write_all(b"HTTP/1.1 200 fine\r\ncontent-length: 2\r\n\r\nok").await.unwrap();
            stream.shutdown().await.unwrap();
        }
    });
    port
}

#[test]
fn chat_groups_are_reached_with_a_right_certificate_only() {
    trusting(&named("chat_groups_are_reached_with_a_right_certificate_only"), async |authority: Authority| {
        let (app, _plain) = centre().await;
        for (acceptor, expected) in [
            (authority.acceptor(HERE), "The test message was accepted for"),
            (authority.acceptor("chat.example.org"), REFUSED),
            (Authority::new().acceptor(HERE), REFUSED),
        ] {
            app.add_chat_group("t1", ChatKind::Slack, &format!("https://{HERE}:{}/slack", chat(acceptor).await)).await;
            let group = app.app.store.messages().chat_groups().await.unwrap().pop().unwrap();
            let said = test_message(&app, &[("group", &group.id.to_string())]).await;
            assert!(said.contains(expected), "{said}");
        }
    });
}
