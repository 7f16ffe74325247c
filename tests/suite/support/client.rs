//! A test browser: it keeps cookies, sends forms as a page of the site does, and follows redirects.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::body::{Body, Bytes};
use axum::http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HOST as HOST_HEADER, LOCATION, ORIGIN, SET_COOKIE};
use axum::http::request::Builder;
use axum::http::{HeaderMap, Method, Request, Response, StatusCode};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;
use weathervane::state::session::Cookie;

use super::TestApp;

/// The host name of the test centre.
pub const HOST: &str = "weathervane.test";

/// One browser, signed in or not. Clones share their cookies, as tabs do.
#[derive(Clone)]
pub struct Client {
    app: TestApp,
    cookies: Arc<Mutex<BTreeMap<String, String>>>,
}

/// A response.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The value of a header; empty if it is absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where the browser is sent.
    pub fn to(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "no redirect: {}", self.text());
        self.headers.get(LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// Whether the page contains the text.
    pub fn shows(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// The body of a page; panics if the status is not 200.
    #[track_caller]
    pub fn page(self) -> String {
        assert_eq!(self.status, StatusCode::OK, "{}", self.text());
        self.text()
    }
}

impl Client {
    pub(super) fn new(app: TestApp) -> Self {
        Self { app, cookies: Arc::default() }
    }

    /// Stores this secret as the session cookie.
    pub fn keep_session(&self, secret: &str) {
        self.keep(Cookie::Session, secret);
    }

    /// Stores this value as a cookie.
    pub fn keep(&self, cookie: Cookie, value: &str) {
        self.cookies.lock().unwrap().insert(self.app.app.cookies.name(cookie), value.to_owned());
    }

    /// The value of a cookie that the browser holds.
    pub fn cookie(&self, cookie: Cookie) -> Option<String> {
        self.cookies.lock().unwrap().get(&self.app.app.cookies.name(cookie)).cloned()
    }

    /// The same browser at another centre on this host: browsers send a cookie to every port.
    pub fn at(&self, app: &TestApp) -> Self {
        Self { app: app.clone(), cookies: Arc::clone(&self.cookies) }
    }

    /// Another browser with a copy of the cookies.
    pub fn copied(&self) -> Self {
        let cookies = self.cookies.lock().unwrap().clone();
        Self { app: self.app.clone(), cookies: Arc::new(Mutex::new(cookies)) }
    }

    /// Opens an address.
    pub async fn get(&self, address: &str) -> Answer {
        self.send(Method::GET, address, |request| request.header(ACCEPT, "text/html"), Body::empty()).await
    }

    /// Sends the form of a function, as a browser without JavaScript does.
    pub async fn post(&self, function: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_as("text/html", function, fields).await
    }

    /// Sends the form of a function and follows to the page that it leads to.
    pub async fn post_and_follow(&self, function: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post(function, fields).await;
        self.get(answer.to()).await
    }

    /// Sends the form of a function and accepts JSON, so the status shows the result.
    pub async fn ask(&self, function: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_as("application/json", function, fields).await
    }

    async fn post_as(&self, accept: &str, function: &str, fields: &[(&str, &str)]) -> Answer {
        let form = form(fields);
        let address = format!("/api/{function}");
        let headers = |request: Builder| {
            own_site(request).header(ACCEPT, accept).header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        };
        self.send(Method::POST, &address, headers, Body::from(form)).await
    }

    /// Sends a file in the field `file` of a form.
    pub async fn upload(&self, function: &str, name: &str, bytes: &[u8]) -> Answer {
        let disposition = format!("name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv");
        self.multipart(function, &[(disposition, bytes)]).await
    }

    /// Sends the fields of a form that may also carry a file.
    pub async fn ask_multipart(&self, function: &str, fields: &[(&str, &str)]) -> Answer {
        let parts: Vec<_> = fields.iter().map(|(name, value)| (format!("name=\"{name}\""), value.as_bytes())).collect();
        self.multipart(function, &parts).await
    }

    async fn multipart(&self, function: &str, parts: &[(String, &[u8])]) -> Answer {
        let boundary = "a-boundary-that-no-file-holds";
        let mut body = Vec::new();
        for (disposition, bytes) in parts {
            let head = format!("--{boundary}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        let headers = |request: Builder| {
            own_site(request)
                .header(ACCEPT, "text/html")
                .header(CONTENT_TYPE, format!("multipart/form-data; boundary={boundary}"))
        };
        self.send(Method::POST, &format!("/api/{function}"), headers, Body::from(body)).await
    }

    /// Sends a request and reads the whole response.
    pub async fn send(
        &self,
        method: Method,
        address: &str,
        headers: impl FnOnce(Builder) -> Builder,
        body: Body,
    ) -> Answer {
        let (parts, body) = self.open(method, address, headers, body).await.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    /// Sends a request; the response may be an endless stream.
    pub async fn open(
        &self,
        method: Method,
        address: &str,
        headers: impl FnOnce(Builder) -> Builder,
        body: Body,
    ) -> Response<Body> {
        let cookies: Vec<_> =
            self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder().method(method).uri(address).header(HOST_HEADER, HOST);
        let request = if cookies.is_empty() { request } else { request.header(COOKIE, cookies.join("; ")) };
        let request = headers(request).body(body).unwrap();
        let response = self.app.router.clone().oneshot(request).await.unwrap();
        self.take_cookies(response.headers());
        response
    }

    fn take_cookies(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().unwrap();
        for cookie in headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let (name, value) = cookie.split(';').next().unwrap_or_default().split_once('=').unwrap();
            if cookie.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// What a browser adds to a form of the site's own.
fn own_site(request: Builder) -> Builder {
    request.header(ORIGIN, format!("http://{HOST}")).header("sec-fetch-site", "same-origin")
}

/// Fields as a form sends them.
pub fn form(fields: &[(&str, &str)]) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(fields);
    form.finish()
}

/// A page without the nonce of its policy, which is different for every page.
pub fn without_nonce(page: &str) -> String {
    match page.split_once("nonce=\"").and_then(|(_, rest)| rest.split('"').next()) {
        Some(nonce) => page.replace(nonce, "NONCE"),
        None => page.to_owned(),
    }
}
