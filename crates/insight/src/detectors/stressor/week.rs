//! The weekly part of the stressor detector: more of a week's check-ins pick the stressor than the weeks before
//! explain, even if no single day is unusual.

use super::detection::{DayIndex, Detection, PRIOR_RATE};
use crate::detectors::ears;
use crate::detectors::ears::EarsMethod;
use crate::detectors::episode::Signal;
use crate::detectors::limits::{MIN_NAMINGS, MIN_PEOPLE_NAMING, STRESSOR_WEEK};
use crate::flag::{Citation, FlagKind, Reason, count};
use domain::{StressorKey, Workday};

/// Number of weeks that EARS uses: C3 uses the C2 value of the week two before this one.
const WEEKS_USED: usize = 12;
/// Number of earlier weeks from which the rate is estimated: as many as C1 and C2 use.
const BASELINE: usize = 9;
/// Lower bound of the spread of a week's count, in check-ins.
const MIN_SPREAD: f64 = 1.0;
/// A week this many spreads above the weeks before continues an episode but does not open one.
const UNUSUAL: f64 = 1.5;
/// C3 counts only what exceeds this many spreads.
const C3_BEGINS: f64 = 1.0;
/// Number of earlier weeks that C3 includes.
const CARRIED: usize = 2;

/// The ISO weeks of a team that have a counted day. Other weeks are not included.
#[derive(Default)]
pub(super) struct TeamWeeks {
    /// Check-ins in each finished week.
    finished: Vec<u32>,
    monday: Option<Workday>,
    /// Check-ins of the running week.
    running: Vec<Citation>,
}

/// A week that has ended.
pub(super) struct FinishedWeek {
    citations: Vec<Citation>,
}

impl TeamWeeks {
    /// Adds the check-ins of a counted day; returns the previous week if this day starts a new one.
    pub fn add_day(&mut self, workday: Workday, citations: &[Citation]) -> Option<FinishedWeek> {
        let monday = workday.week_start();
        let before = self.monday.replace(monday).filter(|before| *before != monday);
        let finished = before.map(|_| {
            self.finished.push(count(self.running.iter()));
            FinishedWeek { citations: std::mem::take(&mut self.running) }
        });
        self.running.extend(citations);
        finished
    }
}

/// The counts of one stressor by week.
#[derive(Default)]
pub(super) struct WeeklyCounts {
    /// For each finished week, the picks and the check-ins. Those of an episode that ended within the week are excluded
    /// from both, so that the week does not report them again.
    finished: Vec<(u32, u32)>,
    /// Who picked it in the running week, and when.
    running: Vec<(usize, DayIndex)>,
    /// Number of check-ins of the running week that are excluded.
    excluded: usize,
    unusual: bool,
    /// Number of finished weeks since the last detection.
    weeks_since_detection: usize,
}

impl WeeklyCounts {
    /// Adds the people who pick the stressor on a day of the running week.
    pub fn add_day(&mut self, naming: &[usize], day: DayIndex) {
        self.running.extend(naming.iter().map(|who| (*who, day)));
    }

    /// Excludes the running week so far.
    pub fn exclude_running(&mut self, weeks: &TeamWeeks) {
        self.running.clear();
        self.excluded = weeks.running.len();
    }

    /// Returns whether the last finished week was unusual.
    pub const fn unusual(&self) -> bool {
        self.unusual
    }

    /// Processes a finished week; returns a detection if it is unusual.
    pub fn judge(&mut self, week: &FinishedWeek, weeks: &TeamWeeks, key: &StressorKey) -> Option<Detection> {
        let naming = std::mem::take(&mut self.running);
        let excluded = std::mem::take(&mut self.excluded);
        let citations = week.citations.get(excluded..).unwrap_or_default();
        // Weeks before the stressor was first picked have no picks.
        let earlier = weeks.finished.iter().skip(self.finished.len()).map(|shared| (0, *shared));
        self.finished.extend(earlier.take(weeks.finished.len().saturating_sub(self.finished.len() + 1)));
        self.finished.push((count(naming.iter()), count(citations.iter())));
        let statistic = max_ears_statistic(&self.finished, self.weeks_since_detection >= CARRIED).unwrap_or(0.0);
        self.unusual = statistic >= UNUSUAL;
        let detection = is_team_wide(&naming).then(|| detection_of(statistic, key, &naming, citations)).flatten();
        self.weeks_since_detection =
            if detection.is_some() || excluded > 0 { 0 } else { self.weeks_since_detection + 1 };
        detection
    }
}

