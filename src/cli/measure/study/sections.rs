//! The sections of the study: what each measures, and its table and chart.

use std::path::Path;

use super::noticed;
use super::plan::{StudyPlan, percent, spread, two, type_cells, type_head};
use super::point_chart::{PointChart, PointGroup, draw};
use super::real_people;
use super::report::{StudyReport, StudySection, StudyTable};
use super::time;
use domain::Locale;
use evaluation::study::comparison::{DETECTION_TASKS, OracleComparison, StudySize};
use evaluation::study::detection::DetectionResult;
use evaluation::study::outbreaks::OutbreakScore;
use evaluation::study::people::grid;
use evaluation::study::reference_detectors::PersonRule;
use evaluation::study::rules::EqualRates;
use evaluation::study::teams::TeamDifference;
use evaluation::study::{budget, comparison, outbreaks, rules, teams};
use insight::detectors::ears::EarsMethod;
use words::t;

/// A realised rate between these multiples of the budget counts as held.
const HELD: (f64, f64) = (0.5, 1.1);
/// The required share of the oracle's detections, for each of [`DETECTION_TASKS`], by shifts of baseline.
const ASKED: [(usize, [f64; 3]); 2] = [(40, [0.95, 0.9, 0.9]), (20, [0.85, 0.85, 0.85])];

/// Measures everything. Calls `progress` with the title of each finished section.
#[must_use]
pub fn measure(plan: &StudyPlan<'_>, mut progress: impl FnMut(&str)) -> StudyReport {
    let l = plan.locale;
    let mut section = |make: &dyn Fn(&StudyPlan<'_>) -> StudySection| {
        let made = make(plan);
        progress(&made.title);
        made
    };
    let sections = vec![
        section(&held),
        section(&real_people::section),
        section(&oracle_section),
        section(&noticed::section),
        section(&time::section),
        section(&time::boards),
        section(&changes),
        section(&rules_section),
        section(&sharing),
        section(&in_teams),
        section(&marked_outbreaks),
    ];
    StudyReport {
        title: t!(l, "study-title"),
        about: vec![t!(l, "study-about", people = plan.people, seed = plan.seed)],
        sections,
    }
}

fn strings<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

fn held(plan: &StudyPlan<'_>) -> StudySection {
    let l = plan.locale;
    let all = budget::type_budgets(&grid(), plan.people, plan.seed);
    let names = [t!(l, "study-watch"), t!(l, "study-talk"), t!(l, "study-act")];
    let mut sentences = vec![t!(l, "study-held-about", cells = all.len())];
    for (index, name) in names.iter().enumerate() {
        let of = |held: &budget::TypeBudget| held.multiples[index];
        let (least, mean, most) = spread(all.iter().map(of));
        let out = all.iter().filter(|held| !(HELD.0..=HELD.1).contains(&of(held))).count();
        let (least, mean, most) = (two(least), two(mean), two(most));
        sentences.push(t!(l, "study-held", name = name.as_str(), least = least, mean = mean, most = most, out = out));
    }
    let row = |held: &budget::TypeBudget| -> Vec<String> {
        type_cells(&held.cell).into_iter().chain(held.multiples.map(two)).collect()
    };
    let group = |(index, name): (usize, &String)| PointGroup {
        name: name.clone(),
        values: all.iter().map(|held| held.multiples[index]).collect(),
    };
    let groups = names.iter().enumerate().map(group).collect();
    let title = t!(l, "study-held-title");
    let chart = PointChart {
        title: title.clone(),
        measure: t!(l, "study-times"),
        groups,
        scale: (0.0, 2.0),
        lines: vec![HELD.0, HELD.1],
    };
    let head = type_head(l).into_iter().chain(names).collect();
    StudySection {
        key: "budget",
        title,
        sentences,
        table: StudyTable { head, rows: all.iter().map(row).collect() },
        chart: draw(&chart),
    }
}

