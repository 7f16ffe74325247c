//! E-mail through the mail server of the centre.

use std::time::Duration;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};

use super::{Sent, is_this_machine};
use domain::message::{MailSecurity, MessageFault};
use store::MailServer;

/// How long the server may take for one step.
const TIMEOUT: Duration = Duration::from_secs(10);

/// The centre's mail server, ready to send; connections are kept while several messages are sent.
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    sender: Mailbox,
}

impl Mailer {
    /// Prepares to send through a server. Without TLS only to this machine, and only if `local_relays` allows that.
    ///
    /// # Errors
    /// [`MessageFault::Settings`] if the settings do not allow to send; [`MessageFault::Certificate`] if TLS cannot be set up.
    pub fn new(server: &MailServer, password: Option<String>, local_relays: bool) -> Result<Self, MessageFault> {
        type Smtp = AsyncSmtpTransport<Tokio1Executor>;
        if is_this_machine(&server.host) && !local_relays {
            return Err(MessageFault::Settings);
        }
        let builder = match server.security {
            MailSecurity::Tls => Smtp::relay(&server.host).map_err(|_| MessageFault::Certificate)?,
            MailSecurity::StartTls => Smtp::starttls_relay(&server.host).map_err(|_| MessageFault::Certificate)?,
            MailSecurity::Plain if is_this_machine(&server.host) => Smtp::builder_dangerous(&server.host),
            MailSecurity::Plain => return Err(MessageFault::Settings),
        };
        let mut builder = builder.port(server.port).timeout(Some(TIMEOUT));
        if !server.login.is_empty() {
            let password = password.ok_or(MessageFault::Settings)?;
            builder = builder.credentials(Credentials::new(server.login.clone(), password));
        }
        let sender = server.sender.parse().map_err(|_| MessageFault::Settings)?;
        Ok(Self { transport: builder.build(), sender })
    }

    /// Sends a text to one address.
    ///
    /// # Errors
    /// If it is no address, the server cannot be reached, or it refuses the message.
    pub async fn send(&self, to: &str, subject: String, body: String) -> Sent {
        let to: Address = to.parse().map_err(|_| MessageFault::Address)?;
        let message = Message::builder()
            .from(self.sender.clone())
            .to(Mailbox::new(None, to))
            .subject(subject)
            // Out-of-office programs do not answer a message that says this (RFC 3834).
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .body(body)
            .map_err(|_| MessageFault::Settings)?;
        self.transport.send(message).await.map(drop).map_err(|error| fault(&error))
    }
}

/// Whether a text is an e-mail address.
#[must_use]
pub fn is_address(text: &str) -> bool {
    text.parse::<Address>().is_ok()
}

fn fault(error: &Error) -> MessageFault {
    let status = error.status().map(u16::from);
    match status {
        Some(454 | 530 | 534 | 535 | 538) => MessageFault::SignIn,
        Some(450 | 550 | 551 | 553) => MessageFault::Address,
        Some(_) => MessageFault::Refused,
        None if error.is_tls() => MessageFault::Certificate,
        // Such as a server that offers no TLS, or none of the ways to sign in.
        None if error.is_client() => MessageFault::Certificate,
        None => MessageFault::Unreachable,
    }
}
