//! Delays of detection, at equal rates of false flags, compared with reference detectors and the oracle.

use super::budget::{FOLLOWED, FROM, seed_of, shipped_detector};
use super::detection::{DetectionResult, Detector, FlagInterval, WeathervaneDetector, detect, flag_rate};
use super::in_parallel;
use super::learning_oracle::LearningOracle;
use super::oracle::Oracle;
use super::people::{LevelShift, PersonType};
use super::reference_detectors::{ControlChartKind, ReferenceChart, limit_for_rate, shared};
use insight::detectors::limits::SHIFTS_PER_FALSE_FLAG;
use insight::flag::Severity;
use insight::series::Day;

/// A change to be detected, and the time allowed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DetectionTask {
    /// Size of the drop, in levels.
    pub size: f64,
    /// Number of shifts over which it develops.
    pub over: u32,
    /// Number of shifts within which it must be detected.
    pub within: usize,
}

/// The tasks of every type: one level at once, half a level at once, one level over ten shifts.
pub const DETECTION_TASKS: [DetectionTask; 3] = [
    DetectionTask { size: 1.0, over: 1, within: 10 },
    DetectionTask { size: 0.5, over: 1, within: 20 },
    DetectionTask { size: 1.0, over: 10, within: 15 },
];

/// Number of shifts after a change.
const AFTER: usize = 40;

/// Number of people per type, and the seed.
#[derive(Clone, Copy, Debug)]
pub struct StudySize {
    /// People per type.
    pub people: u64,
    /// Random seed.
    pub seed: u64,
}

impl StudySize {
    pub(super) fn calm(&self, cell: &PersonType) -> Vec<Vec<Day>> {
        (0..self.people).map(|person| cell.days(FOLLOWED, None, seed_of(self.seed, person))).collect()
    }

    pub(super) fn changed(&self, cell: &PersonType, after: usize, task: &DetectionTask) -> Vec<Vec<Day>> {
        let change = LevelShift { after, size: task.size, over: task.over };
        // People other than those on whom the limits are set.
        let seed = self.seed.wrapping_add(77);
        (0..self.people).map(|person| cell.days(after + AFTER, Some(change), seed_of(seed, person))).collect()
    }
}

/// Detection for one type of person compared with the oracle, at our rate of false watches for this type.
#[derive(Clone, Copy, Debug)]
pub struct OracleComparison {
    /// The type of person.
    pub cell: PersonType,
    /// Shifts before the change.
    pub baseline: usize,
    /// Our false watches as a multiple of the budget.
    pub multiple: f64,
    /// Our detector, for each of [`DETECTION_TASKS`].
    pub ours: [DetectionResult; 3],
    /// The oracle that resets at each flag, as in the definition of run lengths.
    pub oracle: [DetectionResult; 3],
    /// The oracle whose flags last while its sum is positive, like ours: it has fewer false flags at the same limit, so
    /// it is stricter.
    pub held: [DetectionResult; 3],
    /// The oracle that knows everything except the mean, with as many false flags as ours in each range of the baseline
    /// length.
    pub learner: [DetectionResult; 3],
}

/// Returns the comparison for all types, for baselines of these lengths.
#[must_use]
pub fn compare_with_oracle(cells: &[PersonType], baselines: &[usize], size: StudySize) -> Vec<OracleComparison> {
    let of_cell = |cell: &PersonType| -> Vec<OracleComparison> {
        let calm = size.calm(cell);
        let watch = shipped_detector(Severity::Watch);
        let own = flag_rate(&watch, &calm, FROM..FOLLOWED);
        let oracles = DETECTION_TASKS.map(|task| Oracle::new(cell, task.size));
        let at_own_rate = |oracle: Oracle| oracle.at_rate(own, &calm, FROM..FOLLOWED);
        let resetting = oracles.map(at_own_rate);
        let held = oracles.map(|oracle| at_own_rate(oracle.held()));
        let learner = oracles.map(|oracle| LearningOracle::new(oracle.held()).as_often_as(&watch, &calm));
        let at = |baseline: &usize| {
            let people = DETECTION_TASKS.map(|task| size.changed(cell, *baseline, &task));
            let by = |detectors: [&dyn Detector; 3]| {
                [0, 1, 2].map(|task| detect(detectors[task], &people[task], *baseline, DETECTION_TASKS[task].within))
            };
            OracleComparison {
                cell: *cell,
                baseline: *baseline,
                multiple: own * SHIFTS_PER_FALSE_FLAG[0],
                ours: by([&watch; 3]),
                oracle: by([&resetting[0], &resetting[1], &resetting[2]]),
                held: by([&held[0], &held[1], &held[2]]),
                learner: by([&learner[0], &learner[1], &learner[2]]),
            }
        };
        baselines.iter().map(at).collect()
    };
    in_parallel(cells, of_cell).into_iter().flatten().collect()
}

