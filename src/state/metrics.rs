//! What is measured of the running program, in the form that Prometheus reads.
//!
//! It says nothing of mood, people or teams. It must not tell a private entry from any other form: what follows from an
//! entry that is shown to somebody (a board drawn again, an access recorded) is counted nowhere. So there is no count
//! of reads, writes or commits here, only of requests; and a check-in is a form like every other.

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use jiff::Timestamp;
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};
use store::WriterLoad;

/// Upper bounds of the buckets of durations, in seconds: the budgets of the program are among them.
const BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 10.0];

/// What kind of route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
pub enum Route {
    /// Something to read on a screen.
    Page,
    /// Any form at all.
    Form,
    /// A request of a program with a token.
    Api,
    /// A stream of live events.
    Live,
    /// A file of the site.
    Asset,
    /// The health check, and this page.
    Probe,
}

/// The outcome of a request. For a form it does not tell whether a browser or a script sent it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
pub enum Status {
    /// 1xx and 2xx.
    Ok,
    /// 3xx.
    Redirect,
    /// 4xx.
    Refused,
    /// 5xx.
    Failed,
}

type Seconds = Gauge<f64, AtomicU64>;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    route: Route,
    status: Status,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct DurationLabels {
    route: Route,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct JobLabels {
    job: Job,
}

/// A job that runs again and again while the server does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
pub enum Job {
    /// Removes ended sessions.
    Sessions,
    /// Notes where the access log ends.
    AccessLog,
    /// Removes what is too old.
    Retention,
    /// Closes weeks.
    Climate,
    /// Queues messages. Sending is not part of it: a slow mail server must not raise an alarm.
    Messages,
}

/// What is measured of the running program.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    requests: Family<RequestLabels, Counter>,
    seconds: Family<DurationLabels, Histogram, fn() -> Histogram>,
    live: Gauge,
    waiting: Gauge,
    failed: Gauge,
    longest: Seconds,
    jobs: Family<JobLabels, Seconds>,
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
    /// Metrics of a program that starts `now`, with nothing measured yet.
    #[must_use]
    pub fn new(now: Timestamp) -> Self {
        let metrics = Self {
            registry: Registry::with_prefix("weathervane"),
            requests: Family::default(),
            seconds: Family::new_with_constructor(|| Histogram::new(BUCKETS)),
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
    pub fn job_succeeded(&self, job: Job, now: Timestamp) {
        self.jobs.get_or_create(&JobLabels { job }).set(seconds(now));
    }

    /// Counts a request that was answered with this status after `took`.
    pub fn answered(&self, route: Route, status: Status, took: Duration) {
        self.seconds.get_or_create(&DurationLabels { route }).observe(took.as_secs_f64());
        self.requests.get_or_create(&RequestLabels { route, status }).inc();
    }

    /// All figures in the OpenMetrics text format, with those of the store's writer at this moment.
    ///
    /// # Errors
    /// If the text cannot be written.
    pub fn encoded(&self, writer: &WriterLoad) -> Result<String, std::fmt::Error> {
        let whole = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        self.waiting.set(whole(writer.waiting));
        self.failed.set(whole(writer.failed));
        self.longest.set(writer.longest.as_secs_f64());
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }

    /// Counts a stream as open until the returned value is dropped.
    #[must_use]
    pub fn open_stream(&self) -> OpenStream {
        self.live.inc();
        OpenStream(self.live.clone())
    }
}

fn seconds(moment: Timestamp) -> f64 {
    moment.as_millisecond() as f64 / 1000.0
}
