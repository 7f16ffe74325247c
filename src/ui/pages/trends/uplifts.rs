//! What was good.

use leptos::prelude::*;

use crate::app::trends::uplifts::NamedUplift;
use crate::ui::components::{BarRow, Bars};
use domain::Locale;
use words::t;

/// The uplifts as rows of label, bar and number.
#[component]
pub fn UpliftsCard(uplifts: Vec<NamedUplift>, locale: Locale) -> impl IntoView {
    let body = if uplifts.is_empty() {
        view! { <p class="aside">{t!(locale, "trends-uplifts-empty")}</p> }.into_any()
    } else {
        let row = |uplift: NamedUplift| BarRow {
            label: uplift.label,
            percent: uplift.percent,
            value: t!(locale, "trends-uplifts-count", count = uplift.count),
        };
        view! {
            <Bars rows=uplifts.into_iter().map(row).collect()/>
            <p class="aside">{t!(locale, "trends-uplifts-caption")}</p>
        }
        .into_any()
    };
    view! { <section class="card" id="uplifts"><h2>{t!(locale, "trends-uplifts")}</h2>{body}</section> }
}
