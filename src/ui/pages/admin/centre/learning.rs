//! The card that switches learning from what helped off and on.

use leptos::prelude::*;

use crate::ui::components::{FieldError, ViewerField, form_state};
use domain::Locale;
use insight::suggestion::choice::ChoicePolicy;
use words::t;

/// Shows how suggestions are chosen, and lets an admin change it.
#[component]
pub fn LearningCard(
    /// The policy in force.
    policy: ChoicePolicy,
    locale: Locale,
) -> impl IntoView {
    let state = form_state("choose_learning");
    let wrong = state.error("learning").is_some();
    let choices = [
        ("on", ChoicePolicy::Learned, t!(locale, "centre-learning-on")),
        ("off", ChoicePolicy::Uniform, t!(locale, "centre-learning-off")),
    ];
    let choices = choices.map(|(value, of, words)| {
        view! {
            <label class="tick">
                <input type="radio" name="learning" value=value checked=policy == of/>
                <span>{words}</span>
            </label>
        }
    });
    view! {
        <section class="card" id="learning">
            <h2>{t!(locale, "centre-learning")}</h2>
            <p>{t!(locale, "centre-learning-say")}</p>
            <form novalidate method="post" action="/api/choose_learning">
                <ViewerField/>
                <fieldset class=if wrong { "field wrong" } else { "field" } aria-describedby=wrong.then_some("learning-error")>
                    <legend>{t!(locale, "centre-learning-which")}</legend>
                    <div class="ticks lines">{choices.into_iter().collect_view()}</div>
                    <FieldError field="learning" state=state/>
                </fieldset>
                <button class="button quiet">{t!(locale, "centre-learning-button")}</button>
            </form>
        </section>
    }
}
