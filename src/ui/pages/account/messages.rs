//! Whether somebody wants e-mails.

use leptos::prelude::*;

use crate::app::messages::choose_messages::MessageChoice;
use crate::ui::components::{FieldError, ViewerField, form_state};
use domain::Locale;
use words::t;

/// The card.
#[component]
pub fn MessagesCard(choice: MessageChoice, locale: Locale) -> impl IntoView {
    let state = form_state("choose_messages");
    let wrong = state.error("wanted").is_some();
    let choices = [("yes", true, t!(locale, "messages-yes")), ("no", false, t!(locale, "messages-no"))];
    let choices = choices.map(|(value, means, words)| {
        view! { <label><input type="radio" name="wanted" value=value checked=choice.wanted == Some(means)/>{words}</label> }
    });
    view! {
        <section class="card" id="messages">
            <h2>{t!(locale, "messages-card-title")}</h2>
            <p>{t!(locale, "messages-card-say", address = choice.address)}</p>
            <form novalidate method="post" action="/api/choose_messages">
                <ViewerField/>
                <fieldset class=if wrong { "field wrong" } else { "field" } aria-describedby=wrong.then_some("wanted-error")>
                    <legend>{t!(locale, "messages-wanted")}</legend>
                    <div class="segments">{choices.into_iter().collect_view()}</div>
                    <FieldError field="wanted" state=state/>
                </fieldset>
                <button class="button quiet">{t!(locale, "messages-save")}</button>
            </form>
        </section>
    }
}
