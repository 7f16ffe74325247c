//! Serves connections: bounded in number, and closed if a client sends its request or reads its answer too slowly.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
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

use crate::state::kept::locked;

/// What the clients of a server may use.
#[derive(Clone, Copy, Debug)]
pub struct ConnectionLimits {
    /// Connections at a time. If there are more, the oldest that has not sent a request makes room.
    pub most: usize,
    /// How long a client may take to send the head of a request; also how long a connection may be idle between two
    /// requests.
    pub head: Duration,
    /// How long a client may read nothing of an answer.
    pub write: Duration,
}

impl ConnectionLimits {
    /// The limits of a real server with this many connections at a time.
    #[must_use]
    pub const fn with_connections(most: usize) -> Self {
        Self { most, head: Duration::from_secs(15), write: Duration::from_secs(60) }
    }
}

/// How long connections and requests are kept for after the server was told to stop.
pub const STOP_TIMEOUT: Duration = Duration::from_secs(30);
/// How long to wait after the system had no resources for another connection.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Answers requests until `stopping` is cancelled, and then until the running requests are finished.
pub async fn serve(listener: TcpListener, router: Router, limits: ConnectionLimits, stopping: CancellationToken) {
    let (places, connections) = (Arc::new(Semaphore::new(limits.most)), TaskTracker::new());
    let silent = Arc::new(SilentConnections::default());
    loop {
        let accepted = tokio::select! {
            () = stopping.cancelled() => break,
            accepted = accept(&listener, &places, &silent) => accepted,
        };
        let Some((stream, peer, place)) = accepted else { continue };
        let (router, stopping, silent) = (router.clone(), stopping.clone(), Silent::among(&silent));
        connections.spawn(async move {
            connection(stream, peer, router, limits, stopping, silent).await;
            drop(place);
        });
    }
    drop(listener);
    connections.close();
    if tokio::time::timeout(STOP_TIMEOUT, connections.wait()).await.is_err() {
        tracing::warn!("some connections had not finished when the server stopped");
    }
}

/// The connections that have not sent a complete request so far, oldest first. Nobody who opens many of them keeps
/// others out.
#[derive(Default)]
struct SilentConnections {
    all: Mutex<BTreeMap<u64, CancellationToken>>,
    opened: AtomicU64,
}

impl SilentConnections {
    /// Closes the oldest, so that its place becomes free.
    fn close_oldest(&self) {
        let oldest = locked(&self.all).pop_first();
        if let Some((_, closing)) = oldest {
            closing.cancel();
        }
    }
}

/// One connection among the silent ones, until its first request or its end.
struct Silent {
    among: Arc<SilentConnections>,
    number: u64,
    closing: CancellationToken,
}

impl Silent {
    fn among(all: &Arc<SilentConnections>) -> Self {
        let (number, closing) = (all.opened.fetch_add(1, Ordering::Relaxed), CancellationToken::new());
        locked(&all.all).insert(number, closing.clone());
        Self { among: Arc::clone(all), number, closing }
    }

    /// Notes that the connection has sent a request: from now on it keeps its place.
    fn speaks(&self) {
        locked(&self.among.all).remove(&self.number);
    }
}

impl Drop for Silent {
    fn drop(&mut self) {
        self.speaks();
    }
}

/// Waits for a connection and then for a place. None if the connection failed before it was accepted.
async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
    silent: &SilentConnections,
) -> Option<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let (stream, peer) = match listener.accept().await {
        Ok(accepted) => accepted,
        Err(error) => {
            tracing::debug!(%error, "a connection could not be accepted");
            tokio::time::sleep(ACCEPT_PAUSE).await;
            return None;
        }
    };
    let place = match Arc::clone(places).try_acquire_owned() {
        Ok(place) => place,
        Err(_) => {
            silent.close_oldest();
            Arc::clone(places).acquire_owned().await.ok()?
        }
    };
    Some((stream, peer, place))
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    limits: ConnectionLimits,
    stopping: CancellationToken,
    silent: Silent,
) {
    // Live events are small and must not wait for more.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection ended before its first request");
        return;
    }
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(limits.write));
    let closing = silent.closing.clone();
    let service = service_fn(move |request: Request<Incoming>| {
        silent.speaks();
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
        () = closing.cancelled() => return,
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
