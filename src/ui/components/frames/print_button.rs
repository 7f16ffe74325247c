//! A button that prints the page it is on: hidden until `print.js` runs, and never printed.

use leptos::prelude::*;

use crate::ui::components::Icon;
use domain::Locale;
use words::t;

/// The button with its script; once on a page.
#[component]
pub fn PrintButton(
    /// Whether printing is what the page is for.
    #[prop(optional)]
    main: bool,
    locale: Locale,
) -> impl IntoView {
    let class = if main { "button screen-only" } else { "button quiet screen-only" };
    view! {
        <button type="button" class=class hidden data-print><Icon name="print"/>{t!(locale, "print-this-page")}</button>
        <script src="/print.js" defer nonce=leptos::nonce::use_nonce()></script>
    }
}
