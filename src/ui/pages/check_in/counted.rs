//! The question whether one is counted, asked once beside what was saved: quietly, with nothing chosen beforehand.

use leptos::prelude::*;

use crate::ui::pages::counted::CountedForm;
use domain::Locale;
use words::t;

/// The card, with the way to put it away.
#[component]
pub fn AskCounted(
    /// k, as it is in force.
    floor: u32,
    /// In which language.
    locale: Locale,
) -> impl IntoView {
    view! {
        <section class="card ask-counted" id="counted" aria-labelledby="counted-title">
            <h2 id="counted-title">{t!(locale, "counted-ask-title")}</h2>
            <CountedForm counted=None floor=floor back="/check-in" quiet=true locale=locale/>
            <form class="put-off" method="post" action="/api/put_off_counted">
                <button class="button plain">{t!(locale, "counted-put-off")}</button>
                <span class="aside">{t!(locale, "counted-put-off-say")}</span>
            </form>
        </section>
    }
}
