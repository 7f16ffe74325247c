//! The card that says whether the centre allows ending an abusive call.

use leptos::prelude::*;

use crate::ui::components::{FieldError, ViewerField, form_state};
use domain::Locale;
use words::t;

/// Shows the choice, and what follows from it.
#[component]
pub fn HangingUpCard(
    /// Whether it is allowed now.
    allowed: bool,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("allow_hanging_up");
    let wrong = state.error("allowed").is_some();
    let chosen = state.value("allowed").map_or(allowed, |value| value == "yes");
    let choices = [("yes", true, t!(locale, "hanging-up-yes")), ("no", false, t!(locale, "hanging-up-no"))];
    let choices = choices.map(|(value, means, words)| {
        view! {
            <label><input type="radio" name="allowed" value=value required checked=means == chosen/>{words}</label>
        }
    });
    view! {
        <section class="card" id="hanging-up">
            <h2>{t!(locale, "hanging-up-title")}</h2>
            <p>{t!(locale, "hanging-up-say")}</p>
            <form novalidate class="stack" method="post" action="/api/allow_hanging_up">
                <ViewerField/>
                <fieldset class=if wrong { "field wrong" } else { "field" } aria-describedby=wrong.then_some("allowed-error")>
                    <legend>{t!(locale, "hanging-up-which")}</legend>
                    <div class="segments">{choices.into_iter().collect_view()}</div>
                    <FieldError field="allowed" state=state/>
                </fieldset>
                <div class="buttons"><button class="button quiet">{t!(locale, "hanging-up-button")}</button></div>
            </form>
        </section>
    }
}
