//! One request to one address: no redirect is followed, nothing is kept, and an answer that is slow or long ends it.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::body::Bytes;
use axum::http::header::{HOST, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, Uri};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::Endpoint;
use super::reach::{self, OutgoingReach};
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
pub(super) struct Answer {
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
/// If the machine is none that may be reached, cannot be reached in time, or its certificate is not valid.
pub(super) async fn post(
    endpoint: &Endpoint,
    headers: HeaderMap,
    body: Bytes,
    reach: OutgoingReach,
) -> Result<Answer, MessageFault> {
    let mut request = Request::new(Full::new(body));
    *request.method_mut() = Method::POST;
    *request.headers_mut() = headers;
    send(endpoint, request, reach, MESSAGE).await
}

/// Sends a request to an address, whatever address the request itself names.
///
/// # Errors
/// If the machine is none that may be reached, cannot be reached in time, its certificate is not valid, or its answer is too long.
pub(super) async fn send(
    endpoint: &Endpoint,
    request: Request<Full<Bytes>>,
    reach: OutgoingReach,
    bounds: Bounds,
) -> Result<Answer, MessageFault> {
    let exchange = connected(endpoint, request, reach, bounds.bytes);
    tokio::time::timeout(bounds.time, exchange).await.map_err(|_| MessageFault::Unreachable)?
}

async fn connected(
    endpoint: &Endpoint,
    mut request: Request<Full<Bytes>>,
    reach: OutgoingReach,
    longest: usize,
) -> Result<Answer, MessageFault> {
    *request.uri_mut() = endpoint.path.parse::<Uri>().map_err(|_| MessageFault::Settings)?;
    let label = HeaderValue::from_str(&endpoint.label()).map_err(|_| MessageFault::Settings)?;
    request.headers_mut().insert(HOST, label);
    request.headers_mut().insert(USER_AGENT, HeaderValue::from_static("Weathervane"));
    let host = endpoint.host.trim_start_matches('[').trim_end_matches(']');
    let addresses = reach::resolved(host, endpoint.port, reach).await?;
    let stream = TcpStream::connect(addresses.as_slice()).await.map_err(|_| MessageFault::Unreachable)?;
    if !endpoint.tls {
        return exchange(stream, request, longest).await;
    }
    let name = ServerName::try_from(host.to_owned()).map_err(|_| MessageFault::Settings)?;
    let stream = TlsConnector::from(tls()?).connect(name, stream).await.map_err(|error| {
        // An error of the protocol comes wrapped in an error of this kind; everything else is the connection.
        match error.kind() {
            std::io::ErrorKind::InvalidData => MessageFault::Certificate,
            _ => MessageFault::Unreachable,
        }
    })?;
    exchange(stream, request, longest).await
}

async fn exchange<S>(stream: S, request: Request<Full<Bytes>>, longest: usize) -> Result<Answer, MessageFault>
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let unreachable = |_| MessageFault::Unreachable;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(unreachable)?;
    // It ends with the sender, which is dropped below.
    tokio::spawn(async move { drop(connection.await) });
    let answer = sender.send_request(request).await.map_err(unreachable)?;
    let (head, body) = answer.into_parts();
    let body = Limited::new(body, longest).collect().await.map_err(|_| MessageFault::Refused)?.to_bytes();
    Ok(Answer { status: head.status, headers: head.headers, body })
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
