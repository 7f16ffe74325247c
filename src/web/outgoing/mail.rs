//! E-mail through the mail server of the centre.

use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard};

use futures::future::join_all;
use lettre::Address;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Tls, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use tokio::time::timeout;

use super::reach::{self, OutgoingReach};
use super::{SendFault, SendResult, https};
use crate::state::kept::locked;
use crate::state::sending_limits::SendingLimits;
use domain::message::{MailSecurity, MessageFault};
use store::MailServer;

/// The centre's mail server, ready to send; connections are kept while several messages are sent.
///
/// It speaks the protocol step by step: each step has its limit, and it is known whether a message was handed over.
pub struct Mailer {
    addresses: Vec<SocketAddr>,
    tls: Tls,
    credentials: Option<Credentials>,
    sender: Mailbox,
    limits: SendingLimits,
    /// Connections that nobody uses now.
    idle: Mutex<Vec<AsyncSmtpConnection>>,
}

impl Mailer {
    /// Prepares to send through a server. Without TLS only to this machine, and only if `reach` includes it.
    ///
    /// # Errors
    /// [`MessageFault::Settings`] if the settings do not allow to send; [`MessageFault::Certificate`] if TLS cannot be
    /// set up; [`MessageFault::Forbidden`] if the program may not connect to the server; [`MessageFault::Unreachable`]
    /// if its name leads nowhere.
    pub async fn new(
        server: &MailServer,
        password: Option<String>,
        reach: OutgoingReach,
        limits: SendingLimits,
    ) -> Result<Self, MessageFault> {
        let reach = match server.security {
            MailSecurity::Plain if reach.includes_this_machine() => OutgoingReach::This,
            MailSecurity::Plain => return Err(MessageFault::Forbidden),
            MailSecurity::Tls | MailSecurity::StartTls => reach,
        };
        // The certificate must be for the name, not for the address.
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
        let addresses = reach::resolved(&server.host, server.port, reach).await?;
        Ok(Self { addresses, tls, credentials, sender, limits, idle: Mutex::default() })
    }

    /// Whether the server takes messages for an address now; sends none.
    ///
    /// # Errors
    /// If it is not an address, the server cannot be reached, or it refuses the address.
    pub async fn takes(&self, to: &str) -> SendResult {
        let to: Address = to.parse().map_err(|_| MessageFault::Address)?;
        let mut connection = self.connection().await?;
        let taken = match self.name_both(&mut connection, to).await {
            // The server forgets them again.
            Ok(()) => self.step(connection.command(Rset)).await.map(drop),
            refused => refused,
        };
        self.part(connection, taken).await
    }

    /// Sends a text to one address.
    ///
    /// # Errors
    /// If it is not an address, the server cannot be reached, or it refuses the message. Without an answer to the whole
    /// message it may have arrived.
    pub async fn send(&self, to: &str, subject: String, body: String) -> SendResult {
        let to: Address = to.parse().map_err(|_| MessageFault::Address)?;
        let message = Message::builder()
            .from(self.sender.clone())
            .to(Mailbox::new(None, to.clone()))
            .subject(subject)
            // Out-of-office programs do not answer a message that says this (RFC 3834).
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .body(body)
            .map_err(|_| MessageFault::Settings)?;
        let mut connection = self.connection().await?;
        let sent = self.hand_over(&mut connection, to, &message.formatted()).await;
        self.part(connection, sent).await
    }

    /// Keeps a connection on which all went well. Of the others, one that answers is left in good manners, and one that
    /// does not is closed.
    async fn part(&self, connection: AsyncSmtpConnection, sent: SendResult) -> SendResult {
        match &sent {
            Ok(()) => self.idle().push(connection),
            Err(wrong) if wrong.fault != MessageFault::Unreachable => self.leave(connection).await,
            Err(_) => {}
        }
        sent
    }

    /// Ends the connections that are left.
    pub async fn close(self) {
        let idle = std::mem::take(&mut *self.idle());
        join_all(idle.into_iter().map(|connection| self.leave(connection))).await;
    }

    /// A connection that takes messages: one that nobody uses, or a new one.
    async fn connection(&self) -> Result<AsyncSmtpConnection, SendFault> {
        loop {
            let Some(mut unused) = self.idle().pop() else { break };
            if timeout(self.limits.step, unused.test_connected()).await.is_ok_and(|answers| answers) {
                return Ok(unused);
            }
        }
        let mut wrong = SendFault::from(MessageFault::Unreachable);
        for address in &self.addresses {
            match self.connected(*address).await {
                Err(unreachable) if unreachable.fault == MessageFault::Unreachable => wrong = unreachable,
                other => return other,
            }
        }
        Err(wrong)
    }

