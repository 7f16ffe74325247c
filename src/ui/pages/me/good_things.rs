//! The good things that a person kept.

use leptos::prelude::*;

use domain::Locale;
use words::t;

/// The card; empty before anything was kept.
#[component]
pub(super) fn GoodThingsCard(lines: Vec<(String, String)>, more: bool, locale: Locale) -> impl IntoView {
    let any = !lines.is_empty();
    let lines = lines.into_iter().map(|(day, line)| {
        view! { <li><time class="aside">{day}</time><p class="kept-line">{line}</p></li> }
    });
    any.then(|| {
        view! {
            <section class="card" id="good">
                <div class="card-head"><h2>{t!(locale, "me-good")}</h2></div>
                <ul class="kept-lines">{lines.collect_view()}</ul>
                {more.then(|| view! { <p><a href="/me?only=good#journal">{t!(locale, "me-good-all")}</a></p> })}
                <p class="aside">{t!(locale, "me-good-own")}</p>
            </section>
        }
    })
}
