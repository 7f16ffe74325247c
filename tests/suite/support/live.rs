//! A stream of live events, as a browser reads it.

use std::pin::Pin;

use axum::body::{Body, BodyDataStream};
use axum::http::header::ACCEPT;
use axum::http::{Method, StatusCode};
use futures::{FutureExt as _, StreamExt as _};

use super::{Client, TestApp};

/// An open stream.
pub struct Live {
    chunks: Pin<Box<BodyDataStream>>,
    read: String,
}

impl Client {
    /// Opens a stream of live events.
    pub async fn live(&self, address: &str) -> Result<Live, StatusCode> {
        let headers = |request: axum::http::request::Builder| request.header(ACCEPT, "text/event-stream");
        let response = self.open(Method::GET, address, headers, Body::empty()).await;
        if response.status() != StatusCode::OK {
            return Err(response.status());
        }
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["cache-control"], "no-store");
        Ok(Live { chunks: Box::pin(response.into_body().into_data_stream()), read: String::new() })
    }
}

impl Live {
    /// The next event, as it was sent; `None` if the stream has ended. Comments are skipped, and so is the time of
    /// every minute.
    pub async fn next(&mut self) -> Option<String> {
        loop {
            if let Some(event) = self.take() {
                return Some(event);
            }
            let chunk = self.chunks.next().await?.unwrap();
            self.read.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }

    /// All events so far, after everything that the program is processing had time to arrive: a leak would be among
    /// them.
    pub async fn waiting(&mut self, app: &TestApp) -> Vec<String> {
        let mut events = Vec::new();
        for _ in 0..40 {
            while let Some(chunk) = self.chunks.next().now_or_never().flatten() {
                self.read.push_str(std::str::from_utf8(&chunk.unwrap()).unwrap());
            }
            events.extend(std::iter::from_fn(|| self.take()));
            // A picture takes a few reads of the store; this read is queued after them.
            app.app.store.settings().get("demo").await.unwrap();
        }
        events
    }

    fn take(&mut self) -> Option<String> {
        loop {
            let end = self.read.find("\n\n")?;
            let event: String = self.read.drain(..end + 2).collect();
            if !event.starts_with(':') && !event.starts_with("event: time") {
                return Some(event);
            }
        }
    }
}
