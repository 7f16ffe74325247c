//! What was named in the weeks shown: the Pareto chart, and all of it as a table.

use insight::series::Member;
use insight::trends;
use insight::trends::pareto;
use report::charts;
use report::charts::{Chart, Pareto};

use domain::Locale;
use words::t;

/// What was named.
#[derive(Clone, Debug)]
pub struct NamedStressors {
    /// The picture; none where nothing was named.
    pub chart: Option<Chart>,
    /// All of it, the most often first.
    pub rows: Vec<NamedStressorRow>,
}

/// One stressor.
#[derive(Clone, Debug)]
pub struct NamedStressorRow {
    /// What it is called.
    pub label: String,
    /// In how many check-ins it was named.
    pub count: u32,
    /// The share of all that was named, up to here.
    pub up_to_here: String,
}

/// From the days shown.
pub(super) fn stressors(members: &[Member], list: &content::Stressors, locale: Locale) -> NamedStressors {
    let row = |named: trends::StressorCount| NamedStressorRow {
        label: list.label(locale, &named.key).to_owned(),
        count: named.count,
        up_to_here: format!("{:.0}%", named.cumulative_share * 100.0),
    };
    let rows: Vec<NamedStressorRow> = pareto(members).into_iter().map(row).collect();
    NamedStressors { chart: (!rows.is_empty()).then(|| draw(&rows, locale)), rows }
}

fn draw(rows: &[NamedStressorRow], locale: Locale) -> Chart {
    let named = |row: &NamedStressorRow| charts::ParetoBar { label: row.label.clone(), count: row.count };
    let told: Vec<String> = rows.iter().take(5).map(|row| format!("{} {}", row.label, row.count)).collect();
    charts::pareto(&Pareto {
        locale,
        title: t!(locale, "trends-stressors-chart", named = words::list(locale, &told)),
        named: rows.iter().map(named).collect(),
    })
}