/// A row of the table of changes: shares detected within ten shifts, at one false flag in sixty shifts.
#[derive(Clone, Debug)]
pub struct ChangeTableRow {
    /// Shifts before the change.
    pub baseline: usize,
    /// Share of missing days.
    pub missing: f64,
    /// The change to be detected.
    pub task: DetectionTask,
    /// Our detector, [`ControlChartKind::ALL`], the oracle: means over the cells.
    pub found: Vec<DetectionResult>,
}

/// Returns the column names of [`ChangeTableRow::found`].
#[must_use]
pub fn columns() -> Vec<&'static str> {
    std::iter::once("ours").chain(ControlChartKind::ALL.map(ControlChartKind::name)).chain(["oracle"]).collect()
}

/// Returns the table: drops of 0.5, 1 and 1.5 levels, at once and over two weeks, on baselines of 20, 40 and 90 shifts,
/// with 0, 15 and 40 % of days missing, averaged over typical people.
#[must_use]
pub fn table(size: StudySize) -> Vec<ChangeTableRow> {
    let cell = |level, spread, missing| PersonType { level, spread, correlation: 0.3, missing };
    let kinds = [(3.2, 0.5), (3.2, 1.2), (3.8, 0.8), (4.2, 0.5), (4.2, 1.2)];
    let all: Vec<_> = [0.0, 0.15, 0.4]
        .into_iter()
        .flat_map(|missing| kinds.map(|(level, spread)| cell(level, spread, missing)))
        .collect();
    let rows = in_parallel(&all, |cell| rows_for(cell, size));
    let mut table: Vec<ChangeTableRow> = Vec::new();
    for of_missing in rows.chunks(kinds.len()) {
        for index in 0..of_missing[0].len() {
            let mut mean = of_missing[0][index].clone();
            for column in 0..mean.found.len() {
                mean.found[column] = average(of_missing.iter().map(|rows| rows[index].found[column]));
            }
            table.push(mean);
        }
    }
    table
}

fn rows_for(cell: &PersonType, size: StudySize) -> Vec<ChangeTableRow> {
    let calm = size.calm(cell);
    let wanted = 1.0 / SHIFTS_PER_FALSE_FLAG[0];
    let chart = |kind| {
        let limit = limit_for_rate(wanted, (0.1, 14.0), |limit| {
            flag_rate(&ReferenceChart { kind, limit }, &calm, FROM..FOLLOWED)
        });
        ReferenceChart { kind, limit }
    };
    let charts = ControlChartKind::ALL.map(chart);
    let watch = shipped_detector(Severity::Watch);
    let mut rows = Vec::new();
    for size_of_drop in [0.5, 1.0, 1.5] {
        let oracle = Oracle::new(cell, size_of_drop).at_rate(wanted, &calm, FROM..FOLLOWED);
        let detectors: Vec<&dyn Detector> = std::iter::once(&watch as &dyn Detector)
            .chain(charts.iter().map(|c| c as &dyn Detector))
            .chain([&oracle as &dyn Detector])
            .collect();
        for over in [1, 10] {
            for baseline in [20, 40, 90] {
                let task = DetectionTask { size: size_of_drop, over, within: 10 };
                let people = size.changed(cell, baseline, &task);
                let found =
                    detectors.iter().map(|detector| detect(*detector, &people, baseline, task.within)).collect();
                rows.push(ChangeTableRow { baseline, missing: cell.missing, task, found });
            }
        }
    }
    rows
}

