//! A form whose fields a device fills in: hidden until `passkeys.js` knows that the browser has passkeys.

use leptos::prelude::*;

use crate::ui::components::{FormErrors, TextField, ViewerField, form_state};
use crate::web::context::RequestContext;
use domain::Locale;
use words::t;

/// The fields that the script fills in.
#[component]
pub fn PasskeyFields(
    /// What it shows if the device does not answer.
    failed: String,
) -> impl IntoView {
    view! {
        <input type="hidden" name="challenge"/>
        <input type="hidden" name="answer"/>
        <input type="hidden" name="secret"/>
        <p class="field-error" role="alert" data-passkey-failed hidden>{failed}</p>
    }
}

/// The form that adds a passkey, with what a browser without passkeys shows instead.
#[component]
pub fn NewPasskeyForm(
    /// The host name that passkeys of the centre belong to.
    host: String,
    /// The page that has the form; empty for the account page.
    back: &'static str,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("add_passkey");
    // On a page of its own it is what the page is for.
    let style = if back.is_empty() { "button quiet" } else { "button" };
    view! {
        <form hidden class="fields" method="post" action="/api/add_passkey" novalidate data-passkey="add" data-host=host.clone()>
            <ViewerField/>
            <FormErrors state=state.clone() locale=locale/>
            <input type="hidden" name="back" value=back/>
            <TextField field="label" label=t!(locale, "passkey-label") state=state begins=t!(locale, "passkey-label-first")
                help=t!(locale, "passkey-label-help")/>
            <PasskeyFields failed=t!(locale, "passkey-failed")/>
            <div><button class=style>{t!(locale, "passkey-add")}</button></div>
        </form>
        <p class="aside" data-without-passkeys>{t!(locale, "passkey-without", host = host)}</p>
    }
}

/// The script; once on a page with such a form.
#[component]
pub fn PasskeyScript() -> impl IntoView {
    view! { <script src="/passkeys.js" defer nonce=leptos::nonce::use_nonce()></script> }
}

/// The host name of this centre's passkeys; none if it has none.
#[must_use]
pub fn passkey_host() -> Option<String> {
    RequestContext::here().app.passkeys.host().map(str::to_owned)
}
