//! Flags of one person: sudden, sliding and stuck. The baseline does not learn from an excursion until it is over.

use super::episode::{Episode, Signal, severity_kept};
use super::episodes::Episodes;
use super::limits::{self, Calibration, SHIFTS_PER_FALSE_FLAG, SUDDEN_SHARE, SeverityLimits, evidence_at, rarity};
use super::llr_cusum::{LlrCusum, cumulative};
use super::two_state::TwoStateFilter;
use crate::baseline::ordinal_normal::OrdinalNormal;
use crate::baseline::{Baseline, BaselineBand, BaselineStatus, BaselineWindow};
use crate::flag::{Flag, FlagKind, LatestDay, Severity};
use crate::series::Day;
use domain::{PersonId, Weather, Workday};
use evidence::{classify, counts_support_drop, evidence};

mod evidence;

/// Number of shifts before an episode that its sentence compares with.
pub const COMPARISON_SHIFTS: usize = 20;
/// An episode of this length ends, and its days become the new baseline.
const MAX_EPISODE: usize = 60;
/// Days of an excursion enter the baseline when it is over, at the latest after this many shifts.
const MAX_PENDING_SHIFTS: usize = 30;
/// The same while a flag is open: days of a long drop that entered the baseline would end its flag.
const MAX_FROZEN_SHIFTS: usize = 60;
/// When a flag ends, its evidence falls to this share of the limit for a watch, so that a departure that returns is
/// noticed soon.
const EVIDENCE_LEFT: f64 = 0.5;
/// Weight of the fitted distribution, in shifts, against the person's own counts in the probability of a sudden day.
const CURVE_WEIGHT: f64 = 20.0;

/// One day of a person's chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartPoint {
    /// The workday of the point.
    pub workday: Workday,
    /// The weather of the last check-in of that day.
    pub weather: Weather,
    /// The baseline on that day, estimated from earlier days only.
    pub usual: BaselineStatus,
    /// The larger of the evidence for a drop and that of a single unusual day, in steps: 1 opens a watch, 2 a talk, 3
    /// an act. `None` without a baseline.
    pub strength: Option<f64>,
    /// Whether a flag was open that day.
    pub flagged: bool,
}

impl ChartPoint {
    /// Returns where the day lies relative to the baseline of that day; `None` without a baseline.
    #[must_use]
    pub fn band(&self) -> Option<BaselineBand> {
        self.usual.known().map(|baseline| baseline.band_of(self.weather))
    }
}

/// The baseline, flags and chart of one series.
#[derive(Clone, Debug)]
pub struct PersonAnalysis {
    /// The baseline for the next day.
    pub usual: BaselineStatus,
    /// The flags, in the order in which they opened. Only the last can be open.
    pub flags: Vec<Flag>,
    /// One point for each day of the series.
    pub line: Vec<ChartPoint>,
}

/// A change that the person declared to be their new usual weather. Later days are compared with the days since its
/// start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewNormal {
    /// First workday of the change.
    pub since: Workday,
    /// Workday of the declaration. It applies from the next day on.
    pub said_on: Workday,
}

/// Returns the flags of one person from their series within one sight. It is a single pass; the output for a day never
/// depends on later days.
#[must_use]
pub fn person_flags(person: PersonId, days: &[Day]) -> Vec<Flag> {
    let mut detector = PersonDetector::new(person);
    for index in 0..days.len() {
        detector.observe(days, index);
    }
    detector.finish(days).1
}

/// Returns the flags of [`person_flags`] together with the chart and the baseline for the next day. `new_normals` may
/// be in any order.
#[must_use]
pub fn analyse(person: PersonId, days: &[Day], new_normals: &[NewNormal]) -> PersonAnalysis {
    let mut detector = PersonDetector::new(person).with_new_normals(new_normals);
    let line = (0..days.len()).map(|index| detector.observe(days, index)).collect();
    let (usual, flags) = detector.finish(days);
    PersonAnalysis { usual, flags, line }
}

