//! The question whether a person is counted in the climate, asked once next to a saved check-in, with no answer chosen
//! beforehand.

use leptos::prelude::*;

use crate::ui::components::ViewerField;
use crate::ui::pages::counted::CountedForm;
use domain::Locale;
use insight::climate::Epsilon;
use words::t;

/// The card, with a button that dismisses it.
#[component]
pub fn CountedQuestion(
    /// The most that any week of a person loses in climate.
    loss: Epsilon,
    locale: Locale,
) -> impl IntoView {
    view! {
        <section class="card ask-counted" id="counted" aria-labelledby="counted-title">
            <h2 id="counted-title">{t!(locale, "counted-ask-title")}</h2>
            <CountedForm counted=None loss=loss back="/check-in" quiet=true locale=locale/>
            <form novalidate class="dismiss-form" method="post" action="/api/put_off_counted">
                <ViewerField/>
                <button class="button plain">{t!(locale, "counted-put-off")}</button>
                <span class="aside">{t!(locale, "counted-put-off-say")}</span>
            </form>
        </section>
    }
}
