//! Everything that leaves this machine: e-mail through the centre's mail server, messages to webhooks of chat groups,
//! reminders to devices through push services, events to programs of the company, and requests to its identity
//! provider. Nothing else in the program opens a connection.

pub mod chat;
pub mod events;
mod https;
pub mod mail;
pub mod provider;
pub mod push;
mod reach;
pub mod silent;

pub use reach::OutgoingReach;

use std::net::IpAddr;

use axum::http::Uri;

use domain::message::MessageFault;

/// The longest address of a webhook.
const MAX_ADDRESS_LENGTH: usize = 2000;

/// An address to which messages may be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    host: String,
    port: u16,
    tls: bool,
    path: String,
    /// Where its host may lead to.
    reach: OutgoingReach,
}

impl Endpoint {
    /// Reads the address of a webhook or of an identity provider: `https`, with a host name and without a user. Plain
    /// `http` only to this machine, and only if that may be reached. None if it is anything else.
    #[must_use]
    pub fn parse(address: &str, reach: OutgoingReach) -> Option<Self> {
        let uri: Uri = address.trim().parse().ok()?;
        let authority = uri.authority().filter(|authority| !authority.as_str().contains('@'))?;
        let host = authority.host().to_ascii_lowercase();
        let (tls, usual) = match uri.scheme_str()? {
            "https" => (true, 443),
            "http" => (false, 80),
            _ => return None,
        };
        let named = !host.is_empty() && host.contains('.') && literal(&host).is_none();
        let allowed = if is_this_machine(&host) { reach.includes_this_machine() } else { tls && named };
        let path = uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let port = authority.port_u16().unwrap_or(usual);
        (allowed && address.len() <= MAX_ADDRESS_LENGTH).then_some(Self { host, port, tls, path, reach })
    }

    /// The host as it is shown and stored: with the port, if it is not the usual one.
    #[must_use]
    pub fn label(&self) -> String {
        match (self.tls, self.port) {
            (true, 443) | (false, 80) => self.host.clone(),
            (_, port) => format!("{}:{port}", self.host),
        }
    }

    /// What the address begins with, as browsers write an origin.
    fn origin(&self) -> String {
        format!("{}://{}", if self.tls { "https" } else { "http" }, self.label())
    }

    /// The same address with more in its query.
    fn with_query(mut self, query: &str) -> Self {
        self.path.push(if self.path.contains('?') { '&' } else { '?' });
        self.path.push_str(query);
        self
    }
}

/// Whether a host is this machine.
#[must_use]
pub fn is_this_machine(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || literal(host).is_some_and(|address| address.to_canonical().is_loopback())
}

/// The host as an IP address, if it is not a name.
fn literal(host: &str) -> Option<IpAddr> {
    host.trim_start_matches('[').trim_end_matches(']').parse().ok()
}

/// Why something was not sent, and what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SendFault {
    /// Why.
    pub fault: MessageFault,
    /// Whether the other machine may have taken it all the same: it was handed over, and no answer came.
    pub may_have_arrived: bool,
    /// Whether everything else for the same machine would fail alike now.
    pub of_machine: bool,
}

impl SendFault {
    /// It was handed over, and no answer came in time.
    #[must_use]
    pub const fn without_answer() -> Self {
        Self { fault: MessageFault::Unreachable, may_have_arrived: true, of_machine: true }
    }
}

/// It was certainly not sent.
impl From<MessageFault> for SendFault {
    fn from(fault: MessageFault) -> Self {
        let of_machine =
            matches!(fault, MessageFault::Unreachable | MessageFault::Certificate | MessageFault::Forbidden);
        Self { fault, may_have_arrived: false, of_machine }
    }
}

/// What sending returns.
pub type SendResult = Result<(), SendFault>;

#[cfg(test)]
mod tests {
    use super::*;

    fn label(address: &str, reach: OutgoingReach) -> Option<String> {
        Endpoint::parse(address, reach).map(|endpoint| endpoint.label())
    }

    #[test]
    fn a_webhook_is_https_with_a_host_name() {
        let others = |address| label(address, OutgoingReach::Others);
        assert_eq!(others(" https://Hooks.Example.com/a?b=c ").as_deref(), Some("hooks.example.com"));
        assert_eq!(others("https://hooks.example.com:8443/").as_deref(), Some("hooks.example.com:8443"));
        for refused in [
            "http://hooks.example.com/a",
            "ftp://hooks.example.com/a",
            "https://user@hooks.example.com/a",
            "https://192.0.2.7/a",
            "https://[2001:db8::7]/a",
            "https://intranet/a",
            "hooks.example.com/a",
            "",
        ] {
            assert_eq!(label(refused, OutgoingReach::OthersAndThis), None, "{refused}");
        }
    }

    #[test]
    fn this_machine_is_reached_only_if_that_is_allowed() {
        for local in ["http://127.0.0.1:8080/a", "http://localhost:8080/a", "http://[::1]:8080/", "https://127.0.0.1/"]
        {
            assert_eq!(label(local, OutgoingReach::Others), None, "{local}");
            assert!(label(local, OutgoingReach::OthersAndThis).is_some(), "{local}");
        }
    }
}