/// The detector of one person: processes a series day by day, in constant time per day.
#[derive(Clone, Debug)]
pub struct PersonDetector<'a> {
    person: PersonId,
    calibration: &'a Calibration,
    budget: SeverityLimits,
    window: BaselineWindow,
    usual: BaselineStatus,
    /// Days before this index are in the window, or are excluded for good.
    learned_until: usize,
    /// Evidence for a watch. It falls when a flag ends.
    drop: LlrCusum,
    /// Evidence for talk and act. It falls with usual days only.
    lasting: LlrCusum,
    filter: TwoStateFilter,
    /// Residual of the last shift: how far it lay above its expectation, in spreads.
    before: Option<f64>,
    episodes: Episodes,
    /// The baseline on the day on which the running episode, or the one that can be resumed, opened.
    reference: Option<Baseline>,
    new_normals: Vec<NewNormal>,
}

impl PersonDetector<'static> {
    /// Returns a detector with the shipped limits that has seen no day.
    #[must_use]
    pub fn new(person: PersonId) -> Self {
        Self::with_limits(person, limits::shipped(), SHIFTS_PER_FALSE_FLAG)
    }
}

impl<'a> PersonDetector<'a> {
    /// Returns a detector with the given limits and the given number of shifts between false flags, for watch, talk and
    /// act. With another number for a watch than [`SHIFTS_PER_FALSE_FLAG`], it opens at the evidence that is as rare
    /// by interpolation between the limits.
    #[must_use]
    pub fn with_limits(person: PersonId, calibration: &'a Calibration, budget: SeverityLimits) -> Self {
        let window = BaselineWindow::default();
        Self {
            person,
            calibration,
            budget,
            usual: window.status(),
            window,
            learned_until: 0,
            drop: LlrCusum::default(),
            lasting: LlrCusum::default(),
            filter: TwoStateFilter::default(),
            before: None,
            episodes: Episodes::default(),
            reference: None,
            new_normals: Vec::new(),
        }
    }

    /// Returns this detector with the declared changes, in any order.
    #[must_use]
    pub fn with_new_normals(mut self, new_normals: &[NewNormal]) -> Self {
        self.new_normals = new_normals.to_vec();
        self.new_normals.sort_by_key(|new| std::cmp::Reverse(new.said_on));
        self
    }

    /// Returns the baseline for the next day.
    #[must_use]
    pub const fn usual(&self) -> &BaselineStatus {
        &self.usual
    }

    /// Returns the rainy and stormy shifts in the baseline, and all shifts in it.
    pub(super) fn low_shifts(&self) -> (u32, u32) {
        self.window.low_shifts()
    }

    /// Processes the day at `index`. Days must be processed in order, without gaps.
    ///
    /// # Panics
    /// If `days` has no such index.
    pub fn observe(&mut self, days: &[Day], index: usize) -> ChartPoint {
        let (workday, weather) = (days[index].workday, days[index].weather);
        self.apply_new_normals(days, index);
        let usual = self.usual;
        let BaselineStatus::Known(baseline) = usual else {
            self.learn_until(days, index + 1);
            return ChartPoint { workday, weather, usual, strength: None, flagged: false };
        };
        let effect = self.window.effect(&days[index]);
        let expected = baseline.expected(self.before, effect);
        self.before = Some(-baseline.depth(weather) - effect / baseline.curve.spread);
        self.drop.update(index, weather, &expected, baseline.correlation);
        self.lasting.update(index, weather, &expected, baseline.correlation);
        self.filter.add_shift(weather, &expected, baseline.correlation);
        let calm = self.drop.onset.is_none() && self.lasting.onset.is_none() && self.episodes.running().is_none();
        let limits = if calm { NEVER } else { self.calibration.limits(&baseline) };
        if self.episodes.since(index).is_none() {
            self.reference = Some(baseline);
        }
        let sudden = sudden_rarity(&baseline, &expected, weather);
        let signal = self.signal(days, index, sudden, &limits);
        let (person, reference) = (self.person, self.reference(&baseline));
        let evidence = |kind: &FlagKind, span| evidence(person, days, &reference, kind, span);
        self.episodes.update(signal, severity_kept(self.lasting.evidence, &limits), index, workday, evidence);
        self.lasting.evidence = self.lasting.evidence.min(highest_evidence(&limits).max(self.opening(&limits)));
        let strength = evidence_in_steps(self.evidence(), &limits).max(rarity_in_steps(sudden));
        self.end_if_over(days, index, &baseline, sudden >= self.budget[0]);
        let longest = if self.episodes.running().is_some() { MAX_FROZEN_SHIFTS } else { MAX_PENDING_SHIFTS };
        self.learn_until(days, index + 1 - self.drop.run_length(index).min(longest));
        ChartPoint { workday, weather, usual, strength: Some(strength), flagged: self.episodes.running().is_some() }
    }

