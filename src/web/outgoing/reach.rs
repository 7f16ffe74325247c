//! Which machines the program connects to: a host is resolved once, every address is checked, and the connection goes
//! to one of exactly these.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use crate::config::ServeConfig;
use domain::message::MessageFault;

/// How long resolving a name may take.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Which addresses a connection may go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutgoingReach {
    /// Other machines, of the company's network or outside.
    Others,
    /// Other machines and this one.
    OthersAndThis,
    /// This machine and no other.
    This,
}

impl OutgoingReach {
    /// What `--local-relays` allows.
    #[must_use]
    pub const fn of(config: &ServeConfig) -> Self {
        if config.local_relays { Self::OthersAndThis } else { Self::Others }
    }

    /// Whether this machine is among them.
    #[must_use]
    pub const fn includes_this_machine(self) -> bool {
        !matches!(self, Self::Others)
    }

    fn allows(self, address: IpAddr) -> bool {
        let address = meant(address);
        if address.is_loopback() {
            return self.includes_this_machine();
        }
        self != Self::This && is_a_machine(address)
    }
}

/// The addresses of a host, in the order in which they are to be tried. The connection must go to these: a name that is
/// resolved again can lead elsewhere.
///
/// # Errors
/// [`MessageFault::Unreachable`] if there are none; [`MessageFault::Forbidden`] if one of them is not allowed.
pub(super) async fn resolved(host: &str, port: u16, reach: OutgoingReach) -> Result<Vec<SocketAddr>, MessageFault> {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let found = tokio::time::timeout(TIMEOUT, tokio::net::lookup_host((host, port))).await;
    let found: Vec<SocketAddr> =
        found.map_err(|_| MessageFault::Unreachable)?.map_err(|_| MessageFault::Unreachable)?.collect();
    if found.is_empty() {
        return Err(MessageFault::Unreachable);
    }
    if found.iter().all(|address| reach.allows(address.ip())) { Ok(found) } else { Err(MessageFault::Forbidden) }
}

/// The address that another form of it leads to: an IPv4 address inside an IPv6 address.
fn meant(address: IpAddr) -> IpAddr {
    let IpAddr::V6(six) = address.to_canonical() else { return address.to_canonical() };
    match six.segments() {
        // Of loopback and of no address at all: they begin like the deprecated form below.
        [0, 0, 0, 0, 0, 0, 0, 0 | 1] => six.into(),
        // IPv4-compatible (RFC 4291, section 2.5.5.1) and translated (RFC 6052, section 2.1).
        [0, 0, 0, 0, 0, 0, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => four(high, low),
        // 6to4 (RFC 3056, section 2).
        [0x2002, high, low, ..] => four(high, low),
        _ => six.into(),
    }
}

fn four(high: u16, low: u16) -> IpAddr {
    let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
    IpAddr::from([a, b, c, d])
}

/// Whether one machine can have an address: not "this network", link-local (where clouds keep their metadata),
/// multicast or broadcast.
fn is_a_machine(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => {
            !(four.octets()[0] == 0 || four.is_link_local() || four.is_multicast() || four.is_broadcast())
        }
        IpAddr::V6(six) => !(six == Ipv6Addr::UNSPECIFIED || six.is_unicast_link_local() || six.is_multicast()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(reach: OutgoingReach, address: &str) -> bool {
        reach.allows(address.parse().expect("an address"))
    }

    /// All forms of the address of this machine.
    const THIS: [&str; 8] = [
        "127.0.0.1",
        "127.8.9.1",
        "::1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::127.0.0.1",
        "2002:7f00:1::",
        "2002:7f00:1:2::3",
    ];

    #[test]
    fn this_machine_is_reached_only_where_that_is_allowed() {
        for address in THIS {
            assert!(!allows(OutgoingReach::Others, address), "{address}");
            assert!(allows(OutgoingReach::OthersAndThis, address) && allows(OutgoingReach::This, address), "{address}");
        }
    }

    #[test]
    fn machines_of_the_company_and_outside_are_reached() {
        for address in
            ["10.1.2.3", "172.16.0.9", "192.168.1.1", "203.0.113.7", "fd00::7", "2001:db8::7", "::ffff:10.1.2.3"]
        {
            assert!(
                allows(OutgoingReach::Others, address) && allows(OutgoingReach::OthersAndThis, address),
                "{address}"
            );
            assert!(!allows(OutgoingReach::This, address), "{address}");
        }
    }

    #[test]
    fn what_is_no_machine_is_never_reached() {
        let never = [
            "0.0.0.0",
            "0.1.2.3",
            "::",
            "::ffff:0.0.0.0",
            "169.254.169.254",
            "::ffff:169.254.169.254",
            "64:ff9b::169.254.169.254",
            "2002:a9fe:a9fe::",
            "fe80::1",
            "224.0.0.1",
            "ff02::1",
            "255.255.255.255",
        ];
        for address in never {
            for reach in [OutgoingReach::Others, OutgoingReach::OthersAndThis, OutgoingReach::This] {
                assert!(!allows(reach, address), "{address} {reach:?}");
            }
        }
    }

    #[tokio::test]
    async fn other_spellings_of_this_machine_are_resolved_before_they_are_judged() {
        for host in
            ["127.1", "0x7f.0.0.1", "0177.0.0.1", "2130706433", "localhost", "[::1]", "::ffff:127.0.0.1", "0.0.0.0"]
        {
            let found = resolved(host, 25, OutgoingReach::Others).await;
            assert_eq!(found, Err(MessageFault::Forbidden), "{host}");
        }
        assert_eq!(resolved("127.0.0.1", 25, OutgoingReach::This).await, Ok(vec![([127, 0, 0, 1], 25).into()]));
        assert_eq!(resolved("10.1.2.3", 25, OutgoingReach::This).await, Err(MessageFault::Forbidden));
    }
}
