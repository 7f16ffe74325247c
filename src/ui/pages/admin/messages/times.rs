//! When messages are sent.

use leptos::prelude::*;

use crate::app::messages::times::MessageTimes;
use crate::ui::components::unsent::main_form;
use crate::ui::components::{FormErrors, TextField, ViewerField, form_state};
use domain::Locale;
use words::t;

/// The card: the time of the digest, and the quiet hours.
#[component]
pub fn TimesCard(times: MessageTimes, locale: Locale) -> impl IntoView {
    let state = form_state("choose_message_times");
    let written = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
    let from = times.quiet.map(|quiet| written(quiet.from)).unwrap_or_default();
    let until = times.quiet.map(|quiet| written(quiet.until)).unwrap_or_default();
    view! {
        <section class="card" id="times">
            <h2>{t!(locale, "message-times-title")}</h2>
            <form id=main_form("choose_message_times") class="stack" method="post" action="/api/choose_message_times" novalidate>
                <ViewerField/>
                <FormErrors state=state.clone() locale=locale/>
                <div class="message-times">
                    <TextField field="digest" label=t!(locale, "message-digest-time") state=state.clone() begins=written(times.digest) kind="time"/>
                </div>
                <fieldset class="field message-times">
                    <legend>{t!(locale, "message-quiet")}</legend>
                    <TextField field="quiet_from" label=t!(locale, "message-quiet-from") state=state.clone() begins=from kind="time"/>
                    <TextField field="quiet_until" label=t!(locale, "message-quiet-until") state=state begins=until kind="time"/>
                    <p class="help">{t!(locale, "message-quiet-help")}</p>
                </fieldset>
                <div class="buttons"><button class="button quiet">{t!(locale, "message-times-save")}</button></div>
            </form>
        </section>
    }
}
