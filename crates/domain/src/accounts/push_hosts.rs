//! The push services that reminders may go to: hosts that an admin allows, and no others.

use std::collections::BTreeSet;

use crate::text::listed_words;

/// The push services of the usual browsers: Chrome and its relatives, Firefox, Safari, Edge on Windows.
pub const KNOWN_PUSH_HOSTS: [&str; 4] =
    ["fcm.googleapis.com", "updates.push.services.mozilla.com", "*.push.apple.com", "*.notify.windows.com"];

/// The hosts that are allowed. Each is a name, with a port if it is not the usual one, or `*.` and a domain for every
/// name below that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PushHosts(BTreeSet<String>);

impl PushHosts {
    /// Reads hosts that are separated by spaces, commas, semicolons or line breaks; names are written in small letters.
    ///
    /// # Errors
    /// The first word that is not a host. A domain after `*.` must have at least two parts: `*.com` would allow hosts
    /// of anybody.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut hosts = BTreeSet::new();
        for word in listed_words(text) {
            let host = word.to_ascii_lowercase();
            let (name, port) = host.split_once(':').map_or((host.as_str(), None), |(name, port)| (name, Some(port)));
            let named = name.strip_prefix("*.").unwrap_or(name);
            let parts: Vec<&str> = named.split('.').collect();
            let is_named = parts.len() > 1 && parts.iter().all(|part| is_label(part));
            if !is_named || port.is_some_and(|port| port.parse::<u16>().is_err() || name.starts_with("*.")) {
                return Err(word.to_owned());
            }
            hosts.insert(host);
        }
        Ok(Self(hosts))
    }

    /// Whether messages may go to this host.
    #[must_use]
    pub fn allows(&self, host: &str) -> bool {
        let below = |allowed: &str| {
            let name = allowed.strip_prefix('*').and_then(|domain| host.strip_suffix(domain));
            name.is_some_and(|name| !name.is_empty() && name.split('.').all(is_label))
        };
        self.0.iter().any(|allowed| allowed == host || below(allowed))
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The hosts, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether exactly this is among them.
    #[must_use]
    pub fn contains(&self, host: &str) -> bool {
        self.0.contains(host)
    }
}

impl std::fmt::Display for PushHosts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.iter().collect::<Vec<_>>().join(" "))
    }
}

/// Whether a text is one part of a host name.
fn is_label(text: &str) -> bool {
    let edge = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    text.len() <= 63
        && edge(text.chars().next())
        && edge(text.chars().last())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(text: &str) -> PushHosts {
        PushHosts::parse(text).expect("hosts")
    }

    #[test]
    fn a_host_is_allowed_if_it_is_named_or_lies_below_a_domain() {
        let allowed = hosts("fcm.googleapis.com *.push.apple.com");
        for host in ["fcm.googleapis.com", "web.push.apple.com", "eu.web.push.apple.com"] {
            assert!(allowed.allows(host), "{host}");
        }
        let others = [
            "push.apple.com",
            ".push.apple.com",
            "evilpush.apple.com",
            "web.push.apple.com.example.org",
            "web.push.apple.com:8443",
            "example.org/.push.apple.com",
            "fcm.googleapis.com:8443",
            "googleapis.com",
            "",
        ];
        for host in others {
            assert!(!allowed.allows(host), "{host}");
        }
        assert!(!PushHosts::default().allows("fcm.googleapis.com"), "none is allowed at first");
    }

    #[test]
    fn hosts_are_read_in_any_order_and_written_in_one() {
        let read = hosts("Push.Example.org:8443,fcm.googleapis.com\n fcm.googleapis.com");
        assert_eq!(read.to_string(), "fcm.googleapis.com push.example.org:8443");
        assert_eq!(hosts(&read.to_string()), read);
        assert!(KNOWN_PUSH_HOSTS.iter().all(|host| hosts(host).contains(host)));
    }

    #[test]
    fn what_is_no_host_is_named() {
        for wrong in ["*.com", "localhost", "https://push.example.org", "a..b", "*.a.b:1", "a.b:x", "*", "-a.b"] {
            assert_eq!(PushHosts::parse(&format!("push.example.org {wrong}")), Err(wrong.to_owned()));
        }
    }
}
