//! The second factor on `/account`.

use leptos::prelude::*;

use crate::app::second_factor::PAGE;
use domain::Locale;
use words::t;

/// Says whether sign-in asks for a code, and leads to the page that changes it.
#[component]
pub fn SecondFactorCard(
    /// Whether it does.
    is_on: bool,
    locale: Locale,
) -> impl IntoView {
    let (say, action) = match is_on {
        true => (t!(locale, "second-factor-is-on"), t!(locale, "second-factor-change")),
        false => (t!(locale, "second-factor-is-off"), t!(locale, "second-factor-set-up")),
    };
    view! {
        <section class="card" id="second-factor">
            <h2>{t!(locale, "second-factor-title")}</h2>
            <p>{say}</p>
            <a class="button quiet" href=PAGE>{action}</a>
        </section>
    }
}
