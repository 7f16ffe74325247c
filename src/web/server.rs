//! Serves connections: bounded in number, and closed if a client sends its request or reads its answer too slowly.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_io_timeout::TimeoutStream;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt as _;

/// What the clients of a server may use.
#[derive(Clone, Copy, Debug)]
pub struct ConnectionLimits {
    /// Connections at a time; further ones wait in the queue of the listener.
    pub most: usize,
    /// How long a client may take to send the head of a request; also how long a connection may be idle between two requests.
    pub head: Duration,
    /// How long a client may read nothing of an answer.
    pub write: Duration,
}

impl ConnectionLimits {
    /// The limits of a real server with so many connections at a time.
    #[must_use]
    pub const fn with_connections(most: usize) -> Self {
        Self { most, head: Duration::from_secs(15), write: Duration::from_secs(60) }
    }
}

/// How long connections are kept for after the server was told to stop.
const STOP_TIMEOUT: Duration = Duration::from_secs(30);
/// How long to wait after the system had no resources for another connection.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Answers requests until `stopping` is cancelled, and then until the running requests are finished.
pub async fn serve(listener: TcpListener, router: Router, limits: ConnectionLimits, stopping: CancellationToken) {
    let (places, connections) = (Arc::new(Semaphore::new(limits.most)), TaskTracker::new());
    loop {
        let accepted = tokio::select! {
            () = stopping.cancelled() => break,
            accepted = accept(&listener, &places) => accepted,
        };
        let Some((stream, peer, place)) = accepted else { continue };
        let (router, stopping) = (router.clone(), stopping.clone());
        connections.spawn(async move {
            connection(stream, peer, router, limits, stopping).await;
            drop(place);
        });
    }
    drop(listener);
    connections.close();
    if tokio::time::timeout(STOP_TIMEOUT, connections.wait()).await.is_err() {
        tracing::warn!("some connections had not finished when the server stopped");
    }
}

/// Waits for a place and then for a connection. None if the connection failed before it was accepted.
async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> Option<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, peer)) => Some((stream, peer, place)),
        Err(error) => {
            tracing::debug!(%error, "a connection could not be accepted");
            tokio::time::sleep(ACCEPT_PAUSE).await;
            None
        }
    }
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    limits: ConnectionLimits,
    stopping: CancellationToken,
) {
    // Live events are small and must not wait for more.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection ended before its first request");
        return;
    }
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(limits.write));
    let service = service_fn(move |request: Request<Incoming>| {
        let (router, mut request) = (router.clone(), request.map(Body::new));
        request.extensions_mut().insert(ConnectInfo(peer));
        async move { Ok::<_, Infallible>(router.oneshot(request).await.unwrap_or_else(|never| match never {})) }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.head);
    let serving = http.serve_connection(TokioIo::new(Box::pin(stream)), service);
    tokio::pin!(serving);
    let ended = tokio::select! {
        ended = serving.as_mut() => ended,
        () = stopping.cancelled() => {
            serving.as_mut().graceful_shutdown();
            serving.await
        }
    };
    if let Err(error) = ended {
        // A client that went away, or was too slow: the request's own span says what it asked for.
        tracing::debug!(%error, "a connection ended early");
    }
}
