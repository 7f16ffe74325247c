//! The cost of a break: how much of the day's calls is no longer answered in time while one more agent is away.

use super::{Demand, Patience, service, service_with_fewer};

/// One interval of a day: its calls, and the agents who answer them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StaffedInterval {
    /// Start by the clock of the site, in minutes since 1970-01-01.
    pub starts: i64,
    /// The calls that come in.
    pub demand: Demand,
    /// The agents on the phones, before anybody takes a break.
    pub agents: u32,
}

impl StaffedInterval {
    /// The first minute after it.
    #[must_use]
    pub fn ends(&self) -> i64 {
        #[expect(clippy::cast_possible_truncation, reason = "the length of an interval is at most some days")]
        let minutes = (self.demand.interval_seconds / 60.0).round() as i64;
        self.starts + minutes.max(1)
    }

    fn minutes(&self) -> i64 {
        self.ends() - self.starts
    }
}

/// One break of one person: nobody's name, only when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BreakSpan {
    /// Start by the clock of the site, in minutes since 1970-01-01.
    pub starts: i64,
    /// Length in minutes.
    pub minutes: i64,
}

impl BreakSpan {
    /// The first minute after it.
    #[must_use]
    pub const fn ends(self) -> i64 {
        self.starts + self.minutes
    }

    /// Returns true if both contain a minute.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.starts < other.ends() && other.starts < self.ends()
    }
}

/// What one more break costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BreakCost {
    /// The loss of service level over the rest of the day, in percentage points of its calls.
    pub points: f64,
    /// Whether there are more calls than the agents who remain can answer in some part of it, if callers wait until
    /// they are answered: the service level is then 0 with and without the break, and says nothing about it.
    pub overloaded: bool,
}

/// A day as it is staffed, with the breaks that are granted already.
#[derive(Clone, Debug)]
pub struct StaffedDay {
    intervals: Vec<StaffedInterval>,
    breaks: Vec<BreakSpan>,
    patience: Patience,
}

impl StaffedDay {
    /// A day with these intervals, which must not overlap, and these granted breaks of anybody in its queues.
    #[must_use]
    pub fn new(mut intervals: Vec<StaffedInterval>, breaks: Vec<BreakSpan>, patience: Patience) -> Self {
        intervals.sort_unstable_by_key(|interval| interval.starts);
        Self { intervals, breaks, patience }
    }

    /// Its intervals, in their order.
    #[must_use]
    pub fn intervals(&self) -> &[StaffedInterval] {
        &self.intervals
    }

    /// The same day with one more granted break.
    #[must_use]
    pub fn with(mut self, granted: BreakSpan) -> Self {
        self.breaks.push(granted);
        self
    }

    /// The share of calls answered in time in one of its intervals, with the granted breaks, 0 to 1.
    #[must_use]
    pub fn level(&self, interval: &StaffedInterval) -> f64 {
        let pieces = self.pieces(interval.starts, interval.ends());
        pieces.map(|(minutes, away)| minutes * self.level_with(interval, away)).sum::<f64>()
            / to_f64(interval.minutes())
    }

    /// The share of calls answered in time in one of its intervals, with the granted breaks, and with one, two and
    /// three agents fewer, 0 to 1.
    #[must_use]
    pub fn levels(&self, interval: &StaffedInterval) -> [f64; 4] {
        let mut levels = [0.0; 4];
        for (minutes, away) in self.pieces(interval.starts, interval.ends()) {
            let there = interval.agents.saturating_sub(away);
            for (level, served) in levels.iter_mut().zip(service_with_fewer(interval.demand, there, self.patience)) {
                *level += served.level * minutes / to_f64(interval.minutes());
            }
        }
        levels
    }

    /// The share of the calls from the minute `from` on that are answered in time, with the granted breaks; none
    /// without calls.
    #[must_use]
    pub fn level_from(&self, from: i64) -> Option<f64> {
        let answered = self.intervals.iter().map(|interval| {
            let part = self.pieces(interval.starts.max(from), interval.ends());
            let part = part.map(|(minutes, away)| minutes * self.level_with(interval, away)).sum::<f64>();
            interval.demand.offered * part / to_f64(interval.minutes())
        });
        let offered = self.offered_from(from);
        (offered > 0.0).then(|| answered.sum::<f64>() / offered)
    }

    /// The cost of one more break, over the calls from the minute `from` on. An interval that it covers in part counts
    /// in that part. None if the load of some of its minutes is not known.
    #[must_use]
    pub fn cost(&self, span: BreakSpan, from: i64) -> Option<BreakCost> {
        let waits_for_ever = self.patience.patience_seconds.is_none();
        let (mut lost, mut covered, mut overloaded) = (0.0, 0.0, false);
        for interval in &self.intervals {
            for (minutes, away) in self.pieces(interval.starts.max(span.starts), interval.ends().min(span.ends())) {
                covered += minutes;
                let fewer = self.level_with(interval, away) - self.level_with(interval, away + 1);
                lost += interval.demand.offered * fewer * minutes / to_f64(interval.minutes());
                let remaining = f64::from(interval.agents.saturating_sub(away + 1));
                overloaded |= waits_for_ever && interval.demand.offered > 0.0 && interval.demand.erlangs() >= remaining;
            }
        }
        if covered + 0.5 < to_f64(span.minutes) {
            return None;
        }
        let offered = self.offered_from(from);
        let points = if offered > 0.0 { (100.0 * lost / offered).max(0.0) } else { 0.0 };
        Some(BreakCost { points, overloaded })
    }

    fn offered_from(&self, from: i64) -> f64 {
        let of = |interval: &StaffedInterval| {
            let minutes = (interval.ends() - interval.starts.max(from)).max(0);
            interval.demand.offered * to_f64(minutes) / to_f64(interval.minutes())
        };
        self.intervals.iter().map(of).sum()
    }

    fn level_with(&self, interval: &StaffedInterval, away: u32) -> f64 {
        service(interval.demand, interval.agents.saturating_sub(away), self.patience).level
    }

    /// The minutes from `from` to `until`, split where somebody leaves or comes back: how many there are, and how many
    /// people are away.
    fn pieces(&self, from: i64, until: i64) -> impl Iterator<Item = (f64, u32)> {
        let edges = self.breaks.iter().flat_map(|span| [span.starts, span.ends()]);
        let mut cuts: Vec<i64> = edges.filter(|edge| (from + 1..until).contains(edge)).chain([from, until]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let away = |minute: i64| {
            let there = self.breaks.iter().filter(|span| span.starts <= minute && minute < span.ends());
            u32::try_from(there.count()).unwrap_or(u32::MAX)
        };
        let pieces: Vec<_> = cuts
            .windows(2)
            .filter(|pair| from < until && pair[0] < pair[1])
            .map(|pair| (to_f64(pair[1] - pair[0]), away(pair[0])))
            .collect();
        pieces.into_iter()
    }
}

/// The largest number of breaks of `spans` at one moment within `within`.
#[must_use]
pub fn most_at_once(spans: &[BreakSpan], within: BreakSpan) -> usize {
    let there = |minute: i64| spans.iter().filter(|span| span.starts <= minute && minute < span.ends()).count();
    let begin = spans.iter().map(|span| span.starts).filter(|start| (within.starts..within.ends()).contains(start));
    begin.chain([within.starts]).map(there).max().unwrap_or(0)
}

/// Minutes as a number to calculate with.
pub(super) fn to_f64(minutes: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "the minutes of a day")]
    let minutes = minutes as f64;
    minutes
}
