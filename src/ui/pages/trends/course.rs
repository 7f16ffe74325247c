//! The card with the team's means.

use leptos::prelude::*;

use crate::api::view::trends::course::{Course, Row};
use crate::t;
use crate::ui::components::{AsTable, ChartFigure};
use crate::words::Locale;

/// The chart of control, and the same as a table.
#[component]
pub fn CourseCard(
    /// What it shows.
    course: Course,
    /// In which language.
    locale: Locale,
) -> impl IntoView {
    let Course { title, when, chart, caption, rows } = course;
    let region = t!(locale, "trends-course-region");
    let figure = match chart {
        Some(chart) => view! { <ChartFigure chart=chart caption=caption wide=region/> }.into_any(),
        None => view! { <p class="aside">{caption}</p> }.into_any(),
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
            <AsTable word=t!(locale, "trends-as-table") heads=heads>{rows.into_iter().map(row).collect_view()}</AsTable>
        </section>
    }
}

fn row(row: Row) -> impl IntoView {
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
