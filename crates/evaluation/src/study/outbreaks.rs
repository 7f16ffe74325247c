//! Scores alarms against labelled outbreaks, by week and by outbreak.

use std::ops::Range;

use insight::detectors::ears::{EarsMethod, upper_bound};

/// Agreement of alarms and outbreaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutbreakScore {
    /// Weeks of an outbreak with an alarm (true positives).
    pub hits: u32,
    /// Weeks without an outbreak, with an alarm (false positives).
    pub false_alarms: u32,
    /// Weeks of an outbreak without an alarm (false negatives).
    pub missed: u32,
    /// Weeks for which the method has no result. They count nowhere else.
    pub undecided: u32,
    /// Number of outbreaks: runs of labelled weeks.
    pub outbreaks: u32,
    /// For each detected outbreak, in order: weeks from its start to the first alarm.
    pub delays: Vec<u32>,
}

impl OutbreakScore {
    /// Returns the number of detected outbreaks.
    #[must_use]
    pub fn found(&self) -> u32 {
        count(self.delays.iter())
    }

    /// Adds the counts of another series.
    pub fn add(&mut self, other: &Self) {
        self.hits += other.hits;
        self.false_alarms += other.false_alarms;
        self.missed += other.missed;
        self.undecided += other.undecided;
        self.outbreaks += other.outbreaks;
        self.delays.extend(&other.delays);
    }
}

/// Returns for each week whether its count is an alarm; `None` if the method has no bound for it. `alpha` and
/// `min_spread` as in [`upper_bound`].
#[must_use]
pub fn alarms(method: EarsMethod, counts: &[f64], alpha: f64, min_spread: f64) -> Vec<Option<bool>> {
    let alarm = |(index, count): (usize, &f64)| {
        upper_bound(method, counts, index, alpha, min_spread).map(|bound| *count > bound)
    };
    counts.iter().enumerate().map(alarm).collect()
}

/// Returns the score of weekly `alarms` against `outbreak`, from the index `from` on, so that every method is scored on
/// the same weeks. An outbreak that is already running counts from there.
#[must_use]
pub fn score(alarms: &[Option<bool>], outbreak: &[bool], from: usize) -> OutbreakScore {
    let weeks: Vec<(Option<bool>, bool)> = alarms.iter().copied().zip(outbreak.iter().copied()).skip(from).collect();
    let those = |wanted: (Option<bool>, bool)| count(weeks.iter().filter(|week| **week == wanted));
    let outbreaks = outbreaks(&weeks);
    let delay = |weeks: &[(Option<bool>, bool)]| weeks.iter().position(|(alarm, _)| *alarm == Some(true));
    OutbreakScore {
        hits: those((Some(true), true)),
        false_alarms: those((Some(true), false)),
        missed: those((Some(false), true)),
        undecided: count(weeks.iter().filter(|(alarm, _)| alarm.is_none())),
        outbreaks: count(outbreaks.iter()),
        delays: outbreaks.into_iter().filter_map(|range| delay(&weeks[range])?.try_into().ok()).collect(),
    }
}

/// Runs of labelled weeks.
fn outbreaks(weeks: &[(Option<bool>, bool)]) -> Vec<Range<usize>> {
    let mut outbreaks: Vec<Range<usize>> = Vec::new();
    for (index, _) in weeks.iter().enumerate().filter(|(_, (_, outbreak))| *outbreak) {
        match outbreaks.last_mut() {
            Some(last) if last.end == index => last.end += 1,
            _ => outbreaks.push(index..index + 1),
        }
    }
    outbreaks
}

fn count(things: impl Iterator) -> u32 {
    u32::try_from(things.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