/// The detection of a week with this statistic.
fn detection_of(
    statistic: f64,
    key: &StressorKey,
    naming: &[(usize, DayIndex)],
    citations: &[Citation],
) -> Option<Detection> {
    let (named, shared) = (count(naming.iter()), count(citations.iter()));
    let (from, since) = naming.iter().map(|(_, day)| *day).min()?;
    let signal = Signal::of(FlagKind::StressorWeek(key.clone()), statistic, STRESSOR_WEEK, from)?;
    let (first, last) = (citations.first()?.workday, citations.last()?.workday);
    let reason = Reason::StressorWeek { key: key.clone(), since: first, until: last, named, shared };
    Some(Detection { signal, since, evidence: (reason, citations.to_vec()) })
}

/// A weekly detection needs several picks by several people on more than one day: rare picks are not unusual, one or
/// two people are not the team, and a single day belongs to the daily detector.
fn is_team_wide(naming: &[(usize, DayIndex)]) -> bool {
    let mut people: Vec<usize> = naming.iter().map(|(who, _)| *who).collect();
    people.sort_unstable();
    people.dedup();
    people.len() >= MIN_PEOPLE_NAMING
        && naming.len() >= MIN_NAMINGS
        && naming.first().map(|(_, day)| day) != naming.last().map(|(_, day)| day)
}

/// How many spreads the last of these weeks (picks, check-ins) lies above the weeks before, as the maximum of EARS C1,
/// C2 and C3; `None` with fewer than seven earlier weeks.
///
/// EARS works on counts, and counts depend on the number of check-ins. Each earlier week is therefore scaled to the
/// size of the last one (its share of picks times the last week's check-ins). The last week's count stays the whole
/// number that the sentence gives. The lower bound of the spread is the binomial standard deviation at the rate of the
/// earlier weeks, including the uncertainty of that rate, which is shrunk towards the prior, and at least one check-in:
/// otherwise the first pick after seven weeks without one would be extreme.
///
/// C3 sums what three weeks exceed their baselines by, each less one spread; near the limits it is about as rare as the
/// other two. It is ignored if the last week adds nothing to it, or if one of the two weeks before was already reported
/// (`carry` is false).
fn max_ears_statistic(weeks: &[(u32, u32)], carry: bool) -> Option<f64> {
    let weeks: Vec<(f64, f64)> =
        weeks.iter().filter(|(_, of)| *of > 0).map(|(named, of)| (f64::from(*named), f64::from(*of))).collect();
    let weeks = weeks.get(weeks.len().saturating_sub(WEEKS_USED)..)?;
    let ((_, size), before) = weeks.split_last()?;
    let counts: Vec<f64> = weeks.iter().map(|(named, of)| named * size / of).collect();
    let index = counts.len() - 1;
    let before = before.get(before.len().saturating_sub(BASELINE)..)?;
    let (named, of) = before.iter().fold(PRIOR_RATE, |sum, week| (sum.0 + week.0, sum.1 + week.1));
    let rate = named / of;
    let least = (size * rate * (1.0 - rate) * (1.0 + size / of)).sqrt().max(MIN_SPREAD);
    let of = |method| ears::statistic(method, &counts, index, least);
    let (c1, c2) = (of(EarsMethod::C1)?, of(EarsMethod::C2));
    let c3 = of(EarsMethod::C3).filter(|_| carry && c2.is_some_and(|c2| c2 > C3_BEGINS));
    Some([Some(c1), c2, c3].into_iter().flatten().fold(f64::NEG_INFINITY, f64::max))
}
