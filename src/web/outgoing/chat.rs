//! Messages to chat groups: the body and the signature that each program wants, and what its answer means.

use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Endpoint, OutgoingReach, SendResult, https};
use crate::web::keyed_digest::keyed_digest;
use domain::message::{ChatKind, MessageFault};
use store::Webhook;

/// Sends a text to a chat group. `host` is the host that the admin configured and that everybody reads on `/privacy`;
/// no other is contacted.
///
/// # Errors
/// If the address is not one of that host, the machine cannot be reached, or it refuses the message.
pub async fn send(
    kind: ChatKind,
    host: &str,
    webhook: &Webhook,
    text: &str,
    now: Timestamp,
    reach: OutgoingReach,
) -> SendResult {
    let endpoint = Endpoint::parse(&webhook.address, reach).filter(|endpoint| endpoint.label() == host);
    let endpoint = endpoint.ok_or(MessageFault::Settings)?;
    let (query, body) = request(kind, webhook.secret.as_deref(), text, now);
    let endpoint = match query {
        Some(query) => endpoint.with_query(&query),
        None => endpoint,
    };
    let json = HeaderValue::from_static("application/json; charset=utf-8");
    let headers = HeaderMap::from_iter([(CONTENT_TYPE, json)]);
    let answer = https::post(&endpoint, headers, Bytes::from(body.to_string())).await?;
    Ok(verdict(kind, answer.status, &answer.body)?)
}

/// What is sent to a group: more for the query of the address, and the body.
fn request(kind: ChatKind, secret: Option<&str>, text: &str, now: Timestamp) -> (Option<String>, Value) {
    match kind {
        // https://developer.work.weixin.qq.com/document/path/91770
        ChatKind::WeCom => (None, json!({"msgtype": "text", "text": {"content": text}})),
        // https://open.dingtalk.com/document/robots/customize-robot-security-settings
        ChatKind::DingTalk => {
            let signed = secret.map(|secret| {
                let time = now.as_millisecond();
                let signature = signature(secret.as_bytes(), format!("{time}\n{secret}").as_bytes());
                format!("timestamp={time}&sign={}", utf8_percent_encode(&signature, NON_ALPHANUMERIC))
            });
            (signed, json!({"msgtype": "text", "text": {"content": text}}))
        }
        // https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
        ChatKind::Feishu => {
            let mut body = json!({"msg_type": "text", "content": {"text": text}});
            if let Some(secret) = secret {
                let time = now.as_second();
                body["timestamp"] = json!(time.to_string());
                // The text to sign is the key here, and what is signed is empty.
                body["sign"] = json!(signature(format!("{time}\n{secret}").as_bytes(), b""));
            }
            (None, body)
        }
        // https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using
        ChatKind::Teams => {
            let card = json!({
                "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                "type": "AdaptiveCard",
                "version": "1.4",
                "body": [{"type": "TextBlock", "text": text, "wrap": true}],
            });
            let attachment = json!({"contentType": "application/vnd.microsoft.card.adaptive", "content": card});
            (None, json!({"type": "message", "attachments": [attachment]}))
        }
        // https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
        ChatKind::Slack => (None, json!({"text": text})),
    }
}

/// HMAC-SHA-256 in base64.
fn signature(key: &[u8], text: &[u8]) -> String {
    STANDARD.encode(keyed_digest(key, text))
}

/// What an answer means. Some programs answer 200 and say in the body that they refused.
fn verdict(kind: ChatKind, status: StatusCode, body: &[u8]) -> Result<(), MessageFault> {
    match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::NOT_FOUND => return Err(MessageFault::SignIn),
        status if !status.is_success() => return Err(MessageFault::Refused),
        _ => {}
    }
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let code = match kind {
        ChatKind::WeCom | ChatKind::DingTalk => body["errcode"].as_i64(),
        ChatKind::Feishu => body["code"].as_i64().or_else(|| body["StatusCode"].as_i64()),
        ChatKind::Teams | ChatKind::Slack => Some(0),
    };
    match code {
        Some(0) => Ok(()),
        // An unknown key (93000) or signature (310000, 19021).
        Some(93_000 | 310_000 | 19_021) => Err(MessageFault::SignIn),
        _ => Err(MessageFault::Refused),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-03-11 07:00 in Shanghai.
    fn now() -> Timestamp {
        Timestamp::from_second(1_773_183_600).expect("a moment")
    }

    /// The expected values are those of the examples that both vendors publish in Python, run with this secret and this
    /// time.
    #[test]
    fn signatures_are_those_that_the_vendors_examples_make() {
        let (query, _) = request(ChatKind::DingTalk, Some("SEC0123abc"), "text", now());
        assert_eq!(
            query.as_deref(),
            Some("timestamp=1773183600000&sign=l6dNgB6A1FOIXzIkNgT%2FOwXwocE%2BHUvRKh%2FI8SKm1QU%3D")
        );
        let (query, body) = request(ChatKind::Feishu, Some("SEC0123abc"), "text", now());
        assert_eq!((query, &body["timestamp"]), (None, &json!("1773183600")));
        assert_eq!(body["sign"], "FubjgXwEBmy8otumueItWZH+HOr1p5/1OYZmXS7lRoI=");
    }

    #[test]
    fn a_refusal_in_the_body_of_an_answer_is_a_refusal() {
        let said = |kind, body: &str| verdict(kind, StatusCode::OK, body.as_bytes());
        assert_eq!(said(ChatKind::WeCom, r#"{"errcode":0,"errmsg":"ok"}"#), Ok(()));
        assert_eq!(said(ChatKind::WeCom, r#"{"errcode":93000}"#), Err(MessageFault::SignIn));
        assert_eq!(said(ChatKind::DingTalk, r#"{"errcode":310000}"#), Err(MessageFault::SignIn));
        assert_eq!(said(ChatKind::Feishu, r#"{"code":19021}"#), Err(MessageFault::SignIn));
        assert_eq!(said(ChatKind::Feishu, r#"{"StatusCode":0}"#), Ok(()));
        assert_eq!(said(ChatKind::Feishu, "<html>"), Err(MessageFault::Refused));
        assert_eq!(said(ChatKind::Slack, "ok"), Ok(()));
        assert_eq!(verdict(ChatKind::Slack, StatusCode::FOUND, b""), Err(MessageFault::Refused), "no redirect counts");
        assert_eq!(verdict(ChatKind::Teams, StatusCode::ACCEPTED, b""), Ok(()));
    }
}
