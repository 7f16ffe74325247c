//! Validation errors next to a field and at the top of a form, and the values that were typed before.

use leptos::prelude::*;

use crate::state::flash::{Flash, FormState};
use crate::ui::components::Icon;
use crate::ui::components::frame::PageFlash;
use domain::Locale;
use words::t;

/// Returns the values and errors of this form if it was just rejected, or an empty state.
#[must_use]
pub fn form_state(form: &str) -> FormState {
    form_state_about(form, "")
}

/// Returns what [`form_state`] does, for the form about one thing of a page that has such a form for each of several.
#[must_use]
pub fn form_state_about(form: &str, about: &str) -> FormState {
    let state = |flash| match flash {
        Flash::Form(state) if state.form == form && state.about == about => Some(state),
        _ => None,
    };
    use_context::<PageFlash>().and_then(|waiting| waiting.first(state)).unwrap_or_default()
}

/// The error of one field. Its id is `<field>-error`, for `aria-describedby`.
#[component]
pub fn FieldError(field: &'static str, state: FormState) -> impl IntoView {
    state.error(field).map(|wrong| {
        view! {
            <p class="field-error" id=format!("{field}-error")><Icon name="problem"/><span>{wrong}</span></p>
        }
    })
}

/// The error of the form as a whole, shown at its top.
#[component]
pub fn FormErrors(state: FormState, locale: Locale) -> impl IntoView {
    let whole = state
        .error("")
        .or_else(|| (!state.wrong.is_empty()).then(|| t!(locale, "error-form", places = state.wrong.len())));
    whole.map(|wrong| {
        view! {
            <div class="notice wrong" role="alert"><Icon name="problem"/><p>{wrong}</p></div>
        }
    })
}
