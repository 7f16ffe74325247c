//! Tokens for programs of one's own.

use leptos::prelude::*;

use crate::app::tokens::TokensView;
use crate::ui::components::tokens::Tokens;
use domain::Locale;
use words::t;

/// The card.
#[component]
pub fn TokensCard(value: TokensView, locale: Locale) -> impl IntoView {
    view! {
        <section class="card" id="tokens">
            <h2>{t!(locale, "tokens-own-title")}</h2>
            <p>{t!(locale, "tokens-own-say")}</p>
            <Tokens value=value make="make_own_token" end="end_own_token" asks_password=true locale=locale/>
        </section>
    }
}
