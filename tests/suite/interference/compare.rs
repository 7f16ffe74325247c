//! Compares everything that a viewer can fetch or send on both floors, byte by byte.

use std::collections::BTreeSet;

use axum::http::HeaderMap;
use proptest::test_runner::TestCaseError;

use super::side::FloorSide;
use crate::routes::{self, AddressValues};
use crate::support::{Answer, Client, without_nonce};

pub(super) type SameResult = Result<(), TestCaseError>;

/// An answer as text, without its random parts: the nonce of the page's policy, the id in the viewer's own check-in
/// form, the name of a message for the viewer's own next page, and the secret of the viewer's own session.
pub(super) fn seen(answer: &Answer) -> String {
    let mut headers = answer.headers.clone();
    let policy = headers.remove("content-security-policy");
    let policy = policy.as_ref().and_then(|value| value.to_str().ok()).unwrap_or_default();
    let policy: Vec<_> = policy.split(' ').filter(|part| !part.starts_with("'nonce-")).collect();
    let cookies = cookies(&mut headers);
    let body = match std::str::from_utf8(&answer.body) {
        Ok(text) => without_own_id(&without_nonce(text)),
        // A binary file: compare every byte.
        Err(_) => answer.body.escape_ascii().to_string(),
    };
    // The length last: the first difference that is reported is then one of content.
    format!("{}\n{headers:?}\n{policy:?}\n{cookies:?}\n{body}\n{} bytes", answer.status, body.len())
}

fn cookies(headers: &mut HeaderMap) -> Vec<String> {
    let cookies: Vec<_> =
        headers.get_all("set-cookie").iter().map(|v| v.to_str().unwrap_or_default().to_owned()).collect();
    headers.remove("set-cookie");
    let masked = |cookie: String, name: &str| match cookie.split_once(name) {
        Some((before, rest)) => format!("{before}{name}RANDOM;{}", rest.split_once(';').map_or("", |(_, rest)| rest)),
        None => cookie,
    };
    let random = |cookie: String| ["weathervane_flash=", "weathervane_session="].into_iter().fold(cookie, masked);
    cookies.into_iter().map(random).collect()
}

fn without_own_id(page: &str) -> String {
    match page.split_once("name=\"id\" value=\"").filter(|_| {
        ["record_check_in", "record_tough_call", "propose_source", "check_in_at_kiosk"]
            .iter()
            .any(|form| page.contains(&format!("action=\"/api/{form}\"")))
    }) {
        Some((before, rest)) if rest.len() > 36 => format!("{before}name=\"id\" value=\"FRESH{}", &rest[36..]),
        _ => page.to_owned(),
    }
}

/// The addresses of this site that a page links to, without static files.
pub(super) fn links(page: &str) -> impl Iterator<Item = String> + '_ {
    page.split("href=\"/").skip(1).filter_map(|rest| rest.split('"').next()).map(|path| format!("/{path}")).filter(
        |path| !["/pkg/", "/weather.svg", "/favicon", "/logo", "/manifest"].iter().any(|file| path.starts_with(file)),
    )
}

/// Opens all addresses of every route in both browsers, and everything that those pages link to.
pub(super) async fn compare_pages(
    viewer: &str,
    left: &FloorSide,
    right: &FloorSide,
    known: &AddressValues,
) -> SameResult {
    let mut open: Vec<String> = routes::everything(known);
    open.retain(|address| !address.starts_with("/live"));
    let mut known_addresses: BTreeSet<String> = open.iter().cloned().collect();
    while let Some(address) = open.pop() {
        let address = address.split('#').next().unwrap_or_default().replace("&amp;", "&");
        let (one, other) = (left.viewer.get(&address).await, right.viewer.get(&address).await);
        same(viewer, &address, &seen(&one), &seen(&other))?;
        for link in links(&one.text()) {
            if known_addresses.len() < 160 && known_addresses.insert(link.clone()) {
                open.push(link);
            }
        }
    }
    Ok(())
}

/// Calls every endpoint of the interface for programs and of SCIM on both floors, with every token of the viewer.
pub(super) async fn compare_calls(
    viewer: &str,
    left: &FloorSide,
    right: &FloorSide,
    known: &AddressValues,
) -> SameResult {
    for token in &left.tokens {
        for (method, address, body) in routes::calls(known) {
            let one = left.floor.app.call(&method, &address, token, body.as_deref()).await;
            let other = right.floor.app.call(&method, &address, token, body.as_deref()).await;
            same(viewer, &format!("{method} {address} {body:?} with {token}"), &seen(&one), &seen(&other))?;
        }
        for (method, address, body) in routes::scim() {
            let one = left.floor.app.scim(&method, &address, token, body.as_deref()).await;
            let other = right.floor.app.scim(&method, &address, token, body.as_deref()).await;
            assert_ne!(one.status, axum::http::StatusCode::TOO_MANY_REQUESTS, "nothing is compared any more");
            same(viewer, &format!("SCIM {method} {address} {body:?} with {token}"), &seen(&one), &seen(&other))?;
        }
    }
    Ok(())
}

/// Sends every form in both browsers, including ids of other people's entries.
pub(super) async fn compare_forms(viewer: &str, left: &Client, right: &Client, known: &AddressValues) -> SameResult {
    for route in routes::plain("POST") {
        let (one, other) = (routes::post(left, route).await, routes::post(right, route).await);
        same(viewer, route, &seen(&one), &seen(&other))?;
    }
    // Forms that end the session come last.
    let mut functions = routes::functions();
    functions.sort_by_key(|name| (name == "sign_out", name.clone()));
    for function in functions {
        for fields in routes::attempts(&function, known) {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let (one, other) = (left.ask(&function, &fields).await, right.ask(&function, &fields).await);
            same(viewer, &format!("{function} {fields:?}"), &seen(&one), &seen(&other))?;
            if function.starts_with("search_") && one.status.is_success() {
                // The page to which a search leads shows what it finds.
                let found = one.json()["to"].as_str().unwrap_or_default().to_owned();
                let (one, other) = (left.get(&found).await, right.get(&found).await);
                same(viewer, &format!("{found} after {fields:?}"), &seen(&one), &seen(&other))?;
            }
        }
    }
    Ok(())
}

/// Succeeds if two answers are the same; otherwise fails with the first difference.
pub(super) fn same(viewer: &str, what: &str, one: &str, other: &str) -> SameResult {
    if one == other {
        return Ok(());
    }
    let at = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| {
        let bytes = text.as_bytes();
        String::from_utf8_lossy(&bytes[at.saturating_sub(160).min(bytes.len())..(at + 200).min(bytes.len())])
            .into_owned()
    };
    let (one, other) = (around(one), around(other));
    Err(TestCaseError::fail(format!(
        "{viewer} can tell two databases apart at {what}:\n--- one\n{one}\n--- other\n{other}"
    )))
}