    async fn connected(&self, address: SocketAddr) -> Result<AsyncSmtpConnection, SendFault> {
        let name = ClientId::default();
        let encrypted = match &self.tls {
            Tls::Wrapper(parameters) => Some(parameters.clone()),
            _ => None,
        };
        // The limit of the step is the only one: the library has none for what follows the first connection.
        let connecting = AsyncSmtpConnection::connect_tokio1(address, None, &name, encrypted, None);
        let mut connection = self.step(connecting).await?;
        if let Tls::Required(parameters) = &self.tls {
            self.step(connection.starttls(parameters.clone(), &name)).await?;
        }
        if let Some(credentials) = &self.credentials {
            self.step(connection.auth(DEFAULT_MECHANISMS, credentials)).await?;
        }
        Ok(connection)
    }

    /// Says from whom and to whom a message is.
    async fn name_both(&self, connection: &mut AsyncSmtpConnection, to: Address) -> SendResult {
        let sender = self.sender.email.clone();
        let mut parameters = Vec::new();
        if [&sender, &to].into_iter().any(|address| !AsRef::<str>::as_ref(address).is_ascii()) {
            if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(MessageFault::Address.into());
            }
            parameters.push(MailParameter::SmtpUtfEight);
        }
        self.step(connection.command(Mail::new(Some(sender), parameters))).await?;
        self.step(connection.command(Rcpt::new(to, Vec::new()))).await.map(drop)
    }

    async fn hand_over(&self, connection: &mut AsyncSmtpConnection, to: Address, message: &[u8]) -> SendResult {
        self.name_both(connection, to).await?;
        self.step(connection.command(Data)).await?;
        // From here on the server may have all of it: only an answer tells what became of it.
        match timeout(self.limits.acceptance, connection.message(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) if error.status().is_some() => Err(fault(&error)),
            Ok(Err(_)) => Err(SendFault { of_machine: false, ..SendFault::without_answer() }),
            Err(_) => Err(SendFault::without_answer()),
        }
    }

    /// Does one step, before the message is handed over.
    async fn step<T>(&self, step: impl Future<Output = Result<T, Error>>) -> Result<T, SendFault> {
        match timeout(self.limits.step, step).await {
            Ok(done) => done.map_err(|error| fault(&error)),
            Err(_) => Err(MessageFault::Unreachable.into()),
        }
    }

    async fn leave(&self, mut connection: AsyncSmtpConnection) {
        // Whether it says goodbye makes no difference.
        drop(timeout(self.limits.step, connection.abort()).await);
    }

    fn idle(&self) -> MutexGuard<'_, Vec<AsyncSmtpConnection>> {
        locked(&self.idle)
    }
}

/// Whether a text is an e-mail address.
#[must_use]
pub fn is_address(text: &str) -> bool {
    text.parse::<Address>().is_ok()
}

/// What an error means that came before the message was handed over, or as the answer to it.
fn fault(error: &Error) -> SendFault {
    let status = error.status().map(u16::from);
    let fault = match status {
        Some(454 | 530 | 534 | 535 | 538) => MessageFault::SignIn,
        Some(450 | 550 | 551 | 553) => MessageFault::Address,
        Some(_) => MessageFault::Refused,
        None if error.is_tls() => MessageFault::Certificate,
        // Such as a server that offers no TLS, or none of the ways to sign in.
        None if error.is_client() => MessageFault::Certificate,
        // The library reports a certificate that is not valid as an error of the connection.
        None => cause(error).map_or(MessageFault::Unreachable, https::tls_fault),
    };
    // A server that closes a connection may only allow fewer at a time.
    let of_machine = matches!(fault, MessageFault::Certificate | MessageFault::SignIn);
    SendFault { of_machine, ..SendFault::from(fault) }
}

/// The error of the connection behind an error.
fn cause(error: &Error) -> Option<&std::io::Error> {
    let mut cause = std::error::Error::source(error);
    while let Some(found) = cause {
        if let Some(of_connection) = found.downcast_ref() {
            return Some(of_connection);
        }
        cause = found.source();
    }
    None
}
