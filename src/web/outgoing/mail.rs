//! E-mail through the mail server of the centre.

use std::net::SocketAddr;
use std::time::Duration;

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};

use super::Sent;
use super::reach::{self, OutgoingReach};
use domain::message::{MailSecurity, MessageFault};
use store::MailServer;

/// How long the server may take for one step.
const TIMEOUT: Duration = Duration::from_secs(10);

type Smtp = AsyncSmtpTransport<Tokio1Executor>;

/// The centre's mail server, ready to send; connections are kept while several messages are sent.
pub struct Mailer {
    transport: Smtp,
    sender: Mailbox,
}

impl Mailer {
    /// Prepares to send through a server. Without TLS only to this machine, and only if `local_relays` allows that.
    ///
    /// # Errors
    /// [`MessageFault::Settings`] if the settings do not allow to send; [`MessageFault::Certificate`] if TLS cannot be set up;
    /// [`MessageFault::Forbidden`] if the server is none that may be reached; [`MessageFault::Unreachable`] if its name leads nowhere.
    pub async fn new(server: &MailServer, password: Option<String>, local_relays: bool) -> Result<Self, MessageFault> {
        let reach = match server.security {
            MailSecurity::Plain if local_relays => OutgoingReach::This,
            MailSecurity::Plain => return Err(MessageFault::Forbidden),
            MailSecurity::Tls | MailSecurity::StartTls => OutgoingReach::of(local_relays),
        };
        // The certificate must be for the name, whatever the address.
        let for_name = || TlsParameters::new(server.host.clone()).map_err(|_| MessageFault::Certificate);
        let tls = match server.security {
            MailSecurity::Tls => Tls::Wrapper(for_name()?),
            MailSecurity::StartTls => Tls::Required(for_name()?),
            MailSecurity::Plain => Tls::None,
        };
        let credentials = match server.login.is_empty() {
            true => None,
            false => Some(Credentials::new(server.login.clone(), password.ok_or(MessageFault::Settings)?)),
        };
        let sender = server.sender.parse().map_err(|_| MessageFault::Settings)?;
        let transport = |address: &SocketAddr| {
            let builder = Smtp::builder_dangerous(address.ip().to_string()).port(server.port).timeout(Some(TIMEOUT));
            let builder = builder.tls(tls.clone());
            match &credentials {
                Some(credentials) => builder.credentials(credentials.clone()).build(),
                None => builder.build(),
            }
        };
        let addresses = reach::resolved(&server.host, server.port, reach).await?;
        let (last, others) = addresses.split_last().ok_or(MessageFault::Unreachable)?;
        for address in others {
            let transport = transport(address);
            if transport.test_connection().await.is_ok_and(|connected| connected) {
                return Ok(Self { transport, sender });
            }
        }
        Ok(Self { transport: transport(last), sender })
    }

    /// Whether the server takes messages now; sends none.
    ///
    /// # Errors
    /// If it cannot be reached or refuses the sign-in.
    pub async fn answers(&self) -> Sent {
        match self.transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(MessageFault::Unreachable),
            Err(error) => Err(fault(&error)),
        }
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
