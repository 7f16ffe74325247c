//! The card that requires a second factor of admins and psychologists.

use leptos::prelude::*;

use crate::ui::components::{FieldError, ViewerField, form_state};
use domain::Locale;
use words::t;

/// Shows whether it is required, and lets an admin change it.
#[component]
pub fn SecondFactorCard(
    /// Whether it is.
    required: bool,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("require_second_factor");
    let wrong = state.error("second_factor").is_some();
    let choices = [
        ("optional", false, t!(locale, "second-factor-optional")),
        ("required", true, t!(locale, "second-factor-required")),
    ];
    let choices = choices.map(|(value, means, words)| {
        view! {
            <label class="tick">
                <input type="radio" name="second_factor" value=value checked=means == required/>
                <span>{words}</span>
            </label>
        }
    });
    view! {
        <section class="card" id="second-factor">
            <h2>{t!(locale, "second-factor-title")}</h2>
            <p>{t!(locale, "second-factor-centre-say")}</p>
            <form novalidate method="post" action="/api/require_second_factor">
                <ViewerField/>
                <fieldset class=if wrong { "field wrong" } else { "field" } aria-describedby=wrong.then_some("second_factor-error")>
                    <legend>{t!(locale, "second-factor-which")}</legend>
                    <div class="ticks lines">{choices.into_iter().collect_view()}</div>
                    <FieldError field="second_factor" state=state/>
                </fieldset>
                <button class="button quiet">{t!(locale, "second-factor-save")}</button>
            </form>
        </section>
    }
}
