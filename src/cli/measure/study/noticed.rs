//! The section of the study about how soon a lasting drop is noticed, by kind of person.

use super::plan::{StudyPlan, TYPE_COLUMNS, spread, tenths, type_cells, type_head};
use super::report::{StudySection, StudyTable};
use evaluation::study::comparison::{DETECTION_TASKS, StudySize};
use evaluation::study::people::grid;
use evaluation::study::promptness::{BASELINES, CASES, NoticedShares, PromptnessFall, TypePromptness, promptness};
use words::t;

/// Measures for every kind of person how often a drop is a watch within ten shifts and a talk within 20, and compares
/// each kind with an earlier report.
pub(super) fn section(plan: &StudyPlan<'_>) -> StudySection {
    let l = plan.locale;
    let all = promptness(&grid(), StudySize { people: plan.people, seed: plan.seed });
    let tasks = [t!(l, "study-task-one"), t!(l, "study-task-half"), t!(l, "study-task-slide")];
    let mut sentences = vec![t!(l, "study-noticed-about")];
    let mut head = Vec::from(type_head(l));
    for case in 0..CASES {
        let (baseline, task) = (BASELINES[case / DETECTION_TASKS.len()], tasks[case % DETECTION_TASKS.len()].as_str());
        let (watch, at_least_watch, lowest_watch) = lowest(&all, |row| row.cases[case].watch);
        let (talk, at_least_talk, lowest_talk) = lowest(&all, |row| row.cases[case].talk);
        sentences.push(t!(
            l,
            "study-noticed-watch",
            task = task,
            shifts = baseline,
            mean = watch,
            least = at_least_watch,
            cell = lowest_watch
        ));
        sentences.push(t!(l, "study-noticed-talk", mean = talk, least = at_least_talk, cell = lowest_talk));
        head.push(format!("{task} · {baseline}"));
    }
    let rows: Vec<Vec<String>> = all.iter().map(row).collect();
    if let Some(earlier) = plan.earlier {
        let before = StudyTable::read(earlier, &head).and_then(|table| shares_of(&rows, &table));
        sentences.push(before.map_or_else(
            || t!(l, "study-noticed-not-earlier"),
            |before| {
                let now: Vec<_> = all.iter().map(|row| row.cases).collect();
                let fall = PromptnessFall::between(&before, &now);
                let (most, talk) = (tenths(fall.most), tenths(fall.talk));
                t!(l, "study-noticed-earlier", worse = fall.worse, cells = all.len(), most = most, talk = talk)
            },
        ));
    }
    StudySection {
        key: "noticed",
        title: t!(l, "study-noticed-title"),
        sentences,
        table: StudyTable { head, rows },
        chart: None,
    }
}

/// The mean of a share, its least, and the kind of person that has it.
fn lowest(all: &[TypePromptness], share: impl Fn(&TypePromptness) -> f64) -> (String, String, String) {
    let (least, mean, _) = spread(all.iter().map(&share));
    let lowest = all.iter().min_by(|one, other| share(one).total_cmp(&share(other)));
    (tenths(mean), tenths(least), lowest.map(|row| type_cells(&row.cell).join(" / ")).unwrap_or_default())
}

fn row(row: &TypePromptness) -> Vec<String> {
    let shares = row.cases.iter().map(|shares| format!("{} / {}", tenths(shares.watch), tenths(shares.talk)));
    type_cells(&row.cell).into_iter().chain(shares).collect()
}

/// The shares of an earlier table for the kinds of people of these rows; `None` if one of them is not in it.
fn shares_of(rows: &[Vec<String>], earlier: &StudyTable) -> Option<Vec<[NoticedShares; CASES]>> {
    let of = |row: &Vec<String>| -> Option<[NoticedShares; CASES]> {
        let kind = row.get(..TYPE_COLUMNS)?;
        let known = earlier.rows.iter().find(|known| known.get(..TYPE_COLUMNS) == Some(kind))?;
        let shares: Vec<NoticedShares> = known.iter().skip(TYPE_COLUMNS).filter_map(|cell| read(cell)).collect();
        shares.try_into().ok()
    };
    rows.iter().map(of).collect()
}

/// The shares that a cell of the table says.
fn read(cell: &str) -> Option<NoticedShares> {
    let (watch, talk) = cell.split_once(" / ")?;
    let share = |text: &str| Some(text.strip_suffix('%')?.parse::<f64>().ok()? / 100.0);
    Some(NoticedShares { watch: share(watch)?, talk: share(talk)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Locale;

    fn plan(earlier: Option<&str>) -> StudyPlan<'_> {
        StudyPlan { locale: Locale::En, people: 2, seed: 7, data: None, earlier }
    }

    fn page(section: StudySection) -> String {
        super::super::report::StudyReport { sections: vec![section], ..Default::default() }.markdown()
    }

    #[test]
    fn kinds_of_people_are_compared_with_an_earlier_report() {
        let first = section(&plan(None));
        assert_eq!(first.table.rows.len(), grid().len());
        assert_eq!(first.sentences.len(), 1 + 2 * CASES);
        let last = |earlier: &str| section(&plan(Some(earlier))).sentences.pop().unwrap_or_default();
        let same = last(&page(first.clone()));
        assert!(same.contains("in 0 of 135 kinds"), "{same}");
        let mut better = first;
        better.table.rows[0][TYPE_COLUMNS] = "200.0% / 0.0%".to_owned();
        let worse = last(&page(better));
        assert!(worse.contains("in 1 of 135 kinds"), "{worse}");
        assert!(last("# Another report\n").contains("no such table"));
    }
}
