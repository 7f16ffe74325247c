//! The stressors that a person names on days with worse weather.

use leptos::prelude::*;

use crate::app::me::triggers::{TriggerView, TriggersView};
use crate::ui::components::{BarRow, Bars, ChartTable};
use domain::Locale;
use words::t;

#[component]
pub(super) fn TriggersCard(triggers: TriggersView, locale: Locale) -> impl IntoView {
    let found = triggers.found;
    let bar = |t: &TriggerView| BarRow { label: t.label.clone(), percent: t.percent, value: t.times.clone() };
    let bars: Vec<BarRow> = found.iter().map(bar).collect();
    let any = !bars.is_empty();
    view! {
        <section class="card">
            <div class="card-head"><h2>{t!(locale, "me-triggers")}</h2></div>
            {any.then(|| view! { <Bars rows=bars/> })}
            <p class="aside">{triggers.sentence}</p>
            {any.then(|| view! { <TriggerTable found=found locale=locale/> })}
        </section>
    }
}

#[component]
fn TriggerTable(found: Vec<TriggerView>, locale: Locale) -> impl IntoView {
    let rows = found.into_iter().map(move |trigger| {
        let [on_low, low, on_others, others] = trigger.counts;
        view! {
            <tr>
                <th scope="row">{trigger.label}</th>
                <td class="number">{t!(locale, "me-of", some = on_low, all = low)}</td>
                <td class="number">{t!(locale, "me-of", some = on_others, all = others)}</td>
            </tr>
        }
    });
    let heads = vec![
        (t!(locale, "me-triggers-named"), false),
        (t!(locale, "me-triggers-low"), true),
        (t!(locale, "me-triggers-others"), true),
    ];
    view! {
        <ChartTable word=t!(locale, "me-as-table") caption=t!(locale, "me-triggers-table") heads=heads>{rows.collect_view()}</ChartTable>
    }
}
