//! The link between the account and the identity provider.

use leptos::prelude::*;

use crate::app::identity_provider::end_own_binding::OwnBinding;
use crate::ui::components::{FormErrors, ViewerField, form_state};
use domain::Locale;
use words::t;

/// The card.
#[component]
pub fn ProviderLinkCard(binding: OwnBinding, locale: Locale) -> impl IntoView {
    let OwnBinding { label, since } = binding;
    view! {
        <section class="card" id="provider">
            <h2>{t!(locale, "provider-own-title")}</h2>
            <p>{t!(locale, "provider-own-say", provider = label, day = since)}</p>
            <form method="post" action="/api/end_own_binding" novalidate>
                <ViewerField/>
                <FormErrors state=form_state("end_own_binding") locale=locale/>
                <button class="button quiet">{t!(locale, "provider-own-end")}</button>
            </form>
        </section>
    }
}
