//! Idempotency keys and rate limits.

use axum::http::StatusCode;
use domain::TokenScope;
use jiff::SignedDuration;

use super::centre;

const LOAD: &str = r#"{"intervals":[{"interval_start":"2026-03-09T08:00","offered":4}]}"#;

#[tokio::test]
async fn a_request_that_is_repeated_with_its_key_is_processed_once() {
    let app = centre().await;
    let (token, other) =
        (app.token("WFM", None, &[TokenScope::Load]).await, app.token("Other", None, &[TokenScope::Load]).await);
    let key = [("idempotency-key", "monday")];
    let send = async |token: &str, body: &str| app.call_with("POST", "/load", token, Some(body), &key).await;
    let first = send(&token, LOAD).await;
    let again = send(&token, LOAD).await;
    assert_eq!(
        (again.status, again.text(), again.header("idempotency-replayed")),
        (first.status, first.text(), "true")
    );
    assert_eq!(first.header("idempotency-replayed"), "");
    let different = LOAD.replace(":4", ":5");
    assert_eq!(
        send(&token, &different).await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "another request with this key"
    );
    let of_other = send(&other, &different).await;
    assert_eq!(
        (of_other.status, of_other.header("idempotency-replayed")),
        (StatusCode::OK, ""),
        "a key belongs to its token"
    );
    assert!(!app.stored().contains("monday"), "the key is stored as a hash only");
    let faulty = [("idempotency-key", "tuesday")];
    for replayed in ["", "true"] {
        let answer = app.call_with("POST", "/load", &token, Some(r#"{"intervals":[]}"#), &faulty).await;
        assert_eq!(
            (answer.status, answer.header("idempotency-replayed")),
            (StatusCode::UNPROCESSABLE_ENTITY, replayed)
        );
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }
    app.pass(SignedDuration::from_hours(24));
    assert_eq!(send(&token, &different).await.header("idempotency-replayed"), "", "a day later the key is free");
    let empty = app.call_with("POST", "/load", &token, Some(LOAD), &[("idempotency-key", " ")]).await;
    assert_eq!(empty.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_token_that_is_used_too_often_waits_and_no_other_one_does() {
    let app = centre().await;
    let (token, other) =
        (app.token("WFM", None, &[TokenScope::Load]).await, app.token("Other", None, &[TokenScope::Load]).await);
    let ask = async |token: &str| app.call("GET", "/load?from=2026-03-09", token, None).await;
    for _ in 0..120 {
        assert_eq!(ask(&token).await.status, StatusCode::OK);
    }
    let refused = ask(&token).await;
    assert_eq!((refused.status, refused.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "1"));
    assert_eq!(ask(&other).await.status, StatusCode::OK);
    app.pass(SignedDuration::from_secs(1));
    assert_eq!(ask(&token).await.status, StatusCode::OK);
}

#[tokio::test]
async fn tokens_cannot_be_guessed() {
    let app = centre().await;
    let mut last = StatusCode::OK;
    for number in 0..101 {
        last = app.call("GET", "/people", &format!("wv_{number}"), None).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}
