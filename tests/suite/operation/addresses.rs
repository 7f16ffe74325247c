//! Client addresses: which headers are trusted, and how many attempts one address has.

use std::net::{IpAddr, SocketAddr};

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use store::Store;
use tempfile::TempDir;
use tower::ServiceExt as _;
use weathervane::cli::serve;
use weathervane::config::{DataDir, ServeConfig};
use weathervane::router;
use weathervane::state::AppState;
use weathervane::state::clock::Clock;

use crate::support::START;

const PROXY: &str = "127.0.0.1:50000";
const STRANGER: &str = "203.0.113.9:50000";
/// The configured address that may read the metrics.
const WATCHER: &str = "198.51.100.50";

struct ProxiedCentre {
    app: AppState,
    _directory: TempDir,
}

impl ProxiedCentre {
    fn new(behind_proxy: bool) -> Self {
        let directory = TempDir::new().unwrap();
        let config = ServeConfig {
            listen: ([127, 0, 0, 1], 0).into(),
            public_url: None,
            behind_proxy,
            metrics_to: vec![WATCHER.parse().unwrap()],
            local_relays: false,
            roster_watch: None,
            schedule_watch: None,
            config: None,
            data: DataDir { dir: directory.path().to_owned() },
        };
        let store = Store::open(directory.path()).unwrap();
        let clock = Clock::new(|| START.parse().unwrap());
        Self { app: serve::app(config, store, clock).unwrap(), _directory: directory }
    }

    /// Uses up all attempts of an address. They are refilled gradually, so call this right before a check.
    fn exhaust(&self, address: &str) {
        let address: IpAddr = address.parse().unwrap();
        while !self.app.limits.link_failed(address, self.app.clock.now()) {}
    }

    /// Whether a request from `peer` with the header `forwarded` is refused because of too many attempts.
    async fn is_turned_away(&self, peer: &str, forwarded: Option<&str>) -> bool {
        let mut request = Request::get("/invitation/made-up").header("host", "weathervane.test");
        if let Some(forwarded) = forwarded {
            request = request.header("x-forwarded-for", forwarded);
        }
        let mut request = request.body(Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
        let status = router::router(self.app.clone()).oneshot(request).await.unwrap().status();
        assert!([StatusCode::NOT_FOUND, StatusCode::TOO_MANY_REQUESTS].contains(&status), "{status}");
        status == StatusCode::TOO_MANY_REQUESTS
    }
}

#[tokio::test]
async fn behind_a_proxy_attempts_count_by_the_forwarded_address() {
    let centre = ProxiedCentre::new(true);
    centre.exhaust("198.51.100.7");
    assert!(centre.is_turned_away(PROXY, Some("198.51.100.7")).await);
    assert!(!centre.is_turned_away(PROXY, Some("198.51.100.8")).await, "another address has its own attempts");
    centre.exhaust("198.51.100.7");
    assert!(centre.is_turned_away(PROXY, Some("192.0.2.1, 198.51.100.7")).await, "the proxy adds the last address");
    assert!(
        !centre.is_turned_away(PROXY, Some("198.51.100.7, 192.0.2.1")).await,
        "the client sends the addresses before it"
    );
}

#[tokio::test]
async fn a_forwarded_address_is_trusted_only_from_the_configured_proxy() {
    for (behind_proxy, peer) in [(false, PROXY), (false, STRANGER), (true, STRANGER)] {
        let centre = ProxiedCentre::new(behind_proxy);
        let own = peer.rsplit_once(':').unwrap().0;
        centre.exhaust(own);
        assert!(centre.is_turned_away(peer, Some("198.51.100.8")).await, "{behind_proxy} {peer}");
    }
}

#[tokio::test]
async fn an_unreadable_address_counts_as_that_of_the_proxy() {
    for odd in ["", "unknown", "198.51.100.7:80:90", "not an address, nor this"] {
        let centre = ProxiedCentre::new(true);
        centre.exhaust("127.0.0.1");
        assert!(centre.is_turned_away(PROXY, Some(odd)).await, "{odd:?}");
        assert!(!centre.is_turned_away(PROXY, Some("2001:db8::7")).await, "a readable address is used");
    }
}

/// Whether a request from `peer` with the header `forwarded` may read the metrics.
async fn reads_metrics(behind_proxy: bool, peer: &str, host: &str, forwarded: Option<&str>) -> bool {
    let mut request = Request::get("/metrics").header("host", host);
    if let Some(forwarded) = forwarded {
        request = request.header("x-forwarded-for", forwarded);
    }
    let mut request = request.body(Body::empty()).unwrap();
    request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
    let centre = ProxiedCentre::new(behind_proxy);
    router::router(centre.app.clone()).oneshot(request).await.unwrap().status() == StatusCode::OK
}

#[tokio::test]
async fn only_this_machine_and_configured_addresses_read_the_metrics() {
    let (own, public) = ("127.0.0.1:3000", "weather.example.com");
    let watcher = format!("{WATCHER}:40000");
    for behind_proxy in [false, true] {
        assert!(reads_metrics(behind_proxy, PROXY, own, None).await);
        assert!(reads_metrics(behind_proxy, &watcher, public, None).await);
        assert!(!reads_metrics(behind_proxy, STRANGER, own, None).await);
        // A proxy that adds no header still passes on the public host name.
        assert!(!reads_metrics(behind_proxy, PROXY, public, None).await);
        assert!(!reads_metrics(behind_proxy, PROXY, public, Some("203.0.113.9")).await);
        assert!(!reads_metrics(behind_proxy, PROXY, own, Some("127.0.0.1")).await);
        assert!(
            !reads_metrics(behind_proxy, &watcher, public, Some("203.0.113.9")).await,
            "the request is from another address"
        );
    }
    assert!(reads_metrics(true, PROXY, public, Some(WATCHER)).await, "the proxy forwards the configured address");
    assert!(
        !reads_metrics(false, PROXY, public, Some(WATCHER)).await,
        "without a proxy everybody could send this header"
    );
    assert!(!reads_metrics(true, STRANGER, public, Some(WATCHER)).await, "a stranger is no proxy");
}
