//! The number of open flags next to their link in the navigation.

use leptos::prelude::*;

use domain::Locale;
use words::t;

/// The number; empty if there is none. An open board updates it by its id.
#[component]
pub fn FlagCount(count: usize, locale: Locale) -> impl IntoView {
    let number = (count > 0).then(|| {
        view! {
            <span aria-hidden="true">{count}</span>
            <span class="visually-hidden">{t!(locale, "nav-flags-open", count = count)}</span>
        }
    });
    view! { <span class="count" id="nav-flags-count" data-live>{number}</span> }
}
