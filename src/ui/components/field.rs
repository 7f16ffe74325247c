//! What is wrong, beside the field and at the top of the form; and what was typed before.

use leptos::prelude::*;

use super::Icon;
use super::frame::Waiting;
use crate::state::flash::{Flash, FormState};
use domain::Locale;
use words::t;

/// The state in which this form comes back, if it was not accepted; empty otherwise.
#[must_use]
pub fn form_state(form: &str) -> FormState {
    match use_context::<Waiting>() {
        Some(Waiting(Some(Flash::Form(state)))) if state.form == form => state,
        _ => FormState::default(),
    }
}

/// What is wrong with one field. Its id is `<field>-error`, for `aria-describedby`.
#[component]
pub fn FieldError(
    /// The field.
    field: &'static str,
    /// The form's state.
    state: FormState,
) -> impl IntoView {
    state.error(field).map(|wrong| {
        view! {
            <p class="field-error" id=format!("{field}-error")><Icon name="problem"/><span>{wrong}</span></p>
        }
    })
}

/// What is wrong with the form as a whole, at its top.
#[component]
pub fn FormErrors(
    /// The form's state.
    state: FormState,
    /// In which language.
    locale: Locale,
) -> impl IntoView {
    let whole = state
        .error("")
        .or_else(|| (!state.wrong.is_empty()).then(|| t!(locale, "error-form", places = state.wrong.len())));
    whole.map(|wrong| {
        view! {
            <div class="notice wrong" role="alert"><Icon name="problem"/><p>{wrong}</p></div>
        }
    })
}
