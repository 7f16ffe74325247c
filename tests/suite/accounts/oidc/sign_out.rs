//! Signing out at the provider: from here, and when the provider says so.

use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use jiff::SignedDuration;
use serde_json::{Map, Value, json};
use store::{NewKiosk, token};

use super::provider::Lie;
use super::{centre, sign_in, with_password};
use crate::accounts::second_factor::set_up;
use crate::support::{Client, PASSWORD, TestApp, form};

/// The status of a report of the provider.
async fn report(app: &TestApp, token: &str) -> u16 {
    let headers =
        |request: axum::http::request::Builder| request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    let body = form(&[("logout_token", token)]).into();
    app.visitor().send(Method::POST, "/oidc/back-channel-logout", headers, body).await.status.as_u16()
}

async fn is_signed_in(browser: &Client) -> bool {
    browser.get("/account").await.status == 200
}

#[tokio::test]
async fn signing_out_here_leads_to_the_provider_to_sign_out_there() {
    let (app, provider) = centre().await;
    let browser = app.visitor();
    sign_in(&app, &provider, &browser, "a1").await;
    let policy = browser.get("/account").await.header("content-security-policy").to_owned();
    assert!(policy.contains(provider.issuer()), "the form may lead there: {policy}");
    let to = browser.post("sign_out", &[]).await.to().to_owned();
    assert!(to.starts_with(&format!("{}/sign-out?", provider.issuer())), "{to}");
    assert!(to.contains("client_id=weathervane") && to.contains("post_logout_redirect_uri="), "{to}");
    assert!(!is_signed_in(&browser).await);
    let other = with_password(&app, "a2").await;
    assert_eq!(other.post("sign_out", &[]).await.to(), "/sign-in", "a session with a password ends here alone");
    let other = with_password(&app, "a2").await;
    let policy = other.get("/account").await.header("content-security-policy").to_owned();
    assert!(!policy.contains(provider.issuer()), "{policy}");
}

#[tokio::test]
async fn signing_out_after_a_pause_leads_to_the_provider_too() {
    let (app, provider) = centre().await;
    let browser = app.visitor();
    sign_in(&app, &provider, &browser, "a1").await;
    let by_password = with_password(&app, "a2").await;
    assert!(is_signed_in(&browser).await && is_signed_in(&by_password).await);
    app.pass(SignedDuration::from_mins(20));
    let to = browser.post("sign_out", &[]).await.to().to_owned();
    assert!(to.starts_with(&format!("{}/sign-out?", provider.issuer())), "its session there goes on: {to}");
    assert_eq!(by_password.post("sign_out", &[]).await.to(), "/sign-in");
}

#[tokio::test]
async fn a_browser_that_becomes_a_kiosk_is_signed_out_at_the_provider() {
    let (app, provider) = centre().await;
    let (link, kiosk) = (token::for_paper(), NewKiosk { label: "Entrance".to_owned(), site: "North".to_owned() });
    let by = app.person("d1").await;
    assert!(app.app.store.kiosks().add(kiosk, token::hash_from_paper(&link), by, app.now()).await.unwrap());
    let browser = app.visitor();
    sign_in(&app, &provider, &browser, "a1").await;
    let to = browser.post("start_kiosk", &[("token", &link)]).await.to().to_owned();
    assert!(to.starts_with(&format!("{}/sign-out?", provider.issuer())), "one tap away from the account: {to}");
    assert!(!is_signed_in(&browser).await);
    assert!(browser.get("/sign-in").await.shows("href=\"/kiosk\""), "where the provider leads back to");
    assert_eq!(browser.get("/kiosk").await.status, 200);
}

#[tokio::test]
async fn a_report_of_the_provider_ends_the_sessions_that_it_names() {
    let (app, provider) = centre().await;
    let [one, two, other] = [app.visitor(), app.visitor(), app.visitor()];
    for (browser, subject) in [(&one, "a1"), (&two, "a1"), (&other, "a2")] {
        sign_in(&app, &provider, browser, subject).await;
    }
    let by_password = with_password(&app, "a1").await;
    assert_eq!(report(&app, &provider.signs_out(json!({ "sid": "session of a1" }), app.now())).await, 200);
    assert_eq!((is_signed_in(&one).await, is_signed_in(&two).await), (false, false));
    assert!(is_signed_in(&other).await && is_signed_in(&by_password).await);
    assert_eq!(report(&app, &provider.signs_out(json!({ "sub": "a2" }), app.now())).await, 200);
    assert!(!is_signed_in(&other).await);
    assert_eq!(report(&app, &provider.signs_out(json!({ "sub": "unknown" }), app.now())).await, 200);
}

