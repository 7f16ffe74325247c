//! The band of tough calls that people shared with the lead.

use leptos::prelude::*;

use crate::app::tough_calls::shared::SharedToughCall;
use domain::Locale;
use words::t;

/// The band; empty if none was shared in the last days.
#[component]
pub(super) fn ToughCallsBand(calls: Vec<SharedToughCall>, locale: Locale) -> impl IntoView {
    (!calls.is_empty()).then(|| {
        let lines = calls.into_iter().map(|call| {
            view! {
                <li class="flag-line quiet">
                    <div class="line-text"><h3>{call.name}</h3><p class="due">{call.stated}{words::DOT}{call.when}</p></div>
                </li>
            }
        });
        view! {
            <section class="band" aria-labelledby="tough-h">
                <div class="band-head"><h2 id="tough-h">{t!(locale, "board-tough")}</h2></div>
                <p class="aside">{t!(locale, "board-tough-say")}</p>
                <ul class="flag-lines">{lines.collect_view()}</ul>
            </section>
        }
    })
}
