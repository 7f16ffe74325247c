//! How busy the one writer is, for whoever watches the machine: how many wait, what failed, how slow it is. Never how much it did.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Kept by the writer, read by whoever watches.
#[derive(Debug, Default)]
pub(super) struct Work {
    waiting: AtomicU64,
    failed: AtomicU64,
    /// The longest commit of this stretch of time and of the one before, in microseconds.
    longest: [AtomicU64; 2],
}

/// How busy the writer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WriterLoad {
    /// Requests that wait for their commit now.
    pub waiting: u64,
    /// Commits that failed since the program began.
    pub failed: u64,
    /// The longest commit since the turn before last.
    pub longest: Duration,
}

impl Work {
    /// One more waits, until what this gives is dropped: whoever goes away waits no more either.
    pub(super) fn asked(&self) -> Waiting<'_> {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        Waiting(self)
    }

    /// A transaction has ended.
    pub(super) fn committed(&self, took: Duration, failed: bool) {
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.longest[0].fetch_max(micros, Ordering::Relaxed);
        self.failed.fetch_add(u64::from(failed), Ordering::Relaxed);
    }

    /// Begins a new stretch of time.
    pub(super) fn turn(&self) {
        let longest = self.longest[0].swap(0, Ordering::Relaxed);
        self.longest[1].store(longest, Ordering::Relaxed);
    }

    pub(super) fn busy(&self) -> WriterLoad {
        let longest = self.longest.iter().map(|micros| micros.load(Ordering::Relaxed)).max().unwrap_or(0);
        WriterLoad {
            waiting: self.waiting.load(Ordering::Relaxed),
            failed: self.failed.load(Ordering::Relaxed),
            longest: Duration::from_micros(longest),
        }
    }
}

/// Somebody who waits for their commit.
pub(super) struct Waiting<'a>(&'a Work);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_commit_is_told_until_the_turn_after_next() {
        let work = Work::default();
        work.committed(Duration::from_millis(5), false);
        work.committed(Duration::from_millis(3), true);
        assert_eq!(work.busy(), WriterLoad { waiting: 0, failed: 1, longest: Duration::from_millis(5) });
        work.turn();
        work.committed(Duration::from_millis(1), false);
        assert_eq!(work.busy().longest, Duration::from_millis(5));
        work.turn();
        assert_eq!(work.busy().longest, Duration::from_millis(1));
    }

    #[test]
    fn whoever_was_answered_waits_no_more() {
        let work = Work::default();
        let first = work.asked();
        let second = work.asked();
        assert_eq!(work.busy().waiting, 2);
        drop(first);
        assert_eq!(work.busy().waiting, 1);
        drop(second);
        assert_eq!(work.busy().waiting, 0);
    }
}
