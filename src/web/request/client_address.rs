//! Where a request comes from: the peer, or the client that our own proxy names.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, Request};
use axum::http::HeaderMap;
use axum::http::header::FORWARDED;

use crate::state::AppState;

/// The address that a request comes from. A proxy on this machine is trusted if the configuration says that there is one.
#[must_use]
pub fn client_address(app: &AppState, request: &Request) -> IpAddr {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    if !(app.config.behind_proxy && peer.is_loopback()) {
        return peer;
    }
    named_by_proxy(request.headers()).unwrap_or(peer)
}

/// The address that the proxy added. There is one trusted hop, so only the last entry of the last line counts: everything before it is
/// what the client sent. `Forwarded` (RFC 7239) counts only without `X-Forwarded-For`, which the usual proxies write.
fn named_by_proxy(headers: &HeaderMap) -> Option<IpAddr> {
    let last = |name| headers.get_all(name).iter().next_back()?.to_str().ok()?.rsplit(',').next();
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
    bare.parse().ok().or_else(|| text.parse::<SocketAddr>().map(|address| address.ip()).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn named(lines: &[(&'static str, &'static str)]) -> Option<String> {
        let lines = lines.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(name, value);
        }
        named_by_proxy(&headers).map(|address| address.to_string())
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