fn oracle_section(plan: &StudyPlan<'_>) -> StudySection {
    let l = plan.locale;
    let size = StudySize { people: plan.people, seed: plan.seed };
    let all = comparison::compare_with_oracle(&grid(), &[20, 40], size);
    let mut sentences = vec![t!(l, "study-oracle-about")];
    let (mut rows, mut groups) = (Vec::new(), Vec::new());
    let names = [t!(l, "study-task-one"), t!(l, "study-task-half"), t!(l, "study-task-slide")];
    for (baseline, asked) in ASKED {
        let of: Vec<&OracleComparison> = all.iter().filter(|row| row.baseline == baseline).collect();
        for task in 0..DETECTION_TASKS.len() {
            let share = |row: &OracleComparison, rival: &[DetectionResult; 3]| {
                row.ours[task].share / rival[task].share.max(1e-9)
            };
            let (least, mean, _) = spread(of.iter().map(|row| share(row, &row.oracle)));
            let (least_held, mean_held, _) = spread(of.iter().map(|row| share(row, &row.held)));
            let (least_learner, mean_learner, _) = spread(of.iter().map(|row| share(row, &row.learner)));
            let short = of.iter().filter(|row| share(row, &row.oracle) < asked[task]).count();
            let (ours, _, _) = spread(of.iter().map(|row| row.ours[task].share));
            rows.push(vec![
                baseline.to_string(),
                names[task].clone(),
                percent(ours),
                percent(asked[task]),
                percent(least),
                percent(mean),
                format!("{short} / {}", of.len()),
                percent(least_held),
                percent(mean_held),
                percent(least_learner),
                percent(mean_learner),
            ]);
            let values = of.iter().map(|row| share(row, &row.oracle)).collect();
            groups.push(PointGroup { name: format!("{} · {baseline}", names[task]), values });
        }
        let slow = |row: &&&OracleComparison| {
            let median = |found: &DetectionResult| {
                found.median.and_then(|median| u32::try_from(median).ok()).map_or(f64::INFINITY, f64::from)
            };
            median(&row.ours[0]) > (1.2 * median(&row.oracle[0])).ceil()
        };
        let slow = of.iter().filter(slow).count();
        sentences.push(t!(l, "study-oracle-slow", shifts = baseline, slow = slow, cells = of.len()));
    }
    let title = t!(l, "study-oracle-title");
    let chart = PointChart {
        title: title.clone(),
        measure: t!(l, "study-oracle-measure"),
        groups,
        scale: (0.6, 1.2),
        lines: vec![0.85, 0.9, 0.95],
    };
    let head = vec![
        t!(l, "study-baseline"),
        t!(l, "study-task"),
        t!(l, "study-ours-least"),
        t!(l, "study-asked"),
        t!(l, "study-least"),
        t!(l, "study-mean"),
        t!(l, "study-short"),
        t!(l, "study-least-held"),
        t!(l, "study-mean-held"),
        t!(l, "study-least-learner"),
        t!(l, "study-mean-learner"),
    ];
    StudySection { key: "oracle", title, sentences, table: StudyTable { head, rows }, chart: draw(&chart) }
}

fn changes(plan: &StudyPlan<'_>) -> StudySection {
    let l = plan.locale;
    let size = StudySize { people: plan.people.div_ceil(4), seed: plan.seed };
    let row = |row: comparison::ChangeTableRow| {
        let how = if row.task.over == 1 { t!(l, "study-at-once") } else { t!(l, "study-over-two-weeks") };
        let mut cells = vec![format!("{:.1}", row.task.size), how, row.baseline.to_string(), percent(row.missing)];
        let median = |found: &comparison::ChangeTableRow, at: usize| {
            found.found[at].median.map_or_else(|| "–".to_owned(), |median| median.to_string())
        };
        cells.extend((0..row.found.len()).map(|at| format!("{} ({})", percent(row.found[at].share), median(&row, at))));
        cells
    };
    let rows: Vec<_> = comparison::table(size).into_iter().map(row).collect();
    let mut head: Vec<_> =
        vec![t!(l, "study-size"), t!(l, "study-how"), t!(l, "study-baseline"), t!(l, "study-missing")];
    head.extend(comparison::columns().into_iter().map(|name| match name {
        "ours" => t!(l, "study-ours"),
        "oracle" => t!(l, "study-oracle"),
        name => name.to_owned(),
    }));
    let sentences = vec![t!(l, "study-changes")];
    StudySection {
        key: "changes",
        title: t!(l, "study-changes-title"),
        sentences,
        table: StudyTable { head, rows },
        chart: None,
    }
}