/// Means of shares and delays; median of medians.
fn average(found: impl Iterator<Item = DetectionResult>) -> DetectionResult {
    let all: Vec<DetectionResult> = found.collect();
    let n = f64::from(u32::try_from(all.len().max(1)).unwrap_or(u32::MAX));
    let mut medians: Vec<usize> = all.iter().map(|found| found.median.unwrap_or(usize::MAX)).collect();
    medians.sort_unstable();
    DetectionResult {
        share: all.iter().map(|found| found.share).sum::<f64>() / n,
        median: medians.get(medians.len() / 2).copied().filter(|median| *median < usize::MAX),
        mean: all.iter().map(|found| found.mean).sum::<f64>() / n,
    }
}

/// Detection if a person keeps low days private.
#[derive(Clone, Copy, Debug)]
pub struct SelectiveSharing {
    /// Share of days below cloudy that are hidden.
    pub hidden: f64,
    /// Levels lower.
    pub size: f64,
    /// On all check-ins, as the person sees it.
    pub own: DetectionResult,
    /// On the shared check-ins.
    pub shared: DetectionResult,
}

/// A detector that sees shared days only.
struct SharedDaysDetector {
    inner: WeathervaneDetector<'static>,
    hidden: f64,
}

impl Detector for SharedDaysDetector {
    fn intervals(&self, days: &[Day]) -> Vec<FlagInterval> {
        let seed = days.first().map_or(0, |day| u64::from(day.weather.level())) + days.len() as u64;
        let shared = shared(days, 3, self.hidden, seed);
        let index = |at: usize| shared.get(at).map_or(days.len(), |s| days.partition_point(|d| d.workday < s.workday));
        self.inner.intervals(&shared).into_iter().map(|span| index(span.start)..index(span.end)).collect()
    }
}

/// Returns the detection in people of level 3.8 who hide 70 % or all of their low days, for drops of one and two levels
/// within twenty shifts.
#[must_use]
pub fn selective_sharing(size: StudySize) -> Vec<SelectiveSharing> {
    let cell = PersonType { level: 3.8, spread: 0.8, correlation: 0.3, missing: 0.15 };
    let cases: Vec<(f64, f64)> =
        [0.7, 1.0].into_iter().flat_map(|hidden| [1.0, 2.0].map(|drop| (hidden, drop))).collect();
    in_parallel(&cases, |(hidden, drop)| {
        let task = DetectionTask { size: *drop, over: 1, within: 20 };
        let (people, inner) = (size.changed(&cell, 60, &task), shipped_detector(Severity::Watch));
        SelectiveSharing {
            hidden: *hidden,
            size: *drop,
            own: detect(&inner, &people, 60, task.within),
            shared: detect(&SharedDaysDetector { inner, hidden: *hidden }, &people, 60, task.within),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: StudySize = StudySize { people: 150, seed: 4 };

    #[test]
    fn a_level_is_detected_nearly_as_well_as_by_the_oracle() {
        let cells = [PersonType { level: 3.8, spread: 0.8, correlation: 0.3, missing: 0.15 }];
        for row in compare_with_oracle(&cells, &[40], SMALL) {
            // 150 people: the standard error is about 3 %.
            assert!(row.ours[0].share > 0.88 * row.oracle[0].share, "{row:?}");
            assert!(row.ours[2].share > 0.85 * row.oracle[2].share, "{row:?}");
        }
    }

    #[test]
    fn hiding_every_low_day_hides_most_of_a_drop() {
        let rows = selective_sharing(SMALL);
        let all = rows.iter().find(|row| row.hidden == 1.0 && row.size == 1.0).expect("a row");
        assert!(all.shared.share < all.own.share, "{all:?}");
    }
}
