//! The form that changes the password.

use leptos::prelude::*;

use crate::state::flash::FormState;
use crate::state::password::MIN_PASSWORD_LENGTH;
use crate::ui::components::{FieldError, FormErrors, ViewerField, form_state};
use domain::Locale;
use words::t;

/// The form. Passwords are never returned to the browser.
#[component]
pub(super) fn PasswordForm(
    /// The sign-in name, so that a password manager updates the right account.
    key_name: String,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("change_password");
    let shortest = MIN_PASSWORD_LENGTH.to_string();
    view! {
        <form novalidate method="post" action="/api/change_password">
            <ViewerField/>
            <FormErrors state=state.clone() locale=locale/>
            <input type="text" name="name" value=key_name autocomplete="username" class="visually-hidden" tabindex="-1" aria-hidden="true" readonly/>
            <PasswordField field="current" label=t!(locale, "account-current") fills="current-password" state=state.clone()/>
            <PasswordField field="password" label=t!(locale, "account-new") fills="new-password" state=state.clone()
                help=t!(locale, "account-password-help", shortest = MIN_PASSWORD_LENGTH) shortest=shortest.clone()/>
            <PasswordField field="again" label=t!(locale, "account-again") fills="new-password" state=state shortest=shortest/>
            <p class="aside">{t!(locale, "account-password-others")}</p>
            <button class="button quiet">{t!(locale, "account-password-button")}</button>
        </form>
    }
}

#[component]
fn PasswordField(
    field: &'static str,
    label: String,
    fills: &'static str,
    state: FormState,
    #[prop(optional, into)] help: Option<String>,
    #[prop(optional, into)] shortest: Option<String>,
) -> impl IntoView {
    let wrong = state.error(field).is_some();
    let help_id = format!("{field}-help");
    let described: Vec<String> =
        help.as_ref().map(|_| help_id.clone()).into_iter().chain(wrong.then(|| format!("{field}-error"))).collect();
    view! {
        <div class=if wrong { "field wrong" } else { "field" }>
            <label for=format!("account-{field}")>{label}</label>
            <input class="input" id=format!("account-{field}") name=field type="password" autocomplete=fills required
                minlength=shortest aria-invalid=wrong.then_some("true")
                aria-describedby=(!described.is_empty()).then(|| described.join(" "))/>
            {help.map(|help| view! { <p class="help" id=help_id>{help}</p> })}
            <FieldError field=field state=state/>
        </div>
    }
}