#[tokio::test]
async fn a_report_ends_the_sign_ins_that_wait_for_a_code() {
    let (app, provider) = centre().await;
    let phone = set_up(&app, &with_password(&app, "d2").await).await;
    let with_code = async |reported: Value| {
        let browser = app.visitor();
        assert_eq!(sign_in(&app, &provider, &browser, "d2").await, "/sign-in/code");
        assert_eq!(report(&app, &provider.signs_out(reported, app.now())).await, 200);
        browser.ask("confirm_sign_in", &[("code", phone.code(&app, 0).as_str())]).await.status
    };
    for named in [json!({ "sub": "d2" }), json!({ "sid": "session of d2" })] {
        assert_eq!(with_code(named.clone()).await, StatusCode::UNPROCESSABLE_ENTITY, "{named}");
    }
    let of_another = json!({ "sub": "d2", "sid": "session of a1" });
    assert_eq!(with_code(of_another).await, StatusCode::OK, "a sign-in in another session goes on");
}

#[tokio::test]
async fn a_session_with_a_typed_password_ends_with_that_of_the_provider() {
    let (app, provider) = centre().await;
    let browser = app.visitor();
    sign_in(&app, &provider, &browser, "a1").await;
    browser.post("sign_in", &[("name", "a1"), ("password", PASSWORD)]).await.to();
    assert!(is_signed_in(&browser).await);
    assert_eq!(report(&app, &provider.signs_out(json!({ "sid": "session of a1" }), app.now())).await, 200);
    assert!(!is_signed_in(&browser).await);
}

#[tokio::test]
async fn a_report_that_is_not_valid_ends_nothing() {
    let (app, provider) = centre().await;
    let browser = app.visitor();
    sign_in(&app, &provider, &browser, "a1").await;
    let now = app.now().as_second();
    let of_a1 = |claim: &str, value: Value| {
        let mut claims = Map::from_iter([("sub".to_owned(), json!("a1")), ("sid".to_owned(), json!("session of a1"))]);
        claims.insert(claim.to_owned(), value);
        Value::Object(claims)
    };
    let wrong = [
        of_a1("iss", json!("https://id.example.net")),
        of_a1("aud", json!("another client")),
        of_a1("events", json!({})),
        of_a1("events", json!({ "http://schemas.openid.net/event/backchannel-logout": "x" })),
        of_a1("nonce", json!("x")),
        of_a1("iat", json!(now - 301)),
        of_a1("iat", json!(now + 301)),
        of_a1("exp", json!(now - 1)),
        of_a1("jti", Value::Null),
        json!({}),
    ];
    for claims in wrong {
        assert_eq!(report(&app, &provider.signs_out(claims.clone(), app.now())).await, 400, "{claims}");
    }
    let lies = [
        Lie { forged: true, ..Lie::default() },
        Lie { unsigned: true, header: Map::from_iter([("alg".to_owned(), json!("none"))]), ..Lie::default() },
        Lie { header: Map::from_iter([("alg".to_owned(), json!("HS256"))]), ..Lie::default() },
        Lie { header: Map::from_iter([("typ".to_owned(), json!("at+jwt"))]), ..Lie::default() },
        Lie { header: Map::from_iter([("crit".to_owned(), json!(["x"]))]), ..Lie::default() },
    ];
    for lie in lies {
        provider.lie(lie);
        let token = provider.signs_out(json!({ "sub": "a1" }), app.now());
        provider.lie(Lie::default());
        assert_eq!(report(&app, &token).await, 400, "{token}");
    }
    for nonsense in ["", "a.b.c", "x"] {
        assert_eq!(report(&app, nonsense).await, 400);
    }
    assert!(is_signed_in(&browser).await);
}

#[tokio::test]
async fn a_report_counts_once() {
    let (app, provider) = centre().await;
    let browser = app.visitor();
    sign_in(&app, &provider, &browser, "a1").await;
    let token = provider.signs_out(json!({ "sub": "a1" }), app.now());
    assert_eq!(report(&app, &token).await, 200);
    sign_in(&app, &provider, &browser, "a1").await;
    assert_eq!(report(&app, &token).await, 400, "somebody who recorded it cannot sign the person out again and again");
    assert!(is_signed_in(&browser).await);
}
