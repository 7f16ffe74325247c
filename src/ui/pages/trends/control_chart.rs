//! The control chart of the team's mean.

use leptos::prelude::*;

use crate::app::trends::course::{MeanCourse, MeanRow, RuleFlag};
use crate::ui::components::{ChartFigure, ChartTable};
use domain::Locale;
use words::t;

/// The control chart and its table.
#[component]
pub fn ControlChartCard(course: MeanCourse, locale: Locale) -> impl IntoView {
    let MeanCourse { title, when, chart, narrow, caption, rows, by_rules, .. } = course;
    let figure = match (chart, narrow) {
        (Some(chart), Some(narrow)) => view! { <ChartFigure chart=chart narrow=narrow caption=caption/> }.into_any(),
        _ => view! { <p class="aside">{caption}</p> }.into_any(),
    };
    let heads = vec![
        (when, false),
        (t!(locale, "trends-shared"), true),
        (t!(locale, "trends-low"), true),
        (t!(locale, "trends-mean"), false),
        (t!(locale, "trends-against"), false),
    ];
    view! {
            <section class="card">
                <div class="card-head"><h2>{title}</h2></div>
                {figure}
    {(!by_rules.is_empty()).then(|| view! { <RuleFlags by_rules=by_rules locale=locale/> })}
                <ChartTable word=t!(locale, "trends-as-table") heads=heads>{rows.into_iter().map(row).collect_view()}</ChartTable>
            </section>
        }
}

/// The flags that published rules raised in these weeks.
#[component]
fn RuleFlags(by_rules: Vec<RuleFlag>, locale: Locale) -> impl IntoView {
    let flags = by_rules.into_iter().map(|flag| {
        view! { <li><a href=format!("/flags/{}", flag.id)>{flag.title}</a><span class="aside">{flag.day}</span></li> }
    });
    view! {
        <h3 class="small">{t!(locale, "trends-by-rules")}</h3>
        <ul class="rows">{flags.collect_view()}</ul>
        <p class="aside">{t!(locale, "trends-by-rules-say")}</p>
    }
}

fn row(row: MeanRow) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{row.when}</th>
            <td class="number">{row.shared}</td>
            <td class="number">{row.low}</td>
            <td>{row.mean}</td>
            <td>{row.against}</td>
        </tr>
    }
}
