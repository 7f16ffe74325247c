//! `GET /metrics`: how the machine is, in the text format that Prometheus reads. For whoever keeps it running, and for nobody else.
//!
//! It says nothing of mood, people or teams. And it must not tell an entry kept to oneself from any other form: what follows from an
//! entry that is shown to somebody (a board drawn anew, a look written down) is counted nowhere. So there is no count of reads,
//! writes or commits here, only of requests; and a check-in is a form like every other.

mod classes;

use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::AtomicU64;
use std::time::Instant;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

use self::classes::{Route, Status};
use super::visitor;
use crate::state::App;

/// Upper ends of the duration's classes, in seconds: the budgets of the program lie among them.
const SECONDS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 10.0];
/// What a proxy adds: whatever carries one of these came from elsewhere.
const FORWARDED: [&str; 4] = ["forwarded", "x-forwarded-for", "x-real-ip", "via"];

type Seconds = Gauge<f64, AtomicU64>;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: Route,
    status: Status,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Took {
    route: Route,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Done {
    job: Job,
}

/// What is done now and then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
pub enum Job {
    /// Ended sessions are removed.
    Sessions,
    /// The end of the access log is noted.
    AccessLog,
    /// What is too old is let go.
    Retention,
    /// Weeks are closed.
    Climate,
}

/// What is measured of the running program.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<Took, Histogram, fn() -> Histogram>,
    live: Gauge,
    waiting: Gauge,
    failed: Gauge,
    longest: Seconds,
    jobs: Family<Done, Seconds>,
}

/// A stream of live events that is open; closed when this is dropped.
#[derive(Debug)]
pub struct OpenStream(Gauge);

impl Drop for OpenStream {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Metrics {
    /// Nothing measured yet, of a program that begins now.
    #[must_use]
    pub fn new(now: Timestamp) -> Self {
        let metrics = Self {
            registry: Registry::with_prefix("weathervane"),
            requests: Family::default(),
            seconds: Family::new_with_constructor(|| Histogram::new(SECONDS)),
            live: Gauge::default(),
            waiting: Gauge::default(),
            failed: Gauge::default(),
            longest: Gauge::default(),
            jobs: Family::default(),
        };
        metrics.registered(now)
    }

    fn registered(mut self, now: Timestamp) -> Self {
        let registry = &mut self.registry;
        registry.register("build", "The program", Info::new(vec![("version", env!("CARGO_PKG_VERSION"))]));
        let started = Seconds::default();
        started.set(seconds(now));
        registry.register_with_unit("start_time", "When it was started, since 1970", Unit::Seconds, started);
        registry.register(
            "http_requests",
            "Requests answered, by kind of route and class of status",
            self.requests.clone(),
        );
        let help = "Time until an answer began, by kind of route";
        registry.register_with_unit("http_request_duration", help, Unit::Seconds, self.seconds.clone());
        registry.register("live_streams", "Streams of live events that are open", self.live.clone());
        registry.register("writer_waiting", "Requests that wait for their commit", self.waiting.clone());
        registry.register("writer_failed_commits", "Commits that failed since the start", self.failed.clone());
        let help = "The longest commit of the last ten to twenty minutes";
        registry.register_with_unit("writer_longest_commit", help, Unit::Seconds, self.longest.clone());
        let help = "When a job last ended well, since 1970";
        registry.register_with_unit("job_last_success_time", help, Unit::Seconds, self.jobs.clone());
        self
    }

    /// A job has ended well.
    pub fn did(&self, job: Job, now: Timestamp) {
        self.jobs.get_or_create(&Done { job }).set(seconds(now));
    }

    /// A stream is open for as long as what this gives is held.
    #[must_use]
    pub fn open_stream(&self) -> OpenStream {
        self.live.inc();
        OpenStream(self.live.clone())
    }
}

fn seconds(moment: Timestamp) -> f64 {
    moment.as_millisecond() as f64 / 1000.0
}

/// Counts a request when it has been answered, whatever the answer.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let (route, began) = (Route::of(request.method(), request.uri().path()), Instant::now());
    let response = next.run(request).await;
    app.metrics.seconds.get_or_create(&Took { route }).observe(began.elapsed().as_secs_f64());
    app.metrics.requests.get_or_create(&Answered { route, status: Status::of(response.status()) }).inc();
    response
}

/// Shows it to a program on this machine, and to whom `--metrics-to` names; to everybody else there is no such page.
pub async fn show(State(app): State<App>, request: Request) -> Response {
    if !may_read(&app, &request) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let (metrics, busy) = (&app.metrics, app.store.busy());
    let whole = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    metrics.waiting.set(whole(busy.waiting));
    metrics.failed.set(whole(busy.failed));
    metrics.longest.set(busy.longest.as_secs_f64());
    let mut text = String::new();
    match encode(&mut text, &metrics.registry) {
        Ok(()) => {
            ([(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "metrics could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// A proxy on this machine connects from it too: what it passes on carries its mark, or the host that people use.
fn may_read(app: &App, request: &Request) -> bool {
    let came_through = FORWARDED.iter().any(|name| request.headers().contains_key(*name));
    let near = request.extensions().get::<ConnectInfo<SocketAddr>>().is_none_or(|peer| peer.0.ip().is_loopback());
    // Only our own proxy is believed; whom the configuration names asks for itself and passes nothing on.
    if came_through && !(app.config.behind_proxy && near) {
        return false;
    }
    if app.config.metrics_to.contains(&visitor::address(app, request)) {
        return true;
    }
    near && !came_through && asks_this_machine(request.headers())
}

fn asks_this_machine(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = match host.parse::<SocketAddr>() {
        Ok(address) => return address.ip().is_loopback(),
        Err(_) => {
            host.rsplit_once(':').map_or(host, |(name, port)| if port.parse::<u16>().is_ok() { name } else { host })
        }
    };
    let name = name.trim_start_matches('[').trim_end_matches(']');
    name == "localhost" || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_this_machine_by_name_and_number_and_no_other_is() {
        let asks = |host: &'static str| asks_this_machine(&HeaderMap::from_iter([(HOST, host.parse().unwrap())]));
        for own in ["localhost", "localhost:3000", "127.0.0.1", "127.0.0.1:3000", "[::1]:3000", "[::1]", "127.8.9.1:80"]
        {
            assert!(asks(own), "{own}");
        }
        for other in ["weather.example.com", "10.0.0.5:3000", "localhost.example.com", "[2001:db8::1]:3000", ""] {
            assert!(!asks(other), "{other}");
        }
    }
}
