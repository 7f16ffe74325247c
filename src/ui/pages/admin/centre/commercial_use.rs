//! The card that says whether the use is commercial.

use leptos::prelude::*;

use crate::ui::components::{FieldError, ViewerField, form_state};
use domain::Locale;
use words::t;

/// Shows the choice, and what follows from it.
#[component]
pub fn CommercialUseCard(
    /// What the centre says now.
    commercial: bool,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("state_commercial_use");
    let wrong = state.error("commercial").is_some();
    let chosen = state.value("commercial").map_or(commercial, |value| value == "yes");
    let choices = [("yes", true, t!(locale, "commercial-use-yes")), ("no", false, t!(locale, "commercial-use-no"))];
    let choices = choices.map(|(value, means, words)| {
        view! {
            <label><input type="radio" name="commercial" value=value required checked=means == chosen/>{words}</label>
        }
    });
    view! {
        <section class="card" id="commercial-use">
            <h2>{t!(locale, "commercial-use-title")}</h2>
            <p>{t!(locale, "commercial-use-say")}</p>
            <form novalidate class="stack" method="post" action="/api/state_commercial_use">
                <ViewerField/>
                <fieldset class=if wrong { "field wrong" } else { "field" } aria-describedby=wrong.then_some("commercial-error")>
                    <legend>{t!(locale, "commercial-use-which")}</legend>
                    <div class="segments">{choices.into_iter().collect_view()}</div>
                    <FieldError field="commercial" state=state/>
                </fieldset>
                <div class="buttons"><button class="button quiet">{t!(locale, "commercial-use-button")}</button></div>
            </form>
        </section>
    }
}
