//! An HTTP client with one connection and a session.

use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, COOKIE, HOST};
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::BenchResult;

/// One keep-alive connection.
pub struct LoadClient {
    send: SendRequest<Full<Bytes>>,
    address: String,
    session: String,
}

impl LoadClient {
    /// Connects with a session token.
    pub async fn connect(address: &str, session: &str) -> BenchResult<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (send, connection) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { send, address: address.to_owned(), session: session.to_owned() })
    }

    /// Uses another session for the following requests.
    pub fn use_session(&mut self, session: String) {
        self.session = session;
    }

    /// Requests a path and returns the response with its body unread, for event streams.
    pub async fn open(&mut self, path: &str) -> BenchResult<Response<Incoming>> {
        let request = self.request("GET", path).body(Full::default())?;
        self.send.ready().await?;
        Ok(self.send.send_request(request).await?)
    }

    /// Requests a path. Returns the status and the body as sent, without decompressing it.
    pub async fn get(&mut self, path: &str) -> BenchResult<(StatusCode, Bytes)> {
        let response = self.open(path).await?;
        let status = response.status();
        Ok((status, response.into_body().collect().await?.to_bytes()))
    }

    /// Posts a URL-encoded form and returns the status.
    pub async fn post(&mut self, path: &str, form: String) -> BenchResult<StatusCode> {
        let request = self
            .request("POST", path)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(ACCEPT, "application/json")
            .body(Full::from(form))?;
        self.send.ready().await?;
        let response = self.send.send_request(request).await?;
        let status = response.status();
        response.into_body().collect().await?;
        Ok(status)
    }

    /// Records a check-in.
    ///
    /// # Errors
    /// If the server does not accept it.
    pub async fn check_in(&mut self, weather: usize) -> BenchResult<()> {
        let form = format!("id={}&weather={weather}&audience=lead", uuid::Uuid::new_v4());
        match self.post("/api/record_check_in", form).await? {
            StatusCode::OK => Ok(()),
            other => Err(format!("a check-in was answered with {other}").into()),
        }
    }

    fn request(&self, method: &str, path: &str) -> hyper::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, &self.address)
            .header(COOKIE, format!("weathervane_session={}", self.session))
            .header(ACCEPT_ENCODING, "br")
    }
}
