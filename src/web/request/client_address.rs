//! Where a request comes from: the peer, or the client that our own proxy names.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::header::FORWARDED;
use axum::http::{Extensions, HeaderMap};

use crate::state::AppState;

/// The address that a request with these headers and extensions comes from. A proxy on this machine is trusted if the
/// configuration says that there is one.
#[must_use]
pub fn client_address(app: &AppState, headers: &HeaderMap, extensions: &Extensions) -> IpAddr {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
    client_of(peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)), app.config.behind_proxy, headers)
}

/// The client of a peer that sends these headers.
fn client_of(peer: IpAddr, behind_proxy: bool, headers: &HeaderMap) -> IpAddr {
    // A server that listens on `[::]` sees IPv4 peers as `::ffff:127.0.0.1`.
    let peer = peer.to_canonical();
    if !(behind_proxy && peer.is_loopback()) {
        return peer;
    }
    named_by_proxy(headers).unwrap_or(peer)
}

/// The address that the proxy added. There is one trusted hop, so only the last entry of the last line counts:
/// everything before it is what the client sent, in any bytes. `Forwarded` (RFC 7239) counts only without
/// `X-Forwarded-For`, which the usual proxies write.
fn named_by_proxy(headers: &HeaderMap) -> Option<IpAddr> {
    let last = |name| {
        let hop = headers.get_all(name).iter().next_back()?.as_bytes().rsplit(|byte| *byte == b',').next()?;
        std::str::from_utf8(hop).ok()
    };
    if headers.contains_key("x-forwarded-for") {
        return address(last("x-forwarded-for")?);
    }
    let hop = last(FORWARDED.as_str())?;
    let client = hop.split(';').filter_map(|pair| pair.split_once('='));
    let client = client.filter(|(name, _)| name.trim().eq_ignore_ascii_case("for")).map(|(_, value)| value).next_back();
    address(client?)
}

/// Reads an address, with or without a port, quotation marks or the brackets of IPv6.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let address: Option<IpAddr> = bare.parse().ok();
    let address = address.or_else(|| text.parse::<SocketAddr>().map(|address| address.ip()).ok());
    address.map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn sent(lines: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(HeaderName::from_static(name), HeaderValue::from_bytes(value.as_bytes()).expect("a value"));
        }
        headers
    }

    fn named(lines: &[(&'static str, &str)]) -> Option<String> {
        named_by_proxy(&sent(lines)).map(|address| address.to_string())
    }

    #[test]
    fn a_proxy_on_this_machine_is_trusted_however_the_server_sees_its_address() {
        let headers = sent(&[("x-forwarded-for", "198.51.100.7")]);
        let client =
            |peer: &str, behind_proxy| client_of(peer.parse().expect("an address"), behind_proxy, &headers).to_string();
        for proxy in ["127.0.0.1", "::1", "::ffff:127.0.0.1"] {
            assert_eq!(client(proxy, true), "198.51.100.7", "{proxy}");
        }
        assert_eq!(client("::ffff:127.0.0.1", false), "127.0.0.1", "nobody said that there is a proxy");
        for stranger in ["192.0.2.1", "::ffff:192.0.2.1"] {
            assert_eq!(client(stranger, true), "192.0.2.1", "{stranger} is no proxy of ours");
        }
    }

    #[test]
    fn what_the_client_sent_before_the_entry_of_the_proxy_may_be_any_bytes() {
        let lines = [("x-forwarded-for", "caf\u{e9}, 198.51.100.7")];
        assert_eq!(named(&lines).as_deref(), Some("198.51.100.7"));
        assert_eq!(named(&[("forwarded", "for=\u{4e2d}, for=198.51.100.7")]).as_deref(), Some("198.51.100.7"));
        assert_eq!(named(&[("x-forwarded-for", "::ffff:198.51.100.7")]).as_deref(), Some("198.51.100.7"));
    }

    #[test]
    fn the_last_entry_of_the_last_line_is_that_of_the_proxy() {
        let forged = ("x-forwarded-for", "192.0.2.1, 192.0.2.2");
        assert_eq!(named(&[("x-forwarded-for", "192.0.2.1, 198.51.100.7")]).as_deref(), Some("198.51.100.7"));
        assert_eq!(named(&[forged, ("x-forwarded-for", "198.51.100.7")]).as_deref(), Some("198.51.100.7"));
        assert_eq!(named(&[("x-forwarded-for", "198.51.100.7"), forged]).as_deref(), Some("192.0.2.2"));
    }

    #[test]
    fn an_address_may_have_a_port_quotation_marks_and_brackets() {
        for written in ["2001:db8::7", "[2001:db8::7]", "[2001:db8::7]:4711", "\"[2001:db8::7]:4711\""] {
            assert_eq!(named(&[("x-forwarded-for", written)]).as_deref(), Some("2001:db8::7"), "{written}");
        }
        assert_eq!(named(&[("x-forwarded-for", "198.51.100.7:80")]).as_deref(), Some("198.51.100.7"));
    }

    #[test]
    fn forwarded_counts_where_the_proxy_writes_no_other_header() {
        let forwarded = ("forwarded", "for=192.0.2.1, by=203.0.113.1;For=\"198.51.100.7:80\";proto=https");
        assert_eq!(named(&[forwarded]).as_deref(), Some("198.51.100.7"));
        assert_eq!(named(&[forwarded, ("x-forwarded-for", "198.51.100.8")]).as_deref(), Some("198.51.100.8"));
    }

    #[test]
    fn what_is_no_address_names_nobody() {
        for odd in ["", "unknown", "_hidden", "198.51.100.7:80:90", "198.51.100.7, "] {
            assert_eq!(named(&[("x-forwarded-for", odd), ("forwarded", "for=192.0.2.1")]), None, "{odd:?}");
        }
        assert_eq!(named(&[("forwarded", "for=unknown")]), None);
    }
}
