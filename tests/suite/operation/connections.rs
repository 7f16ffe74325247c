//! Connections that send or read nothing do not keep others out, and one that closes early cuts nothing off.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::routing::get;
use domain::Audience;
use futures::{FutureExt as _, stream};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use weathervane::state::live::Topic;
use weathervane::web::server::{self, ConnectionLimits};

use crate::support::TestApp;

const MAX_OPEN: usize = 4;

/// A server of one page with few connections; returns its address and what stops it.
async fn served() -> (std::net::SocketAddr, CancellationToken, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, stopping) = (listener.local_addr().unwrap(), CancellationToken::new());
    let limits = ConnectionLimits { head: Duration::from_millis(50), ..ConnectionLimits::with_connections(MAX_OPEN) };
    let router = Router::new().route("/", get(|| async { "here" }));
    let server = tokio::spawn(server::serve(listener, router, limits, stopping.clone()));
    (address, stopping, server)
}

async fn page(address: std::net::SocketAddr) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn a_connection_without_a_complete_request_is_closed() {
    let (address, ..) = served().await;
    let mut silent = TcpStream::connect(address).await.unwrap();
    silent.write_all(b"GET / HTTP/1.1\r\nhost: ").await.unwrap();
    let mut answer = Vec::new();
    // Ends when the server closes the connection.
    drop(silent.read_to_end(&mut answer).await);
    assert!(!answer.starts_with(b"HTTP/1.1 200"), "{answer:?}");
}

#[tokio::test]
async fn half_open_connections_only_delay_the_next_visitor() {
    let (address, ..) = served().await;
    let mut half_open = Vec::new();
    for _ in 0..3 * MAX_OPEN {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET").await.unwrap();
        half_open.push(stream);
    }
    let answer = page(address).await;
    assert!(answer.ends_with("here"), "{answer}");
}

#[tokio::test]
async fn eleven_hundred_half_open_connections_do_not_stop_the_server() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    // With the patience of a real server, and fewer places than there are half-open connections.
    let limits = ConnectionLimits::with_connections(200);
    let router = Router::new().route("/", get(|| async { "here" }));
    tokio::spawn(server::serve(listener, router, limits, CancellationToken::new()));
    let mut kept = TcpStream::connect(address).await.unwrap();
    kept.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
    let mut answer = [0; 512];
    assert!(kept.read(&mut answer).await.unwrap() > 0);
    let mut half_open = VecDeque::new();
    for number in 0..1_100 {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nhost:").await.unwrap();
        half_open.push_back(stream);
        // The files of this process are limited, too: those that the server has closed by now are let go.
        if half_open.len() > 600 {
            half_open.pop_front();
        }
        if number % 100 == 99 {
            let answer = tokio::time::timeout(Duration::from_secs(5), page(address)).await;
            assert!(answer.expect("an answer without waiting for the others").ends_with("here"));
        }
    }
    // A connection that has sent a request before keeps its place through all this.
    kept.write_all(b"GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    kept.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("here"), "{answer}");
}

/// Tells when an answer is no longer sent.
struct Answering(Arc<Notify>);

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.notify_one();
    }
}

#[tokio::test]
async fn a_client_that_reads_nothing_of_an_answer_is_let_go() {
    static CHUNK: [u8; 64 * 1024] = [0; 64 * 1024];
    let let_go = Arc::new(Notify::new());
    let told = Arc::clone(&let_go);
    let endless = move || {
        let answering = Answering(Arc::clone(&told));
        let chunk = move || {
            let _ = &answering;
            Ok::<_, Infallible>(Bytes::from_static(&CHUNK))
        };
        std::future::ready(Body::from_stream(stream::repeat_with(chunk)))
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let limits = ConnectionLimits { write: Duration::from_millis(50), ..ConnectionLimits::with_connections(MAX_OPEN) };
    let router = Router::new().route("/", get(endless));
    tokio::spawn(server::serve(listener, router, limits, CancellationToken::new()));
    let mut slow = TcpStream::connect(address).await.unwrap();
    slow.write_all(b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
    // Far longer than the limit, so that a busy machine fails nothing; the limit of a real server is longer still.
    tokio::time::timeout(Duration::from_secs(30), let_go.notified()).await.expect("the connection was closed");
}

#[tokio::test]
async fn a_stop_lets_idle_connections_go_and_ends() {
    let (address, stopping, server) = served().await;
    let _idle = TcpStream::connect(address).await.unwrap();
    assert!(page(address).await.ends_with("here"));
    stopping.cancel();
    server.await.unwrap();
    assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");
}

#[tokio::test]
async fn what_follows_from_a_write_happens_even_if_the_client_goes_away() {
    let app = TestApp::new().await;
    app.lead("l1").of("t1").hired().await;
    app.agent("a1").of("t1").hired().await;
    let agent = app.signed_in("a1").await;
    let id = uuid::Uuid::new_v4().to_string();
    agent.ask("record_check_in", &[("id", &id), ("weather", "1"), ("audience", "lead")]).await;
    let mut board = app.app.hub.follow(Topic::Board(app.team("t1").await));
    board.mark_unchanged();
    // The request has begun. A connection that closes drops the future that answers it.
    let fields = [("id", id.as_str()), ("audience", "me"), ("back", "/me")];
    assert!(agent.ask("set_audience", &fields).now_or_never().is_none());
    app.app.running_writes.close();
    app.app.running_writes.wait().await;
    let entry = app.app.store.check_ins().get(app.person("a1").await, id.parse().unwrap()).await.unwrap().unwrap();
    assert_eq!(entry.audience, Audience::Me);
    assert!(board.has_changed().unwrap(), "the board still shows it");
}
