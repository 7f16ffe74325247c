//! Thirteen weeks against one's usual.

use leptos::prelude::*;

use crate::api::view::me::trend::TrendView;
use crate::t;
use crate::ui::components::ChartFigure;
use crate::words::Locale;

/// The card.
#[component]
pub(super) fn TrendCard(trend: TrendView, locale: Locale) -> impl IntoView {
    let caption = if trend.known { t!(locale, "me-trend-caption") } else { t!(locale, "me-trend-caption-unknown") };
    let table = trend.table;
    view! {
        <section class="card">
            <div class="card-head"><h2>{t!(locale, "me-trend")}</h2></div>
            {trend.chart.map(|chart| view! {
                <ChartFigure chart=chart caption=caption wide=t!(locale, "me-trend-scrolls")/>
            })}
            <p class="aside">{trend.usual}</p>
            {(!table.is_empty()).then(|| view! { <Table table=table locale=locale/> })}
        </section>
    }
}

#[component]
fn Table(table: Vec<(String, String, String)>, locale: Locale) -> impl IntoView {
    let rows = table.into_iter().map(|(day, weather, standing)| {
        view! { <tr><th scope="row">{day}</th><td>{weather}</td><td>{standing}</td></tr> }
    });
    view! {
        <details class="fold">
            <summary>{t!(locale, "me-as-table")}</summary>
            <div class="table-wrap">
                <table class="table tight">
                    <caption>{t!(locale, "me-trend-table")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!(locale, "me-day")}</th>
                            <th scope="col">{t!(locale, "me-weather")}</th>
                            <th scope="col">{t!(locale, "me-against-usual")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
}
