//! The code and the PIN with which somebody checks in at kiosks.

use leptos::prelude::*;

use crate::ui::components::unsent::main_form;
use crate::ui::components::{FormErrors, TextField, ViewerField, form_state};
use domain::Locale;
use domain::kiosk::PIN_LENGTH;
use words::t;

/// The card. The PIN is never shown.
#[component]
pub fn BadgeCard(
    /// The code that is set.
    code: Option<String>,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("set_badge");
    let is_set = code.is_some();
    let (said, button) = match is_set {
        true => (t!(locale, "badge-is-set"), t!(locale, "badge-change")),
        false => (t!(locale, "badge-say"), t!(locale, "badge-save")),
    };
    let digits = t!(locale, "badge-pin-help", fewest = PIN_LENGTH.0, most = PIN_LENGTH.1);
    view! {
        <section class="card" id="kiosk">
            <h2>{t!(locale, "badge-title")}</h2>
            <p>{said}</p>
            <form id=main_form("set_badge") class="fields" method="post" action="/api/set_badge" novalidate>
                <ViewerField/>
                <FormErrors state=state.clone() locale=locale/>
                <TextField field="badge" label=t!(locale, "badge-code") state=state.clone() begins=code.unwrap_or_default()
                    help=t!(locale, "badge-code-help")/>
                <TextField field="pin" label=t!(locale, "badge-pin") state=state.clone() kind="password" autocomplete="new-password" help=digits/>
                <TextField field="pin_again" label=t!(locale, "badge-pin-again") state=state kind="password" autocomplete="new-password"/>
                <div><button class="button quiet">{button}</button></div>
            </form>
            {is_set.then(|| view! {
                <form method="post" action="/api/remove_badge" novalidate>
                    <ViewerField/>
                    <button class="button plain small">{t!(locale, "badge-remove")}</button>
                </form>
            })}
        </section>
    }
}
