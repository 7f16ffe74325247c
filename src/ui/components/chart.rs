//! A chart on a page, and rows of word, bar and number.

use leptos::prelude::*;

use report::charts::Chart;

/// A chart that the server drew, with its caption. Wide ones scroll on a phone and begin at their newest day.
#[component]
pub fn ChartFigure(
    /// What was drawn.
    chart: Chart,
    /// The same drawn for a phone; none where the first fits there too, or scrolls.
    #[prop(optional)]
    narrow: Option<Chart>,
    /// What band, line and diamonds mean; none where it is said elsewhere.
    #[prop(into, optional)]
    caption: Option<String>,
    /// The name of the region that scrolls, for a wide chart; none for one that fits.
    #[prop(into, optional)]
    wide: Option<String>,
    /// Whether it stays at a middle size on a wide page.
    #[prop(optional)]
    medium: bool,
) -> impl IntoView {
    let class = match (wide.is_some(), medium) {
        (true, true) => "chart wide medium",
        (true, false) => "chart wide",
        (false, _) => "chart",
    };
    let scrolls = wide.is_some();
    let on_desks = narrow.is_some().then_some("on-desks");
    let drawn = |chart: Chart, class: Option<&'static str>| {
        view! {
            <svg
                class=class
                viewBox=chart.view_box()
                role="img"
                stroke-linejoin="round"
                stroke-linecap="round"
                inner_html=chart.inside
            ></svg>
        }
    };
    view! {
        <figure class=class tabindex=scrolls.then_some("0") aria-label=wide>
            {drawn(chart, on_desks)}
            {narrow.map(|chart| drawn(chart, Some("on-phones")))}
            {caption.map(|caption| view! { <figcaption>{caption}</figcaption> })}
        </figure>
    }
}

/// One row of word, bar and number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarRow {
    /// What it is of.
    pub label: String,
    /// The length of its bar, 0–100.
    pub percent: u8,
    /// The number, as it is read.
    pub value: String,
}

/// Rows of word, bar and number.
#[component]
pub fn Bars(
    /// The longest first.
    rows: Vec<BarRow>,
) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        view! {
            <li>
                <span>{row.label}</span>
                <svg aria-hidden="true">
                    <rect class="track" width="100%" height="100%" rx="4"></rect>
                    <rect class="chart-bar" width=format!("{}%", row.percent.min(100)) height="100%" rx="4"></rect>
                </svg>
                <span class="value">{row.value}</span>
            </li>
        }
    });
    view! { <ol class="bars">{rows.collect_view()}</ol> }
}
