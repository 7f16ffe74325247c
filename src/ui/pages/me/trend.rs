//! Thirteen weeks compared with the person's baseline.

use leptos::prelude::*;

use crate::app::me::trend::TrendView;
use crate::ui::components::{ChartFigure, ChartTable};
use domain::Locale;
use words::t;

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
            {(!table.is_empty()).then(|| view! { <TrendTable table=table locale=locale/> })}
        </section>
    }
}

#[component]
fn TrendTable(table: Vec<(String, String, String)>, locale: Locale) -> impl IntoView {
    let rows = table.into_iter().map(|(day, weather, band)| {
        view! { <tr><th scope="row">{day}</th><td>{weather}</td><td>{band}</td></tr> }
    });
    let heads = [t!(locale, "me-day"), t!(locale, "me-weather"), t!(locale, "me-against-usual")];
    let heads = heads.map(|head| (head, false)).to_vec();
    view! {
        <ChartTable word=t!(locale, "me-as-table") caption=t!(locale, "me-trend-table") heads=heads>{rows.collect_view()}</ChartTable>
    }
}
