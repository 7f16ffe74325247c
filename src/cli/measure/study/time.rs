//! The sections of the study about time: how long flags are open without a change, how much of a drop they cover, and
//! calm boards.

use super::plan::{StudyPlan, percent, spread, tenths, two, type_cells, type_head};
use super::point_chart::{PointChart, PointGroup, draw};
use super::report::{StudySection, StudyTable};
use evaluation::simulator::CentrePlan;
use evaluation::study::people::grid;
use evaluation::study::time::{self, ENDING_DROPS, TimeResult, TypeTime};
use words::t;

/// Number of simulated centres whose boards are counted.
const CENTRES: u64 = 20;

/// Measures for every type of person how long flags are open.
pub(super) fn section(plan: &StudyPlan<'_>) -> StudySection {
    let l = plan.locale;
    let all = time::time(&grid(), plan.people, plan.seed);
    let mut sentences = vec![t!(l, "study-time-about")];
    for (index, name) in [t!(l, "study-watch"), t!(l, "study-talk"), t!(l, "study-act")].into_iter().enumerate() {
        let (_, mean, most) = spread(all.iter().map(|row| row.calm[index]));
        sentences.push(t!(l, "study-time-calm", name = name, mean = tenths(mean), most = tenths(most)));
    }
    let (least, mean, most) = spread(all.iter().map(|row| row.opened));
    let (_, resumed, _) = spread(all.iter().map(|row| row.resumed));
    let (least, mean, most, resumed) = (two(least), two(mean), two(most), percent(resumed));
    sentences.push(t!(l, "study-time-opened", least = least, mean = mean, most = most, resumed = resumed));
    let drops =
        [t!(l, "study-time-level"), t!(l, "study-time-long"), t!(l, "study-time-half"), t!(l, "study-time-slide")];
    for (index, name) in drops.iter().enumerate() {
        let cover = |of: fn(&TypeTime) -> &TimeResult| spread(all.iter().map(|row| of(row).cover[index]));
        let (_, ours, _) = cover(|row| &row.ours);
        let (_, oracle, _) = cover(|row| &row.oracle);
        let (_, learner, _) = cover(|row| &row.learner);
        let share = |row: &TypeTime| row.ours.cover[index] / row.learner.cover[index].max(1e-9);
        let (least, _, _) = spread(all.iter().map(share));
        sentences.push(t!(
            l,
            "study-time-cover",
            name = name.as_str(),
            ours = percent(ours),
            oracle = percent(oracle),
            learner = percent(learner),
            share = percent(ours / learner.max(1e-9)),
            least = percent(least)
        ));
    }
    let late = |row: &&TypeTime| match (row.ours.to_end, row.learner.to_end) {
        (Some(ours), Some(learner)) => ours > (3 * learner).div_ceil(2) + 1,
        (ours, _) => ours.is_none(),
    };
    let late = all.iter().filter(late).count();
    sentences.push(t!(l, "study-time-to-end", late = late, cells = all.len()));
    let groups = drops.iter().enumerate().map(|(index, name)| PointGroup {
        name: name.clone(),
        values: all.iter().map(|row| row.ours.cover[index] / row.learner.cover[index].max(1e-9)).collect(),
    });
    let title = t!(l, "study-time-title");
    let chart = PointChart {
        title: title.clone(),
        measure: t!(l, "study-time-measure"),
        groups: groups.collect(),
        scale: (0.5, 1.3),
        lines: vec![0.75, 0.88, 1.0],
    };
    let mut head = Vec::from(type_head(l));
    head.extend([
        t!(l, "study-time-open-watch"),
        t!(l, "study-time-open-talk"),
        t!(l, "study-time-open-act"),
        t!(l, "study-time-new"),
        t!(l, "study-time-resumed"),
    ]);
    head.extend(drops);
    head.push(t!(l, "study-time-end"));
    let rows = all.iter().map(row).collect();
    StudySection { key: "time", title, sentences, table: StudyTable { head, rows }, chart: draw(&chart) }
}

/// The figures of one type; three in a cell are ours, those of the oracle, and those of the learning filter.
fn row(row: &TypeTime) -> Vec<String> {
    let mut cells = Vec::from(type_cells(&row.cell));
    cells.extend(row.calm.map(tenths));
    cells.extend([two(row.opened), percent(row.resumed)]);
    let three = |of: &dyn Fn(&TimeResult) -> String| [&row.ours, &row.oracle, &row.learner].map(of).join(" / ");
    cells.extend((0..ENDING_DROPS.len()).map(|index| three(&|result| percent(result.cover[index]))));
    cells.push(three(&|result| result.to_end.map_or_else(|| "–".to_owned(), |shifts| shifts.to_string())));
    cells
}

/// Counts the open flags on the boards of simulated centres in which nothing changes.
pub(super) fn boards(plan: &StudyPlan<'_>) -> StudySection {
    let l = plan.locale;
    let size = CentrePlan { people: 40, days: 1, seed: plan.seed, last: domain::Workday::from_number(20_800) };
    let found = time::calm_boards(CENTRES, plan.seed, &crate::cli::simulate::setting(&size, l));
    let head = vec![
        t!(l, "study-boards-boards"),
        t!(l, "study-boards-talks"),
        t!(l, "study-boards-most"),
        t!(l, "study-boards-watches"),
    ];
    let rows = vec![vec![found.boards.to_string(), two(found.talks), two(found.most), two(found.watches)]];
    StudySection {
        key: "boards",
        title: t!(l, "study-boards-title"),
        sentences: vec![t!(l, "study-boards-about", people = time::BOARD, centres = CENTRES)],
        table: StudyTable { head, rows },
        chart: None,
    }
}
