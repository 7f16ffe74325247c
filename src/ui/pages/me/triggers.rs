//! The stressors of days with worse weather, and the uplifts of days with bright weather.

use leptos::prelude::*;

use crate::app::me::triggers::{TriggerView, TriggersView};
use crate::ui::components::{BarRow, Bars, ChartTable};
use domain::Locale;
use words::t;

#[component]
pub(super) fn TriggersCard(rain: TriggersView, sun: TriggersView, locale: Locale) -> impl IntoView {
    let table = |caption: String, kind: String| TableTexts { caption, kind };
    let of_sun = table(t!(locale, "me-sun-table"), t!(locale, "me-sun-bright"));
    let of_rain = table(t!(locale, "me-triggers-table"), t!(locale, "me-triggers-low"));
    view! {
        <section class="card goes-with">
            <div class="with-sun"><h2>{t!(locale, "me-sun")}</h2><List triggers=sun texts=of_sun locale=locale/></div>
            <div><h2>{t!(locale, "me-triggers")}</h2><List triggers=rain texts=of_rain locale=locale/></div>
        </section>
    }
}

/// The texts of a table that differ.
struct TableTexts {
    caption: String,
    /// The heading of the column that counts shifts of the kind.
    kind: String,
}

#[component]
fn List(triggers: TriggersView, texts: TableTexts, locale: Locale) -> impl IntoView {
    let found = triggers.found;
    let bar = |t: &TriggerView| BarRow { label: t.label.clone(), percent: t.percent, value: t.times.clone() };
    let bars: Vec<BarRow> = found.iter().map(bar).collect();
    let any = !bars.is_empty();
    view! {
        {any.then(|| view! { <Bars rows=bars/> })}
        <p class="aside">{triggers.sentence}</p>
        {any.then(|| view! { <TriggerTable found=found texts=texts locale=locale/> })}
    }
}

#[component]
fn TriggerTable(found: Vec<TriggerView>, texts: TableTexts, locale: Locale) -> impl IntoView {
    let rows = found.into_iter().map(move |trigger| {
        let [on_kind, kind, on_others, others] = trigger.counts;
        view! {
            <tr>
                <th scope="row">{trigger.label}</th>
                <td class="number">{t!(locale, "me-of", some = on_kind, all = kind)}</td>
                <td class="number">{t!(locale, "me-of", some = on_others, all = others)}</td>
            </tr>
        }
    });
    let heads =
        vec![(t!(locale, "me-triggers-named"), false), (texts.kind, true), (t!(locale, "me-triggers-others"), true)];
    view! {
        <ChartTable word=t!(locale, "me-as-table") caption=texts.caption heads=heads>{rows.collect_view()}</ChartTable>
    }
}
