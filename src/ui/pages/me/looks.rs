//! Who looked at what one shared.

use leptos::prelude::*;

use crate::api::view::me::looks::LookView;
use crate::t;
use crate::words::Locale;

/// How many stand on the page; the others behind a fold.
const FIRST: usize = 6;

/// The card.
#[component]
pub(super) fn Looks(looks: Vec<LookView>, locale: Locale) -> impl IntoView {
    let none = looks.is_empty();
    let mut looks = looks.into_iter();
    let first = looks.by_ref().take(FIRST).map(row).collect_view();
    let more: Vec<_> = looks.map(row).collect();
    let count = more.len();
    view! {
        <section class="card">
            <div class="card-head"><h2>{t!(locale, "me-looks")}</h2></div>
            {if none {
                view! { <p class="aside">{t!(locale, "me-looks-none")}</p> }.into_any()
            } else {
                view! { <ol class="looks">{first}</ol> }.into_any()
            }}
            {(count > 0).then(|| view! {
                <details class="fold">
                    <summary>{t!(locale, "me-looks-more", count = count)}</summary>
                    <ol class="looks">{more}</ol>
                </details>
            })}
            <p class="aside">{t!(locale, "me-looks-say")}</p>
        </section>
    }
}

fn row(look: LookView) -> impl IntoView {
    view! { <li><time>{look.when}</time><span>{look.sentence}</span></li> }
}
