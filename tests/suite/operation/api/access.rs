//! Which token opens which endpoint.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use domain::TokenScope;
use weathervane::app::api::{BASE, document};

use super::centre;
use crate::support::{TestApp, form};

/// Who calls: without a token, with a made-up one, with the session of an admin; machines with one scope and with all;
/// people with all.
const CALLERS: [&str; 10] = ["none", "made-up", "session", "roster", "load", "schedule", "machine", "a1", "s1", "d1"];

/// The status of each call.
#[rustfmt::skip]
const CALLS: &[(&str, &str, Option<&str>, &str)] = &[
    //                                                        none made-up session roster load schedule machine a1 s1 d1
    ("GET",  "/people",              None,                                      "401 401 401 200 403 403 200 403 403 403"),
    ("POST", "/roster?dry_run=true", Some(r#"{"people":[{"person_id":"z9","name":"Z"}]}"#), "401 401 401 200 403 403 200 403 403 403"),
    ("GET",  "/schedule?from=2026-03-09", None,                                 "401 401 401 403 403 200 200 403 403 403"),
    ("POST", "/schedule",            Some(r#"{"entries":[]}"#), /* nothing in it */ "401 401 401 403 403 422 422 403 403 403"),
    ("GET",  "/load?from=2026-03-09", None,                                     "401 401 401 403 200 403 200 403 403 403"),
    ("POST", "/load",                Some(r#"{"intervals":[]}"#), /* nothing in it */ "401 401 401 403 422 403 422 403 403 403"),
    ("GET",  "/climate",             None,                                      "401 401 401 403 403 403 403 403 200 403"),
    ("GET",  "/climate/site-1",      None, /* nothing is released yet */        "401 401 401 403 403 403 403 403 404 403"),
    ("GET",  "/me/check-ins",        None,                                      "401 401 401 403 403 403 403 200 403 403"),
    ("POST", "/me/check-ins",        Some(r#"{"id":"77777777-7777-4777-8777-777777777777","weather":3}"#), "401 401 401 403 403 403 403 201 403 403"),
];

async fn token(app: &TestApp, caller: &str) -> String {
    match caller {
        "none" | "session" => String::new(),
        "made-up" => caller.to_owned(),
        "roster" | "load" | "schedule" => app.token(caller, None, &[caller.parse().unwrap()]).await,
        "machine" => app.token(caller, None, &TokenScope::ALL).await,
        person => app.token(person, Some(person), &TokenScope::ALL).await,
    }
}

#[tokio::test]
async fn every_endpoint_answers_those_it_is_meant_for_and_nobody_else() {
    let app = centre().await;
    let admin = app.signed_in("d1").await;
    for (index, caller) in CALLERS.into_iter().enumerate() {
        let token = token(&app, caller).await;
        for (method, address, body, cells) in CALLS {
            let expected = cells.split_whitespace().nth(index).unwrap();
            let answer = match caller {
                "session" => {
                    let body = body.map_or_else(axum::body::Body::empty, axum::body::Body::from);
                    let json =
                        |request: axum::http::request::Builder| request.header("content-type", "application/json");
                    admin.send(method.parse().unwrap(), &format!("{BASE}{address}"), json, body).await
                }
                _ => app.call(method, address, &token, *body).await,
            };
            assert_eq!(answer.status.as_str(), expected, "{method} {address} by {caller}: {}", answer.text());
            if !answer.status.is_success() {
                assert_eq!(answer.header("content-type"), "application/problem+json", "{address} by {caller}");
                assert_eq!(answer.json()["status"], answer.status.as_u16(), "{address} by {caller}");
            }
            assert!(!answer.headers.contains_key("set-cookie"), "{address} sets a cookie");
        }
    }
}

#[test]
fn the_table_knows_every_endpoint() {
    let fits = |route: &str, address: &str| {
        let (route, path) = (route.split('/'), address.split('?').next().unwrap().split('/'));
        route.clone().count() == path.clone().count() && route.zip(path).all(|(a, b)| a == b || a.starts_with('{'))
    };
    let mut all = BTreeSet::new();
    for (path, item) in &document().paths.paths {
        let route = path.trim_start_matches(BASE).to_owned();
        all.extend(item.get.is_some().then_some(("GET", route.clone())));
        all.extend(item.post.is_some().then_some(("POST", route)));
    }
    assert!(all.len() >= 10, "{all:?}");
    let known = |(method, route): &&(&str, String)| {
        CALLS.iter().any(|(its, address, ..)| its == method && fits(route, address))
    };
    let missing: Vec<_> = all.iter().filter(|route| !known(route)).collect();
    assert!(missing.is_empty(), "endpoints that the table does not know: {missing:?}");
}

#[tokio::test]
async fn a_token_opens_no_page_and_no_form() {
    let app = centre().await;
    let program = app.token("a program", Some("a1"), &TokenScope::ALL).await;
    let machine = app.token("a machine", None, &TokenScope::ALL).await;
    for token in [program, machine] {
        let bearer = |request: axum::http::request::Builder| request.header("authorization", format!("Bearer {token}"));
        for address in ["/me", "/account", "/admin/people", "/me/export.json"] {
            let page = |request| bearer(request).header("accept", "text/html");
            let answer = app.visitor().send("GET".parse().unwrap(), address, page, axum::body::Body::empty()).await;
            assert!(answer.to().starts_with("/sign-in"), "{address}");
        }
        let sent = |request: axum::http::request::Builder| {
            bearer(request)
                .header("accept", "application/json")
                .header("content-type", "application/x-www-form-urlencoded")
        };
        let body = form(&[("id", "77777777-7777-4777-8777-777777777777"), ("weather", "1"), ("audience", "me")]);
        let answer = app.visitor().send("POST".parse().unwrap(), "/api/record_check_in", sent, body.into()).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn an_address_that_is_none_and_a_wrong_method_are_problems() {
    let app = centre().await;
    for (method, address, status) in
        [("GET", "/nothing", 404), ("POST", "/people", 405), ("DELETE", "/me/check-ins", 405)]
    {
        let answer = app.call(method, address, "", None).await;
        assert_eq!(answer.status.as_u16(), status, "{method} {address}");
        assert_eq!(answer.header("content-type"), "application/problem+json", "{method} {address}");
    }
}
