//! The clock: that of the system, or that of a test.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// Tells the time. Tests put their own in its place, so that nothing waits.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// The system's clock.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "everything else asks this one")]
    pub fn system() -> Self {
        Self(Arc::new(Timestamp::now))
    }

    /// A clock that shows `start` at this moment and goes on from there as the system's does.
    #[must_use]
    pub fn starting_at(start: Timestamp) -> Self {
        let system = Self::system();
        let ahead = start.duration_since(system.now());
        Self(Arc::new(move || system.now().checked_add(ahead).unwrap_or(start)))
    }

    /// A clock that returns what `now` returns.
    pub fn new(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// This moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }

    /// This moment by the wall clock of a time zone.
    #[must_use]
    pub fn local(&self, zone: &TimeZone) -> DateTime {
        self.now().to_zoned(zone.clone()).datetime()
    }
}

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Clock")
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    #[test]
    fn a_clock_that_is_set_goes_on_from_there() {
        let start: Timestamp = "2028-02-29T04:00+01:00".parse().expect("a moment");
        let (system, set) = (Clock::system(), Clock::starting_at(start));
        let first = set.now();
        assert!(first >= start && first.duration_since(start) < SignedDuration::from_mins(5), "{first}");
        let after = system.now();
        while system.now() <= after {}
        assert!(set.now() > first);
    }
}
