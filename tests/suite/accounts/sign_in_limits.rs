//! How many wrong passwords are allowed, and who is not affected by those of others.

use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::{Method, StatusCode};
use futures::future::join_all;
use jiff::SignedDuration;
use weathervane::state::session::Cookie;

use crate::support::{Client, PASSWORD, TestApp};

const WRONG: &str = "a wrong password";

/// The status of an attempt to sign in from an address of the test network.
async fn attempt(visitor: &Client, last: u8, name: &str, password: &str) -> StatusCode {
    let form = crate::support::form(&[("name", name), ("password", password)]);
    let headers = |request: axum::http::request::Builder| {
        request
            .header("sec-fetch-site", "same-origin")
            .header(ACCEPT, "application/json")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .extension(ConnectInfo(SocketAddr::from(([198, 51, 100, last], 40000))))
    };
    visitor.send(Method::POST, "/api/sign_in", headers, Body::from(form)).await.status
}

async fn centre() -> TestApp {
    let app = TestApp::new().await;
    for name in ["b1", "b2"] {
        app.admin(name).hired().await;
        app.set_password(name).await;
    }
    app
}

/// Sends as many wrong passwords at once from one address as it takes until no reason is given any more.
async fn flood(app: &TestApp, last: u8) {
    let names: Vec<_> = (0..140).map(|number| format!("nobody-{number}")).collect();
    let visitor = app.visitor();
    let statuses = join_all(names.iter().map(|name| attempt(&visitor, last, name, WRONG))).await;
    assert!(statuses.contains(&StatusCode::TOO_MANY_REQUESTS), "{statuses:?}");
}

#[tokio::test]
async fn a_name_has_eight_wrong_passwords_whether_it_exists_or_not() {
    let app = centre().await;
    for name in ["b1", "nobody"] {
        let visitor = app.visitor();
        let statuses = join_all((0..11).map(|_| attempt(&visitor, 7, name, WRONG))).await;
        let refused = statuses.iter().filter(|status| **status == StatusCode::TOO_MANY_REQUESTS).count();
        let tried = statuses.iter().filter(|status| **status == StatusCode::UNPROCESSABLE_ENTITY).count();
        assert_eq!((tried, refused), (8, 3), "{name}: {statuses:?}");
    }
    assert_eq!(attempt(&app.visitor(), 7, "B1", PASSWORD).await, StatusCode::TOO_MANY_REQUESTS, "guessing has to stop");
    app.pass(SignedDuration::from_secs(6));
    assert_eq!(attempt(&app.visitor(), 7, "B1", PASSWORD).await, StatusCode::OK, "one more every six seconds");
}

#[tokio::test]
async fn right_passwords_do_not_count() {
    let app = centre().await;
    for _ in 0..12 {
        assert_eq!(attempt(&app.visitor(), 7, "b1", PASSWORD).await, StatusCode::OK);
    }
}

#[tokio::test]
async fn nobody_is_locked_out_by_failures_from_elsewhere() {
    let app = centre().await;
    let own_device = app.visitor();
    assert_eq!(attempt(&own_device, 7, "b1", PASSWORD).await, StatusCode::OK);
    let stranger = app.visitor();
    join_all((0..11).map(|_| attempt(&stranger, 7, "b1", WRONG))).await;
    assert_eq!(attempt(&stranger, 7, "b1", PASSWORD).await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(attempt(&own_device, 7, "b1", PASSWORD).await, StatusCode::OK, "a device where they signed in before");
    assert_eq!(attempt(&app.visitor(), 8, "b1", PASSWORD).await, StatusCode::OK, "another address");
    assert_eq!(attempt(&app.visitor(), 7, "b2", PASSWORD).await, StatusCode::OK, "a colleague at the same address");
}

#[tokio::test]
async fn a_known_device_is_known_for_its_own_people_only() {
    let app = centre().await;
    let desk = app.visitor();
    assert_eq!(attempt(&desk, 7, "b1", PASSWORD).await, StatusCode::OK);
    join_all((0..11).map(|_| attempt(&desk, 7, "b2", WRONG))).await;
    assert_eq!(attempt(&desk, 7, "b2", PASSWORD).await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(attempt(&desk, 7, "b1", PASSWORD).await, StatusCode::OK);
    let invented = app.visitor();
    invented.keep(Cookie::Device, "made up");
    assert_eq!(attempt(&invented, 7, "b2", PASSWORD).await, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_flood_from_an_address_ends_in_429_and_lets_colleagues_in() {
    let app = centre().await;
    flood(&app, 7).await;
    for (name, password, expected) in [
        ("somebody", WRONG, StatusCode::TOO_MANY_REQUESTS),
        ("b1", WRONG, StatusCode::TOO_MANY_REQUESTS),
        ("b1", PASSWORD, StatusCode::OK),
        ("b2", PASSWORD, StatusCode::OK),
    ] {
        assert_eq!(attempt(&app.visitor(), 7, name, password).await, expected, "{name}");
    }
    assert_eq!(attempt(&app.visitor(), 8, "somebody", WRONG).await, StatusCode::UNPROCESSABLE_ENTITY, "elsewhere");
}
