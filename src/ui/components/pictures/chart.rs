//! Charts on a page, and rows of label, bar and number.

use leptos::prelude::*;

use report::charts::Chart;

/// A chart drawn by the server, with its caption. On a phone a wide chart scrolls and starts at its newest day.
#[component]
pub fn ChartFigure(
    chart: Chart,
    /// The same chart drawn for a phone; `None` if `chart` fits on a phone or scrolls.
    #[prop(optional)]
    narrow: Option<Chart>,
    /// Explains band, line and diamonds; `None` if the page explains them elsewhere.
    #[prop(into, optional)]
    caption: Option<String>,
    /// The accessible name of the scrolling region; `None` if the chart fits and need not scroll.
    #[prop(into, optional)]
    wide: Option<String>,
    /// Whether a wide chart keeps a medium size on a wide page.
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

/// One row of label, bar and number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BarRow {
    /// The text before the bar.
    pub label: String,
    /// The length of the bar in per cent, 0–100.
    pub percent: u8,
    /// The formatted number.
    pub value: String,
}

/// Rows of label, bar and number.
#[component]
pub fn Bars(
    /// In display order, longest bar first.
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