fn rules_section(plan: &StudyPlan<'_>) -> StudySection {
    let l = plan.locale;
    let size = StudySize { people: plan.people.div_ceil(3), seed: plan.seed };
    let all = rules::compare_with_rules(&grid(), size);
    let mut rows = Vec::new();
    for rule in PersonRule::ALL {
        let of: Vec<_> = all.iter().filter(|row| row.rule == rule).collect();
        let known = of.iter().filter(|row| row.shifts.is_some()).count();
        let found: Vec<(f64, EqualRates)> = of.iter().filter_map(|row| Some((row.shifts?, row.found?))).collect();
        let mean = |figure: &dyn Fn(&EqualRates) -> f64| spread(found.iter().map(|(_, found)| figure(found))).1;
        let (shortest, _, longest) = spread(found.iter().map(|(shifts, _)| *shifts));
        let slower = found.iter().filter(|(_, found)| found.ours.mean > found.theirs.mean).count();
        let name = if rule == PersonRule::ThreeLow { t!(l, "study-rule-three-low") } else { t!(l, "study-rule-z") };
        let mut row = vec![name, format!("{known} / {}", of.len()), found.len().to_string()];
        row.extend(if found.is_empty() {
            vec!["–".to_owned(); 5]
        } else {
            vec![
                words::range(l, &format!("{shortest:.0}"), &format!("{longest:.0}")),
                percent(mean(&|found| found.theirs.share)),
                percent(mean(&|found| found.ours.share)),
                percent(1.0 - mean(&|found| found.ours.mean / found.theirs.mean.max(1e-9))),
                slower.to_string(),
            ]
        });
        rows.push(row);
    }
    let head = vec![
        t!(l, "study-rule"),
        t!(l, "study-rule-known"),
        t!(l, "study-rule-equal"),
        t!(l, "study-shifts-between"),
        t!(l, "study-rule-found"),
        t!(l, "study-rule-found-ours"),
        t!(l, "study-faster"),
        t!(l, "study-slower"),
    ];
    let sentences = vec![t!(l, "study-rules")];
    StudySection {
        key: "rules",
        title: t!(l, "study-rules-title"),
        sentences,
        table: StudyTable { head, rows },
        chart: None,
    }
}

fn sharing(plan: &StudyPlan<'_>) -> StudySection {
    let l = plan.locale;
    let size = StudySize { people: plan.people, seed: plan.seed };
    let row = |row: comparison::SelectiveSharing| {
        vec![percent(row.hidden), format!("{:.1}", row.size), percent(row.own.share), percent(row.shared.share)]
    };
    let rows = comparison::selective_sharing(size).into_iter().map(row).collect();
    let head = vec![t!(l, "study-hidden"), t!(l, "study-size"), t!(l, "study-found-own"), t!(l, "study-found-shared")];
    let sentences = vec![t!(l, "study-sharing")];
    StudySection {
        key: "sharing",
        title: t!(l, "study-sharing-title"),
        sentences,
        table: StudyTable { head, rows },
        chart: None,
    }
}

fn differs(l: Locale, what: TeamDifference) -> String {
    match what {
        TeamDifference::Average => t!(l, "study-kind-middling"),
        TeamDifference::Lower => t!(l, "study-kind-low"),
        TeamDifference::Higher => t!(l, "study-kind-high"),
        TeamDifference::Steadier => t!(l, "study-kind-steady"),
        TeamDifference::MoreVariable => t!(l, "study-kind-lively"),
        TeamDifference::MostlyMissing => t!(l, "study-kind-rarely"),
        TeamDifference::SharedDays => t!(l, "study-kind-together"),
    }
}

