//! The stressors that were named.

use leptos::prelude::*;

use crate::app::trends::stressors::{NamedStressorRow, NamedStressors};
use crate::ui::components::{ChartFigure, ChartTable};
use domain::Locale;
use words::t;

/// The Pareto chart and its table.
#[component]
pub fn StressorsCard(
    stressors: NamedStressors,
    /// What the page says about changes of the schedule.
    plan_changes: Option<String>,
    locale: Locale,
) -> impl IntoView {
    let NamedStressors { chart, rows } = stressors;
    let body = match chart {
        None => view! { <p class="aside">{t!(locale, "trends-stressors-empty")}</p> }.into_any(),
        Some(chart) => {
            let (caption, region) = (t!(locale, "trends-stressors-caption"), t!(locale, "trends-stressors-region"));
            view! {
                <ChartFigure chart=chart caption=caption wide=region medium=true/>
                <StressorTable rows=rows locale=locale/>
            }
            .into_any()
        }
    };
    let plan_changes = plan_changes.map(|said| view! { <p class="aside">{said}</p> });
    view! { <section class="card"><h2>{t!(locale, "trends-stressors")}</h2>{body}{plan_changes}</section> }
}

#[component]
fn StressorTable(rows: Vec<NamedStressorRow>, locale: Locale) -> impl IntoView {
    let row = |row: NamedStressorRow| {
        view! {
            <tr>
                <th scope="row">{row.label}</th>
                <td class="number">{row.count}</td>
                <td class="number">{row.up_to_here}</td>
            </tr>
        }
    };
    let heads = vec![
        (t!(locale, "trends-stressor"), false),
        (t!(locale, "trends-count"), true),
        (t!(locale, "trends-up-to-here"), true),
    ];
    view! {
        <ChartTable word=t!(locale, "trends-as-table") heads=heads>{rows.into_iter().map(row).collect_view()}</ChartTable>
    }
}
