//! One request to one address: no redirect is followed, nothing is kept, and an answer that is slow or long ends it.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::body::Bytes;
use axum::http::header::{HOST, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, Uri};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout_at};
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};
use tokio_util::either::Either;

use super::{Endpoint, SendFault, reach};
use domain::message::MessageFault;

/// How long one exchange may take, and how much of an answer is read.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    /// The whole exchange.
    pub time: Duration,
    /// The longest answer.
    pub bytes: usize,
}

/// The bounds of a message to a chat group.
const MESSAGE: Bounds = Bounds { time: Duration::from_secs(15), bytes: 16 * 1024 };

/// What the other machine answered.
pub(super) struct HttpsReply {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Bytes,
}

/// Sends a body with these headers to an address.
///
/// # Errors
/// If the program may not connect to the machine, it cannot be reached in time, or its certificate is not valid.
/// Without an answer to what was sent it may have arrived.
pub(super) async fn post(endpoint: &Endpoint, headers: HeaderMap, body: Bytes) -> Result<HttpsReply, SendFault> {
    let mut request = Request::new(Full::new(body));
    *request.method_mut() = Method::POST;
    *request.headers_mut() = headers;
    send(endpoint, request, MESSAGE).await
}

/// Sends a request to this address, not to the one that the request itself names.
///
/// # Errors
/// If the program may not connect to the machine, it cannot be reached in time, its certificate is not valid, or its
/// answer is too long. Without an answer to what was sent it may have arrived.
pub(super) async fn send(
    endpoint: &Endpoint,
    mut request: Request<Full<Bytes>>,
    bounds: Bounds,
) -> Result<HttpsReply, SendFault> {
    *request.uri_mut() = endpoint.path.parse::<Uri>().map_err(|_| MessageFault::Settings)?;
    let label = HeaderValue::from_str(&endpoint.label()).map_err(|_| MessageFault::Settings)?;
    request.headers_mut().insert(HOST, label);
    request.headers_mut().insert(USER_AGENT, HeaderValue::from_static("Weathervane"));
    let until = Instant::now() + bounds.time;
    let connected = timeout_at(until, connected(endpoint)).await;
    let stream = connected.map_err(|_| MessageFault::Unreachable)??;
    let exchanged = timeout_at(until, exchange(stream, request, bounds.bytes)).await;
    exchanged.map_err(|_| SendFault::without_answer())?
}

/// A connection, encrypted or not.
type Connection = Either<TcpStream, TlsStream<TcpStream>>;

async fn connected(endpoint: &Endpoint) -> Result<Connection, MessageFault> {
    let host = endpoint.host.trim_start_matches('[').trim_end_matches(']');
    let addresses = reach::resolved(host, endpoint.port, endpoint.reach).await?;
    let stream = TcpStream::connect(addresses.as_slice()).await.map_err(|_| MessageFault::Unreachable)?;
    if !endpoint.tls {
        return Ok(Either::Left(stream));
    }
    let name = ServerName::try_from(host.to_owned()).map_err(|_| MessageFault::Settings)?;
    let encrypted = TlsConnector::from(tls()?).connect(name, stream).await;
    encrypted.map(Either::Right).map_err(|error| tls_fault(&error))
}

/// What an error of a connection that begins with TLS means. An error of the protocol comes wrapped in an error of this
/// kind; everything else is the connection.
pub(super) fn tls_fault(error: &std::io::Error) -> MessageFault {
    match error.kind() {
        std::io::ErrorKind::InvalidData => MessageFault::Certificate,
        _ => MessageFault::Unreachable,
    }
}

async fn exchange(stream: Connection, request: Request<Full<Bytes>>, longest: usize) -> Result<HttpsReply, SendFault> {
    let shaken = http1::handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = shaken.map_err(|_| MessageFault::Unreachable)?;
    // It ends with the sender, which is dropped below.
    tokio::spawn(async move { drop(connection.await) });
    let answer = sender.send_request(request).await.map_err(|_| SendFault::without_answer())?;
    let (head, body) = answer.into_parts();
    let may_have_arrived = head.status.is_success();
    let too_long = |_| SendFault { may_have_arrived, ..SendFault::from(MessageFault::Refused) };
    let body = Limited::new(body, longest).collect().await.map_err(too_long)?.to_bytes();
    Ok(HttpsReply { status: head.status, headers: head.headers, body })
}

/// TLS with the certificates that this machine trusts: a company's own authority is among them.
fn tls() -> Result<Arc<ClientConfig>, MessageFault> {
    static CONFIG: OnceLock<Arc<ClientConfig>> = OnceLock::new();
    if let Some(config) = CONFIG.get() {
        return Ok(Arc::clone(config));
    }
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|_| MessageFault::Certificate)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::clone(CONFIG.get_or_init(|| Arc::new(config))))
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::*;
    use crate::web::outgoing::OutgoingReach;

    /// A limit that no machine of a test needs, so that only one that is silent reaches it.
    const SHORT: Bounds = Bounds { time: Duration::from_millis(200), bytes: 100 };

    /// What sending something to this port of this machine returns.
    async fn sent(port: u16) -> Result<StatusCode, SendFault> {
        let address = format!("http://127.0.0.1:{port}/");
        let endpoint = Endpoint::parse(&address, OutgoingReach::This).expect("an address");
        let request = Request::new(Full::new(Bytes::from_static(b"hello")));
        send(&endpoint, request, SHORT).await.map(|answer| answer.status)
    }

    /// A machine that reads and then says this; it keeps the connection open.
    async fn answering(answer: String) -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.expect("a connection");
            let mut asked = [0; 1024];
            let read = stream.read(&mut asked).await.expect("a request");
            assert!(read > 0, "nothing was asked");
            stream.write_all(answer.as_bytes()).await.expect("an answer");
            while stream.read(&mut asked).await.is_ok_and(|more| more > 0) {}
        });
        port
    }

    #[tokio::test]
    async fn what_got_no_answer_may_have_arrived_and_what_reached_nobody_has_not() {
        assert_eq!(sent(answering(String::new()).await).await, Err(SendFault::without_answer()));
        let nobody = TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("an address").port();
        assert_eq!(sent(nobody).await, Err(MessageFault::Unreachable.into()));
        let busy = "HTTP/1.1 503 busy\r\ncontent-length: 0\r\n\r\n".to_owned();
        assert_eq!(sent(answering(busy).await).await, Ok(StatusCode::SERVICE_UNAVAILABLE));
    }

    #[tokio::test]
    async fn an_answer_that_is_too_long_is_none_and_what_was_sent_may_have_arrived() {
        let long = format!("HTTP/1.1 200 fine\r\ncontent-length: 101\r\n\r\n{}", "x".repeat(101));
        let fault = SendFault { may_have_arrived: true, ..SendFault::from(MessageFault::Refused) };
        assert_eq!(sent(answering(long).await).await, Err(fault));
    }
}