fn in_teams(plan: &StudyPlan<'_>) -> StudySection {
    let l = plan.locale;
    let times = plan.people.div_ceil(5);
    let row = |row: teams::TeamResult| {
        let mut cells = vec![differs(l, row.kind.differs), row.kind.people.to_string()];
        cells.extend(row.false_flags.map(two));
        cells.extend(row.slides.map(percent));
        cells.push(percent(row.bursts));
        cells
    };
    let rows = teams::teams(&teams::kinds(), times, plan.seed).into_iter().map(row).collect();
    let head = vec![
        t!(l, "study-team-kind"),
        t!(l, "study-team-people"),
        t!(l, "study-team-false"),
        t!(l, "study-team-false-stressor"),
        t!(l, "study-team-false-mean"),
        t!(l, "study-team-false-low"),
        t!(l, "study-team-slides"),
        t!(l, "study-team-slides-mean"),
        t!(l, "study-team-slides-low"),
        t!(l, "study-team-bursts"),
    ];
    let sentences = vec![t!(l, "study-teams")];
    let table = StudyTable { head, rows };
    StudySection { key: "teams", title: t!(l, "study-teams-title"), sentences, table, chart: None }
}

/// Reads the weekly counts, and whether each week is marked as an outbreak.
fn series_of(path: &Path) -> Option<(Vec<f64>, Vec<bool>)> {
    let mut reader = csv::Reader::from_path(path).ok()?;
    let heads = reader.headers().ok()?.clone();
    let column = |name: &str| heads.iter().position(|head| head == name);
    let (counts, states) = (column("observed")?, column("state")?);
    let read = |record: &csv::StringRecord| {
        let count: f64 = record.get(counts)?.trim().parse().ok()?;
        Some((count, matches!(record.get(states)?.trim(), "1" | "TRUE" | "true")))
    };
    Some(reader.records().filter_map(Result::ok).filter_map(|record| read(&record)).unzip())
}

fn marked_outbreaks(plan: &StudyPlan<'_>) -> StudySection {
    /// Index of the first scored week.
    const FROM: usize = 11;
    let l = plan.locale;
    let empty = StudySection { key: "outbreaks", title: t!(l, "study-outbreaks-title"), ..StudySection::default() };
    let mut files: Vec<_> = plan
        .data
        .and_then(|data| std::fs::read_dir(data.join("outbreaks")).ok())
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("surv_labelled_")))
        .collect();
    files.sort();
    let methods = [(EarsMethod::C1, 0.001), (EarsMethod::C2, 0.001), (EarsMethod::C3AsInSurveillance, 0.025)];
    let mut totals = vec![OutbreakScore::default(); methods.len()];
    let told = |score: &OutbreakScore| format!("{} / {} / {}", score.hits, score.false_alarms, score.missed);
    let mut rows = Vec::new();
    for path in files {
        let Some((counts, marked)) = series_of(&path) else { continue };
        let name =
            path.file_stem().map(|name| name.to_string_lossy().replace("surv_labelled_", "")).unwrap_or_default();
        let mut row = vec![name];
        for ((method, alpha), total) in methods.iter().zip(&mut totals) {
            let score = outbreaks::score(&outbreaks::alarms(*method, &counts, *alpha, 0.0), &marked, FROM);
            row.push(told(&score));
            total.add(&score);
        }
        rows.push(row);
    }
    if rows.is_empty() {
        return StudySection { sentences: vec![t!(l, "study-outbreaks-absent")], ..empty };
    }
    let mut all = vec![t!(l, "study-all")];
    all.extend(totals.iter().map(told));
    rows.push(all);
    let mut found = vec![t!(l, "study-found")];
    found.extend(totals.iter().map(|score| format!("{} / {}", score.found(), score.outbreaks)));
    rows.push(found);
    let mut head = vec![t!(l, "study-series")];
    head.extend(strings(["C1", "C2", "C3"]));
    StudySection { sentences: vec![t!(l, "study-outbreaks")], table: StudyTable { head, rows }, ..empty }
}
