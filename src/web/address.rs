//! Addresses of this server: how a key gets into one and out of it again, the sign-in page with the way back, and what
//! is a path.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What is encoded in an address: everything but the unreserved characters of RFC 3986, section 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// What is encoded in a path that is a value of a query. Slashes are allowed there, and the address stays readable.
const RESERVED_IN_QUERY: &AsciiSet = &RESERVED.remove(b'/');

/// The page on which people sign in.
pub const SIGN_IN: &str = "/sign-in";
/// The page on which a person sets up the second factor.
pub const SECOND_FACTOR: &str = "/second-factor";

/// The address of the page `path` about one thing: the path, and its key as the last segment. The only way to write
/// such an address.
#[must_use]
pub fn page_of(path: &str, key: &str) -> String {
    format!("{path}/{}", utf8_percent_encode(key, RESERVED))
}

/// The address `path` with these values in its query; empty values are left out.
#[must_use]
pub fn with_query(path: &str, values: &[(&str, &str)]) -> String {
    let values: Vec<_> = values
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, RESERVED)))
        .collect();
    if values.is_empty() { path.to_owned() } else { format!("{path}?{}", values.join("&")) }
}

/// The key in the address of the page `path` about one thing, decoded once; none for other addresses. Bytes that are
/// not text become the replacement character, which no key has.
#[must_use]
pub fn key_of(path: &str, address: &str) -> Option<String> {
    let segment = address.split(['?', '#']).next()?.strip_prefix(path)?.strip_prefix('/')?.trim_end_matches('/');
    let key = || percent_decode_str(segment).decode_utf8_lossy().into_owned();
    (!segment.is_empty() && !segment.contains('/')).then(key)
}

/// The last value with this name in the query of an address, decoded once.
#[must_use]
pub fn query_value(address: &str, name: &str) -> Option<String> {
    let query = address.split('#').next()?.split_once('?')?.1;
    let values = form_urlencoded::parse(query.as_bytes());
    values.filter(|(field, _)| field == name).last().map(|(_, value)| value.into_owned())
}

/// The address of the sign-in page that leads on to `then`, a path with its query; if `then` is not a path of this
/// server, of the page alone.
#[must_use]
pub fn sign_in_address(then: &str) -> String {
    match is_path(then) {
        true => format!("{SIGN_IN}?then={}", utf8_percent_encode(then, RESERVED_IN_QUERY)),
        false => SIGN_IN.to_owned(),
    }
}

/// Whether text is a path of this server: a redirect must not lead elsewhere.
#[must_use]
pub fn is_path(text: &str) -> bool {
    text.starts_with('/')
        && !text.starts_with("//")
        && !text.contains('\\')
        && text.chars().all(|c| c.is_ascii_graphic())
}

/// `text` if it is a path of this server, otherwise `default`.
#[must_use]
pub fn path_or(text: &str, default: &str) -> String {
    if is_path(text) { text.to_owned() } else { default.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_comes_out_of_an_address_as_it_went_in() {
        for key in [
            "t1",
            "R&D",
            "Team #1",
            "C++",
            "A/B",
            "50% crew",
            "\u{5ba2}\u{670d}\u{4e00}\u{7ec4}",
            "a%41",
            "?x=1",
            "new",
            "a\"b'<c>",
            "x;y\\z",
        ] {
            let address = page_of("/board", key);
            assert!(is_path(&address), "{address}");
            assert_eq!(key_of("/board", &address).as_deref(), Some(key), "{address}");
            assert_eq!(key_of("/board", &format!("{address}?part=1")).as_deref(), Some(key), "{address}");
            let address = with_query("/live", &[("other", ""), ("team", key)]);
            assert_eq!(query_value(&address, "team").as_deref(), Some(key), "{address}");
            let then = page_of("/board", key);
            assert_eq!(query_value(&sign_in_address(&then), "then"), Some(then));
            assert_eq!(sign_in_address(&format!("//elsewhere/{key}")), SIGN_IN);
        }
    }

    #[test]
    fn an_address_of_another_page_has_no_key() {
        for address in ["/board", "/board/", "/boards/t1", "/board/a/b"] {
            assert_eq!(key_of("/board", address), None, "{address}");
        }
        assert_eq!(key_of("/board", "/board/a%2541").as_deref(), Some("a%41"), "decoded once");
    }
}
