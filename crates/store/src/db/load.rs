//! The writer's load, for monitoring: how many requests wait, how many commits failed, how slow they are. Never how
//! many there were.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Counters that the writer updates and monitoring reads.
#[derive(Debug, Default)]
pub(crate) struct LoadCounters {
    waiting: AtomicU64,
    failed: AtomicU64,
    /// The longest commit of the current interval and of the one before, in microseconds.
    longest: [AtomicU64; 2],
}

/// The load of the writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WriterLoad {
    /// Requests that wait for their commit now.
    pub waiting: u64,
    /// Commits that failed since the program started.
    pub failed: u64,
    /// The longest commit of the current interval and the one before it.
    pub longest: Duration,
}

impl LoadCounters {
    /// Counts one more waiting request, until the returned guard is dropped: a caller that goes away no longer waits
    /// either.
    pub(crate) fn enqueue(&self) -> QueuedRequest<'_> {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        QueuedRequest(self)
    }

    /// Records the end of a transaction.
    pub(crate) fn record_commit(&self, took: Duration, failed: bool) {
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.longest[0].fetch_max(micros, Ordering::Relaxed);
        self.failed.fetch_add(u64::from(failed), Ordering::Relaxed);
    }

    /// Starts a new interval for [`WriterLoad::longest`].
    pub(crate) fn start_interval(&self) {
        let longest = self.longest[0].swap(0, Ordering::Relaxed);
        self.longest[1].store(longest, Ordering::Relaxed);
    }

    /// The load now.
    pub(crate) fn current(&self) -> WriterLoad {
        let longest = self.longest.iter().map(|micros| micros.load(Ordering::Relaxed)).max().unwrap_or(0);
        WriterLoad {
            waiting: self.waiting.load(Ordering::Relaxed),
            failed: self.failed.load(Ordering::Relaxed),
            longest: Duration::from_micros(longest),
        }
    }
}

/// One request that waits for its commit.
pub(crate) struct QueuedRequest<'a>(&'a LoadCounters);

impl Drop for QueuedRequest<'_> {
    fn drop(&mut self) {
        self.0.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_commit_is_reported_for_two_intervals() {
        let load = LoadCounters::default();
        load.record_commit(Duration::from_millis(5), false);
        load.record_commit(Duration::from_millis(3), true);
        assert_eq!(load.current(), WriterLoad { waiting: 0, failed: 1, longest: Duration::from_millis(5) });
        load.start_interval();
        load.record_commit(Duration::from_millis(1), false);
        assert_eq!(load.current().longest, Duration::from_millis(5));
        load.start_interval();
        assert_eq!(load.current().longest, Duration::from_millis(1));
    }

    #[test]
    fn an_answered_request_waits_no_more() {
        let load = LoadCounters::default();
        let first = load.enqueue();
        let second = load.enqueue();
        assert_eq!(load.current().waiting, 2);
        drop(first);
        assert_eq!(load.current().waiting, 1);
        drop(second);
        assert_eq!(load.current().waiting, 0);
    }
}
