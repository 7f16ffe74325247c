//! What helped the person, by their own answers.

use leptos::prelude::*;

use crate::app::me::what_helped::WhatHelpedView;
use crate::web::address::page_of;
use domain::Locale;
use words::t;

/// The card.
#[component]
pub(super) fn WhatHelpedCard(helped: WhatHelpedView, locale: Locale) -> impl IntoView {
    let WhatHelpedView { rated, less, library, sentence } = helped;
    let any_rated = !rated.is_empty();
    let rated = rated.into_iter().map(|rated| {
        view! { <li><a href=page_of("/suggestion", &rated.key)>{rated.title}</a><span class="aside">{rated.times}</span></li> }
    });
    let any_less = !less.is_empty();
    let less = less
        .into_iter()
        .map(|(title, until)| view! { <li><span>{title}</span><span class="aside">{until}</span></li> });
    let any_marked = !library.is_empty();
    let marked = library.into_iter().map(|item| {
        view! { <li><a href=item.href lang=item.lang>{item.title}</a><span class="aside">{item.kind}</span></li> }
    });
    view! {
        <section class="card what-helped" id="helped">
            <div class="card-head"><h2>{t!(locale, "me-helped")}</h2></div>
            {any_rated.then(|| view! { <ul class="rows">{rated.collect_view()}</ul><p class="aside">{sentence}</p> })}
            {any_marked.then(|| view! { <h3>{t!(locale, "me-helped-library")}</h3><ul class="rows">{marked.collect_view()}</ul> })}
            {any_less.then(|| view! { <h3>{t!(locale, "me-helped-less")}</h3><ul class="rows">{less.collect_view()}</ul> })}
            <p class="aside">{t!(locale, "me-helped-own")}</p>
        </section>
    }
}