    /// The baseline that the sentences of the present episode compare with.
    fn reference(&self, today: &Baseline) -> Baseline {
        self.reference.unwrap_or(*today)
    }

    /// The evidence for a drop: while a flag is open, that for its severity.
    const fn evidence(&self) -> f64 {
        if self.episodes.running().is_some() { self.lasting.evidence } else { self.drop.evidence }
    }

    /// The evidence at which a watch opens.
    fn opening(&self, limits: &SeverityLimits) -> f64 {
        evidence_at(self.budget[0], limits)
    }

    /// Applies the changes declared before today: the baseline forgets the days before each change.
    fn apply_new_normals(&mut self, days: &[Day], index: usize) {
        while let Some(new) = self.new_normals.pop_if(|new| new.said_on < days[index].workday) {
            let first = days[..index].partition_point(|day| day.workday < new.since);
            if let Some(last) = index.checked_sub(1) {
                self.end(days, last);
            }
            self.window.clear();
            self.learned_until = first;
            self.restart(days, index);
        }
    }

    /// Adds the days before `end` to the baseline and restarts the statistics.
    fn restart(&mut self, days: &[Day], end: usize) {
        (self.drop, self.lasting, self.filter) = Default::default();
        self.episodes.prevent_resume();
        self.learn_until(days, end);
    }

    fn signal(&self, days: &[Day], index: usize, sudden: f64, limits: &SeverityLimits) -> Option<Signal> {
        let (weather, baseline) = (days[index].weather, self.usual.known()?);
        // A day above the usual weather raises no flag, even if the days before it were low.
        if weather > baseline.usual {
            return None;
        }
        let since = self.episodes.since(index);
        let lower = (self.evidence() >= self.opening(limits)).then_some(()).and_then(|()| {
            let from = since.or_else(|| self.drop.onset.map(|onset| self.episodes.start(onset)))?;
            if !counts_support_drop(&days[from.saturating_sub(COMPARISON_SHIFTS)..from], &days[from..=index]) {
                return None;
            }
            let kind = classify(&days[from..=index], self.reference(baseline).usual);
            // Computed from a limit, its rarity can be a rounding error below the shifts that it stands for.
            let shifts = rarity(self.lasting.evidence, limits).max(self.budget[0]);
            Signal::of(kind, shifts, self.budget, from)
        });
        let sudden = Signal::of(FlagKind::Sudden, sudden, self.budget, index);
        Signal::stronger(lower, sudden)
    }

    /// Ends the running episode if its days are usual again, or if it has become the baseline. `sudden` says that today
    /// is unusual by itself.
    fn end_if_over(&mut self, days: &[Day], index: usize, baseline: &Baseline, sudden: bool) {
        let Some(episode) = self.episodes.running() else { return };
        let (since, severity) = (episode.since(), episode.severity());
        let lasting = index + 1 - since >= MAX_EPISODE;
        let opened = episode.opened_on(days[index].workday);
        let usual = !opened && !sudden && self.filter.log_odds() <= self.calibration.end(baseline);
        if !lasting && !usual {
            return;
        }
        self.end(days, index);
        if lasting {
            // The baseline restarts from the days of the episode.
            self.window.clear();
            self.learned_until = since;
            self.restart(days, index + 1);
            return;
        }
        self.drop.set_to(EVIDENCE_LEFT * self.opening(&self.calibration.limits(baseline)), since);
        if severity == Severity::Act {
            // Most watches are false. Excluding their days would bias the baseline upwards.
            self.learned_until = self.learned_until.max(index + 1);
        }
    }

