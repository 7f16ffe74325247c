//! Which token opens which endpoint, and what an error looks like.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use domain::TokenScope;
use weathervane::app::scim::{BASE, endpoints};

use super::centre;
use crate::support::TestApp;

/// Who calls: without a token, with a made-up one, with the session of an admin; machines with one scope and with all;
/// people with all.
const CALLERS: [&str; 10] = ["none", "made-up", "session", "scim", "roster", "roles", "machine", "a1", "s1", "d1"];

/// The status of each call that is allowed. Everybody else gets 401 or 403, which the test knows by itself.
#[rustfmt::skip]
const CALLS: &[(&str, &str, Option<&str>, u16)] = &[
    ("GET",    "/ServiceProviderConfig", None, 200),
    ("GET",    "/ResourceTypes",         None, 200),
    ("GET",    "/ResourceTypes/User",    None, 200),
    ("GET",    "/Schemas",               None, 200),
    ("GET",    "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User", None, 200),
    ("POST",   "/.search",               Some(r#"{"count":1}"#), 200),
    ("GET",    "/Users",                 None, 200),
    ("POST",   "/Users",                 Some(r#"{"userName":""}"#), 400),
    ("POST",   "/Users/.search",         Some(r#"{"count":1}"#), 200),
    ("GET",    "/Users/a1",              None, 200),
    ("PUT",    "/Users/a1",              Some(r#"{"userName":"a1"}"#), 200),
    ("PATCH",  "/Users/a1",              Some(r#"{"Operations":[{"op":"replace","path":"active","value":true}]}"#), 200),
    ("DELETE", "/Users/nobody",          None, 404),
    ("GET",    "/Groups",                None, 200),
    ("POST",   "/Groups",                Some(r#"{"displayName":""}"#), 400),
    ("POST",   "/Groups/.search",        Some(r#"{"count":1}"#), 200),
    ("GET",    "/Groups/t1",             None, 200),
    ("PUT",    "/Groups/t1",             Some(r#"{"displayName":"t1"}"#), 200),
    ("PATCH",  "/Groups/t1",             Some(r#"{"Operations":[{"op":"remove","path":"members[value eq \"nobody\"]"}]}"#), 200),
    ("DELETE", "/Groups/nothing",        None, 404),
];

async fn token(app: &TestApp, caller: &str) -> String {
    match caller {
        "none" | "session" => String::new(),
        "made-up" => caller.to_owned(),
        "scim" | "roster" | "roles" => app.token(caller, None, &[caller.parse().unwrap()]).await,
        "machine" => app.token(caller, None, &TokenScope::ALL).await,
        person => app.token(person, Some(person), &TokenScope::ALL).await,
    }
}

#[tokio::test]
async fn a_machine_with_the_scope_opens_every_endpoint_and_nobody_else_does() {
    let (app, _) = centre().await;
    let admin = app.signed_in("d1").await;
    for caller in CALLERS {
        let token = token(&app, caller).await;
        for (method, address, body, allowed) in CALLS {
            let expected = match caller {
                "none" | "made-up" | "session" => 401,
                "scim" | "machine" => *allowed,
                _ => 403,
            };
            let answer = match caller {
                "session" => {
                    let body = body.map_or_else(axum::body::Body::empty, axum::body::Body::from);
                    let json =
                        |request: axum::http::request::Builder| request.header("content-type", "application/scim+json");
                    admin.send(method.parse().unwrap(), &format!("{BASE}{address}"), json, body).await
                }
                _ => app.scim(method, address, &token, *body).await,
            };
            assert_eq!(answer.status.as_u16(), expected, "{method} {address} by {caller}: {}", answer.text());
            assert_eq!(answer.header("content-type"), "application/scim+json", "{method} {address} by {caller}");
            assert!(!answer.headers.contains_key("set-cookie"), "{address} sets a cookie");
            if expected >= 400 {
                assert_eq!(answer.json()["status"], expected.to_string(), "{method} {address} by {caller}");
            }
        }
    }
}

#[test]
fn the_table_knows_every_endpoint() {
    let fits = |route: &str, address: &str| {
        route.split('/').count() == address.split('/').count()
            && route.split('/').zip(address.split('/')).all(|(a, b)| a == b || (a.starts_with('{') && b != ".search"))
    };
    let all: BTreeSet<_> = endpoints().into_iter().map(|(method, path, _)| (method, path)).collect();
    assert!(all.len() >= 20, "{all:?}");
    let known =
        |(method, route): &&(&str, &str)| CALLS.iter().any(|(its, address, ..)| its == method && fits(route, address));
    let missing: Vec<_> = all.iter().filter(|route| !known(route)).collect();
    assert!(missing.is_empty(), "endpoints that the table does not know: {missing:?}");
}

#[tokio::test]
async fn what_is_none_or_not_supported_is_an_error_of_scim() {
    let (app, token) = centre().await;
    for (method, address, body, status) in [
        ("GET", "/Nothing", None, 404),
        ("GET", "", None, 404),
        ("DELETE", "/Users", None, 405),
        ("POST", "/Bulk", Some("{}"), 501),
        ("GET", "/Me", None, 501),
        ("GET", "/Users/A1", None, 404),
        ("POST", "/Users", Some("{"), 400),
        ("POST", "/Users", Some(r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"userName":"x"}"#), 400),
        ("GET", "/Users?filter=userName", None, 400),
    ] {
        let answer = app.scim(method, address, &token, body).await;
        assert_eq!(answer.status.as_u16(), status, "{method} {address}: {}", answer.text());
        assert_eq!(answer.header("content-type"), "application/scim+json", "{method} {address}");
        assert_eq!(answer.json()["schemas"][0], "urn:ietf:params:scim:api:messages:2.0:Error");
    }
    let bare = app.scim("GET", "/Users", "", None).await;
    assert_eq!(bare.header("www-authenticate"), "Bearer");
    assert_eq!(app.scim("GET", "/Users?filter=userName", &token, None).await.json()["scimType"], "invalidFilter");
    let large = format!(r#"{{"userName":"{}"}}"#, "x".repeat(4 * 1024 * 1024));
    assert_eq!(app.scim("POST", "/Users", &token, Some(&large)).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_token_that_is_used_too_often_waits() {
    let (app, token) = centre().await;
    for _ in 0..120 {
        assert_eq!(app.scim("GET", "/ServiceProviderConfig", &token, None).await.status, StatusCode::OK);
    }
    let refused = app.scim("GET", "/ServiceProviderConfig", &token, None).await;
    assert_eq!((refused.status, refused.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "1"));
}