    /// Ends the running episode on the day at `index`.
    fn end(&mut self, days: &[Day], index: usize) {
        let (person, Some(reference)) = (self.person, self.reference) else { return };
        self.episodes.end(index, days[index].workday, |episode| Some(flag(person, days, &reference, episode, index)));
    }

    /// Adds the days from `learned_until` to before `end` to the baseline.
    fn learn_until(&mut self, days: &[Day], end: usize) {
        if self.learned_until >= end {
            return;
        }
        for day in days.get(self.learned_until..end).unwrap_or_default() {
            self.window.add(day);
        }
        self.learned_until = end;
        self.usual = self.window.status();
    }

    /// Discards closed flags. For callers that need the baseline only: the flags of a year need more memory than its
    /// days.
    pub(super) fn discard_closed_flags(&mut self) {
        self.episodes.discard_flags();
    }

    /// Returns the baseline for the next day, and all flags; an episode that is still running yields an open flag.
    #[must_use]
    pub fn finish(self, days: &[Day]) -> (BaselineStatus, Vec<Flag>) {
        let (person, reference) = (self.person, self.reference);
        let open = |episode: &Episode| Some(flag(person, days, &reference?, episode, days.len() - 1));
        (self.usual, self.episodes.into_flags(open))
    }
}

/// The flag of an episode as of the day at `index`.
fn flag(person: PersonId, days: &[Day], reference: &Baseline, episode: &Episode, index: usize) -> Flag {
    let latest = |at: usize| LatestDay { workday: days[at].workday, as_usual: days[at].weather >= reference.usual };
    episode.to_flag(index, latest, |kind, span| evidence(person, days, reference, kind, span))
}

/// Limits that no evidence reaches.
const NEVER: SeverityLimits = [f64::MAX; 3];

/// Bound of the evidence for talk and act: one step above an act. Evidence beyond it would only delay the day on which
/// it is forgotten.
fn highest_evidence(limits: &SeverityLimits) -> f64 {
    2.0 * limits[2] - limits[1]
}

/// Evidence in steps: 1 at the limit of a watch, 2 of a talk, 3 of an act.
fn evidence_in_steps(evidence: f64, limits: &SeverityLimits) -> f64 {
    if evidence < limits[0] { evidence / limits[0] } else { rarity_in_steps(rarity(evidence, limits)) }
}

/// Converts a rarity, in shifts between false flags, to the same steps.
fn rarity_in_steps(shifts: f64) -> f64 {
    let first = SHIFTS_PER_FALSE_FLAG[0];
    if shifts < first { shifts / first } else { 1.0 + (shifts / first).log(SHIFTS_PER_FALSE_FLAG[1] / first) }
}

/// The number of shifts between two days as low as this one, scaled by the share of the budget that single days may
/// use.
fn sudden_rarity(baseline: &Baseline, expected: &OrdinalNormal, weather: Weather) -> f64 {
    // One level below the usual weather is never a sudden day, even if the spread is small.
    if weather.level() + 2 > baseline.usual.level() {
        return 0.0;
    }
    let shifts = f64::from(baseline.shifts);
    let curve = OrdinalNormal { spread: expected.spread * (1.0 + 1.0 / shifts).sqrt(), ..*expected };
    let by_curve = cumulative(&curve, weather);
    let chance = (f64::from(baseline.as_low(weather)) + CURVE_WEIGHT * by_curve) / (shifts + CURVE_WEIGHT);
    SUDDEN_SHARE / chance
}

#[cfg(test)]
mod tests;
